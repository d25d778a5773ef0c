// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/launchconfiguration.h"
#include "core/project/packagejson.h"

namespace boucle {

/// One pass of CommandInterpreter: takes a command apart, from the outside to the script that runs, and fills
/// a configuration. Each function either finishes the configuration or hands the rest of the words on.
class CommandReader
{
public:
    CommandReader(const QString &folder, const PackageJson &package,
                  const QMap<QString, QString> &environment, const LaunchConfiguration &configuration);

    void readScript(const QString &name, const QStringList &arguments);
    void readLine(const QString &line, const QStringList &arguments);
    void readWords(const QStringList &words);

    const LaunchConfiguration &configuration() const { return m_configuration; }

private:
    void followScript(const QString &name, const QStringList &arguments);
    bool readPreparation(const QString &command);
    void changeFolder(const QString &folder);
    // Programs that run another command.
    void readCrossEnv(QStringList words);
    void readCrossEnvShell(QStringList words);
    void readEnv(QStringList words);
    void readDotenv(QStringList words);
    void readNpx(QStringList words);
    // Package managers.
    void readNpm(QStringList words);
    void readYarn(QStringList words);
    void readPnpm(QStringList words);
    void readWorkspaceScript(const QString &workspace, const QString &name, const QStringList &arguments);
    void readScriptOrTool(const QStringList &words);
    bool enterPackage(const QString &folder);
    // Programs that run a file.
    void readNode(QStringList words);
    void readNodemon(QStringList words);
    void readTsx(QStringList words);
    void readTool(const QStringList &words);
    void runFile(const QString &file, const QStringList &arguments);

    QStringList takeAssignments(QStringList words);
    QMap<QString, QString> currentEnvironment() const;
    QString absolute(const QString &path) const;
    void refuse(const QString &code, const QString &message);
    void refuse(const Error &error);

    QString m_folder;
    PackageJson m_package;
    QMap<QString, QString> m_environment;
    LaunchConfiguration m_configuration;
    QStringList m_followed; ///< scripts that led here, to notice circles
    int m_depth = 0;
};

} // namespace boucle

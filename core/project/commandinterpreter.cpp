// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/commandinterpreter.h"

#include "core/project/commandreader.h"

namespace boucle {

CommandInterpreter::CommandInterpreter(const QString &folder, const PackageJson &package,
                                       const QMap<QString, QString> &environment)
    : m_folder(folder)
    , m_package(package)
    , m_environment(environment)
{
}

LaunchConfiguration CommandInterpreter::script(const QString &name) const
{
    LaunchConfiguration configuration;
    configuration.name = name;
    configuration.origin = LaunchConfiguration::Origin::PackageScript;
    configuration.workingDirectory = m_folder;
    if (const PackageJson::Script *script = m_package.script(name))
        configuration.detail = script->command;
    CommandReader reader(m_folder, m_package, m_environment, configuration);
    reader.readScript(name, {});
    return reader.configuration();
}

LaunchConfiguration CommandInterpreter::command(const QStringList &words,
                                                LaunchConfiguration configuration) const
{
    if (configuration.workingDirectory.isEmpty())
        configuration.workingDirectory = m_folder;
    CommandReader reader(m_folder, m_package, m_environment, configuration);
    reader.readWords(words);
    return reader.configuration();
}

LaunchConfiguration CommandInterpreter::commandLine(const QString &line,
                                                    LaunchConfiguration configuration) const
{
    if (configuration.workingDirectory.isEmpty())
        configuration.workingDirectory = m_folder;
    CommandReader reader(m_folder, m_package, m_environment, configuration);
    reader.readLine(line, {});
    return reader.configuration();
}

} // namespace boucle

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/launchenvironment.h"

#include "app/launcher/savedenvironment.h"

#include <QByteArrayList>
#include <QFile>

#include <cstdlib>

#include <unistd.h>

namespace boucle {

namespace {

struct Variable
{
    QByteArray name;
    QByteArray value;
};

QList<Variable> processVariables()
{
    QList<Variable> result;
    for (char **entry = environ; *entry; ++entry) {
        const QByteArray text(*entry);
        const qsizetype equals = text.indexOf('=', 1);
        if (equals > 0)
            result.append({text.left(equals), text.mid(equals + 1)});
    }
    return result;
}

} // namespace

QMap<QString, QString> userEnvironment()
{
    QMap<QString, QString> result;
    const QList<Variable> variables = processVariables();
    for (const Variable &variable : variables) {
        if (!variable.name.startsWith(savedPrefix) && !isSetByLauncher(variable.name.constData()))
            result.insert(QFile::decodeName(variable.name), QFile::decodeName(variable.value));
    }
    for (const Variable &variable : variables) {
        if (variable.name.startsWith(savedPrefix))
            result.insert(QFile::decodeName(variable.name.mid(qstrlen(savedPrefix))),
                          QFile::decodeName(variable.value));
    }
    return result;
}

void restoreUserEnvironment()
{
    const QList<Variable> variables = processVariables();
    for (const Variable &variable : variables) {
        if (!variable.name.startsWith(savedPrefix))
            continue;
        setenv(variable.name.mid(qstrlen(savedPrefix)).constData(), variable.value.constData(), 1);
        unsetenv(variable.name.constData());
    }
}

} // namespace boucle

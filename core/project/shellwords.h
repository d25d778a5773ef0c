// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QMap>
#include <QPair>
#include <QString>
#include <QStringList>

namespace boucle {

/// One simple command of the shell: "A=b node server.js --port 80".
struct ShellCommand
{
    QList<QPair<QString, QString>> assignments; ///< the leading NAME=value words, in order
    QStringList words;                          ///< quotes and escapes removed, parameters expanded
    friend bool operator==(const ShellCommand &, const ShellCommand &) = default;
};

/// The commands of "A && B && C", as written. One when there is no "&&", or when another operator between
/// commands (";", "||", "&", a group) makes more of the line than a sequence.
QStringList splitSequence(const QString &command);

/// Splits a command as sh does. $NAME, ${NAME} and ${NAME:-default} come from `environment`. What needs a
/// shell to run (several commands, pipes, redirections, substitutions, file name patterns) is the Error
/// "not-a-simple-command", whose message says what was found.
Result<ShellCommand> parseShellCommand(const QString &command, const QMap<QString, QString> &environment);

} // namespace boucle

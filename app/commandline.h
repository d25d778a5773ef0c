// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/packages/packagetypes.h"

#include <QStringList>

#include <optional>
#include <variant>

namespace boucle {

/// boucle [FOLDER | FILE[:LINE]] [--run [NAME]] [--trust]
struct WindowCommand
{
    QString path; ///< as written; empty: what was open last
    int line = 0; ///< 1-based; 0: none
    bool run = false;
    QString runName;    ///< empty: the first configuration
    bool trust = false; ///< the user says that the folder may run code: nothing is asked
};

/// boucle exec [--hot] [--env-file F] … SCRIPT [ARG …]
struct ExecCommand
{
    QString script;
    QStringList arguments;
    QStringList environmentFiles;
    QStringList requireModules; ///< from NODE_OPTIONS
    QStringList importModules;
    QString loopReport;           ///< the file for the event loop's summary, as written; empty: none
    bool isHot = false;           ///< hot reload
    bool stopBeforeStart = false; ///< with it: the next generation begins when the one before has ended
    QStringList watchedFiles;     ///< with it: as written, besides those that the script loads
};

/// boucle packages VERB [PACKAGE …] [--json] …
struct PackagesCommand
{
    enum class Verb { List, Search, Audit, Signatures, Outdated, Undo, Change };
    Verb verb = Verb::List;
    PackageChange change; ///< of Verb::Change
    QString text;         ///< of Verb::Search
    QString folder;       ///< as written; empty: the current one
    bool asJson = false;
};

struct VersionCommand
{
};
struct HelpCommand
{
};

using Command = std::variant<WindowCommand, ExecCommand, PackagesCommand, VersionCommand, HelpCommand>;

/// Understands the arguments after the program's name. An Error says what is wrong and what is expected.
Result<Command> parseCommandLine(const QStringList &arguments);

QString helpText();

} // namespace boucle

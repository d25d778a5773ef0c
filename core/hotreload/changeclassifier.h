// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QStringList>

#include <functional>

namespace boucle {

/// Two texts of one file: what a server runs, and what it is to run.
struct FileChange
{
    QString fileName; ///< its ending says which language it is
    QString oldText;
    QString newText;
};

/// What a change asks for.
struct ChangeVerdict
{
    enum class Kind {
        None,          ///< the program is the same: comments, formatting, types
        LiveEdit,      ///< inside function bodies: a running server can take it and keep its state
        NewGeneration, ///< anything else, and whatever is not proven to be one of the other kinds
        SyntaxError    ///< the new text is no program
    };
    Kind kind = Kind::NewGeneration;
    QString reason; ///< kebab-case, for describe(): "function-bodies", "import", "captured-variable" …
    QString detail; ///< names of functions, or the parser's words; may be empty
    int line = 0;   ///< where in the new text, 1-based; 0: nowhere in particular
    int column = 0; ///< likewise
    /// LiveEdit: the text that the engine runs, which is the old one without its types, and those that it is
    /// to be given, one after the other. The last is the new text, likewise.
    QStringList steps;

    friend bool operator==(const ChangeVerdict &, const ChangeVerdict &) = default;
};

/// One line for the user, translated: "function bodies: list, add", "an import has changed (line 3)".
QString describe(const ChangeVerdict &verdict);

/// Reads what the classifier's JavaScript answers. An Error ("classifier-answer") when it is not what it
/// should be.
Result<ChangeVerdict> readVerdict(const QByteArray &json);

/// Port: compares texts by their syntax. UI thread; answers arrive there, queued.
class ChangeClassifier : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    using Done = std::function<void(const ChangeVerdict &)>;

    /// Calls `done` once, in the order of the calls, unless `guard` or the classifier is gone by then. Where
    /// nothing can be compared the verdict is a new generation.
    virtual void classify(const FileChange &change, QObject *guard, Done done) = 0;
};

} // namespace boucle

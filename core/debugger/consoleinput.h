// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace boucle {

/// A bracket, template or comment is open, so that the text goes on in another line. A text that no line can
/// mend is not.
bool isOpenInput(const QString &text);

/// The text as an expression, without the ";" at its end; empty when it is known to be none. What looks like
/// a block may be an object, and is taken as one.
QString expressionOf(const QString &text);

/// What can be completed at a place of a text.
struct CompletionPoint
{
    enum class Kind {
        None,    ///< in a string or comment, behind a number, where a name is declared
        Name,    ///< a variable or keyword
        Property ///< of `object`
    };
    Kind kind = Kind::None;
    int from = 0;   ///< where the word begins
    QString prefix; ///< what of it stands there
    QString object; ///< the expression before the dot
};

CompletionPoint completionPointAt(const QString &text, int cursor);

} // namespace boucle

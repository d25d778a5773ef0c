// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

namespace boucle {

/// A piece of JavaScript or TypeScript. Comments and blanks are none.
struct ScriptToken
{
    enum class Kind {
        Word, ///< names, keywords, #private
        Number,
        Text, ///< strings, and templates or parts of them between the expressions in them
        RegExp,
        Sign ///< one character, or "=>", "?.", "..."
    };
    Kind kind = Kind::Sign;
    qsizetype start = 0;
    qsizetype length = 0;
    int pair = -1; ///< of brackets: the index of the token that closes or opens it; -1: there is none

    qsizetype end() const { return start + length; }
};

/// The tokens of a text, which may be broken anywhere.
struct ScriptTokens
{
    QList<ScriptToken> tokens;
    bool isOpen = false; ///< the text ends within a comment, a template or brackets

    static ScriptTokens of(const QString &text);
};

/// "if", "return" …: words that are no names.
bool isScriptKeyword(QStringView word);

} // namespace boucle

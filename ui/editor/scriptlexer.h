// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/scriptscanner.h"

#include <Qsci/qscilexercustom.h>

namespace boucle {

/// Colours and folds JavaScript, TypeScript and JSON in an editor. Works on what the editor is about to show,
/// so its cost depends on the visible lines, not on the file.
class ScriptLexer : public QsciLexerCustom
{
    Q_OBJECT
public:
    explicit ScriptLexer(Language language, QObject *parent = nullptr);

    const char *language() const override;
    QString description(int style) const override;
    int braceStyle() const override { return int(ScriptToken::Text); }
    const char *wordCharacters() const override;
    void styleText(int start, int end) override;

private:
    ScriptScanner m_scanner;
    QByteArray m_tokens;
};

} // namespace boucle

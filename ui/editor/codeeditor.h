// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/indentation.h"
#include "ui/editor/language.h"
#include "ui/editor/markededitor.h"

namespace boucle {

/// The editor of one text. The text is kept with \n line ends. Never asks the disk for anything.
class CodeEditor : public MarkedEditor
{
    Q_OBJECT
public:
    /// `theme` must outlive the editor.
    explicit CodeEditor(const Theme &theme, QWidget *parent = nullptr);

    void setLanguage(Language language);
    Language language() const { return m_language; }
    Indentation indentation() const { return m_indentation; }

    /// Name of the file, for those who do not see the tab.
    void setTitle(const QString &title);

    /// The first text: unmodified, nothing to undo.
    void setContent(const QString &text);
    /// Another text of the same file, as one step that can be undone; cursor and scroll position stay with
    /// the lines that are the same. Unmodified afterwards.
    void reloadContent(const QString &text);
    /// The same, modified afterwards.
    void replaceContent(const QString &text);
    QString content() const;

    /// Puts the cursor there, or as near as the text allows, and shows it. Column 0 is the line's start.
    void goTo(int line, int column);

    /// Scrolls only when the cursor is not comfortably in sight.
    void revealCursor();

    /// In points over the theme's size.
    void setZoom(int points);
    static int clampedZoom(int points);

public slots:
    void toggleComment();
    void moveLinesUp();
    void moveLinesDown();
    void duplicateLines();
    void selectNextOccurrence();

signals:
    void cursorMoved(int line, int column);
    void zoomRequested(int steps); ///< with the wheel

protected:
    void wheelEvent(QWheelEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void configure();
    void applyTheme();
    void applyLineHeight();
    void freeShortcuts();
    void updateNumberMargin();

    const Theme &m_theme;
    Language m_language = Language::PlainText;
    Indentation m_indentation;
    QString m_title;
    int m_zoom = 0;
    int m_numberDigits = 0;
    bool m_revealOnShow = false;
};

} // namespace boucle

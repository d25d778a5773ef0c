// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qsci/qsciscintilla.h>

#include <functional>

namespace boucle {

class EditorMarks;
class Theme;

/// A text with its margins and what a debugger shows in it. Places are 1-based lines and columns, a column
/// being a UTF-16 unit, as in stack traces.
class MarkedEditor : public QsciScintilla
{
    Q_OBJECT
public:
    /// In their order from the left.
    enum Margin { BreakpointMargin, LineNumberMargin, FoldMargin };

    /// `theme` must outlive the editor.
    explicit MarkedEditor(const Theme &theme, QWidget *parent = nullptr);

    /// What a debugger shows here.
    EditorMarks &marks() { return *m_marks; }
    const EditorMarks &marks() const { return *m_marks; }

    int cursorLine() const;
    int cursorColumn() const;
    QString lineText(int line) const;
    /// The byte in Scintilla's text, or the nearest one.
    long positionOf(int line, int column) const;
    int columnOf(long position) const;
    int marginsWidth() const;
    /// From the margins' right to the viewport's; global. Also of a line that is out of sight.
    QRect lineRect(int line) const;

public slots:
    void undo() override;
    void redo() override;

signals:
    /// By a click in the margin, or on the small mark of a place in a line; column 0: the whole line.
    void breakpointToggled(int line, int column);
    void marginMenuRequested(int line, const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;

    /// For an edit that puts lines elsewhere: marks follow their words.
    void relocating(const std::function<void()> &edit);
    void updateMarkColours();
    long send(unsigned int message, unsigned long w = 0, long l = 0) const
    {
        return SendScintilla(message, w, l);
    }

private:
    void configureMargins();
    void moveCursorTo(QPoint point);
    void setFoldMarksVisible(bool visible);

    EditorMarks *m_marks;
    bool m_foldMarksVisible = false;
};

} // namespace boucle

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QLineEdit;

namespace boucle {

/// Asks for a line, or line:column, over the editor. Goes away with Escape, Enter and the focus.
class GoToLine : public QFrame
{
    Q_OBJECT
public:
    explicit GoToLine(QWidget *parent);

    void open(int currentLine, int lineCount);

signals:
    /// 1-based; `column` 0 when none was given.
    void chosen(int line, int column);
    /// The prompt went away without a choice.
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void place();
    void accept();
    void retranslate();

    QLineEdit *m_field;
    QLabel *m_hint;
    int m_current = 1;
    int m_count = 1;
};

} // namespace boucle

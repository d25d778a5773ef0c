// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace boucle {

/// A line for a server's stdin: Enter sends it, Up and Down go through what was sent, Ctrl+D on an empty line
/// ends the input.
class InputLine : public QLineEdit
{
    Q_OBJECT
public:
    static constexpr int historyLimit = 200;

    explicit InputLine(QWidget *parent = nullptr);

    /// A new run reads again.
    void reopen();
    bool isClosed() const { return m_closed; }

signals:
    void lineEntered(const QString &line);
    void inputClosed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void enter();
    void recall(qsizetype index);
    void retranslate();

    QStringList m_history;
    qsizetype m_at = 0; ///< in the history; its size: the line that is being written
    QString m_draft;
    bool m_closed = false;
};

} // namespace boucle

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;

namespace boucle {

/// Asks for a name above the tree: Return takes it, Escape gives up, what is wrong with it stands below.
class NameBar : public QWidget
{
    Q_OBJECT
public:
    explicit NameBar(QWidget *parent = nullptr);

    /// `accept` does the work; the bar stays open with the message when it fails. `selection` is how many
    /// characters of `text` are selected at first.
    void ask(const QString &title, const QString &text, int selection,
             std::function<Result<void>(const QString &)> accept);

signals:
    /// Closed, whether a name was taken or not.
    void finished();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take();
    void finish();

    std::function<Result<void>(const QString &)> m_accept;
    QLabel *m_title;
    QLineEdit *m_input;
    QLabel *m_problem;
};

} // namespace boucle

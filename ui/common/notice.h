// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <functional>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace boucle {

class Theme;

/// What a notice lets the user do: "Show Console".
struct NoticeAction
{
    QString text;
    std::function<void()> run;
};

/// One message in the window: what is wrong and what to do, with buttons to do it. Announced to screen
/// readers when it is shown.
class Notice : public QFrame
{
    Q_OBJECT
public:
    enum class Kind { Info, Warning, Error };

    /// `theme` must outlive the notice.
    Notice(const Theme &theme, Kind kind, const QString &text, const QList<NoticeAction> &actions,
           QWidget *parent);

    Kind kind() const { return m_kind; }
    QString text() const { return m_text; }

signals:
    /// Dismissed by the user or because an action was taken.
    void finished();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslateUi();
    void updateIcon();

    const Theme &m_theme;
    const Kind m_kind;
    const QString m_text;
    QLabel *m_icon;
    QLabel *m_label;
    QToolButton *m_dismiss;
};

} // namespace boucle

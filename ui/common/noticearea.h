// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/common/notice.h"

#include <QList>
#include <QWidget>

namespace boucle {

/// The notices of a window, stacked at its lower right above the status bar, the newest at the bottom.
/// Errors and warnings stay until they are dismissed, information goes by itself.
class NoticeArea : public QWidget
{
    Q_OBJECT
public:
    /// Lies over `host` and keeps `bottomMargin` pixels free at its lower edge. `theme` must outlive it.
    NoticeArea(const Theme &theme, QWidget &host, int bottomMargin);

    /// The same text again replaces its notice instead of standing twice.
    void post(Notice::Kind kind, const QString &text, const QList<NoticeAction> &actions = {});
    /// Shown when it is for the user, always logged.
    void showError(const Error &error, const QList<NoticeAction> &actions = {});

    QList<Notice *> notices() const { return m_notices; }
    void dismissAll();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void remove(Notice *notice);
    void place();

    const Theme &m_theme;
    QWidget &m_host;
    const int m_bottomMargin;
    QList<Notice *> m_notices;
};

} // namespace boucle

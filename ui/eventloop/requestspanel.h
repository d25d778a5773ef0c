// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eventloop/loopmonitor.h"

#include <QPointer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QTreeView;

namespace boucle {

class RequestRows;
class Theme;
class WaterfallDelegate;

/// The Requests panel: what a server has been asked, and what it has asked others, as a live table with a
/// waterfall.
class RequestsPanel : public QWidget
{
    Q_OBJECT
public:
    /// `theme` must outlive it.
    explicit RequestsPanel(const Theme &theme, QWidget *parent = nullptr);

    /// Nothing: there is no server.
    void setMonitor(LoopMonitor *monitor);
    /// Nothing is drawn anew while nobody sees it. A dock behind another one's tab is visible to Qt.
    void setInSight(bool inSight);
    /// Less than all of it needs: the tabs beside it decide how small a window may be.
    QSize minimumSizeHint() const override { return {200, 80}; }
    void select(quint64 number);
    /// A command line that asks the same again; `base` is where the server listens, "http://localhost:3000".
    static QString curlCommand(const RequestEntry &entry, const QString &base);

signals:
    /// Show it on the timeline.
    void requestActivated(quint64 number);
    /// Once more, to that address.
    void sendRequested(const QString &method, const QString &url);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();
    void refresh();
    void attach();
    void applyFilter();
    void openMenu(const QPoint &point);
    QString baseUrl() const;
    void copyCurl();
    void sendAgain();
    RequestEntry current() const;

    const Theme &m_theme;
    QPointer<LoopMonitor> m_monitor;
    bool m_isInSight = false;
    QByteArray m_columns; ///< as the user has made them
    RequestRows *m_rows;
    WaterfallDelegate *m_waterfall;
    QLineEdit *m_filter;
    QComboBox *m_which;
    QLabel *m_summary;
    QTreeView *m_table;
    QLabel *m_empty;
};

} // namespace boucle

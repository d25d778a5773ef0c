// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hotreload/reloadrecord.h"

#include <QDialog>
#include <QList>

class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace boucle {

class Theme;

/// What became of the saves of a server, the latest first. Follows while it is open.
class ReloadHistory : public QDialog
{
    Q_OBJECT
public:
    /// `name` is the server's; files are shown relative to `root`. `theme` must outlive the dialog.
    ReloadHistory(const Theme &theme, const QString &name, const QString &root, QWidget *parent);

    void setRecords(const QList<ReloadRecord> &records);
    void add(const ReloadRecord &record);

signals:
    void placeChosen(const boucle::SourcePlace &place);

private:
    void insert(const ReloadRecord &record);
    void choose(QTreeWidgetItem *item);

    const Theme &m_theme;
    const QString m_root;
    QTreeWidget *m_list;
    QLabel *m_empty;
};

} // namespace boucle

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiling/calltreemodel.h"

#include <QIdentityProxyModel>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QTreeView;

namespace boucle {

class FlameChart;
class Theme;

/// The words of a call tree.
class CallRows : public QIdentityProxyModel
{
    Q_OBJECT
public:
    /// `theme` must outlive it.
    explicit CallRows(const Theme &theme, QObject *parent = nullptr);

    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const Theme &m_theme;
};

/// A profile in the way that is chosen: as a flame chart, by functions, by calls.
class ProfileView : public QWidget
{
    Q_OBJECT
public:
    enum Way { Flames, Functions, Calls };

    /// `theme` must outlive it.
    explicit ProfileView(const Theme &theme, QWidget *parent = nullptr);

    /// Nothing: `words` say what to do instead.
    void setProfile(CallProfilePtr profile);
    const CallProfilePtr &profile() const { return m_profile; }
    void setEmptyText(const QString &words);
    /// For the row above it, where they belong to.
    QComboBox &wayBox() { return *m_way; }
    QLineEdit &filterEdit() { return *m_filter; }

signals:
    void placeActivated(const QString &path, int line, int column);

protected:
    void changeEvent(QEvent *event) override;

private:
    QTreeView *makeTree(CallTreeModel &model);
    void showWay();
    void applyFilter();
    void describe(const ProfiledFunction *function, double self, double total);
    void open(const ProfiledFunction &function);
    void retranslateUi();

    const Theme &m_theme;
    CallProfilePtr m_profile;
    CallTreeModel m_functions;
    CallTreeModel m_calls;
    QComboBox *m_way;
    QLineEdit *m_filter;
    QStackedWidget *m_stack;
    FlameChart *m_flames;
    QTreeView *m_functionTree;
    QTreeView *m_callTree;
    QLabel *m_empty;
    QLabel *m_details;
    QString m_linkPath;
    int m_linkLine = 0;
    int m_linkColumn = 0;
};

} // namespace boucle

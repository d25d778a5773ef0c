// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packages/packagetree.h"
#include "core/packages/projectpackages.h"
#include "ui/packages/scriptsview.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <memory>

class QAction;
class QActionGroup;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSplitter;
class QStackedLayout;
class QToolButton;
class QTreeView;
class QVBoxLayout;

namespace boucle {

class ConflictView;
class PackageDetailsView;
class PackageRows;
class Theme;
class WorkView;

/// The Packages panel: what is installed, outdated, vulnerable, or found in the registry, and beside it the
/// chosen package, what goes on, and who wants to run something.
class PackagesPanel : public QWidget
{
    Q_OBJECT
public:
    /// `theme` must outlive it.
    explicit PackagesPanel(const Theme &theme, QWidget *parent = nullptr);
    ~PackagesPanel() override;

    /// Null: there is none. Must outlive it, or be taken back.
    void setPackages(ProjectPackages *packages);
    /// Looks for packages with these words, and shows what is found.
    void search(const QString &words);
    /// The page of one, whether it is in the list or not.
    void showPackage(const QString &name);
    void setScripts(const QList<ScriptsView::Row> &rows);
    /// Whether a server runs whose heap can be measured.
    void setCanMeasure(bool can);
    /// Whether servers remember who has made their handles.
    void setTracing(bool on);
    /// Somebody can see it: what the registry knows is asked for the first time.
    void setInSight(bool inSight);
    QSize minimumSizeHint() const override { return {200, 80}; }

signals:
    void changeRequested(const boucle::PackageChange &change);
    void undoRequested();
    void logRequested();
    /// The registry may not be asked yet; the words are searched again once it may.
    void trustRequested(const QString &words);
    void signaturesRequested();
    void heapRequested();
    void tracingRequested(bool on);
    void minimumAgeChosen(int days);
    void runRequested(const QString &script);
    void stopRequested(const QString &script);
    void consentGiven(const QString &name, boucle::ProjectPackages::Consent consent);
    void linkActivated(const QUrl &url);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslateUi();
    void takeShown(PackageTreeModel::Show show);
    void updateAll();
    /// Where there is little room the choice of what is shown has a row of its own, and the chosen package
    /// stands below the list, once there is one.
    void arrange();
    void arrangeBar();
    /// What the button at the right does with what is shown.
    PackageChange::Kind changeOfAll() const;
    bool canChangeAll() const;
    QString wordsOfAll() const;
    QString toolTipOfAll(const PackageTree *tree) const;
    void updateChips();
    void updateEmpty();
    void updateConsent();
    void updateColumns();
    void fillMore();
    void requestChange(PackageChange::Kind kind);
    void takeText(const QString &text);
    void keepSelection();
    QString emptyText() const;

    const Theme &m_theme;
    QPointer<ProjectPackages> m_packages;
    std::unique_ptr<PackageTreeModel> m_model;
    std::unique_ptr<PackageRows> m_rows;
    bool m_isInSight = false;
    bool m_wasAsked = false; ///< of the registry, for this project
    QTimer m_searchSoon;
    QLineEdit *m_field;
    QAction *m_lookUp;
    QToolButton *m_installed;
    QToolButton *m_outdated;
    QToolButton *m_advisories;
    QToolButton *m_found;
    QToolButton *m_scripts;
    QWidget *m_views; ///< holds the five above
    QPushButton *m_installAll;
    QToolButton *m_more;
    QToolButton *m_undo;
    QHBoxLayout *m_bar;
    QHBoxLayout *m_secondBar;
    QTreeView *m_table;
    ScriptsView *m_scriptsView;
    QStackedLayout *m_lists; ///< the two above
    bool m_canMeasure = false;
    bool m_isTracing = false;
    QLabel *m_empty;
    QSplitter *m_splitter;
    QWidget *m_main; ///< bar and list
    QWidget *m_side; ///< what goes on, questions, and the chosen package
    WorkView *m_work;
    ConflictView *m_conflict;
    QVBoxLayout *m_cards;
    PackageDetailsView *m_details;
};

} // namespace boucle

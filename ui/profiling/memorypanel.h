// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiling/profilerecorder.h"
#include "core/profiling/snapshottaker.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QStackedWidget;
class QToolButton;

namespace boucle {

class HeapView;
class LoopMonitor;
class MemoryChart;
class ProfileView;
class Theme;

/// A server's memory while it runs, heap snapshots and their comparison, and who allocates.
class MemoryPanel : public QWidget
{
    Q_OBJECT
public:
    /// What was taken or opened: one of both is there.
    struct Finding
    {
        QString title;
        HeapSnapshotPtr snapshot;
        CallProfilePtr allocations;
        QString path;                         ///< of the snapshot's text
        std::shared_ptr<QTemporaryFile> file; ///< that is there as long as this is; null: the user's own
    };

    /// `theme` must outlive it.
    explicit MemoryPanel(const Theme &theme, QWidget *parent = nullptr);
    ~MemoryPanel() override;

    /// What takes and what records for it; both must outlive it.
    void setSources(SnapshotTaker &taker, ProfileRecorder &recorder);
    /// Whose memory the chart shows; nothing: there is no server.
    void setMonitor(LoopMonitor *monitor);
    LoopMonitor *monitor() const;
    /// There is a server that can be asked.
    void setCanRecord(bool can);
    /// Shown at once.
    void addSnapshot(Finding finding) { add(std::move(finding)); }
    void addAllocations(CallProfilePtr profile, const QString &title);
    /// Of the chosen snapshot, as asked for.
    void setChanges(const HeapComparisonPtr &changes);
    /// The chosen one; null: none.
    const Finding *current() const;

signals:
    void snapshotRequested();
    void recordRequested();
    void stopRequested();
    void openRequested();
    void saveRequested();
    void comparisonRequested(const boucle::HeapSnapshotPtr &before, const boucle::HeapSnapshotPtr &after);
    void placeActivated(const QString &path, int line, int column);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildBar();
    QWidget *buildFindings();
    QWidget *buildContent();
    void add(Finding finding);
    void removeCurrent();
    void showCurrent();
    void fillComparisons();
    void chooseComparison();
    void updateChart();
    void updateState();
    QString stateWords() const;
    void retranslateUi();

    const Theme &m_theme;
    SnapshotTaker *m_taker = nullptr;
    ProfileRecorder *m_recorder = nullptr;
    QPointer<LoopMonitor> m_monitor;
    QToolButton *m_take;
    QToolButton *m_record;
    QToolButton *m_open;
    QToolButton *m_save;
    QToolButton *m_remove;
    QLabel *m_summary;
    MemoryChart *m_chart;
    QListWidget *m_list;
    QLineEdit *m_classFilter;
    QComboBox *m_comparison;
    QStackedWidget *m_tools; ///< of the content that is shown
    QStackedWidget *m_content;
    QWidget *m_right; ///< both
    HeapView *m_heap;
    ProfileView *m_allocations;
    QLabel *m_empty;
    QTimer m_tick; ///< while it records
    std::vector<Finding> m_findings;
    bool m_canRecord = false;
};

} // namespace boucle

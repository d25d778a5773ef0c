// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiling/profilerecorder.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace boucle {

class ProfileView;
class Theme;

/// Takes a CPU profile of a server and shows it.
class CpuPanel : public QWidget
{
    Q_OBJECT
public:
    /// `theme` must outlive it.
    explicit CpuPanel(const Theme &theme, QWidget *parent = nullptr);

    /// What is recorded by it; must outlive it.
    void setRecorder(ProfileRecorder &recorder);
    /// There is a server that can be recorded.
    void setCanRecord(bool can);
    /// `title`: of what it is.
    void setProfile(CallProfilePtr profile, const QString &title);
    ProfileView &view() { return *m_view; }

signals:
    void recordRequested();
    void stopRequested();
    void openRequested();
    void saveRequested();
    void closeRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateState();
    void retranslateUi();

    const Theme &m_theme;
    ProfileRecorder *m_recorder = nullptr;
    QToolButton *m_record;
    QToolButton *m_open;
    QToolButton *m_save;
    QToolButton *m_close;
    QLabel *m_summary;
    ProfileView *m_view;
    QTimer m_tick; ///< while it records
    QString m_title;
    bool m_canRecord = false;
};

} // namespace boucle

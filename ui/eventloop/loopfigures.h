// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <array>

class QLabel;
class QToolButton;

namespace boucle {

class LoopMonitor;
class Theme;
struct Diagnosis;

/// The row above the timeline: how busy the loop is, in large figures, and what is wrong with it, in one
/// sentence.
class LoopFigures : public QWidget
{
    Q_OBJECT
public:
    /// `theme` must outlive it.
    explicit LoopFigures(const Theme &theme, QWidget *parent = nullptr);

    /// Nothing: there is no server.
    void setFacts(const LoopMonitor *monitor, const Diagnosis &diagnosis);

signals:
    /// The line that the sentence speaks of.
    void placeActivated();
    void breakRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum Figure { Utilisation, Turns, Median, Slowest, Longest, Handles, Pool, FigureCount };
    struct Tile
    {
        QWidget *frame = nullptr;
        QLabel *value = nullptr;
        QLabel *name = nullptr;
    };

    void retranslateUi();
    void fitTiles();
    void updateLook();
    void set(Figure figure, const QString &value, bool isAlert = false);

    const Theme &m_theme;
    std::array<Tile, FigureCount> m_tiles;
    QLabel *m_icon;
    QLabel *m_sentence;
    QToolButton *m_break;
};

} // namespace boucle

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/server/consolegeometry.h"
#include "ui/server/consolelayout.h"
#include "ui/server/consoleline.h"
#include "ui/server/consoleselection.h"

#include <QAbstractScrollArea>
#include <QCache>
#include <QElapsedTimer>
#include <QTimer>

#include <optional>

namespace boucle {

class ConsoleSearch;
class ConsoleTrees;
class Theme;

/// Shows an output log as a terminal would: colours, rows of equal cells, links. It keeps no copy of the
/// text; what it does for a new line is count its cells, and what it does for a frame depends on the visible
/// rows.
class ConsoleView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    using Position = ConsolePosition;

    /// `theme` and `log` must outlive the view.
    ConsoleView(const Theme &theme, OutputLog &log, QWidget *parent = nullptr);
    ~ConsoleView() override;

    OutputLog &log() const { return m_log; }
    const ConsoleLayout &layout() const { return m_layout; }

    bool isFollowing() const { return m_following; }
    /// Goes to the end and stays there while lines arrive; ends when the user scrolls up.
    void setFollowing(bool following);
    bool isWrapping() const { return m_wrapping; }
    void setWrapping(bool wrapping);

    QString selectedText() const;
    /// Selects part of a line and shows it.
    void select(Position from, Position to);
    /// In the order of the text.
    ConsoleSelection::Range selection() const { return m_selection.range(); }

    /// Marks its matches while it is set.
    void setSearch(const ConsoleSearch *search);

    /// Lines that have values behind them can be opened while it is set.
    void setTrees(ConsoleTrees *trees);
    /// Keeps rows free below a line; how many pixels they have is told by rowHeight().
    void setExtraRows(qint64 line, int rows);
    int rowHeight() const { return m_rowHeight; }
    /// Scrolls back to a line that is above what is shown.
    void reveal(qint64 line);
    /// Where the rows below the line's text begin, in the viewport; nothing when the line is gone.
    std::optional<int> topBelow(qint64 line) const;

    /// The line with that number as it is shown; nothing when it is gone.
    const ConsoleLine *line(qint64 number) const;

    /// Where a place of the text is in the viewport, for tests and assistive technologies.
    QRect cellRect(Position position) const;
    /// The nearest place between two characters, or with `cell` the character under the point.
    Position positionAt(QPoint point, bool cell = false) const;

    /// "12 older lines were dropped", as the first row says it.
    static QString droppedText(qint64 count);

    QSize sizeHint() const override;

public slots:
    void copy();
    void selectAll();
    void clear();
    /// Opens or closes what is behind the selected line, else behind the last one that has something.
    void toggleValue();

signals:
    /// Something is elsewhere in the viewport than before.
    void laidOut();
    void followingChanged(bool following);
    void wrappingChanged(bool wrapping);
    void selectionChanged();
    void linkActivated(const QUrl &url);
    void fileLinkActivated(const QString &path, int line, int column);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    static constexpr int leftPadding = 14;
    static constexpr int topPadding = 8;
    static constexpr int expanderLeft = 2;
    static constexpr int expanderSize = 11;

    enum class Unit { Character, Word, Line };

    friend class ConsoleGeometry;
    friend class ConsolePainter;

    void takeChange(int removed, int firstChanged);
    void applyTheme();
    void updateLayout();
    void updateScrollBars();
    void scrollTo(qint64 row);
    void extendSelection(Position to);
    ConsoleSelection::Range unitAt(Position position) const;
    void updateHovered(std::optional<QPoint> point);
    void keepSelectionInside();
    void announce(int firstChanged);

    int headRows() const { return m_headRows; }
    qint64 topRow() const;
    int visibleRows() const;
    int lineIndex(qint64 number) const { return int(number - m_layout.firstNumber()); }

    const Theme &m_theme;
    OutputLog &m_log;
    ConsoleLayout m_layout;
    const ConsoleGeometry m_geometry{*this};
    mutable QCache<qint64, ConsoleLine> m_lines;
    const ConsoleSearch *m_search = nullptr;
    ConsoleTrees *m_trees = nullptr;

    QFont m_font;
    qreal m_cellWidth = 1;
    int m_rowHeight = 1;
    int m_ascent = 0;
    int m_columns = 80; ///< that the viewport has room for

    bool m_following = true;
    bool m_wrapping = true;
    bool m_scrolling = false;   ///< the view itself moves the scroll bar
    int m_headRows = 0;         ///< 1 while the first row tells of dropped lines
    qint64 m_droppedBefore = 0; ///< when it was cleared

    ConsoleSelection m_selection;
    Unit m_unit = Unit::Character;
    bool m_pressed = false;
    QPoint m_pressPoint;
    QPoint m_lastPoint;
    QTimer m_autoScroll;
    QElapsedTimer m_clickTimer;
    int m_clicks = 0;
    std::optional<Position> m_hovered; ///< inside a link
};

} // namespace boucle

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

#include <array>
#include <memory>

namespace boucle {

class SystemScheme;

enum class ThemeChoice { System, Light, Dark };

/// The colours by role, of resources/themes/*.json. Names are those of the design tokens.
enum class ColourRole {
    Win,
    Panel,
    Raised,
    Editor,
    Line,
    Border,
    Text,
    Dim,
    Faint,
    Accent,
    AccentBg,
    Run,
    Stop,
    Pause,
    Sel,
    Exec,
    Keyword,
    String,
    Number,
    Function,
    Comment,
    Property,
    Timers,
    Poll,
    Check,
    Idle,
    Gc,
    Blocked,
    Chip,
    Count
};

/// The one source of colours, fonts and metrics: feeds the palette, the style sheet, the editor's lexers, the
/// plots and the ANSI colours. Created once by the application and handed to the widgets that paint
/// themselves; lives on the UI thread.
class Theme : public QObject
{
    Q_OBJECT
public:
    /// Metrics of the 4 px grid, in device independent pixels.
    static constexpr int grid = 4;
    static constexpr int rowHeight = 24;
    static constexpr int tabHeight = 34;
    static constexpr int toolBarHeight = 44;
    static constexpr int statusBarHeight = 26;
    static constexpr int dockHeaderHeight = 32;
    static constexpr int radius = 6;
    static constexpr int chipRadius = 12;
    static constexpr int iconSize = 16;

    /// Has colours at once; nothing of the application changes before setChoice().
    explicit Theme(QObject *parent = nullptr);
    ~Theme() override;

    ThemeChoice choice() const { return m_choice; }
    /// Applies style, palette and style sheet to the application and emits changed().
    void setChoice(ThemeChoice choice);
    bool isDark() const { return m_dark; }

    QColor colour(ColourRole role) const { return m_colours[size_t(role)]; }
    /// index 0…15: the terminal's colours, readable on Panel in this theme.
    QColor ansi(int index) const;
    QPalette palette() const;
    QString styleSheet() const;

    /// The desktop's own font; where no desktop says one, Inter 13 px.
    QFont uiFont() const { return m_uiFont; }
    /// JetBrains Mono 13 px with a 21 px line, or the system's fixed font.
    QFont codeFont() const { return m_codeFont; }
    /// Small capitals for the headers of docks: give the text in capitals.
    QFont headerFont() const;
    static constexpr int codeLineHeight = 21;

signals:
    void changed();

private:
    void load(bool dark);
    void apply();

    ThemeChoice m_choice = ThemeChoice::System;
    bool m_dark = false;
    bool m_applied = false;
    std::array<QColor, size_t(ColourRole::Count)> m_colours;
    std::array<QColor, 16> m_ansi;
    QFont m_uiFont;
    QFont m_codeFont;
    std::unique_ptr<SystemScheme> m_system;
};

} // namespace boucle

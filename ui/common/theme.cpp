// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"

#include "ui/common/systemscheme.h"
#include "ui/common/windowstyle.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

// Outside the namespace: the macro declares a function of the global one.
static void initResources()
{
    Q_INIT_RESOURCE(boucle);
}

namespace boucle {

namespace {

// In the order of ColourRole.
constexpr std::array<const char *, size_t(ColourRole::Count)> tokenNames{
    "win",      "panel", "raised", "editor", "line",  "border", "text", "dim",     "faint", "accent",
    "accentbg", "run",   "stop",   "pause",  "sel",   "exec",   "kw",   "str",     "num",   "fn",
    "cm",       "prop",  "timers", "poll",   "check", "idle",   "gc",   "blocked", "chip"};

QByteArray readResource(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("missing in the program itself: %s", qPrintable(path));
    return file.readAll();
}

bool isInstalled(const QString &family)
{
    return QFontDatabase::hasFamily(family);
}

// Generic names are what Qt takes when no desktop says a font.
QFont systemUiFont()
{
    QFont font = QApplication::font();
    const QStringList generic{QStringLiteral("Sans Serif"), QStringLiteral("Sans"),
                              QStringLiteral("sans-serif"), QStringLiteral("DejaVu Sans"), QString()};
    if (!generic.contains(font.family()))
        return font;
    if (isInstalled(QStringLiteral("Inter")))
        font.setFamily(QStringLiteral("Inter"));
    font.setPixelSize(13);
    return font;
}

QFont systemCodeFont()
{
    const QString family = QStringLiteral("JetBrains Mono");
    QFont font = isInstalled(family) ? QFont(family) : QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(13);
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
    return font;
}

} // namespace

Theme::Theme(QObject *parent)
    : QObject(parent)
    , m_uiFont(systemUiFont())
    , m_codeFont(systemCodeFont())
{
    initResources();
    m_system = std::make_unique<SystemScheme>();
    load(m_system->isDark());
    connect(m_system.get(), &SystemScheme::changed, this, [this] {
        if (m_choice == ThemeChoice::System)
            setChoice(ThemeChoice::System);
    });
}

Theme::~Theme() = default;

void Theme::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    const bool dark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && m_system->isDark());
    if (m_applied && dark == m_dark)
        return;
    load(dark);
    apply();
    emit changed();
}

void Theme::load(bool dark)
{
    m_dark = dark;
    const QJsonObject root =
        QJsonDocument::fromJson(
            readResource(dark ? QStringLiteral(":/themes/dark.json") : QStringLiteral(":/themes/light.json")))
            .object();
    const QJsonObject colours = root.value(QLatin1String("colours")).toObject();
    for (size_t i = 0; i < tokenNames.size(); ++i) {
        m_colours[i] = QColor(colours.value(QLatin1String(tokenNames[i])).toString());
        Q_ASSERT_X(m_colours[i].isValid(), "theme", tokenNames[i]);
    }
    const QJsonArray ansi = root.value(QLatin1String("ansi")).toArray();
    for (int i = 0; i < int(m_ansi.size()); ++i) {
        m_ansi[size_t(i)] = QColor(ansi.at(i).toString());
        Q_ASSERT_X(m_ansi[size_t(i)].isValid(), "theme", "ansi");
    }
}

void Theme::apply()
{
    if (!m_applied) {
        QApplication::setStyle(new WindowStyle(*this));
        QApplication::setFont(m_uiFont);
    }
    m_applied = true;
    QApplication::setPalette(palette());
    qApp->setStyleSheet(styleSheet());
}

QColor Theme::ansi(int index) const
{
    return m_ansi.at(size_t(index));
}

QPalette Theme::palette() const
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, ColourRole active, ColourRole disabled) {
        palette.setColor(QPalette::Active, role, colour(active));
        palette.setColor(QPalette::Inactive, role, colour(active));
        palette.setColor(QPalette::Disabled, role, colour(disabled));
    };
    set(QPalette::Window, ColourRole::Panel, ColourRole::Panel);
    set(QPalette::WindowText, ColourRole::Text, ColourRole::Faint);
    set(QPalette::Base, ColourRole::Panel, ColourRole::Panel);
    set(QPalette::AlternateBase, ColourRole::Line, ColourRole::Line);
    set(QPalette::Text, ColourRole::Text, ColourRole::Faint);
    set(QPalette::PlaceholderText, ColourRole::Dim, ColourRole::Faint);
    set(QPalette::Button, ColourRole::Raised, ColourRole::Panel);
    set(QPalette::ButtonText, ColourRole::Text, ColourRole::Faint);
    set(QPalette::BrightText, ColourRole::Stop, ColourRole::Stop);
    set(QPalette::ToolTipBase, ColourRole::Raised, ColourRole::Raised);
    set(QPalette::ToolTipText, ColourRole::Text, ColourRole::Text);
    set(QPalette::Highlight, ColourRole::Sel, ColourRole::Line);
    set(QPalette::HighlightedText, ColourRole::Text, ColourRole::Faint);
    set(QPalette::Link, ColourRole::Accent, ColourRole::Faint);
    set(QPalette::LinkVisited, ColourRole::Accent, ColourRole::Faint);
    set(QPalette::Light, ColourRole::Raised, ColourRole::Raised);
    set(QPalette::Midlight, ColourRole::Raised, ColourRole::Raised);
    set(QPalette::Mid, ColourRole::Border, ColourRole::Border);
    set(QPalette::Dark, ColourRole::Border, ColourRole::Border);
    set(QPalette::Shadow, ColourRole::Border, ColourRole::Border);
    return palette;
}

QString Theme::styleSheet() const
{
    QString sheet = QString::fromUtf8(readResource(QStringLiteral(":/themes/window.qss")));
    // "@panel;" and the like; the semicolon keeps @accent and @accentbg apart.
    for (size_t i = 0; i < tokenNames.size(); ++i) {
        sheet.replace(QLatin1Char('@') + QLatin1String(tokenNames[i]) + QLatin1Char(';'),
                      m_colours[i].name() + QLatin1Char(';'));
    }
    return sheet;
}

QFont Theme::headerFont() const
{
    QFont font = m_uiFont;
    if (font.pixelSize() > 0)
        font.setPixelSize(qMax(9, font.pixelSize() - 2));
    else
        font.setPointSizeF(qMax(7.0, font.pointSizeF() - 1.5));
    font.setWeight(QFont::DemiBold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.6);
    return font;
}

} // namespace boucle

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/toolbar.h"

#include "ui/common/actionregistry.h"
#include "ui/common/icons.h"
#include "ui/main/addresschip.h"
#include "ui/main/configurationbutton.h"
#include "ui/main/debugcommands.h"
#include "ui/main/searchfield.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace boucle {

namespace {
constexpr int logoSize = 18;
constexpr int buttonSize = 32;
constexpr int toolIcon = 18;
constexpr int dividerHeight = 20;
constexpr int widestProjectName = 220;
} // namespace

ToolBar::ToolBar(const Theme &theme, ActionRegistry &actions, QWidget *parent)
    : QToolBar(parent)
    , m_theme(theme)
    , m_actions(actions)
    , m_row(new QWidget(this))
    , m_logo(new QLabel)
    , m_project(new QLabel)
    , m_configurations(new ConfigurationButton(theme))
    , m_divider(new QFrame)
    , m_addresses(new AddressChip(theme))
    , m_search(new SearchField(theme))
    , m_settings(new QToolButton)
{
    setObjectName(QStringLiteral("toolbar"));
    setMovable(false);
    setFloatable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    toggleViewAction()->setVisible(false);

    // One widget with a layout of its own: a tool bar would hide what does not fit behind an arrow, a layout
    // lets names and the search field shrink.
    m_row->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_row->setFixedHeight(Theme::toolBarHeight - 1);
    auto *layout = new QHBoxLayout(m_row);
    layout->setContentsMargins(Theme::grid * 3, 0, Theme::grid * 3, 0);
    layout->setSpacing(Theme::grid);

    m_logo->setFixedSize(logoSize, logoSize);
    m_project->setProperty("look", QStringLiteral("title"));
    m_project->setTextFormat(Qt::PlainText);
    m_search->setShortcutHint(actions.action(u"go.file")->shortcut().toString(QKeySequence::NativeText));

    layout->addWidget(m_logo);
    layout->addSpacing(Theme::grid);
    layout->addWidget(m_project);
    layout->addSpacing(Theme::grid * 3);
    m_configurations->setCommands({actions.action(u"run.placement"), actions.action(u"debug.attach")});
    layout->addWidget(m_configurations);
    layout->addSpacing(Theme::grid * 2);
    m_run = addActionButton(actions, u"server.run", *layout);
    addActionButton(actions, u"server.stop", *layout);
    addActionButton(actions, u"server.restart", *layout);
    m_divider->setObjectName(QStringLiteral("toolDivider"));
    m_divider->setFixedSize(1, dividerHeight);
    layout->addSpacing(Theme::grid);
    layout->addWidget(m_divider);
    layout->addSpacing(Theme::grid);
    m_pause = addActionButton(actions, u"debug.pause", *layout);
    for (const char16_t *step : {u"debug.stepOver", u"debug.stepInto", u"debug.stepOut"})
        m_steps.append(addActionButton(actions, step, *layout));
    setDebugMode(DebugMode::Nothing);
    layout->addSpacing(Theme::grid * 2);
    layout->addWidget(m_addresses);
    layout->addStretch(1);
    layout->addWidget(m_search);
    layout->addSpacing(Theme::grid);
    layout->addWidget(m_settings);
    addWidget(m_row);
    m_row->installEventFilter(this);

    m_settings->setIcon(icon(theme, QLatin1String("settings"), ColourRole::Dim));
    m_settings->setFixedSize(buttonSize, buttonSize);
    m_settings->setFocusPolicy(Qt::TabFocus);
    m_settings->setPopupMode(QToolButton::InstantPopup);
    auto *settingsMenu = new QMenu(m_settings);
    settingsMenu->addAction(actions.action(u"view.theme"));
    settingsMenu->addAction(actions.action(u"view.language"));
    m_settings->setMenu(settingsMenu);

    connect(m_search, &QToolButton::clicked, actions.action(u"go.file"), &QAction::trigger);
    connect(&m_theme, &Theme::changed, this, &ToolBar::updateLogo);
    updateLogo();
    retranslateUi();
}

void ToolBar::setDebugMode(DebugMode mode)
{
    const bool paused = mode == DebugMode::Paused;
    QAction *run = m_actions.action(paused ? u"debug.continue" : u"server.run");
    if (QAction *former = m_run->defaultAction(); former != run) {
        m_run->removeAction(former);
        m_run->setDefaultAction(run);
    }
    m_divider->setVisible(mode != DebugMode::Nothing);
    m_pause->setVisible(mode == DebugMode::Running);
    for (QToolButton *step : std::as_const(m_steps))
        step->setVisible(paused);
}

void ToolBar::setProject(const QString &name, const QString &folder)
{
    m_projectName = name;
    m_projectFolder = folder;
    retranslateUi();
}

QToolButton *ToolBar::addActionButton(ActionRegistry &actions, QStringView id, QHBoxLayout &layout)
{
    QAction *action = actions.action(id);
    auto *button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setIconSize(QSize(toolIcon, toolIcon));
    button->setFixedSize(buttonSize, buttonSize);
    button->setFocusPolicy(Qt::TabFocus);
    layout.addWidget(button);
    return button;
}

// A layout would shrink all alike; names and addresses say more than the search field does.
void ToolBar::fitSearchField()
{
    const int others = m_row->layout()->sizeHint().width() - m_search->width();
    m_search->setFixedWidth(
        qBound(m_search->minimumSizeHint().width(), m_row->width() - others, m_search->sizeHint().width()));
}

bool ToolBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_row && (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest))
        fitSearchField();
    return false;
}

void ToolBar::updateLogo()
{
    m_logo->setPixmap(
        iconPixmap(m_theme, QLatin1String("repeat"), ColourRole::Accent, logoSize, devicePixelRatioF()));
}

void ToolBar::retranslateUi()
{
    setWindowTitle(tr("Tools"));
    setAccessibleName(tr("Tools"));
    m_settings->setAccessibleName(tr("Settings"));
    m_settings->setToolTip(tr("Settings"));
    const QString name = m_projectName.isEmpty() ? QStringLiteral("Boucle") : m_projectName;
    m_project->setText(m_project->fontMetrics().elidedText(name, Qt::ElideRight, widestProjectName));
    m_project->setToolTip(m_projectFolder);
    m_project->setAccessibleName(name);
}

void ToolBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QToolBar::changeEvent(event);
}

} // namespace boucle

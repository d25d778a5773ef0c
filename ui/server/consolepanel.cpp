// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/consolepanel.h"

#include "core/session/serversession.h"
#include "ui/common/actionregistry.h"
#include "ui/server/consolepage.h"
#include "ui/server/consoleview.h"
#include "ui/server/statedot.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace boucle {

ConsolePanel::ConsolePanel(const Theme &theme, ActionRegistry &actions, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_registry(actions)
    , m_tabs(new QTabBar(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new QLabel(this))
    , m_header(new QWidget(this))
{
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setDocumentMode(true);
    m_tabs->setIconSize({stateDotSize, stateDotSize});
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setProperty("look", QStringLiteral("dim"));
    m_stack->addWidget(m_empty);

    addActions();
    m_header->setFixedHeight(Theme::dockHeaderHeight);
    auto *headerLayout = new QHBoxLayout(m_header);
    headerLayout->setContentsMargins(2 * Theme::grid, 0, 2 * Theme::grid, 0);
    headerLayout->setSpacing(0);
    headerLayout->addWidget(m_tabs, 1);
    for (QAction *action : {m_follow, m_wrap, m_copyAll, m_clear}) {
        auto *button = new QToolButton(m_header);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        headerLayout->addWidget(button);
    }

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_stack, 1);

    connect(m_tabs, &QTabBar::currentChanged, this, &ConsolePanel::showPage);
    connect(&m_theme, &Theme::changed, this, &ConsolePanel::applyTheme);
    connect(&m_registry, &ActionRegistry::added, this, &ConsolePanel::retranslate);
    applyTheme();
    retranslate();
    showPage(-1);
}

ConsolePanel::~ConsolePanel() = default;

void ConsolePanel::addActions()
{
    const auto add = [this](const ActionSpec &spec) {
        QAction *action = m_registry.add(spec);
        addAction(action);
        return action;
    };
    m_clear = add({.id = QStringLiteral("console.clear"),
                   .text = QT_TRANSLATE_NOOP("Actions", "Clear Console"),
                   .icon = QLatin1String("trash-2"),
                   .iconRole = ColourRole::Dim,
                   .shortcuts = {QKeySequence(Qt::CTRL | Qt::Key_L)},
                   .context = Qt::WidgetWithChildrenShortcut});
    m_copyAll = add({.id = QStringLiteral("console.copyAll"),
                     .text = QT_TRANSLATE_NOOP("Actions", "Copy All Output"),
                     .icon = QLatin1String("copy"),
                     .iconRole = ColourRole::Dim,
                     .context = Qt::WidgetWithChildrenShortcut});
    m_wrap = add({.id = QStringLiteral("console.wrap"),
                  .text = QT_TRANSLATE_NOOP("Actions", "Wrap Long Lines"),
                  .icon = QLatin1String("text-wrap"),
                  .iconRole = ColourRole::Dim,
                  .checkable = true,
                  .context = Qt::WidgetWithChildrenShortcut});
    m_follow = add({.id = QStringLiteral("console.follow"),
                    .text = QT_TRANSLATE_NOOP("Actions", "Follow Output"),
                    .icon = QLatin1String("arrow-down-to-line"),
                    .iconRole = ColourRole::Dim,
                    .checkable = true,
                    .context = Qt::WidgetWithChildrenShortcut});
    m_toggleValue = add({.id = QStringLiteral("console.toggleValue"),
                         .text = QT_TRANSLATE_NOOP("Actions", "Open or Close Value"),
                         .shortcuts = {QKeySequence(Qt::CTRL | Qt::Key_Right)},
                         .context = Qt::WidgetWithChildrenShortcut});
    connect(m_toggleValue, &QAction::triggered, this, [this] {
        if (ConsolePage *page = currentPage())
            page->view().toggleValue();
    });
    connect(m_clear, &QAction::triggered, this, [this] {
        if (ConsolePage *page = currentPage())
            page->view().clear();
    });
    connect(m_copyAll, &QAction::triggered, this, [this] {
        if (ConsolePage *page = currentPage())
            page->copyAll();
    });
    connect(m_wrap, &QAction::triggered, this, [this](bool on) {
        if (ConsolePage *page = currentPage())
            page->view().setWrapping(on);
    });
    connect(m_follow, &QAction::triggered, this, [this](bool on) {
        if (ConsolePage *page = currentPage())
            page->view().setFollowing(on);
    });
}

void ConsolePanel::addSession(ServerSession &session, ConsoleRepl *repl)
{
    if (indexOf(session) >= 0)
        return;
    auto *page = new ConsolePage(m_theme, session, repl, this);
    connect(page, &ConsolePage::addToWatchRequested, this, &ConsolePanel::addToWatchRequested);
    connect(page, &ConsolePage::errorOccurred, this, &ConsolePanel::errorOccurred);
    ConsoleView &view = page->view();
    connect(&view, &ConsoleView::linkActivated, this, &ConsolePanel::linkActivated);
    connect(&view, &ConsoleView::fileLinkActivated, this, &ConsolePanel::fileLinkActivated);
    connect(&view, &ConsoleView::followingChanged, this, &ConsolePanel::updateActions);
    connect(&view, &ConsoleView::wrappingChanged, this, &ConsolePanel::updateActions);
    for (const char16_t *id : {u"edit.copy", u"edit.selectAll", u"edit.find"}) {
        if (QAction *action = m_registry.action(id))
            view.addAction(action);
    }
    view.addActions({m_toggleValue, m_copyAll, m_clear, m_wrap});
    view.setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(&session, &ServerSession::stateChanged, page,
            [this, page] { updateTab(indexOf(page->session())); });
    m_stack->addWidget(page);
    const int index = m_tabs->addTab(QString());
    m_tabs->setTabData(index, QVariant::fromValue<QWidget *>(page));
    updateTab(index);
    showPage(m_tabs->currentIndex());
}

void ConsolePanel::removeSession(ServerSession &session)
{
    const int index = indexOf(session);
    if (index < 0)
        return;
    ConsolePage *page = pageAt(index);
    m_tabs->removeTab(index);
    delete page;
    showPage(m_tabs->currentIndex());
}

void ConsolePanel::showSession(ServerSession &session)
{
    if (const int index = indexOf(session); index >= 0)
        m_tabs->setCurrentIndex(index);
}

ServerSession *ConsolePanel::currentSession() const
{
    ConsolePage *page = currentPage();
    return page ? &page->session() : nullptr;
}

ConsolePage *ConsolePanel::pageAt(int index) const
{
    return static_cast<ConsolePage *>(m_tabs->tabData(index).value<QWidget *>());
}

ConsolePage *ConsolePanel::currentPage() const
{
    return pageAt(m_tabs->currentIndex());
}

int ConsolePanel::indexOf(const ServerSession &session) const
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (const ConsolePage *page = pageAt(i); page && &page->session() == &session)
            return i;
    }
    return -1;
}

void ConsolePanel::showPage(int index)
{
    ConsolePage *page = pageAt(index);
    m_stack->setCurrentWidget(page ? static_cast<QWidget *>(page) : m_empty);
    m_header->setVisible(page);
    setFocusProxy(page);
    updateActions();
}

void ConsolePanel::updateTab(int index)
{
    if (index < 0)
        return;
    const ServerSession &session = pageAt(index)->session();
    const QString name = session.name();
    QString shown = name;
    m_tabs->setTabText(index, shown.replace(u'&', QStringLiteral("&&")));
    m_tabs->setTabIcon(index, stateDot(m_theme, session.state(), session.exitReason(), devicePixelRatioF()));
    const QString state = stateText(session.state(), session.exitReason());
    m_tabs->setTabToolTip(index, state);
    m_tabs->setAccessibleTabName(index, tr("%1, %2").arg(name, state));
}

void ConsolePanel::updateActions()
{
    const ConsolePage *page = currentPage();
    for (QAction *action : {m_clear, m_copyAll, m_wrap, m_follow})
        action->setEnabled(page);
    m_wrap->setChecked(page && page->view().isWrapping());
    m_follow->setChecked(page && page->view().isFollowing());
}

// Quieter than the tabs of files and docks, which stand right above.
void ConsolePanel::applyTheme()
{
    const auto name = [this](ColourRole role) { return m_theme.colour(role).name(); };
    m_tabs->setStyleSheet(
        QStringLiteral("QTabBar { background: transparent; }"
                       "QTabBar::tab { background: transparent; color: %1; border: none;"
                       " border-radius: 6px; padding: 0 10px; min-height: 24px; margin: 4px 2px; }"
                       "QTabBar::tab:selected { background: %2; color: %3; }"
                       "QTabBar::tab:hover:!selected { color: %3; }")
            .arg(name(ColourRole::Dim), name(ColourRole::Raised), name(ColourRole::Text)));
    for (int i = 0; i < m_tabs->count(); ++i)
        updateTab(i);
    update();
}

void ConsolePanel::retranslate()
{
    m_tabs->setAccessibleName(tr("Servers"));
    const QAction *run = m_registry.action(u"server.run");
    const QString keys = run ? run->shortcut().toString(QKeySequence::NativeText) : QString();
    m_empty->setText(keys.isEmpty() ? tr("Nothing has run yet.")
                                    : tr("Nothing has run yet. Press %1 to run the project.").arg(keys));
    for (int i = 0; i < m_tabs->count(); ++i)
        updateTab(i);
}

void ConsolePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ConsolePanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colour(ColourRole::Panel));
    if (m_header->isVisible())
        painter.fillRect(0, m_header->height() - 1, width(), 1, m_theme.colour(ColourRole::Border));
}

} // namespace boucle

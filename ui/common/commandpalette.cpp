// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/commandpalette.h"

#include "core/project/fuzzymatch.h"
#include "ui/common/actionregistry.h"
#include "ui/common/fileicons.h"
#include "ui/common/filematches.h"
#include "ui/common/icons.h"
#include "ui/common/palettedelegate.h"
#include "ui/common/palettemodel.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

namespace boucle {

namespace {

constexpr int widest = 600;
constexpr int mostRows = 12;
constexpr int shadow = 12;
constexpr int mostRecentCommands = 8;
const QLatin1Char commandPrefix('>');
const QLatin1Char linePrefix(':');

// "app.js:12:3" into its parts; lines of 0 where none was typed.
struct FilePattern
{
    QString text;
    int line = 0;
};

FilePattern parseFilePattern(const QString &typed)
{
    static const QRegularExpression withLine(QStringLiteral("^(.*?):(\\d*)(?::\\d*)?$"));
    const QRegularExpressionMatch match = withLine.match(typed);
    if (!match.hasMatch())
        return {typed, 0};
    return {match.captured(1), match.captured(2).toInt()};
}

QString withoutMnemonic(QString text)
{
    return text.remove(QLatin1Char('&'));
}

} // namespace

CommandPalette::CommandPalette(const Theme &theme, ActionRegistry &actions, QWidget *window)
    : QWidget(window)
    , m_theme(theme)
    , m_actions(actions)
    , m_files(new FileMatches(this))
    , m_model(new PaletteModel(this))
    , m_input(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_empty(new QLabel(this))
{
    setObjectName(QStringLiteral("palette"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(shadow + 1, 1, shadow + 1, shadow + 1);
    layout->setSpacing(0);
    layout->addWidget(m_input);
    layout->addWidget(m_list);
    layout->addWidget(m_empty);

    m_input->setObjectName(QStringLiteral("paletteInput"));
    m_input->installEventFilter(this);
    connect(m_input, &QLineEdit::textChanged, this, &CommandPalette::refresh);

    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(theme, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_list, &QListView::clicked, this, &CommandPalette::take);

    m_empty->setProperty("look", QStringLiteral("dim"));
    m_empty->setContentsMargins(Theme::grid * 4, Theme::grid * 2, Theme::grid * 4, Theme::grid * 3);
    m_empty->setWordWrap(true);

    connect(m_files, &FileMatches::changed, this, [this] {
        if (isVisible() && m_mode == Mode::Files)
            showFiles();
    });
    window->installEventFilter(this);
    retranslateUi();
    hide();
}

CommandPalette::~CommandPalette() = default;

void CommandPalette::retranslateUi()
{
    m_input->setAccessibleName(tr("Search files and commands"));
    m_input->setPlaceholderText(tr("Name of a file   > a command   : a line"));
    m_list->setAccessibleName(tr("Results"));
    if (isVisible())
        refresh();
}

void CommandPalette::setProjectRoot(const QString &root)
{
    m_root = root;
    if (isVisible())
        m_files->refresh(root);
}

void CommandPalette::open(Mode mode)
{
    if (!isVisible()) {
        m_focusBefore = window()->focusWidget();
        m_files->refresh(m_root);
    }
    m_keepSelection = false;
    const QSignalBlocker blocker(m_input);
    m_input->setText(mode == Mode::Commands ? QString(commandPrefix)
                     : mode == Mode::Line   ? QString(linePrefix)
                                            : QString());
    show();
    raise();
    // A shortcut as the reason would select the prefix, and typing replace it.
    m_input->setFocus(Qt::OtherFocusReason);
    refresh();
}

void CommandPalette::dismiss()
{
    if (!isVisible())
        return;
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    hide();
    if (hadFocus && m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    m_focusBefore.clear();
}

void CommandPalette::refresh()
{
    const QString text = m_input->text();
    m_keepSelection = false;
    if (text.startsWith(commandPrefix)) {
        m_mode = Mode::Commands;
        showCommands(text.mid(1).trimmed());
    } else if (text.startsWith(linePrefix)) {
        m_mode = Mode::Line;
        showLine(text.mid(1));
    } else {
        m_mode = Mode::Files;
        const FilePattern pattern = parseFilePattern(text.trimmed());
        m_line = pattern.line;
        m_files->setPattern(pattern.text);
        showFiles();
    }
}

void CommandPalette::showCommands(const QString &pattern)
{
    struct Ranked
    {
        PaletteItem item;
        int score;
    };
    const FuzzyPattern fuzzy(pattern);
    std::vector<Ranked> ranked;
    for (QAction *action : m_actions.paletteActions()) {
        if (!action->isEnabled())
            continue;
        const QString title = withoutMnemonic(action->text());
        const std::optional<FuzzyMatch> match = fuzzy.match(title);
        if (!match)
            continue;
        // Nothing typed: the commands used last stand first.
        const auto used = m_recentCommands.indexOf(action->objectName());
        const int score = pattern.isEmpty() && used >= 0 ? mostRecentCommands - int(used) : match->score;
        ranked.push_back({{title,
                           match->positions,
                           withoutMnemonic(ActionRegistry::menuTitle(m_actions.menuOf(action))),
                           action->shortcut().toString(QKeySequence::NativeText),
                           {},
                           QVariant::fromValue(action)},
                          score});
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const Ranked &a, const Ranked &b) { return a.score > b.score; });
    QList<PaletteItem> items;
    for (Ranked &entry : ranked)
        items.append(std::move(entry.item));
    setItems(std::move(items), tr("No command has this name."));
}

PaletteItem CommandPalette::fileItem(const QString &relativePath, const QList<int> &positions) const
{
    const auto slash = relativePath.lastIndexOf(QLatin1Char('/'));
    PaletteItem item;
    item.title = relativePath.mid(slash + 1);
    for (const int position : positions) {
        if (position > slash)
            item.positions.append(position - int(slash) - 1);
    }
    item.detail = slash > 0 ? relativePath.left(slash) : QString();
    item.icon = icon(m_theme, iconNameOf(fileKindOf(item.title)), ColourRole::Dim);
    item.payload = QDir(m_root).absoluteFilePath(relativePath);
    return item;
}

void CommandPalette::showFiles()
{
    if (m_root.isEmpty()) {
        setItems({}, tr("Open a folder to search its files."));
        return;
    }
    QList<PaletteItem> items;
    QStringList recent;
    if (parseFilePattern(m_input->text().trimmed()).text.isEmpty()) {
        const QDir root(m_root);
        for (const QString &path : m_recentFiles) {
            const QString relative = root.relativeFilePath(path);
            if (relative.startsWith(QLatin1String("../")))
                continue;
            recent.append(relative);
            items.append(fileItem(relative, {}));
        }
    }
    for (const FileMatches::Match &match : m_files->best()) {
        if (!recent.contains(match.path))
            items.append(fileItem(match.path, match.match.positions));
    }
    setItems(std::move(items), m_files->isComplete() ? tr("No file has this name.") : tr("Searching…"));
}

void CommandPalette::showLine(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char(':'));
    m_line = parts.value(0).toInt();
    m_column = parts.value(1).toInt();
    if (m_line <= 0) {
        setItems({}, tr("Type the number of a line of the current file."));
        return;
    }
    PaletteItem item;
    item.title = m_column > 0 ? tr("Go to line %1, column %2").arg(m_line).arg(m_column)
                              : tr("Go to line %1").arg(m_line);
    item.icon = icon(m_theme, QLatin1String("arrow-right"), ColourRole::Dim);
    setItems({item}, {});
}

void CommandPalette::setItems(QList<PaletteItem> items, const QString &emptyText)
{
    const QVariant chosen = m_keepSelection && m_list->currentIndex().isValid()
                                ? m_model->item(m_list->currentIndex().row()).payload
                                : QVariant();
    m_model->setItems(std::move(items));
    int row = 0;
    for (int i = 0; chosen.isValid() && i < m_model->rowCount(); ++i) {
        if (m_model->item(i).payload == chosen)
            row = i;
    }
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(row));
    m_empty->setText(emptyText);
    m_empty->setVisible(m_model->rowCount() == 0);
    m_list->setVisible(m_model->rowCount() > 0);
    place();
}

void CommandPalette::take()
{
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid())
        return;
    const PaletteItem item = m_model->item(current.row());
    const Mode mode = m_mode;
    const int line = m_line;
    // First out of the way: what is done may want the focus for itself.
    dismiss();
    switch (mode) {
    case Mode::Commands: {
        auto *action = item.payload.value<QAction *>();
        m_recentCommands.removeAll(action->objectName());
        m_recentCommands.prepend(action->objectName());
        m_recentCommands = m_recentCommands.mid(0, mostRecentCommands);
        action->trigger();
        return;
    }
    case Mode::Files:
        emit fileChosen(item.payload.toString(), line);
        return;
    case Mode::Line:
        emit lineChosen(line, m_column);
        return;
    }
}

void CommandPalette::moveCurrent(int rows)
{
    const int count = m_model->rowCount();
    if (count == 0)
        return;
    const int current = m_list->currentIndex().row();
    // One step goes round, a page stops at the end.
    const int next =
        std::abs(rows) == 1 ? (current + rows + count) % count : qBound(0, current + rows, count - 1);
    m_list->setCurrentIndex(m_model->index(next));
    m_keepSelection = true;
}

bool CommandPalette::handleKey(int key)
{
    switch (key) {
    case Qt::Key_Down:
        moveCurrent(1);
        return true;
    case Qt::Key_Up:
        moveCurrent(-1);
        return true;
    case Qt::Key_PageDown:
        moveCurrent(mostRows);
        return true;
    case Qt::Key_PageUp:
        moveCurrent(-mostRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        take();
        return true;
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        // The focus has nowhere to go inside, and must not leave by accident.
        return true;
    default:
        return false;
    }
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_input) {
        if (event->type() == QEvent::KeyPress)
            return handleKey(static_cast<QKeyEvent *>(event)->key());
        if (event->type() == QEvent::FocusOut) {
            // A menu or another window may come back; a click elsewhere in the window ends it.
            const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
            if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
                dismiss();
        }
    } else if (event->type() == QEvent::Resize && isVisible()) {
        place();
    }
    return false;
}

void CommandPalette::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void CommandPalette::place()
{
    const QWidget &host = *parentWidget();
    const int width = qMin(widest, host.width() - 2 * Theme::grid) + 2 * shadow;
    QPoint topRight((host.width() + width) / 2 - shadow, Theme::grid * 2);
    if (m_anchor && m_anchor->isVisible())
        topRight = m_anchor->mapTo(&host, QPoint(m_anchor->width(), -1));
    topRight.setX(qMax(topRight.x(), width - 2 * shadow));

    const int rows = qMin(m_model->rowCount(), mostRows);
    const int rowHeight = rows > 0 ? m_list->sizeHintForRow(0) : 0;
    m_list->setFixedHeight(rows * rowHeight + (rows > 0 ? Theme::grid * 2 : 0));
    const int inside = width - 2 * shadow - 2;
    const int height = m_input->sizeHint().height() + 2 + shadow +
                       (rows > 0 ? m_list->height() : m_empty->heightForWidth(inside));
    setGeometry(topRight.x() - width + shadow, topRight.y(), width, height);
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(shadow + 0.5, 0.5, -shadow - 0.5, -shadow - 0.5);
    // A soft shadow: rings that get fainter outwards.
    painter.setPen(Qt::NoPen);
    for (int i = shadow; i > 0; --i) {
        painter.setBrush(QColor(0, 0, 0, m_theme.isDark() ? 10 : 4));
        painter.drawRoundedRect(box.adjusted(-i / 2.0, Theme::radius, i / 2.0, i), Theme::radius + i / 2.0,
                                Theme::radius + i / 2.0);
    }
    painter.setPen(m_theme.colour(ColourRole::Border));
    painter.setBrush(m_theme.colour(ColourRole::Raised));
    painter.drawRoundedRect(box, Theme::radius, Theme::radius);
}

} // namespace boucle

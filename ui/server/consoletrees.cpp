// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/consoletrees.h"

#include "core/debugger/consolerepl.h"
#include "core/debugger/valuemodel.h"
#include "ui/common/theme.h"
#include "ui/debugger/placename.h"
#include "ui/debugger/valuetree.h"
#include "ui/server/consoleview.h"

#include <QVBoxLayout>

#include <algorithm>

namespace boucle {

namespace {

constexpr int leftOfTrees = 6;

} // namespace

ConsoleTrees::Opened::~Opened()
{
    // Before their models.
    delete box;
}

ConsoleTrees::ConsoleTrees(const Theme &theme, ConsoleView &view, ConsoleRepl &repl, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_view(view)
    , m_repl(repl)
{
    connect(&m_view, &ConsoleView::laidOut, this, &ConsoleTrees::place);
    connect(&m_repl, &ConsoleRepl::entryAdded, m_view.viewport(), qOverload<>(&QWidget::update));
    m_view.setTrees(this);
}

ConsoleTrees::~ConsoleTrees()
{
    m_view.setTrees(nullptr);
}

const ConsoleEntry *ConsoleTrees::entryOf(qint64 line) const
{
    return m_repl.entryOf(line);
}

SourcePlace ConsoleTrees::placeOf(qint64 line) const
{
    const ConsoleEntry *entry = entryOf(line);
    if (!entry || entry->kind != ConsoleEntry::Kind::Call || entry->stack.isEmpty())
        return {};
    const SourcePlace &place = entry->stack.first().place;
    return place.isFile() ? place : SourcePlace();
}

QString ConsoleTrees::remarkOf(qint64 line) const
{
    QStringList words;
    if (const ConsoleEntry *entry = entryOf(line); entry && entry->repeat > 1)
        words << QStringLiteral("%L1×").arg(entry->repeat);
    if (const SourcePlace place = placeOf(line); place.isValid())
        words << shortPlace(place);
    return words.join(u' ');
}

bool ConsoleTrees::isExpandable(qint64 line) const
{
    const ConsoleEntry *entry = entryOf(line);
    return entry && std::any_of(entry->values.begin(), entry->values.end(),
                                [](const DebugValue &value) { return value.isObject(); });
}

void ConsoleTrees::toggle(qint64 line)
{
    if (isOpen(line))
        close(line);
    else
        open(line);
}

void ConsoleTrees::open(qint64 line)
{
    const ConsoleEntry *entry = m_repl.entryOf(line);
    if (!entry)
        return;
    auto opened = std::make_unique<Opened>();
    opened->box = new QWidget(m_view.viewport());
    opened->box->setObjectName(QStringLiteral("consoleTree"));
    auto *layout = new QVBoxLayout(opened->box);
    layout->setContentsMargins(leftOfTrees, 0, 0, 0);
    layout->setSpacing(0);
    for (int i = 0; i < entry->values.size(); ++i) {
        std::unique_ptr<ValueModel> model = entry->values[i].isObject() ? m_repl.modelOf(line, i) : nullptr;
        if (!model)
            continue;
        auto *tree = new ValueTree(m_theme, opened->box);
        tree->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        tree->setAccessibleName(tr("Value"));
        tree->setOpenAtFirst(0);
        tree->setValues(model.get());
        connect(tree, &DebugTree::contentHeightChanged, this, [this, line] { fit(line); });
        connect(tree, &ValueTree::addToWatchRequested, this, &ConsoleTrees::addToWatchRequested);
        connect(tree, &ValueTree::errorOccurred, this, &ConsoleTrees::errorOccurred);
        layout->addWidget(tree);
        opened->models.push_back(std::move(model));
        opened->trees.push_back(tree);
    }
    if (opened->trees.empty()) {
        emit errorOccurred({QStringLiteral("value-gone"),
                            tr("This value is no longer in the program: it has ended or was restarted.")});
        return;
    }
    m_open[line] = std::move(opened);
    fit(line);
    m_open[line]->box->show();
    m_open[line]->trees.front()->setFocus(Qt::OtherFocusReason);
    m_view.reveal(line);
}

void ConsoleTrees::close(qint64 line)
{
    const bool hadFocus = m_open[line]->box->isAncestorOf(m_view.window()->focusWidget());
    m_open.erase(line);
    m_view.setExtraRows(line, 0);
    if (hadFocus)
        m_view.setFocus(Qt::OtherFocusReason);
}

void ConsoleTrees::fit(qint64 line)
{
    const auto opened = m_open.find(line);
    if (opened == m_open.end())
        return;
    int height = 0;
    for (ValueTree *tree : opened->second->trees) {
        const int own = qMax(int(Theme::rowHeight), tree->contentHeight());
        tree->setFixedHeight(own);
        height += own;
    }
    m_view.setExtraRows(line, (height + m_view.rowHeight() - 1) / m_view.rowHeight());
}

void ConsoleTrees::place()
{
    for (auto opened = m_open.begin(); opened != m_open.end();) {
        const std::optional<int> top = m_view.topBelow(opened->first);
        if (!top) { // its line is gone
            opened = m_open.erase(opened);
            continue;
        }
        int height = 0;
        for (const ValueTree *tree : opened->second->trees)
            height += tree->height();
        opened->second->box->setGeometry(0, *top, m_view.viewport()->width(), height);
        ++opened;
    }
}

} // namespace boucle

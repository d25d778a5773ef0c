// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/watchdock.h"

#include "core/debugger/debugger.h"
#include "ui/common/dockheader.h"
#include "ui/common/icons.h"
#include "ui/debugger/valuedelegate.h"
#include "ui/debugger/valuetree.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace boucle {

WatchDock::WatchDock(const Theme &theme, QWidget *parent)
    : QDockWidget(parent)
    , m_tree(new ValueTree(theme))
    , m_field(new QLineEdit)
    , m_add(new QAction(this))
    , m_removeAll(new QAction(this))
{
    setObjectName(QStringLiteral("dock.watch"));
    auto *header = new DockHeader(theme, QLatin1String("eye"), *this);
    header->setHideButton(DockHeader::Show::WhenNear);
    m_removeAll->setIcon(icon(theme, QLatin1String("list-x"), ColourRole::Dim));
    m_add->setIcon(icon(theme, QLatin1String("plus"), ColourRole::Dim));
    header->addButton(*m_removeAll, DockHeader::Show::WhenNear);
    header->addButton(*m_add);
    connect(m_add, &QAction::triggered, this, &WatchDock::askExpression);

    m_tree->setDragDropMode(QAbstractItemView::InternalMove);
    m_tree->setDropIndicatorShown(true);
    m_field->setFont(ValueDelegate::rowFont(theme));
    m_field->hide();
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::returnPressed, this, &WatchDock::takeExpression);
    connect(m_tree, &ValueTree::errorOccurred, this, &WatchDock::errorOccurred);

    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *fieldRow = new QVBoxLayout;
    fieldRow->setContentsMargins(Theme::grid * 2, 0, Theme::grid * 2, 0);
    fieldRow->addWidget(m_field);
    layout->addLayout(fieldRow);
    layout->addWidget(m_tree, 1);
    content->setObjectName(QStringLiteral("watchContent"));
    content->setAttribute(Qt::WA_StyledBackground);
    setWidget(content);
    setFocusProxy(m_tree);
    retranslateUi();
}

void WatchDock::setDebugger(Debugger &debugger)
{
    m_debugger = &debugger;
    WatchModel &model = debugger.watch();
    m_tree->setValues(&model);
    connect(m_tree, &ValueTree::removeRequested, &model, &WatchModel::remove);
    connect(m_tree, &ValueTree::expressionEdited, &model, &WatchModel::edit);
    connect(m_tree, &ValueTree::addToWatchRequested, &model,
            [&model](const QString &expression) { model.add(expression); });
    connect(m_removeAll, &QAction::triggered, &model, [&model] { model.setExpressions({}); });
    const auto update = [this, &model] { m_removeAll->setEnabled(model.rowCount() > 0); };
    connect(&model, &WatchModel::expressionsChanged, this, update);
    connect(&model, &QAbstractItemModel::modelReset, this, update);
    // Values that cannot be opened need no room for a sign before them.
    const auto decorate = [this] {
        const QAbstractItemModel &rows = *m_tree->model();
        bool any = false;
        for (int row = 0; row < rows.rowCount(); ++row)
            any = any || rows.hasChildren(rows.index(row, 0));
        m_tree->setRootIsDecorated(any);
    };
    connect(m_tree->model(), &QAbstractItemModel::rowsInserted, this, decorate);
    connect(m_tree->model(), &QAbstractItemModel::rowsRemoved, this, decorate);
    connect(m_tree->model(), &QAbstractItemModel::modelReset, this, decorate);
    connect(m_tree->model(), &QAbstractItemModel::dataChanged, this, decorate);
    update();
    decorate();
}

void WatchDock::askExpression()
{
    m_field->clear();
    m_field->show();
    m_field->setFocus(Qt::OtherFocusReason);
}

void WatchDock::takeExpression()
{
    const QString expression = m_field->text().trimmed();
    if (expression.isEmpty() || !m_debugger)
        return closeField();
    m_debugger->watch().add(expression);
    m_field->clear(); // ready for the next one
}

void WatchDock::closeField()
{
    const bool hadFocus = m_field->hasFocus();
    m_field->hide();
    if (hadFocus)
        m_tree->setFocus(Qt::OtherFocusReason);
}

bool WatchDock::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        closeField();
        return true;
    }
    if (event->type() == QEvent::FocusOut && m_field->text().trimmed().isEmpty())
        m_field->hide();
    return QDockWidget::eventFilter(watched, event);
}

void WatchDock::retranslateUi()
{
    setWindowTitle(tr("Watch"));
    setAccessibleName(tr("Watch"));
    m_tree->setAccessibleName(tr("Watch"));
    m_tree->setPlaceholder(tr("Expressions whose values you want to see at every stop."));
    m_add->setText(tr("Add Expression"));
    m_removeAll->setText(tr("Remove All Expressions"));
    m_field->setAccessibleName(tr("Expression to watch"));
    m_field->setPlaceholderText(tr("Expression, such as req.query"));
}

void WatchDock::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QDockWidget::changeEvent(event);
}

} // namespace boucle

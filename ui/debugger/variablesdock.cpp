// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/variablesdock.h"

#include "core/debugger/debugger.h"
#include "ui/common/dockheader.h"
#include "ui/common/icons.h"
#include "ui/debugger/valuetree.h"

#include <QEvent>

namespace boucle {

VariablesDock::VariablesDock(const Theme &theme, QWidget *parent)
    : QDockWidget(parent)
    , m_tree(new ValueTree(theme))
    , m_collapse(new QAction(this))
{
    setObjectName(QStringLiteral("dock.variables"));
    auto *header = new DockHeader(theme, QLatin1String("variable"), *this);
    header->setHideButton(DockHeader::Show::WhenNear);
    m_collapse->setIcon(icon(theme, QLatin1String("copy-minus"), ColourRole::Dim));
    header->addButton(*m_collapse, DockHeader::Show::WhenNear);
    m_tree->setOpenAtFirst(0);
    connect(m_collapse, &QAction::triggered, m_tree, &QTreeView::collapseAll);
    connect(m_tree, &ValueTree::errorOccurred, this, &VariablesDock::errorOccurred);
    setWidget(m_tree);
    retranslateUi();
}

void VariablesDock::setDebugger(Debugger &debugger)
{
    m_tree->setValues(&debugger.variables());
    connect(m_tree, &ValueTree::addToWatchRequested, &debugger,
            [&debugger](const QString &expression) { debugger.watch().add(expression); });
}

void VariablesDock::retranslateUi()
{
    setWindowTitle(tr("Variables"));
    setAccessibleName(tr("Variables"));
    m_tree->setAccessibleName(tr("Variables"));
    m_tree->setPlaceholder(tr("What the program knows where it is paused."));
    m_collapse->setText(tr("Collapse All"));
}

void VariablesDock::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QDockWidget::changeEvent(event);
}

} // namespace boucle

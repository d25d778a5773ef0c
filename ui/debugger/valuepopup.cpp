// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/valuepopup.h"

#include "core/debugger/valuemodel.h"
#include "ui/common/theme.h"
#include "ui/debugger/valuedelegate.h"
#include "ui/debugger/valuetree.h"

#include <QApplication>
#include <QMouseEvent>
#include <QVBoxLayout>

namespace boucle {

namespace {

constexpr int widest = 460;
constexpr int narrowest = 160;
constexpr int mostRows = 12;
constexpr int verticalPadding = 4;
constexpr int rowChrome = 60; ///< chevron, margins and scroll bar
// On its way from the expression to the popup the mouse may be a little off.
constexpr int mouseSlack = 12;

} // namespace

ValuePopup::ValuePopup(const Theme &theme, std::shared_ptr<ValueModel> values, QWidget *host)
    : PopupFrame(theme, host)
    , m_values(std::move(values))
    , m_tree(new ValueTree(theme, this))
{
    m_tree->setObjectName(QStringLiteral("valuePopupTree"));
    m_tree->setAccessibleName(tr("Value"));
    m_tree->setOpenAtFirst(0);
    m_tree->setValues(m_values.get());
    setAccessibleName(m_tree->model()->index(0, 0).data(Qt::AccessibleTextRole).toString());
    content().addSpacing(verticalPadding);
    content().addWidget(m_tree);
    content().addSpacing(verticalPadding);
    setFocusProxy(m_tree);
    connect(m_tree, &DebugTree::contentHeightChanged, this, &ValuePopup::fit);
    connect(m_tree, &ValueTree::addToWatchRequested, this, &ValuePopup::addToWatchRequested);
    connect(m_tree, &ValueTree::errorOccurred, this, &ValuePopup::errorOccurred);
    connect(this, &PopupFrame::dismissed, this, &QObject::deleteLater);
}

ValuePopup::~ValuePopup() = default;

void ValuePopup::showFor(const QRect &anchor, Focus focus)
{
    m_anchor = anchor;
    m_byMouse = focus == Focus::Leave;
    fit();
    openAt(anchor, focus);
}

void ValuePopup::fit()
{
    const QFontMetrics metrics(ValueDelegate::rowFont(theme()));
    int width = narrowest;
    int rows = 0;
    for (QModelIndex index = m_tree->model()->index(0, 0); index.isValid() && rows < mostRows;
         index = m_tree->indexBelow(index), ++rows) {
        width = qMax(width, metrics.horizontalAdvance(index.data(Qt::AccessibleTextRole).toString()) +
                                m_tree->visualRect(index).left() + rowChrome);
    }
    const int rowHeight =
        qMax(int(Theme::rowHeight), m_tree->visualRect(m_tree->model()->index(0, 0)).height());
    m_tree->setFixedSize(qMin(width, widest), qMax(1, rows) * rowHeight);
    if (isVisible())
        place();
}

bool ValuePopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseMove && m_byMouse && !m_tree->hasFocus() &&
        !QApplication::activePopupWidget()) {
        const QPoint point = static_cast<QMouseEvent *>(event)->globalPosition().toPoint();
        const QRect own(mapToGlobal(QPoint()), size());
        if (!own.united(m_anchor).adjusted(-mouseSlack, -mouseSlack, mouseSlack, mouseSlack).contains(point))
            dismiss();
    }
    return PopupFrame::eventFilter(watched, event);
}

} // namespace boucle

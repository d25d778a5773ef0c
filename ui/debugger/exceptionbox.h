// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/breakpoint.h"

#include <QWidget>

class QCheckBox;
class QToolButton;

namespace boucle {

class BreakpointStore;
class Theme;

/// The check box of one kind of exceptions, with its condition. The store has a breakpoint for it as soon as
/// the user wants one.
class ExceptionBox : public QWidget
{
    Q_OBJECT
public:
    /// `theme` must outlive the box.
    ExceptionBox(const Theme &theme, Breakpoint::Exceptions exceptions, QWidget *parent = nullptr);

    /// It must outlive the box.
    void setStore(BreakpointStore &store);

signals:
    /// The user wants to edit its condition; `anchor` is global.
    void editRequested(const boucle::Breakpoint &breakpoint, const QRect &anchor);

protected:
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    const Breakpoint *find() const;
    void setOn(bool on);
    void edit();
    void update();
    void retranslateUi();

    const Theme &m_theme;
    const Breakpoint::Exceptions m_exceptions;
    BreakpointStore *m_store = nullptr;
    QCheckBox *m_check;
    QToolButton *m_edit;
    QString m_condition;
};

} // namespace boucle

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/breakpoint.h"
#include "ui/common/popupframe.h"

#include <optional>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace boucle {

/// The popup in which a breakpoint is edited: condition, hit count, log message, the requests that it is for,
/// its group; for a function breakpoint its name. What is wrong is said while it is typed.
class BreakpointEditor : public PopupFrame
{
    Q_OBJECT
public:
    enum class Field { Condition, LogMessage, Request, FunctionName };

    /// Over the window of `host`; destroys itself when it is dismissed. `groups` are those that exist.
    BreakpointEditor(const Theme &theme, const Breakpoint &breakpoint, const QStringList &groups,
                     QWidget *host);

    /// `anchor` is global.
    void edit(const QRect &anchor, Field field);

    /// As it stands in the fields; nothing while something is wrong.
    std::optional<Breakpoint> edited() const;

signals:
    void accepted(const boucle::Breakpoint &breakpoint);
    void removeRequested();

protected:
    void leave() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addCommonRows(QFormLayout &form);
    void addRequestRows(QFormLayout &form);
    QLineEdit *addCodeField(QFormLayout &form, const QString &label, const QString &text,
                            const QString &placeholder);
    void check();
    void accept();
    QString complaint() const;
    RequestFilter requestFilter() const;
    QString titleText() const;

    const Breakpoint m_breakpoint;
    QLineEdit *m_function = nullptr;
    QLineEdit *m_condition = nullptr;
    QLineEdit *m_hits = nullptr;
    QLineEdit *m_log = nullptr;
    QComboBox *m_method = nullptr;
    QLineEdit *m_path = nullptr;
    QLineEdit *m_header = nullptr;
    QLineEdit *m_headerValue = nullptr;
    QCheckBox *m_nextOnly = nullptr;
    QComboBox *m_group = nullptr;
    QLabel *m_complaint;
    QPushButton *m_done;
};

/// What is wrong with an expression as far as that can be told without a program: an open bracket, string or
/// template; translated, empty when nothing is.
QString expressionComplaint(const QString &expression);

} // namespace boucle

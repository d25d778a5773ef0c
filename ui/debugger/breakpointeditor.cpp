// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/breakpointeditor.h"

#include "core/debugger/consolerepl.h"
#include "ui/common/combobox.h"
#include "ui/common/theme.h"
#include "ui/debugger/placename.h"
#include "ui/debugger/valuedelegate.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace boucle {

namespace {

constexpr int fieldWidth = 320;
constexpr int methodWidth = 92;
constexpr int comboPadding = 5; ///< so that words stand as in a field
constexpr int margin = 14;

QHBoxLayout *rowOf(std::initializer_list<QWidget *> widgets)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::grid * 2);
    for (QWidget *widget : widgets)
        row->addWidget(widget);
    return row;
}

} // namespace

QString expressionComplaint(const QString &expression)
{
    return ConsoleRepl::check(expression) == ConsoleRepl::Input::Incomplete
               ? BreakpointEditor::tr("A bracket, a string or a template is not closed.")
               : QString();
}

BreakpointEditor::BreakpointEditor(const Theme &theme, const Breakpoint &breakpoint,
                                   const QStringList &groups, QWidget *host)
    : PopupFrame(theme, host)
    , m_breakpoint(breakpoint)
    , m_complaint(new QLabel(this))
    , m_done(new QPushButton(tr("Done"), this))
{
    setAccessibleName(titleText());
    auto *title = new QLabel(titleText(), this);
    title->setProperty("look", QStringLiteral("title"));
    title->setTextFormat(Qt::PlainText);

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(Theme::grid * 3);
    form->setVerticalSpacing(Theme::grid * 2);
    form->setLabelAlignment(Qt::AlignLeft);
    if (breakpoint.kind == Breakpoint::Kind::Function)
        m_function = addCodeField(*form, tr("Function"), breakpoint.functionName,
                                  tr("Its name, such as Router.handle"));
    addCommonRows(*form);
    addRequestRows(*form);
    if (breakpoint.kind != Breakpoint::Kind::Exception) {
        m_group = new ComboBox(theme, this);
        m_group->setEditable(true);
        m_group->addItem(QString());
        m_group->addItems(groups);
        m_group->setCurrentText(breakpoint.group);
        m_group->setAccessibleName(tr("Group"));
        m_group->lineEdit()->setAccessibleName(tr("Group"));
        m_group->lineEdit()->setTextMargins(comboPadding, 0, 0, 0);
        m_group->lineEdit()->setPlaceholderText(tr("None"));
        form->addRow(tr("Group"), m_group);
        connect(m_group, &QComboBox::editTextChanged, this, &BreakpointEditor::check);
    }

    m_complaint->setProperty("look", QStringLiteral("error"));
    m_complaint->setWordWrap(true);
    m_complaint->setTextFormat(Qt::PlainText);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::grid * 2);
    if (breakpoint.id != BreakpointId{} && breakpoint.kind != Breakpoint::Kind::Exception) {
        auto *remove = new QPushButton(tr("Remove"), this);
        connect(remove, &QPushButton::clicked, this, [this] {
            emit removeRequested();
            dismiss();
        });
        buttons->addWidget(remove);
    }
    buttons->addStretch();
    auto *cancel = new QPushButton(tr("Cancel"), this);
    connect(cancel, &QPushButton::clicked, this, &PopupFrame::dismiss);
    connect(m_done, &QPushButton::clicked, this, &BreakpointEditor::accept);
    m_done->setProperty("look", QStringLiteral("primary"));
    buttons->addWidget(cancel);
    buttons->addWidget(m_done);

    auto *column = new QVBoxLayout;
    column->setContentsMargins(margin, margin - 2, margin, margin);
    column->setSpacing(Theme::grid * 3);
    column->addWidget(title);
    column->addLayout(form);
    column->addWidget(m_complaint);
    column->addLayout(buttons);
    content().addLayout(column);
    connect(this, &PopupFrame::dismissed, this, &QObject::deleteLater);
    check();
}

QString BreakpointEditor::titleText() const
{
    switch (m_breakpoint.kind) {
    case Breakpoint::Kind::Function:
        return tr("Function breakpoint");
    case Breakpoint::Kind::Exception:
        return m_breakpoint.exceptions == Breakpoint::Exceptions::All ? tr("All exceptions")
                                                                      : tr("Uncaught exceptions");
    case Breakpoint::Kind::Line:
        break;
    }
    return tr("Breakpoint at %1").arg(shortPlace(m_breakpoint.place));
}

QLineEdit *BreakpointEditor::addCodeField(QFormLayout &form, const QString &label, const QString &text,
                                          const QString &placeholder)
{
    auto *field = new QLineEdit(text, this);
    field->setFont(ValueDelegate::rowFont(theme()));
    field->setMinimumWidth(fieldWidth);
    field->setPlaceholderText(placeholder);
    field->setAccessibleName(label);
    form.addRow(label, field);
    connect(field, &QLineEdit::textChanged, this, &BreakpointEditor::check);
    return field;
}

void BreakpointEditor::addCommonRows(QFormLayout &form)
{
    m_condition = addCodeField(form, tr("Condition"), m_breakpoint.condition, tr("Pauses when it is true"));
    if (m_breakpoint.kind == Breakpoint::Kind::Exception)
        return;
    m_hits =
        addCodeField(form, tr("Hit count"), m_breakpoint.hitCondition, tr("5 from the fifth on, = 5, % 5"));
    m_log = addCodeField(form, tr("Log message"), m_breakpoint.logMessage,
                         tr("Instead of pausing: id is {req.params.id}"));
}

void BreakpointEditor::addRequestRows(QFormLayout &form)
{
    const RequestFilter &request = m_breakpoint.request;
    m_method = new ComboBox(theme(), this);
    m_method->setEditable(true);
    m_method->setFixedWidth(methodWidth);
    m_method->addItem(QString());
    for (const char *method : {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"})
        m_method->addItem(QLatin1String(method));
    m_method->setCurrentText(request.method);
    m_method->setAccessibleName(tr("Request method"));
    m_method->lineEdit()->setAccessibleName(tr("Request method"));
    m_method->lineEdit()->setTextMargins(comboPadding, 0, 0, 0);
    m_method->lineEdit()->setPlaceholderText(tr("Any"));
    m_path = new QLineEdit(request.path, this);
    m_path->setFont(ValueDelegate::rowFont(theme()));
    m_path->setAccessibleName(tr("Request path"));
    m_path->setPlaceholderText(tr("/orders/:id, /api/*"));
    m_header = new QLineEdit(request.header, this);
    m_header->setAccessibleName(tr("Request header"));
    m_header->setPlaceholderText(tr("Header"));
    m_headerValue = new QLineEdit(request.headerValue, this);
    m_headerValue->setAccessibleName(tr("What the header contains"));
    m_headerValue->setPlaceholderText(tr("contains…"));
    m_nextOnly = new QCheckBox(tr("The next request only"), this);
    m_nextOnly->setChecked(request.nextOnly);
    form.addRow(tr("Requests"), rowOf({m_method, m_path}));
    form.addRow(QString(), rowOf({m_header, m_headerValue}));
    form.addRow(QString(), m_nextOnly);
    connect(m_method, &QComboBox::editTextChanged, this, &BreakpointEditor::check);
    for (QLineEdit *field : {m_path, m_header, m_headerValue})
        connect(field, &QLineEdit::textChanged, this, &BreakpointEditor::check);
}

void BreakpointEditor::edit(const QRect &anchor, Field field)
{
    openAt(anchor);
    QLineEdit *wanted = field == Field::LogMessage     ? m_log
                        : field == Field::Request      ? m_path
                        : field == Field::FunctionName ? m_function
                                                       : nullptr;
    QLineEdit *first = wanted ? wanted : m_condition;
    first->setFocus(Qt::PopupFocusReason);
    first->selectAll();
}

QString BreakpointEditor::complaint() const
{
    if (m_function && m_function->text().trimmed().isEmpty())
        return tr("A function breakpoint needs the function's name.");
    if (const QString wrong = expressionComplaint(m_condition->text()); !wrong.isEmpty())
        return tr("Condition: %1").arg(wrong);
    if (m_hits) {
        if (const auto hits = parseHitCondition(m_hits->text()); !hits)
            return hits.error().message;
    }
    if (m_log && m_log->text().count(u'{') != m_log->text().count(u'}'))
        return tr("Log message: an expression in braces is not closed.");
    const Result<void> request = checkRequestFilter(requestFilter());
    return request ? QString() : request.error().message;
}

RequestFilter BreakpointEditor::requestFilter() const
{
    return {m_method->currentText().trimmed().toUpper(), m_path->text().trimmed(), m_header->text().trimmed(),
            m_headerValue->text().trimmed(), m_nextOnly->isChecked()};
}

void BreakpointEditor::check()
{
    if (!m_header)
        return; // still being built
    const QString wrong = complaint();
    m_complaint->setText(wrong);
    m_complaint->setVisible(!wrong.isEmpty());
    m_done->setEnabled(wrong.isEmpty());
    if (isVisible())
        place();
}

std::optional<Breakpoint> BreakpointEditor::edited() const
{
    if (!complaint().isEmpty())
        return {};
    Breakpoint breakpoint = m_breakpoint;
    const auto textOf = [](const QLineEdit *field) { return field ? field->text().trimmed() : QString(); };
    if (m_function)
        breakpoint.functionName = textOf(m_function);
    breakpoint.condition = textOf(m_condition);
    breakpoint.hitCondition = textOf(m_hits);
    breakpoint.logMessage = textOf(m_log);
    breakpoint.request = requestFilter();
    if (m_group)
        breakpoint.group = m_group->currentText().trimmed();
    return breakpoint;
}

void BreakpointEditor::accept()
{
    if (const std::optional<Breakpoint> breakpoint = edited()) {
        emit accepted(*breakpoint);
        dismiss();
    }
}

// A click elsewhere keeps what was typed when it makes sense.
void BreakpointEditor::leave()
{
    if (edited())
        accept();
    else
        dismiss();
}

void BreakpointEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        accept();
    else
        PopupFrame::keyPressEvent(event);
}

} // namespace boucle

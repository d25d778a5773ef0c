// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/findbar.h"

#include "ui/common/icons.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QToolButton>

namespace boucle {

namespace {
constexpr int fieldWidth = 280;
constexpr int smallestFieldWidth = 110;
constexpr int statusWidth = 90;
} // namespace

FindBar::FindBar(const Theme &theme, Mode mode, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_mode(mode)
    , m_find(new QLineEdit(this))
    , m_replace(new QLineEdit(this))
    , m_case(addButton(QLatin1String("case-sensitive"), true))
    , m_word(addButton(QLatin1String("whole-word"), true))
    , m_regex(addButton(QLatin1String("regex"), true))
    , m_status(new QLabel(this))
    , m_previous(addButton(QLatin1String("chevron-up"), false))
    , m_next(addButton(QLatin1String("chevron-down"), false))
    , m_close(addButton(QLatin1String("x"), false))
    , m_replaceOne(addButton(QLatin1String("replace"), false))
    , m_replaceAll(addButton(QLatin1String("replace-all"), false))
    , m_expand(addButton(QLatin1String("chevron-right"), true))
{
    hide();
    m_status->setMinimumWidth(statusWidth);
    for (QLineEdit *field : {m_find, m_replace}) {
        field->setMinimumWidth(smallestFieldWidth);
        field->setMaximumWidth(fieldWidth);
        field->setFont(m_theme.codeFont());
        field->installEventFilter(this);
    }
    m_expand->setVisible(mode == Mode::FindAndReplace);

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(2 * Theme::grid, Theme::grid + 1, 2 * Theme::grid, Theme::grid);
    grid->setSpacing(Theme::grid);
    auto *options = new QHBoxLayout;
    options->setSpacing(0);
    for (QWidget *widget :
         {static_cast<QWidget *>(m_case), static_cast<QWidget *>(m_word), static_cast<QWidget *>(m_regex),
          static_cast<QWidget *>(m_previous), static_cast<QWidget *>(m_next)})
        options->addWidget(widget);
    options->addSpacing(2 * Theme::grid);
    options->addWidget(m_status, 1);
    options->addWidget(m_close);
    auto *replacing = new QHBoxLayout;
    replacing->setSpacing(0);
    replacing->addWidget(m_replaceOne);
    replacing->addWidget(m_replaceAll);
    replacing->addStretch(1);
    grid->addWidget(m_expand, 0, 0);
    grid->addWidget(m_find, 0, 1);
    grid->addLayout(options, 0, 2);
    grid->addWidget(m_replace, 1, 1);
    grid->addLayout(replacing, 1, 2);
    grid->setColumnStretch(1, 2);
    grid->setColumnStretch(2, 3);
    setReplaceShown(false);
    retranslate();

    connect(m_find, &QLineEdit::textChanged, this, &FindBar::queryChanged);
    for (QToolButton *option : {m_case, m_word, m_regex})
        connect(option, &QToolButton::toggled, this, &FindBar::queryChanged);
    connect(m_next, &QToolButton::clicked, this, &FindBar::findNext);
    connect(m_previous, &QToolButton::clicked, this, &FindBar::findPrevious);
    connect(m_replaceOne, &QToolButton::clicked, this, &FindBar::replaceOne);
    connect(m_replaceAll, &QToolButton::clicked, this, &FindBar::replaceAll);
    connect(m_close, &QToolButton::clicked, this, &FindBar::dismiss);
    connect(m_expand, &QToolButton::toggled, this, &FindBar::setReplaceShown);
    connect(&m_theme, &Theme::changed, this, [this] { showStatus(m_status->text(), m_statusIsProblem); });
}

QToolButton *FindBar::addButton(QLatin1String iconName, bool checkable)
{
    auto *button = new QToolButton(this);
    button->setIcon(icon(m_theme, iconName, ColourRole::Dim));
    button->setIconSize({Theme::iconSize, Theme::iconSize});
    button->setCheckable(checkable);
    button->setAutoRaise(true);
    return button;
}

void FindBar::retranslate()
{
    const auto name = [](QToolButton *button, const QString &text) {
        button->setAccessibleName(text);
        button->setToolTip(text);
    };
    m_find->setAccessibleName(tr("Find"));
    m_find->setPlaceholderText(tr("Find"));
    m_replace->setAccessibleName(tr("Replace with"));
    m_replace->setPlaceholderText(tr("Replace with"));
    m_status->setAccessibleName(tr("Matches"));
    name(m_case, tr("Match case"));
    name(m_word, tr("Whole words"));
    name(m_regex, tr("Regular expression"));
    name(m_previous, tr("Previous match"));
    name(m_next, tr("Next match"));
    name(m_close, tr("Close find"));
    name(m_replaceOne, tr("Replace"));
    name(m_replaceAll, tr("Replace all"));
    name(m_expand, tr("Show replace"));
}

void FindBar::open(const QString &text, bool withReplace)
{
    if (!text.isEmpty() && !text.contains(u'\n') && !text.contains(QChar::ParagraphSeparator))
        m_find->setText(m_regex->isChecked() ? QRegularExpression::escape(text) : text);
    if (m_mode == Mode::FindAndReplace && withReplace)
        m_expand->setChecked(true);
    show();
    m_find->selectAll();
    m_find->setFocus(Qt::ShortcutFocusReason);
    emit queryChanged();
}

void FindBar::dismiss()
{
    hide();
    emit closed();
}

FindQuery FindBar::query() const
{
    return {m_find->text(), m_case->isChecked(), m_word->isChecked(), m_regex->isChecked()};
}

QString FindBar::replacement() const
{
    return m_replace->text();
}

void FindBar::setCount(int current, int total, bool atLeast)
{
    if (m_find->text().isEmpty()) {
        showStatus({}, false);
    } else if (total == 0) {
        showStatus(tr("No matches"), true);
    } else {
        const QString all = atLeast ? tr("%1+").arg(total) : QString::number(total);
        showStatus(current > 0 ? tr("%1 of %2").arg(current).arg(all) : tr("%n match(es)", nullptr, total),
                   false);
    }
}

void FindBar::setProblem(const QString &message)
{
    showStatus(message, true);
}

void FindBar::setNote(const QString &message)
{
    showStatus(message, false);
}

void FindBar::showStatus(const QString &text, bool problem)
{
    m_statusIsProblem = problem;
    m_status->setText(text);
    m_status->setToolTip(text);
    QPalette colours = m_status->palette();
    colours.setColor(QPalette::WindowText, m_theme.colour(problem ? ColourRole::Stop : ColourRole::Dim));
    m_status->setPalette(colours);
}

void FindBar::setReplaceShown(bool shown)
{
    m_expand->setIcon(icon(m_theme, shown ? QLatin1String("chevron-down") : QLatin1String("chevron-right"),
                           ColourRole::Dim));
    for (QWidget *widget : {static_cast<QWidget *>(m_replace), static_cast<QWidget *>(m_replaceOne),
                            static_cast<QWidget *>(m_replaceAll)})
        widget->setVisible(shown);
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter)
        return false;
    if (watched == m_replace)
        emit key->modifiers() & Qt::ControlModifier ? replaceAll() : replaceOne();
    else
        emit key->modifiers() & Qt::ShiftModifier ? findPrevious() : findNext();
    return true;
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QWidget::keyPressEvent(event);
}

void FindBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FindBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colour(ColourRole::Panel));
    painter.fillRect(0, 0, width(), 1, m_theme.colour(ColourRole::Border));
}

} // namespace boucle

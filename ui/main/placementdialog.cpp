// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/placementdialog.h"

#include "ui/common/theme.h"

#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

namespace boucle {

namespace {

constexpr int narrowest = 520;
constexpr int indent = 24; ///< below the words of a radio button
constexpr int fieldWidth = 300;

/// As the fields show them: split again, they are the same words.
QString joinFlags(const QStringList &flags)
{
    QStringList words;
    for (const QString &flag : flags) {
        QString quoted = flag;
        quoted.replace(u'\'', QLatin1String("'\\''"));
        const bool isPlain = std::all_of(flag.begin(), flag.end(), [](QChar c) {
            return c.isLetterOrNumber() || QStringLiteral("-_=./:,+@%").contains(c);
        });
        words.append(isPlain ? flag : u'\'' + quoted + u'\'');
    }
    return words.join(u' ');
}

} // namespace

PlacementDialog::PlacementDialog(const Theme &theme, const QString &name, const RunPlacement &placement,
                                 QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_column(new QVBoxLayout(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Runs In"));
    setMinimumWidth(narrowest);
    m_column->setContentsMargins(Theme::grid * 5, Theme::grid * 5, Theme::grid * 5, Theme::grid * 4);
    m_column->setSpacing(Theme::grid);

    auto *title = new QLabel(tr("Where does “%1” run?").arg(name), this);
    title->setProperty("look", QStringLiteral("title"));
    title->setTextFormat(Qt::PlainText);
    m_column->addWidget(title);
    m_inIde =
        addPlace(tr("In the IDE"), tr("Starts at once and can always be debugged. For nearly everything."));
    m_separate =
        addPlace(tr("Separate process"),
                 tr("For flags of node, addons that can be loaded only once, or another version of node."));
    addNodeFields(placement);
    m_attach =
        addPlace(tr("Attach"), tr("Nothing is started: the debugger goes to a process that runs already."));
    m_addressFields = new QWidget(this);
    auto *form = new QFormLayout(m_addressFields);
    form->setContentsMargins(indent, Theme::grid, 0, Theme::grid);
    m_address = addField(tr("Address"), placement.inspectorAddress, QStringLiteral("127.0.0.1:9229"));
    form->addRow(tr("Address"), m_address);
    m_column->addWidget(m_addressFields);

    m_complaint = new QLabel(this);
    m_complaint->setProperty("look", QStringLiteral("error"));
    m_complaint->setWordWrap(true);
    m_complaint->setTextFormat(Qt::PlainText);
    m_complaint->hide();
    m_column->addWidget(m_complaint);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::grid * 2);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    auto *done = new QPushButton(tr("Done"), this);
    cancel->setAutoDefault(false);
    done->setDefault(true);
    done->setProperty("look", QStringLiteral("primary"));
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(done);
    m_column->addSpacing(Theme::grid * 3);
    m_column->addLayout(buttons);
    m_column->setSizeConstraint(QLayout::SetMinimumSize);

    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(done, &QPushButton::clicked, this, &PlacementDialog::takeAnswer);
    for (QRadioButton *button : {m_inIde, m_separate, m_attach})
        connect(button, &QRadioButton::toggled, this, &PlacementDialog::updateFields);
    QRadioButton *current = placement.place == RunPlacement::Place::SeparateProcess ? m_separate
                            : placement.place == RunPlacement::Place::Attach        ? m_attach
                                                                                    : m_inIde;
    current->setChecked(true);
    current->setFocus();
    updateFields();
}

QRadioButton *PlacementDialog::addPlace(const QString &label, const QString &explanation)
{
    m_column->addSpacing(Theme::grid * 2);
    auto *button = new QRadioButton(label, this);
    button->setAccessibleDescription(explanation);
    auto *words = new QLabel(explanation, this);
    words->setProperty("look", QStringLiteral("dim"));
    words->setWordWrap(true);
    words->setContentsMargins(indent, 0, 0, 0);
    m_column->addWidget(button);
    m_column->addWidget(words);
    return button;
}

QLineEdit *PlacementDialog::addField(const QString &label, const QString &text, const QString &placeholder)
{
    auto *field = new QLineEdit(text, this);
    field->setFont(m_theme.codeFont());
    field->setMinimumWidth(fieldWidth);
    field->setPlaceholderText(placeholder);
    field->setAccessibleName(label);
    connect(field, &QLineEdit::textChanged, this, [this] { complain({}); });
    return field;
}

void PlacementDialog::addNodeFields(const RunPlacement &placement)
{
    m_nodeFields = new QWidget(this);
    auto *form = new QFormLayout(m_nodeFields);
    form->setContentsMargins(indent, Theme::grid, 0, Theme::grid);
    form->setHorizontalSpacing(Theme::grid * 3);
    form->setVerticalSpacing(Theme::grid * 2);
    m_node = addField(tr("Node"), placement.nodeExecutable, tr("The bundled one"));
    m_flags = addField(tr("Node flags"), joinFlags(placement.nodeFlags),
                       QStringLiteral("--max-http-header-size=32768"));
    auto *browse = new QPushButton(tr("Browse…"), this);
    browse->setAutoDefault(false);
    connect(browse, &QPushButton::clicked, this, &PlacementDialog::browse);
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::grid * 2);
    row->addWidget(m_node);
    row->addWidget(browse);
    form->addRow(tr("Node"), row);
    form->addRow(tr("Node flags"), m_flags);
    m_column->addWidget(m_nodeFields);
}

void PlacementDialog::browse()
{
    auto *dialog = new QFileDialog(this, tr("Choose a Node Program"), QStringLiteral("/usr/bin"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_node, &QLineEdit::setText);
    dialog->open();
}

void PlacementDialog::updateFields()
{
    m_nodeFields->setVisible(m_separate->isChecked());
    m_addressFields->setVisible(m_attach->isChecked());
    complain({});
    adjustSize();
}

void PlacementDialog::complain(const QString &text)
{
    if (m_complaint) {
        m_complaint->setText(text);
        m_complaint->setVisible(!text.isEmpty());
    }
}

void PlacementDialog::takeAnswer()
{
    RunPlacement placement;
    if (m_separate->isChecked()) {
        placement.place = RunPlacement::Place::SeparateProcess;
        placement.nodeExecutable = m_node->text().trimmed();
        const Result<QStringList> flags = splitNodeFlags(m_flags->text());
        if (!flags) {
            complain(flags.error().message);
            m_flags->setFocus();
            return;
        }
        placement.nodeFlags = *flags;
    } else if (m_attach->isChecked()) {
        placement.place = RunPlacement::Place::Attach;
        placement.inspectorAddress = m_address->text().trimmed();
        if (placement.inspectorAddress.isEmpty()) {
            complain(tr("Enter where the process's inspector listens, as host:port."));
            m_address->setFocus();
            return;
        }
    }
    emit chosen(placement);
    accept();
}

} // namespace boucle

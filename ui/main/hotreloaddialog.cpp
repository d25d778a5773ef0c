// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/hotreloaddialog.h"

#include "ui/common/theme.h"

#include <QCheckBox>
#include <QDir>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace boucle {

namespace {

constexpr int narrowest = 560;
constexpr int fieldWidth = 280;
constexpr int indent = 24; ///< below the words of a button
constexpr int longestSeconds = 3600;
constexpr int longestPauseMs = 60'000;
constexpr int msPerSecond = 1000;

} // namespace

HotReloadDialog::HotReloadDialog(const Theme &theme, const QString &name, const QString &root,
                                 const HotReloadOptions &options, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_root(root)
    , m_column(new QVBoxLayout(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Hot Reload Options"));
    setMinimumWidth(narrowest);
    m_column->setContentsMargins(Theme::grid * 5, Theme::grid * 5, Theme::grid * 5, Theme::grid * 4);
    m_column->setSpacing(Theme::grid);

    auto *title = new QLabel(tr("What does saving do to “%1”?").arg(name), this);
    title->setProperty("look", QStringLiteral("title"));
    title->setTextFormat(Qt::PlainText);
    m_column->addWidget(title);
    m_enabled = addChoice<QCheckBox>(tr("Hot reload"),
                                     tr("The running server becomes the new one, and loses no request."));

    QVBoxLayout *const outer = m_column;
    m_details = new QWidget(this);
    m_column = new QVBoxLayout(m_details);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(Theme::grid);
    m_sideBySide = addChoice<QRadioButton>(
        tr("Start, then stop"),
        tr("The old generation serves until the new one does. For nearly everything."));
    m_oneByOne = addChoice<QRadioButton>(
        tr("Stop before start"),
        tr("For databases and files that only one may open. Connections wait meanwhile, none is refused."));
    m_prefersState =
        addChoice<QCheckBox>(tr("Keep the state whatever it costs"),
                             tr("A live edit is made even when it stops the server for longer than this."));
    m_all =
        addChoice<QCheckBox>(tr("Also what is no server"),
                             tr("A program that listens nowhere is stopped and started again by a save."));
    m_packages =
        addChoice<QCheckBox>(tr("Watch node_modules"), tr("Changes of installed packages count as well."));

    auto *form = new QFormLayout;
    form->setContentsMargins(indent, Theme::grid * 3, 0, 0);
    form->setHorizontalSpacing(Theme::grid * 3);
    form->setVerticalSpacing(Theme::grid * 2);
    m_pause = new QSpinBox(this);
    m_pause->setRange(0, longestPauseMs);
    m_pause->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_pause->setSuffix(tr(" ms"));
    m_pause->setValue(options.pauseLimitMs);
    m_pause->setAccessibleName(tr("Longest live edit"));
    m_start = addSeconds(tr("A new generation listens within"), options.startLimitMs);
    m_grace = addSeconds(tr("Open connections get"), options.graceMs);
    QStringList files;
    for (const QString &file : options.files)
        files.append(root.isEmpty() ? file : QDir(root).relativeFilePath(file));
    m_files = new QLineEdit(files.join(QStringLiteral(", ")), this);
    m_files->setFont(theme.codeFont());
    m_files->setMinimumWidth(fieldWidth);
    m_files->setPlaceholderText(QStringLiteral("config/app.yaml, views/index.ejs"));
    m_files->setAccessibleName(tr("Also watch"));
    form->addRow(tr("Longest live edit"), m_pause);
    form->addRow(tr("A new generation listens within"), m_start);
    form->addRow(tr("Open connections get"), m_grace);
    form->addRow(tr("Also watch"), m_files);
    m_column->addLayout(form);
    m_column = outer;
    m_column->addWidget(m_details);

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
    connect(done, &QPushButton::clicked, this, &HotReloadDialog::takeAnswer);
    connect(m_enabled, &QCheckBox::toggled, this, &HotReloadDialog::updateFields);
    m_enabled->setChecked(options.enabled);
    (options.stopBeforeStart ? m_oneByOne : m_sideBySide)->setChecked(true);
    m_prefersState->setChecked(options.prefersState);
    m_packages->setChecked(options.watchesPackages);
    m_all->setChecked(options.restartsAll);
    m_enabled->setFocus();
    updateFields();
}

template <class Button>
Button *HotReloadDialog::addChoice(const QString &label, const QString &explanation)
{
    m_column->addSpacing(Theme::grid * 2);
    auto *button = new Button(label, this);
    button->setAccessibleDescription(explanation);
    auto *words = new QLabel(explanation, this);
    words->setProperty("look", QStringLiteral("dim"));
    words->setWordWrap(true);
    words->setContentsMargins(indent, 0, 0, 0);
    m_column->addWidget(button);
    m_column->addWidget(words);
    return button;
}

QSpinBox *HotReloadDialog::addSeconds(const QString &label, int milliseconds)
{
    auto *field = new QSpinBox(this);
    field->setRange(0, longestSeconds);
    field->setButtonSymbols(QAbstractSpinBox::NoButtons);
    field->setSuffix(tr(" s"));
    field->setValue((milliseconds + msPerSecond - 1) / msPerSecond);
    field->setAccessibleName(label);
    return field;
}

void HotReloadDialog::updateFields()
{
    m_details->setEnabled(m_enabled->isChecked());
}

void HotReloadDialog::takeAnswer()
{
    HotReloadOptions options;
    options.enabled = m_enabled->isChecked();
    options.stopBeforeStart = m_oneByOne->isChecked();
    options.prefersState = m_prefersState->isChecked();
    options.watchesPackages = m_packages->isChecked();
    options.restartsAll = m_all->isChecked();
    options.pauseLimitMs = m_pause->value();
    options.startLimitMs = m_start->value() * msPerSecond;
    options.graceMs = m_grace->value() * msPerSecond;
    for (const QString &file : m_files->text().split(u',', Qt::SkipEmptyParts)) {
        const QString name = file.trimmed();
        if (!name.isEmpty())
            options.files.append(QDir::cleanPath(QDir(m_root).absoluteFilePath(name)));
    }
    emit chosen(options);
    accept();
}

} // namespace boucle

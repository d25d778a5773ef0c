// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/welcomepage.h"

#include "ui/common/actionregistry.h"
#include "ui/common/icons.h"

#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace boucle {

namespace {
constexpr int columnWidth = 420;
constexpr int logoSize = 40;
constexpr int mostRecent = 6;

QString shortenHome(const QString &path)
{
    const QString home = QDir::homePath();
    return path.startsWith(home + QLatin1Char('/')) ? QLatin1Char('~') + path.mid(home.size()) : path;
}
} // namespace

WelcomePage::WelcomePage(const Theme &theme, ActionRegistry &actions, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_actions(actions)
    , m_logo(new QLabel)
    , m_title(new QLabel(QStringLiteral("Boucle")))
    , m_tagline(new QLabel)
    , m_openFolder(new QPushButton)
    , m_openFile(new QPushButton)
    , m_recentTitle(new QLabel)
    , m_recent(new QVBoxLayout)
    , m_hint(new QLabel)
{
    setObjectName(QStringLiteral("welcome"));
    setAttribute(Qt::WA_StyledBackground);
    auto *column = new QWidget;
    column->setMaximumWidth(columnWidth);
    column->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::grid * 2);

    QFont titleFont = theme.uiFont();
    if (titleFont.pixelSize() > 0)
        titleFont.setPixelSize(titleFont.pixelSize() * 2);
    else
        titleFont.setPointSizeF(titleFont.pointSizeF() * 2);
    titleFont.setWeight(QFont::DemiBold);
    m_title->setFont(titleFont);
    auto *head = new QHBoxLayout;
    head->setSpacing(Theme::grid * 3);
    head->addWidget(m_logo);
    head->addWidget(m_title, 1);
    layout->addLayout(head);

    m_tagline->setProperty("look", QStringLiteral("dim"));
    m_tagline->setWordWrap(true);
    layout->addWidget(m_tagline);
    layout->addSpacing(Theme::grid * 3);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::grid * 2);
    m_openFolder->setProperty("look", QStringLiteral("primary"));
    buttons->addWidget(m_openFolder);
    buttons->addWidget(m_openFile);
    buttons->addStretch();
    layout->addLayout(buttons);
    connect(m_openFolder, &QPushButton::clicked, actions.action(u"file.openFolder"), &QAction::trigger);
    connect(m_openFile, &QPushButton::clicked, actions.action(u"file.openFile"), &QAction::trigger);

    layout->addSpacing(Theme::grid * 4);
    m_recentTitle->setFont(theme.headerFont());
    m_recentTitle->setProperty("look", QStringLiteral("dim"));
    layout->addWidget(m_recentTitle);
    m_recent->setSpacing(0);
    layout->addLayout(m_recent);
    layout->addSpacing(Theme::grid * 4);
    m_hint->setProperty("look", QStringLiteral("dim"));
    m_hint->setWordWrap(true);
    layout->addWidget(m_hint);

    auto *across = new QHBoxLayout;
    across->addStretch(1);
    across->addWidget(column, 4);
    across->addStretch(1);
    auto *outer = new QVBoxLayout(this);
    outer->addStretch(2);
    outer->addLayout(across);
    outer->addStretch(3);

    connect(&theme, &Theme::changed, this, &WelcomePage::updateLogo);
    updateLogo();
    retranslateUi();
}

void WelcomePage::setRecentFolders(const QStringList &folders)
{
    m_recentFolders = folders;
    rebuildRecent();
}

void WelcomePage::updateLogo()
{
    m_logo->setFixedSize(logoSize, logoSize);
    m_logo->setPixmap(
        iconPixmap(m_theme, QLatin1String("repeat"), ColourRole::Accent, logoSize, devicePixelRatioF()));
}

void WelcomePage::rebuildRecent()
{
    while (QLayoutItem *item = m_recent->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    m_recentTitle->setVisible(!m_recentFolders.isEmpty());
    for (const QString &folder : m_recentFolders.mid(0, mostRecent)) {
        auto *button = new QPushButton;
        button->setProperty("look", QStringLiteral("row"));
        button->setCursor(Qt::PointingHandCursor);
        button->setAccessibleName(folder);
        button->setToolTip(folder);
        const QFileInfo info(folder);
        auto *name = new QLabel(info.fileName());
        name->setProperty("look", QStringLiteral("link"));
        auto *parent = new QLabel;
        parent->setProperty("look", QStringLiteral("dim"));
        parent->setText(parent->fontMetrics().elidedText(
            shortenHome(info.path()), Qt::ElideMiddle,
            qMax(0, columnWidth - name->sizeHint().width() - Theme::grid * 4)));
        auto *row = new QHBoxLayout(button);
        row->setContentsMargins(2, 0, 2, 0);
        row->setSpacing(Theme::grid * 3);
        row->addWidget(name);
        row->addWidget(parent, 1);
        for (QLabel *label : {name, parent}) {
            label->setTextFormat(Qt::PlainText);
            label->setAttribute(Qt::WA_TransparentForMouseEvents);
        }
        button->setMinimumHeight(Theme::rowHeight + Theme::grid);
        connect(button, &QPushButton::clicked, this, [this, folder] { emit folderChosen(folder); });
        m_recent->addWidget(button);
    }
}

void WelcomePage::retranslateUi()
{
    m_tagline->setText(tr("The workbench for Node.js servers."));
    m_openFolder->setText(tr("Open Folder…"));
    m_openFile->setText(tr("Open File…"));
    m_recentTitle->setText(tr("Recent").toUpper());
    m_hint->setText(
        tr("%1 finds every command.")
            .arg(m_actions.action(u"view.commandPalette")->shortcut().toString(QKeySequence::NativeText)));
}

void WelcomePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace boucle

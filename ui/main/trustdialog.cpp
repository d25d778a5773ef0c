// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/trustdialog.h"

#include "ui/common/icons.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace boucle {

namespace {
constexpr int narrowest = 460;
constexpr int pictureSize = 32;
} // namespace

TrustDialog::TrustDialog(const Theme &theme, Reason reason, const QString &folder, QWidget *parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Folder Trust"));
    setMinimumWidth(narrowest);

    const bool trusted = reason == Reason::Trusted;
    auto *picture = new QLabel;
    picture->setPixmap(
        iconPixmap(theme, trusted ? QLatin1String("shield-check") : QLatin1String("shield-alert"),
                   trusted ? ColourRole::Run : ColourRole::Pause, pictureSize, devicePixelRatioF()));

    auto *title =
        new QLabel(trusted ? tr("You trust this folder") : tr("Do you trust the code of this folder?"));
    title->setProperty("look", QStringLiteral("title"));
    auto *path = new QLabel(QDir::toNativeSeparators(folder));
    path->setFont(theme.codeFont());
    path->setWordWrap(true);
    path->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *text = new QLabel(
        trusted
            ? tr("Its servers and scripts run with your rights: they can read and change your files and use "
                 "the network. Without trust you can still read and edit it.")
            : tr("Running it gives its code, and that of its packages, your rights: it can read and change "
                 "your files and use the network. Trust it when you know where it comes from."));
    text->setWordWrap(true);
    text->setProperty("look", QStringLiteral("dim"));

    auto *words = new QVBoxLayout;
    words->setSpacing(Theme::grid * 2);
    words->addWidget(title);
    words->addWidget(path);
    words->addWidget(text);
    auto *head = new QHBoxLayout;
    head->setSpacing(Theme::grid * 4);
    head->addWidget(picture, 0, Qt::AlignTop);
    head->addLayout(words, 1);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::grid * 2);
    buttons->addStretch();
    if (trusted) {
        auto *revoke = new QPushButton(tr("Stop Trusting"), this);
        auto *close = new QPushButton(tr("Close"), this);
        revoke->setAutoDefault(false);
        close->setDefault(true);
        buttons->addWidget(revoke);
        buttons->addWidget(close);
        connect(revoke, &QPushButton::clicked, this, [this] {
            emit revokeRequested();
            reject();
        });
        connect(close, &QPushButton::clicked, this, &QDialog::reject);
        close->setFocus();
    } else {
        auto *cancel = new QPushButton(tr("Cancel"), this);
        auto *trust =
            new QPushButton(reason == Reason::BeforeRun ? tr("Trust and Run") : tr("Trust Folder"), this);
        trust->setProperty("look", QStringLiteral("primary"));
        cancel->setAutoDefault(false);
        trust->setDefault(true);
        buttons->addWidget(cancel);
        buttons->addWidget(trust);
        connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
        connect(trust, &QPushButton::clicked, this, &QDialog::accept);
        trust->setFocus();
    }

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::grid * 5, Theme::grid * 5, Theme::grid * 5, Theme::grid * 4);
    layout->setSpacing(Theme::grid * 5);
    layout->addLayout(head);
    layout->addLayout(buttons);
    layout->setSizeConstraint(QLayout::SetMinimumSize);
}

} // namespace boucle

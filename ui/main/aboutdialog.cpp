// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/aboutdialog.h"

#include "ui/common/icons.h"

#include <Qsci/qsciglobal.h>

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace boucle {

namespace {
constexpr int logoSize = 40;
constexpr int narrowest = 440;
} // namespace

AboutDialog::AboutDialog(const Theme &theme, const Versions &versions, QWidget *parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About Boucle"));
    setMinimumWidth(narrowest);

    auto *logo = new QLabel;
    logo->setPixmap(
        iconPixmap(theme, QLatin1String("repeat"), ColourRole::Accent, logoSize, devicePixelRatioF()));
    auto *title = new QLabel(tr("Boucle %1").arg(versions.boucle));
    title->setProperty("look", QStringLiteral("title"));
    auto *tagline = new QLabel(tr("A desktop IDE for Node.js servers, which run inside it."));
    tagline->setWordWrap(true);

    QStringList parts;
    if (!versions.node.isEmpty())
        parts << QStringLiteral("Node.js ") + versions.node;
    parts << QStringLiteral("Qt ") + QLatin1String(qVersion())
          << QStringLiteral("QScintilla ") + QLatin1String(QSCINTILLA_VERSION_STR);
    auto *components = new QLabel(parts.join(QStringLiteral(" · ")));
    components->setProperty("look", QStringLiteral("dim"));
    components->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *licence =
        new QLabel(tr("Free software under the GNU General Public License, version 3 or later, without "
                      "any warranty. Icons: Lucide, ISC licence. The notices of all parts are in the "
                      "file NOTICES.md that comes with Boucle."));
    licence->setWordWrap(true);
    licence->setProperty("look", QStringLiteral("dim"));

    auto *words = new QVBoxLayout;
    words->setSpacing(Theme::grid * 2);
    for (QLabel *label : {title, tagline, components, licence})
        words->addWidget(label);
    auto *head = new QHBoxLayout;
    head->setSpacing(Theme::grid * 4);
    head->addWidget(logo, 0, Qt::AlignTop);
    head->addLayout(words, 1);

    auto *close = new QPushButton(tr("Close"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::grid * 5, Theme::grid * 5, Theme::grid * 5, Theme::grid * 4);
    layout->setSpacing(Theme::grid * 5);
    layout->addLayout(head);
    layout->addWidget(close, 0, Qt::AlignRight);
    layout->setSizeConstraint(QLayout::SetMinimumSize);
}

} // namespace boucle

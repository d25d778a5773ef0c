// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/consolelanguage.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

// The macro needs the global namespace.
static void initialiseTranslations()
{
    Q_INIT_RESOURCE(boucle_translations);
}

namespace boucle {

void speakUserLanguage()
{
    initialiseTranslations();
    auto *translator = new QTranslator(QCoreApplication::instance());
    // English is what the code says, so that nothing is to be loaded for it but plurals.
    if (translator->load(QLocale(), QStringLiteral("boucle"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(translator);
}

} // namespace boucle

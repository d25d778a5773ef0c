// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/uilanguage.h"

#include "core/base/logging.h"

#include <QCoreApplication>
#include <QLibraryInfo>

static void initTranslations()
{
    Q_INIT_RESOURCE(boucle_translations);
}

namespace boucle {

UiLanguage::UiLanguage(QObject *parent)
    : QObject(parent)
{
    initTranslations();
}

QLocale::Language UiLanguage::resolve(LanguageChoice choice)
{
    switch (choice) {
    case LanguageChoice::English:
        return QLocale::English;
    case LanguageChoice::French:
        return QLocale::French;
    case LanguageChoice::System:
        break;
    }
    // In the user's order of preference.
    for (const QString &name : QLocale::system().uiLanguages()) {
        const QLocale::Language language = QLocale(name).language();
        if (language == QLocale::French || language == QLocale::English)
            return language;
    }
    return QLocale::English;
}

void UiLanguage::setChoice(LanguageChoice choice)
{
    m_choice = choice;
    const QLocale::Language language = resolve(choice);
    if (language == m_language)
        return;
    install(language);
    emit changed();
}

void UiLanguage::install(QLocale::Language language)
{
    m_language = language;
    // The system's own locale keeps its territory's forms of numbers and dates.
    const QLocale system = QLocale::system();
    QLocale::setDefault(system.language() == language ? system : QLocale(language));

    for (QTranslator *translator : {&m_ownTranslator, &m_qtTranslator, &m_editorTranslator})
        QCoreApplication::removeTranslator(translator);
    const QString code = QLocale(language).name().section(QLatin1Char('_'), 0, 0);
    // English needs ours for its plural forms only; Qt's own texts are English already.
    if (m_ownTranslator.load(QLatin1String(":/i18n/boucle_") + code + QLatin1String(".qm")))
        QCoreApplication::installTranslator(&m_ownTranslator);
    else
        qCWarning(logUi) << "no translation" << code;
    if (language == QLocale::English)
        return;
    const QString systemFolder = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
    for (auto [translator, name] : {std::pair{&m_qtTranslator, QLatin1String("qtbase_")},
                                    std::pair{&m_editorTranslator, QLatin1String("qscintilla_")}}) {
        const QString file = name + code + QLatin1String(".qm");
        if (translator->load(QLatin1String(":/i18n/") + file) || translator->load(file, systemFolder))
            QCoreApplication::installTranslator(translator);
        else
            qCWarning(logUi) << "no translation" << file;
    }
}

} // namespace boucle

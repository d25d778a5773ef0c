// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QObject>
#include <QTranslator>

namespace boucle {

enum class LanguageChoice { System, English, French };

/// The language of the window: installs the translations of Boucle and of Qt itself, and the default locale.
/// Every widget gets QEvent::LanguageChange when it changes. Lives on the UI thread.
class UiLanguage : public QObject
{
    Q_OBJECT
public:
    /// Nothing is installed before setChoice().
    explicit UiLanguage(QObject *parent = nullptr);

    LanguageChoice choice() const { return m_choice; }
    void setChoice(LanguageChoice choice);

    /// What `choice` means on this machine: English or French, English for what Boucle does not speak.
    static QLocale::Language resolve(LanguageChoice choice);

signals:
    void changed();

private:
    void install(QLocale::Language language);

    LanguageChoice m_choice = LanguageChoice::System;
    QLocale::Language m_language = QLocale::AnyLanguage;
    QTranslator m_ownTranslator;
    QTranslator m_qtTranslator;
    QTranslator m_editorTranslator;
};

} // namespace boucle

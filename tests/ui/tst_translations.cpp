// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/uilanguage.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

#include <algorithm>

using namespace boucle;

namespace {

struct Message
{
    QString context;
    QString source;
    QStringList translations; ///< one, or one for each plural form
    QString state;            ///< "" when it is finished
};

QString sourceFolder()
{
    return qEnvironmentVariable("BOUCLE_SOURCE_DIR");
}

QList<Message> readMessages(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    QList<Message> messages;
    QString context;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"message")
            messages.append({context, {}, {}, {}});
        else if (xml.name() == u"source")
            messages.last().source = xml.readElementText();
        else if (xml.name() == u"translation") {
            messages.last().state = xml.attributes().value(QLatin1String("type")).toString();
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            if (!text.trimmed().isEmpty())
                messages.last().translations = text.split(u'\n', Qt::SkipEmptyParts);
        }
    }
    if (xml.hasError())
        qFatal("%s: %s", qPrintable(path), qPrintable(xml.errorString()));
    return messages;
}

QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("%L?(\\d|n)"));
    QStringList found;
    for (const QRegularExpressionMatch &match : pattern.globalMatch(text))
        found.append(match.captured());
    std::sort(found.begin(), found.end());
    found.removeDuplicates();
    return found;
}

QString describe(const Message &message)
{
    return message.context + QStringLiteral(": \"") + message.source + u'"';
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT
private slots:
    void everyTextIsTranslated_data() { languages(); }
    void everyTextIsTranslated();
    void placeholdersAreKept();
    void frenchTypography();
    void frenchIsShown();

private:
    static void languages()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("pluralsOnly");
        QTest::newRow("French") << QStringLiteral("boucle_fr.ts") << false;
        QTest::newRow("English plurals") << QStringLiteral("boucle_en.ts") << true;
    }
};

// lupdate on a copy marks what the code has and the file has not, and the other way round.
void TestTranslations::everyTextIsTranslated()
{
    QFETCH(QString, name);
    QFETCH(bool, pluralsOnly);
    const QTemporaryDir folder;
    const QString copy = folder.filePath(name);
    QVERIFY(QFile::copy(sourceFolder() + QStringLiteral("/translations/") + name, copy));
    QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner));

    QStringList arguments{QStringLiteral("-silent"), QStringLiteral("-locations"), QStringLiteral("none"),
                          QStringLiteral("-I"), sourceFolder()};
    if (pluralsOnly)
        arguments << QStringLiteral("-pluralonly");
    for (const char *layer : {"/core", "/ui", "/app"})
        arguments << sourceFolder() + QLatin1String(layer);
    arguments << QStringLiteral("-ts") << copy;
    QProcess lupdate;
    lupdate.setProcessChannelMode(QProcess::MergedChannels);
    lupdate.start(QStringLiteral(LUPDATE), arguments);
    QVERIFY(lupdate.waitForFinished(60'000));
    QCOMPARE(lupdate.exitCode(), 0);

    const QList<Message> messages = readMessages(copy);
    QVERIFY(messages.size() > (pluralsOnly ? 0 : 200));
    QStringList wrong;
    for (const Message &message : messages) {
        if (!message.state.isEmpty())
            wrong << message.state + QStringLiteral(" in ") + describe(message);
        else if (message.translations.isEmpty())
            wrong << QStringLiteral("empty: ") + describe(message);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("build the target boucle_update_translations and "
                                                        "translate:\n") +
                                         wrong.join(u'\n')));
}

void TestTranslations::placeholdersAreKept()
{
    QStringList wrong;
    for (const Message &message :
         readMessages(sourceFolder() + QStringLiteral("/translations/boucle_fr.ts"))) {
        if (placeholders(message.translations.join(u'\n')) != placeholders(message.source))
            wrong << describe(message);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

// A no-break space before the high signs and inside quotation marks; no straight quotation marks or
// apostrophes.
void TestTranslations::frenchTypography()
{
    static const QRegularExpression breakable(QStringLiteral("\\w ([;!?»]|:(?= |$))|« "));
    static const QRegularExpression straight(QStringLiteral("\\w'\\w"));
    QStringList wrong;
    for (const Message &message :
         readMessages(sourceFolder() + QStringLiteral("/translations/boucle_fr.ts"))) {
        for (const QString &text : message.translations) {
            if (text.contains(breakable) || text.contains(straight))
                wrong << text;
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestTranslations::frenchIsShown()
{
    UiLanguage language;
    QSignalSpy changed(&language, &UiLanguage::changed);
    language.setChoice(LanguageChoice::French);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(QLocale().language(), QLocale::French);
    // One text of each layer: the contexts must be those that tr() uses.
    QCOMPARE(QCoreApplication::translate("boucle::core", "Stopped"), QStringLiteral("Arrêté"));
    QCOMPARE(QCoreApplication::translate("boucle::ProjectDock", "Project"), QStringLiteral("Projet"));
    QCOMPARE(QCoreApplication::translate("boucle::Application", "Open Folder"),
             QStringLiteral("Ouvrir un dossier"));
    QCOMPARE(QCoreApplication::translate("Actions", "Run"), QStringLiteral("Exécuter"));
    language.setChoice(LanguageChoice::English);
    QCOMPARE(QCoreApplication::translate("Actions", "Run"), QStringLiteral("Run"));
    // English needs a file for its plurals.
    for (const Message &message :
         readMessages(sourceFolder() + QStringLiteral("/translations/boucle_en.ts"))) {
        const QString one =
            QCoreApplication::translate(message.context.toUtf8(), message.source.toUtf8(), nullptr, 1);
        QVERIFY2(!one.contains(QLatin1String("(s)")) && !one.contains(QLatin1String("(es)")),
                 qPrintable(one));
    }
}

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"

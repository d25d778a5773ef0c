// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/actionregistry.h"
#include "ui/common/uilanguage.h"

#include <QtTest>

using namespace boucle;

namespace {

ActionSpec spec(const char *id, MenuId menu, int order, const char *text = "Run")
{
    ActionSpec made;
    made.id = QString::fromLatin1(id);
    made.text = text;
    made.menu = menu;
    made.order = order;
    return made;
}

// "a b | c": separators as bars.
QString printed(const QList<QAction *> &actions)
{
    QStringList words;
    for (const QAction *action : actions)
        words.append(action ? action->objectName() : QStringLiteral("|"));
    return words.join(u' ');
}

} // namespace

class TestActions : public QObject
{
    Q_OBJECT
private slots:
    void menusAreSortedWithSeparators();
    void paletteLeavesOutWhatIsNotForIt();
    void actionsAreFoundById();
    void specBecomesAnAction();
    void textsFollowTheLanguage();
};

void TestActions::menusAreSortedWithSeparators()
{
    const Theme theme;
    ActionRegistry actions(theme);
    actions.add(spec("last", MenuId::File, 900));
    actions.add(spec("first", MenuId::File, 0));
    actions.add(spec("third", MenuId::File, 120));
    actions.add(spec("second", MenuId::File, 110));
    actions.add(spec("elsewhere", MenuId::Run, 0));
    QCOMPARE(printed(actions.menuActions(MenuId::File)), QStringLiteral("first | second third | last"));
    QCOMPARE(printed(actions.menuActions(MenuId::Run)), QStringLiteral("elsewhere"));
    QCOMPARE(printed(actions.menuActions(MenuId::Help)), QString());
}

void TestActions::paletteLeavesOutWhatIsNotForIt()
{
    const Theme theme;
    ActionRegistry actions(theme);
    ActionSpec hidden = spec("hidden", MenuId::File, 1);
    hidden.inPalette = false;
    actions.add(hidden);
    actions.add(spec("run", MenuId::Run, 1));
    actions.add(spec("file", MenuId::File, 2));
    actions.add(spec("menuless", MenuId::None, 0));
    QCOMPARE(printed(actions.paletteActions()), QStringLiteral("file run menuless"));
}

void TestActions::actionsAreFoundById()
{
    const Theme theme;
    ActionRegistry actions(theme);
    QAction *run = actions.add(spec("server.run", MenuId::Run, 1));
    QCOMPARE(actions.action(u"server.run"), run);
    QCOMPARE(actions.action(u"server.walk"), nullptr);
    QCOMPARE(actions.menuOf(run), MenuId::Run);
    const QAction foreign;
    QCOMPARE(actions.menuOf(&foreign), MenuId::None);
}

void TestActions::specBecomesAnAction()
{
    const Theme theme;
    ActionRegistry actions(theme);
    QSignalSpy added(&actions, &ActionRegistry::added);
    const QAction *action = actions.add({.id = QStringLiteral("server.run"),
                                         .text = QT_TRANSLATE_NOOP("Actions", "Run"),
                                         .icon = QLatin1String("play"),
                                         .shortcuts = {QKeySequence(Qt::Key_F5), QKeySequence(Qt::Key_F9)},
                                         .checkable = true,
                                         .context = Qt::WidgetShortcut});
    QCOMPARE(added.count(), 1);
    QCOMPARE(action->text(), QStringLiteral("Run"));
    QCOMPARE(action->shortcuts().size(), 2);
    QCOMPARE(action->shortcut(), QKeySequence(Qt::Key_F5));
    QVERIFY(action->isCheckable());
    QVERIFY(!action->icon().isNull());
    QCOMPARE(action->shortcutContext(), Qt::WidgetShortcut);
}

void TestActions::textsFollowTheLanguage()
{
    const Theme theme;
    UiLanguage language;
    language.setChoice(LanguageChoice::English);
    ActionRegistry actions(theme);
    QSignalSpy retranslated(&actions, &ActionRegistry::retranslated);
    const QAction *run = actions.add(spec("server.run", MenuId::Run, 1));
    QCOMPARE(run->text(), QStringLiteral("Run"));
    language.setChoice(LanguageChoice::French);
    QCOMPARE(run->text(), QStringLiteral("Exécuter"));
    QVERIFY(retranslated.count() > 0);
    QCOMPARE(ActionRegistry::menuTitle(MenuId::File), QStringLiteral("&Fichier"));
    language.setChoice(LanguageChoice::English);
    QCOMPARE(run->text(), QStringLiteral("Run"));
}

QTEST_MAIN(TestActions)
#include "tst_actions.moc"

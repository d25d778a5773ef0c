// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icons.h"
#include "ui/common/systemscheme.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace boucle;

namespace {

double channel(double value)
{
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) +
           0.0722 * channel(colour.blueF());
}

// As WCAG 2 defines it.
double contrast(const QColor &a, const QColor &b)
{
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

constexpr double readable = 4.5;

bool isBlank(const QImage &image)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(image.pixel(x, y)) != 0)
                return false;
        }
    }
    return true;
}

// The colour of the pixels that the icon covers wholly.
QColor strokeColour(const QImage &image)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).alpha() > 250)
                return image.pixelColor(x, y);
        }
    }
    return {};
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT
private slots:
    void contrast_data();
    void contrast();
    void ansiIsReadable_data() { themes(); }
    void ansiIsReadable();
    void styleSheetIsComplete_data() { themes(); }
    void styleSheetIsComplete();
    void choiceChangesTheApplication();
    void icons_data();
    void icons();
    void iconsFollowTheTheme();
    void iconsAreFaintWhenDisabled();
    void guessOfTheSystemsScheme_data();
    void guessOfTheSystemsScheme();

private:
    static void themes()
    {
        QTest::addColumn<ThemeChoice>("choice");
        QTest::newRow("dark") << ThemeChoice::Dark;
        QTest::newRow("light") << ThemeChoice::Light;
    }
};

void TestTheme::contrast_data()
{
    QTest::addColumn<ThemeChoice>("choice");
    QTest::addColumn<ColourRole>("text");
    QTest::addColumn<ColourRole>("ground");
    const std::pair<const char *, ColourRole> texts[]{{"text", ColourRole::Text}, {"dim", ColourRole::Dim}};
    const std::pair<const char *, ColourRole> grounds[]{{"win", ColourRole::Win},
                                                        {"panel", ColourRole::Panel},
                                                        {"raised", ColourRole::Raised},
                                                        {"editor", ColourRole::Editor},
                                                        {"line", ColourRole::Line}};
    // What stands on a ground of its own.
    const std::tuple<const char *, ColourRole, ColourRole> pairs[]{
        {"selection", ColourRole::Text, ColourRole::Sel},
        {"paused line", ColourRole::Text, ColourRole::Exec},
        {"chip", ColourRole::Run, ColourRole::Chip},
        {"running", ColourRole::Run, ColourRole::Panel},
        {"error", ColourRole::Stop, ColourRole::Panel},
        {"warning", ColourRole::Pause, ColourRole::Panel},
        {"link", ColourRole::Accent, ColourRole::Panel},
        {"link in a notice", ColourRole::Accent, ColourRole::Raised},
        {"main button", ColourRole::Editor, ColourRole::Accent}};
    for (const auto &[themeName, choice] :
         {std::pair("dark", ThemeChoice::Dark), std::pair("light", ThemeChoice::Light)}) {
        for (const auto &[textName, text] : texts) {
            for (const auto &[groundName, ground] : grounds)
                QTest::addRow("%s: %s on %s", themeName, textName, groundName) << choice << text << ground;
        }
        for (const auto &[name, text, ground] : pairs)
            QTest::addRow("%s: %s", themeName, name) << choice << text << ground;
    }
}

void TestTheme::contrast()
{
    QFETCH(ThemeChoice, choice);
    QFETCH(ColourRole, text);
    QFETCH(ColourRole, ground);
    Theme theme;
    theme.setChoice(choice);
    const double ratio = ::contrast(theme.colour(text), theme.colour(ground));
    QVERIFY2(ratio >= readable, qPrintable(QStringLiteral("%1 : 1").arg(ratio, 0, 'f', 2)));
}

void TestTheme::ansiIsReadable()
{
    QFETCH(ThemeChoice, choice);
    Theme theme;
    theme.setChoice(choice);
    for (int i = 0; i < 16; ++i) {
        const double ratio = ::contrast(theme.ansi(i), theme.colour(ColourRole::Panel));
        QVERIFY2(ratio >= readable, qPrintable(QStringLiteral("colour %1: %2 : 1").arg(i).arg(ratio)));
    }
}

void TestTheme::styleSheetIsComplete()
{
    QFETCH(ThemeChoice, choice);
    Theme theme;
    theme.setChoice(choice);
    QString sheet = theme.styleSheet();
    sheet.remove(
        QRegularExpression(QStringLiteral("/\\*.*?\\*/"), QRegularExpression::DotMatchesEverythingOption));
    QVERIFY(sheet.contains(theme.colour(ColourRole::Accent).name()));
    const QRegularExpressionMatch left = QRegularExpression(QStringLiteral("@\\w*;?")).match(sheet);
    QVERIFY2(!left.hasMatch(), qPrintable(left.captured()));
    QCOMPARE(sheet.count(u'{'), sheet.count(u'}'));
}

void TestTheme::choiceChangesTheApplication()
{
    Theme theme;
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setChoice(ThemeChoice::Dark);
    QCOMPARE(changed.count(), 1);
    QVERIFY(theme.isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Window), theme.colour(ColourRole::Panel));
    const QString darkSheet = qApp->styleSheet();

    theme.setChoice(ThemeChoice::Light);
    QCOMPARE(changed.count(), 2);
    QVERIFY(!theme.isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Window), theme.colour(ColourRole::Panel));
    QVERIFY(qApp->styleSheet() != darkSheet);

    theme.setChoice(ThemeChoice::Light);
    QCOMPARE(changed.count(), 2);
}

void TestTheme::icons_data()
{
    QTest::addColumn<QString>("name");
    const QStringList files = QDir(QStringLiteral(":/icons")).entryList();
    QVERIFY(files.size() > 40);
    for (const QString &file : files)
        QTest::newRow(qPrintable(file)) << file.chopped(4);
}

void TestTheme::icons()
{
    QFETCH(QString, name);
    const Theme theme;
    const QByteArray latin = name.toLatin1();
    const QIcon drawn = icon(theme, QLatin1String(latin));
    for (const qreal ratio : {1.0, 1.5, 2.0}) {
        const QPixmap pixmap = drawn.pixmap(QSize(16, 16), ratio);
        QCOMPARE(pixmap.size(), QSize(16, 16) * ratio);
        QCOMPARE(pixmap.devicePixelRatio(), ratio);
        QVERIFY(!isBlank(pixmap.toImage()));
    }
}

void TestTheme::iconsFollowTheTheme()
{
    Theme theme;
    theme.setChoice(ThemeChoice::Dark);
    // A large one has pixels that the stroke covers wholly.
    const QIcon square = icon(theme, QLatin1String("square"), ColourRole::Stop);
    QCOMPARE(strokeColour(square.pixmap(QSize(96, 96), 1.0).toImage()), theme.colour(ColourRole::Stop));
    const QColor dark = theme.colour(ColourRole::Stop);
    theme.setChoice(ThemeChoice::Light);
    QVERIFY(theme.colour(ColourRole::Stop) != dark);
    QCOMPARE(strokeColour(square.pixmap(QSize(96, 96), 1.0).toImage()), theme.colour(ColourRole::Stop));
}

void TestTheme::iconsAreFaintWhenDisabled()
{
    const Theme theme;
    const QIcon square = icon(theme, QLatin1String("square"), ColourRole::Stop);
    QCOMPARE(strokeColour(square.pixmap(QSize(96, 96), 1.0, QIcon::Disabled).toImage()),
             theme.colour(ColourRole::Faint));
}

void TestTheme::guessOfTheSystemsScheme_data()
{
    QTest::addColumn<QColor>("window");
    QTest::addColumn<QString>("desktop");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("dark");
    const QColor light(Qt::white);
    QTest::newRow("nothing known") << light << QString() << QString() << QByteArray() << true;
    QTest::newRow("light desktop") << light << QStringLiteral("XFCE") << QString() << QByteArray() << false;
    QTest::newRow("dark palette") << QColor(Qt::black) << QStringLiteral("XFCE") << QString() << QByteArray()
                                  << true;
    const QString gtk = QStringLiteral("gtk-3.0/settings.ini");
    QTest::newRow("GTK prefers dark")
        << light << QStringLiteral("GNOME") << gtk
        << QByteArray("[Settings]\ngtk-application-prefer-dark-theme=1\n") << true;
    QTest::newRow("GTK prefers light")
        << light << QString() << gtk << QByteArray("[Settings]\ngtk-application-prefer-dark-theme=0\n")
        << false;
    QTest::newRow("GTK theme by name") << light << QStringLiteral("XFCE") << gtk
                                       << QByteArray("[Settings]\ngtk-theme-name=Adwaita-dark\n") << true;
    QTest::newRow("KDE dark") << light << QStringLiteral("KDE") << QStringLiteral("kdeglobals")
                              << QByteArray("[General]\nColorScheme=BreezeDark\n") << true;
    QTest::newRow("KDE light") << light << QStringLiteral("KDE") << QStringLiteral("kdeglobals")
                               << QByteArray("[General]\nColorScheme=BreezeLight\n") << false;
}

void TestTheme::guessOfTheSystemsScheme()
{
    QFETCH(QColor, window);
    QFETCH(QString, desktop);
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(bool, dark);
    const QTemporaryDir folder;
    if (!file.isEmpty()) {
        const QString path = folder.filePath(file);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile out(path);
        QVERIFY(out.open(QIODevice::WriteOnly));
        QCOMPARE(out.write(content), content.size());
    }
    QPalette palette;
    palette.setColor(QPalette::Window, window);
    QCOMPARE(SystemScheme::guess(palette, desktop, folder.path()), dark);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"

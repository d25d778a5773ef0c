// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/systemscheme.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QDBusVirtualObject>
#include <QProcess>
#include <QStandardPaths>
#include <QtTest>

using namespace boucle;

namespace {

const QString portalPath = QStringLiteral("/org/freedesktop/portal/desktop");

// A desktop portal that only knows the colour scheme.
class FakePortal : public QDBusVirtualObject
{
public:
    uint scheme = 0;

    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &bus) override
    {
        if (message.member() != QLatin1String("Read"))
            return false;
        // Wrapped twice, as the portal's Read does.
        const QDBusVariant value(QVariant::fromValue(QDBusVariant(scheme)));
        return bus.send(message.createReply(QVariant::fromValue(value)));
    }
    void change(QDBusConnection bus, uint to)
    {
        scheme = to;
        QDBusMessage signal = QDBusMessage::createSignal(
            portalPath, QStringLiteral("org.freedesktop.portal.Settings"), QStringLiteral("SettingChanged"));
        signal << QStringLiteral("org.freedesktop.appearance") << QStringLiteral("color-scheme")
               << QVariant::fromValue(QDBusVariant(scheme));
        QVERIFY(bus.send(signal));
    }
};

} // namespace

// On a message bus of its own.
class TestSystemScheme : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanupTestCase();
    void portalIsAskedAndFollowed();
    void themeFollowsTheSystem();

private:
    QProcess m_daemon;
    FakePortal m_portal;
};

void TestSystemScheme::initTestCase()
{
    const QString daemon = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
    if (daemon.isEmpty())
        QSKIP("dbus-daemon is not installed");
    m_daemon.start(
        daemon, {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
    QVERIFY(m_daemon.waitForReadyRead());
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_daemon.readLine().trimmed());
    QDBusConnection bus =
        QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("portal"));
    QVERIFY(bus.registerVirtualObject(portalPath, &m_portal));
    QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.portal.Desktop")));
}

void TestSystemScheme::cleanupTestCase()
{
    QDBusConnection::disconnectFromBus(QStringLiteral("portal"));
    m_daemon.kill();
    m_daemon.waitForFinished();
}

void TestSystemScheme::portalIsAskedAndFollowed()
{
    const QDBusConnection bus(QStringLiteral("portal"));
    m_portal.scheme = 2;
    SystemScheme scheme;
    QTRY_VERIFY(!scheme.isDark());
    QSignalSpy changed(&scheme, &SystemScheme::changed);
    m_portal.change(bus, 1);
    QTRY_VERIFY(scheme.isDark());
    QCOMPARE(changed.count(), 1);
    // No preference leaves it as it is.
    m_portal.change(bus, 0);
    m_portal.change(bus, 2);
    QTRY_VERIFY(!scheme.isDark());
    QCOMPARE(changed.count(), 2);
}

void TestSystemScheme::themeFollowsTheSystem()
{
    const QDBusConnection bus(QStringLiteral("portal"));
    m_portal.scheme = 2;
    Theme theme;
    theme.setChoice(ThemeChoice::System);
    QTRY_VERIFY(!theme.isDark());
    m_portal.change(bus, 1);
    QTRY_VERIFY(theme.isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Window), theme.colour(ColourRole::Panel));
    // A choice of the user's own is not overruled.
    theme.setChoice(ThemeChoice::Light);
    QSignalSpy changed(&theme, &Theme::changed);
    m_portal.change(bus, 2);
    m_portal.change(bus, 1);
    QTest::qWait(100);
    QVERIFY(!theme.isDark());
    QCOMPARE(changed.count(), 0);
}

QTEST_MAIN(TestSystemScheme)
#include "tst_systemscheme.moc"

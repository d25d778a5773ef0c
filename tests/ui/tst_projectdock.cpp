// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/filetreemodel.h"
#include "tests/support/accessible.h"
#include "tests/support/temporaryproject.h"
#include "ui/common/actionregistry.h"
#include "ui/main/mainactions.h"
#include "ui/project/projectdock.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QMessageBox>
#include <QTreeView>
#include <QtTest>

#include <memory>

using namespace boucle;

class TestProjectDock : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();

    void emptyStateOpensAFolder();
    void clickOpensAFile();
    void clickOpensAndClosesAFolder();
    void returnOpensAFile();
    void newFile();
    void newFileWithFolders();
    void newFileThatExists();
    void newFileWithBadName_data();
    void newFileWithBadName();
    void newFolder();
    void rename();
    void deleteAsksFirst();
    void copyPath();
    void menuRunsAFile();
    void revealSelectsWithoutOpening();
    void unreadableFolderIsReported();
    void controlsHaveNames();

private:
    QModelIndex indexOf(const QString &relative);
    void click(const QString &relative);
    QLineEdit *nameField();

    QTemporaryDir m_data;
    std::unique_ptr<TemporaryProject> m_project;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ActionRegistry> m_actions;
    std::unique_ptr<QMainWindow> m_window;
    ProjectDock *m_dock = nullptr;
};

void TestProjectDock::initTestCase()
{
    // The trash of the tests is not the user's.
    qputenv("XDG_DATA_HOME", m_data.path().toLocal8Bit());
}

void TestProjectDock::init()
{
    m_project = std::make_unique<TemporaryProject>();
    m_project->write(QStringLiteral("src/app.js"), "// app\n");
    m_project->write(QStringLiteral("src/routes/orders.js"));
    m_project->write(QStringLiteral("README.md"));
    m_theme = std::make_unique<Theme>();
    m_actions = std::make_unique<ActionRegistry>(*m_theme);
    addMainActions(*m_actions);
    m_window = std::make_unique<QMainWindow>();
    m_dock = new ProjectDock(*m_theme, *m_actions, m_window.get());
    m_window->addDockWidget(Qt::LeftDockWidgetArea, m_dock);
    m_window->resize(500, 600);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestProjectDock::cleanup()
{
    m_window.reset();
    m_actions.reset();
    m_theme.reset();
    m_project.reset();
}

// Opens the folders above, waiting for each to be listed.
QModelIndex TestProjectDock::indexOf(const QString &relative)
{
    if (m_dock->model().root().isEmpty())
        m_dock->setRoot(m_project->root());
    QModelIndex index;
    QString path;
    for (const QString &part : relative.split(u'/')) {
        if (index.isValid())
            m_dock->tree().expand(index);
        path += (path.isEmpty() ? QString() : QStringLiteral("/")) + part;
        const QString absolute = m_project->path(path);
        if (!QTest::qWaitFor([&] { return m_dock->model().indexOfPath(absolute).isValid(); }))
            return {};
        index = m_dock->model().indexOfPath(absolute);
    }
    return index;
}

void TestProjectDock::click(const QString &relative)
{
    const QModelIndex index = indexOf(relative);
    QVERIFY2(index.isValid(), qPrintable(relative));
    m_dock->tree().scrollTo(index);
    QTest::mouseClick(m_dock->tree().viewport(), Qt::LeftButton, {},
                      m_dock->tree().visualRect(index).center());
}

QLineEdit *TestProjectDock::nameField()
{
    return qobject_cast<QLineEdit *>(QApplication::focusWidget());
}

void TestProjectDock::emptyStateOpensAFolder()
{
    QSignalSpy open(m_actions->action(u"file.openFolder"), &QAction::triggered);
    QVERIFY(!m_dock->tree().isVisible());
    QVERIFY(!m_actions->action(u"project.newFile")->isEnabled());
    QVERIFY(accessible::press(*m_dock, QAccessible::Button, QStringLiteral("Open Folder…")));
    QTRY_COMPARE(open.count(), 1);
    m_dock->setRoot(m_project->root());
    QVERIFY(m_dock->tree().isVisible());
    QVERIFY(m_actions->action(u"project.newFile")->isEnabled());
}

void TestProjectDock::clickOpensAFile()
{
    QSignalSpy activated(m_dock, &ProjectDock::fileActivated);
    click(QStringLiteral("src/app.js"));
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.first().first().toString(), m_project->path(QStringLiteral("src/app.js")));
}

void TestProjectDock::clickOpensAndClosesAFolder()
{
    QSignalSpy activated(m_dock, &ProjectDock::fileActivated);
    const QModelIndex folder = indexOf(QStringLiteral("src"));
    click(QStringLiteral("src"));
    QVERIFY(m_dock->tree().isExpanded(folder));
    click(QStringLiteral("src"));
    QVERIFY(!m_dock->tree().isExpanded(folder));
    QCOMPARE(activated.count(), 0);
}

void TestProjectDock::returnOpensAFile()
{
    QSignalSpy activated(m_dock, &ProjectDock::fileActivated);
    m_dock->tree().setCurrentIndex(indexOf(QStringLiteral("README.md")));
    m_dock->tree().setFocus();
    QTest::keyClick(&m_dock->tree(), Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
}

void TestProjectDock::newFile()
{
    QSignalSpy activated(m_dock, &ProjectDock::fileActivated);
    m_dock->tree().setCurrentIndex(indexOf(QStringLiteral("src/app.js")));
    QVERIFY(accessible::press(*m_dock, QAccessible::Button, QStringLiteral("New File…")));
    QTRY_VERIFY(nameField());
    QCOMPARE(nameField()->accessibleName(), QStringLiteral("New file in src"));
    QTest::keyClicks(nameField(), QStringLiteral("server.js"));
    QTest::keyClick(nameField(), Qt::Key_Return);
    const QString path = m_project->path(QStringLiteral("src/server.js"));
    QVERIFY(QFile::exists(path));
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.first().first().toString(), path);
    QVERIFY(!nameField());
    QTRY_COMPARE(m_dock->model().path(m_dock->tree().currentIndex()), path);
}

void TestProjectDock::newFileWithFolders()
{
    m_dock->setRoot(m_project->root());
    m_actions->action(u"project.newFile")->trigger();
    QTest::keyClicks(nameField(), QStringLiteral("test/unit/a.test.js"));
    QTest::keyClick(nameField(), Qt::Key_Return);
    QVERIFY(QFile::exists(m_project->path(QStringLiteral("test/unit/a.test.js"))));
}

void TestProjectDock::newFileThatExists()
{
    m_dock->tree().setCurrentIndex(indexOf(QStringLiteral("src")));
    m_actions->action(u"project.newFile")->trigger();
    QLineEdit *field = nameField();
    QTest::keyClicks(field, QStringLiteral("app.js"));
    QTest::keyClick(field, Qt::Key_Return);
    // It stays open and says what is wrong; nothing was overwritten.
    QCOMPARE(nameField(), field);
    QVERIFY2(accessible::find(*m_dock, QAccessible::StaticText,
                              QStringLiteral("“app.js” exists already. Choose another name.")),
             qPrintable(accessible::tree(*m_dock)));
    QCOMPARE(m_project->read(QStringLiteral("src/app.js")), QByteArray("// app\n"));
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
}

void TestProjectDock::newFileWithBadName_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("nothing") << QString();
    QTest::newRow("blanks") << QStringLiteral("   ");
    QTest::newRow("up") << QStringLiteral("../outside.js");
    QTest::newRow("absolute") << QStringLiteral("/outside.js");
    QTest::newRow("folder only") << QStringLiteral("folder/");
}

void TestProjectDock::newFileWithBadName()
{
    QFETCH(QString, name);
    m_dock->setRoot(m_project->root());
    QSignalSpy activated(m_dock, &ProjectDock::fileActivated);
    m_actions->action(u"project.newFile")->trigger();
    QLineEdit *field = nameField();
    QTest::keyClicks(field, name);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(field->isVisible());
    QCOMPARE(activated.count(), 0);
}

void TestProjectDock::newFolder()
{
    m_dock->setRoot(m_project->root());
    QVERIFY(accessible::press(*m_dock, QAccessible::Button, QStringLiteral("New Folder…")));
    QTRY_VERIFY(nameField());
    QTest::keyClicks(nameField(), QStringLiteral("lib"));
    QTest::keyClick(nameField(), Qt::Key_Return);
    QVERIFY(QFileInfo(m_project->path(QStringLiteral("lib"))).isDir());
}

void TestProjectDock::rename()
{
    m_dock->tree().setCurrentIndex(indexOf(QStringLiteral("src/app.js")));
    m_dock->tree().setFocus();
    QTest::keyClick(&m_dock->tree(), Qt::Key_F2);
    QTRY_VERIFY(nameField());
    QCOMPARE(nameField()->selectedText(), QStringLiteral("app"));
    QTest::keyClicks(nameField(), QStringLiteral("main"));
    QTest::keyClick(nameField(), Qt::Key_Return);
    QCOMPARE(m_project->read(QStringLiteral("src/main.js")), QByteArray("// app\n"));
    QVERIFY(!QFile::exists(m_project->path(QStringLiteral("src/app.js"))));
}

void TestProjectDock::deleteAsksFirst()
{
    m_dock->tree().setCurrentIndex(indexOf(QStringLiteral("README.md")));
    m_dock->tree().setFocus();
    const QString path = m_project->path(QStringLiteral("README.md"));

    QTest::keyClick(&m_dock->tree(), Qt::Key_Delete);
    QTRY_VERIFY(QApplication::activeModalWidget());
    QVERIFY(
        accessible::press(*QApplication::activeModalWidget(), QAccessible::Button, QStringLiteral("Cancel")));
    QTRY_VERIFY(!QApplication::activeModalWidget());
    QVERIFY(QFile::exists(path));

    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(&m_dock->tree(), Qt::Key_Delete);
    QTRY_VERIFY(QApplication::activeModalWidget());
    QVERIFY(accessible::press(*QApplication::activeModalWidget(), QAccessible::Button,
                              QStringLiteral("Move to Trash")));
    QTRY_VERIFY(!QFile::exists(path));
}

void TestProjectDock::copyPath()
{
    m_dock->tree().setCurrentIndex(indexOf(QStringLiteral("src/app.js")));
    m_actions->action(u"project.copyPath")->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), m_project->path(QStringLiteral("src/app.js")));
}

void TestProjectDock::menuRunsAFile()
{
    QSignalSpy run(m_dock, &ProjectDock::runFileRequested);
    const QModelIndex index = indexOf(QStringLiteral("src/app.js"));
    emit m_dock->tree().customContextMenuRequested(m_dock->tree().visualRect(index).center());
    QTRY_VERIFY(QApplication::activePopupWidget());
    QVERIFY(accessible::press(*QApplication::activePopupWidget(), QAccessible::MenuItem,
                              QStringLiteral("Run This File")));
    QTRY_COMPARE(run.count(), 1);
    QCOMPARE(run.first().first().toString(), m_project->path(QStringLiteral("src/app.js")));
    if (QWidget *menu = QApplication::activePopupWidget())
        menu->close();

    const QModelIndex text = indexOf(QStringLiteral("README.md"));
    emit m_dock->tree().customContextMenuRequested(m_dock->tree().visualRect(text).center());
    QTRY_VERIFY(QApplication::activePopupWidget());
    const QStringList names = accessible::names(*QApplication::activePopupWidget(), QAccessible::MenuItem);
    QVERIFY(!names.contains(QStringLiteral("Run This File")));
    QVERIFY(names.contains(QStringLiteral("Copy Path")));
    QApplication::activePopupWidget()->close();
}

void TestProjectDock::revealSelectsWithoutOpening()
{
    QSignalSpy activated(m_dock, &ProjectDock::fileActivated);
    m_dock->setRoot(m_project->root());
    const QString path = m_project->path(QStringLiteral("src/routes/orders.js"));
    m_dock->reveal(path);
    QTRY_COMPARE(m_dock->model().path(m_dock->tree().currentIndex()), path);
    QVERIFY(m_dock->tree().isExpanded(m_dock->model().indexOfPath(m_project->path(QStringLiteral("src")))));
    QCOMPARE(activated.count(), 0);
}

void TestProjectDock::unreadableFolderIsReported()
{
    QSignalSpy errors(m_dock, &ProjectDock::errorOccurred);
    m_dock->setRoot(QStringLiteral("/nonexistent-folder"));
    QTRY_COMPARE(errors.count(), 1);
    QCOMPARE(errors.first().first().value<Error>().code, QStringLiteral("folder-missing"));
}

void TestProjectDock::controlsHaveNames()
{
    m_dock->setRoot(m_project->root());
    QCOMPARE(accessible::nameless(*m_window), QStringList());
    QVERIFY(accessible::find(*m_window, QAccessible::Tree, QStringLiteral("Project files")));
    QVERIFY(accessible::find(*m_window, QAccessible::Button, QStringLiteral("Hide Project")));
}

QTEST_MAIN(TestProjectDock)
#include "tst_projectdock.moc"

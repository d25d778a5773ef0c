// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/installedtool.h"
#include "tests/support/temporaryproject.h"

#include <QTest>

using namespace boucle;

namespace {

/// As npm writes it where links are not possible, and pnpm everywhere.
QByteArray shim(const QByteArray &target)
{
    return "#!/bin/sh\n"
           "basedir=$(dirname \"$(echo \"$0\" | sed -e 's,\\\\,/,g')\")\n"
           "\n"
           "if [ -z \"$NODE_PATH\" ]; then\n"
           "  export NODE_PATH=\"/x/node_modules\"\n"
           "fi\n"
           "if [ -x \"$basedir/node\" ]; then\n"
           "  exec \"$basedir/node\"  \"$basedir/" +
           target +
           "\" \"$@\"\n"
           "else\n"
           "  exec node  \"$basedir/" +
           target +
           "\" \"$@\"\n"
           "fi\n";
}

} // namespace

class TestInstalledTool : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_project = std::make_unique<TemporaryProject>(); }

    void followsLinks()
    {
        const QString file = m_project->write("node_modules/vite/bin/vite.js", "#!/usr/bin/env node\n");
        m_project->link("node_modules/.bin/vite", "../vite/bin/vite.js");
        QCOMPARE(find("vite"), file);
    }

    void followsChainsOfLinks()
    {
        const QString file = m_project->write("node_modules/.pnpm/x@1/node_modules/x/cli.cjs");
        m_project->link("node_modules/x", ".pnpm/x@1/node_modules/x");
        m_project->link("node_modules/.bin/x", "../x/cli.cjs");
        QCOMPARE(find("x"), file);
    }

    void readsShims()
    {
        const QString file = m_project->write("node_modules/vite/bin/vite.js");
        m_project->writeExecutable("node_modules/.bin/vite", shim("../vite/bin/vite.js"));
        QCOMPARE(find("vite"), file);
    }

    void readsShimsOfPrograms()
    {
        m_project->writeExecutable("node_modules/go/tool", "\x7f"
                                                           "ELF");
        m_project->writeExecutable("node_modules/.bin/tool",
                                   "#!/bin/sh\nexec \"$basedir/../go/tool\"   \"$@\"\n");
        QCOMPARE(find("tool"), QString("tool-not-javascript"));
    }

    void recognisesScriptsWithoutAnEnding_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<bool>("javaScript");
        QTest::newRow("env") << QByteArray("#!/usr/bin/env node\nx") << true;
        QTest::newRow("path") << QByteArray("#!/usr/local/bin/node\n") << true;
        QTest::newRow("flags") << QByteArray("#!/usr/bin/env -S node --no-warnings\n") << true;
        QTest::newRow("nodejs") << QByteArray("#! /usr/bin/nodejs") << true;
        QTest::newRow("other program") << QByteArray("#!/usr/bin/env ts-node\n") << false;
        QTest::newRow("nodemon") << QByteArray("#!/usr/bin/env nodemon\n") << false;
        QTest::newRow("python") << QByteArray("#!/usr/bin/env python3\n# node\n") << false;
        QTest::newRow("shell") << QByteArray("#!/bin/sh\nnode x.js\n") << false;
        QTest::newRow("binary") << QByteArray("\x7f"
                                              "ELF\x01\x00node",
                                              9)
                                << false;
        QTest::newRow("empty") << QByteArray() << false;
    }
    void recognisesScriptsWithoutAnEnding()
    {
        QFETCH(QByteArray, content);
        QFETCH(bool, javaScript);
        const QString file = m_project->writeExecutable("node_modules/t/tool", content);
        m_project->link("node_modules/.bin/tool", "../t/tool");
        QCOMPARE(find("tool"), javaScript ? file : QString("tool-not-javascript"));
    }

    void looksInParents()
    {
        const QString file = m_project->write("node_modules/a/a.js");
        m_project->link("node_modules/.bin/a", "../a/a.js");
        m_project->makeFolder("packages/api/node_modules/.bin");
        QCOMPARE(find("a", "packages/api"), file);
        const QString nearer = m_project->write("packages/api/node_modules/a/a.js");
        m_project->link("packages/api/node_modules/.bin/a", "../a/a.js");
        QCOMPARE(find("a", "packages/api"), nearer);
    }

    void looksInThePath()
    {
        const QString file = m_project->writeExecutable("global/lib/tool.js", "#!/usr/bin/env node\n");
        m_project->link("global/bin/tool", "../lib/tool.js");
        m_project->writeExecutable("global/bin/program", "#!/bin/sh\n");
        const QString path = "/nowhere:" + m_project->path("global/bin");
        QCOMPARE(findInstalledTool("tool", m_project->root(), path).value(), file);
        QCOMPARE(findInstalledTool("program", m_project->root(), path).error().code,
                 QString("tool-not-javascript"));
        QVERIFY(findInstalledTool("program", m_project->root(), path).error().message.contains("terminal"));
    }

    void saysWhatIsMissing()
    {
        const Error error = findInstalledTool("vite", m_project->root()).error();
        QCOMPARE(error.code, QString("tool-missing"));
        QVERIFY(error.message.contains("vite") && error.message.contains("npm install"));
        m_project->link("node_modules/.bin/gone", "../gone/x.js");
        QCOMPARE(find("gone"), QString("tool-missing"));
        // The shell's own commands are never installed.
        QCOMPARE(find("echo"), QString("tool-not-javascript"));
    }

    void survivesShimsThatLeadToThemselves()
    {
        m_project->writeExecutable("node_modules/.bin/loop", shim("loop"));
        QCOMPARE(find("loop"), QString("tool-not-javascript"));
        m_project->writeExecutable("node_modules/.bin/lost", shim("../lost/lost.js"));
        QCOMPARE(find("lost"), QString("tool-not-javascript"));
    }

private:
    /// The file, or the code of the error.
    QString find(const QString &tool, const QString &folder = {})
    {
        const Result<QString> file = findInstalledTool(tool, m_project->path(folder));
        return file ? *file : file.error().code;
    }

    std::unique_ptr<TemporaryProject> m_project;
};

QTEST_GUILESS_MAIN(TestInstalledTool)
#include "tst_installedtool.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Who may know whom: reads what the sources include, and what the build links and searches for headers.
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace {

/// What stands between the signs of an #include, with its signs: "\"core/base/result.h\"", "<QString>".
QStringList includesOf(const QString &text)
{
    static const QRegularExpression line("^[ \\t]*#[ \\t]*(?:include|import)[ \\t]*([\"<][^\">\\n]+[\">])",
                                         QRegularExpression::MultilineOption);
    QStringList result;
    QRegularExpressionMatchIterator matches = line.globalMatch(text);
    while (matches.hasNext())
        result.append(matches.next().captured(1));
    return result;
}

bool isOfHost(const QString &header)
{
    static const QRegularExpression pattern(
        "^(node|node_.*|v8|v8-.*|v8config|uv|uv/.*|libplatform/.*|cppgc/.*|js_native_api.*"
        "|env|env-inl)\\.h$");
    return pattern.match(header).hasMatch() || header.startsWith("libplatform/") ||
           header.startsWith("cppgc/") || header.startsWith("uv/");
}

/// A header of Qt that QtCore does not have: of Gui, Widgets, Svg …
bool isQtBeyondCore(const QString &header)
{
    static const QString core = QLibraryInfo::path(QLibraryInfo::HeadersPath) + "/QtCore/";
    if (!header.startsWith('Q') || header.startsWith("QtCore/"))
        return header.startsWith("Qsci/");
    return header.contains('/') || !QFile::exists(core + header);
}

/// What is wrong with this include in a file of `layer`; empty when nothing is.
QString violation(const QString &layer, const QString &include)
{
    static const QMap<QString, QStringList> foreign{
        {"core", {"ui/", "runtime/", "app/"}},
        {"ui", {"runtime/", "app/"}},
        {"runtime", {"ui/", "app/"}},
        {"app", {}},
    };
    const QString header = include.mid(1, include.size() - 2);
    for (const QString &folder : foreign.value(layer)) {
        if (header.startsWith(folder))
            return layer + " includes " + header;
    }
    if (header.startsWith("../") || header.contains("/../"))
        return "an include is not spelled from the source root: " + header;
    if (layer != "runtime" && isOfHost(header))
        return layer + " includes a header of node: " + header;
    if ((layer == "core" || layer == "runtime") && isQtBeyondCore(header))
        return layer + " includes more of Qt than QtCore: " + header;
    return {};
}

} // namespace

class TestLayers : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_source = qEnvironmentVariable("BOUCLE_SOURCE_DIR");
        m_build = qEnvironmentVariable("BOUCLE_BUILD_DIR");
        QVERIFY2(QFile::exists(m_source + "/core/base/result.h"), "BOUCLE_SOURCE_DIR names no source tree");
    }

    // The rules themselves, on includes that must and must not pass.
    void judges_data()
    {
        QTest::addColumn<QString>("layer");
        QTest::addColumn<QString>("include");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char *layer, const char *include, bool allowed) {
            QTest::addRow("%s: %s", layer, include) << QString(layer) << QString(include) << allowed;
        };
        for (const char *layer : {"core", "ui", "runtime", "app"})
            row(layer, "\"core/base/result.h\"", true);
        row("core", "\"ui/common/theme.h\"", false);
        row("core", "\"runtime/node/host.h\"", false);
        row("core", "\"app/settings.h\"", false);
        row("core", "<QString>", true);
        row("core", "<QtCore/QString>", true);
        row("core", "<QAbstractItemModel>", true);
        row("core", "<QWidget>", false);
        row("core", "<QColor>", false);
        row("core", "<QtGui/QColor>", false);
        row("core", "<QtWidgets>", false);
        row("core", "<Qsci/qsciscintilla.h>", false);
        row("core", "<node.h>", false);
        row("core", "<uv.h>", false);
        row("core", "<v8-isolate.h>", false);
        row("core", "<nlohmann/json.hpp>", true);
        row("core", "<vector>", true);
        row("core", "\"../ui/x.h\"", false);
        row("ui", "<QWidget>", true);
        row("ui", "\"ui/common/theme.h\"", true);
        row("ui", "\"runtime/node/noderuntime.h\"", false);
        row("ui", "\"app/application.h\"", false);
        row("ui", "<v8.h>", false);
        row("runtime", "<node.h>", true);
        row("runtime", "\"ui/main/mainwindow.h\"", false);
        row("runtime", "\"app/application.h\"", false);
        row("runtime", "<QWidget>", false);
        row("app", "\"runtime/node/noderuntime.h\"", true);
        row("app", "<uv.h>", false);
    }
    void judges()
    {
        QFETCH(QString, layer);
        QFETCH(QString, include);
        QFETCH(bool, allowed);
        QCOMPARE(violation(layer, include).isEmpty(), allowed);
    }

    void readsIncludes()
    {
        QCOMPARE(
            includesOf("#include \"a/b.h\"\n  #  include <c>\n// #include \"no.h\"\n#import <d.h>\nint x;\n"),
            (QStringList{"\"a/b.h\"", "<c>", "<d.h>"}));
    }

    void includes_data()
    {
        QTest::addColumn<int>("leastFiles");
        QTest::addColumn<int>("leastIncludes");
        QTest::newRow("core") << 60 << 200;
        QTest::newRow("ui") << 50 << 200;
        QTest::newRow("runtime") << 15 << 60;
        QTest::newRow("app") << 10 << 40;
    }
    void includes()
    {
        QFETCH(int, leastFiles);
        QFETCH(int, leastIncludes);
        const QString layer = QTest::currentDataTag();
        int files = 0;
        int count = 0;
        QStringList wrong;
        QDirIterator all(m_source + '/' + layer, {"*.h", "*.cpp", "*.hpp", "*.cc", "*.inl"}, QDir::Files,
                         QDirIterator::Subdirectories);
        while (all.hasNext()) {
            const QString path = all.next();
            ++files;
            const QStringList includes = includesOf(read(path));
            count += int(includes.size());
            for (const QString &include : includes) {
                const QString what = violation(layer, include);
                if (!what.isEmpty())
                    wrong.append(QDir(m_source).relativeFilePath(path) + ": " + what);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable('\n' + wrong.join('\n')));
        QVERIFY2(files >= leastFiles, qPrintable(QString::number(files)));
        QVERIFY2(count >= leastIncludes, qPrintable(QString::number(count)));
    }

    /// What the layers above see of the runtime brings no header of node with it.
    void publicHeadersOfTheRuntime()
    {
        QSet<QString> seen;
        QStringList next{"runtime/node/host.h", "runtime/node/noderuntime.h"};
        // Whatever else app includes of it is public, too.
        QDirIterator app(m_source + "/app", {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
        while (app.hasNext()) {
            for (const QString &include : includesOf(read(app.next()))) {
                if (include.startsWith("\"runtime/"))
                    next.append(include.mid(1, include.size() - 2));
            }
        }
        while (!next.isEmpty()) {
            const QString header = next.takeFirst();
            if (seen.contains(header))
                continue;
            seen.insert(header);
            const bool generated = !QFile::exists(m_source + '/' + header);
            for (const QString &include : includesOf(read((generated ? m_build : m_source) + '/' + header))) {
                const QString name = include.mid(1, include.size() - 2);
                QVERIFY2(!isOfHost(name), qPrintable(header + " includes " + name));
                if (include.startsWith('"'))
                    next.append(name);
            }
        }
        QVERIFY(seen.contains("core/session/serverruntime.h"));
    }

    void links_data()
    {
        QTest::addColumn<QString>("needed");
        QTest::addColumn<QString>("forbidden");
        // Of Qt, core has QtCore alone.
        QTest::newRow("boucle_core") << "Qt6::Core"
                                     << "boucle_|node_modules|Qt6::(?!Core\\b)|qscintilla";
        QTest::newRow("boucle_ui") << "boucle_core"
                                   << "boucle_(?!core\\b|resources\\b|translations\\b)|node_modules";
        // Neither node's headers nor Qt's network libraries, which load a TLS that does not get on with
        // node's.
        QTest::newRow("boucle_remote") << "boucle_core"
                                       << "boucle_(?!core\\b|runtime_base\\b)|node_modules|Qt6::";
    }
    void links()
    {
        QFETCH(QString, needed);
        QFETCH(QString, forbidden);
        const QStringList linked = linkInformation(QTest::currentDataTag(), "link");
        const QStringList searched = linkInformation(QTest::currentDataTag(), "include");
        QVERIFY2(linked.contains(needed), qPrintable(linked.join(' ')));
        QVERIFY2(searched.contains(m_source), qPrintable(searched.join(' ')));
        const QRegularExpression pattern(forbidden);
        for (const QString &library : linked) {
            const QString file = library.startsWith('/') ? QFileInfo(library).fileName() : library;
            QVERIFY2(!pattern.match(file).hasMatch(), qPrintable(library));
        }
        const QString host = linkInformation("host", "toolchain").value(0);
        QVERIFY2(QFile::exists(host + "/include/node/node.h"), qPrintable(host));
        for (const QString &folder : searched)
            QVERIFY2(!folder.startsWith(host) && !folder.contains("node_modules"), qPrintable(folder));
    }

private:
    static QString read(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", qPrintable(path));
        return QString::fromUtf8(file.readAll());
    }

    /// A line of what CMake wrote: "boucle_core link Qt6::Core;…".
    QStringList linkInformation(const QString &about, const QString &kind) const
    {
        const QString start = about + ' ' + kind + ' ';
        const QStringList lines = read(m_build + "/layers.txt").split('\n');
        for (const QString &line : lines) {
            if (line.startsWith(start))
                return line.mid(start.size()).split(';', Qt::SkipEmptyParts);
        }
        return {};
    }

    QString m_source;
    QString m_build;
};

QTEST_GUILESS_MAIN(TestLayers)
#include "tst_layers.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/editing/textfile.h"
#include "tests/support/temporaryproject.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace boucle;

Q_DECLARE_METATYPE(boucle::TextEncoding)
Q_DECLARE_METATYPE(boucle::LineEnd)

class TestTextFile : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_place = std::make_unique<TemporaryProject>(); }

    void keepsWhatItDoesNotChange_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::addColumn<TextEncoding>("encoding");
        QTest::addColumn<LineEnd>("lineEnd");
        using enum TextEncoding;
        using enum LineEnd;
        const auto row = [](const char *name, const QByteArray &bytes, const QString &text,
                            TextEncoding encoding,
                            LineEnd lineEnd) { QTest::newRow(name) << bytes << text << encoding << lineEnd; };
        row("empty", "", "", Utf8, Lf);
        row("ASCII", "a\nb\n", "a\nb\n", Utf8, Lf);
        row("no line end at the end", "a\nb", "a\nb", Utf8, Lf);
        row("several line ends at the end", "a\n\n\n", "a\n\n\n", Utf8, Lf);
        row("UTF-8", "h\xC3\xA9 \xF0\x9F\x98\x80", u"hé 😀"_qs, Utf8, Lf);
        row("UTF-8 with BOM", "\xEF\xBB\xBFh\xC3\xA9\r\n", u"hé\n"_qs, Utf8Bom, CrLf);
        row("only a BOM", "\xEF\xBB\xBF", "", Utf8Bom, Lf);
        row("two BOMs", "\xEF\xBB\xBF\xEF\xBB\xBFx", u"\uFEFFx"_qs, Utf8Bom, Lf);
        row("BOM inside", "x\xEF\xBB\xBFy", u"x\uFEFFy"_qs, Utf8, Lf);
        row("UTF-16 LE", QByteArray("\xFF\xFEh\0\xE9\0\r\0\n\0", 10), u"hé\n"_qs, Utf16Le, CrLf);
        row("UTF-16 BE", QByteArray("\xFE\xFF\0h\0\xE9\0\n", 8), u"hé\n"_qs, Utf16Be, Lf);
        row("UTF-16 with a pair", QByteArray("\xFF\xFE\x3D\xD8\x00\xDE", 6), u"😀"_qs, Utf16Le, Lf);
        row("UTF-16 with two BOMs", QByteArray("\xFF\xFE\xFF\xFEx\0", 6), u"\uFEFFx"_qs, Utf16Le, Lf);
        row("UTF-16 with a lone surrogate", QByteArray("\xFF\xFE\x3D\xD8x\0", 6),
            QString(QChar(0xD83D)) + "x", Utf16Le, Lf);
        row("Latin-1", "caf\xE9\n", u"café\n"_qs, Latin1, Lf);
        row("Windows", "a\r\nb\r\n", "a\nb\n", Utf8, CrLf);
        row("old Macintosh", "a\rb\r", "a\nb\n", Utf8, Cr);
        row("escape sequences", "\x1b[31m\t\f\n", "\x1b[31m\t\f\n", Utf8, Lf);
        row("not a character", "\xEF\xBF\xBF", u"\uFFFF"_qs, Utf8, Lf);
    }
    void keepsWhatItDoesNotChange()
    {
        QFETCH(QByteArray, bytes);
        const QString path = m_place->write("file", bytes);
        Result<TextFile> file = TextFile::load(path);
        QVERIFY2(file, file ? "" : qPrintable(file.error().message));
        QCOMPARE(file->path(), path);
        QTEST(file->text(), "text");
        QTEST(file->encoding(), "encoding");
        QTEST(file->lineEnd(), "lineEnd");
        QVERIFY(!file->hadMixedLineEnds());
        QVERIFY(file.value().save());
        QCOMPARE(m_place->read("file"), bytes);
    }

    void savesMixedLineEndsAsTheCommonest_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("saved");
        QTest::newRow("mostly Windows") << QByteArray("a\r\nb\r\nc\n") << QByteArray("a\r\nb\r\nc\r\n");
        QTest::newRow("mostly Unix") << QByteArray("a\nb\nc\r\nd") << QByteArray("a\nb\nc\nd");
        QTest::newRow("as many") << QByteArray("a\nb\r\n") << QByteArray("a\nb\n");
        QTest::newRow("mostly Macintosh") << QByteArray("a\rb\rc\n") << QByteArray("a\rb\rc\r");
    }
    void savesMixedLineEndsAsTheCommonest()
    {
        QFETCH(QByteArray, bytes);
        Result<TextFile> file = TextFile::load(m_place->write("file", bytes));
        QVERIFY(file->hadMixedLineEnds());
        QVERIFY(file.value().save());
        QVERIFY(!file->hadMixedLineEnds());
        QTEST(m_place->read("file"), "saved");
    }

    void refusesWhatIsNoText_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("zero bytes") << QByteArray("text\0more", 9);
        QTest::newRow("picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
        QTest::newRow("program") << QByteArray("\x7f"
                                               "ELF\x02\x01\x01",
                                               7);
        QTest::newRow("random") << QByteArray("\x8a\x01\x02\xff\x03");
        QTest::newRow("half a unit of UTF-16") << QByteArray("\xFF\xFEx", 3);
    }
    void refusesWhatIsNoText()
    {
        QFETCH(QByteArray, bytes);
        const QString path = m_place->write("file", bytes);
        const Result<TextFile> file = TextFile::load(path);
        if (bytes.startsWith("\x7f"
                             "ELF") &&
            file) {
            QCOMPARE(file->encoding(), TextEncoding::Utf8); // seven ASCII bytes, however odd, are text
            return;
        }
        QVERIFY(!file);
        QCOMPARE(file.error().code, QString("file-binary"));
        QVERIFY(file.error().message.contains(path));
        QCOMPARE(m_place->read("file"), bytes);
    }

    void refusesWhatItCannotLoad()
    {
        QCOMPARE(TextFile::load(m_place->path("gone")).error().code, QString("file-missing"));
        QCOMPARE(TextFile::load(m_place->root()).error().code, QString("not-a-file"));
        QVERIFY(TextFile::load(m_place->root()).error().message.endsWith("is a folder."));
        QCOMPARE(::mkfifo(QFile::encodeName(m_place->path("pipe")).constData(), 0600), 0);
        QCOMPARE(TextFile::load(m_place->path("pipe")).error().code, QString("not-a-file"));
        QCOMPARE(TextFile::load("/dev/zero").error().code, QString("not-a-file"));
        const QString big = m_place->write("big");
        QVERIFY(QFile::resize(big, TextFile::sizeLimit + 1));
        const Error error = TextFile::load(big).error();
        QCOMPARE(error.code, QString("file-too-large"));
        QVERIFY2(error.message.contains("64 MiB"), qPrintable(error.message));
        if (geteuid() == 0)
            return; // root may read everything
        QVERIFY(QFile::setPermissions(m_place->write("closed"), QFile::Permissions()));
        QCOMPARE(TextFile::load(m_place->path("closed")).error().code, QString("file-unreadable"));
    }

    void savesChanges()
    {
        TextFile file = TextFile::load(m_place->write("file", "\xEF\xBB\xBF"
                                                              "a\r\n"))
                            .value();
        file.setText(u"a\né\n"_qs);
        QVERIFY(file.save());
        QCOMPARE(m_place->read("file"), QByteArray("\xEF\xBB\xBF"
                                                   "a\r\n\xC3\xA9\r\n"));
        file.setLineEnd(LineEnd::Lf);
        file.setEncoding(TextEncoding::Utf8);
        QVERIFY(file.save());
        QCOMPARE(m_place->read("file"), QByteArray("a\n\xC3\xA9\n"));
    }

    void widensLatin1()
    {
        TextFile file = TextFile::load(m_place->write("file", "caf\xE9")).value();
        file.setText(u"café ÿ"_qs);
        QVERIFY(file.save());
        QCOMPARE(m_place->read("file"), QByteArray("caf\xE9 \xFF"));
        QCOMPARE(file.encoding(), TextEncoding::Latin1);
        file.setText(u"café €"_qs);
        QVERIFY(file.save());
        QCOMPARE(m_place->read("file"), QByteArray("caf\xC3\xA9 \xE2\x82\xAC"));
        QCOMPARE(file.encoding(), TextEncoding::Utf8);
    }

    void makesNewFiles()
    {
        TextFile file(m_place->path("new.js"));
        QCOMPARE(file.diskState(), TextFile::DiskState::Same);
        file.setText("x\n");
        QVERIFY(file.save());
        QCOMPARE(m_place->read("new.js"), QByteArray("x\n"));
        QCOMPARE(file.diskState(), TextFile::DiskState::Same);
        // One that another program made meanwhile is not overwritten.
        TextFile other(m_place->path("other.js"));
        m_place->write("other.js", "theirs");
        QCOMPARE(other.diskState(), TextFile::DiskState::Changed);
        QCOMPARE(other.save().error().code, QString("file-changed"));
        QCOMPARE(m_place->read("other.js"), QByteArray("theirs"));
    }

    void noticesChangesOnDisk()
    {
        using enum TextFile::DiskState;
        const QString path = m_place->write("file", "one");
        TextFile file = TextFile::load(path).value();
        QCOMPARE(file.diskState(), Same);
        m_place->write("file", "two"); // as long, perhaps within the same tick of the clock
        QCOMPARE(file.diskState(), Changed);
        file.setText("mine");
        const Result<void> saved = file.save();
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, QString("file-changed"));
        QCOMPARE(m_place->read("file"), QByteArray("two"));
        QVERIFY(file.save(TextFile::Overwrite::Yes));
        QCOMPARE(m_place->read("file"), QByteArray("mine"));
        QCOMPARE(file.diskState(), Same);

        m_place->write("file", "mine"); // touched, with the same bytes
        QCOMPARE(file.diskState(), Same);
        m_place->write("file", "longer than before");
        QCOMPARE(file.diskState(), Changed);

        m_place->remove("file");
        QCOMPARE(file.diskState(), Missing);
        QVERIFY(file.save());
        QCOMPARE(m_place->read("file"), QByteArray("mine"));
        QCOMPARE(file.diskState(), Same);
    }

    void noticesAChangeThatKeepsTimeAndSize()
    {
        const QString path = m_place->write("file", "one");
        const TextFile file = TextFile::load(path).value();
        struct stat before = {};
        QCOMPARE(::stat(QFile::encodeName(path).constData(), &before), 0);
        m_place->write("file", "two");
        const timespec times[2] = {before.st_atim, before.st_mtim};
        QCOMPARE(::utimensat(AT_FDCWD, QFile::encodeName(path).constData(), times, 0), 0);
        QCOMPARE(file.diskState(), TextFile::DiskState::Changed);
    }

    void savesUnderAnotherName()
    {
        TextFile file = TextFile::load(m_place->write("a", "x\r\n")).value();
        m_place->write("b", "theirs");
        file.setText("y\n");
        QVERIFY(file.saveAs(m_place->path("b")));
        QCOMPARE(file.path(), m_place->path("b"));
        QCOMPARE(m_place->read("b"), QByteArray("y\r\n"));
        QCOMPARE(m_place->read("a"), QByteArray("x\r\n"));
        QCOMPARE(file.diskState(), TextFile::DiskState::Same);
        QVERIFY(!file.saveAs(m_place->path("nowhere/c")));
        QCOMPARE(file.path(), m_place->path("b"));
    }

    void keepsTheFileWhenItCannotSave()
    {
        const QString path = m_place->write("file", "caf\xE9");
        TextFile file = TextFile::load(path).value();
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner));
        file.setText(u"€"_qs);
        const Result<void> saved = file.save();
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, QString("file-read-only"));
        QCOMPARE(m_place->read("file"), QByteArray("caf\xE9"));
        QCOMPARE(file.encoding(), TextEncoding::Latin1);
        QCOMPARE(file.text(), u"€"_qs);
        QCOMPARE(QDir(m_place->root()).entryList(QDir::Files | QDir::Hidden), QStringList{"file"});
    }

    void savesThroughLinks()
    {
        m_place->write("real/file", "old");
        m_place->link("link", "real/file");
        TextFile file = TextFile::load(m_place->path("link")).value();
        file.setText("new");
        QVERIFY(file.save());
        QVERIFY(QFileInfo(m_place->path("link")).isSymLink());
        QCOMPARE(m_place->read("real/file"), QByteArray("new"));
        QCOMPARE(file.diskState(), TextFile::DiskState::Same);
    }

    void hasNames()
    {
        QCOMPARE(nameOf(TextEncoding::Utf8), QString("UTF-8"));
        QCOMPARE(nameOf(TextEncoding::Utf16Be), QString("UTF-16 BE"));
        QCOMPARE(nameOf(LineEnd::CrLf), QString("CRLF"));
    }

private:
    std::unique_ptr<TemporaryProject> m_place;
};

QTEST_GUILESS_MAIN(TestTextFile)
#include "tst_textfile.moc"

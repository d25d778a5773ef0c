// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/fileread.h"
#include "tests/support/temporaryproject.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

#include <cerrno>
#include <csignal>
#include <functional>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace boucle;

namespace {

constexpr int notPossible = 77;

/// Runs `body` in a child process, which it may change as it likes; the exit code, -1 when it died.
int inChild(const std::function<int()> &body)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(body());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// Mounts of this process alone: as root, or as one who is root there only.
bool enterMountNamespace()
{
    const uid_t user = ::getuid();
    const gid_t group = ::getgid();
    if (::unshare(CLONE_NEWNS) != 0) {
        if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
            return false;
        const auto write = [](const QString &name, const QByteArray &text) {
            QFile file("/proc/self/" + name);
            return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
        };
        if (!write("setgroups", "deny") || !write("uid_map", "0 " + QByteArray::number(user) + " 1") ||
            !write("gid_map", "0 " + QByteArray::number(group) + " 1"))
            return false;
    }
    return ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

mode_t modeOf(const QString &path)
{
    struct stat info = {};
    return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? info.st_mode & 07777 : 0;
}

} // namespace

class TestAtomicFile : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_place = std::make_unique<TemporaryProject>(); }

    void makesAndReplaces()
    {
        const QString file = m_place->path("a.txt");
        QVERIFY(saveAtomically(file, "one"));
        QCOMPARE(m_place->read("a.txt"), QByteArray("one"));
        QVERIFY(saveAtomically(file, "two", Durability::Process));
        QCOMPARE(m_place->read("a.txt"), QByteArray("two"));
        QVERIFY(saveAtomically(file, QByteArray()));
        QCOMPARE(m_place->read("a.txt"), QByteArray());
        QCOMPARE(entries(), QStringList{"a.txt"});
    }

    void obeysTheUmask()
    {
        const mode_t before = ::umask(027);
        const bool saved = saveAtomically(m_place->path("a.txt"), "x").ok();
        ::umask(before);
        QVERIFY(saved);
        QCOMPARE(modeOf(m_place->path("a.txt")), mode_t(0640));
    }

    void keepsTheMode_data()
    {
        QTest::addColumn<int>("mode");
        for (const int mode : {0644, 0600, 0755, 0666, 02664})
            QTest::addRow("%o", mode) << mode;
    }
    void keepsTheMode()
    {
        QFETCH(int, mode);
        const QString file = m_place->write("a.sh", "old");
        QCOMPARE(::chmod(QFile::encodeName(file).constData(), mode_t(mode)), 0);
        QVERIFY(saveAtomically(file, "new"));
        QCOMPARE(modeOf(file), mode_t(mode));
    }

    void keepsTheOwner()
    {
        if (geteuid() != 0)
            QSKIP("only root has files of others to test with");
        const QString file = m_place->write("a", "old");
        QCOMPARE(::chown(QFile::encodeName(file).constData(), 1234, 2345), 0);
        QVERIFY(saveAtomically(file, "new"));
        QCOMPARE(QFileInfo(file).ownerId(), 1234u);
        QCOMPARE(QFileInfo(file).groupId(), 2345u);
    }

    void followsLinks()
    {
        const QString file = m_place->write("real/a.txt", "old");
        m_place->link("b", "real/a.txt");
        const QString link = m_place->link("c", m_place->path("b"));
        QVERIFY(saveAtomically(link, "new"));
        QCOMPARE(m_place->read("real/a.txt"), QByteArray("new"));
        QVERIFY(QFileInfo(link).isSymLink());
        QVERIFY(QFileInfo(m_place->path("b")).isSymLink());
        QCOMPARE(entries("real"), QStringList{"a.txt"});

        const QString dangling = m_place->link("d", m_place->path("real/made.txt"));
        QVERIFY(saveAtomically(dangling, "made"));
        QCOMPARE(m_place->read("real/made.txt"), QByteArray("made"));
        m_place->link("loop", m_place->path("loop"));
        QVERIFY(!saveAtomically(m_place->path("loop"), "x"));
    }

    void doesNotTouchReadOnlyFiles()
    {
        const QString file = m_place->write("a.txt", "old");
        QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::ReadGroup));
        const Result<void> saved = saveAtomically(file, "new");
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, QString("file-read-only"));
        QCOMPARE(saved.error().message, QString("%1 was not saved: the file is read-only.").arg(file));
        QCOMPARE(m_place->read("a.txt"), QByteArray("old"));
        QCOMPARE(entries(), QStringList{"a.txt"});
    }

    void saysWhenTheFolderIsReadOnly()
    {
        if (geteuid() == 0)
            QSKIP("root may write everywhere");
        const QString file = m_place->write("f/a.txt", "old");
        QVERIFY(QFile::setPermissions(m_place->path("f"), QFile::ReadOwner | QFile::ExeOwner));
        const Result<void> saved = saveAtomically(file, "new");
        QVERIFY(QFile::setPermissions(m_place->path("f"),
                                      QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QCOMPARE(saved.error().code, QString("file-read-only"));
        QCOMPARE(m_place->read("f/a.txt"), QByteArray("old"));
    }

    void refusesWhatIsNoFile()
    {
        QVERIFY(!saveAtomically(m_place->makeFolder("folder"), "x"));
        QVERIFY(QFileInfo(m_place->path("folder")).isDir());
        const Result<void> nowhere = saveAtomically(m_place->path("gone/a.txt"), "x");
        QCOMPARE(nowhere.error().code, QString("file-not-saved"));
        QVERIFY(nowhere.error().message.contains("folder does not exist"));
    }

    /// The limit on file sizes fails a write as a full disk does: in the middle.
    void leavesTheOldFileWhenWritingFails()
    {
        const QString file = m_place->write("a.txt", "old");
        const int code = inChild([&file] {
            ::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{4096, 4096};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            const Result<void> saved = saveAtomically(file, QByteArray(10'000, 'x'));
            return !saved && saved.error().code == QLatin1String("file-not-saved") ? 0 : 1;
        });
        QCOMPARE(code, 0);
        QCOMPARE(m_place->read("a.txt"), QByteArray("old"));
        QCOMPARE(entries(), QStringList{"a.txt"});
    }

    void saysThatTheDiskIsFull()
    {
        const QString folder = m_place->makeFolder("disk");
        const int code = inChild([&folder] {
            if (!enterMountNamespace())
                return notPossible;
            if (::mount("tmpfs", QFile::encodeName(folder).constData(), "tmpfs", 0, "size=64k") != 0)
                return notPossible;
            const QString file = folder + "/a.txt";
            if (!saveAtomically(file, QByteArray(20'000, 'o')))
                return 1;
            const Result<void> saved = saveAtomically(file, QByteArray(60'000, 'n'));
            if (saved || saved.error().code != QLatin1String("disk-full"))
                return 2;
            const Result<QByteArray> kept = readFile(file, 100'000);
            if (!kept || *kept != QByteArray(20'000, 'o'))
                return 3;
            return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size() == 1
                       ? 0
                       : 4;
        });
        if (code == notPossible)
            QSKIP("this machine lets no test mount a small disk");
        QCOMPARE(code, 0);
    }

    void neverShowsHalfAFile()
    {
        const QString file = m_place->write("a.txt", QByteArray(200'000, 'a'));
        // A reader beside a writer sees one of the two contents, whole.
        const pid_t writer = ::fork();
        if (writer == 0) {
            for (int i = 0; i < 200; ++i) {
                if (!saveAtomically(file, QByteArray(200'000, i % 2 ? 'a' : 'b'), Durability::Process))
                    ::_exit(1);
            }
            ::_exit(0);
        }
        int status = 0;
        int reads = 0;
        bool whole = true;
        while (::waitpid(writer, &status, WNOHANG) == 0) {
            const QByteArray bytes = m_place->read("a.txt");
            whole = whole && bytes.size() == 200'000 && bytes.count(bytes[0]) == bytes.size();
            ++reads;
        }
        QVERIFY(whole);
        QVERIFY(reads > 0);
        QCOMPARE(status, 0);
    }

    void reads_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("code");
        QTest::newRow("file") << "a.txt"
                              << "";
        QTest::newRow("link") << "link"
                              << "";
        QTest::newRow("as large as allowed") << "ten"
                                             << "";
        QTest::newRow("too large") << "eleven"
                                   << "file-too-large";
        QTest::newRow("missing") << "gone"
                                 << "file-missing";
        QTest::newRow("below a file") << "a.txt/b"
                                      << "file-missing";
        QTest::newRow("folder") << "folder"
                                << "not-a-file";
        QTest::newRow("pipe") << "pipe"
                              << "not-a-file";
    }
    void reads()
    {
        m_place->write("a.txt", "text");
        m_place->link("link", "a.txt");
        m_place->write("ten", QByteArray(10, 'x'));
        m_place->write("eleven", QByteArray(11, 'x'));
        m_place->makeFolder("folder");
        QCOMPARE(::mkfifo(QFile::encodeName(m_place->path("pipe")).constData(), 0600), 0);
        QFETCH(QString, name);
        const Result<QByteArray> bytes = readFile(m_place->path(name), 10);
        QTEST(bytes ? QString() : bytes.error().code, "code");
    }

private:
    QStringList entries(const QString &folder = {}) const
    {
        return QDir(m_place->path(folder)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<TemporaryProject> m_place;
};

QTEST_GUILESS_MAIN(TestAtomicFile)
#include "tst_atomicfile.moc"

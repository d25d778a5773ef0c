// SPDX-License-Identifier: GPL-3.0-or-later

// The package service of the window, alive, for packages.mjs: a line of input is a change as JSON ({ folder,
// kind, … } of runtime/tools/packages), and gets one line: milliseconds, the longest the event loop stood
// still meanwhile, and what went wrong.

#include "core/packages/packagetools.h"
#include "runtime/node/host.h"
#include "runtime/tools/npmpackages.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSocketNotifier>
#include <QTimer>

#include <cstdio>

#include <unistd.h>

using namespace boucle;

namespace {

class Alive : public QObject
{
public:
    explicit Alive(PackageTools &tools)
        : m_tools(tools)
        , m_input(STDIN_FILENO, QSocketNotifier::Read)
    {
        m_file.open(stdin, QIODevice::ReadOnly);
        connect(&m_input, &QSocketNotifier::activated, this, &Alive::takeLine);
        m_beat.setInterval(1);
        connect(&m_beat, &QTimer::timeout, this, [this] {
            m_longestNs = std::max(m_longestNs, m_sinceBeat.nsecsElapsed());
            m_sinceBeat.start();
        });
    }

private:
    void takeLine()
    {
        const QByteArray line = m_file.readLine();
        if (line.isEmpty()) {
            QCoreApplication::quit();
            return;
        }
        QJsonObject request = QJsonDocument::fromJson(line).object();
        request.insert(QStringLiteral("method"), QStringLiteral("perform"));
        m_longestNs = 0;
        m_sinceBeat.start();
        m_beat.start();
        QElapsedTimer timer;
        timer.start();
        m_tools.call(
            QJsonDocument(request).toJson(QJsonDocument::Compact), this,
            [this, timer](const Result<QByteArray> &json) {
                const double elapsed = double(timer.nsecsElapsed()) / 1e6;
                m_beat.stop();
                const QJsonObject answer = json
                                               ? QJsonDocument::fromJson(*json).object()
                                               : QJsonObject{{QStringLiteral("error"), json.error().message}};
                const QJsonObject told{{QStringLiteral("ms"), elapsed},
                                       {QStringLiteral("longestMs"), double(m_longestNs) / 1e6},
                                       {QStringLiteral("error"), answer.value(QLatin1String("error"))}};
                printf("%s\n", QJsonDocument(told).toJson(QJsonDocument::Compact).constData());
                fflush(stdout);
            },
            [](const QByteArray &) {});
    }

    PackageTools &m_tools;
    QFile m_file;
    QSocketNotifier m_input;
    QTimer m_beat;
    QElapsedTimer m_sinceBeat;
    qint64 m_longestNs = 0;
};

} // namespace

int boucle::hostMain(Host &host, const QStringList &)
{
    int argc = 1;
    char name[] = "bench_packages";
    char *argv[] = {name, nullptr};
    QCoreApplication application(argc, argv);
    NpmPackages tools(host, {qEnvironmentVariable("BOUCLE_BUILD_DIR") + QStringLiteral("/lib/boucle/npm"),
                             qEnvironmentVariable("BOUCLE_BENCH_CACHE"),
                             qEnvironmentVariable("NODE_EXTRA_CA_CERTS")});
    const Alive alive(tools);
    return QCoreApplication::exec();
}

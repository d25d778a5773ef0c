// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiling/snapshottaker.h"

#include "core/base/tr.h"
#include "core/cdp/protocol/heapprofiler.h"
#include "core/cdp/session.h"

#include <nlohmann/json.hpp>

#include <QDir>

namespace boucle {

using namespace cdp;

SnapshotTaker::SnapshotTaker(QObject *parent)
    : QObject(parent)
{
}

SnapshotTaker::~SnapshotTaker() = default;

void SnapshotTaker::setState(State state, double progress)
{
    if (state == m_state && qAbs(progress - m_progress) < 0.005)
        return;
    m_state = state;
    m_progress = progress;
    emit stateChanged();
}

void SnapshotTaker::take(Session &session)
{
    if (m_state != State::Idle)
        return;
    m_file =
        std::make_shared<QTemporaryFile>(QDir::tempPath() + QLatin1String("/boucle-XXXXXX.heapsnapshot"));
    if (!m_file->open()) {
        fail({QStringLiteral("cannot-write"),
              CoreTr::tr("%1 cannot be written: %2").arg(QDir::tempPath(), m_file->errorString())});
        return;
    }
    m_guard = std::make_unique<QObject>();
    // Whoever leaves a server drops what it was asked.
    connect(&session, &QObject::destroyed, m_guard.get(), [this] {
        if (!m_guard)
            return; // all of it has come
        fail({QStringLiteral("snapshot-lost"),
              CoreTr::tr("The snapshot is lost: %1.").arg(CoreTr::tr("the server has ended"))});
    });
    setState(State::Taking);
    session.on<heapprofiler::ReportHeapSnapshotProgress>(
        m_guard.get(), [this](const heapprofiler::ReportHeapSnapshotProgress &event) {
            if (m_state == State::Taking && event.total > 0)
                setState(State::Taking, double(event.done) / event.total);
        });
    session.onMessage<heapprofiler::AddHeapSnapshotChunk>(
        m_guard.get(), [this](const QByteArray &message) { write(message); });
    session.call<heapprofiler::TakeHeapSnapshot>(
        {.reportProgress = true}, m_guard.get(), [this](const auto &result) {
            if (!result) {
                fail(result.error());
                return;
            }
            m_guard.release()->deleteLater();
            const std::shared_ptr<QTemporaryFile> file = std::exchange(m_file, nullptr);
            read(file->fileName(), file);
        });
}

/// A megabyte at a time, of which there may be thousands: the worker reads them too.
void SnapshotTaker::write(const QByteArray &message)
{
    setState(State::Writing);
    worker().post([this, message, file = m_file](const std::atomic<bool> &) {
        using Json = nlohmann::json;
        const Json json = Json::parse(message.begin(), message.end(), nullptr, false);
        const Json::json_pointer place("/params/chunk");
        const auto *text = json.contains(place) ? json.at(place).get_ptr<const std::string *>() : nullptr;
        if (text && file->write(text->data(), qint64(text->size())) == qint64(text->size()) && file->flush())
            return;
        const Error error{QStringLiteral("cannot-write"),
                          CoreTr::tr("%1 cannot be written: %2").arg(file->fileName(), file->errorString())};
        m_results.post([this, file, error] {
            if (file == m_file)
                fail(error);
        });
    });
}

void SnapshotTaker::open(const QString &path)
{
    if (m_state == State::Idle)
        read(path, nullptr);
}

void SnapshotTaker::read(const QString &path, std::shared_ptr<QTemporaryFile> file)
{
    setState(State::Reading);
    const int number = ++m_reading;
    worker().post([this, path, number, file = std::move(file)](const std::atomic<bool> &cancelled) {
        constexpr double step = 0.01;
        double told = 0;
        const auto progress = [&](double share) {
            if (share - told < step)
                return;
            told = share;
            m_results.post([this, share, number] {
                if (number == m_reading)
                    setState(State::Reading, share);
            });
        };
        Result<HeapSnapshotPtr> read = HeapSnapshot::read(path, cancelled, progress);
        if (cancelled)
            return;
        m_results.post([this, read = std::move(read), path, file, number] {
            if (number != m_reading)
                return; // given up
            if (!read) {
                fail(read.error());
                return;
            }
            setState(State::Idle);
            emit taken(*read, path, file);
        });
    });
}

Worker &SnapshotTaker::worker()
{
    if (!m_worker)
        m_worker = std::make_unique<Worker>();
    return *m_worker;
}

void SnapshotTaker::compare(HeapSnapshotPtr before, HeapSnapshotPtr after)
{
    const int number = ++m_comparing;
    worker().post([this, number, before = std::move(before), after = std::move(after)](const auto &) {
        HeapComparisonPtr changes = HeapComparison::of(before, after);
        m_results.post([this, number, changes = std::move(changes)] {
            if (number == m_comparing)
                emit compared(changes);
        });
    });
}

void SnapshotTaker::cancel()
{
    if (m_state != State::Reading)
        return;
    ++m_reading;
    m_worker.reset();
    setState(State::Idle);
}

/// May be called by what the guard guards.
void SnapshotTaker::fail(const Error &error)
{
    if (m_guard)
        m_guard.release()->deleteLater();
    m_file.reset();
    setState(State::Idle);
    emit failed(error);
}

} // namespace boucle

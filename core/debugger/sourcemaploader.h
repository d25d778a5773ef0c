// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/resultqueue.h"
#include "core/base/worker.h"
#include "core/debugger/sourcemap.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QStringList>

#include <functional>
#include <memory>

namespace boucle {

/// A source map whose sources were found.
struct MappedSources
{
    SourceMap map;
    QStringList paths; ///< of map.sources(); empty for what is no file

    /// -1 when it has no such source.
    int indexOf(const QString &path) const { return int(paths.indexOf(path)); }
};

/// Reads source maps on a worker thread, each once as long as somebody has it. Lives on the UI thread.
class SourceMapLoader : public QObject
{
    Q_OBJECT
public:
    struct Request
    {
        QString scriptPath; ///< absolute
        QString scriptHash;
        QString mapUrl; ///< as the script says: "app.js.map", "data:application/json;base64,…"
    };
    using Loaded = std::shared_ptr<const MappedSources>;

    explicit SourceMapLoader(QObject *parent = nullptr);
    ~SourceMapLoader() override;

    /// What the names that bundlers make up are relative to.
    void setRoot(const QString &folder) { m_root = folder; }

    /// `done` is called later, while `guard` lives. Errors of a map that is there: those of
    /// SourceMap::parse(); "source-map-missing" for one that is not, "source-map-elsewhere" for one that is
    /// no file.
    void load(const Request &request, QObject *guard, std::function<void(Result<Loaded>)> done);

private:
    struct Waiting
    {
        QPointer<QObject> guard;
        std::function<void(Result<Loaded>)> done;
    };

    void finish(const QByteArray &key, const Result<Loaded> &outcome);

    QString m_root;
    QHash<QByteArray, std::weak_ptr<const MappedSources>> m_loaded;
    QHash<QByteArray, QList<Waiting>> m_waiting;
    ResultQueue m_results;
    // Last: its thread is gone before what it uses.
    Worker m_worker;
};

} // namespace boucle

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/sourcemaploader.h"

#include "core/base/fileread.h"
#include "core/base/tr.h"
#include "core/debugger/scripturl.h"

#include <QCryptographicHash>

namespace boucle {

namespace {

constexpr qint64 sizeLimit = 512LL * 1024 * 1024;

struct MapText
{
    QByteArray text;
    QString path; ///< empty: it stands in the script
};

Result<MapText> decodeDataUrl(const QString &url, const QString &shownName)
{
    const qsizetype comma = url.indexOf(u',');
    const QByteArray body = url.mid(comma + 1).toLatin1();
    if (comma < 0)
        return Error{QStringLiteral("source-map-syntax"),
                     CoreTr::tr("%1: the source map in it is no data URL.").arg(shownName)};
    if (!url.left(comma).contains(QLatin1String(";base64"), Qt::CaseInsensitive))
        return MapText{QByteArray::fromPercentEncoding(body), {}};
    const auto decoded = QByteArray::fromBase64Encoding(QByteArray::fromPercentEncoding(body),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return Error{QStringLiteral("source-map-syntax"),
                     CoreTr::tr("%1: the source map in it is no base64.").arg(shownName)};
    return MapText{*decoded, {}};
}

Result<MapText> readText(const SourceMapLoader::Request &request)
{
    if (request.mapUrl.startsWith(QLatin1String("data:")))
        return decodeDataUrl(request.mapUrl, request.scriptPath);
    // Relative to the script, as its sources are to the map.
    const QString path = pathOfMappedSource(request.mapUrl, request.scriptPath, {}, {});
    if (path.isEmpty())
        return Error{
            QStringLiteral("source-map-elsewhere"),
            CoreTr::tr("%1: its source map, %2, is no file.").arg(request.scriptPath, request.mapUrl)};
    const Result<QByteArray> bytes = readFile(path, sizeLimit);
    if (!bytes)
        return Error{QStringLiteral("source-map-missing"),
                     CoreTr::tr("%1: its source map cannot be read: %2")
                         .arg(request.scriptPath, bytes.error().message)};
    return MapText{*bytes, path};
}

/// On the worker.
Result<SourceMapLoader::Loaded> loadNow(const SourceMapLoader::Request &request, const QString &root)
{
    const Result<MapText> text = readText(request);
    if (!text)
        return text.error();
    Result<SourceMap> map =
        SourceMap::parse(text->text, text->path.isEmpty() ? request.scriptPath : text->path);
    if (!map)
        return map.error();
    MappedSources loaded{std::move(map).value(), {}};
    for (const SourceMap::Source &source : loaded.map.sources())
        loaded.paths.append(pathOfMappedSource(source.url, request.scriptPath, text->path, root));
    return std::make_shared<const MappedSources>(std::move(loaded));
}

} // namespace

SourceMapLoader::SourceMapLoader(QObject *parent)
    : QObject(parent)
{
}

SourceMapLoader::~SourceMapLoader() = default;

void SourceMapLoader::load(const Request &request, QObject *guard, std::function<void(Result<Loaded>)> done)
{
    // What a map says belongs to the text of its script; its own URL may be megabytes long.
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(request.scriptPath.toUtf8());
    hash.addData(request.scriptHash.toUtf8());
    hash.addData(request.mapUrl.toUtf8());
    const QByteArray key = hash.result();
    QList<Waiting> &waiting = m_waiting[key];
    waiting.append({guard, std::move(done)});
    if (waiting.size() > 1)
        return;
    if (Loaded known = m_loaded.value(key).lock()) {
        m_results.post([this, key, known] { finish(key, known); });
        return;
    }
    m_worker.post([this, key, request, root = m_root](const std::atomic<bool> &) {
        m_results.post([this, key, outcome = loadNow(request, root)] { finish(key, outcome); });
    });
}

void SourceMapLoader::finish(const QByteArray &key, const Result<Loaded> &outcome)
{
    if (outcome)
        m_loaded.insert(key, *outcome);
    else
        m_loaded.remove(key);
    const QList<Waiting> waiting = m_waiting.take(key);
    for (const Waiting &each : waiting) {
        if (each.guard)
            each.done(outcome);
    }
}

} // namespace boucle

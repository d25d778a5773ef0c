// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/filemaps.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace boucle {

namespace {

constexpr qint64 lookMs = 2000;

/// The last one that the text names; empty: none.
QString mapUrlIn(const QByteArray &text)
{
    static const QByteArray mark = "//# sourceMappingURL=";
    const qsizetype found = text.lastIndexOf(mark);
    if (found < 0)
        return {};
    const qsizetype begin = found + mark.size();
    qsizetype end = text.indexOf('\n', begin);
    if (end < 0)
        end = text.size();
    return QString::fromUtf8(text.mid(begin, end - begin).trimmed());
}

} // namespace

FileMaps::FileMaps(QObject *parent)
    : QObject(parent)
{
}

FileMaps::~FileMaps() = default;

SourcePlace FileMaps::sourceOf(const SourcePlace &place)
{
    if (!place.isFile() || place.path.contains(QLatin1String("/node_modules/")))
        return place;
    File &file = m_files[place.path];
    if (!file.sinceLook.isValid() || file.sinceLook.hasExpired(lookMs))
        look(place.path, file);
    if (!file.map)
        return place;
    const auto original = file.map->map.originalOf(place.line - 1, std::max(0, place.column - 1));
    if (!original || file.map->paths.at(original->source).isEmpty())
        return place;
    return {file.map->paths.at(original->source), original->line + 1, original->column + 1};
}

void FileMaps::look(const QString &path, File &file)
{
    file.sinceLook.start();
    const QDateTime modified = QFileInfo(path).lastModified();
    if (modified == file.modified)
        return;
    file.modified = modified;
    m_worker.post([this, path, modified](const std::atomic<bool> &) {
        QFile text(path);
        const QString url = text.open(QIODevice::ReadOnly) ? mapUrlIn(text.readAll()) : QString();
        m_results.post([this, path, modified, url] {
            if (url.isEmpty()) {
                m_files[path].map.reset();
                return;
            }
            const QString version = QString::number(modified.toMSecsSinceEpoch());
            m_maps.load({path, version, url}, this, [this, path](const Result<SourceMapLoader::Loaded> &map) {
                // A map that is missing or broken is told of by the debugger; lines are the file's own then.
                m_files[path].map = map ? *map : nullptr;
                if (map)
                    emit loaded(path);
            });
        });
    });
}

} // namespace boucle

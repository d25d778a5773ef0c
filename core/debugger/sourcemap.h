// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace boucle {

/// From places of a generated script to those of the sources it was made of, and back (ECMA-426, "version
/// 3"). Lines and columns count from 0, columns in UTF-16 units, as in the debugging protocol. Never changes
/// once made, copies share it. Any thread.
class SourceMap
{
public:
    struct Source
    {
        QString url; ///< with the map's sourceRoot, may be relative to the map; empty: unknown
        std::optional<QByteArray> content; ///< UTF-8
        bool ignored = false;              ///< a library's, as the map says: not to be stepped through
    };
    struct OriginalPlace
    {
        int source = 0; ///< index in sources()
        int line = 0;
        int column = 0;
        friend bool operator==(const OriginalPlace &, const OriginalPlace &) = default;
    };
    struct GeneratedPlace
    {
        int line = 0;
        int column = 0;
        int originalColumn = 0;
        friend bool operator==(const GeneratedPlace &, const GeneratedPlace &) = default;
    };

    /// Takes index maps as well. Blocks for long with maps of megabytes: not for the UI thread. Errors:
    /// "source-map-syntax", "source-map-shape"; messages begin with `shownName` and say what is wrong. What
    /// the map says about sources to be ignored is dropped where it is wrong.
    static Result<SourceMap> parse(const QByteArray &text, const QString &shownName);

    /// Each url once.
    const QList<Source> &sources() const { return m_sources; }

    /// Where the code at that place comes from; nothing for code that comes from nowhere.
    std::optional<OriginalPlace> originalOf(int line, int column) const;

    /// All places that come from that line, by original column, then by place.
    QList<GeneratedPlace> generatedOf(int source, int line) const;
    /// The first line from `line` on from which something comes.
    std::optional<int> nextMappedLine(int source, int line) const;

private:
    friend class SourceMapReader;

    struct Mapping
    {
        int generatedColumn = 0;
        int source = -1; ///< -1: from nowhere
        int line = 0;
        int column = 0;
    };
    struct Line
    {
        int number = 0;
        int first = 0; ///< index of its first mapping
    };

    /// Index in m_byOriginal of the first mapping that comes from that line of that source, or from a later
    /// one.
    qsizetype firstFrom(int source, int line) const;
    int lineOf(int mapping) const;

    QList<Source> m_sources;
    QList<Line> m_lines;       ///< those that have mappings
    QList<Mapping> m_mappings; ///< by generated place
    QList<int> m_byOriginal;   ///< indices of the mappings that have a source, by original place
};

} // namespace boucle

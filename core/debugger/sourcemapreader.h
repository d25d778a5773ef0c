// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/debugger/sourcemap.h"

#include <QHash>
#include <QList>
#include <QString>

#include <nlohmann/json_fwd.hpp>

#include <limits>
#include <optional>
#include <string>

namespace boucle {

/// Makes a SourceMap of its text. Once.
class SourceMapReader
{
public:
    explicit SourceMapReader(const QString &shownName);

    Result<SourceMap> read(const QByteArray &text);

private:
    struct Place
    {
        int line = 0;
        int column = 0;
        friend auto operator<=>(const Place &, const Place &) = default;
    };
    /// The part of the generated script that a map is for.
    struct Extent
    {
        Place start;
        Place end{std::numeric_limits<int>::max(), std::numeric_limits<int>::max()};
    };

    // Each returns what is wrong, or nothing.
    std::optional<QString> readRoot(nlohmann::json &root);
    std::optional<QString> readSections(nlohmann::json &sections);
    std::optional<QString> readMap(nlohmann::json &map, const Extent &extent);
    std::optional<QString> readSources(nlohmann::json &map);
    std::optional<QString> readMappings(const std::string &text, const Extent &extent);

    void addIgnored(const nlohmann::json &map);
    int addSource(SourceMap::Source source);
    void addMapping(int line, const SourceMap::Mapping &mapping);
    void finish();

    QString m_shownName;
    SourceMap m_map;
    QList<int> m_indices; ///< what the sources of the map that is being read have become
    QHash<QString, int> m_byUrl;
};

} // namespace boucle

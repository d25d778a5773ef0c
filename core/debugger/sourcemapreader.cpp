// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/sourcemapreader.h"

#include "core/base/jsontext.h"
#include "core/base/surrogates.h"
#include "core/base/tr.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace boucle {

namespace {

using Value = nlohmann::json;
using Problem = std::optional<QString>;

constexpr qint64 greatest = std::numeric_limits<int>::max();
// Half a gigabyte of memory; the largest maps of real programs have a tenth.
constexpr qsizetype mostMappings = 20'000'000;

const Value *memberOf(const Value &object, const char *name)
{
    const auto found = object.find(name);
    return found == object.end() || found->is_null() ? nullptr : &*found;
}

const std::string *stringOf(const Value *value)
{
    return value ? value->get_ptr<const std::string *>() : nullptr;
}

/// A line or column, or nothing.
std::optional<int> positionOf(const Value *value)
{
    if (!value || !value->is_number_integer())
        return std::nullopt;
    const auto number = value->get<qint64>();
    return number >= 0 && number <= greatest ? std::optional(int(number)) : std::nullopt;
}

constexpr std::array<qint8, 256> makeDigits()
{
    std::array<qint8, 256> digits{};
    digits.fill(-1);
    const char *alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < 64; ++i)
        digits[static_cast<unsigned char>(alphabet[i])] = qint8(i);
    return digits;
}

/// One number of a mapping: base64 digits of five bits, the lowest first, which say whether another one
/// follows; the lowest bit of all is the sign. False for what is none, and for what has more than 32 bits.
bool readNumber(const char *&at, const char *end, qint64 &number)
{
    static constexpr std::array<qint8, 256> digits = makeDigits();
    constexpr int valueBits = 5;
    constexpr int more = 1 << valueBits;
    quint64 bits = 0;
    for (int shift = 0; at < end && shift < 32; shift += valueBits) {
        const int digit = digits[static_cast<unsigned char>(*at)];
        if (digit < 0)
            return false;
        ++at;
        bits |= quint64(digit & (more - 1)) << shift;
        if (digit & more)
            continue;
        const auto magnitude = qint64(bits >> 1);
        number = bits & 1 ? -magnitude : magnitude;
        return magnitude <= greatest;
    }
    return false;
}

bool endsMapping(const char *at, const char *end)
{
    return at == end || *at == ',' || *at == ';';
}

QString withRoot(const QString &root, const QString &url)
{
    if (root.isEmpty() || url.isEmpty())
        return url;
    const qsizetype colon = url.indexOf(u':');
    // A source that is an address of its own. A drive's letter is none, but is no use behind a root, either.
    if (colon > 0 && !url.left(colon).contains(u'/'))
        return url;
    return root.endsWith(u'/') || url.startsWith(u'/') ? root + url : root + u'/' + url;
}

QByteArray withoutPrefix(QByteArray text)
{
    if (text.startsWith("\xEF\xBB\xBF"))
        text.remove(0, 3);
    // Some servers begin JSON so, to keep it from running as a script.
    if (text.startsWith(")]}"))
        text.remove(0, std::max<qsizetype>(text.indexOf('\n'), 0));
    return text;
}

} // namespace

SourceMapReader::SourceMapReader(const QString &shownName)
    : m_shownName(shownName)
{
}

Result<SourceMap> SourceMapReader::read(const QByteArray &text)
{
    QByteArray json = withoutPrefix(text);
    Value root = Value::parse(json.begin(), json.end(), nullptr, false);
    if (root.is_discarded() && mendLoneSurrogates(json))
        root = Value::parse(json.begin(), json.end(), nullptr, false);
    if (root.is_discarded()) {
        const Result<JsonText> why = JsonText::parse(json, m_shownName, QStringLiteral("source-map"));
        if (!why)
            return why.error();
    }
    if (const Problem problem = readRoot(root))
        return Error{QStringLiteral("source-map-shape"),
                     CoreTr::tr("%1 is no usable source map: %2.").arg(m_shownName, *problem)};
    finish();
    return std::move(m_map);
}

Problem SourceMapReader::readRoot(Value &root)
{
    if (!root.is_object())
        return CoreTr::tr("it is not a JSON object");
    const Value *version = memberOf(root, "version");
    if (!version || *version != 3)
        return CoreTr::tr("its version is not 3");
    const auto sections = root.find("sections");
    return sections != root.end() ? readSections(*sections) : readMap(root, {});
}

Problem SourceMapReader::readSections(Value &sections)
{
    if (!sections.is_array())
        return CoreTr::tr("“sections” is not an array");
    QList<Place> starts;
    for (const Value &section : sections) {
        const Value *offset = section.is_object() ? memberOf(section, "offset") : nullptr;
        const bool isObject = offset && offset->is_object();
        const std::optional<int> line = positionOf(isObject ? memberOf(*offset, "line") : nullptr);
        const std::optional<int> column = positionOf(isObject ? memberOf(*offset, "column") : nullptr);
        if (!line || !column)
            return CoreTr::tr("sections[%1] has no offset with a line and a column").arg(starts.size());
        const Place start{*line, *column};
        if (!starts.isEmpty() && start < starts.last())
            return CoreTr::tr("sections[%1] begins before the section in front of it").arg(starts.size());
        starts.append(start);
    }
    for (qsizetype i = 0; i < starts.size(); ++i) {
        const auto map = sections[size_t(i)].find("map");
        if (map == sections[size_t(i)].end() || !map->is_object() || map->contains("sections"))
            return CoreTr::tr("sections[%1] has no map of its own").arg(i);
        Extent extent;
        extent.start = starts[i];
        if (i + 1 < starts.size())
            extent.end = starts[i + 1];
        if (const Problem problem = readMap(*map, extent))
            return CoreTr::tr("sections[%1]: %2").arg(i).arg(*problem);
    }
    return std::nullopt;
}

Problem SourceMapReader::readMap(Value &map, const Extent &extent)
{
    if (const Problem problem = readSources(map))
        return problem;
    addIgnored(map);
    const std::string *mappings = stringOf(memberOf(map, "mappings"));
    if (!mappings)
        return CoreTr::tr("“mappings” is not a string");
    return readMappings(*mappings, extent);
}

Problem SourceMapReader::readSources(Value &map)
{
    m_indices.clear();
    const Value *sources = memberOf(map, "sources");
    if (!sources || !sources->is_array())
        return CoreTr::tr("“sources” is not an array");
    const Value *rootValue = memberOf(map, "sourceRoot");
    const std::string *root = stringOf(rootValue);
    if (rootValue && !root)
        return CoreTr::tr("“sourceRoot” is not a string");
    const Value *contents = memberOf(map, "sourcesContent");
    if (contents && !contents->is_array())
        return CoreTr::tr("“sourcesContent” is not an array");
    for (size_t i = 0; i < sources->size(); ++i) {
        const Value &url = (*sources)[i];
        if (!url.is_string() && !url.is_null())
            return CoreTr::tr("sources[%1] is not a string").arg(i);
        SourceMap::Source source;
        if (const std::string *text = stringOf(&url))
            source.url =
                withRoot(root ? QString::fromStdString(*root) : QString(), QString::fromStdString(*text));
        if (contents && i < contents->size()) {
            const Value &content = (*contents)[i];
            if (!content.is_string() && !content.is_null())
                return CoreTr::tr("sourcesContent[%1] is not a string").arg(i);
            if (const std::string *text = stringOf(&content))
                source.content = QByteArray::fromStdString(*text);
        }
        m_indices.append(addSource(std::move(source)));
    }
    return std::nullopt;
}

void SourceMapReader::addIgnored(const Value &map)
{
    // The second is what it was called before it became part of the standard.
    for (const char *name : {"ignoreList", "x_google_ignoreList"}) {
        const Value *list = memberOf(map, name);
        if (!list || !list->is_array())
            continue;
        for (const Value &each : *list) {
            const std::optional<int> index = positionOf(&each);
            if (index && *index < m_indices.size())
                m_map.m_sources[m_indices[*index]].ignored = true;
        }
    }
}

int SourceMapReader::addSource(SourceMap::Source source)
{
    const auto known = source.url.isEmpty() ? m_byUrl.cend() : m_byUrl.constFind(source.url);
    if (known != m_byUrl.cend()) {
        SourceMap::Source &before = m_map.m_sources[*known];
        if (!before.content)
            before.content = std::move(source.content);
        return *known;
    }
    const auto index = int(m_map.m_sources.size());
    if (!source.url.isEmpty())
        m_byUrl.insert(source.url, index);
    m_map.m_sources.append(std::move(source));
    return index;
}

Problem SourceMapReader::readMappings(const std::string &text, const Extent &extent)
{
    qint64 line = extent.start.line;
    qint64 source = 0;
    SourceMap::Mapping mapping;
    // All but the generated column go on from the mapping before.
    qint64 generatedColumn = extent.start.column;
    qint64 originalLine = 0;
    qint64 originalColumn = 0;
    qint64 name = 0;
    const char *at = text.data();
    const char *const end = at + text.size();
    const auto problem = [&line](const char *start, const char *stop, const QString &what) {
        const QString shown = QString::fromUtf8(start, std::min<qsizetype>(stop - start, 20));
        return CoreTr::tr("mapping “%1” of the generated line %2 %3").arg(shown).arg(line + 1).arg(what);
    };
    while (at < end) {
        if (*at == ';') {
            ++line;
            generatedColumn = 0;
            ++at;
            continue;
        }
        if (*at == ',') {
            ++at;
            continue;
        }
        const char *const start = at;
        std::array<qint64, 5> numbers{};
        size_t count = 0;
        while (count < numbers.size() && !endsMapping(at, end) && readNumber(at, end, numbers[count]))
            ++count;
        if (!endsMapping(at, end) || (count != 1 && count < 4))
            return problem(start, std::find_if(at, end, [](char c) { return c == ',' || c == ';'; }),
                           CoreTr::tr("cannot be read"));
        generatedColumn += numbers[0];
        source += numbers[1];
        originalLine += numbers[2];
        originalColumn += numbers[3];
        name += numbers[4];
        for (const qint64 number : {line, generatedColumn, originalLine, originalColumn, name}) {
            if (number < 0 || number > greatest)
                return problem(start, at, CoreTr::tr("leads to a place that does not exist"));
        }
        if (count > 1 && (source < 0 || source >= m_indices.size()))
            return problem(start, at, CoreTr::tr("has a source that is not in the list"));
        if (m_map.m_mappings.size() == mostMappings)
            return CoreTr::tr("it has more than %1 mappings").arg(mostMappings);
        mapping.generatedColumn = int(generatedColumn);
        mapping.source = count > 1 ? m_indices[source] : -1;
        mapping.line = int(originalLine);
        mapping.column = int(originalColumn);
        // What lies in the next section is that one's.
        if (Place{int(line), int(generatedColumn)} < extent.end)
            addMapping(int(line), mapping);
    }
    return std::nullopt;
}

void SourceMapReader::addMapping(int line, const SourceMap::Mapping &mapping)
{
    if (m_map.m_lines.isEmpty() || m_map.m_lines.last().number != line)
        m_map.m_lines.append({line, int(m_map.m_mappings.size())});
    m_map.m_mappings.append(mapping);
}

void SourceMapReader::finish()
{
    QList<SourceMap::Mapping> &mappings = m_map.m_mappings;
    const auto byColumn = [](const SourceMap::Mapping &a, const SourceMap::Mapping &b) {
        return a.generatedColumn < b.generatedColumn;
    };
    // Most tools write them in order.
    for (qsizetype i = 0; i < m_map.m_lines.size(); ++i) {
        const auto first = mappings.begin() + m_map.m_lines[i].first;
        const auto last =
            i + 1 < m_map.m_lines.size() ? mappings.begin() + m_map.m_lines[i + 1].first : mappings.end();
        if (!std::is_sorted(first, last, byColumn))
            std::stable_sort(first, last, byColumn);
    }
    for (qsizetype i = 0; i < mappings.size(); ++i) {
        if (mappings[i].source >= 0)
            m_map.m_byOriginal.append(int(i));
    }
    const auto key = [&mappings = std::as_const(mappings)](int index) {
        const SourceMap::Mapping &mapping = mappings[index];
        return std::tuple(mapping.source, mapping.line, mapping.column, index);
    };
    std::sort(m_map.m_byOriginal.begin(), m_map.m_byOriginal.end(),
              [&key](int a, int b) { return key(a) < key(b); });
    m_map.m_sources.squeeze();
    m_map.m_mappings.squeeze();
    m_map.m_byOriginal.squeeze();
}

} // namespace boucle

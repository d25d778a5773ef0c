// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiling/heapsnapshotreader.h"

#include "core/base/tr.h"

#include <algorithm>
#include <limits>

namespace boucle {

namespace {

constexpr size_t longestString = 512; ///< bytes that are kept of one

} // namespace

HeapSnapshotReader::HeapSnapshotReader(HeapSnapshot &snapshot, const std::atomic<bool> &cancelled,
                                       const std::function<void(double)> &progress)
    : m_snapshot(snapshot)
    , m_cancelled(cancelled)
    , m_progress(progress)
{
}

bool HeapSnapshotReader::key(string_t &name)
{
    m_key = name;
    return true;
}

bool HeapSnapshotReader::start_object(std::size_t)
{
    ++m_objectDepth;
    return true;
}

bool HeapSnapshotReader::end_object()
{
    --m_objectDepth;
    return true;
}

bool HeapSnapshotReader::start_array(std::size_t)
{
    ++m_arrayDepth;
    if (m_arrayDepth > 1)
        return true; // types of an enumeration
    constexpr int metaDepth = 3;
    m_part = Part::None;
    m_field = 0;
    if (m_objectDepth == metaDepth) {
        m_part = m_key == "node_fields"   ? Part::NodeFields
                 : m_key == "node_types"  ? Part::NodeTypes
                 : m_key == "edge_fields" ? Part::EdgeFields
                 : m_key == "edge_types"  ? Part::EdgeTypes
                                          : Part::None;
    } else if (m_objectDepth == 1) {
        m_part = m_key == "nodes"     ? Part::Nodes
                 : m_key == "edges"   ? Part::Edges
                 : m_key == "strings" ? Part::Strings
                                      : Part::None;
    }
    if ((m_part == Part::Nodes || m_part == Part::Edges) && !prepareFields()) {
        m_isBroken = true;
        return false;
    }
    return true;
}

bool HeapSnapshotReader::end_array()
{
    // The types of the first field are all that matters.
    if (--m_arrayDepth <= 1 && (m_part == Part::NodeTypes || m_part == Part::EdgeTypes))
        m_part = Part::None;
    if (m_arrayDepth == 0)
        m_part = Part::None;
    return true;
}

bool HeapSnapshotReader::prepareFields()
{
    m_typeField = m_nodeFields.indexOf("type");
    m_nameField = m_nodeFields.indexOf("name");
    m_idField = m_nodeFields.indexOf("id");
    m_sizeField = m_nodeFields.indexOf("self_size");
    m_edgeCountField = m_nodeFields.indexOf("edge_count");
    m_edgeTypeField = m_edgeFields.indexOf("type");
    m_edgeNameField = m_edgeFields.indexOf("name_or_index");
    m_edgeToField = m_edgeFields.indexOf("to_node");
    return std::min({m_typeField, m_nameField, m_idField, m_sizeField, m_edgeCountField, m_edgeTypeField,
                     m_edgeNameField, m_edgeToField}) >= 0;
}

bool HeapSnapshotReader::string(string_t &value)
{
    if (m_part == Part::Strings)
        m_snapshot.m_strings.emplace_back(value.data(), qsizetype(std::min(value.size(), longestString)));
    else if (m_part == Part::NodeFields)
        m_nodeFields.append(QByteArray::fromStdString(value));
    else if (m_part == Part::EdgeFields)
        m_edgeFields.append(QByteArray::fromStdString(value));
    else if (m_part == Part::NodeTypes && m_arrayDepth == 2)
        m_snapshot.m_nodeTypes.append(QByteArray::fromStdString(value));
    else if (m_part == Part::EdgeTypes && m_arrayDepth == 2)
        m_snapshot.m_edgeTypes.append(QByteArray::fromStdString(value));
    return true;
}

void HeapSnapshotReader::takeNodeField(quint64 value)
{
    constexpr quint64 most32 = std::numeric_limits<std::uint32_t>::max();
    if (m_field == m_typeField)
        m_node.type = std::uint8_t(value);
    else if (m_field == m_nameField)
        m_node.name = std::uint32_t(value);
    else if (m_field == m_idField)
        m_node.id = value;
    else if (m_field == m_sizeField)
        m_node.selfSize = std::uint32_t(std::min(value, most32));
    else if (m_field == m_edgeCountField)
        m_nodeEdges = value;
    if (++m_field < m_nodeFields.size())
        return;
    m_field = 0;
    m_node.firstEdge = std::uint32_t(std::min(m_edgeCount, most32));
    m_edgeCount += m_nodeEdges;
    m_snapshot.m_nodes.push_back(m_node);
}

void HeapSnapshotReader::takeEdgeField(quint64 value)
{
    if (m_field == m_edgeTypeField)
        m_edge.type = std::uint8_t(value);
    else if (m_field == m_edgeNameField)
        m_edge.name = std::uint32_t(value);
    else if (m_field == m_edgeToField)
        m_edge.to = HeapSnapshot::Index(value / quint64(m_nodeFields.size())); // the file counts fields
    if (++m_field < m_edgeFields.size())
        return;
    m_field = 0;
    m_snapshot.m_edges.push_back(m_edge);
}

bool HeapSnapshotReader::goesOn()
{
    constexpr quint64 looks = 1 << 16;
    if (++m_numbers % looks != 0)
        return true;
    if (m_expected > 0)
        m_progress(std::min(1.0, double(m_numbers) / double(m_expected)));
    return !m_cancelled;
}

bool HeapSnapshotReader::takeNumber(quint64 value)
{
    // How many there are stands before them.
    if (m_part == Part::None && m_key == "node_count")
        m_expected += value * quint64(m_nodeFields.size());
    if (m_part == Part::None && m_key == "edge_count")
        m_expected += value * quint64(m_edgeFields.size());
    if (m_part == Part::Nodes)
        takeNodeField(value);
    else if (m_part == Part::Edges)
        takeEdgeField(value);
    return goesOn();
}

QString HeapSnapshotReader::complete()
{
    HeapSnapshot &made = m_snapshot;
    if (m_isBroken || made.m_nodes.empty() || made.m_strings.empty())
        return CoreTr::tr("it has no objects");
    if (m_edgeCount != made.m_edges.size())
        return CoreTr::tr("it ends too early");
    for (const HeapSnapshot::RawEdge &edge : made.m_edges) {
        if (edge.to >= made.m_nodes.size())
            return CoreTr::tr("a reference leads nowhere");
    }
    for (const HeapSnapshot::Node &node : made.m_nodes) {
        if (node.name >= made.m_strings.size() || node.type >= made.m_nodeTypes.size())
            return CoreTr::tr("an object has no name");
    }
    const auto typeOf = [](const QList<QByteArray> &types, const char *name) {
        const qsizetype index = types.indexOf(name);
        return index < 0 ? std::numeric_limits<std::uint8_t>::max() : std::uint8_t(index);
    };
    made.m_weakType = typeOf(made.m_edgeTypes, "weak");
    made.m_elementType = typeOf(made.m_edgeTypes, "element");
    made.m_hiddenEdgeType = typeOf(made.m_edgeTypes, "hidden");
    made.m_syntheticType = typeOf(made.m_nodeTypes, "synthetic");
    return {};
}

bool HeapSnapshotReader::null()
{
    return true;
}

bool HeapSnapshotReader::boolean(bool)
{
    return true;
}

bool HeapSnapshotReader::number_integer(number_integer_t value)
{
    return takeNumber(quint64(std::max<number_integer_t>(0, value)));
}

bool HeapSnapshotReader::number_unsigned(number_unsigned_t value)
{
    return takeNumber(value);
}

bool HeapSnapshotReader::number_float(number_float_t value, const string_t &)
{
    return takeNumber(quint64(std::max(0.0, value)));
}

bool HeapSnapshotReader::binary(binary_t &)
{
    return true;
}

bool HeapSnapshotReader::parse_error(std::size_t, const std::string &, const nlohmann::detail::exception &)
{
    m_isBroken = true;
    return false;
}

} // namespace boucle

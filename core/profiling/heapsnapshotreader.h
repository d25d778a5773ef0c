// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiling/heapsnapshot.h"

#include <nlohmann/json.hpp>

namespace boucle {

/// Reads the parts of a .heapsnapshot file into a snapshot as they come, without holding the file. Any
/// thread.
class HeapSnapshotReader : public nlohmann::json_sax<nlohmann::json>
{
public:
    /// All must outlive it. Looks at `cancelled` now and then, and ends the parsing.
    HeapSnapshotReader(HeapSnapshot &snapshot, const std::atomic<bool> &cancelled,
                       const std::function<void(double)> &progress);

    /// After the file: what is missing in it. Empty: nothing.
    QString complete();

    bool null() override;
    bool boolean(bool value) override;
    bool number_integer(number_integer_t value) override;
    bool number_unsigned(number_unsigned_t value) override;
    bool number_float(number_float_t value, const string_t &text) override;
    bool string(string_t &value) override;
    bool binary(binary_t &value) override;
    bool start_object(std::size_t count) override;
    bool key(string_t &name) override;
    bool end_object() override;
    bool start_array(std::size_t count) override;
    bool end_array() override;
    bool parse_error(std::size_t position, const std::string &token,
                     const nlohmann::detail::exception &error) override;

private:
    enum class Part { None, NodeFields, NodeTypes, EdgeFields, EdgeTypes, Nodes, Edges, Strings };

    bool takeNumber(quint64 value);
    bool goesOn();
    void takeNodeField(quint64 value);
    void takeEdgeField(quint64 value);
    bool prepareFields();

    HeapSnapshot &m_snapshot;
    const std::atomic<bool> &m_cancelled;
    const std::function<void(double)> &m_progress;
    quint64 m_numbers = 0;  ///< that were read
    quint64 m_expected = 0; ///< as far as the file says
    Part m_part = Part::None;
    int m_objectDepth = 0;
    int m_arrayDepth = 0;
    std::string m_key;
    QList<QByteArray> m_nodeFields;
    QList<QByteArray> m_edgeFields;
    // Places of the fields that are used, within a node or an edge.
    qsizetype m_typeField = -1;
    qsizetype m_nameField = -1;
    qsizetype m_idField = -1;
    qsizetype m_sizeField = -1;
    qsizetype m_edgeCountField = -1;
    qsizetype m_edgeTypeField = -1;
    qsizetype m_edgeNameField = -1;
    qsizetype m_edgeToField = -1;
    qsizetype m_field = 0; ///< that comes next
    HeapSnapshot::Node m_node;
    HeapSnapshot::RawEdge m_edge;
    quint64 m_edgeCount = 0; ///< of all nodes so far
    quint64 m_nodeEdges = 0; ///< of the present one
    bool m_isBroken = false;
};

} // namespace boucle

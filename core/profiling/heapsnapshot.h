// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QList>
#include <QString>

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace boucle {

/// All objects of a heap and who holds whom, read from a .heapsnapshot file. Never changes once it is read.
/// Any thread.
class HeapSnapshot
{
public:
    /// A number of a node in this snapshot.
    using Index = std::uint32_t;
    static constexpr Index none = UINT32_MAX;

    struct Class
    {
        QString name;
        std::vector<Index> nodes; ///< those that retain most first
        qint64 selfSize = 0;
        qint64 retainedSize = 0; ///< what would go with them
    };
    struct Edge
    {
        Index node = none; ///< the other end
        QString name;      ///< "orders", "[3]", "context"
        bool isWeak = false;
    };

    /// Takes seconds for a large one, and about two thirds of the file's size. `progress` is told 0…1, on the
    /// calling thread. Errors: "snapshot-syntax", "snapshot-read", "snapshot-cancelled".
    static Result<std::shared_ptr<const HeapSnapshot>> read(const QString &path,
                                                            const std::atomic<bool> &cancelled,
                                                            const std::function<void(double)> &progress);

    Index nodeCount() const { return Index(m_nodes.size()); }
    /// Of all objects.
    qint64 totalSize() const { return m_totalSize; }
    /// The ones that retain most first.
    const std::vector<Class> &classes() const { return m_classes; }
    /// Bytes by the file whose code they are, or which alone holds them; what several hold is not counted.
    const QHash<QString, qint64> &sizesByScript() const { return m_sizesByScript; }
    /// Of a name; null: none.
    const Class *findClass(const QString &name) const;

    /// The same object has the same id in all snapshots of a server.
    quint64 idOf(Index node) const { return m_nodes[node].id; }
    qint64 selfSize(Index node) const { return m_nodes[node].selfSize; }
    qint64 retainedSize(Index node) const { return m_retained[node]; }
    /// Steps from the roots, which nothing else holds; -1: held weakly only.
    int distance(Index node) const { return m_distances[node]; }
    /// What it is called: its class, or its beginning where it is a text.
    QString nameOf(Index node) const;
    QString classOf(Index node) const;
    /// Engine's bookkeeping, of no interest to those who look for their own objects.
    bool isSynthetic(Index node) const { return m_nodes[node].type == m_syntheticType; }
    bool hasReferences(Index node) const { return m_nodes[node].firstEdge < edgeEnd(node); }
    bool hasRetainers(Index node) const { return m_firstRetainer[node] < m_firstRetainer[node + 1]; }
    /// What it holds, in the file's order.
    QList<Edge> references(Index node) const;
    /// Who holds it, the nearest to the roots first.
    QList<Edge> retainers(Index node) const;

private:
    friend class HeapSnapshotReader;

    struct Node
    {
        quint64 id = 0;
        std::uint32_t name = 0;
        std::uint32_t selfSize = 0; ///< saturated
        std::uint32_t firstEdge = 0;
        std::uint8_t type = 0;
    };
    struct RawEdge
    {
        std::uint32_t name = 0; ///< of a string, or an element's index
        Index to = 0;
        std::uint8_t type = 0;
    };

    Index edgeEnd(Index node) const
    {
        return node + 1 < m_nodes.size() ? m_nodes[node + 1].firstEdge : Index(m_edges.size());
    }
    bool isStrong(const RawEdge &edge) const { return edge.type != m_weakType; }
    QString edgeName(const RawEdge &edge) const;
    void indexRetainers();
    void measureDistances();
    void findDominators();
    void group();
    void measureScripts();

    std::vector<Node> m_nodes;
    std::vector<RawEdge> m_edges;
    std::vector<QByteArray> m_strings; ///< UTF-8, the beginnings of long ones
    QList<QByteArray> m_nodeTypes;
    QList<QByteArray> m_edgeTypes;
    std::uint8_t m_weakType = UINT8_MAX;
    std::uint8_t m_elementType = UINT8_MAX;
    std::uint8_t m_hiddenEdgeType = UINT8_MAX;
    std::uint8_t m_syntheticType = UINT8_MAX;
    std::vector<Index> m_firstRetainer; ///< by node, into the two below
    std::vector<Index> m_retainerNodes;
    std::vector<Index> m_retainerEdges;
    std::vector<int> m_distances;
    std::vector<Index> m_dominators;
    std::vector<Index> m_order; ///< nodes, each after those that it dominates
    std::vector<qint64> m_retained;
    std::vector<Class> m_classes;
    QHash<QString, size_t> m_classIndex;
    QHash<QString, qint64> m_sizesByScript;
    qint64 m_totalSize = 0;
};

using HeapSnapshotPtr = std::shared_ptr<const HeapSnapshot>;

} // namespace boucle

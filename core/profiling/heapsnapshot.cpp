// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiling/heapsnapshot.h"

#include "core/base/tr.h"
#include "core/profiling/heapsnapshotreader.h"

#include <QFile>

#include <algorithm>

namespace boucle {

namespace {

/// What a reading takes, of all: the rest is for the graph.
constexpr double readShare = 0.8;

} // namespace

Result<HeapSnapshotPtr> HeapSnapshot::read(const QString &path, const std::atomic<bool> &cancelled,
                                           const std::function<void(double)> &progress)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{QStringLiteral("snapshot-read"),
                     CoreTr::tr("%1 cannot be read: %2").arg(path, file.errorString())};
    auto made = std::make_shared<HeapSnapshot>();
    const std::function<void(double)> told = [&progress](double share) { progress(share * readShare); };
    HeapSnapshotReader reader(*made, cancelled, told);
    // Pages of the file come and go as the system likes. What has none is read.
    QByteArray text;
    const auto *begin = reinterpret_cast<const char *>(file.size() > 0 ? file.map(0, file.size()) : nullptr);
    if (!begin)
        text = file.readAll();
    const char *const from = begin ? begin : text.constData();
    const char *const to = from + (begin ? file.size() : text.size());
    const bool parsed = nlohmann::json::sax_parse(from, to, &reader);
    const Error cancelledError{QStringLiteral("snapshot-cancelled"), CoreTr::tr("Cancelled."), false};
    if (cancelled)
        return cancelledError;
    const QString missing = reader.complete();
    if (!parsed || !missing.isEmpty())
        return Error{QStringLiteral("snapshot-syntax"),
                     CoreTr::tr("%1 is no heap snapshot that Boucle can read: %2.")
                         .arg(path, missing.isEmpty() ? CoreTr::tr("it is no JSON") : missing)};
    made->indexRetainers();
    made->measureDistances();
    if (cancelled)
        return cancelledError;
    progress(0.9);
    made->findDominators();
    made->group();
    made->measureScripts();
    progress(1);
    return HeapSnapshotPtr(std::move(made));
}

void HeapSnapshot::indexRetainers()
{
    m_firstRetainer.assign(m_nodes.size() + 1, 0);
    for (const RawEdge &edge : m_edges)
        ++m_firstRetainer[edge.to + 1];
    for (size_t i = 1; i < m_firstRetainer.size(); ++i)
        m_firstRetainer[i] += m_firstRetainer[i - 1];
    m_retainerNodes.resize(m_edges.size());
    m_retainerEdges.resize(m_edges.size());
    std::vector<Index> next(m_firstRetainer.begin(), m_firstRetainer.end() - 1);
    for (Index node = 0; node < nodeCount(); ++node) {
        for (Index edge = m_nodes[node].firstEdge; edge < edgeEnd(node); ++edge) {
            const Index at = next[m_edges[edge].to]++;
            m_retainerNodes[at] = node;
            m_retainerEdges[at] = edge;
        }
    }
}

void HeapSnapshot::measureDistances()
{
    m_distances.assign(m_nodes.size(), -1);
    std::vector<Index> wave{0};
    m_distances[0] = 0;
    while (!wave.empty()) {
        std::vector<Index> next;
        for (const Index node : wave) {
            for (Index edge = m_nodes[node].firstEdge; edge < edgeEnd(node); ++edge) {
                const RawEdge &out = m_edges[edge];
                if (!isStrong(out) || m_distances[out.to] >= 0)
                    continue;
                m_distances[out.to] = m_distances[node] + 1;
                next.push_back(out.to);
            }
        }
        wave = std::move(next);
    }
}

/// Who stands on every way from the root to a node, by Cooper, Harvey and Kennedy: "A Simple, Fast Dominance
/// Algorithm" (2001). What is held weakly only counts as held by the root.
void HeapSnapshot::findDominators()
{
    const Index count = nodeCount();
    std::vector<Index> number(count, none); // of a node, in m_order
    m_order.clear();
    m_order.reserve(count);
    struct Step
    {
        Index node;
        Index edge;
    };
    std::vector<Step> steps;
    std::vector<bool> seen(count, false);
    const auto walk = [&](Index from) {
        seen[from] = true;
        steps.push_back({from, m_nodes[from].firstEdge});
        while (!steps.empty()) {
            Step &step = steps.back();
            if (step.edge == edgeEnd(step.node)) {
                number[step.node] = Index(m_order.size());
                m_order.push_back(step.node);
                steps.pop_back();
                continue;
            }
            const RawEdge &edge = m_edges[step.edge++];
            if (isStrong(edge) && !seen[edge.to]) {
                seen[edge.to] = true;
                steps.push_back({edge.to, m_nodes[edge.to].firstEdge});
            }
        }
    };
    // The root comes last of all, whatever it does not reach before it.
    for (Index node = 1; node < count; ++node) {
        if (m_distances[node] < 0 && !seen[node])
            walk(node);
    }
    walk(0);
    std::vector<bool> isLoose(count, false);
    for (Index node = 1; node < count; ++node)
        isLoose[node] = m_distances[node] < 0;

    const Index root = number[0];
    std::vector<Index> dominator(count, none); // by number
    dominator[root] = root;
    bool changed = true;
    while (changed) {
        changed = false;
        for (Index at = count; at-- > 0;) {
            if (at == root)
                continue;
            const Index node = m_order[at];
            Index found = isLoose[node] ? root : none;
            for (Index i = m_firstRetainer[node]; i < m_firstRetainer[node + 1] && found != root; ++i) {
                const Index holder = m_retainerNodes[i];
                if (!isStrong(m_edges[m_retainerEdges[i]]) || isLoose[holder] != isLoose[node])
                    continue;
                Index other = number[holder];
                if (dominator[other] == none)
                    continue;
                if (found == none) {
                    found = other;
                    continue;
                }
                while (found != other) {
                    while (found < other)
                        found = dominator[found];
                    while (other < found)
                        other = dominator[other];
                }
            }
            if (found != none && dominator[at] != found) {
                dominator[at] = found;
                changed = true;
            }
        }
    }
    m_dominators.assign(count, 0);
    m_retained.assign(count, 0);
    for (Index at = 0; at < count; ++at) {
        const Index node = m_order[at];
        m_retained[node] += m_nodes[node].selfSize;
        m_totalSize += m_nodes[node].selfSize;
        m_dominators[node] = dominator[at] == none ? 0 : m_order[dominator[at]];
        if (at != root)
            m_retained[m_dominators[node]] += m_retained[node];
    }
}

void HeapSnapshot::group()
{
    std::vector<size_t> classOfNode(m_nodes.size(), SIZE_MAX);
    for (Index node = 0; node < nodeCount(); ++node) {
        if (isSynthetic(node))
            continue;
        const QString name = classOf(node);
        auto found = m_classIndex.constFind(name);
        if (found == m_classIndex.constEnd()) {
            found = m_classIndex.insert(name, m_classes.size());
            m_classes.push_back({name, {}, 0, 0});
        }
        classOfNode[node] = *found;
        Class &entry = m_classes[*found];
        entry.nodes.push_back(node);
        entry.selfSize += m_nodes[node].selfSize;
    }
    // What a class retains: of its objects those that no other one of them dominates. Going down the tree of
    // dominators, each class is open below its first object.
    std::vector<Index> firstChild(m_nodes.size(), none);
    std::vector<Index> nextSibling(m_nodes.size(), none);
    for (Index node = 1; node < nodeCount(); ++node) {
        nextSibling[node] = firstChild[m_dominators[node]];
        firstChild[m_dominators[node]] = node;
    }
    std::vector<int> open(m_classes.size(), 0);
    struct Step
    {
        Index node;
        bool leaves;
    };
    std::vector<Step> steps{{0, false}};
    while (!steps.empty()) {
        const Step step = steps.back();
        steps.pop_back();
        const size_t of = classOfNode[step.node];
        if (step.leaves) {
            --open[of];
            continue;
        }
        if (of != SIZE_MAX) {
            if (open[of]++ == 0)
                m_classes[of].retainedSize += m_retained[step.node];
            steps.push_back({step.node, true});
        }
        for (Index child = firstChild[step.node]; child != none; child = nextSibling[child])
            steps.push_back({child, false});
    }
    for (Class &entry : m_classes)
        std::stable_sort(entry.nodes.begin(), entry.nodes.end(),
                         [this](Index a, Index b) { return m_retained[a] > m_retained[b]; });
    std::stable_sort(m_classes.begin(), m_classes.end(),
                     [](const Class &a, const Class &b) { return a.retainedSize > b.retainedSize; });
    for (size_t i = 0; i < m_classes.size(); ++i)
        m_classIndex.insert(m_classes[i].name, i);
}

const HeapSnapshot::Class *HeapSnapshot::findClass(const QString &name) const
{
    const auto found = m_classIndex.constFind(name);
    return found == m_classIndex.constEnd() ? nullptr : &m_classes[*found];
}

QString HeapSnapshot::nameOf(Index node) const
{
    const QByteArray &type = m_nodeTypes.at(m_nodes[node].type);
    const QString name = QString::fromUtf8(m_strings[m_nodes[node].name]);
    if (type.endsWith("string"))
        return u'"' + name + u'"';
    if (type == "closure")
        return name.isEmpty() ? QStringLiteral("()") : name + QStringLiteral("()");
    return name;
}

QString HeapSnapshot::classOf(Index node) const
{
    const QByteArray &type = m_nodeTypes.at(m_nodes[node].type);
    if (type == "object" || type == "native") {
        const QByteArray &name = m_strings[m_nodes[node].name];
        return name.isEmpty() ? QStringLiteral("Object") : QString::fromUtf8(name);
    }
    if (type == "code")
        return QStringLiteral("(compiled code)");
    if (type == "hidden")
        return QStringLiteral("(system)");
    if (type.endsWith("string"))
        return QStringLiteral("(string)");
    return u'(' + QString::fromLatin1(type) + u')';
}

QString HeapSnapshot::edgeName(const RawEdge &edge) const
{
    if (edge.type == m_elementType || edge.type == m_hiddenEdgeType)
        return QStringLiteral("[%1]").arg(edge.name);
    return edge.name < m_strings.size() ? QString::fromUtf8(m_strings[edge.name]) : QString();
}

QList<HeapSnapshot::Edge> HeapSnapshot::references(Index node) const
{
    QList<Edge> found;
    for (Index edge = m_nodes[node].firstEdge; edge < edgeEnd(node); ++edge)
        found.append({m_edges[edge].to, edgeName(m_edges[edge]), !isStrong(m_edges[edge])});
    return found;
}

QList<HeapSnapshot::Edge> HeapSnapshot::retainers(Index node) const
{
    QList<Edge> found;
    for (Index i = m_firstRetainer[node]; i < m_firstRetainer[node + 1]; ++i) {
        const RawEdge &edge = m_edges[m_retainerEdges[i]];
        found.append({m_retainerNodes[i], edgeName(edge), !isStrong(edge)});
    }
    const auto far = [this](const Edge &edge) {
        return edge.isWeak || m_distances[edge.node] < 0 ? INT_MAX : m_distances[edge.node];
    };
    std::stable_sort(found.begin(), found.end(),
                     [&far](const Edge &a, const Edge &b) { return far(a) < far(b); });
    return found;
}

} // namespace boucle

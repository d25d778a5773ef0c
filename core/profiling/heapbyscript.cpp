// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiling/heapsnapshot.h"

#include "core/debugger/scripturl.h"

namespace boucle {

/// A script's code, its functions and its module say themselves whose they are; everything else is of whoever
/// holds it alone. What several hold is nobody's.
void HeapSnapshot::measureScripts()
{
    const auto typeIs = [this](Index node, const char *type) {
        return m_nodeTypes.at(m_nodes[node].type) == type;
    };
    /// The other end of an edge of that name; none.
    const auto find = [this](Index node, const char *name) {
        for (Index i = m_nodes[node].firstEdge; i < edgeEnd(node); ++i) {
            const RawEdge &edge = m_edges[i];
            if (edge.type != m_elementType && edge.type != m_hiddenEdgeType && m_strings[edge.name] == name)
                return edge.to;
        }
        return none;
    };
    std::vector<int> owner(m_nodes.size(), -1); // of a node: a number of `sizes`
    QHash<QString, int> numbers;
    std::vector<qint64> sizes;
    const auto numberOf = [&](const QByteArray &name) {
        const QString path = pathOfScriptUrl(QString::fromUtf8(name));
        if (!path.startsWith(u'/'))
            return -1;
        const auto known = numbers.constFind(path);
        if (known != numbers.constEnd())
            return *known;
        sizes.push_back(0);
        return *numbers.insert(path, int(sizes.size()) - 1);
    };
    // Scripts: code that has a source text.
    for (Index node = 0; node < nodeCount(); ++node) {
        if (typeIs(node, "code") && m_strings[m_nodes[node].name].contains('/') &&
            find(node, "source") != none)
            owner[node] = numberOf(m_strings[m_nodes[node].name]);
    }
    const auto scriptOf = [&](Index shared) {
        const Index script = shared == none ? none : find(shared, "script");
        return script == none ? -1 : owner[script];
    };
    for (Index node = 0; node < nodeCount(); ++node) {
        if (owner[node] >= 0)
            continue;
        const QByteArray &name = m_strings[m_nodes[node].name];
        if (typeIs(node, "closure")) {
            owner[node] = scriptOf(find(node, "shared"));
        } else if (typeIs(node, "object") && (name == "Module" || name == "ModuleWrap")) {
            const Index text = find(node, name == "Module" ? "filename" : "url");
            if (text != none)
                owner[node] = numberOf(m_strings[m_nodes[text].name]);
        }
    }
    for (auto at = m_order.rbegin(); at != m_order.rend(); ++at) {
        const Index node = *at;
        if (owner[node] < 0 && node != 0)
            owner[node] = owner[m_dominators[node]];
        if (owner[node] >= 0)
            sizes[size_t(owner[node])] += m_nodes[node].selfSize;
    }
    for (auto each = numbers.begin(); each != numbers.end(); ++each)
        m_sizesByScript.insert(each.key(), sizes[size_t(each.value())]);
}

} // namespace boucle

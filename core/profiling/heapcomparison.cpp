// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiling/heapcomparison.h"

#include <algorithm>

namespace boucle {

namespace {

std::vector<quint64> sortedIds(const HeapSnapshot &snapshot)
{
    std::vector<quint64> ids;
    ids.reserve(snapshot.nodeCount());
    for (HeapSnapshot::Index node = 0; node < snapshot.nodeCount(); ++node)
        ids.push_back(snapshot.idOf(node));
    std::sort(ids.begin(), ids.end());
    return ids;
}

bool contains(const std::vector<quint64> &ids, quint64 id)
{
    return std::binary_search(ids.begin(), ids.end(), id);
}

} // namespace

HeapComparisonPtr HeapComparison::of(HeapSnapshotPtr before, HeapSnapshotPtr after)
{
    auto made = std::make_shared<HeapComparison>();
    const std::vector<quint64> idsBefore = sortedIds(*before);
    const std::vector<quint64> idsAfter = sortedIds(*after);
    QHash<QString, size_t> index;
    const auto classOf = [&](const QString &name) -> Class & {
        const auto known = index.constFind(name);
        if (known != index.constEnd())
            return made->m_classes[*known];
        index.insert(name, made->m_classes.size());
        return made->m_classes.emplace_back(Class{name, {}, 0, 0, 0});
    };
    for (const HeapSnapshot::Class &entry : after->classes()) {
        for (const HeapSnapshot::Index node : entry.nodes) {
            if (contains(idsBefore, after->idOf(node)))
                continue;
            Class &changed = classOf(entry.name);
            changed.added.push_back(node);
            changed.addedSize += after->selfSize(node);
        }
    }
    for (const HeapSnapshot::Class &entry : before->classes()) {
        for (const HeapSnapshot::Index node : entry.nodes) {
            if (contains(idsAfter, before->idOf(node)))
                continue;
            Class &changed = classOf(entry.name);
            ++changed.removed;
            changed.removedSize += before->selfSize(node);
        }
    }
    std::stable_sort(made->m_classes.begin(), made->m_classes.end(),
                     [](const Class &a, const Class &b) { return a.growth() > b.growth(); });
    made->m_before = std::move(before);
    made->m_after = std::move(after);
    return made;
}

} // namespace boucle

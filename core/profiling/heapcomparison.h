// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiling/heapsnapshot.h"

namespace boucle {

/// What has come to a heap and what has gone between two snapshots of the same server. Never changes once it
/// is made. Any thread.
class HeapComparison
{
public:
    struct Class
    {
        QString name;
        std::vector<HeapSnapshot::Index> added; ///< of the later one, those that retain most first
        qint64 removed = 0;                     ///< objects
        qint64 addedSize = 0;                   ///< bytes of their own
        qint64 removedSize = 0;

        qint64 growth() const { return addedSize - removedSize; }
    };

    /// Takes a sort of the objects' numbers.
    static std::shared_ptr<const HeapComparison> of(HeapSnapshotPtr before, HeapSnapshotPtr after);

    const HeapSnapshotPtr &before() const { return m_before; }
    const HeapSnapshotPtr &after() const { return m_after; }
    /// Those in which something has changed, what has grown most first.
    const std::vector<Class> &classes() const { return m_classes; }

private:
    HeapSnapshotPtr m_before;
    HeapSnapshotPtr m_after;
    std::vector<Class> m_classes;
};

using HeapComparisonPtr = std::shared_ptr<const HeapComparison>;

} // namespace boucle

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hotreload/changeclassifier.h"

namespace boucle {

/// Says the same of every change, at once.
class FakeClassifier : public ChangeClassifier
{
public:
    void classify(const FileChange &change, QObject *guard, Done done) override
    {
        changes.append(change);
        if (guard)
            done(verdict);
    }

    ChangeVerdict verdict;
    QList<FileChange> changes;
};

} // namespace boucle

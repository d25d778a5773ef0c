// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/resultqueue.h"
#include "core/hotreload/changeclassifier.h"

#include <memory>

namespace boucle {

class Host;
class ToolsThread;

/// Compares texts with a parser of JavaScript and TypeScript, on the tools thread. UI thread.
class SyntaxClassifier : public ChangeClassifier
{
    Q_OBJECT
public:
    explicit SyntaxClassifier(Host &host, QObject *parent = nullptr);
    ~SyntaxClassifier() override;

    void classify(const FileChange &change, QObject *guard, Done done) override;

private:
    ResultQueue m_results; ///< outlives the thread
    std::unique_ptr<ToolsThread> m_thread;
};

} // namespace boucle

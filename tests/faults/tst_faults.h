// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/faults/faulttable.h"
#include "tests/faults/processfacts.h"
#include "tests/faults/serverrun.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace boucle {

class NodeRuntime;

/// What servers do wrong, beside a server that does its work (the witness), in one process.
class TestFaults : public QObject
{
    Q_OBJECT
public:
    /// `node`: the executable for the process that asks the witness.
    TestFaults(NodeRuntime &runtime, const QString &node);

private slots:
    void initTestCase();
    void tableIsComplete();
    void stopsAtRandomMoments();
    void outputOfOneServer();
    void outputOfFourServers();
    void cycles_data();
    void cycles();
    void fault_data();
    void fault();
    void nothingIsLeft();
    void cleanupTestCase();

private:
    static constexpr int aftermathRequests = 5; ///< to the witness, after each fault

    struct Row
    {
        Fault fault;
        QString folder;  ///< for what it writes
        QByteArray mark; ///< in the environment of its children
        ServerRun::Outcome outcome;
        QString log;
    };

    LaunchSpec specFor(const QString &script, const QStringList &arguments = {}) const;
    void warmUp();
    void runFault(Row &row);
    QStringList complaints(const Row &row) const;
    QStringList complaintsAboutEnd(const Row &row) const;
    QStringList complaintsAboutWitness(const RequestWindow &witness) const;
    QStringList complaintsAboutProcess(const Row &row);
    QStringList leftChildren(const QByteArray &mark) const;
    /// What differs from before and does not come back within the limit.
    QStringList settledDifferences(const ProcessFacts &before, int limitMs) const;
    /// All that the witness answered since the last window; an open one is waited for.
    RequestWindow closeWitnessWindow();
    /// Ends the process when a fault that nobody could stop is about to take the machine's memory.
    void guardMemory();

    NodeRuntime &m_runtime;
    QString m_node;
    QString m_folder; ///< of this test's sources
    QList<Fault> m_faults;
    std::unique_ptr<ServerSession> m_witness;
    std::unique_ptr<Requester> m_requester;
    quint16 m_witnessPort = 0;
    QTimer m_memoryGuard;
    ProcessFacts m_baseline; ///< after the warm-up
    ProcessFacts m_expected; ///< after the last fault
    int m_runs = 0;
    int m_allowedThreads = 0;     ///< that faults of native code may have left
    std::vector<double> m_stopMs; ///< of every server that was running JavaScript when it was stopped
    RequestWindow m_witnessTotal;
    QMap<QString, int> m_reasons;
};

} // namespace boucle

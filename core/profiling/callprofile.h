// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMap>
#include <QString>

#include <memory>

namespace boucle::cdp::profiler {
struct Profile;
}
namespace boucle::cdp::heapprofiler {
struct SamplingHeapProfile;
}

namespace boucle {

/// A function as a profile knows it.
struct ProfiledFunction
{
    enum class Kind {
        Own,        ///< of the user's files
        Dependency, ///< of node_modules
        Node,       ///< node's own, and the engine's built-in ones
        Native,     ///< outside of JavaScript
        Collector,  ///< the garbage collector
        Idle,       ///< nothing ran
        Root
    };

    QString name; ///< empty: anonymous
    QString path; ///< absolute, or "node:…"; empty: none
    int line = 0; ///< 1-based; 0: none
    int column = 0;
    Kind kind = Kind::Own;
};

/// What calls have cost, by who called whom: time of a CPU profile, or bytes of an allocation profile. Never
/// changes once it is made. Any thread.
class CallProfile
{
public:
    enum class Unit { Nanoseconds, Bytes };

    struct Node
    {
        int function = 0;
        int parent = -1;
        int depth = 0; ///< the root's children have 0
        double self = 0;
        double total = 0;
        QList<int> children;
    };
    /// A call in the flame chart: along time, or along bytes where there is no time.
    struct Bar
    {
        int node = 0;
        double begin = 0;
        double end = 0;
    };

    /// Errors: "profile-empty".
    static Result<CallProfile> of(const cdp::profiler::Profile &profile);
    static Result<CallProfile> of(const cdp::heapprofiler::SamplingHeapProfile &profile);
    /// Of a .cpuprofile or a .heapprofile. Errors: "profile-syntax", "profile-empty".
    static Result<CallProfile> read(const QByteArray &text);

    Unit unit() const { return m_unit; }
    /// The first one is the root.
    const QList<Node> &nodes() const { return m_nodes; }
    const QList<ProfiledFunction> &functions() const { return m_functions; }
    const ProfiledFunction &functionOf(int node) const { return m_functions.at(m_nodes.at(node).function); }
    /// Of each function, over all its nodes; calls of itself count once.
    const QList<double> &functionTotals() const { return m_functionTotals; }
    /// By depth, each in the order of their begins.
    const QList<QList<Bar>> &bars() const { return m_bars; }
    /// From 0: as long as the profile was taken, or all bytes.
    double length() const { return m_length; }
    /// Without what was idle.
    double busy() const { return m_busy; }
    /// By path, then by line (1-based): the time that was spent in the line itself.
    const QHash<QString, QMap<int, double>> &lines() const { return m_lines; }
    /// As Chrome's tools and others read it.
    const QByteArray &text() const { return m_text; }

private:
    int addFunction(const QString &name, const QString &url, int line, int column);
    void addUp();
    void layOutByTime(const QList<int> &samples, const QList<double> &times);
    void layOutByCost();

    Unit m_unit = Unit::Nanoseconds;
    QList<Node> m_nodes;
    QList<ProfiledFunction> m_functions;
    QHash<QString, int> m_functionIndex;
    QList<double> m_functionTotals;
    QList<QList<Bar>> m_bars;
    QHash<QString, QMap<int, double>> m_lines;
    double m_length = 0;
    double m_busy = 0;
    QByteArray m_text;
};

using CallProfilePtr = std::shared_ptr<const CallProfile>;

} // namespace boucle

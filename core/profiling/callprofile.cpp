// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiling/callprofile.h"

#include "core/base/tr.h"
#include "core/cdp/codec.h"
#include "core/cdp/protocol/heapprofiler.h"
#include "core/cdp/protocol/profiler.h"
#include "core/debugger/scripturl.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace boucle {

namespace {

constexpr double nsPerUs = 1000;

ProfiledFunction::Kind kindOf(const QString &name, const QString &path)
{
    using Kind = ProfiledFunction::Kind;
    if (path.isEmpty()) {
        if (name == QLatin1String("(root)"))
            return Kind::Root;
        if (name == QLatin1String("(idle)"))
            return Kind::Idle;
        if (name == QLatin1String("(garbage collector)"))
            return Kind::Collector;
        return name == QLatin1String("(program)") ? Kind::Native : Kind::Node;
    }
    if (isNodeInternal(path) || path.startsWith(QLatin1String("boucle:")))
        return Kind::Node;
    return isInNodeModules(path) ? Kind::Dependency : Kind::Own;
}

Error emptyError()
{
    return {QStringLiteral("profile-empty"),
            CoreTr::tr("The profile has no calls: record for longer, while the server works.")};
}

Error syntaxError(const QString &why)
{
    return {
        QStringLiteral("profile-syntax"),
        CoreTr::tr("This is no profile that Boucle can read (%1). Choose a .cpuprofile or .heapprofile file.")
            .arg(why)};
}

} // namespace

int CallProfile::addFunction(const QString &name, const QString &url, int line, int column)
{
    const QString key = QStringLiteral("%1\n%2:%3:%4").arg(url, name).arg(line).arg(column);
    if (const auto known = m_functionIndex.constFind(key); known != m_functionIndex.constEnd())
        return *known;
    ProfiledFunction function;
    function.name = name;
    function.path = pathOfScriptUrl(url);
    function.kind = kindOf(name, function.path);
    // The protocol counts from 0, and says -1 of what is in no file.
    function.line = function.path.isEmpty() ? 0 : std::max(0, line + 1);
    function.column = function.path.isEmpty() ? 0 : std::max(0, column + 1);
    const int index = int(m_functions.size());
    m_functions.append(function);
    m_functionIndex.insert(key, index);
    return index;
}

/// Totals from what each node cost itself. Parents stand before their children.
void CallProfile::addUp()
{
    for (Node &node : m_nodes) {
        node.total = node.self;
        node.depth = node.parent < 0 ? -1 : m_nodes.at(node.parent).depth + 1;
    }
    for (qsizetype i = m_nodes.size() - 1; i > 0; --i)
        m_nodes[m_nodes.at(i).parent].total += m_nodes.at(i).total;
    m_busy = 0;
    for (const int child : m_nodes.first().children) {
        if (functionOf(child).kind != ProfiledFunction::Kind::Idle)
            m_busy += m_nodes.at(child).total;
    }
    m_functionTotals.fill(0, m_functions.size());
    QList<int> open(m_functions.size(), 0);
    struct Step
    {
        int node;
        bool leaves;
    };
    QList<Step> steps{{0, false}};
    while (!steps.isEmpty()) {
        const Step step = steps.takeLast();
        const Node &node = m_nodes.at(step.node);
        if (step.leaves) {
            --open[node.function];
            continue;
        }
        if (open[node.function]++ == 0)
            m_functionTotals[node.function] += node.total;
        steps.append({step.node, true});
        for (const int child : node.children)
            steps.append({child, false});
    }
}

void CallProfile::layOutByTime(const QList<int> &samples, const QList<double> &times)
{
    using Kind = ProfiledFunction::Kind;
    QList<Bar> open; ///< by depth
    const auto closeDownTo = [&](qsizetype depth, double time) {
        while (open.size() > depth) {
            Bar bar = open.takeLast();
            bar.end = time;
            if (m_bars.size() <= open.size())
                m_bars.resize(open.size() + 1);
            if (bar.end > bar.begin)
                m_bars[open.size()].append(bar);
        }
    };
    bool collects = false;
    for (qsizetype i = 0; i < samples.size(); ++i) {
        const double time = times.at(i);
        if (collects)
            closeDownTo(open.size() - 1, time);
        collects = false;
        const Kind kind = functionOf(samples.at(i)).kind;
        if (kind == Kind::Collector) {
            // It interrupts whatever ran, which goes on afterwards.
            open.append({samples.at(i), time, time});
            collects = true;
            continue;
        }
        QList<int> path;
        if (kind != Kind::Idle && kind != Kind::Root) {
            for (int node = samples.at(i); m_nodes.at(node).parent >= 0; node = m_nodes.at(node).parent)
                path.prepend(node);
        }
        qsizetype same = 0;
        while (same < path.size() && same < open.size() && open.at(same).node == path.at(same))
            ++same;
        closeDownTo(same, time);
        for (qsizetype depth = same; depth < path.size(); ++depth)
            open.append({path.at(depth), time, time});
    }
    closeDownTo(0, m_length);
}

/// One beside the other, the costliest first.
void CallProfile::layOutByCost()
{
    struct Step
    {
        int node;
        double begin;
    };
    QList<Step> steps{{0, 0}};
    while (!steps.isEmpty()) {
        const Step step = steps.takeLast();
        const Node &node = m_nodes.at(step.node);
        if (node.depth >= 0) {
            if (m_bars.size() <= node.depth)
                m_bars.resize(node.depth + 1);
            m_bars[node.depth].append({step.node, step.begin, step.begin + node.total});
        }
        QList<int> children = node.children;
        std::stable_sort(children.begin(), children.end(),
                         [this](int a, int b) { return m_nodes.at(a).total > m_nodes.at(b).total; });
        double begin = step.begin;
        for (const int child : std::as_const(children)) {
            if (functionOf(child).kind == ProfiledFunction::Kind::Idle || m_nodes.at(child).total <= 0)
                continue;
            steps.append({child, begin});
            begin += m_nodes.at(child).total;
        }
    }
    for (QList<Bar> &row : m_bars)
        std::sort(row.begin(), row.end(), [](const Bar &a, const Bar &b) { return a.begin < b.begin; });
    m_length = m_busy;
}

Result<CallProfile> CallProfile::of(const cdp::profiler::Profile &profile)
{
    CallProfile made;
    QHash<int, int> indexOf; // of the protocol's ids
    QHash<int, int> parentOf;
    for (const cdp::profiler::ProfileNode &node : profile.nodes) {
        for (const int child : node.children.value_or(QList<int>()))
            parentOf.insert(child, node.id);
    }
    if (profile.nodes.size() < 2)
        return emptyError();
    const QList<int> samples = profile.samples.value_or(QList<int>());
    const QList<int> deltas = profile.timeDeltas.value_or(QList<int>());
    made.m_length = std::max(0.0, profile.endTime - profile.startTime) * nsPerUs;
    for (const cdp::profiler::ProfileNode &node : profile.nodes) {
        Node added;
        const auto &frame = node.callFrame;
        added.function =
            made.addFunction(frame.functionName, frame.url, frame.lineNumber, frame.columnNumber);
        const auto parent = parentOf.constFind(node.id);
        if (made.m_nodes.isEmpty() != (parent == parentOf.constEnd()) || indexOf.contains(node.id))
            return syntaxError(CoreTr::tr("its calls are no tree"));
        if (parent != parentOf.constEnd()) {
            const auto index = indexOf.constFind(*parent);
            if (index == indexOf.constEnd())
                return syntaxError(CoreTr::tr("its calls are no tree"));
            added.parent = *index;
            made.m_nodes[*index].children.append(int(made.m_nodes.size()));
        }
        indexOf.insert(node.id, int(made.m_nodes.size()));
        made.m_nodes.append(added);
    }
    QList<int> nodes;
    QList<double> times;
    double time = 0;
    for (qsizetype i = 0; i < samples.size() && i < deltas.size(); ++i) {
        time += deltas.at(i) * nsPerUs;
        const auto index = indexOf.constFind(samples.at(i));
        if (index == indexOf.constEnd())
            return syntaxError(CoreTr::tr("a sample is of no call"));
        nodes.append(*index);
        // Samples of two threads of the engine may come a little out of order.
        times.append(std::clamp(time, times.isEmpty() ? 0 : times.last(), std::max(made.m_length, time)));
    }
    if (!times.isEmpty())
        made.m_length = std::max(made.m_length, times.last());
    double hits = 0;
    for (const cdp::profiler::ProfileNode &node : profile.nodes)
        hits += node.hitCount.value_or(0);
    const double perHit = hits > 0 ? made.m_length / hits : 0;
    if (nodes.isEmpty()) {
        for (qsizetype i = 0; i < made.m_nodes.size(); ++i)
            made.m_nodes[i].self = profile.nodes.at(i).hitCount.value_or(0) * perHit;
    }
    for (qsizetype i = 0; i < nodes.size(); ++i)
        made.m_nodes[nodes.at(i)].self +=
            (i + 1 < times.size() ? times.at(i + 1) : made.m_length) - times.at(i);
    made.addUp();
    if (nodes.isEmpty())
        made.layOutByCost();
    else
        made.layOutByTime(nodes, times);
    for (qsizetype i = 0; i < profile.nodes.size(); ++i) {
        const ProfiledFunction &function = made.functionOf(int(i));
        // What a node's samples lasted is shared out among its lines as their samples are.
        const auto ticks =
            profile.nodes.at(i).positionTicks.value_or(QList<cdp::profiler::PositionTickInfo>());
        double all = 0;
        for (const auto &tick : ticks)
            all += tick.ticks;
        for (const auto &tick : ticks) {
            if (all > 0 && !function.path.isEmpty())
                made.m_lines[function.path][tick.line] += made.m_nodes.at(i).self * tick.ticks / all;
        }
    }
    made.m_text = cdp::encode(profile).text();
    return made;
}

Result<CallProfile> CallProfile::of(const cdp::heapprofiler::SamplingHeapProfile &profile)
{
    CallProfile made;
    made.m_unit = Unit::Bytes;
    struct Step
    {
        const cdp::heapprofiler::SamplingHeapProfileNode *node;
        int parent;
    };
    QList<Step> steps{{&profile.head, -1}};
    while (!steps.isEmpty()) {
        const Step step = steps.takeLast();
        const auto &frame = step.node->callFrame;
        Node added;
        added.function =
            made.addFunction(frame.functionName, frame.url, frame.lineNumber, frame.columnNumber);
        added.parent = step.parent;
        added.self = step.node->selfSize;
        const int index = int(made.m_nodes.size());
        if (step.parent >= 0)
            made.m_nodes[step.parent].children.append(index);
        made.m_nodes.append(added);
        for (const auto &child : step.node->children)
            steps.append({&child, index});
    }
    if (made.m_nodes.size() < 2)
        return emptyError();
    made.addUp();
    made.layOutByCost();
    made.m_text = cdp::encode(profile).text();
    return made;
}

Result<CallProfile> CallProfile::read(const QByteArray &text)
{
    nlohmann::json json = nlohmann::json::parse(text.begin(), text.end(), nullptr, false);
    if (json.is_discarded())
        return syntaxError(CoreTr::tr("it is no JSON"));
    if (!json.is_object())
        return syntaxError(CoreTr::tr("it is no JSON object"));
    const bool isHeap = json.contains("head");
    // Not every writer gives the heap's samples, which are not needed to read it.
    if (isHeap && !json.contains("samples"))
        json["samples"] = nlohmann::json::array();
    const cdp::Json value(std::move(json));
    if (isHeap) {
        const auto profile = cdp::decode<cdp::heapprofiler::SamplingHeapProfile>(value);
        return profile ? of(*profile) : syntaxError(profile.error().message);
    }
    const auto profile = cdp::decode<cdp::profiler::Profile>(value);
    return profile ? of(*profile) : syntaxError(profile.error().message);
}

} // namespace boucle

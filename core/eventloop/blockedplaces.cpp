// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eventloop/blockedplaces.h"

#include <algorithm>

namespace boucle {

namespace {

bool isUsers(const LoopFrame &frame)
{
    return frame.file.startsWith(u'/');
}

} // namespace

std::optional<qsizetype> BlockedPlaces::blamed(const QList<LoopFrame> &frames)
{
    if (frames.isEmpty())
        return std::nullopt;
    const auto first = [&frames](auto wanted) { return std::find_if(frames.begin(), frames.end(), wanted); };
    auto found = first([](const LoopFrame &frame) {
        return isUsers(frame) && !frame.file.contains(QLatin1String("/node_modules/"));
    });
    if (found == frames.end())
        found = first(isUsers);
    return found == frames.end() ? 0 : found - frames.begin();
}

const BlockedPlace &BlockedPlaces::take(const BlockReport &report)
{
    const bool isNew = report.turn != m_turn || m_present < 0;
    BlockedPlace found;
    if (const std::optional<qsizetype> index = blamed(report.frames)) {
        const LoopFrame &frame = report.frames.at(*index);
        found.file = isUsers(frame) ? frame.file : QString();
        found.line = frame.line;
        // A package's function that it has called says more than where it stands; node's own may be any that
        // a loop happens to call.
        found.function = frame.function;
        if (*index > 0) {
            const LoopFrame &called = report.frames.at(*index - 1);
            const bool isGetter = called.function.startsWith(QLatin1String("get "));
            if (!called.function.isEmpty() && !isGetter && (isUsers(called) || frame.function.isEmpty()))
                found.function = called.function;
        }
        found.frames = report.frames;
    }
    found.isNative = report.isNative && report.frames.isEmpty();
    if (!isNew && !m_places.at(m_present).isNative) {
        BlockedPlace &place = m_places[m_present];
        place.longestNs = std::max(place.longestNs, report.durationNs);
        return place; // it is the first line that is blamed; a later one may only be where it has got to
    }
    if (!isNew) { // native: now it is known where it was called
        m_places[m_present].isNow = false;
        if (--m_places[m_present].count == 0)
            m_places.removeAt(m_present);
    }
    m_turn = report.turn;
    auto known = std::find_if(m_places.begin(), m_places.end(), [&found](const BlockedPlace &place) {
        return place.file == found.file && place.line == found.line && place.isNative == found.isNative;
    });
    if (known == m_places.end())
        known = m_places.insert(m_places.end(), found);
    m_present = known - m_places.begin();
    known->function = found.function;
    known->frames = found.frames;
    known->count += 1;
    known->isNow = true;
    known->lastNs = report.beginNs;
    known->longestNs = std::max(known->longestNs, report.durationNs);
    return *known;
}

void BlockedPlaces::finish(qint64 durationNs)
{
    if (m_present < 0)
        return;
    BlockedPlace &place = m_places[m_present];
    place.isNow = false;
    place.longestNs = std::max(place.longestNs, durationNs);
    m_present = -1;
}

void BlockedPlaces::clear()
{
    m_places.clear();
    m_present = -1;
    m_turn = 0;
}

void BlockedPlaces::relocate(const std::function<LoopFrame(const LoopFrame &)> &find)
{
    QList<BlockedPlace> merged;
    qsizetype presentNow = -1;
    for (qsizetype i = 0; i < m_places.size(); ++i) {
        BlockedPlace place = m_places.at(i);
        for (LoopFrame &frame : place.frames)
            frame = find(frame);
        if (const std::optional<qsizetype> index = blamed(place.frames); index && !place.file.isEmpty()) {
            place.file = place.frames.at(*index).file;
            place.line = place.frames.at(*index).line;
        }
        const auto isSame = [&place](const BlockedPlace &each) {
            return each.file == place.file && each.line == place.line && each.isNative == place.isNative;
        };
        const qsizetype at = std::find_if(merged.begin(), merged.end(), isSame) - merged.begin();
        if (at == merged.size()) {
            merged.append(place);
        } else {
            BlockedPlace &known = merged[at];
            known.count += place.count;
            known.longestNs = std::max(known.longestNs, place.longestNs);
            known.lastNs = std::max(known.lastNs, place.lastNs);
            known.isNow = known.isNow || place.isNow;
        }
        if (i == m_present)
            presentNow = at;
    }
    m_places = merged;
    m_present = presentNow;
}

const BlockedPlace *BlockedPlaces::present() const
{
    return m_present < 0 ? nullptr : &m_places.at(m_present);
}

const BlockedPlace *BlockedPlaces::worst() const
{
    if (m_present >= 0)
        return present();
    const auto longest = std::max_element(
        m_places.begin(), m_places.end(),
        [](const BlockedPlace &one, const BlockedPlace &other) { return one.longestNs < other.longestNs; });
    return longest == m_places.end() ? nullptr : &*longest;
}

} // namespace boucle

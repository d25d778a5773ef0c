// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/filematches.h"

#include <QElapsedTimer>

#include <algorithm>
#include <chrono>

namespace boucle {

namespace {

using namespace std::chrono_literals;

// A quarter of a frame: the rest is for what the user does meanwhile.
constexpr auto sliceTime = 4ms;
constexpr int pathsBetweenLooksAtTheClock = 128;

} // namespace

FileMatches::FileMatches(QObject *parent)
    : QObject(parent)
{
    m_slice.setInterval(0);
    connect(&m_slice, &QTimer::timeout, this, &FileMatches::matchSlice);
    connect(&m_finder, &FileFinder::found, this, [this](const QStringList &paths) {
        if (!m_showArriving) {
            m_arriving += paths;
            return;
        }
        m_files += paths;
        m_slice.start();
    });
    connect(&m_finder, &FileFinder::finished, this, [this] {
        if (m_showArriving) {
            m_showArriving = false;
            emit changed();
            return;
        }
        if (m_files != m_arriving) {
            m_files = std::move(m_arriving);
            restart();
        }
        m_arriving.clear();
    });
}

void FileMatches::refresh(const QString &root)
{
    if (root != m_root) {
        m_root = root;
        m_showArriving = true;
    }
    m_arriving.clear();
    if (m_showArriving) {
        m_files.clear();
        restart();
    }
    if (root.isEmpty())
        m_finder.cancel();
    else
        m_finder.start(root);
}

void FileMatches::setPattern(const QString &pattern)
{
    m_pattern = FuzzyPattern(pattern);
    restart();
}

bool FileMatches::isComplete() const
{
    return m_next >= m_files.size() && !m_finder.isRunning();
}

void FileMatches::restart()
{
    m_next = 0;
    m_best.clear();
    m_slice.start();
}

void FileMatches::matchSlice()
{
    QElapsedTimer clock;
    clock.start();
    while (m_next < m_files.size()) {
        if (m_next % pathsBetweenLooksAtTheClock == 0 && clock.nsecsElapsed() > std::chrono::nanoseconds(sliceTime).count())
            break;
        const QString &path = m_files.at(m_next++);
        if (std::optional<FuzzyMatch> match = m_pattern.match(path))
            insert({path, *std::move(match)});
    }
    if (m_next >= m_files.size())
        m_slice.stop();
    emit changed();
}

void FileMatches::insert(Match match)
{
    const auto better = [](const Match &a, const Match &b) {
        if (a.match.score != b.match.score)
            return a.match.score > b.match.score;
        return a.path.size() < b.path.size();
    };
    // Without a pattern the order of the finder stands: near the root first.
    if (m_pattern.isEmpty()) {
        if (m_best.size() < most)
            m_best.append(std::move(match));
        return;
    }
    if (m_best.size() == most) {
        if (!better(match, m_best.last()))
            return;
        m_best.removeLast();
    }
    const auto place = std::upper_bound(m_best.begin(), m_best.end(), match, better);
    m_best.insert(place, std::move(match));
}

} // namespace boucle

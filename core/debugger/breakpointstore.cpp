// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/breakpointstore.h"

#include "core/base/atomicfile.h"
#include "core/base/fileread.h"
#include "core/base/logging.h"
#include "core/base/tr.h"
#include "core/debugger/breakpointfile.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <chrono>

namespace boucle {

namespace {

using namespace std::chrono_literals;

// Typing above a breakpoint moves it with every line.
constexpr auto saveDelay = 500ms;
constexpr qint64 sizeLimit = 16 * 1024 * 1024;

/// The line on which text of `line` stands after the edit; 0 when it went.
int lineAfterEdit(int line, int editLine, int editColumn, int removed, int added)
{
    if (line < editLine)
        return line;
    const bool fromLineStart = editColumn <= 1;
    if (line == editLine) {
        // The text before the edit stays, and with it the line; a line without such text moves down with what
        // is inserted before it, and goes when it is removed whole.
        if (!fromLineStart)
            return line;
        return removed > 0 ? 0 : line + added;
    }
    if (line < editLine + removed)
        return 0;
    // What is left of the last removed line is joined to the first.
    return line - removed + added;
}

} // namespace

BreakpointStore::BreakpointStore(QObject *parent)
    : QObject(parent)
{
    m_saveTimer.setSingleShot(true);
    m_saveTimer.setInterval(saveDelay);
    connect(&m_saveTimer, &QTimer::timeout, this, [this] {
        const Result<void> saved = save();
        if (saved) {
            m_failureTold = false;
        } else if (!std::exchange(m_failureTold, true)) {
            emit saveFailed(saved.error());
        }
    });
}

BreakpointStore::~BreakpointStore()
{
    if (const Result<void> saved = save(); !saved)
        qCWarning(logDebugger) << saved.error().message;
}

Result<void> BreakpointStore::open(const QString &file)
{
    Result<void> outcome = save();
    m_file = file;
    m_breakpoints.clear();
    m_lastId = 0;
    m_dirty = false;
    if (!file.isEmpty()) {
        if (Result<void> loaded = load(); !loaded)
            outcome = loaded;
    }
    for (const Breakpoint &breakpoint : std::as_const(m_breakpoints))
        m_lastId = std::max(m_lastId, quint64(breakpoint.id));
    emit reset();
    return outcome;
}

Result<void> BreakpointStore::load()
{
    const Result<QByteArray> bytes = readFile(m_file, sizeLimit);
    if (!bytes) {
        if (bytes.error().code == QLatin1String("file-missing"))
            return {};
        m_file.clear();
        return Error{
            QStringLiteral("breakpoints-unreadable"),
            CoreTr::tr("The breakpoints of this project cannot be read, and changes to them will not be "
                       "kept: %1")
                .arg(bytes.error().message)};
    }
    if (std::optional<QList<Breakpoint>> breakpoints = decodeBreakpoints(*bytes)) {
        m_breakpoints = std::move(*breakpoints);
        return {};
    }
    const QString aside = m_file + QStringLiteral(".damaged-") +
                          QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    if (!QFile::rename(m_file, aside)) {
        const QString damaged = std::exchange(m_file, QString());
        return Error{
            QStringLiteral("breakpoints-unreadable"),
            CoreTr::tr("The breakpoints of this project, %1, are damaged and cannot be put aside; changes to "
                       "them will not be kept.")
                .arg(damaged)};
    }
    return Error{QStringLiteral("breakpoints-damaged"),
                 CoreTr::tr("The breakpoints of this project were damaged; they are kept as %1.").arg(aside)};
}

Result<void> BreakpointStore::save()
{
    m_saveTimer.stop();
    if (!m_dirty || m_file.isEmpty())
        return {};
    Result<void> saved;
    if (!QDir().mkpath(QFileInfo(m_file).absolutePath()))
        saved = Error{QString(), CoreTr::tr("%1 cannot be made.").arg(QFileInfo(m_file).absolutePath())};
    else
        saved = saveAtomically(m_file, encodeBreakpoints(m_breakpoints), Durability::Process);
    if (!saved)
        return Error{QStringLiteral("breakpoints-not-saved"),
                     CoreTr::tr("The breakpoints cannot be saved: %1").arg(saved.error().message)};
    m_dirty = false;
    return {};
}

const Breakpoint *BreakpointStore::find(BreakpointId id) const
{
    const auto found = std::find_if(m_breakpoints.begin(), m_breakpoints.end(),
                                    [id](const Breakpoint &breakpoint) { return breakpoint.id == id; });
    return found == m_breakpoints.end() ? nullptr : &*found;
}

Breakpoint *BreakpointStore::findMutable(BreakpointId id)
{
    const auto found = std::find_if(m_breakpoints.begin(), m_breakpoints.end(),
                                    [id](const Breakpoint &breakpoint) { return breakpoint.id == id; });
    return found == m_breakpoints.end() ? nullptr : &*found;
}

QList<Breakpoint> BreakpointStore::inFile(const QString &path) const
{
    QList<Breakpoint> result;
    for (const Breakpoint &breakpoint : m_breakpoints) {
        if (breakpoint.kind == Breakpoint::Kind::Line && breakpoint.place.path == path)
            result.append(breakpoint);
    }
    return result;
}

const Breakpoint *BreakpointStore::at(const QString &path, int line) const
{
    const auto found =
        std::find_if(m_breakpoints.begin(), m_breakpoints.end(), [&](const Breakpoint &breakpoint) {
            return breakpoint.kind == Breakpoint::Kind::Line && breakpoint.place.line == line &&
                   breakpoint.place.path == path;
        });
    return found == m_breakpoints.end() ? nullptr : &*found;
}

QStringList BreakpointStore::groups() const
{
    QSet<QString> names;
    for (const Breakpoint &breakpoint : m_breakpoints)
        names.insert(breakpoint.group);
    names.remove(QString());
    QStringList sorted(names.begin(), names.end());
    sorted.sort(Qt::CaseInsensitive);
    return sorted;
}

BreakpointId BreakpointStore::add(Breakpoint breakpoint)
{
    breakpoint.id = BreakpointId(++m_lastId);
    m_breakpoints.append(breakpoint);
    touch();
    emit added(breakpoint.id);
    return breakpoint.id;
}

void BreakpointStore::update(const Breakpoint &breakpoint)
{
    Breakpoint *known = findMutable(breakpoint.id);
    if (!known || *known == breakpoint)
        return;
    *known = breakpoint;
    touch();
    emit changed(breakpoint.id);
}

void BreakpointStore::remove(BreakpointId id)
{
    const Breakpoint *known = find(id);
    if (!known)
        return;
    const Breakpoint was = *known;
    m_breakpoints.removeAt(known - m_breakpoints.constData());
    touch();
    emit removed(id, was);
}

void BreakpointStore::removeAll()
{
    if (m_breakpoints.isEmpty())
        return;
    m_breakpoints.clear();
    touch();
    emit reset();
}

void BreakpointStore::toggleLine(const QString &path, int line)
{
    if (!at(path, line)) {
        Breakpoint breakpoint;
        breakpoint.place = {path, line, 0};
        add(breakpoint);
        return;
    }
    while (const Breakpoint *breakpoint = at(path, line))
        remove(breakpoint->id);
}

void BreakpointStore::setEnabled(BreakpointId id, bool enabled)
{
    if (const Breakpoint *known = find(id)) {
        Breakpoint breakpoint = *known;
        breakpoint.enabled = enabled;
        update(breakpoint);
    }
}

void BreakpointStore::setAllEnabled(bool enabled)
{
    const QList<Breakpoint> all = m_breakpoints;
    for (const Breakpoint &breakpoint : all)
        setEnabled(breakpoint.id, enabled);
}

void BreakpointStore::setGroupEnabled(const QString &group, bool enabled)
{
    const QList<Breakpoint> all = m_breakpoints;
    for (const Breakpoint &breakpoint : all) {
        if (breakpoint.group == group)
            setEnabled(breakpoint.id, enabled);
    }
}

void BreakpointStore::moveWithEdit(const QString &path, int line, int column, int removed, int added)
{
    if (removed == 0 && added == 0)
        return;
    const QList<Breakpoint> before = inFile(path);
    for (Breakpoint breakpoint : before) {
        const int moved = lineAfterEdit(breakpoint.place.line, line, column, removed, added);
        if (moved == 0) {
            remove(breakpoint.id);
        } else if (moved != breakpoint.place.line) {
            breakpoint.place.line = moved;
            m_movingWithEdit = true;
            update(breakpoint);
            m_movingWithEdit = false;
        }
    }
}

void BreakpointStore::renamePath(const QString &from, const QString &to)
{
    const QList<Breakpoint> all = m_breakpoints;
    for (Breakpoint breakpoint : all) {
        const QString &path = breakpoint.place.path;
        if (path != from && !path.startsWith(from + u'/'))
            continue;
        breakpoint.place.path = to + path.mid(from.size());
        update(breakpoint);
    }
}

void BreakpointStore::touch()
{
    m_dirty = true;
    if (!m_file.isEmpty() && !m_saveTimer.isActive())
        m_saveTimer.start();
}

} // namespace boucle

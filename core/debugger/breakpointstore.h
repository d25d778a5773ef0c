// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/breakpoint.h"

#include <QObject>
#include <QTimer>

namespace boucle {

/// The breakpoints of the open project, in the order in which they were made. Changes are written to the
/// project's file a moment later. Lives on the UI thread.
class BreakpointStore : public QObject
{
    Q_OBJECT
public:
    explicit BreakpointStore(QObject *parent = nullptr);
    /// Writes what is not written yet.
    ~BreakpointStore() override;

    /// Reads the breakpoints of another project, which replace those that are here. A missing file is an
    /// empty store; an empty name keeps nothing. Error "breakpoints-damaged": the file was put aside under
    /// another name, the store is empty; "breakpoints-unreadable": it is left alone and nothing will be
    /// saved.
    Result<void> open(const QString &file);
    /// Writes at once what is not written yet. Error "breakpoints-not-saved".
    Result<void> save();

    const QList<Breakpoint> &all() const { return m_breakpoints; }
    /// Null when there is none (any more).
    const Breakpoint *find(BreakpointId id) const;
    QList<Breakpoint> inFile(const QString &path) const;
    /// The first one of that line; null when there is none.
    const Breakpoint *at(const QString &path, int line) const;
    /// In alphabetical order.
    QStringList groups() const;

    /// The id in `breakpoint` is not looked at.
    BreakpointId add(Breakpoint breakpoint);
    /// Takes the place of the one with its id; ignored when that is gone.
    void update(const Breakpoint &breakpoint);
    void remove(BreakpointId id);
    void removeAll();
    /// Adds a plain one, or removes all of the line.
    void toggleLine(const QString &path, int line);
    void setEnabled(BreakpointId id, bool enabled);
    void setAllEnabled(bool enabled);
    void setGroupEnabled(const QString &group, bool enabled);

    /// The text was edited: behind line `line` (1-based) and column `column`, `removed` line ends went and
    /// `added` came. Breakpoints below move with their text; those whose line went are removed.
    void moveWithEdit(const QString &path, int line, int column, int removed, int added);
    /// True while changed() is sent because of that: the text that a server has loaded is what it was, and so
    /// is the breakpoint's place in it.
    bool isMovingWithEdit() const { return m_movingWithEdit; }
    /// The file, or the folder above it, got another name.
    void renamePath(const QString &from, const QString &to);

signals:
    void added(boucle::BreakpointId id);
    /// Anything but its id.
    void changed(boucle::BreakpointId id);
    /// It is gone; `was` is its last value.
    void removed(boucle::BreakpointId id, const boucle::Breakpoint &was);
    /// All of them are others.
    void reset();
    /// Sent once until a save succeeds.
    void saveFailed(const boucle::Error &error);

private:
    Result<void> load();
    Breakpoint *findMutable(BreakpointId id);
    void touch();

    QString m_file;
    QList<Breakpoint> m_breakpoints;
    quint64 m_lastId = 0;
    QTimer m_saveTimer;
    bool m_dirty = false;
    bool m_movingWithEdit = false;
    bool m_failureTold = false;
};

} // namespace boucle

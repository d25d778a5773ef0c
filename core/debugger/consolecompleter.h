// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cdp/session.h"
#include "core/debugger/consoleinput.h"
#include "core/debugger/consolerepl.h"
#include "core/debugger/pause.h"

#include <QObject>
#include <QPointer>

#include <optional>

namespace boucle {

/// Finds in a program what can stand at a place of a text, for one answer. Lives on the UI thread.
class ConsoleCompleter : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(Completions)>;

    /// `frame`: where the program is paused.
    ConsoleCompleter(cdp::Session &session, std::optional<StackFrame> frame, CompletionPoint point, Done done,
                     QObject *parent);

    void start();

private:
    struct Found
    {
        Completion item;
        int distance = 0;
    };

    void readScope();
    void readGlobalNames();
    void readMembers(const QString &object);
    void addMembers(const cdp::Json &rows);
    void addWord(const QString &text, Completion::Kind kind, const QString &detail, int distance);
    void finish();

    QPointer<cdp::Session> m_session;
    const std::optional<StackFrame> m_frame;
    const CompletionPoint m_point;
    Done m_done;
    int m_scope = 0;   ///< the next one to be read
    int m_nearest = 0; ///< the distance of what is read next
    QList<Found> m_found;
};

} // namespace boucle

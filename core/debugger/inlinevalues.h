// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/inlinevalue.h"
#include "core/debugger/pause.h"
#include "core/debugger/valuereader.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <memory>

namespace boucle {

/// A name in a text.
struct NamedPlace
{
    int line = 0; ///< 1-based
    QString name;
    friend bool operator==(const NamedPlace &, const NamedPlace &) = default;
};

/// The names that stand on the lines from the beginning of the function around `line` and `column` (1-based)
/// to that line, once a line, in their order. Members, keys and what stands in functions within are none. Any
/// thread.
QList<NamedPlace> namesUntil(const QString &text, int line, int column);

/// Reads the values to show beside the code of one frame. Lives on the UI thread; nothing is answered once it
/// is gone.
class InlineValues : public QObject
{
    Q_OBJECT
public:
    InlineValues(cdp::Session &session, const StackFrame &frame, QObject *parent = nullptr);
    ~InlineValues() override;

    /// `text` is that of the source in which frame.place is. Functions and what has no value yet are left
    /// out.
    void read(const QString &text, std::function<void(QList<InlineValue>)> done);

private:
    void readScope(int number, std::function<void()> done);

    StackFrame m_frame;
    ValueReader m_reader;
    QHash<QString, DebugValue> m_values;
};

} // namespace boucle

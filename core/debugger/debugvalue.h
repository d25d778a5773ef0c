// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace boucle {

/// A value of the program as it is shown in one line, and the handle to look into it.
struct DebugValue
{
    enum class Kind {
        Undefined,
        Null,
        Boolean,
        Number,
        BigInt,
        String,
        Symbol,
        Function,
        Object,
        Array,
        Map,
        Set,
        Error,
        Promise,
        Date,
        RegExp,
        Bytes, ///< Buffer, typed arrays, ArrayBuffer, DataView
        Proxy,
        Accessor,   ///< a getter that nobody has asked yet: "(…)"
        Unavailable ///< optimised out, not initialised, or gone; `text` tells
    };

    Kind kind = Kind::Undefined;
    QString text;           ///< "{id: 42, lines: Array(3)}", "\"fr\"", "IncomingMessage GET /orders/42"
    QString className;      ///< of objects: "IncomingMessage"
    QString objectId;       ///< empty for primitives
    qint64 size = -1;       ///< elements of arrays, maps, sets and bytes; -1: has none
    bool truncated = false; ///< `text` is the beginning of a long string

    bool isObject() const { return !objectId.isEmpty(); }
};

} // namespace boucle

Q_DECLARE_METATYPE(boucle::DebugValue)

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMetaType>

namespace boucle {

enum class OutputStream : quint8 { Stdout, Stderr };

/// One line of a server's output, without its line end. UTF-8 as the server wrote it (bytes that are no
/// UTF-8 are kept), escape sequences included.
struct OutputLine
{
    OutputStream stream = OutputStream::Stdout;
    bool partial = false; ///< the server has not ended this line yet; the next line of the stream goes on with it
    qint64 timeMs = 0;    ///< wall clock, ms since the epoch, when its first byte arrived
    QByteArray text;
};

/// Lines in the order of their arrival; what the reader was too slow for is dropped oldest first and counted.
struct OutputBatch
{
    QList<OutputLine> lines;
    qint64 droppedLines = 0; ///< lost before `lines`
    bool more = false;       ///< there is more to take at once
};

} // namespace boucle

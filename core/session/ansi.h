// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace boucle {

/// How a span of text is to be shown, as the escape sequences say (ECMA-48 SGR).
struct AnsiStyle
{
    static constexpr int defaultColour = -1;
    static constexpr int rgbFlag = 0x1000000;

    /// defaultColour, 0…15 the terminal's own colours, 16…255 the 256-colour table, or rgbFlag | 0xRRGGBB.
    int foreground = defaultColour;
    int background = defaultColour;
    bool bold = false;
    bool dim = false;
    bool italic = false;
    bool underline = false;
    bool inverse = false;

    friend bool operator==(const AnsiStyle &, const AnsiStyle &) = default;
};

struct AnsiSpan
{
    int start = 0; ///< in UTF-16 units of AnsiText::text
    int length = 0;
    AnsiStyle style;
};

/// A hyperlink of the terminal (OSC 8).
struct AnsiLink
{
    int start = 0; ///< in UTF-16 units of AnsiText::text
    int length = 0;
    QString uri;
};

/// One line without its escape sequences.
struct AnsiText
{
    QString text;
    QList<AnsiSpan> spans; ///< cover the whole text, in order, without gaps
    QList<AnsiLink> links; ///< in order, without overlaps
};

/// The words as a link to a file, for a line that is shown in a console. `line` is 1-based, 0 for none.
QString linkToFile(const QString &words, const QString &path, int line = 0);

/// Interprets one line of UTF-8. Sequences other than SGR and hyperlinks (cursor moves, titles) are removed;
/// a carriage return starts the line again, a tab goes to the next multiple of 8.
AnsiText parseAnsi(const QByteArray &utf8);

} // namespace boucle

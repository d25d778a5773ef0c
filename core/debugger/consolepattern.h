// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace boucle::cdp::runtime {
struct RemoteObject;
}

namespace boucle {

/// What node writes for a console call, as far as the engine's report of the call tells it.
class ConsolePattern
{
public:
    /// As node formats the arguments, behind `indent` blanks.
    static ConsolePattern ofArguments(const QList<cdp::runtime::RemoteObject> &arguments, int indent);
    static ConsolePattern ofText(const QString &text, int indent);

    /// `line` is the first line that was written, `next` the one behind it.
    bool matches(const QString &line, const QString &next) const;
    /// Nothing would be known of the line.
    bool isVague() const;
    /// The same text, as far as it is known.
    friend bool operator==(const ConsolePattern &, const ConsolePattern &) = default;

private:
    struct Piece
    {
        QString text;   ///< as it is; of an object: how it begins
        QString inside; ///< of an object: what follows soon
        bool isObject = false;
        friend bool operator==(const Piece &, const Piece &) = default;
    };

    void add(const QString &text);
    void addInspected(const cdp::runtime::RemoteObject &value);
    qsizetype addFormatted(const QString &format, const QList<cdp::runtime::RemoteObject> &arguments);

    QList<Piece> m_pieces;
};

} // namespace boucle

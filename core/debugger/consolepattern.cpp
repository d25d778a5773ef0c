// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/consolepattern.h"

#include "core/cdp/protocol/runtime.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace boucle {

using cdp::runtime::ObjectPreview;
using cdp::runtime::PropertyPreview;
using cdp::runtime::RemoteObject;
using Type = RemoteObject::Type;
using Subtype = RemoteObject::Subtype;

namespace {

bool isObject(const RemoteObject &value)
{
    return value.objectId && value.type != Type::symbol;
}

QString stringOf(const RemoteObject &value)
{
    if (value.type != Type::string || !value.value || !value.value->value().is_string())
        return {};
    return QString::fromStdString(value.value->value().get_ref<const std::string &>());
}

/// A primitive as node writes it.
QString primitiveText(const RemoteObject &value)
{
    if (value.type == Type::string)
        return stringOf(value);
    if (value.type == Type::undefined)
        return QStringLiteral("undefined");
    if (value.subtype == Subtype::null)
        return QStringLiteral("null");
    if (value.unserializableValue)
        return *value.unserializableValue;
    if (value.type == Type::boolean && value.value)
        return QString::fromUtf8(value.value->text());
    return value.description.value_or(QString());
}

/// What of the object's first property or element node is sure to write.
QString firstInside(const RemoteObject &value)
{
    if (!value.preview || value.preview->properties.isEmpty())
        return {};
    const PropertyPreview &first = value.preview->properties.constFirst();
    if (value.subtype != Subtype::array)
        return first.name;
    const bool isPlain =
        first.type == PropertyPreview::Type::number || first.type == PropertyPreview::Type::boolean;
    return first.name == QLatin1String("0") && isPlain ? first.value.value_or(QString()) : QString();
}

} // namespace

ConsolePattern ConsolePattern::ofText(const QString &text, int indent)
{
    ConsolePattern pattern;
    pattern.add(QString(indent, u' '));
    pattern.add(text);
    return pattern;
}

ConsolePattern ConsolePattern::ofArguments(const QList<RemoteObject> &arguments, int indent)
{
    ConsolePattern pattern;
    pattern.add(QString(indent, u' '));
    qsizetype next = 0;
    if (arguments.size() > 1 && arguments.constFirst().type == Type::string)
        next = pattern.addFormatted(stringOf(arguments.constFirst()), arguments);
    for (; next < arguments.size(); ++next) {
        if (next > 0)
            pattern.add(QStringLiteral(" "));
        pattern.addInspected(arguments.at(next));
    }
    return pattern;
}

/// Returns the index of the first argument that the format does not take.
qsizetype ConsolePattern::addFormatted(const QString &format, const QList<RemoteObject> &arguments)
{
    qsizetype next = 1;
    QString text;
    for (qsizetype at = 0; at < format.size(); ++at) {
        const QChar letter = format.at(at) == u'%' && at + 1 < format.size() ? format.at(at + 1) : QChar();
        if (letter == u'%') {
            text += u'%';
            ++at;
        } else if (QStringLiteral("sdifjoOc").contains(letter) && !letter.isNull() &&
                   next < arguments.size()) {
            add(text);
            text.clear();
            const RemoteObject &argument = arguments.at(next++);
            ++at;
            if (letter == u'c')
                continue;
            const bool isWritten = letter == u's' || letter == u'd' ? !isObject(argument) : false;
            const bool isKnown = isWritten && (letter == u's' || argument.type == Type::number);
            if (isKnown)
                add(primitiveText(argument));
            else
                m_pieces.append({{}, {}, true});
        } else {
            text += format.at(at);
        }
    }
    add(text);
    return next;
}

void ConsolePattern::add(const QString &text)
{
    if (text.isEmpty())
        return;
    if (!m_pieces.isEmpty() && !m_pieces.constLast().isObject)
        m_pieces.last().text += text;
    else
        m_pieces.append({text, {}, false});
}

void ConsolePattern::addInspected(const RemoteObject &value)
{
    const QString description = value.description.value_or(QString());
    if (!isObject(value)) {
        add(primitiveText(value));
    } else if (value.subtype == Subtype::error) {
        m_pieces.append({description.section(u'\n', 0, 0), {}, true});
    } else if (value.subtype == Subtype::array) {
        m_pieces.append({QStringLiteral("["), firstInside(value), true});
    } else if (!value.subtype && value.type == Type::object && value.preview) {
        const QString name = value.className.value_or(QString());
        const QString begin =
            name == QLatin1String("Object") ? QStringLiteral("{") : name + QStringLiteral(" {");
        m_pieces.append({begin, firstInside(value), true});
    } else {
        // Its size or name, which both sides write.
        const QString word = value.type == Type::function ? QStringLiteral("[") : description;
        m_pieces.append({word.section(u'\n', 0, 0), {}, true});
    }
}

bool ConsolePattern::isVague() const
{
    return std::all_of(m_pieces.begin(), m_pieces.end(), [](const Piece &piece) {
        return piece.isObject ? piece.text.size() < 4 && piece.inside.isEmpty()
                              : piece.text.trimmed().isEmpty();
    });
}

bool ConsolePattern::matches(const QString &line, const QString &next) const
{
    qsizetype at = 0;
    bool isFree = false; // behind an object, whose length is not known
    for (qsizetype i = 0; i < m_pieces.size(); ++i) {
        const Piece &piece = m_pieces.at(i);
        const qsizetype lineEnd = piece.isObject ? -1 : piece.text.indexOf(u'\n');
        const QString text = lineEnd < 0 ? piece.text : piece.text.left(lineEnd);
        // Between two objects stands a blank, as inside of them.
        const bool leadsToObject = isFree && !piece.isObject && lineEnd < 0 && i + 1 < m_pieces.size() &&
                                   m_pieces.at(i + 1).isObject;
        const QString sought = leadsToObject ? text + m_pieces.at(i + 1).text : text;
        const qsizetype found = isFree                                       ? line.indexOf(sought, at)
                                : QStringView(line).mid(at).startsWith(text) ? at
                                                                             : -1;
        // The object may take several lines, and what stands behind it is on the last of them.
        if (found < 0)
            return isFree && (line.endsWith(u'{') || line.endsWith(u'['));
        at = found + text.size();
        if (lineEnd >= 0)
            return at == line.size();
        isFree = piece.isObject;
        if (piece.isObject && !piece.inside.isEmpty() && !line.mid(at).contains(piece.inside) &&
            !next.contains(piece.inside))
            return false;
    }
    return isFree || at == line.size();
}

} // namespace boucle

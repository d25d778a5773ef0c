// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/inlinevalues.h"

#include "core/debugger/scripttokens.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace boucle {

namespace {

class Names
{
public:
    explicit Names(const QString &text)
        : m_text(text)
        , m_tokens(ScriptTokens::of(text).tokens)
    {
        for (qsizetype at = text.indexOf(u'\n'); at >= 0; at = text.indexOf(u'\n', at + 1))
            m_lineStarts.append(at + 1);
    }

    QList<NamedPlace> until(int line, int column) const
    {
        if (line < 1 || line > m_lineStarts.size())
            return {};
        const qsizetype place = m_lineStarts.at(line - 1) + std::max(column - 1, 0);
        const qsizetype end = line < m_lineStarts.size() ? m_lineStarts.at(line) : m_text.size();
        QList<NamedPlace> names;
        for (int i = functionAround(place); i < m_tokens.size() && m_tokens.at(i).start < end; ++i) {
            const ScriptToken &token = m_tokens.at(i);
            if (isBody(i) && m_tokens.at(token.pair).end() <= place) {
                i = token.pair;
                continue;
            }
            if (!isName(i))
                continue;
            const NamedPlace found{lineOf(token.start), textOf(i).toString()};
            if (!names.contains(found))
                names.append(found);
        }
        return names;
    }

private:
    QStringView textOf(int at) const
    {
        return at < 0 || at >= m_tokens.size()
                   ? QStringView()
                   : QStringView(m_text).mid(m_tokens.at(at).start, m_tokens.at(at).length);
    }

    int lineOf(qsizetype offset) const
    {
        return int(std::upper_bound(m_lineStarts.cbegin(), m_lineStarts.cend(), offset) -
                   m_lineStarts.cbegin());
    }

    /// The token is the "{" of a function's body.
    bool isBody(int at) const
    {
        if (textOf(at) != QLatin1String("{") || m_tokens.at(at).pair < at)
            return false;
        if (textOf(at - 1) == QLatin1String("=>"))
            return true;
        if (textOf(at - 1) != QLatin1String(")") || m_tokens.at(at - 1).pair < 0)
            return false;
        static const QSet<QString> statements{QStringLiteral("if"),    QStringLiteral("for"),
                                              QStringLiteral("while"), QStringLiteral("switch"),
                                              QStringLiteral("catch"), QStringLiteral("with"),
                                              QStringLiteral("await")};
        return !statements.contains(textOf(m_tokens.at(at - 1).pair - 1).toString());
    }

    /// The first token of the innermost function that is open there, its parameters included; 0: there is
    /// none.
    int functionAround(qsizetype place) const
    {
        int found = 0;
        for (int i = 0; i < m_tokens.size() && m_tokens.at(i).start < place; ++i) {
            if (!isBody(i) || m_tokens.at(m_tokens.at(i).pair).start < place)
                continue;
            const int before = textOf(i - 1) == QLatin1String("=>") ? i - 2 : i - 1;
            found =
                before >= 0 && m_tokens.at(before).pair >= 0 ? m_tokens.at(before).pair : std::max(before, 0);
        }
        return found;
    }

    bool isName(int at) const
    {
        const QStringView name = textOf(at);
        if (m_tokens.at(at).kind != ScriptToken::Kind::Word || isScriptKeyword(name) || name.startsWith(u'#'))
            return false;
        const QStringView before = textOf(at - 1);
        if (before == QLatin1String(".") || before == QLatin1String("?."))
            return false;
        const bool mayBeKey = before == QLatin1String("{") || before == QLatin1String(",");
        return !mayBeKey || textOf(at + 1) != QLatin1String(":");
    }

    const QString &m_text;
    const QList<ScriptToken> m_tokens;
    QList<qsizetype> m_lineStarts{0};
};

} // namespace

QList<NamedPlace> namesUntil(const QString &text, int line, int column)
{
    return Names(text).until(line, column);
}

InlineValues::InlineValues(cdp::Session &session, const StackFrame &frame, QObject *parent)
    : QObject(parent)
    , m_frame(frame)
    , m_reader(session, frame.id)
{
}

InlineValues::~InlineValues() = default;

void InlineValues::read(const QString &text, std::function<void(QList<InlineValue>)> done)
{
    const QList<NamedPlace> names = namesUntil(text, m_frame.place.line, m_frame.place.column);
    m_values.clear();
    if (names.isEmpty())
        return done({});
    readScope(0, [this, names, done = std::move(done)] {
        QList<InlineValue> values;
        for (const NamedPlace &name : names) {
            const auto found = m_values.constFind(name.name);
            if (found != m_values.cend() && found->kind != DebugValue::Kind::Unavailable &&
                found->kind != DebugValue::Kind::Function && found->kind != DebugValue::Kind::Accessor)
                values.append({name.line, name.name, *found});
        }
        done(values);
    });
}

void InlineValues::readScope(int number, std::function<void()> done)
{
    // What is global is no news.
    if (number >= m_frame.scopes.size() || m_frame.scopes.at(number).kind == FrameScope::Kind::Global)
        return done();
    DebugValue scope;
    scope.kind = DebugValue::Kind::Object;
    scope.objectId = m_frame.scopes.at(number).objectId;
    m_reader.read(scope, ValueReader::Depth::Variables,
                  [this, number, done = std::move(done)](const Result<ValueRows> &rows) {
                      if (rows) {
                          for (const ValueRow &row : rows->rows) {
                              // The innermost of a name counts.
                              if (!m_values.contains(row.name))
                                  m_values.insert(row.name, row.value);
                          }
                      }
                      readScope(number + 1, done);
                  });
}

} // namespace boucle

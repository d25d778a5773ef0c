// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/jsontext.h"

#include "core/base/tr.h"

#include <algorithm>
#include <cctype>

namespace boucle {

namespace {

using Json = nlohmann::ordered_json;

/// Takes the text only to learn where and why it fails.
class FailureReader final : public nlohmann::json_sax<Json>
{
public:
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t &) override { return true; }
    bool string(string_t &) override { return true; }
    bool binary(binary_t &) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool key(string_t &) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t position, const std::string &,
                     const nlohmann::detail::exception &exception) override
    {
        m_last = qsizetype(position) - 1;
        m_why = QByteArray(exception.what());
        return false;
    }

    /// Finds the token at which `text` fails. The parser knows only where it had read to.
    void locate(const QByteArray &text)
    {
        m_offset = text.size();
        if (endsTooEarly())
            return;
        const bool byLexer = m_why.contains("last read:");
        qsizetype before = 0;
        for (qsizetype at = 0; at < text.size();) {
            const qsizetype end = tokenEnd(text, at);
            const bool sign = QByteArray("{}[],: \t\r\n").contains(text[at]);
            // What is wrong with a word or number shows at the sign behind it, or at the end.
            if (byLexer && (end > m_last || end == text.size())) {
                take(text, sign ? before : at);
                return;
            }
            if (end > m_last && !isBlank(text[at])) {
                take(text, at);
                return;
            }
            if (!isBlank(text[at]))
                before = at;
            at = end;
        }
    }

    qsizetype offset() const { return m_offset; }

    QString reason() const
    {
        const QString token = QString::fromUtf8(m_token).trimmed().left(40);
        if (m_why.contains("missing closing quote") || m_why.contains("U+000A") || m_why.contains("U+000D"))
            return CoreTr::tr("a string is not closed");
        if (m_why.contains("control character"))
            return CoreTr::tr("a control character stands in a string");
        if (m_why.contains("UTF-8"))
            return CoreTr::tr("a character is not UTF-8");
        if (m_why.contains("invalid string"))
            return CoreTr::tr("a string has an escape that JSON does not know");
        if (m_why.contains("invalid number"))
            return CoreTr::tr("“%1” is no number").arg(token);
        if (endsTooEarly())
            return CoreTr::tr("the file ends too early");
        if (m_why.contains("last read:"))
            return CoreTr::tr("“%1” is not JSON").arg(token);
        if (m_why.contains("expected end of input"))
            return CoreTr::tr("the file goes on with “%1” where it should end").arg(token);
        if (token == QLatin1String("}") && m_why.contains("object key"))
            return CoreTr::tr("a comma stands before “}”");
        if (token == QLatin1String("]") && m_why.contains("parsing value"))
            return CoreTr::tr("a comma stands before “]”");
        if (m_why.contains("object key"))
            return CoreTr::tr("a name in double quotes is expected, not “%1”").arg(token);
        if (m_why.contains("object separator"))
            return CoreTr::tr("“:” is expected, not “%1”").arg(token);
        if (m_why.contains("parsing object"))
            return CoreTr::tr("“,” or “}” is expected, not “%1”").arg(token);
        if (m_why.contains("parsing array"))
            return CoreTr::tr("“,” or “]” is expected, not “%1”").arg(token);
        return CoreTr::tr("a value is expected, not “%1”").arg(token);
    }

private:
    bool endsTooEarly() const { return m_why.contains("unexpected end of input"); }

    static bool isBlank(char c) { return isspace(static_cast<unsigned char>(c)); }

    void take(const QByteArray &text, qsizetype at)
    {
        m_offset = at;
        m_token = text.mid(at, tokenEnd(text, at) - at);
    }

    /// A string, a bracket or sign, a word or number, one blank.
    static qsizetype tokenEnd(const QByteArray &text, qsizetype at)
    {
        const QByteArray signs("{}[],:\" \t\r\n");
        qsizetype end = at + 1;
        if (text[at] == '"') {
            while (end < text.size() && text[end] != '"' && text[end] != '\n')
                end += text[end] == '\\' ? 2 : 1;
            return std::min(end + 1, text.size());
        }
        while (!signs.contains(text[at]) && end < text.size() && !signs.contains(text[end]))
            ++end;
        return end;
    }

    qsizetype m_last = 0; ///< the last byte that the parser had read
    qsizetype m_offset = 0;
    QByteArray m_token;
    QByteArray m_why;
};

/// Overwrites comments, and commas before a closing bracket, with blanks: what remains stays where it is.
QByteArray blankExtras(QByteArray text)
{
    qsizetype comma = -1;
    const auto blank = [&text](qsizetype from, qsizetype to) {
        for (qsizetype i = from; i < to; ++i)
            text[i] = text[i] == '\n' ? '\n' : ' ';
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"') {
            for (++i; i < text.size() && text[i] != '"' && text[i] != '\n'; ++i)
                i += text[i] == '\\' ? 1 : 0;
            comma = -1;
        } else if (text.mid(i, 2) == "//") {
            const qsizetype end = text.indexOf('\n', i);
            blank(i, end < 0 ? text.size() : end);
        } else if (text.mid(i, 2) == "/*") {
            const qsizetype end = text.indexOf("*/", i + 2);
            // One that never ends is left for the parser to complain about.
            if (end >= 0)
                blank(i, end + 2);
        } else if (c == ',') {
            comma = i;
        } else if (c == '}' || c == ']') {
            if (comma >= 0)
                text[comma] = ' ';
            comma = -1;
        } else if (!isspace(static_cast<unsigned char>(c))) {
            comma = -1;
        }
    }
    return text;
}

/// Walks a text that is known to be JSON.
class Walker
{
public:
    explicit Walker(const QByteArray &text)
        : m_text(text)
    {
        skipBlanks();
    }

    /// Moves to the member or element; stays at the value when there is none.
    void enter(const QString &step)
    {
        const qsizetype start = m_at;
        const char kind = peek();
        if (kind != '{' && kind != '[')
            return;
        ++m_at;
        skipBlanks();
        for (int index = 0; peek() != '}' && peek() != ']' && m_at < m_text.size(); ++index) {
            QString name = QString::number(index);
            if (kind == '{') {
                const qsizetype from = m_at;
                skipValue();
                name = jsonString(Json::parse(m_text.mid(from, m_at - from).toStdString()));
                skipBlanks();
                ++m_at; // the colon
                skipBlanks();
            }
            if (name == step)
                return;
            skipValue();
            skipBlanks();
            if (peek() == ',')
                ++m_at;
            skipBlanks();
        }
        m_at = start;
    }

    qsizetype offset() const { return m_at; }

private:
    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

    void skipBlanks()
    {
        while (m_at < m_text.size() && isspace(static_cast<unsigned char>(m_text[m_at])))
            ++m_at;
    }

    void skipString()
    {
        for (++m_at; m_at < m_text.size() && m_text[m_at] != '"'; ++m_at)
            m_at += m_text[m_at] == '\\' ? 1 : 0;
        ++m_at;
    }

    void skipValue()
    {
        if (peek() == '"') {
            skipString();
            return;
        }
        int depth = 0;
        while (m_at < m_text.size()) {
            const char c = peek();
            if (c == '"') {
                skipString();
                continue;
            }
            const bool closes = c == '}' || c == ']';
            // A number or a word ends before what follows it; an object or array behind its bracket.
            if (depth == 0 && (closes || c == ',' || isspace(static_cast<unsigned char>(c))))
                return;
            depth += c == '{' || c == '[' ? 1 : closes ? -1 : 0;
            ++m_at;
            if (closes && depth == 0)
                return;
        }
    }

    const QByteArray &m_text;
    qsizetype m_at = 0;
};

QString withPosition(const QByteArray &text, qsizetype offset, const QString &shownName, const QString &what)
{
    const QByteArray before = text.left(offset);
    const qsizetype lineStart = before.lastIndexOf('\n') + 1;
    return CoreTr::tr("%1: line %2, column %3: %4.")
        .arg(shownName)
        .arg(before.count('\n') + 1)
        .arg(QString::fromUtf8(before.mid(lineStart)).size() + 1)
        .arg(what);
}

} // namespace

Result<JsonText> JsonText::parse(const QByteArray &utf8, const QString &shownName, const QString &codePrefix,
                                 Dialect dialect)
{
    JsonText result;
    result.m_text = utf8.startsWith("\xEF\xBB\xBF") ? utf8.mid(3) : utf8;
    if (dialect == Dialect::WithComments)
        result.m_text = blankExtras(result.m_text);
    result.m_shownName = shownName;
    result.m_codePrefix = codePrefix;
    result.m_root = Json::parse(result.m_text.begin(), result.m_text.end(), nullptr, false);
    if (!result.m_root.is_discarded())
        return result;
    FailureReader failure;
    Json::sax_parse(result.m_text.begin(), result.m_text.end(), &failure);
    failure.locate(result.m_text);
    return Error{codePrefix + QStringLiteral("-syntax"),
                 withPosition(result.m_text, failure.offset(), shownName, failure.reason())};
}

Error JsonText::errorAt(const QStringList &path, const QString &what) const
{
    Walker walker(m_text);
    for (const QString &step : path)
        walker.enter(step);
    return {m_codePrefix + QStringLiteral("-shape"),
            withPosition(m_text, walker.offset(), m_shownName, what)};
}

const Json *jsonMember(const Json &object, const char *name)
{
    if (!object.is_object())
        return nullptr;
    const auto found = object.find(name);
    return found == object.end() ? nullptr : &*found;
}

QString jsonString(const Json &value)
{
    return QString::fromStdString(value.get_ref<const std::string &>());
}

} // namespace boucle

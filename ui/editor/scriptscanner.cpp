// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/scriptscanner.h"

#include "ui/editor/scriptwords.h"

#include <algorithm>
#include <cstring>

namespace boucle {

namespace {

// Deeper nesting than this is generated text; it is coloured without being tracked.
constexpr size_t deepestStack = 250;
// How far a call's type arguments are looked for: foo<A, B>(
constexpr size_t longestTypeArguments = 160;

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

constexpr bool startsName(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || (c & 0x80);
}

constexpr bool isNamePart(char c)
{
    return startsName(c) || isDigit(c);
}

constexpr bool isTagNamePart(char c)
{
    return isNamePart(c) || c == '-' || c == '.' || c == ':';
}

constexpr bool isSpace(char c)
{
    return c == ' ' || c == '\t';
}

} // namespace

ScriptScanner::ScriptScanner(Language language)
    : m_typeScript(language == Language::TypeScript || language == Language::TypeScriptReact)
    , m_jsx(isScript(language) && language != Language::TypeScript)
    , m_json(language == Language::Json || language == Language::JsonWithComments)
{
    intern(State());
}

int ScriptScanner::intern(const State &state)
{
    const auto [entry, isNew] = m_ids.try_emplace(state, int(m_states.size()));
    if (isNew)
        m_states.push_back(state);
    return entry->second;
}

ScriptScanner::Line ScriptScanner::scan(std::string_view line, int state, char *tokens)
{
    m_line = line;
    m_tokens = tokens;
    m_at = 0;
    m_state = m_states[state >= 0 && size_t(state) < m_states.size() ? size_t(state) : 0];
    m_lastKeyword.clear();
    m_lowestDepth = m_state.stack.size();
    std::memset(tokens, int(ScriptToken::Text), line.size());

    Line result;
    result.depthBefore = int(m_state.stack.size());
    if (line.starts_with("#!") && m_state == State()) {
        paint(0, line.size(), ScriptToken::Comment);
        m_at = line.size();
    }
    while (m_at < line.size()) {
        switch (m_state.stack.empty() ? '\0' : m_state.stack.back()) {
        case '*':
            scanComment();
            break;
        case '`':
            scanTemplate();
            break;
        case 't':
            scanTag();
            break;
        case 'c':
            scanBetweenTags();
            break;
        default:
            scanCode();
        }
    }
    result.state = intern(m_state);
    result.lowestDepth = int(m_lowestDepth);
    result.depthAfter = int(m_state.stack.size());
    return result;
}

void ScriptScanner::scanCode()
{
    const char c = at(m_at);
    const char next = at(m_at + 1);
    if (isSpace(c)) {
        ++m_at;
    } else if (c == '/' && next == '/') {
        paint(m_at, m_line.size(), ScriptToken::Comment);
        m_at = m_line.size();
    } else if (c == '/' && next == '*') {
        paint(m_at, m_at + 2, ScriptToken::Comment);
        m_at += 2;
        open('*');
    } else if (c == '"' || c == '\'') {
        scanString(c);
    } else if (c == '`' && !m_json) {
        paint(m_at, m_at + 1, ScriptToken::String);
        ++m_at;
        open('`');
    } else if (isDigit(c) || (c == '.' && isDigit(next))) {
        scanNumber();
    } else if (startsName(c)) {
        scanName();
    } else if ((c == '#' || c == '@') && startsName(next) && !m_json) {
        const size_t start = m_at++;
        while (isNamePart(at(m_at)))
            ++m_at;
        const bool call = c == '@' || isCall(m_at);
        paint(start, m_at, call ? ScriptToken::Function : ScriptToken::Property);
        m_state.previous = 'a';
    } else if (c == '/' && expectsOperand() && !m_json) {
        scanRegex();
    } else if (c == '<' && m_jsx && expectsOperand() && scanTagStart()) {
        return;
    } else {
        scanPunctuation();
    }
}

void ScriptScanner::scanComment()
{
    const size_t end = m_line.find("*/", m_at);
    const size_t stop = end == std::string_view::npos ? m_line.size() : end + 2;
    paint(m_at, stop, ScriptToken::Comment);
    m_at = stop;
    if (end != std::string_view::npos) {
        m_state.stack.pop_back();
        m_lowestDepth = std::min(m_lowestDepth, m_state.stack.size());
    }
}

void ScriptScanner::scanTemplate()
{
    const size_t start = m_at;
    while (m_at < m_line.size()) {
        const char c = at(m_at);
        if (c == '`') {
            paint(start, ++m_at, ScriptToken::String);
            m_state.stack.pop_back();
            m_lowestDepth = std::min(m_lowestDepth, m_state.stack.size());
            m_state.previous = '0';
            return;
        }
        if (c == '\\') {
            const size_t end = std::min(m_at + 2, m_line.size());
            paint(start, m_at, ScriptToken::String);
            paint(m_at, end, ScriptToken::Escape);
            m_at = end;
            return;
        }
        if (c == '$' && at(m_at + 1) == '{') {
            paint(start, m_at, ScriptToken::String);
            paint(m_at, m_at + 2, ScriptToken::Keyword);
            m_at += 2;
            open('$');
            m_state.previous = '(';
            return;
        }
        ++m_at;
    }
    paint(start, m_at, ScriptToken::String);
}

bool ScriptScanner::scanTagStart()
{
    size_t end = m_at + 1;
    if (at(end) == '>') {
        paint(m_at, end + 1, ScriptToken::Tag);
        m_at = end + 1;
        open('c');
        return true;
    }
    if (!startsName(at(end)))
        return false;
    while (isTagNamePart(at(end)))
        ++end;
    // <T,>(x) => … and <T extends U>(x) => … are generic functions.
    const std::string_view rest = m_line.substr(end);
    if (m_typeScript && (rest.starts_with(',') || rest.starts_with(" extends ")))
        return false;
    paint(m_at, end, ScriptToken::Tag);
    m_at = end;
    open('t');
    return true;
}

void ScriptScanner::scanTag()
{
    const char c = at(m_at);
    if (c == '>' || (c == '/' && at(m_at + 1) == '>')) {
        const bool isEmpty = c == '/';
        const size_t end = m_at + (isEmpty ? 2 : 1);
        paint(m_at, end, ScriptToken::Tag);
        m_at = end;
        m_state.stack.pop_back();
        m_lowestDepth = std::min(m_lowestDepth, m_state.stack.size());
        m_state.previous = ')';
        if (!isEmpty)
            open('c');
    } else if (c == '{') {
        ++m_at;
        open('x');
        m_state.previous = '(';
    } else if (c == '"' || c == '\'') {
        const size_t end = m_line.find(c, m_at + 1);
        const size_t stop = end == std::string_view::npos ? m_line.size() : end + 1;
        paint(m_at, stop, ScriptToken::String);
        m_at = stop;
    } else if (startsName(c)) {
        const size_t start = m_at;
        while (isTagNamePart(at(m_at)))
            ++m_at;
        paint(start, m_at, ScriptToken::Property);
    } else {
        ++m_at;
    }
}

void ScriptScanner::scanBetweenTags()
{
    const char c = at(m_at);
    if (c == '{') {
        ++m_at;
        open('x');
        m_state.previous = '(';
    } else if (c == '<' && at(m_at + 1) == '/') {
        const size_t end = m_line.find('>', m_at);
        const size_t stop = end == std::string_view::npos ? m_line.size() : end + 1;
        paint(m_at, stop, ScriptToken::Tag);
        m_at = stop;
        m_state.stack.pop_back();
        m_lowestDepth = std::min(m_lowestDepth, m_state.stack.size());
        m_state.previous = ')';
    } else if (c != '<' || !scanTagStart()) {
        ++m_at;
    }
}

void ScriptScanner::scanName()
{
    const size_t start = m_at;
    while (isNamePart(at(m_at)))
        ++m_at;
    const std::string_view name = m_line.substr(start, m_at - start);
    const ScriptToken token = tokenOfName(name, afterSpaces(m_at));
    paint(start, m_at, token);
    if (token == ScriptToken::Keyword) {
        m_lastKeyword = name;
        m_state.previous = name == "this" || name == "super" ? 'a' : 'k';
    } else {
        m_state.previous = 'a';
    }
}

ScriptToken ScriptScanner::tokenOfName(std::string_view name, char next)
{
    if (m_json)
        return isScriptConstant(name) ? ScriptToken::Constant : ScriptToken::Text;
    const char previous = m_state.previous;
    if (previous == '.')
        return isCall(m_at) ? ScriptToken::Function : ScriptToken::Property;
    const bool isKey = next == ':' && !m_state.stack.empty() && m_state.stack.back() == 'o' &&
                       (previous == '{' || previous == ',');
    if (isKey)
        return ScriptToken::Property;
    const bool afterTypeSign = previous == ':' || previous == '|' || previous == '&' || previous == '<' ||
                               (previous == ',' && next == '>');
    const bool afterTypeWord = previous == 'k' && precedesType(m_lastKeyword);
    if (m_typeScript && (afterTypeSign || afterTypeWord || previous == '=') && isBuiltInType(name) &&
        next != '(' && next != '.')
        return ScriptToken::Type;
    if (isScriptConstant(name))
        return ScriptToken::Constant;
    if (isKeyword(name, next))
        return ScriptToken::Keyword;
    if (isCall(m_at))
        return ScriptToken::Function;
    const bool isCapital = name.front() >= 'A' && name.front() <= 'Z';
    if ((afterTypeWord && (isCapital || m_lastKeyword == "class")) ||
        (m_typeScript && isCapital && afterTypeSign))
        return ScriptToken::Type;
    return ScriptToken::Text;
}

bool ScriptScanner::isKeyword(std::string_view name, char next) const
{
    if (isScriptKeyword(name))
        return true;
    if (!isContextualKeyword(name, m_typeScript))
        return false;
    // { async, from: x }, set(1) and type[0] use the words as plain names.
    if (name == "async" && next == '(')
        return true;
    if (startsName(next) || next == '\'' || next == '"' || next == '`' || next == '#')
        return true;
    return isSpace(at(m_at)) && (next == '{' || next == '[' || next == '*' || next == '@');
}

bool ScriptScanner::isCall(size_t index) const
{
    while (isSpace(at(index)))
        ++index;
    if (at(index) == '(' || at(index) == '`')
        return true;
    if (at(index) == '?' && at(index + 1) == '.' && at(index + 2) == '(')
        return true;
    if (!m_typeScript || at(index) != '<')
        return false;
    int depth = 0;
    const size_t stop = std::min(m_line.size(), index + longestTypeArguments);
    for (; index < stop; ++index) {
        const char c = at(index);
        if (c == '<')
            ++depth;
        else if (c == '>' && --depth == 0)
            return at(index + 1) == '(';
        else if (!isNamePart(c) && !isSpace(c) &&
                 std::string_view(",.|&[]{}:;'\"").find(c) == std::string_view::npos)
            return false;
    }
    return false;
}

void ScriptScanner::scanNumber()
{
    const size_t start = m_at;
    const bool isDecimal = at(m_at) != '0' || isDigit(at(m_at + 1)) || at(m_at + 1) == '.';
    while (isNamePart(at(m_at)) || (at(m_at) == '.' && at(m_at + 1) != '.') ||
           (isDecimal && (at(m_at) == '+' || at(m_at) == '-') && (at(m_at - 1) | 0x20) == 'e'))
        ++m_at;
    paint(start, m_at, ScriptToken::Number);
    m_state.previous = '0';
}

void ScriptScanner::scanString(char quote)
{
    const size_t start = m_at++;
    std::vector<size_t> escapes;
    while (m_at < m_line.size() && at(m_at) != quote) {
        if (at(m_at) == '\\') {
            escapes.push_back(m_at);
            ++m_at;
        }
        ++m_at;
    }
    m_at = std::min(m_at + 1, m_line.size());
    const bool isKey = m_json && afterSpaces(m_at) == ':';
    paint(start, m_at, isKey ? ScriptToken::Property : ScriptToken::String);
    for (const size_t escape : escapes)
        paint(escape, std::min(escape + 2, m_at), ScriptToken::Escape);
    m_state.previous = '0';
}

void ScriptScanner::scanRegex()
{
    size_t end = m_at + 1;
    bool inClass = false;
    for (; end < m_line.size(); ++end) {
        const char c = at(end);
        if (c == '\\')
            ++end;
        else if (c == '[')
            inClass = true;
        else if (c == ']')
            inClass = false;
        else if (c == '/' && !inClass)
            break;
    }
    if (end >= m_line.size()) { // no end on this line: a division
        scanPunctuation();
        return;
    }
    ++end;
    while (isNamePart(at(end)))
        ++end;
    paint(m_at, end, ScriptToken::Regex);
    m_at = end;
    m_state.previous = '0';
}

void ScriptScanner::scanPunctuation()
{
    const char c = at(m_at);
    if (c == '(' || c == '[') {
        open(c);
    } else if (c == '{') {
        static constexpr std::string_view beforeObjects = "(,=:[?&|+";
        const bool isObject = beforeObjects.find(m_state.previous) != std::string_view::npos ||
                              (m_state.previous == 'k' && m_lastKeyword == "return");
        open(isObject ? 'o' : '{');
    } else if (c == ')' || c == ']' || c == '}') {
        const bool isHole = c == '}' && !m_state.stack.empty() && m_state.stack.back() == '$';
        close(c);
        if (isHole)
            paint(m_at, m_at + 1, ScriptToken::Keyword);
        ++m_at;
        m_state.previous = c;
        return;
    } else if (m_line.substr(m_at, 3) == "...") {
        m_at += 3;
        m_state.previous = ',';
        return;
    } else if ((c == '+' || c == '-') && at(m_at + 1) == c) {
        m_at += 2;
        return;
    } else if (c == '?' && at(m_at + 1) == '.') {
        m_at += 2;
        m_state.previous = '.';
        return;
    }
    ++m_at;
    m_state.previous = c;
}

bool ScriptScanner::expectsOperand() const
{
    const char p = m_state.previous;
    return p != 'a' && p != '0' && p != ')' && p != ']';
}

void ScriptScanner::open(char kind)
{
    if (m_state.stack.size() < deepestStack)
        m_state.stack.push_back(kind);
}

void ScriptScanner::close(char bracket)
{
    const std::string_view openers = bracket == ')' ? "(" : bracket == ']' ? "[" : "{o$x";
    // Forgive brackets left open inside, but never leave a template, a tag or a hole by it.
    for (size_t i = m_state.stack.size(); i-- > 0;) {
        const char open = m_state.stack[i];
        if (openers.find(open) != std::string_view::npos) {
            m_state.stack.resize(i);
            m_lowestDepth = std::min(m_lowestDepth, i);
            return;
        }
        if (std::string_view("`$tcx").find(open) != std::string_view::npos)
            return;
    }
}

void ScriptScanner::paint(size_t from, size_t to, ScriptToken token)
{
    std::memset(m_tokens + from, int(token), to - from);
}

char ScriptScanner::afterSpaces(size_t index) const
{
    while (isSpace(at(index)))
        ++index;
    return at(index);
}

} // namespace boucle

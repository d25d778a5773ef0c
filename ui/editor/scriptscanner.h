// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/language.h"

#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace boucle {

/// What a stretch of a script is; the values are the style numbers in the editor.
enum class ScriptToken : char {
    Text,
    Keyword,
    Type,
    Constant,
    String,
    Escape,
    Number,
    Regex,
    Function,
    Property,
    Comment,
    Tag,
    Count
};

/// Splits JavaScript, TypeScript and JSON into tokens, a line at a time, so that an editor can ask for the
/// lines that it shows. What a line hands to the next one (open brackets, templates, comments, tags) is a
/// number; a scanner gives the same number for the same situation, which lets the caller keep it per line.
class ScriptScanner
{
public:
    explicit ScriptScanner(Language language);

    /// The state before the first line.
    static constexpr int initialState = 0;

    struct Line
    {
        int state = initialState; ///< for the next line
        int depthBefore = 0;      ///< open brackets, templates, comments and tags
        int lowestDepth = 0;
        int depthAfter = 0;
    };

    /// `line` is UTF-8 without its line end; writes a ScriptToken for each of its bytes to `tokens`.
    Line scan(std::string_view line, int state, char *tokens);

private:
    /// `stack` holds what is open, outermost first:
    /// ( [ { brackets; o object literal; ` template; $ hole in a template; * comment;
    /// t inside a tag; c between tags; x hole in a tag or between tags.
    /// `previous` is the last character that counts: a name, k keyword, 0 literal, or the character itself.
    struct State
    {
        std::string stack;
        char previous = ';';
        friend bool operator==(const State &, const State &) = default;
        friend bool operator<(const State &a, const State &b)
        {
            return std::tie(a.stack, a.previous) < std::tie(b.stack, b.previous);
        }
    };

    void scanCode();
    void scanComment();
    void scanTemplate();
    void scanTag();
    void scanBetweenTags();
    void scanName();
    void scanNumber();
    void scanString(char quote);
    void scanRegex();
    void scanPunctuation();
    bool scanTagStart();

    ScriptToken tokenOfName(std::string_view name, char next);
    bool isKeyword(std::string_view name, char next) const;
    bool isCall(size_t at) const;
    bool expectsOperand() const;
    void open(char kind);
    void close(char bracket);
    void paint(size_t from, size_t to, ScriptToken token);
    char at(size_t index) const { return index < m_line.size() ? m_line[index] : '\0'; }
    char afterSpaces(size_t index) const;

    int intern(const State &state);

    const bool m_typeScript;
    const bool m_jsx;
    const bool m_json;
    std::map<State, int> m_ids;
    std::vector<State> m_states;

    // While a line is scanned.
    std::string_view m_line;
    char *m_tokens = nullptr;
    size_t m_at = 0;
    State m_state;
    std::string m_lastKeyword;
    size_t m_lowestDepth = 0;
};

} // namespace boucle

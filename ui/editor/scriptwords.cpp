// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/scriptwords.h"

#include <algorithm>
#include <array>

namespace boucle {

namespace {

template <size_t N>
constexpr bool contains(const std::array<std::string_view, N> &sorted, std::string_view word)
{
    return std::binary_search(sorted.begin(), sorted.end(), word);
}

constexpr std::array<std::string_view, 34> keywords{
    "await",  "break",  "case",       "catch",  "class",   "const",   "continue", "debugger", "default",
    "delete", "do",     "else",       "export", "extends", "finally", "for",      "function", "if",
    "import", "in",     "instanceof", "new",    "return",  "super",   "switch",   "this",     "throw",
    "try",    "typeof", "var",        "void",   "while",   "with",    "yield"};
static_assert(std::is_sorted(keywords.begin(), keywords.end()));

constexpr std::array<std::string_view, 10> contextual{"accessor", "as", "async", "from",   "get",
                                                      "let",      "of", "set",   "static", "using"};
static_assert(std::is_sorted(contextual.begin(), contextual.end()));

constexpr std::array<std::string_view, 20> typeScriptContextual{
    "abstract",  "asserts", "declare",  "enum",      "global",    "implements", "infer",
    "interface", "is",      "keyof",    "module",    "namespace", "override",   "private",
    "protected", "public",  "readonly", "satisfies", "type",      "unique"};
static_assert(std::is_sorted(typeScriptContextual.begin(), typeScriptContextual.end()));

constexpr std::array<std::string_view, 10> builtInTypes{"any",    "bigint", "boolean", "never",   "number",
                                                        "object", "string", "symbol",  "unknown", "void"};
static_assert(std::is_sorted(builtInTypes.begin(), builtInTypes.end()));

constexpr std::array<std::string_view, 6> constants{"Infinity", "NaN", "false", "null", "true", "undefined"};
static_assert(std::is_sorted(constants.begin(), constants.end()));

constexpr std::array<std::string_view, 12> beforeTypes{"as",         "class", "enum",      "extends",
                                                       "implements", "infer", "interface", "is",
                                                       "keyof",      "new",   "satisfies", "type"};
static_assert(std::is_sorted(beforeTypes.begin(), beforeTypes.end()));

} // namespace

bool isScriptKeyword(std::string_view word)
{
    return contains(keywords, word);
}

bool isContextualKeyword(std::string_view word, bool typeScript)
{
    return contains(contextual, word) || (typeScript && contains(typeScriptContextual, word));
}

bool isScriptConstant(std::string_view word)
{
    return contains(constants, word);
}

bool isBuiltInType(std::string_view word)
{
    return contains(builtInTypes, word);
}

bool precedesType(std::string_view keyword)
{
    return contains(beforeTypes, keyword);
}

} // namespace boucle

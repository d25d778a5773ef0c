// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace boucle {

/// Words of JavaScript that are never names: "return".
bool isScriptKeyword(std::string_view word);

/// Words that are keywords only before another name, a string or a bracket: "from", and "readonly" in
/// TypeScript.
bool isContextualKeyword(std::string_view word, bool typeScript);

/// null, true, NaN …
bool isScriptConstant(std::string_view word);

/// TypeScript's own types: "string".
bool isBuiltInType(std::string_view word);

/// Keywords after which a name is that of a type: "extends".
bool precedesType(std::string_view keyword);

} // namespace boucle

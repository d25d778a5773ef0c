// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace boucle {

/// Makes texts on the terminal speak the user's language (LANGUAGE, LC_ALL, LC_MESSAGES, LANG). Needs the
/// QCoreApplication; called only when there is something to say, since a script should not wait for it.
void speakUserLanguage();

} // namespace boucle

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cdp/protocol/runtime.h"
#include "core/debugger/valuereader.h"

namespace boucle {

/// What readrows.js answers with, once its list was read. Any thread.
ValueRows rowsOfList(const QList<cdp::runtime::PropertyDescriptor> &list);

/// Private and internal properties, and the named ones of lists. Any thread.
void addInternals(ValueRows &rows, const cdp::runtime::GetProperties::Result &answer);

/// Inherited ones. Any thread.
void addGetters(ValueRows &rows, const cdp::runtime::GetProperties::Result &answer);

} // namespace boucle

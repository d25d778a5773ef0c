// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cdp/json.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace boucle::cdp {

Json::Json(nlohmann::json value)
    : m_value(std::make_shared<const nlohmann::json>(std::move(value)))
{
}

const nlohmann::json &Json::value() const
{
    static const nlohmann::json null;
    return m_value ? *m_value : null;
}

QByteArray Json::text() const
{
    return QByteArray::fromStdString(value().dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

} // namespace boucle::cdp

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <nlohmann/json_fwd.hpp>

#include <memory>

namespace boucle::cdp {

/// A JSON value that the protocol leaves open. Never changes, so that copies share it; headers need no more
/// than nlohmann's forward declarations for it. Any thread.
class Json
{
public:
    /// null
    Json() = default;
    explicit Json(nlohmann::json value);

    const nlohmann::json &value() const;

    /// UTF-8 without blanks.
    QByteArray text() const;

private:
    std::shared_ptr<const nlohmann::json> m_value; ///< none: null
};

} // namespace boucle::cdp

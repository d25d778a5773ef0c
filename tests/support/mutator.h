// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

#include <nlohmann/json_fwd.hpp>

#include <random>

namespace boucle {

/// Makes broken input of good JSON, the same one for the same seed. What it makes is often still JSON, so
/// that it reaches what is behind the parser.
class Mutator
{
public:
    explicit Mutator(quint32 seed)
        : m_random(seed)
    {
    }

    /// 0 … below - 1
    size_t number(size_t below);
    /// True once in `times`.
    bool once(size_t times) { return number(times) == 0; }

    /// Changes values, members and elements somewhere in it.
    void mutateJson(nlohmann::json &json);
    /// Changes bytes. May take some of `other`.
    QByteArray mutateBytes(QByteArray bytes, const QByteArray &other);

private:
    nlohmann::json anyValue();

    std::mt19937 m_random;
};

} // namespace boucle

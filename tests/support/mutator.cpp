// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mutator.h"

#include <nlohmann/json.hpp>

#include <iterator>
#include <limits>
#include <string>

namespace boucle {

namespace {

using Value = nlohmann::json;

// What parsers stumble over.
const QByteArrayList pieces{"\"",
                            "\\",
                            "{",
                            "}",
                            "[",
                            "]",
                            ",",
                            ":",
                            "null",
                            "true",
                            "-",
                            "0",
                            "1e999",
                            "-1e-9",
                            "\\ud800",
                            "\\udc00",
                            "\\u",
                            "\xff",
                            "\xc3",
                            "\0",
                            "\n",
                            "/**/",
                            "NaN",
                            "18446744073709551616",
                            "\"id\":1,",
                            "\"method\":\"\",",
                            "\"sessionId\":\"child\",",
                            "\"error\":{},"};

} // namespace

size_t Mutator::number(size_t below)
{
    // Not a distribution of the standard library's: what those give is not the same everywhere.
    return m_random() % below;
}

Value Mutator::anyValue()
{
    switch (number(14)) {
    case 0:
        return nullptr;
    case 1:
        return true;
    case 2:
        return 0;
    case 3:
        return -1;
    case 4:
        return std::numeric_limits<qint64>::min();
    case 5:
        return std::numeric_limits<quint64>::max();
    case 6:
        return 2147483648U;
    case 7:
        return 1e300;
    case 8:
        return 0.5;
    case 9:
        return "";
    case 10:
        return std::string(number(5000), 'A');
    case 11:
        return "\xf0\x9f\x98\x80 \x01 \\ud800";
    case 12:
        return Value::array();
    default:
        return Value::object();
    }
}

void Mutator::mutateJson(Value &json)
{
    // Walks down until it likes a place.
    Value *at = &json;
    while (at->is_structured() && !at->empty() && !once(4)) {
        auto child = at->begin();
        std::advance(child, number(at->size()));
        at = &*child;
    }
    switch (number(6)) {
    case 0:
        *at = anyValue();
        break;
    case 1:
        if (at->is_structured() && !at->empty()) {
            auto child = at->begin();
            std::advance(child, number(at->size()));
            at->erase(child);
        }
        break;
    case 2:
        if (at->is_array())
            at->push_back(at->empty() ? anyValue() : Value((*at)[number(at->size())]));
        else if (at->is_object())
            (*at)["more"] = anyValue();
        break;
    case 3: {
        Value inner = *at;
        for (size_t depth = number(40); depth > 0; --depth)
            inner = once(2) ? Value::array({std::move(inner)}) : Value({{"x", std::move(inner)}});
        *at = std::move(inner);
        break;
    }
    case 4:
        if (at->is_string())
            *at = at->get<std::string>() + std::string(number(100), '%');
        else if (at->is_number())
            *at = at->get<double>() * 4096 + 0.25;
        break;
    default:
        // The whole inside a part of it.
        if (json.is_object() && at != &json)
            *at = Value(json);
        break;
    }
}

QByteArray Mutator::mutateBytes(QByteArray bytes, const QByteArray &other)
{
    for (size_t changes = 1 + number(4); changes > 0; --changes) {
        const auto size = size_t(bytes.size());
        const auto at = qsizetype(number(size + 1));
        const auto length = qsizetype(number(size_t(bytes.size() - at) + 1));
        switch (number(7)) {
        case 0:
            if (at < bytes.size())
                bytes[at] = char(bytes[at] ^ (1 << number(8)));
            break;
        case 1:
            bytes.remove(at, once(3) ? length : 1);
            break;
        case 2:
            bytes.insert(at, pieces[qsizetype(number(size_t(pieces.size())))]);
            break;
        case 3:
            if (bytes.size() < 100'000)
                bytes.insert(at, bytes.mid(at, length));
            break;
        case 4:
            bytes.truncate(at);
            break;
        case 5:
            if (bytes.size() < 100'000)
                bytes.insert(at, other.mid(qsizetype(number(size_t(other.size()) + 1))));
            break;
        default:
            bytes.insert(at, QByteArray(qsizetype(number(700)), once(2) ? '[' : '9'));
            break;
        }
    }
    return bytes;
}

} // namespace boucle

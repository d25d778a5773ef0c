// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <nlohmann/json.hpp>

namespace boucle {

/// A JSON text that was parsed, which remembers where its values stand so that complaints about them can say
/// it. For sources, not for headers: nlohmann/json takes long to compile.
class JsonText
{
public:
    enum class Dialect {
        Strict,
        WithComments ///< // and /* */, and commas before a closing bracket
    };

    /// Messages begin with `shownName`, codes with `codePrefix`. Error "<prefix>-syntax".
    static Result<JsonText> parse(const QByteArray &utf8, const QString &shownName, const QString &codePrefix,
                                  Dialect dialect = Dialect::Strict);

    /// Members are in the order of the text.
    const nlohmann::ordered_json &root() const { return m_root; }

    /// Error "<prefix>-shape" about the value at `path`, a list of names and indices: "package.json: line 4,
    /// column 3: `what`".
    Error errorAt(const QStringList &path, const QString &what) const;

private:
    JsonText() = default;

    nlohmann::ordered_json m_root;
    QByteArray m_text;
    QString m_shownName;
    QString m_codePrefix;
};

/// Null when `object` is none or has no such member.
const nlohmann::ordered_json *jsonMember(const nlohmann::ordered_json &object, const char *name);

QString jsonString(const nlohmann::ordered_json &value);

} // namespace boucle

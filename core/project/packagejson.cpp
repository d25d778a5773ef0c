// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/packagejson.h"

#include "core/base/fileread.h"
#include "core/base/jsontext.h"
#include "core/base/tr.h"

#include <QFileInfo>

#include <optional>

namespace boucle {

namespace {

using Json = nlohmann::ordered_json;

constexpr qint64 sizeLimit = 8 * 1024 * 1024;

/// Reads fields one after the other and keeps the first complaint.
class Reader
{
public:
    explicit Reader(const JsonText &text)
        : m_text(text)
    {
    }

    const std::optional<Error> &problem() const { return m_problem; }

    QString string(const char *field)
    {
        const Json *value = jsonMember(m_text.root(), field);
        if (!value || value->is_null())
            return {};
        if (!value->is_string()) {
            complain({QString::fromLatin1(field)},
                     CoreTr::tr("“%1” should be a string").arg(QLatin1String(field)));
            return {};
        }
        return jsonString(*value);
    }

    /// Members whose values are strings, in the order of the file.
    QList<QPair<QString, QString>> strings(const char *field)
    {
        QList<QPair<QString, QString>> result;
        const Json *object = jsonMember(m_text.root(), field);
        if (!object || object->is_null())
            return result;
        if (!object->is_object()) {
            complain({QString::fromLatin1(field)},
                     CoreTr::tr("“%1” should be an object").arg(QLatin1String(field)));
            return result;
        }
        for (const auto &[key, value] : object->items()) {
            const QString name = QString::fromStdString(key);
            if (value.is_string())
                result.append({name, jsonString(value)});
            else
                complain({QString::fromLatin1(field), name},
                         CoreTr::tr("“%1” in “%2” should be a string").arg(name, QLatin1String(field)));
        }
        return result;
    }

    QMap<QString, QString> map(const char *field)
    {
        QMap<QString, QString> result;
        const QList<QPair<QString, QString>> members = strings(field);
        for (const auto &[name, value] : members)
            result.insert(name, value);
        return result;
    }

private:
    void complain(const QStringList &path, const QString &what)
    {
        if (!m_problem)
            m_problem = m_text.errorAt(path, what);
    }

    const JsonText &m_text;
    std::optional<Error> m_problem;
};

/// An array, or an object with a member "packages".
QStringList workspacesOf(const Json &root)
{
    const Json *value = jsonMember(root, "workspaces");
    if (value && value->is_object())
        value = jsonMember(*value, "packages");
    QStringList result;
    if (!value || !value->is_array())
        return result;
    for (const Json &pattern : *value) {
        if (pattern.is_string())
            result.append(jsonString(pattern));
    }
    return result;
}

/// "@scope/tool" makes a command "tool".
QString commandNameOf(const QString &packageName)
{
    return packageName.mid(packageName.lastIndexOf(u'/') + 1);
}

} // namespace

const PackageJson::Script *PackageJson::script(const QString &scriptName) const
{
    for (const Script &each : scripts) {
        if (each.name == scriptName)
            return &each;
    }
    return nullptr;
}

Result<PackageJson> PackageJson::parse(const QByteArray &utf8, const QString &shownName)
{
    const Result<JsonText> parsed = JsonText::parse(utf8, shownName, QStringLiteral("package-json"));
    if (!parsed)
        return parsed.error();
    const JsonText &text = *parsed;
    if (!text.root().is_object())
        return text.errorAt({}, CoreTr::tr("an object in braces is expected"));

    Reader reader(text);
    PackageJson result;
    result.name = reader.string("name");
    result.version = reader.string("version");
    result.main = reader.string("main");
    result.type = reader.string("type");
    const QList<QPair<QString, QString>> scripts = reader.strings("scripts");
    for (const auto &[name, command] : scripts)
        result.scripts.append({name, command});
    const Json *bin = jsonMember(text.root(), "bin");
    if (bin && bin->is_string()) {
        result.bin.append({commandNameOf(result.name), jsonString(*bin)});
    } else {
        const QList<QPair<QString, QString>> commands = reader.strings("bin");
        for (const auto &[name, file] : commands)
            result.bin.append({name, file});
    }
    result.dependencies = reader.map("dependencies");
    result.devDependencies = reader.map("devDependencies");
    result.peerDependencies = reader.map("peerDependencies");
    result.optionalDependencies = reader.map("optionalDependencies");
    result.workspaces = workspacesOf(text.root());
    const Json *engines = jsonMember(text.root(), "engines");
    if (engines && engines->is_object()) // old packages have a list, which npm ignores
        result.engines = reader.map("engines");
    if (reader.problem())
        return *reader.problem();
    return result;
}

Result<PackageJson> PackageJson::load(const QString &path)
{
    const Result<QByteArray> bytes = readFile(path, sizeLimit);
    if (bytes)
        return parse(*bytes, QFileInfo(path).fileName());
    const QString code = bytes.error().code == QLatin1String("file-missing")
                             ? QStringLiteral("package-json-missing")
                             : QStringLiteral("package-json-unreadable");
    return Error{code, bytes.error().message};
}

} // namespace boucle

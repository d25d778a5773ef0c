// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/language.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHash>

namespace boucle {

namespace {

using namespace Qt::Literals::StringLiterals;

Language byExactName(const QString &name)
{
    static const QHash<QString, Language> names{
        {u"tsconfig.json"_s, Language::JsonWithComments},
        {u"jsconfig.json"_s, Language::JsonWithComments},
        {u".npmrc"_s, Language::Properties},
        {u".editorconfig"_s, Language::Properties},
        {u".prettierrc"_s, Language::Json},
        {u".babelrc"_s, Language::JsonWithComments},
        {u".eslintrc"_s, Language::JsonWithComments},
        {u".swcrc"_s, Language::JsonWithComments},
        {u".bashrc"_s, Language::Shell},
        {u".profile"_s, Language::Shell},
    };
    return names.value(name, Language::PlainText);
}

Language bySuffix(const QString &suffix)
{
    static const QHash<QString, Language> suffixes{
        {u"js"_s, Language::JavaScript},
        {u"mjs"_s, Language::JavaScript},
        {u"cjs"_s, Language::JavaScript},
        {u"jsx"_s, Language::JavaScriptReact},
        {u"ts"_s, Language::TypeScript},
        {u"mts"_s, Language::TypeScript},
        {u"cts"_s, Language::TypeScript},
        {u"tsx"_s, Language::TypeScriptReact},
        {u"json"_s, Language::Json},
        {u"map"_s, Language::Json},
        {u"webmanifest"_s, Language::Json},
        {u"jsonc"_s, Language::JsonWithComments},
        {u"json5"_s, Language::JsonWithComments},
        {u"html"_s, Language::Html},
        {u"htm"_s, Language::Html},
        {u"xhtml"_s, Language::Html},
        {u"vue"_s, Language::Html},
        {u"svelte"_s, Language::Html},
        {u"svg"_s, Language::Html},
        {u"xml"_s, Language::Html},
        {u"css"_s, Language::Css},
        {u"scss"_s, Language::Css},
        {u"less"_s, Language::Css},
        {u"md"_s, Language::Markdown},
        {u"markdown"_s, Language::Markdown},
        {u"yml"_s, Language::Yaml},
        {u"yaml"_s, Language::Yaml},
        {u"sh"_s, Language::Shell},
        {u"bash"_s, Language::Shell},
        {u"zsh"_s, Language::Shell},
        {u"env"_s, Language::Properties},
        {u"properties"_s, Language::Properties},
        {u"ini"_s, Language::Properties},
        {u"toml"_s, Language::Properties},
        {u"sql"_s, Language::Sql},
    };
    return suffixes.value(suffix.toLower(), Language::PlainText);
}

} // namespace

Language languageOf(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    if (const Language exact = byExactName(name); exact != Language::PlainText)
        return exact;
    if (name == u".env"_s || name.startsWith(u".env."_s))
        return Language::Properties;
    if (name.startsWith(u"tsconfig."_s) && name.endsWith(u".json"_s))
        return Language::JsonWithComments;
    return bySuffix(QFileInfo(path).suffix());
}

bool isScript(Language language)
{
    return language == Language::JavaScript || language == Language::JavaScriptReact ||
           language == Language::TypeScript || language == Language::TypeScriptReact;
}

QString displayName(Language language)
{
    switch (language) {
    case Language::PlainText:
        return QCoreApplication::translate("boucle::Language", "Plain Text");
    case Language::JavaScript:
        return u"JavaScript"_s;
    case Language::JavaScriptReact:
        return u"JavaScript JSX"_s;
    case Language::TypeScript:
        return u"TypeScript"_s;
    case Language::TypeScriptReact:
        return u"TypeScript JSX"_s;
    case Language::Json:
        return u"JSON"_s;
    case Language::JsonWithComments:
        return QCoreApplication::translate("boucle::Language", "JSON with Comments");
    case Language::Html:
        return u"HTML"_s;
    case Language::Css:
        return u"CSS"_s;
    case Language::Markdown:
        return u"Markdown"_s;
    case Language::Yaml:
        return u"YAML"_s;
    case Language::Shell:
        return QCoreApplication::translate("boucle::Language", "Shell Script");
    case Language::Properties:
        return QCoreApplication::translate("boucle::Language", "Properties");
    case Language::Sql:
        return u"SQL"_s;
    case Language::Count:
        break;
    }
    Q_UNREACHABLE();
}

CommentMarks commentMarks(Language language)
{
    switch (language) {
    case Language::JavaScript:
    case Language::JavaScriptReact:
    case Language::TypeScript:
    case Language::TypeScriptReact:
    case Language::Json:
    case Language::JsonWithComments:
        return {u"//"_s, u"/*"_s, u"*/"_s};
    case Language::Css:
        return {{}, u"/*"_s, u"*/"_s};
    case Language::Html:
    case Language::Markdown:
        return {{}, u"<!--"_s, u"-->"_s};
    case Language::Yaml:
    case Language::Shell:
    case Language::Properties:
        return {u"#"_s, {}, {}};
    case Language::Sql:
        return {u"--"_s, u"/*"_s, u"*/"_s};
    case Language::PlainText:
    case Language::Count:
        break;
    }
    return {};
}

} // namespace boucle

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace boucle {

/// The languages that the editor colours.
enum class Language {
    PlainText,
    JavaScript,
    JavaScriptReact,
    TypeScript,
    TypeScriptReact,
    Json,
    JsonWithComments,
    Html,
    Css,
    Markdown,
    Yaml,
    Shell,
    Properties,
    Sql,
    Count
};

/// By the file's name: "tsconfig.json" is JSON with comments, ".env.local" is a properties file.
Language languageOf(const QString &path);

/// Whether the language is one of the four of JavaScript and TypeScript.
bool isScript(Language language);

/// For the status bar; proper names are not translated.
QString displayName(Language language);

/// What toggling a comment puts before a line ("//"), or around it when there is only a block form.
struct CommentMarks
{
    QString line;
    QString blockStart;
    QString blockEnd;
};
CommentMarks commentMarks(Language language);

} // namespace boucle

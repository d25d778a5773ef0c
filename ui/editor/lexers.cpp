// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/lexers.h"

#include "ui/common/theme.h"
#include "ui/editor/codefont.h"
#include "ui/editor/scriptlexer.h"

#include <Qsci/qscilexerbash.h>
#include <Qsci/qscilexercss.h>
#include <Qsci/qscilexerhtml.h>
#include <Qsci/qscilexermarkdown.h>
#include <Qsci/qscilexerproperties.h>
#include <Qsci/qscilexersql.h>
#include <Qsci/qscilexeryaml.h>

namespace boucle {

namespace {

constexpr int styleCount = 128;

ColourRole scriptRole(int style)
{
    switch (ScriptToken(style)) {
    case ScriptToken::Keyword:
        return ColourRole::Keyword;
    case ScriptToken::Type:
    case ScriptToken::Property:
        return ColourRole::Property;
    case ScriptToken::Constant:
    case ScriptToken::Number:
    case ScriptToken::Regex:
    case ScriptToken::Escape:
        return ColourRole::Number;
    case ScriptToken::String:
        return ColourRole::String;
    case ScriptToken::Function:
    case ScriptToken::Tag:
        return ColourRole::Function;
    case ScriptToken::Comment:
        return ColourRole::Comment;
    default:
        return ColourRole::Text;
    }
}

ColourRole htmlRole(int style)
{
    switch (style) {
    case QsciLexerHTML::Tag:
    case QsciLexerHTML::UnknownTag:
    case QsciLexerHTML::XMLTagEnd:
    case QsciLexerHTML::XMLStart:
    case QsciLexerHTML::XMLEnd:
    case QsciLexerHTML::Script:
    case QsciLexerHTML::SGMLDefault:
    case QsciLexerHTML::SGMLCommand:
        return ColourRole::Function;
    case QsciLexerHTML::Attribute:
    case QsciLexerHTML::UnknownAttribute:
        return ColourRole::Property;
    case QsciLexerHTML::HTMLNumber:
    case QsciLexerHTML::Entity:
    case QsciLexerHTML::JavaScriptNumber:
    case QsciLexerHTML::JavaScriptRegex:
        return ColourRole::Number;
    case QsciLexerHTML::HTMLDoubleQuotedString:
    case QsciLexerHTML::HTMLSingleQuotedString:
    case QsciLexerHTML::JavaScriptDoubleQuotedString:
    case QsciLexerHTML::JavaScriptSingleQuotedString:
    case QsciLexerHTML::JavaScriptUnclosedString:
    case QsciLexerHTML::SGMLDoubleQuotedString:
    case QsciLexerHTML::SGMLSingleQuotedString:
        return ColourRole::String;
    case QsciLexerHTML::HTMLComment:
    case QsciLexerHTML::SGMLComment:
    case QsciLexerHTML::JavaScriptComment:
    case QsciLexerHTML::JavaScriptCommentLine:
    case QsciLexerHTML::JavaScriptCommentDoc:
        return ColourRole::Comment;
    case QsciLexerHTML::JavaScriptKeyword:
        return ColourRole::Keyword;
    default:
        return ColourRole::Text;
    }
}

ColourRole cssRole(int style)
{
    switch (style) {
    case QsciLexerCSS::Tag:
    case QsciLexerCSS::ClassSelector:
    case QsciLexerCSS::IDSelector:
        return ColourRole::Function;
    case QsciLexerCSS::PseudoClass:
    case QsciLexerCSS::UnknownPseudoClass:
    case QsciLexerCSS::PseudoElement:
    case QsciLexerCSS::ExtendedPseudoClass:
    case QsciLexerCSS::ExtendedPseudoElement:
    case QsciLexerCSS::AtRule:
    case QsciLexerCSS::MediaRule:
    case QsciLexerCSS::Important:
        return ColourRole::Keyword;
    case QsciLexerCSS::CSS1Property:
    case QsciLexerCSS::CSS2Property:
    case QsciLexerCSS::CSS3Property:
    case QsciLexerCSS::ExtendedCSSProperty:
    case QsciLexerCSS::UnknownProperty:
    case QsciLexerCSS::Attribute:
    case QsciLexerCSS::Variable:
        return ColourRole::Property;
    case QsciLexerCSS::Value:
        return ColourRole::Number;
    case QsciLexerCSS::DoubleQuotedString:
    case QsciLexerCSS::SingleQuotedString:
        return ColourRole::String;
    case QsciLexerCSS::Comment:
        return ColourRole::Comment;
    default:
        return ColourRole::Text;
    }
}

ColourRole markdownRole(int style)
{
    switch (style) {
    case QsciLexerMarkdown::Header1:
    case QsciLexerMarkdown::Header2:
    case QsciLexerMarkdown::Header3:
    case QsciLexerMarkdown::Header4:
    case QsciLexerMarkdown::Header5:
    case QsciLexerMarkdown::Header6:
        return ColourRole::Function;
    case QsciLexerMarkdown::CodeBackticks:
    case QsciLexerMarkdown::CodeDoubleBackticks:
    case QsciLexerMarkdown::CodeBlock:
        return ColourRole::String;
    case QsciLexerMarkdown::Link:
        return ColourRole::Accent;
    case QsciLexerMarkdown::BlockQuote:
    case QsciLexerMarkdown::HorizontalRule:
    case QsciLexerMarkdown::StrikeOut:
        return ColourRole::Comment;
    case QsciLexerMarkdown::UnorderedListItem:
    case QsciLexerMarkdown::OrderedListItem:
    case QsciLexerMarkdown::Prechar:
        return ColourRole::Keyword;
    default:
        return ColourRole::Text;
    }
}

ColourRole yamlRole(int style)
{
    switch (style) {
    case QsciLexerYAML::Comment:
        return ColourRole::Comment;
    case QsciLexerYAML::Identifier:
        return ColourRole::Property;
    case QsciLexerYAML::Keyword:
    case QsciLexerYAML::Number:
        return ColourRole::Number;
    case QsciLexerYAML::Reference:
    case QsciLexerYAML::DocumentDelimiter:
        return ColourRole::Keyword;
    case QsciLexerYAML::SyntaxErrorMarker:
        return ColourRole::Stop;
    default:
        return ColourRole::Text;
    }
}

ColourRole shellRole(int style)
{
    switch (style) {
    case QsciLexerBash::Comment:
        return ColourRole::Comment;
    case QsciLexerBash::Number:
        return ColourRole::Number;
    case QsciLexerBash::Keyword:
        return ColourRole::Keyword;
    case QsciLexerBash::DoubleQuotedString:
    case QsciLexerBash::SingleQuotedString:
    case QsciLexerBash::HereDocumentDelimiter:
    case QsciLexerBash::SingleQuotedHereDocument:
        return ColourRole::String;
    case QsciLexerBash::Scalar:
    case QsciLexerBash::ParameterExpansion:
        return ColourRole::Property;
    case QsciLexerBash::Backticks:
        return ColourRole::Function;
    default:
        return ColourRole::Text;
    }
}

ColourRole propertiesRole(int style)
{
    switch (style) {
    case QsciLexerProperties::Comment:
        return ColourRole::Comment;
    case QsciLexerProperties::Section:
        return ColourRole::Function;
    case QsciLexerProperties::Key:
        return ColourRole::Property;
    default:
        return ColourRole::Text;
    }
}

ColourRole sqlRole(int style)
{
    switch (style) {
    case QsciLexerSQL::Comment:
    case QsciLexerSQL::CommentLine:
    case QsciLexerSQL::CommentDoc:
    case QsciLexerSQL::CommentLineHash:
    case QsciLexerSQL::PlusComment:
        return ColourRole::Comment;
    case QsciLexerSQL::Number:
        return ColourRole::Number;
    case QsciLexerSQL::Keyword:
        return ColourRole::Keyword;
    case QsciLexerSQL::DoubleQuotedString:
    case QsciLexerSQL::SingleQuotedString:
        return ColourRole::String;
    case QsciLexerSQL::QuotedIdentifier:
        return ColourRole::Property;
    default:
        return ColourRole::Text;
    }
}

ColourRole roleOf(Language language, int style)
{
    switch (language) {
    case Language::Html:
        return htmlRole(style);
    case Language::Css:
        return cssRole(style);
    case Language::Markdown:
        return markdownRole(style);
    case Language::Yaml:
        return yamlRole(style);
    case Language::Shell:
        return shellRole(style);
    case Language::Properties:
        return propertiesRole(style);
    case Language::Sql:
        return sqlRole(style);
    default:
        return scriptRole(style);
    }
}

QsciLexer *newLexer(Language language, QObject *parent)
{
    switch (language) {
    case Language::Html:
        return new QsciLexerHTML(parent);
    case Language::Css:
        return new QsciLexerCSS(parent);
    case Language::Markdown:
        return new QsciLexerMarkdown(parent);
    case Language::Yaml:
        return new QsciLexerYAML(parent);
    case Language::Shell:
        return new QsciLexerBash(parent);
    case Language::Properties:
        return new QsciLexerProperties(parent);
    case Language::Sql:
        return new QsciLexerSQL(parent);
    default:
        return new ScriptLexer(language, parent);
    }
}

} // namespace

QsciLexer *makeLexer(Language language, const Theme &theme, QObject *parent)
{
    if (language == Language::PlainText)
        return nullptr;
    QsciLexer *lexer = newLexer(language, parent);
    colourLexer(*lexer, language, theme);
    return lexer;
}

void colourLexer(QsciLexer &lexer, Language language, const Theme &theme)
{
    const QFont font = editorFont(theme);
    const QColor ground = theme.colour(ColourRole::Editor);
    lexer.setDefaultColor(theme.colour(ColourRole::Text));
    lexer.setDefaultPaper(ground);
    lexer.setDefaultFont(font);
    for (int style = 0; style < styleCount; ++style) {
        if (lexer.description(style).isEmpty())
            continue;
        QFont styleFont = font;
        if (language == Language::Markdown) {
            styleFont.setBold(style == QsciLexerMarkdown::StrongEmphasisAsterisks ||
                              style == QsciLexerMarkdown::StrongEmphasisUnderscores);
            styleFont.setItalic(style == QsciLexerMarkdown::EmphasisAsterisks ||
                                style == QsciLexerMarkdown::EmphasisUnderscores);
        }
        lexer.setColor(theme.colour(roleOf(language, style)), style);
        lexer.setPaper(ground, style);
        lexer.setFont(styleFont, style);
        lexer.setEolFill(false, style);
    }
}

} // namespace boucle

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/packages/readmeview.h"

#include <QRegularExpression>

namespace boucle {

namespace {

// More of it nobody reads here, and it is laid out on the UI thread.
constexpr qsizetype mostCharacters = 60'000;

} // namespace

ReadmeView::ReadmeView(QWidget *parent)
    : QTextBrowser(parent)
{
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("README"));
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) {
        if (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http"))
            emit linkActivated(url);
    });
}

QString ReadmeView::plainMarkdown(const QString &markdown)
{
    static const QRegularExpression hidden(
        QStringLiteral("<!--.*?(?:-->|$)|<(script|style|svg)\\b.*?(?:</\\1\\s*>|$)"),
        QRegularExpression::DotMatchesEverythingOption | QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression htmlPicture(QStringLiteral("<img\\b[^>]*?alt=[\"']([^\"'>]*)[\"'][^>]*>"),
                                                QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression tag(QStringLiteral("</?[a-zA-Z][^>]*>"));
    static const QRegularExpression picture(QStringLiteral("!\\[([^\\]]*)\\](?:\\([^)]*\\)|\\[[^\\]]*\\])"));
    // Of a picture that was a link, and had no words.
    static const QRegularExpression emptyLink(QStringLiteral("\\[\\s*\\](?:\\([^)]*\\)|\\[[^\\]]*\\])"));
    // Of code nothing is taken: what looks like HTML there is meant to be read.
    static const QRegularExpression code(QStringLiteral("```.*?(?:```|$)|`[^`\\n]*`"),
                                         QRegularExpression::DotMatchesEverythingOption);
    QString result;
    const auto clean = [](QString text) {
        text.remove(hidden);
        text.replace(htmlPicture, QStringLiteral("\\1"));
        text.remove(tag);
        text.replace(picture, QStringLiteral("\\1"));
        text.remove(emptyLink);
        return text;
    };
    qsizetype at = 0;
    const QString text = markdown.left(mostCharacters);
    for (auto it = code.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        result += clean(text.mid(at, match.capturedStart() - at));
        result += match.captured();
        at = match.capturedEnd();
    }
    return result + clean(text.mid(at));
}

void ReadmeView::setReadme(const QString &markdown)
{
    document()->setDefaultFont(font());
    document()->setMarkdown(plainMarkdown(markdown), QTextDocument::MarkdownDialectGitHub);
    moveCursor(QTextCursor::Start);
}

QVariant ReadmeView::loadResource(int, const QUrl &)
{
    return {}; // from nowhere
}

} // namespace boucle

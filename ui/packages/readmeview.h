// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

namespace boucle {

/// A README of a stranger's, as text: no script runs, nothing is loaded from anywhere, and links are opened
/// only when they are clicked, by the system's browser.
class ReadmeView : public QTextBrowser
{
    Q_OBJECT
public:
    explicit ReadmeView(QWidget *parent = nullptr);

    void setReadme(const QString &markdown);
    /// Markdown without what would be HTML, and with words in the place of pictures.
    static QString plainMarkdown(const QString &markdown);

signals:
    /// http or https.
    void linkActivated(const QUrl &url);

protected:
    QVariant loadResource(int type, const QUrl &name) override;
};

} // namespace boucle

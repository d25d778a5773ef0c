// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/document.h"

#include <QDateTime>
#include <QWidget>

namespace boucle {

class CodeEditor;
class MessageBar;
class Theme;

/// What one tab shows: the editor of a file, and above it a line when the disk has other news.
class EditorPage : public QWidget
{
    Q_OBJECT
public:
    /// `theme` must outlive the page.
    EditorPage(TextFile file, Document::Kind kind, const Theme &theme, QWidget *parent = nullptr);

    CodeEditor &editor() { return *m_editor; }
    const CodeEditor &editor() const { return *m_editor; }
    Document &document() { return *m_document; }
    const Document &document() const { return *m_document; }

    /// A few words that stand behind the path: what is special about this text now. Translated.
    void setRemark(const QString &remark);
    QString remark() const { return m_remark; }

    /// Document::checkDisk() with its error sent.
    void checkDisk();
    /// Document::restore(), and says so.
    void restore(const QString &text, const QDateTime &recordedAt);

signals:
    void remarkChanged();
    void errorOccurred(const boucle::Error &error);

private:
    void showDisk(Document::Disk disk);
    void reload();

    MessageBar *m_bar;
    CodeEditor *m_editor;
    Document *m_document;
    QString m_remark;
};

} // namespace boucle

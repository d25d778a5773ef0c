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
    EditorPage(TextFile file, const Theme &theme, QWidget *parent = nullptr);

    CodeEditor &editor() { return *m_editor; }
    const CodeEditor &editor() const { return *m_editor; }
    Document &document() { return *m_document; }
    const Document &document() const { return *m_document; }

    /// Document::checkDisk() with its error sent.
    void checkDisk();
    /// Document::restore(), and says so.
    void restore(const QString &text, const QDateTime &recordedAt);

signals:
    void errorOccurred(const boucle::Error &error);

private:
    void showDisk(Document::Disk disk);
    void reload();

    MessageBar *m_bar;
    CodeEditor *m_editor;
    Document *m_document;
};

} // namespace boucle

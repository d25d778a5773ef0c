// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editorpage.h"

#include "ui/common/theme.h"
#include "ui/editor/codeeditor.h"
#include "ui/editor/messagebar.h"

#include <QFileInfo>
#include <QLocale>
#include <QVBoxLayout>

namespace boucle {

namespace {

// What is no file is a script of a program.
Language languageFor(const QString &path, Document::Kind kind)
{
    const Language language = languageOf(path);
    return kind == Document::Kind::ReadOnly && language == Language::PlainText ? Language::JavaScript
                                                                               : language;
}

} // namespace

EditorPage::EditorPage(TextFile file, Document::Kind kind, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_bar(new MessageBar(theme, this))
    , m_editor(new CodeEditor(theme, this))
{
    // Before the text is there: a new lexer reads all of it at once.
    m_editor->setLanguage(languageFor(file.path(), kind));
    m_document = new Document(std::move(file), *m_editor, kind, this);
    m_editor->setTitle(m_document->name());

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_editor, 1);
    setFocusProxy(m_editor);

    connect(m_document, &Document::diskChanged, this, &EditorPage::showDisk);
}

void EditorPage::setRemark(const QString &remark)
{
    if (remark == m_remark)
        return;
    m_remark = remark;
    emit remarkChanged();
}

void EditorPage::checkDisk()
{
    if (const Result<void> checked = m_document->checkDisk(); !checked)
        emit errorOccurred(checked.error());
}

void EditorPage::restore(const QString &text, const QDateTime &recordedAt)
{
    m_document->restore(text);
    if (!m_document->isModified())
        return;
    QList<MessageBar::Choice> choices{{tr("Keep Changes"), [] {}}};
    if (QFileInfo::exists(m_document->path()))
        choices.append({tr("Discard Changes"), [this] { reload(); }});
    const QString when = QLocale().toString(recordedAt, QLocale::ShortFormat);
    m_bar->showMessage(QLatin1String("history"), ColourRole::Accent,
                       tr("Unsaved changes from %1 were recovered.").arg(when), choices);
}

void EditorPage::showDisk(Document::Disk disk)
{
    switch (disk) {
    case Document::Disk::Same:
        m_bar->hide();
        break;
    case Document::Disk::Changed:
        m_bar->showMessage(QLatin1String("triangle-alert"), ColourRole::Pause,
                           tr("Another program changed this file."),
                           {{tr("Keep Mine"), [this] { m_document->keepMine(); }},
                            {tr("Load From Disk"), [this] { reload(); }}});
        break;
    case Document::Disk::Missing:
        m_bar->showMessage(QLatin1String("triangle-alert"), ColourRole::Pause,
                           tr("This file was deleted. Saving writes it again."), {});
        break;
    }
}

void EditorPage::reload()
{
    if (const Result<void> reloaded = m_document->reload(); !reloaded)
        emit errorOccurred(reloaded.error());
}

} // namespace boucle

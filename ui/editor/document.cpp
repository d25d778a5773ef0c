// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/document.h"

#include "core/base/logging.h"
#include "core/editing/recoveryjournal.h"
#include "ui/editor/codeeditor.h"

#include <QFileInfo>

#include <chrono>

namespace boucle {

using namespace std::chrono_literals;

namespace {
// A burst of keys costs one copy of the text; together with the journal's own delay it stays under 500 ms.
constexpr auto recordDelay = 60ms;
} // namespace

Document::Document(TextFile file, CodeEditor &editor, Kind kind, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
    , m_editor(editor)
    , m_kind(kind)
{
    m_editor.setContent(m_file.text());
    m_editor.setReadOnly(isReadOnly());
    m_file.setText({});
    m_recordTimer.setSingleShot(true);
    m_recordTimer.setInterval(recordDelay);
    connect(&m_recordTimer, &QTimer::timeout, this, &Document::record);
    connect(&m_editor, &QsciScintilla::modificationChanged, this, [this](bool modified) {
        if (!modified)
            forget();
        emit modifiedChanged(modified);
    });
    connect(&m_editor, &QsciScintilla::textChanged, this, [this] {
        if (m_journal && isModified() && !m_recordTimer.isActive())
            m_recordTimer.start();
    });
}

QString Document::name() const
{
    return isReadOnly() ? path() : QFileInfo(path()).fileName();
}

bool Document::isModified() const
{
    return m_editor.isModified();
}

void Document::setJournal(RecoveryJournal *journal)
{
    m_journal = journal;
    if (m_journal && isModified())
        record();
}

void Document::forget()
{
    m_recordTimer.stop();
    if (std::exchange(m_recorded, false))
        m_journal->forget(path());
}

void Document::record()
{
    if (!m_journal || !isModified())
        return;
    m_journal->record(path(), m_editor.content());
    m_recorded = true;
}

Result<void> Document::save()
{
    m_file.setText(m_editor.content());
    // A file that was deleted has nothing that could be lost.
    const bool overwrite = m_overwrite || m_disk == Disk::Missing;
    const TextEncoding encoding = m_file.encoding();
    const Result<void> saved = m_file.save(overwrite ? TextFile::Overwrite::Yes : TextFile::Overwrite::No);
    m_file.setText({});
    if (!saved) {
        if (saved.error().code == QLatin1String("file-changed"))
            setDisk(Disk::Changed);
        return saved;
    }
    m_overwrite = false;
    m_editor.setModified(false);
    forget();
    setDisk(Disk::Same);
    if (m_file.encoding() != encoding)
        emit encodingChanged();
    return saved;
}

Result<void> Document::reload()
{
    Result<TextFile> loaded = TextFile::load(path());
    if (!loaded)
        return loaded.error();
    const bool sameForm = loaded->encoding() == m_file.encoding() && loaded->lineEnd() == m_file.lineEnd();
    m_file = std::move(loaded).value();
    m_editor.reloadContent(m_file.text());
    m_file.setText({});
    m_overwrite = false;
    forget();
    setDisk(Disk::Same);
    if (!sameForm)
        emit encodingChanged();
    return {};
}

void Document::keepMine()
{
    m_overwrite = true;
    setDisk(Disk::Same);
}

void Document::restore(const QString &text)
{
    if (text == m_editor.content())
        return;
    m_editor.replaceContent(text);
    m_recorded = true; // under this path, by the run that ended
    record();
}

Result<void> Document::checkDisk()
{
    if (isReadOnly())
        return {};
    switch (m_file.diskState()) {
    case TextFile::DiskState::Same:
        setDisk(Disk::Same);
        break;
    case TextFile::DiskState::Missing:
        setDisk(Disk::Missing);
        break;
    case TextFile::DiskState::Changed:
        if (isModified()) {
            if (!m_overwrite)
                setDisk(Disk::Changed);
        } else if (const Result<void> reloaded = reload(); !reloaded && m_disk != Disk::Changed) {
            setDisk(Disk::Changed);
            return reloaded; // once, not at every look
        }
        break;
    }
    return {};
}

void Document::setDisk(Disk disk)
{
    if (disk == m_disk)
        return;
    qCDebug(logUi) << path() << "on disk:" << int(disk);
    m_disk = disk;
    emit diskChanged(disk);
}

} // namespace boucle

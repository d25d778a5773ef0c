// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/editing/textfile.h"

#include <QObject>
#include <QTimer>

namespace boucle {

class CodeEditor;
class RecoveryJournal;

/// The file behind an editor: loads, saves, notices when another program changed it, and records unsaved text
/// in the journal. Lives on the UI thread.
class Document : public QObject
{
    Q_OBJECT
public:
    /// How the file on disk stands to what was loaded or saved last.
    enum class Disk { Same, Changed, Missing };

    enum class Kind {
        File,
        ReadOnly ///< a text that is no file, under the name that a program knows it by: "node:events"
    };

    /// Shows `file` in `editor`, which must outlive the document.
    Document(TextFile file, CodeEditor &editor, Kind kind, QObject *parent = nullptr);

    bool isReadOnly() const { return m_kind == Kind::ReadOnly; }
    /// Absolute, or the name of a text that is no file.
    QString path() const { return m_file.path(); }
    /// Without folders.
    QString name() const;
    TextEncoding encoding() const { return m_file.encoding(); }
    LineEnd lineEnd() const { return m_file.lineEnd(); }
    bool isModified() const;
    Disk disk() const { return m_disk; }

    /// `journal` must outlive the document.
    void setJournal(RecoveryJournal *journal);
    /// Unsaved changes are given up: the journal forgets them.
    void forget();

    /// Over the file as it is now when keepMine() was called since it changed; otherwise a changed file is
    /// kept and the error is "file-changed".
    Result<void> save();
    /// Takes the text of the file; it can be undone.
    Result<void> reload();
    /// The next save replaces what another program wrote.
    void keepMine();
    /// Unsaved text of an earlier run replaces the file's, as an unsaved change.
    void restore(const QString &text);

    /// Looks at the disk: an unmodified text follows it, a modified one becomes Disk::Changed. Errors are
    /// those of reading the new text.
    Result<void> checkDisk();

signals:
    void modifiedChanged(bool modified);
    void diskChanged(Disk disk);
    void encodingChanged();

private:
    void setDisk(Disk disk);
    void record();

    TextFile m_file; ///< its text is only filled while it is saved
    CodeEditor &m_editor;
    const Kind m_kind;
    RecoveryJournal *m_journal = nullptr;
    QTimer m_recordTimer;
    Disk m_disk = Disk::Same;
    bool m_overwrite = false;
    bool m_recorded = false;
};

} // namespace boucle

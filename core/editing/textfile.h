// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace boucle {

enum class TextEncoding { Utf8, Utf8Bom, Utf16Le, Utf16Be, Latin1 };
enum class LineEnd { Lf, CrLf, Cr };

/// "UTF-8", "UTF-8 with BOM", "UTF-16 LE" …: proper names, the same in every language.
QString nameOf(TextEncoding encoding);
/// "LF", "CRLF", "CR"
QString nameOf(LineEnd lineEnd);

/// What a file looked like when it was read or written last.
struct FileStamp
{
    bool exists = false;
    qint64 size = 0;
    qint64 modifiedNs = 0; ///< since the epoch
    qint64 changedNs = 0;  ///< of the inode, since the epoch
    quint64 inode = 0;
    QByteArray hash; ///< of the bytes
};

/// The text of one file and how it stands on disk. A value; its functions block on the disk and may be called
/// on any thread.
class TextFile
{
public:
    static constexpr qint64 sizeLimit = 64 * 1024 * 1024;

    enum class DiskState { Same, Changed, Missing };
    enum class Overwrite { No, Yes };

    /// A file that does not exist yet: UTF-8, LF.
    TextFile() = default;
    explicit TextFile(const QString &path)
        : m_path(path)
    {
    }

    /// Errors: "file-missing", "file-unreadable", "not-a-file", "file-too-large", "file-binary".
    static Result<TextFile> load(const QString &path);

    QString path() const { return m_path; }
    /// Lines end with "\n" whatever the file has; the last line has one only when the file has.
    QString text() const { return m_text; }
    void setText(const QString &text) { m_text = text; }
    TextEncoding encoding() const { return m_encoding; }
    void setEncoding(TextEncoding encoding) { m_encoding = encoding; }
    /// The commonest one of the file: what every line is saved with.
    LineEnd lineEnd() const { return m_lineEnd; }
    void setLineEnd(LineEnd lineEnd) { m_lineEnd = lineEnd; }
    bool hadMixedLineEnds() const { return m_mixedLineEnds; }

    /// Compares with what was loaded or saved last: cheap while the file is untouched; a file that was
    /// touched but has the same bytes is Same.
    DiskState diskState() const;

    /// Replaces the file in one step: after a failure the old one is as it was. Symbolic links are followed,
    /// mode and owner kept. A Latin-1 file that got other characters becomes UTF-8. Errors: "file-changed"
    /// (by another program, with Overwrite::No), "file-read-only", "disk-full", "file-not-saved".
    Result<void> save(Overwrite overwrite = Overwrite::No);
    /// The same under another name, which becomes the file's. An existing file there is replaced.
    Result<void> saveAs(const QString &path);

private:
    QByteArray encoded(TextEncoding encoding) const;
    Result<void> write();

    QString m_path;
    QString m_text;
    TextEncoding m_encoding = TextEncoding::Utf8;
    LineEnd m_lineEnd = LineEnd::Lf;
    bool m_mixedLineEnds = false;
    FileStamp m_stamp;
};

} // namespace boucle

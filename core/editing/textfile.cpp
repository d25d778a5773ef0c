// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/editing/textfile.h"

#include "core/base/atomicfile.h"
#include "core/base/tr.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QStringConverter>

#include <algorithm>
#include <optional>
#include <sys/stat.h>

namespace boucle {

namespace {

constexpr qint64 nsPerSecond = 1'000'000'000;

const QByteArray utf8Bom("\xEF\xBB\xBF", 3);
const QByteArray utf16LeBom("\xFF\xFE", 2);
const QByteArray utf16BeBom("\xFE\xFF", 2);

qint64 nanoseconds(const timespec &time)
{
    return qint64(time.tv_sec) * nsPerSecond + time.tv_nsec;
}

/// Without the hash. Nothing for what is no regular file.
std::optional<FileStamp> stampOf(const QString &path)
{
    struct stat info = {};
    if (::stat(QFile::encodeName(path).constData(), &info) != 0 || !S_ISREG(info.st_mode))
        return std::nullopt;
    return FileStamp{true, info.st_size, nanoseconds(info.st_mtim), nanoseconds(info.st_ctim), info.st_ino,
                     {}};
}

bool sameInode(const FileStamp &a, const FileStamp &b)
{
    return a.size == b.size && a.modifiedNs == b.modifiedNs && a.changedNs == b.changedNs &&
           a.inode == b.inode;
}

QByteArray hashOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Blake2b_256);
}

Error missing(const QString &path)
{
    return {QStringLiteral("file-missing"), CoreTr::tr("%1 does not exist.").arg(path)};
}

Error unreadable(const QString &path, const QString &reason)
{
    return {QStringLiteral("file-unreadable"), CoreTr::tr("%1 cannot be read: %2.").arg(path, reason)};
}

/// Control characters that no text has: what remains when bytes are no Unicode and have them is no text.
bool isTextByte(char byte)
{
    const auto value = quint8(byte);
    return value >= 0x20 || (value >= 0x07 && value <= 0x0D) || value == 0x1B;
}

struct Decoded
{
    QString text;
    TextEncoding encoding;
};

std::optional<Decoded> decodeWith(QStringConverter::Encoding converter, QByteArrayView bytes,
                                  TextEncoding encoding)
{
    // With the flag a second byte order mark stays, as a character of the text.
    QStringDecoder decoder(converter,
                           QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    QString text = decoder.decode(bytes);
    if (decoder.hasError())
        return std::nullopt;
    return Decoded{std::move(text), encoding};
}

/// Nothing for what is no text.
std::optional<Decoded> decode(const QByteArray &bytes)
{
    const QByteArrayView all(bytes);
    if (bytes.startsWith(utf16LeBom) || bytes.startsWith(utf16BeBom)) {
        if (bytes.size() % 2 != 0)
            return std::nullopt;
        return bytes.startsWith(utf16LeBom)
                   ? decodeWith(QStringConverter::Utf16LE, all.sliced(2), TextEncoding::Utf16Le)
                   : decodeWith(QStringConverter::Utf16BE, all.sliced(2), TextEncoding::Utf16Be);
    }
    if (bytes.contains('\0'))
        return std::nullopt;
    const bool bom = bytes.startsWith(utf8Bom);
    if (auto unicode = decodeWith(QStringConverter::Utf8, all.sliced(bom ? utf8Bom.size() : 0),
                                  bom ? TextEncoding::Utf8Bom : TextEncoding::Utf8))
        return unicode;
    if (!std::all_of(bytes.begin(), bytes.end(), isTextByte))
        return std::nullopt;
    return Decoded{QString::fromLatin1(bytes), TextEncoding::Latin1};
}

struct LineEndCount
{
    LineEnd dominant = LineEnd::Lf;
    bool mixed = false;
};

/// Turns every line end into "\n".
LineEndCount normaliseLineEnds(QString &text)
{
    qsizetype lf = 0;
    qsizetype crLf = 0;
    qsizetype cr = 0;
    qsizetype out = 0;
    QChar *data = text.data();
    for (qsizetype in = 0; in < text.size(); ++in, ++out) {
        if (data[in] == u'\r') {
            const bool pair = in + 1 < text.size() && data[in + 1] == u'\n';
            ++(pair ? crLf : cr);
            in += pair ? 1 : 0;
            data[out] = u'\n';
        } else {
            lf += data[in] == u'\n' ? 1 : 0;
            data[out] = data[in];
        }
    }
    text.truncate(out);
    LineEndCount result;
    if (crLf > lf && crLf >= cr)
        result.dominant = LineEnd::CrLf;
    else if (cr > lf)
        result.dominant = LineEnd::Cr;
    result.mixed = int(lf > 0) + int(crLf > 0) + int(cr > 0) > 1;
    return result;
}

QByteArray encodeWith(QStringConverter::Encoding converter, const QString &text)
{
    QStringEncoder encoder(converter, QStringEncoder::Flag::Stateless);
    return encoder.encode(text);
}

} // namespace

QString nameOf(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return QStringLiteral("UTF-8");
    case TextEncoding::Utf8Bom:
        return QStringLiteral("UTF-8 with BOM");
    case TextEncoding::Utf16Le:
        return QStringLiteral("UTF-16 LE");
    case TextEncoding::Utf16Be:
        return QStringLiteral("UTF-16 BE");
    case TextEncoding::Latin1:
        return QStringLiteral("ISO 8859-1");
    }
    return {};
}

QString nameOf(LineEnd lineEnd)
{
    switch (lineEnd) {
    case LineEnd::Lf:
        return QStringLiteral("LF");
    case LineEnd::CrLf:
        return QStringLiteral("CRLF");
    case LineEnd::Cr:
        return QStringLiteral("CR");
    }
    return {};
}

Result<TextFile> TextFile::load(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return missing(path);
    // Before opening: a pipe would block, a device may act.
    std::optional<FileStamp> stamp = stampOf(path);
    if (!stamp)
        return Error{QStringLiteral("not-a-file"), info.isDir()
                                                       ? CoreTr::tr("%1 is a folder.").arg(path)
                                                       : CoreTr::tr("%1 is not a regular file.").arg(path)};
    if (stamp->size > sizeLimit)
        return Error{QStringLiteral("file-too-large"),
                     CoreTr::tr("%1 is too large to edit: it has %2 MiB, the limit is %3 MiB.")
                         .arg(path)
                         .arg(stamp->size / (1024 * 1024))
                         .arg(sizeLimit / (1024 * 1024))};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(path, file.errorString());
    const QByteArray bytes = file.read(sizeLimit + 1);
    if (file.error() != QFileDevice::NoError)
        return unreadable(path, file.errorString());
    std::optional<Decoded> decoded = decode(bytes);
    if (!decoded)
        return Error{QStringLiteral("file-binary"),
                     CoreTr::tr("%1 is a binary file; only text can be edited.").arg(path)};

    TextFile result(path);
    const LineEndCount lineEnds = normaliseLineEnds(decoded->text);
    result.m_text = std::move(decoded->text);
    result.m_encoding = decoded->encoding;
    result.m_lineEnd = lineEnds.dominant;
    result.m_mixedLineEnds = lineEnds.mixed;
    result.m_stamp = *stamp;
    result.m_stamp.hash = hashOf(bytes);
    return result;
}

TextFile::DiskState TextFile::diskState() const
{
    const std::optional<FileStamp> now = stampOf(m_path);
    if (!now)
        return m_stamp.exists ? DiskState::Missing : DiskState::Same;
    if (!m_stamp.exists)
        return DiskState::Changed;
    if (sameInode(*now, m_stamp))
        return DiskState::Same;
    if (now->size != m_stamp.size)
        return DiskState::Changed;
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return DiskState::Changed;
    return hashOf(file.read(sizeLimit + 1)) == m_stamp.hash ? DiskState::Same : DiskState::Changed;
}

QByteArray TextFile::encoded(TextEncoding encoding) const
{
    QString text = m_text;
    if (m_lineEnd == LineEnd::CrLf)
        text.replace(u'\n', QStringLiteral("\r\n"));
    else if (m_lineEnd == LineEnd::Cr)
        text.replace(u'\n', u'\r');
    switch (encoding) {
    case TextEncoding::Utf8:
        return text.toUtf8();
    case TextEncoding::Utf8Bom:
        return utf8Bom + text.toUtf8();
    case TextEncoding::Utf16Le:
        return utf16LeBom + encodeWith(QStringConverter::Utf16LE, text);
    case TextEncoding::Utf16Be:
        return utf16BeBom + encodeWith(QStringConverter::Utf16BE, text);
    case TextEncoding::Latin1:
        return text.toLatin1();
    }
    return {};
}

Result<void> TextFile::save(Overwrite overwrite)
{
    if (overwrite == Overwrite::No && diskState() == DiskState::Changed)
        return Error{
            QStringLiteral("file-changed"),
            CoreTr::tr("%1 was not saved: another program has changed it since it was opened.").arg(m_path)};
    return write();
}

Result<void> TextFile::saveAs(const QString &path)
{
    TextFile copy = *this;
    copy.m_path = path;
    Result<void> written = copy.write();
    if (written)
        *this = copy;
    return written;
}

Result<void> TextFile::write()
{
    constexpr char16_t lastOfLatin1 = 0xFF;
    const bool tooNarrow =
        m_encoding == TextEncoding::Latin1 &&
        std::any_of(m_text.cbegin(), m_text.cend(), [](QChar c) { return c.unicode() > lastOfLatin1; });
    const TextEncoding encoding = tooNarrow ? TextEncoding::Utf8 : m_encoding;
    const QByteArray bytes = encoded(encoding);
    if (Result<void> saved = saveAtomically(m_path, bytes); !saved)
        return saved;
    m_encoding = encoding;
    m_mixedLineEnds = false;
    m_stamp = stampOf(m_path).value_or(FileStamp{});
    m_stamp.hash = hashOf(bytes);
    return {};
}

} // namespace boucle

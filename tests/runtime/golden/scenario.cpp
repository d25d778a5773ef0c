// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/golden/scenario.h"

#include "core/base/atomicfile.h"
#include "core/base/fileread.h"

#include <algorithm>

namespace boucle {

namespace {

constexpr qint64 sizeLimit = 1024 * 1024;
const QByteArray transcriptMark = "-- transcript\n";

QStringList linesOf(const QByteArray &text)
{
    QStringList lines = QString::fromUtf8(text).split(u'\n');
    while (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

} // namespace

Result<Scenario> Scenario::load(const QString &path)
{
    const Result<QByteArray> bytes = readFile(path, sizeLimit);
    if (!bytes)
        return bytes.error();
    Scenario scenario;
    for (const QByteArray &line : bytes->split('\n')) {
        if (line.startsWith("-- "))
            scenario.files.append({QString::fromUtf8(line.mid(3)), {}});
        else if (!scenario.files.isEmpty())
            scenario.files.last().text += line + '\n';
    }
    const auto take = [&scenario](const QString &name) {
        const File *found = scenario.find(name);
        const QStringList lines = found ? linesOf(found->text) : QStringList();
        scenario.files.removeIf([&name](const File &file) { return file.name == name; });
        return lines;
    };
    scenario.steps = take(QStringLiteral("steps"));
    scenario.transcript = take(QStringLiteral("transcript"));
    if (scenario.files.isEmpty() || scenario.steps.isEmpty())
        return Error{QStringLiteral("scenario"), path + QStringLiteral(" has no file to run, or no steps")};
    return scenario;
}

Result<void> Scenario::saveTranscript(const QString &path, const QStringList &transcript)
{
    const Result<QByteArray> bytes = readFile(path, sizeLimit);
    if (!bytes)
        return bytes.error();
    const qsizetype mark = bytes->indexOf(transcriptMark);
    QByteArray text = mark < 0 ? *bytes + '\n' : bytes->left(mark);
    text += transcriptMark + transcript.join(u'\n').toUtf8() + '\n';
    return saveAtomically(path, text, Durability::Process);
}

const Scenario::File *Scenario::find(const QString &name) const
{
    const auto found =
        std::find_if(files.begin(), files.end(), [&name](const File &file) { return file.name == name; });
    return found == files.end() ? nullptr : &*found;
}

} // namespace boucle

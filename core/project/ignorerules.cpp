// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/ignorerules.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <optional>

namespace boucle {

namespace {

const QString wildcards = QStringLiteral("*?[\\");

/// Whether `c` is in the class that begins behind the "[" at `at`; moves `at` behind its "]". Nothing when it
/// has no end: then the "[" stands for itself.
std::optional<bool> matchesClass(QStringView pattern, qsizetype &at, QChar c)
{
    qsizetype i = at;
    const bool negated = i < pattern.size() && (pattern[i] == u'!' || pattern[i] == u'^');
    i += negated ? 1 : 0;
    bool found = false;
    for (bool first = true; i < pattern.size() && (first || pattern[i] != u']'); first = false) {
        if (pattern[i] == u'\\' && i + 1 < pattern.size())
            ++i;
        const QChar from = pattern[i++];
        QChar to = from;
        if (i + 1 < pattern.size() && pattern[i] == u'-' && pattern[i + 1] != u']') {
            to = pattern[i + 1];
            i += 2;
        }
        found = found || (from <= c && c <= to);
    }
    if (i >= pattern.size())
        return std::nullopt;
    at = i + 1;
    return found != negated && c != u'/';
}

/// Whether the one-character pattern at `at` matches; moves `at` behind it.
bool matchesOne(QStringView pattern, qsizetype &at, QChar c)
{
    const QChar wanted = pattern[at++];
    if (wanted == u'?')
        return c != u'/';
    if (wanted == u'[')
        return matchesClass(pattern, at, c).value_or(c == u'[');
    if (wanted == u'\\' && at < pattern.size())
        return c == pattern[at++];
    return wanted == c;
}

QString readText(const QString &path)
{
    QFile file(path);
    // Not being there is the usual case.
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

bool matchesGlob(QStringView pattern, QStringView text)
{
    // Where to go on when what follows a star does not match: a plain star lies within its path segment, so
    // that only the last one after the last "**" matters. That bounds the work whatever the pattern is.
    struct Retry
    {
        qsizetype pattern = -1;
        qsizetype text = 0;
        bool bySegments = false;
    };
    Retry star;
    Retry deep;
    qsizetype p = 0;
    qsizetype t = 0;
    while (true) {
        if (p < pattern.size() && pattern[p] == u'*') {
            const bool twice = p + 1 < pattern.size() && pattern[p + 1] == u'*';
            const qsizetype next = p + (twice ? 2 : 1);
            const bool atStart = p == 0 || pattern[p - 1] == u'/';
            const bool beforeSlash = next < pattern.size() && pattern[next] == u'/';
            if (twice && atStart && (beforeSlash || next == pattern.size())) {
                // "a/**/b" matches "a/b" too: the slash belongs to the stars.
                p = next + (beforeSlash ? 1 : 0);
                deep = {p, t, beforeSlash};
                star = {};
            } else {
                p = next;
                star = {p, t, false};
            }
            continue;
        }
        if (p == pattern.size() && t == text.size())
            return true;
        if (p < pattern.size() && t < text.size() && matchesOne(pattern, p, text[t])) {
            ++t;
            continue;
        }
        if (star.pattern >= 0 && star.text < text.size() && text[star.text] != u'/') {
            p = star.pattern;
            t = ++star.text;
            continue;
        }
        if (deep.pattern < 0)
            return false;
        const qsizetype slash = deep.bySegments ? text.indexOf(u'/', deep.text) : deep.text;
        if (slash < 0 || slash >= text.size())
            return false;
        deep.text = slash + 1;
        star = {};
        p = deep.pattern;
        t = deep.text;
    }
}

IgnoreRules IgnoreRules::ofFolder(const QString &folder, const QString &root)
{
    QStringList folders;
    for (QString at = folder; !at.isEmpty(); at = at.left(at.lastIndexOf(u'/'))) {
        folders.prepend(at);
        if (QFileInfo::exists(at + QStringLiteral("/.git"))) {
            IgnoreRules rules;
            for (const QString &one : std::as_const(folders))
                rules.add(one, readText(one + QStringLiteral("/.gitignore")));
            return rules;
        }
    }
    IgnoreRules rules;
    for (const QString &one : std::as_const(folders)) {
        if (one.size() >= root.size())
            rules.add(one, readText(one + QStringLiteral("/.gitignore")));
    }
    return rules;
}

void IgnoreRules::add(const QString &folder, const QString &text)
{
    const QStringList lines = text.split(u'\n');
    for (QString line : lines) {
        if (line.endsWith(u'\r'))
            line.chop(1);
        while (line.endsWith(u' ') && !line.endsWith(QLatin1String("\\ ")))
            line.chop(1);
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        Rule rule;
        rule.folder = folder + u'/';
        rule.negated = line.startsWith(u'!');
        line.remove(0, rule.negated ? 1 : 0);
        rule.foldersOnly = line.endsWith(u'/');
        line.chop(rule.foldersOnly ? 1 : 0);
        rule.anchored = line.contains(u'/');
        rule.pattern = line.startsWith(u'/') ? line.mid(1) : line;
        rule.literal = std::none_of(rule.pattern.cbegin(), rule.pattern.cend(),
                                    [](QChar c) { return wildcards.contains(c); });
        if (!rule.pattern.isEmpty())
            m_rules.append(rule);
    }
}

bool IgnoreRules::isIgnored(const QString &path, bool isFolder) const
{
    // The last rule that matches decides.
    for (auto rule = m_rules.crbegin(); rule != m_rules.crend(); ++rule) {
        if ((isFolder || !rule->foldersOnly) && matches(*rule, path))
            return !rule->negated;
    }
    return false;
}

bool IgnoreRules::matches(const Rule &rule, const QString &path)
{
    if (!path.startsWith(rule.folder))
        return false;
    const QStringView text =
        QStringView(path).mid(rule.anchored ? rule.folder.size() : path.lastIndexOf(u'/') + 1);
    return rule.literal ? text == rule.pattern : matchesGlob(rule.pattern, text);
}

} // namespace boucle

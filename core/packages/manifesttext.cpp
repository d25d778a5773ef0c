// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packages/manifesttext.h"

#include <QSet>

#include <functional>
#include <vector>

namespace boucle {

namespace {

bool isSection(const QString &name)
{
    static const QSet<QString> sections{QStringLiteral("dependencies"), QStringLiteral("devDependencies"),
                                        QStringLiteral("optionalDependencies"),
                                        QStringLiteral("peerDependencies")};
    return sections.contains(name);
}

/// A name or a range of a dependency.
struct Found
{
    QString section;
    QString name;
    QString text;
    qsizetype begin = 0; ///< behind the quote
    qsizetype end = 0;   ///< before the closing one, or at the line's end
    bool isName = false;
    bool hasValue = false; ///< of a name: a colon follows
};

/// Reads what looks like JSON, and forgives what is missing.
class Scanner
{
public:
    Scanner(const QString &text, std::function<void(const Found &)> found)
        : m_text(text)
        , m_found(std::move(found))
    {
    }

    void run()
    {
        while (m_at < m_text.size()) {
            const QChar c = m_text.at(m_at);
            if (c == u'"') {
                takeString();
                continue;
            }
            if (c == u'{' || c == u'[')
                m_levels.push_back({c == u'{', {}, true});
            else if ((c == u'}' || c == u']') && !m_levels.empty())
                m_levels.pop_back();
            else if (c == u':' && !m_levels.empty())
                m_levels.back().expectsKey = false;
            else if (c == u',' && !m_levels.empty())
                m_levels.back().expectsKey = true;
            ++m_at;
        }
    }

private:
    struct Level
    {
        bool isObject = false;
        QString key;
        bool expectsKey = true;
    };

    void takeString()
    {
        const qsizetype begin = ++m_at;
        while (m_at < m_text.size() && m_text.at(m_at) != u'"' && m_text.at(m_at) != u'\n')
            m_at += m_text.at(m_at) == u'\\' ? 2 : 1;
        const qsizetype end = std::min(m_at, m_text.size());
        const QString text = m_text.mid(begin, end - begin);
        if (m_at < m_text.size() && m_text.at(m_at) == u'"')
            ++m_at;
        if (m_levels.empty() || !m_levels.back().isObject)
            return;
        // A comma may be missing: what comes after a value is a key again, and so is what a colon follows.
        const bool isKey = m_levels.back().expectsKey || nextIs(u':');
        m_levels.back().expectsKey = !isKey;
        if (isKey)
            m_levels.back().key = text;
        if (m_levels.size() == 2 && isSection(m_levels.front().key))
            m_found({m_levels.front().key, isKey ? text : m_levels.back().key, text, begin, end, isKey,
                     isKey && nextIs(u':')});
    }

    bool nextIs(QChar wanted) const
    {
        qsizetype at = m_at;
        while (at < m_text.size() && m_text.at(at).isSpace())
            ++at;
        return at < m_text.size() && m_text.at(at) == wanted;
    }

    const QString &m_text;
    const std::function<void(const Found &)> m_found;
    qsizetype m_at = 0;
    std::vector<Level> m_levels;
};

} // namespace

QList<ManifestDependency> dependenciesIn(const QString &text)
{
    QList<ManifestDependency> dependencies;
    qsizetype counted = 0;
    qsizetype lineStart = 0;
    int line = 1;
    Scanner(text, [&](const Found &found) {
        if (!found.isName) {
            if (!dependencies.isEmpty() && dependencies.last().name == found.name)
                dependencies.last().range = found.text;
            return;
        }
        for (; counted < found.begin; ++counted) {
            if (text.at(counted) == u'\n') {
                ++line;
                lineStart = counted + 1;
            }
        }
        dependencies.append({found.section, found.name, {}, line, int(found.begin - lineStart) + 1});
    }).run();
    return dependencies;
}

ManifestCursor cursorIn(const QString &text, qsizetype offset)
{
    ManifestCursor cursor;
    Scanner(text, [&](const Found &found) {
        if (offset < found.begin || offset > found.end)
            return;
        cursor.what = found.isName ? ManifestCursor::What::Name : ManifestCursor::What::Range;
        cursor.name = found.name;
        cursor.typed = text.mid(found.begin, offset - found.begin);
        cursor.begin = found.begin;
        cursor.end = found.end;
        cursor.hasValue = found.hasValue;
    }).run();
    return cursor;
}

} // namespace boucle

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editorsearch.h"

#include "ui/common/theme.h"
#include "ui/editor/codeeditor.h"
#include "ui/editor/findbar.h"
#include "ui/editor/scitext.h"

#include <QKeyEvent>

#include <algorithm>
#include <chrono>

namespace boucle {

using namespace std::chrono_literals;
using Sci = QsciScintillaBase;

namespace {

constexpr auto updateDelay = 120ms;
constexpr unsigned long matchIndicator = Sci::INDIC_CONTAINER + 2UL;
constexpr long markAlpha = 60;

/// Walks along a text and tells the UTF-8 offset of growing UTF-16 offsets.
class OffsetWalk
{
public:
    explicit OffsetWalk(const QString &text)
        : m_text(text)
    {
    }

    long bytesTo(qsizetype index)
    {
        for (; m_index < index; ++m_index) {
            const char16_t c = m_text[m_index].unicode();
            // Each half of a surrogate pair stands for two of the four bytes.
            m_bytes += c < 0x80 ? 1 : c < 0x800 || QChar::isSurrogate(c) ? 2 : 3;
        }
        return m_bytes;
    }

private:
    const QString &m_text;
    qsizetype m_index = 0;
    long m_bytes = 0;
};

} // namespace

EditorSearch::EditorSearch(const Theme &theme, FindBar &bar, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_bar(bar)
{
    m_updateTimer.setSingleShot(true);
    m_updateTimer.setInterval(updateDelay);
    connect(&m_updateTimer, &QTimer::timeout, this, [this] {
        update();
        showCount();
    });
    connect(&m_bar, &FindBar::queryChanged, this, &EditorSearch::restart);
    connect(&m_bar, &FindBar::findNext, this, &EditorSearch::next);
    connect(&m_bar, &FindBar::findPrevious, this, &EditorSearch::previous);
    connect(&m_bar, &FindBar::replaceOne, this, &EditorSearch::replaceOne);
    connect(&m_bar, &FindBar::replaceAll, this, &EditorSearch::replaceAll);
    connect(&m_bar, &FindBar::closed, this, &EditorSearch::stop);
    connect(&m_theme, &Theme::changed, this, &EditorSearch::mark);
}

void EditorSearch::setEditor(CodeEditor *editor)
{
    if (editor == m_editor)
        return;
    if (m_editor) {
        m_editor->disconnect(this);
        m_editor->removeEventFilter(this);
        m_matches.clear();
        mark();
    }
    m_editor = editor;
    if (!m_editor)
        return;
    m_origin = m_editor->SendScintilla(Sci::SCI_GETSELECTIONSTART);
    connect(m_editor, &QsciScintilla::textChanged, this, [this] {
        if (m_bar.isVisible())
            m_updateTimer.start();
    });
    connect(m_editor, &QsciScintilla::selectionChanged, this, [this] {
        if (m_bar.isVisible() && !m_updateTimer.isActive() && !m_matches.empty())
            showCount();
    });
    m_editor->installEventFilter(this);
    if (m_bar.isVisible()) {
        update();
        showCount();
    }
}

void EditorSearch::restart()
{
    if (!m_editor)
        return;
    // While the user types, the first match from where the search began is shown.
    if (!selected())
        m_origin = m_editor->SendScintilla(Sci::SCI_GETSELECTIONSTART);
    update();
    const auto found = std::find_if(m_matches.begin(), m_matches.end(),
                                    [this](const Match &match) { return match.start >= m_origin; });
    if (!m_matches.empty())
        select(found == m_matches.end() ? 0 : size_t(found - m_matches.begin()));
    showCount();
}

void EditorSearch::stop()
{
    m_updateTimer.stop();
    m_matches.clear();
    mark();
    if (m_editor)
        m_editor->setFocus(Qt::OtherFocusReason);
}

void EditorSearch::update()
{
    m_matches.clear();
    const FindQuery query = m_bar.query();
    if (m_editor && !query.text.isEmpty()) {
        if (const Result<QRegularExpression> expression = query.expression()) {
            const QString text = m_editor->content();
            OffsetWalk walk(text);
            QRegularExpressionMatchIterator found = expression->globalMatch(text);
            while (found.hasNext() && m_matches.size() < size_t(matchLimit)) {
                const QRegularExpressionMatch match = found.next();
                if (match.capturedLength() == 0)
                    continue;
                const long start = walk.bytesTo(match.capturedStart());
                m_matches.push_back({start, walk.bytesTo(match.capturedEnd())});
            }
        }
    }
}

void EditorSearch::mark()
{
    if (!m_editor)
        return;
    QsciScintilla &editor = *m_editor;
    editor.SendScintilla(Sci::SCI_INDICSETSTYLE, matchIndicator, static_cast<long>(Sci::INDIC_STRAIGHTBOX));
    editor.SendScintilla(Sci::SCI_INDICSETFORE, matchIndicator, m_theme.colour(ColourRole::Pause));
    editor.SendScintilla(Sci::SCI_INDICSETALPHA, matchIndicator, markAlpha);
    editor.SendScintilla(Sci::SCI_INDICSETOUTLINEALPHA, matchIndicator, 2 * markAlpha);
    editor.SendScintilla(Sci::SCI_INDICSETUNDER, matchIndicator, 1L);
    editor.SendScintilla(Sci::SCI_SETINDICATORCURRENT, matchIndicator);
    editor.SendScintilla(Sci::SCI_INDICATORCLEARRANGE, 0UL, editor.SendScintilla(Sci::SCI_GETLENGTH));
    const std::optional<size_t> current = selected();
    for (size_t i = 0; i < m_matches.size(); ++i) {
        if (i != current) { // that one has the colour of the selection
            editor.SendScintilla(Sci::SCI_INDICATORFILLRANGE, static_cast<unsigned long>(m_matches[i].start),
                                 m_matches[i].end - m_matches[i].start);
        }
    }
}

std::optional<size_t> EditorSearch::selected() const
{
    const long start = m_editor->SendScintilla(Sci::SCI_GETSELECTIONSTART);
    const long end = m_editor->SendScintilla(Sci::SCI_GETSELECTIONEND);
    const auto found =
        std::lower_bound(m_matches.begin(), m_matches.end(), start,
                         [](const Match &match, long position) { return match.start < position; });
    if (found == m_matches.end() || found->start != start || found->end != end)
        return {};
    return size_t(found - m_matches.begin());
}

void EditorSearch::showCount()
{
    if (!m_editor)
        return;
    if (!m_bar.isVisible()) // "find next" without the bar
        m_matches.clear();
    mark();
    if (!m_bar.isVisible())
        return;
    const FindQuery query = m_bar.query();
    if (!query.text.isEmpty()) {
        if (const Result<QRegularExpression> expression = query.expression(); !expression) {
            m_bar.setProblem(expression.error().message);
            return;
        }
    }
    const std::optional<size_t> index = selected();
    m_bar.setCount(index ? int(*index) + 1 : 0, int(m_matches.size()),
                   m_matches.size() == size_t(matchLimit));
}

void EditorSearch::select(size_t index)
{
    const Match match = m_matches[index];
    const long line =
        m_editor->SendScintilla(Sci::SCI_LINEFROMPOSITION, static_cast<unsigned long>(match.start));
    m_editor->SendScintilla(Sci::SCI_ENSUREVISIBLE, static_cast<unsigned long>(line));
    m_editor->SendScintilla(Sci::SCI_SETSEL, static_cast<unsigned long>(match.start), match.end);
    m_editor->revealCursor();
}

void EditorSearch::next()
{
    if (!m_editor || m_bar.query().text.isEmpty())
        return;
    update();
    const long from = m_editor->SendScintilla(Sci::SCI_GETSELECTIONEND);
    const auto found = std::find_if(m_matches.begin(), m_matches.end(),
                                    [from](const Match &match) { return match.start >= from; });
    if (!m_matches.empty())
        select(found == m_matches.end() ? 0 : size_t(found - m_matches.begin()));
    showCount();
}

void EditorSearch::previous()
{
    if (!m_editor || m_bar.query().text.isEmpty())
        return;
    update();
    const long to = m_editor->SendScintilla(Sci::SCI_GETSELECTIONSTART);
    const auto found = std::find_if(m_matches.rbegin(), m_matches.rend(),
                                    [to](const Match &match) { return match.end <= to; });
    if (!m_matches.empty())
        select(found == m_matches.rend() ? m_matches.size() - 1 : size_t(m_matches.rend() - found) - 1);
    showCount();
}

void EditorSearch::replaceOne()
{
    if (!m_editor)
        return;
    update();
    if (const std::optional<size_t> index = selected()) {
        const FindQuery query = m_bar.query();
        const Match match = m_matches[*index];
        const QString text = m_editor->content();
        const std::string_view before = textRange(*m_editor, 0, match.start);
        const qsizetype offset = QString::fromUtf8(before.data(), qsizetype(before.size())).size();
        const Result<QRegularExpression> expression = query.expression();
        const QRegularExpressionMatch found = expression->match(text, offset);
        const QByteArray replacement = expandReplacement(query, m_bar.replacement(), found).toUtf8();
        m_editor->SendScintilla(Sci::SCI_SETTARGETRANGE, static_cast<unsigned long>(match.start), match.end);
        m_editor->SendScintilla(Sci::SCI_REPLACETARGET, static_cast<unsigned long>(replacement.size()),
                                replacement.constData());
        const long after = match.start + long(replacement.size());
        m_editor->SendScintilla(Sci::SCI_SETSEL, static_cast<unsigned long>(after), after);
    }
    next();
}

void EditorSearch::replaceAll()
{
    const FindQuery query = m_bar.query();
    if (!m_editor || query.text.isEmpty())
        return;
    const Result<QRegularExpression> expression = query.expression();
    if (!expression)
        return;
    const QString text = m_editor->content();
    QString result;
    qsizetype last = 0;
    int count = 0;
    QRegularExpressionMatchIterator found = expression->globalMatch(text);
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        result += QStringView(text).mid(last, match.capturedStart() - last);
        result += expandReplacement(query, m_bar.replacement(), match);
        last = match.capturedEnd();
        ++count;
    }
    if (count > 0) {
        result += QStringView(text).mid(last);
        m_editor->replaceContent(result);
    }
    update();
    mark();
    m_updateTimer.stop(); // the count would hide the note
    m_bar.setNote(tr("%n replaced", nullptr, count));
}

bool EditorSearch::eventFilter(QObject *, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || !m_bar.isVisible())
        return false;
    if (static_cast<QKeyEvent *>(event)->key() != Qt::Key_Escape)
        return false;
    m_bar.dismiss();
    return true;
}

} // namespace boucle

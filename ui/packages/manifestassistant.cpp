// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/packages/manifestassistant.h"

#include "core/debugger/consolerepl.h"
#include "core/packages/projectpackages.h"
#include "ui/editor/codeeditor.h"
#include "ui/editor/editormarks.h"
#include "ui/editor/editorpage.h"
#include "ui/server/completionpopup.h"

#include <QKeyEvent>
#include <QLocale>

#include <algorithm>
#include <chrono>

namespace boucle {

namespace {

using namespace std::chrono_literals;
using Sci = QsciScintillaBase;
using What = ManifestCursor::What;

constexpr auto hintsTime = 250ms;
constexpr auto typingTime = 200ms;
// Fewer letters are the beginning of everything.
constexpr qsizetype leastName = 2;
constexpr qsizetype mostOffers = 20;

/// UTF-16 units before the byte at `position`.
qsizetype offsetOf(const QByteArray &utf8, long position)
{
    return QString::fromUtf8(utf8.constData(), position).size();
}

} // namespace

QString hintFor(const ManifestDependency &dependency, const ProjectPackages &packages, bool &isProblem)
{
    isProblem = false;
    const DirectDependency *const direct = packages.direct(dependency.name);
    const RegistryVersions *const known = packages.versions(dependency.name);
    QStringList words;
    if (direct && direct->version.isEmpty() && direct->type != QLatin1String("optional") &&
        direct->type != QLatin1String("peer")) {
        isProblem = true;
        words.append(ManifestAssistant::tr("not installed"));
        if (known)
            words.append(ManifestAssistant::tr("latest %1").arg(known->latest));
    } else if (direct && known && known->latest != direct->version && !known->kind.isEmpty()) {
        words.append(QStringLiteral("%1 → %2").arg(direct->version, known->latest));
        if (known->kind.contains(QLatin1String("major")))
            words.last() += QLatin1String(" (") + ManifestAssistant::tr("major") + u')';
    } else if (direct && known) {
        words.append(ManifestAssistant::tr("%1, up to date").arg(direct->version));
    } else if (direct && !direct->version.isEmpty()) {
        words.append(direct->version);
    }
    if (known && known->bytes > 0)
        words.append(QLocale().formattedDataSize(known->bytes));
    QStringList titles;
    for (const PackageAdvisory &advisory : packages.advisoriesOf(dependency.name)) {
        if (!advisory.title.isEmpty())
            titles.append(advisory.title);
        else if (!advisory.through.isEmpty())
            titles.append(ManifestAssistant::tr("vulnerable through %1").arg(advisory.through));
    }
    if (!titles.isEmpty()) {
        isProblem = true;
        titles.removeDuplicates();
        words.append(
            titles.size() > 1
                ? ManifestAssistant::tr("%1 and %n more", nullptr, int(titles.size()) - 1).arg(titles.first())
                : titles.first());
    }
    return words.join(QStringLiteral(" · "));
}

ManifestAssistant::ManifestAssistant(EditorPage &page, ProjectPackages &packages, const Theme &theme)
    : QObject(&page)
    , m_page(page)
    , m_editor(page.editor())
    , m_packages(&packages)
    , m_theme(theme)
{
    m_hintsSoon.setSingleShot(true);
    m_hintsSoon.setInterval(hintsTime);
    connect(&m_hintsSoon, &QTimer::timeout, this, &ManifestAssistant::updateHints);
    m_suggestSoon.setSingleShot(true);
    m_suggestSoon.setInterval(typingTime);
    connect(&m_suggestSoon, &QTimer::timeout, this, &ManifestAssistant::suggest);
    connect(&m_editor, &QsciScintilla::textChanged, &m_hintsSoon, qOverload<>(&QTimer::start));
    connect(&m_editor, &QsciScintilla::textChanged, this, [this] {
        if (m_popup && m_popup->isVisible())
            m_suggestSoon.start();
    });
    connect(&m_editor, &Sci::SCN_CHARADDED, this, [this] { m_suggestSoon.start(); });
    for (const auto &change : {&ProjectPackages::treeChanged, &ProjectPackages::outdatedChanged,
                               &ProjectPackages::advisoriesChanged})
        connect(&packages, change, this, &ManifestAssistant::updateHints);
    m_editor.installEventFilter(this);
    updateHints();
}

bool ManifestAssistant::isOfProject() const
{
    return m_packages && !m_packages->folder().isEmpty() &&
           m_page.document().path().startsWith(m_packages->folder() + QLatin1Char('/'));
}

void ManifestAssistant::updateHints()
{
    QList<LineNote> hints;
    if (isOfProject() && m_packages->tree()) {
        for (const ManifestDependency &dependency : dependenciesIn(m_editor.content())) {
            bool isProblem = false;
            const QString words = hintFor(dependency, *m_packages, isProblem);
            if (!words.isEmpty())
                hints.append({dependency.line, words, isProblem});
        }
    }
    m_editor.marks().setHints(hints);
}

ManifestCursor ManifestAssistant::cursor() const
{
    const QByteArray utf8 = m_editor.content().toUtf8();
    const long position = m_editor.SendScintilla(Sci::SCI_GETCURRENTPOS);
    return cursorIn(QString::fromUtf8(utf8), offsetOf(utf8, position));
}

void ManifestAssistant::suggest()
{
    if (!isOfProject())
        return;
    const ManifestCursor at = cursor();
    const int question = ++m_question;
    if (at.what == What::Name && at.typed.size() >= leastName) {
        m_packages->findNames(at.typed, this,
                              [this, at, question](const PackageResult<PackageSearch> &found) {
                                  // What was typed meanwhile asks for itself.
                                  if (question == m_question && cursor() == at)
                                      offerNames(at, found ? *found : PackageSearch());
                              });
    } else if (at.what == What::Range && !at.name.isEmpty()) {
        m_packages->details(at.name, {}, this,
                            [this, at, question](const PackageResult<PackageDetails> &details) {
                                if (question == m_question && cursor() == at && details)
                                    offerVersions(at, *details);
                            });
    } else {
        dismiss();
    }
}

void ManifestAssistant::offerNames(const ManifestCursor &at, const PackageSearch &found)
{
    QList<Offer> offers;
    const auto add = [&](const QString &name, const QString &version) {
        const bool isThere =
            std::any_of(offers.begin(), offers.end(), [&](const Offer &each) { return each.text == name; });
        if (!isThere && name.startsWith(at.typed, Qt::CaseInsensitive) && offers.size() < mostOffers)
            offers.append({name, version, version});
    };
    for (const FoundPackage &package : found.packages)
        add(package.name, package.version);
    // What is there already, for others, needs no registry.
    if (m_packages->tree()) {
        for (const InstalledPackage &package : m_packages->tree()->packages)
            add(package.name, package.version);
    }
    show(at, offers);
}

void ManifestAssistant::offerVersions(const ManifestCursor &at, const PackageDetails &details)
{
    // A range keeps the sign that was typed; the latest is offered in all three ways.
    const QString sign =
        at.typed.startsWith(u'^') || at.typed.startsWith(u'~') ? at.typed.left(1) : QString();
    QList<Offer> offers;
    const auto add = [&](const QString &text, const QString &detail) {
        if (text.startsWith(at.typed) && offers.size() < mostOffers)
            offers.append({text, detail, {}});
    };
    for (const PackageVersion &version : details.versions) {
        if (!version.tags.contains(QLatin1String("latest")))
            continue;
        add(u'^' + version.version, tr("compatible"));
        add(u'~' + version.version, tr("patches"));
        add(version.version, tr("latest"));
    }
    for (const PackageVersion &version : details.versions) {
        if (version.isDeprecated || version.tags.contains(QLatin1String("latest")))
            continue;
        add(sign + version.version, version.tags.isEmpty()
                                        ? QLocale().toString(version.date.date(), QLocale::ShortFormat)
                                        : version.tags.join(QLatin1String(", ")));
    }
    show(at, offers);
}

void ManifestAssistant::show(const ManifestCursor &at, const QList<Offer> &offers)
{
    const bool isWhole = offers.size() == 1 && offers.first().text == at.typed && at.hasValue;
    if (offers.isEmpty() || isWhole) {
        dismiss();
        return;
    }
    m_offers = offers;
    if (!m_popup) {
        m_popup = new CompletionPopup(m_theme, &m_editor);
        connect(m_popup, &CompletionPopup::chosen, this, &ManifestAssistant::insert);
    }
    QList<Completion> items;
    for (const Offer &offer : offers)
        items.append({offer.text, Completion::Kind::Property, offer.detail});
    const long position = m_editor.SendScintilla(Sci::SCI_GETCURRENTPOS) - at.typed.toUtf8().size();
    const QPoint corner(int(m_editor.SendScintilla(Sci::SCI_POINTXFROMPOSITION, 0UL, position)),
                        int(m_editor.SendScintilla(Sci::SCI_POINTYFROMPOSITION, 0UL, position)));
    const int height = int(m_editor.SendScintilla(Sci::SCI_TEXTHEIGHT));
    m_popup->showItems(items, QRect(m_editor.viewport()->mapToGlobal(corner), QSize(1, height)));
}

void ManifestAssistant::insert(const QString &text)
{
    const ManifestCursor at = cursor();
    const auto offer =
        std::find_if(m_offers.begin(), m_offers.end(), [&](const Offer &each) { return each.text == text; });
    dismiss();
    if (at.what == What::Nothing || offer == m_offers.end())
        return;
    const QString content = m_editor.content();
    const bool isClosed = at.end < content.size() && content.at(at.end) == u'"';
    QString words = text + u'"';
    // A name that is new gets the range that npm would write.
    if (at.what == What::Name && !at.hasValue)
        words += QStringLiteral(": \"^%1\"").arg(offer->version);
    const long begin = content.left(at.begin).toUtf8().size();
    const long end = content.left(at.end + (isClosed ? 1 : 0)).toUtf8().size();
    const QByteArray utf8 = words.toUtf8();
    m_editor.beginUndoAction();
    m_editor.SendScintilla(Sci::SCI_SETTARGETSTART, static_cast<unsigned long>(begin));
    m_editor.SendScintilla(Sci::SCI_SETTARGETEND, static_cast<unsigned long>(end));
    m_editor.SendScintilla(Sci::SCI_REPLACETARGET, static_cast<unsigned long>(utf8.size()), utf8.constData());
    m_editor.SendScintilla(Sci::SCI_GOTOPOS, static_cast<unsigned long>(begin + utf8.size()));
    m_editor.endUndoAction();
    m_suggestSoon.stop();
}

void ManifestAssistant::dismiss()
{
    ++m_question;
    m_suggestSoon.stop();
    if (m_popup)
        m_popup->dismiss();
}

bool ManifestAssistant::takeKey(int key)
{
    if (key == Qt::Key_Tab || key == Qt::Key_Return || key == Qt::Key_Enter) {
        insert(m_popup->current());
        return true;
    }
    return m_popup->handleKey(key);
}

bool ManifestAssistant::eventFilter(QObject *watched, QEvent *event)
{
    const bool isOpen = m_popup && m_popup->isVisible();
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (isOpen && key->key() == Qt::Key_Escape) {
            event->accept();
            return true;
        }
    } else if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (isOpen && key->modifiers() == Qt::NoModifier && takeKey(key->key()))
            return true;
        if (key->key() == Qt::Key_Space && key->modifiers() == Qt::ControlModifier) {
            suggest();
            return true;
        }
        const bool goesElsewhere = key->key() == Qt::Key_Left || key->key() == Qt::Key_Right ||
                                   key->key() == Qt::Key_Home || key->key() == Qt::Key_End;
        if (isOpen && goesElsewhere)
            dismiss();
    } else if (event->type() == QEvent::FocusOut) {
        if (static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason)
            dismiss();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace boucle

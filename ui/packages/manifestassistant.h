// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packages/manifesttext.h"
#include "core/packages/packageservice.h"

#include <QList>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace boucle {

class CodeEditor;
class CompletionPopup;
class EditorPage;
class ProjectPackages;
class Theme;

/// What a package.json in the editor says by itself: behind each dependency what is installed, what there is,
/// how large it is and what is wrong with it; and while somebody types, names and versions that the registry
/// has. Ctrl+Space asks for them. Lives on the UI thread.
class ManifestAssistant : public QObject
{
    Q_OBJECT
public:
    /// Belongs to `page`. The others must outlive it.
    ManifestAssistant(EditorPage &page, ProjectPackages &packages, const Theme &theme);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Offer
    {
        QString text; ///< that is put there
        QString detail;
        QString version; ///< of a name
    };

    void updateHints();
    bool isOfProject() const;
    ManifestCursor cursor() const;
    void suggest();
    void offerNames(const ManifestCursor &at, const PackageSearch &found);
    void offerVersions(const ManifestCursor &at, const PackageDetails &details);
    void show(const ManifestCursor &at, const QList<Offer> &offers);
    void insert(const QString &text);
    void dismiss();
    /// True: the key was the popup's.
    bool takeKey(int key);

    EditorPage &m_page;
    CodeEditor &m_editor;
    QPointer<ProjectPackages> m_packages;
    const Theme &m_theme;
    QTimer m_hintsSoon;
    QTimer m_suggestSoon;
    QPointer<CompletionPopup> m_popup;
    QList<Offer> m_offers;
    int m_question = 0; ///< the newest one: answers to others come too late
};

/// Words behind a dependency, and whether they are of something wrong; none: nothing is known of it.
QString hintFor(const ManifestDependency &dependency, const ProjectPackages &packages, bool &isProblem);

} // namespace boucle

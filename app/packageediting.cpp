// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packageediting.h"

#include "app/packageactions.h"
#include "core/packages/importspecifier.h"
#include "core/packages/manifesttext.h"
#include "ui/common/actionregistry.h"
#include "ui/common/noticearea.h"
#include "ui/editor/codeeditor.h"
#include "ui/editor/editorarea.h"
#include "ui/editor/editorlinks.h"
#include "ui/editor/editorpage.h"
#include "ui/main/mainwindow.h"
#include "ui/main/statusbar.h"
#include "ui/packages/manifestassistant.h"

#include <QFileInfo>

namespace boucle {

namespace {

bool isManifest(const QString &path)
{
    return path.endsWith(QLatin1String("/package.json")) && !path.contains(QLatin1String("/node_modules/"));
}

std::optional<EditorLinks::Link> importAt(const CodeEditor &editor, int line, int column)
{
    const std::optional<ImportSpecifier> found = specifierAt(editor.lineText(line), column);
    return found ? std::optional(EditorLinks::Link{found->text, found->column, found->length}) : std::nullopt;
}

std::optional<EditorLinks::Link> dependencyAt(const CodeEditor &editor, int line, int column)
{
    for (const ManifestDependency &each : dependenciesIn(editor.content())) {
        const int length = int(each.name.size());
        if (each.line == line && column >= each.column && column <= each.column + length)
            return EditorLinks::Link{each.name, each.column, length};
    }
    return std::nullopt;
}

} // namespace

PackageEditing::PackageEditing(PackageActions &packages, const Theme &theme, ActionRegistry &actions,
                               MainWindow &window)
    : m_packages(packages)
    , m_theme(theme)
    , m_window(window)
{
    connect(&window.editors(), &EditorArea::pageAdded, this, [this](EditorPage *page) { addPage(*page); });
    connect(actions.action(u"go.import"), &QAction::triggered, this, [this] {
        EditorLinks *const links = m_links.value(m_window.editors().currentPage());
        if (!links || !links->followCursor())
            m_window.status().post(tr("There is no import at the cursor."));
    });
}

void PackageEditing::addPage(EditorPage &page)
{
    CodeEditor &editor = page.editor();
    const QString path = page.document().path();
    EditorLinks *links = nullptr;
    if (isManifest(path)) {
        assist(page);
        links = new EditorLinks(
            editor, m_theme, [&editor](int line, int column) { return dependencyAt(editor, line, column); });
        connect(links, &EditorLinks::activated, this,
                [this](const QString &name) { m_packages.showPackage(name); });
    } else if (isScript(editor.language()) && !path.isEmpty()) {
        links = new EditorLinks(editor, m_theme,
                                [&editor](int line, int column) { return importAt(editor, line, column); });
        connect(links, &EditorLinks::activated, this,
                [this, &page](const QString &specifier) { follow(specifier, page); });
    } else {
        return;
    }
    m_links.insert(&page, links);
    connect(&page, &QObject::destroyed, this, [this, gone = &page] { m_links.remove(gone); });
}

void PackageEditing::assist(EditorPage &page)
{
    new ManifestAssistant(page, m_packages.packages(), m_theme);
    ProjectPackages &packages = m_packages.packages();
    packages.activate();
    packages.checkOutdated();
    packages.checkAdvisories();
    // The folder may be trusted later.
    connect(&packages, &ProjectPackages::treeChanged, &page, [&packages] {
        if (!packages.isTrusted() || packages.outdated() || packages.outdatedFailure())
            return;
        packages.checkOutdated();
        packages.checkAdvisories();
    });
}

void PackageEditing::follow(const QString &specifier, const EditorPage &page)
{
    const ImportTarget target = resolveImport(specifier, page.document().path());
    switch (target.kind) {
    case ImportTarget::Kind::File:
        if (const Result<void> opened = m_window.editors().openFile(target.path); !opened)
            m_window.notices().showError(opened.error());
        return;
    case ImportTarget::Kind::Package:
        if (!target.path.isEmpty()) {
            m_packages.showPackage(target.package);
        } else if (m_packages.packages().folder().isEmpty()) {
            m_window.status().post(tr("The package “%1” is not installed.").arg(target.package));
        } else {
            // What package.json asks for already only has to be installed.
            m_packages.packages().activate();
            m_window.notices().post(
                Notice::Kind::Warning, tr("The package “%1” is not installed.").arg(target.package),
                {{tr("Install"), [this, name = target.package] { m_packages.install(name); }},
                 {tr("Show"), [this, name = target.package] { m_packages.showPackage(name); }}});
        }
        return;
    case ImportTarget::Kind::Unknown:
        m_window.status().post(tr("“%1” leads to no file.").arg(specifier));
        return;
    }
}

} // namespace boucle

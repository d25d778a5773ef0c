// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>

#include <vector>

namespace boucle {

/// The menus of the menu bar, in their order there.
enum class MenuId { None, File, Edit, View, Go, Run, Help };

/// What an action is, before it exists.
struct ActionSpec
{
    QString id;                 ///< "server.run": stable, never shown
    const char *text = nullptr; ///< English, QT_TRANSLATE_NOOP("Actions", "Run"); translated by the registry
    QLatin1String icon;         ///< of resources/icons/icons.txt, a literal; empty: none
    ColourRole iconRole = ColourRole::Text;
    QList<QKeySequence> shortcuts;
    MenuId menu = MenuId::None;
    int order = 0; ///< within the menu; a separator stands between hundreds
    bool checkable = false;
    bool inPalette = true;
    /// WindowShortcut works everywhere in the window. With WidgetShortcut or WidgetWithChildrenShortcut the
    /// widget that owns the action adds it to itself (addAction).
    Qt::ShortcutContext context = Qt::WindowShortcut;
};

/// Every command of the window, once: menus, toolbar, shortcuts and the command palette are made from it.
/// Texts follow the language at run time. Lives on the UI thread.
class ActionRegistry : public QObject
{
    Q_OBJECT
public:
    /// `theme` must outlive the registry.
    explicit ActionRegistry(const Theme &theme, QObject *parent = nullptr);

    /// The action belongs to the registry; its object name is the id. An id may be added only once.
    QAction *add(const ActionSpec &spec);
    /// Other keys than the spec says; the action must exist.
    void setShortcuts(QStringView id, const QList<QKeySequence> &shortcuts);
    /// Nothing when there is no such action.
    QAction *action(QStringView id) const;

    /// In the order of the menu; a null pointer where a separator stands.
    QList<QAction *> menuActions(MenuId menu) const;
    /// Those for the palette, in the order of the menus.
    QList<QAction *> paletteActions() const;
    QList<QAction *> all() const;

    MenuId menuOf(const QAction *action) const;
    /// Translated: "File". With a mnemonic for the menu bar.
    static QString menuTitle(MenuId menu);

signals:
    void added(QAction *action);
    void retranslated();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Entry
    {
        ActionSpec spec;
        QAction *action = nullptr;
    };

    static QString translated(const ActionSpec &spec);
    const Entry *find(const QAction *action) const;
    QList<const Entry *> sorted(MenuId menu) const;
    void retranslate();
    static void word(QAction &action, const ActionSpec &spec);

    const Theme &m_theme;
    std::vector<Entry> m_entries;
    QHash<QString, QAction *> m_byId;
};

} // namespace boucle

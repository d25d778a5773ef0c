// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editoractions.h"

#include "ui/editor/codeeditor.h"
#include "ui/editor/editorarea.h"

#include <QApplication>
#include <QMetaMethod>

namespace boucle {

namespace {

QKeySequence keys(QKeyCombination combination)
{
    return QKeySequence(combination);
}

QKeySequence chord(QKeyCombination first, QKeyCombination second)
{
    return QKeySequence(first, second);
}

/// The widget with the focus, or the nearest one around it, that has the slot.
QWidget *receiverOf(const char *slot, QWidget *fallback)
{
    QWidget *const focus = QApplication::focusWidget();
    const QByteArray signature = QByteArray(slot) + "()";
    for (QWidget *widget = focus; widget; widget = widget->parentWidget()) {
        if (widget->metaObject()->indexOfMethod(signature.constData()) >= 0)
            return widget;
    }
    // Elsewhere in the window a paste would change a text that nobody looks at.
    const bool canChangeText = qstrcmp(slot, "openFind") != 0 && qstrcmp(slot, "openReplace") != 0 &&
                               qstrcmp(slot, "findNext") != 0 && qstrcmp(slot, "findPrevious") != 0;
    return focus && canChangeText ? nullptr : fallback;
}

} // namespace

EditorActions::EditorActions(EditorArea &area, ActionRegistry &actions, QObject *parent)
    : QObject(parent)
    , m_area(area)
    , m_registry(actions)
{
    addFileActions();
    addEditActions();
    addLineActions();
    addGoActions();
    addViewActions();
    update();
}

QAction *EditorActions::add(const ActionSpec &spec, std::function<void()> act)
{
    QAction *action = m_registry.add(spec);
    connect(action, &QAction::triggered, this, [act = std::move(act)] { act(); });
    return action;
}

QAction *EditorActions::addForEditor(const ActionSpec &spec, std::function<void(CodeEditor &)> act)
{
    QAction *action = add(spec, [this, act = std::move(act)] {
        if (CodeEditor *editor = m_area.currentEditor())
            act(*editor);
    });
    m_needEditor.append(action);
    return action;
}

QAction *EditorActions::addForFocus(const ActionSpec &spec, const char *slot)
{
    return add(spec, [this, slot] {
        const bool isFind = m_area.metaObject()->indexOfMethod(QByteArray(slot) + "()") >= 0;
        QWidget *fallback = isFind ? static_cast<QWidget *>(&m_area) : m_area.currentEditor();
        if (QWidget *receiver = receiverOf(slot, fallback))
            QMetaObject::invokeMethod(receiver, slot);
    });
}

void EditorActions::addFileActions()
{
    m_needEditor.append(add({.id = QStringLiteral("file.save"),
                             .text = QT_TRANSLATE_NOOP("Actions", "Save"),
                             .icon = QLatin1String("save"),
                             .shortcuts = {keys(Qt::CTRL | Qt::Key_S)},
                             .menu = MenuId::File,
                             .order = 200},
                            [this] { m_area.saveCurrent(); }));
    // Failures are sent by the area.
    m_needEditor.append(add({.id = QStringLiteral("file.saveAll"),
                             .text = QT_TRANSLATE_NOOP("Actions", "Save All"),
                             .icon = QLatin1String("save-all"),
                             .shortcuts = {chord(Qt::CTRL | Qt::Key_K, Qt::Key_S)},
                             .menu = MenuId::File,
                             .order = 210},
                            [this] { static_cast<void>(m_area.saveAll()); }));
    m_needEditor.append(add({.id = QStringLiteral("file.closeEditor"),
                             .text = QT_TRANSLATE_NOOP("Actions", "Close Editor"),
                             .shortcuts = {keys(Qt::CTRL | Qt::Key_W), keys(Qt::CTRL | Qt::Key_F4)},
                             .menu = MenuId::File,
                             .order = 300},
                            [this] { m_area.closeCurrent(); }));
    m_needEditor.append(add({.id = QStringLiteral("file.closeAllEditors"),
                             .text = QT_TRANSLATE_NOOP("Actions", "Close All Editors"),
                             .shortcuts = {chord(Qt::CTRL | Qt::Key_K, Qt::CTRL | Qt::Key_W)},
                             .menu = MenuId::File,
                             .order = 310},
                            [this] { m_area.closeAll(); }));
}

void EditorActions::addEditActions()
{
    addForFocus({.id = QStringLiteral("edit.undo"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Undo"),
                 .icon = QLatin1String("undo-2"),
                 .shortcuts = {keys(Qt::CTRL | Qt::Key_Z)},
                 .menu = MenuId::Edit,
                 .order = 100},
                "undo");
    addForFocus({.id = QStringLiteral("edit.redo"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Redo"),
                 .icon = QLatin1String("redo-2"),
                 .shortcuts = {keys(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), keys(Qt::CTRL | Qt::Key_Y)},
                 .menu = MenuId::Edit,
                 .order = 110},
                "redo");
    m_contextActions << addForFocus({.id = QStringLiteral("edit.cut"),
                                     .text = QT_TRANSLATE_NOOP("Actions", "Cut"),
                                     .icon = QLatin1String("scissors"),
                                     .shortcuts = {keys(Qt::CTRL | Qt::Key_X)},
                                     .menu = MenuId::Edit,
                                     .order = 200},
                                    "cut");
    m_contextActions << addForFocus({.id = QStringLiteral("edit.copy"),
                                     .text = QT_TRANSLATE_NOOP("Actions", "Copy"),
                                     .icon = QLatin1String("copy"),
                                     .shortcuts = {keys(Qt::CTRL | Qt::Key_C)},
                                     .menu = MenuId::Edit,
                                     .order = 210},
                                    "copy");
    m_contextActions << addForFocus({.id = QStringLiteral("edit.paste"),
                                     .text = QT_TRANSLATE_NOOP("Actions", "Paste"),
                                     .icon = QLatin1String("clipboard-paste"),
                                     .shortcuts = {keys(Qt::CTRL | Qt::Key_V)},
                                     .menu = MenuId::Edit,
                                     .order = 220},
                                    "paste");
    m_contextActions << addForFocus({.id = QStringLiteral("edit.selectAll"),
                                     .text = QT_TRANSLATE_NOOP("Actions", "Select All"),
                                     .shortcuts = {keys(Qt::CTRL | Qt::Key_A)},
                                     .menu = MenuId::Edit,
                                     .order = 230},
                                    "selectAll");
    addForFocus({.id = QStringLiteral("edit.find"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Find"),
                 .icon = QLatin1String("search"),
                 .shortcuts = {keys(Qt::CTRL | Qt::Key_F)},
                 .menu = MenuId::Edit,
                 .order = 300},
                "openFind");
    addForFocus({.id = QStringLiteral("edit.replace"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Replace"),
                 .icon = QLatin1String("replace"),
                 .shortcuts = {keys(Qt::CTRL | Qt::Key_H)},
                 .menu = MenuId::Edit,
                 .order = 310},
                "openReplace");
    addForFocus({.id = QStringLiteral("edit.findNext"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Find Next"),
                 .shortcuts = {keys(Qt::Key_F3)},
                 .menu = MenuId::Edit,
                 .order = 320},
                "findNext");
    addForFocus({.id = QStringLiteral("edit.findPrevious"),
                 .text = QT_TRANSLATE_NOOP("Actions", "Find Previous"),
                 .shortcuts = {keys(Qt::SHIFT | Qt::Key_F3)},
                 .menu = MenuId::Edit,
                 .order = 330},
                "findPrevious");
}

void EditorActions::addLineActions()
{
    m_contextActions << addForEditor({.id = QStringLiteral("edit.toggleComment"),
                                      .text = QT_TRANSLATE_NOOP("Actions", "Toggle Comment"),
                                      .shortcuts = {keys(Qt::CTRL | Qt::Key_Slash)},
                                      .menu = MenuId::Edit,
                                      .order = 400},
                                     &CodeEditor::toggleComment);
    addForEditor({.id = QStringLiteral("edit.duplicateLine"),
                  .text = QT_TRANSLATE_NOOP("Actions", "Duplicate Line"),
                  .shortcuts = {keys(Qt::SHIFT | Qt::ALT | Qt::Key_Down)},
                  .menu = MenuId::Edit,
                  .order = 410},
                 &CodeEditor::duplicateLines);
    addForEditor({.id = QStringLiteral("edit.moveLineUp"),
                  .text = QT_TRANSLATE_NOOP("Actions", "Move Line Up"),
                  .shortcuts = {keys(Qt::ALT | Qt::Key_Up)},
                  .menu = MenuId::Edit,
                  .order = 420},
                 &CodeEditor::moveLinesUp);
    addForEditor({.id = QStringLiteral("edit.moveLineDown"),
                  .text = QT_TRANSLATE_NOOP("Actions", "Move Line Down"),
                  .shortcuts = {keys(Qt::ALT | Qt::Key_Down)},
                  .menu = MenuId::Edit,
                  .order = 430},
                 &CodeEditor::moveLinesDown);
    addForEditor({.id = QStringLiteral("edit.deleteLine"),
                  .text = QT_TRANSLATE_NOOP("Actions", "Delete Line"),
                  .shortcuts = {keys(Qt::CTRL | Qt::SHIFT | Qt::Key_K)},
                  .menu = MenuId::Edit,
                  .order = 440},
                 [](CodeEditor &editor) { editor.SendScintilla(QsciScintillaBase::SCI_LINEDELETE); });
    addForEditor({.id = QStringLiteral("edit.selectNextOccurrence"),
                  .text = QT_TRANSLATE_NOOP("Actions", "Add Next Occurrence to Selection"),
                  .shortcuts = {keys(Qt::CTRL | Qt::Key_D)},
                  .menu = MenuId::Edit,
                  .order = 450},
                 &CodeEditor::selectNextOccurrence);
}

void EditorActions::addGoActions()
{
    m_needEditor.append(add({.id = QStringLiteral("go.line"),
                             .text = QT_TRANSLATE_NOOP("Actions", "Go to Line…"),
                             .shortcuts = {keys(Qt::CTRL | Qt::Key_G)},
                             .menu = MenuId::Go,
                             .order = 200},
                            [this] { m_area.askLine(); }));
    addForEditor({.id = QStringLiteral("go.matchingBracket"),
                  .text = QT_TRANSLATE_NOOP("Actions", "Go to Matching Bracket"),
                  .shortcuts = {keys(Qt::CTRL | Qt::SHIFT | Qt::Key_Backslash)},
                  .menu = MenuId::Go,
                  .order = 210},
                 &QsciScintilla::moveToMatchingBrace);
    m_needEditor.append(add({.id = QStringLiteral("go.nextEditor"),
                             .text = QT_TRANSLATE_NOOP("Actions", "Next Editor"),
                             .shortcuts = {keys(Qt::CTRL | Qt::Key_Tab), keys(Qt::CTRL | Qt::Key_PageDown)},
                             .menu = MenuId::Go,
                             .order = 300},
                            [this] { m_area.showNeighbour(1); }));
    m_needEditor.append(
        add({.id = QStringLiteral("go.previousEditor"),
             .text = QT_TRANSLATE_NOOP("Actions", "Previous Editor"),
             .shortcuts = {keys(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab),
                           keys(Qt::CTRL | Qt::SHIFT | Qt::Key_Backtab), keys(Qt::CTRL | Qt::Key_PageUp)},
             .menu = MenuId::Go,
             .order = 310},
            [this] { m_area.showNeighbour(-1); }));
}

void EditorActions::addViewActions()
{
    add({.id = QStringLiteral("view.zoomIn"),
         .text = QT_TRANSLATE_NOOP("Actions", "Zoom In"),
         .shortcuts = {keys(Qt::CTRL | Qt::Key_Plus), keys(Qt::CTRL | Qt::Key_Equal)},
         .menu = MenuId::View,
         .order = 400},
        [this] { m_area.zoom(1); });
    add({.id = QStringLiteral("view.zoomOut"),
         .text = QT_TRANSLATE_NOOP("Actions", "Zoom Out"),
         .shortcuts = {keys(Qt::CTRL | Qt::Key_Minus)},
         .menu = MenuId::View,
         .order = 410},
        [this] { m_area.zoom(-1); });
    add({.id = QStringLiteral("view.zoomReset"),
         .text = QT_TRANSLATE_NOOP("Actions", "Reset Zoom"),
         .shortcuts = {keys(Qt::CTRL | Qt::Key_0)},
         .menu = MenuId::View,
         .order = 420},
        [this] { m_area.zoom(0); });
}

void EditorActions::update()
{
    for (QAction *action : std::as_const(m_needEditor))
        action->setEnabled(m_area.currentEditor() != nullptr);
}

} // namespace boucle

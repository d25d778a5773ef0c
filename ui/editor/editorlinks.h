// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>
#include <optional>

class QPoint;

namespace boucle {

class CodeEditor;
class Theme;

/// Words of a text that lead somewhere: underlined under the mouse while Ctrl is held, followed by a click
/// then, or from the cursor. What they are is found outside. Lives on the UI thread.
class EditorLinks : public QObject
{
    Q_OBJECT
public:
    struct Link
    {
        QString target;
        int column = 1; ///< 1-based, in UTF-16 units
        int length = 0;

        friend bool operator==(const Link &, const Link &) = default;
    };
    /// The link that has that 1-based column of a line in it.
    using Finder = std::function<std::optional<Link>(int line, int column)>;

    /// Belongs to `editor`. `theme` must outlive it.
    EditorLinks(CodeEditor &editor, const Theme &theme, Finder finder);

    /// Follows the one at the cursor; false: there is none.
    bool followCursor();

signals:
    void activated(const QString &target);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Place
    {
        int line = 1;
        Link link;

        friend bool operator==(const Place &, const Place &) = default;
    };

    std::optional<Place> placeAt(QPoint point) const;
    void show(const std::optional<Place> &place);

    CodeEditor &m_editor;
    const Theme &m_theme;
    const Finder m_find;
    std::optional<Place> m_shown;
};

} // namespace boucle

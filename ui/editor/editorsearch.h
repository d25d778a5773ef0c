// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/findquery.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <optional>
#include <vector>

namespace boucle {

class CodeEditor;
class FindBar;
class Theme;

/// Finds and replaces in one editor at a time, as its find bar says: marks every match, selects one after the
/// other and counts them.
class EditorSearch : public QObject
{
    Q_OBJECT
public:
    /// More matches than these are not counted.
    static constexpr int matchLimit = 20'000;

    /// `theme` and `bar` must outlive the search.
    EditorSearch(const Theme &theme, FindBar &bar, QObject *parent = nullptr);

    /// Nothing: there is no editor.
    void setEditor(CodeEditor *editor);

    void next();
    void previous();

protected:
    /// Escape in the editor closes the bar.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// In bytes of the editor's text.
    struct Match
    {
        long start;
        long end;
    };

    void restart();
    void stop();
    void update();
    void mark();
    void showCount();
    void select(size_t index);
    void replaceOne();
    void replaceAll();
    std::optional<size_t> selected() const;

    const Theme &m_theme;
    FindBar &m_bar;
    QPointer<CodeEditor> m_editor;
    std::vector<Match> m_matches;
    long m_origin = 0; ///< where the search as you type starts
    QTimer m_updateTimer;
};

} // namespace boucle

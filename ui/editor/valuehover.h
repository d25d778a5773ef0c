// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QRect>

#include <optional>

namespace boucle {

class CodeEditor;

/// Notices when the mouse rests on an expression of an editor, while somebody can tell its value.
class ValueHover : public QObject
{
    Q_OBJECT
public:
    struct Target
    {
        QString expression;
        int line = 1;
        QRect rect; ///< where it stands, global
    };
    /// The expression at a place of the text; nothing where there is none.
    static std::optional<Target> targetAt(const CodeEditor &editor, int line, int column);

    /// Belongs to `editor`; off at first.
    explicit ValueHover(CodeEditor &editor);

    void setEnabled(bool enabled);

signals:
    void valueRequested(const boucle::ValueHover::Target &target);

private:
    void rest(int position);

    CodeEditor &m_editor;
};

} // namespace boucle

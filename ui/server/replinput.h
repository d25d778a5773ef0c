// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/consolerepl.h"

#include <QPlainTextEdit>
#include <QPointer>
#include <QTimer>

namespace boucle {

class CompletionPopup;
class Theme;

/// Where expressions for a console are written: Enter evaluates, or begins a line while a bracket is open; Up
/// and Down go through what was evaluated; words that can follow are offered, by themselves behind a dot or
/// with Ctrl+Space.
class ReplInput : public QPlainTextEdit
{
    Q_OBJECT
public:
    static constexpr int mostLines = 8;

    /// Both must outlive it.
    ReplInput(const Theme &theme, ConsoleRepl &repl, QWidget *parent = nullptr);

    void setText(const QString &text);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// Complete; the field is empty afterwards.
    void evaluated(const QString &text);
    /// The value of what stands there, as one line; not known: an empty one.
    void previewChanged(const boucle::DebugValue &value);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    int lineCount() const;
    void takeChange();
    void enter();
    void recall(qsizetype index);
    bool moveInHistory(const QKeyEvent &event);
    bool handleCompletionKey(QKeyEvent *event);
    void complete(bool asked);
    void insertCompletion(const QString &text);
    void askPreview();
    QRect wordRect(int from) const;

    const Theme &m_theme;
    ConsoleRepl &m_repl;
    QPointer<CompletionPopup> m_popup;
    int m_completionFrom = 0;
    qsizetype m_at = 0; ///< in the history; its size: what is being written
    QString m_draft;
    bool m_recalling = false;
    QTimer m_previewTimer;
    QTimer m_completionTimer;
};

} // namespace boucle

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/findquery.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace boucle {

class Theme;

/// The line in which the user says what to find and, where the text can be changed, what to put in its place.
/// It searches nothing itself. Hidden at first.
class FindBar : public QWidget
{
    Q_OBJECT
public:
    enum class Mode { FindOnly, FindAndReplace };

    /// `theme` must outlive the bar.
    FindBar(const Theme &theme, Mode mode, QWidget *parent = nullptr);

    /// Shows the bar and puts the cursor in it, with `text` to find unless it is empty or has several lines.
    void open(const QString &text, bool withReplace);
    /// Hides the bar and sends closed().
    void dismiss();

    FindQuery query() const;
    QString replacement() const;

    /// `current` is 1-based, 0 when none of the matches is selected; `atLeast`: there may be more.
    void setCount(int current, int total, bool atLeast = false);
    // Instead of the count.
    void setProblem(const QString &message);
    void setNote(const QString &message);

signals:
    void queryChanged();
    void findNext();
    void findPrevious();
    void replaceOne();
    void replaceAll();
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QToolButton *addButton(QLatin1String icon, bool checkable);
    void retranslate();
    void setReplaceShown(bool shown);
    void showStatus(const QString &text, bool problem);

    const Theme &m_theme;
    const Mode m_mode;
    QLineEdit *m_find;
    QLineEdit *m_replace;
    QToolButton *m_case;
    QToolButton *m_word;
    QToolButton *m_regex;
    QLabel *m_status;
    bool m_statusIsProblem = false;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_close;
    QToolButton *m_replaceOne;
    QToolButton *m_replaceAll;
    QToolButton *m_expand;
};

} // namespace boucle

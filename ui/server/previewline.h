// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/debugvalue.h"

#include <QWidget>

namespace boucle {

class Theme;

/// A value in one line, its numbers, strings and words in the colours of code.
class PreviewLine : public QWidget
{
    Q_OBJECT
public:
    /// `theme` must outlive it.
    explicit PreviewLine(const Theme &theme, QWidget *parent = nullptr);

    /// An empty text: nothing is known.
    void setValue(const DebugValue &value);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QString m_text;
};

} // namespace boucle

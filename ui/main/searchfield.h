// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace boucle {

class Theme;

/// Looks like a search field and opens the palette, which then stands in its place.
class SearchField : public QToolButton
{
    Q_OBJECT
public:
    /// `theme` must outlive the field.
    explicit SearchField(const Theme &theme, QWidget *parent = nullptr);

    /// Shown at the right: the shortcut that opens it.
    void setShortcutHint(const QString &hint);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslateUi();

    const Theme &m_theme;
    QString m_hint;
};

} // namespace boucle

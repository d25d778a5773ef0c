// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace boucle {

class Theme;

/// A combo box with its arrow in the theme's colours, which a style sheet cannot draw.
class ComboBox : public QComboBox
{
    Q_OBJECT
public:
    /// `theme` must outlive the box.
    explicit ComboBox(const Theme &theme, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
};

} // namespace boucle

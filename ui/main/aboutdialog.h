// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace boucle {

class Theme;

/// What Boucle is, its versions and its licence.
class AboutDialog : public QDialog
{
    Q_OBJECT
public:
    struct Versions
    {
        QString boucle;
        QString node; ///< of the runtime; empty when the window runs without one
    };

    AboutDialog(const Theme &theme, const Versions &versions, QWidget *parent);
};

} // namespace boucle

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QDBusMessage;
class QPalette;

namespace boucle {

/// Whether the desktop prefers dark windows. The first answer is a guess from what can be read at once (the
/// platform's palette, GTK's and KDE's settings; dark where nothing tells); the desktop portal's answer
/// follows when there is one, and its changes at run time. Lives on the UI thread.
class SystemScheme : public QObject
{
    Q_OBJECT
public:
    explicit SystemScheme(QObject *parent = nullptr);

    bool isDark() const { return m_dark; }

    /// The guess, from a palette and the folder with the user's settings (~/.config).
    static bool guess(const QPalette &palette, const QString &desktop, const QString &configFolder);

signals:
    void changed();

private slots:
    void portalSettingChanged(const QDBusMessage &message);

private:
    void askPortal();
    void takePortalValue(const QVariant &value);
    void set(bool dark);

    bool m_dark = true;
};

} // namespace boucle

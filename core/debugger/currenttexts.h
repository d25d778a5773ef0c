// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QString>

namespace boucle {

/// The texts that the user sees in editors. Lives on the UI thread.
class CurrentTexts : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Null when no editor has shown it.
    const QString *find(const QString &path) const
    {
        const auto found = m_texts.constFind(path);
        return found == m_texts.cend() ? nullptr : &*found;
    }

    void set(const QString &path, const QString &text)
    {
        QString &known = m_texts[path];
        if (known == text && !known.isNull())
            return;
        known = text.isNull() ? QStringLiteral("") : text;
        emit changed(path);
    }

signals:
    void changed(const QString &path);

private:
    QHash<QString, QString> m_texts;
};

} // namespace boucle

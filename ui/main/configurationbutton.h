// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QToolButton>

namespace boucle {

class Theme;

/// The drop-down with the project's run configurations.
class ConfigurationButton : public QToolButton
{
    Q_OBJECT
public:
    /// `theme` must outlive the button.
    explicit ConfigurationButton(const Theme &theme, QWidget *parent = nullptr);

    /// `details` are shown beside the names: what each one runs. `current` is -1 for none.
    void setConfigurations(const QStringList &names, const QStringList &details, int current);

    /// Shown below the configurations; they must outlive the button.
    void setCommands(const QList<QAction *> &commands);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// Chosen by the user.
    void chosen(int index);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslateUi();
    void rebuildMenu();
    QString label() const;

    const Theme &m_theme;
    QStringList m_names;
    QStringList m_details;
    QList<QAction *> m_commands;
    int m_current = -1;
};

} // namespace boucle

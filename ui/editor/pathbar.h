// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace boucle {

class Theme;

/// Where the current file is: its folders below the project, one after the other.
class PathBar : public QWidget
{
    Q_OBJECT
public:
    /// `theme` must outlive the bar.
    explicit PathBar(const Theme &theme, QWidget *parent = nullptr);

    /// `path` is absolute; outside of `root` the whole path is shown. The name of a text that is no file is
    /// shown as it is. `remark` stands behind it: "read-only".
    void setPath(const QString &path, const QString &root, const QString &remark);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont textFont() const;

    const Theme &m_theme;
    QStringList m_segments;
    QString m_remark;
};

} // namespace boucle

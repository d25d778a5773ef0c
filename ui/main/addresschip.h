// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>
#include <QUrl>

namespace boucle {

class Theme;

/// Where the server listens, as a chip that opens the browser; with several addresses it opens a menu.
/// Hidden while there is none.
class AddressChip : public QToolButton
{
    Q_OBJECT
public:
    /// `theme` must outlive the chip.
    explicit AddressChip(const Theme &theme, QWidget *parent = nullptr);

    void setAddresses(const QList<QUrl> &urls);
    QList<QUrl> addresses() const { return m_urls; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void activated(const QUrl &url);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslateUi();
    void open();
    QString label() const;
    int chromeWidth() const;

    const Theme &m_theme;
    QList<QUrl> m_urls;
};

} // namespace boucle

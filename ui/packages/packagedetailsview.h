// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packages/projectpackages.h"

#include <QPointer>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace boucle {

class ReadmeView;
class Theme;

/// One package: what its registry says of it, why it is in the project, its README, and what can be done with
/// it.
class PackageDetailsView : public QWidget
{
    Q_OBJECT
public:
    /// `theme` must outlive it.
    explicit PackageDetailsView(const Theme &theme, QWidget *parent = nullptr);

    /// Null: there is no project.
    void setPackages(ProjectPackages *packages);
    /// Empty: none is chosen.
    void setPackage(const QString &name);
    QString package() const { return m_name; }

signals:
    void changeRequested(const boucle::PackageChange &change);
    void linkActivated(const QUrl &url);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();
    void fillMore();
    QStringList warnings() const;
    void followTree();
    void load(const QString &version);
    void update();
    void fillVersions();
    QString factsText() const;
    QString whyText() const;
    void apply();
    void add(PackageChange::Save save);

    const Theme &m_theme;
    QPointer<ProjectPackages> m_packages;
    QString m_name;
    QString m_installed; ///< its version when it was asked for last
    std::optional<PackageDetails> m_details;
    std::optional<PackageFailure> m_failure;
    bool m_isLoading = false;
    int m_request = 0; ///< the newest one: answers of others are late
    PackageChange::Range m_range = PackageChange::Range::AsItIs;
    QLabel *m_title;
    QLabel *m_facts;
    QLabel *m_warning;
    QLabel *m_why;
    QComboBox *m_version;
    QPushButton *m_apply;
    QToolButton *m_more;
    QPushButton *m_remove;
    ReadmeView *m_readme;
    QLabel *m_empty;
    QWidget *m_page;
};

} // namespace boucle

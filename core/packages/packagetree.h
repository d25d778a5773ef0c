// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packages/packagetypes.h"

#include <QAbstractItemModel>

#include <memory>
#include <optional>
#include <vector>

namespace boucle {

class ProjectPackages;

/// The packages panel's rows. What is installed as a tree: what package.json asks for, and below each what it
/// depends on, made when it is opened; or a plain list of what is outdated, vulnerable or found. Says what;
/// how that looks is the view's.
class PackageTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum class Show { Installed, Outdated, Advisories, Found };
    enum Column { Name, Installed, Latest, Loaded, Heap, Handles, Note, ColumnCount };
    enum Role {
        RowRole = Qt::UserRole, ///< Row
        NameRole                ///< QString
    };

    /// All that is known of one row.
    struct Row
    {
        QString name;
        QString range;     ///< that is asked for
        QString installed; ///< empty: it is not
        QString latest;    ///< empty: unknown
        QString type;      ///< of the dependency: "prod", "dev" …; empty below the first level
        QString workspace;
        QString problem;     ///< npm's word
        QString updateKind;  ///< "major" …; empty: none, or unknown
        QString severity;    ///< of the worst advisory; empty: none, or unknown
        QString description; ///< of what was found; the advisory's title
        QString deprecated;
        QString path; ///< absolute; empty: it is not there
        bool isDirect = false;
        /// By the running server, milliseconds with all that it loads in turn, 0: unknown; nothing: not
        /// loaded.
        std::optional<double> loadMs;
        bool knowsLoaded = false; ///< of the running server
        qint64 heapBytes = 0;     ///< that it holds there; 0: unknown
        double heapShare = 0;     ///< of all, 0…1
        int handles = 0;          ///< that it has made and that are open
    };

    /// `packages` must outlive it.
    explicit PackageTreeModel(ProjectPackages &packages, QObject *parent = nullptr);
    ~PackageTreeModel() override;

    void setShown(Show show);
    Show shown() const { return m_show; }
    /// Installed rows whose names have this somewhere; those that lead to them stay as well.
    void setFilter(const QString &words);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex & = {}) const override { return ColumnCount; }
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Node;

    void rebuild();
    void fillInstalled();
    void annotate(Row &row) const;
    void updateMeasures(const QModelIndex &parent = {});
    QString pathOf(const QString &name) const;
    std::vector<std::unique_ptr<Node>> childrenOf(const QString &location, Node *parent) const;
    Node *nodeOf(const QModelIndex &index) const;

    ProjectPackages &m_packages;
    Show m_show = Show::Installed;
    QString m_filter;
    std::vector<std::unique_ptr<Node>> m_rows;
    /// By location: what it depends on, as indices of the tree's packages.
    QHash<QString, QList<qsizetype>> m_dependencies;
};

} // namespace boucle

Q_DECLARE_METATYPE(boucle::PackageTreeModel::Row)

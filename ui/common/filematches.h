// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/filefinder.h"
#include "core/project/fuzzymatch.h"

#include <QObject>
#include <QTimer>

namespace boucle {

/// The files of a folder that match a pattern, the best first. Matching goes in slices between events, so
/// that a folder with 200 000 files never holds up typing. Lives on the UI thread.
class FileMatches : public QObject
{
    Q_OBJECT
public:
    struct Match
    {
        QString path; ///< relative to the root
        FuzzyMatch match;
    };

    static constexpr int most = 200;

    explicit FileMatches(QObject *parent = nullptr);

    /// Looks for files below `root` again; those that are known already stay until then.
    void refresh(const QString &root);
    QString root() const { return m_root; }

    /// Begins to match; changed() follows, at least once.
    void setPattern(const QString &pattern);
    const QList<Match> &best() const { return m_best; }
    /// Nothing more is to come: all files are known and matched.
    bool isComplete() const;

signals:
    void changed();

private:
    void restart();
    void matchSlice();
    void insert(Match match);

    QString m_root;
    FileFinder m_finder;
    QStringList m_files;
    QStringList m_arriving;
    bool m_showArriving = true; ///< nothing was known before this search
    FuzzyPattern m_pattern{QString()};
    qsizetype m_next = 0;
    QList<Match> m_best;
    QTimer m_slice;
};

} // namespace boucle

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/sourcemaploader.h"
#include "core/debugger/sourceplace.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QHash>
#include <QObject>

namespace boucle {

/// Where lines of files are in the sources that the files were made of, for those who have no debugger to
/// ask: the files say themselves which maps they have. Packages are left out. Lives on the UI thread.
class FileMaps : public QObject
{
    Q_OBJECT
public:
    explicit FileMaps(QObject *parent = nullptr);
    ~FileMaps() override;

    /// The same place while nothing is known of its file, which is then looked at.
    SourcePlace sourceOf(const SourcePlace &place);

signals:
    /// Places of that file are known from now on.
    void loaded(const QString &path);

private:
    struct File
    {
        QDateTime modified;
        QElapsedTimer sinceLook; ///< whether it is another one by now
        SourceMapLoader::Loaded map;
    };

    void look(const QString &path, File &file);

    QHash<QString, File> m_files;
    SourceMapLoader m_maps;
    ResultQueue m_results;
    Worker m_worker; ///< ends before what it uses
};

} // namespace boucle

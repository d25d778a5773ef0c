// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/packagejson.h"

#include <QScrollArea>

namespace boucle {

class Theme;

/// The scripts of package.json, each with a button that runs it.
class ScriptsView : public QScrollArea
{
    Q_OBJECT
public:
    /// `theme` must outlive it.
    explicit ScriptsView(const Theme &theme, QWidget *parent = nullptr);

    struct Row
    {
        PackageJson::Script script;
        bool isRunnable = false; ///< it is a launch configuration
        bool isRunning = false;

        friend bool operator==(const Row &, const Row &) = default;
    };
    void setRows(const QList<Row> &rows);
    int count() const { return int(m_rows.size()); }

signals:
    void runRequested(const QString &script);
    void stopRequested(const QString &script);

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    QWidget *makeRow(const Row &row);

    const Theme &m_theme;
    QList<Row> m_rows;
};

} // namespace boucle

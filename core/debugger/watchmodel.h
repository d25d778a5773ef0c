// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/valuemodel.h"

#include <QStringList>

namespace boucle {

class DebugTarget;
struct Pause;
namespace cdp {
class Session;
}

/// The user's expressions with their values in the current frame, or in the running program when nothing is
/// paused. Lives on the UI thread.
class WatchModel : public ValueModel
{
    Q_OBJECT
public:
    explicit WatchModel(QObject *parent = nullptr);
    ~WatchModel() override;

    QStringList expressions() const;
    void setExpressions(const QStringList &expressions);

    /// At the end; empty ones are refused with an invalid index.
    QModelIndex add(const QString &expression);
    /// An empty text removes it.
    void edit(const QModelIndex &index, const QString &expression);
    void remove(const QModelIndex &index);
    /// So that it stands before what is now at `row`; as drag and drop does.
    void move(const QModelIndex &index, int row);

    /// Nothing: the values are unknown. `frame` -1: the running program.
    void setFrame(DebugTarget *target, int frame);
    /// The same, of a session; `pause` null: its running program.
    void showFrame(cdp::Session *session, const Pause *pause, int frame);
    /// Evaluates all again.
    void refresh();

    Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Qt::EditRole in the name column edits the expression.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::DropActions supportedDropActions() const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

signals:
    /// What the project is to keep.
    void expressionsChanged();

private:
    void evaluate(ValueNode &node);
    void insert(int row, const QString &expression);

    quint64 m_generation = 0;
    quint64 m_lastTurn = 0;
};

} // namespace boucle

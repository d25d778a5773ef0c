// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/debugger/debugvalue.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QPersistentModelIndex>

#include <functional>
#include <memory>
#include <vector>

namespace boucle {

class ValueReader;
struct ValueNode;
struct ValueRows;

/// Values as a tree that is read from the program as far as it is looked at (fetchMore). Base of the models
/// of variables, watch expressions and single values. Collections of more than a hundred elements are shown
/// in pages. Lives on the UI thread.
class ValueModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Columns { NameColumn, ValueColumn, ColumnCount };

    enum class RowKind {
        Scope, ///< "Local"; its value is the function's name or empty
        Variable,
        Property,
        PrivateProperty, ///< #name
        Internal,        ///< "[[Prototype]]"
        Getters,         ///< the inherited getters, together
        Page,            ///< "[100 … 199]"
        ReturnValue,
        Exception,
        Watch,
        Root,   ///< the value of a ValueModel of one value
        Message ///< what went wrong in reading, or that there is nothing
    };
    Q_ENUM(RowKind)

    // All roles are the same in both columns.
    enum Roles {
        RowKindRole = Qt::UserRole + 1, ///< RowKind
        NameRole,                       ///< QString
        ValueRole,                      ///< DebugValue
        EditableRole,                   ///< bool: setData() of Qt::EditRole takes an expression
        ChangedRole,                    ///< bool: another value than at the pause before
        LoadingRole,                    ///< bool: its value or children are being read
        ExpressionRole, ///< QString: what to write in code to have it: "req.query.lang"; empty: nothing does
        GetterRole,     ///< bool: askGetter() shows its value
        FailedRole,     ///< bool: the value is what went wrong
    };

    explicit ValueModel(QObject *parent = nullptr);
    ~ValueModel() override;

    /// Calls the getter and shows its value.
    void askGetter(const QModelIndex &index);
    /// Evaluates `expression` and gives its value to the variable or property. `done` only when `guard`
    /// lives.
    void setValue(const QModelIndex &index, const QString &expression, QObject *guard,
                  std::function<void(Result<void>)> done);
    /// The value as JSON text, indented: cyclic references become "[Circular]", and what exceeds 16 MiB of
    /// text an Error "value-too-large".
    void copyAsJson(const QModelIndex &index, QObject *guard, std::function<void(Result<QString>)> done);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Qt::DisplayRole and Qt::EditRole: name or value as text.
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QHash<int, QByteArray> roleNames() const override;

signals:
    /// setData() was refused, or its expression failed.
    void editFailed(const QModelIndex &index, const boucle::Error &error);

protected:
    ValueNode &root() const { return *m_root; }
    ValueNode *nodeOf(const QModelIndex &index) const;
    QModelIndex indexOf(const ValueNode &node, int column = NameColumn) const;
    void setChildren(ValueNode &parent, std::vector<std::unique_ptr<ValueNode>> children);
    void tellChanged(const ValueNode &node);

    /// What is read from now on; nothing of an earlier one is answered any more. Null: nothing can be read.
    void setReader(std::unique_ptr<ValueReader> reader);
    ValueReader *reader() const { return m_reader.get(); }
    /// The node has another value: its children are gone, and are read again when they are looked at.
    void takeValue(ValueNode &node, const DebugValue &value);
    void takeError(ValueNode &node, const Error &error);
    /// ChangedRole compares with the values that were read until now. `comparable` false: with nothing.
    void beginPause(bool comparable);
    /// What is read while the program runs is compared with nothing, and nothing with it.
    void setComparing(bool comparing) { m_comparing = comparing; }

private:
    void noteValue(ValueNode &node);
    void takeRows(const QPersistentModelIndex &index, const Result<ValueRows> &rows);

    std::unique_ptr<ValueNode> m_root;
    std::unique_ptr<ValueReader> m_reader;
    QHash<QString, QString> m_seen;   ///< the texts of this pause by the path of their rows
    QHash<QString, QString> m_before; ///< those of the pause before
    bool m_comparing = true;
};

} // namespace boucle
Q_DECLARE_METATYPE(boucle::ValueModel::RowKind)

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/cdp/protocol/runtime.h"
#include "core/debugger/debugvalue.h"
#include "core/debugger/evaluator.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

namespace boucle {

/// One thing that an object has.
struct ValueRow
{
    enum class Section { Element, MapEntry, SetEntry, Property, Private, Internal, Getter };

    Section section = Section::Property;
    QString name;                   ///< as it is shown; of a map's entry the key in one line
    cdp::runtime::CallArgument key; ///< to have it from its object again
    bool isSymbol = false;
    bool isPlainKey = true; ///< the key is no object
    DebugValue value;
    bool writable = false;
    bool hasGetter = false;
    bool hasSetter = false;
};

/// What an object has, as far as it was read.
struct ValueRows
{
    qint64 elements = 0;
    qint64 names = 0;
    qint64 entries = 0;
    QList<ValueRow> rows;
};

/// Reads values of one target, in a paused frame or in the running program. All handles that it makes are
/// released with it, and nothing is answered afterwards. Lives on the UI thread.
class ValueReader : public QObject
{
    Q_OBJECT
public:
    static constexpr int pageSize = 100;

    /// `frameId` empty: the running program. Once the session has ended every read fails.
    ValueReader(cdp::Session &session, QString frameId, QObject *parent = nullptr);
    ~ValueReader() override;

    const QString &frameId() const { return m_frameId; }
    EvaluationPlace place(bool sideEffectFree = false) const;

    enum class Depth {
        Variables, ///< what stands in a scope
        Everything ///< inherited getters, private and internal properties too
    };
    /// Collections of more rows than a page has only their number.
    void read(const DebugValue &object, Depth depth, std::function<void(Result<ValueRows>)> done);
    /// One page: `section` is Element, MapEntry (sets as well) or Property.
    void readPage(const QString &objectId, ValueRow::Section section, qint64 from,
                  std::function<void(Result<ValueRows>)> done);

    /// Runs the getter.
    void get(const QString &objectId, const ValueRow &row, Evaluator::Done done);
    void evaluate(const QString &expression, bool sideEffectFree, Evaluator::Done done);
    /// Evaluates and assigns; answers with what stands there then.
    void assign(const QString &objectId, const ValueRow &row, const QString &expression,
                Evaluator::Done done);
    /// A variable of a scope: its number within the frame, and the handle of it that rows are read from.
    void assignVariable(int scope, const QString &scopeObjectId, const QString &name,
                        const QString &expression, Evaluator::Done done);
    /// Of an object; or of what an object has, when `row` is given; or of an expression.
    void toJson(const QString &objectId, const ValueRow *row, const QString &expression,
                std::function<void(Result<QString>)> done);

    /// A server's request is known by what was asked: "IncomingMessage GET /orders/42". Others stay as they
    /// are.
    void nameRequests(QList<DebugValue> values, std::function<void(QList<DebugValue>)> done);

private:
    void readRows(const QString &objectId, const QString &section, qint64 from,
                  std::function<void(Result<ValueRows>)> done);
    void readInternals(const QString &objectId, ValueRows rows, std::function<void(Result<ValueRows>)> done);
    void readGetters(const QString &objectId, ValueRows rows, std::function<void(Result<ValueRows>)> done);
    void finish(ValueRows rows, std::function<void(Result<ValueRows>)> done);

    QPointer<cdp::Session> m_session;
    QString m_frameId;
    QString m_group;
    std::unique_ptr<Evaluator> m_evaluator;
};

} // namespace boucle

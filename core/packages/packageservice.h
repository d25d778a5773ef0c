// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/packages/packagetypes.h"

#include <QObject>

#include <functional>
#include <optional>
#include <variant>

class QJsonObject;

namespace boucle {

class PackageTools;

/// What a call could not do, in full.
struct PackageFailure
{
    Error error;      ///< "packages-" and npm's code, for the user
    QString subject;  ///< the package or file that it is about; may be empty
    QString detail;   ///< output of a script, lines of a lockfile …; may be empty
    QStringList near; ///< names that may have been meant
    bool isCancelled = false;
    QList<PackageWant> conflict; ///< who wants what, of things that cannot be together
};

template <typename T>
class [[nodiscard]] PackageResult
{
public:
    PackageResult(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    PackageResult(PackageFailure failure)
        : m_state(std::in_place_index<1>, std::move(failure))
    {
    }
    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }
    const T &operator*() const { return std::get<0>(m_state); }
    const T *operator->() const { return &std::get<0>(m_state); }
    /// Only when there is no value.
    const PackageFailure &failure() const { return std::get<1>(m_state); }

private:
    std::variant<T, PackageFailure> m_state;
};

/// Typed calls about the packages of a folder. Changes are carried out one after the other, each whole or not
/// at all; everything else at once. UI thread; answers arrive there, unless `guard` is gone by then.
class PackageService : public QObject
{
    Q_OBJECT
public:
    template <typename T>
    using Done = std::function<void(const PackageResult<T> &)>;

    /// `tools` must outlive it.
    explicit PackageService(PackageTools &tools, QObject *parent = nullptr);

    void tree(const QString &folder, QObject *guard, Done<PackageTree> done);
    void search(const QString &folder, const QString &text, QObject *guard, Done<PackageSearch> done);
    /// `version`: empty for the latest.
    void details(const QString &folder, const QString &name, const QString &version, QObject *guard,
                 Done<PackageDetails> done);
    /// Of all that package.json asks for, as far as a registry has it.
    void versions(const QString &folder, QObject *guard, Done<QList<RegistryVersions>> done);
    void signatures(const QString &folder, QObject *guard, Done<PackageSignatures> done);
    void audit(const QString &folder, QObject *guard, Done<QList<PackageAdvisory>> done);
    /// The words of a change that had been ended by force and was taken back now; empty: there was none.
    void recover(const QString &folder, QObject *guard, Done<QString> done);
    /// A number for cancel().
    int perform(const QString &folder, const PackageChange &change, QObject *guard, Done<PackageOutcome> done,
                std::function<void(const PackageProgress &)> progressed);
    /// Takes the last change back: its words.
    void undo(const QString &folder, QObject *guard, Done<QString> done);
    /// The change ends as soon as it can, and everything is as it was before; or it was done already.
    void cancel(int number);

private:
    template <typename T>
    int ask(QJsonObject request, QObject *guard, Done<T> done, T (*read)(const QJsonObject &),
            std::function<void(const PackageProgress &)> progressed = {});

    PackageTools &m_tools;
};

} // namespace boucle

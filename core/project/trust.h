// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace boucle {

/// The folders that the user lets run code. Kept in a JSON file that several Boucles may share. A trusted
/// folder trusts its subfolders; symbolic links are resolved before comparing.
class TrustStore
{
public:
    /// A missing file is an empty store; its folder is made at the first change.
    explicit TrustStore(const QString &file);

    /// What was wrong with the file, to be shown once: a damaged one was put aside under another name (and
    /// nothing is trusted), an unreadable one is left alone and cannot be changed.
    const std::optional<Error> &loadProblem() const { return m_loadProblem; }

    bool isTrusted(const QString &folder) const;
    /// In alphabetical order, as canonical paths.
    QStringList trustedFolders() const { return m_folders; }

    /// Errors: "folder-missing", "trust-not-saved"; then nothing changed.
    Result<void> trust(const QString &folder);
    /// Does nothing for a folder that is not trusted. Error "trusted-by-parent" when a parent trusts it,
    /// which is then the one to revoke.
    Result<void> revoke(const QString &folder);

private:
    Result<void> load();
    Result<void> change(const QString &folder, bool trusted);

    QString m_file;
    QStringList m_folders;
    std::optional<Error> m_loadProblem;
};

} // namespace boucle

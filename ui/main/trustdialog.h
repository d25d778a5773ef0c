// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace boucle {

class Theme;

/// Asks whether the code of a folder may run. Accepted: it may. Rejected: nothing changes, or with
/// revokeRequested() the folder is not trusted any more.
class TrustDialog : public QDialog
{
    Q_OBJECT
public:
    enum class Reason {
        BeforeRun, ///< a Run waits for the answer
        Asked,     ///< the user wants to trust the folder
        Trusted    ///< the user wants to see or take back the trust
    };

    /// `theme` must outlive the dialog.
    TrustDialog(const Theme &theme, Reason reason, const QString &folder, QWidget *parent);

signals:
    void revokeRequested();
};

} // namespace boucle

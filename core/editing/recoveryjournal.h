// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QObject>
#include <QString>
#include <QTimer>

namespace boucle {

/// Unsaved text that an earlier Boucle left behind.
struct RecoveredText
{
    QString path; ///< as it was recorded
    QString text;
    QDateTime recordedAt;
};

/// Keeps unsaved text on disk so that it survives a crash: one file a document, in a folder that belongs to
/// this process as long as it lives. Texts that are still recorded when the journal is destroyed stay, and
/// are pending at the next start. Lives on the UI thread.
class RecoveryJournal : public QObject
{
    Q_OBJECT
public:
    /// Text reaches the disk this long after record().
    static constexpr int writeDelayMs = 400;

    struct Pending
    {
        QList<RecoveredText> texts; ///< the newest first
        QList<Error> problems;      ///< files that cannot be read; they are kept
    };

    /// `folder` is shared by all Boucles of the user and made when needed.
    explicit RecoveryJournal(const QString &folder, QObject *parent = nullptr);
    /// Writes what is not written yet.
    ~RecoveryJournal() override;

    /// The document's text as it is now. `path` may be any name that is unique to the document.
    void record(const QString &path, const QString &text);
    /// The document was saved or its changes were given up.
    void forget(const QString &path);
    /// Takes over what Boucles that no longer run have left: each text goes to one Boucle only, and stays in
    /// the journal until it is recorded anew or forgotten.
    Pending pending();
    /// Writes at once what waits for its turn.
    void flushNow();

signals:
    /// Recording does not work (disk full …): sent once until it works again.
    void writeFailed(const boucle::Error &error);

private:
    Result<void> ensureOwnFolder();
    Result<void> write(const QString &path, const QString &text);
    void report(const Result<void> &result);
    void adopt(const QString &folder, Pending &result);

    QString m_folder;
    QString m_ownFolder; ///< empty until the first text
    int m_lock = -1;     ///< held as long as the folder is ours
    QHash<QString, QString> m_waiting;
    QTimer m_timer;
    bool m_failureReported = false;
};

} // namespace boucle

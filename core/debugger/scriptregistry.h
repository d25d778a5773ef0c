// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/script.h"
#include "core/debugger/sourceplace.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <map>
#include <memory>

namespace boucle::cdp {
class Session;
namespace debugger {
struct ScriptParsed;
}
} // namespace boucle::cdp

namespace boucle {

struct DebugContext;

/// The scripts of one target, and where their places are in the sources that the user reads. Scripts without
/// a name, which every evaluation makes, are not kept: their places are called "VM" and their id. Lives on
/// the UI thread.
class ScriptRegistry : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it.
    ScriptRegistry(cdp::Session &session, DebugContext &context, QObject *parent = nullptr);
    ~ScriptRegistry() override;

    /// Null for ids that are not kept.
    const Script *find(const QString &id) const;
    /// Those whose own text is that file's, the latest first: after a reload there are several.
    QList<const Script *> ofPath(const QString &path) const;
    /// Those that were made of that file, the latest first.
    QList<const Script *> mappedFrom(const QString &path) const;
    /// Some script is that file, or was made of it.
    bool isLoaded(const QString &path) const { return m_byPath.contains(path) || m_bySource.contains(path); }
    /// Of all scripts.
    QStringList paths() const;
    QStringList ids() const;

    SourcePlace sourcePlace(const ScriptPlace &place) const;
    /// In the script's own text.
    SourcePlace generatedPlace(const ScriptPlace &place) const;
    /// It has a map, and the map knows nothing of that place.
    bool isUnmapped(const ScriptPlace &place) const;
    /// The source is a library's, as the map says.
    bool isIgnored(const ScriptPlace &place) const;
    /// The line of the loaded text; 0: it had no such line.
    static int loadedLine(const Script &script, const SourcePlace &place);
    /// Where code of that source place is in a script that was made of it. Without a column: the first code
    /// of the line, or of the next one that has some.
    static QList<ScriptPlace> mappedPlaces(const Script &script, const SourcePlace &place);

    /// The engine has another text of that file than before.
    void readAgain(const QString &path);
    /// For a script whose map was not needed before.
    void wantMap(const QString &id);
    /// An editor shows another text of it than some script has.
    bool isEdited(const QString &path) const;

    /// The text of a script that is no file, or of a source that only a map has. Error "source-gone".
    void readSource(const QString &path, QObject *guard, std::function<void(Result<QString>)> done);
    /// The text as the engine has it.
    void readScript(const QString &id, QObject *guard, std::function<void(Result<QString>)> done);

signals:
    void added(const boucle::Script &script);
    /// mapState is Loaded or Failed.
    void mapSettled(const boucle::Script &script);
    void mapFailed(const boucle::Error &error);
    /// An editor has another text of that source: its places may be on other lines than before.
    void editsChanged(const QString &path);

private:
    struct Entry;

    void add(const cdp::debugger::ScriptParsed &event);
    void loadMap(Entry &entry);
    void updateEdits(const QString &path);
    void updateEdits(Entry &entry, const QString &path);
    void setEdits(Entry &entry, const QString &path, const LineMap &edits);
    Entry *entryOf(const QString &id) const;

    cdp::Session &m_session;
    DebugContext &m_context;
    std::map<QString, std::unique_ptr<Entry>> m_scripts; ///< by id
    QHash<QString, QList<Entry *>> m_byPath;             ///< the oldest first
    QHash<QString, QList<Entry *>> m_bySource;           ///< of those whose map is loaded
};

} // namespace boucle

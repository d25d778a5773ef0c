// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/scriptregistry.h"

#include "core/base/logging.h"
#include "core/base/tr.h"
#include "core/cdp/protocol/debugger.h"
#include "core/cdp/session.h"
#include "core/debugger/debugcontext.h"
#include "core/debugger/scripturl.h"
#include "core/debugger/strippedtypes.h"

#include <QCryptographicHash>

#include <algorithm>

namespace boucle {

namespace {

constexpr QLatin1String unnamedPrefix("VM");

QString nameOfUnnamed(const QString &id)
{
    return unnamedPrefix + id;
}

/// The id in a name that nameOfUnnamed() made; empty for other names.
QString idOfUnnamed(const QString &name)
{
    if (!name.startsWith(unnamedPrefix))
        return {};
    const QString id = name.mid(unnamedPrefix.size());
    const bool isNumber =
        !id.isEmpty() && std::all_of(id.begin(), id.end(), [](QChar c) { return c.isDigit(); });
    return isNumber ? id : QString();
}

} // namespace

struct ScriptRegistry::Entry
{
    Script script;
    /// The texts of which `edits` are counted from, once they were needed.
    QHash<QString, QString> loadedTexts;
};

ScriptRegistry::ScriptRegistry(cdp::Session &session, DebugContext &context, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_context(context)
{
    m_session.on<cdp::debugger::ScriptParsed>(
        this, [this](const cdp::debugger::ScriptParsed &event) { add(event); });
    connect(&m_context.texts, &CurrentTexts::changed, this,
            qOverload<const QString &>(&ScriptRegistry::updateEdits));
}

ScriptRegistry::~ScriptRegistry() = default;

void ScriptRegistry::add(const cdp::debugger::ScriptParsed &event)
{
    if (event.url.isEmpty() || m_scripts.contains(event.scriptId))
        return;
    auto made = std::make_unique<Entry>();
    Entry &entry = *made;
    entry.script.id = event.scriptId;
    entry.script.url = event.url;
    entry.script.path = m_context.alias.shown(pathOfScriptUrl(event.url));
    entry.script.hash = event.hash;
    entry.script.mapUrl = event.sourceMapURL.value_or(QString());
    entry.script.lastLine = event.endLine;
    if (!entry.script.mapUrl.isEmpty())
        entry.script.mapState = Script::MapState::Wanted;
    m_byPath[entry.script.path].append(&entry);
    m_scripts.emplace(event.scriptId, std::move(made));
    updateEdits(entry, entry.script.path);
    // Packages have maps by the hundred that hardly anybody ever needs.
    if (!isInNodeModules(entry.script.path))
        loadMap(entry);
    emit added(entry.script);
}

void ScriptRegistry::readAgain(const QString &path)
{
    for (Entry *entry : m_byPath.value(path)) {
        entry->loadedTexts.remove(path);
        entry->script.hash.clear();
        // Until it is read: what was saved is what the editor shows.
        entry->script.edits.remove(path);
    }
    updateEdits(path);
}

void ScriptRegistry::wantMap(const QString &id)
{
    if (Entry *entry = entryOf(id))
        loadMap(*entry);
}

void ScriptRegistry::loadMap(Entry &entry)
{
    if (entry.script.mapState != Script::MapState::Wanted)
        return;
    entry.script.mapState = Script::MapState::Loading;
    const auto settle = [this, &entry](const Result<SourceMapLoader::Loaded> &loaded) {
        if (!loaded) {
            entry.script.mapState = Script::MapState::Failed;
            qCInfo(logDebugger) << loaded.error().message;
            emit mapFailed(loaded.error());
        } else {
            entry.script.mapState = Script::MapState::Loaded;
            entry.script.map = *loaded;
            for (const QString &path : entry.script.map->paths) {
                if (path.isEmpty())
                    continue;
                m_bySource[path].append(&entry);
                updateEdits(entry, path);
            }
        }
        emit mapSettled(entry.script);
    };
    // Entries are never removed.
    m_context.maps.load({entry.script.path, entry.script.hash, entry.script.mapUrl}, this, settle);
}

ScriptRegistry::Entry *ScriptRegistry::entryOf(const QString &id) const
{
    const auto found = m_scripts.find(id);
    return found == m_scripts.end() ? nullptr : found->second.get();
}

const Script *ScriptRegistry::find(const QString &id) const
{
    const Entry *entry = entryOf(id);
    return entry ? &entry->script : nullptr;
}

QList<const Script *> ScriptRegistry::ofPath(const QString &path) const
{
    QList<const Script *> scripts;
    for (const Entry *entry : m_byPath.value(path))
        scripts.prepend(&entry->script);
    return scripts;
}

QList<const Script *> ScriptRegistry::mappedFrom(const QString &path) const
{
    QList<const Script *> scripts;
    for (const Entry *entry : m_bySource.value(path))
        scripts.prepend(&entry->script);
    return scripts;
}

QStringList ScriptRegistry::paths() const
{
    return m_byPath.keys();
}

QStringList ScriptRegistry::ids() const
{
    QStringList ids;
    for (const auto &[id, entry] : m_scripts)
        ids.append(id);
    return ids;
}

SourcePlace ScriptRegistry::generatedPlace(const ScriptPlace &place) const
{
    const Script *script = find(place.scriptId);
    if (!script)
        return {nameOfUnnamed(place.scriptId), place.line + 1, place.column + 1};
    const int line = script->edits.value(script->path).nearestCurrent(place.line + 1);
    return {script->path, line, place.column + 1};
}

SourcePlace ScriptRegistry::sourcePlace(const ScriptPlace &place) const
{
    const Script *script = find(place.scriptId);
    if (!script || !script->map)
        return generatedPlace(place);
    const std::optional<SourceMap::OriginalPlace> original =
        script->map->map.originalOf(place.line, place.column);
    if (!original)
        return generatedPlace(place);
    QString path = script->map->paths.at(original->source);
    if (path.isEmpty())
        path = script->map->map.sources().at(original->source).url;
    const int line = script->edits.value(path).nearestCurrent(original->line + 1);
    return {path, line, original->column + 1};
}

bool ScriptRegistry::isUnmapped(const ScriptPlace &place) const
{
    const Script *script = find(place.scriptId);
    return script && script->map && !script->map->map.originalOf(place.line, place.column);
}

bool ScriptRegistry::isIgnored(const ScriptPlace &place) const
{
    const Script *script = find(place.scriptId);
    if (!script || !script->map)
        return false;
    const auto original = script->map->map.originalOf(place.line, place.column);
    return original && script->map->map.sources().at(original->source).ignored;
}

int ScriptRegistry::loadedLine(const Script &script, const SourcePlace &place)
{
    return script.edits.value(place.path).toLoaded(place.line);
}

QList<ScriptPlace> ScriptRegistry::mappedPlaces(const Script &script, const SourcePlace &place)
{
    const int source = script.map ? script.map->indexOf(place.path) : -1;
    const int wanted = loadedLine(script, place);
    if (source < 0 || wanted == 0)
        return {};
    const std::optional<int> line = script.map->map.nextMappedLine(source, wanted - 1);
    if (!line)
        return {};
    const QList<SourceMap::GeneratedPlace> all = script.map->map.generatedOf(source, *line);
    // The first code of the line, or the last that begins at or before the column.
    int column = all.first().originalColumn;
    for (const SourceMap::GeneratedPlace &each : all) {
        if (place.column > 0 && each.originalColumn < place.column)
            column = each.originalColumn;
    }
    QList<ScriptPlace> places;
    for (const SourceMap::GeneratedPlace &each : all) {
        // One place can be several in the script, as when a function was copied; twice on a line it is one.
        const bool isKnown = !places.isEmpty() && places.last().line == each.line;
        if (each.originalColumn == column && !isKnown)
            places.append({script.id, each.line, each.column});
    }
    return places;
}

bool ScriptRegistry::isEdited(const QString &path) const
{
    const auto differs = [&path](const Entry *entry) {
        const auto edits = entry->script.edits.constFind(path);
        return edits != entry->script.edits.cend() && !edits->isIdentity();
    };
    const QList<Entry *> own = m_byPath.value(path);
    const QList<Entry *> mapped = m_bySource.value(path);
    return std::any_of(own.begin(), own.end(), differs) || std::any_of(mapped.begin(), mapped.end(), differs);
}

void ScriptRegistry::updateEdits(const QString &path)
{
    const QList<Entry *> entries = m_byPath.value(path) + m_bySource.value(path);
    for (Entry *entry : entries)
        updateEdits(*entry, path);
}

void ScriptRegistry::updateEdits(Entry &entry, const QString &path)
{
    const QString *current = m_context.texts.find(path);
    if (!current)
        return;
    if (const auto loaded = entry.loadedTexts.constFind(path); loaded != entry.loadedTexts.cend()) {
        setEdits(entry, path, LineMap(*loaded, *current));
        return;
    }
    if (path != entry.script.path) {
        const int source = entry.script.map->indexOf(path);
        const std::optional<QByteArray> &content = entry.script.map->map.sources().at(source).content;
        // Without the text of which it was made, the file is taken as it is now.
        const QString loaded = content ? QString::fromUtf8(*content) : *current;
        entry.loadedTexts.insert(path, loaded);
        setEdits(entry, path, LineMap(loaded, *current));
        return;
    }
    const QByteArray hash = QCryptographicHash::hash(current->toUtf8(), QCryptographicHash::Sha256).toHex();
    if (QString::fromLatin1(hash) == entry.script.hash) {
        entry.loadedTexts.insert(path, *current);
        setEdits(entry, path, {});
        return;
    }
    readScript(entry.script.id, this, [this, &entry, path](const Result<QString> &text) {
        const QString *shown = m_context.texts.find(path);
        if (!text || !shown)
            return;
        entry.loadedTexts.insert(path, isTypeScript(path) ? withTypes(*text, *shown) : *text);
        updateEdits(entry, path);
    });
}

void ScriptRegistry::setEdits(Entry &entry, const QString &path, const LineMap &edits)
{
    entry.script.edits.insert(path, edits);
    emit editsChanged(path);
}

void ScriptRegistry::readSource(const QString &path, QObject *guard,
                                std::function<void(Result<QString>)> done)
{
    for (const auto &[id, entry] : m_scripts) {
        const SourceMapLoader::Loaded &map = entry->script.map;
        for (int i = 0; map && i < map->paths.size(); ++i) {
            const SourceMap::Source &source = map->map.sources().at(i);
            const bool isNamed =
                map->paths.at(i) == path || (map->paths.at(i).isEmpty() && source.url == path);
            if (isNamed && source.content) {
                done(QString::fromUtf8(*source.content));
                return;
            }
        }
    }
    const QList<const Script *> scripts = ofPath(path);
    const QString id = scripts.isEmpty() ? idOfUnnamed(path) : scripts.first()->id;
    if (id.isEmpty()) {
        done(Error{QStringLiteral("source-gone"),
                   CoreTr::tr("No running server has a script called %1.").arg(path)});
        return;
    }
    readScript(id, guard, std::move(done));
}

void ScriptRegistry::readScript(const QString &id, QObject *guard, std::function<void(Result<QString>)> done)
{
    using Source = cdp::debugger::GetScriptSource;
    m_session.call<Source>(
        {.scriptId = id}, guard, [done = std::move(done)](const Result<Source::Result> &source) {
            if (source)
                done(source->scriptSource);
            else
                done(Error{
                    QStringLiteral("source-gone"),
                    CoreTr::tr("The text of the script is not to be had: %1").arg(source.error().message)});
        });
}

} // namespace boucle

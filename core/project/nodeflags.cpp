// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/nodeflags.h"

#include <QDir>
#include <QSet>

namespace boucle {

namespace {

QSet<QString> setOf(const char *words)
{
    const QStringList list = QString::fromLatin1(words).simplified().split(u' ');
    return {list.begin(), list.end()};
}

/// Flags whose value is the next word when it is not behind a "=".
bool takesValue(const QString &flag)
{
    static const QSet<QString> flags = setOf(
        "--require --import --env-file --env-file-if-exists --experimental-loader --conditions --eval "
        "--run --inspect-port --inspect-publish-uid --watch-path --watch-kill-signal --title --input-type "
        "--unhandled-rejections --dns-result-order --disable-warning --disable-proto --diagnostic-dir "
        "--icu-data-dir --openssl-config --redirect-warnings --tls-cipher-list --tls-keylog "
        "--trace-event-categories --trace-event-file-pattern --trace-require-module --localstorage-file "
        "--max-http-header-size --max-old-space-size-percentage --secure-heap --secure-heap-min "
        "--stack-trace-limit --v8-pool-size --network-family-autoselection-attempt-timeout "
        "--heapsnapshot-signal --heapsnapshot-near-heap-limit --heap-prof-dir --heap-prof-name "
        "--heap-prof-interval --cpu-prof-dir --cpu-prof-name --cpu-prof-interval --report-dir "
        "--report-filename --report-signal --allow-fs-read --allow-fs-write --security-revert "
        "--snapshot-blob --build-snapshot-config --experimental-sea-config --experimental-config-file "
        "--experimental-package-map --use-largepages --test-concurrency --test-coverage-branches "
        "--test-coverage-exclude --test-coverage-functions --test-coverage-include "
        "--test-coverage-lines --test-global-setup --test-isolation --test-name-pattern "
        "--test-random-seed --test-reporter --test-reporter-destination --test-rerun-failures "
        "--test-shard --test-skip-pattern --test-timeout --experimental-test-tag-filter");
    return flags.contains(flag);
}

/// Flags that change nothing in this node, or only what the user sees of warnings and traces.
bool isHarmless(const QString &flag)
{
    static const QSet<QString> flags = setOf(
        "--enable-source-maps --strip-types --warnings --no-warnings --trace-warnings --trace-deprecation "
        "--no-deprecation --pending-deprecation --trace-uncaught --disable-warning --title "
        "--extra-info-on-fatal-exception --experimental-modules --experimental-json-modules "
        "--experimental-top-level-await --experimental-fetch --experimental-global-webcrypto "
        "--experimental-global-customevent --experimental-abortcontroller --experimental-worker "
        "--experimental-report --experimental-wasm-modules --experimental-specifier-resolution "
        "--experimental-require-module --require-module --experimental-detect-module "
        "--experimental-sqlite --experimental-websocket --experimental-global-navigator "
        "--experimental-repl-await --node-snapshot --no-node-snapshot --deprecation --addons "
        "--async-context-frame --network-family-autoselection --napi-modules --http-parser "
        "--max-semi-space-size --disable-sigusr1 --report-exclude-env --report-exclude-network");
    return flags.contains(flag);
}

bool isForWatching(const QString &flag)
{
    return flag == QLatin1String("--watch") || flag.startsWith(QLatin1String("--watch-"));
}

bool isForInspecting(const QString &flag)
{
    return flag == QLatin1String("--inspect") || flag.startsWith(QLatin1String("--inspect-")) ||
           flag == QLatin1String("--debug") || flag == QLatin1String("--debug-brk");
}

bool runsNoScript(const QString &flag)
{
    static const QSet<QString> flags =
        setOf("--eval --print --check --interactive --test --version --help --v8-options --completion-bash "
              "--run --build-snapshot --build-snapshot-config --experimental-sea-config --prof-process");
    return flags.contains(flag);
}

/// One name a flag: short forms and older names made long, "_" made "-".
QString canonical(const QString &flag)
{
    static const QMap<QString, QString> aliases{
        {QStringLiteral("-r"), QStringLiteral("--require")},
        {QStringLiteral("-C"), QStringLiteral("--conditions")},
        {QStringLiteral("-e"), QStringLiteral("--eval")},
        {QStringLiteral("-p"), QStringLiteral("--print")},
        {QStringLiteral("-pe"), QStringLiteral("--print")},
        {QStringLiteral("-c"), QStringLiteral("--check")},
        {QStringLiteral("-i"), QStringLiteral("--interactive")},
        {QStringLiteral("-v"), QStringLiteral("--version")},
        {QStringLiteral("-h"), QStringLiteral("--help")},
        {QStringLiteral("--loader"), QStringLiteral("--experimental-loader")},
        {QStringLiteral("--experimental-strip-types"), QStringLiteral("--strip-types")},
        {QStringLiteral("--debug-port"), QStringLiteral("--inspect-port")},
        {QStringLiteral("--report-directory"), QStringLiteral("--report-dir")},
        {QStringLiteral("--es-module-specifier-resolution"),
         QStringLiteral("--experimental-specifier-resolution")},
        {QStringLiteral("--enable-network-family-autoselection"),
         QStringLiteral("--network-family-autoselection")},
    };
    QString name = flag;
    if (name.startsWith(QLatin1String("--")))
        name.replace(u'_', u'-');
    return aliases.value(name, name);
}

class Reader
{
public:
    explicit Reader(const QStringList &words)
        : m_words(words)
    {
    }

    NodeFlags read()
    {
        while (m_result.used < m_words.size()) {
            const QString &word = m_words[m_result.used];
            if (word == QLatin1String("--")) {
                ++m_result.used;
                break;
            }
            if (!word.startsWith(u'-') || word == QLatin1String("-"))
                break;
            readFlag(word);
        }
        return m_result;
    }

private:
    void readFlag(const QString &word)
    {
        const qsizetype equals = word.startsWith(QLatin1String("--")) ? word.indexOf(u'=') : -1;
        const QString flag = canonical(word.left(equals < 0 ? word.size() : equals));
        QStringList written{word};
        QString value = equals < 0 ? QString() : word.mid(equals + 1);
        ++m_result.used;
        if (equals < 0 && takesValue(flag) && m_result.used < m_words.size()) {
            value = m_words[m_result.used++];
            written.append(value);
        }
        // Watching is Boucle's, and every run can be debugged without a port.
        if (isForWatching(flag) || isForInspecting(flag))
            return;
        m_result.execArguments += written;
        apply(flag, value, written);
    }

    void apply(const QString &flag, const QString &value, const QStringList &written)
    {
        bool understood = true;
        if (flag == QLatin1String("--require"))
            m_result.requireModules.append(value);
        else if (flag == QLatin1String("--import"))
            m_result.importModules.append(value);
        else if (flag == QLatin1String("--env-file"))
            m_result.environmentFiles.append({value, false});
        else if (flag == QLatin1String("--env-file-if-exists"))
            m_result.environmentFiles.append({value, true});
        else if (flag == QLatin1String("--max-old-space-size"))
            m_result.heapLimitMiB = value.toLongLong(&understood);
        else if (flag == QLatin1String("--unhandled-rejections"))
            understood = value == QLatin1String("throw"); // what node does without the flag
        else if (runsNoScript(flag))
            m_result.noScript = true;
        else
            understood = isHarmless(flag);
        m_result.noWarnings = m_result.noWarnings || flag == QLatin1String("--no-warnings");
        if (!understood)
            m_result.unsupported.append(written.join(u' '));
    }

    const QStringList &m_words;
    NodeFlags m_result;
};

} // namespace

NodeFlags readNodeFlags(const QStringList &words)
{
    return Reader(words).read();
}

QStringList splitNodeOptions(const QString &value)
{
    QStringList words;
    QString word;
    bool inWord = false;
    bool quoted = false;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const QChar c = value[i];
        if (c == u'"') {
            quoted = !quoted;
            inWord = true;
        } else if (c == u' ' && !quoted) {
            if (inWord)
                words.append(word);
            word.clear();
            inWord = false;
        } else {
            if (c == u'\\' && quoted && i + 1 < value.size())
                ++i;
            word.append(value[i]);
            inWord = true;
        }
    }
    if (inWord)
        words.append(word);
    return words;
}

void applyNodeFlags(const NodeFlags &flags, LaunchConfiguration &configuration)
{
    configuration.requireModules += flags.requireModules;
    configuration.importModules += flags.importModules;
    const QDir folder(configuration.workingDirectory);
    for (const EnvironmentFile &file : flags.environmentFiles)
        configuration.environmentFiles.append(
            {QDir::cleanPath(folder.absoluteFilePath(file.path)), file.optional});
    if (flags.heapLimitMiB > 0)
        configuration.heapLimitMiB = flags.heapLimitMiB;
    configuration.execArguments += flags.execArguments;
    configuration.unsupportedNodeFlags += flags.unsupported;
    if (flags.noWarnings)
        configuration.environment.insert(QStringLiteral("NODE_NO_WARNINGS"), QStringLiteral("1"));
}

} // namespace boucle

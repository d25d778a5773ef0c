// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/commandinterpreter.h"
#include "tests/support/temporaryproject.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace boucle;

class TestCommandInterpreter : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_project = std::make_unique<TemporaryProject>();
        for (const char *file :
             {"server.js", "src/server.js", "src/server.ts", "src/index.js", "lib/main.js"})
            m_project->write(file);
        m_project->write("lib/package.json", "{\"main\": \"main\"}");
        m_scripts.clear();
    }

    /// The configuration printed as "K=v … [env files] -r x -i y | script arguments | cwd", without what is
    /// empty.
    void understands_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("result");
        const auto row = [](const char *command, const char *result) {
            QTest::newRow(command) << QString(command) << QString(result);
        };
        // node
        row("node server.js", "server.js");
        row("node ./src/../server.js -x --inspect", "server.js -x --inspect");
        row("nodejs server", "server.js");
        row("/usr/bin/node server.js", "server.js");
        row("node src", "src/index.js");
        row("node lib", "lib/main.js");
        row("node dist/main.js", "dist/main.js");
        row("node dist/main", "dist/main");
        row("node --watch --inspect=0 server.js", "server.js");
        row("node -r dotenv/config --import tsx src/server.ts", "-r dotenv/config -i tsx src/server.ts");
        row("node --env-file=.env --env-file-if-exists .env.local server.js",
            "[.env] [.env.local?] server.js");
        row("node --max-old-space-size=256 server.js", "256M server.js");
        row("node --expose-gc server.js", "!--expose-gc server.js");
        row("exec node server.js", "server.js");
        row("PORT=80 HOST='a b' node server.js $PORT", "HOST=a b PORT=80 server.js");
        // programs that run others
        row("cross-env A=1 B=2 node server.js", "A=1 B=2 server.js");
        row("cross-env A=1 -- node server.js", "A=1 server.js");
        row("cross-env-shell A=1 \"node server.js\"", "A=1 server.js");
        row("env A=1 node server.js", "A=1 server.js");
        row("npx node server.js", "server.js");
        row("npx --yes nodemon server.js", "server.js");
        row("dotenv -- node server.js", "[.env?] server.js");
        row("dotenv node server.js", "[.env?] server.js");
        row("dotenv -e a.env -e b.env -v A=1 -- node server.js", "A=1 [b.env?] [a.env?] server.js");
        row("A=1 cross-env B=2 env C=3 npx node server.js", "A=1 B=2 C=3 server.js");
        row("node_modules/.bin/cross-env A=1 node server.js", "A=1 server.js");
        // nodemon
        row("nodemon server.js", "server.js");
        row("nodemon -w src --ext js,json -V --delay 1 server.js --port 1", "server.js --port 1");
        row("nodemon --inspect -r dotenv/config server.js", "-r dotenv/config server.js");
        row("nodemon --watch src --exec \"node -r x\" server.js", "-r x server.js");
        row("nodemon --exec 'npm run other' --watch src", "src/index.js");
        row("nodemon --exec=node -- server.js", "server.js");
        row("nodemon src/server.ts", "src/server.ts");
        row("nodemon", "lib/main.js");
        // package managers
        row("npm run other", "src/index.js");
        row("npm run-script other -- --a b", "src/index.js --a b");
        row("npm run --silent other x", "src/index.js x");
        row("npm start", "server.js");
        row("npm run chain -- 1", "A=1 src/index.js two 1");
        row("npm exec -- nodemon server.js", "server.js");
        row("yarn other --a", "src/index.js --a");
        row("yarn run other", "src/index.js");
        row("yarn nodemon server.js", "");
        row("pnpm other", "src/index.js");
        row("pnpm run other -- --a", "src/index.js --a");
        row("pnpm exec nodemon server.js", "server.js");
        row("node --run other", "src/index.js");
        row("node --run=other --watch", "src/index.js --watch");
        row("npm --prefix packages/api run dev", "packages/api/api.js @packages/api");
        row("npm run dev --prefix=packages/api", "packages/api/api.js @packages/api");
        row("npm run dev -w @acme/api -- -x", "packages/api/api.js -x @packages/api");
        row("npm run dev --workspace=packages/api", "packages/api/api.js @packages/api");
        row("yarn workspace @acme/api dev", "packages/api/api.js @packages/api");
        row("yarn workspace @acme/api run dev", "packages/api/api.js @packages/api");
        row("yarn --cwd packages/api dev", "packages/api/api.js @packages/api");
        row("pnpm -C packages/api dev", "packages/api/api.js @packages/api");
        // installed programs
        row("vite --port 1", "node_modules/vite/bin/vite.js --port 1");
        row("tsx src/server.ts", "node_modules/tsx/cli.mjs src/server.ts");
        row("tsx watch src/server.ts --x", "node_modules/tsx/cli.mjs src/server.ts --x");
        row("tsx watch --clear-screen=false --include ./a src/server.ts",
            "node_modules/tsx/cli.mjs src/server.ts");
        row("npx tsx src/server.ts", "node_modules/tsx/cli.mjs src/server.ts");
        row("yarn vite", "node_modules/vite/bin/vite.js");
        row("./node_modules/.bin/vite", "node_modules/vite/bin/vite.js");
        row("node node_modules/vite/bin/vite.js --x", "node_modules/vite/bin/vite.js --x");
        row("./server.js", "server.js");
        row("./bin/missing.js", "bin/missing.js");
    }
    void understands()
    {
        m_project->write("node_modules/vite/bin/vite.js", "#!/usr/bin/env node\n");
        m_project->link("node_modules/.bin/vite", "../vite/bin/vite.js");
        m_project->write("node_modules/tsx/cli.mjs");
        m_project->link("node_modules/.bin/tsx", "../tsx/cli.mjs");
        m_project->write("packages/api/api.js");
        m_project->write("packages/api/package.json",
                         "{\"name\": \"@acme/api\", \"scripts\": {\"dev\": \"node api.js\"}}");
        addScript("other", "node src/index.js");
        addScript("chain", "npm run middle -- two");
        addScript("middle", "A=1 yarn other");
        QFETCH(QString, command);
        QFETCH(QString, result);
        addScript("dev-under-test", command);
        const LaunchConfiguration configuration = interpreter().script("dev-under-test");
        QCOMPARE(configuration.name, QString("dev-under-test"));
        QCOMPARE(configuration.detail, command);
        if (result.isEmpty())
            QVERIFY(configuration.refusal);
        else
            QCOMPARE(printed(configuration), result);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("part");
        const auto row = [](const char *command, const char *code, const char *part) {
            QTest::newRow(command) << QString(command) << QString(code) << QString::fromUtf8(part);
        };
        row("node a.js && node b.js; node c.js", "not-a-simple-command", "several commands (&&)");
        row("export A=1 && node x.js", "not-a-simple-command", "several commands (&&)");
        row("A=1 && node x.js", "not-a-simple-command", "several commands (&&)");
        row("tsc || node x.js", "not-a-simple-command", "several commands (||)");
        row("tsc && vite", "tool-missing", "vite is not installed");
        row("tsc && node x.js &", "not-a-simple-command", "several commands");
        row("", "no-command", "no command");
        row("A=1", "no-command", "no command");
        row("node", "no-script-file", "no file to run: node");
        row("node -", "no-script-file", "no file to run");
        row("node --test", "no-script-file", "no file to run: node --test");
        row("node -e 'x()'", "no-script-file", "no file to run");
        row("npm run self", "script-cycle", "“self” runs itself");
        row("npm run ping", "script-cycle", "“ping” runs itself");
        row("npm run missing", "script-not-found", "no script “missing”");
        row("npm install", "no-script-file", "“npm install” runs no script");
        row("npm run", "no-script-file", "“npm run” runs no script");
        row("npm run a --workspaces", "several-packages", "--workspaces");
        row("npm run a -w nowhere", "workspace-missing", "no workspace “nowhere”");
        row("npm run a --prefix nowhere", "package-json-missing", "nowhere/package.json");
        row("pnpm --filter api dev", "several-packages", "--filter");
        row("pnpm -r dev", "several-packages", "-r");
        row("yarn workspaces foreach run dev", "several-packages", "several packages");
        row("yarn", "no-script-file", "runs no script");
        row("yarn add x", "no-script-file", "runs no script");
        row("vite", "tool-missing", "vite is not installed");
        row("tsx server.ts", "tool-missing", "tsx is not installed");
        row("cross-env A=1 vite", "tool-missing", "vite is not installed");
        row("sh start.sh", "tool-not-javascript", "no JavaScript program");
        row("echo hello", "tool-not-javascript", "echo");
        row("./start.sh", "tool-not-javascript", "start.sh");
        row("env -i node server.js", "unsupported-option", "-i");
        row("dotenv -c prod -- node server.js", "unsupported-option", "-c");
        row("npx -p typescript tsc", "unsupported-option", "-p");
        row("nodemon --exec 'tsc; node x'", "not-a-simple-command", "several commands");
    }
    void refuses()
    {
        m_project->writeExecutable("start.sh", "#!/bin/sh\n");
        addScript("self", "npm run self");
        addScript("ping", "yarn pong");
        addScript("pong", "pnpm run ping");
        QFETCH(QString, command);
        QFETCH(QString, code);
        QFETCH(QString, part);
        addScript("dev", command);
        const LaunchConfiguration configuration = interpreter().script("dev");
        QVERIFY(configuration.refusal);
        QCOMPARE(configuration.refusal->code, code);
        QVERIFY2(configuration.refusal->message.contains(part), qPrintable(configuration.refusal->message));
        QCOMPARE(configuration.name, QString("dev"));
    }

    void findsWhatComesBefore_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("preparations");
        QTest::addColumn<QString>("result");
        const auto row = [](const char *command, const char *preparations, const char *result) {
            QTest::newRow(command) << QString(command) << QString(preparations) << QString(result);
        };
        row("node server.js", "prestart", "server.js");
        row("tsc && node dist/main.js", "prestart; tsc", "dist/main.js");
        row("tsc -p 'a && b' && cp \"x && y\" z && node dist/main.js --x",
            "prestart; tsc -p 'a && b'; cp \"x && y\" z", "dist/main.js --x");
        row("npm run build && node dist/main.js", "prestart; npm run build", "dist/main.js");
        row("echo a | cat > out.txt && node server.js", "prestart; echo a | cat > out.txt", "server.js");
        row("npm run dev", "prestart; predev", "src/index.js");
        row("node --run dev", "prestart", "src/index.js");
        row("cd server && node index.js", "prestart", "server/index.js @server");
        row("cd server && tsc && npm start", "prestart; (server) tsc; (server) build it", "server/own.js @server");
    }
    void findsWhatComesBefore()
    {
        m_project->write("server/package.json",
                         "{\"scripts\": {\"prestart\": \"build it\", \"start\": \"node own.js\"}}");
        addScript("prestart", "prestart");
        addScript("predev", "predev");
        addScript("dev", "node src/index.js");
        QFETCH(QString, command);
        QFETCH(QString, preparations);
        QFETCH(QString, result);
        addScript("start", command);
        const LaunchConfiguration configuration = interpreter().script("start");
        QVERIFY2(!configuration.refusal, qPrintable(configuration.refusal ? configuration.refusal->message : ""));
        QStringList found;
        for (const Preparation &each : configuration.preparations) {
            const QString folder = QDir(m_project->root()).relativeFilePath(each.workingDirectory);
            found.append(folder == "." ? each.command : "(" + folder + ") " + each.command);
        }
        QCOMPARE(found.join("; "), preparations);
        QCOMPARE(printed(configuration), result);
    }

    void remembersTheInnermostScript()
    {
        addScript("start", "npm run dev");
        addScript("dev", "npm run serve");
        addScript("serve", "node server.js");
        const LaunchConfiguration configuration = interpreter().script("start");
        QCOMPARE(configuration.name, QString("start"));
        QCOMPARE(configuration.packageScript, QString("serve"));
        QCOMPARE(configuration.detail, QString("npm run dev"));
        QCOMPARE(configuration.origin, LaunchConfiguration::Origin::PackageScript);
    }

    void hasNpmsDefaultForStart()
    {
        const LaunchConfiguration configuration = interpreter().script("start");
        QCOMPARE(printed(configuration), QString("server.js"));
        m_project->remove("server.js");
        QCOMPARE(interpreter().script("start").refusal->code, QString("script-not-found"));
    }

    void expandsVariables()
    {
        addScript("a", "X=1 npm run b");
        addScript("b", "node server.js $X $FROM_OUTSIDE ${npm_package_name}");
        const CommandInterpreter with(m_project->root(), package(), {{"FROM_OUTSIDE", "2 3"}});
        QCOMPARE(printed(with.script("a")), QString("X=1 server.js 1 2 3 acme"));
    }

    void usesTsNodeForNodemonWhereItIsInstalled()
    {
        m_project->write("node_modules/ts-node/bin.js");
        m_project->link("node_modules/.bin/ts-node", "../ts-node/bin.js");
        addScript("dev", "nodemon src/server.ts x");
        QCOMPARE(printed(interpreter().script("dev")),
                 QString("node_modules/ts-node/bin.js src/server.ts x"));
        addScript("dev", "nodemon server.js");
        QCOMPARE(printed(interpreter().script("dev")), QString("server.js"));
    }

    void readsNodemonsSettings()
    {
        addScript("dev", "nodemon");
        m_project->write(
            "nodemon.json",
            "{\"watch\": [\"src\"], \"exec\": \"node -r x ./src/server.js\", \"env\": {\"A\": 1}}");
        QCOMPARE(printed(interpreter().script("dev")), QString("A=1 -r x src/server.js"));
        addScript("other", "nodemon --exec node server.js");
        QCOMPARE(printed(interpreter().script("other")), QString("A=1 server.js"));
        m_project->write("own.json", "{\"script\": \"src/index.js\"}");
        addScript("own", "nodemon --config own.json");
        QCOMPARE(printed(interpreter().script("own")), QString("src/index.js"));

        m_project->write("nodemon.json", "{\n\"exec\"}");
        QCOMPARE(interpreter().script("dev").refusal->code, QString("nodemon-json-syntax"));
        QVERIFY(interpreter().script("dev").refusal->message.startsWith("nodemon.json: line 2, column 7: "));

        m_project->remove("nodemon.json");
        m_project->write("package.json", "{\"nodemonConfig\": {\"exec\": \"node src/index.js\"}}");
        QCOMPARE(printed(interpreter().script("dev")), QString("src/index.js"));
    }

    void readsACommandOfItsOwn()
    {
        LaunchConfiguration configuration;
        configuration.name = "mine";
        configuration.workingDirectory = m_project->path("src");
        configuration.environment = {{"A", "0"}, {"B", "0"}};
        QCOMPARE(printed(interpreter().command(QStringList{"node", "server.js", "a b"}, configuration)),
                 QString("A=0 B=0 src/server.js a b @src"));
        QCOMPARE(printed(interpreter().commandLine("A=1 node index.js", configuration)),
                 QString("A=1 B=0 src/index.js @src"));
        QCOMPARE(interpreter().command(QStringList(), configuration).refusal->code, QString("no-command"));
    }

private:
    void addScript(const QString &name, const QString &command) { m_scripts[name] = command; }

    PackageJson package() const
    {
        PackageJson package;
        package.name = "acme";
        package.main = "lib/main.js";
        package.workspaces = QStringList{"packages/*"};
        for (auto it = m_scripts.begin(); it != m_scripts.end(); ++it)
            package.scripts.append({it.key(), it.value()});
        return package;
    }

    CommandInterpreter interpreter() const
    {
        return CommandInterpreter(m_project->root(), package(), {{"PATH", "/usr/bin:/bin"}});
    }

    QString printed(const LaunchConfiguration &configuration) const
    {
        if (configuration.refusal)
            return "refused: " + configuration.refusal->message;
        const QDir root(m_project->root());
        QStringList parts;
        for (auto it = configuration.environment.begin(); it != configuration.environment.end(); ++it)
            parts.append(it.key() + '=' + it.value());
        for (const EnvironmentFile &file : configuration.environmentFiles)
            parts.append('[' + root.relativeFilePath(file.path) + (file.optional ? "?]" : "]"));
        for (const QString &module : configuration.requireModules)
            parts.append("-r " + module);
        for (const QString &module : configuration.importModules)
            parts.append("-i " + module);
        for (const QString &flag : configuration.unsupportedNodeFlags)
            parts.append('!' + flag);
        if (configuration.heapLimitMiB > 0)
            parts.append(QString::number(configuration.heapLimitMiB) + 'M');
        parts.append(root.relativeFilePath(configuration.script));
        parts += configuration.arguments;
        if (configuration.workingDirectory != m_project->root())
            parts.append('@' + root.relativeFilePath(configuration.workingDirectory));
        return parts.join(' ');
    }

    std::unique_ptr<TemporaryProject> m_project;
    QMap<QString, QString> m_scripts;
};

QTEST_GUILESS_MAIN(TestCommandInterpreter)
#include "tst_commandinterpreter.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/environmentfile.h"

#include <QTest>

using namespace boucle;

class TestEnvironmentFile : public QObject
{
    Q_OBJECT
private slots:
    // The expected values are what node's util.parseEnv() answers.
    void readsAsNode_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("result");
        const auto row = [](const char *name, const char *text, const char *result) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(result);
        };
        row("nothing", "", "");
        row("simple", "A=1\nB=2", "A=1|B=2");
        row("Windows line ends", "A=1\r\nB=2\r\n", "A=1|B=2");
        row("comments and blank lines", "# x\n\nA=1\n  # y\nB=2 # z\n", "A=1|B=2");
        row("blanks", "  A  =  two words  \n", "A=two words");
        row("empty", "A=\nB=2", "A=|B=2");
        row("empty at the end", "A=", "A=");
        row("empty, then blank line", "A=\n\nB=2", "A=|B=2");
        row("empty, then comment", "A=\n#c\nB=2", "A=|B=2");
        row("blanks behind the sign reach into the next line", "A=  \nB=2", "A=B=2");
        row("only blanks at the end", "A=  ", "A=");
        row("comment for a value", "A= # c\nB=1", "A=|B=1");
        row("hash in the value", "A=x#y", "A=x");
        row("double quotes", "A=\"x # y\"", "A=x # y");
        row("escaped line end", "A=\"a\\nb\"", "A=a\nb");
        row("no escape in single quotes", "A='a\\nb'", "A=a\\nb");
        row("no escape without quotes", "A=a\\nb", "A=a\\nb");
        row("no escaped quote", "A=\"a\\\"b\"", "A=a\\");
        row("back quotes", "A=`a 'b' \"c\"`", "A=a 'b' \"c\"");
        row("several lines", "A=\"one\ntwo\"\nB='three\nfour'", "A=one\ntwo|B=three\nfour");
        row("rest behind a quote", "A=\"x\" y\nB=1", "A=x|B=1");
        row("comment behind a quote", "A=\"x\"#y\nB=1", "A=x|B=1");
        row("open quote", "A=\"x\nB=1", "A=\"x|B=1");
        row("open quote at the end", "A=\"x", "A=\"x");
        row("open back quote", "A=`x\nB=1", "A=`x|B=1");
        row("export", "export A=1\n export  B=2", "A=1|B=2");
        row("export as a name", "export =1", "export=1");
        row("no sign", "A\nB=1\nC", "B=1");
        row("no name", "=x\nB=1", "B=1");
        row("more signs", "A=b=c", "A=b=c");
        row("the last one counts", "A=1\nA=2", "A=2");
        row("no expansion", "A=1\nB=${A}$A", "A=1|B=${A}$A");
        row("UTF-8", "A=h\xC3\xA9\xC2\xA0", "A=h\xC3\xA9\xC2\xA0");
    }
    void readsAsNode()
    {
        QFETCH(QString, text);
        const QMap<QString, QString> variables = parseEnvironmentFile(text);
        QStringList printed;
        for (auto it = variables.begin(); it != variables.end(); ++it)
            printed.append(it.key() + '=' + it.value());
        QTEST(printed.join('|'), "result");
    }
};

QTEST_GUILESS_MAIN(TestEnvironmentFile)
#include "tst_environmentfile.moc"

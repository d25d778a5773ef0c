// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/node/host.h"

#include <QCoreApplication>
#include <QTest>

#include <vector>

namespace boucle {

/// The arguments of hostMain() in the form that QCoreApplication and QTest::qExec() take.
class HostTestArguments
{
public:
    explicit HostTestArguments(const QStringList &arguments)
    {
        for (const QString &argument : arguments)
            m_words.push_back(argument.toLocal8Bit());
        for (QByteArray &word : m_words)
            m_pointers.push_back(word.data());
        m_pointers.push_back(nullptr);
        m_count = int(m_words.size());
    }

    int &argc() { return m_count; }
    char **argv() { return m_pointers.data(); }

private:
    std::vector<QByteArray> m_words;
    std::vector<char *> m_pointers;
    int m_count = 0;
};

} // namespace boucle

/// Defines the entry of a test module that the host loads: one Qt Test object, constructed with the Host.
#define BOUCLE_HOST_TEST(TestClass)                                                                                  \
    int boucle::hostMain(Host &host, const QStringList &arguments)                                                   \
    {                                                                                                                \
        HostTestArguments words(arguments);                                                                          \
        QCoreApplication application(words.argc(), words.argv());                                                    \
        TestClass test(host);                                                                                        \
        return QTest::qExec(&test, words.argc(), words.argv());                                                      \
    }

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/node/host.h"

#include <QCoreApplication>
#include <QTest>

#include <vector>

/// Defines the entry of a test module that the host loads: one Qt Test object, constructed with the Host.
#define BOUCLE_HOST_TEST(TestClass)                                                                                  \
    int boucle::hostMain(Host &host, const QStringList &arguments)                                                   \
    {                                                                                                                \
        std::vector<QByteArray> words;                                                                               \
        for (const QString &argument : arguments)                                                                    \
            words.push_back(argument.toLocal8Bit());                                                                 \
        std::vector<char *> argv;                                                                                    \
        for (QByteArray &word : words)                                                                               \
            argv.push_back(word.data());                                                                             \
        argv.push_back(nullptr);                                                                                     \
        int argc = int(words.size());                                                                                \
        QCoreApplication application(argc, argv.data());                                                             \
        TestClass test(host);                                                                                        \
        return QTest::qExec(&test, argc, argv.data());                                                               \
    }

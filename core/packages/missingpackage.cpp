// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packages/missingpackage.h"

#include <QRegularExpression>
#include <QSet>

namespace boucle {

namespace {

bool isOfNode(const QString &name)
{
    static const QSet<QString> builtins{QStringLiteral("assert"),
                                        QStringLiteral("async_hooks"),
                                        QStringLiteral("buffer"),
                                        QStringLiteral("child_process"),
                                        QStringLiteral("cluster"),
                                        QStringLiteral("console"),
                                        QStringLiteral("constants"),
                                        QStringLiteral("crypto"),
                                        QStringLiteral("dgram"),
                                        QStringLiteral("diagnostics_channel"),
                                        QStringLiteral("dns"),
                                        QStringLiteral("domain"),
                                        QStringLiteral("events"),
                                        QStringLiteral("fs"),
                                        QStringLiteral("http"),
                                        QStringLiteral("http2"),
                                        QStringLiteral("https"),
                                        QStringLiteral("inspector"),
                                        QStringLiteral("module"),
                                        QStringLiteral("net"),
                                        QStringLiteral("os"),
                                        QStringLiteral("path"),
                                        QStringLiteral("perf_hooks"),
                                        QStringLiteral("process"),
                                        QStringLiteral("punycode"),
                                        QStringLiteral("querystring"),
                                        QStringLiteral("readline"),
                                        QStringLiteral("repl"),
                                        QStringLiteral("stream"),
                                        QStringLiteral("string_decoder"),
                                        QStringLiteral("timers"),
                                        QStringLiteral("tls"),
                                        QStringLiteral("tty"),
                                        QStringLiteral("url"),
                                        QStringLiteral("util"),
                                        QStringLiteral("v8"),
                                        QStringLiteral("vm"),
                                        QStringLiteral("wasi"),
                                        QStringLiteral("worker_threads"),
                                        QStringLiteral("zlib")};
    return builtins.contains(name);
}

} // namespace

QString packageOfSpecifier(const QString &specifier)
{
    // What may be published: lower case is asked of new names only.
    static const QRegularExpression package(
        QStringLiteral("^((?:@[A-Za-z0-9~][\\w.~-]*/)?[A-Za-z0-9~][\\w.~-]*)(?:/.*)?$"));
    const QRegularExpressionMatch match = package.match(specifier);
    if (!match.hasMatch() || isOfNode(match.captured(1)))
        return {};
    return match.captured(1);
}

QString missingPackage(const QString &message)
{
    static const QRegularExpression words(QStringLiteral("Cannot find (?:package|module) '([^']+)'"));
    const QRegularExpressionMatch match = words.match(message);
    return match.hasMatch() ? packageOfSpecifier(match.captured(1)) : QString();
}

} // namespace boucle

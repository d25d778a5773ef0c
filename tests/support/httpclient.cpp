// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/httpclient.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace boucle {

HttpResponse HttpClient::get(int port, const QString &path, int limitMs)
{
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval limit{limitMs / 1000, (limitMs % 1000) * 1000};
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(uint16_t(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    HttpResponse response;
    if (connect(fd, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0) {
        const QByteArray request =
            "GET " + path.toUtf8() + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
        QByteArray answer;
        if (send(fd, request.constData(), size_t(request.size()), MSG_NOSIGNAL) == request.size()) {
            char buffer[4096];
            for (ssize_t size = 0; (size = recv(fd, buffer, sizeof buffer, 0)) > 0;)
                answer.append(buffer, size);
        }
        response.status = answer.mid(9, 3).toInt();
        const qsizetype end = answer.indexOf("\r\n\r\n");
        response.body = end < 0 ? QByteArray() : answer.mid(end + 4);
    }
    close(fd);
    return response;
}

} // namespace boucle

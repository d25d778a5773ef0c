// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/remote/spawn.h"

#include <cerrno>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace boucle {

namespace {

// One second of a fast writer.
constexpr int pipeBytes = 1024 * 1024;

Error failure(int code)
{
    return {QStringLiteral("process-not-started"), QString::fromLocal8Bit(strerror(code)), true};
}

struct Pipe
{
    UniqueFd readEnd;
    UniqueFd writeEnd;
};

int makePipe(Pipe &pipe)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return errno;
    pipe.readEnd = UniqueFd(ends[0]);
    pipe.writeEnd = UniqueFd(ends[1]);
    fcntl(ends[1], F_SETPIPE_SZ, pipeBytes); // a smaller pipe works as well
    return 0;
}

std::vector<char *> pointers(const std::vector<std::string> &words)
{
    std::vector<char *> result;
    for (const std::string &word : words)
        result.push_back(const_cast<char *>(word.c_str()));
    result.push_back(nullptr);
    return result;
}

} // namespace

Result<SpawnedProcess> spawnProcess(const SpawnRequest &request)
{
    Pipe input;
    Pipe output;
    Pipe errors;
    for (Pipe *pipe : {&input, &output, &errors}) {
        if (const int code = makePipe(*pipe); code != 0)
            return failure(code);
    }

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input.readEnd.get(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output.writeEnd.get(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, errors.writeEnd.get(), STDERR_FILENO);
    if (!request.workingDirectory.empty())
        posix_spawn_file_actions_addchdir_np(&actions, request.workingDirectory.c_str());

    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t all;
    sigfillset(&all);
    posix_spawnattr_setsigdefault(&attributes, &all);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes,
                             POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);

    std::vector<char *> command = pointers(request.command);
    std::vector<char *> environment = pointers(request.environment);
    SpawnedProcess result;
    const int code =
        posix_spawn(&result.pid, command[0], &actions, &attributes, command.data(), environment.data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (code != 0)
        return failure(code);
    result.handle = UniqueFd(int(syscall(SYS_pidfd_open, result.pid, 0)));
    result.input = std::move(input.writeEnd);
    result.output = std::move(output.readEnd);
    result.errors = std::move(errors.readEnd);
    return result;
}

} // namespace boucle

// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/node/childprocesses.h"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <sstream>

#include <dirent.h>
#include <sys/wait.h>
#include <unistd.h>

namespace boucle {

namespace {

std::string readFile(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<pid_t> allProcesses()
{
    std::vector<pid_t> result;
    const std::unique_ptr<DIR, int (*)(DIR *)> folder(opendir("/proc"), closedir);
    if (!folder)
        return result;
    while (const dirent *entry = readdir(folder.get())) {
        if (isdigit(static_cast<unsigned char>(entry->d_name[0])))
            result.push_back(pid_t(strtol(entry->d_name, nullptr, 10)));
    }
    return result;
}

struct ProcessFacts
{
    pid_t parent = 0;
    pid_t session = 0;
};

/// From /proc/PID/stat, whose second field, the name, may hold anything, brackets and spaces included.
bool readFacts(pid_t pid, ProcessFacts &facts)
{
    const std::string stat = readFile("/proc/" + std::to_string(pid) + "/stat");
    const size_t afterName = stat.rfind(')');
    if (afterName == std::string::npos)
        return false;
    std::istringstream fields(stat.substr(afterName + 1));
    char state = 0;
    pid_t group = 0;
    return bool(fields >> state >> facts.parent >> group >> facts.session);
}

bool carriesMarker(pid_t pid, const std::string &entry)
{
    const std::string environment = readFile("/proc/" + std::to_string(pid) + "/environ");
    size_t at = environment.find(entry);
    while (at != std::string::npos) {
        const size_t end = at + entry.size();
        const bool begins = at == 0 || environment[at - 1] == '\0';
        if (begins && (end == environment.size() || environment[end] == '\0'))
            return true;
        at = environment.find(entry, end);
    }
    return false;
}

std::set<pid_t> directChildren(const std::vector<pid_t> &threads)
{
    std::set<pid_t> result;
    for (const pid_t thread : threads) {
        std::istringstream list(readFile("/proc/self/task/" + std::to_string(thread) + "/children"));
        result.insert(std::istream_iterator<pid_t>(list), std::istream_iterator<pid_t>());
    }
    return result;
}

} // namespace

std::vector<pid_t> findServerProcesses(const ChildQuery &query)
{
    const pid_t self = getpid();
    const std::string entry = std::string(serverMarkerVariable) + '=' + query.marker;
    std::set<pid_t> found = directChildren(query.threads);
    std::map<pid_t, ProcessFacts> facts;
    for (const pid_t pid : allProcesses()) {
        if (pid == self || !readFacts(pid, facts[pid]))
            continue;
        if (carriesMarker(pid, entry))
            found.insert(pid);
    }
    // Descendants with an environment of their own. A child has any pid: repeat until nothing is new.
    for (bool grown = true; grown;) {
        grown = false;
        for (const auto &[pid, fact] : facts) {
            if (found.contains(fact.parent) && found.insert(pid).second)
                grown = true;
        }
    }
    if (!query.includeDetached) {
        const pid_t session = getsid(0);
        std::erase_if(found, [&](pid_t pid) { return facts.contains(pid) && facts[pid].session != session; });
    }
    return {found.begin(), found.end()};
}

std::vector<pid_t> reapProcesses(const std::vector<pid_t> &processes)
{
    std::vector<pid_t> alive;
    for (const pid_t pid : processes) {
        const pid_t reaped = waitpid(pid, nullptr, WNOHANG);
        if (reaped == 0 || (reaped < 0 && errno == ECHILD && kill(pid, 0) == 0))
            alive.push_back(pid);
    }
    return alive;
}

} // namespace boucle

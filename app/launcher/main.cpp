// SPDX-License-Identifier: GPL-3.0-or-later

// The command `boucle`: becomes the node host with Boucle's boot file and the user's arguments. Knows no Qt: it
// has to be over in a millisecond.

#include "app/launcher/savedenvironment.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

namespace {

// Blocked reads of one server must not starve the others of threads: the pool is shared by all.
constexpr int poolThreads = 64;

std::string ownFolder()
{
    std::string path(4096, '\0');
    const ssize_t length = readlink("/proc/self/exe", path.data(), path.size());
    path.resize(length > 0 ? size_t(length) : 0);
    return path.substr(0, path.rfind('/'));
}

/// Beside the launcher in the build folder, or in the library folder of an install prefix.
std::string findParts()
{
    const std::string folder = ownFolder();
    for (const char *candidate : {"/lib/boucle", "/../lib/boucle"}) {
        const std::string parts = folder + candidate;
        if (access((parts + "/boot.cjs").c_str(), R_OK) == 0)
            return parts;
    }
    return {};
}

void hide(const char *name)
{
    if (const char *value = getenv(name)) {
        setenv((std::string(boucle::savedPrefix) + name).c_str(), value, 1);
        unsetenv(name);
    }
}

/// Splits NODE_OPTIONS as node does: blanks separate, double quotes group, a backslash escapes within them.
std::vector<std::string> splitOptions(std::string_view text)
{
    std::vector<std::string> words;
    std::string word;
    bool quoted = false;
    bool begun = false;
    for (size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '\\' && i + 1 < text.size()) {
            word += text[++i];
        } else if (c == '"') {
            quoted = !quoted;
            begun = true;
        } else if (!quoted && c == ' ') {
            if (begun)
                words.push_back(std::move(word));
            word.clear();
            begun = false;
        } else {
            word += c;
            begun = true;
        }
    }
    if (begun)
        words.push_back(std::move(word));
    return words;
}

struct Options
{
    std::string host;              ///< what is left of NODE_OPTIONS: it holds for the whole process
    std::vector<std::string> exec; ///< modules to load, which only the script's environment must do
};

std::string quoted(const std::string &word)
{
    std::string result = "\"";
    for (const char c : word) {
        if (c == '"' || c == '\\')
            result += '\\';
        result += c;
    }
    return result + '"';
}

Options sortOptions(const std::vector<std::string> &words)
{
    Options result;
    for (size_t i = 0; i < words.size(); ++i) {
        const std::string &word = words[i];
        const std::string name = word.substr(0, word.find('='));
        if (name == "-r" || name == "--require" || name == "--import") {
            result.exec.push_back(name == "-r" ? "--require" : name);
            if (name.size() < word.size())
                result.exec.push_back(word.substr(name.size() + 1));
            else if (i + 1 < words.size())
                result.exec.push_back(words[++i]);
        } else {
            if (!result.host.empty())
                result.host += ' ';
            result.host += quoted(word);
        }
    }
    return result;
}

/// The host begins with Boucle's main function instead of node's own: see start.cpp. Not from a folder whose name
/// the variable cannot hold.
void replaceMain(const std::string &parts)
{
    const std::string library = parts + "/boucle-start.so";
    if (library.find_first_of(" :") != std::string::npos || access(library.c_str(), R_OK) != 0)
        return;
    const char *before = getenv("LD_PRELOAD");
    const std::string value = before ? library + ':' + before : library;
    hide("LD_PRELOAD");
    setenv("LD_PRELOAD", value.c_str(), 1);
}

[[noreturn]] void become(const std::string &program, const std::vector<std::string> &words)
{
    std::vector<char *> arguments;
    for (const std::string &word : words)
        arguments.push_back(const_cast<char *>(word.c_str()));
    arguments.push_back(nullptr);
    execv(program.c_str(), arguments.data());
    std::fprintf(stderr, "boucle: cannot start %s: error %d. Build again, or install again.\n", program.c_str(),
                 errno);
    std::exit(127);
}

} // namespace

int main(int argc, char **argv)
{
    const std::string parts = findParts();
    if (parts.empty()) {
        std::fprintf(stderr, "boucle: its parts (lib/boucle/boot.cjs) are missing beside %s. Build again, or install "
                             "again.\n",
                     ownFolder().c_str());
        return 127;
    }
    const bool isExec = argc > 1 && std::string_view(argv[1]) == "exec";
    Options options;
    std::vector<std::string> command{"node"};
    if (isExec) {
        // The process is the script's own: what node reads at its start is meant for it.
        if (const char *text = getenv("NODE_OPTIONS"))
            options = sortOptions(splitOptions(text));
        for (const char *name : boucle::hiddenFromMainEnvironment)
            hide(name);
        if (!options.host.empty())
            setenv("NODE_OPTIONS", options.host.c_str(), 1);
        replaceMain(parts);
    } else {
        for (const char *name : boucle::hiddenFromHost)
            hide(name);
        for (const char *name : boucle::hiddenFromMainEnvironment)
            hide(name);
        setenv("UV_THREADPOOL_SIZE", std::to_string(poolThreads).c_str(), 1);
        // Otherwise SIGUSR1 makes the host listen on a port.
        command.emplace_back("--disable-sigusr1");
    }
    command.push_back(parts + "/boot.cjs");
    if (isExec) {
        command.emplace_back("exec");
        command.insert(command.end(), options.exec.begin(), options.exec.end());
    }
    command.insert(command.end(), argv + (isExec ? 2 : 1), argv + argc);
    become(parts + "/node", command);
}

// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/file_walker.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "core/catalogue/file_kinds.h"

namespace linnet::catalogue {
namespace {

namespace fs = std::filesystem;

Error systemError(int number) {
    return {number == ENOENT ? ErrorCode::NotFound : ErrorCode::Unreadable,
            QString::fromStdString(std::generic_category().message(number))};
}

bool isHidden(const fs::path& path) {
    return path.filename().native().starts_with('.');
}

/// A file descriptor that is closed at the end.
class Descriptor {
 public:
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor() {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return m_number; }

 private:
    int m_number;
};

}  // namespace

FileWalker::FileWalker(Found found, Refused refused)
    : m_found(std::move(found)), m_refused(std::move(refused)) {}

void FileWalker::walk(const std::vector<fs::path>& roots, const std::stop_token& stop) {
    m_besideMusic = mayHoldMusic(roots);
    for (const fs::path& root : roots) {
        if (stop.stop_requested())
            return;
        visit(root, true, stop);
    }
}

void FileWalker::visit(const fs::path& path, bool named, const std::stop_token& stop) {
    if (!named && isHidden(path))
        return;
    struct stat facts {};
    if (::stat(path.c_str(), &facts) != 0) {
        const int number = errno;
        // A link to nothing is noise inside a folder unless it is called like music.
        if (named || !plainlyNoAudio(path))
            m_refused(path, systemError(number));
        return;
    }
    if (S_ISDIR(facts.st_mode)) {
        if (m_folders.emplace(facts.st_dev, facts.st_ino).second)
            visitFolder(path, stop);
        return;
    }
    if (!named && (!S_ISREG(facts.st_mode) || plainlyNoAudio(path)))
        return;
    if (named && m_besideMusic && accompaniesMusic(path))
        return;
    if (S_ISREG(facts.st_mode))
        m_found(path, facts.st_size);
    else
        m_refused(path, {ErrorCode::Unreadable, QStringLiteral("not a regular file")});
}

void FileWalker::visitFolder(const fs::path& folder, const std::stop_token& stop) {
    std::error_code code;
    std::vector<fs::path> entries;
    fs::directory_iterator it(folder, code);
    for (; !code && it != fs::directory_iterator(); it.increment(code))
        entries.push_back(it->path());
    if (code)
        m_refused(folder, systemError(code.value()));
    std::sort(entries.begin(), entries.end());
    for (const fs::path& entry : entries) {
        if (stop.stop_requested())
            return;
        visit(entry, false, stop);
    }
}

QString importedName(const std::filesystem::path& file) {
    const std::string name = file.filename().native();
    const QString utf8 = QString::fromUtf8(name);
    return utf8.contains(QChar::ReplacementCharacter) ? QString::fromLatin1(name) : utf8;
}

Result<QByteArray> readWhole(const fs::path& file, std::int64_t most) {
    // Not to wait for a pipe's other end; files are not affected.
    const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (descriptor.number() < 0)
        return fail(systemError(errno));
    struct stat facts {};
    if (::fstat(descriptor.number(), &facts) != 0)
        return fail(systemError(errno));
    if (!S_ISREG(facts.st_mode))
        return fail(ErrorCode::Unreadable, QStringLiteral("not a regular file"));
    if (facts.st_size == 0)
        return fail(ErrorCode::NoAudio, QStringLiteral("0"));
    if (facts.st_size > most)
        return fail(ErrorCode::TooLarge, QString::number(facts.st_size));
    QByteArray bytes(facts.st_size, Qt::Uninitialized);
    qsizetype filled = 0;
    while (filled < bytes.size()) {
        const ssize_t got = ::read(descriptor.number(), bytes.data() + filled,
                                   static_cast<std::size_t>(bytes.size() - filled));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail(systemError(errno));
        if (got == 0)
            return fail(ErrorCode::Unreadable, QStringLiteral("it became shorter meanwhile"));
        filled += got;
    }
    return bytes;
}

}  // namespace linnet::catalogue

// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/export/new_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

namespace linnet::catalogue {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> failure(int error) {
    const ErrorCode code = error == ENOSPC || error == EDQUOT ? ErrorCode::DiskFull
                           : error == EEXIST                  ? ErrorCode::AlreadyExists
                                                              : ErrorCode::Unreadable;
    return fail(code, QString::fromStdString(std::generic_category().message(error)));
}

/// File systems without links and without the newer call (FAT through FUSE) are looked at first.
int moveWithoutReplacing(const char* from, const char* to) {
    if (::renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
    struct stat there {};
    if (::lstat(to, &there) == 0)
        return EEXIST;
    return ::rename(from, to) == 0 ? 0 : errno;
}

}  // namespace

NewFile::NewFile(fs::path path, fs::path part, int descriptor)
    : m_path(std::move(path)), m_part(std::move(part)), m_descriptor(descriptor) {}

NewFile::NewFile(NewFile&& other) noexcept
    : m_path(std::move(other.m_path)),
      m_part(std::move(other.m_part)),
      m_descriptor(std::exchange(other.m_descriptor, -1)) {}

NewFile::~NewFile() {
    if (m_descriptor < 0)
        return;
    ::close(m_descriptor);
    ::unlink(m_part.c_str());
}

Result<NewFile> NewFile::create(const fs::path& path) {
    std::error_code code;
    fs::create_directories(path.parent_path(), code);
    if (code)
        return failure(code.value());
    fs::path part = path.parent_path() / ("." + path.filename().native() + ".linnet-part");
    const int descriptor = ::open(
        part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0666);
    if (descriptor < 0)
        return failure(errno);
    return NewFile(path, std::move(part), descriptor);
}

Result<> NewFile::write(QByteArrayView bytes) {
    while (!bytes.isEmpty()) {
        const ssize_t count =
            ::write(m_descriptor, bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (count < 0 && errno != EINTR)
            return failure(errno);
        if (count > 0)
            bytes = bytes.sliced(count);
    }
    return {};
}

Result<> NewFile::finish(There there, bool durable) {
    if (durable && ::fdatasync(m_descriptor) != 0)
        return failure(errno);
    const int closed = ::close(std::exchange(m_descriptor, -1));
    int error = closed == 0 ? 0 : errno;
    if (error == 0)
        error = there == There::Stays ? moveWithoutReplacing(m_part.c_str(), m_path.c_str())
                : ::rename(m_part.c_str(), m_path.c_str()) == 0 ? 0
                                                                : errno;
    if (error == 0)
        return {};
    ::unlink(m_part.c_str());
    return failure(error);
}

std::optional<storage::ContentHash> hashOfFile(const fs::path& path, std::int64_t bytes) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return std::nullopt;
    std::optional<storage::ContentHash> hash;
    struct stat is {};
    if (::fstat(descriptor, &is) == 0 && S_ISREG(is.st_mode) && is.st_size == bytes) {
        std::vector<storage::ChunkHash> chunks;
        QByteArray chunk(storage::ContentHash::kChunkBytes, Qt::Uninitialized);
        std::int64_t done = 0;
        while (done < bytes) {
            const auto wanted = std::min<std::int64_t>(chunk.size(), bytes - done);
            std::int64_t got = 0;
            while (got < wanted) {
                const ssize_t count = ::pread(descriptor, chunk.data() + got,
                                              static_cast<std::size_t>(wanted - got), done + got);
                if (count <= 0 && !(count < 0 && errno == EINTR))
                    break;
                got += std::max<ssize_t>(count, 0);
            }
            if (got < wanted)
                break;
            chunks.push_back(storage::chunkHash(QByteArrayView(chunk).first(got)));
            done += got;
        }
        if (done == bytes)
            hash = storage::contentHash(chunks, bytes);
    }
    ::close(descriptor);
    return hash;
}

}  // namespace linnet::catalogue

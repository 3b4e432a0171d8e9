// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/library_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace linnet::storage {
namespace {

Error systemError(int code) {
    const QString detail = QString::fromLocal8Bit(std::strerror(code));
    if (code == EACCES || code == EPERM || code == EROFS)
        return {ErrorCode::Unreadable, detail};
    if (code == ENOSPC || code == EDQUOT)
        return {ErrorCode::DiskFull, detail};
    return {ErrorCode::Io, detail};
}

}  // namespace

Result<std::unique_ptr<LibraryLock>> LibraryLock::take(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / "lock";
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return fail(systemError(errno));
    std::unique_ptr<LibraryLock> lock(new LibraryLock(descriptor));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK)
            return fail(systemError(errno));
        std::array<char, 32> holder{};
        const ssize_t got = ::pread(descriptor, holder.data(), holder.size() - 1, 0);
        return fail(ErrorCode::Busy,
                    got > 0 ? QString::fromLatin1(holder.data()).trimmed() : QString());
    }
    const QByteArray pid = QByteArray::number(static_cast<qlonglong>(::getpid()));
    if (::ftruncate(descriptor, 0) != 0 ||
        ::pwrite(descriptor, pid.constData(), static_cast<std::size_t>(pid.size()), 0) < 0)
        return fail(systemError(errno));
    return lock;
}

LibraryLock::~LibraryLock() {
    ::close(m_descriptor);
}

}  // namespace linnet::storage

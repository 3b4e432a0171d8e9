// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/write_behind.h"

#include <fcntl.h>
#include <unistd.h>

namespace linnet::storage {

WriteBehind::WriteBehind(std::filesystem::path file) : m_file(std::move(file)) {}

WriteBehind::~WriteBehind() {
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void WriteBehind::begin() {
#ifdef SYNC_FILE_RANGE_WRITE
    if (m_descriptor < 0)
        m_descriptor = ::open(m_file.c_str(), O_RDONLY | O_CLOEXEC);
    if (m_descriptor >= 0)
        ::sync_file_range(m_descriptor, 0, 0, SYNC_FILE_RANGE_WRITE);  // an error costs time only
#endif
}

}  // namespace linnet::storage

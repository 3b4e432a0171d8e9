// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/password.h"

#include <sodium.h>

#include <cstring>
#include <new>
#include <utility>

namespace linnet::auth {
namespace {

char* lockedCopy(const QByteArray& bytes) {
    if (sodium_init() < 0)
        throw std::bad_alloc();
    auto* copy = static_cast<char*>(sodium_malloc(static_cast<std::size_t>(bytes.size()) + 1));
    if (copy == nullptr)
        throw std::bad_alloc();
    std::memcpy(copy, bytes.constData(), static_cast<std::size_t>(bytes.size()) + 1);
    return copy;
}

}  // namespace

void wipe(QByteArray& bytes) {
    if (!bytes.isEmpty())
        sodium_memzero(bytes.data(), static_cast<std::size_t>(bytes.size()));
    bytes.clear();
}

void wipe(QString& text) {
    if (!text.isEmpty())
        sodium_memzero(text.data(), static_cast<std::size_t>(text.size()) * sizeof(QChar));
    text.clear();
}

Password Password::take(QString& text) {
    QString normal = text.normalized(QString::NormalizationForm_C);
    QByteArray bytes = normal.toUtf8();
    Password password;
    password.m_bytes = lockedCopy(bytes);
    password.m_size = static_cast<std::size_t>(bytes.size());
    wipe(bytes);
    wipe(normal);
    wipe(text);
    return password;
}

Password Password::take(QByteArray& bytes) {
    QString text = QString::fromUtf8(bytes);
    wipe(bytes);
    return take(text);
}

Password::Password(Password&& other) noexcept
    : m_bytes(std::exchange(other.m_bytes, nullptr)), m_size(std::exchange(other.m_size, 0)) {}

Password& Password::operator=(Password&& other) noexcept {
    if (this != &other) {
        sodium_free(m_bytes);
        m_bytes = std::exchange(other.m_bytes, nullptr);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

Password::~Password() {
    sodium_free(m_bytes);  // zeroes first
}

}  // namespace linnet::auth

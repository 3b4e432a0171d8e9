// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <cstddef>
#include <span>

namespace linnet::auth {

/// A password in memory that is locked (not swapped, not in a core dump) and wiped when it goes.
/// UTF-8 of the NFC form, so that the same characters typed on two keyboards are the same password.
/// Move-only.
class Password {
 public:
    /// Copies from `text` and overwrites it.
    [[nodiscard]] static Password take(QString& text);
    /// Copies UTF-8 from `bytes` and overwrites it.
    [[nodiscard]] static Password take(QByteArray& bytes);
    Password(Password&& other) noexcept;
    Password& operator=(Password&& other) noexcept;
    Password(const Password&) = delete;
    Password& operator=(const Password&) = delete;
    ~Password();

    [[nodiscard]] std::span<const char> bytes() const { return {m_bytes, m_size}; }

 private:
    Password() = default;
    char* m_bytes = nullptr;  // sodium_malloc: guard pages, locked, zeroed on free
    std::size_t m_size = 0;
};

/// Overwrites and empties; for a secret that had to be in an ordinary string for a moment.
void wipe(QByteArray& bytes);
void wipe(QString& text);

}  // namespace linnet::auth

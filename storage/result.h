// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>
#include <tl/expected.hpp>

namespace linnet {

/// What a caller may branch on. The detail beside it is for the log, never for people: words for
/// people are made in ui/ (or app/ for the command line).
enum class ErrorCode : std::uint8_t {
    InvalidInput,      ///< an argument breaks a rule that the function's comment names
    NotFound,          ///< no such row, file or media
    AlreadyExists,     ///< a unique value is taken (an e-mail, say)
    Unauthorized,      ///< session malformed, altered, expired, revoked or of another profile
    WrongCredentials,  ///< e-mail or password wrong; never says which
    TooManyAttempts,   ///< wait first; detail holds the milliseconds left, as digits
    Unreadable,        ///< the operating system refused to open or read a file
    Unsupported,       ///< a format or a feature that is not handled
    NoAudio,           ///< the bytes hold no audio
    Truncated,         ///< the bytes end before the audio does
    Damaged,           ///< stored bytes do not match their hash, or a database is corrupt
    TooLarge,          ///< beyond a documented limit
    DiskFull,          ///< the disk has no room left
    Busy,              ///< the library is in use by another process
    NewerVersion,      ///< the file was written by a newer Linnet; it was left untouched
    OlderVersion,      ///< by one of before the first release, which no migration covers; untouched
    Io,                ///< any other failure of the disk or the database
    NoDevice,          ///< no audio output
    Cancelled,         ///< the caller asked to stop
    Internal,          ///< a broken invariant: a defect of Linnet
};

struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString detail;
};

/// A value or an Error. tl::expected, but a result that is dropped is a compiler warning.
template <class T = void>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
    using tl::expected<T, Error>::expected;
};

/// `return fail(ErrorCode::NotFound, QStringLiteral("…"));`
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, QString detail = {}) {
    return tl::unexpected<Error>(Error{code, std::move(detail)});
}
[[nodiscard]] inline tl::unexpected<Error> fail(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

}  // namespace linnet

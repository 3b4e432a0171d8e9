// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/auth_words.h"

#include <QCoreApplication>

namespace linnet::ui::auth_words {
namespace {

QString say(const char* words, int n = -1) {
    return QCoreApplication::translate("AuthWords", words, nullptr, n);
}

}  // namespace

std::optional<std::chrono::milliseconds> waitOf(const Error& error) {
    if (error.code != ErrorCode::TooManyAttempts)
        return std::nullopt;
    return std::chrono::milliseconds(std::max(error.detail.toLongLong(), 1LL));
}

QString wait(std::chrono::milliseconds left) {
    const auto seconds = static_cast<int>((left.count() + 999) / 1000);
    if (seconds >= 120)
        return say("Too many tries. The next one is possible in %1 minutes.")
            .arg((seconds + 59) / 60);
    return seconds == 1
               ? say("Too many tries. The next one is possible in a second.")
               : say("Too many tries. The next one is possible in %1 seconds.").arg(seconds);
}

QString error(const Error& error) {
    switch (error.code) {
        case ErrorCode::WrongCredentials:
            return say("That is not the password of this profile. Try again.");
        case ErrorCode::TooManyAttempts:
            return wait(*waitOf(error));
        case ErrorCode::AlreadyExists:
            return say("There is a profile with this e-mail address already.");
        case ErrorCode::InvalidInput:
            if (error.detail == QStringLiteral("name"))
                return say("A name has 1 to 64 characters.");
            if (error.detail == QStringLiteral("email"))
                return say(
                    "This is not an e-mail address: it needs an @ with something on both "
                    "sides.");
            return say("A password has at least 8 characters.");
        case ErrorCode::Unauthorized:
            return say("You are not signed in any more. Sign in again.");
        case ErrorCode::DiskFull:
            return say("The disk is full, so nothing could be saved. Make room and try again.");
        case ErrorCode::Damaged:
            return say(
                "The library's file is damaged. Nothing was changed; “linnet check” says "
                "more.");
        default:
            return say("The library could not be reached, so nothing was changed. Try again.");
    }
}

}  // namespace linnet::ui::auth_words

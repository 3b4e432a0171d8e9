// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <functional>

namespace linnet::ui {

/// Where the token of "keep me signed in" waits for the next start: the desktop's keyring. Answers
/// arrive later on the GUI thread; an empty token means none is kept.
class TokenKeeper {
 public:
    virtual ~TokenKeeper() = default;
    virtual void load(std::function<void(QByteArray token)> then) = 0;
    virtual void save(const QByteArray& token) = 0;
    virtual void forget() = 0;
};

}  // namespace linnet::ui

// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <filesystem>
#include <memory>

#include "ui/token_keeper.h"

namespace linnet::app {

/// The desktop's keyring (Secret Service or KWallet) through QtKeychain; one entry a library.
class Keyring final : public QObject, public ui::TokenKeeper {
    Q_OBJECT

 public:
    /// Null where no keyring is running or can be started.
    [[nodiscard]] static std::unique_ptr<Keyring> find(const std::filesystem::path& library);

    void load(std::function<void(QByteArray token)> then) override;
    void save(const QByteArray& token) override;
    void forget() override;

 private:
    explicit Keyring(QString key);
    QString m_key;
};

}  // namespace linnet::app

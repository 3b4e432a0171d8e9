// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QObject>
#include <filesystem>
#include <memory>
#include <vector>

namespace linnet::app {

/// A second start on the same library hands its files to the window that is there. Over a local
/// socket that only this user can open.
class SingleInstance final : public QObject {
    Q_OBJECT

 public:
    /// True: another process has the window of this library and has taken `files` (made absolute).
    [[nodiscard]] static bool handOver(const std::filesystem::path& library,
                                       const std::vector<std::filesystem::path>& files);

    /// Listens from now on; to be called with the library's lock held.
    explicit SingleInstance(const std::filesystem::path& library);

 Q_SIGNALS:
    void filesArrived(const std::vector<std::filesystem::path>& files);

 private:
    QLocalServer m_server;
};

}  // namespace linnet::app

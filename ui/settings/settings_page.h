// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "core/auth/auth_service.h"
#include "core/catalogue/catalogue_service.h"
#include "core/events/session.h"
#include "ui/context.h"

namespace linnet::ui {

/// Profile, library, sound, appearance, keys, and what Linnet is. Stands below the top bar like the
/// pages of the library. GUI thread only.
class SettingsPage final : public QWidget {
    Q_OBJECT

 public:
    SettingsPage(Context& context, const auth::Profile& profile, const Session& session,
                 QWidget* parent);
    ~SettingsPage() override;
    void setCounts(const catalogue::LibraryCounts& counts);

 Q_SIGNALS:
    void duplicatesRequested();
    void passwordRequested();
    void signOutRequested();
    void signOutEverywhereRequested();
    /// Something the person should read; for a toast.
    void messaged(const QString& words);

 protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::ui

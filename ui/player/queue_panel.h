// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <memory>
#include <optional>

#include "core/catalogue/song.h"
#include "core/events/session.h"
#include "ui/context.h"

namespace linnet::ui {

class Covers;

/// The right panel, metrics::kPanelWidth wide: what comes next, the lyrics and the details of what
/// plays. GUI thread only.
class QueuePanel final : public QFrame {
    Q_OBJECT

 public:
    enum class Tab : std::uint8_t { Queue, Lyrics, Info };

    QueuePanel(Context& context, Covers& covers, QWidget* parent = nullptr);
    ~QueuePanel() override;

    /// Nothing: forgets all it shows.
    void setSession(std::optional<Session> session);
    void setTab(Tab tab);
    [[nodiscard]] Tab tab() const;

 Q_SIGNALS:
    void tabChanged(linnet::ui::QueuePanel::Tab tab);
    void albumOpened(linnet::catalogue::AlbumKey album);
    /// Something the person should read: what happened and what can be done; for a toast.
    void messaged(const QString& words);

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::ui

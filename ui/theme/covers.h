// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QObject>
#include <QPixmap>
#include <QString>
#include <memory>
#include <optional>

#include "core/events/session.h"
#include "storage/content_hash.h"
#include "ui/context.h"

namespace linnet::ui {

/// Cover art at the sizes the window draws. cover() answers at once: with the artwork when it is
/// in memory, else with the drawn cover (a colour and a shape derived from the name) while the
/// artwork is fetched, decoded and scaled on another thread; then arrived() follows. Bounded
/// memory (32 MB). GUI thread only.
class Covers final : public QObject {
    Q_OBJECT

 public:
    Covers(Context& context, QObject* parent = nullptr);
    ~Covers() override;
    void setSession(std::optional<Session> session);

    /// Square, `side` device-independent pixels, corners not rounded.
    [[nodiscard]] QPixmap cover(const std::optional<storage::ContentHash>& artwork,
                                const QString& name, int side, qreal devicePixelRatio);
    /// The drawn cover alone; the same name gives the same picture in both themes.
    [[nodiscard]] static QImage drawn(const QString& name, int pixels);
    /// The middle square of an image file (JPEG, PNG), `pixels` wide; null if it is none, or is too
    /// large to be a cover. Any thread.
    [[nodiscard]] static QImage decoded(const QByteArray& bytes, int pixels);
    /// What the pictures in memory take; at most 32 * 1024.
    [[nodiscard]] int keptKilobytes() const;

 Q_SIGNALS:
    void arrived(const linnet::storage::ContentHash& artwork);

 private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::ui

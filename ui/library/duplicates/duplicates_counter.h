// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "core/events/session.h"
#include "ui/context.h"

namespace linnet::ui {

/// How many groups of duplicates wait for an answer, told at once and after each change of the
/// library; kMost means that many or more. GUI thread only.
class DuplicatesCounter final : public QObject {
    Q_OBJECT

 public:
    static constexpr std::int64_t kMost = 1000;

    DuplicatesCounter(Context& context, Session session, QObject* parent);

 Q_SIGNALS:
    void counted(std::int64_t groups);

 private:
    void askCount();

    Context& m_context;
    Session m_session;
    std::uint64_t m_asked = 0;
};

}  // namespace linnet::ui

// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "core/catalogue/changes/bin_table.h"
#include "core/events/session.h"
#include "ui/context.h"

namespace linnet::ui {

/// What is in the bin, told at once and after each change of the library. GUI thread only.
class BinCounter final : public QObject {
    Q_OBJECT

 public:
    BinCounter(Context& context, Session session, QObject* parent);

 Q_SIGNALS:
    void counted(const linnet::catalogue::BinCounts& counts);

 private:
    void askCounts();

    Context& m_context;
    Session m_session;
    std::uint64_t m_asked = 0;
};

}  // namespace linnet::ui

// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/bin_counter.h"

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/changes/song_changes.h"
#include "ui/ask.h"
#include "ui/library/library_watch.h"

namespace linnet::ui {

BinCounter::BinCounter(Context& context, Session session, QObject* parent)
    : QObject(parent), m_context(context), m_session(std::move(session)) {
    auto* watch = new LibraryWatch(context.events, this);
    connect(watch, &LibraryWatch::changed, this, &BinCounter::askCounts);
    askCounts();
}

void BinCounter::askCounts() {
    ask(
        this,
        [catalogue = &m_context.catalogue, session = m_session] {
            return catalogue->changes().binCounts(session);
        },
        [this, asked = ++m_asked](const Result<catalogue::BinCounts>& counts) {
            if (counts && asked == m_asked)
                Q_EMIT counted(*counts);
        });
}

}  // namespace linnet::ui

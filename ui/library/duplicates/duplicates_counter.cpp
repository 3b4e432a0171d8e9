// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/duplicates/duplicates_counter.h"

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/duplicates/duplicates_service.h"
#include "ui/ask.h"
#include "ui/library/library_watch.h"

namespace linnet::ui {

using Keys = std::vector<catalogue::DuplicateKey>;

DuplicatesCounter::DuplicatesCounter(Context& context, Session session, QObject* parent)
    : QObject(parent), m_context(context), m_session(std::move(session)) {
    auto* watch = new LibraryWatch(context.events, this);
    connect(watch, &LibraryWatch::changed, this, &DuplicatesCounter::askCount);
    askCount();
}

void DuplicatesCounter::askCount() {
    ask(
        this,
        [catalogue = &m_context.catalogue, session = m_session] {
            return catalogue->duplicates().list(session, kMost);
        },
        [this, asked = ++m_asked](const Result<Keys>& keys) {
            if (keys && asked == m_asked)
                Q_EMIT counted(std::ssize(*keys));
        });
}

}  // namespace linnet::ui

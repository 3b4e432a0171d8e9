// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/housekeeping.h"

#include "app/backend.h"
#include "ui/ask.h"

namespace linnet::app {
namespace {

constexpr auto kAfterStart = std::chrono::minutes(2);
constexpr auto kAfterRemoval = std::chrono::seconds(20);

/// Of what was deleted for good; `everything`: of all that nothing names. False: it could not be
/// done whole.
bool collectUnnamed(Backend& backend, bool everything, std::stop_token stop) {
    const auto freed =
        everything ? backend.catalogue->collectMedia(stop) : backend.catalogue->freeMedia(stop);
    if (!freed || *freed == 0)
        return freed.has_value();
    storage::MediaStore& media = backend.library->media();
    return backend.analysis->store()
        .collect([&media](const storage::ContentHash& audio) {
            return media.contains(audio).value_or(true);
        })
        .has_value();
}

}  // namespace

Housekeeping::Housekeeping(Backend& backend) : m_backend(backend) {
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &Housekeeping::collect);
    connect(&backend.events, &EventBus::published, this, [this](const Event& event) {
        if (std::holds_alternative<SongRemoved>(event))
            m_later.start(kAfterRemoval);
    });
    m_later.start(kAfterStart);
}

Housekeeping::~Housekeeping() {
    m_stop.request_stop();
}

void Housekeeping::collect() {
    if (m_running || m_backend.importer->running()) {
        m_later.start(kAfterRemoval);
        return;
    }
    m_running = true;
    ui::ask(
        this,
        [&backend = m_backend, stop = m_stop.get_token(), all = !std::exchange(m_collected, true)] {
            return collectUnnamed(backend, all, stop);
        },
        [this](bool) { m_running = false; });
}

}  // namespace linnet::app

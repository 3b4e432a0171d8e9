// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/housekeeping.h"

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/importer.h"
#include "ui/ask.h"

namespace linnet::app {
namespace {

constexpr auto kAfterStart = std::chrono::minutes(2);
constexpr auto kAfterRemoval = std::chrono::seconds(20);

}  // namespace

Housekeeping::Housekeeping(catalogue::CatalogueService& catalogue, catalogue::Importer& importer,
                           EventBus& events)
    : m_catalogue(catalogue), m_importer(importer) {
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &Housekeeping::collect);
    connect(&events, &EventBus::published, this, [this](const Event& event) {
        if (std::holds_alternative<SongRemoved>(event))
            m_later.start(kAfterRemoval);
    });
    m_later.start(kAfterStart);
}

Housekeeping::~Housekeeping() {
    m_stop.request_stop();
}

void Housekeeping::collect() {
    if (m_running || m_importer.running()) {
        m_later.start(kAfterRemoval);
        return;
    }
    m_running = true;
    ui::ask(
        this,
        [&catalogue = m_catalogue, stop = m_stop.get_token(),
         all = !std::exchange(m_collected, true)] {
            return (all ? catalogue.collectMedia(stop) : catalogue.freeMedia(stop)).has_value();
        },
        [this](bool) { m_running = false; });
}

}  // namespace linnet::app

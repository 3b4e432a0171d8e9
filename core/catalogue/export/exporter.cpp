// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/export/exporter.h"

#include <QElapsedTimer>
#include <QTimer>
#include <deque>
#include <thread>

#include "core/catalogue/export/export_run.h"

namespace linnet::catalogue {
namespace {

constexpr auto kProgressEvery = std::chrono::milliseconds(100);

}  // namespace

class Exporter::Impl {
 public:
    Impl(CatalogueService& service, DocumentPart* of, Exporter& exporter)
        : catalogue(service), part(of), self(exporter) {
        ticker.setInterval(kProgressEvery);
        QObject::connect(&ticker, &QTimer::timeout, &self, [this] { tell(); });
    }

    void begin(const Session& session, ExportOrder order) {
        user = session.user();
        current = std::make_unique<ExportRun>(catalogue, part, session, std::move(order));
        took.start();
        ticker.start();
        thread = std::jthread([this, run = current.get()](const std::stop_token& stop) {
            auto report = run->run(stop, [this](std::vector<ExportOutcome> outcomes) {
                QMetaObject::invokeMethod(
                    &self,
                    [this, outcomes = std::move(outcomes)] { Q_EMIT self.settled(outcomes); },
                    Qt::QueuedConnection);
            });
            QMetaObject::invokeMethod(
                &self, [this, report = std::move(report)] { end(report); }, Qt::QueuedConnection);
        });
        tell();
    }

    void tell() {
        ExportProgress progress = current->progress();
        const double seconds = static_cast<double>(took.elapsed()) / 1000.0;
        if (seconds > 0.5) {
            progress.bytesPerSecond = static_cast<double>(progress.bytesDone) / seconds;
            if (progress.songsDone > 0)
                progress.timeLeft = std::chrono::milliseconds(static_cast<std::int64_t>(
                    seconds * 1000.0 * static_cast<double>(progress.songs - progress.songsDone) /
                    static_cast<double>(progress.songsDone)));
        }
        Q_EMIT self.progressed(progress);
    }

    void end(const ExportReport& report) {
        ticker.stop();
        tell();
        thread.join();
        current.reset();
        Q_EMIT self.finished(report);
        if (current || waiting.empty())
            return;
        auto [session, order] = std::move(waiting.front());
        waiting.pop_front();
        begin(session, std::move(order));
    }

    CatalogueService& catalogue;
    DocumentPart* part;
    Exporter& self;
    std::deque<std::pair<Session, ExportOrder>> waiting;
    QTimer ticker;
    QElapsedTimer took;
    UserId user;
    std::unique_ptr<ExportRun> current;
    std::jthread thread;  // last: it uses what stands above
};

Exporter::Exporter(CatalogueService& catalogue, DocumentPart* part, QObject* parent)
    : QObject(parent), m_impl(std::make_unique<Impl>(catalogue, part, *this)) {}

Exporter::~Exporter() = default;

void Exporter::start(const Session& session, ExportOrder order) {
    if (m_impl->current)
        m_impl->waiting.emplace_back(session, std::move(order));
    else
        m_impl->begin(session, std::move(order));
}

void Exporter::cancel() {
    m_impl->waiting.clear();
    m_impl->thread.request_stop();
}

bool Exporter::running() const {
    return m_impl->current != nullptr;
}

std::optional<UserId> Exporter::runningFor() const {
    return m_impl->current ? std::optional(m_impl->user) : std::nullopt;
}

ExportReport Exporter::run(const Session& session, const ExportOrder& order,
                           const std::stop_token& stop, std::vector<ExportOutcome>* outcomes) {
    ExportRun run(m_impl->catalogue, m_impl->part, session, order);
    return run.run(stop, [outcomes](std::vector<ExportOutcome> some) {
        if (outcomes)
            outcomes->insert(outcomes->end(), std::make_move_iterator(some.begin()),
                             std::make_move_iterator(some.end()));
    });
}

}  // namespace linnet::catalogue

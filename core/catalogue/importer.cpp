// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/importer.h"

#include <QElapsedTimer>
#include <QTimer>

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/import_run.h"

namespace linnet::catalogue {
namespace {

constexpr auto kProgressEvery = std::chrono::milliseconds(100);
constexpr double kRateWindowSeconds = 3.0;

}  // namespace

class Importer::Impl {
 public:
    Impl(CatalogueService& service, Importer& importer) : catalogue(service), self(importer) {
        ticker.setInterval(kProgressEvery);
        QObject::connect(&ticker, &QTimer::timeout, &self, [this] { tell(); });
    }

    void start(ImportNumber number, ImportRun::Job job) {
        if (!run)
            begin(number, std::move(job));
        else if (run->append(job))
            report.of.push_back(number);
        else
            waiting.emplace_back(number, std::move(job));
    }

    void begin(ImportNumber of, ImportRun::Job job) {
        report = {};
        report.of.push_back(of);
        rate = 0;
        lastBytes = 0;
        took.start();
        sinceLast.start();
        // The run may outlive neither `self` nor a later run: results carry its number.
        const std::uint64_t number = ++runNumber;
        run = std::make_unique<ImportRun>(
            catalogue, std::move(job),
            [this, number](std::vector<ImportOutcome> outcomes, std::int64_t newAlbums) {
                QMetaObject::invokeMethod(
                    &self,
                    [this, number, outcomes = std::move(outcomes), newAlbums]() mutable {
                        if (number == runNumber)
                            take(std::move(outcomes), newAlbums);
                    },
                    Qt::QueuedConnection);
            },
            [this, number](bool cancelled) {
                QMetaObject::invokeMethod(
                    &self,
                    [this, number, cancelled] {
                        if (number == runNumber)
                            end(cancelled);
                    },
                    Qt::QueuedConnection);
            });
        ticker.start();
        tell();
    }

    void take(std::vector<ImportOutcome> outcomes, std::int64_t newAlbums) {
        for (const ImportOutcome& outcome : outcomes) {
            switch (outcome.kind) {
                case ImportOutcome::Kind::Added:
                    ++report.added;
                    report.bytesAdded += outcome.bytes;
                    break;
                case ImportOutcome::Kind::AlreadyThere:
                    ++report.alreadyThere;
                    break;
                case ImportOutcome::Kind::Refused:
                    ++report.refused;
                    break;
            }
        }
        report.albumsAdded += newAlbums;
        report.outcomes.insert(report.outcomes.end(), outcomes.begin(), outcomes.end());
        Q_EMIT self.settled(outcomes);
    }

    void tell() {
        ImportProgress progress = run->progress();
        const double seconds = static_cast<double>(sinceLast.restart()) / 1000.0;
        if (seconds > 0) {
            const double now = static_cast<double>(progress.bytesDone - lastBytes) / seconds;
            const double weight = std::min(1.0, seconds / kRateWindowSeconds);
            rate = rate <= 0 ? now : rate + (now - rate) * weight;
            lastBytes = progress.bytesDone;
        }
        progress.bytesPerSecond = rate;
        if (!progress.walking && rate > 0) {
            progress.timeLeft = std::chrono::milliseconds(static_cast<std::int64_t>(
                static_cast<double>(progress.bytesFound - progress.bytesDone) / rate * 1000.0));
        }
        Q_EMIT self.progressed(progress);
    }

    void end(bool cancelled) {
        ticker.stop();
        tell();
        report.readAs = run->readAs();
        run.reset();
        report.cancelled = cancelled;
        report.took = std::chrono::milliseconds(took.elapsed());
        const auto next = std::exchange(waiting, {});
        const ImportReport done = std::exchange(report, {});
        Q_EMIT self.finished(done);
        for (const auto& [of, job] : next)
            start(of, job);
    }

    void cancel() {
        for (const auto& [of, job] : std::exchange(waiting, {}))
            report.of.push_back(of);
        if (run)
            run->cancel();
    }

    CatalogueService& catalogue;
    Importer& self;
    std::unique_ptr<ImportRun> run;
    std::uint64_t runNumber = 0;
    /// Came between a run's end and its report.
    std::vector<std::pair<ImportNumber, ImportRun::Job>> waiting;
    std::uint64_t started = 0;
    ImportReport report;
    QTimer ticker;
    QElapsedTimer took;
    QElapsedTimer sinceLast;
    std::int64_t lastBytes = 0;
    double rate = 0;
};

Importer::Importer(CatalogueService& catalogue, QObject* parent)
    : QObject(parent), m_impl(std::make_unique<Impl>(catalogue, *this)) {}

Importer::~Importer() = default;

ImportNumber Importer::start(const Session& session, std::vector<std::filesystem::path> paths,
                             Visibility visibility) {
    const auto number = ImportNumber(++m_impl->started);
    m_impl->start(number, {session, std::move(paths), visibility});
    return number;
}

void Importer::cancel() {
    m_impl->cancel();
}

bool Importer::running() const {
    return m_impl->run != nullptr;
}

}  // namespace linnet::catalogue

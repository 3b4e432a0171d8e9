// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/export/restorer.h"

#include <deque>
#include <thread>

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/importer.h"

namespace linnet::catalogue {

namespace fs = std::filesystem;

class Restorer::Impl {
 public:
    Impl(CatalogueService& service, Importer& of, DocumentPart* more, Restorer& restorer)
        : catalogue(service), importer(of), part(more), self(restorer) {
        QObject::connect(&importer, &Importer::settled, &self,
                         [this](const auto& outcomes) { take(outcomes); });
        QObject::connect(&importer, &Importer::finished, &self, [this](const ImportReport& report) {
            cancelled = cancelled || report.cancelled;
            // Queued: what was started while a run ended begins another one first.
            if (importing)
                QMetaObject::invokeMethod(
                    &self, [this] { importEnded(); }, Qt::QueuedConnection);
        });
    }

    struct Job {
        Session session;
        fs::path folder;
    };

    void begin(Job next) {
        job.emplace(std::move(next));
        songs.clear();
        cancelled = false;
        work([folder = job->folder] { return readDocument(folder); },
             [this](Result<QJsonObject> read) {
                 if (!read)
                     return end(fail(read.error()));
                 document = std::move(*read);
                 importFiles();
             });
    }

    /// Songs that only the profile sees first, for the folder's others are everyone's.
    void importFiles() {
        auto own = ownFilesOf(document, job->folder);
        // A song whose file is not there may be in the library already.
        std::erase_if(own, [](const fs::path& path) {
            std::error_code code;
            return !fs::exists(path, code);
        });
        importing = true;
        wholeFolder = own.empty();
        if (own.empty())
            importer.start(job->session, {job->folder});
        else
            importer.start(job->session, std::move(own), Visibility::OnlyMe);
    }

    void importEnded() {
        if (!importing || importer.running())
            return;  // it runs for something else, and its end leads here, too
        if (wholeFolder || cancelled)
            return apply();
        wholeFolder = true;
        importer.start(job->session, {job->folder});
    }

    void take(const std::vector<ImportOutcome>& outcomes) {
        if (!importing)
            return;
        for (const ImportOutcome& outcome : outcomes) {
            const fs::path relative = outcome.path.lexically_relative(job->folder);
            if (outcome.song && !relative.empty() && *relative.begin() != "..")
                songs.emplace(
                    QString::fromStdString(relative.native()),
                    ImportedSong{*outcome.song, outcome.kind == ImportOutcome::Kind::Added});
        }
    }

    void apply() {
        importing = false;
        if (cancelled)
            return end(fail(ErrorCode::Cancelled));
        work(
            [this, session = job->session, folder = job->folder, read = std::exchange(document, {}),
             imported = std::exchange(songs, {})] {
                return restoreDocument(catalogue, part, session, read, folder, imported);
            },
            [this](const Result<RestoreReport>& report) { end(report); });
    }

    void end(const Result<RestoreReport>& report) {
        job.reset();
        document = {};
        if (report)
            Q_EMIT self.restored(*report);
        else
            Q_EMIT self.failed(report.error());
        if (job || waiting.empty())
            return;
        Job next = std::move(waiting.front());
        waiting.pop_front();
        begin(std::move(next));
    }

    /// `then(what doIt() gives)` on the object's thread.
    template <class DoIt, class Then>
    void work(DoIt doIt, Then then) {
        thread = std::jthread([this, doIt = std::move(doIt), then = std::move(then)] {
            auto result = std::make_shared<decltype(doIt())>(doIt());
            QMetaObject::invokeMethod(
                &self, [then, result] { then(std::move(*result)); }, Qt::QueuedConnection);
        });
    }

    CatalogueService& catalogue;
    Importer& importer;
    DocumentPart* part;
    Restorer& self;
    std::deque<Job> waiting;
    std::optional<Job> job;
    QJsonObject document;
    std::map<QString, ImportedSong> songs;  ///< by their path in the folder
    bool importing = false;
    bool wholeFolder = false;  ///< and not only the profile's own songs in it
    bool cancelled = false;
    std::jthread thread;  // last: it uses what stands above
};

Restorer::Restorer(CatalogueService& catalogue, Importer& importer, DocumentPart* part,
                   QObject* parent)
    : QObject(parent), m_impl(std::make_unique<Impl>(catalogue, importer, part, *this)) {}

Restorer::~Restorer() = default;

bool Restorer::holdsDocument(const fs::path& folder) {
    std::error_code code;
    return fs::is_regular_file(folder / kDocumentName.toStdString(), code);
}

void Restorer::start(const Session& session, const fs::path& folder) {
    // Paths are compared to those that the importer tells.
    Impl::Job job{session, folder.lexically_normal()};
    if (!job.folder.has_filename())
        job.folder = job.folder.parent_path();
    if (m_impl->job)
        m_impl->waiting.push_back(std::move(job));
    else
        m_impl->begin(std::move(job));
}

bool Restorer::running() const {
    return m_impl->job.has_value();
}

}  // namespace linnet::catalogue

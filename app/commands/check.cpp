// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonObject>

#include "app/commands/commands.h"
#include "app/terminal.h"
#include "ui/library/words.h"

namespace linnet::app {
namespace {

/// What no service can know of another: profiles that songs and playback name.
Result<std::vector<QString>> checkProfiles(storage::Library& library) {
    return library.rows().read([](storage::Connection& connection) {
        struct Reference {
            const char* sql;
            const char* what;
        };
        static constexpr std::array kReferences = {
            Reference{"SELECT count(*) FROM songs WHERE owner IS NOT NULL AND owner NOT IN "
                      "(SELECT id FROM users)",
                      "%1 songs belong to a profile that is not there"},
            Reference{"SELECT count(*) FROM playback_logs WHERE user_id NOT IN "
                      "(SELECT id FROM users)",
                      "%1 lines of the playback log belong to a profile that is not there"},
        };
        std::vector<QString> faults;
        for (const Reference& reference : kReferences) {
            auto& statement = connection.prepare(reference.sql);
            statement.executeStep();
            if (const auto count = statement.getColumn(0).getInt64(); count > 0)
                faults.push_back(QStringLiteral("library.db: ") +
                                 QString::fromLatin1(reference.what).arg(count));
            statement.reset();
        }
        return faults;
    });
}

}  // namespace

int checkLibrary(const Arguments& arguments, Backend& backend) {
    auto faults = backend.catalogue->check();
    auto profiles = faults ? checkProfiles(*backend.library) : faults;
    if (!profiles) {
        terminal::error(QStringLiteral("The check could not be finished: %1")
                            .arg(ui::words::error(profiles.error())));
        return kRefused;
    }
    faults->insert(faults->end(), profiles->begin(), profiles->end());
    for (const QString& fault : *faults) {
        if (arguments.json)
            terminal::out(QJsonObject{{QStringLiteral("fault"), fault}});
        else
            terminal::out(fault);
    }
    if (faults->empty() && !arguments.json)
        terminal::out(
            QStringLiteral("All is well: both files, every reference and every stored "
                           "byte are as they should be."));
    return faults->empty() ? kDone : kRefused;
}

}  // namespace linnet::app

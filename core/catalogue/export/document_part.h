// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <functional>
#include <optional>

#include "core/events/ids.h"
#include "core/events/session.h"
#include "storage/result.h"

namespace linnet::catalogue {

/// What another service has to say in the document of a library; the app wires it. Thread-safe,
/// blocking.
class DocumentPart {
 public:
    virtual ~DocumentPart() = default;

    /// The lists of the document that are its own.
    [[nodiscard]] virtual QStringList lists() const = 0;

    /// A song's name in the document; empty: it is not in it.
    using NameOf = std::function<QString(const SongId& song)>;
    using Add = std::function<Result<>(const QJsonObject& entry)>;
    /// Gives each entry of one of its lists of the session's profile.
    [[nodiscard]] virtual Result<> save(const Session& session, const QString& list,
                                        const NameOf& nameOf, const Add& add) = 0;

    /// How many entries were added.
    struct Restored {
        std::int64_t listens = 0;
        std::int64_t places = 0;
        std::int64_t presets = 0;
    };
    /// The song of this library that has that name in the document.
    using SongNamed = std::function<std::optional<SongId>(const QString& name)>;
    /// Brings all of its lists back; what is there already is not doubled.
    [[nodiscard]] virtual Result<Restored> restore(const Session& session,
                                                   const QJsonObject& document,
                                                   const SongNamed& songNamed) = 0;
};

}  // namespace linnet::catalogue

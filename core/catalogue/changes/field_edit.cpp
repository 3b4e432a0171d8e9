// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/changes/field_edit.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/catalogue/changes/song_keys.h"
#include "core/catalogue/field_values.h"
#include "core/catalogue/fold.h"
#include "core/catalogue/songs_table.h"
#include "storage/bind.h"

namespace linnet::catalogue {

bool FieldEdit::isEmpty() const {
    return *this == FieldEdit();
}

FieldEdit FieldEdit::all(const SongFields& fields) {
    FieldEdit edit;
    edit.title = fields.title;
    edit.artist = fields.artist;
    edit.albumArtist = fields.albumArtist;
    edit.album = fields.album;
    edit.genre = fields.genre;
    edit.composer = fields.composer;
    edit.comment = fields.comment;
    edit.lyrics = fields.lyrics;
    edit.year.emplace(fields.year);
    edit.track.emplace(fields.track);
    edit.disc.emplace(fields.disc);
    return edit;
}

Result<FieldEdit> checkedEdit(FieldEdit edit) {
    for (auto* text :
         {&edit.title, &edit.artist, &edit.albumArtist, &edit.album, &edit.genre, &edit.composer}) {
        if (*text)
            **text = (*text)->trimmed();
    }
    if (edit.title && edit.title->isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("title"));
    const auto within = [](const std::optional<std::optional<int>>& value, int most) {
        return !value || !*value || (**value >= 1 && **value <= most);
    };
    if (!within(edit.year, 9999))
        return fail(ErrorCode::InvalidInput, QStringLiteral("year"));
    if (!within(edit.track, 9999))
        return fail(ErrorCode::InvalidInput, QStringLiteral("track"));
    if (!within(edit.disc, 999))
        return fail(ErrorCode::InvalidInput, QStringLiteral("disc"));
    return edit;
}

namespace table {
namespace {

using storage::bind;
using storage::Connection;

/// A statement's SET list, what tells whether a row changes, and the values in the order of both.
class Setting {
 public:
    void text(const char* column, const std::optional<QString>& value) {
        if (value)
            add(column, *value);
    }
    void number(const char* column, const std::optional<std::optional<int>>& value) {
        if (value)
            add(column, *value);
    }
    /// Follows from a column that is set.
    void derived(const std::string& column, const QString& value) {
        m_set += ", " + column + " = ?" + place(value);
    }
    /// As derived(), but kept where the name stays: it may be what the tags say.
    void sorted(const std::string& name, const std::string& column, const QString& value,
                const std::optional<QString>& sort) {
        const std::string at = sort ? place(*sort) : place(std::monostate());
        m_set += ", " + column + " = CASE WHEN " + name + " IS ?" + place(value) + " THEN " +
                 column + " ELSE ?" + at + " END";
    }
    /// derived() of another value for each row, see sql().
    void derivedOfRow(const std::string& column) {
        m_set += ", " + column + " = e.value";
        m_ofRow = true;
    }
    /// The last parameter are the songs, as JSON: their keys, or by key what derivedOfRow() gets.
    [[nodiscard]] std::string sql() const {
        const std::string songs = "json_each(?" + std::to_string(m_values.size() + 1) + ")";
        // OR FAIL: an error takes the whole transaction back; otherwise SQLite first copies each
        // page that the statement changes, to take back the statement alone. It holds inside the
        // triggers, too: no trigger on these columns may say OR IGNORE or OR REPLACE.
        return "UPDATE OR FAIL songs SET " + m_set.substr(2) +
               (m_ofRow ? " FROM " + songs + " e" : "") + " WHERE (" + m_differs.substr(4) +
               ") AND songs.key " +
               (m_ofRow ? std::string("= CAST(e.key AS INTEGER)")
                        : "IN (SELECT value FROM " + songs + ")");
    }
    void bindTo(SQLite::Statement& statement) const {
        for (std::size_t i = 0; i < m_values.size(); ++i) {
            const int index = static_cast<int>(i) + 1;
            if (const auto* text = std::get_if<QString>(&m_values[i]))
                bind(statement, index, *text);
            else if (const auto* number = std::get_if<std::optional<int>>(&m_values[i]);
                     number && *number)
                statement.bind(index, **number);
        }
    }
    [[nodiscard]] int songsIndex() const { return static_cast<int>(m_values.size()) + 1; }

 private:
    using Value = std::variant<QString, std::optional<int>, std::monostate>;

    std::string place(Value value) {
        m_values.push_back(std::move(value));
        return std::to_string(m_values.size());
    }
    void add(const std::string& column, Value value) {
        const std::string at = place(std::move(value));
        m_set += ", " + column + " = ?" + at;
        m_differs += " OR " + column + " IS NOT ?" + at;
    }

    std::string m_set;
    std::string m_differs;
    std::vector<Value> m_values;
    bool m_ofRow = false;
};

std::string quoted(const QString& text) {
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2).toStdString();
}

/// What is searched of the album artist in each row once the edit is made, by the song's key: JSON.
std::string albumArtists(Connection& connection, std::span<const SongKey> songs,
                         const FieldEdit& edit) {
    auto& read = connection.prepare(
        "SELECT key, artist, album_artist FROM songs WHERE key IN (SELECT value FROM "
        "json_each(?))");
    read.bind(1, jsonOf(songs));
    std::string json;
    while (read.executeStep()) {
        SongFields fields;
        fields.artist = edit.artist ? *edit.artist : storage::text(read, 1);
        fields.albumArtist = edit.albumArtist ? *edit.albumArtist : storage::text(read, 2);
        json += (json.empty() ? "{\"" : ",\"") + std::to_string(storage::number(read, 0)) +
                "\":" + quoted(searchedAlbumArtist(fields));
    }
    return json.empty() ? "{}" : json + "}";
}

}  // namespace

void applyEdit(Connection& connection, std::span<const SongKey> songs, const FieldEdit& given) {
    if (given.isEmpty())
        return;
    FieldEdit edit = given;
    for (auto* several : {&edit.artist, &edit.albumArtist, &edit.genre, &edit.composer})
        if (*several)
            *several = tidyValues(**several);
    Setting setting;
    setting.text("title", edit.title);
    setting.text("artist", edit.artist);
    setting.text("album_artist", edit.albumArtist);
    setting.text("album", edit.album);
    setting.text("genre", edit.genre);
    setting.text("composer", edit.composer);
    setting.text("comment", edit.comment);
    setting.text("lyrics", edit.lyrics);
    setting.number("release_year", edit.year);
    setting.number("track", edit.track);
    setting.number("disc", edit.disc);
    for (const auto& [column, value] :
         {std::pair("title", &edit.title), std::pair("album", &edit.album)})
        if (*value) {
            setting.derived(std::string(column) + "_folded", fold(**value));
            setting.derived(std::string(column) + "_joined", joined(**value));
            setting.sorted(column, std::string(column) + "_sort", **value, sortColumn(**value, {}));
        }
    if (edit.artist) {
        setting.derived("artist_folded", foldValues(*edit.artist));
        setting.derived("artist_joined", joinedOfValues(*edit.artist));
        setting.sorted("artist", "artist_sort", *edit.artist, artistSortColumn(*edit.artist, {}));
    }
    if (edit.genre)
        setting.derived("genre_folded", foldValues(*edit.genre));
    if (edit.composer)
        setting.derived("composer_folded", foldValues(*edit.composer));
    const bool ofRow = edit.artist || edit.albumArtist;
    if (ofRow)
        setting.derivedOfRow("album_artist_folded");
    // One statement for all: each that is run costs as much as changing a row.
    auto& update = connection.prepare(setting.sql().c_str());
    setting.bindTo(update);
    update.bind(setting.songsIndex(),
                ofRow ? albumArtists(connection, songs, edit) : jsonOf(songs));
    update.exec();
}

}  // namespace table
}  // namespace linnet::catalogue

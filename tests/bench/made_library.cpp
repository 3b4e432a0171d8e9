// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/made_library.h"

#include <QDir>
#include <cmath>
#include <cstdio>
#include <map>
#include <random>

#include "core/auth/password.h"
#include "core/catalogue/albums_table.h"
#include "core/catalogue/songs_table.h"
#include "storage/bind.h"
#include "storage/database.h"

namespace linnet::bench {
namespace {

using catalogue::Song;

constexpr std::int64_t kSongsATransaction = 20'000;
constexpr std::size_t kWords = 20'000;
constexpr const char* kCommonWords[] = {
    "the",   "love",  "of",    "you",  "in",   "a",      "night", "my",    "blue",  "to",
    "me",    "and",   "heart", "on",   "time", "dance",  "we",    "world", "life",  "girl",
    "light", "song",  "home",  "fire", "rain", "baby",   "moon",  "river", "dream", "sun",
    "black", "white", "day",   "road", "city", "summer", "live",  "remix", "part",  "street"};
const char16_t* const kOtherLetters[] = {u"東京", u"夜",   u"桜",       u"Ночь",     u"любовь",
                                         u"été",  u"café", u"Sørgeløs", u"Ångström", u"서울"};
/// Artists as people look for them, set among the made-up ones from the well-known on.
const char16_t* const kArtists[] = {
    u"AC/DC",         u"R.E.M.",    u"Sigur Rós", u"Mötley Crüe", u"Björk", u"P!nk",
    u"Ke$ha",         u"blink-182", u"東京事変",  u"椎名林檎",    u"Кино",  u"Die Ärzte",
    u"Guns N' Roses", u"Beyoncé",   u"Sørensen",  u"Łona",        u"A-ha",  u"M.I.A."};
constexpr std::size_t kRareGenres = 150;
constexpr std::uint32_t kOneInCompilations = 12;
constexpr int kPlayedSongs = 3'000;
constexpr const char* kGenres[] = {"Rock",    "Pop",  "Jazz",  "Classical", "Electronic",
                                   "Hip-Hop", "Folk", "Metal", "Soul",      "Ambient"};

[[noreturn]] void die(const QString& what) {
    std::fprintf(stderr, "linnet_bench: %s\n", qPrintable(what));
    std::exit(1);
}

/// Words and names, with Zipf's spread: the n-th is 1/n as frequent as the first.
class Names {
 public:
    explicit Names(std::uint32_t seed) : m_random(seed) {
        for (const char* word : kCommonWords)
            m_words.push_back(QString::fromLatin1(word));
        for (const char16_t* word : kOtherLetters)
            m_words.push_back(QString::fromUtf16(word));
        static constexpr const char* kSyllables[] = {
            "ba",  "lo", "ri",  "ta",  "men", "sol", "ver", "na", "ki",  "dor", "el",  "an",
            "sha", "to", "per", "lin", "gra", "mo",  "ste", "vi", "cor", "ra",  "bel", "un"};
        while (m_words.size() < kWords) {
            QString word;
            for (std::uint32_t i = 0, n = 1 + number(4); i < n; ++i)
                word += QString::fromLatin1(kSyllables[number(std::size(kSyllables))]);
            m_words.push_back(word);
        }
    }
    QString phrase(std::uint32_t most) {
        QString text;
        for (std::uint32_t i = 0, n = 1 + number(most); i < n; ++i) {
            QString word = m_words[zipf(m_words.size())];
            word[0] = word[0].toUpper();
            text += (i == 0 ? QString() : QStringLiteral(" ")) + word;
        }
        return text;
    }
    std::size_t zipf(std::size_t count) {
        const double u = (static_cast<double>(m_random()) + 1) / 4'294'967'297.0;
        return static_cast<std::size_t>(std::pow(static_cast<double>(count), u)) - (u < 1 ? 0 : 1);
    }
    std::uint32_t number(std::uint32_t below) {
        return static_cast<std::uint32_t>(m_random()) % below;
    }

 private:
    std::mt19937 m_random;
    std::vector<QString> m_words;
};

storage::ContentHash hashOf(std::int64_t number) {
    std::array<std::uint8_t, 32> bytes{};
    std::mt19937_64 random(static_cast<std::uint64_t>(number));
    for (std::uint8_t& byte : bytes)
        byte = static_cast<std::uint8_t>(random());
    return storage::ContentHash(bytes);
}

/// What the profile has played: some songs often, most once or twice.
void play(storage::Connection& connection, std::int64_t songs, const UserId& user) {
    Names chance(9);
    auto& statement = connection.prepare(
        "INSERT OR IGNORE INTO song_stats (user_id, song_key, plays, rating, favourite) "
        "VALUES (?, ?, ?, ?, ?)");
    for (int i = 0; i < kPlayedSongs; ++i) {
        statement.tryReset();
        storage::bind(statement, 1, user);
        storage::bind(
            statement, 2,
            1 + static_cast<std::int64_t>(chance.number(static_cast<std::uint32_t>(songs))));
        statement.bind(3, 1 + static_cast<int>(kPlayedSongs / (10 * (i + 1))));
        if (i % 3 == 0)
            statement.bind(4, static_cast<int>(20 * (1 + chance.number(5))));
        else
            statement.bind(4);
        statement.bind(5, i % 10 == 0 ? 1 : 0);
        statement.exec();
    }
}

void fill(storage::Database& rows, std::int64_t songs, const UserId& user) {
    Names names(42);
    std::vector<QString> artists;
    const auto artistCount = static_cast<std::size_t>(std::max<std::int64_t>(20, songs / 25));
    for (std::size_t i = 0; i < artistCount; ++i)
        artists.push_back(names.phrase(3));
    for (std::size_t i = 0; i < std::size(kArtists) && i * 7 + 3 < artists.size(); ++i)
        artists[i * 7 + 3] = QString::fromUtf16(kArtists[i]);
    std::vector<QString> genres;
    for (const char* genre : kGenres)
        genres.push_back(QString::fromLatin1(genre));
    while (genres.size() < kRareGenres)
        genres.push_back(names.phrase(2));
    Song song;
    song.addedBy = user;
    song.bitrateKbps = 256;
    song.sampleRateHz = 44'100;
    song.channels = 2;
    std::uint32_t left = 0;
    bool compilation = false;
    std::int64_t number = 0;
    while (number < songs) {
        const auto written = rows.write([&](storage::Connection& connection) {
            std::optional<catalogue::AlbumKey> album;
            const std::int64_t end = std::min(songs, number + kSongsATransaction);
            for (; number < end || left > 0; ++number) {
                if (left == 0) {
                    if (album)
                        catalogue::table::recountAlbum(connection, *album);
                    left = 8 + names.number(5);
                    song.fields.artist = artists[names.zipf(artists.size())];
                    compilation = names.number(kOneInCompilations) == 0;
                    song.fields.albumArtist =
                        compilation ? QStringLiteral("Various Artists") : QString();
                    song.fields.album = names.phrase(4);
                    song.fields.genre = genres[names.zipf(genres.size())];
                    song.fields.composer =
                        names.number(8) == 0 ? artists[names.zipf(artists.size())] : QString();
                    song.fields.year = static_cast<int>(1955 + names.number(70));
                    song.fields.track = 0;
                    const auto found =
                        catalogue::table::albumOf(connection, song.fields, std::nullopt);
                    album = found ? std::optional(found->key) : std::nullopt;
                    song.albumKey = album;
                }
                --left;
                if (compilation)
                    song.fields.artist = artists[names.zipf(artists.size())];
                song.id = SongId::generate();
                song.fields.title = names.phrase(5);
                song.fields.track = *song.fields.track + 1;
                song.duration = std::chrono::milliseconds(120'000 + names.number(240'000));
                song.bytes = song.duration.count() * 32;
                song.audio = hashOf(number);
                song.fileName = song.fields.title + QStringLiteral(".mp3");
                song.addedAt = Timestamp(std::chrono::milliseconds(1'700'000'000'000 + number));
                catalogue::table::insertSong(connection, song);
                if (number + 1 >= songs && left > 0)
                    left = 0;
            }
            if (album)
                catalogue::table::recountAlbum(connection, *album);
        });
        if (!written)
            die(written.error().detail);
        // What is measured is not to share the disk with the search that follows.
        if (const auto settled = rows.settle(); !settled)
            die(settled.error().detail);
        // As a library is after its imports: checkpointed.
        const auto done = rows.maintain([](storage::Connection& connection) {
            connection.exec("PRAGMA wal_checkpoint(TRUNCATE)");
        });
        if (!done)
            die(done.error().detail);
    }
    const auto played =
        rows.write([&](storage::Connection& connection) { play(connection, songs, user); });
    if (!played)
        die(played.error().detail);
    const auto merged = rows.maintain([](storage::Connection& connection) {
        connection.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    });
    if (!merged)
        die(merged.error().detail);
}

}  // namespace

MadeLibrary::MadeLibrary(std::int64_t songs)
    : m_songs(songs), m_folder(QDir::tempPath() + QStringLiteral("/linnet-bench-XXXXXX")) {
    std::fprintf(stderr, "linnet_bench: making a library of %lld songs …\n",
                 static_cast<long long>(songs));
    auto library = storage::Library::open(folder());
    if (!library)
        die(library.error().detail);
    EventBus bus;
    const SystemClock clock;
    // The cheapest hash that libsodium takes: its cost is not what is measured here.
    auto auth = auth::AuthService::open((*library)->rows(), bus, clock, {1, 8192});
    if (!auth)
        die(auth.error().detail);
    QByteArray password("a password of the bench");
    QByteArray again = password;
    const QString email = QStringLiteral("bench@example.org");
    const auto made =
        (*auth)->registerProfile(QStringLiteral("Bench"), email, auth::Password::take(password));
    const auto who =
        (*auth)->signIn(email, auth::Password::take(again), auth::SessionLife::KeepSignedIn);
    if (!made || !who)
        die(QStringLiteral("no profile"));
    m_token = who->token;
    fill((*library)->rows(), songs, who->profile.id);
}

std::filesystem::path MadeLibrary::folder() const {
    return m_folder.path().toStdString();
}

std::unique_ptr<app::Backend> MadeLibrary::open() const {
    auto backend = app::Backend::open(folder());
    if (!backend)
        die(backend.error().detail);
    return std::move(*backend);
}

QStringList MadeLibrary::typicalQueries(int count) const {
    const auto backend = open();
    const Session session = sessionOf(*this, *backend);
    const auto keys = backend->catalogue->list(session, {});
    QStringList queries;
    std::mt19937 random(7);
    while (keys && queries.size() < count) {
        const catalogue::SongKey key = (*keys)[random() % keys->size()];
        const auto rows = backend->catalogue->songs(session, std::span(&key, 1));
        const catalogue::SongFields& fields = rows->front()->fields;
        switch (random() % 4) {
            case 0:
                queries += fields.title;
                break;
            case 1:
                queries += fields.artist;
                break;
            case 2:
                queries += fields.album;
                break;
            default:
                queries +=
                    fields.artist.section(u' ', 0, 0) + u' ' + fields.title.section(u' ', -1);
        }
    }
    return queries;
}

const MadeLibrary& madeLibrary(std::int64_t songs) {
    static std::map<std::int64_t, std::unique_ptr<MadeLibrary>> made;
    auto& library = made[songs];
    if (!library)
        library = std::make_unique<MadeLibrary>(songs);
    return *library;
}

Session sessionOf(const MadeLibrary& library, app::Backend& backend) {
    const auto who = backend.auth->verify(library.token());
    if (!who)
        die(who.error().detail);
    return who->session;
}

}  // namespace linnet::bench

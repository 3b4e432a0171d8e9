// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/album_plan.h"

#include <QRegularExpression>
#include <algorithm>
#include <map>
#include <set>

#include "core/catalogue/fold.h"

namespace linnet::catalogue {
namespace {

constexpr std::size_t kOwnAlbum = 3;  ///< songs that make an album likely

struct Person {
    QString name;
    std::size_t songs = 0;
};

/// The main artists by their folded names; who is named first within a longer name is taken for the
/// one ("A" and "A & B": A).
class People {
 public:
    explicit People(std::span<const AlbumCandidate> songs) {
        std::map<QString, Person> all;
        for (const AlbumCandidate& song : songs) {
            const QString name = mainArtist(song.artist);
            Person& person = all[fold(name)];
            person.name = name;
            ++person.songs;
        }
        // Sorted, so the shorter comes right before what begins with it.
        for (const auto& [folded, person] : all) {
            if (!m_last.isEmpty() && hasFriends(person.name, m_people[m_last].name)) {
                m_people[m_last].songs += person.songs;
                m_leads[folded] = m_last;
                continue;
            }
            m_people[folded] = person;
            m_leads[folded] = folded;
            m_last = folded;
        }
    }
    [[nodiscard]] QString leadOf(const QString& artist) const {
        return m_leads.at(fold(mainArtist(artist)));
    }
    [[nodiscard]] const std::map<QString, Person>& all() const { return m_people; }

 private:
    /// "A & B" is A with friends; "Air Supply" is not Air.
    static bool hasFriends(const QString& name, const QString& lead) {
        static const QRegularExpression joined(
            QStringLiteral("^\\s*(?:[&,+/×]|(?:and|und|et|y|e|x)\\b)"),
            QRegularExpression::CaseInsensitiveOption);
        return name.startsWith(lead, Qt::CaseInsensitive) &&
               joined.match(name.mid(lead.size())).hasMatch();
    }

    std::map<QString, Person> m_people;
    std::map<QString, QString> m_leads;
    QString m_last;
};

/// Whether people have albums of their own that are only called the same.
bool areSeveralAlbums(std::span<const AlbumCandidate> songs, const People& people) {
    std::map<QString, std::set<std::pair<int, int>>> places;
    std::size_t placed = 0;
    for (const AlbumCandidate& song : songs)
        if (song.track) {
            places[people.leadOf(song.artist)].emplace(song.disc.value_or(1), *song.track);
            ++placed;
        }
    const auto hasOwn = [](const auto& person) { return person.second.songs >= kOwnAlbum; };
    if (placed == 0)
        return std::ranges::all_of(people.all(), hasOwn);
    // Each artist with an album begins it with track 1; on a compilation one does.
    const auto begins = std::ranges::count_if(places, [](const auto& entry) {
        return entry.second.contains({1, 1});
    });
    return begins > 1 && static_cast<std::size_t>(begins) == people.all().size();
}

}  // namespace

QString mainArtist(const QString& artist) {
    static const QRegularExpression guests(
        QStringLiteral("\\s*[\\(\\[]?(?:;|\\b(?:feat|ft|featuring|vs|versus|with)\\b).*$"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = guests.match(artist);
    if (!match.hasMatch() || match.capturedStart() == 0)
        return artist.trimmed();
    return artist.left(match.capturedStart()).trimmed();
}

std::vector<AlbumOwner> planAlbums(std::span<const AlbumCandidate> songs,
                                   const std::vector<QString>& named) {
    if (songs.empty())
        return {};
    if (named.size() == 1)
        return std::vector(songs.size(), AlbumOwner{named.front(), false});
    const AlbumOwner many{QString::fromUtf16(kVariousArtists), true};
    if (std::ranges::any_of(songs, &AlbumCandidate::compilation))
        return std::vector(songs.size(), many);

    const People people(songs);
    const auto byEach = [&] {
        std::vector<AlbumOwner> owners;
        for (const AlbumCandidate& song : songs)
            owners.push_back({people.all().at(people.leadOf(song.artist)).name, false});
        return owners;
    };
    if (people.all().size() == 1 || areSeveralAlbums(songs, people))
        return byEach();
    const auto most = std::ranges::max_element(
        people.all(), {}, [](const auto& person) { return person.second.songs; });
    if (most->second.songs >= kOwnAlbum && most->second.songs * 2 > songs.size())
        return std::vector(songs.size(), AlbumOwner{most->second.name, false});
    return std::vector(songs.size(), many);
}

QString gatheredArtist(std::span<const AlbumCandidate> songs) {
    const People people(songs);
    for (const auto& [folded, person] : people.all())
        if (person.songs * 2 > songs.size())
            return person.name;
    return QString::fromUtf16(kVariousArtists);
}

}  // namespace linnet::catalogue

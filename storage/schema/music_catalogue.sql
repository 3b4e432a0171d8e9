-- SPDX-FileCopyrightText: 2026 The Linnet authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Songs and albums. Ids are UUIDs of 16 bytes, hashes BLAKE2b of 32, times milliseconds since 1970 in
-- UTC. owner names a profile (auth's users.id; no foreign key crosses a service), NULL is everyone.
-- The *_folded columns are what sorting and searching look at; see core/catalogue/fold.h.

CREATE TABLE albums (
    -- Never given twice: an album whose last song went comes back with it.
    key           INTEGER PRIMARY KEY AUTOINCREMENT,
    id            BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    owner         BLOB,
    -- What makes an album one: owner, folded artist and folded title, for a compilation also its
    -- folder; "hand" and an id where a person did.
    group_key     TEXT NOT NULL UNIQUE,
    title         TEXT NOT NULL,
    artist        TEXT NOT NULL,
    title_folded  TEXT NOT NULL,
    artist_folded TEXT NOT NULL,
    title_sort    TEXT, -- as in songs
    artist_sort   TEXT,
    -- Kept from its songs, in the transaction that changes them.
    release_year  INTEGER,
    genre         TEXT NOT NULL DEFAULT '',
    songs         INTEGER NOT NULL DEFAULT 0,
    duration_ms   INTEGER NOT NULL DEFAULT 0,
    artwork_hash  BLOB,
    added_at      INTEGER NOT NULL DEFAULT 0
);

CREATE INDEX albums_by_added  ON albums (added_at, owner);
CREATE INDEX albums_by_title  ON albums (title_folded, artist_folded, owner, title_sort);
CREATE INDEX albums_by_artist ON albums (artist_folded, release_year, title_folded, owner, artist_sort);
CREATE INDEX albums_by_title_sort ON albums (title_sort, artist_folded, owner)
    WHERE title_sort IS NOT NULL;
CREATE INDEX albums_by_artist_sort ON albums (artist_sort, release_year, title_folded, owner)
    WHERE artist_sort IS NOT NULL;
CREATE INDEX albums_by_year   ON albums (release_year, title_folded, owner);

CREATE TABLE songs (
    -- Never given twice, so that what is remembered of a song waits for it to come back.
    key           INTEGER PRIMARY KEY AUTOINCREMENT,
    id            BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    owner         BLOB,
    added_by      BLOB NOT NULL,
    added_at      INTEGER NOT NULL,
    -- Checked at the commit. At once it would be checked again for each song that moves, and each page
    -- be copied before, to take back the one statement.
    album_key     INTEGER REFERENCES albums (key) DEFERRABLE INITIALLY DEFERRED,
    title         TEXT NOT NULL,
    artist        TEXT NOT NULL,
    album_artist  TEXT NOT NULL,
    album         TEXT NOT NULL,
    genre         TEXT NOT NULL,
    composer      TEXT NOT NULL,
    release_year  INTEGER,
    track         INTEGER,
    disc          INTEGER,
    duration_ms   INTEGER NOT NULL,
    bytes         INTEGER NOT NULL,
    bitrate_kbps  INTEGER NOT NULL,
    sample_rate   INTEGER NOT NULL,
    channels      INTEGER NOT NULL,
    audio_hash    BLOB NOT NULL CHECK (length(audio_hash) = 32),
    artwork_hash  BLOB CHECK (artwork_hash IS NULL OR length(artwork_hash) = 32),
    -- Equal for the same recording with other tags. Null until the song has been analysed, empty
    -- where it could not be.
    frames_hash   BLOB CHECK (frames_hash IS NULL OR length(frames_hash) IN (0, 32)),
    file_name     TEXT NOT NULL,
    -- What the file said beyond the fields. folder: a number of where it lay, shared by what was
    -- dropped together; 0: not known. text_encoding: how texts that name none were read
    -- (core/catalogue/text_encoding.h); 0: there were none.
    folder        INTEGER NOT NULL DEFAULT 0,
    compilation   INTEGER NOT NULL DEFAULT 0 CHECK (compilation IN (0, 1)),
    text_encoding INTEGER NOT NULL DEFAULT 0,
    -- What it is sorted by (core/catalogue/sort_name.h) where that differs from the folded text:
    -- without "The", or as its tags say. Most are NULL, and so are in the indexes of the folded text.
    title_sort    TEXT,
    artist_sort   TEXT,
    album_sort    TEXT,
    -- Integrated: by the file's tags until the analysis has measured it; NULL: neither.
    loudness_lufs REAL,
    -- What else the tags say of loudness, heard until then.
    tag_peak_db       REAL,
    tag_album_lufs    REAL,
    tag_album_peak_db REAL,
    title_folded  TEXT NOT NULL,
    artist_folded TEXT NOT NULL,
    album_folded  TEXT NOT NULL,
    genre_folded  TEXT NOT NULL,
    -- Only searched: the album artist where it is another, and AC/DC as one word; mostly empty.
    album_artist_folded TEXT NOT NULL DEFAULT '',
    composer_folded     TEXT NOT NULL DEFAULT '',
    title_joined        TEXT NOT NULL DEFAULT '',
    artist_joined       TEXT NOT NULL DEFAULT '',
    album_joined        TEXT NOT NULL DEFAULT '',
    -- Long texts last, so that a row can be read without them.
    comment       TEXT NOT NULL,
    lyrics        TEXT NOT NULL
);

-- One for each order in which songs are listed; each ends with owner and (implied) key, so that a
-- list of keys is read from the index alone.
CREATE INDEX songs_by_title    ON songs (title_folded, artist_folded, owner, title_sort);
CREATE INDEX songs_by_artist   ON songs (artist_folded, album_folded, disc, track, owner, artist_sort);
CREATE INDEX songs_by_album    ON songs (album_folded, disc, track, owner, album_sort);
CREATE INDEX songs_by_title_sort ON songs (title_sort, artist_folded, owner)
    WHERE title_sort IS NOT NULL;
CREATE INDEX songs_by_artist_sort ON songs (artist_sort, album_folded, disc, track, owner)
    WHERE artist_sort IS NOT NULL;
CREATE INDEX songs_by_album_sort ON songs (album_sort, disc, track, owner)
    WHERE album_sort IS NOT NULL;
CREATE INDEX songs_by_genre    ON songs (genre_folded, artist_folded, owner);
CREATE INDEX songs_by_year     ON songs (release_year, album_folded, disc, track, owner);
-- With what the rules of smart playlists ask for besides, so that they scan this one alone.
CREATE INDEX songs_by_duration ON songs (duration_ms, owner, release_year, added_at, bitrate_kbps,
                                         sample_rate, loudness_lufs, genre_folded);
CREATE INDEX songs_by_added    ON songs (added_at, owner);
CREATE INDEX songs_of_album    ON songs (album_key, disc, track, title_folded, owner);
CREATE INDEX songs_own        ON songs (owner) WHERE owner IS NOT NULL;
CREATE INDEX songs_by_audio    ON songs (audio_hash, owner);
CREATE INDEX songs_by_frames   ON songs (frames_hash); -- also: what is still to be analysed
CREATE INDEX songs_by_artwork  ON songs (artwork_hash) WHERE artwork_hash IS NOT NULL;
-- The songs whose album depends on those that lay beside them.
CREATE INDEX songs_by_folder   ON songs (folder, album_folded) WHERE album_artist = '' AND album <> '';

-- Songs that a person put into an album or took out of one: by their audio, so that it holds when
-- they are removed and added again. owner x'' is everyone.
CREATE TABLE album_choices (
    audio_hash BLOB NOT NULL CHECK (length(audio_hash) = 32),
    owner      BLOB NOT NULL,
    group_key  TEXT NOT NULL, -- of the album (albums.group_key), "hand" and an id
    PRIMARY KEY (audio_hash, owner)
) WITHOUT ROWID;

-- What the sidebar and the titles say, at once at any size. owner x'' is everyone.
CREATE TABLE library_counts (
    owner       BLOB PRIMARY KEY,
    songs       INTEGER NOT NULL DEFAULT 0,
    albums      INTEGER NOT NULL DEFAULT 0,
    artists     INTEGER NOT NULL DEFAULT 0,
    genres      INTEGER NOT NULL DEFAULT 0,
    duration_ms INTEGER NOT NULL DEFAULT 0,
    bytes       INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TRIGGER songs_counted AFTER INSERT ON songs BEGIN
    INSERT INTO library_counts (owner, songs, duration_ms, bytes)
    VALUES (ifnull(new.owner, x''), 1, new.duration_ms, new.bytes)
    ON CONFLICT (owner) DO UPDATE SET songs = songs + 1,
        duration_ms = duration_ms + new.duration_ms, bytes = bytes + new.bytes;
END;
CREATE TRIGGER songs_uncounted AFTER DELETE ON songs BEGIN
    UPDATE library_counts SET songs = songs - 1, duration_ms = duration_ms - old.duration_ms,
        bytes = bytes - old.bytes WHERE owner = ifnull(old.owner, x'');
END;
CREATE TRIGGER songs_recounted AFTER UPDATE OF duration_ms ON songs BEGIN
    UPDATE library_counts SET duration_ms = duration_ms - old.duration_ms + new.duration_ms
    WHERE owner = ifnull(new.owner, x'');
END;
CREATE TRIGGER songs_changed_hands AFTER UPDATE OF owner ON songs WHEN old.owner IS NOT new.owner BEGIN
    UPDATE library_counts SET songs = songs - 1, duration_ms = duration_ms - old.duration_ms,
        bytes = bytes - old.bytes WHERE owner = ifnull(old.owner, x'');
    INSERT INTO library_counts (owner, songs, duration_ms, bytes)
    VALUES (ifnull(new.owner, x''), 1, new.duration_ms, new.bytes)
    ON CONFLICT (owner) DO UPDATE SET songs = songs + 1,
        duration_ms = duration_ms + new.duration_ms, bytes = bytes + new.bytes;
END;
CREATE TRIGGER albums_counted AFTER INSERT ON albums BEGIN
    INSERT INTO library_counts (owner, albums) VALUES (ifnull(new.owner, x''), 1)
    ON CONFLICT (owner) DO UPDATE SET albums = albums + 1;
END;
CREATE TRIGGER albums_uncounted AFTER DELETE ON albums BEGIN
    UPDATE library_counts SET albums = albums - 1 WHERE owner = ifnull(old.owner, x'');
END;

-- Who songs and albums are by, and what kinds of music there are, kept by the rows that name them:
-- a list of all is read from an index. owner as in library_counts; a name that everyone's songs have
-- and one's own, too, has two rows.
CREATE TABLE artists (
    key         INTEGER PRIMARY KEY,
    owner       BLOB NOT NULL,
    name        TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    name_joined TEXT NOT NULL,
    name_sort   TEXT, -- as artist_sort in songs; what the tags of one song say holds for all
    songs       INTEGER NOT NULL DEFAULT 0,
    albums      INTEGER NOT NULL DEFAULT 0,
    UNIQUE (name_folded, owner)
);
CREATE INDEX artists_by_owner ON artists (owner);
-- The order in which artists are listed, in two halves that are merged.
CREATE INDEX artists_by_name ON artists (name_folded, owner, name_sort) WHERE name_sort IS NULL;
CREATE INDEX artists_by_name_sort ON artists (name_sort, owner, name_folded)
    WHERE name_sort IS NOT NULL;

CREATE TABLE genres (
    key         INTEGER PRIMARY KEY,
    owner       BLOB NOT NULL,
    name        TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    songs       INTEGER NOT NULL DEFAULT 0,
    UNIQUE (name_folded, owner)
);
CREATE INDEX genres_by_owner ON genres (owner);

-- A field with several values ("Jazz; Bebop") stands in its column as one text, each value folded for
-- itself, and is found under each by the rows here; one value, as most have, is found by the column
-- alone and has none. The other columns are what lists by a value are in order of, so that they are
-- merged from two indexes, and what the triggers keep artists and genres by. What has to be in each
-- table its view says.
CREATE TABLE song_artists (
    song_key      INTEGER NOT NULL,
    artist_folded TEXT NOT NULL,
    owner         BLOB,
    name          TEXT NOT NULL,
    name_joined   TEXT NOT NULL,
    name_sort     TEXT,
    album_folded  TEXT NOT NULL,
    disc          INTEGER,
    track         INTEGER,
    PRIMARY KEY (song_key, artist_folded)
) WITHOUT ROWID;
CREATE INDEX song_artists_by_artist
    ON song_artists (artist_folded, album_folded, disc, track, owner);
CREATE VIEW artists_of_songs AS
SELECT s.key AS song_key, v.value AS artist_folded, s.owner AS owner,
    ifnull(json_extract('[' || replace(json_quote(s.artist), '; ', '","') || ']',
        '$[' || v.key || ']'), v.value) AS name,
    ifnull(json_extract('[' || replace(json_quote(s.artist_joined), '; ', '","') || ']',
        '$[' || v.key || ']'), '') AS name_joined,
    nullif(json_extract('[' || replace(json_quote(s.artist_sort), '; ', '","') || ']',
        '$[' || v.key || ']'), v.value) AS name_sort,
    s.album_folded AS album_folded, s.disc AS disc, s.track AS track
FROM songs s, json_each('[' || replace(json_quote(s.artist_folded), '; ', '","') || ']') v
WHERE instr(s.artist_folded, ';') > 0;

CREATE TABLE song_genres (
    song_key      INTEGER NOT NULL,
    genre_folded  TEXT NOT NULL,
    owner         BLOB,
    name          TEXT NOT NULL,
    artist_folded TEXT NOT NULL,
    PRIMARY KEY (song_key, genre_folded)
) WITHOUT ROWID;
CREATE INDEX song_genres_by_genre ON song_genres (genre_folded, artist_folded, owner);
CREATE VIEW genres_of_songs AS
SELECT s.key AS song_key, v.value AS genre_folded, s.owner AS owner,
    ifnull(json_extract('[' || replace(json_quote(s.genre), '; ', '","') || ']',
        '$[' || v.key || ']'), v.value) AS name,
    s.artist_folded AS artist_folded
FROM songs s, json_each('[' || replace(json_quote(s.genre_folded), '; ', '","') || ']') v
WHERE instr(s.genre_folded, ';') > 0;

CREATE TABLE album_artists (
    album_key     INTEGER NOT NULL,
    artist_folded TEXT NOT NULL,
    owner         BLOB,
    name          TEXT NOT NULL,
    name_sort     TEXT,
    release_year  INTEGER,
    title_folded  TEXT NOT NULL,
    PRIMARY KEY (album_key, artist_folded)
) WITHOUT ROWID;
CREATE INDEX album_artists_by_artist
    ON album_artists (artist_folded, release_year, title_folded, owner);
CREATE VIEW artists_of_albums AS
SELECT a.key AS album_key, v.value AS artist_folded, a.owner AS owner,
    ifnull(json_extract('[' || replace(json_quote(a.artist), '; ', '","') || ']',
        '$[' || v.key || ']'), v.value) AS name,
    nullif(json_extract('[' || replace(json_quote(a.artist_sort), '; ', '","') || ']',
        '$[' || v.key || ']'), v.value) AS name_sort,
    a.release_year AS release_year, a.title_folded AS title_folded
FROM albums a, json_each('[' || replace(json_quote(a.artist_folded), '; ', '","') || ']') v
WHERE instr(a.artist_folded, ';') > 0;

CREATE TRIGGER artist_gained_song AFTER INSERT ON songs
WHEN new.artist_folded <> '' AND instr(new.artist_folded, ';') = 0 BEGIN
    INSERT INTO artists (owner, name, name_folded, name_joined, name_sort, songs)
    VALUES (ifnull(new.owner, x''), new.artist, new.artist_folded, new.artist_joined,
        new.artist_sort, 1)
    ON CONFLICT (name_folded, owner) DO UPDATE SET songs = songs + 1,
        name_joined = excluded.name_joined;
    UPDATE artists SET name_sort = new.artist_sort WHERE new.artist_sort IS NOT NULL
        AND name_folded = new.artist_folded AND owner = ifnull(new.owner, x'')
        AND name_sort IS NOT new.artist_sort;
END;
CREATE TRIGGER artist_lost_song AFTER DELETE ON songs
WHEN old.artist_folded <> '' AND instr(old.artist_folded, ';') = 0 BEGIN
    UPDATE artists SET songs = songs - 1
    WHERE name_folded = old.artist_folded AND owner = ifnull(old.owner, x'');
END;
CREATE TRIGGER artist_changed_song AFTER UPDATE OF artist, owner ON songs
WHEN (old.artist IS NOT new.artist OR old.owner IS NOT new.owner)
    AND instr(old.artist_folded, ';') = 0 AND instr(new.artist_folded, ';') = 0
    AND new.artist_folded <> '' BEGIN
    INSERT INTO artists (owner, name, name_folded, name_joined, name_sort, songs)
    VALUES (ifnull(new.owner, x''), new.artist, new.artist_folded, new.artist_joined,
        new.artist_sort, 1)
    ON CONFLICT (name_folded, owner) DO UPDATE SET songs = songs + 1, name = excluded.name,
        name_joined = excluded.name_joined;
    UPDATE artists SET name_sort = new.artist_sort WHERE new.artist_sort IS NOT NULL
        AND name_folded = new.artist_folded AND owner = ifnull(new.owner, x'')
        AND name_sort IS NOT new.artist_sort;
    UPDATE artists SET songs = songs - 1
    WHERE name_folded = old.artist_folded AND owner = ifnull(old.owner, x'');
END;
CREATE TRIGGER artist_cleared_in_song AFTER UPDATE OF artist ON songs
WHEN old.artist IS NOT new.artist AND instr(old.artist_folded, ';') = 0
    AND new.artist_folded = '' BEGIN
    UPDATE artists SET songs = songs - 1
    WHERE name_folded = old.artist_folded AND owner = ifnull(old.owner, x'');
END;
-- As above where there are or were several. What is gained comes first, so that a name which stays
-- keeps its row. (The plus keeps SQLite from looking through all names of an owner.)
CREATE TRIGGER artists_changed_song AFTER UPDATE OF artist, owner ON songs
WHEN (old.artist IS NOT new.artist OR old.owner IS NOT new.owner)
    AND (instr(old.artist_folded, ';') > 0 OR instr(new.artist_folded, ';') > 0) BEGIN
    INSERT INTO artists (owner, name, name_folded, name_joined, name_sort, songs)
    SELECT ifnull(new.owner, x''), new.artist, new.artist_folded, new.artist_joined,
        new.artist_sort, 1
    WHERE new.artist_folded <> '' AND instr(new.artist_folded, ';') = 0
    ON CONFLICT (name_folded, owner) DO UPDATE SET songs = songs + 1, name = excluded.name,
        name_joined = excluded.name_joined;
    UPDATE artists SET name_sort = new.artist_sort WHERE new.artist_sort IS NOT NULL
        AND name_folded = new.artist_folded AND owner = ifnull(new.owner, x'');
    INSERT INTO song_artists SELECT * FROM artists_of_songs WHERE song_key = new.key
    ON CONFLICT (song_key, artist_folded) DO UPDATE SET owner = excluded.owner,
        name = excluded.name, name_joined = excluded.name_joined, name_sort = excluded.name_sort,
        album_folded = excluded.album_folded, disc = excluded.disc, track = excluded.track;
    DELETE FROM song_artists WHERE instr(old.artist_folded, ';') > 0 AND song_key = new.key
        AND artist_folded NOT IN (SELECT artist_folded FROM artists_of_songs
                                  WHERE song_key = new.key);
    UPDATE artists SET name = v.name, name_joined = v.name_joined FROM song_artists v
    WHERE v.song_key = new.key AND artists.name_folded = v.artist_folded
        AND +artists.owner = ifnull(new.owner, x'') AND artists.name <> v.name;
    UPDATE artists SET songs = songs - 1
    WHERE name_folded = old.artist_folded AND owner = ifnull(old.owner, x'');
END;
CREATE TRIGGER artist_sorted_by_song AFTER UPDATE OF artist_sort ON songs
WHEN old.artist_sort IS NOT new.artist_sort AND old.artist_folded = new.artist_folded BEGIN
    UPDATE artists SET name_sort = new.artist_sort
    WHERE name_folded = new.artist_folded AND owner = ifnull(new.owner, x'');
END;
CREATE TRIGGER artists_gained_song AFTER INSERT ON songs
WHEN instr(new.artist_folded, ';') > 0 BEGIN
    INSERT INTO song_artists SELECT * FROM artists_of_songs WHERE song_key = new.key;
END;
CREATE TRIGGER artists_lost_song AFTER DELETE ON songs
WHEN instr(old.artist_folded, ';') > 0 BEGIN
    DELETE FROM song_artists WHERE song_key = old.key;
END;
CREATE TRIGGER artists_followed_song AFTER UPDATE OF artist_sort, album_folded, disc, track ON songs
WHEN instr(new.artist_folded, ';') > 0 AND old.artist IS new.artist
    AND (old.artist_sort, old.album_folded, old.disc, old.track)
        IS NOT (new.artist_sort, new.album_folded, new.disc, new.track) BEGIN
    INSERT INTO song_artists SELECT * FROM artists_of_songs WHERE song_key = new.key
    ON CONFLICT (song_key, artist_folded) DO UPDATE SET name_sort = excluded.name_sort,
        album_folded = excluded.album_folded, disc = excluded.disc, track = excluded.track;
END;
CREATE TRIGGER artist_of_several_gained AFTER INSERT ON song_artists BEGIN
    INSERT INTO artists (owner, name, name_folded, name_joined, name_sort, songs)
    VALUES (ifnull(new.owner, x''), new.name, new.artist_folded, new.name_joined, new.name_sort, 1)
    ON CONFLICT (name_folded, owner) DO UPDATE SET songs = songs + 1,
        name_joined = excluded.name_joined;
    UPDATE artists SET name_sort = new.name_sort WHERE new.name_sort IS NOT NULL
        AND name_folded = new.artist_folded AND owner = ifnull(new.owner, x'')
        AND name_sort IS NOT new.name_sort;
END;
CREATE TRIGGER artist_of_several_lost AFTER DELETE ON song_artists BEGIN
    UPDATE artists SET songs = songs - 1
    WHERE name_folded = old.artist_folded AND owner = ifnull(old.owner, x'');
END;
CREATE TRIGGER artist_of_several_changed_hands AFTER UPDATE OF owner ON song_artists
WHEN old.owner IS NOT new.owner BEGIN
    INSERT INTO artists (owner, name, name_folded, name_joined, name_sort, songs)
    VALUES (ifnull(new.owner, x''), new.name, new.artist_folded, new.name_joined, new.name_sort, 1)
    ON CONFLICT (name_folded, owner) DO UPDATE SET songs = songs + 1;
    UPDATE artists SET songs = songs - 1
    WHERE name_folded = old.artist_folded AND owner = ifnull(old.owner, x'');
END;
CREATE TRIGGER artist_of_several_sorted AFTER UPDATE OF name_sort ON song_artists
WHEN old.name_sort IS NOT new.name_sort BEGIN
    UPDATE artists SET name_sort = new.name_sort
    WHERE name_folded = new.artist_folded AND owner = ifnull(new.owner, x'');
END;
CREATE TRIGGER artist_gained_album AFTER INSERT ON albums
WHEN new.artist_folded <> '' AND instr(new.artist_folded, ';') = 0 BEGIN
    INSERT INTO artists (owner, name, name_folded, name_joined, name_sort, albums)
    VALUES (ifnull(new.owner, x''), new.artist, new.artist_folded, '', new.artist_sort, 1)
    ON CONFLICT (name_folded, owner) DO UPDATE SET albums = albums + 1;
END;
CREATE TRIGGER artist_lost_album AFTER DELETE ON albums
WHEN old.artist_folded <> '' AND instr(old.artist_folded, ';') = 0 BEGIN
    UPDATE artists SET albums = albums - 1
    WHERE name_folded = old.artist_folded AND owner = ifnull(old.owner, x'');
END;
CREATE TRIGGER artist_changed_album AFTER UPDATE OF artist, owner ON albums
WHEN (old.artist IS NOT new.artist OR old.owner IS NOT new.owner)
    AND instr(old.artist_folded, ';') = 0 AND instr(new.artist_folded, ';') = 0
    AND new.artist_folded <> '' BEGIN
    INSERT INTO artists (owner, name, name_folded, name_joined, name_sort, albums)
    VALUES (ifnull(new.owner, x''), new.artist, new.artist_folded, '', new.artist_sort, 1)
    ON CONFLICT (name_folded, owner) DO UPDATE SET albums = albums + 1;
    UPDATE artists SET albums = albums - 1
    WHERE name_folded = old.artist_folded AND owner = ifnull(old.owner, x'');
END;
CREATE TRIGGER artist_cleared_in_album AFTER UPDATE OF artist ON albums
WHEN old.artist IS NOT new.artist AND instr(old.artist_folded, ';') = 0
    AND new.artist_folded = '' BEGIN
    UPDATE artists SET albums = albums - 1
    WHERE name_folded = old.artist_folded AND owner = ifnull(old.owner, x'');
END;
CREATE TRIGGER artists_changed_album AFTER UPDATE OF artist, owner ON albums
WHEN (old.artist IS NOT new.artist OR old.owner IS NOT new.owner)
    AND (instr(old.artist_folded, ';') > 0 OR instr(new.artist_folded, ';') > 0) BEGIN
    INSERT INTO artists (owner, name, name_folded, name_joined, name_sort, albums)
    SELECT ifnull(new.owner, x''), new.artist, new.artist_folded, '', new.artist_sort, 1
    WHERE new.artist_folded <> '' AND instr(new.artist_folded, ';') = 0
    ON CONFLICT (name_folded, owner) DO UPDATE SET albums = albums + 1;
    INSERT INTO album_artists SELECT * FROM artists_of_albums WHERE album_key = new.key
    ON CONFLICT (album_key, artist_folded) DO UPDATE SET owner = excluded.owner,
        name = excluded.name, name_sort = excluded.name_sort,
        release_year = excluded.release_year, title_folded = excluded.title_folded;
    UPDATE artists SET albums = albums - 1
    WHERE name_folded = old.artist_folded AND owner = ifnull(old.owner, x'');
    DELETE FROM album_artists WHERE instr(old.artist_folded, ';') > 0 AND album_key = new.key
        AND artist_folded NOT IN (SELECT artist_folded FROM artists_of_albums
                                  WHERE album_key = new.key);
END;
CREATE TRIGGER artists_gained_album AFTER INSERT ON albums
WHEN instr(new.artist_folded, ';') > 0 BEGIN
    INSERT INTO album_artists SELECT * FROM artists_of_albums WHERE album_key = new.key;
END;
CREATE TRIGGER artists_lost_album AFTER DELETE ON albums
WHEN instr(old.artist_folded, ';') > 0 BEGIN
    DELETE FROM album_artists WHERE album_key = old.key;
END;
CREATE TRIGGER artists_followed_album
AFTER UPDATE OF artist_sort, release_year, title_folded ON albums
WHEN instr(new.artist_folded, ';') > 0 AND old.artist IS new.artist
    AND (old.artist_sort, old.release_year, old.title_folded)
        IS NOT (new.artist_sort, new.release_year, new.title_folded) BEGIN
    INSERT INTO album_artists SELECT * FROM artists_of_albums WHERE album_key = new.key
    ON CONFLICT (album_key, artist_folded) DO UPDATE SET name_sort = excluded.name_sort,
        release_year = excluded.release_year, title_folded = excluded.title_folded;
END;
CREATE TRIGGER artist_of_several_gained_album AFTER INSERT ON album_artists BEGIN
    INSERT INTO artists (owner, name, name_folded, name_joined, name_sort, albums)
    VALUES (ifnull(new.owner, x''), new.name, new.artist_folded, '', new.name_sort, 1)
    ON CONFLICT (name_folded, owner) DO UPDATE SET albums = albums + 1;
END;
CREATE TRIGGER artist_of_several_lost_album AFTER DELETE ON album_artists BEGIN
    UPDATE artists SET albums = albums - 1
    WHERE name_folded = old.artist_folded AND owner = ifnull(old.owner, x'');
END;
CREATE TRIGGER artist_of_several_albums_changed_hands AFTER UPDATE OF owner ON album_artists
WHEN old.owner IS NOT new.owner BEGIN
    INSERT INTO artists (owner, name, name_folded, name_joined, name_sort, albums)
    VALUES (ifnull(new.owner, x''), new.name, new.artist_folded, '', new.name_sort, 1)
    ON CONFLICT (name_folded, owner) DO UPDATE SET albums = albums + 1;
    UPDATE artists SET albums = albums - 1
    WHERE name_folded = old.artist_folded AND owner = ifnull(old.owner, x'');
END;
CREATE TRIGGER genre_gained AFTER INSERT ON songs
WHEN new.genre_folded <> '' AND instr(new.genre_folded, ';') = 0 BEGIN
    INSERT INTO genres (owner, name, name_folded, songs)
    VALUES (ifnull(new.owner, x''), new.genre, new.genre_folded, 1)
    ON CONFLICT (name_folded, owner) DO UPDATE SET songs = songs + 1;
END;
CREATE TRIGGER genre_lost AFTER DELETE ON songs
WHEN old.genre_folded <> '' AND instr(old.genre_folded, ';') = 0 BEGIN
    UPDATE genres SET songs = songs - 1
    WHERE name_folded = old.genre_folded AND owner = ifnull(old.owner, x'');
END;
CREATE TRIGGER genre_changed AFTER UPDATE OF genre, owner ON songs
WHEN (old.genre IS NOT new.genre OR old.owner IS NOT new.owner)
    AND instr(old.genre_folded, ';') = 0 AND instr(new.genre_folded, ';') = 0
    AND new.genre_folded <> '' BEGIN
    INSERT INTO genres (owner, name, name_folded, songs)
    VALUES (ifnull(new.owner, x''), new.genre, new.genre_folded, 1)
    ON CONFLICT (name_folded, owner) DO UPDATE SET songs = songs + 1, name = excluded.name;
    UPDATE genres SET songs = songs - 1
    WHERE name_folded = old.genre_folded AND owner = ifnull(old.owner, x'');
END;
CREATE TRIGGER genre_cleared AFTER UPDATE OF genre ON songs
WHEN old.genre IS NOT new.genre AND instr(old.genre_folded, ';') = 0
    AND new.genre_folded = '' BEGIN
    UPDATE genres SET songs = songs - 1
    WHERE name_folded = old.genre_folded AND owner = ifnull(old.owner, x'');
END;
CREATE TRIGGER genres_changed AFTER UPDATE OF genre, owner ON songs
WHEN (old.genre IS NOT new.genre OR old.owner IS NOT new.owner)
    AND (instr(old.genre_folded, ';') > 0 OR instr(new.genre_folded, ';') > 0) BEGIN
    INSERT INTO genres (owner, name, name_folded, songs)
    SELECT ifnull(new.owner, x''), new.genre, new.genre_folded, 1
    WHERE new.genre_folded <> '' AND instr(new.genre_folded, ';') = 0
    ON CONFLICT (name_folded, owner) DO UPDATE SET songs = songs + 1, name = excluded.name;
    INSERT INTO song_genres SELECT * FROM genres_of_songs WHERE song_key = new.key
    ON CONFLICT (song_key, genre_folded) DO UPDATE SET owner = excluded.owner,
        name = excluded.name, artist_folded = excluded.artist_folded;
    DELETE FROM song_genres WHERE instr(old.genre_folded, ';') > 0 AND song_key = new.key
        AND genre_folded NOT IN (SELECT genre_folded FROM genres_of_songs
                                 WHERE song_key = new.key);
    UPDATE genres SET name = v.name FROM song_genres v
    WHERE v.song_key = new.key AND genres.name_folded = v.genre_folded
        AND +genres.owner = ifnull(new.owner, x'') AND genres.name <> v.name;
    UPDATE genres SET songs = songs - 1
    WHERE name_folded = old.genre_folded AND owner = ifnull(old.owner, x'');
END;
CREATE TRIGGER genres_gained AFTER INSERT ON songs WHEN instr(new.genre_folded, ';') > 0 BEGIN
    INSERT INTO song_genres SELECT * FROM genres_of_songs WHERE song_key = new.key;
END;
CREATE TRIGGER genres_lost AFTER DELETE ON songs WHEN instr(old.genre_folded, ';') > 0 BEGIN
    DELETE FROM song_genres WHERE song_key = old.key;
END;
CREATE TRIGGER genres_followed_song AFTER UPDATE OF artist_folded ON songs
WHEN instr(new.genre_folded, ';') > 0 AND old.artist_folded IS NOT new.artist_folded BEGIN
    UPDATE song_genres SET artist_folded = new.artist_folded WHERE song_key = new.key;
END;
CREATE TRIGGER genre_of_several_gained AFTER INSERT ON song_genres BEGIN
    INSERT INTO genres (owner, name, name_folded, songs)
    VALUES (ifnull(new.owner, x''), new.name, new.genre_folded, 1)
    ON CONFLICT (name_folded, owner) DO UPDATE SET songs = songs + 1;
END;
CREATE TRIGGER genre_of_several_lost AFTER DELETE ON song_genres BEGIN
    UPDATE genres SET songs = songs - 1
    WHERE name_folded = old.genre_folded AND owner = ifnull(old.owner, x'');
END;
CREATE TRIGGER genre_of_several_changed_hands AFTER UPDATE OF owner ON song_genres
WHEN old.owner IS NOT new.owner BEGIN
    INSERT INTO genres (owner, name, name_folded, songs)
    VALUES (ifnull(new.owner, x''), new.name, new.genre_folded, 1)
    ON CONFLICT (name_folded, owner) DO UPDATE SET songs = songs + 1;
    UPDATE genres SET songs = songs - 1
    WHERE name_folded = old.genre_folded AND owner = ifnull(old.owner, x'');
END;

-- Names that nothing has any more.
CREATE TRIGGER artist_left AFTER UPDATE OF songs, albums ON artists
WHEN new.songs = 0 AND new.albums = 0 BEGIN
    DELETE FROM artists WHERE key = new.key;
END;
CREATE TRIGGER genre_left AFTER UPDATE OF songs ON genres WHEN new.songs = 0 BEGIN
    DELETE FROM genres WHERE key = new.key;
END;

-- How many of them everyone sees.
CREATE TRIGGER artists_counted AFTER INSERT ON artists BEGIN
    INSERT INTO library_counts (owner, artists) VALUES (new.owner, 1)
    ON CONFLICT (owner) DO UPDATE SET artists = artists + 1;
END;
CREATE TRIGGER artists_uncounted AFTER DELETE ON artists BEGIN
    UPDATE library_counts SET artists = artists - 1 WHERE owner = old.owner;
END;
CREATE TRIGGER genres_counted AFTER INSERT ON genres BEGIN
    INSERT INTO library_counts (owner, genres) VALUES (new.owner, 1)
    ON CONFLICT (owner) DO UPDATE SET genres = genres + 1;
END;
CREATE TRIGGER genres_uncounted AFTER DELETE ON genres BEGIN
    UPDATE library_counts SET genres = genres - 1 WHERE owner = old.owner;
END;

-- Search as you type. The folded columns are the content, so nothing is stored twice; folding has
-- done away with case and marks and stands CJK characters apart.
CREATE VIRTUAL TABLE song_search USING fts5 (
    title_folded, artist_folded, album_folded, album_artist_folded, composer_folded,
    title_joined, artist_joined, album_joined,
    content = 'songs', content_rowid = 'key',
    tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3 4 5'
);
-- The songs whose words in song_search are to follow (settle_songs.sql), with the words that stand
-- there now, NULL where none do. Whoever searches looks through these songs themselves.
CREATE TABLE song_search_due (
    key                 INTEGER PRIMARY KEY,
    title_folded        TEXT,
    artist_folded       TEXT,
    album_folded        TEXT,
    album_artist_folded TEXT,
    composer_folded     TEXT,
    title_joined        TEXT,
    artist_joined       TEXT,
    album_joined        TEXT
);
CREATE TRIGGER song_search_added AFTER INSERT ON songs BEGIN
    INSERT INTO song_search_due (key) VALUES (new.key) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER song_search_removed AFTER DELETE ON songs BEGIN
    INSERT INTO song_search_due
    VALUES (old.key, old.title_folded, old.artist_folded, old.album_folded,
        old.album_artist_folded, old.composer_folded, old.title_joined, old.artist_joined,
        old.album_joined)
    ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER song_search_changed AFTER UPDATE OF title_folded, artist_folded, album_folded,
    album_artist_folded, composer_folded, title_joined, artist_joined, album_joined ON songs
WHEN (old.title_folded, old.artist_folded, old.album_folded, old.album_artist_folded,
      old.composer_folded, old.title_joined, old.artist_joined, old.album_joined) IS NOT
     (new.title_folded, new.artist_folded, new.album_folded, new.album_artist_folded,
      new.composer_folded, new.title_joined, new.artist_joined, new.album_joined)
BEGIN
    INSERT INTO song_search_due
    VALUES (old.key, old.title_folded, old.artist_folded, old.album_folded,
        old.album_artist_folded, old.composer_folded, old.title_joined, old.artist_joined,
        old.album_joined)
    ON CONFLICT DO NOTHING;
END;
-- The distinct words, for the nearest spelling; stores nothing.
CREATE VIRTUAL TABLE song_words USING fts5vocab (song_search, row);
-- The words of titles, artists and albums once more, which song_words lists only by reading through
-- all their songs: in which of them a text stands is found here at once. They come with the words in
-- song_search, and stay when the last song goes that had them.
CREATE TABLE known_words (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE VIEW words_of_songs AS
SELECT s.key AS song_key, v.value AS word
FROM songs s, json_each('[' || replace(json_quote(replace(
    s.title_folded || ' ' || s.artist_folded || ' ' || s.album_folded, ';', '')),
    ' ', '","') || ']') v
WHERE v.value <> '';

CREATE VIRTUAL TABLE artist_search USING fts5 (
    name_folded, name_joined,
    content = 'artists', content_rowid = 'key',
    tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3 4 5'
);
CREATE TABLE artist_search_due ( -- as song_search_due
    key         INTEGER PRIMARY KEY,
    name_folded TEXT,
    name_joined TEXT
);
CREATE TRIGGER artist_search_added AFTER INSERT ON artists BEGIN
    INSERT INTO artist_search_due (key) VALUES (new.key) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER artist_search_removed AFTER DELETE ON artists BEGIN
    INSERT INTO artist_search_due VALUES (old.key, old.name_folded, old.name_joined)
    ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER artist_search_changed AFTER UPDATE OF name_joined ON artists
WHEN old.name_joined IS NOT new.name_joined BEGIN
    INSERT INTO artist_search_due VALUES (old.key, old.name_folded, old.name_joined)
    ON CONFLICT DO NOTHING;
END;

CREATE VIRTUAL TABLE album_search USING fts5 (
    title_folded, artist_folded,
    content = 'albums', content_rowid = 'key',
    tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3 4 5'
);
CREATE TABLE album_search_due ( -- as song_search_due
    key           INTEGER PRIMARY KEY,
    title_folded  TEXT,
    artist_folded TEXT
);
CREATE TRIGGER album_search_added AFTER INSERT ON albums BEGIN
    INSERT INTO album_search_due (key) VALUES (new.key) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER album_search_removed AFTER DELETE ON albums BEGIN
    INSERT INTO album_search_due VALUES (old.key, old.title_folded, old.artist_folded)
    ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER album_search_changed AFTER UPDATE OF title_folded, artist_folded ON albums
WHEN (old.title_folded, old.artist_folded) IS NOT (new.title_folded, new.artist_folded) BEGIN
    INSERT INTO album_search_due VALUES (old.key, old.title_folded, old.artist_folded)
    ON CONFLICT DO NOTHING;
END;

-- What a profile has done with a song. No foreign key: it stays when the song is removed, and is
-- there again with the song's key. A song without a row was never played, rated or liked.
CREATE TABLE song_stats (
    user_id         BLOB NOT NULL CHECK (length(user_id) = 16),
    song_key        INTEGER NOT NULL,
    plays           INTEGER NOT NULL DEFAULT 0,
    skips           INTEGER NOT NULL DEFAULT 0,
    first_played_at INTEGER,
    last_played_at  INTEGER,
    rating          INTEGER CHECK (rating BETWEEN 0 AND 100), -- a star is 20; NULL: not rated
    favourite       INTEGER NOT NULL DEFAULT 0 CHECK (favourite IN (0, 1)),
    favourite_at    INTEGER,
    PRIMARY KEY (user_id, song_key)
) WITHOUT ROWID;

-- One for each order in which smart playlists list by statistics.
CREATE INDEX song_stats_by_plays ON song_stats (user_id, plays) WHERE plays > 0;
CREATE INDEX song_stats_by_last_played ON song_stats (user_id, last_played_at)
    WHERE last_played_at IS NOT NULL;
CREATE INDEX song_stats_by_rating ON song_stats (user_id, rating) WHERE rating IS NOT NULL;
CREATE INDEX song_stats_favourites ON song_stats (user_id, favourite_at) WHERE favourite = 1;

-- Playlists and the folders in which they stand. What was removed stays until the next start, so
-- that it can come back.
CREATE TABLE playlists (
    key        INTEGER PRIMARY KEY AUTOINCREMENT,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    user_id    BLOB NOT NULL CHECK (length(user_id) = 16),
    parent_key INTEGER REFERENCES playlists (key), -- a folder
    kind       INTEGER NOT NULL CHECK (kind IN (0, 1, 2)), -- folder, by hand, by rules
    name       TEXT NOT NULL,
    place      INTEGER NOT NULL, -- among those in the same folder
    rules      TEXT, -- JSON; see core/catalogue/playlists/smart_json.h
    songs      INTEGER NOT NULL DEFAULT 0, -- of one by hand, kept by triggers
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    removed_at INTEGER, -- the same of all that went together
    CHECK ((kind = 2) = (rules IS NOT NULL))
);
CREATE INDEX playlists_by_user ON playlists (user_id, parent_key, place);

-- place orders the entries, with room between two; see core/catalogue/playlists/place_plan.h. An
-- entry whose song was removed stays, gone, and comes back with the song.
CREATE TABLE playlist_songs (
    playlist_key INTEGER NOT NULL REFERENCES playlists (key),
    place        INTEGER NOT NULL,
    song_key     INTEGER NOT NULL,
    gone         INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)),
    PRIMARY KEY (playlist_key, place)
) WITHOUT ROWID;
CREATE INDEX playlist_songs_by_song ON playlist_songs (song_key, playlist_key);

CREATE TRIGGER playlist_songs_left AFTER DELETE ON songs BEGIN
    UPDATE playlist_songs SET gone = 1 WHERE song_key = old.key;
END;
CREATE TRIGGER playlist_songs_returned AFTER INSERT ON songs BEGIN
    UPDATE playlist_songs SET gone = 0 WHERE song_key = new.key;
END;
CREATE TRIGGER playlist_songs_counted AFTER INSERT ON playlist_songs WHEN new.gone = 0 BEGIN
    UPDATE playlists SET songs = songs + 1 WHERE key = new.playlist_key;
END;
CREATE TRIGGER playlist_songs_uncounted AFTER DELETE ON playlist_songs WHEN old.gone = 0 BEGIN
    UPDATE playlists SET songs = songs - 1 WHERE key = old.playlist_key;
END;
CREATE TRIGGER playlist_songs_recounted AFTER UPDATE OF gone ON playlist_songs
WHEN new.gone <> old.gone BEGIN
    UPDATE playlists SET songs = songs + old.gone - new.gone WHERE key = new.playlist_key;
END;

-- Albums without songs, kept for a song's return.
CREATE TABLE gone_albums AS SELECT * FROM albums WHERE 0;
CREATE UNIQUE INDEX gone_albums_by_key ON gone_albums (key);
CREATE UNIQUE INDEX gone_albums_by_group ON gone_albums (group_key);
CREATE TRIGGER albums_kept BEFORE DELETE ON albums BEGIN
    INSERT OR REPLACE INTO gone_albums SELECT * FROM albums WHERE key = old.key;
END;
CREATE TRIGGER albums_returned AFTER INSERT ON albums BEGIN
    DELETE FROM gone_albums WHERE key = new.key;
END;

-- The bin: rows of songs as they were, by the columns' names, so that no list of songs need ask.
CREATE TABLE binned_songs AS SELECT *, 0 AS removed_at, x'' AS removed_by FROM songs WHERE 0;
CREATE UNIQUE INDEX binned_songs_by_key ON binned_songs (key);
CREATE INDEX binned_songs_by_time  ON binned_songs (removed_at, owner);
CREATE INDEX binned_songs_by_audio ON binned_songs (audio_hash);
CREATE INDEX binned_songs_by_artwork ON binned_songs (artwork_hash) WHERE artwork_hash IS NOT NULL;

-- What is left of a song that was deleted for good: the same audio gets the same key and id, and so
-- what is remembered of it. owner x'' is everyone.
CREATE TABLE removed_songs (
    audio_hash BLOB NOT NULL CHECK (length(audio_hash) = 32),
    owner      BLOB NOT NULL,
    key        INTEGER NOT NULL,
    id         BLOB NOT NULL CHECK (length(id) = 16),
    PRIMARY KEY (audio_hash, owner)
) WITHOUT ROWID;

-- What each profile has changed, so that it can be undone and done again, the newest first, also
-- after a restart. A large change has several parts, each a transaction of its own.
CREATE TABLE changes (
    key        INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id    BLOB NOT NULL CHECK (length(user_id) = 16),
    changed_at INTEGER NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('edit', 'artwork', 'visibility', 'file', 'remove', 'restore', 'albums', 'merge')),
    songs      INTEGER NOT NULL DEFAULT 0,
    bytes      INTEGER NOT NULL DEFAULT 0,
    undone     INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
);
CREATE INDEX changes_by_user ON changes (user_id, undone, key);

CREATE TABLE change_parts (
    change_key INTEGER NOT NULL REFERENCES changes (key) ON DELETE CASCADE,
    part       INTEGER NOT NULL,
    undone     INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
    data       BLOB NOT NULL, -- a changeset; of what goes to the bin see core/catalogue/changes/bin_step.h
    PRIMARY KEY (change_key, part)
);

-- Artwork that only a change remembers.
CREATE TABLE change_media (
    change_key INTEGER NOT NULL REFERENCES changes (key) ON DELETE CASCADE,
    hash       BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (change_key, hash)
) WITHOUT ROWID;
CREATE INDEX change_media_by_hash ON change_media (hash);

-- Songs that may be one. frames_hash: those that are the same recording, kept by triggers; without,
-- songs that sound alike (alike_songs).
CREATE TABLE duplicate_groups (
    key         INTEGER PRIMARY KEY AUTOINCREMENT,
    frames_hash BLOB UNIQUE CHECK (length(frames_hash) = 32)
);
CREATE TRIGGER recording_analysed AFTER UPDATE OF frames_hash ON songs
WHEN length(new.frames_hash) = 32 BEGIN
    INSERT OR IGNORE INTO duplicate_groups (frames_hash) SELECT new.frames_hash
    WHERE EXISTS (SELECT 1 FROM songs WHERE frames_hash = new.frames_hash AND key <> new.key);
END;
CREATE TRIGGER recording_returned AFTER INSERT ON songs WHEN length(new.frames_hash) = 32 BEGIN
    INSERT OR IGNORE INTO duplicate_groups (frames_hash) SELECT new.frames_hash
    WHERE EXISTS (SELECT 1 FROM songs WHERE frames_hash = new.frames_hash AND key <> new.key);
END;
CREATE TRIGGER recording_left AFTER DELETE ON songs WHEN length(old.frames_hash) = 32 BEGIN
    DELETE FROM duplicate_groups WHERE frames_hash = old.frames_hash
        AND (SELECT count(*) FROM songs WHERE frames_hash = old.frames_hash) < 2;
END;

-- What a song sounds like, see core/catalogue/duplicates/fingerprint.h, and numbers by which those
-- that sound like it are found.
CREATE TABLE fingerprints (
    song_key INTEGER PRIMARY KEY,
    words    BLOB NOT NULL
);
CREATE TABLE fingerprint_parts (
    part     INTEGER NOT NULL,
    song_key INTEGER NOT NULL,
    PRIMARY KEY (part, song_key)
) WITHOUT ROWID;
CREATE TABLE alike_songs (
    song_key  INTEGER PRIMARY KEY,
    group_key INTEGER NOT NULL REFERENCES duplicate_groups (key)
);
CREATE INDEX alike_songs_by_group ON alike_songs (group_key);
-- A song that was deleted for good. Its parts lead to nothing from then on.
CREATE TRIGGER fingerprint_forgotten AFTER DELETE ON binned_songs
WHEN NOT EXISTS (SELECT 1 FROM songs WHERE key = old.key) BEGIN
    DELETE FROM fingerprints WHERE song_key = old.key;
    DELETE FROM alike_songs WHERE song_key = old.key;
END;

-- What a profile keeps although it has it twice; by audio, so that it holds when a song is removed
-- and added again. A group is asked about while one of its songs is not in here.
CREATE TABLE kept_duplicates (
    user_id    BLOB NOT NULL CHECK (length(user_id) = 16),
    audio_hash BLOB NOT NULL CHECK (length(audio_hash) = 32),
    PRIMARY KEY (user_id, audio_hash)
) WITHOUT ROWID;

-- Media that may have lost its last name; looked at, and freed where it has, in the background.
CREATE TABLE unnamed_media (
    hash BLOB PRIMARY KEY CHECK (length(hash) = 32)
) WITHOUT ROWID;
CREATE TRIGGER change_media_forgotten AFTER DELETE ON change_media BEGIN
    INSERT OR IGNORE INTO unnamed_media (hash) VALUES (old.hash);
END;

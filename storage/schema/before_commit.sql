-- SPDX-FileCopyrightText: 2026 The Linnet authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What each transaction of library.db does last, where the first statement finds a row: the words
-- of what it added, changed or removed go into and out of the search, all at once. Done by the
-- triggers, row by row, FTS5 would write its index after every row (SQLite saves the state of
-- virtual tables before each statement that may have to be taken back): three times the work for
-- 10 000 songs. By key, for FTS5 writes its index, too, when the keys go backwards.

SELECT 1 FROM song_search_due
UNION ALL SELECT 1 FROM album_search_due UNION ALL SELECT 1 FROM artist_search_due;

INSERT INTO song_search (song_search, rowid, title_folded, artist_folded, album_folded,
    album_artist_folded, composer_folded, title_joined, artist_joined, album_joined)
SELECT 'delete', key, title_folded, artist_folded, album_folded, album_artist_folded,
    composer_folded, title_joined, artist_joined, album_joined
FROM song_search_due WHERE title_folded IS NOT NULL ORDER BY key;

INSERT INTO song_search (rowid, title_folded, artist_folded, album_folded, album_artist_folded,
    composer_folded, title_joined, artist_joined, album_joined)
SELECT key, title_folded, artist_folded, album_folded, album_artist_folded, composer_folded,
    title_joined, artist_joined, album_joined
FROM songs WHERE key IN (SELECT key FROM song_search_due) ORDER BY key;

DELETE FROM song_search_due;

INSERT INTO album_search (album_search, rowid, title_folded, artist_folded)
SELECT 'delete', key, title_folded, artist_folded
FROM album_search_due WHERE title_folded IS NOT NULL ORDER BY key;

INSERT INTO album_search (rowid, title_folded, artist_folded)
SELECT key, title_folded, artist_folded
FROM albums WHERE key IN (SELECT key FROM album_search_due) ORDER BY key;

DELETE FROM album_search_due;

INSERT INTO artist_search (artist_search, rowid, name_folded, name_joined)
SELECT 'delete', key, name_folded, name_joined
FROM artist_search_due WHERE name_folded IS NOT NULL ORDER BY key;

INSERT INTO artist_search (rowid, name_folded, name_joined)
SELECT key, name_folded, name_joined
FROM artists WHERE key IN (SELECT key FROM artist_search_due) ORDER BY key;

DELETE FROM artist_search_due;

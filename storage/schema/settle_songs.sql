-- SPDX-FileCopyrightText: 2026 The Linnet authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The words of songs that were added, changed or removed go into and out of the search, many songs at
-- once: see storage/settlement.h. Done by the triggers, row by row, FTS5 would write its index after
-- every row (SQLite saves the state of virtual tables before each statement that may have to be taken
-- back): three times the work for 10 000 songs. By key, for FTS5 writes its index, too, when the keys
-- go backwards.

SELECT count(*) FROM (SELECT 1 FROM song_search_due LIMIT ?1 + 1);

INSERT INTO song_search (song_search, rowid, title_folded, artist_folded, album_folded,
    album_artist_folded, composer_folded, title_joined, artist_joined, album_joined)
SELECT 'delete', key, title_folded, artist_folded, album_folded, album_artist_folded,
    composer_folded, title_joined, artist_joined, album_joined
FROM (SELECT * FROM song_search_due ORDER BY key LIMIT ?1) WHERE title_folded IS NOT NULL
ORDER BY key;

INSERT INTO song_search (rowid, title_folded, artist_folded, album_folded, album_artist_folded,
    composer_folded, title_joined, artist_joined, album_joined)
SELECT key, title_folded, artist_folded, album_folded, album_artist_folded, composer_folded,
    title_joined, artist_joined, album_joined
FROM songs WHERE key IN (SELECT key FROM song_search_due ORDER BY key LIMIT ?1) ORDER BY key;

INSERT OR IGNORE INTO known_words
SELECT DISTINCT word FROM words_of_songs
WHERE song_key IN (SELECT key FROM song_search_due ORDER BY key LIMIT ?1);

DELETE FROM song_search_due
WHERE key IN (SELECT key FROM song_search_due ORDER BY key LIMIT ?1);

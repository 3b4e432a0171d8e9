-- SPDX-FileCopyrightText: 2026 The Linnet authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- As settle_songs.sql, of albums and artists. They are few, and are never left for later.

SELECT count(*) FROM (SELECT 1 FROM album_search_due UNION ALL SELECT 1 FROM artist_search_due
    LIMIT 1);

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

-- SPDX-FileCopyrightText: 2026 The Linnet authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- media.db: the bytes of songs and artwork, named by content hash, in chunks.

CREATE TABLE media (
    key   INTEGER PRIMARY KEY,
    hash  BLOB    NOT NULL UNIQUE CHECK (length(hash) = 32),
    bytes INTEGER NOT NULL CHECK (bytes >= 0)
);

-- key is media.key * 2^20 + the chunk's place, so that any chunk is one look-up and a song's chunks
-- lie side by side.
CREATE TABLE chunks (
    key  INTEGER PRIMARY KEY,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    data BLOB NOT NULL
);

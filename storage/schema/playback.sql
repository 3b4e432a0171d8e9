-- SPDX-FileCopyrightText: 2026 The Linnet authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What was played, and where each profile stands. user_id and song_id name rows of other services:
-- no foreign key crosses a service, and the log outlives the song.

CREATE TABLE playback_logs (
    id          BLOB PRIMARY KEY CHECK (length(id) = 16),
    user_id     BLOB NOT NULL CHECK (length(user_id) = 16),
    song_id     BLOB NOT NULL CHECK (length(song_id) = 16),
    action      TEXT NOT NULL CHECK (action IN ('play', 'pause', 'stop')),
    position_ms INTEGER NOT NULL,
    timestamp   INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX playback_logs_by_user ON playback_logs (user_id, timestamp);

-- What was heard, for how long: from a play to the pause, stop or end that follows it.
CREATE TABLE listens (
    id         BLOB PRIMARY KEY CHECK (length(id) = 16),
    user_id    BLOB NOT NULL CHECK (length(user_id) = 16),
    song_id    BLOB NOT NULL CHECK (length(song_id) = 16),
    started_at INTEGER NOT NULL,
    heard_ms   INTEGER NOT NULL,
    completed  INTEGER NOT NULL CHECK (completed IN (0, 1)) -- heard to its end
) WITHOUT ROWID;

-- Holds all that the history asks for.
CREATE INDEX listens_by_user ON listens (user_id, started_at, song_id, heard_ms, completed);
CREATE INDEX listens_by_song ON listens (song_id, user_id);

-- Where each profile goes on in songs of more than twenty minutes that it did not hear to the end.
CREATE TABLE resume_points (
    user_id     BLOB NOT NULL CHECK (length(user_id) = 16),
    song_id     BLOB NOT NULL CHECK (length(song_id) = 16),
    position_ms INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    PRIMARY KEY (user_id, song_id)
) WITHOUT ROWID;

CREATE TABLE playback_state (
    user_id     BLOB PRIMARY KEY CHECK (length(user_id) = 16),
    queue_index INTEGER NOT NULL,
    position_ms INTEGER NOT NULL,
    volume      REAL NOT NULL,
    repeat      TEXT NOT NULL CHECK (repeat IN ('off', 'all', 'one')),
    shuffle     INTEGER NOT NULL CHECK (shuffle IN (0, 1)),
    stop_after  INTEGER NOT NULL CHECK (stop_after IN (0, 1)), -- the song that plays
    sleep_at    INTEGER,
    updated_at  INTEGER NOT NULL
) WITHOUT ROWID;

-- What a profile asks of its sound; see core/playback/sound_settings.h.
CREATE TABLE sound_settings (
    user_id      BLOB PRIMARY KEY CHECK (length(user_id) = 16),
    loudness     TEXT NOT NULL CHECK (loudness IN ('off', 'song', 'album', 'automatic')),
    target_lufs  REAL NOT NULL,
    crossfade_ms INTEGER NOT NULL,
    equaliser    INTEGER NOT NULL CHECK (equaliser IN (0, 1)),
    curve        TEXT NOT NULL, -- dB: the preamp and ten bands, blanks between
    speed        REAL NOT NULL,
    balance      REAL NOT NULL,
    mono         INTEGER NOT NULL CHECK (mono IN (0, 1))
) WITHOUT ROWID;

CREATE TABLE equaliser_presets (
    user_id BLOB NOT NULL CHECK (length(user_id) = 16),
    name    TEXT NOT NULL,
    curve   TEXT NOT NULL,
    PRIMARY KEY (user_id, name)
) WITHOUT ROWID;

-- Apart from the state, which changes far more often.
CREATE TABLE playback_queue (
    user_id BLOB PRIMARY KEY CHECK (length(user_id) = 16),
    songs   BLOB NOT NULL CHECK (length(songs) % 16 = 0), -- song ids, one after the other
    -- While shuffled: for each song a number of four bytes that sorts it into the queue's own order.
    places  BLOB NOT NULL CHECK (length(places) IN (0, length(songs) / 4))
) WITHOUT ROWID;

-- What was found by decoding audio once to its end, by the content hash of its bytes: it outlives
-- edits, and songs with the same bytes share it. Loudness and peak are those of the stereo sound.
CREATE TABLE audio_analysis (
    audio_hash      BLOB PRIMARY KEY CHECK (length(audio_hash) = 32),
    failure         TEXT,             -- why it cannot be decoded; it is not tried again
    frames          INTEGER NOT NULL,
    sample_rate     INTEGER NOT NULL,
    integrated_lufs REAL,             -- null: silence, or shorter than a block
    range_lu        REAL NOT NULL,
    true_peak_dbtp  REAL,             -- null: digital silence
    frames_hash     BLOB NOT NULL,    -- the same for the same recording with other tags
    momentary       BLOB NOT NULL,    -- histograms of loudness, from which an album's is made
    short_term      BLOB NOT NULL,
    analysed_at     INTEGER NOT NULL,
    -- Long, so last: the others can be read without it.
    waveform        BLOB NOT NULL
);

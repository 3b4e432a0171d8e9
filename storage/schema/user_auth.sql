-- SPDX-FileCopyrightText: 2026 The Linnet authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Profiles, passwords and sessions. Ids are UUIDs of 16 bytes, times are milliseconds since 1970
-- in UTC.

CREATE TABLE users (
    id            BLOB PRIMARY KEY CHECK (length(id) = 16),
    email         TEXT NOT NULL,
    email_key     TEXT NOT NULL UNIQUE, -- the e-mail case-folded: how it is looked up
    display_name  TEXT NOT NULL,
    password_hash TEXT NOT NULL,        -- crypto_pwhash_str: Argon2id with its parameters
    recovery_hash TEXT NOT NULL,        -- of the recovery code, likewise
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE sessions (
    jti        BLOB PRIMARY KEY CHECK (length(jti) = 16), -- the token's id
    user_id    BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    issued_at  INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER
) WITHOUT ROWID;

CREATE INDEX sessions_by_user ON sessions (user_id, expires_at);

-- Failed sign-ins, by a keyed hash of the e-mail: also e-mails that nobody has, so that the delay
-- does not tell which exist. A row goes with a success or a day without a failure.
CREATE TABLE sign_in_failures (
    email_hash BLOB PRIMARY KEY CHECK (length(email_hash) = 32),
    failures   INTEGER NOT NULL,
    last_at    INTEGER NOT NULL
) WITHOUT ROWID;

-- One row: the key that signs this library's session tokens.
CREATE TABLE signing_key (
    id  INTEGER PRIMARY KEY CHECK (id = 1),
    key BLOB NOT NULL CHECK (length(key) = 32)
);

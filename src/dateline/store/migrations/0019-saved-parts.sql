-- SPDX-FileCopyrightText: 2026 The Dateline authors
-- SPDX-License-Identifier: LGPL-2.1-or-later
--
-- What there is to keep of saved stories for reading offline: what is kept, what is still to
-- come, and what could not be had, and why. A saved story without a row was not looked through.

CREATE TABLE saved_story (
  story_id INTEGER PRIMARY KEY REFERENCES story ON DELETE CASCADE,
  enclosed INTEGER,                              -- 1: what is sent along is wanted, too, 0: it
                                                 -- is not; NULL: as for its feed
  digest   INTEGER                               -- the story's when it was looked through
) STRICT;

CREATE TABLE saved_part (
  story_id INTEGER NOT NULL REFERENCES saved_story ON DELETE CASCADE,
  kind     INTEGER NOT NULL,                     -- DatelineSavedKind
  uri      TEXT    NOT NULL,
  state    INTEGER NOT NULL,                     -- DatelineSavedState
  code     INTEGER NOT NULL DEFAULT 0,           -- what was wrong, for us and for people
  reason   TEXT,
  PRIMARY KEY (story_id, kind, uri)
) STRICT, WITHOUT ROWID;

CREATE INDEX saved_part_uri  ON saved_part (kind, uri);
CREATE INDEX saved_part_open ON saved_part (story_id) WHERE state <> 1;

-- Links that a reader followed without a network, to be opened when there is one.
CREATE TABLE later_link (
  id       INTEGER PRIMARY KEY,
  uri      TEXT    NOT NULL UNIQUE,
  title    TEXT,
  added_at INTEGER NOT NULL
) STRICT;

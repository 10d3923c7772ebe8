-- SPDX-FileCopyrightText: 2026 The Dateline authors
-- SPDX-License-Identifier: LGPL-2.1-or-later
--
-- By what a story is known again when its key changed, what it said before, and which stories
-- are gone for good.

ALTER TABLE feed ADD COLUMN completed_at INTEGER;  -- when a whole document that had entries came
ALTER TABLE feed ADD COLUMN purge_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed ADD COLUMN ids_shared INTEGER NOT NULL DEFAULT 0;  -- ids tell nothing apart
ALTER TABLE feed ADD COLUMN aliased INTEGER NOT NULL DEFAULT 0;     -- its stories have aliases
UPDATE feed SET completed_at = fetched_at;

ALTER TABLE story ADD COLUMN seen_at INTEGER NOT NULL DEFAULT 0;    -- to the week
ALTER TABLE story ADD COLUMN n_renamed INTEGER NOT NULL DEFAULT 0;  -- how often its key changed
ALTER TABLE story ADD COLUMN emptied_at INTEGER;   -- when a whole document had it without a body
UPDATE story SET seen_at = coalesce (
  (SELECT fetched_at FROM feed WHERE feed.id = story.feed_id), first_seen);

-- Numbers made of what else than its key tells a story: dateline-entry-alias.c.
CREATE TABLE alias (
  feed_id  INTEGER NOT NULL REFERENCES feed ON DELETE CASCADE,
  hash     INTEGER NOT NULL,
  story_id INTEGER NOT NULL,
  kinds    INTEGER NOT NULL,
  PRIMARY KEY (feed_id, hash, story_id)
) STRICT, WITHOUT ROWID;

-- The same numbers of stories that were purged: they do not come back.
CREATE TABLE tombstone (
  feed_id INTEGER NOT NULL REFERENCES feed ON DELETE CASCADE,
  hash    INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  PRIMARY KEY (feed_id, hash)
) STRICT, WITHOUT ROWID;

-- What a story said before its publisher changed it last.
CREATE TABLE revision (
  story_id         INTEGER PRIMARY KEY REFERENCES story ON DELETE CASCADE,
  replaced_at      INTEGER NOT NULL,
  published        INTEGER,
  published_offset INTEGER NOT NULL,
  title            TEXT,
  link             TEXT,
  content          TEXT,
  content_text     TEXT,
  summary          TEXT,
  details          BLOB NOT NULL
) STRICT;

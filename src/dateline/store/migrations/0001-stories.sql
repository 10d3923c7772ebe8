-- SPDX-FileCopyrightText: 2026 The Dateline authors
-- SPDX-License-Identifier: LGPL-2.1-or-later
--
-- The first schema. Times are seconds since the epoch, NULL where unknown.

CREATE TABLE feed (
  id            INTEGER PRIMARY KEY,
  uri           TEXT    NOT NULL,                -- exactly as it is fetched
  address       TEXT    NOT NULL UNIQUE,         -- the same made comparable
  title         TEXT,                            -- the publisher's
  name          TEXT,                            -- the reader's own
  link          TEXT,
  description   TEXT,
  language      TEXT,
  icon_uri      TEXT,
  etag          TEXT,
  last_modified TEXT,
  body_digest   TEXT,
  fetched_at    INTEGER,
  attempted_at  INTEGER,
  not_before    INTEGER NOT NULL DEFAULT 0,
  n_failures    INTEGER NOT NULL DEFAULT 0,
  error         TEXT,
  gone          INTEGER NOT NULL DEFAULT 0,
  added_at      INTEGER NOT NULL,
  removed_at    INTEGER,                         -- set: hidden, and purged in time
  n_stories     INTEGER NOT NULL DEFAULT 0,      -- the counts are kept by dateline-tally.c
  n_unread      INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE category (
  id        INTEGER PRIMARY KEY,
  name      TEXT    NOT NULL,                    -- as first seen
  fold      TEXT    NOT NULL UNIQUE,             -- by which names are compared
  n_stories INTEGER NOT NULL DEFAULT 0,
  n_unread  INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Where the reader filed a feed.
CREATE TABLE feed_category (
  feed_id     INTEGER NOT NULL REFERENCES feed ON DELETE CASCADE,
  category_id INTEGER NOT NULL REFERENCES category,
  position    INTEGER NOT NULL,
  PRIMARY KEY (feed_id, category_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX feed_category_category ON feed_category (category_id);

-- What lists are made of: narrow, so that much of it fits in memory and marking many is cheap.
CREATE TABLE story (
  id         INTEGER PRIMARY KEY,
  feed_id    INTEGER NOT NULL REFERENCES feed ON DELETE CASCADE,
  time       INTEGER NOT NULL,                   -- what lists are ordered by, then id
  read       INTEGER NOT NULL DEFAULT 0,
  saved      INTEGER NOT NULL DEFAULT 0,
  updated    INTEGER NOT NULL DEFAULT 0,         -- its publisher changed what is read
  digest     INTEGER NOT NULL,                   -- of the entry as published
  first_seen INTEGER NOT NULL,
  key        TEXT    NOT NULL,                   -- identity inside its feed
  UNIQUE (feed_id, key)
) STRICT;

CREATE INDEX story_time   ON story (time);
CREATE INDEX story_feed   ON story (feed_id, time);
CREATE INDEX story_unread ON story (time) WHERE read = 0;
CREATE INDEX story_saved  ON story (time) WHERE saved = 1;

-- What a line of a list shows.
CREATE TABLE headline (
  story_id         INTEGER PRIMARY KEY REFERENCES story ON DELETE CASCADE,
  published        INTEGER,
  published_offset INTEGER NOT NULL,             -- minutes east of UTC
  title            TEXT,
  link             TEXT,
  byline           TEXT,
  picture_uri      TEXT,
  excerpt          TEXT
) STRICT;

-- The rest, which is read one story at a time.
CREATE TABLE body (
  story_id     INTEGER PRIMARY KEY REFERENCES story ON DELETE CASCADE,
  content      TEXT,                             -- HTML as published
  content_text TEXT,
  summary      TEXT,
  captions     TEXT,                             -- of the pictures, with credits, for search
  details      BLOB NOT NULL                     -- the rest of the entry: dateline-body-table.c
) STRICT;

-- A story's categories: those that its publisher gave and those of its feed, one row for
-- both, so that a category's stories are one range of this table, in order.
CREATE TABLE story_category (
  category_id INTEGER NOT NULL REFERENCES category,
  time        INTEGER NOT NULL,                  -- the story's
  story_id    INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
  published   INTEGER NOT NULL,                  -- 1 if the publisher gave it
  filed       INTEGER NOT NULL,                  -- 1 if its feed is filed there
  PRIMARY KEY (category_id, time, story_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX story_category_story ON story_category (story_id);

-- The index reads what it covers from here: nothing is stored twice.
CREATE VIEW search_text (story_id, title, summary, content, authors, captions) AS
  SELECT story_id, title, summary, content_text, byline, captions
    FROM headline JOIN body USING (story_id);

CREATE VIRTUAL TABLE search USING fts5 (
  title, summary, content, authors, captions,
  content = 'search_text', content_rowid = 'story_id',
  tokenize = 'unicode61 remove_diacritics 2'
);

-- A refresh commits a small piece of index for every feed. Joined late they cost a quarter less
-- to make, and searches hardly more.
INSERT INTO search (search, rank) VALUES ('automerge', 16);

-- SPDX-FileCopyrightText: 2026 The Dateline authors
-- SPDX-License-Identifier: LGPL-2.1-or-later
--
-- When feeds are asked, why not sooner, and what became of it. Spans are seconds.

-- Nobody may ask before not_before (in the first schema): the server said so. By itself a feed
-- is not asked before next_check.
ALTER TABLE feed ADD COLUMN next_check      INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed ADD COLUMN wait_reason     INTEGER NOT NULL DEFAULT 0;  -- DatelineWaitReason
ALTER TABLE feed ADD COLUMN wait            INTEGER NOT NULL DEFAULT 0;  -- that the reason asks for
-- The reader's choice in minutes; 0: none, -1: only when asked for.
ALTER TABLE feed ADD COLUMN interval        INTEGER NOT NULL DEFAULT 0;
-- What the document says: seconds, the hours (bit 0: midnight UTC) and days (bit 0: Monday).
ALTER TABLE feed ADD COLUMN fresh_for       INTEGER NOT NULL DEFAULT 0;  -- the last answer
ALTER TABLE feed ADD COLUMN update_interval INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed ADD COLUMN skip_hours      INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed ADD COLUMN skip_days       INTEGER NOT NULL DEFAULT 0;
-- How often it publishes: stories of four weeks, or since the oldest of all if that is later.
ALTER TABLE feed ADD COLUMN n_recent        INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed ADD COLUMN oldest_at       INTEGER;
ALTER TABLE feed ADD COLUMN n_idle          INTEGER NOT NULL DEFAULT 0;  -- whole answers without news
ALTER TABLE feed ADD COLUMN changed_at      INTEGER;                     -- the last answer with news
ALTER TABLE feed ADD COLUMN probed_at       INTEGER;                     -- asked for everything
ALTER TABLE feed ADD COLUMN failing_since   INTEGER;
ALTER TABLE feed ADD COLUMN is_urgent       INTEGER NOT NULL DEFAULT 0;  -- to be told at once
ALTER TABLE feed ADD COLUMN move_offer      TEXT;    -- where it may live if the reader says so
ALTER TABLE feed ADD COLUMN n_fetches       INTEGER NOT NULL DEFAULT 0;

-- What an answer said of its freshness was in not_before, too.
UPDATE feed SET next_check = not_before, not_before = iif (n_failures = 0, 0, not_before);

-- Servers that asked to be left alone, for all of their feeds.
CREATE TABLE host (
  name       TEXT    PRIMARY KEY,
  not_before INTEGER NOT NULL,
  n_refusals INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A feed's last 50 fetches; the next one takes the place of the oldest.
CREATE TABLE fetch (
  feed_id       INTEGER NOT NULL REFERENCES feed ON DELETE CASCADE,
  slot          INTEGER NOT NULL,
  time          INTEGER NOT NULL,
  uri           TEXT,
  status        INTEGER NOT NULL,
  n_bytes       INTEGER NOT NULL,
  etag          TEXT,
  last_modified TEXT,
  result        INTEGER NOT NULL,                -- DatelineFetchResult
  n_added       INTEGER NOT NULL,
  n_updated     INTEGER NOT NULL,
  error         TEXT,
  next_check    INTEGER NOT NULL,
  wait_reason   INTEGER NOT NULL,
  wait          INTEGER NOT NULL,
  PRIMARY KEY (feed_id, slot)
) STRICT, WITHOUT ROWID;

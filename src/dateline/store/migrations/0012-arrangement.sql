-- SPDX-FileCopyrightText: 2026 The Dateline authors
-- SPDX-License-Identifier: LGPL-2.1-or-later
--
-- The reader's own order of the sidebar, from 1; NULL, or no row, where it is by name.

ALTER TABLE category ADD COLUMN place  INTEGER;    -- among the categories
ALTER TABLE category ADD COLUMN closed INTEGER;    -- 1: its feeds are not shown; NULL: never touched
ALTER TABLE feed     ADD COLUMN place  INTEGER;    -- among those without a category

-- Among the feeds of a category. It stays when the feed is filed elsewhere, so that it comes
-- back to where it was.
CREATE TABLE feed_place (
  category_id INTEGER NOT NULL REFERENCES category ON DELETE CASCADE,
  feed_id     INTEGER NOT NULL REFERENCES feed ON DELETE CASCADE,
  place       INTEGER NOT NULL,
  PRIMARY KEY (category_id, feed_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX feed_place_feed ON feed_place (feed_id);

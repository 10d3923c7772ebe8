-- SPDX-FileCopyrightText: 2026 The Dateline authors
-- SPDX-License-Identifier: LGPL-2.1-or-later
--
-- What the reader chose for everything that is kept, so that every program on this file goes by
-- it. One row, or none: nothing was chosen. NULL: what the program says; -1: no limit.

CREATE TABLE keeping (
  id           INTEGER PRIMARY KEY CHECK (id = 1),
  days         INTEGER,   -- read stories that are not in their feed any more
  stories      INTEGER,   -- of a feed
  picture_room INTEGER,   -- bytes of pictures that are not of saved stories
  ahead        INTEGER    -- DatelineAhead
) STRICT;

-- The pictures of stories that are fetched before anybody sees them; '' for a story that has
-- none, so that it is not looked into again.
CREATE TABLE ahead_picture (
  story_id INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
  uri      TEXT    NOT NULL,
  PRIMARY KEY (story_id, uri)
) STRICT, WITHOUT ROWID;

-- SPDX-FileCopyrightText: 2026 The Dateline authors
-- SPDX-License-Identifier: LGPL-2.1-or-later
--
-- Bodies are kept packed (dateline-body-packer.c), those of a feed with a dictionary that is made
-- of its first ones. Numbers of dictionaries are never used again.

CREATE TABLE dictionary (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  feed_id INTEGER NOT NULL REFERENCES feed ON DELETE CASCADE,
  packed  BLOB    NOT NULL                       -- without a dictionary
) STRICT;

CREATE INDEX dictionary_feed ON dictionary (feed_id);

CREATE TABLE packed_body (
  story_id      INTEGER PRIMARY KEY REFERENCES story ON DELETE CASCADE,
  dictionary_id INTEGER NOT NULL DEFAULT 0,      -- 0: packed without
  packed        BLOB    NOT NULL
) STRICT;

INSERT INTO packed_body (story_id, packed)
  SELECT story_id, body_pack (content, content_text, summary, captions, details) FROM body;

DROP VIEW search_text;
DROP TABLE body;
ALTER TABLE packed_body RENAME TO body;

-- The numbers are those of DatelineBodyText.
CREATE VIEW search_text (story_id, title, summary, content, authors, captions) AS
  SELECT story_id, title, body_text (packed, dictionary_id, 2),
         body_text (packed, dictionary_id, 1), byline, body_text (packed, dictionary_id, 3)
    FROM headline JOIN body USING (story_id);

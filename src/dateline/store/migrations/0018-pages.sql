-- SPDX-FileCopyrightText: 2026 The Dateline authors
-- SPDX-License-Identifier: LGPL-2.1-or-later
--
-- The pages that stories link to: what came of asking for them, and their articles. No row: it
-- was never asked for.

CREATE TABLE page (
  story_id         INTEGER PRIMARY KEY REFERENCES story ON DELETE CASCADE,
  state            INTEGER NOT NULL,               -- DatelinePageState
  asked_at         INTEGER,
  n_tries          INTEGER NOT NULL DEFAULT 0,     -- of refreshes, without an answer
  error            TEXT,                           -- a sentence
  hidden           INTEGER NOT NULL DEFAULT 0,     -- the reader wants what the feed has
  n_parts          INTEGER NOT NULL DEFAULT 0,     -- pages that were joined
  uri              TEXT,                           -- where it was in the end
  title            TEXT,
  site_name        TEXT,
  published        INTEGER,
  published_offset INTEGER NOT NULL DEFAULT 0,     -- minutes east of UTC
  packed           BLOB                            -- as a body without a dictionary
) STRICT;

-- Those that a refresh is to ask for: 1 is DATELINE_PAGE_WAITING.
CREATE INDEX page_waiting ON page (story_id) WHERE state = 1;

-- What is searched of a story that has one is the article of its page.
DROP VIEW indexed;

CREATE VIEW indexed (story_id, title, summary, content, authors, captions, credits, facts) AS
  SELECT story_id, headline.title, body_text (body.packed, dictionary_id, 2),
         iif (page.packed IS NULL, body_text (body.packed, dictionary_id, 1),
              body_text (page.packed, 0, 1)), byline,
         iif (page.packed IS NULL, body_captions (body.packed, dictionary_id),
              body_captions (page.packed, 0)),
         iif (page.packed IS NULL, body_credits (body.packed, dictionary_id),
              body_credits (page.packed, 0)),
         body_facts (body.packed, dictionary_id, link)
    FROM headline JOIN body USING (story_id) LEFT JOIN page USING (story_id);

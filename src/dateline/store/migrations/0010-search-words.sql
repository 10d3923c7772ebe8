-- SPDX-FileCopyrightText: 2026 The Dateline authors
-- SPDX-License-Identifier: LGPL-2.1-or-later
--
-- The index by words of our own, in which every script is found, with the credits of pictures and
-- facts about a story beside its texts. Stories that are in the old one move over a few at a time
-- while the store is open (dateline-search-moving.c); until then both are asked.

ALTER TABLE search RENAME TO old_search;

CREATE VIEW indexed (story_id, title, summary, content, authors, captions, credits, facts) AS
  SELECT story_id, title, body_text (packed, dictionary_id, 2),
         body_text (packed, dictionary_id, 1), byline, body_captions (packed, dictionary_id),
         body_credits (packed, dictionary_id), body_facts (packed, dictionary_id, link)
    FROM headline JOIN body USING (story_id);

CREATE VIRTUAL TABLE search USING fts5 (
  title, summary, content, authors, captions, credits, facts,
  content = 'indexed', content_rowid = 'story_id', tokenize = 'dateline'
);

-- A title says most, then what stands under pictures.
INSERT INTO search (search, rank) VALUES ('rank', 'bm25(10, 3, 1, 5, 5, 2, 0)');
INSERT INTO search (search, rank) VALUES ('hashsize', 8388608);
INSERT INTO search (search, rank) VALUES ('automerge', 32);
INSERT INTO search (search, rank) VALUES ('crisismerge', 48);

-- Stories with a smaller number are still in the old index; no row: it is gone.
CREATE TABLE moving (below INTEGER NOT NULL) STRICT;

INSERT INTO moving SELECT coalesce (max (id), 0) + 1 FROM story;

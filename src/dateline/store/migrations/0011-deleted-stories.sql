-- SPDX-FileCopyrightText: 2026 The Dateline authors
-- SPDX-License-Identifier: LGPL-2.1-or-later
--
-- Stories that the reader deleted: in no list and no count, and not new when their feed has them
-- still. They are purged some time later; until then they can be brought back.

CREATE TABLE deleted_story (
  story_id   INTEGER PRIMARY KEY REFERENCES story ON DELETE CASCADE,
  deleted_at INTEGER NOT NULL
) STRICT;

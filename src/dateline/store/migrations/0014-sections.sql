-- SPDX-FileCopyrightText: 2026 The Dateline authors
-- SPDX-License-Identifier: LGPL-2.1-or-later
--
-- Queries that the reader keeps under a name, in the reader's order.

CREATE TABLE section (
  id         INTEGER PRIMARY KEY,
  name       TEXT NOT NULL,
  fold       TEXT NOT NULL,    -- the name as it is compared
  query      TEXT NOT NULL,    -- as dateline_query_to_string () writes it
  position   INTEGER NOT NULL,
  removed_at INTEGER           -- set: not listed, and forgotten in time
) STRICT;

CREATE UNIQUE INDEX section_name ON section (fold) WHERE removed_at IS NULL;

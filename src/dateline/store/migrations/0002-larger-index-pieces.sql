-- SPDX-FileCopyrightText: 2026 The Dateline authors
-- SPDX-License-Identifier: LGPL-2.1-or-later
--
-- A transaction holds the stories of several feeds: what the index gathers before it writes a
-- piece may be as large as that. Joining sixteen pieces of a first refresh would need as much
-- room again as they take; twice as many cost a search half a millisecond.

INSERT INTO search (search, rank) VALUES ('hashsize', 8388608);
INSERT INTO search (search, rank) VALUES ('automerge', 32);
INSERT INTO search (search, rank) VALUES ('crisismerge', 48);

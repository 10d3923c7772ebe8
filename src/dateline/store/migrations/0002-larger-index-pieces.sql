-- SPDX-FileCopyrightText: 2026 The Dateline authors
-- SPDX-License-Identifier: LGPL-2.1-or-later
--
-- A transaction holds the stories of several feeds: what the index gathers before it writes a
-- piece may be as large as that.

INSERT INTO search (search, rank) VALUES ('hashsize', 8388608);

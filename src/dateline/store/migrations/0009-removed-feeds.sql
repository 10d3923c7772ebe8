-- SPDX-FileCopyrightText: 2026 The Dateline authors
-- SPDX-License-Identifier: LGPL-2.1-or-later
--
-- Every list leaves out the stories of removed feeds. Mostly there are none, which is to be seen
-- without reading all feeds.

CREATE INDEX feed_removed ON feed (removed_at) WHERE removed_at IS NOT NULL;

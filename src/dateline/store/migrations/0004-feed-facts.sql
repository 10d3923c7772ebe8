-- SPDX-FileCopyrightText: 2026 The Dateline authors
-- SPDX-License-Identifier: LGPL-2.1-or-later
--
-- What a feed's document says besides its name, and what the reader has been told of it.

ALTER TABLE feed ADD COLUMN rights TEXT;
ALTER TABLE feed ADD COLUMN format TEXT;       -- as people call it: "RSS", "Atom"
ALTER TABLE feed ADD COLUMN moved_from TEXT;   -- where it was before it moved for good
ALTER TABLE feed ADD COLUMN refused_move TEXT; -- where the reader does not want it to move
ALTER TABLE feed ADD COLUMN told INTEGER NOT NULL DEFAULT 0; -- the last DatelineFeedTrouble

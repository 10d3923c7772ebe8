-- SPDX-FileCopyrightText: 2026 The Dateline authors
-- SPDX-License-Identifier: LGPL-2.1-or-later
--
-- What the reader chose for a feed, and for all feeds of a category: one column a
-- DatelineFeedSetting, by the same name in both tables. NULL: nothing was chosen.

-- An interval of 0, which was what nobody had chosen, is a choice now.
ALTER TABLE feed ADD COLUMN chosen_interval INTEGER;
UPDATE feed SET chosen_interval = interval WHERE interval <> 0;
ALTER TABLE feed DROP COLUMN interval;
ALTER TABLE feed RENAME COLUMN chosen_interval TO interval;

ALTER TABLE feed ADD COLUMN full_text     INTEGER;
ALTER TABLE feed ADD COLUMN pictures      INTEGER;
ALTER TABLE feed ADD COLUMN notify        INTEGER;
ALTER TABLE feed ADD COLUMN keep_pictures INTEGER;
ALTER TABLE feed ADD COLUMN enclosures    INTEGER;

ALTER TABLE category ADD COLUMN interval      INTEGER;
ALTER TABLE category ADD COLUMN keep_days     INTEGER;
ALTER TABLE category ADD COLUMN keep_stories  INTEGER;
ALTER TABLE category ADD COLUMN full_text     INTEGER;
ALTER TABLE category ADD COLUMN pictures      INTEGER;
ALTER TABLE category ADD COLUMN notify        INTEGER;
ALTER TABLE category ADD COLUMN keep_pictures INTEGER;
ALTER TABLE category ADD COLUMN enclosures    INTEGER;

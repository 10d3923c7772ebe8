-- SPDX-FileCopyrightText: 2026 The Dateline authors
-- SPDX-License-Identifier: LGPL-2.1-or-later
--
-- What the reader chose for one feed. NULL: as for all feeds; -1: no limit.

ALTER TABLE feed ADD COLUMN keep_days    INTEGER;
ALTER TABLE feed ADD COLUMN keep_stories INTEGER;

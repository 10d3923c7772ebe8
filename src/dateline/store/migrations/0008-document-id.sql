-- SPDX-FileCopyrightText: 2026 The Dateline authors
-- SPDX-License-Identifier: LGPL-2.1-or-later
--
-- What a feed calls itself wherever it lives, by which it is known again when it has moved.

ALTER TABLE feed ADD COLUMN document_id TEXT;

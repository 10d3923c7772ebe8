-- SPDX-FileCopyrightText: 2026 The Dateline authors
-- SPDX-License-Identifier: LGPL-2.1-or-later

-- Whose the validators are: the address that the last redirect led to. NULL: not known.
ALTER TABLE feed ADD COLUMN validators_uri TEXT;

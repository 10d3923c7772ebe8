/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a test's disk was asked to write since it was synced. All of it is called with the
 * disk's lock. */

#pragma once

#include "dateline-test-disk.h"

G_BEGIN_DECLS

/* Begins anew with the files in @watched as synced; with a @func of NULL forgets all. */
void test_disk_record_begin (const char *watched, TestDiskFunc func, gpointer user_data);
gboolean test_disk_record_is_on (void);

/* Remembers that @bytes, which it takes, were written; with NULL, that the file ends. */
void test_disk_record_change (const char *name, gint64 offset, GBytes *bytes);
/* Remembers that the file was synced. FALSE while nothing is remembered. */
gboolean test_disk_record_sync (const char *name);
void test_disk_record_delete (const char *name, gboolean is_synced);

G_END_DECLS

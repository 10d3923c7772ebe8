/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A disk for the store that fails when a test wants it to, and that remembers what was
 * written since it was last told to sync: what may be lost when the power fails. It
 * stands between SQLite and the system for the files of one folder. Any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a call is answered with instead of being done. A fault counts the calls that it
 * can befall and no others. */
typedef enum
{
  TEST_DISK_IOERR,
  TEST_DISK_FULL,
  TEST_DISK_NOMEM,
  TEST_DISK_BUSY,
  TEST_DISK_CANTOPEN,
  TEST_DISK_SHORT_READ,
  TEST_DISK_N_FAULTS,
} TestDiskFault;

const char *test_disk_fault_get_name (TestDiskFault fault);

/* Whoever opens a file in @folder from now on has this disk. */
void test_disk_set_up (const char *folder);
void test_disk_tear_down (void);

/* From now on the @nth call, from 1, fails with @fault, and if @sticky all after it too.
 * With 0 none does; they are counted all the same. */
void test_disk_fail (TestDiskFault fault, guint nth, gboolean sticky);
/* Since then: how many calls there were, and how many failed. */
guint test_disk_get_n_calls (void);
guint test_disk_get_n_failed (void);

/* Before each call that changes a file; on the thread that called, which waits. */
typedef void (*TestDiskFunc) (gpointer user_data);

/* Remembers what is written from now on, @func being told of each call. With NULL it
 * forgets that. The files in the folder count as synced. */
void test_disk_record (TestDiskFunc func, gpointer user_data);

/* Lays into @folder what a power failure could leave at this moment: what was synced, and
 * of what was written since some, in some order, torn at the borders of sectors. Inside a
 * TestDiskFunc. */
void test_disk_make_image (const char *folder, GRand *rand);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The file in which marks wait for room: what is written comes back, to whichever program
 * looks, what is damaged or not ours does not, and it takes no more room than it has. */

#include "../support/dateline-damaging.h"
#include "../support/dateline-storing.h"

#include "dateline/store/dateline-mark-journal-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#define FIRST 4096 /* where the notes begin */

static guint n_synced;
static gboolean disk_fails;

/* In the place of the system's. */
int
fdatasync (int file)
{
  n_synced++;
  errno = EIO;
  return disk_fails ? -1 : 0;
}

typedef struct
{
  char *folder;
  char *store;
  char *path;
} Place;

static void
set_up (Place *place, gconstpointer unused)
{
  place->folder = g_dir_make_tmp ("dateline-XXXXXX", NULL);
  place->store = g_build_filename (place->folder, "dateline.db", NULL);
  place->path = dateline_mark_journal_make_path (place->store);
}

static void
tear_down (Place *place, gconstpointer unused)
{
  remove_folder (place->folder);
  g_free (place->folder);
  g_free (place->store);
  g_free (place->path);
}

static DatelineMarkJournal *
open_journal (Place *place)
{
  DatelineMarkJournal *journal = dateline_mark_journal_new (place->store);

  dateline_mark_journal_look (journal);
  return journal;
}

static void
reserve (DatelineMarkJournal *journal, gint64 n_stories)
{
  dateline_mark_journal_lock (journal);
  dateline_mark_journal_reserve (journal, n_stories);
  dateline_mark_journal_unlock (journal);
}

static void
clear (DatelineMarkJournal *journal)
{
  dateline_mark_journal_lock (journal);
  dateline_mark_journal_clear (journal);
  dateline_mark_journal_unlock (journal);
}

static GPtrArray *
list (DatelineMarkJournal *journal)
{
  GPtrArray *notes;

  dateline_mark_journal_lock (journal);
  notes = dateline_mark_journal_list (journal);
  dateline_mark_journal_unlock (journal);
  return notes;
}

static gboolean
add (DatelineMarkJournal *journal,
     DatelineStoreChangeFlags flag,
     gboolean value,
     gint64 first,
     guint n)
{
  g_autoptr (DatelineMarkNote) note = dateline_mark_note_new (flag, value);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    dateline_mark_note_add (note, first + 3 * i, i * 7);
  dateline_mark_journal_lock (journal);
  dateline_mark_journal_add (journal, note, &error);
  dateline_mark_journal_unlock (journal);
  if (error == NULL)
    return TRUE;
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_FULL);
  return FALSE;
}

static void
assert_note (GPtrArray *notes,
             guint index,
             DatelineStoreChangeFlags flag,
             gboolean value,
             gint64 first,
             guint n)
{
  const DatelineMarkNote *note = notes->pdata[index];

  g_assert_cmpint (note->flag, ==, flag);
  g_assert_cmpint (note->value, ==, value);
  g_assert_cmpuint (note->ids->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (g_array_index (note->ids, gint64, i), ==, first + 3 * i);
      g_assert_cmpuint (g_array_index (note->tags, guint16, i), ==, (guint16) (i * 7));
    }
}

/* Three notes in a file. */
static void
make_three (Place *place)
{
  g_autoptr (DatelineMarkJournal) journal = open_journal (place);

  reserve (journal, 0);
  g_assert_false (dateline_mark_journal_is_waiting (journal));
  g_assert_true (add (journal, DATELINE_STORE_CHANGE_READ, TRUE, 1, 1000));
  g_assert_true (add (journal, DATELINE_STORE_CHANGE_SAVED, FALSE, 1 << 30, 1));
  g_assert_true (add (journal, DATELINE_STORE_CHANGE_DELETED, TRUE, G_MAXINT64 - 90, 5));
  g_assert_true (dateline_mark_journal_is_waiting (journal));
}

static void
test_kept (Place *place, gconstpointer unused)
{
  g_autoptr (DatelineMarkJournal) journal = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) none = NULL;
  GStatBuf status;

  make_three (place);
  g_assert_no_errno (g_stat (place->path, &status));
  g_assert_cmpint (status.st_size, ==, DATELINE_MARK_JOURNAL_LEAST);
  g_assert_cmpint (status.st_blocks * 512, >=, DATELINE_MARK_JOURNAL_LEAST);

  journal = open_journal (place);
  g_assert_true (dateline_mark_journal_is_waiting (journal));
  /* What is in it is not laid anew. */
  reserve (journal, 0);
  notes = list (journal);
  g_assert_cmpuint (notes->len, ==, 3);
  assert_note (notes, 0, DATELINE_STORE_CHANGE_READ, TRUE, 1, 1000);
  assert_note (notes, 1, DATELINE_STORE_CHANGE_SAVED, FALSE, 1 << 30, 1);
  assert_note (notes, 2, DATELINE_STORE_CHANGE_DELETED, TRUE, G_MAXINT64 - 90, 5);

  clear (journal);
  g_assert_false (dateline_mark_journal_is_waiting (journal));
  /* A short one over long ones: what they leave behind it is not believed. */
  g_assert_true (add (journal, DATELINE_STORE_CHANGE_READ, TRUE, 5, 1));
  g_clear_pointer (&journal, dateline_mark_journal_unref);
  journal = open_journal (place);
  none = list (journal);
  g_assert_cmpuint (none->len, ==, 1);
  assert_note (none, 0, DATELINE_STORE_CHANGE_READ, TRUE, 5, 1);
}

/* Two programs have it: each sees what the other wrote, and that it was done. */
static void
test_shared (Place *place, gconstpointer unused)
{
  g_autoptr (DatelineMarkJournal) first = open_journal (place);
  g_autoptr (DatelineMarkJournal) second = open_journal (place);
  g_autoptr (GPtrArray) notes = NULL;
  guint64 number;

  g_assert_false (add (first, DATELINE_STORE_CHANGE_READ, TRUE, 1, 1));
  reserve (first, 0);
  g_assert_cmpuint (dateline_mark_journal_look (second), ==, 0);
  g_assert_true (add (first, DATELINE_STORE_CHANGE_READ, TRUE, 1, 1));
  number = dateline_mark_journal_look (second);
  g_assert_cmpuint (number, !=, 0);
  g_assert_true (dateline_mark_journal_is_waiting (second));
  g_assert_true (add (second, DATELINE_STORE_CHANGE_SAVED, TRUE, 7, 2));
  g_assert_true (add (first, DATELINE_STORE_CHANGE_READ, FALSE, 1, 1));
  notes = list (second);
  g_assert_cmpuint (notes->len, ==, 3);
  assert_note (notes, 0, DATELINE_STORE_CHANGE_READ, TRUE, 1, 1);
  assert_note (notes, 1, DATELINE_STORE_CHANGE_SAVED, TRUE, 7, 2);
  assert_note (notes, 2, DATELINE_STORE_CHANGE_READ, FALSE, 1, 1);

  clear (second);
  g_assert_cmpuint (dateline_mark_journal_look (first), ==, 0);
  g_assert_false (dateline_mark_journal_is_waiting (first));
  g_assert_true (add (first, DATELINE_STORE_CHANGE_READ, TRUE, 5, 1));
  g_assert_cmpuint (dateline_mark_journal_look (second), !=, 0);
  g_assert_cmpuint (dateline_mark_journal_look (second), !=, number);
}

/* It grows with the store, whatever is in it, and stays as it is where that cannot be. */
static void
test_grows (Place *place, gconstpointer unused)
{
  g_autoptr (DatelineMarkJournal) journal = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  struct rlimit limit, low;
  GStatBuf status;

  make_three (place);
  journal = open_journal (place);
  g_assert_no_errno (getrlimit (RLIMIT_FSIZE, &limit));
  low = limit;
  low.rlim_cur = 3 * 1024 * 1024;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &low));
  reserve (journal, 500000);
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &limit));
  g_assert_no_errno (g_stat (place->path, &status));
  g_assert_cmpint (status.st_size, ==, DATELINE_MARK_JOURNAL_LEAST);
  g_assert_true (add (journal, DATELINE_STORE_CHANGE_READ, FALSE, 1, 1));

  reserve (journal, 500000);
  g_assert_no_errno (g_stat (place->path, &status));
  g_assert_cmpint (status.st_size, ==, 4000000);
  g_assert_cmpint (status.st_blocks * 512, >=, 4000000);
  /* All stories of the store, and back. */
  g_assert_true (add (journal, DATELINE_STORE_CHANGE_READ, TRUE, 1, 500000));
  g_assert_true (add (journal, DATELINE_STORE_CHANGE_READ, FALSE, 1, 500000));
  /* It does not shrink. */
  reserve (journal, 10);
  notes = list (journal);
  g_assert_cmpuint (notes->len, ==, 6);
  assert_note (notes, 0, DATELINE_STORE_CHANGE_READ, TRUE, 1, 1000);
  assert_note (notes, 3, DATELINE_STORE_CHANGE_READ, FALSE, 1, 1);
  assert_note (notes, 5, DATELINE_STORE_CHANGE_READ, FALSE, 1, 500000);
}

/* What is said to be kept was brought to the disk; what could not be is refused, and is
 * not found later. */
static void
test_synced (Place *place, gconstpointer unused)
{
  g_autoptr (DatelineMarkJournal) journal = open_journal (place);
  g_autoptr (DatelineMarkJournal) other = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  guint before;

  reserve (journal, 0);
  before = n_synced;
  g_assert_true (add (journal, DATELINE_STORE_CHANGE_READ, TRUE, 1, 1));
  g_assert_cmpuint (n_synced, ==, before + 1);
  disk_fails = TRUE;
  g_assert_false (add (journal, DATELINE_STORE_CHANGE_READ, TRUE, 7, 1));
  disk_fails = FALSE;
  other = open_journal (place);
  notes = list (other);
  g_assert_cmpuint (notes->len, ==, 1);
  assert_note (notes, 0, DATELINE_STORE_CHANGE_READ, TRUE, 1, 1);
  before = n_synced;
  clear (journal);
  g_assert_cmpuint (n_synced, ==, before + 1);
}

/* It ends where its file does, and what was in it stays. */
static void
test_full (Place *place, gconstpointer unused)
{
  g_autoptr (DatelineMarkJournal) journal = open_journal (place);
  g_autoptr (GPtrArray) notes = NULL;
  GStatBuf status;
  guint n = 0;

  reserve (journal, 0);
  while (add (journal, DATELINE_STORE_CHANGE_READ, TRUE, 1, 10000))
    n++;
  g_assert_cmpuint (n * 10000, >, 300000);
  g_assert_false (add (journal, DATELINE_STORE_CHANGE_READ, TRUE, 1, 100000));
  g_assert_true (add (journal, DATELINE_STORE_CHANGE_READ, FALSE, 1, 1));
  notes = list (journal);
  g_assert_cmpuint (notes->len, ==, n + 1);
  g_assert_no_errno (g_stat (place->path, &status));
  g_assert_cmpint (status.st_size, ==, DATELINE_MARK_JOURNAL_LEAST);
}

static void
flip (Place *place, GBytes *bytes, gsize offset, guint8 bit)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autofree guint8 *copy = g_memdup2 (data, length);

  copy[offset] ^= bit;
  damaging_write (place->path, copy, length);
}

/* Of three notes those before the damage come back as they were, and nothing else. */
static guint
count_whole (Place *place)
{
  g_autoptr (DatelineMarkJournal) journal = open_journal (place);
  g_autoptr (GPtrArray) notes = list (journal);

  g_assert_cmpuint (notes->len, <=, 3);
  if (notes->len > 0)
    assert_note (notes, 0, DATELINE_STORE_CHANGE_READ, TRUE, 1, 1000);
  if (notes->len > 1)
    assert_note (notes, 1, DATELINE_STORE_CHANGE_SAVED, FALSE, 1 << 30, 1);
  if (notes->len > 2)
    assert_note (notes, 2, DATELINE_STORE_CHANGE_DELETED, TRUE, G_MAXINT64 - 90, 5);
  g_assert_cmpint (dateline_mark_journal_is_waiting (journal), ==, notes->len > 0);
  return notes->len;
}

static void
test_damaged (Place *place, gconstpointer unused)
{
  g_autoptr (GBytes) bytes = NULL;
  guint n_whole[4] = { 0 };

  make_three (place);
  bytes = damaging_read (place->path);
  for (gsize i = 0; i < 24; i++)
    {
      flip (place, bytes, i, 1 << i % 8);
      g_assert_cmpuint (count_whole (place), ==, 0);
    }
  for (gsize i = FIRST; i < FIRST + 3200; i += 7)
    {
      flip (place, bytes, i, 1 << i % 8);
      n_whole[count_whole (place)]++;
    }
  g_assert_cmpuint (n_whole[0], >, 400);
  g_assert_cmpuint (n_whole[1], >, 0);
  for (gsize length = 0; length < FIRST + 3000; length += 97)
    {
      damaging_write (place->path, g_bytes_get_data (bytes, NULL), length);
      g_assert_cmpuint (count_whole (place), <, 3);
    }
}

/* Any bytes behind a head that is right. */
static void
test_random (Place *place, gconstpointer unused)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree guint8 *copy = NULL;
  gsize length;

  make_three (place);
  bytes = damaging_read (place->path);
  length = g_bytes_get_size (bytes);
  copy = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
  for (guint i = 0; i < 50; i++)
    {
      for (gsize j = FIRST; j < FIRST + 64; j++)
        copy[j] = i % 5 == 0 ? 0xff : g_rand_int (rand);
      damaging_write (place->path, copy, length);
      g_assert_cmpuint (count_whole (place), ==, 0);
    }
}

/* A link that somebody laid there is not followed, and a folder is none. */
static void
test_not_a_file (Place *place, gconstpointer unused)
{
  g_autofree char *target = g_build_filename (place->folder, "precious", NULL);
  g_autofree char *text = NULL;
  g_autoptr (DatelineMarkJournal) journal = NULL;

  g_assert_true (g_file_set_contents (target, "mine", -1, NULL));
  g_assert_no_errno (symlink (target, place->path));
  journal = open_journal (place);
  reserve (journal, 0);
  g_assert_false (add (journal, DATELINE_STORE_CHANGE_READ, TRUE, 1, 1));
  g_assert_true (g_file_get_contents (target, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
  g_unlink (place->path);
  g_assert_no_errno (g_mkdir (place->path, 0700));
  reserve (journal, 0);
  g_assert_false (add (journal, DATELINE_STORE_CHANGE_READ, TRUE, 1, 1));
}

/* What waits for another store marks nothing here. */
static void
test_other_store (Place *place, gconstpointer unused)
{
  g_autoptr (DatelineMarkJournal) journal = open_journal (place);
  DatelineStore *store = dateline_store_new (place->store);
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) unread = NULL;
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  gint64 feed;

  feed = storing_add_feed (store, "http://a.example/", NULL);
  storing_merge (store,
                 feed,
                 storing_make_document (storing_make_entry ("a", "One", 1, "x"),
                                        storing_make_entry ("b", "Two", 2, "x"),
                                        NULL),
                 2,
                 0);
  g_clear_object (&store);

  reserve (journal, 0);
  g_assert_true (add (journal, DATELINE_STORE_CHANGE_READ, TRUE, 1, 2));
  g_clear_pointer (&journal, dateline_mark_journal_unref);
  store = dateline_store_new (place->store);
  all = storing_list_ids (store, NULL);
  dateline_query_set_unread_only (query, TRUE);
  unread = storing_list_ids (store, query);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (unread->len, ==, 2);
  g_clear_object (&store);
  /* And it is done with. */
  journal = open_journal (place);
  g_assert_false (dateline_mark_journal_is_waiting (journal));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func)                                                                  \
  g_test_add ("/mark-journal/" name, Place, NULL, set_up, func, tear_down)
  ADD ("kept", test_kept);
  ADD ("shared", test_shared);
  ADD ("grows", test_grows);
  ADD ("synced", test_synced);
  ADD ("full", test_full);
  ADD ("damaged", test_damaged);
  ADD ("random", test_random);
  ADD ("not-a-file", test_not_a_file);
  ADD ("other-store", test_other_store);

  return g_test_run ();
}

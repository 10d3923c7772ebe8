/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* K2: the power fails while feeds are merged and stories marked, while an old file is
 * migrated, while stories are purged and the file is copied. Whatever the disk kept of
 * what was written since it was last told to sync, the file is sound and has all that was
 * said to be done. */

#include "dateline-torturing.h"

#include "dateline-test-disk.h"

/* Of each scenario. */
#define N_IMAGES 667
#define N_SAMPLED 25
#define MAX_ROUNDS 400

#define LATER (STORING_NOW + 30 * STORING_DAY)

/* What the store was asked for, and what it said to be done. The disk's thread reads it
 * while the main one waits, or goes on: then it may have more. */
typedef struct
{
  gint n_merged; /* documents "r0", "r1"…, of eight stories each */
  gint n_marked; /* stories, from 1 */
  gint n_purged; /* stories that are gone for good, at least */
} Said;

typedef struct
{
  char *folder;
  char *path;
  char *image; /* a folder */
  char *image_path;
  GRand *rand;
  Said said;
  gint64 n_stories; /* that there were at the beginning, 0 for none */
  gint64 n_staying; /* of those, whatever is purged */
  guint n_calls;
  guint n_images;
  guint n_wanted;
  guint one_in; /* calls an image */
} Fixture;

static void
assert_said (Fixture *fixture, DatelineDatabase *database, const Said *said)
{
  g_autofree char *marked =
      g_strdup_printf ("SELECT count(*) FROM story WHERE read = 1 AND id <= %d"
                       " AND key LIKE 'r%%'",
                       said->n_marked);

  for (int i = 0; i < said->n_merged; i++)
    {
      g_autofree char *sql =
          g_strdup_printf ("SELECT count(*) FROM story WHERE key GLOB 'r%d-*'", i);

      g_assert_cmpint (torturing_get_number (database, sql), ==, 8);
    }
  g_assert_cmpint (torturing_get_number (database, marked), ==, said->n_marked);
  if (fixture->n_stories > 0)
    {
      gint64 n = torturing_get_number (database, "SELECT count(*) FROM story");

      g_assert_cmpint (n, >=, fixture->n_staying);
      g_assert_cmpint (n, <=, fixture->n_stories - said->n_purged);
    }
  /* What was merged was merged whole. */
  g_assert_cmpint (torturing_get_number (database,
                                         "SELECT count(*) FROM (SELECT 1 FROM story"
                                         " WHERE key LIKE 'r%' GROUP BY"
                                         " substr (key, 1, instr (key, '-'))"
                                         " HAVING count(*) <> 8)"),
                   ==,
                   0);
}

/* The power fails now: a copy is made of what is left, and looked at. */
static void
fail_power (Fixture *fixture)
{
  const Said said = { g_atomic_int_get (&fixture->said.n_merged),
                      g_atomic_int_get (&fixture->said.n_marked),
                      g_atomic_int_get (&fixture->said.n_purged) };
  g_autoptr (DatelineDatabase) database = NULL;

  remove_folder (fixture->image);
  g_mkdir (fixture->image, 0700);
  test_disk_make_image (fixture->image, fixture->rand);
  g_test_message ("image %u before call %u: %d merged, %d marked, %d purged",
                  fixture->n_images,
                  fixture->n_calls,
                  said.n_merged,
                  said.n_marked,
                  said.n_purged);
  database = torturing_open (fixture->image_path);
  torturing_assert_sound (database, TRUE);
  assert_said (fixture, database, &said);
  fixture->n_images++;
}

static void
changing_cb (gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_calls++;
  if (fixture->n_images < fixture->n_wanted &&
      g_rand_int_range (fixture->rand, 0, fixture->one_in) == 0)
    fail_power (fixture);
}

static void
set_up (Fixture *fixture, guint one_in)
{
  fixture->folder = torturing_make_folder ();
  fixture->image = torturing_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "dateline.db", NULL);
  fixture->image_path = g_build_filename (fixture->image, "dateline.db", NULL);
  fixture->rand = g_rand_new_with_seed (torturing_seed);
  fixture->n_wanted = torturing_is_full ? N_IMAGES : N_SAMPLED;
  fixture->one_in = one_in;
}

static void
tear_down (Fixture *fixture)
{
  remove_folder (fixture->folder);
  remove_folder (fixture->image);
  g_free (fixture->folder);
  g_free (fixture->image);
  g_free (fixture->path);
  g_free (fixture->image_path);
  g_rand_free (fixture->rand);
}

static void
begin (Fixture *fixture)
{
  test_disk_set_up (fixture->folder);
  test_disk_record (changing_cb, fixture);
}

static void
end (Fixture *fixture)
{
  test_disk_tear_down ();
  remove_folder (fixture->folder);
  g_mkdir (fixture->folder, 0700);
}

/* A new file, the making of which is a migration of its own. */
static void
make_empty (Fixture *fixture)
{
  DatelineStore *store = dateline_store_new (fixture->path);

  g_assert_true (storing_try_open (store, NULL));
  torturing_close (&store);
}

static void
merge_and_mark (Fixture *fixture)
{
  DatelineStore *store = dateline_store_new (fixture->path);
  gint64 feed = storing_add_feed (store, "http://a.example/", "News");

  dateline_store_set_first_unread (store, -1, -1);
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *name = g_strdup_printf ("r%u", i);

      g_assert_true (torturing_try_merge (store, feed, name, 8, STORING_NOW, NULL));
      g_atomic_int_inc (&fixture->said.n_merged);
      for (guint j = 0; j < 3; j++)
        {
          g_assert_true (
              torturing_try_set_read (store, fixture->said.n_marked + 1, NULL));
          g_atomic_int_inc (&fixture->said.n_marked);
        }
    }
  torturing_close (&store);
}

static void
test_refresh (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture, 20);
  for (guint i = 0; i < MAX_ROUNDS && fixture.n_images < fixture.n_wanted; i++)
    {
      fixture.said = (Said){ 0 };
      make_empty (&fixture);
      begin (&fixture);
      merge_and_mark (&fixture);
      end (&fixture);
    }
  torturing_report (
      "K2",
      "%u images of a refresh with marks, of %u calls: all sound, all there",
      fixture.n_images,
      fixture.n_calls);
  g_assert_cmpuint (fixture.n_images, ==, fixture.n_wanted);
  tear_down (&fixture);
}

static void
test_migration (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture, 7);
  fixture.n_stories = fixture.n_staying = 200;
  for (guint i = 0; i < MAX_ROUNDS && fixture.n_images < fixture.n_wanted; i++)
    {
      DatelineStore *store = dateline_store_new (fixture.path);

      torturing_make_first_version (fixture.path, 200);
      begin (&fixture);
      g_assert_true (storing_try_open (store, NULL));
      torturing_close (&store);
      end (&fixture);
    }
  torturing_report ("K2",
                    "%u images of a migration, of %u calls: all sound, all there",
                    fixture.n_images,
                    fixture.n_calls);
  g_assert_cmpuint (fixture.n_images, ==, fixture.n_wanted);
  tear_down (&fixture);
}

static void
make_full_feed (Fixture *fixture, gint64 *feed)
{
  DatelineStore *store = dateline_store_new (fixture->path);

  dateline_store_set_first_unread (store, 0, 0);
  *feed = storing_add_feed (store, "http://a.example/", "News");
  g_assert_true (torturing_try_merge (store, *feed, "old", 150, STORING_NOW, NULL));
  g_assert_true (torturing_try_merge (store, *feed, "last", 5, LATER, NULL));
  torturing_close (&store);
}

/* Purges what is too much, copies the file and puts the copy in its place, as a person
 * would who restores it. */
static void
purge_and_copy (Fixture *fixture, gint64 feed)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autofree char *sql = g_strdup_printf ("VACUUM INTO '%s'", copy);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) purged = NULL;
  g_autoptr (DatelineDatabase) database = NULL;
  g_autoptr (GError) error = NULL;
  DatelineStore *store = dateline_store_new (fixture->path);

  dateline_store_set_keeping (store, -1, 10);
  dateline_store_purge_async (store, feed, NULL, storing_cb, &result);
  storing_wait (&result);
  purged = dateline_store_purge_finish (store, result, &error);
  g_assert_no_error (error);
  g_atomic_int_set (&fixture->said.n_purged, purged->len);
  g_clear_object (&result);
  torturing_close (&store);
  database = torturing_open (fixture->path);
  dateline_database_run (database, sql, &error);
  g_assert_no_error (error);
}

static void
test_purge (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture, 7);
  fixture.n_stories = 155;
  fixture.n_staying = 10;
  for (guint i = 0; i < MAX_ROUNDS && fixture.n_images < fixture.n_wanted; i++)
    {
      gint64 feed;

      fixture.said.n_purged = 0;
      make_full_feed (&fixture, &feed);
      begin (&fixture);
      purge_and_copy (&fixture, feed);
      end (&fixture);
    }
  torturing_report (
      "K2",
      "%u images of a purge and a copy, of %u calls: all sound, nothing came back",
      fixture.n_images,
      fixture.n_calls);
  g_assert_cmpuint (fixture.n_images, ==, fixture.n_wanted);
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  torturing_init (&argc, argv);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/torture/k2-power-loss/refresh", test_refresh);
  g_test_add_func ("/torture/k2-power-loss/migration", test_migration);
  g_test_add_func ("/torture/k2-power-loss/purge", test_purge);

  return g_test_run ();
}

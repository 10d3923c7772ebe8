/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* K6, damaged stores: whatever happened to the file, the store opens, the damaged file is
 * still there, and what was not hit is saved. `--full` damages a thousand, `--seed=N`
 * others than usual.
 */

#include "../support/dateline-damaging.h"
#include "../support/dateline-torturing.h"

#include "dateline/store/dateline-rescue-private.h"
#include "dateline/store/dateline-rescue-report-private.h"
#include "dateline/store/dateline-side-car-private.h"
#include "dateline/store/dateline-store-look-private.h"
#include "dateline/store/dateline-salvage-tree-private.h"
#include "dateline/store/dateline-safe-opening-private.h"

#include <string.h>

#define N_FEEDS 20
#define N_STORIES 40
#define N_CASES 42
#define N_CASES_FULL 1000

/* What the store was before. */
typedef struct
{
  char *folder;
  char *path;
  GBytes *bytes;
  GBytes *list;      /* of feeds, beside it */
  GBytes *other_log; /* the log of another store */
  guint page_size;
  guint n_pages;
  GPtrArray *on_pages; /* of GArray of gint64: which stories have something on a page */
  GHashTable *stories; /* of gint64 → what is known of it, as a line */
  char *feeds;
} Model;

typedef struct
{
  guint n_stories;
  guint n_unhit;
  guint n_saved;
  guint n_refused;
  guint n_rescued;
  guint n_found_later;
  double least;
} Sums;

static const char STORY_LINES[] =
    "SELECT story.id, feed_id, key, time, read, saved, title FROM story"
    " JOIN headline ON story_id = story.id";
static const char FEED_LINES[] =
    "SELECT uri FROM feed WHERE removed_at IS NULL AND uri LIKE 'http%' ORDER BY uri";

static GHashTable *
list_stories (sqlite3 *handle)
{
  GHashTable *stories = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *lines = damaging_list (handle, STORY_LINES);
  g_auto (GStrv) list = g_strsplit (lines, "\n", -1);

  for (gsize i = 0; list[i] != NULL && *list[i] != '\0'; i++)
    g_hash_table_insert (stories,
                         g_strndup (list[i], strcspn (list[i], "|")),
                         g_strdup (list[i]));
  return stories;
}

static gboolean
add_id_cb (gint64 rowid, const DatelineField *fields, guint n_fields, gpointer user_data)
{
  g_array_append_val (user_data, rowid);
  return TRUE;
}

/* Which stories have rows on each of the pages. */
static void
map_pages (Model *self)
{
  g_autoptr (DatelineSalvagePages) pages =
      dateline_salvage_pages_open (self->path, FALSE, NULL);
  g_autoptr (DatelineSalvageTree) tree = dateline_salvage_tree_new (pages);
  sqlite3 *handle = damaging_open (self->path);
  g_autofree char *lines = damaging_list (
      handle,
      "SELECT pageno, path, pagetype FROM dbstat"
      " WHERE name IN ('story', 'headline', 'body') AND pagetype <> 'internal'"
      " ORDER BY name, path");
  g_auto (GStrv) list = g_strsplit (lines, "\n", -1);
  GArray *leaf = NULL;

  self->page_size = dateline_salvage_pages_get_size (pages);
  self->n_pages = dateline_salvage_pages_get_n (pages);
  self->on_pages = g_ptr_array_new ();
  g_ptr_array_set_size (self->on_pages, self->n_pages + 1);
  for (gsize i = 0; list[i] != NULL && *list[i] != '\0'; i++)
    {
      g_auto (GStrv) parts = g_strsplit (list[i], "|", -1);
      guint number = atoi (parts[0]);

      /* What goes on elsewhere follows the leaf that it belongs to. */
      if (g_str_equal (parts[2], "leaf"))
        {
          leaf = g_array_new (FALSE, FALSE, sizeof (gint64));
          dateline_salvage_tree_read_page (tree, number, add_id_cb, leaf);
        }
      self->on_pages->pdata[number] = leaf;
    }
  sqlite3_close (handle);
}

static GBytes *
make_other_log (Model *self)
{
  g_autofree char *path = g_build_filename (self->folder, "other", "dateline.db", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  sqlite3 *handle;
  GBytes *bytes;

  damaging_make_store (path, 99, 5, 30);
  handle = damaging_open (path);
  damaging_run (handle,
                "UPDATE story SET read = 1 - read; UPDATE feed SET link = 'x';"
                "UPDATE headline SET excerpt = 'y'");
  bytes = damaging_read (log);
  sqlite3_close (handle);
  return bytes;
}

static void
model_init (Model *self)
{
  g_autofree char *list = NULL;
  sqlite3 *handle;

  self->folder = torturing_make_folder ();
  self->path = g_build_filename (self->folder, "model", "dateline.db", NULL);
  damaging_make_store (self->path, 1, N_FEEDS, N_STORIES);
  self->bytes = damaging_read (self->path);
  list = dateline_side_car_make_path (self->path);
  self->list = damaging_read (list);
  handle = damaging_open (self->path);
  self->stories = list_stories (handle);
  self->feeds = damaging_list (handle, FEED_LINES);
  sqlite3_close (handle);
  map_pages (self);
  self->other_log = make_other_log (self);
  g_test_message ("%u pages, %u stories",
                  self->n_pages,
                  g_hash_table_size (self->stories));
}

static void
model_clear (Model *self)
{
  g_autoptr (GHashTable) arrays =
      g_hash_table_new_full (NULL, NULL, (GDestroyNotify) g_array_unref, NULL);

  for (guint i = 0; i < self->on_pages->len; i++)
    if (self->on_pages->pdata[i] != NULL)
      g_hash_table_add (arrays, self->on_pages->pdata[i]);
  g_ptr_array_unref (self->on_pages);
  g_bytes_unref (self->bytes);
  g_bytes_unref (self->list);
  g_bytes_unref (self->other_log);
  g_hash_table_unref (self->stories);
  remove_folder (self->folder);
  g_free (self->feeds);
  g_free (self->folder);
  g_free (self->path);
}

/* One way to damage a file: changes @bytes and sets the pages in @hit that it changed.
 * Whether the file may be refused as none of ours, and left as it is. */
typedef gboolean (*Damage) (Model *model, GRand *rand, GByteArray *bytes, gboolean *hit);

static gboolean
flip_bits (Model *model, GRand *rand, GByteArray *bytes, gboolean *hit)
{
  guint n_bits = g_rand_int_range (rand, 1, 24);
  gboolean in_head = FALSE;

  for (guint i = 0; i < n_bits; i++)
    {
      guint offset = g_rand_int_range (rand, 0, bytes->len);

      bytes->data[offset] ^= 1 << g_rand_int_range (rand, 0, 8);
      hit[offset / model->page_size + 1] = TRUE;
      /* The version and whose it is: a file that says so is not touched. */
      in_head |= offset >= 60 && offset < 72;
    }
  return in_head;
}

static gboolean
zero_pages (Model *model, GRand *rand, GByteArray *bytes, gboolean *hit)
{
  guint n_pages = g_rand_int_range (rand, 1, 5);

  for (guint i = 0; i < n_pages; i++)
    {
      guint page = g_rand_int_range (rand, 0, model->n_pages);

      memset (bytes->data + page * model->page_size, 0, model->page_size);
      hit[page + 1] = TRUE;
    }
  return FALSE;
}

/* The first pages hold the beginnings of all tables: they are hit more often than others
 * are. */
static gboolean
zero_beginnings (Model *model, GRand *rand, GByteArray *bytes, gboolean *hit)
{
  guint page = g_rand_int_range (rand, 0, 40);

  memset (bytes->data + page * model->page_size, 0, model->page_size);
  hit[page + 1] = TRUE;
  return FALSE;
}

static gboolean
scramble (Model *model, GRand *rand, GByteArray *bytes, gboolean *hit)
{
  guint page = g_rand_int_range (rand, 0, model->n_pages);

  for (guint i = 0; i < model->page_size; i++)
    bytes->data[page * model->page_size + i] = g_rand_int_range (rand, 0, 256);
  hit[page + 1] = TRUE;
  return FALSE;
}

static gboolean
cut (Model *model, GRand *rand, GByteArray *bytes, gboolean *hit)
{
  guint length = g_rand_int_range (rand, bytes->len / 4, bytes->len);

  g_byte_array_set_size (bytes, length);
  for (guint page = length / model->page_size; page < model->n_pages; page++)
    hit[page + 1] = TRUE;
  return FALSE;
}

static gboolean
swap_log (Model *model, GRand *rand, GByteArray *bytes, gboolean *hit)
{
  return FALSE;
}

static gboolean
empty (Model *model, GRand *rand, GByteArray *bytes, gboolean *hit)
{
  g_byte_array_set_size (bytes, 0);
  for (guint page = 1; page <= model->n_pages; page++)
    hit[page] = TRUE;
  return FALSE;
}

/* Another file in its place: no database. */
static gboolean
replace (Model *model, GRand *rand, GByteArray *bytes, gboolean *hit)
{
  guint length = g_rand_int_range (rand, 1, 100000);

  g_byte_array_set_size (bytes, length);
  for (guint i = 0; i < length; i++)
    bytes->data[i] = g_rand_int_range (rand, 0, 256);
  for (guint page = 1; page <= model->n_pages; page++)
    hit[page] = TRUE;
  return FALSE;
}

/* Another program's database. */
static gboolean
replace_database (Model *model, GRand *rand, GByteArray *bytes, gboolean *hit)
{
  g_autofree char *path = g_build_filename (model->folder, "foreign.db", NULL);
  g_autoptr (GBytes) foreign = NULL;
  sqlite3 *handle = damaging_open (path);

  damaging_run (handle, "CREATE TABLE IF NOT EXISTS story (id INTEGER PRIMARY KEY, x)");
  sqlite3_close (handle);
  foreign = damaging_read (path);
  g_byte_array_set_size (bytes, 0);
  g_byte_array_append (bytes,
                       g_bytes_get_data (foreign, NULL),
                       g_bytes_get_size (foreign));
  return TRUE;
}

static const struct
{
  const char *name;
  Damage damage;
  guint weight;
} kinds[] = {
  { "flipped bits", flip_bits, 6 },
  { "zeroed pages", zero_pages, 5 },
  { "zeroed beginnings", zero_beginnings, 4 },
  { "a scrambled page", scramble, 2 },
  { "cut", cut, 4 },
  { "another log", swap_log, 2 },
  { "empty", empty, 1 },
  { "no database", replace, 1 },
  { "a foreign database", replace_database, 1 },
};

/* The stories of which nothing was hit. */
static GHashTable *
list_unhit (Model *model, const gboolean *hit)
{
  GHashTable *unhit = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, model->stories);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (unhit, id);
  for (guint page = 1; page <= model->n_pages; page++)
    {
      GArray *ids = model->on_pages->pdata[page];

      for (guint i = 0; hit[page] && ids != NULL && i < ids->len; i++)
        {
          g_autofree char *key =
              g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (ids, gint64, i));

          g_hash_table_remove (unhit, key);
        }
    }
  return unhit;
}

/* Opens it as the program does; a store that turns out to be damaged is opened again. */
static gboolean
open_store (const char *path, Sums *sums, GError **error)
{
  DatelineSafeOpening opening;
  gboolean sound = FALSE;

  for (guint i = 0; i < 2; i++)
    {
      if (!dateline_safe_opening_run (&opening, path, NULL, error))
        return FALSE;
      if (!dateline_store_look_at_pages (opening.database, &sound, error) ||
          (sound && !dateline_store_look_at_rows (opening.database, &sound, error)))
        return FALSE;
      dateline_safe_opening_clear (&opening);
      if (sound)
        return TRUE;
      g_assert_cmpuint (i, ==, 0);
      sums->n_found_later++;
      dateline_store_guard_note_damage (path);
    }
  return FALSE;
}

/* Whether the damaged file is still there, byte for byte. */
static void
assert_set_aside (const char *path, GByteArray *bytes)
{
  g_autoptr (DatelineRescueReport) report = dateline_rescue_report_read (path);
  g_autoptr (GBytes) aside = NULL;
  g_autofree char *text = NULL;

  g_assert_nonnull (report);
  g_assert_nonnull (dateline_rescue_report_get_damaged_path (report));
  aside = damaging_read (dateline_rescue_report_get_damaged_path (report));
  g_assert_cmpmem (g_bytes_get_data (aside, NULL),
                   g_bytes_get_size (aside),
                   bytes->data,
                   bytes->len);
  text = dateline_rescue_report_dup_text (report);
  g_test_message ("  %s", text);
}

static void
compare (Model *model, const char *path, const gboolean *hit, Sums *sums)
{
  g_autoptr (GHashTable) unhit = list_unhit (model, hit);
  g_autoptr (GHashTable) stories = NULL;
  g_autofree char *feeds = NULL;
  sqlite3 *handle = damaging_open (path);
  GHashTableIter iter;
  gpointer id;
  guint n_saved = 0;

  feeds = damaging_list (handle, FEED_LINES);
  g_assert_cmpstr (feeds, ==, model->feeds);
  stories = list_stories (handle);
  g_hash_table_iter_init (&iter, unhit);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    n_saved += g_strcmp0 (g_hash_table_lookup (stories, id),
                          g_hash_table_lookup (model->stories, id)) == 0;
  g_assert_cmpint (
      damaging_count (handle, "SELECT count (*) FROM pragma_foreign_key_check"),
      ==,
      0);
  sqlite3_close (handle);

  sums->n_stories += g_hash_table_size (model->stories);
  sums->n_unhit += g_hash_table_size (unhit);
  sums->n_saved += n_saved;
  if (g_hash_table_size (unhit) > 0)
    sums->least = MIN (sums->least, (double) n_saved / g_hash_table_size (unhit));
  if (n_saved < 0.95 * g_hash_table_size (unhit))
    g_error ("only %u of %u stories were saved", n_saved, g_hash_table_size (unhit));
}

static void
write_case (Model *model, const char *path, GByteArray *bytes, gboolean with_log)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *list = dateline_side_car_make_path (path);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *guard = g_strconcat (path, "-open", NULL);

  remove_folder (folder);
  g_mkdir_with_parents (folder, 0700);
  damaging_write (path, bytes->data, bytes->len);
  damaging_write (guard, "", 0);
  damaging_write (list,
                  g_bytes_get_data (model->list, NULL),
                  g_bytes_get_size (model->list));
  if (with_log)
    damaging_write (log,
                    g_bytes_get_data (model->other_log, NULL),
                    g_bytes_get_size (model->other_log));
}

static void
run_case (Model *model, guint number, Sums *sums)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (torturing_seed * 100000 + number);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree gboolean *hit = g_new0 (gboolean, model->n_pages + 2);
  g_autofree char *path = g_build_filename (model->folder, "case", "dateline.db", NULL);
  g_autoptr (GError) error = NULL;
  guint total = 0, kind = 0, at;
  gboolean may_be_refused;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    total += kinds[i].weight;
  for (at = number % total; at >= kinds[kind].weight; kind++)
    at -= kinds[kind].weight;
  g_byte_array_append (bytes,
                       g_bytes_get_data (model->bytes, NULL),
                       g_bytes_get_size (model->bytes));
  may_be_refused = kinds[kind].damage (model, rand, bytes, hit);
  write_case (model, path, bytes, kinds[kind].damage == swap_log);
  g_test_message ("%u: %s", number, kinds[kind].name);

  if (!open_store (path, sums, &error))
    {
      g_autoptr (GBytes) left = damaging_read (path);

      if (!may_be_refused)
        g_error ("it was refused: %s", error->message);
      g_assert_cmpmem (g_bytes_get_data (left, NULL),
                       g_bytes_get_size (left),
                       bytes->data,
                       bytes->len);
      sums->n_refused++;
      return;
    }
  if (kinds[kind].damage != swap_log && g_bytes_get_size (model->bytes) > 0)
    {
      g_autoptr (DatelineRescueReport) report = dateline_rescue_report_read (path);

      if (report != NULL)
        {
          sums->n_rescued++;
          assert_set_aside (path, bytes);
        }
    }
  compare (model, path, hit, sums);
}

static void
test_damaged_stores (void)
{
  guint n_cases = torturing_is_full ? N_CASES_FULL : N_CASES;
  Sums sums = { .least = 1 };
  Model model;

  model_init (&model);
  for (guint i = 0; i < n_cases; i++)
    run_case (&model, i, &sums);
  torturing_report (
      "K6",
      "of %u stores %u were repaired (%u found later), %u left as they are;"
      " of %u stories that were not hit %u saved, at least %.1f %% of a store",
      n_cases,
      sums.n_rescued,
      sums.n_found_later,
      sums.n_refused,
      sums.n_unhit,
      sums.n_saved,
      sums.least * 100);
  model_clear (&model);
}

/* The beginnings of two tables with columns of the same kinds are lost: what looks like
 * both goes to the one that it was of. */
static void
test_bodies_and_dictionaries (void)
{
  g_autofree char *folder = torturing_make_folder ();
  g_autofree char *path = g_build_filename (folder, "dateline.db", NULL);
  g_autofree char *roots = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (DatelineRescueReport) report = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  static const char BODIES[] = "SELECT story_id, dictionary_id, length (packed) FROM body"
                               " ORDER BY story_id";
  sqlite3 *handle;
  gsize length;
  guint8 *changed;
  guint page_size;
  g_auto (GStrv) list = NULL;

  damaging_make_store (path, 1, N_FEEDS, N_STORIES);
  handle = damaging_open (path);
  before = damaging_list (handle, BODIES);
  roots = damaging_list (
      handle,
      "SELECT rootpage FROM sqlite_schema WHERE name IN ('body', 'dictionary')");
  page_size = damaging_count (handle, "PRAGMA page_size");
  sqlite3_close (handle);

  bytes = damaging_read (path);
  changed = g_bytes_unref_to_data (g_steal_pointer (&bytes), &length);
  list = g_strsplit (roots, "\n", -1);
  for (guint i = 0; i < 2; i++)
    memset (changed + (gsize) (atoi (list[i]) - 1) * page_size, 0, page_size);
  damaging_write (path, changed, length);
  g_free (changed);

  report = dateline_rescue_run (path, NULL, &error);
  g_assert_no_error (error);
  handle = damaging_open (path);
  after = damaging_list (handle, BODIES);
  sqlite3_close (handle);
  g_assert_cmpstr (after, ==, before);
  remove_folder (folder);
}

int
main (int argc, char **argv)
{
  torturing_init (&argc, argv);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/durable/K6/damaged-stores", test_damaged_stores);
  g_test_add_func ("/durable/K6/bodies-and-dictionaries", test_bodies_and_dictionaries);

  return g_test_run ();
}

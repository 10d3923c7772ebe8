/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which entry is which story, by the number of the rule (ID) or of the fault (X): what
 * publishers do to their feeds, each with what comes of it.
 */

#include "../support/dateline-publishing.h"

/* Two documents: whatever the second makes of the first's story, it is the same story,
 * and read and saved as before. */
static const struct
{
  const char *path;
  Row before;
  Row after;
} renamings[] = {
  { "/identity/ID3/id-scheme",
    { "http://e.example/1", "http://e.example/1", "one", 1, "x" },
    { "https://e.example/1", "https://e.example/1", "one", 1, "x" } },
  { "/identity/ID3/id-scheme-alone",
    { "http://e.example/1", NULL, "one", UNDATED, "x" },
    { "https://www.E.example/1/", NULL, "uno", UNDATED, "y" } },
  { "/identity/ID3/id-www",
    { "http://e.example/1", "http://e.example/p/1", "one", 1, "x" },
    { "http://www.e.example/1", "http://e.example/q/1", "uno", 9, "y" } },
  { "/identity/ID3/id-slash",
    { "http://e.example/1/", "http://e.example/1", "one", 1, "x" },
    { "http://e.example/1", "http://e.example/1", "one", 1, "x" } },
  { "/identity/ID3/id-changed-same-title",
    { "urn:1", "http://e.example/1", "one", 1, "x" },
    { "urn:2", "http://e.example/1", "one", 40, "y" } },
  { "/identity/ID3/id-changed-near-date",
    { "urn:1", "http://e.example/1", "one", 1, "x" },
    { "urn:2", "https://e.example/1", "uno", 2, "y" } },
  { "/identity/ID3/id-comes",
    { NULL, "http://e.example/1", "one", 1, "x" },
    { "urn:2", "http://e.example/1", "one", 1, "x" } },
  { "/identity/ID3/id-goes",
    { "urn:1", "http://e.example/1", "one", 1, "x" },
    { NULL, "http://e.example/1", "one", 1, "x" } },
  { "/identity/ID3/link-is-id",
    { NULL, "http://e.example/1", "one", UNDATED, "x" },
    { NULL, "https://e.example/1/", "uno", UNDATED, "y" } },
  { "/identity/ID2/link-moves",
    { "urn:1", "http://e.example/1", "one", 1, "x" },
    { "urn:1", "http://e.example/new/1", "uno", 9, "y" } },
  { "/identity/ID7/charset",
    { "urn:caf\303\251", "http://e.example/1", "Caf\303\251 \303\240 Paris", 1, "x" },
    { "urn:caf\303\203\302\251",
      "http://e.example/1",
      "Caf\303\203\302\251 \303\203 Paris",
      UNDATED,
      "x" } },
  { "/faults/X50/title", { "1", NULL, "one", 1, "x" }, { "1", NULL, "uno", 1, "x" } },
  { "/faults/X50/body", { "1", NULL, "one", 1, "x" }, { "1", NULL, "one", 1, "y" } },
  { "/faults/X50/date", { "1", NULL, "one", 1, "x" }, { "1", NULL, "one", 30, "x" } },
};

static void
test_renaming (Storing *fixture, gconstpointer user_data)
{
  gsize i = GPOINTER_TO_SIZE (user_data);
  gint64 feed = publishing_add_feed (fixture);
  gint64 id;
  g_autoptr (DatelineHeadline) headline = NULL;

  g_assert_cmpuint (publishing_merge_at (fixture, feed, &renamings[i].before, 1, 0),
                    ==,
                    1);
  id = storing_find (fixture->store, renamings[i].before.title);
  storing_set_read (fixture->store, id, TRUE);
  storing_set_saved (fixture->store, id, TRUE);

  /* There, once more, back, and there again. */
  for (guint n = 0; n < 4; n++)
    {
      const Row *row = n == 2 ? &renamings[i].before : &renamings[i].after;

      g_assert_cmpuint (publishing_merge_at (fixture, feed, row, 1, 0), ==, 0);
      g_assert_cmpint (storing_find (fixture->store, row->title), ==, id);
    }
  storing_assert_titles (fixture->store, NULL, renamings[i].after.title);
  headline = storing_load_headline (fixture->store, id);
  g_assert_true (dateline_headline_is_read (headline));
  g_assert_true (dateline_headline_is_saved (headline));
  storing_assert_counts (fixture->store, feed, 1, 0);
}

/* What only looks like it: another story, and the old one stays. */
static const struct
{
  const char *path;
  Row before;
  Row after;
} others[] = {
  { "/identity/ID3/home-page",
    { "urn:1", "http://e.example/", "one", 1, "x" },
    { "urn:2", "http://www.e.example", "one", 1, "y" } },
  { "/identity/ID3/other-title-and-date",
    { "urn:1", "http://e.example/1", "one", 9, "x" },
    { "urn:2", "http://e.example/1", "two", 1, "y" } },
  { "/identity/ID3/other-title-undated",
    { "urn:1", "http://e.example/1", "one", UNDATED, "x" },
    { "urn:2", "http://e.example/1", "two", UNDATED, "y" } },
  { "/identity/ID3/other-fragment",
    { "http://e.example/1#a", "http://e.example/1#a", "one", 1, "x" },
    { "http://e.example/1#b", "http://e.example/1#b", "two", 1, "y" } },
  { "/identity/ID2/capitals",
    { "urn:a", "http://e.example/a", "one", 1, "x" },
    { "urn:A", "http://e.example/A", "one", 1, "y" } },
};

static void
test_other (Storing *fixture, gconstpointer user_data)
{
  gsize i = GPOINTER_TO_SIZE (user_data);
  gint64 feed = publishing_add_feed (fixture);

  g_assert_cmpuint (publishing_merge_at (fixture, feed, &others[i].before, 1, 0), ==, 1);
  g_assert_cmpuint (publishing_merge_at (fixture, feed, &others[i].after, 1, 0), ==, 1);
  storing_assert_counts (fixture->store, feed, 2, 2);
}

/* Two entries with one link: it tells neither. */
static void
test_common_link (Storing *fixture, gconstpointer unused)
{
  gint64 feed = publishing_add_feed (fixture);

  MERGE (fixture, feed, { "1", "http://e.example/w", "weekly", 1, "x" });
  g_assert_cmpuint (MERGE (fixture,
                           feed,
                           { "2", "http://e.example/w", "weekly", 1, "y" },
                           { "3", "http://e.example/w", "weekly", 1, "z" }),
                    ==,
                    2);
  storing_assert_counts (fixture->store, feed, 3, 3);
}

/* The old id is in the same document: so it is another story. */
static void
test_old_id_present (Storing *fixture, gconstpointer unused)
{
  gint64 feed = publishing_add_feed (fixture);

  MERGE (fixture, feed, { "urn:1", "http://e.example/1", "one", 1, "x" });
  g_assert_cmpuint (MERGE (fixture,
                           feed,
                           { "urn:2", "http://e.example/1", "one", 1, "y" },
                           { "urn:1", "http://e.example/1", "one", 1, "x" }),
                    ==,
                    1);
  storing_assert_counts (fixture->store, feed, 2, 2);
}

/* The story moved, and another stands at its old address: it is still itself. */
static void
test_old_link_taken (Storing *fixture, gconstpointer unused)
{
  gint64 feed = publishing_add_feed (fixture);

  MERGE (fixture, feed, { "urn:1", "http://e.example/1", "one", 1, "x" });
  g_assert_cmpuint (MERGE (fixture,
                           feed,
                           { "urn:2", "http://e.example/1", "two", 1, "y" },
                           { "urn:1", "http://e.example/new", "one", 1, "x" }),
                    ==,
                    1);
  storing_assert_titles (fixture->store, NULL, "two one");
}

/* Two stories had one id, one of them with another spelling in between. */
static void
test_spelled_as_another (Storing *fixture, gconstpointer unused)
{
  gint64 feed = publishing_add_feed (fixture);
  const Row one = { "http://e.example/1", "http://e.example/1", "one", 1, "x" };
  const Row two = { "http://e.example/1", "http://e.example/2", "two", 1, "y" };
  const Row spelled = { "http://www.e.example/1", "http://e.example/2", "two", 1, "y" };

  g_assert_cmpuint (MERGE (fixture, feed, one, two), ==, 2);
  g_assert_cmpuint (MERGE (fixture, feed, two), ==, 0);
  g_assert_cmpuint (MERGE (fixture, feed, one, spelled), ==, 0);
  g_assert_cmpuint (MERGE (fixture, feed, two), ==, 0);
  storing_assert_titles (fixture->store, NULL, "one two");
}

/* Two spellings of an id in one document are one story. */
static void
test_two_spellings (Storing *fixture, gconstpointer unused)
{
  gint64 feed = publishing_add_feed (fixture);

  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (
        MERGE (fixture,
               feed,
               { "http://e.example/1", "http://e.example/1", "one", 1, "x" },
               { "https://e.example/1", "https://e.example/1", "one", 1, "x" }),
        ==,
        i == 0 ? 1 : 0);
  storing_assert_counts (fixture->store, feed, 1, 1);
}

/* One id twice: each entry stays its story whatever their order, and alone. */
static void
test_same_id (Storing *fixture, gconstpointer unused)
{
  gint64 feed = publishing_add_feed (fixture);
  const Row a = { "s", "http://e.example/1", "a", 1, "x" };
  const Row b = { "s", "http://e.example/2", "b", 2, "y" };
  const Row c = { "s", "http://e.example/3", "c", 3, "z" };
  gint64 id;

  g_assert_cmpuint (MERGE (fixture, feed, a, b), ==, 2);
  id = storing_find (fixture->store, "b");
  storing_set_read (fixture->store, id, TRUE);
  g_assert_cmpuint (MERGE (fixture, feed, b, a), ==, 0);
  g_assert_cmpuint (MERGE (fixture, feed, b), ==, 0);
  g_assert_cmpuint (MERGE (fixture, feed, c), ==, 1);
  g_assert_cmpuint (MERGE (fixture, feed, c, b, a), ==, 0);
  g_assert_cmpuint (MERGE (fixture, feed, { "s", "http://e.example/2", "bis", 2, "y" }),
                    ==,
                    0);
  g_assert_cmpint (storing_find (fixture->store, "bis"), ==, id);
  storing_assert_titles (fixture->store, NULL, "a bis c");
  storing_assert_counts (fixture->store, feed, 3, 2);
}

/* Ids that are all alike tell nothing: links and titles do, in that feed for good. */
static void
test_worthless_ids (Storing *fixture, gconstpointer unused)
{
  gint64 feed = publishing_add_feed (fixture);
  g_auto (GStrv) links = g_new0 (char *, 13);
  g_auto (GStrv) titles = g_new0 (char *, 13);
  Row rows[12];

  for (guint i = 0; i < 12; i++)
    {
      links[i] = g_strdup_printf ("http://e.example/%u", i);
      titles[i] = g_strdup_printf ("t%u", i);
      rows[i] = (Row){ "0", links[i], titles[i], i, "x" };
    }
  g_assert_cmpuint (publishing_merge_at (fixture, feed, rows, 6, 0), ==, 6);
  storing_set_read (fixture->store, storing_find (fixture->store, "t3"), TRUE);
  g_assert_cmpuint (publishing_merge_at (fixture, feed, rows, 12, 0), ==, 6);
  for (guint i = 0; i < 12; i++)
    g_assert_cmpuint (publishing_merge_at (fixture, feed, rows + i, 12 - i, 0), ==, 0);
  rows[5].title = "other";
  g_assert_cmpuint (publishing_merge_at (fixture, feed, rows + 5, 1, 0), ==, 0);
  storing_assert_counts (fixture->store, feed, 12, 11);
}

/* Ids that are new in every document, as some programs make them. */
static void
test_changing_ids (Storing *fixture, gconstpointer unused)
{
  gint64 feed = publishing_add_feed (fixture);

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *one = g_strdup_printf ("urn:%u", 2 * i);
      g_autofree char *two = g_strdup_printf ("urn:%u", 2 * i + 1);

      g_assert_cmpuint (MERGE (fixture,
                               feed,
                               { one, "http://e.example/1", "one", UNDATED, "x" },
                               { two, "http://e.example/2", "two", UNDATED, "y" }),
                        ==,
                        i == 0 ? 2 : 0);
    }
  storing_assert_counts (fixture->store, feed, 2, 2);
}

/* What a feed makes up does not fill the disk. */
static void
test_bounded_aliases (Storing *fixture, gconstpointer unused)
{
  gint64 feed = publishing_add_feed (fixture);

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *id =
          g_strdup_printf (i % 2 ? "urn:%u" : "http://e.example/id/%u", i);
      g_autofree char *link = g_strdup_printf ("http://e.example/1?at=%u", i);

      MERGE (fixture, feed, { id, "http://e.example/1", "one", 1, "x" });
      MERGE (fixture, feed, { id, link, "one", 1, "x" });
      MERGE (fixture, feed, { id, "http://e.example/1", "one", 1, "x" });
    }
  storing_assert_counts (fixture->store, feed, 1, 1);
  g_assert_cmpint (publishing_get_number (fixture, "SELECT count (*) FROM alias"), <, 20);
}

/* All gone and all back (X49), whole and cut off. */
static void
test_shrink_and_return (Storing *fixture, gconstpointer unused)
{
  gint64 feed = publishing_add_feed (fixture);
  g_auto (GStrv) ids = g_new0 (char *, 101);
  Row rows[100];

  for (guint i = 0; i < 100; i++)
    {
      ids[i] = g_strdup_printf ("http://e.example/%u", i);
      rows[i] = (Row){ ids[i], ids[i], ids[i], i % 20, "x" };
    }
  g_assert_cmpuint (publishing_merge_at (fixture, feed, rows, 100, 0), ==, 100);
  storing_set_read (fixture->store, storing_find (fixture->store, ids[7]), TRUE);
  g_assert_cmpuint (publishing_merge_at (fixture, feed, rows, 0, 1), ==, 0);
  storing_assert_counts (fixture->store, feed, 100, 99);
  g_assert_cmpuint (publishing_merge_at (fixture, feed, rows, 100, 400), ==, 0);
  g_assert_cmpuint (publishing_merge_at (fixture, feed, rows, 0, 800), ==, 0);
  storing_assert_counts (fixture->store, feed, 100, 99);
}

/* One feed brings the stories of another (X52, V8). */
static void
test_clone (Storing *fixture, gconstpointer unused)
{
  gint64 feed = publishing_add_feed (fixture);
  gint64 clone = storing_add_feed (fixture->store, "http://clone.example/", NULL);
  const Row a = { "http://e.example/1", "http://e.example/1", "one", 1, "x" };

  MERGE (fixture, feed, a);
  storing_set_read (fixture->store, storing_find (fixture->store, "one"), TRUE);
  g_assert_cmpuint (MERGE (fixture, clone, a), ==, 1);
  g_assert_cmpuint (
      MERGE (fixture,
             clone,
             { "https://e.example/1", "http://e.example/1", "hacked", 1, "z" }),
      ==,
      0);
  storing_assert_counts (fixture->store, feed, 1, 0);
  storing_assert_counts (fixture->store, clone, 1, 1);
  storing_assert_titles (fixture->store, NULL, "hacked one");
}

/* What it said before its last change, and the mark that it changed (X50, ID5). */
static void
test_revision (Storing *fixture, gconstpointer unused)
{
  gint64 feed = publishing_add_feed (fixture);
  const char *const texts[] = { "first", "second", "  second ", "third" };
  const char *const previous[] = { NULL, "first", "first", "  second " };
  gint64 id = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (DatelineEntry) entry = NULL;
      g_autoptr (DatelineHeadline) headline = NULL;

      MERGE (fixture, feed, { "1", NULL, "one", 1, texts[i] });
      id = storing_find (fixture->store, "one");
      dateline_store_load_revision_async (fixture->store, id, NULL, storing_cb, &result);
      storing_wait (&result);
      entry = dateline_store_load_revision_finish (fixture->store, result, &error);
      headline = storing_load_headline (fixture->store, id);
      g_assert_true (dateline_headline_is_updated (headline) == (previous[i] != NULL));
      if (previous[i] == NULL)
        g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_NOT_FOUND);
      else
        g_assert_cmpstr (dateline_entry_get_content_text (entry), ==, previous[i]);
    }
  g_assert_cmpint (publishing_get_number (fixture, "SELECT count (*) FROM revision"),
                   ==,
                   1);
}

/* Twice in a row, in whole documents, it is meant. */
static void
test_emptied_twice (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  gint64 feed = publishing_add_feed (fixture);
  /* A day, whether the entry has its text, whether it is there, whether all came. */
  const struct
  {
    gboolean has_text, is_there, is_whole, is_kept;
  } days[] = {
    { TRUE, TRUE, TRUE, TRUE },   { FALSE, TRUE, TRUE, TRUE },
    { FALSE, FALSE, TRUE, TRUE }, { FALSE, TRUE, TRUE, TRUE },
    { FALSE, TRUE, FALSE, TRUE }, { FALSE, TRUE, TRUE, FALSE },
    { FALSE, TRUE, TRUE, FALSE }, { TRUE, TRUE, TRUE, TRUE },
    { FALSE, TRUE, FALSE, TRUE }, { FALSE, TRUE, TRUE, TRUE },
    { FALSE, TRUE, TRUE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_auto (DatelineFeedDocumentBuilder) builder = { 0 };
      g_autoptr (DatelineStoreChanges) changes = NULL;
      g_autoptr (DatelineEntry) entry = NULL;

      dateline_feed_document_builder_init (&builder);
      builder.is_complete = days[i].is_whole;
      builder.entries =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_entry_unref);
      g_ptr_array_add (builder.entries, storing_make_entry ("g:2", "two", 1, "y"));
      if (days[i].is_there)
        g_ptr_array_add (
            builder.entries,
            storing_make_entry ("g:1", "one", 1, days[i].has_text ? "x" : NULL));
      changes = storing_merge_at (store,
                                  feed,
                                  dateline_feed_document_builder_build (&builder),
                                  STORING_NOW + i * STORING_DAY);
      entry = storing_load_entry (store, storing_find (store, "one"), NULL);
      g_test_message ("day %zu", i);
      g_assert_cmpstr (dateline_entry_get_content (entry),
                       ==,
                       days[i].is_kept ? "<p>x</p>" : NULL);
    }
}

/* A store of before there were aliases finds its stories all the same. */
static void
test_old_store (Storing *fixture, gconstpointer unused)
{
  gint64 feed = publishing_add_feed (fixture);
  sqlite3 *handle = NULL;

  MERGE (fixture, feed, { "http://e.example/1", "http://e.example/1", "one", 1, "x" });
  MERGE (fixture,
         feed,
         { "http://e.example/1", "http://e.example/1", "one", 1, "x" },
         { "urn:2", "http://e.example/2", "two", 1, "x" });
  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle,
                                 "DELETE FROM alias; UPDATE feed SET aliased = 0",
                                 NULL,
                                 NULL,
                                 NULL),
                   ==,
                   SQLITE_OK);
  sqlite3_close (handle);
  g_assert_cmpuint (
      MERGE (fixture,
             feed,
             { "https://e.example/1", "https://e.example/1", "uno", 9, "x" },
             { "urn:3", "http://e.example/2", "two", 9, "x" }),
      ==,
      0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (renamings); i++)
    g_test_add (renamings[i].path,
                Storing,
                GSIZE_TO_POINTER (i),
                storing_set_up,
                test_renaming,
                storing_tear_down);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_test_add (others[i].path,
                Storing,
                GSIZE_TO_POINTER (i),
                storing_set_up,
                test_other,
                storing_tear_down);
  STORING_TEST ("/identity/ID3/common-link", test_common_link);
  STORING_TEST ("/identity/ID3/old-id-present", test_old_id_present);
  STORING_TEST ("/identity/ID3/old-link-taken", test_old_link_taken);
  STORING_TEST ("/identity/ID3/spelled-as-another", test_spelled_as_another);
  STORING_TEST ("/identity/ID3/two-spellings", test_two_spellings);
  STORING_TEST ("/identity/ID3/bounded", test_bounded_aliases);
  STORING_TEST ("/identity/ID3/old-store", test_old_store);
  STORING_TEST ("/identity/ID4/same-id", test_same_id);
  STORING_TEST ("/identity/ID5/emptied-twice", test_emptied_twice);
  STORING_TEST ("/faults/X48/worthless-ids", test_worthless_ids);
  STORING_TEST ("/faults/X48/changing-ids", test_changing_ids);
  STORING_TEST ("/faults/X49/shrink-and-return", test_shrink_and_return);
  STORING_TEST ("/faults/X50/revision", test_revision);
  STORING_TEST ("/faults/X52/clone", test_clone);

  return g_test_run ();
}

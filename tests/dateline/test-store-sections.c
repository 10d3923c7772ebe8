/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Queries that are kept under a name: their order, names, removal and return. */

#include "dateline/store/dateline-store-sections.h"

#include "../support/dateline-storing.h"

static gint64
add (DatelineStore *store, const char *name, const char *words, GError **error)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (GAsyncResult) result = NULL;

  dateline_query_set_words (query, words);
  dateline_query_set_unread_only (query, TRUE);
  dateline_store_add_section_async (store, name, query, NULL, storing_cb, &result);
  storing_wait (&result);
  return dateline_store_add_section_finish (store, result, error);
}

static gboolean
change (DatelineStore *store,
        gint64 id,
        const char *name,
        const DatelineQuery *query,
        GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dateline_store_change_section_async (store, id, name, query, NULL, storing_cb, &result);
  storing_wait (&result);
  return dateline_store_change_section_finish (store, result, error);
}

static gboolean
move (DatelineStore *store, gint64 id, guint position, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dateline_store_move_section_async (store, id, position, NULL, storing_cb, &result);
  storing_wait (&result);
  return dateline_store_move_section_finish (store, result, error);
}

static gboolean
remove_section (DatelineStore *store, gint64 id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dateline_store_remove_section_async (store, id, NULL, storing_cb, &result);
  storing_wait (&result);
  return dateline_store_remove_section_finish (store, result, error);
}

static gboolean
restore (DatelineStore *store, gint64 id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dateline_store_restore_section_async (store, id, NULL, storing_cb, &result);
  storing_wait (&result);
  return dateline_store_restore_section_finish (store, result, error);
}

static GPtrArray *
list (DatelineStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *sections;

  dateline_store_list_sections_async (store, NULL, storing_cb, &result);
  storing_wait (&result);
  sections = dateline_store_list_sections_finish (store, result, &error);
  g_assert_no_error (error);
  return sections;
}

static void
assert_sections (DatelineStore *store, const char *expected)
{
  g_autoptr (GPtrArray) sections = list (store);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < sections->len; i++)
    g_string_append_printf (
        text,
        "%s%s=%s",
        i > 0 ? "," : "",
        dateline_section_get_name (sections->pdata[i]),
        dateline_query_get_words (dateline_section_get_query (sections->pdata[i])));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_kept (Storing *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  DatelineStoreChanges *last;
  g_autoptr (GPtrArray) sections = NULL;
  gint64 id = add (fixture->store, "  Tides  and  Ebbs ", "tide OR ebb", &error);

  g_assert_no_error (error);
  last = fixture->changes->pdata[fixture->changes->len - 1];
  g_assert_cmpint (dateline_store_changes_get_flags (last),
                   ==,
                   DATELINE_STORE_CHANGE_SECTIONS);
  add (fixture->store, "Locks", "lock", &error);
  g_assert_no_error (error);
  storing_reopen (fixture);
  assert_sections (fixture->store, "Tides and Ebbs=tide OR ebb,Locks=lock");
  sections = list (fixture->store);
  g_assert_cmpint (dateline_section_get_id (sections->pdata[0]), ==, id);
  g_assert_true (
      dateline_query_get_unread_only (dateline_section_get_query (sections->pdata[0])));
}

static void
test_names (Storing *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add (fixture->store, "Tides", "tide", NULL);
  gint64 other = add (fixture->store, "Locks", "lock", NULL);

  g_assert_cmpint (add (fixture->store, " \t", "x", &error), ==, 0);
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpint (add (fixture->store, "TIDES", "x", &error), ==, 0);
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (change (fixture->store, other, "tides", NULL, &error));
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_EXISTS);
  g_clear_error (&error);

  /* Its own name in other letters is no clash. */
  g_assert_true (change (fixture->store, id, "TIDES", NULL, &error));
  assert_sections (fixture->store, "TIDES=tide,Locks=lock");
}

static void
test_changed (Storing *fixture, gconstpointer unused)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (GError) error = NULL;
  gint64 id = add (fixture->store, "Tides", "tide", NULL);

  dateline_query_set_words (query, "ebb");
  g_assert_true (change (fixture->store, id, NULL, query, &error));
  assert_sections (fixture->store, "Tides=ebb");
  g_assert_false (change (fixture->store, id + 1, "Locks", NULL, &error));
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_NOT_FOUND);
}

static void
test_order (Storing *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  gint64 ids[4];
  static const struct
  {
    guint what;
    guint position;
    const char *order;
  } moves[] = {
    { 3, 0, "d=d,a=a,b=b,c=c" },  { 3, 2, "a=a,b=b,d=d,c=c" },
    { 0, 99, "b=b,d=d,c=c,a=a" }, { 2, 1, "b=b,c=c,d=d,a=a" },
    { 2, 1, "b=b,c=c,d=d,a=a" },  { 1, 2, "c=c,d=d,b=b,a=a" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const char name[] = { 'a' + i, '\0' };

      ids[i] = add (fixture->store, name, name, NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_assert_true (
          move (fixture->store, ids[moves[i].what], moves[i].position, &error));
      assert_sections (fixture->store, moves[i].order);
    }
  g_assert_false (move (fixture->store, 99, 0, &error));
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_NOT_FOUND);
}

static void
test_removed (Storing *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  gint64 first = add (fixture->store, "Tides", "tide", NULL);

  add (fixture->store, "Locks", "lock", NULL);
  g_assert_true (remove_section (fixture->store, first, &error));
  assert_sections (fixture->store, "Locks=lock");
  g_assert_false (remove_section (fixture->store, first, &error));
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* It comes back to its place, unless its name was given away. */
  g_assert_true (restore (fixture->store, first, &error));
  assert_sections (fixture->store, "Tides=tide,Locks=lock");
  g_assert_true (remove_section (fixture->store, first, &error));
  g_assert_cmpint (add (fixture->store, "tides", "ebb", &error), >, 0);
  g_assert_false (restore (fixture->store, first, &error));
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_EXISTS);
  assert_sections (fixture->store, "Locks=lock,tides=ebb");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  STORING_TEST ("/store-sections/kept", test_kept);
  STORING_TEST ("/store-sections/names", test_names);
  STORING_TEST ("/store-sections/changed", test_changed);
  STORING_TEST ("/store-sections/order", test_order);
  STORING_TEST ("/store-sections/removed", test_removed);

  return g_test_run ();
}

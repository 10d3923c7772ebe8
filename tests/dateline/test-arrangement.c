/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where feeds and categories stand: filed, ordered, renamed, merged, removed, and each of
 * it taken back in one step. */

#include "../support/dateline-storing.h"
#include "dateline/store/dateline-store-sections.h"

typedef struct
{
  Storing storing;
  gint64 a, b, c;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  storing_set_up (&fixture->storing, NULL);
  fixture->a = storing_add_feed (fixture->storing.store, "https://a.example/", "Arts");
  fixture->b =
      storing_add_feed (fixture->storing.store, "https://b.example/", "Arts,World");
  fixture->c = storing_add_feed (fixture->storing.store, "https://c.example/", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  storing_tear_down (&fixture->storing, NULL);
}

static DatelineArrangement *
arrange (Fixture *fixture, const DatelineArrangement *arrangement, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  DatelineStore *store = fixture->storing.store;

  dateline_store_arrange_async (store, arrangement, NULL, storing_cb, &result);
  storing_wait (&result);
  return dateline_store_arrange_finish (store, result, error);
}

static DatelineArrangement *
must_arrange (Fixture *fixture, const DatelineArrangement *arrangement)
{
  g_autoptr (GError) error = NULL;
  DatelineArrangement *inverse = arrange (fixture, arrangement, &error);

  g_assert_no_error (error);
  return inverse;
}

/* All that an arrangement can change, in words: "a: Arts/2 World; b: ; Arts=1", where
 * "/2" and "=1" are places. The guide is left out. */
static char *
describe (Fixture *fixture)
{
  g_autoptr (DatelineOverview) overview = storing_load_overview (fixture->storing.store);
  GPtrArray *feeds = dateline_overview_get_feeds (overview);
  GPtrArray *categories = dateline_overview_get_categories (overview);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < feeds->len; i++)
    {
      DatelineFeed *feed = feeds->pdata[i];
      const char *const *names = dateline_feed_get_categories (feed);

      if (!g_str_has_prefix (dateline_feed_get_uri (feed), "https:"))
        continue;
      g_string_append_printf (text, "%s:", dateline_feed_get_title (feed));
      if (dateline_feed_get_place (feed, -1) != 0)
        g_string_append_printf (text, "/%u", dateline_feed_get_place (feed, -1));
      for (int j = 0; names[j] != NULL; j++)
        {
          g_string_append_printf (text, " %s", names[j]);
          if (dateline_feed_get_place (feed, j) != 0)
            g_string_append_printf (text, "/%u", dateline_feed_get_place (feed, j));
        }
      g_string_append (text, "; ");
    }
  for (guint i = 0; i < categories->len; i++)
    {
      DatelineCategory *category = categories->pdata[i];

      g_string_append_printf (text,
                              "%s=%u %u;",
                              dateline_category_get_name (category),
                              dateline_category_get_place (category),
                              dateline_category_get_n_feeds (category));
    }
  return g_string_free (text, FALSE);
}

static void
assert_is (Fixture *fixture, const char *wanted)
{
  g_autofree char *text = describe (fixture);

  g_assert_cmpstr (text, ==, wanted);
}

#define AT_FIRST "a.example: Arts; b.example: Arts World; c.example:; Arts=0 2;World=0 1;"

/* Makes it, looks, takes it back, looks, and makes it again by taking that back. */
static void
check (Fixture *fixture, const DatelineArrangement *arrangement, const char *wanted)
{
  g_autoptr (DatelineArrangement) back = must_arrange (fixture, arrangement);
  g_autoptr (DatelineArrangement) again = NULL;
  g_autoptr (DatelineArrangement) end = NULL;

  assert_is (fixture, wanted);
  again = must_arrange (fixture, back);
  assert_is (fixture, AT_FIRST);
  end = must_arrange (fixture, again);
  assert_is (fixture, wanted);
}

/* The sections in their order: "Sea=unread Land=" */
static void
assert_sections (Fixture *fixture, const char *wanted)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) sections = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  dateline_store_list_sections_async (fixture->storing.store, NULL, storing_cb, &result);
  storing_wait (&result);
  sections = dateline_store_list_sections_finish (fixture->storing.store, result, NULL);
  for (guint i = 0; i < sections->len; i++)
    {
      const DatelineQuery *query = dateline_section_get_query (sections->pdata[i]);

      g_string_append_printf (text,
                              "%s=%s ",
                              dateline_section_get_name (sections->pdata[i]),
                              dateline_query_get_unread_only (query) ? "unread" : "");
    }
  g_assert_cmpstr (text->str, ==, wanted);
}

static gint64
add_section (Fixture *fixture, const char *name)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  DatelineStore *store = fixture->storing.store;

  dateline_store_add_section_async (store, name, query, NULL, storing_cb, &result);
  storing_wait (&result);
  return dateline_store_add_section_finish (store, result, NULL);
}

/* What is kept under a name is named, changed, moved and removed, and all of it at once
 * is taken back. */
static void
test_sections (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DatelineArrangement) arrangement = dateline_arrangement_new ();
  g_autoptr (DatelineArrangement) back = NULL;
  g_autoptr (DatelineArrangement) again = NULL;
  g_autoptr (DatelineArrangement) taken = dateline_arrangement_new ();
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (GError) error = NULL;
  gint64 sea = add_section (fixture, "Sea");
  gint64 land = add_section (fixture, "Land");
  gint64 air = add_section (fixture, "Air");

  dateline_query_set_unread_only (query, TRUE);
  dateline_arrangement_change_section (arrangement, sea, "Ocean", NULL);
  dateline_arrangement_change_section (arrangement, land, NULL, query);
  dateline_arrangement_move_section (arrangement, sea, 2);
  dateline_arrangement_remove_section (arrangement, air);
  back = must_arrange (fixture, arrangement);
  assert_sections (fixture, "Land=unread Ocean= ");
  again = must_arrange (fixture, back);
  assert_sections (fixture, "Sea= Land= Air= ");
  g_clear_pointer (&back, dateline_arrangement_free);
  back = must_arrange (fixture, again);
  assert_sections (fixture, "Land=unread Ocean= ");

  /* A name that another has: nothing is done. */
  dateline_arrangement_move_section (taken, sea, 0);
  dateline_arrangement_change_section (taken, sea, "land", NULL);
  g_assert_null (arrange (fixture, taken, &error));
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_EXISTS);
  assert_sections (fixture, "Land=unread Ocean= ");
}

static void
test_file (Fixture *fixture, gconstpointer unused)
{
  static const char *const names[] = { "World", "New", NULL };
  g_autoptr (DatelineArrangement) arrangement = dateline_arrangement_new ();

  g_assert_true (dateline_arrangement_is_empty (arrangement));
  dateline_arrangement_file_feed (arrangement, fixture->a, names);
  dateline_arrangement_file_feed (arrangement, fixture->b, NULL);
  g_assert_false (dateline_arrangement_is_empty (arrangement));
  check (fixture,
         arrangement,
         "a.example: World New; b.example:; c.example:; New=0 1;World=0 1;");
}

static void
test_order (Fixture *fixture, gconstpointer unused)
{
  const gint64 feeds[] = { fixture->b, fixture->a };
  static const char *const names[] = { "world", "Arts", NULL };
  g_autoptr (DatelineArrangement) arrangement = dateline_arrangement_new ();

  dateline_arrangement_order_feeds (arrangement, "arts", feeds, 2);
  dateline_arrangement_order_feeds (arrangement, NULL, &fixture->c, 1);
  dateline_arrangement_order_categories (arrangement, names);
  check (fixture,
         arrangement,
         "a.example: Arts/2; b.example: Arts/1 World; c.example:/1; Arts=2 2;World=1 1;");

  /* An order lasts; a feed that is filed elsewhere comes back to its place. */
  storing_set_feed_categories (fixture->storing.store, fixture->a, "World");
  storing_set_feed_categories (fixture->storing.store, fixture->a, "Arts");
  storing_reopen (&fixture->storing);
  assert_is (
      fixture,
      "a.example: Arts/2; b.example: Arts/1 World; c.example:/1; Arts=2 2;World=1 1;");
}

static void
test_sort_by_name (Fixture *fixture, gconstpointer unused)
{
  const gint64 feeds[] = { fixture->b, fixture->a };
  g_autoptr (DatelineArrangement) arrangement = dateline_arrangement_new ();
  g_autoptr (DatelineArrangement) by_name = dateline_arrangement_new ();
  g_autoptr (DatelineArrangement) back = NULL;
  g_autoptr (DatelineArrangement) own = NULL;
  g_autoptr (DatelineArrangement) end = NULL;

  dateline_arrangement_order_feeds (arrangement, "Arts", feeds, 2);
  back = must_arrange (fixture, arrangement);
  dateline_arrangement_order_feeds (by_name, "Arts", NULL, 0);
  own = must_arrange (fixture, by_name);
  assert_is (fixture, AT_FIRST);
  end = must_arrange (fixture, own);
  assert_is (
      fixture,
      "a.example: Arts/2; b.example: Arts/1 World; c.example:; Arts=0 2;World=0 1;");
}

static void
test_rename_feed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DatelineArrangement) arrangement = dateline_arrangement_new ();

  dateline_arrangement_rename_feed (arrangement, fixture->a, "Aurora");
  check (fixture,
         arrangement,
         "Aurora: Arts; b.example: Arts World; c.example:; Arts=0 2;World=0 1;");
}

/* The new name stands where the other stood, with its feeds in their order. */
static void
test_rename_category (Fixture *fixture, gconstpointer unused)
{
  const gint64 feeds[] = { fixture->b, fixture->a };
  static const char *const names[] = { "World", "Arts", NULL };
  g_autoptr (DatelineArrangement) order = dateline_arrangement_new ();
  g_autoptr (DatelineArrangement) arrangement = dateline_arrangement_new ();
  g_autoptr (DatelineArrangement) unordered = NULL;
  g_autoptr (DatelineArrangement) back = NULL;
  g_autoptr (DatelineArrangement) again = NULL;
  const char *ordered =
      "a.example: Arts/2; b.example: Arts/1 World; c.example:; Arts=2 2;World=1 1;";

  dateline_arrangement_order_feeds (order, "Arts", feeds, 2);
  dateline_arrangement_order_categories (order, names);
  unordered = must_arrange (fixture, order);
  assert_is (fixture, ordered);

  dateline_arrangement_rename_category (arrangement, "Arts", "Culture");
  back = must_arrange (fixture, arrangement);
  assert_is (fixture,
             "a.example: Culture/2; b.example: Culture/1 World; c.example:; "
             "Culture=2 2;World=1 1;");
  again = must_arrange (fixture, back);
  assert_is (fixture, ordered);
}

static void
test_respell_category (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DatelineArrangement) arrangement = dateline_arrangement_new ();

  dateline_arrangement_rename_category (arrangement, "arts", " ARTS ");
  check (fixture,
         arrangement,
         "a.example: ARTS; b.example: ARTS World; c.example:; ARTS=0 2;World=0 1;");
}

/* Two become one; a feed that was in both is in it once, and in both again after. */
static void
test_merge_categories (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DatelineArrangement) arrangement = dateline_arrangement_new ();

  dateline_arrangement_rename_category (arrangement, "World", "arts");
  check (fixture, arrangement, "a.example: Arts; b.example: Arts; c.example:; Arts=0 2;");
}

static void
test_remove (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DatelineArrangement) arrangement = dateline_arrangement_new ();
  DatelineStoreChanges *changes;

  dateline_arrangement_remove_feed (arrangement, fixture->a);
  dateline_arrangement_remove_feed (arrangement, fixture->b);
  check (fixture, arrangement, "c.example:; ");
  changes =
      g_ptr_array_index (fixture->storing.changes, fixture->storing.changes->len - 1);
  g_assert_cmpuint (dateline_store_changes_get_flags (changes),
                    ==,
                    DATELINE_STORE_CHANGE_FEEDS | DATELINE_STORE_CHANGE_STORIES |
                        DATELINE_STORE_CHANGE_REMOVED);
  g_assert_nonnull (dateline_store_changes_get_story_ids (changes));
}

/* All or nothing. */
static void
test_failure (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DatelineArrangement) arrangement = dateline_arrangement_new ();
  g_autoptr (DatelineArrangement) nameless = dateline_arrangement_new ();
  g_autoptr (DatelineArrangement) back = NULL;
  g_autoptr (GError) error = NULL;

  dateline_arrangement_file_feed (arrangement, fixture->a, NULL);
  dateline_arrangement_file_feed (arrangement, 4711, NULL);
  back = arrange (fixture, arrangement, &error);
  g_assert_null (back);
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_NOT_FOUND);
  assert_is (fixture, AT_FIRST);

  g_clear_error (&error);
  dateline_arrangement_rename_category (nameless, "Arts", "  ");
  back = arrange (fixture, nameless, &error);
  g_assert_null (back);
  g_assert_nonnull (error);
  assert_is (fixture, AT_FIRST);
}

/* Which categories are closed is remembered, and moves to their new name. */
static void
test_closed (Fixture *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->storing.store;
  g_autoptr (DatelineArrangement) arrangement = dateline_arrangement_new ();
  g_autoptr (DatelineArrangement) back = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DatelineOverview) overview = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *categories;
  guint n_changes = fixture->storing.changes->len;

  dateline_store_set_category_closed_async (store,
                                            "ARTS",
                                            TRUE,
                                            NULL,
                                            storing_cb,
                                            &result);
  storing_wait (&result);
  dateline_store_set_category_closed_finish (store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->storing.changes->len, ==, n_changes);

  dateline_arrangement_rename_category (arrangement, "Arts", "Culture");
  back = must_arrange (fixture, arrangement);
  overview = storing_load_overview (store);
  categories = dateline_overview_get_categories (overview);
  g_assert_cmpint (dateline_category_get_closed (categories->pdata[0]), ==, 1);
  g_assert_cmpint (dateline_category_get_closed (categories->pdata[1]), ==, -1);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *, gconstpointer);
  } cases[] = {
    { "/arrangement/file", test_file },
    { "/arrangement/order", test_order },
    { "/arrangement/sort-by-name", test_sort_by_name },
    { "/arrangement/rename-feed", test_rename_feed },
    { "/arrangement/rename-category", test_rename_category },
    { "/arrangement/respell-category", test_respell_category },
    { "/arrangement/merge-categories", test_merge_categories },
    { "/arrangement/remove", test_remove },
    { "/arrangement/failure", test_failure },
    { "/arrangement/closed", test_closed },
    { "/arrangement/sections", test_sections },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].func, tear_down);
  return g_test_run ();
}

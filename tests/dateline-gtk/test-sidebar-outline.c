/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The places of the sidebar, of one overview and of the next: those of a feed that is
 * filed several times all say the same, and none is made anew where only counts change.
 * And the menus of places.
 */

#include "dateline-gtk/sidebar/dateline-sidebar-menu-private.h"
#include "dateline-gtk/sidebar/dateline-sidebar-outline-private.h"
#include "dateline/model/dateline-feed-builder-private.h"
#include "dateline/model/dateline-overview-private.h"

#include "gui-test.h"

#define N_FEEDS 5000

/* Each feed is in two of the categories, every tenth in none. */
static DatelineOverview *
make_overview (const char *prefix, guint n_unread)
{
  g_autoptr (GPtrArray) feeds =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_feed_unref);
  g_autoptr (GPtrArray) categories =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_category_unref);

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("C%u", i);

      g_ptr_array_add (categories, dateline_category_new (i + 1, name, 9, n_unread, 50));
    }
  for (guint i = 0; i < N_FEEDS; i++)
    {
      g_auto (DatelineFeedBuilder) builder = { 0 };

      dateline_feed_builder_init (&builder);
      builder.id = i + 1;
      builder.uri = g_strdup_printf ("https://%u.example/", i);
      builder.title = g_strdup_printf ("%s %u", prefix, i);
      builder.n_unread = n_unread + i;
      builder.categories = g_new0 (char *, 3);
      if (i % 10 != 0)
        {
          builder.categories[0] = g_strdup_printf ("C%u", i % 100);
          builder.categories[1] = g_strdup_printf ("c%u", (i + 1) % 100);
        }
      g_ptr_array_add (feeds, dateline_feed_builder_build (&builder));
    }
  return dateline_overview_new (g_steal_pointer (&feeds),
                                g_steal_pointer (&categories),
                                1,
                                1,
                                1,
                                1,
                                0);
}

/* What all places of the feed say; they are found by their keys. */
static char *
list_places (DatelineSidebarOutline *outline, guint i)
{
  g_autofree char *first = g_strdup_printf ("feed:%u@c%u", i + 1, i % 100);
  g_autofree char *second = g_strdup_printf ("feed:%u@c%u", i + 1, (i + 1) % 100);
  g_autofree char *loose = g_strdup_printf ("feed:%u@", i + 1);
  const char *const keys[] = { first, second, loose };
  GString *text = g_string_new (NULL);

  for (guint j = 0; j < G_N_ELEMENTS (keys); j++)
    {
      DatelineSidebarPlace *place = dateline_sidebar_outline_look_up (outline, keys[j]);

      if (place != NULL)
        g_string_append_printf (text,
                                "%s %u %u;",
                                place->label,
                                place->count,
                                dateline_feed_get_n_unread (place->feed));
    }
  return g_string_free (text, FALSE);
}

static void
assert_places (DatelineSidebarOutline *outline, const char *prefix, guint n_unread)
{
  for (guint i = 0; i < N_FEEDS; i += 333)
    {
      guint n = n_unread + i;
      g_autofree char *one = g_strdup_printf ("%s %u %u %u;", prefix, i, n, n);
      g_autofree char *expected = g_strconcat (one, i % 10 != 0 ? one : NULL, NULL);
      g_autofree char *found = list_places (outline, i);

      g_assert_cmpstr (found, ==, expected);
    }
}

static void
count_cb (GListModel *model, guint position, guint removed, guint added, guint *n_changed)
{
  ++*n_changed;
}

static void
test_recount (void)
{
  DatelineSidebarOutline *outline = dateline_sidebar_outline_new ();
  g_autoptr (DatelineOverview) first = make_overview ("Feed", 1);
  g_autoptr (DatelineOverview) counted = make_overview ("Feed", 2);
  g_autoptr (DatelineOverview) renamed = make_overview ("Other", 3);
  DatelineSidebarPlace *category;
  guint n_changed = 0;

  dateline_sidebar_outline_update (outline, first);
  assert_places (outline, "Feed", 1);
  category = dateline_sidebar_outline_look_up (outline, "category:c7");
  g_signal_connect (category->places, "items-changed", G_CALLBACK (count_cb), &n_changed);

  g_assert_true (dateline_sidebar_outline_fits (outline, first, counted));
  g_test_timer_start ();
  dateline_sidebar_outline_recount (outline, first, counted);
  g_test_message ("the counts of 5,000 feeds: %.1f ms", g_test_timer_elapsed () * 1000);
  assert_places (outline, "Feed", 2);
  g_assert_cmpuint (category->count, ==, 2);
  g_assert_cmpuint (n_changed, ==, 0);

  g_assert_false (dateline_sidebar_outline_fits (outline, counted, renamed));
  g_assert_true (dateline_sidebar_outline_rename (outline, counted, renamed));
  assert_places (outline, "Other", 3);

  /* Made anew, each of a feed's places is found once more. */
  dateline_sidebar_outline_update (outline, counted);
  dateline_sidebar_outline_update (outline, first);
  dateline_sidebar_outline_recount (outline, first, counted);
  assert_places (outline, "Feed", 2);
  dateline_sidebar_outline_free (outline);
}

/* The label of each choice, and what stands for its action's target. */
static char *
describe_menu (GMenuModel *menu)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section =
          g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      for (int j = 0; j < g_menu_model_get_n_items (section); j++)
        {
          g_autoptr (GVariant) target =
              g_menu_model_get_item_attribute_value (section, j, "target", NULL);
          g_autofree char *value = g_variant_print (target, FALSE);
          g_autofree char *action = NULL;

          g_menu_model_get_item_attribute (section, j, "action", "s", &action);
          g_string_append_printf (text, "%s %s\n", action, value);
        }
    }
  return g_string_free (text, FALSE);
}

static char *
get_menu (DatelineSidebarOutline *outline, const char *first, const char *second)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new ();
  g_autoptr (GMenuModel) menu = NULL;

  g_ptr_array_add (places, dateline_sidebar_outline_look_up (outline, first));
  if (second != NULL)
    g_ptr_array_add (places, dateline_sidebar_outline_look_up (outline, second));
  menu = dateline_sidebar_menu_new (outline, places);
  return menu != NULL ? describe_menu (menu) : NULL;
}

static void
count_items_changed_cb (GListModel *list,
                        guint position,
                        guint removed,
                        guint added,
                        guint *count)
{
  *count += removed + added;
}

static DatelineOverview *
make_big_overview (guint n_feeds, guint n_unread)
{
  g_autoptr (GPtrArray) feeds =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_feed_unref);
  g_autoptr (GPtrArray) categories =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_category_unref);

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *name = g_strdup_printf ("Category %u", i);

      g_ptr_array_add (categories, dateline_category_new (i + 1, name, 9, n_unread, 50));
    }
  for (guint i = 0; i < n_feeds; i++)
    {
      g_auto (DatelineFeedBuilder) builder = { 0 };

      dateline_feed_builder_init (&builder);
      builder.id = i + 1;
      builder.uri = g_strdup_printf ("https://%u.example/", i);
      builder.title = g_strdup_printf ("Feed %u", i);
      builder.n_unread = n_unread;
      builder.categories = g_new0 (char *, 2);
      builder.categories[0] = g_strdup_printf ("Category %u", i % 300);
      g_ptr_array_add (feeds, dateline_feed_builder_build (&builder));
    }
  return dateline_overview_new (g_steal_pointer (&feeds),
                                g_steal_pointer (&categories),
                                1,
                                1,
                                1,
                                1,
                                0);
}

static void
test_menus (void)
{
  DatelineSidebarOutline *outline = dateline_sidebar_outline_new ();
  g_autoptr (DatelineOverview) overview = make_big_overview (200, 1);
  g_autofree char *feed = NULL;
  g_autofree char *feeds = NULL;
  g_autofree char *category = NULL;
  g_autofree char *all = NULL;

  dateline_sidebar_outline_update (outline, overview);
  feed = get_menu (outline, "feed:1@category 0", NULL);
  g_assert_cmpstr (feed,
                   ==,
                   "reader.feed-refresh 1\n"
                   "reader.feeds-mark-read [1]\n"
                   "sidebar.rename ['feed:1@category 0']\n"
                   "reader.feeds-file [1]\n"
                   "sidebar.take-out ['feed:1@category 0']\n"
                   "sidebar.move-up ['feed:1@category 0']\n"
                   "sidebar.move-down ['feed:1@category 0']\n"
                   "reader.feed-properties 1\n"
                   "sidebar.remove ['feed:1@category 0']\n");
  feeds = get_menu (outline, "feed:1@category 0", "feed:2@category 1");
  g_assert_cmpstr (feeds,
                   ==,
                   "reader.feeds-mark-read [1, 2]\n"
                   "reader.feeds-file [1, 2]\n"
                   "sidebar.take-out ['feed:1@category 0', 'feed:2@category 1']\n"
                   "sidebar.remove ['feed:1@category 0', 'feed:2@category 1']\n");
  category = get_menu (outline, "category:category 0", NULL);
  g_assert_cmpstr (category,
                   ==,
                   "reader.category-mark-read 'Category 0'\n"
                   "sidebar.rename ['category:category 0']\n"
                   "sidebar.move-up ['category:category 0']\n"
                   "sidebar.move-down ['category:category 0']\n"
                   "reader.category-settings 'Category 0'\n");
  all = get_menu (outline, "all", NULL);
  g_assert_null (all);
  dateline_sidebar_outline_free (outline);
}

/* Five thousand feeds, three hundred categories: what an update costs, and what it
 * announces.
 */
static void
test_many_feeds (void)
{
  DatelineSidebarOutline *outline = dateline_sidebar_outline_new ();
  GListModel *places = dateline_sidebar_outline_get_places (outline);
  g_autoptr (DatelineOverview) first = make_big_overview (5100, 1);
  g_autoptr (DatelineOverview) counted = make_big_overview (5100, 2);
  g_autoptr (DatelineOverview) grown = make_big_overview (5101, 2);
  g_autoptr (DatelineSidebarPlace) category = NULL;
  guint n_changed = 0;
  double seconds;

  dateline_sidebar_outline_update (outline, first);
  g_assert_cmpuint (g_list_model_get_n_items (places), ==, 4 + 300);
  category = g_list_model_get_item (places, 4);
  g_assert_cmpstr (category->label, ==, "Category 0");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (category->places)), ==, 17);

  g_signal_connect (places,
                    "items-changed",
                    G_CALLBACK (count_items_changed_cb),
                    &n_changed);
  g_signal_connect (category->places,
                    "items-changed",
                    G_CALLBACK (count_items_changed_cb),
                    &n_changed);
  g_test_timer_start ();
  dateline_sidebar_outline_update (outline, counted);
  seconds = g_test_timer_elapsed ();
  g_test_message ("update of 5,000 feeds: %.1f ms", seconds * 1000);
  g_assert_cmpuint (n_changed, ==, 0);
  g_assert_cmpuint (category->count, ==, 2);

  dateline_sidebar_outline_update (outline, grown);
  g_assert_cmpuint (n_changed, ==, 1);
  dateline_sidebar_outline_free (outline);
}

/* A feed that names one category twice, or one that there is not, is there once. */
static void
test_odd_categories (void)
{
  DatelineSidebarOutline *outline = dateline_sidebar_outline_new ();
  GListModel *places = dateline_sidebar_outline_get_places (outline);
  g_autoptr (GPtrArray) feeds =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_feed_unref);
  g_autoptr (GPtrArray) categories =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_category_unref);
  g_autoptr (DatelineOverview) overview = NULL;
  const char *const names[][3] = { { "Arts", " ARTS ", NULL },
                                   { "Nowhere", NULL, NULL } };

  g_ptr_array_add (categories, dateline_category_new (1, "Arts", 0, 0, 1));
  g_ptr_array_add (categories, dateline_category_new (2, "Publishers only", 9, 9, 0));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (DatelineFeedBuilder) builder = { 0 };

      dateline_feed_builder_init (&builder);
      builder.id = i + 1;
      builder.uri = g_strdup ("https://x.example/");
      builder.title = g_strdup ("Feed");
      builder.categories = g_strdupv ((GStrv) names[i]);
      g_ptr_array_add (feeds, dateline_feed_builder_build (&builder));
    }
  overview = dateline_overview_new (g_steal_pointer (&feeds),
                                    g_steal_pointer (&categories),
                                    0,
                                    0,
                                    0,
                                    0,
                                    0);
  dateline_sidebar_outline_update (outline, overview);

  /* All, Unread, Today, Saved, Arts with one feed, and the other feed by itself. */
  g_assert_cmpuint (g_list_model_get_n_items (places), ==, 6);
  {
    g_autoptr (DatelineSidebarPlace) arts = g_list_model_get_item (places, 4);

    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (arts->places)), ==, 1);
  }
  dateline_sidebar_outline_free (outline);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sidebar-outline/recount", test_recount);
  g_test_add_func ("/sidebar/menus", test_menus);
  g_test_add_func ("/sidebar/many-feeds", test_many_feeds);
  g_test_add_func ("/sidebar/odd-categories", test_odd_categories);
  return g_test_run ();
}

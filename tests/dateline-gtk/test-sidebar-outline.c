/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The places of the sidebar, of one overview and of the next: those of a feed that is
 * filed several times all say the same, and none is made anew where only counts change.
 */

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

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sidebar-outline/recount", test_recount);
  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What of two overviews decides which rows there are: the feeds and categories in their
 * order, with names, places, and where they are filed; and whether anything is upcoming
 * or wrong. Pure. */

#include "dateline-gtk/sidebar/dateline-sidebar-fit-private.h"

/* Whether two records of a feed have the same places among the others. */
gboolean
dateline_sidebar_feeds_fit (DatelineFeed *feed, DatelineFeed *other)
{
  guint n = g_strv_length ((GStrv) dateline_feed_get_categories (feed));

  if (!g_strv_equal (dateline_feed_get_categories (feed),
                     dateline_feed_get_categories (other)))
    return FALSE;
  for (int i = -1; i < (int) n; i++)
    if (dateline_feed_get_place (feed, i) != dateline_feed_get_place (other, i))
      return FALSE;
  return TRUE;
}

/* Where @counts, whether there is something unread has to be the same too. */
static gboolean
has_same_feeds (GPtrArray *feeds, GPtrArray *others, gboolean counts)
{
  if (feeds->len != others->len)
    return FALSE;
  for (guint i = 0; i < feeds->len; i++)
    {
      DatelineFeed *feed = feeds->pdata[i];
      DatelineFeed *other = others->pdata[i];

      /* The same record in both, as a rule. */
      if (feed == other)
        continue;
      if (dateline_feed_get_id (feed) != dateline_feed_get_id (other) ||
          g_strcmp0 (dateline_feed_get_title (feed), dateline_feed_get_title (other)) !=
              0 ||
          !dateline_sidebar_feeds_fit (feed, other) ||
          (counts && (dateline_feed_get_n_unread (feed) == 0) !=
                         (dateline_feed_get_n_unread (other) == 0)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_same_categories (GPtrArray *categories, GPtrArray *others, gboolean counts)
{
  if (categories->len != others->len)
    return FALSE;
  for (guint i = 0; i < categories->len; i++)
    {
      DatelineCategory *category = categories->pdata[i];
      DatelineCategory *other = others->pdata[i];

      if (category == other)
        continue;
      if (!g_str_equal (dateline_category_get_name (category),
                        dateline_category_get_name (other)) ||
          (dateline_category_get_n_feeds (category) == 0) !=
              (dateline_category_get_n_feeds (other) == 0) ||
          dateline_category_get_place (category) != dateline_category_get_place (other) ||
          (counts && (dateline_category_get_n_unread (category) == 0) !=
                         (dateline_category_get_n_unread (other) == 0)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_problems (const DatelineOverview *overview)
{
  GPtrArray *feeds = dateline_overview_get_feeds (overview);

  for (guint i = 0; i < feeds->len; i++)
    if (dateline_feed_get_trouble (feeds->pdata[i]) != DATELINE_FEED_TROUBLE_NONE)
      return TRUE;
  return FALSE;
}

static gboolean
has_same_others (const DatelineOverview *overview,
                 const DatelineOverview *other,
                 gboolean counts)
{
  return has_same_categories (dateline_overview_get_categories (overview),
                              dateline_overview_get_categories (other),
                              counts) &&
         (dateline_overview_get_n_upcoming (overview) == 0) ==
             (dateline_overview_get_n_upcoming (other) == 0) &&
         has_problems (overview) == has_problems (other);
}

/* Whether two overviews have the same rows; where @counts, whether there is something
 * unread has to be the same too. */
gboolean
dateline_sidebar_overviews_fit (const DatelineOverview *overview,
                                const DatelineOverview *other,
                                gboolean counts)
{
  return has_same_feeds (dateline_overview_get_feeds (overview),
                         dateline_overview_get_feeds (other),
                         counts) &&
         has_same_others (overview, other, counts);
}

/* The feeds of @overview of which something changed, where these may be the same feeds as
 * in @shown and all else is the same; NULL where it is not. As a rule they are few. */
GPtrArray *
dateline_sidebar_overviews_list_changed (const DatelineOverview *shown,
                                         const DatelineOverview *overview)
{
  GPtrArray *old_feeds = dateline_overview_get_feeds (shown);
  GPtrArray *feeds = dateline_overview_get_feeds (overview);
  g_autoptr (GHashTable) known = NULL;
  GPtrArray *changed;

  if (feeds->len != old_feeds->len || !has_same_others (shown, overview, FALSE))
    return NULL;

  known = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < old_feeds->len; i++)
    g_hash_table_add (known, old_feeds->pdata[i]);
  changed = g_ptr_array_new ();
  for (guint i = 0; i < feeds->len; i++)
    if (!g_hash_table_contains (known, feeds->pdata[i]))
      g_ptr_array_add (changed, feeds->pdata[i]);
  return changed;
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What of two overviews decides which rows there are: the feeds and categories in their
 * order, with names, places, and where they are filed; and whether anything is upcoming
 * or wrong. Pure. */

#include "dateline-gtk/sidebar/dateline-sidebar-fit-private.h"

static gboolean
has_same_places (DatelineFeed *feed, DatelineFeed *other)
{
  guint n = g_strv_length ((GStrv) dateline_feed_get_categories (feed));

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
          !g_strv_equal (dateline_feed_get_categories (feed),
                         dateline_feed_get_categories (other)) ||
          !has_same_places (feed, other) ||
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
         has_same_categories (dateline_overview_get_categories (overview),
                              dateline_overview_get_categories (other),
                              counts) &&
         (dateline_overview_get_n_upcoming (overview) == 0) ==
             (dateline_overview_get_n_upcoming (other) == 0) &&
         has_problems (overview) == has_problems (other);
}

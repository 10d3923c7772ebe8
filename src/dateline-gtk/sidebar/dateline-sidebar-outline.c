/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The places of the sidebar in their order: All, Unread, Today, Saved, the feeds with
 * problems if there are some, the categories that feeds are filed under with those feeds,
 * and the feeds without a category. An update keeps the objects of places that stay, and
 * announces only the stretch of a list that differs. Main context only.
 */

#include "dateline-gtk/sidebar/dateline-sidebar-outline-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Followed feeds up to which a category is opened when it is first seen. */
#define FEW_FEEDS 40

struct _DatelineSidebarOutline
{
  GListStore *places;
  GHashTable *by_key; /* key → DatelineSidebarPlace, those of the last update */
};

/* An update under way. */
typedef struct
{
  DatelineSidebarOutline *outline;
  GHashTable *by_key;
  GHashTable *feeds_by_category; /* category place → GPtrArray of its places */
  gboolean expand;
} Update;

DatelineSidebarOutline *
dateline_sidebar_outline_new (void)
{
  DatelineSidebarOutline *self = g_new0 (DatelineSidebarOutline, 1);

  self->places = g_list_store_new (DATELINE_TYPE_SIDEBAR_PLACE);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  return self;
}

void
dateline_sidebar_outline_free (DatelineSidebarOutline *self)
{
  g_hash_table_unref (self->by_key);
  g_object_unref (self->places);
  g_free (self);
}

/* The top level; a category's feeds are its member "places". */
GListModel *
dateline_sidebar_outline_get_places (DatelineSidebarOutline *self)
{
  return G_LIST_MODEL (self->places);
}

static DatelineSidebarPlace *
take_place (Update *update, DatelineSidebarKind kind, const char *key)
{
  DatelineSidebarPlace *place = g_hash_table_lookup (update->by_key, key);

  if (place != NULL)
    return place;

  place = g_hash_table_lookup (update->outline->by_key, key);
  if (place != NULL)
    g_object_ref (place);
  else
    {
      place = dateline_sidebar_place_new (kind, key);
      place->expanded = update->expand;
    }
  g_hash_table_insert (update->by_key, place->key, place);
  return place;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const DatelineSidebarPlace *const *one = a;
  const DatelineSidebarPlace *const *other = b;

  return strcmp ((*one)->sort_key, (*other)->sort_key);
}

/* Makes @list hold @places, replacing only what lies between the first and the last
 * difference: the rows of all others stay as they are. */
static void
replace_places (GListStore *list, GPtrArray *places)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint n_same = 0, n_same_at_end = 0;
  guint n_shorter = MIN (n_old, places->len);

  for (; n_same < n_shorter; n_same++)
    {
      g_autoptr (DatelineSidebarPlace) old =
          g_list_model_get_item (G_LIST_MODEL (list), n_same);

      if (old != places->pdata[n_same])
        break;
    }
  for (; n_same_at_end < n_shorter - n_same; n_same_at_end++)
    {
      g_autoptr (DatelineSidebarPlace) old =
          g_list_model_get_item (G_LIST_MODEL (list), n_old - n_same_at_end - 1);

      if (old != places->pdata[places->len - n_same_at_end - 1])
        break;
    }
  if (n_same + n_same_at_end < MAX (n_old, places->len))
    g_list_store_splice (list,
                         n_same,
                         n_old - n_same - n_same_at_end,
                         places->pdata + n_same,
                         places->len - n_same - n_same_at_end);
}

static void
add_fixed_places (Update *update, GPtrArray *top, const DatelineOverview *overview)
{
  const struct
  {
    DatelineSidebarKind kind;
    const char *key;
    const char *label;
    guint count;
  } fixed[] = {
    { DATELINE_SIDEBAR_ALL,
      "all",
      _ ("All stories"),
      dateline_overview_get_n_stories (overview) },
    { DATELINE_SIDEBAR_UNREAD,
      "unread",
      _ ("Unread"),
      dateline_overview_get_n_unread (overview) },
    { DATELINE_SIDEBAR_TODAY,
      "today",
      _ ("Today"),
      dateline_overview_get_n_today (overview) },
    { DATELINE_SIDEBAR_SAVED,
      "saved",
      _ ("Saved"),
      dateline_overview_get_n_saved (overview) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    {
      DatelineSidebarPlace *place = take_place (update, fixed[i].kind, fixed[i].key);

      dateline_sidebar_place_describe (place,
                                       fixed[i].label,
                                       fixed[i].count,
                                       NULL,
                                       NULL,
                                       NULL);
      g_ptr_array_add (top, place);
    }
}

/* How many feeds have a trouble. */
static guint
count_problems (const DatelineOverview *overview)
{
  GPtrArray *feeds = dateline_overview_get_feeds (overview);
  guint n = 0;

  for (guint i = 0; i < feeds->len; i++)
    n += dateline_feed_get_trouble (feeds->pdata[i]) != DATELINE_FEED_TROUBLE_NONE;
  return n;
}

/* Adds the place of the feeds with problems where there are some. */
static void
add_problems (Update *update, GPtrArray *top, const DatelineOverview *overview)
{
  guint n = count_problems (overview);
  DatelineSidebarPlace *place;

  if (n == 0)
    return;

  place = take_place (update, DATELINE_SIDEBAR_PROBLEMS, "problems");
  dateline_sidebar_place_describe (place, _ ("Feeds with problems"), n, NULL, NULL, NULL);
  g_ptr_array_add (top, place);
}

/* Adds the categories that feeds are filed under; a publisher's alone are the filter's.
 */
static void
add_categories (Update *update, GPtrArray *top, const DatelineOverview *overview)
{
  GPtrArray *categories = dateline_overview_get_categories (overview);

  for (guint i = 0; i < categories->len; i++)
    {
      DatelineCategory *category = categories->pdata[i];
      g_autofree char *folded = NULL;
      g_autofree char *key = NULL;
      DatelineSidebarPlace *place;

      if (dateline_category_get_n_feeds (category) == 0)
        continue;

      folded = dateline_category_fold (dateline_category_get_name (category));
      key = g_strconcat ("category:", folded, NULL);
      place = take_place (update, DATELINE_SIDEBAR_CATEGORY, key);
      dateline_sidebar_place_describe (place,
                                       dateline_category_get_name (category),
                                       dateline_category_get_n_unread (category),
                                       NULL,
                                       NULL,
                                       NULL);
      g_ptr_array_add (top, place);
      g_hash_table_insert (update->feeds_by_category, place, g_ptr_array_new ());
    }
}

/* What does not pass by itself; a move is for the list of problems alone. */
static const char *
get_error (DatelineFeed *feed)
{
  switch (dateline_feed_get_trouble (feed))
    {
    case DATELINE_FEED_TROUBLE_FAILING:
    case DATELINE_FEED_TROUBLE_ENDED:
      return dateline_feed_get_error (feed);
    case DATELINE_FEED_TROUBLE_NONE:
    case DATELINE_FEED_TROUBLE_MOVED:
    case DATELINE_FEED_TROUBLE_OFFERED:
    case DATELINE_FEED_TROUBLE_DOUBLE:
    default:
      return NULL;
    }
}

static void
describe (DatelineSidebarPlace *place, DatelineFeed *feed)
{
  dateline_sidebar_place_describe (place,
                                   dateline_feed_get_title (feed),
                                   dateline_feed_get_n_unread (feed),
                                   dateline_feed_get_icon_uri (feed),
                                   dateline_feed_get_uri (feed),
                                   get_error (feed));
}

static char *
make_key (DatelineFeed *feed, const char *category_key)
{
  return g_strdup_printf ("feed:%" G_GINT64_FORMAT "@%s",
                          dateline_feed_get_id (feed),
                          category_key);
}

static void
add_feed (Update *update, GPtrArray *list, DatelineFeed *feed, const char *category_key)
{
  g_autofree char *key = make_key (feed, category_key);
  DatelineSidebarPlace *place;

  /* A feed may bear the same category twice, spelled differently. */
  if (g_hash_table_contains (update->by_key, key))
    return;

  place = take_place (update, DATELINE_SIDEBAR_FEED, key);
  place->feed_id = dateline_feed_get_id (feed);
  describe (place, feed);
  g_ptr_array_add (list, place);
}

/* Adds a feed under each of its categories, or to the loose ones. */
static void
add_feeds (Update *update, GPtrArray *loose, const DatelineOverview *overview)
{
  GPtrArray *feeds = dateline_overview_get_feeds (overview);

  for (guint i = 0; i < feeds->len; i++)
    {
      DatelineFeed *feed = feeds->pdata[i];
      const char *const *names = dateline_feed_get_categories (feed);
      gboolean filed = FALSE;

      for (; names != NULL && *names != NULL; names++)
        {
          g_autofree char *folded = dateline_category_fold (*names);
          g_autofree char *key = g_strconcat ("category:", folded, NULL);
          DatelineSidebarPlace *category = g_hash_table_lookup (update->by_key, key);

          if (category == NULL)
            continue;
          add_feed (update,
                    g_hash_table_lookup (update->feeds_by_category, category),
                    feed,
                    folded);
          filed = TRUE;
        }
      if (!filed)
        add_feed (update, loose, feed, "");
    }
}

/* Makes the places those of @overview. */
void
dateline_sidebar_outline_update (DatelineSidebarOutline *self,
                                 const DatelineOverview *overview)
{
  g_autoptr (GPtrArray) top = g_ptr_array_new ();
  g_autoptr (GPtrArray) categories = g_ptr_array_new ();
  g_autoptr (GPtrArray) loose = g_ptr_array_new ();
  Update update = { .outline = self };

  update.by_key = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  update.feeds_by_category =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  update.expand = dateline_overview_get_feeds (overview)->len <= FEW_FEEDS;

  add_fixed_places (&update, top, overview);
  add_problems (&update, top, overview);
  add_categories (&update, categories, overview);
  add_feeds (&update, loose, overview);

  g_ptr_array_sort (categories, compare_places);
  g_ptr_array_sort (loose, compare_places);
  for (guint i = 0; i < categories->len; i++)
    {
      DatelineSidebarPlace *category = categories->pdata[i];
      GPtrArray *feeds = g_hash_table_lookup (update.feeds_by_category, category);

      g_ptr_array_sort (feeds, compare_places);
      replace_places (category->places, feeds);
      dateline_sidebar_place_set_starts (category, i == 0);
    }
  for (guint i = 0; i < loose->len; i++)
    dateline_sidebar_place_set_starts (loose->pdata[i], i == 0);
  g_ptr_array_extend (top, categories, NULL, NULL);
  g_ptr_array_extend (top, loose, NULL, NULL);
  replace_places (self->places, top);

  g_hash_table_unref (self->by_key);
  self->by_key = update.by_key;
  g_hash_table_unref (update.feeds_by_category);
}

static gboolean
has_same_feeds (GPtrArray *feeds, GPtrArray *others)
{
  if (feeds->len != others->len)
    return FALSE;
  for (guint i = 0; i < feeds->len; i++)
    {
      DatelineFeed *feed = feeds->pdata[i];
      DatelineFeed *other = others->pdata[i];

      if (dateline_feed_get_id (feed) != dateline_feed_get_id (other) ||
          g_strcmp0 (dateline_feed_get_title (feed), dateline_feed_get_title (other)) !=
              0 ||
          !g_strv_equal (dateline_feed_get_categories (feed),
                         dateline_feed_get_categories (other)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_same_categories (GPtrArray *categories, GPtrArray *others)
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
              (dateline_category_get_n_feeds (other) == 0))
        return FALSE;
    }
  return TRUE;
}

/* Whether the places of two overviews are the same but for what they say. That is so for
 * nearly all of a refresh, and to find it out takes a twentieth of making the places of
 * 5,000 feeds anew. */
gboolean
dateline_sidebar_outline_fits (const DatelineOverview *shown,
                               const DatelineOverview *overview)
{
  return has_same_feeds (dateline_overview_get_feeds (shown),
                         dateline_overview_get_feeds (overview)) &&
         has_same_categories (dateline_overview_get_categories (shown),
                              dateline_overview_get_categories (overview)) &&
         (count_problems (shown) == 0) == (count_problems (overview) == 0);
}

static gboolean
says_the_same (DatelineFeed *feed, DatelineFeed *other)
{
  return dateline_feed_get_n_unread (feed) == dateline_feed_get_n_unread (other) &&
         g_strcmp0 (dateline_feed_get_icon_uri (feed),
                    dateline_feed_get_icon_uri (other)) == 0 &&
         g_strcmp0 (get_error (feed), get_error (other)) == 0;
}

/* A feed may have a place in each of its categories, or a loose one. */
static void
describe_feed (DatelineSidebarOutline *self, DatelineFeed *feed)
{
  const char *const *names = dateline_feed_get_categories (feed);
  g_autofree char *loose = make_key (feed, "");
  DatelineSidebarPlace *place = g_hash_table_lookup (self->by_key, loose);

  if (place != NULL)
    describe (place, feed);
  for (; names != NULL && *names != NULL; names++)
    {
      g_autofree char *folded = dateline_category_fold (*names);
      g_autofree char *key = make_key (feed, folded);

      place = g_hash_table_lookup (self->by_key, key);
      if (place != NULL)
        describe (place, feed);
    }
}

/* Makes the places say what @overview says, whose places are those of @shown. */
void
dateline_sidebar_outline_recount (DatelineSidebarOutline *self,
                                  const DatelineOverview *shown,
                                  const DatelineOverview *overview)
{
  GPtrArray *old_feeds = dateline_overview_get_feeds (shown);
  GPtrArray *feeds = dateline_overview_get_feeds (overview);
  g_autoptr (GPtrArray) feeds_that_differ = g_ptr_array_new ();
  g_autoptr (GPtrArray) top = g_ptr_array_new ();
  Update update = { .outline = self, .by_key = self->by_key };

  update.feeds_by_category =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < feeds->len; i++)
    if (!says_the_same (old_feeds->pdata[i], feeds->pdata[i]))
      g_ptr_array_add (feeds_that_differ, feeds->pdata[i]);

  add_fixed_places (&update, top, overview);
  add_problems (&update, top, overview);
  add_categories (&update, top, overview);
  for (guint i = 0; i < feeds_that_differ->len; i++)
    describe_feed (self, feeds_that_differ->pdata[i]);
  g_hash_table_unref (update.feeds_by_category);
}

static DatelineSidebarPlace *
find_in (GListModel *places, const DatelineQuery *query)
{
  for (guint i = 0; i < g_list_model_get_n_items (places); i++)
    {
      g_autoptr (DatelineSidebarPlace) place = g_list_model_get_item (places, i);

      if (dateline_sidebar_place_stands_for (place, query))
        return place; /* the list keeps it alive */
    }
  return NULL;
}

/* The place of the feeds with problems; NULL while there are none. */
DatelineSidebarPlace *
dateline_sidebar_outline_find_problems (DatelineSidebarOutline *self)
{
  return g_hash_table_lookup (self->by_key, "problems");
}

/* Finds the first place that stands for @query, and the category it is in, if any. */
DatelineSidebarPlace *
dateline_sidebar_outline_find (DatelineSidebarOutline *self,
                               const DatelineQuery *query,
                               DatelineSidebarPlace **parent)
{
  GListModel *top = G_LIST_MODEL (self->places);
  DatelineSidebarPlace *found = find_in (top, query);

  *parent = NULL;
  for (guint i = 0; found == NULL && i < g_list_model_get_n_items (top); i++)
    {
      g_autoptr (DatelineSidebarPlace) category = g_list_model_get_item (top, i);

      if (category->places != NULL)
        found = find_in (G_LIST_MODEL (category->places), query);
      if (found != NULL)
        *parent = category;
    }
  return found;
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* From an overview to the places of the sidebar, all of them, by no order: each kind is
 * added to a list of its own. A place that was there before stays the same object. Main
 * context only.
 */

#include "dateline-gtk/sidebar/dateline-sidebar-making-private.h"

#include "dateline-gtk/sidebar/dateline-sidebar-fit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a category's key begins with. */
#define CATEGORY "category:"
#define SECTION "section:"

static DatelineSidebarPlace *
take_place (DatelineSidebarMaking *self, DatelineSidebarKind kind, const char *key)
{
  DatelineSidebarPlace *place = g_hash_table_lookup (self->by_key, key);

  if (place != NULL)
    return place;

  place = g_hash_table_lookup (self->before, key);
  if (place != NULL)
    g_object_ref (place);
  else
    {
      place = dateline_sidebar_place_new (kind, key);
      place->expanded = self->expand;
    }
  g_hash_table_insert (self->by_key, place->key, place);
  return place;
}

/* Adds the first rows. */
void
dateline_sidebar_making_add_fixed (DatelineSidebarMaking *self,
                                   GPtrArray *top,
                                   const DatelineOverview *overview)
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
    { DATELINE_SIDEBAR_TODAY,
      "today",
      _ ("Today"),
      dateline_overview_get_n_today (overview) },
    { DATELINE_SIDEBAR_UNREAD,
      "unread",
      _ ("Unread"),
      dateline_overview_get_n_unread (overview) },
    { DATELINE_SIDEBAR_SAVED,
      "saved",
      _ ("Saved"),
      dateline_overview_get_n_saved (overview) },
    { DATELINE_SIDEBAR_UPCOMING,
      "upcoming",
      _ ("Upcoming"),
      dateline_overview_get_n_upcoming (overview) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    {
      DatelineSidebarPlace *place;

      /* As a rule nothing is to come. */
      if (fixed[i].kind == DATELINE_SIDEBAR_UPCOMING && fixed[i].count == 0)
        continue;
      place = take_place (self, fixed[i].kind, fixed[i].key);
      dateline_sidebar_place_describe (place,
                                       fixed[i].label,
                                       fixed[i].count,
                                       NULL,
                                       NULL,
                                       NULL);
      g_ptr_array_add (top, place);
    }
}

/* Adds what the reader keeps under names, in their order; @counts may be NULL. */
void
dateline_sidebar_making_add_sections (DatelineSidebarMaking *self,
                                      GPtrArray *top,
                                      DatelineSectionCounts *counts)
{
  GPtrArray *sections =
      counts != NULL ? dateline_section_counts_get_sections (counts) : NULL;

  for (guint i = 0; sections != NULL && i < sections->len; i++)
    {
      DatelineSection *section = sections->pdata[i];
      gint64 id = dateline_section_get_id (section);
      g_autofree char *key = g_strdup_printf (SECTION "%" G_GINT64_FORMAT, id);
      DatelineSidebarPlace *place = take_place (self, DATELINE_SIDEBAR_SECTION, key);
      gint64 n_unread = dateline_section_counts_get_n_unread (counts, id);

      dateline_sidebar_place_set_section (place, section);
      dateline_sidebar_place_describe (place,
                                       dateline_section_get_name (section),
                                       MAX (n_unread, 0),
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
void
dateline_sidebar_making_add_problems (DatelineSidebarMaking *self,
                                      GPtrArray *top,
                                      const DatelineOverview *overview)
{
  guint n = count_problems (overview);
  DatelineSidebarPlace *place;

  if (n == 0)
    return;

  place = take_place (self, DATELINE_SIDEBAR_PROBLEMS, "problems");
  dateline_sidebar_place_describe (place, _ ("Feeds with problems"), n, NULL, NULL, NULL);
  g_ptr_array_add (top, place);
}

/* A category that is seen for the first time is as the reader left it. */
static DatelineSidebarPlace *
take_category (DatelineSidebarMaking *self, DatelineCategory *category)
{
  int closed = dateline_category_get_closed (category);
  g_autofree char *folded =
      dateline_category_fold (dateline_category_get_name (category));
  g_autofree char *key = g_strconcat (CATEGORY, folded, NULL);
  gboolean is_new = !g_hash_table_contains (self->before, key);
  DatelineSidebarPlace *place = take_place (self, DATELINE_SIDEBAR_CATEGORY, key);

  if (is_new && closed >= 0)
    place->expanded = !closed;
  return place;
}

static DatelineSidebarPlace *
describe_category (DatelineSidebarMaking *self, DatelineCategory *category)
{
  DatelineSidebarPlace *place = take_category (self, category);

  place->order = dateline_category_get_place (category);
  dateline_sidebar_place_describe (place,
                                   dateline_category_get_name (category),
                                   dateline_category_get_n_unread (category),
                                   NULL,
                                   NULL,
                                   NULL);
  return place;
}

/* Adds the categories that feeds are filed under; a publisher's alone are the filter's.
 */
void
dateline_sidebar_making_add_categories (DatelineSidebarMaking *self,
                                        GPtrArray *list,
                                        const DatelineOverview *overview)
{
  GPtrArray *categories = dateline_overview_get_categories (overview);

  for (guint i = 0; i < categories->len; i++)
    {
      DatelineSidebarPlace *place;

      if (dateline_category_get_n_feeds (categories->pdata[i]) == 0)
        continue;
      place = describe_category (self, categories->pdata[i]);
      g_ptr_array_add (list, g_object_ref (place));
      g_hash_table_insert (self->by_name, place->label, place);
    }
}

/* The place of the category called so. Feeds mostly spell it as it is spelled, and to
 * compare names otherwise takes five times the time of all the rest. */
static DatelineSidebarPlace *
find_category (DatelineSidebarMaking *self, const char *name)
{
  DatelineSidebarPlace *place = g_hash_table_lookup (self->by_name, name);
  g_autofree char *folded = NULL;
  g_autofree char *key = NULL;

  if (place != NULL)
    return place;
  folded = dateline_category_fold (name);
  key = g_strconcat (CATEGORY, folded, NULL);
  return g_hash_table_lookup (self->by_key, key);
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
  dateline_sidebar_place_set_feed (place, feed);
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

/* All places of a feed are found by its first. */
static void
add_to_feed (DatelineSidebarMaking *self, DatelineSidebarPlace *place)
{
  DatelineSidebarPlace *first = g_hash_table_lookup (self->by_feed, &place->feed_id);

  place->next = NULL;
  if (first == NULL)
    g_hash_table_insert (self->by_feed, &place->feed_id, place);
  else
    {
      place->next = first->next;
      first->next = place;
    }
}

static void
add_feed (DatelineSidebarMaking *self,
          DatelineSidebarPlace *category,
          GPtrArray *list,
          DatelineFeed *feed,
          const char *category_key,
          int index)
{
  g_autofree char *key = make_key (feed, category_key);
  DatelineSidebarPlace *place;

  /* A feed may bear the same category twice, spelled differently. */
  if (g_hash_table_contains (self->by_key, key))
    return;

  place = take_place (self, DATELINE_SIDEBAR_FEED, key);
  place->parent = category;
  place->order = dateline_feed_get_place (feed, index);
  describe (place, feed);
  add_to_feed (self, place);
  g_ptr_array_add (list, g_object_ref (place));
}

/* Adds a feed under each of its categories, or to the loose ones. */
void
dateline_sidebar_making_add_feeds (DatelineSidebarMaking *self,
                                   GPtrArray *loose,
                                   const DatelineOverview *overview)
{
  GPtrArray *feeds = dateline_overview_get_feeds (overview);

  for (guint i = 0; i < feeds->len; i++)
    {
      DatelineFeed *feed = feeds->pdata[i];
      const char *const *names = dateline_feed_get_categories (feed);
      gboolean filed = FALSE;

      for (int j = 0; names != NULL && names[j] != NULL; j++)
        {
          DatelineSidebarPlace *category = find_category (self, names[j]);

          if (category == NULL)
            continue;
          add_feed (self,
                    category,
                    category->feeds,
                    feed,
                    category->key + strlen (CATEGORY),
                    j);
          filed = TRUE;
        }
      if (!filed)
        add_feed (self, NULL, loose, feed, "", -1);
    }
}

static gboolean
says_the_same (DatelineFeed *feed, DatelineFeed *other)
{
  return dateline_feed_get_n_unread (feed) == dateline_feed_get_n_unread (other) &&
         g_strcmp0 (dateline_feed_get_icon_uri (feed),
                    dateline_feed_get_icon_uri (other)) == 0 &&
         g_strcmp0 (get_error (feed), get_error (other)) == 0;
}

static DatelineSidebarPlace *
find_feed (DatelineSidebarMaking *self, DatelineFeed *feed)
{
  gint64 id = dateline_feed_get_id (feed);

  return g_hash_table_lookup (self->by_feed, &id);
}

/* A feed may have a place in each of its categories, or a loose one. */
static void
describe_feed (DatelineSidebarMaking *self, DatelineFeed *feed)
{
  for (DatelineSidebarPlace *place = find_feed (self, feed); place != NULL;
       place = place->next)
    describe (place, feed);
}

/* What is not a feed. Of two overviews with the same places a category is the same record
 * where nothing changed. */
static void
recount_others (DatelineSidebarMaking *self,
                const DatelineOverview *shown,
                const DatelineOverview *overview)
{
  g_autoptr (GPtrArray) top = g_ptr_array_new ();
  GPtrArray *old_categories = dateline_overview_get_categories (shown);
  GPtrArray *categories = dateline_overview_get_categories (overview);

  dateline_sidebar_making_add_fixed (self, top, overview);
  dateline_sidebar_making_add_problems (self, top, overview);
  for (guint i = 0; i < categories->len; i++)
    if (categories->pdata[i] != old_categories->pdata[i] &&
        dateline_category_get_n_feeds (categories->pdata[i]) > 0)
      describe_category (self, categories->pdata[i]);
}

/* Has the places that are there say what @overview says, whose places are those of
 * @shown; lists are not made. */
void
dateline_sidebar_making_recount (DatelineSidebarMaking *self,
                                 const DatelineOverview *shown,
                                 const DatelineOverview *overview)
{
  GPtrArray *old_feeds = dateline_overview_get_feeds (shown);
  GPtrArray *feeds = dateline_overview_get_feeds (overview);

  recount_others (self, shown, overview);
  for (guint i = 0; i < feeds->len; i++)
    if (old_feeds->pdata[i] != feeds->pdata[i] &&
        !says_the_same (old_feeds->pdata[i], feeds->pdata[i]))
      describe_feed (self, feeds->pdata[i]);
}

/* Has the places of @changed say what @overview says, where these places are there
 * already. FALSE if one is not, and then nothing was done. */
gboolean
dateline_sidebar_making_rename (DatelineSidebarMaking *self,
                                GPtrArray *changed,
                                const DatelineOverview *shown,
                                const DatelineOverview *overview)
{
  for (guint i = 0; i < changed->len; i++)
    {
      DatelineSidebarPlace *place = find_feed (self, changed->pdata[i]);

      if (place == NULL || !dateline_sidebar_feeds_fit (place->feed, changed->pdata[i]))
        return FALSE;
    }

  recount_others (self, shown, overview);
  for (guint i = 0; i < changed->len; i++)
    describe_feed (self, changed->pdata[i]);
  return TRUE;
}

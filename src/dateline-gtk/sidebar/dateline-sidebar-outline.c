/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The places of the sidebar in their order: All, Today, Unread, Saved, what is
 * upcoming, the sections, the feeds with problems if there are some, the categories that
 * feeds are filed under with those feeds, and the feeds without a category; these and
 * those in the reader's order, or by name. An update keeps the objects of places that
 * stay, and announces only the stretch of a list that differs. Main context only.
 */

#include "dateline-gtk/sidebar/dateline-sidebar-outline-private.h"

#include "dateline-gtk/sidebar/dateline-sidebar-fit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Followed feeds up to which a category is opened when it is first seen. */
#define FEW_FEEDS 40

/* What a category's key begins with. */
#define CATEGORY "category:"
#define SECTION "section:"

struct _DatelineSidebarOutline
{
  DatelineSectionCounts *sections; /* what the reader keeps under names; or NULL */
  GListStore *places;
  GHashTable *by_key;         /* key → DatelineSidebarPlace, those of the last update */
  GPtrArray *categories;      /* all, in their order */
  GPtrArray *loose;           /* all feeds without a category */
  gboolean hides_read;        /* what has nothing unread is not in the lists… */
  DatelineSidebarPlace *kept; /* …but for this */
};

/* An update under way. */
typedef struct
{
  DatelineSidebarOutline *outline;
  GHashTable *by_key;
  GHashTable *by_name; /* a category's name as it is spelled → its place; or NULL */
  gboolean expand;
} Update;

DatelineSidebarOutline *
dateline_sidebar_outline_new (void)
{
  DatelineSidebarOutline *self = g_new0 (DatelineSidebarOutline, 1);

  self->places = g_list_store_new (DATELINE_TYPE_SIDEBAR_PLACE);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->categories = g_ptr_array_new_with_free_func (g_object_unref);
  self->loose = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
dateline_sidebar_outline_free (DatelineSidebarOutline *self)
{
  g_clear_object (&self->kept);
  g_clear_object (&self->sections);
  g_ptr_array_unref (self->categories);
  g_ptr_array_unref (self->loose);
  g_hash_table_unref (self->by_key);
  g_object_unref (self->places);
  g_free (self);
}

/* Where the sections come from, from the next update on. */
void
dateline_sidebar_outline_set_sections (DatelineSidebarOutline *self,
                                       DatelineSectionCounts *sections)
{
  g_set_object (&self->sections, sections);
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

  /* 0 is behind all: it wraps to the highest. */
  if ((*one)->order != (*other)->order)
    return (*one)->order - 1 < (*other)->order - 1 ? -1 : 1;
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
      place = take_place (update, fixed[i].kind, fixed[i].key);
      dateline_sidebar_place_describe (place,
                                       fixed[i].label,
                                       fixed[i].count,
                                       NULL,
                                       NULL,
                                       NULL);
      g_ptr_array_add (top, place);
    }
}

/* Adds what the reader keeps under names, in their order. */
static void
add_sections (Update *update, GPtrArray *top)
{
  DatelineSectionCounts *counts = update->outline->sections;
  GPtrArray *sections =
      counts != NULL ? dateline_section_counts_get_sections (counts) : NULL;

  for (guint i = 0; sections != NULL && i < sections->len; i++)
    {
      DatelineSection *section = sections->pdata[i];
      gint64 id = dateline_section_get_id (section);
      g_autofree char *key = g_strdup_printf (SECTION "%" G_GINT64_FORMAT, id);
      DatelineSidebarPlace *place = take_place (update, DATELINE_SIDEBAR_SECTION, key);
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

/* A category that is seen for the first time is as the reader left it. */
static DatelineSidebarPlace *
take_category (Update *update, DatelineCategory *category)
{
  int closed = dateline_category_get_closed (category);
  g_autofree char *folded =
      dateline_category_fold (dateline_category_get_name (category));
  g_autofree char *key = g_strconcat (CATEGORY, folded, NULL);
  gboolean is_new = !g_hash_table_contains (update->outline->by_key, key);
  DatelineSidebarPlace *place = take_place (update, DATELINE_SIDEBAR_CATEGORY, key);

  if (is_new && closed >= 0)
    place->expanded = !closed;
  return place;
}

/* Adds the categories that feeds are filed under; a publisher's alone are the filter's.
 */
static void
add_categories (Update *update, GPtrArray *list, const DatelineOverview *overview)
{
  GPtrArray *categories = dateline_overview_get_categories (overview);

  for (guint i = 0; i < categories->len; i++)
    {
      DatelineCategory *category = categories->pdata[i];
      DatelineSidebarPlace *place;

      if (dateline_category_get_n_feeds (category) == 0)
        continue;

      place = take_category (update, category);
      place->order = dateline_category_get_place (category);
      dateline_sidebar_place_describe (place,
                                       dateline_category_get_name (category),
                                       dateline_category_get_n_unread (category),
                                       NULL,
                                       NULL,
                                       NULL);
      g_ptr_array_add (list, g_object_ref (place));
      if (update->by_name != NULL)
        g_hash_table_insert (update->by_name, place->label, place);
    }
}

/* The place of the category called so. Feeds mostly spell it as it is spelled, and to
 * compare names otherwise takes five times the time of all the rest. */
static DatelineSidebarPlace *
find_category (Update *update, const char *name)
{
  DatelineSidebarPlace *place = g_hash_table_lookup (update->by_name, name);
  g_autofree char *folded = NULL;
  g_autofree char *key = NULL;

  if (place != NULL)
    return place;
  folded = dateline_category_fold (name);
  key = g_strconcat (CATEGORY, folded, NULL);
  return g_hash_table_lookup (update->by_key, key);
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

static void
add_feed (Update *update,
          DatelineSidebarPlace *category,
          GPtrArray *list,
          DatelineFeed *feed,
          const char *category_key,
          int index)
{
  g_autofree char *key = make_key (feed, category_key);
  DatelineSidebarPlace *place;

  /* A feed may bear the same category twice, spelled differently. */
  if (g_hash_table_contains (update->by_key, key))
    return;

  place = take_place (update, DATELINE_SIDEBAR_FEED, key);
  place->parent = category;
  place->order = dateline_feed_get_place (feed, index);
  describe (place, feed);
  g_ptr_array_add (list, g_object_ref (place));
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

      for (int j = 0; names != NULL && names[j] != NULL; j++)
        {
          DatelineSidebarPlace *category = find_category (update, names[j]);

          if (category == NULL)
            continue;
          add_feed (update,
                    category,
                    category->feeds,
                    feed,
                    category->key + strlen (CATEGORY),
                    j);
          filed = TRUE;
        }
      if (!filed)
        add_feed (update, NULL, loose, feed, "", -1);
    }
}

/* Adds those of @places to @list that are shown. */
static void
add_shown (DatelineSidebarOutline *self, GPtrArray *list, GPtrArray *places)
{
  for (guint i = 0; i < places->len; i++)
    {
      DatelineSidebarPlace *place = places->pdata[i];

      if (!self->hides_read || place->count > 0 || place == self->kept ||
          (place->places != NULL &&
           g_list_model_get_n_items (G_LIST_MODEL (place->places)) > 0))
        g_ptr_array_add (list, place);
    }
}

/* The first of @places has some air above it. */
static void
set_starts (GPtrArray *places, guint first)
{
  for (guint i = first; i < places->len; i++)
    dateline_sidebar_place_set_starts (places->pdata[i], i == first);
}

/* Makes the places those of @overview. */
void
dateline_sidebar_outline_update (DatelineSidebarOutline *self,
                                 const DatelineOverview *overview)
{
  g_autoptr (GPtrArray) top = g_ptr_array_new ();
  Update update = { .outline = self };
  guint n;

  update.by_key = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  update.by_name = g_hash_table_new (g_str_hash, g_str_equal);
  update.expand = dateline_overview_get_feeds (overview)->len <= FEW_FEEDS;

  add_fixed_places (&update, top, overview);
  add_sections (&update, top);
  add_problems (&update, top, overview);
  for (guint i = 0; i < self->categories->len; i++)
    g_ptr_array_set_size (DATELINE_SIDEBAR_PLACE (self->categories->pdata[i])->feeds, 0);
  g_ptr_array_set_size (self->categories, 0);
  g_ptr_array_set_size (self->loose, 0);
  add_categories (&update, self->categories, overview);
  add_feeds (&update, self->loose, overview);

  g_ptr_array_sort (self->categories, compare_places);
  g_ptr_array_sort (self->loose, compare_places);
  for (guint i = 0; i < self->categories->len; i++)
    {
      DatelineSidebarPlace *category = self->categories->pdata[i];
      g_autoptr (GPtrArray) shown = g_ptr_array_new ();

      g_ptr_array_sort (category->feeds, compare_places);
      add_shown (self, shown, category->feeds);
      replace_places (category->places, shown);
    }
  n = top->len;
  add_shown (self, top, self->categories);
  set_starts (top, n);
  n = top->len;
  add_shown (self, top, self->loose);
  set_starts (top, n);
  replace_places (self->places, top);

  g_hash_table_unref (update.by_name);
  g_hash_table_unref (self->by_key);
  self->by_key = update.by_key;
}

/* Whether what has nothing unread is left out, from the next update on. */
void
dateline_sidebar_outline_set_hides_read (DatelineSidebarOutline *self,
                                         gboolean hides_read)
{
  self->hides_read = hides_read;
}

/* What is shown in any case, from the next update on; NULL for nothing. */
void
dateline_sidebar_outline_set_kept (DatelineSidebarOutline *self,
                                   DatelineSidebarPlace *place)
{
  g_set_object (&self->kept, place);
}

DatelineSidebarPlace *
dateline_sidebar_outline_get_kept (DatelineSidebarOutline *self)
{
  return self->kept;
}

/* Whether something is shown that only @place, which is kept no more, was the reason for.
 */
gboolean
dateline_sidebar_outline_is_kept_needless (DatelineSidebarOutline *self,
                                           DatelineSidebarPlace *place)
{
  return self->hides_read && self->kept != NULL && self->kept != place &&
         self->kept->count == 0;
}

/* All categories that feeds are filed under, shown or not, in their order. */
GPtrArray *
dateline_sidebar_outline_get_categories (DatelineSidebarOutline *self)
{
  return self->categories;
}

/* All feeds without a category. */
GPtrArray *
dateline_sidebar_outline_get_loose (DatelineSidebarOutline *self)
{
  return self->loose;
}

/* The place with this key; NULL if it is gone. */
DatelineSidebarPlace *
dateline_sidebar_outline_look_up (DatelineSidebarOutline *self, const char *key)
{
  return g_hash_table_lookup (self->by_key, key);
}

/* Whether the places of two overviews are the same but for what they say. That is so for
 * nearly all of a refresh, and to find it out takes a twentieth of making the places of
 * 5,000 feeds anew. */
gboolean
dateline_sidebar_outline_fits (DatelineSidebarOutline *self,
                               const DatelineOverview *shown,
                               const DatelineOverview *overview)
{
  return dateline_sidebar_overviews_fit (shown, overview, self->hides_read) &&
         (dateline_overview_get_n_upcoming (shown) == 0) ==
             (dateline_overview_get_n_upcoming (overview) == 0) &&
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
  g_autoptr (GPtrArray) categories = g_ptr_array_new_with_free_func (g_object_unref);
  Update update = { .outline = self, .by_key = self->by_key };

  for (guint i = 0; i < feeds->len; i++)
    if (!says_the_same (old_feeds->pdata[i], feeds->pdata[i]))
      g_ptr_array_add (feeds_that_differ, feeds->pdata[i]);

  add_fixed_places (&update, top, overview);
  add_problems (&update, top, overview);
  add_categories (&update, categories, overview);
  for (guint i = 0; i < feeds_that_differ->len; i++)
    describe_feed (self, feeds_that_differ->pdata[i]);
}

static DatelineSidebarPlace *
find_in (GPtrArray *places, const DatelineQuery *query)
{
  for (guint i = 0; i < places->len; i++)
    if (dateline_sidebar_place_stands_for (places->pdata[i], query))
      return places->pdata[i];
  return NULL;
}

/* The first rows, which are always shown. */
static DatelineSidebarPlace *
find_fixed (DatelineSidebarOutline *self, const DatelineQuery *query)
{
  GListModel *places = G_LIST_MODEL (self->places);

  for (guint i = 0; i < g_list_model_get_n_items (places); i++)
    {
      g_autoptr (DatelineSidebarPlace) place = g_list_model_get_item (places, i);

      if (place->kind > DATELINE_SIDEBAR_SECTION)
        return NULL;
      if (dateline_sidebar_place_stands_for (place, query))
        return place;
    }
  return NULL;
}

/* The place of the feeds with problems; NULL while there are none. */
DatelineSidebarPlace *
dateline_sidebar_outline_find_problems (DatelineSidebarOutline *self)
{
  return g_hash_table_lookup (self->by_key, "problems");
}

/* Finds the first place that stands for @query, shown or not, and the category it is in,
 * if any. */
DatelineSidebarPlace *
dateline_sidebar_outline_find (DatelineSidebarOutline *self,
                               const DatelineQuery *query,
                               DatelineSidebarPlace **parent)
{
  DatelineSidebarPlace *found = find_fixed (self, query);

  if (found == NULL)
    found = find_in (self->categories, query);
  if (found == NULL)
    found = find_in (self->loose, query);
  for (guint i = 0; found == NULL && i < self->categories->len; i++)
    found = find_in (DATELINE_SIDEBAR_PLACE (self->categories->pdata[i])->feeds, query);
  *parent = found != NULL ? found->parent : NULL;
  return found;
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The places of the sidebar in their order: All, Today, Unread, Saved, what is
 * upcoming, the sections, the feeds with problems if there are some, the categories that
 * feeds are filed under with those feeds, and the feeds without a category; these and
 * those in the reader's order, or by name. An update announces only the stretch of a list
 * that differs. Main context only.
 */

#include "dateline-gtk/sidebar/dateline-sidebar-outline-private.h"

#include "dateline-gtk/sidebar/dateline-sidebar-fit-private.h"
#include "dateline-gtk/sidebar/dateline-sidebar-making-private.h"

#include <string.h>

/* Followed feeds up to which a category is opened when it is first seen. */
#define FEW_FEEDS 40

struct _DatelineSidebarOutline
{
  DatelineSectionCounts *sections; /* what the reader keeps under names; or NULL */
  GListStore *places;
  GHashTable *by_key;         /* key → DatelineSidebarPlace, those of the last update */
  GHashTable *by_feed;        /* a feed's id → its first place, likewise */
  GPtrArray *kept_sections;   /* their places, in the reader's order */
  GPtrArray *categories;      /* all, in their order */
  GPtrArray *loose;           /* all feeds without a category */
  gboolean hides_read;        /* what has nothing unread is not in the lists… */
  DatelineSidebarPlace *kept; /* …but for this */
};

DatelineSidebarOutline *
dateline_sidebar_outline_new (void)
{
  DatelineSidebarOutline *self = g_new0 (DatelineSidebarOutline, 1);

  self->places = g_list_store_new (DATELINE_TYPE_SIDEBAR_PLACE);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->by_feed = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->kept_sections = g_ptr_array_new_with_free_func (g_object_unref);
  self->categories = g_ptr_array_new_with_free_func (g_object_unref);
  self->loose = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
dateline_sidebar_outline_free (DatelineSidebarOutline *self)
{
  g_clear_object (&self->kept);
  g_clear_object (&self->sections);
  g_ptr_array_unref (self->kept_sections);
  g_ptr_array_unref (self->categories);
  g_ptr_array_unref (self->loose);
  g_hash_table_unref (self->by_feed);
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

static void
sort_category (DatelineSidebarOutline *self, DatelineSidebarPlace *category)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  g_ptr_array_sort (category->feeds, compare_places);
  add_shown (self, shown, category->feeds);
  replace_places (category->places, shown);
}

/* The feeds that are in none. */
static void
sort_loose (DatelineSidebarOutline *self)
{
  g_autoptr (GPtrArray) top = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *places = G_LIST_MODEL (self->places);
  guint n_places = g_list_model_get_n_items (places);
  guint n = 0;

  g_ptr_array_sort (self->loose, compare_places);
  for (; n < n_places; n++)
    {
      g_autoptr (DatelineSidebarPlace) place = g_list_model_get_item (places, n);

      if (place->kind == DATELINE_SIDEBAR_FEED)
        break;
      g_ptr_array_add (top, g_steal_pointer (&place));
    }
  add_shown (self, top, self->loose);
  for (guint i = n; i < top->len; i++)
    g_object_ref (top->pdata[i]);
  set_starts (top, n);
  replace_places (self->places, top);
}

/* Makes the places those of @overview. */
void
dateline_sidebar_outline_update (DatelineSidebarOutline *self,
                                 const DatelineOverview *overview)
{
  g_autoptr (GPtrArray) top = g_ptr_array_new ();
  DatelineSidebarMaking making = { .before = self->by_key };
  guint n;

  making.by_key = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  making.by_name = g_hash_table_new (g_str_hash, g_str_equal);
  making.by_feed = g_hash_table_new (g_int64_hash, g_int64_equal);
  making.expand = dateline_overview_get_feeds (overview)->len <= FEW_FEEDS;

  dateline_sidebar_making_add_fixed (&making, top, overview);
  n = top->len;
  dateline_sidebar_making_add_sections (&making, top, self->sections);
  g_ptr_array_set_size (self->kept_sections, 0);
  for (; n < top->len; n++)
    g_ptr_array_add (self->kept_sections, g_object_ref (top->pdata[n]));
  dateline_sidebar_making_add_problems (&making, top, overview);
  for (guint i = 0; i < self->categories->len; i++)
    g_ptr_array_set_size (DATELINE_SIDEBAR_PLACE (self->categories->pdata[i])->feeds, 0);
  g_ptr_array_set_size (self->categories, 0);
  g_ptr_array_set_size (self->loose, 0);
  dateline_sidebar_making_add_categories (&making, self->categories, overview);
  dateline_sidebar_making_add_feeds (&making, self->loose, overview);

  g_ptr_array_sort (self->categories, compare_places);
  g_ptr_array_sort (self->loose, compare_places);
  for (guint i = 0; i < self->categories->len; i++)
    sort_category (self, self->categories->pdata[i]);
  n = top->len;
  add_shown (self, top, self->categories);
  set_starts (top, n);
  n = top->len;
  add_shown (self, top, self->loose);
  set_starts (top, n);
  replace_places (self->places, top);

  g_hash_table_unref (making.by_name);
  g_hash_table_unref (self->by_feed);
  self->by_feed = making.by_feed;
  g_hash_table_unref (self->by_key);
  self->by_key = making.by_key;
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

/* What the reader keeps under names, in the reader's order. */
GPtrArray *
dateline_sidebar_outline_get_sections (DatelineSidebarOutline *self)
{
  return self->kept_sections;
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
  return dateline_sidebar_overviews_fit (shown, overview, self->hides_read);
}

/* What is made is what is there already. */
static DatelineSidebarMaking
make_again (DatelineSidebarOutline *self)
{
  return (DatelineSidebarMaking){
    .before = self->by_key,
    .by_key = self->by_key,
    .by_feed = self->by_feed,
  };
}

/* Makes the places say what @overview says, whose places are those of @shown. */
void
dateline_sidebar_outline_recount (DatelineSidebarOutline *self,
                                  const DatelineOverview *shown,
                                  const DatelineOverview *overview)
{
  DatelineSidebarMaking making = make_again (self);

  dateline_sidebar_making_recount (&making, shown, overview);
}

/* Has the sections say what they are now. FALSE where there are others than before. */
gboolean
dateline_sidebar_outline_recount_sections (DatelineSidebarOutline *self)
{
  GPtrArray *sections = dateline_section_counts_get_sections (self->sections);
  DatelineSidebarMaking making = make_again (self);
  g_autoptr (GPtrArray) top = g_ptr_array_new ();

  if (sections == NULL || sections->len != self->kept_sections->len)
    return FALSE;
  for (guint i = 0; i < sections->len; i++)
    {
      DatelineSidebarPlace *place = self->kept_sections->pdata[i];

      if (dateline_section_get_id (place->section) !=
          dateline_section_get_id (sections->pdata[i]))
        return FALSE;
    }
  dateline_sidebar_making_add_sections (&making, top, self->sections);
  return TRUE;
}

/* Where feeds were called otherwise, as by their publishers while all are refreshed: the
 * places stay, and lists are put in order. FALSE where that is not all. */
gboolean
dateline_sidebar_outline_rename (DatelineSidebarOutline *self,
                                 const DatelineOverview *shown,
                                 const DatelineOverview *overview)
{
  DatelineSidebarMaking making = make_again (self);
  g_autoptr (GPtrArray) changed = NULL;

  if (self->hides_read)
    return FALSE;
  changed = dateline_sidebar_overviews_list_changed (shown, overview);
  if (changed == NULL ||
      !dateline_sidebar_making_rename (&making, changed, shown, overview))
    return FALSE;

  for (guint i = 0; i < self->categories->len; i++)
    sort_category (self, self->categories->pdata[i]);
  sort_loose (self);
  return TRUE;
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

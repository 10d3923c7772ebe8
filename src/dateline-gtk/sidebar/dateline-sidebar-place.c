/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A row's place in the sidebar: all stories, unread ones, a category, a feed. The same
 * object serves one overview after another, so that rows keep their selection and
 * expansion, and repaint only when what they show has changed. Main context only. */

#include "dateline-gtk/sidebar/dateline-sidebar-place-private.h"

G_DEFINE_FINAL_TYPE (DatelineSidebarPlace, dateline_sidebar_place, G_TYPE_OBJECT)

static guint signal_changed;

static const char *const icon_names[] = {
  [DATELINE_SIDEBAR_ALL] = "dateline-story-symbolic",
  [DATELINE_SIDEBAR_TODAY] = "dateline-calendar-symbolic",
  [DATELINE_SIDEBAR_UNREAD] = "dateline-unread-symbolic",
  [DATELINE_SIDEBAR_SAVED] = "dateline-saved-symbolic",
  [DATELINE_SIDEBAR_UPCOMING] = "document-open-recent-symbolic",
  [DATELINE_SIDEBAR_SECTION] = "folder-saved-search-symbolic",
  [DATELINE_SIDEBAR_PROBLEMS] = "dialog-warning-symbolic",
  [DATELINE_SIDEBAR_CATEGORY] = NULL, /* has an arrow there */
  [DATELINE_SIDEBAR_FEED] = "dateline-feed-symbolic",
};

static void
dateline_sidebar_place_finalize (GObject *object)
{
  DatelineSidebarPlace *self = DATELINE_SIDEBAR_PLACE (object);

  g_free (self->key);
  g_free (self->label);
  g_free (self->sort_key);
  g_free (self->icon_uri);
  g_free (self->feed_uri);
  g_free (self->error);
  g_clear_object (&self->places);
  g_clear_pointer (&self->feeds, g_ptr_array_unref);
  g_clear_pointer (&self->feed, dateline_feed_unref);
  g_clear_pointer (&self->section, dateline_section_unref);

  G_OBJECT_CLASS (dateline_sidebar_place_parent_class)->finalize (object);
}

static void
dateline_sidebar_place_class_init (DatelineSidebarPlaceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dateline_sidebar_place_finalize;

  signal_changed = g_signal_new ("changed",
                                 DATELINE_TYPE_SIDEBAR_PLACE,
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 0);
}

static void
dateline_sidebar_place_init (DatelineSidebarPlace *self)
{
}

DatelineSidebarPlace *
dateline_sidebar_place_new (DatelineSidebarKind kind, const char *key)
{
  DatelineSidebarPlace *self = g_object_new (DATELINE_TYPE_SIDEBAR_PLACE, NULL);

  self->kind = kind;
  self->key = g_strdup (key);
  if (kind == DATELINE_SIDEBAR_CATEGORY)
    {
      self->places = g_list_store_new (DATELINE_TYPE_SIDEBAR_PLACE);
      self->feeds = g_ptr_array_new_with_free_func (g_object_unref);
    }
  return self;
}

static gboolean
replace (char **member, const char *text)
{
  if (g_strcmp0 (*member, text) == 0)
    return FALSE;

  g_free (*member);
  *member = g_strdup (text);
  return TRUE;
}

/* Says what the row shows; emits "changed" only if that is new. */
void
dateline_sidebar_place_describe (DatelineSidebarPlace *self,
                                 const char *label,
                                 guint count,
                                 const char *icon_uri,
                                 const char *feed_uri,
                                 const char *error)
{
  gboolean changed = FALSE;

  if (replace (&self->label, label))
    {
      g_autofree char *folded = g_utf8_casefold (label, -1);

      g_free (self->sort_key);
      self->sort_key = g_utf8_collate_key_for_filename (folded, -1); /* 9 before 10 */
      changed = TRUE;
    }
  changed |= replace (&self->icon_uri, icon_uri);
  changed |= replace (&self->feed_uri, feed_uri);
  changed |= replace (&self->error, error);
  changed |= self->count != count;
  self->count = count;
  if (changed)
    g_signal_emit (self, signal_changed, 0);
}

void
dateline_sidebar_place_set_feed (DatelineSidebarPlace *self, DatelineFeed *feed)
{
  g_clear_pointer (&self->feed, dateline_feed_unref);
  self->feed = dateline_feed_ref (feed);
  self->feed_id = dateline_feed_get_id (feed);
}

void
dateline_sidebar_place_set_section (DatelineSidebarPlace *self, DatelineSection *section)
{
  g_clear_pointer (&self->section, dateline_section_unref);
  self->section = dateline_section_ref (section);
}

void
dateline_sidebar_place_set_starts (DatelineSidebarPlace *self, gboolean starts)
{
  if (self->starts == starts)
    return;

  self->starts = starts;
  g_signal_emit (self, signal_changed, 0);
}

/* The icon of a place that has none of its own; NULL for none at all. */
const char *
dateline_sidebar_place_get_icon_name (DatelineSidebarPlace *self)
{
  return icon_names[self->kind];
}

DatelineQuery *
dateline_sidebar_place_make_query (DatelineSidebarPlace *self)
{
  DatelineQuery *query;

  if (self->section != NULL)
    return dateline_query_copy (dateline_section_get_query (self->section));

  query = dateline_query_new ();
  switch (self->kind)
    {
    case DATELINE_SIDEBAR_SECTION:
    case DATELINE_SIDEBAR_ALL:
    case DATELINE_SIDEBAR_PROBLEMS:
      break;
    case DATELINE_SIDEBAR_UNREAD:
      dateline_query_set_unread_only (query, TRUE);
      break;
    case DATELINE_SIDEBAR_TODAY:
      dateline_query_set_date_range (query, DATELINE_DATE_RANGE_TODAY);
      break;
    case DATELINE_SIDEBAR_SAVED:
      dateline_query_set_saved_only (query, TRUE);
      break;
    case DATELINE_SIDEBAR_UPCOMING:
      dateline_query_set_upcoming (query, TRUE);
      break;
    case DATELINE_SIDEBAR_CATEGORY:
      dateline_query_add_category (query, self->label);
      break;
    case DATELINE_SIDEBAR_FEED:
      dateline_query_set_feed (query, self->feed_id);
      break;
    default:
      g_warn_if_reached ();
    }
  return query;
}

/* Whether the row lists exactly what @query does. */
static gboolean
is_own (DatelineSidebarPlace *self, const DatelineQuery *query)
{
  g_autoptr (DatelineQuery) own = dateline_sidebar_place_make_query (self);

  dateline_query_copy_order (own, query);
  return dateline_query_equal (own, query);
}

/* Whether the row is where @query is at home. A feed and a category remain that while the
 * query is narrowed down by further filters. */
gboolean
dateline_sidebar_place_stands_for (DatelineSidebarPlace *self, const DatelineQuery *query)
{
  const char *const *categories = dateline_query_get_categories (query);

  if (self->kind == DATELINE_SIDEBAR_SECTION)
    return is_own (self, query);
  if (dateline_query_get_feed (query) != 0)
    return self->kind == DATELINE_SIDEBAR_FEED &&
           self->feed_id == dateline_query_get_feed (query);
  if (categories[0] != NULL && categories[1] == NULL)
    return self->kind == DATELINE_SIDEBAR_CATEGORY &&
           dateline_query_has_category (query, self->label);
  if (self->kind > DATELINE_SIDEBAR_UPCOMING)
    return FALSE;
  return is_own (self, query);
}

/* Whether it is the reader's to name and to put elsewhere. */
gboolean
dateline_sidebar_place_is_movable (DatelineSidebarPlace *self)
{
  return self->kind == DATELINE_SIDEBAR_FEED || self->kind == DATELINE_SIDEBAR_CATEGORY ||
         self->kind == DATELINE_SIDEBAR_SECTION;
}

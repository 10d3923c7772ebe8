/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a drop, or a key in its stead, changes: from places and where they go to an
 * arrangement, which the store makes, and a sentence. Nothing is changed here. Main
 * context only. */

#include "dateline-gtk/sidebar/dateline-sidebar-move-private.h"

#include <glib/gi18n-lib.h>

void
dateline_sidebar_move_free (DatelineSidebarMove *self)
{
  dateline_arrangement_free (self->arrangement);
  g_free (self->text);
  g_free (self);
}

/* Takes both; NULL where nothing would change. */
DatelineSidebarMove *
dateline_sidebar_move_new (DatelineArrangement *arrangement, char *text)
{
  DatelineSidebarMove *self;

  if (dateline_arrangement_is_empty (arrangement))
    {
      dateline_arrangement_free (arrangement);
      g_free (text);
      return NULL;
    }
  self = g_new (DatelineSidebarMove, 1);
  self->arrangement = arrangement;
  self->text = text;
  return self;
}

/* @one says it of the place called %s, @many of %u. */
#define SAY(places, one, many)                                                           \
  ((places)->len == 1                                                                    \
       ? g_strdup_printf (one, DATELINE_SIDEBAR_PLACE ((places)->pdata[0])->label)       \
       : g_strdup_printf (many, (places)->len))

static gboolean
are_all (GPtrArray *places, DatelineSidebarKind kind)
{
  for (guint i = 0; i < places->len; i++)
    if (DATELINE_SIDEBAR_PLACE (places->pdata[i])->kind != kind)
      return FALSE;
  return places->len > 0;
}

/* Where @places would go on @target: @fraction is how far down its row the pointer is. */
DatelineSidebarSide
dateline_sidebar_move_find_side (GPtrArray *places,
                                 DatelineSidebarPlace *target,
                                 double fraction)
{
  DatelineSidebarSide half =
      fraction < 0.5 ? DATELINE_SIDEBAR_BEFORE : DATELINE_SIDEBAR_AFTER;

  if (are_all (places, DATELINE_SIDEBAR_FEED))
    {
      if (target->kind == DATELINE_SIDEBAR_CATEGORY)
        return DATELINE_SIDEBAR_INTO;
      return target->kind == DATELINE_SIDEBAR_FEED &&
                     !g_ptr_array_find (places, target, NULL)
                 ? half
                 : DATELINE_SIDEBAR_NOWHERE;
    }
  return (target->kind == DATELINE_SIDEBAR_CATEGORY ||
          target->kind == DATELINE_SIDEBAR_SECTION) &&
                 are_all (places, target->kind) &&
                 !g_ptr_array_find (places, target, NULL)
             ? half
             : DATELINE_SIDEBAR_NOWHERE;
}

/* All places among which @place stands. */
static GPtrArray *
get_siblings (DatelineSidebarOutline *outline, DatelineSidebarPlace *place)
{
  if (place->kind == DATELINE_SIDEBAR_CATEGORY)
    return dateline_sidebar_outline_get_categories (outline);
  if (place->kind == DATELINE_SIDEBAR_SECTION)
    return dateline_sidebar_outline_get_sections (outline);
  if (place->kind != DATELINE_SIDEBAR_FEED)
    return NULL;
  return place->parent != NULL ? place->parent->feeds
                               : dateline_sidebar_outline_get_loose (outline);
}

static gboolean
is_same_category (const char *name, DatelineSidebarPlace *category)
{
  g_autofree char *fold = dateline_category_fold (name);
  g_autofree char *key = g_strconcat ("category:", fold, NULL);

  return category != NULL && g_str_equal (key, category->key);
}

/* Files the feed of @place out of @from (nullable) and into @to (nullable). */
static void
file (DatelineArrangement *arrangement,
      DatelineSidebarPlace *place,
      DatelineSidebarPlace *from,
      DatelineSidebarPlace *to)
{
  const char *const *names = dateline_feed_get_categories (place->feed);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) filed = NULL;
  gboolean is_there = to == NULL;

  if (from == to)
    return;
  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean leaves = is_same_category (names[i], from);
      gboolean arrives = is_same_category (names[i], to);

      if (!leaves)
        g_strv_builder_add (builder, names[i]);
      is_there |= arrives;
    }
  if (!is_there)
    g_strv_builder_add (builder, to->label);
  filed = g_strv_builder_end (builder);
  if (!g_strv_equal (names, (const char *const *) filed))
    dateline_arrangement_file_feed (arrangement,
                                    place->feed_id,
                                    (const char *const *) filed);
}

/* @siblings with @places, which may be among them or not, beside @target. */
GPtrArray *
dateline_sidebar_move_put_beside (GPtrArray *siblings,
                                  GPtrArray *places,
                                  DatelineSidebarPlace *target,
                                  DatelineSidebarSide side)
{
  GPtrArray *order = g_ptr_array_new ();
  g_autoptr (GHashTable) moved = g_hash_table_new (g_int64_hash, g_int64_equal);
  gboolean are_feeds = target->kind == DATELINE_SIDEBAR_FEED;

  for (guint i = 0; are_feeds && i < places->len; i++)
    g_hash_table_add (moved, &DATELINE_SIDEBAR_PLACE (places->pdata[i])->feed_id);
  for (guint i = 0; i < siblings->len; i++)
    {
      DatelineSidebarPlace *sibling = siblings->pdata[i];
      gboolean moves = are_feeds ? g_hash_table_contains (moved, &sibling->feed_id)
                                 : g_ptr_array_find (places, sibling, NULL);

      if (sibling == target && side == DATELINE_SIDEBAR_BEFORE)
        g_ptr_array_extend (order, places, NULL, NULL);
      if (!moves)
        g_ptr_array_add (order, sibling);
      if (sibling == target && side == DATELINE_SIDEBAR_AFTER)
        g_ptr_array_extend (order, places, NULL, NULL);
    }
  return order;
}

static gboolean
is_same_order (GPtrArray *order, GPtrArray *siblings)
{
  if (order->len != siblings->len)
    return FALSE;
  for (guint i = 0; i < order->len; i++)
    if (order->pdata[i] != siblings->pdata[i])
      return FALSE;
  return TRUE;
}

static void
order_feeds (DatelineArrangement *arrangement,
             GPtrArray *places,
             GPtrArray *siblings,
             DatelineSidebarPlace *target,
             DatelineSidebarSide side)
{
  g_autoptr (GPtrArray) order =
      dateline_sidebar_move_put_beside (siblings, places, target, side);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (is_same_order (order, siblings))
    return;
  for (guint i = 0; i < order->len; i++)
    g_array_append_val (ids, DATELINE_SIDEBAR_PLACE (order->pdata[i])->feed_id);
  dateline_arrangement_order_feeds (arrangement,
                                    target->parent != NULL ? target->parent->label : NULL,
                                    (const gint64 *) ids->data,
                                    ids->len);
}

static DatelineSidebarMove *
drop_feeds (DatelineSidebarOutline *outline,
            GPtrArray *places,
            DatelineSidebarPlace *target,
            DatelineSidebarSide side,
            gboolean copies)
{
  DatelineArrangement *arrangement = dateline_arrangement_new ();
  DatelineSidebarPlace *category =
      side == DATELINE_SIDEBAR_INTO ? target : target->parent;
  g_autofree char *text = NULL;

  for (guint i = 0; i < places->len; i++)
    {
      DatelineSidebarPlace *place = places->pdata[i];

      /* What stands there already is only put in order. */
      if (place->parent != category)
        file (arrangement, place, copies ? NULL : place->parent, category);
    }
  if (dateline_arrangement_is_empty (arrangement) || category == NULL)
    text = SAY (
        places,
        _ ("“%s” moved"),
        g_dngettext (GETTEXT_PACKAGE, "%u feed moved", "%u feeds moved", places->len));
  else if (places->len > 1)
    text = g_strdup_printf (copies ? g_dngettext (GETTEXT_PACKAGE,
                                                  "%u feed is in “%s” too",
                                                  "%u feeds are in “%s” too",
                                                  places->len)
                                   : g_dngettext (GETTEXT_PACKAGE,
                                                  "%u feed moved to “%s”",
                                                  "%u feeds moved to “%s”",
                                                  places->len),
                            places->len,
                            category->label);
  else
    text = g_strdup_printf (copies ? _ ("“%s” is in “%s” too") : _ ("“%s” moved to “%s”"),
                            DATELINE_SIDEBAR_PLACE (places->pdata[0])->label,
                            category->label);
  if (side != DATELINE_SIDEBAR_INTO)
    order_feeds (arrangement, places, get_siblings (outline, target), target, side);
  return dateline_sidebar_move_new (arrangement, g_steal_pointer (&text));
}

static DatelineSidebarMove *
drop_categories (DatelineSidebarOutline *outline,
                 GPtrArray *places,
                 DatelineSidebarPlace *target,
                 DatelineSidebarSide side)
{
  DatelineArrangement *arrangement = dateline_arrangement_new ();
  GPtrArray *siblings = dateline_sidebar_outline_get_categories (outline);
  g_autoptr (GPtrArray) order =
      dateline_sidebar_move_put_beside (siblings, places, target, side);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < order->len; i++)
    g_strv_builder_add (names, DATELINE_SIDEBAR_PLACE (order->pdata[i])->label);
  list = g_strv_builder_end (names);
  if (!is_same_order (order, siblings))
    dateline_arrangement_order_categories (arrangement, (const char *const *) list);
  return dateline_sidebar_move_new (arrangement,
                                    SAY (places,
                                         _ ("“%s” moved"),
                                         g_dngettext (GETTEXT_PACKAGE,
                                                      "%u category moved",
                                                      "%u categories moved",
                                                      places->len)));
}

/* @places, all feeds, all categories or all sections, go to @target. @copies: feeds
 * stay besides where they are. NULL where that changes nothing. */
DatelineSidebarMove *
dateline_sidebar_move_new_drop (DatelineSidebarOutline *outline,
                                GPtrArray *places,
                                DatelineSidebarPlace *target,
                                DatelineSidebarSide side,
                                gboolean copies)
{
  if (side == DATELINE_SIDEBAR_NOWHERE)
    return NULL;
  if (are_all (places, DATELINE_SIDEBAR_SECTION))
    return dateline_sidebar_move_new_sections (outline, places, target, side);
  if (are_all (places, DATELINE_SIDEBAR_CATEGORY))
    return drop_categories (outline, places, target, side);
  return drop_feeds (outline, places, target, side, copies);
}

/* The next place that is shown, up (-1) or down (1). */
static DatelineSidebarPlace *
find_neighbour (DatelineSidebarOutline *outline, DatelineSidebarPlace *place, int step)
{
  GListModel *shown = place->parent != NULL
                          ? G_LIST_MODEL (place->parent->places)
                          : dateline_sidebar_outline_get_places (outline);
  guint n = g_list_model_get_n_items (shown);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DatelineSidebarPlace) other = g_list_model_get_item (shown, i);
      g_autoptr (DatelineSidebarPlace) neighbour = NULL;

      if (other != place)
        continue;
      if (step < 0 && i == 0)
        return NULL;
      neighbour = g_list_model_get_item (shown, i + step);
      return neighbour != NULL && neighbour->kind == place->kind ? neighbour : NULL;
    }
  return NULL;
}

/* @place goes one up (-1) or down (1) among its like. */
DatelineSidebarMove *
dateline_sidebar_move_new_step (DatelineSidebarOutline *outline,
                                DatelineSidebarPlace *place,
                                int step)
{
  DatelineSidebarPlace *neighbour = find_neighbour (outline, place, step);
  g_autoptr (GPtrArray) places = g_ptr_array_new ();

  if (neighbour == NULL || get_siblings (outline, place) == NULL)
    return NULL;
  g_ptr_array_add (places, place);
  return dateline_sidebar_move_new_drop (outline,
                                         places,
                                         neighbour,
                                         step < 0 ? DATELINE_SIDEBAR_BEFORE
                                                  : DATELINE_SIDEBAR_AFTER,
                                         FALSE);
}

/* Whether @place stands among others that have an order of the reader's. */
gboolean
dateline_sidebar_move_is_ordered (DatelineSidebarOutline *outline,
                                  DatelineSidebarPlace *place)
{
  GPtrArray *siblings = get_siblings (outline, place);

  /* Those that have a place come first. */
  return siblings != NULL && siblings->len > 0 &&
         DATELINE_SIDEBAR_PLACE (siblings->pdata[0])->order != 0;
}

/* All among which @place stands go back to the order of their names. */
DatelineSidebarMove *
dateline_sidebar_move_new_sort (DatelineSidebarOutline *outline,
                                DatelineSidebarPlace *place)
{
  DatelineArrangement *arrangement = dateline_arrangement_new ();

  if (!dateline_sidebar_move_is_ordered (outline, place))
    return dateline_sidebar_move_new (arrangement, NULL);
  if (place->kind == DATELINE_SIDEBAR_CATEGORY)
    dateline_arrangement_order_categories (arrangement, NULL);
  else
    dateline_arrangement_order_feeds (arrangement,
                                      place->parent != NULL ? place->parent->label : NULL,
                                      NULL,
                                      0);
  return dateline_sidebar_move_new (arrangement, g_strdup (_ ("Sorted by name")));
}

/* Feeds leave the category that they stand in here. */
DatelineSidebarMove *
dateline_sidebar_move_new_take_out (GPtrArray *places)
{
  DatelineArrangement *arrangement = dateline_arrangement_new ();

  for (guint i = 0; i < places->len; i++)
    {
      DatelineSidebarPlace *place = places->pdata[i];

      if (place->feed != NULL && place->parent != NULL)
        file (arrangement, place, place->parent, NULL);
    }
  return dateline_sidebar_move_new (
      arrangement,
      SAY (places,
           _ ("“%s” taken out of the category"),
           g_dngettext (GETTEXT_PACKAGE,
                        "%u feed taken out of the category",
                        "%u feeds taken out of the category",
                        places->len)));
}

/* Feeds are followed no more; one that stands in several places goes once. Where there
 * are none sections go. */
DatelineSidebarMove *
dateline_sidebar_move_new_remove (GPtrArray *places)
{
  DatelineArrangement *arrangement = dateline_arrangement_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) removed = g_ptr_array_new ();

  for (guint i = 0; i < places->len; i++)
    {
      DatelineSidebarPlace *place = places->pdata[i];

      if (place->feed == NULL || !g_hash_table_add (seen, &place->feed_id))
        continue;
      dateline_arrangement_remove_feed (arrangement, place->feed_id);
      g_ptr_array_add (removed, place);
    }
  if (removed->len == 0)
    {
      dateline_arrangement_free (arrangement);
      return dateline_sidebar_move_new_section_removal (places);
    }
  return dateline_sidebar_move_new (arrangement,
                                    SAY (removed,
                                         _ ("“%s” is no longer followed"),
                                         g_dngettext (GETTEXT_PACKAGE,
                                                      "%u feed is no longer followed",
                                                      "%u feeds are no longer followed",
                                                      removed->len)));
}

static DatelineSidebarMove *
name_category (DatelineSidebarOutline *outline,
               DatelineSidebarPlace *place,
               const char *name)
{
  DatelineArrangement *arrangement = dateline_arrangement_new ();
  g_autofree char *fold = dateline_category_fold (name);
  g_autofree char *key = g_strconcat ("category:", fold, NULL);
  DatelineSidebarPlace *there = dateline_sidebar_outline_look_up (outline, key);

  if (fold != NULL && !g_str_equal (name, place->label))
    dateline_arrangement_rename_category (arrangement, place->label, name);
  if (there != NULL && there != place)
    return dateline_sidebar_move_new (
        arrangement,
        g_strdup_printf (_ ("“%s” and “%s” are one category now"),
                         place->label,
                         there->label));
  return dateline_sidebar_move_new (
      arrangement,
      g_strdup_printf (_ ("“%s” is called “%s” now"), place->label, name));
}

/* A feed, a category or a section gets another name. An empty one, or the publisher's,
 * has a feed called what its publisher calls it. */
DatelineSidebarMove *
dateline_sidebar_move_new_name (DatelineSidebarOutline *outline,
                                DatelineSidebarPlace *place,
                                const char *name)
{
  DatelineArrangement *arrangement;

  if (place->kind == DATELINE_SIDEBAR_CATEGORY)
    return name_category (outline, place, name);
  if (place->kind == DATELINE_SIDEBAR_SECTION)
    return dateline_sidebar_move_new_section_name (place, name);

  arrangement = dateline_arrangement_new ();
  if (place->feed != NULL && g_strcmp0 (name, place->label) != 0)
    {
      const char *title = dateline_feed_get_publisher_title (place->feed);
      gboolean is_own = *name != '\0' && g_strcmp0 (name, title) != 0;

      dateline_arrangement_rename_feed (arrangement,
                                        place->feed_id,
                                        is_own ? name : NULL);
      return dateline_sidebar_move_new (
          arrangement,
          is_own ? g_strdup_printf (_ ("“%s” is called “%s” now"), place->label, name)
                 : g_strdup_printf (_ ("“%s” bears its publisher’s name"), place->label));
    }
  return dateline_sidebar_move_new (arrangement, NULL);
}

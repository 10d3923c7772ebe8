/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The context menu of rows of the sidebar. What is about the rows is done by the
 * sidebar's own actions, with the places' keys; the rest by the host's, with the feeds'
 * numbers or the category's name. Main context only. */

#include "dateline-gtk/sidebar/dateline-sidebar-menu-private.h"

#include "dateline-gtk/sidebar/dateline-sidebar-move-private.h"

#include <glib/gi18n-lib.h>

/* What an action is given. */
typedef enum
{
  TARGET_FEED,    /* x */
  TARGET_FEEDS,   /* ax */
  TARGET_NAME,    /* s, of the category */
  TARGET_KEYS,    /* as */
  TARGET_SECTION, /* x */
} Target;

/* Where a choice is offered besides its kind of row. */
typedef enum
{
  ALWAYS,
  FOR_ONE,     /* not for several rows at once */
  IN_CATEGORY, /* for feeds that stand in one */
  IF_ORDERED,  /* where there is an order of the reader's */
  IF_FEEDS_ORDERED,
} Condition;

typedef struct
{
  guint section;
  const char *label;
  const char *action;
  Target target;
  Condition condition;
} Choice;

static const Choice feed_choices[] = {
  { 0, N_ ("_Refresh"), "reader.feed-refresh", TARGET_FEED, FOR_ONE },
  { 0, N_ ("_Mark All as Read"), "reader.feeds-mark-read", TARGET_FEEDS, ALWAYS },
  { 1, N_ ("Re_name"), "sidebar.rename", TARGET_KEYS, FOR_ONE },
  { 1, N_ ("_File Under…"), "reader.feeds-file", TARGET_FEEDS, ALWAYS },
  { 1, N_ ("_Take Out of Category"), "sidebar.take-out", TARGET_KEYS, IN_CATEGORY },
  { 2, N_ ("Move _Up"), "sidebar.move-up", TARGET_KEYS, FOR_ONE },
  { 2, N_ ("Move _Down"), "sidebar.move-down", TARGET_KEYS, FOR_ONE },
  { 2, N_ ("_Sort by Name"), "sidebar.sort", TARGET_KEYS, IF_ORDERED },
  { 3, N_ ("_Properties"), "reader.feed-properties", TARGET_FEED, FOR_ONE },
  { 4, N_ ("_Unsubscribe"), "sidebar.remove", TARGET_KEYS, ALWAYS },
};

static const Choice category_choices[] = {
  { 0, N_ ("_Mark All as Read"), "reader.category-mark-read", TARGET_NAME, FOR_ONE },
  { 1, N_ ("Re_name"), "sidebar.rename", TARGET_KEYS, FOR_ONE },
  { 2, N_ ("Move _Up"), "sidebar.move-up", TARGET_KEYS, FOR_ONE },
  { 2, N_ ("Move _Down"), "sidebar.move-down", TARGET_KEYS, FOR_ONE },
  { 2, N_ ("_Sort Categories by Name"), "sidebar.sort", TARGET_KEYS, IF_ORDERED },
  { 2, N_ ("Sort _Feeds by Name"), "sidebar.sort-feeds", TARGET_KEYS, IF_FEEDS_ORDERED },
  { 3, N_ ("Se_ttings…"), "reader.category-settings", TARGET_NAME, FOR_ONE },
};

static const Choice section_choices[] = {
  { 0, N_ ("_Change…"), "reader.section-change", TARGET_SECTION, FOR_ONE },
  { 0, N_ ("Re_name"), "sidebar.rename", TARGET_KEYS, FOR_ONE },
  { 1, N_ ("Move _Up"), "sidebar.move-up", TARGET_KEYS, FOR_ONE },
  { 1, N_ ("Move _Down"), "sidebar.move-down", TARGET_KEYS, FOR_ONE },
  { 2, N_ ("Remove _Section"), "sidebar.remove", TARGET_KEYS, ALWAYS },
};

static gboolean
is_offered (const Choice *choice, DatelineSidebarOutline *outline, GPtrArray *places)
{
  DatelineSidebarPlace *place = places->pdata[0];

  switch (choice->condition)
    {
    case FOR_ONE:
      return places->len == 1;
    case IN_CATEGORY:
      return place->parent != NULL;
    case IF_ORDERED:
      return places->len == 1 && dateline_sidebar_move_is_ordered (outline, place);
    case IF_FEEDS_ORDERED:
      return places->len == 1 && place->feeds->len > 0 &&
             dateline_sidebar_move_is_ordered (outline, place->feeds->pdata[0]);
    case ALWAYS:
    default:
      return TRUE;
    }
}

static GVariant *
make_target (Target target, GPtrArray *places)
{
  DatelineSidebarPlace *place = places->pdata[0];
  GVariantBuilder builder;

  if (target == TARGET_FEED)
    return g_variant_new_int64 (place->feed_id);
  if (target == TARGET_SECTION)
    return g_variant_new_int64 (dateline_section_get_id (place->section));
  if (target == TARGET_NAME)
    return g_variant_new_string (place->label);

  g_variant_builder_init (&builder,
                          target == TARGET_FEEDS ? G_VARIANT_TYPE ("ax")
                                                 : G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < places->len; i++)
    {
      place = places->pdata[i];
      if (target == TARGET_FEEDS)
        g_variant_builder_add (&builder, "x", place->feed_id);
      else
        g_variant_builder_add (&builder, "s", place->key);
    }
  return g_variant_builder_end (&builder);
}

static gboolean
are_all (GPtrArray *places, DatelineSidebarKind kind)
{
  for (guint i = 0; i < places->len; i++)
    if (DATELINE_SIDEBAR_PLACE (places->pdata[i])->kind != kind)
      return FALSE;
  return TRUE;
}

static GMenuModel *
make_menu (const Choice *choices,
           guint n_choices,
           DatelineSidebarOutline *outline,
           GPtrArray *places)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < n_choices; i++)
    {
      g_autoptr (GMenuItem) item = NULL;

      if (i > 0 && choices[i].section != choices[i - 1].section)
        {
          g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
          g_object_unref (section);
          section = g_menu_new ();
        }
      if (!is_offered (&choices[i], outline, places))
        continue;
      item = g_menu_item_new (_ (choices[i].label), NULL);
      g_menu_item_set_action_and_target_value (item,
                                               choices[i].action,
                                               make_target (choices[i].target, places));
      g_menu_append_item (section, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/* Makes the menu of @places, of which there is one at least; NULL where there is nothing
 * to do. */
GMenuModel *
dateline_sidebar_menu_new (DatelineSidebarOutline *outline, GPtrArray *places)
{
  if (are_all (places, DATELINE_SIDEBAR_FEED))
    return make_menu (feed_choices, G_N_ELEMENTS (feed_choices), outline, places);
  if (are_all (places, DATELINE_SIDEBAR_CATEGORY) && places->len == 1)
    return make_menu (category_choices, G_N_ELEMENTS (category_choices), outline, places);
  if (are_all (places, DATELINE_SIDEBAR_SECTION))
    return make_menu (section_choices, G_N_ELEMENTS (section_choices), outline, places);
  return NULL;
}

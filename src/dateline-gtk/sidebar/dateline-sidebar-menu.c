/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The context menu of a row of the sidebar. What it does is done by the host's actions,
 * with the feed's number or the category's name. Main context only. */

#include "dateline-gtk/sidebar/dateline-sidebar-menu-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *label;
  const char *action;
} Choice;

static const Choice feed_uses[] = {
  { N_ ("_Refresh"), "reader.feed-refresh" },
  { N_ ("_Mark All as Read"), "reader.feed-mark-read" },
};

static const Choice feed_settings[] = {
  { N_ ("Re_name…"), "reader.feed-rename" },
  { N_ ("_Categories…"), "reader.feed-categories" },
  { N_ ("_Properties"), "reader.feed-properties" },
};

static const Choice feed_end[] = {
  { N_ ("_Unsubscribe"), "reader.feed-remove" },
};

static const Choice category_uses[] = {
  { N_ ("_Mark All as Read"), "reader.category-mark-read" },
};

static void
append_section (GMenu *menu, const Choice *choices, guint n_choices, GVariant *target)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < n_choices; i++)
    {
      g_autoptr (GMenuItem) choice = g_menu_item_new (_ (choices[i].label), NULL);

      g_menu_item_set_action_and_target_value (choice, choices[i].action, target);
      g_menu_append_item (section, choice);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* Makes the menu of @place; NULL where there is nothing to do. */
GMenuModel *
dateline_sidebar_menu_new (DatelineSidebarPlace *place)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GVariant) target = NULL;

  switch (place->kind)
    {
    case DATELINE_SIDEBAR_FEED:
      target = g_variant_ref_sink (g_variant_new_int64 (place->feed_id));
      append_section (menu, feed_uses, G_N_ELEMENTS (feed_uses), target);
      append_section (menu, feed_settings, G_N_ELEMENTS (feed_settings), target);
      append_section (menu, feed_end, G_N_ELEMENTS (feed_end), target);
      return G_MENU_MODEL (g_steal_pointer (&menu));
    case DATELINE_SIDEBAR_CATEGORY:
      target = g_variant_ref_sink (g_variant_new_string (place->label));
      append_section (menu, category_uses, G_N_ELEMENTS (category_uses), target);
      return G_MENU_MODEL (g_steal_pointer (&menu));
    default:
      return NULL;
    }
}

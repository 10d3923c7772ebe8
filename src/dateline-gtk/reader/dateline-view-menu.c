/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How the list of headlines looks and in which order it is, as a menu: on a button above
 * the list, and in the context menu, where the button has no room. Main context only.
 */

#include "dateline-gtk/reader/dateline-view-menu-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *label;
  const char *target;
} Choice;

static const Choice densities[] = {
  { N_ ("_Compact"), "compact" },
  { N_ ("C_omfortable"), "comfortable" },
  { N_ ("Ca_rds"), "card" },
};

static const Choice orders[] = {
  { N_ ("_Newest First"), "newest" },
  { N_ ("O_ldest First"), "oldest" },
  { N_ ("_Unread First"), "unread" },
};

static const Choice groupings[] = {
  { N_ ("By _Day"), "day" },
  { N_ ("By _Feed"), "feed" },
};

static const struct
{
  const char *title;
  const char *action;
  const Choice *choices;
  gsize n_choices;
} sections[] = {
  { N_ ("Order"), "reader.order", orders, G_N_ELEMENTS (orders) },
  { N_ ("Groups"), "reader.grouping", groupings, G_N_ELEMENTS (groupings) },
  { N_ ("Headlines"), "reader.density", densities, G_N_ELEMENTS (densities) },
};

GMenuModel *
dateline_view_menu_new (void)
{
  GMenu *menu = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autoptr (GMenu) section = g_menu_new ();

      for (gsize j = 0; j < sections[i].n_choices; j++)
        {
          const Choice *choice = &sections[i].choices[j];
          g_autoptr (GMenuItem) item = g_menu_item_new (_ (choice->label), NULL);

          g_menu_item_set_action_and_target (item,
                                             sections[i].action,
                                             "s",
                                             choice->target);
          g_menu_append_item (section, item);
        }
      g_menu_append_section (menu, _ (sections[i].title), G_MENU_MODEL (section));
    }
  return G_MENU_MODEL (menu);
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How the list of headlines looks, as a menu: on a button above the list, and in the
 * context menu, where the button has no room. Main context only.
 */

#include "dateline-gtk/reader/dateline-view-menu-private.h"

#include <glib/gi18n-lib.h>

GMenuModel *
dateline_view_menu_new (void)
{
  static const struct
  {
    const char *label;
    const char *density;
  } choices[] = {
    { N_ ("_Compact"), "compact" },
    { N_ ("C_omfortable"), "comfortable" },
    { N_ ("Ca_rds"), "card" },
  };
  g_autoptr (GMenu) section = g_menu_new ();
  GMenu *menu = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (choices[i].label), NULL);

      g_menu_item_set_action_and_target (item, "reader.density", "s", choices[i].density);
      g_menu_append_item (section, item);
    }
  g_menu_append_section (menu, _ ("Headlines"), G_MENU_MODEL (section));
  return G_MENU_MODEL (menu);
}

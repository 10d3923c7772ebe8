/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a person does to sections in the sidebar: each stands where it was put, is called
 * otherwise, or goes. As dateline-sidebar-move.c does it for feeds and categories. Main
 * context only. */

#include "dateline-gtk/sidebar/dateline-sidebar-move-private.h"

#include <glib/gi18n-lib.h>

/* @places go to one side of another section, in the order in which they stand. */
DatelineSidebarMove *
dateline_sidebar_move_new_sections (DatelineSidebarOutline *outline,
                                    GPtrArray *places,
                                    DatelineSidebarPlace *target,
                                    DatelineSidebarSide side)
{
  DatelineArrangement *arrangement = dateline_arrangement_new ();
  g_autoptr (GPtrArray) sections = g_ptr_array_new ();
  g_autoptr (GPtrArray) ordered = NULL;
  DatelineSidebarPlace *first = places->pdata[0];
  guint from;

  g_ptr_array_extend (sections,
                      dateline_sidebar_outline_get_sections (outline),
                      NULL,
                      NULL);
  ordered = dateline_sidebar_move_put_beside (sections, places, target, side);
  /* Each step counts the places as the steps before it left them. */
  for (guint to = 0; to < ordered->len; to++)
    if (sections->pdata[to] != ordered->pdata[to] &&
        g_ptr_array_find (sections, ordered->pdata[to], &from))
      {
        DatelineSidebarPlace *place = g_ptr_array_steal_index (sections, from);

        g_ptr_array_insert (sections, to, place);
        dateline_arrangement_move_section (arrangement,
                                           dateline_section_get_id (place->section),
                                           to);
      }
  return dateline_sidebar_move_new (
      arrangement,
      places->len == 1 ? g_strdup_printf (_ ("“%s” moved"), first->label)
                       : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                       "%u section moved",
                                                       "%u sections moved",
                                                       places->len),
                                          places->len));
}

/* An empty name is none. */
DatelineSidebarMove *
dateline_sidebar_move_new_section_name (DatelineSidebarPlace *place, const char *name)
{
  DatelineArrangement *arrangement = dateline_arrangement_new ();

  if (*name != '\0' && !g_str_equal (name, place->label))
    dateline_arrangement_change_section (arrangement,
                                         dateline_section_get_id (place->section),
                                         name,
                                         NULL);
  return dateline_sidebar_move_new (
      arrangement,
      g_strdup_printf (_ ("“%s” is called “%s” now"), place->label, name));
}

/* The sections among @places go; they can come back for 30 days. */
DatelineSidebarMove *
dateline_sidebar_move_new_section_removal (GPtrArray *places)
{
  DatelineArrangement *arrangement = dateline_arrangement_new ();
  DatelineSidebarPlace *last = NULL;
  guint n = 0;

  for (guint i = 0; i < places->len; i++)
    {
      DatelineSidebarPlace *place = places->pdata[i];

      if (place->section == NULL)
        continue;
      dateline_arrangement_remove_section (arrangement,
                                           dateline_section_get_id (place->section));
      last = place;
      n++;
    }
  return dateline_sidebar_move_new (
      arrangement,
      n == 1 ? g_strdup_printf (_ ("Section “%s” removed"), last->label)
             : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                             "%u section removed",
                                             "%u sections removed",
                                             n),
                                n));
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a person does to sections in the sidebar: each stands where it was put, is called
 * otherwise, or goes. As dateline-sidebar-move.c does it for feeds and categories. Main
 * context only. */

#include "dateline-gtk/sidebar/dateline-sidebar-move-private.h"

#include <glib/gi18n-lib.h>

/* @place goes to one side of another section. */
DatelineSidebarMove *
dateline_sidebar_move_new_section (DatelineSidebarOutline *outline,
                                   DatelineSidebarPlace *place,
                                   DatelineSidebarPlace *target,
                                   DatelineSidebarSide side)
{
  DatelineArrangement *arrangement = dateline_arrangement_new ();
  GPtrArray *sections = dateline_sidebar_outline_get_sections (outline);
  guint from, to;

  if (g_ptr_array_find (sections, place, &from) &&
      g_ptr_array_find (sections, target, &to))
    {
      to += side == DATELINE_SIDEBAR_AFTER;
      to -= to > from;
      if (to != from)
        dateline_arrangement_move_section (arrangement,
                                           dateline_section_get_id (place->section),
                                           to);
    }
  return dateline_sidebar_move_new (arrangement,
                                    g_strdup_printf (_ ("“%s” moved"), place->label));
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

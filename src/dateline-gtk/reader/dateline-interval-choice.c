/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How often a feed is asked, as a choice. Main context only. */

#include "dateline-gtk/reader/dateline-interval-choice-private.h"

#include <glib/gi18n-lib.h>

static const struct
{
  int minutes;
  const char *label;
} choices[] = {
  { DATELINE_FEED_SETTING_UNSET, N_ ("As often as it publishes") },
  { 60, N_ ("Every hour") },
  { 2 * 60, N_ ("Every 2 hours") },
  { 4 * 60, N_ ("Every 4 hours") },
  { 8 * 60, N_ ("Every 8 hours") },
  { 24 * 60, N_ ("Once a day") },
  { -1, N_ ("Only when I ask") },
};

void
dateline_interval_choice_set_up (GtkDropDown *drop_down, int minutes)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      gtk_string_list_append (list, _ (choices[i].label));
      if (choices[i].minutes == minutes)
        selected = i;
    }
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (drop_down, selected);
}

int
dateline_interval_choice_get (GtkDropDown *drop_down, int minutes)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  return selected < G_N_ELEMENTS (choices) ? choices[selected].minutes : minutes;
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is chosen for one feed besides how often it is asked: how long its stories stay,
 * and how many. A part of the feed's window, which has it saved. Main context only. */

#include "dateline-gtk/reader/dateline-settings-choices-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  int number;
  const char *label;
} Choice;

static const Choice days_choices[] = {
  { DATELINE_FEED_SETTING_UNSET, N_ ("As for all feeds") },
  { 7, N_ ("A week") },
  { 30, N_ ("A month") },
  { 90, N_ ("Three months") },
  { 365, N_ ("A year") },
  { -1, N_ ("For ever") },
};

static const Choice stories_choices[] = {
  { DATELINE_FEED_SETTING_UNSET, N_ ("As for all feeds") },
  { 100, N_ ("No more than 100") },
  { 500, N_ ("No more than 500") },
  { 2000, N_ ("No more than 2,000") },
  { 10000, N_ ("No more than 10,000") },
  { -1, N_ ("Any number") },
};

/* A heading with a control below it; returns the control. */
static GtkWidget *
add_drop_down (GtkWidget *box,
               const char *heading,
               const Choice *choices,
               guint n_choices,
               int number)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (heading);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  GtkWidget *drop_down;
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n_choices; i++)
    {
      gtk_string_list_append (list, _ (choices[i].label));
      if (choices[i].number == number)
        selected = i;
    }
  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&list)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (drop_down),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label,
                                  NULL,
                                  -1);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), drop_down);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (part), label);
  gtk_box_append (GTK_BOX (part), drop_down);
  gtk_box_append (GTK_BOX (box), part);
  return drop_down;
}

static int
get_own (DatelineFeed *feed, DatelineFeedSetting setting)
{
  return dateline_feed_settings_get (dateline_feed_get_own_settings (feed), setting);
}

GtkWidget *
dateline_settings_choices_new (DatelineFeed *feed)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  g_object_set_data (G_OBJECT (box),
                     "days",
                     add_drop_down (box,
                                    _ ("_Keep Read Stories"),
                                    days_choices,
                                    G_N_ELEMENTS (days_choices),
                                    get_own (feed, DATELINE_FEED_SETTING_KEEP_DAYS)));
  g_object_set_data (G_OBJECT (box),
                     "stories",
                     add_drop_down (box,
                                    _ ("N_umber of Stories Kept"),
                                    stories_choices,
                                    G_N_ELEMENTS (stories_choices),
                                    get_own (feed, DATELINE_FEED_SETTING_KEEP_STORIES)));
  return box;
}

/* A number that no choice stands for stays. */
static int
get_number (GtkWidget *self,
            const char *name,
            const Choice *choices,
            guint n_choices,
            int kept)
{
  guint selected = gtk_drop_down_get_selected (g_object_get_data (G_OBJECT (self), name));

  return selected < n_choices ? choices[selected].number : kept;
}

/* Puts what is chosen into @settings. */
void
dateline_settings_choices_get (GtkWidget *self, DatelineFeedSettings *settings)
{
  dateline_feed_settings_set (
      settings,
      DATELINE_FEED_SETTING_KEEP_DAYS,
      get_number (
          self,
          "days",
          days_choices,
          G_N_ELEMENTS (days_choices),
          dateline_feed_settings_get (settings, DATELINE_FEED_SETTING_KEEP_DAYS)));
  dateline_feed_settings_set (
      settings,
      DATELINE_FEED_SETTING_KEEP_STORIES,
      get_number (
          self,
          "stories",
          stories_choices,
          G_N_ELEMENTS (stories_choices),
          dateline_feed_settings_get (settings, DATELINE_FEED_SETTING_KEEP_STORIES)));
}

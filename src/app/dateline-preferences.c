/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The preferences: how often and when feeds are refreshed, when stories count as read,
 * what strangers may learn from reading, and how much is kept. Main thread only.
 */

#include "app/dateline-preferences.h"

#include "app/dateline-preferences-storage.h"

#include <glib/gi18n.h>

struct _DatelinePreferences
{
  AdwPreferencesWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (DatelinePreferences,
                     dateline_preferences,
                     ADW_TYPE_PREFERENCES_WINDOW)

static const struct
{
  guint minutes;
  const char *title;
} intervals[] = {
  { 0, N_ ("Only when asked") }, { 60, N_ ("Every hour") },
  { 120, N_ ("Every 2 hours") }, { 240, N_ ("Every 4 hours") },
  { 480, N_ ("Every 8 hours") }, { 1440, N_ ("Once a day") },
};

static const struct
{
  int seconds;
  const char *title;
} delays[] = {
  { 0, N_ ("As soon as it is opened") }, { 2, N_ ("After 2 seconds") },
  { 5, N_ ("After 5 seconds") },         { 10, N_ ("After 10 seconds") },
  { -1, N_ ("Only by hand") }, /* last, for what is longer */
};

/* In the order of the setting's values. */
static const char *const policies[] = {
  N_ ("Always"),
  N_ ("Automatically"),
  N_ ("Only over https"),
  N_ ("When clicked"),
};

static void
dateline_preferences_class_init (DatelinePreferencesClass *klass)
{
}

static void
dateline_preferences_init (DatelinePreferences *self)
{
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 640);
}

/* The row has a place for each interval; one set by other means shows the next longer. */
static gboolean
minutes_to_row (GValue *value, GVariant *variant, gpointer user_data)
{
  guint minutes = g_variant_get_uint32 (variant);
  guint row = 0;

  if (minutes > 0)
    for (row = 1; row + 1 < G_N_ELEMENTS (intervals); row++)
      if (intervals[row].minutes >= minutes)
        break;
  g_value_set_uint (value, row);
  return TRUE;
}

static GVariant *
row_to_minutes (const GValue *value, const GVariantType *type, gpointer user_data)
{
  guint row = MIN (g_value_get_uint (value), G_N_ELEMENTS (intervals) - 1);

  return g_variant_new_uint32 (intervals[row].minutes);
}

/* A row that chooses among the values of the setting @key. @subtitle: nullable. */
static GtkWidget *
create_choice_row (GSettings *settings,
                   const char *key,
                   const char *title,
                   const char *subtitle,
                   GtkStringList *choices,
                   GSettingsBindGetMapping to_row,
                   GSettingsBindSetMapping from_row)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (choices));
  g_settings_bind_with_mapping (settings,
                                key,
                                row,
                                "selected",
                                G_SETTINGS_BIND_DEFAULT,
                                to_row,
                                from_row,
                                NULL,
                                NULL);
  return row;
}

static GtkWidget *
create_interval_row (GSettings *settings)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (intervals); i++)
    gtk_string_list_append (titles, _ (intervals[i].title));
  return create_choice_row (settings,
                            "refresh-interval",
                            _ ("Look for new stories"),
                            NULL,
                            titles,
                            minutes_to_row,
                            row_to_minutes);
}

/* @subtitle: nullable. */
static GtkWidget *
create_switch_row (GSettings *settings,
                   const char *key,
                   const char *title,
                   const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_settings_bind (settings, key, toggle, "active", G_SETTINGS_BIND_DEFAULT);
  return row;
}

/* The row has a place for each delay; one set by other means shows the next longer. */
static gboolean
delay_to_row (GValue *value, GVariant *variant, gpointer user_data)
{
  int seconds = g_variant_get_int32 (variant);
  guint row = 0;

  while (row + 1 < G_N_ELEMENTS (delays) && delays[row].seconds != seconds &&
         (seconds < 0 || delays[row].seconds < seconds))
    row++;
  g_value_set_uint (value, row);
  return TRUE;
}

static GVariant *
row_to_delay (const GValue *value, const GVariantType *type, gpointer user_data)
{
  guint row = MIN (g_value_get_uint (value), G_N_ELEMENTS (delays) - 1);

  return g_variant_new_int32 (delays[row].seconds);
}

static GtkWidget *
create_delay_row (GSettings *settings)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (delays); i++)
    gtk_string_list_append (titles, _ (delays[i].title));
  return create_choice_row (settings,
                            "read-delay",
                            _ ("Mark a story as read"),
                            NULL,
                            titles,
                            delay_to_row,
                            row_to_delay);
}

static AdwPreferencesGroup *
create_reading_group (GSettings *settings)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Reading"));
  adw_preferences_group_add (group, create_delay_row (settings));
  adw_preferences_group_add (
      group,
      create_switch_row (settings,
                         "read-on-scroll",
                         _ ("Also when you scroll past it"),
                         _ ("Stories that leave the list at its top, without being "
                            "opened; Ctrl+Z takes it back")));
  return group;
}

static gboolean
policy_to_row (GValue *value, GVariant *variant, gpointer user_data)
{
  const char *nick = g_variant_get_string (variant, NULL);
  g_autoptr (GEnumClass) nicks = g_type_class_ref (DATELINE_TYPE_PICTURE_POLICY);
  GEnumValue *policy = g_enum_get_value_by_nick (nicks, nick);

  if (policy == NULL)
    return FALSE;
  g_value_set_uint (value, policy->value);
  return TRUE;
}

static GVariant *
row_to_policy (const GValue *value, const GVariantType *type, gpointer user_data)
{
  g_autoptr (GEnumClass) nicks = g_type_class_ref (DATELINE_TYPE_PICTURE_POLICY);
  GEnumValue *policy = g_enum_get_value (nicks, g_value_get_uint (value));

  return policy != NULL ? g_variant_new_string (policy->value_nick) : NULL;
}

static GtkWidget *
create_policy_row (GSettings *settings)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (policies); i++)
    gtk_string_list_append (titles, _ (policies[i]));
  return create_choice_row (
      settings,
      "load-pictures",
      _ ("Load pictures"),
      _ ("Automatically: over a secure connection, or as the feed itself"),
      titles,
      policy_to_row,
      row_to_policy);
}

static AdwPreferencesGroup *
create_privacy_group (GSettings *settings)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Privacy"));
  adw_preferences_group_set_description (
      group,
      _ ("A picture that is loaded tells its server that you read the story."));
  adw_preferences_group_add (group, create_policy_row (settings));
  adw_preferences_group_add (
      group,
      create_switch_row (settings,
                         "foreign-pictures",
                         _ ("Pictures in lists from anywhere"),
                         _ ("Otherwise from the feed's own site only")));
  adw_preferences_group_add (
      group,
      create_switch_row (settings,
                         "clean-links",
                         _ ("Remove trackers from links"),
                         _ ("The original link stays in the menus")));
  return group;
}

/* For who looks for it by its name. */
static GtkWidget *
create_storage_row (DatelinePreferences *self)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Storage"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("What takes the room on the disk, and making some"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_swapped (row,
                            "activated",
                            G_CALLBACK (dateline_preferences_show_storage),
                            self);
  return row;
}

GtkWidget *
dateline_preferences_new (GSettings *settings, DatelineRefresher *refresher)
{
  DatelinePreferences *self = g_object_new (DATELINE_TYPE_PREFERENCES, NULL);
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Refreshing"));
  adw_preferences_group_set_description (
      group,
      _ ("A server that asks for more time between two visits gets it."));
  adw_preferences_group_add (group, create_interval_row (settings));
  adw_preferences_group_add (group,
                             create_switch_row (settings,
                                                "refresh-at-start",
                                                _ ("Also when Dateline starts"),
                                                NULL));
  adw_preferences_page_add (page, group);
  adw_preferences_page_add (page, create_reading_group (settings));
  adw_preferences_page_add (page, create_privacy_group (settings));
  adw_preferences_page_set_title (page, _ ("General"));
  adw_preferences_page_set_icon_name (page, "preferences-system-symbolic");
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), page);
  group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_add (group, create_storage_row (self));
  adw_preferences_page_add (page, group);
  adw_preferences_window_add (
      ADW_PREFERENCES_WINDOW (self),
      ADW_PREFERENCES_PAGE (dateline_preferences_storage_new (refresher)));
  return GTK_WIDGET (self);
}

void
dateline_preferences_show_storage (DatelinePreferences *self)
{
  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (self), "storage");
}

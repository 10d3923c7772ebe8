/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The page of the preferences about the room on the disk: what takes it, how long stories
 * and how many pictures are kept. What was chosen lies in the store, as whoever uses it
 * has to go by it. Numbers by which stories would go take effect when the person has read
 * how many, and says so. Main thread only.
 */

#include "app/dateline-preferences-storage.h"

#include "dateline-gtk/dateline-gtk.h"

#include <glib/gi18n.h>

#define MB G_GINT64_CONSTANT (1000000)

/* Feeds that are named in a forecast. */
#define N_NAMED 2

typedef struct
{
  gint64 number;
  const char *label;
} Choice;

static const Choice days[] = {
  { 7, N_ ("A week") },        { 30, N_ ("A month") }, { 90, N_ ("Three months") },
  { 180, N_ ("Half a year") }, { 365, N_ ("A year") }, { -1, N_ ("For ever") },
};

static const Choice stories[] = {
  { 100, N_ ("100") },    { 500, N_ ("500") },      { 2000, N_ ("2,000") },
  { 5000, N_ ("5,000") }, { 10000, N_ ("10,000") }, { -1, N_ ("Any number") },
};

static const Choice rooms[] = {
  { 100 * MB, N_ ("100 MB") }, { 250 * MB, N_ ("250 MB") }, { 500 * MB, N_ ("500 MB") },
  { 1000 * MB, N_ ("1 GB") },  { 2000 * MB, N_ ("2 GB") },  { 5000 * MB, N_ ("5 GB") },
};

static const Choice aheads[] = {
  { DATELINE_AHEAD_UNMETERED, N_ ("Unmetered only") },
  { DATELINE_AHEAD_ALWAYS, N_ ("Always") },
  { DATELINE_AHEAD_NEVER, N_ ("Never") },
};

enum
{
  ROW_DAYS,
  ROW_STORIES,
  ROW_ROOM,
  ROW_AHEAD,
  N_ROWS,
};

static const struct
{
  const char *title;
  const char *subtitle;
  const Choice *choices;
  guint n_choices;
  gint64 usual; /* where nothing was chosen */
} rows[N_ROWS] = {
  [ROW_DAYS] = { N_ ("Keep read stories"),
                 N_ ("After they have left their feed"),
                 days,
                 G_N_ELEMENTS (days),
                 180 },
  [ROW_STORIES] = { N_ ("Most stories of a feed"),
                    N_ ("The oldest read ones go first"),
                    stories,
                    G_N_ELEMENTS (stories),
                    5000 },
  [ROW_ROOM] = { N_ ("Pictures may take up to"),
                 N_ ("Those of saved stories do not count"),
                 rooms,
                 G_N_ELEMENTS (rooms),
                 250 * MB },
  [ROW_AHEAD] = { N_ ("Fetch pictures ahead"),
                  N_ ("Of feeds for which you chose it"),
                  aheads,
                  G_N_ELEMENTS (aheads),
                  DATELINE_AHEAD_UNMETERED },
};

struct _DatelinePreferencesStorage
{
  AdwPreferencesPage parent_instance;

  DatelineStore *store;
  DatelineKeeping *keeping; /* as it is chosen; NULL until it is known */
  GtkWidget *combos[N_ROWS];
  GtkWidget *forecast;
  GtkWidget *apply;
  GCancellable *cancellable; /* of the last forecast */
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (DatelinePreferencesStorage,
                     dateline_preferences_storage,
                     ADW_TYPE_PREFERENCES_PAGE)

static gint64
get_number (DatelinePreferencesStorage *self, guint row)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->combos[row]));

  return rows[row].choices[MIN (selected, rows[row].n_choices - 1)].number;
}

/* One that was chosen by other means shows the next one that keeps more. */
static guint
find_choice (guint row, gint64 number)
{
  guint n = rows[row].n_choices;
  guint i;

  if (number == DATELINE_KEEPING_UNSET)
    number = rows[row].usual;
  for (i = 0; i + 1 < n; i++)
    if (rows[row].choices[i].number == number ||
        (number >= 0 && row != ROW_AHEAD && rows[row].choices[i].number > number))
      break;
  return i;
}

static void
set_forecast (DatelinePreferencesStorage *self, const char *text, gboolean is_question)
{
  gtk_widget_set_visible (self->forecast, text != NULL);
  gtk_widget_set_visible (self->apply, is_question);
  if (text != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->forecast), text);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelinePreferencesStorage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dateline_store_choose_keeping_finish (DATELINE_STORE (source), result, &error) &&
      self->store != NULL)
    set_forecast (self, error->message, FALSE);
}

static void
save (DatelinePreferencesStorage *self)
{
  dateline_store_choose_keeping_async (self->store,
                                       self->keeping,
                                       NULL,
                                       chosen_cb,
                                       g_object_ref (self));
}

static void
save_limits (DatelinePreferencesStorage *self)
{
  self->keeping->max_days = get_number (self, ROW_DAYS);
  self->keeping->max_stories = get_number (self, ROW_STORIES);
  save (self);
}

/* "With this, 312 stories would go at the next cleaning: 280 from Courier, 32 from …" */
static char *
describe (const DatelineForecast *forecast)
{
  GString *text = g_string_new (NULL);
  guint n_named = MIN (forecast->feeds->len, N_NAMED);
  guint n_others = forecast->n_stories;

  g_string_append_printf (
      text,
      ngettext ("With this, %'u story would go at the next cleaning",
                "With this, %'u stories would go at the next cleaning",
                forecast->n_stories),
      forecast->n_stories);
  for (guint i = 0; i < n_named; i++)
    {
      const DatelineFeedRoom *feed = forecast->feeds->pdata[i];

      g_string_append (text, i == 0 ? ": " : ", ");
      /* Translators: %s is the name of a feed. */
      g_string_append_printf (text, _ ("%'u from %s"), feed->n_stories, feed->title);
      n_others -= feed->n_stories;
    }
  if (n_others > 0)
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, _ ("%'u from others"), n_others);
    }
  g_string_append_c (text, '.');
  if (forecast->n_unread > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              ngettext ("%'u of them is unread.",
                                        "%'u of them are unread.",
                                        forecast->n_unread),
                              forecast->n_unread);
    }
  return g_string_free (text, FALSE);
}

static void
forecast_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelinePreferencesStorage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineForecast) forecast =
      dateline_store_forecast_finish (DATELINE_STORE (source), result, &error);
  g_autofree char *text = NULL;

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (forecast == NULL)
    {
      set_forecast (self, error->message, FALSE);
      return;
    }
  if (forecast->n_stories == 0)
    {
      save_limits (self);
      set_forecast (self,
                    _ ("With this, no story would go at the next cleaning."),
                    FALSE);
      return;
    }
  text = describe (forecast);
  set_forecast (self, text, TRUE);
}

static gboolean
is_as_chosen (DatelinePreferencesStorage *self)
{
  return find_choice (ROW_DAYS, self->keeping->max_days) ==
             adw_combo_row_get_selected (ADW_COMBO_ROW (self->combos[ROW_DAYS])) &&
         find_choice (ROW_STORIES, self->keeping->max_stories) ==
             adw_combo_row_get_selected (ADW_COMBO_ROW (self->combos[ROW_STORIES]));
}

static void
limits_changed_cb (AdwComboRow *row, GParamSpec *pspec, gpointer user_data)
{
  DatelinePreferencesStorage *self = user_data;

  if (self->is_filling || self->keeping == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (is_as_chosen (self))
    {
      set_forecast (self, NULL, FALSE);
      return;
    }
  self->cancellable = g_cancellable_new ();
  set_forecast (self, _ ("What would go is being counted…"), FALSE);
  dateline_store_forecast_async (self->store,
                                 0,
                                 get_number (self, ROW_DAYS),
                                 get_number (self, ROW_STORIES),
                                 self->cancellable,
                                 forecast_cb,
                                 g_object_ref (self));
}

static void
apply_clicked_cb (GtkButton *button, gpointer user_data)
{
  DatelinePreferencesStorage *self = user_data;

  save_limits (self);
  set_forecast (self, NULL, FALSE);
}

static void
pictures_changed_cb (AdwComboRow *row, GParamSpec *pspec, gpointer user_data)
{
  DatelinePreferencesStorage *self = user_data;

  if (self->is_filling || self->keeping == NULL)
    return;
  self->keeping->picture_room = get_number (self, ROW_ROOM);
  self->keeping->ahead = get_number (self, ROW_AHEAD);
  save (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelinePreferencesStorage) self = user_data;
  g_autoptr (GError) error = NULL;
  DatelineKeeping *keeping =
      dateline_store_load_keeping_finish (DATELINE_STORE (source), result, &error);

  if (self->store == NULL || keeping == NULL)
    {
      g_clear_pointer (&keeping, dateline_keeping_free);
      return;
    }
  self->keeping = keeping;
  self->is_filling = TRUE;
  for (guint i = 0; i < N_ROWS; i++)
    {
      const gint64 numbers[N_ROWS] = {
        keeping->max_days,
        keeping->max_stories,
        keeping->picture_room,
        keeping->ahead,
      };

      adw_combo_row_set_selected (ADW_COMBO_ROW (self->combos[i]),
                                  find_choice (i, numbers[i]));
      gtk_widget_set_sensitive (self->combos[i], TRUE);
    }
  self->is_filling = FALSE;
}

static void
dateline_preferences_storage_dispose (GObject *object)
{
  DatelinePreferencesStorage *self = DATELINE_PREFERENCES_STORAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->keeping, dateline_keeping_free);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dateline_preferences_storage_parent_class)->dispose (object);
}

static void
dateline_preferences_storage_class_init (DatelinePreferencesStorageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dateline_preferences_storage_dispose;
}

static void
dateline_preferences_storage_init (DatelinePreferencesStorage *self)
{
}

static GtkWidget *
create_combo (DatelinePreferencesStorage *self, guint row, GCallback changed)
{
  GtkWidget *combo = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < rows[row].n_choices; i++)
    gtk_string_list_append (labels, _ (rows[row].choices[i].label));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (combo), _ (rows[row].title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (combo), _ (rows[row].subtitle));
  adw_combo_row_set_model (ADW_COMBO_ROW (combo), G_LIST_MODEL (labels));
  gtk_widget_set_sensitive (combo, FALSE);
  g_signal_connect (combo, "notify::selected", changed, self);
  self->combos[row] = combo;
  return combo;
}

static GtkWidget *
create_forecast (DatelinePreferencesStorage *self)
{
  self->forecast = adw_action_row_new ();
  self->apply = gtk_button_new_with_mnemonic (_ ("_Apply"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->forecast), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self->forecast), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->forecast), self->apply);
  gtk_widget_set_valign (self->apply, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->forecast, FALSE);
  g_signal_connect (self->apply, "clicked", G_CALLBACK (apply_clicked_cb), self);
  return self->forecast;
}

static AdwPreferencesGroup *
add_group (DatelinePreferencesStorage *self, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), group);
  return group;
}

GtkWidget *
dateline_preferences_storage_new (DatelineRefresher *refresher)
{
  DatelinePreferencesStorage *self = g_object_new (DATELINE_TYPE_PREFERENCES_STORAGE,
                                                   "title",
                                                   _ ("Storage"),
                                                   "name",
                                                   "storage",
                                                   "icon-name",
                                                   "drive-harddisk-symbolic",
                                                   NULL);
  AdwPreferencesGroup *group;

  self->store = g_object_ref (dateline_refresher_get_store (refresher));
  group = add_group (self, NULL, NULL);
  adw_preferences_group_add (group, dateline_storage_view_new (refresher));
  group =
      add_group (self,
                 _ ("Stories"),
                 _ ("Unread stories go only where a feed has too many. Saved ones and "
                    "what is in the feed itself never go."));
  adw_preferences_group_add (
      group,
      create_combo (self, ROW_DAYS, G_CALLBACK (limits_changed_cb)));
  adw_preferences_group_add (
      group,
      create_combo (self, ROW_STORIES, G_CALLBACK (limits_changed_cb)));
  adw_preferences_group_add (group, create_forecast (self));
  group = add_group (self, _ ("Pictures"), NULL);
  adw_preferences_group_add (
      group,
      create_combo (self, ROW_ROOM, G_CALLBACK (pictures_changed_cb)));
  adw_preferences_group_add (
      group,
      create_combo (self, ROW_AHEAD, G_CALLBACK (pictures_changed_cb)));
  dateline_store_load_keeping_async (self->store, NULL, loaded_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

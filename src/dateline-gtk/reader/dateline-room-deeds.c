/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What makes room. None of it can be undone, so each row says beforehand what would go,
 * and a button without anything to do cannot be pressed; before stories go it is asked
 * once more, as nothing brings them back. Main context only. */

#include "dateline-gtk/reader/dateline-room-deeds-private.h"

#include "dateline-gtk/reader/dateline-fact-group-private.h"
#include "dateline-gtk/reader/dateline-room-question-private.h"

#include <glib/gi18n-lib.h>

#define DAY (24 * 60 * 60)

typedef enum
{
  DEED_PICTURES,
  DEED_READ,
  DEED_SHRINK,
  N_DEEDS,
} Deed;

struct _DatelineRoomDeeds
{
  GtkWidget parent_instance;

  DatelineStore *store;
  DatelineStorage *storage;
  DatelineRoomFreedFunc freed;
  gpointer owner;

  GtkWidget *group;
  GtkWidget *notes[N_DEEDS];
  GtkWidget *buttons[N_DEEDS];
  GtkWidget *age;
  GtkWidget *progress; /* a bar and a button to cancel */
  GtkWidget *bar;
  GtkWidget *cancel;

  gboolean possible[N_DEEDS];
  guint n_told; /* read stories */
  gint64 before;
  GCancellable *cancellable; /* of what is under way */
  GCancellable *preview;
  gulong progress_id;
};

G_DEFINE_FINAL_TYPE (DatelineRoomDeeds, dateline_room_deeds, GTK_TYPE_WIDGET)

static const struct
{
  const char *title;
  const char *label; /* of the button */
} deeds[N_DEEDS] = {
  [DEED_PICTURES] = { N_ ("Pictures Seen Lately"), N_ ("Delete") },
  [DEED_READ] = { N_ ("Read Stories"), N_ ("Delete") },
  [DEED_SHRINK] = { N_ ("Unused Space"), N_ ("Give Back") },
};

static const struct
{
  int days;
  const char *label;
} ages[] = {
  { 30, N_ ("Older than a month") },
  { 90, N_ ("Older than three months") },
  { 180, N_ ("Older than half a year") },
  { 365, N_ ("Older than a year") },
  { 0, N_ ("Of any age") },
};

#define DEFAULT_AGE 1

static void
update_sensitive (DatelineRoomDeeds *self)
{
  gboolean is_busy = self->cancellable != NULL;

  for (guint i = 0; i < N_DEEDS; i++)
    gtk_widget_set_sensitive (self->buttons[i], self->possible[i] && !is_busy);
  gtk_widget_set_sensitive (self->age, !is_busy);
  gtk_widget_set_visible (self->progress, is_busy);
}

static void
set_note (DatelineRoomDeeds *self, Deed deed, gboolean is_possible, const char *text)
{
  self->possible[deed] = is_possible;
  gtk_label_set_label (GTK_LABEL (self->notes[deed]), text);
  update_sensitive (self);
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineRoomDeeds) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineForecast) forecast =
      dateline_store_forecast_read_finish (DATELINE_STORE (source), result, &error);
  g_autofree char *size = NULL;
  g_autofree char *text = NULL;

  if (self->group == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (forecast == NULL)
    {
      set_note (self, DEED_READ, FALSE, error->message);
      return;
    }
  self->n_told = forecast->n_stories;
  size = g_format_size (forecast->n_bytes);
  text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "%'u story, about %s, would go for good. Saved ones stay.",
                   "%'u stories, about %s, would go for good. Saved ones stay.",
                   forecast->n_stories),
      forecast->n_stories,
      size);
  set_note (self,
            DEED_READ,
            forecast->n_stories > 0,
            forecast->n_stories > 0 ? text : _ ("There are none."));
}

/* Tells how many read stories would go. */
static void
tell (DatelineRoomDeeds *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->age));

  g_cancellable_cancel (self->preview);
  g_clear_object (&self->preview);
  self->preview = g_cancellable_new ();
  self->before = g_get_real_time () / G_USEC_PER_SEC -
                 ages[MIN (selected, G_N_ELEMENTS (ages) - 1)].days * (gint64) DAY;
  set_note (self, DEED_READ, FALSE, _ ("Being counted…"));
  dateline_store_forecast_read_async (self->store,
                                      self->before,
                                      self->preview,
                                      told_cb,
                                      g_object_ref (self));
}

static void
age_changed_cb (GtkDropDown *drop_down, GParamSpec *pspec, gpointer user_data)
{
  tell (user_data);
}

static void
progress_cb (DatelineStorage *storage, GParamSpec *pspec, gpointer user_data)
{
  DatelineRoomDeeds *self = user_data;
  double progress = dateline_storage_get_progress (storage);

  if (progress < 0)
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->bar));
  else
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), progress);
}

/* Also what was cancelled has freed something, perhaps. Takes the reference and @error.
 */
static void
end (DatelineRoomDeeds *self, Deed deed, GError *error)
{
  g_autoptr (DatelineRoomDeeds) ended = self;
  g_autoptr (GError) problem = error;

  g_clear_object (&self->cancellable);
  if (self->group == NULL)
    return;
  update_sensitive (self);
  /* Where the button was pressed, which could not have the focus meanwhile. */
  gtk_widget_grab_focus (self->buttons[deed]);
  if (problem != NULL && !g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_note (self, deed, TRUE, problem->message);
  else
    self->freed (self->owner);
}

static void
pictures_deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;

  dateline_storage_delete_pictures_finish (DATELINE_STORAGE (source), result, &error);
  end (user_data, DEED_PICTURES, error);
}

static void
read_deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;

  dateline_storage_delete_read_finish (DATELINE_STORAGE (source), result, NULL, &error);
  end (user_data, DEED_READ, error);
}

static void
shrunk_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;

  dateline_storage_shrink_finish (DATELINE_STORAGE (source), result, &error);
  end (user_data, DEED_SHRINK, error);
}

/* FALSE while something else is done. */
static gboolean
begin (DatelineRoomDeeds *self)
{
  if (self->cancellable != NULL)
    return FALSE;
  self->cancellable = g_cancellable_new ();
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), 0);
  update_sensitive (self);
  gtk_widget_grab_focus (self->cancel);
  return TRUE;
}

static void
delete_pictures_cb (GtkButton *button, gpointer user_data)
{
  DatelineRoomDeeds *self = user_data;

  if (begin (self))
    dateline_storage_delete_pictures_async (self->storage,
                                            self->cancellable,
                                            pictures_deleted_cb,
                                            g_object_ref (self));
}

static void
delete_read (GtkWidget *owner)
{
  DatelineRoomDeeds *self = DATELINE_ROOM_DEEDS (owner);

  if (self->group != NULL && begin (self))
    dateline_storage_delete_read_async (self->storage,
                                        self->before,
                                        self->n_told,
                                        self->cancellable,
                                        read_deleted_cb,
                                        g_object_ref (self));
}

static void
ask_to_delete_read_cb (GtkButton *button, gpointer user_data)
{
  DatelineRoomDeeds *self = user_data;

  dateline_room_question_ask (GTK_WIDGET (self), self->n_told, delete_read);
}

static void
shrink_cb (GtkButton *button, gpointer user_data)
{
  DatelineRoomDeeds *self = user_data;

  if (begin (self))
    dateline_storage_shrink_async (self->storage,
                                   self->cancellable,
                                   shrunk_cb,
                                   g_object_ref (self));
}

static void
cancel_clicked_cb (GtkButton *button, gpointer user_data)
{
  DatelineRoomDeeds *self = user_data;

  g_cancellable_cancel (self->cancellable);
}

static void
dateline_room_deeds_dispose (GObject *object)
{
  DatelineRoomDeeds *self = DATELINE_ROOM_DEEDS (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->preview);
  g_clear_object (&self->preview);
  g_clear_signal_handler (&self->progress_id, self->storage);
  g_clear_pointer (&self->group, gtk_widget_unparent);
  g_clear_object (&self->storage);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dateline_room_deeds_parent_class)->dispose (object);
}

static void
dateline_room_deeds_class_init (DatelineRoomDeedsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dateline_room_deeds_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass),
                                            GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_age (DatelineRoomDeeds *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  GtkWidget *drop_down;

  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    gtk_string_list_append (list, _ (ages[i].label));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&list)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), DEFAULT_AGE);
  gtk_widget_set_halign (drop_down, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How Old"),
                                  -1);
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (age_changed_cb), self);
  return drop_down;
}

static void
add_deed (DatelineRoomDeeds *self, Deed deed, GCallback clicked)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *title = new_label ("value");
  GtkWidget *button = gtk_button_new_with_label (_ (deeds[deed].label));

  gtk_label_set_label (GTK_LABEL (title), _ (deeds[deed].title));
  self->notes[deed] = new_label ("note");
  self->buttons[deed] = button;
  gtk_box_append (GTK_BOX (words), title);
  if (deed == DEED_READ)
    gtk_box_append (GTK_BOX (words), self->age);
  gtk_box_append (GTK_BOX (words), self->notes[deed]);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  title,
                                  self->notes[deed],
                                  NULL,
                                  -1);
  g_signal_connect (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), button);
  dateline_fact_group_add_widget (self->group, row);
}

static void
dateline_room_deeds_init (DatelineRoomDeeds *self)
{
  self->group = dateline_fact_group_new (_ ("Make Room"));
  self->age = new_age (self);
  add_deed (self, DEED_PICTURES, G_CALLBACK (delete_pictures_cb));
  add_deed (self, DEED_READ, G_CALLBACK (ask_to_delete_read_cb));
  add_deed (self, DEED_SHRINK, G_CALLBACK (shrink_cb));

  self->progress = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  self->bar = gtk_progress_bar_new ();
  self->cancel = gtk_button_new_with_label (_ ("Cancel"));
  gtk_widget_set_hexpand (self->bar, TRUE);
  gtk_widget_set_valign (self->bar, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Make Room"),
                                  -1);
  g_signal_connect (self->cancel, "clicked", G_CALLBACK (cancel_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->progress), self->bar);
  gtk_box_append (GTK_BOX (self->progress), self->cancel);
  dateline_fact_group_add_widget (self->group, self->progress);
  gtk_widget_set_parent (self->group, GTK_WIDGET (self));
  update_sensitive (self);
}

GtkWidget *
dateline_room_deeds_new (DatelineStore *store,
                         DatelineStorage *storage,
                         DatelineRoomFreedFunc freed,
                         gpointer owner)
{
  DatelineRoomDeeds *self = g_object_new (DATELINE_TYPE_ROOM_DEEDS, NULL);

  self->store = g_object_ref (store);
  self->storage = g_object_ref (storage);
  self->freed = freed;
  self->owner = owner;
  self->progress_id =
      g_signal_connect (storage, "notify::progress", G_CALLBACK (progress_cb), self);
  return GTK_WIDGET (self);
}

/* What there is now; what would go of it is told again. */
void
dateline_room_deeds_set_room (GtkWidget *widget, const DatelineRoom *room)
{
  DatelineRoomDeeds *self = DATELINE_ROOM_DEEDS (widget);
  g_autofree char *seen = g_format_size (room->seen_picture_bytes);
  g_autofree char *free = g_format_size (room->free_bytes);
  g_autofree char *pictures = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "%'u picture, %s. It is loaded again when its story is shown.",
                   "%'u pictures, %s. They are loaded again when their story is shown.",
                   room->n_seen_pictures),
      room->n_seen_pictures,
      seen);
  g_autofree char *space =
      g_strdup_printf (_ ("%s of the stories’ file. New stories would fill it."), free);

  set_note (self,
            DEED_PICTURES,
            room->n_seen_pictures > 0,
            room->n_seen_pictures > 0 ? pictures : _ ("There are none."));
  set_note (self,
            DEED_SHRINK,
            room->free_bytes > 0,
            room->free_bytes > 0 ? space : _ ("There is none."));
  tell (self);
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What takes the room on the disk: a bar, a row a part of it, the feeds that take most,
 * and beneath what makes room. It is measured when it is shown and when something went.
 * Main context only. */

#include "dateline-gtk/reader/dateline-storage-view.h"

#include "dateline-gtk/images/dateline-style-private.h"
#include "dateline-gtk/reader/dateline-fact-group-private.h"
#include "dateline-gtk/reader/dateline-room-bar-private.h"
#include "dateline-gtk/reader/dateline-room-deeds-private.h"

#include <glib/gi18n-lib.h>

/* Feeds that are listed. */
#define N_FEEDS 6

/**
 * DatelineStorageView:
 *
 * What a store and its pictures take of the disk, and what makes room: the pictures that
 * were only seen, read stories of a certain age, and what is free in the file. What would
 * go is told beforehand, and nothing that is saved ever goes.
 *
 * It is as wide as it may be and as high as it needs; a host puts it into something that
 * scrolls.
 */
struct _DatelineStorageView
{
  GtkWidget parent_instance;

  DatelineStorage *storage;
  GtkWidget *box;
  GtkWidget *total;
  GtkWidget *bar;
  GtkWidget *parts;
  GtkWidget *feeds;
  GtkWidget *deeds;
  GCancellable *cancellable; /* of the last measuring */
};

G_DEFINE_FINAL_TYPE (DatelineStorageView, dateline_storage_view, GTK_TYPE_WIDGET)

typedef struct
{
  const char *title;
  gint64 bytes;
  char *note; /* how many they are; or NULL */
} Part;

static char *
count_pictures (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u picture", "%'u pictures", n),
                          n);
}

static char *
count_stories (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u story", "%'u stories", n),
                          n);
}

static void
fill_parts (const DatelineRoom *room, Part parts[DATELINE_ROOM_BAR_N_COLORS])
{
  const Part all[DATELINE_ROOM_BAR_N_COLORS] = {
    { _ ("Stories"),
      room->story_bytes + room->log_bytes,
      count_stories (room->n_stories) },
    { _ ("Index for Searching"), room->search_bytes, NULL },
    { _ ("Pictures of Saved Stories"),
      room->saved_picture_bytes,
      count_pictures (room->n_saved_pictures) },
    { _ ("Pictures Fetched Ahead"),
      room->ahead_picture_bytes,
      count_pictures (room->n_ahead_pictures) },
    { _ ("Pictures Seen Lately"),
      room->seen_picture_bytes,
      count_pictures (room->n_seen_pictures) },
    { _ ("Files of Saved Stories"), room->enclosure_bytes, NULL },
    { _ ("Backups"), room->backup_bytes, NULL },
    { _ ("Unused Space"), room->free_bytes, NULL },
  };

  memcpy (parts, all, sizeof all);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* @patch: (nullable) (transfer full); @note: nullable */
static void
add_row (GtkWidget *group,
         GtkWidget *patch,
         const char *title,
         const char *note,
         gint64 bytes)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *size = g_format_size (bytes);
  GtkWidget *size_label = gtk_label_new (size);

  if (patch != NULL)
    gtk_box_append (GTK_BOX (row), patch);
  gtk_box_append (GTK_BOX (words), new_label (title, "value"));
  if (note != NULL)
    gtk_box_append (GTK_BOX (words), new_label (note, "note"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), words);
  gtk_widget_add_css_class (size_label, "numeric");
  gtk_box_append (GTK_BOX (row), size_label);
  dateline_fact_group_add_widget (group, row);
}

static void
show_parts (DatelineStorageView *self, const DatelineRoom *room)
{
  Part parts[DATELINE_ROOM_BAR_N_COLORS];
  gint64 sizes[DATELINE_ROOM_BAR_N_COLORS];
  g_autoptr (GString) text = g_string_new (NULL);

  fill_parts (room, parts);
  dateline_fact_group_clear (self->parts);
  for (guint i = 0; i < DATELINE_ROOM_BAR_N_COLORS; i++)
    {
      const Part *part = &parts[i];
      g_autofree char *note = part->note;
      g_autofree char *size = g_format_size (part->bytes);

      sizes[i] = part->bytes;
      if (part->bytes <= 0)
        continue;
      g_string_append_printf (text,
                              "%s%s: %s",
                              text->len > 0 ? ", " : "",
                              part->title,
                              size);
      add_row (self->parts,
               dateline_room_bar_new_patch (i),
               part->title,
               note,
               part->bytes);
    }
  dateline_room_bar_set_parts (DATELINE_ROOM_BAR (self->bar), sizes, text->str);
}

static char *
describe_feed (const DatelineFeedRoom *feed)
{
  GString *text = g_string_new (NULL);
  g_autofree char *n_stories = count_stories (feed->n_stories);

  g_string_append (text, n_stories);
  if (feed->n_pictures > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text,
                              g_dngettext (GETTEXT_PACKAGE,
                                           "%'u kept picture",
                                           "%'u kept pictures",
                                           feed->n_pictures),
                              feed->n_pictures);
    }
  if (feed->is_removed)
    g_string_append_printf (text, " · %s", _ ("not followed any more"));
  return g_string_free (text, FALSE);
}

static void
show_feeds (DatelineStorageView *self, const DatelineRoom *room)
{
  dateline_fact_group_clear (self->feeds);
  for (guint i = 0; i < MIN (room->feeds->len, N_FEEDS); i++)
    {
      const DatelineFeedRoom *feed = room->feeds->pdata[i];
      g_autofree char *note = describe_feed (feed);

      if (feed->n_stories > 0)
        add_row (self->feeds,
                 NULL,
                 feed->title,
                 note,
                 feed->n_bytes + feed->n_picture_bytes);
    }
}

static void
measured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineStorageView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineRoom) room =
      dateline_storage_measure_finish (DATELINE_STORAGE (source), result, &error);
  g_autofree char *size = NULL;
  g_autofree char *text = NULL;

  if (self->box == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (room == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->total), error->message);
      return;
    }
  size = g_format_size (dateline_room_get_total (room));
  /* Translators: %s is a size, as "1.2 GB". */
  text = g_strdup_printf (_ ("%s on the disk"), size);
  gtk_label_set_label (GTK_LABEL (self->total), text);
  show_parts (self, room);
  show_feeds (self, room);
  dateline_room_deeds_set_room (self->deeds, room);
}

static void
measure (DatelineStorageView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  dateline_storage_measure_async (self->storage,
                                  self->cancellable,
                                  measured_cb,
                                  g_object_ref (self));
}

static void
dateline_storage_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dateline_storage_view_parent_class)->map (widget);
  measure (DATELINE_STORAGE_VIEW (widget));
}

static void
freed_cb (gpointer user_data)
{
  measure (user_data);
}

static void
dateline_storage_view_dispose (GObject *object)
{
  DatelineStorageView *self = DATELINE_STORAGE_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->storage);

  G_OBJECT_CLASS (dateline_storage_view_parent_class)->dispose (object);
}

static void
dateline_storage_view_class_init (DatelineStorageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_storage_view_dispose;
  widget_class->map = dateline_storage_view_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dateline_storage_view_init (DatelineStorageView *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  dateline_style_ensure (gtk_widget_get_display (GTK_WIDGET (self)));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  self->total = new_label (_ ("Being measured…"), "title");
  self->bar = dateline_room_bar_new ();
  self->parts = dateline_fact_group_new (NULL);
  self->feeds = dateline_fact_group_new (_ ("Feeds That Take Most"));
  gtk_widget_add_css_class (self->box, "dateline-storage");
  gtk_box_append (GTK_BOX (head), self->total);
  gtk_box_append (GTK_BOX (head), self->bar);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), self->parts);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * dateline_storage_view_new:
 * @refresher: of the store and the pictures
 *
 * Makes a view.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
dateline_storage_view_new (DatelineRefresher *refresher)
{
  DatelineStorageView *self;
  DatelineStore *store;

  g_return_val_if_fail (DATELINE_IS_REFRESHER (refresher), NULL);

  self = g_object_new (DATELINE_TYPE_STORAGE_VIEW, NULL);
  store = dateline_refresher_get_store (refresher);
  self->storage =
      dateline_storage_new (store, dateline_refresher_get_media_cache (refresher));
  self->deeds = dateline_room_deeds_new (store, self->storage, freed_cb, self);
  gtk_box_append (GTK_BOX (self->box), self->deeds);
  gtk_box_append (GTK_BOX (self->box), self->feeds);
  return GTK_WIDGET (self);
}

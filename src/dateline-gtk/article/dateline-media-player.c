/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A GtkMediaFile with its controls, made when a person has pressed "Play" and not before,
 * as making it asks the server. It ends with the widget, which is when the story is left,
 * and rests while it is not to be seen. Main context only.
 */

#include "dateline-gtk/article/dateline-media-player-private.h"

#include "dateline-gtk/article/dateline-block-text-private.h"
#include "dateline-gtk/article/dateline-block-widget-private.h"

#include <glib/gi18n-lib.h>

struct _DatelineMediaPlayer
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *trouble;
  GtkMediaStream *stream;
};

G_DEFINE_FINAL_TYPE (DatelineMediaPlayer, dateline_media_player, GTK_TYPE_WIDGET)

/* The row of the article that this stands in stays while it plays, wherever is scrolled.
 */
static void
playing_cb (DatelineMediaPlayer *self)
{
  GtkWidget *row =
      gtk_widget_get_ancestor (GTK_WIDGET (self), DATELINE_TYPE_BLOCK_WIDGET);

  if (row == NULL)
    return;
  if (gtk_media_stream_get_playing (self->stream))
    gtk_widget_add_css_class (row, "playing");
  else
    gtk_widget_remove_css_class (row, "playing");
}

/* What the platform says of it is for programmers. */
static void
error_cb (DatelineMediaPlayer *self)
{
  gboolean has_failed = gtk_media_stream_get_error (self->stream) != NULL;

  gtk_widget_set_visible (self->trouble, has_failed);
}

/* It begins to play before it stands in its row. */
static void
dateline_media_player_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dateline_media_player_parent_class)->map (widget);

  playing_cb (DATELINE_MEDIA_PLAYER (widget));
}

static void
dateline_media_player_unmap (GtkWidget *widget)
{
  DatelineMediaPlayer *self = DATELINE_MEDIA_PLAYER (widget);

  gtk_media_stream_pause (self->stream);

  GTK_WIDGET_CLASS (dateline_media_player_parent_class)->unmap (widget);
}

static void
dateline_media_player_dispose (GObject *object)
{
  DatelineMediaPlayer *self = DATELINE_MEDIA_PLAYER (object);

  if (self->stream != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->stream, self);
      gtk_media_stream_pause (self->stream);
    }
  g_clear_pointer (&self->box, gtk_widget_unparent);
  if (self->stream != NULL)
    gtk_media_file_clear (GTK_MEDIA_FILE (self->stream));
  g_clear_object (&self->stream);

  G_OBJECT_CLASS (dateline_media_player_parent_class)->dispose (object);
}

static void
dateline_media_player_class_init (DatelineMediaPlayerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_media_player_dispose;
  widget_class->map = dateline_media_player_map;
  widget_class->unmap = dateline_media_player_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "mediaplayer");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dateline_media_player_init (DatelineMediaPlayer *self)
{
}

/*
 * dateline_media_player_is_available:
 *
 * GTK always has a class for media; which one tells whether the platform plays anything.
 * The one of FFmpeg reads from the network on the main thread and so is none.
 *
 * Returns: whether something can be played inside
 */
gboolean
dateline_media_player_is_available (void)
{
  static const char *const refused[] = { "GtkNoMediaFile", "GtkFfMediaFile", NULL };
  g_autoptr (GtkMediaStream) sample = gtk_media_file_new ();

  return !g_strv_contains (refused, G_OBJECT_TYPE_NAME (sample));
}

/*
 * dateline_media_player_new:
 * @uri: the address of a film or a recording
 * @shows_picture: whether it is a film
 *
 * Asks for it and begins to play.
 */
GtkWidget *
dateline_media_player_new (const char *uri, gboolean shows_picture)
{
  DatelineMediaPlayer *self = g_object_new (DATELINE_TYPE_MEDIA_PLAYER, NULL);
  g_autoptr (GFile) file = g_file_new_for_uri (uri);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->stream = gtk_media_file_new ();
  if (shows_picture)
    {
      GtkWidget *picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (self->stream));

      gtk_widget_set_size_request (picture, -1, 200);
      gtk_accessible_update_property (GTK_ACCESSIBLE (picture),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Video"),
                                      -1);
      gtk_box_append (GTK_BOX (self->box), picture);
    }
  gtk_box_append (GTK_BOX (self->box), gtk_media_controls_new (self->stream));
  self->trouble = dateline_block_text_new_label (
      _ ("It cannot be played here. Open it in another program."),
      "reason",
      GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_widget_set_visible (self->trouble, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->trouble);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->stream,
                            "notify::playing",
                            G_CALLBACK (playing_cb),
                            self);
  g_signal_connect_swapped (self->stream, "notify::error", G_CALLBACK (error_cb), self);
  gtk_media_file_set_file (GTK_MEDIA_FILE (self->stream), file);
  gtk_media_stream_play (self->stream);
  return GTK_WIDGET (self);
}

/* What is played. */
GtkMediaStream *
dateline_media_player_get_stream (DatelineMediaPlayer *self)
{
  return self->stream;
}

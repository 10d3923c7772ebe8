/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A picture stands still until a person wants it to move: moving pictures in the news are
 * mostly not what they came to read. A press plays it, another one stops it. It stops,
 * too, when it is scrolled out of sight, and where the desktop wants little animation it
 * moves for a few seconds only. Main context only.
 */

#include "dateline-gtk/article/dateline-figure-motion-private.h"

#include "dateline-gtk/article/dateline-article-view.h"
#include "dateline-gtk/images/dateline-picture-loader-private.h"

#include <glib/gi18n-lib.h>

/* Seconds. What moves for longer is to be avoided for those who cannot stand it. */
#define REDUCED_TIME 5

struct _DatelineFigureMotion
{
  GtkWidget parent_instance;

  DatelinePictureLoader *loader;
  char *uri;
  int width; /* in device pixels */
  GtkWidget *button;
  GtkWidget *icon;
  DatelinePictureAnimation *animation; /* NULL before it is played */
  GCancellable *cancellable;           /* while it is being loaded */
  guint reduced;                       /* the source that ends it */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DatelineFigureMotion, dateline_figure_motion, GTK_TYPE_WIDGET)

static void
update_button (DatelineFigureMotion *self)
{
  gboolean is_playing = dateline_figure_motion_get_playing (self);
  const char *name = is_playing ? _ ("Stop the animation") : _ ("Play the animation");

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                is_playing ? "media-playback-pause-symbolic"
                                           : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (self->button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  -1);
}

static void
stop (DatelineFigureMotion *self)
{
  g_clear_handle_id (&self->reduced, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->animation != NULL)
    dateline_picture_animation_set_playing (self->animation, FALSE);
  update_button (self);
}

static gboolean
is_reduced (DatelineFigureMotion *self)
{
  gboolean has_animations = TRUE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)),
                "gtk-enable-animations",
                &has_animations,
                NULL);
  return !has_animations;
}

static gboolean
reduced_cb (gpointer user_data)
{
  DatelineFigureMotion *self = user_data;

  self->reduced = 0;
  stop (self);
  return G_SOURCE_REMOVE;
}

/* Whether any of the picture is in the part of the article that is seen. */
static gboolean
is_seen (DatelineFigureMotion *self)
{
  GtkWidget *figure = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *view =
      gtk_widget_get_ancestor (GTK_WIDGET (self), DATELINE_TYPE_ARTICLE_VIEW);
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;
  if (view == NULL || !gtk_widget_compute_bounds (figure, view, &bounds))
    return TRUE;
  return bounds.origin.y < gtk_widget_get_height (view) &&
         bounds.origin.y + bounds.size.height > 0;
}

/* A frame has come. */
static void
contents_cb (DatelineFigureMotion *self)
{
  if (dateline_figure_motion_get_playing (self) && !is_seen (self))
    stop (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
play (DatelineFigureMotion *self)
{
  if (is_reduced (self))
    self->reduced = g_timeout_add_seconds (REDUCED_TIME, reduced_cb, self);
  dateline_picture_animation_set_playing (self->animation, TRUE);
  update_button (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DatelineFigureMotion *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelinePictureAnimation) animation =
      dateline_picture_loader_load_animation_finish (DATELINE_PICTURE_LOADER (source),
                                                     result,
                                                     &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  /* The still stays; a button that does nothing would not. */
  if (animation == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }
  self->animation = g_steal_pointer (&animation);
  g_signal_connect_swapped (self->animation,
                            "invalidate-contents",
                            G_CALLBACK (contents_cb),
                            self);
  g_signal_connect_swapped (self->animation,
                            "notify::playing",
                            G_CALLBACK (update_button),
                            self);
  play (self);
}

static void
clicked_cb (DatelineFigureMotion *self)
{
  if (dateline_figure_motion_get_playing (self) || self->cancellable != NULL)
    stop (self);
  else if (self->animation != NULL)
    play (self);
  else
    {
      self->cancellable = g_cancellable_new ();
      dateline_picture_loader_load_animation_async (self->loader,
                                                    self->uri,
                                                    self->width,
                                                    0,
                                                    self->cancellable,
                                                    loaded_cb,
                                                    self);
    }
}

static void
dateline_figure_motion_unmap (GtkWidget *widget)
{
  stop (DATELINE_FIGURE_MOTION (widget));

  GTK_WIDGET_CLASS (dateline_figure_motion_parent_class)->unmap (widget);
}

static void
dateline_figure_motion_dispose (GObject *object)
{
  DatelineFigureMotion *self = DATELINE_FIGURE_MOTION (object);

  if (self->animation != NULL)
    g_signal_handlers_disconnect_by_data (self->animation, self);
  if (self->button != NULL)
    stop (self);
  g_clear_object (&self->animation);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->loader);
  g_clear_pointer (&self->uri, g_free);

  G_OBJECT_CLASS (dateline_figure_motion_parent_class)->dispose (object);
}

static void
dateline_figure_motion_class_init (DatelineFigureMotionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_figure_motion_dispose;
  widget_class->unmap = dateline_figure_motion_unmap;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "motion");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dateline_figure_motion_init (DatelineFigureMotion *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->icon = g_object_new (GTK_TYPE_IMAGE,
                             "accessible-role",
                             GTK_ACCESSIBLE_ROLE_PRESENTATION,
                             NULL);
  gtk_box_append (GTK_BOX (content), self->icon);
  /* Translators: the badge on a picture that can move. */
  gtk_box_append (GTK_BOX (content), gtk_label_new (_ ("GIF")));
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), content);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/* Makes the button for the picture at @uri. */
GtkWidget *
dateline_figure_motion_new (DatelinePictureLoader *loader, const char *uri)
{
  DatelineFigureMotion *self = g_object_new (DATELINE_TYPE_FIGURE_MOTION, NULL);

  self->loader = g_object_ref (loader);
  self->uri = g_strdup (uri);
  update_button (self);
  return GTK_WIDGET (self);
}

/* The width, in device pixels, that the still was asked for. */
void
dateline_figure_motion_set_width (DatelineFigureMotion *self, int width)
{
  self->width = width;
}

gboolean
dateline_figure_motion_get_playing (DatelineFigureMotion *self)
{
  return self->animation != NULL &&
         dateline_picture_animation_get_playing (self->animation);
}

/* What is to be painted in the still's place, or NULL before it was played. */
GdkPaintable *
dateline_figure_motion_get_paintable (DatelineFigureMotion *self)
{
  return self->animation != NULL ? GDK_PAINTABLE (self->animation) : NULL;
}

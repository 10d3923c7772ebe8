/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The picture that the article has decoded already is shown at once, then one for the
 * whole window, and all its pixels only when it is looked at closely. Nothing is kept
 * when it is closed. Main context only.
 */

#include "dateline-gtk/images/dateline-picture-viewer-private.h"

#include <glib/gi18n-lib.h>

#define WIDTH_STEP 160 /* as articles ask for them */
#define MAX_WIDTH 4096

G_DEFINE_FINAL_TYPE (DatelinePictureViewer, dateline_picture_viewer, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CLOSED,
  SIGNAL_OPEN_URI,
  SIGNAL_MESSAGE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static DatelinePicture *
get_picture (DatelinePictureViewer *self)
{
  return self->pictures->pdata[self->position];
}

/* The address of the picture that is shown. */
const char *
dateline_picture_viewer_get_uri (DatelinePictureViewer *self)
{
  return dateline_picture_get_uri (get_picture (self));
}

static void
show_state (DatelinePictureViewer *self, const char *problem)
{
  gboolean is_empty = dateline_picture_canvas_get_texture (self->canvas) == NULL;

  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), is_empty && problem == NULL);
  gtk_widget_set_visible (self->problem, is_empty && problem != NULL);
  gtk_label_set_label (GTK_LABEL (self->problem), problem != NULL ? problem : "");
}

static void
show_texture (DatelinePictureViewer *self, GdkTexture *texture, int asked_width)
{
  dateline_picture_canvas_set_texture (self->canvas,
                                       texture,
                                       gdk_texture_get_width (texture) < asked_width);
}

static void ensure_sharp (DatelinePictureViewer *self);

/* The width of a texture that is sharp where the picture fits. Not yet seen, the viewer
 * will be as wide as what it lies over. */
static int
get_window_width (DatelinePictureViewer *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int width = gtk_widget_get_width (widget);

  if (width == 0 && gtk_widget_get_parent (widget) != NULL)
    width = gtk_widget_get_width (gtk_widget_get_parent (widget));
  width *= gtk_widget_get_scale_factor (widget);
  return CLAMP ((width + WIDTH_STEP - 1) / WIDTH_STEP * WIDTH_STEP,
                WIDTH_STEP,
                MAX_WIDTH);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DatelinePictureViewer *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture =
      dateline_picture_loader_load_finish (DATELINE_PICTURE_LOADER (source),
                                           result,
                                           &error);

  /* Cancelled loads belong to a picture that is looked at no more, or to a viewer that
   * is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (texture != NULL)
    show_texture (self, texture, self->asked_width);
  show_state (self, error != NULL ? error->message : NULL);
  ensure_sharp (self);
}

static void
stop_load (DatelinePictureViewer *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
start_load (DatelinePictureViewer *self, int width)
{
  stop_load (self);
  self->asked_width = width;
  self->cancellable = g_cancellable_new ();
  dateline_picture_loader_load_async (self->loader,
                                      dateline_picture_viewer_get_uri (self),
                                      width,
                                      0,
                                      self->cancellable,
                                      loaded_cb,
                                      self);
}

/* A picture that has become larger than it is sharp is asked for again. */
static void
ensure_sharp (DatelinePictureViewer *self)
{
  gboolean fits = dateline_picture_canvas_get_zoom (self->canvas) <= 1;
  int wanted = fits ? get_window_width (self) : MAX_WIDTH;

  if (self->pictures != NULL && wanted > self->asked_width &&
      dateline_picture_canvas_wants_pixels (self->canvas))
    start_load (self, wanted);
}

/* Shows the sharpest of what is in memory. */
static void
peek (DatelinePictureViewer *self)
{
  for (int width = get_window_width (self); width > 0; width -= WIDTH_STEP)
    {
      GdkTexture *texture =
          dateline_picture_loader_peek (self->loader,
                                        dateline_picture_viewer_get_uri (self),
                                        width,
                                        0);

      if (texture == NULL)
        continue;
      show_texture (self, texture, width);
      return;
    }
  dateline_picture_canvas_set_texture (self->canvas, NULL, FALSE);
}

static const char *
get_name (DatelinePicture *picture)
{
  const char *name = dateline_picture_get_alternative (picture);

  if (name == NULL || *name == '\0')
    name = dateline_picture_get_caption (picture);
  return name != NULL && *name != '\0' ? name : _ ("Picture");
}

/* Shows another of the pictures, from the first look on. */
void
dateline_picture_viewer_show (DatelinePictureViewer *self)
{
  DatelinePicture *picture = get_picture (self);
  guint n = self->pictures->len;
  g_autofree char *counter = NULL;

  /* Translators: the second of five pictures. */
  counter = g_strdup_printf (_ ("%u of %u"), self->position + 1, n);
  gtk_label_set_label (GTK_LABEL (self->counter), n > 1 ? counter : "");
  dateline_picture_words_set (self->words,
                              dateline_picture_get_caption (picture),
                              dateline_picture_get_credit (picture));
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "viewer.next",
                                 self->position + 1 < n);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "viewer.previous",
                                 self->position > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->canvas),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_name (picture),
                                  -1);
  dateline_picture_canvas_reset (self->canvas);
  peek (self);
  start_load (self, get_window_width (self));
  show_state (self, NULL);
}

static void
dateline_picture_viewer_dispose (GObject *object)
{
  DatelinePictureViewer *self = DATELINE_PICTURE_VIEWER (object);

  stop_load (self);
  g_clear_pointer (&self->pictures, g_ptr_array_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->loader);

  G_OBJECT_CLASS (dateline_picture_viewer_parent_class)->dispose (object);
}

static guint
install_signal (GObjectClass *object_class, const char *name)
{
  return g_signal_new (name,
                       G_TYPE_FROM_CLASS (object_class),
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       1,
                       G_TYPE_STRING);
}

static void
dateline_picture_viewer_class_init (DatelinePictureViewerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dateline_picture_viewer_dispose;
  signals[SIGNAL_CLOSED] = g_signal_new ("closed",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);
  signals[SIGNAL_OPEN_URI] = install_signal (object_class, "open-uri");
  signals[SIGNAL_MESSAGE] = install_signal (object_class, "message");
  dateline_picture_viewer_install_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pictureviewer");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
}

static void
dateline_picture_viewer_init (DatelinePictureViewer *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  dateline_picture_viewer_create_face (self);
  g_signal_connect_swapped (self->canvas,
                            "notify::zoom",
                            G_CALLBACK (ensure_sharp),
                            self);
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_visible (widget, FALSE);
  dateline_picture_viewer_add_keys (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pictures of the Story"),
                                  -1);
}

/* Makes a viewer, which is not seen yet. */
GtkWidget *
dateline_picture_viewer_new (DatelinePictureLoader *loader)
{
  DatelinePictureViewer *self = g_object_new (DATELINE_TYPE_PICTURE_VIEWER, NULL);

  self->loader = g_object_ref (loader);
  return GTK_WIDGET (self);
}

/* Shows the one at @position of these DatelinePictures, and takes the focus. */
void
dateline_picture_viewer_open (DatelinePictureViewer *self,
                              GPtrArray *pictures,
                              guint position)
{
  g_return_if_fail (position < pictures->len);

  g_ptr_array_ref (pictures);
  g_clear_pointer (&self->pictures, g_ptr_array_unref);
  self->pictures = pictures;
  self->position = position;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  dateline_picture_viewer_show (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Lets go of the pictures and is not seen any more. */
void
dateline_picture_viewer_close (DatelinePictureViewer *self)
{
  if (self->pictures == NULL)
    return;
  stop_load (self);
  g_clear_pointer (&self->pictures, g_ptr_array_unref);
  dateline_picture_canvas_set_texture (self->canvas, NULL, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

/* Which picture is shown, or was shown last. */
guint
dateline_picture_viewer_get_position (DatelinePictureViewer *self)
{
  return self->position;
}

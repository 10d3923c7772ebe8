/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How the picture of a figure comes: from memory at once, else when the loader has it, in
 * the width that it is shown in; and what is said where it does not. Main context only.
 */

#include "dateline-gtk/article/dateline-figure-state-private.h"

#include "dateline-gtk/article/dateline-figure-fallback-private.h"
#include "dateline-gtk/article/dateline-figure-motion-private.h"

#include <glib/gi18n-lib.h>

/* Widths are asked for in steps, so that a window that is drawn wider does not decode the
 * picture again for every pixel. */
#define WIDTH_STEP 80

/* The focus of the button that was pressed goes on to the picture that has come for it.
 */
static void
show_texture (DatelineFigure *self, GdkTexture *texture)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  gboolean has_focus = gtk_widget_get_focus_child (self->fallback) != NULL;

  g_set_object (&self->texture, texture);
  self->state = DATELINE_FIGURE_SHOWN;
  dateline_figure_update (self);
  if (!has_focus || row == NULL)
    return;
  gtk_widget_set_focus_child (row, NULL);
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

void
dateline_figure_show_failure (DatelineFigure *self, const char *reason)
{
  self->state = DATELINE_FIGURE_FAILED;
  dateline_figure_fallback_say (DATELINE_FIGURE_FALLBACK (self->fallback),
                                reason,
                                self->loader != NULL ? _ ("Try Again") : NULL,
                                FALSE);
  dateline_figure_update (self);
}

/* What a person's setting refused, a person can allow: what is said, what the button
 * says, and how far it goes. */
static const struct
{
  DatelineFetchError code;
  DatelineMediaReach needed;
  const char *reason;
  const char *button;
  gboolean offers_all;
} refusals[] = {
  { DATELINE_FETCH_ERROR_NOT_ASKED,
    DATELINE_MEDIA_REACH_SECURE,
    N_ ("Pictures are loaded when you want them."),
    N_ ("Load Picture"),
    TRUE },
  { DATELINE_FETCH_ERROR_INSECURE,
    DATELINE_MEDIA_REACH_PLAIN,
    N_ ("It can only be had over a connection that others can read."),
    N_ ("Load Anyway"),
    FALSE },
};

/* FALSE if it was no refusal. */
static gboolean
show_refusal (DatelineFigure *self, const GError *error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (g_error_matches (error, DATELINE_FETCH_ERROR, refusals[i].code))
      {
        self->state = DATELINE_FIGURE_FAILED;
        self->needed = refusals[i].needed;
        dateline_figure_fallback_say (DATELINE_FIGURE_FALLBACK (self->fallback),
                                      _ (refusals[i].reason),
                                      _ (refusals[i].button),
                                      refusals[i].offers_all);
        dateline_figure_update (self);
        return TRUE;
      }
  return FALSE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DatelineFigure *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture =
      dateline_picture_loader_load_finish (DATELINE_PICTURE_LOADER (source),
                                           result,
                                           &error);

  /* Cancelled loads belong to figures that are gone, or that wait for another size. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (texture != NULL)
    show_texture (self, texture);
  else if (self->texture == NULL && !show_refusal (self, error))
    dateline_figure_show_failure (self, error->message);
}

static void
start_load (DatelineFigure *self, int width)
{
  const char *uri = dateline_picture_get_uri (self->picture);
  GdkTexture *texture = dateline_picture_loader_peek (self->loader, uri, width, 0);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->asked_width = width;
  if (self->motion != NULL)
    dateline_figure_motion_set_width (DATELINE_FIGURE_MOTION (self->motion), width);
  if (texture != NULL)
    {
      g_set_object (&self->texture, texture);
      self->state = DATELINE_FIGURE_SHOWN;
      return;
    }
  self->cancellable = g_cancellable_new ();
  dateline_picture_loader_load_async (self->loader,
                                      uri,
                                      width,
                                      0,
                                      self->cancellable,
                                      loaded_cb,
                                      self);
}

static int
round_to_step (int width)
{
  return (width + WIDTH_STEP - 1) / WIDTH_STEP * WIDTH_STEP;
}

/* Asks for a sharper picture where the column has become wider than what was decoded, and
 * there is more of the picture to be had. */
void
dateline_figure_ensure_width (DatelineFigure *self, int width)
{
  int wanted = round_to_step (width * gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  gboolean is_whole =
      self->texture != NULL && gdk_texture_get_width (self->texture) < self->asked_width;

  if (self->loader != NULL && !dateline_figure_lacks_picture (self) &&
      wanted > self->asked_width && !is_whole)
    start_load (self, wanted);
}

static void
start_again (DatelineFigure *self)
{
  self->state = DATELINE_FIGURE_RETRYING;
  self->needed = DATELINE_MEDIA_REACH_STORED;
  dateline_figure_fallback_say (DATELINE_FIGURE_FALLBACK (self->fallback),
                                _ ("Loading…"),
                                _ ("Try Again"),
                                FALSE);
  start_load (self, self->asked_width);
  dateline_figure_update (self);
}

/* A person may ask again at once for what the program would leave alone for a day. */
void
dateline_figure_retry (DatelineFigure *self)
{
  const char *uri = dateline_picture_get_uri (self->picture);

  if (self->state != DATELINE_FIGURE_FAILED || self->loader == NULL)
    return;
  if (self->needed != DATELINE_MEDIA_REACH_STORED)
    dateline_picture_loader_allow (self->loader, uri, self->needed);
  else
    {
      dateline_media_cache_retry (dateline_picture_loader_get_media_cache (self->loader),
                                  uri);
      start_again (self);
    }
}

/* The picture at @uri, NULL for any, may be had that was refused before: by this figure's
 * button, by one for all, or by another setting. */
void
dateline_figure_allowed (DatelineFigure *self, const char *uri)
{
  if (self->state == DATELINE_FIGURE_FAILED &&
      self->needed != DATELINE_MEDIA_REACH_STORED &&
      (uri == NULL || g_str_equal (uri, dateline_picture_get_uri (self->picture))))
    start_again (self);
}
/* Asks for the picture in a @width in device pixels. */
void
dateline_figure_begin (DatelineFigure *self, int width)
{
  start_load (self, round_to_step (width));
}

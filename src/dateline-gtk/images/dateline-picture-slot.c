/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A place in a row for one small picture, a feed's icon or a thumbnail: rows are bound to
 * one story after another, and what was asked for the last one must neither be shown nor
 * go on loading. A member of a widget. Main context only.
 */

#include "dateline-gtk/images/dateline-picture-slot-private.h"

#include "dateline-gtk/images/dateline-picture-loader-private.h"

typedef struct
{
  GtkWidget *owner; /* keeps the slot, its member, alive */
  DatelinePictureSlot *slot;
  DatelineMediaReach reach;
  GCancellable *cancellable;
} Load;

static void
load_free (Load *load)
{
  g_object_unref (load->owner);
  g_object_unref (load->cancellable);
  g_free (load);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Load, load_free)

static void
find_reach (DatelinePictureSlot *self)
{
  self->reach =
      dateline_picture_loader_get_early_reach (self->loader, self->uri, self->feed_uri);
}

/* Another setting may let what was refused, or what nobody asked for yet. */
static void
allowed_cb (DatelinePictureLoader *loader, const char *uri, gpointer user_data)
{
  DatelinePictureSlot *self = user_data;
  DatelineMediaReach before = self->reach;

  if (uri != NULL || self->uri == NULL || self->texture != NULL)
    return;
  find_reach (self);
  if (self->failed && self->reach > before)
    {
      self->failed = FALSE;
      dateline_picture_slot_request (self);
    }
  self->changed (self->owner);
}

/* @size: of the shorter side, in application pixels. @changed: called when a picture has
 * arrived, or turned out not to be had. */
void
dateline_picture_slot_init (DatelinePictureSlot *self,
                            GtkWidget *owner,
                            DatelinePictureLoader *loader,
                            int size,
                            void (*changed) (GtkWidget *owner))
{
  self->owner = owner;
  self->size = size;
  self->changed = changed;
  if (self->loader == loader)
    return;
  if (self->loader != NULL)
    g_clear_signal_handler (&self->allowed_id, self->loader);
  g_set_object (&self->loader, loader);
  if (loader != NULL)
    self->allowed_id =
        g_signal_connect (loader, "allowed", G_CALLBACK (allowed_cb), self);
}

/* Gives up what is being loaded, and keeps what is there. */
void
dateline_picture_slot_cancel (DatelinePictureSlot *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
forget (DatelinePictureSlot *self)
{
  dateline_picture_slot_cancel (self);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->uri, g_free);
  g_clear_pointer (&self->feed_uri, g_free);
  self->failed = FALSE;
}

void
dateline_picture_slot_clear (DatelinePictureSlot *self)
{
  forget (self);
  if (self->loader != NULL)
    g_clear_signal_handler (&self->allowed_id, self->loader);
  g_clear_object (&self->loader);
}

static int
get_pixels (DatelinePictureSlot *self)
{
  return self->size * gtk_widget_get_scale_factor (self->owner);
}

/* Shows another picture from now on, at once if it is in memory. @feed_uri, nullable: the
 * feed that it is from, which says whose servers may be asked. Returns whether anything
 * changed. */
gboolean
dateline_picture_slot_set_uri (DatelinePictureSlot *self,
                               const char *uri,
                               const char *feed_uri)
{
  if (g_strcmp0 (self->uri, uri) == 0 && g_strcmp0 (self->feed_uri, feed_uri) == 0)
    return FALSE;

  forget (self);
  if (self->loader == NULL)
    return FALSE;

  self->uri = g_strdup (uri);
  self->feed_uri = g_strdup (feed_uri);
  if (uri != NULL)
    {
      int pixels = get_pixels (self);

      find_reach (self);
      self->texture = dateline_picture_loader_peek (self->loader, uri, pixels, pixels);
      if (self->texture != NULL)
        g_object_ref (self->texture);
    }
  return TRUE;
}

/* Whether there is a picture, or likely to be one soon. */
gboolean
dateline_picture_slot_is_expected (DatelinePictureSlot *self)
{
  return self->texture != NULL || (self->uri != NULL && !self->failed &&
                                   self->reach > DATELINE_MEDIA_REACH_STORED);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Load) load = user_data;
  g_autoptr (GdkTexture) texture = NULL;
  DatelinePictureSlot *self = load->slot;

  texture = dateline_picture_loader_load_finish (DATELINE_PICTURE_LOADER (source),
                                                 result,
                                                 NULL);
  /* The slot may have been given another picture meanwhile, and be loading that. */
  if (self->cancellable != load->cancellable)
    return;

  g_clear_object (&self->cancellable);
  self->failed = texture == NULL;
  g_set_object (&self->texture, texture);
  find_reach (self);
  if (self->failed && self->reach > load->reach)
    {
      self->failed = FALSE;
      dateline_picture_slot_request (self);
    }
  self->changed (self->owner);
}

/* Loads the picture unless it is there, on its way or known not to be had. */
void
dateline_picture_slot_request (DatelinePictureSlot *self)
{
  int pixels = get_pixels (self);
  Load *load;

  if (self->uri == NULL || self->texture != NULL || self->cancellable != NULL ||
      self->failed)
    return;

  find_reach (self);
  self->cancellable = g_cancellable_new ();
  load = g_new0 (Load, 1);
  load->owner = g_object_ref (self->owner);
  load->slot = self;
  load->reach = self->reach;
  load->cancellable = g_object_ref (self->cancellable);
  dateline_picture_loader_load_within_async (self->loader,
                                             self->uri,
                                             self->reach,
                                             pixels,
                                             pixels,
                                             self->cancellable,
                                             loaded_cb,
                                             load);
}

/* Paints the picture so that it covers @bounds, its middle in their middle. */
void
dateline_picture_slot_snapshot (DatelinePictureSlot *self,
                                GtkSnapshot *snapshot,
                                const graphene_rect_t *bounds,
                                float radius)
{
  GskRoundedRect clip;
  graphene_rect_t whole;
  float width, height, zoom;

  if (self->texture == NULL)
    return;

  width = gdk_texture_get_width (self->texture);
  height = gdk_texture_get_height (self->texture);
  zoom = MAX (bounds->size.width / width, bounds->size.height / height);
  whole =
      GRAPHENE_RECT_INIT (bounds->origin.x + (bounds->size.width - width * zoom) / 2,
                          bounds->origin.y + (bounds->size.height - height * zoom) / 2,
                          width * zoom,
                          height * zoom);
  gsk_rounded_rect_init_from_rect (&clip, bounds, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  gtk_snapshot_append_texture (snapshot, self->texture, &whole);
  gtk_snapshot_pop (snapshot);
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Shows a frame for as long as it asks to stay, and has the next one unpacked meanwhile:
 * two frames are in memory, however many there are. It does not know whether anybody
 * sees it; who shows it stops it when it goes out of sight. Stopped and played again it
 * goes on where it was, unless that is long ago. Main context only.
 */

#include "dateline-gtk/images/dateline-picture-animation-private.h"

#include "dateline-gtk/images/dateline-picture-frames-private.h"

/* A frame that asks for less than this gets what browsers give it. */
#define LEAST_DELAY 20
#define USUAL_DELAY 100

struct _DatelinePictureAnimation
{
  GObject parent_instance;

  DatelinePictureFrames *frames;
  GdkTexture *texture; /* that is shown, nullable */
  GdkTexture *next;    /* that comes when its time has come */
  guint next_delay;
  guint timer;
  GCancellable *cancellable; /* while a frame is being unpacked */
  gboolean playing;
};

enum
{
  PROP_0,
  PROP_PLAYING,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void ask (DatelinePictureAnimation *self);

static void
snapshot (GdkPaintable *paintable, GdkSnapshot *to, double width, double height)
{
  DatelinePictureAnimation *self = DATELINE_PICTURE_ANIMATION (paintable);

  if (self->texture != NULL)
    gdk_paintable_snapshot (GDK_PAINTABLE (self->texture), to, width, height);
}

static GdkPaintable *
get_current_image (GdkPaintable *paintable)
{
  DatelinePictureAnimation *self = DATELINE_PICTURE_ANIMATION (paintable);

  return self->texture != NULL ? GDK_PAINTABLE (g_object_ref (self->texture))
                               : gdk_paintable_new_empty (0, 0);
}

static int
get_intrinsic_width (GdkPaintable *paintable)
{
  DatelinePictureAnimation *self = DATELINE_PICTURE_ANIMATION (paintable);

  return self->texture != NULL ? gdk_texture_get_width (self->texture) : 0;
}

static int
get_intrinsic_height (GdkPaintable *paintable)
{
  DatelinePictureAnimation *self = DATELINE_PICTURE_ANIMATION (paintable);

  return self->texture != NULL ? gdk_texture_get_height (self->texture) : 0;
}

static void
paintable_init (GdkPaintableInterface *interface)
{
  interface->snapshot = snapshot;
  interface->get_current_image = get_current_image;
  interface->get_intrinsic_width = get_intrinsic_width;
  interface->get_intrinsic_height = get_intrinsic_height;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DatelinePictureAnimation,
                               dateline_picture_animation,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, paintable_init))

static void
stop (DatelinePictureAnimation *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->next);
}

static gboolean timer_cb (gpointer user_data);

static void
show_next (DatelinePictureAnimation *self)
{
  GdkTexture *last = g_steal_pointer (&self->texture);
  gboolean is_resized =
      last == NULL ||
      gdk_texture_get_width (last) != gdk_texture_get_width (self->next) ||
      gdk_texture_get_height (last) != gdk_texture_get_height (self->next);

  self->texture = g_steal_pointer (&self->next);
  g_clear_object (&last);
  self->timer = g_timeout_add (self->next_delay, timer_cb, self);
  ask (self);
  if (is_resized)
    gdk_paintable_invalidate_size (GDK_PAINTABLE (self));
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self));
}

static gboolean
timer_cb (gpointer user_data)
{
  DatelinePictureAnimation *self = user_data;

  self->timer = 0;
  if (self->next != NULL)
    show_next (self);
  else if (self->cancellable == NULL) /* that was the last one */
    dateline_picture_animation_set_playing (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
frame_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GWeakRef *owner = user_data;
  g_autoptr (DatelinePictureAnimation) self = g_weak_ref_get (owner);
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  g_autoptr (GdkTexture) texture = NULL;
  guint delay = 0;

  g_weak_ref_clear (owner);
  g_free (owner);
  texture = dateline_picture_frames_next_finish (result, &delay, NULL);
  /* It may have been stopped meanwhile, and be playing again. */
  if (self == NULL || self->cancellable != cancellable)
    return;
  g_clear_object (&self->cancellable);
  self->next = g_steal_pointer (&texture);
  self->next_delay = delay < LEAST_DELAY ? USUAL_DELAY : delay;
  if (self->timer != 0)
    return;
  if (self->next != NULL)
    show_next (self);
  else
    dateline_picture_animation_set_playing (self, FALSE);
}

/* What is on its way does not keep it alive: it would never end. */
static void
ask (DatelinePictureAnimation *self)
{
  GWeakRef *owner = g_new0 (GWeakRef, 1);

  g_weak_ref_init (owner, self);
  self->cancellable = g_cancellable_new ();
  dateline_picture_frames_next_async (self->frames, self->cancellable, frame_cb, owner);
}

static void
dateline_picture_animation_get_property (GObject *object,
                                         guint id,
                                         GValue *value,
                                         GParamSpec *pspec)
{
  DatelinePictureAnimation *self = DATELINE_PICTURE_ANIMATION (object);

  switch (id)
    {
    case PROP_PLAYING:
      g_value_set_boolean (value, self->playing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dateline_picture_animation_set_property (GObject *object,
                                         guint id,
                                         const GValue *value,
                                         GParamSpec *pspec)
{
  DatelinePictureAnimation *self = DATELINE_PICTURE_ANIMATION (object);

  switch (id)
    {
    case PROP_PLAYING:
      dateline_picture_animation_set_playing (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dateline_picture_animation_dispose (GObject *object)
{
  DatelinePictureAnimation *self = DATELINE_PICTURE_ANIMATION (object);

  stop (self);
  g_clear_pointer (&self->frames, dateline_picture_frames_free);
  g_clear_object (&self->texture);

  G_OBJECT_CLASS (dateline_picture_animation_parent_class)->dispose (object);
}

static void
dateline_picture_animation_class_init (DatelinePictureAnimationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dateline_picture_animation_dispose;
  object_class->get_property = dateline_picture_animation_get_property;
  object_class->set_property = dateline_picture_animation_set_property;

  properties[PROP_PLAYING] = g_param_spec_boolean (
      "playing",
      NULL,
      NULL,
      FALSE,
      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dateline_picture_animation_init (DatelinePictureAnimation *self)
{
}

/* Makes an animation that stands still. @program: nullable, as for
 * dateline_picture_process_new(). The bounds are those of dateline_picture_decode().
 * @still: nullable, what is shown until the first frame. */
DatelinePictureAnimation *
dateline_picture_animation_new (const char *program,
                                GBytes *bytes,
                                int max_width,
                                int max_height,
                                GdkTexture *still)
{
  DatelinePictureAnimation *self = g_object_new (DATELINE_TYPE_PICTURE_ANIMATION, NULL);

  self->frames = dateline_picture_frames_new (program, bytes, max_width, max_height);
  g_set_object (&self->texture, still);
  return self;
}

gboolean
dateline_picture_animation_get_playing (DatelinePictureAnimation *self)
{
  return self->playing;
}

/* It stops by itself after the last frame, as often as that is to be shown, and where a
 * frame cannot be unpacked: watch the property "playing". */
void
dateline_picture_animation_set_playing (DatelinePictureAnimation *self, gboolean playing)
{
  if (self->playing == !!playing)
    return;
  self->playing = !!playing;
  if (playing)
    ask (self);
  else
    stop (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYING]);
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The door to pictures: who may have which one, what is in memory, and what has to be
 * loaded, which dateline-picture-load does. Main context only.
 */

#include "dateline-gtk/images/dateline-picture-loader-state-private.h"

/* About 200 thumbnails, and five pictures of an article's width: those that are shown
 * have who holds them, and one that is gone back to is there again in ten milliseconds.
 */
#define MAX_THUMBNAIL_BYTES (14 * 1024 * 1024)
#define MAX_PICTURE_BYTES (8 * 1024 * 1024)

/**
 * DatelinePictureLoader:
 *
 * Fetches pictures through a media cache and has them decoded by another process, scaled
 * to what is shown. Keeps the textures that were used last.
 */
G_DEFINE_FINAL_TYPE (DatelinePictureLoader, dateline_picture_loader, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_POLICY,
  PROP_LOADS_FOREIGN,
  N_PROPERTIES,
};

enum
{
  ALLOWED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

/* What is given as a box is a thumbnail. */
DatelineTextureStore *
dateline_picture_loader_get_textures (DatelinePictureLoader *self, int max_height)
{
  return max_height > 0 ? self->thumbnails : self->pictures;
}

static char *
make_key (const char *uri, int max_width, int max_height)
{
  return g_strdup_printf ("%d %d %s", max_width, max_height, uri);
}

static void
dateline_picture_loader_finalize (GObject *object)
{
  DatelinePictureLoader *self = DATELINE_PICTURE_LOADER (object);

  /* Every load holds a reference, so that none is left here. */
  dateline_picture_queue_free (self->queue);
  g_free (self->program);
  dateline_picture_findings_clear (&self->findings);
  g_hash_table_unref (self->loads);
  dateline_picture_permits_clear (&self->permits);
  dateline_texture_store_free (self->thumbnails);
  dateline_texture_store_free (self->pictures);
  g_object_unref (self->cache);

  G_OBJECT_CLASS (dateline_picture_loader_parent_class)->finalize (object);
}

static void
dateline_picture_loader_get_property (GObject *object,
                                      guint id,
                                      GValue *value,
                                      GParamSpec *pspec)
{
  DatelinePictureLoader *self = DATELINE_PICTURE_LOADER (object);

  if (id == PROP_POLICY)
    g_value_set_enum (value, self->permits.policy);
  else if (id == PROP_LOADS_FOREIGN)
    g_value_set_boolean (value, self->permits.loads_foreign);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dateline_picture_loader_set_property (GObject *object,
                                      guint id,
                                      const GValue *value,
                                      GParamSpec *pspec)
{
  DatelinePictureLoader *self = DATELINE_PICTURE_LOADER (object);

  if (id == PROP_POLICY)
    dateline_picture_loader_set_policy (self, g_value_get_enum (value));
  else if (id == PROP_LOADS_FOREIGN)
    self->permits.loads_foreign = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dateline_picture_loader_class_init (DatelinePictureLoaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dateline_picture_loader_finalize;
  object_class->get_property = dateline_picture_loader_get_property;
  object_class->set_property = dateline_picture_loader_set_property;

  /**
   * DatelinePictureLoader:policy:
   *
   * Which pictures of a story that is opened are loaded from the network.
   */
  properties[PROP_POLICY] = g_param_spec_enum (
      "policy",
      NULL,
      NULL,
      DATELINE_TYPE_PICTURE_POLICY,
      DATELINE_PICTURE_POLICY_ALWAYS,
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * DatelinePictureLoader:loads-foreign:
   *
   * Whether the small pictures in lists, of stories that were not opened yet, may come
   * from other sites than the feed's own, which learn by it that the feed is followed.
   */
  properties[PROP_LOADS_FOREIGN] =
      g_param_spec_boolean ("loads-foreign",
                            NULL,
                            NULL,
                            FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * DatelinePictureLoader::allowed:
   * @self: the picture loader
   * @uri: (nullable): the picture's address; %NULL for any
   *
   * Says that a picture may be loaded that was refused before. Who shows it in vain, with
   * %DATELINE_FETCH_ERROR_NOT_ASKED or %DATELINE_FETCH_ERROR_INSECURE, tries again.
   */
  signals[ALLOWED] = g_signal_new ("allowed",
                                   G_TYPE_FROM_CLASS (klass),
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
dateline_picture_loader_init (DatelinePictureLoader *self)
{
  dateline_picture_permits_init (&self->permits);
  self->loads = g_hash_table_new (g_str_hash, g_str_equal);
  self->thumbnails = dateline_texture_store_new (MAX_THUMBNAIL_BYTES);
  self->pictures = dateline_texture_store_new (MAX_PICTURE_BYTES);
  dateline_picture_findings_init (&self->findings);
}

/**
 * dateline_picture_loader_new:
 * @cache: where the bytes of pictures come from
 *
 * Makes a picture loader. One serves all widgets of a program.
 *
 * Returns: (transfer full): a new picture loader
 */
DatelinePictureLoader *
dateline_picture_loader_new (DatelineMediaCache *cache)
{
  g_return_val_if_fail (DATELINE_IS_MEDIA_CACHE (cache), NULL);

  return dateline_picture_loader_new_with_program (cache, NULL);
}

/* @program: nullable, as for dateline_picture_process_new(). */
DatelinePictureLoader *
dateline_picture_loader_new_with_program (DatelineMediaCache *cache, const char *program)
{
  DatelinePictureLoader *self = g_object_new (DATELINE_TYPE_PICTURE_LOADER, NULL);

  self->cache = g_object_ref (cache);
  self->program = g_strdup (program);
  self->queue = dateline_picture_queue_new (program);
  return self;
}

/**
 * dateline_picture_loader_get_media_cache:
 * @self: a picture loader
 *
 * Gets the media cache that the bytes come from.
 *
 * Returns: (transfer none): the media cache
 */
DatelineMediaCache *
dateline_picture_loader_get_media_cache (DatelinePictureLoader *self)
{
  g_return_val_if_fail (DATELINE_IS_PICTURE_LOADER (self), NULL);

  return self->cache;
}

/**
 * dateline_picture_loader_set_policy:
 * @self: a picture loader
 * @policy: which pictures a person wants loaded
 *
 * Sets which pictures are loaded from the network, from now on. What
 * dateline_picture_loader_allow() allowed before is forgotten. Main context.
 */
void
dateline_picture_loader_set_policy (DatelinePictureLoader *self,
                                    DatelinePicturePolicy policy)
{
  g_return_if_fail (DATELINE_IS_PICTURE_LOADER (self));

  if (policy == self->permits.policy)
    return;
  dateline_picture_permits_set_policy (&self->permits, policy);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POLICY]);
  g_signal_emit (self, signals[ALLOWED], 0, NULL);
}

/**
 * dateline_picture_loader_get_policy:
 * @self: a picture loader
 *
 * Gets which pictures are loaded from the network.
 *
 * Returns: the policy
 */
DatelinePicturePolicy
dateline_picture_loader_get_policy (DatelinePictureLoader *self)
{
  g_return_val_if_fail (DATELINE_IS_PICTURE_LOADER (self),
                        DATELINE_PICTURE_POLICY_ALWAYS);

  return self->permits.policy;
}

/**
 * dateline_picture_loader_allow:
 * @self: a picture loader
 * @uri: a picture's address
 * @reach: how far one may go for it
 *
 * Allows more for one picture than the policy does, because a person asked for it: to
 * ask its server after %DATELINE_FETCH_ERROR_NOT_ASKED, with
 * %DATELINE_MEDIA_REACH_SECURE; to do so over http after %DATELINE_FETCH_ERROR_INSECURE,
 * with %DATELINE_MEDIA_REACH_PLAIN. #DatelinePictureLoader::allowed says so to everyone
 * who shows it. It holds for this picture at every size. Main context.
 */
void
dateline_picture_loader_allow (DatelinePictureLoader *self,
                               const char *uri,
                               DatelineMediaReach reach)
{
  g_return_if_fail (DATELINE_IS_PICTURE_LOADER (self));
  g_return_if_fail (uri != NULL);

  if (dateline_picture_permits_allow (&self->permits, uri, reach))
    g_signal_emit (self, signals[ALLOWED], 0, uri);
}

void
dateline_picture_loader_allow_for_feed (DatelinePictureLoader *self,
                                        const char *uri,
                                        const char *feed_uri)
{
  if (dateline_picture_permits_open (&self->permits, uri, feed_uri))
    g_signal_emit (self, signals[ALLOWED], 0, uri);
}

void
dateline_picture_loader_begin_story (DatelinePictureLoader *self)
{
  dateline_picture_permits_begin_story (&self->permits);
}

void
dateline_picture_loader_set_feed_policies (DatelinePictureLoader *self,
                                           GHashTable *policies)
{
  if (dateline_picture_permits_set_feeds (&self->permits, policies))
    g_signal_emit (self, signals[ALLOWED], 0, NULL);
}

DatelineMediaReach
dateline_picture_loader_get_early_reach (DatelinePictureLoader *self,
                                         const char *uri,
                                         const char *feed_uri)
{
  return dateline_picture_permits_get_early_reach (&self->permits, uri, feed_uri);
}

DatelineMediaReach
dateline_picture_loader_get_reach (DatelinePictureLoader *self, const char *uri)
{
  return dateline_picture_permits_get_reach (&self->permits, uri);
}

/**
 * dateline_picture_loader_load_async:
 * @self: a picture loader
 * @uri: the picture's address
 * @max_width: the width to scale down to, in device pixels, or 0 for no bound
 * @max_height: the height to scale down to, in device pixels, or 0 for no bound
 * @cancellable: (nullable): ends the wait, and the load if nobody else waits for it
 * @callback: (scope async): called on the main context
 * @user_data: for @callback
 *
 * Loads a picture as a texture. It is scaled down while it is decoded, never up: with one
 * bound it fits that, with both it is a thumbnail and just covers them, its edges to be
 * cropped where it is shown. Of an animation the first frame is taken.
 *
 * From the network comes what the policy lets, and what was allowed besides; else it
 * fails with %DATELINE_FETCH_ERROR_NOT_ASKED or %DATELINE_FETCH_ERROR_INSECURE.
 *
 * Main context.
 */
void
dateline_picture_loader_load_async (DatelinePictureLoader *self,
                                    const char *uri,
                                    int max_width,
                                    int max_height,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (DATELINE_IS_PICTURE_LOADER (self));
  g_return_if_fail (uri != NULL);

  dateline_picture_loader_load_within_async (
      self,
      uri,
      dateline_picture_permits_get_reach (&self->permits, uri),
      max_width,
      max_height,
      cancellable,
      callback,
      user_data);
}

void
dateline_picture_loader_load_within_async (DatelinePictureLoader *self,
                                           const char *uri,
                                           DatelineMediaReach reach,
                                           int max_width,
                                           int max_height,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *key = NULL;
  GdkTexture *texture;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dateline_picture_loader_load_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  key = make_key (uri, max_width, max_height);
  texture = dateline_texture_store_look_up (
      dateline_picture_loader_get_textures (self, max_height),
      key);
  if (texture != NULL)
    {
      g_task_return_pointer (task, g_object_ref (texture), g_object_unref);
      return;
    }
  dateline_picture_load_join (self, uri, reach, key, max_width, max_height, task);
}

/**
 * dateline_picture_loader_load_finish:
 * @self: a picture loader
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends dateline_picture_loader_load_async(). Besides the errors of
 * dateline_media_cache_load_async() it fails with %G_IO_ERROR_NOT_SUPPORTED if the
 * picture is no PNG, JPEG, GIF, WebP, BMP or ICO, with %G_IO_ERROR_MESSAGE_TOO_LARGE if
 * it has more than 40 megapixels or a side over 16,384, and with %G_IO_ERROR_INVALID_DATA
 * if it is damaged. It is unpacked by another process: %G_IO_ERROR_BROKEN_PIPE is what
 * that one died of, %G_IO_ERROR_TIMED_OUT what takes it more than 6 seconds, and with
 * %G_IO_ERROR_NOT_FOUND it cannot be started. The messages are for people.
 *
 * Returns: (transfer full): the texture
 */
GdkTexture *
dateline_picture_loader_load_finish (DatelinePictureLoader *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dateline_picture_loader_peek:
 * @self: a picture loader
 * @uri: the picture's address
 * @max_width: as for dateline_picture_loader_load_async()
 * @max_height: as for dateline_picture_loader_load_async()
 *
 * Gets a picture that is in memory already: for rows that scroll by. Main context.
 *
 * Returns: (transfer none) (nullable): the texture, if it is in memory at this size
 */
GdkTexture *
dateline_picture_loader_peek (DatelinePictureLoader *self,
                              const char *uri,
                              int max_width,
                              int max_height)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (DATELINE_IS_PICTURE_LOADER (self), NULL);
  g_return_val_if_fail (uri != NULL, NULL);

  key = make_key (uri, max_width, max_height);
  return dateline_texture_store_look_up (
      dateline_picture_loader_get_textures (self, max_height),
      key);
}

/* For the end of an article: lets go of its pictures, but for those that are shown still,
 * and gives the memory of all that was freed with it back to the system, which the
 * allocator does only at the end of its heap. */
void
dateline_picture_loader_trim (DatelinePictureLoader *self)
{
  dateline_texture_store_clear (self->pictures);
}

/* Whether the picture at @uri is known to have more than one frame: once it has been
 * loaded at any size. */
gboolean
dateline_picture_loader_is_animated (DatelinePictureLoader *self, const char *uri)
{
  return dateline_picture_findings_is_animated (&self->findings, g_str_hash (uri));
}

/* The program that unpacks pictures, NULL for the one of this library. */
const char *
dateline_picture_loader_get_program (DatelinePictureLoader *self)
{
  return self->program;
}

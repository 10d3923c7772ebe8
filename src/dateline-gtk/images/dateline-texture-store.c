/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A least-recently-used store: a queue from the newest to the oldest use, and a table of
 * its links by key. Main context only.
 */

#include "dateline-gtk/images/dateline-texture-store-private.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

/* Milliseconds from clearing a store until the system is given back what it took: who
 * walks through a list is not slowed down at each story. */
#define TRIM_DELAY 1000

typedef struct
{
  char *key;
  GdkTexture *texture;
} Held;

struct _DatelineTextureStore
{
  GHashTable *links; /* of GList *, by the key that the queue owns */
  GQueue queue;      /* of Held */
  gsize size;
  gsize max_size;
  guint trim_source;
};

static gsize
texture_size (GdkTexture *texture)
{
  return (gsize) gdk_texture_get_width (texture) * gdk_texture_get_height (texture) * 4;
}

static void
held_free (Held *held)
{
  g_free (held->key);
  g_object_unref (held->texture);
  g_free (held);
}

static void
drop (DatelineTextureStore *self, GList *link)
{
  Held *held = link->data;

  self->size -= texture_size (held->texture);
  g_hash_table_remove (self->links, held->key);
  g_queue_delete_link (&self->queue, link);
  held_free (held);
}

/* Makes a store of at most @max_size bytes of pixels. */
DatelineTextureStore *
dateline_texture_store_new (gsize max_size)
{
  DatelineTextureStore *self = g_new0 (DatelineTextureStore, 1);

  self->links = g_hash_table_new (g_str_hash, g_str_equal);
  self->max_size = max_size;
  return self;
}

/* Frees the store and lets go of its textures. */
void
dateline_texture_store_free (DatelineTextureStore *self)
{
  g_clear_handle_id (&self->trim_source, g_source_remove);
  g_hash_table_unref (self->links);
  g_queue_clear_full (&self->queue, (GDestroyNotify) held_free);
  g_free (self);
}

/* The texture of @key, owned by the store, which is now the last one to be dropped; or
 * NULL. */
GdkTexture *
dateline_texture_store_look_up (DatelineTextureStore *self, const char *key)
{
  GList *link = g_hash_table_lookup (self->links, key);

  if (link == NULL)
    return NULL;
  g_queue_unlink (&self->queue, link);
  g_queue_push_head_link (&self->queue, link);
  return ((Held *) link->data)->texture;
}

/* Adds @texture as @key, in the place of what stood there, and drops the oldest ones
 * beyond the limit. A texture that is larger than the whole store is not kept. */
void
dateline_texture_store_add (DatelineTextureStore *self,
                            const char *key,
                            GdkTexture *texture)
{
  GList *link = g_hash_table_lookup (self->links, key);
  Held *held;

  if (link != NULL)
    drop (self, link);
  if (texture_size (texture) > self->max_size)
    return;
  held = g_new0 (Held, 1);
  held->key = g_strdup (key);
  held->texture = g_object_ref (texture);
  g_queue_push_head (&self->queue, held);
  g_hash_table_insert (self->links, held->key, self->queue.head);
  self->size += texture_size (texture);
  while (self->size > self->max_size)
    drop (self, self->queue.tail);
}

static void
trim_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
  g_task_return_boolean (task, TRUE);
}

static void
trim_cb (gpointer user_data)
{
  DatelineTextureStore *self = user_data;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  self->trim_source = 0;
  g_task_run_in_thread (task, trim_thread);
}

/* Lets go of all of them, and gives the memory of all that was freed with them back to
 * the system, which the allocator does by itself only at the end of its heap. */
void
dateline_texture_store_clear (DatelineTextureStore *self)
{
  while (self->queue.tail != NULL)
    drop (self, self->queue.tail);
  g_clear_handle_id (&self->trim_source, g_source_remove);
  self->trim_source = g_timeout_add_once (TRIM_DELAY, trim_cb, self);
}

/* How many bytes of pixels are held. */
gsize
dateline_texture_store_get_size (const DatelineTextureStore *self)
{
  return self->size;
}

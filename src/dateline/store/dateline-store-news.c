/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the threads of a store have to say. They never own the store: to drop the last
 * reference on a thread of it would wait for itself.
 */

#include "dateline/store/dateline-store-news-private.h"

#include "dateline/store/dateline-store-private.h"

struct _DatelineStoreNews
{
  GWeakRef store;
  GMainContext *context;
  GCancellable *cancellable;
};

/* One piece of news. */
typedef struct
{
  DatelineStoreNews *news;
  gboolean is_damage;
  DatelineStoreWork work;
  double fraction;
} Piece;

DatelineStoreNews *
dateline_store_news_new (DatelineStore *store, GMainContext *context)
{
  DatelineStoreNews *self = g_atomic_rc_box_new0 (DatelineStoreNews);

  g_weak_ref_init (&self->store, store);
  self->context = g_main_context_ref (context);
  self->cancellable = g_cancellable_new ();
  return self;
}

DatelineStoreNews *
dateline_store_news_ref (DatelineStoreNews *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
news_clear (DatelineStoreNews *self)
{
  g_weak_ref_clear (&self->store);
  g_main_context_unref (self->context);
  g_object_unref (self->cancellable);
}

void
dateline_store_news_unref (DatelineStoreNews *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) news_clear);
}

static void
piece_free (Piece *self)
{
  dateline_store_news_unref (self->news);
  g_free (self);
}

static gboolean
tell_cb (gpointer user_data)
{
  Piece *self = user_data;
  g_autoptr (DatelineStore) store = g_weak_ref_get (&self->news->store);

  if (store != NULL && self->is_damage)
    dateline_store_announce_damage (store);
  else if (store != NULL)
    dateline_store_announce_work (store, self->work, self->fraction);
  return G_SOURCE_REMOVE;
}

static void
tell (DatelineStoreNews *self,
      gboolean is_damage,
      DatelineStoreWork work,
      double fraction)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Piece *piece = g_new0 (Piece, 1);

  piece->news = dateline_store_news_ref (self);
  piece->is_damage = is_damage;
  piece->work = work;
  piece->fraction = fraction;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_cb, piece, (GDestroyNotify) piece_free);
  g_source_set_static_name (source, "dateline-store-news");
  g_source_attach (source, self->context);
}

static void
work_cb (DatelineStoreWork work, double fraction, gpointer user_data)
{
  tell (user_data, FALSE, work, fraction);
}

DatelineWork
dateline_store_news_make_work (DatelineStoreNews *self,
                               DatelineStoreWork kind,
                               GCancellable *cancellable)
{
  return (DatelineWork){
    kind,
    cancellable != NULL ? cancellable : self->cancellable,
    work_cb,
    self,
  };
}

void
dateline_store_news_tell_damaged (DatelineStoreNews *self)
{
  tell (self, TRUE, 0, 0);
}

void
dateline_store_news_end (DatelineStoreNews *self)
{
  g_cancellable_cancel (self->cancellable);
}

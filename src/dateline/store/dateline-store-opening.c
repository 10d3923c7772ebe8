/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How a store's file is open. It is opened a second time where the disk was full at the
 * first. Any thread. */

#include "dateline/store/dateline-store-opening-private.h"

struct _DatelineStoreOpening
{
  GMutex mutex;
  GCond cond;
  guint n_openings; /* 0: not yet */
  GError *error;
  DatelineReadableFile *readable;
  DatelineStoreLimits limits;
};

DatelineStoreOpening *
dateline_store_opening_new (void)
{
  DatelineStoreOpening *self = g_atomic_rc_box_new0 (DatelineStoreOpening);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  return self;
}

DatelineStoreOpening *
dateline_store_opening_ref (DatelineStoreOpening *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
opening_clear (DatelineStoreOpening *self)
{
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_clear_error (&self->error);
  g_clear_pointer (&self->readable, dateline_readable_file_free);
}

void
dateline_store_opening_unref (DatelineStoreOpening *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) opening_clear);
}

void
dateline_store_opening_reach (DatelineStoreOpening *self,
                              const GError *error,
                              DatelineReadableFile *readable,
                              DatelineStoreLimits limits)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->n_openings++;
  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  g_clear_pointer (&self->readable, dateline_readable_file_free);
  self->readable = readable;
  self->limits = limits;
  g_cond_broadcast (&self->cond);
}

DatelineStoreLimits
dateline_store_opening_get_limits (DatelineStoreOpening *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->limits;
}

DatelineDatabase *
dateline_store_opening_follow (DatelineStoreOpening *self,
                               const char *path,
                               guint *n_seen,
                               GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  DatelineReadableFile *readable;

  while (self->n_openings == 0)
    g_cond_wait (&self->cond, &self->mutex);
  *n_seen = self->n_openings;
  readable = self->readable;
  if (self->error != NULL)
    {
      g_propagate_error (error, g_error_copy (self->error));
      return NULL;
    }
  return readable != NULL
             ? dateline_database_open (readable->path, readable->role, error)
             : dateline_database_open (path, DATELINE_DATABASE_READER, error);
}

gboolean
dateline_store_opening_is_new (DatelineStoreOpening *self, guint n_seen)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->n_openings != n_seen;
}

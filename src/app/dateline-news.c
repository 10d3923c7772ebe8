/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A store with what goes with it, and how another takes its place: what refers to the
 * store goes first, then the store, and once its file is what it is to be, all of them
 * come anew. Main thread only.
 */

#include "app/dateline-news.h"

#include "app/dateline-notices.h"

struct _DatelineNews
{
  GtkApplication *application; /* which has this one */
  char *profile;
  DatelineStore *store;
  DatelineRefresher *refresher;
  DatelineNotices *notices;

  /* While the file becomes another. */
  char *backup; /* that is to take its place */
  GCancellable *cancellable;
  DatelineNewsProgress progress;
  DatelineNewsFunc func;
  gpointer user_data;
};

static void
create_store (DatelineNews *self)
{
  g_autofree char *path = NULL;

  if (self->profile != NULL)
    path = g_build_filename (self->profile, "dateline.db", NULL);
  self->store = dateline_store_new (path);
  /* What is marked while the disk is full is not lost for that. */
  dateline_store_set_waits_for_room (self->store, TRUE);
}

/* The application lives, and this with it, until open_again (). */
static void
close_old (DatelineNews *self,
           GAsyncReadyCallback callback,
           DatelineNewsFunc func,
           gpointer user_data)
{
  self->func = func;
  self->user_data = user_data;
  g_object_ref (self->application);
  g_application_hold (G_APPLICATION (self->application));
  dateline_refresher_cancel (self->refresher);
  g_clear_object (&self->notices);
  g_clear_object (&self->refresher);
  dateline_store_close_async (self->store, callback, self);
}

static void
create_new_store (DatelineNews *self, GAsyncResult *closed)
{
  dateline_store_close_finish (self->store, closed, NULL);
  g_clear_object (&self->store);
  create_store (self);
}

static void
open_again (DatelineNews *self, const char *aside, const GError *error)
{
  GtkApplication *application = self->application;

  self->refresher = dateline_refresher_new (self->store, NULL);
  dateline_news_tell (self);
  self->func (aside, error, self->user_data);
  g_application_release (G_APPLICATION (application));
  g_object_unref (application);
}

static void
closed_to_reopen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  create_new_store (user_data, result);
  open_again (user_data, NULL, NULL);
}

static void
restoring_cb (DatelineStore *store,
              DatelineStoreWork work,
              double fraction,
              gpointer user_data)
{
  DatelineNews *self = user_data;

  if (work == DATELINE_STORE_WORK_RESTORE)
    self->progress (fraction, self->user_data);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DatelineNews *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *aside =
      dateline_store_restore_finish (DATELINE_STORE (source), result, &error);

  g_signal_handlers_disconnect_by_func (source, restoring_cb, self);
  g_clear_pointer (&self->backup, g_free);
  g_clear_object (&self->cancellable);
  open_again (self, aside, error);
}

static void
closed_to_restore_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DatelineNews *self = user_data;

  create_new_store (self, result);
  g_signal_connect (self->store, "working", G_CALLBACK (restoring_cb), self);
  dateline_store_restore_async (self->store,
                                self->backup,
                                self->cancellable,
                                restored_cb,
                                self);
}

DatelineNews *
dateline_news_new (GtkApplication *application, const char *profile)
{
  DatelineNews *self = g_new0 (DatelineNews, 1);

  self->application = application;
  self->profile = g_strdup (profile);
  create_store (self);
  self->refresher = dateline_refresher_new (self->store, NULL);
  return self;
}

void
dateline_news_free (DatelineNews *self)
{
  g_clear_object (&self->notices);
  g_clear_object (&self->refresher);
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_free (self->backup);
  g_free (self->profile);
  g_free (self);
}

DatelineStore *
dateline_news_get_store (DatelineNews *self)
{
  return self->store;
}

DatelineRefresher *
dateline_news_get_refresher (DatelineNews *self)
{
  return self->refresher;
}

void
dateline_news_tell (DatelineNews *self)
{
  self->notices = dateline_notices_new (self->application, self->refresher);
}

void
dateline_news_reopen (DatelineNews *self, DatelineNewsFunc reopened, gpointer user_data)
{
  close_old (self, closed_to_reopen_cb, reopened, user_data);
}

void
dateline_news_restore (DatelineNews *self,
                       const char *path,
                       GCancellable *cancellable,
                       DatelineNewsProgress progress,
                       DatelineNewsFunc restored,
                       gpointer user_data)
{
  self->backup = g_strdup (path);
  self->cancellable = g_object_ref (cancellable);
  self->progress = progress;
  close_old (self, closed_to_restore_cb, restored, user_data);
}

void
dateline_news_close (DatelineNews *self)
{
  if (self->refresher != NULL)
    dateline_refresher_cancel (self->refresher);
  if (self->store != NULL)
    dateline_store_close (self->store);
}

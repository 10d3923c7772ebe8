/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Waits for room on the disk. Main context of the store; whether there is any is tried on
 * the writing thread.
 *
 * What a person marks meanwhile is written into the journal and tried by the thread that
 * reads, so that lists and counts have it; it is done in its order when there is room.
 * What the journal cannot take is refused: it would be lost if the program were killed.
 * That a small thing was written says nothing: a full disk has room for one now and then.
 * So room is there when a file of some size can be laid beside the store.
 */

#include "dateline/store/dateline-store-waiting-private.h"

#include "dateline/store/dateline-safe-file-private.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define INTERVAL 5000 /* milliseconds */

/* Bytes: the log grows by as much until it is folded into the file. */
#define ENOUGH (8 * 1024 * 1024)

struct _DatelineStoreWaiting
{
  DatelineStore *store; /* not owned: it owns this */
  DatelineMarkJournal *journal;
  guint n_tried; /* marks on their way to the journal */
  GCancellable *looking;
  GSource *timeout;
  guint interval;
};

/* The system may say that there is room where a person has used up their share. */
static gboolean
can_lay (const char *store)
{
  g_autofree char *path = g_strconcat (store, "-room-XXXXXX", NULL);
  int file = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  gboolean fits = file >= 0 && posix_fallocate (file, 0, ENOUGH) == 0;

  if (file >= 0)
    {
      g_unlink (path);
      close (file);
    }
  return fits;
}

/* Nothing is laid where it cannot fit: for that moment nobody else would have room. */
static gboolean
answer_look (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  gboolean fits =
      dateline_safe_file_get_free (call->uri) >= ENOUGH && can_lay (call->uri);

  if (!fits)
    g_set_error_literal (
        error,
        DATELINE_STORE_ERROR,
        DATELINE_STORE_ERROR_FULL,
        _ ("There is no room left on the disk, so nothing new can be kept."));
  return fits;
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DatelineStoreWaiting *self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean fits = dateline_store_take_answer (DATELINE_STORE (source),
                                              result,
                                              dateline_store_waiting_begin,
                                              &error) != NULL;

  /* Then there is no longer anybody who asked. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->looking);
  if (!fits || dateline_store_waiting_has_waiting (self))
    return;
  dateline_store_waiting_stop (self);
  dateline_store_set_full (self->store, FALSE);
}

static gboolean
look_cb (gpointer user_data)
{
  DatelineStoreWaiting *self = user_data;
  DatelineStoreCall *call;

  if (self->looking != NULL)
    return G_SOURCE_CONTINUE;
  self->looking = g_cancellable_new ();
  call = dateline_store_call_new (self->store,
                                  answer_look,
                                  dateline_store_waiting_begin,
                                  self->looking,
                                  looked_cb,
                                  self);
  call->way = DATELINE_STORE_CALL_LOOK;
  call->uri = g_strdup (dateline_store_get_path (self->store));
  dateline_store_write_again (self->store, call);
  return G_SOURCE_CONTINUE;
}

DatelineStoreWaiting *
dateline_store_waiting_new (DatelineStore *store)
{
  DatelineStoreWaiting *self = g_new0 (DatelineStoreWaiting, 1);

  self->store = store;
  self->interval = INTERVAL;
  return self;
}

void
dateline_store_waiting_stop (DatelineStoreWaiting *self)
{
  if (self->timeout != NULL)
    g_source_destroy (self->timeout);
  g_clear_pointer (&self->timeout, g_source_unref);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

void
dateline_store_waiting_free (DatelineStoreWaiting *self)
{
  dateline_store_waiting_stop (self);
  g_clear_pointer (&self->journal, dateline_mark_journal_unref);
  g_free (self);
}

void
dateline_store_waiting_set_journal (DatelineStoreWaiting *self,
                                    DatelineMarkJournal *journal)
{
  self->journal = dateline_mark_journal_ref (journal);
}

void
dateline_store_waiting_set_interval (DatelineStoreWaiting *self, guint interval)
{
  self->interval = interval;
}

void
dateline_store_waiting_begin (DatelineStoreWaiting *self)
{
  if (self->timeout != NULL)
    return;
  self->timeout = g_timeout_source_new (self->interval);
  g_source_set_callback (self->timeout, look_cb, self, NULL);
  g_source_set_static_name (self->timeout, "dateline-store-waiting");
  g_source_attach (self->timeout, dateline_store_get_context (self->store));
}

gboolean
dateline_store_waiting_has_written (DatelineStoreWaiting *self)
{
  return self->journal != NULL && dateline_mark_journal_is_waiting (self->journal);
}

gboolean
dateline_store_waiting_has_waiting (DatelineStoreWaiting *self)
{
  return self->n_tried > 0 || dateline_store_waiting_has_written (self);
}

void
dateline_store_waiting_keep (DatelineStoreWaiting *self, DatelineStoreCall *call)
{
  dateline_store_call_forget (call);
  call->way = DATELINE_STORE_CALL_TRY;
  self->n_tried++;
  dateline_store_read (self->store, call);
}

void
dateline_store_waiting_take (DatelineStoreWaiting *self)
{
  self->n_tried--;
}

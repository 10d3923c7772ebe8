/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Episodes, films and files that are kept with saved stories. Main context only; files
 * are written by the fetch, a piece at a time. One that is on its way ends in ".part",
 * with what tells its version beside it, and goes on from there the next time. A whole
 * one ends as other programs expect of its kind. */

#include "dateline/net/dateline-enclosure-keeper.h"

#include "dateline/net/dateline-body-file-private.h"
#include "dateline/net/dateline-fetch-error-private.h"
#include "dateline/net/dateline-fetch-request-private.h"
#include "dateline/net/dateline-fetch-response-private.h"
#include "dateline/net/dateline-media-name-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/statvfs.h>

/* So many bytes stay free on the disk whatever is sent along. */
#define MIN_FREE (G_GUINT64_CONSTANT (500) * 1000 * 1000)

#define PART ".part"
#define NAME_LENGTH 64

/**
 * DatelineEnclosureKeeper:
 *
 * Keeps what is sent along with saved stories, as episodes, in files of a folder. Nothing
 * is held in memory, and what breaks off goes on later from where it was.
 */
struct _DatelineEnclosureKeeper
{
  GObject parent_instance;

  DatelineFetcher *fetcher;
  char *folder;
  GHashTable *under_way; /* of paths → GPtrArray of GTask that want the same file */
};

G_DEFINE_FINAL_TYPE (DatelineEnclosureKeeper, dateline_enclosure_keeper, G_TYPE_OBJECT)

/* What is to be kept, and where: the data of a task. */
typedef struct
{
  char *uri;
  char *path;
} Order;

static void begin (GTask *task);

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->uri);
  g_free (order->path);
  g_free (order);
}

static void
dateline_enclosure_keeper_finalize (GObject *object)
{
  DatelineEnclosureKeeper *self = DATELINE_ENCLOSURE_KEEPER (object);

  g_clear_object (&self->fetcher);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->under_way, g_hash_table_unref);

  G_OBJECT_CLASS (dateline_enclosure_keeper_parent_class)->finalize (object);
}

static void
dateline_enclosure_keeper_class_init (DatelineEnclosureKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dateline_enclosure_keeper_finalize;
}

static void
dateline_enclosure_keeper_init (DatelineEnclosureKeeper *self)
{
  self->under_way = g_hash_table_new_full (g_str_hash,
                                           g_str_equal,
                                           g_free,
                                           (GDestroyNotify) g_ptr_array_unref);
}

/**
 * dateline_enclosure_keeper_new:
 * @fetcher: what downloads
 * @folder: (type filename): where the files are; it is made when needed
 *
 * Makes a keeper. Only one at a time should use the same folder.
 *
 * Returns: (transfer full): a new keeper
 */
DatelineEnclosureKeeper *
dateline_enclosure_keeper_new (DatelineFetcher *fetcher, const char *folder)
{
  DatelineEnclosureKeeper *self;

  g_return_val_if_fail (DATELINE_IS_FETCHER (fetcher), NULL);
  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (DATELINE_TYPE_ENCLOSURE_KEEPER, NULL);
  self->fetcher = g_object_ref (fetcher);
  self->folder = g_strdup (folder);
  return self;
}

/* Without what its kind adds to it. */
static char *
make_path (DatelineEnclosureKeeper *self, const char *uri)
{
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);

  return g_build_filename (self->folder, name, NULL);
}

static char *
find_whole (const char *path)
{
  const char *ending;

  for (guint i = 0; (ending = dateline_media_name_get_ending (i)) != NULL; i++)
    {
      g_autofree char *whole = g_strconcat (path, ending, NULL);

      if (g_file_test (whole, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&whole);
    }
  return g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_strdup (path) : NULL;
}

/**
 * dateline_enclosure_keeper_find:
 * @self: a keeper
 * @uri: the address of an enclosure
 *
 * Finds the file of an enclosure that is kept. Its name ends as is usual for what is
 * heard, seen or read, as `.mp3`, where it is of a kind that is known to be that.
 *
 * Returns: (transfer full) (nullable) (type filename): its path, %NULL if it is not kept
 */
char *
dateline_enclosure_keeper_find (DatelineEnclosureKeeper *self, const char *uri)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (DATELINE_IS_ENCLOSURE_KEEPER (self), NULL);
  g_return_val_if_fail (uri != NULL, NULL);

  path = make_path (self, uri);
  return find_whole (path);
}

/* The whole file takes its name when all of it is there. */
static gboolean
settle (const char *path, const char *ending, GError **error)
{
  g_autofree char *whole = g_strconcat (path, ending, NULL);
  g_autofree char *part = g_strconcat (path, PART, NULL);
  g_autofree char *validator = g_strconcat (part, DATELINE_BODY_FILE_VALIDATOR, NULL);
  int number;

  g_unlink (validator);
  if (g_rename (part, whole) == 0)
    return TRUE;
  number = errno;
  g_set_error (error,
               G_IO_ERROR,
               g_io_error_from_errno (number),
               _ ("The file could not be kept: %s"),
               g_strerror (number));
  return FALSE;
}

/* What is there of another version, or more than there is, is of no use. */
static void
drop_part (const char *path)
{
  g_autofree char *part = g_strconcat (path, PART, NULL);
  g_autofree char *validator = g_strconcat (part, DATELINE_BODY_FILE_VALIDATOR, NULL);

  g_unlink (part);
  g_unlink (validator);
}

/* Those who wait for the file look whether it is there now: it may have failed, or have
 * been cancelled by who asked first. */
static void
let_others_begin (DatelineEnclosureKeeper *self, const char *path)
{
  g_autoptr (GPtrArray) others =
      g_ptr_array_ref (g_hash_table_lookup (self->under_way, path));

  g_hash_table_remove (self->under_way, path);
  for (guint i = 0; i < others->len; i++)
    begin (others->pdata[i]);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Order *order = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (DatelineFetchResponse) response =
      dateline_fetcher_fetch_finish (DATELINE_FETCHER (source), result, NULL, &error);

  if (response != NULL && !dateline_fetch_response_is_complete (response))
    error = dateline_fetch_error_new (DATELINE_FETCH_ERROR_INCOMPLETE);
  if (g_error_matches (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_REFUSED) ||
      g_error_matches (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_TOO_LARGE))
    drop_part (order->path);
  if (error == NULL && settle (order->path,
                               dateline_media_name_find_ending (
                                   order->uri,
                                   dateline_fetch_response_get_content_type (response)),
                               &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
  let_others_begin (g_task_get_source_object (task), order->path);
}

static DatelineFetchRequest *
make_request (const char *uri, const char *path)
{
  DatelineFetchRequest *request =
      dateline_fetch_request_new (uri, DATELINE_FETCH_ENCLOSURE);
  g_autofree char *part = g_strconcat (path, PART, NULL);
  g_autofree char *beside = g_strconcat (part, DATELINE_BODY_FILE_VALIDATOR, NULL);
  g_autofree char *validator = NULL;
  GStatBuf status;

  if (g_stat (part, &status) == 0 && status.st_size > 0 &&
      g_file_get_contents (beside, &validator, NULL, NULL))
    dateline_fetch_request_set_file (request, part, status.st_size, validator);
  else
    dateline_fetch_request_set_file (request, part, 0, NULL);
  dateline_fetch_request_set_embedded (request, TRUE);
  dateline_fetch_request_set_takes_partial (request, TRUE);
  return request;
}

static gboolean
has_room (const char *folder)
{
  struct statvfs status;

  return statvfs (folder, &status) < 0 ||
         (guint64) status.f_bavail * status.f_frsize > MIN_FREE;
}

/* A file that several want is fetched once: two that go on with the same part would
 * spoil it. */
static void
begin (GTask *task)
{
  DatelineEnclosureKeeper *self = g_task_get_source_object (task);
  const Order *order = g_task_get_task_data (task);
  GPtrArray *others = g_hash_table_lookup (self->under_way, order->path);
  g_autoptr (DatelineFetchRequest) request = NULL;
  g_autofree char *whole = NULL;

  if (others != NULL)
    {
      g_ptr_array_add (others, g_object_ref (task));
      return;
    }
  whole = find_whole (order->path);
  if (whole != NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_mkdir_with_parents (self->folder, 0700);
  if (!has_room (self->folder))
    {
      g_task_return_new_error (task,
                               G_IO_ERROR,
                               G_IO_ERROR_NO_SPACE,
                               _ ("There is too little room on the disk."));
      return;
    }
  g_hash_table_insert (self->under_way,
                       g_strdup (order->path),
                       g_ptr_array_new_with_free_func (g_object_unref));
  request = make_request (order->uri, order->path);
  dateline_fetcher_fetch_async (self->fetcher,
                                request,
                                g_task_get_cancellable (task),
                                fetched_cb,
                                g_object_ref (task));
}

/**
 * dateline_enclosure_keeper_keep_async:
 * @self: a keeper
 * @uri: the address of an enclosure
 * @cancellable: (nullable): cancels it; what has come stays for the next time
 * @callback: (scope async): is called when it is done
 * @user_data: for @callback
 *
 * Downloads an enclosure, unless it is there, into a file that stays until
 * dateline_enclosure_keeper_keep_only() lets it go: at most 2 GB. Where its server can
 * send the rest of it alone, what broke off goes on from there. Main context only.
 */
void
dateline_enclosure_keeper_keep_async (DatelineEnclosureKeeper *self,
                                      const char *uri,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Order *order;

  g_return_if_fail (DATELINE_IS_ENCLOSURE_KEEPER (self));
  g_return_if_fail (uri != NULL);

  order = g_new0 (Order, 1);
  order->uri = g_strdup (uri);
  order->path = make_path (self, uri);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dateline_enclosure_keeper_keep_async);
  g_task_set_task_data (task, order, order_free);
  begin (task);
}

/**
 * dateline_enclosure_keeper_keep_finish:
 * @self: a keeper
 * @result: what the callback got
 * @error: for a #DatelineFetchError or a #GIOErrorEnum
 *
 * Ends dateline_enclosure_keeper_keep_async ().
 *
 * Returns: whether it is kept now
 */
gboolean
dateline_enclosure_keeper_keep_finish (DatelineEnclosureKeeper *self,
                                       GAsyncResult *result,
                                       GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * dateline_enclosure_keeper_keep_only:
 * @self: a keeper
 * @uris: (array zero-terminated=1): the addresses of all enclosures to keep
 *
 * Removes all files but those of these, and what is on its way of others. Main context
 * only.
 */
void
dateline_enclosure_keeper_keep_only (DatelineEnclosureKeeper *self,
                                     const char *const *uris)
{
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_return_if_fail (DATELINE_IS_ENCLOSURE_KEEPER (self));
  g_return_if_fail (uris != NULL);

  folder = g_dir_open (self->folder, 0, NULL);
  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; folder != NULL && uris[i] != NULL; i++)
    g_hash_table_add (names,
                      g_compute_checksum_for_string (G_CHECKSUM_SHA256, uris[i], -1));
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *hash = g_strndup (name, NAME_LENGTH);
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      if (strlen (hash) == NAME_LENGTH && !g_hash_table_contains (names, hash))
        g_unlink (path);
    }
}

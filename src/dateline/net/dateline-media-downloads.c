/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Pictures from the network. Main context only. */

#include "dateline/net/dateline-media-downloads-private.h"

#include "dateline/net/dateline-fetch-error-private.h"
#include "dateline/net/dateline-fetch-request-private.h"
#include "dateline/net/dateline-fetcher-private.h"
#include "dateline/net/dateline-http-uri-private.h"

#include <string.h>

#define MAX_RUNNING 4

/* Hosts without https that are remembered. */
#define MAX_PLAIN_HOSTS 4096

struct _DatelineMediaDownloads
{
  DatelineFetcher *fetcher;
  GQueue waiting; /* of GTask */
  guint n_running;
  GHashTable *busy_hosts;
  GHashTable *plain_hosts; /* that did not answer over https */
  guint timer;             /* until a host may be asked after its feed */
};

typedef struct
{
  DatelineMediaDownloads *downloads;
  char *uri;
  char *secure_uri; /* what is tried first, or NULL */
  DatelineMediaReach reach;
  DatelineFetchPurpose purpose;
  char *host;
  char *etag;
  char *last_modified;
} Download;

static void begin_downloads (DatelineMediaDownloads *self);

static void
download_free (gpointer data)
{
  Download *download = data;

  g_free (download->uri);
  g_free (download->secure_uri);
  g_free (download->host);
  g_free (download->etag);
  g_free (download->last_modified);
  g_free (download);
}

DatelineMediaDownloads *
dateline_media_downloads_new (DatelineFetcher *fetcher)
{
  DatelineMediaDownloads *self = g_new0 (DatelineMediaDownloads, 1);

  self->fetcher = g_object_ref (fetcher);
  self->busy_hosts = g_hash_table_new (g_str_hash, g_str_equal);
  self->plain_hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
dateline_media_downloads_free (DatelineMediaDownloads *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_queue_clear (&self->waiting);
  g_hash_table_unref (self->busy_hosts);
  g_hash_table_unref (self->plain_hosts);
  g_object_unref (self->fetcher);
  g_free (self);
}

char *
dateline_media_downloads_secure (const char *uri)
{
  g_autoptr (GUri) parsed = dateline_http_uri_parse (uri, NULL);

  if (parsed == NULL || strcmp (g_uri_get_scheme (parsed), "http") != 0 ||
      (g_uri_get_port (parsed) > 0 && g_uri_get_port (parsed) != 80))
    return NULL;
  return dateline_http_uri_to_secure_string (parsed);
}

static void fetch (GTask *task);

/* Whether there is no https, but may be http. It is remembered. */
static gboolean
is_without_https (Download *download, const GError *error)
{
  if (download->secure_uri == NULL || error == NULL ||
      error->domain != DATELINE_FETCH_ERROR ||
      error->code == DATELINE_FETCH_ERROR_OFFLINE ||
      error->code == DATELINE_FETCH_ERROR_TOO_MANY ||
      error->code == DATELINE_FETCH_ERROR_PRIVATE)
    return FALSE;
  if (g_hash_table_size (download->downloads->plain_hosts) < MAX_PLAIN_HOSTS)
    g_hash_table_add (download->downloads->plain_hosts, g_strdup (download->host));
  return TRUE;
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Download *download = g_task_get_task_data (task);
  DatelineMediaDownloads *self = download->downloads;
  GError *error = NULL;
  DatelineFetchResponse *response =
      dateline_fetcher_fetch_finish (DATELINE_FETCHER (source), result, NULL, &error);

  if (is_without_https (download, error))
    {
      g_clear_error (&error);
      g_clear_pointer (&download->secure_uri, g_free);
      if (download->reach == DATELINE_MEDIA_REACH_PLAIN)
        {
          /* The picture is asked for as it was named. */
          fetch (g_steal_pointer (&task));
          return;
        }
      error = dateline_fetch_error_new (DATELINE_FETCH_ERROR_INSECURE);
    }
  self->n_running--;
  g_hash_table_remove (self->busy_hosts, download->host);
  begin_downloads (self);
  /* Whoever is told may let go of everything here. */
  if (response != NULL)
    g_task_return_pointer (task,
                           response,
                           (GDestroyNotify) dateline_fetch_response_unref);
  else
    g_task_return_error (task, error);
}

static void
fetch (GTask *task)
{
  Download *download = g_task_get_task_data (task);
  const char *uri = download->secure_uri != NULL ? download->secure_uri : download->uri;
  g_autoptr (DatelineFetchRequest) request =
      dateline_fetch_request_new (uri, download->purpose);

  dateline_fetch_request_set_embedded (request, TRUE);
  dateline_fetch_request_set_validators (request,
                                         download->etag,
                                         download->last_modified);
  dateline_fetcher_fetch_async (download->downloads->fetcher,
                                request,
                                g_task_get_cancellable (task),
                                fetched_cb,
                                task);
}

static gboolean
rest_is_over_cb (gpointer user_data)
{
  DatelineMediaDownloads *self = user_data;

  self->timer = 0;
  begin_downloads (self);
  return G_SOURCE_REMOVE;
}

/* The first that waits and whose host may be asked now, or NULL. */
static GTask *
take_next (DatelineMediaDownloads *self)
{
  guint shortest = G_MAXUINT;

  for (GList *link = self->waiting.head; link != NULL; link = link->next)
    {
      GTask *task = link->data;
      Download *download = g_task_get_task_data (task);
      guint rest = dateline_fetcher_get_rest (self->fetcher, download->host);

      if (g_cancellable_is_cancelled (g_task_get_cancellable (task)) ||
          (rest == 0 && !g_hash_table_contains (self->busy_hosts, download->host)))
        {
          g_queue_delete_link (&self->waiting, link);
          return task;
        }
      if (rest > 0)
        shortest = MIN (shortest, rest);
    }
  if (shortest < G_MAXUINT && self->timer == 0)
    self->timer = g_timeout_add (shortest, rest_is_over_cb, self);
  return NULL;
}

static void
begin_downloads (DatelineMediaDownloads *self)
{
  GTask *task;

  while (self->n_running < MAX_RUNNING && (task = take_next (self)) != NULL)
    {
      Download *download = g_task_get_task_data (task);

      if (g_task_return_error_if_cancelled (task))
        {
          g_object_unref (task);
          continue;
        }
      self->n_running++;
      g_hash_table_add (self->busy_hosts, download->host);
      fetch (task);
    }
}

void
dateline_media_downloads_ask_async (DatelineMediaDownloads *self,
                                    const char *uri,
                                    DatelineMediaReach reach,
                                    DatelineFetchPurpose purpose,
                                    const char *etag,
                                    const char *last_modified,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) parsed = dateline_http_uri_parse (uri, &error);
  Download *download;

  if (parsed == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  download = g_new0 (Download, 1);
  download->downloads = self;
  download->uri = g_strdup (uri);
  download->reach = reach;
  download->purpose = purpose;
  download->host = g_strdup (g_uri_get_host (parsed));
  download->etag = g_strdup (etag);
  download->last_modified = g_strdup (last_modified);
  if (!g_hash_table_contains (self->plain_hosts, download->host))
    download->secure_uri = dateline_media_downloads_secure (uri);
  g_task_set_source_tag (task, dateline_media_downloads_ask_async);
  g_task_set_task_data (task, download, download_free);
  if (download->secure_uri == NULL && reach < DATELINE_MEDIA_REACH_PLAIN &&
      strcmp (g_uri_get_scheme (parsed), "https") != 0)
    {
      g_task_return_error (task,
                           dateline_fetch_error_new (DATELINE_FETCH_ERROR_INSECURE));
      return;
    }
  g_queue_push_tail (&self->waiting, g_steal_pointer (&task));
  begin_downloads (self);
}

DatelineFetchResponse *
dateline_media_downloads_ask_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

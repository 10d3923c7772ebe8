/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* From what a person typed to the feeds that are there. Main context; reading and
 * searching run on workers. What is likely is looked at stage by stage, one request after
 * the other, and never more than four in all. What is found comes with what was fetched,
 * so that following it costs no further request. What is followed already is not asked
 * for. */

#include "dateline/refresh/dateline-discovery-private.h"

#include "dateline/feed/dateline-feed-finder-private.h"
#include "dateline/feed/dateline-feed-parser.h"
#include "dateline/net/dateline-fetch-request-private.h"
#include "dateline/net/dateline-fetch-response-private.h"
#include "dateline/text/dateline-uri-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where the links that are looked at come from; the later, the less sure. */
typedef enum
{
  STAGE_SITE,    /* the address, by what is known of its site */
  STAGE_PAGE,    /* the address itself */
  STAGE_NAMED,   /* the page */
  STAGE_MARKED,  /* the page, by what is known of its site */
  STAGE_VISIBLE, /* what a person would click on the page */
  STAGE_USUAL,   /* what such software usually has */
  STAGE_END,
} Stage;

static const struct
{
  gboolean is_sure;       /* what cannot be looked at is offered all the same */
  gboolean ends_at_first; /* one feed is enough */
} stages[] = {
  [STAGE_SITE] = { TRUE, FALSE },     [STAGE_PAGE] = { FALSE, FALSE },
  [STAGE_NAMED] = { TRUE, FALSE },    [STAGE_MARKED] = { TRUE, FALSE },
  [STAGE_VISIBLE] = { FALSE, FALSE }, [STAGE_USUAL] = { FALSE, TRUE },
};

typedef struct
{
  const DatelineRefreshTools *tools;
  const DatelineFeedSite *sites;
  char *uri;              /* what was asked for */
  gboolean may_fall_back; /* from https, which nobody asked for, to http */
  GHashTable *followed;   /* of DatelineFeed, by what their addresses have in common */
  DatelineFeed *met;      /* the followed one that the last fetch was led to, or NULL */
  guint n_sent;
  GError *refusal; /* why the first feed that is surely one cannot be had, or NULL */

  Stage stage;
  DatelineFeedFindings *findings;
  GPtrArray *links; /* of DatelineFeedLink; NULL where there turned out to be no feed */
  guint next;       /* of the links, the one to look at */
  gboolean has_feed;
  gboolean has_followed; /* one of what was found is followed: no more is asked for */
  DatelineFetchResponse *response; /* to the last fetch */
} Discovery;

static void look_at_next (GTask *task);
static void fetch_page (GTask *task);
static void begin_site (GTask *task);

static void
discovery_free (gpointer data)
{
  Discovery *discovery = data;

  g_free (discovery->uri);
  g_clear_pointer (&discovery->followed, g_hash_table_unref);
  g_clear_pointer (&discovery->findings, dateline_feed_findings_free);
  g_clear_pointer (&discovery->links, g_ptr_array_unref);
  g_clear_pointer (&discovery->response, dateline_fetch_response_unref);
  g_clear_error (&discovery->refusal);
  g_free (discovery);
}

static void
fail (GTask *task, GError *error)
{
  g_task_return_error (task, error);
  g_object_unref (task);
}

/* What is followed already. */

static DatelineFeed *
find_followed (Discovery *discovery, const char *uri)
{
  g_autofree char *key = dateline_uri_fold (uri);

  return g_hash_table_lookup (discovery->followed, key);
}

/* Every request passes here first: it is counted, and none goes to a feed that is
 * followed. */
static gboolean
may_send_cb (const char *uri, gpointer user_data)
{
  Discovery *discovery = user_data;

  discovery->met = find_followed (discovery, uri);
  if (discovery->met != NULL || discovery->n_sent == DATELINE_DISCOVERY_REQUESTS)
    return FALSE;
  discovery->n_sent++;
  return TRUE;
}

/* @is_found: a publisher named the address, and not the person */
static void
fetch (GTask *task, const char *uri, gboolean is_found, GAsyncReadyCallback callback)
{
  Discovery *discovery = g_task_get_task_data (task);
  g_autoptr (DatelineFetchRequest) request =
      dateline_fetch_request_new (uri, DATELINE_FETCH_FEED);

  dateline_fetch_request_set_takes_partial (request, TRUE);
  dateline_fetch_request_set_embedded (request, is_found);
  dateline_fetch_request_set_guard (request, may_send_cb, discovery);
  g_clear_pointer (&discovery->response, dateline_fetch_response_unref);
  discovery->met = NULL;
  dateline_fetcher_fetch_async (discovery->tools->fetcher,
                                request,
                                g_task_get_cancellable (task),
                                callback,
                                task);
}

/* The end. */

static void
return_links (GTask *task, GPtrArray *found)
{
  g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
  g_object_unref (task);
}

static void
return_link (GTask *task, DatelineFeedLink *link)
{
  GPtrArray *found =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_feed_link_unref);

  g_ptr_array_add (found, link);
  return_links (task, found);
}

/* From stage to stage. */

static void
link_clear (gpointer link)
{
  if (link != NULL)
    dateline_feed_link_unref (link);
}

static GPtrArray *
get_finds (Discovery *discovery, Stage stage)
{
  switch (stage)
    {
    case STAGE_NAMED:
      return discovery->findings->named;
    case STAGE_MARKED:
      return discovery->findings->marked;
    case STAGE_VISIBLE:
      return discovery->findings->visible;
    case STAGE_USUAL:
      /* Where the page names feeds, nothing is tried besides. */
      return discovery->findings->named->len == 0 ? discovery->findings->usual : NULL;
    case STAGE_SITE:
    case STAGE_PAGE:
    case STAGE_END:
    default:
      return NULL;
    }
}

static void
begin_stage (GTask *task, Stage stage, GPtrArray *finds)
{
  Discovery *discovery = g_task_get_task_data (task);

  discovery->stage = stage;
  discovery->next = 0;
  discovery->has_feed = FALSE;
  g_clear_pointer (&discovery->links, g_ptr_array_unref);
  discovery->links = g_ptr_array_new_with_free_func (link_clear);
  for (guint i = 0; finds != NULL && i < finds->len; i++)
    g_ptr_array_add (discovery->links, dateline_feed_link_ref (finds->pdata[i]));
  look_at_next (task);
}

static void
set_link (Discovery *discovery, guint index, DatelineFeedLink *link)
{
  link_clear (discovery->links->pdata[index]);
  discovery->links->pdata[index] = link;
}

static void
drop_from (Discovery *discovery, guint index)
{
  for (guint i = index; i < discovery->links->len; i++)
    set_link (discovery, i, NULL);
}

/* Whether what was not looked at may be offered. Where a page shows feeds, and one of
 * them is one, the others that look alike are some too. */
static gboolean
is_stage_sure (Discovery *discovery)
{
  return stages[discovery->stage].is_sure ||
         (discovery->stage == STAGE_VISIBLE && discovery->findings->is_clear &&
          discovery->has_feed);
}

static void
end_stage (GTask *task)
{
  Discovery *discovery = g_task_get_task_data (task);
  Stage next = discovery->stage + 1;
  GPtrArray *found;

  for (guint i = 0; i < discovery->links->len && !is_stage_sure (discovery); i++)
    {
      DatelineFeedLink *link = discovery->links->pdata[i];

      if (link != NULL && link->document == NULL && link->feed_id == 0)
        set_link (discovery, i, NULL);
    }
  found = dateline_discovery_pick (discovery->links);
  if (found->len > 0)
    {
      return_links (task, found);
      return;
    }
  g_ptr_array_unref (found);
  if (next == STAGE_PAGE)
    fetch_page (task);
  else if (next == STAGE_END && discovery->refusal != NULL)
    fail (task, g_steal_pointer (&discovery->refusal));
  else if (next == STAGE_END)
    fail (task,
          g_error_new_literal (DATELINE_FEED_ERROR,
                               DATELINE_FEED_ERROR_NOT_A_FEED,
                               _ ("No feed was found at this address.")));
  else
    begin_stage (task, next, get_finds (discovery, next));
}

/* Looking at links. */

/* A bare name of this computer, or with a port of its own, is tried with http too. For
 * any other one a person has to say so. */
static gboolean
fall_back (GTask *task, const GError *error)
{
  Discovery *discovery = g_task_get_task_data (task);
  g_autofree char *secure = NULL;

  if (!discovery->may_fall_back || error->domain != DATELINE_FETCH_ERROR ||
      (error->code != DATELINE_FETCH_ERROR_UNREACHABLE &&
       error->code != DATELINE_FETCH_ERROR_TLS &&
       error->code != DATELINE_FETCH_ERROR_BAD_REPLY &&
       error->code != DATELINE_FETCH_ERROR_TIMED_OUT))
    return FALSE;
  secure = g_steal_pointer (&discovery->uri);
  discovery->uri = g_strconcat ("http", secure + strlen ("https"), NULL);
  discovery->may_fall_back = FALSE;
  begin_site (task);
  return TRUE;
}

/* There is no feed, or none that can be had. What is surely one stays on offer if it only
 * cannot be had now. */
static void
drop_link (GTask *task, const GError *error)
{
  Discovery *discovery = g_task_get_task_data (task);
  gboolean is_for_now = dateline_discovery_is_passing (error);
  guint index = discovery->next;

  if (discovery->stage == STAGE_SITE && index == 0 && fall_back (task, error))
    return;
  discovery->next++;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      (discovery->stage == STAGE_SITE && index == 0 && is_for_now))
    {
      fail (task, g_error_copy (error));
      return;
    }
  if (stages[discovery->stage].is_sure && error->domain == DATELINE_FETCH_ERROR &&
      error->code != DATELINE_FETCH_ERROR_NOT_FOUND &&
      error->code != DATELINE_FETCH_ERROR_GONE && discovery->refusal == NULL)
    discovery->refusal = g_error_copy (error);
  if (!stages[discovery->stage].is_sure || !is_for_now)
    set_link (discovery, index, NULL);
  /* A site whose first feed is not there is another one than the table means, and a
   * server that is in trouble is left alone. */
  if ((discovery->stage == STAGE_SITE && index == 0) ||
      (discovery->stage == STAGE_USUAL && is_for_now))
    drop_from (discovery, index);
  look_at_next (task);
}

static void
link_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Discovery *discovery = g_task_get_task_data (task);
  g_autoptr (DatelineFeedDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = NULL;
  guint index = discovery->next;

  document = dateline_document_reader_read_finish (result, &digest, &error);
  if (document == NULL)
    {
      drop_link (task, error);
      return;
    }
  set_link (discovery,
            index,
            dateline_discovery_make_read (discovery->response,
                                          discovery->links->pdata[index],
                                          document,
                                          digest));
  discovery->has_feed = TRUE;
  discovery->next++;
  if (stages[discovery->stage].ends_at_first)
    return_link (task, dateline_feed_link_ref (discovery->links->pdata[index]));
  else
    look_at_next (task);
}

static void
link_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Discovery *discovery = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  discovery->response =
      dateline_fetcher_fetch_finish (DATELINE_FETCHER (source), result, NULL, &error);
  if (discovery->response != NULL)
    dateline_document_reader_read_async (discovery->tools->reader,
                                         discovery->response,
                                         NULL,
                                         g_task_get_cancellable (task),
                                         link_read_cb,
                                         task);
  else if (discovery->met != NULL)
    look_at_next (task);
  else
    drop_link (task, error);
}

/* Takes what needs no request; TRUE if there was something of that kind. */
static gboolean
take_without_request (Discovery *discovery)
{
  DatelineFeedLink *link = discovery->links->pdata[discovery->next];
  DatelineFeed *feed =
      discovery->met != NULL ? discovery->met : find_followed (discovery, link->uri);

  discovery->met = NULL;
  if (feed != NULL)
    {
      set_link (discovery,
                discovery->next,
                dateline_discovery_make_followed (feed, link));
      discovery->has_feed = TRUE;
      discovery->has_followed = TRUE;
      return TRUE;
    }
  /* What readers comment is offered, not fetched. */
  return discovery->has_followed || discovery->n_sent == DATELINE_DISCOVERY_REQUESTS ||
         link->rank == DATELINE_FEED_LINK_COMMENTS;
}

static void
look_at_next (GTask *task)
{
  Discovery *discovery = g_task_get_task_data (task);

  for (; discovery->next < discovery->links->len; discovery->next++)
    {
      DatelineFeedLink *link = discovery->links->pdata[discovery->next];

      if (link != NULL && !take_without_request (discovery))
        {
          fetch (task, link->uri, TRUE, link_fetched_cb);
          return;
        }
    }
  end_stage (task);
}

/* The address itself: a feed, or a page. */

static void
find_thread (GTask *worker, gpointer source, gpointer data, GCancellable *cancellable)
{
  Discovery *discovery = data;
  DatelineFetchResponse *response = discovery->response;

  g_task_return_pointer (
      worker,
      dateline_feed_findings_new (dateline_fetch_response_get_body (response),
                                  dateline_fetch_response_get_content_type (response),
                                  dateline_fetch_response_get_link (response),
                                  discovery->uri,
                                  dateline_fetch_response_get_uri (response),
                                  discovery->sites),
      (GDestroyNotify) dateline_feed_findings_free);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Discovery *discovery = g_task_get_task_data (task);

  discovery->findings = g_task_propagate_pointer (G_TASK (result), NULL);
  begin_stage (task, STAGE_NAMED, get_finds (discovery, STAGE_NAMED));
}

static void
page_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Discovery *discovery = g_task_get_task_data (task);
  g_autoptr (DatelineFeedDocument) document = NULL;
  g_autoptr (DatelineFeedLink) asked = NULL;
  g_autoptr (GTask) worker = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *look = NULL;
  GError *error = NULL;

  document = dateline_document_reader_read_finish (result, &digest, &error);
  if (g_error_matches (error, DATELINE_FEED_ERROR, DATELINE_FEED_ERROR_NOT_A_FEED))
    {
      g_clear_error (&error);
      /* The worker has the discovery to itself until it is done. */
      worker = g_task_new (NULL, NULL, found_cb, task);
      g_task_set_task_data (worker, discovery, NULL);
      g_task_run_in_thread (worker, find_thread);
      return;
    }
  if (document == NULL)
    {
      fail (task, error);
      return;
    }
  look = dateline_feed_sites_get_look (discovery->sites, discovery->uri);
  asked = dateline_feed_link_new (look, NULL, NULL, NULL, NULL);
  return_link (
      task,
      dateline_discovery_make_read (discovery->response, asked, document, digest));
}

static void
page_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Discovery *discovery = g_task_get_task_data (task);
  GError *error = NULL;

  discovery->response =
      dateline_fetcher_fetch_finish (DATELINE_FETCHER (source), result, NULL, &error);
  if (discovery->response != NULL)
    {
      dateline_document_reader_read_async (discovery->tools->reader,
                                           discovery->response,
                                           NULL,
                                           g_task_get_cancellable (task),
                                           page_read_cb,
                                           task);
      return;
    }
  if (discovery->met != NULL)
    {
      g_error_free (error);
      return_link (task, dateline_discovery_make_followed (discovery->met, NULL));
      return;
    }
  if (fall_back (task, error))
    g_error_free (error);
  else
    fail (task, error);
}

static void
fetch_page (GTask *task)
{
  Discovery *discovery = g_task_get_task_data (task);
  g_autofree char *look = dateline_feed_sites_get_look (discovery->sites, discovery->uri);

  discovery->stage = STAGE_PAGE;
  fetch (task, look, FALSE, page_fetched_cb);
}

static void
begin_site (GTask *task)
{
  Discovery *discovery = g_task_get_task_data (task);
  g_autoptr (GPtrArray) finds =
      dateline_feed_sites_find (discovery->sites, discovery->uri);

  begin_stage (task, STAGE_SITE, finds);
}

/* What is followed has to be known before the first request. */

static GHashTable *
index_feeds (GPtrArray *feeds)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash,
                                             g_str_equal,
                                             g_free,
                                             (GDestroyNotify) dateline_feed_unref);

  for (guint i = 0; i < feeds->len; i++)
    g_hash_table_insert (index,
                         dateline_uri_fold (dateline_feed_get_uri (feeds->pdata[i])),
                         dateline_feed_ref (feeds->pdata[i]));
  return index;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Discovery *discovery = g_task_get_task_data (task);
  g_autoptr (GPtrArray) feeds = NULL;
  DatelineFeed *feed;
  GError *error = NULL;

  feeds = dateline_store_list_feeds_finish (DATELINE_STORE (source), result, &error);
  if (feeds == NULL)
    {
      fail (task, error);
      return;
    }
  discovery->followed = index_feeds (feeds);
  feed = find_followed (discovery, discovery->uri);
  if (feed != NULL)
    {
      return_link (task, dateline_discovery_make_followed (feed, NULL));
      return;
    }
  begin_site (task);
}

void
dateline_discovery_run_async (const DatelineRefreshTools *tools,
                              const DatelineFeedSite *sites,
                              const char *address,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Discovery *discovery = g_new0 (Discovery, 1);
  GError *error = NULL;
  gboolean is_bare, is_local;

  discovery->tools = tools;
  discovery->sites = sites;
  g_task_set_source_tag (task, dateline_discovery_run_async);
  g_task_set_task_data (task, discovery, discovery_free);
  discovery->uri = dateline_discovery_read_address (address, &is_bare, &is_local, &error);
  if (discovery->uri == NULL)
    {
      fail (task, error);
      return;
    }
  discovery->may_fall_back =
      is_bare && is_local && g_str_has_prefix (discovery->uri, "https://");
  dateline_store_list_feeds_async (tools->store, cancellable, listed_cb, task);
}

GPtrArray *
dateline_discovery_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

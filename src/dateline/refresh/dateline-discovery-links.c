/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What becomes of the links that a discovery looks at. Pure functions, any thread. */

#include "dateline/refresh/dateline-discovery-private.h"

#include "dateline/refresh/dateline-refresh-outcome-private.h"
#include "dateline/text/dateline-uri-private.h"

DatelineFeedLink *
dateline_discovery_make_followed (DatelineFeed *feed, const DatelineFeedLink *found)
{
  DatelineFeedLink *link = dateline_feed_link_new (dateline_feed_get_uri (feed),
                                                   dateline_feed_get_title (feed),
                                                   NULL,
                                                   NULL,
                                                   NULL);

  link->feed_id = dateline_feed_get_id (feed);
  link->kind = found != NULL ? g_strdup (found->kind) : NULL;
  return link;
}

DatelineFeedLink *
dateline_discovery_make_read (DatelineFetchResponse *response,
                              const DatelineFeedLink *found,
                              DatelineFeedDocument *document,
                              const char *digest)
{
  const char *own_title = dateline_feed_document_get_title (document);
  const char *moved_to = dateline_fetch_response_get_moved_to (response);
  g_autoptr (DatelineFetchOutcome) outcome =
      dateline_refresh_outcome_new_read (response,
                                         document,
                                         NULL,
                                         digest,
                                         g_get_real_time () / G_USEC_PER_SEC);
  DatelineFeedLink *link =
      dateline_feed_link_new (moved_to != NULL ? moved_to : found->uri,
                              own_title != NULL ? own_title : found->title,
                              dateline_fetch_response_get_content_type (response),
                              document,
                              outcome);

  link->kind = g_strdup (found->kind);
  link->language = g_strdup (found->language);
  link->rank = found->rank;
  return link;
}

GPtrArray *
dateline_discovery_pick (GPtrArray *links)
{
  g_autoptr (GHashTable) seen =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *found =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_feed_link_unref);

  for (guint i = 0; i < links->len; i++)
    {
      DatelineFeedLink *link = links->pdata[i];

      if (link != NULL && g_hash_table_add (seen, dateline_uri_fold (link->uri)))
        g_ptr_array_add (found, dateline_feed_link_ref (link));
    }
  return found;
}

gboolean
dateline_discovery_is_passing (const GError *error)
{
  static const int codes[] = {
    DATELINE_FETCH_ERROR_OFFLINE,     DATELINE_FETCH_ERROR_HOST_NOT_FOUND,
    DATELINE_FETCH_ERROR_UNREACHABLE, DATELINE_FETCH_ERROR_TIMED_OUT,
    DATELINE_FETCH_ERROR_TLS,         DATELINE_FETCH_ERROR_INCOMPLETE,
    DATELINE_FETCH_ERROR_TOO_MANY,    DATELINE_FETCH_ERROR_SERVER,
    DATELINE_FETCH_ERROR_REDIRECT,
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (error, DATELINE_FETCH_ERROR, codes[i]))
      return TRUE;
  return FALSE;
}

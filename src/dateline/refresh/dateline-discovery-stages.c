/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The links that a discovery looks at, stage by stage: the likely ones first, and no more
 * than are needed. Main context. */

#include "dateline/refresh/dateline-discovery-stages-private.h"

#include "dateline/feed/dateline-feed-parser.h"

#include <glib/gi18n-lib.h>

static const struct
{
  gboolean is_sure;       /* what cannot be looked at is offered all the same */
  gboolean ends_at_first; /* one feed is enough */
} stages[] = {
  [DATELINE_DISCOVERY_STAGE_SITE] = { TRUE, FALSE },
  [DATELINE_DISCOVERY_STAGE_PAGE] = { FALSE, FALSE },
  [DATELINE_DISCOVERY_STAGE_NAMED] = { TRUE, FALSE },
  [DATELINE_DISCOVERY_STAGE_MARKED] = { TRUE, FALSE },
  [DATELINE_DISCOVERY_STAGE_VISIBLE] = { FALSE, FALSE },
  [DATELINE_DISCOVERY_STAGE_USUAL] = { FALSE, TRUE },
};

static void look_at_next (GTask *task);

/* From stage to stage. */

static void
link_clear (gpointer link)
{
  if (link != NULL)
    dateline_feed_link_unref (link);
}

/* What the page has for the stages that follow upon the first of its own. */
static GPtrArray *
get_finds (DatelineDiscovery *discovery, DatelineDiscoveryStage stage)
{
  switch (stage)
    {
    case DATELINE_DISCOVERY_STAGE_MARKED:
      return discovery->findings->marked;
    case DATELINE_DISCOVERY_STAGE_VISIBLE:
      return discovery->findings->visible;
    case DATELINE_DISCOVERY_STAGE_USUAL:
      /* Where the page names feeds, nothing is tried besides. */
      return discovery->findings->named->len == 0 ? discovery->findings->usual : NULL;
    case DATELINE_DISCOVERY_STAGE_SITE:
    case DATELINE_DISCOVERY_STAGE_PAGE:
    case DATELINE_DISCOVERY_STAGE_NAMED:
    case DATELINE_DISCOVERY_STAGE_END:
    default:
      return NULL;
    }
}

void
dateline_discovery_begin_stage (GTask *task,
                                DatelineDiscoveryStage stage,
                                GPtrArray *finds)
{
  DatelineDiscovery *discovery = g_task_get_task_data (task);

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
set_link (DatelineDiscovery *discovery, guint index, DatelineFeedLink *link)
{
  link_clear (discovery->links->pdata[index]);
  discovery->links->pdata[index] = link;
}

static void
drop_from (DatelineDiscovery *discovery, guint index)
{
  for (guint i = index; i < discovery->links->len; i++)
    set_link (discovery, i, NULL);
}

/* Whether what was not looked at may be offered. Where a page shows feeds, and one of
 * them is one, the others that look alike are some too. */
static gboolean
is_stage_sure (DatelineDiscovery *discovery)
{
  return stages[discovery->stage].is_sure ||
         (discovery->stage == DATELINE_DISCOVERY_STAGE_VISIBLE &&
          discovery->findings->is_clear && discovery->has_feed);
}

static void
end_stage (GTask *task)
{
  DatelineDiscovery *discovery = g_task_get_task_data (task);
  DatelineDiscoveryStage next = discovery->stage + 1;
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
      dateline_discovery_return_links (task, found);
      return;
    }
  g_ptr_array_unref (found);
  if (next == DATELINE_DISCOVERY_STAGE_PAGE)
    dateline_discovery_fetch_page (task);
  else if (next == DATELINE_DISCOVERY_STAGE_END && discovery->refusal != NULL)
    dateline_discovery_fail (task, g_steal_pointer (&discovery->refusal));
  else if (next == DATELINE_DISCOVERY_STAGE_END)
    dateline_discovery_fail (
        task,
        g_error_new_literal (DATELINE_FEED_ERROR,
                             DATELINE_FEED_ERROR_NOT_A_FEED,
                             _ ("No feed was found at this address.")));
  else
    dateline_discovery_begin_stage (task, next, get_finds (discovery, next));
}

/* Looking at links. */

/* There is no feed, or none that can be had. What is surely one stays on offer if it only
 * cannot be had now. */
static void
drop_link (GTask *task, const GError *error)
{
  DatelineDiscovery *discovery = g_task_get_task_data (task);
  gboolean is_for_now = dateline_discovery_is_passing (error);
  guint index = discovery->next;

  if (discovery->stage == DATELINE_DISCOVERY_STAGE_SITE && index == 0 &&
      dateline_discovery_fall_back (task, error))
    return;
  discovery->next++;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      (discovery->stage == DATELINE_DISCOVERY_STAGE_SITE && index == 0 && is_for_now))
    {
      dateline_discovery_fail (task, g_error_copy (error));
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
  if ((discovery->stage == DATELINE_DISCOVERY_STAGE_SITE && index == 0) ||
      (discovery->stage == DATELINE_DISCOVERY_STAGE_USUAL && is_for_now))
    drop_from (discovery, index);
  look_at_next (task);
}

static void
link_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  DatelineDiscovery *discovery = g_task_get_task_data (task);
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
    dateline_discovery_return_link (
        task,
        dateline_feed_link_ref (discovery->links->pdata[index]));
  else
    look_at_next (task);
}

static void
link_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  DatelineDiscovery *discovery = g_task_get_task_data (task);
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
take_without_request (DatelineDiscovery *discovery)
{
  DatelineFeedLink *link = discovery->links->pdata[discovery->next];
  DatelineFeed *feed = discovery->met != NULL
                           ? discovery->met
                           : dateline_discovery_find_followed (discovery, link->uri);

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
  DatelineDiscovery *discovery = g_task_get_task_data (task);

  for (; discovery->next < discovery->links->len; discovery->next++)
    {
      DatelineFeedLink *link = discovery->links->pdata[discovery->next];

      if (link != NULL && !take_without_request (discovery))
        {
          dateline_discovery_fetch (task, link->uri, TRUE, link_fetched_cb);
          return;
        }
    }
  end_stage (task);
}

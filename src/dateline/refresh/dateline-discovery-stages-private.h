/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the files of a discovery share while it runs. Main context. */

#pragma once

#include "dateline/feed/dateline-feed-finder-private.h"
#include "dateline/net/dateline-fetch-response-private.h"
#include "dateline/refresh/dateline-discovery-private.h"

G_BEGIN_DECLS

/* Where the links that are looked at come from; the later, the less sure. */
typedef enum
{
  DATELINE_DISCOVERY_STAGE_SITE,    /* the address, by what is known of its site */
  DATELINE_DISCOVERY_STAGE_PAGE,    /* the address itself */
  DATELINE_DISCOVERY_STAGE_NAMED,   /* the page */
  DATELINE_DISCOVERY_STAGE_MARKED,  /* the page, by what is known of its site */
  DATELINE_DISCOVERY_STAGE_VISIBLE, /* what a person would click on the page */
  DATELINE_DISCOVERY_STAGE_USUAL,   /* what such software usually has */
  DATELINE_DISCOVERY_STAGE_END,
} DatelineDiscoveryStage;

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

  DatelineDiscoveryStage stage;
  DatelineFeedFindings *findings;
  GPtrArray *links; /* of DatelineFeedLink; NULL where there turned out to be no feed */
  guint next;       /* of the links, the one to look at */
  gboolean has_feed;
  gboolean has_followed; /* one of what was found is followed: no more is asked for */
  DatelineFetchResponse *response; /* to the last fetch */
} DatelineDiscovery;

/* The task of a discovery has it as its data, and is unreffed where it returns. */

/* dateline-discovery.c */

void dateline_discovery_fail (GTask *task, GError *error);
void dateline_discovery_return_links (GTask *task, GPtrArray *found);
void dateline_discovery_return_link (GTask *task, DatelineFeedLink *link);
DatelineFeed *dateline_discovery_find_followed (DatelineDiscovery *discovery,
                                                const char *uri);

/* @is_found: a publisher named the address, and not the person */
void dateline_discovery_fetch (GTask *task,
                               const char *uri,
                               gboolean is_found,
                               GAsyncReadyCallback callback);

/* Looks at the address itself, which no table of sites knows. */
void dateline_discovery_fetch_page (GTask *task);

/* TRUE if the discovery has begun anew without encryption. */
gboolean dateline_discovery_fall_back (GTask *task, const GError *error);

/* dateline-discovery-stages.c */

/* @finds: (nullable) (element-type DatelineFeedLink): what is to be looked at */
void dateline_discovery_begin_stage (GTask *task,
                                     DatelineDiscoveryStage stage,
                                     GPtrArray *finds);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where the feeds of what was fetched may be, from the surest to the least. Pure, any
 * thread. */

#pragma once

#include "dateline/feed/dateline-feed-finder.h"
#include "dateline/feed/dateline-feed-sites-private.h"
#include "dateline/html/dateline-html-links-private.h"

G_BEGIN_DECLS

/* Arrays of DatelineFeedLink; each maybe empty. */
typedef struct
{
  GPtrArray *named;   /* by the page's <link> or the server's Link header; best first */
  GPtrArray *marked;  /* by what is known of the site */
  GPtrArray *visible; /* by what a person would click; to be looked at */
  GPtrArray *usual;   /* by the software that made the page; to be looked at */
  gboolean is_clear;  /* the addresses of what is visible say that they are feeds */
} DatelineFeedFindings;

/* @asked: the address that a person gave; @uri: the one that answered
 * @link_header: (nullable): the values of its Link headers */
DatelineFeedFindings *dateline_feed_findings_new (GBytes *page,
                                                  const char *content_type,
                                                  const char *link_header,
                                                  const char *asked,
                                                  const char *uri,
                                                  const DatelineFeedSite *sites);
void dateline_feed_findings_free (DatelineFeedFindings *self);

/* The feeds that Link headers name (RFC 8288, 3). */
void
dateline_feed_finder_read_header (const char *value, const char *uri, GPtrArray *links);

/* What both ways of naming a feed have in common. @link: as a page would write it. */
gboolean dateline_feed_finder_names_feed (const DatelineHtmlLink *link);
gboolean dateline_feed_finder_has_feed_type (const DatelineHtmlLink *link);
DatelineFeedLink *dateline_feed_finder_make_link (const DatelineHtmlLink *link,
                                                  const char *base);

/* The feeds that @found, a page's links, name: each address once, in their order. */
GPtrArray *dateline_feed_finder_pick_named (GPtrArray *found, const char *base);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineFeedFindings, dateline_feed_findings_free)

G_END_DECLS

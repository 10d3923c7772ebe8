/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is known of sites whose feeds have addresses that follow from those of their
 * pages. Tables and pure functions, any thread. */

#pragma once

#include "dateline/model/dateline-feed-link-private.h"

G_BEGIN_DECLS

#define DATELINE_FEED_SITE_FEEDS 3
#define DATELINE_FEED_SITE_MARKS 4

/* One kind of page.
 *
 * In a path, "{name}" takes one segment or a part of one, "{name#}" only digits,
 * "{name^}" not only digits, "{name-}" no dots, "{name@}" a Flickr number; "**" at the
 * end stands for anything or nothing.
 *
 * In an address, "{name}" is what was taken, and besides there are {origin}, the scheme
 * and host; {page}, the address up to its query, without a slash at the end; and {id},
 * what a mark in the page stood before. */
typedef struct
{
  const char *name;  /* hosts, parted by spaces: each also with "www." and "m." before it,
                        and "*" stands for anything; or the software that made a page */
  const char *path;  /* of the page */
  const char *query; /* "parameter={name}" that is needed too, or NULL */
  const char
      *except; /* words that the first part taken is not, parted by spaces, or NULL */
  const char *look; /* what to look into for the marks; NULL for the page itself */
  const char *marks[DATELINE_FEED_SITE_MARKS]; /* what {id} stands behind */
  struct
  {
    const char *uri;
    const char *kind; /* marked for translation, or NULL */
  } feeds[DATELINE_FEED_SITE_FEEDS];
} DatelineFeedSite;

/* All tables end with an entry that has no name. */
extern const DatelineFeedSite dateline_feed_sites[];
extern const DatelineFeedSite dateline_feed_software[];

/* The feeds that follow from the address of a page alone.
 * Returns: (element-type DatelineFeedLink): maybe none */
GPtrArray *dateline_feed_sites_find (const DatelineFeedSite *sites, const char *uri);

/* What to fetch for a look when none follow: the address itself, or another one. */
char *dateline_feed_sites_get_look (const DatelineFeedSite *sites, const char *uri);

/* The feeds that follow from marks in what was fetched.
 * Returns: (element-type DatelineFeedLink): maybe none */
GPtrArray *dateline_feed_sites_find_marked (const DatelineFeedSite *sites,
                                            const char *uri,
                                            const char *text,
                                            gsize length);

/* Whether the second table has an entry for it; @software may have a version behind it.
 */
gboolean dateline_feed_sites_knows_software (const char *software);

/* Where the feeds of a page usually are, by the software that made it; NULL if that is
 * not known. Returns: (element-type DatelineFeedLink): maybe none */
GPtrArray *dateline_feed_sites_find_usual (const char *software, const char *uri);

G_END_DECLS

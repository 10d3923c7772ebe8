/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The way through a feed that is XML: elements are looked up in tables, one a namespace,
 * and what they say is gathered into drafts. The tables of the formats (dateline-rss.c,
 * dateline-atom.c) and of the modules (dateline-feed-modules.c) use the readers of
 * dateline-feed-fields.c. One walk, one thread. */

#pragma once

#include "dateline/feed/dateline-feed-draft-private.h"
#include "dateline/feed/dateline-feed-sniffer-private.h"
#include "dateline/feed/dateline-xml-private.h"

G_BEGIN_DECLS

/* More entries are not read. */
#define DATELINE_FEED_MAX_ENTRIES 20000

typedef enum
{
  DATELINE_NAMESPACE_RSS = 1,
  DATELINE_NAMESPACE_ATOM,
  DATELINE_NAMESPACE_XHTML,
  DATELINE_NAMESPACE_CONTENT,
  DATELINE_NAMESPACE_DC,
  DATELINE_NAMESPACE_DCTERMS,
  DATELINE_NAMESPACE_MEDIA,
  DATELINE_NAMESPACE_ITUNES,
  DATELINE_NAMESPACE_SLASH,
  DATELINE_NAMESPACE_THREAD,
  DATELINE_NAMESPACE_SYNDICATION,
  DATELINE_NAMESPACE_FEEDBURNER,
  DATELINE_NAMESPACE_WEBFEEDS,
  DATELINE_NAMESPACE_GEORSS,
  DATELINE_NAMESPACE_GEO,
  DATELINE_NAMESPACE_GML,
  DATELINE_NAMESPACE_PODCAST,
  DATELINE_NAMESPACE_PRISM,
  DATELINE_N_NAMESPACES,
} DatelineFeedNamespace;

/* Where an element stands, as a set. */
typedef enum
{
  DATELINE_SCOPE_FEED = 1 << 0,
  DATELINE_SCOPE_ENTRY = 1 << 1,
  DATELINE_SCOPE_IMAGE = 1 << 2,
  DATELINE_SCOPE_PERSON = 1 << 3,
  DATELINE_SCOPE_GROUP = 1 << 4,    /* media:group */
  DATELINE_SCOPE_MEDIA = 1 << 5,    /* media:content */
  DATELINE_SCOPE_SOURCE = 1 << 6,   /* the feed that an entry was taken from */
  DATELINE_SCOPE_CATEGORY = 1 << 7, /* itunes:category */
  DATELINE_SCOPE_PLACE = 1 << 8,
} DatelineFeedScope;

#define DATELINE_SCOPE_BOTH (DATELINE_SCOPE_FEED | DATELINE_SCOPE_ENTRY)

/* What is gathered between an element's tags. */
typedef enum
{
  DATELINE_COLLECT_NOTHING,
  DATELINE_COLLECT_TEXT,  /* text only; tags inside are dropped */
  DATELINE_COLLECT_HTML,  /* HTML that was escaped; tags inside belong to it */
  DATELINE_COLLECT_XHTML, /* tags inside are the markup, text is text */
  DATELINE_COLLECT_RSS,   /* HTML, or XHTML if an XHTML element comes first */
  DATELINE_COLLECT_ATOM,  /* text, or XHTML if there is a tag */
} DatelineFeedCollect;

typedef struct _DatelineFeedWalk DatelineFeedWalk;
typedef struct _DatelineFeedElement DatelineFeedElement;

typedef void (*DatelineFeedElementFunc) (DatelineFeedWalk *walk,
                                         const DatelineFeedElement *element);

struct _DatelineFeedElement
{
  const char *name; /* lower case */
  int scopes;       /* where it counts */
  DatelineFeedElementFunc begin;
  DatelineFeedElementFunc end;
  DatelineFeedCollect collect;
  int field; /* for the readers: of which kind is theirs to know */
  int rank;
  int opens; /* the scope of its children */
};

struct _DatelineFeedWalk
{
  DatelineXml *xml;
  DatelineDraft feed;
  DatelineDraft entry;
  DatelineDraft *draft; /* that of the two which is gathered now */
  guint entry_depth;    /* of the entry that is open; 0 for none */
  GPtrArray *entries;
  guint n_entries; /* those that only repeat others, too */
  GHashTable *keys;
  const DatelineFeedElement *tables[DATELINE_N_NAMESPACES];
  int scopes[DATELINE_XML_MAX_DEPTH + 1];
  const DatelineFeedElement *open[DATELINE_XML_MAX_DEPTH + 1];

  const DatelineFeedElement *element; /* whose inside is gathered */
  guint element_depth;
  const char *element_base_uri;
  DatelineFeedCollect collect;
  GString *text;
  GString *scratch;
  gboolean is_base64;
  gboolean is_permalink;

  DatelineDraftMedia *media; /* of the media:content that is open */
  guint group;               /* the media:group that is open, from 1; 0 for none */
  guint n_skipped_groups;    /* that are open, past the limit */
  int credit_note;           /* a DatelineMediaNote, -1 for none of a picture's */
  char *person_name;
  char *person_email;
  char *person_uri;
  gboolean person_counts; /* as an author */
  double latitude;        /* of a place whose other half is still to come */
  double longitude;

  GPtrArray *hubs;
  gint64 ttl;    /* seconds */
  gint64 period; /* seconds */
  gboolean has_period;
  gint64 frequency;
  guint skip_hours; /* bit 0: the hour after midnight UTC */
  guint skip_days;  /* bit 0: Monday */
  gint64 deadline;  /* see dateline_feed_deadline_new() */
  gsize budget;     /* so many bytes may still be made of what stands for longer things */
  gboolean is_over_limit;
  gboolean is_over_time; /* which is one of the limits */
};

extern const DatelineXmlNamespace dateline_feed_namespaces[];
extern const DatelineFeedElement dateline_rss_elements[];
extern const DatelineFeedElement dateline_atom_elements[];
extern const DatelineFeedElement dateline_xhtml_elements[];
extern const DatelineFeedElement dateline_content_elements[];
extern const DatelineFeedElement dateline_dc_elements[];
extern const DatelineFeedElement dateline_dcterms_elements[];
extern const DatelineFeedElement dateline_media_elements[];
extern const DatelineFeedElement dateline_itunes_elements[];
extern const DatelineFeedElement dateline_slash_elements[];
extern const DatelineFeedElement dateline_thread_elements[];
extern const DatelineFeedElement dateline_syndication_elements[];
extern const DatelineFeedElement dateline_feedburner_elements[];
extern const DatelineFeedElement dateline_webfeeds_elements[];
extern const DatelineFeedElement dateline_georss_elements[];
extern const DatelineFeedElement dateline_geo_elements[];
extern const DatelineFeedElement dateline_gml_elements[];
extern const DatelineFeedElement dateline_podcast_elements[];
extern const DatelineFeedElement dateline_prism_elements[];

gboolean dateline_feed_walk_run (const char *text,
                                 gsize length,
                                 DatelineFeedKind kind,
                                 gsize root,
                                 const char *uri,
                                 DatelineFeedDocumentBuilder *builder);

void dateline_feed_spend (DatelineFeedWalk *walk, gsize n_bytes);
void dateline_feed_begin_entry (DatelineFeedWalk *walk,
                                const DatelineFeedElement *element);
void dateline_feed_begin_feed (DatelineFeedWalk *walk,
                               const DatelineFeedElement *element);
void dateline_feed_read_direction (DatelineFeedWalk *walk);

G_END_DECLS

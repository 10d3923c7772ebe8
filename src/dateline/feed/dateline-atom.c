/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The elements of Atom 1.0 (RFC 4287) and 0.3: what they mean and how they are read. They
 * count inside RSS, too. */

#include "dateline/feed/dateline-feed-fields-private.h"

#include <string.h>

/* How a text construct is to be read; first fitting row. */
static const struct
{
  const char *type; /* a part of it */
  DatelineFeedCollect collect;
  gboolean is_base64;
} types[] = {
  { "xhtml", DATELINE_COLLECT_XHTML, FALSE },
  { "html", DATELINE_COLLECT_HTML, FALSE },
  { "octet-stream", DATELINE_COLLECT_ATOM, TRUE },
  { "xml", DATELINE_COLLECT_XHTML, FALSE },
};

/* Reads "type" and Atom 0.3's "mode". Without a type it is text, or what its tags say. */
static void
begin_text (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  g_autofree char *type = dateline_xml_dup_attribute (walk->xml, "type");
  g_autofree char *mode = dateline_xml_dup_attribute (walk->xml, "mode");
  g_autofree char *lower = type ? g_ascii_strdown (type, -1) : NULL;

  walk->collect = DATELINE_COLLECT_ATOM;
  for (guint i = 0; lower != NULL && i < G_N_ELEMENTS (types); i++)
    if (strstr (lower, types[i].type) != NULL)
      {
        walk->collect = types[i].collect;
        walk->is_base64 = types[i].is_base64;
        break;
      }
  if (mode != NULL && g_ascii_strcasecmp (mode, "base64") == 0)
    walk->is_base64 = TRUE;
  /* Escaped markup was meant to be read as markup, whatever type it was given. */
  if (mode != NULL && g_ascii_strcasecmp (mode, "escaped") == 0 &&
      walk->collect == DATELINE_COLLECT_XHTML)
    walk->collect = DATELINE_COLLECT_HTML;
}

/* Content may be elsewhere altogether. */
static void
begin_content (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  g_autofree char *src = dateline_xml_dup_attribute (walk->xml, "src");

  begin_text (walk, element);
  dateline_feed_read_direction (walk);
  dateline_draft_take_first (walk->draft,
                             DATELINE_DRAFT_LINK,
                             6,
                             dateline_feed_resolve (walk, src));
}

static void
begin_category (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  g_autofree char *label = dateline_xml_dup_attribute (walk->xml, "label");
  g_autofree char *term = dateline_xml_dup_attribute (walk->xml, "term");

  dateline_draft_add_category (walk->draft, label != NULL && label[0] ? label : term);
}

/* The page of the feed that the entry was taken from; its own address where there is
 * none. */
static void
begin_source_link (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  g_autofree char *href = dateline_xml_dup_attribute (walk->xml, "href");
  g_autofree char *rel = dateline_xml_dup_attribute (walk->xml, "rel");
  gboolean is_self = g_strcmp0 (rel, "self") == 0;

  if (rel == NULL || is_self || strcmp (rel, "alternate") == 0)
    dateline_draft_take_first (walk->draft,
                               DATELINE_DRAFT_SOURCE_URI,
                               is_self ? 1 : 0,
                               dateline_feed_resolve (walk, href));
}

#define FEED DATELINE_SCOPE_FEED
#define ENTRY DATELINE_SCOPE_ENTRY
#define BOTH DATELINE_SCOPE_BOTH
#define PERSON DATELINE_SCOPE_PERSON
#define SOURCE DATELINE_SCOPE_SOURCE
#define TEXT DATELINE_COLLECT_TEXT
#define ATOM DATELINE_COLLECT_ATOM
#define NOTHING DATELINE_COLLECT_NOTHING

const DatelineFeedElement dateline_atom_elements[] = {
  { "entry", FEED, dateline_feed_begin_entry, NULL, NOTHING, 0, 0, ENTRY },
  { "title", BOTH, begin_text, dateline_feed_read_html, ATOM, DATELINE_DRAFT_TITLE, 0 },
  { "link",
    BOTH,
    dateline_feed_begin_link,
    dateline_feed_read_uri,
    TEXT,
    DATELINE_DRAFT_LINK,
    4 },
  { "id", FEED, NULL, dateline_feed_read_text, TEXT, DATELINE_DRAFT_ID, 0 },
  { "id", ENTRY, NULL, dateline_feed_read_id, TEXT, DATELINE_DRAFT_ID, 0 },
  { "content",
    ENTRY,
    begin_content,
    dateline_feed_read_body,
    ATOM,
    DATELINE_DRAFT_BODY_CONTENT,
    0 },
  { "summary",
    ENTRY,
    begin_text,
    dateline_feed_read_body,
    ATOM,
    DATELINE_DRAFT_BODY_DESCRIPTION,
    0 },
  { "published",
    ENTRY,
    NULL,
    dateline_feed_read_date,
    TEXT,
    DATELINE_DRAFT_PUBLISHED,
    0 },
  { "issued", ENTRY, NULL, dateline_feed_read_date, TEXT, DATELINE_DRAFT_PUBLISHED, 1 },
  { "created", ENTRY, NULL, dateline_feed_read_date, TEXT, DATELINE_DRAFT_PUBLISHED, 2 },
  { "updated", ENTRY, NULL, dateline_feed_read_date, TEXT, DATELINE_DRAFT_UPDATED, 0 },
  { "modified", ENTRY, NULL, dateline_feed_read_date, TEXT, DATELINE_DRAFT_UPDATED, 1 },
  { "author",
    BOTH,
    dateline_feed_begin_person,
    dateline_feed_end_author,
    TEXT,
    DATELINE_DRAFT_AUTHORS_OWN,
    0,
    PERSON },
  { "author",
    SOURCE,
    dateline_feed_begin_person,
    dateline_feed_end_author,
    TEXT,
    DATELINE_DRAFT_AUTHORS_SOURCE,
    0,
    PERSON },
  { "name", PERSON, NULL, dateline_feed_read_person_name, TEXT },
  { "email", PERSON, NULL, dateline_feed_read_person_email, TEXT },
  { "uri", PERSON, NULL, dateline_feed_read_person_uri, TEXT },
  { "url", PERSON, NULL, dateline_feed_read_person_uri, TEXT },
  { "homepage", PERSON, NULL, dateline_feed_read_person_uri, TEXT },
  { "category", ENTRY, begin_category, dateline_feed_read_category, TEXT },
  { "source", ENTRY, NULL, NULL, NOTHING, 0, 0, SOURCE },
  { "title",
    SOURCE,
    begin_text,
    dateline_feed_read_html,
    ATOM,
    DATELINE_DRAFT_SOURCE_TITLE,
    0 },
  { "link", SOURCE, begin_source_link },
  { "rights",
    SOURCE,
    begin_text,
    dateline_feed_read_html,
    ATOM,
    DATELINE_DRAFT_RIGHTS,
    5 },
  { "rights", BOTH, begin_text, dateline_feed_read_html, ATOM, DATELINE_DRAFT_RIGHTS, 0 },
  { "copyright",
    BOTH,
    begin_text,
    dateline_feed_read_html,
    ATOM,
    DATELINE_DRAFT_RIGHTS,
    1 },
  { "subtitle",
    FEED,
    begin_text,
    dateline_feed_read_html,
    ATOM,
    DATELINE_DRAFT_DESCRIPTION,
    0 },
  { "tagline",
    FEED,
    begin_text,
    dateline_feed_read_html,
    ATOM,
    DATELINE_DRAFT_DESCRIPTION,
    1 },
  /* These are of RSS. */
  { "pubdate", ENTRY, NULL, dateline_feed_read_date, TEXT, DATELINE_DRAFT_PUBLISHED, 5 },
  { "guid", ENTRY, NULL, dateline_feed_read_text, TEXT, DATELINE_DRAFT_ID, 3 },
  { "description",
    ENTRY,
    begin_text,
    dateline_feed_read_body,
    ATOM,
    DATELINE_DRAFT_BODY_DC,
    0 },
  { "description",
    FEED,
    begin_text,
    dateline_feed_read_html,
    ATOM,
    DATELINE_DRAFT_DESCRIPTION,
    2 },
  { "logo", FEED, NULL, dateline_feed_read_uri, TEXT, DATELINE_DRAFT_ICON_URI, 0 },
  { "icon", FEED, NULL, dateline_feed_read_uri, TEXT, DATELINE_DRAFT_FAVICON_URI, 0 },
  { NULL },
};

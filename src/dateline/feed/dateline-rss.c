/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The elements of RSS 0.90 to 2.0 and of RSS 1.0 in RDF: what they mean and how they are
 * read. Names are matched without regard to case, as feeds are not careful. */

#include "dateline/feed/dateline-feed-fields-private.h"

#include "dateline/feed/dateline-feed-pictures-private.h"

#include <string.h>

/* <link>address</link>, or Atom's form of it, which many write without the prefix. */
static void
begin_link (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  g_autofree char *href = dateline_xml_dup_attribute (walk->xml, "href");
  g_autofree char *rel = dateline_xml_dup_attribute (walk->xml, "rel");

  if (href != NULL && rel != NULL)
    dateline_feed_begin_link (walk, element);
  else if (href != NULL)
    dateline_draft_take (walk->draft,
                         element->field,
                         element->rank,
                         dateline_feed_resolve (walk, href));
}

static void
begin_guid (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  g_autofree char *is_permalink = dateline_xml_dup_attribute (walk->xml, "ispermalink");

  walk->is_permalink =
      is_permalink == NULL || g_ascii_strcasecmp (is_permalink, "false") != 0;
}

/* The feed that the entry was taken from is its text, where it is an attribute. */
static void
begin_source (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  g_autofree char *url = dateline_xml_dup_attribute (walk->xml, "url");

  dateline_draft_take (walk->draft,
                       DATELINE_DRAFT_SOURCE_URI,
                       0,
                       dateline_feed_resolve (walk, url));
}

/* RDF names the picture of a feed in an attribute. */
static void
begin_image (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  g_autofree char *resource = dateline_xml_dup_attribute (walk->xml, "resource");

  dateline_draft_take (walk->draft,
                       DATELINE_DRAFT_ICON_URI,
                       3,
                       dateline_feed_resolve (walk, resource));
}

static void
end_guid (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  const char *id;

  dateline_feed_read_text (walk, element);
  id = walk->draft->fields[DATELINE_DRAFT_ID];
  if (walk->is_permalink && id != NULL &&
      (g_ascii_strncasecmp (id, "http://", 7) == 0 ||
       g_ascii_strncasecmp (id, "https://", 8) == 0))
    dateline_draft_take (walk->draft,
                         DATELINE_DRAFT_LINK,
                         5,
                         dateline_feed_resolve (walk, id));
}

static void
begin_enclosure (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  g_autofree char *url = dateline_xml_dup_attribute (walk->xml, "url");
  g_autofree char *mime_type = dateline_xml_dup_attribute (walk->xml, "type");
  g_autofree char *length_text = dateline_xml_dup_attribute (walk->xml, "length");
  g_autofree char *uri = dateline_feed_resolve (walk, url);
  gint64 length = dateline_feed_number_parse (length_text);

  /* RSS wants a length, and who does not know it writes 0. */
  dateline_draft_add_enclosure (walk->draft,
                                uri,
                                mime_type,
                                NULL,
                                length > 0 ? length : DATELINE_COUNT_UNKNOWN,
                                DATELINE_COUNT_UNKNOWN);
}

static void
begin_category (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  g_autofree char *term = dateline_xml_dup_attribute (walk->xml, "term");

  dateline_draft_add_category (walk->draft, term);
}

static void
end_ttl (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  gint64 minutes = dateline_feed_number_parse (walk->text->str);

  if (minutes > 0 && minutes <= G_MAXINT32)
    walk->ttl = minutes * 60;
}

/* Hours in UTC from 0 to 23, in which nobody is to ask. */
static void
end_hour (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  gint64 hour = dateline_feed_number_parse (walk->text->str);

  if (hour >= 0 && hour <= 23)
    walk->skip_hours |= 1u << hour;
}

static void
end_day (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  static const char *const days[] = { "monday", "tuesday",  "wednesday", "thursday",
                                      "friday", "saturday", "sunday" };
  g_autofree char *name = g_strstrip (g_ascii_strdown (walk->text->str, -1));

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (g_str_equal (name, days[i]))
      walk->skip_days |= 1u << i;
}

#define FEED DATELINE_SCOPE_FEED
#define ENTRY DATELINE_SCOPE_ENTRY
#define BOTH DATELINE_SCOPE_BOTH
#define PERSON DATELINE_SCOPE_PERSON
#define TEXT DATELINE_COLLECT_TEXT
#define RSS DATELINE_COLLECT_RSS
#define NOTHING DATELINE_COLLECT_NOTHING

const DatelineFeedElement dateline_rss_elements[] = {
  { "channel", FEED, dateline_feed_begin_feed, NULL, NOTHING, 0, 0, FEED },
  { "item", FEED, dateline_feed_begin_entry, NULL, NOTHING, 0, 0, ENTRY },
  { "title", BOTH, NULL, dateline_feed_read_html, RSS, DATELINE_DRAFT_TITLE, 0 },
  { "link", BOTH, begin_link, dateline_feed_read_uri, TEXT, DATELINE_DRAFT_LINK, 1 },
  { "description",
    ENTRY,
    NULL,
    dateline_feed_read_body,
    RSS,
    DATELINE_DRAFT_BODY_DESCRIPTION,
    0 },
  { "description",
    FEED,
    NULL,
    dateline_feed_read_html,
    RSS,
    DATELINE_DRAFT_DESCRIPTION,
    0 },
  { "guid", ENTRY, begin_guid, end_guid, TEXT, DATELINE_DRAFT_ID, 0 },
  { "pubdate", ENTRY, NULL, dateline_feed_read_date, TEXT, DATELINE_DRAFT_PUBLISHED, 0 },
  { "category", ENTRY, begin_category, dateline_feed_read_category, TEXT },
  { "author",
    BOTH,
    dateline_feed_begin_person,
    dateline_feed_end_author,
    TEXT,
    DATELINE_DRAFT_AUTHORS_OWN,
    0,
    PERSON },
  { "name", PERSON, NULL, dateline_feed_read_person_name, TEXT },
  { "email", PERSON, NULL, dateline_feed_read_person_email, TEXT },
  { "uri", PERSON, NULL, dateline_feed_read_person_uri, TEXT },
  { "url", PERSON, NULL, dateline_feed_read_person_uri, TEXT },
  { "comments",
    ENTRY,
    NULL,
    dateline_feed_read_comments,
    TEXT,
    DATELINE_DRAFT_COMMENTS_URI,
    0 },
  { "enclosure", ENTRY, begin_enclosure },
  { "body", ENTRY, NULL, dateline_feed_read_body, RSS, DATELINE_DRAFT_BODY_XHTML, 0 },
  { "fullitem", ENTRY, NULL, dateline_feed_read_body, RSS, DATELINE_DRAFT_BODY_XHTML, 0 },
  { "source",
    ENTRY,
    begin_source,
    dateline_feed_read_html,
    RSS,
    DATELINE_DRAFT_SOURCE_TITLE,
    0 },
  { "image", FEED, begin_image, NULL, NOTHING, 0, 0, DATELINE_SCOPE_IMAGE },
  { "url",
    DATELINE_SCOPE_IMAGE,
    NULL,
    dateline_feed_read_uri,
    TEXT,
    DATELINE_DRAFT_ICON_URI,
    0 },
  { "language", BOTH, NULL, dateline_feed_read_text, TEXT, DATELINE_DRAFT_LANGUAGE, 0 },
  { "copyright", BOTH, NULL, dateline_feed_read_html, RSS, DATELINE_DRAFT_RIGHTS, 0 },
  { "managingeditor",
    FEED,
    NULL,
    dateline_feed_read_author,
    TEXT,
    DATELINE_DRAFT_AUTHORS_OWN },
  { "webmaster",
    FEED,
    NULL,
    dateline_feed_read_author,
    TEXT,
    DATELINE_DRAFT_AUTHORS_PUBLISHER },
  { "ttl", FEED, NULL, end_ttl, TEXT },
  /* These are of other formats, but often written without saying so. */
  { "published",
    ENTRY,
    NULL,
    dateline_feed_read_date,
    TEXT,
    DATELINE_DRAFT_PUBLISHED,
    5 },
  { "updated", ENTRY, NULL, dateline_feed_read_date, TEXT, DATELINE_DRAFT_UPDATED, 5 },
  { "modified", ENTRY, NULL, dateline_feed_read_date, TEXT, DATELINE_DRAFT_UPDATED, 6 },
  { "date", ENTRY, NULL, dateline_feed_read_date, TEXT, DATELINE_DRAFT_DATED, 1 },
  { "id", ENTRY, NULL, dateline_feed_read_text, TEXT, DATELINE_DRAFT_ID, 3 },
  { "content", ENTRY, NULL, dateline_feed_read_body, RSS, DATELINE_DRAFT_BODY_XHTML, 0 },
  { "summary", ENTRY, NULL, dateline_feed_read_body, RSS, DATELINE_DRAFT_BODY_DC, 0 },
  { "skiphours", FEED, NULL, NULL, NOTHING, 0, 0, FEED },
  { "skipdays", FEED, NULL, NULL, NOTHING, 0, 0, FEED },
  { "hour", FEED, NULL, end_hour, TEXT },
  { "day", FEED, NULL, end_day, TEXT },
  { NULL },
};

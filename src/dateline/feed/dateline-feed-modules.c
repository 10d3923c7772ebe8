/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The modules that feeds use besides their format, a table each, and the namespaces that
 * name them. The media module is in dateline-feed-media.c. */

#include "dateline/feed/dateline-feed-fields-private.h"

#include "dateline/feed/dateline-feed-person-private.h"

const DatelineXmlNamespace dateline_feed_namespaces[] = {
  { "http://purl.org/rss/1.0/", "rss", DATELINE_NAMESPACE_RSS },
  { "http://my.netscape.com/rdf/simple/0.9/", NULL, DATELINE_NAMESPACE_RSS },
  { "http://channel.netscape.com/rdf/simple/0.9/", NULL, DATELINE_NAMESPACE_RSS },
  { "http://backend.userland.com/rss2", NULL, DATELINE_NAMESPACE_RSS },
  { "http://blogs.law.harvard.edu/tech/rss", NULL, DATELINE_NAMESPACE_RSS },
  { "http://www.w3.org/2005/Atom", "atom", DATELINE_NAMESPACE_ATOM },
  { "http://purl.org/atom/ns", "atom03", DATELINE_NAMESPACE_ATOM },
  { "http://purl.org/atom/ns#draft-ietf-atompub-format-05",
    NULL,
    DATELINE_NAMESPACE_ATOM },
  { "http://www.w3.org/1999/xhtml", "xhtml", DATELINE_NAMESPACE_XHTML },
  { "http://purl.org/rss/1.0/modules/content/", "content", DATELINE_NAMESPACE_CONTENT },
  { "http://purl.org/dc/elements/1.1/", "dc", DATELINE_NAMESPACE_DC },
  { "http://purl.org/dc/elements/1.0/", NULL, DATELINE_NAMESPACE_DC },
  { "http://purl.org/dc/terms/", "dcterms", DATELINE_NAMESPACE_DCTERMS },
  { "http://search.yahoo.com/mrss/", "media", DATELINE_NAMESPACE_MEDIA },
  { "http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes", DATELINE_NAMESPACE_ITUNES },
  { "http://www.google.com/schemas/play-podcasts/1.0",
    "googleplay",
    DATELINE_NAMESPACE_ITUNES },
  { "http://purl.org/rss/1.0/modules/slash/", "slash", DATELINE_NAMESPACE_SLASH },
  { "http://purl.org/syndication/thread/1.0", "thr", DATELINE_NAMESPACE_THREAD },
  { "http://purl.org/rss/1.0/modules/syndication/",
    "sy",
    DATELINE_NAMESPACE_SYNDICATION },
  { "http://rssnamespace.org/feedburner/ext/1.0",
    "feedburner",
    DATELINE_NAMESPACE_FEEDBURNER },
  { "http://webfeeds.org/rss/1.0", "webfeeds", DATELINE_NAMESPACE_WEBFEEDS },
  { "http://www.georss.org/georss", "georss", DATELINE_NAMESPACE_GEORSS },
  { "http://www.w3.org/2003/01/geo/wgs84_pos", "geo", DATELINE_NAMESPACE_GEO },
  { "http://www.opengis.net/gml", "gml", DATELINE_NAMESPACE_GML },
  { "http://www.opengis.net/gml/3.2", NULL, DATELINE_NAMESPACE_GML },
  { "https://podcastindex.org/namespace/1.0", "podcast", DATELINE_NAMESPACE_PODCAST },
  { "http://prismstandard.org/namespaces/basic/2.0/", "prism", DATELINE_NAMESPACE_PRISM },
  { NULL, NULL, 0 },
};

static void
begin_itunes_image (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  g_autofree char *url = dateline_xml_dup_attribute (walk->xml, "href");

  if (url == NULL)
    url = dateline_xml_dup_attribute (walk->xml, "url");
  if (walk->draft == &walk->entry)
    dateline_feed_add_picture (walk, url, DATELINE_MEDIA_RANK_ITUNES);
  else
    dateline_draft_take (walk->draft,
                         DATELINE_DRAFT_ICON_URI,
                         1,
                         dateline_feed_resolve (walk, url));
}

/* Where the entry is from: an address or a name. */
static void
read_source (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  gboolean is_address = g_ascii_strncasecmp (walk->text->str, "http", 4) == 0;

  dateline_draft_take (walk->draft,
                       is_address ? DATELINE_DRAFT_SOURCE_URI
                                  : DATELINE_DRAFT_SOURCE_TITLE,
                       1,
                       is_address ? dateline_feed_resolve (walk, walk->text->str)
                                  : dateline_feed_text_from_html (walk->text->str));
}

static void
begin_itunes_category (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  g_autofree char *text = dateline_xml_dup_attribute (walk->xml, "text");

  dateline_draft_add_category (walk->draft, text);
}

/* What stands behind the entries of a reader that shows them in its own way. */
static void
begin_cover (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  g_autofree char *image = dateline_xml_dup_attribute (walk->xml, "image");

  dateline_draft_take (walk->draft,
                       DATELINE_DRAFT_ICON_URI,
                       4,
                       dateline_feed_resolve (walk, image));
}

/* Who speaks in a podcast; those whose work is behind the microphone are no authors. */
static void
begin_podcast_person (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  g_autofree char *role = dateline_xml_dup_attribute (walk->xml, "role");
  g_autofree char *href = dateline_xml_dup_attribute (walk->xml, "href");

  g_free (walk->person_uri);
  walk->person_uri = dateline_feed_resolve (walk, href);
  walk->person_counts = role == NULL || g_ascii_strcasecmp (role, "host") == 0 ||
                        g_ascii_strcasecmp (role, "co-host") == 0 ||
                        g_ascii_strcasecmp (role, "author") == 0;
}

static void
end_podcast_person (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  g_autofree char *name = dateline_feed_name_read (walk->text->str);

  if (walk->person_counts && name != NULL)
    dateline_draft_take_author (walk->draft,
                                element->field,
                                dateline_author_new (name, NULL, walk->person_uri));
}

static void
read_duration (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  walk->draft->duration = dateline_feed_duration_parse (walk->text->str);
}

static const struct
{
  const char *name;
  gint64 seconds;
} periods[] = {
  { "hourly", 3600 },
  { "daily", 24 * 3600 },
  { "weekly", 7 * 24 * 3600 },
  { "monthly", 30 * 24 * 3600 },
  { "yearly", 365 * 24 * 3600 },
};

static void
read_period (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  g_autofree char *name = g_strstrip (g_strdup (walk->text->str));

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    if (g_ascii_strcasecmp (periods[i].name, name) == 0)
      {
        walk->period = periods[i].seconds;
        walk->has_period = TRUE;
      }
}

static void
read_frequency (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  gint64 frequency = dateline_feed_number_parse (walk->text->str);

  if (frequency > 0)
    walk->frequency = frequency;
}

#define FEED DATELINE_SCOPE_FEED
#define ENTRY DATELINE_SCOPE_ENTRY
#define BOTH DATELINE_SCOPE_BOTH
#define PERSON DATELINE_SCOPE_PERSON
#define CATEGORY DATELINE_SCOPE_CATEGORY
#define TEXT DATELINE_COLLECT_TEXT
#define RSS DATELINE_COLLECT_RSS
#define XHTML DATELINE_COLLECT_XHTML
#define NOTHING DATELINE_COLLECT_NOTHING

const DatelineFeedElement dateline_content_elements[] = {
  { "encoded", ENTRY, NULL, dateline_feed_read_body, RSS, DATELINE_DRAFT_BODY_ENCODED },
  { NULL },
};

const DatelineFeedElement dateline_xhtml_elements[] = {
  { "body", ENTRY, NULL, dateline_feed_read_body, XHTML, DATELINE_DRAFT_BODY_XHTML },
  { "div", ENTRY, NULL, dateline_feed_read_body, XHTML, DATELINE_DRAFT_BODY_XHTML },
  { NULL },
};

const DatelineFeedElement dateline_dc_elements[] = {
  { "creator", BOTH, NULL, dateline_feed_read_author, TEXT, DATELINE_DRAFT_AUTHORS_DC },
  { "author", BOTH, NULL, dateline_feed_read_author, TEXT, DATELINE_DRAFT_AUTHORS_DC },
  { "date", ENTRY, NULL, dateline_feed_read_date, TEXT, DATELINE_DRAFT_DATED },
  { "subject", ENTRY, NULL, dateline_feed_read_category, TEXT },
  { "title", BOTH, NULL, dateline_feed_read_html, RSS, DATELINE_DRAFT_TITLE, 1 },
  { "description",
    FEED,
    NULL,
    dateline_feed_read_html,
    RSS,
    DATELINE_DRAFT_DESCRIPTION,
    1 },
  { "description", ENTRY, NULL, dateline_feed_read_body, RSS, DATELINE_DRAFT_BODY_DC },
  { "language", BOTH, NULL, dateline_feed_read_text, TEXT, DATELINE_DRAFT_LANGUAGE, 1 },
  { "rights", BOTH, NULL, dateline_feed_read_html, RSS, DATELINE_DRAFT_RIGHTS, 1 },
  { "identifier", ENTRY, NULL, dateline_feed_read_text, TEXT, DATELINE_DRAFT_ID, 2 },
  { "publisher",
    FEED,
    NULL,
    dateline_feed_read_author,
    TEXT,
    DATELINE_DRAFT_AUTHORS_PUBLISHER },
  { "source", ENTRY, NULL, read_source, TEXT },
  { NULL },
};

const DatelineFeedElement dateline_dcterms_elements[] = {
  { "issued", ENTRY, NULL, dateline_feed_read_date, TEXT, DATELINE_DRAFT_PUBLISHED, 3 },
  { "created", ENTRY, NULL, dateline_feed_read_date, TEXT, DATELINE_DRAFT_PUBLISHED, 4 },
  { "modified", ENTRY, NULL, dateline_feed_read_date, TEXT, DATELINE_DRAFT_UPDATED, 3 },
  { "creator", BOTH, NULL, dateline_feed_read_author, TEXT, DATELINE_DRAFT_AUTHORS_DC },
  { "subject", ENTRY, NULL, dateline_feed_read_category, TEXT },
  { "title", BOTH, NULL, dateline_feed_read_html, RSS, DATELINE_DRAFT_TITLE, 2 },
  { "rights", BOTH, NULL, dateline_feed_read_html, RSS, DATELINE_DRAFT_RIGHTS, 2 },
  { "date", ENTRY, NULL, dateline_feed_read_date, TEXT, DATELINE_DRAFT_DATED, 1 },
  { "available",
    ENTRY,
    NULL,
    dateline_feed_read_date,
    TEXT,
    DATELINE_DRAFT_PUBLISHED,
    6 },
  { "datesubmitted",
    ENTRY,
    NULL,
    dateline_feed_read_date,
    TEXT,
    DATELINE_DRAFT_PUBLISHED,
    7 },
  { "abstract", ENTRY, NULL, dateline_feed_read_body, RSS, DATELINE_DRAFT_BODY_ABSTRACT },
  { "description", ENTRY, NULL, dateline_feed_read_body, RSS, DATELINE_DRAFT_BODY_DC },
  { "description",
    FEED,
    NULL,
    dateline_feed_read_html,
    RSS,
    DATELINE_DRAFT_DESCRIPTION,
    2 },
  { "abstract", FEED, NULL, dateline_feed_read_html, RSS, DATELINE_DRAFT_DESCRIPTION, 3 },
  { "alternative", BOTH, NULL, dateline_feed_read_html, RSS, DATELINE_DRAFT_TITLE, 5 },
  { "language", BOTH, NULL, dateline_feed_read_text, TEXT, DATELINE_DRAFT_LANGUAGE, 1 },
  { "identifier", ENTRY, NULL, dateline_feed_read_text, TEXT, DATELINE_DRAFT_ID, 2 },
  { "spatial", ENTRY, NULL, dateline_feed_read_html, RSS, DATELINE_DRAFT_PLACE, 1 },
  { NULL },
};

const DatelineFeedElement dateline_prism_elements[] = {
  { "publicationdate",
    ENTRY,
    NULL,
    dateline_feed_read_date,
    TEXT,
    DATELINE_DRAFT_PUBLISHED,
    5 },
  { "coverdate",
    ENTRY,
    NULL,
    dateline_feed_read_date,
    TEXT,
    DATELINE_DRAFT_PUBLISHED,
    8 },
  { "modificationdate",
    ENTRY,
    NULL,
    dateline_feed_read_date,
    TEXT,
    DATELINE_DRAFT_UPDATED,
    4 },
  { "section", ENTRY, NULL, dateline_feed_read_category, TEXT },
  { "location", ENTRY, NULL, dateline_feed_read_html, RSS, DATELINE_DRAFT_PLACE, 2 },
  { "copyright", BOTH, NULL, dateline_feed_read_html, RSS, DATELINE_DRAFT_RIGHTS, 3 },
  { NULL },
};

const DatelineFeedElement dateline_itunes_elements[] = {
  { "author",
    BOTH,
    NULL,
    dateline_feed_read_author,
    TEXT,
    DATELINE_DRAFT_AUTHORS_ITUNES },
  { "owner",
    FEED,
    dateline_feed_begin_person,
    dateline_feed_end_person,
    NOTHING,
    DATELINE_DRAFT_AUTHORS_OWNER,
    0,
    PERSON },
  { "name", PERSON, NULL, dateline_feed_read_person_name, TEXT },
  { "email", PERSON, NULL, dateline_feed_read_person_email, TEXT },
  { "image", BOTH, begin_itunes_image },
  { "category", ENTRY | CATEGORY, begin_itunes_category, NULL, NOTHING, 0, 0, CATEGORY },
  { "keywords", ENTRY, begin_itunes_category, dateline_feed_read_keywords, TEXT },
  { "duration", ENTRY, NULL, read_duration, TEXT },
  { "title", BOTH, NULL, dateline_feed_read_html, RSS, DATELINE_DRAFT_TITLE, 4 },
  { "summary", ENTRY, NULL, dateline_feed_read_body, RSS, DATELINE_DRAFT_BODY_ITUNES },
  { "summary", FEED, NULL, dateline_feed_read_html, RSS, DATELINE_DRAFT_DESCRIPTION, 2 },
  { "subtitle", ENTRY, NULL, dateline_feed_read_body, RSS, DATELINE_DRAFT_BODY_SUBTITLE },
  { "description",
    ENTRY,
    NULL,
    dateline_feed_read_body,
    RSS,
    DATELINE_DRAFT_BODY_ITUNES },
  { "description",
    FEED,
    NULL,
    dateline_feed_read_html,
    RSS,
    DATELINE_DRAFT_DESCRIPTION,
    2 },
  { "subtitle", FEED, NULL, dateline_feed_read_html, RSS, DATELINE_DRAFT_DESCRIPTION, 3 },
  { NULL },
};

const DatelineFeedElement dateline_podcast_elements[] = {
  { "person",
    BOTH,
    begin_podcast_person,
    end_podcast_person,
    TEXT,
    DATELINE_DRAFT_AUTHORS_PODCAST },
  { "location",
    ENTRY,
    dateline_feed_begin_location,
    dateline_feed_read_html,
    RSS,
    DATELINE_DRAFT_PLACE,
    0 },
  { NULL },
};

const DatelineFeedElement dateline_slash_elements[] = {
  { "comments", ENTRY, NULL, dateline_feed_read_comment_count, TEXT },
  { NULL },
};

const DatelineFeedElement dateline_thread_elements[] = {
  { "total", ENTRY, NULL, dateline_feed_read_comment_count, TEXT },
  { NULL },
};

const DatelineFeedElement dateline_syndication_elements[] = {
  { "updateperiod", FEED, NULL, read_period, TEXT },
  { "updatefrequency", FEED, NULL, read_frequency, TEXT },
  { NULL },
};

const DatelineFeedElement dateline_feedburner_elements[] = {
  { "origlink", ENTRY, NULL, dateline_feed_read_uri, TEXT, DATELINE_DRAFT_LINK, 0 },
  { "origenclosurelink",
    ENTRY,
    NULL,
    dateline_feed_read_uri,
    TEXT,
    DATELINE_DRAFT_ENCLOSURE_URI },
  { NULL },
};

const DatelineFeedElement dateline_webfeeds_elements[] = {
  { "icon", FEED, NULL, dateline_feed_read_uri, TEXT, DATELINE_DRAFT_FAVICON_URI, 1 },
  { "logo", FEED, NULL, dateline_feed_read_uri, TEXT, DATELINE_DRAFT_ICON_URI, 2 },
  { "cover", FEED, begin_cover },
  { NULL },
};

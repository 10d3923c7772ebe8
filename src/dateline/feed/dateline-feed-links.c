/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the links of an entry and of a feed are for. */

#include "dateline/feed/dateline-feed-fields-private.h"

#include <string.h>

/* What an address is for. */
typedef enum
{
  RELATION_OTHER,
  RELATION_ALTERNATE,
  RELATION_SELF,
  RELATION_ENCLOSURE,
  RELATION_REPLIES,
  RELATION_HUB,
} Relation;

static const struct
{
  const char *name;
  Relation relation;
} relations[] = {
  { "alternate", RELATION_ALTERNATE },
  { "self", RELATION_SELF },
  { "enclosure", RELATION_ENCLOSURE },
  { "replies", RELATION_REPLIES },
  { "hub", RELATION_HUB },
};

static Relation
find_relation (const char *name)
{
  const char *slash;

  if (name == NULL || name[0] == '\0')
    return RELATION_ALTERNATE;

  /* A relation may be written as IANA's address of it. */
  slash = strrchr (name, '/');
  if (slash != NULL)
    name = slash + 1;
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    if (g_ascii_strcasecmp (relations[i].name, name) == 0)
      return relations[i].relation;

  return RELATION_OTHER;
}

static gboolean
is_html (const char *mime_type)
{
  return mime_type == NULL || mime_type[0] == '\0' || strstr (mime_type, "html") != NULL;
}

/* Whether there is white space inside: such text is no address, however it resolves. */
static gboolean
is_prose (const char *text)
{
  text += strspn (text, " \t\r\n");
  text += strcspn (text, " \t\r\n");
  return text[strspn (text, " \t\r\n")] != '\0';
}

static void
add_hub (DatelineFeedWalk *walk, char *uri)
{
  if (walk->hubs->len < 16)
    {
      g_ptr_array_add (walk->hubs, g_strdup ("WebSub"));
      g_ptr_array_add (walk->hubs, g_steal_pointer (&uri));
    }
  g_free (uri);
}

/* Replies whose type is not stated are a feed (RFC 4685, 3). */
static void
take_replies (DatelineFeedWalk *walk, const char *mime_type, const char *href, char *uri)
{
  g_autofree char *count_text = dateline_xml_dup_attribute (walk->xml, "count");
  gint64 count = dateline_feed_number_parse (count_text);

  if (count >= 0 && count <= G_MAXINT)
    walk->draft->comment_count = count;
  if (mime_type != NULL && is_html (mime_type) && !is_prose (href))
    dateline_draft_take (walk->draft, DATELINE_DRAFT_COMMENTS_URI, 1, uri);
  else
    g_free (uri);
}

void
dateline_feed_begin_link (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  g_autofree char *href = dateline_xml_dup_attribute (walk->xml, "href");
  g_autofree char *rel = dateline_xml_dup_attribute (walk->xml, "rel");
  g_autofree char *mime_type = dateline_xml_dup_attribute (walk->xml, "type");
  g_autofree char *uri = NULL;
  g_autofree char *length = NULL;
  g_autofree char *title = NULL;
  Relation relation;

  relation = find_relation (rel);
  /* Nothing, relative to xml:base, is that itself; but no file. */
  uri = href != NULL && href[0] == '\0' && relation != RELATION_ENCLOSURE
            ? g_strdup (dateline_xml_get_base_uri (walk->xml))
            : dateline_feed_resolve (walk, href);
  if (uri == NULL)
    return;

  switch (relation)
    {
    case RELATION_ALTERNATE:
      dateline_draft_take_first (walk->draft,
                                 DATELINE_DRAFT_LINK,
                                 is_html (mime_type) ? 2 : 3,
                                 g_steal_pointer (&uri));
      break;
    case RELATION_SELF:
      if (walk->draft == &walk->feed)
        dateline_draft_take_first (walk->draft,
                                   DATELINE_DRAFT_SELF_URI,
                                   0,
                                   g_steal_pointer (&uri));
      break;
    case RELATION_ENCLOSURE:
      length = dateline_xml_dup_attribute (walk->xml, "length");
      title = dateline_xml_dup_attribute (walk->xml, "title");
      dateline_draft_add_enclosure (walk->draft,
                                    uri,
                                    mime_type,
                                    title,
                                    dateline_feed_number_parse (length),
                                    DATELINE_COUNT_UNKNOWN);
      break;
    case RELATION_REPLIES:
      take_replies (walk, mime_type, href, g_steal_pointer (&uri));
      break;
    case RELATION_HUB:
      if (walk->draft == &walk->feed)
        add_hub (walk, g_steal_pointer (&uri));
      break;
    case RELATION_OTHER:
    default:
      break;
    }
}

/* Whether @text is a number and nothing else. */
static gboolean
is_number (const char *text)
{
  return text[0] != '\0' && text[strspn (text, "0123456789")] == '\0';
}

/* The address of the comments; some write how many there are, or a remark. */
void
dateline_feed_read_comments (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  g_autofree char *text = g_strstrip (g_strdup (walk->text->str));

  if (is_number (text))
    dateline_feed_read_comment_count (walk, element);
  else if (!is_prose (text))
    dateline_feed_read_uri (walk, element);
}

/* An id that is an address is a link, where there is no other. */
void
dateline_feed_read_id (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  const char *id;

  dateline_feed_read_text (walk, element);
  id = walk->draft->fields[DATELINE_DRAFT_ID];
  if (id != NULL && (g_ascii_strncasecmp (id, "http://", 7) == 0 ||
                     g_ascii_strncasecmp (id, "https://", 8) == 0))
    dateline_draft_take_first (walk->draft,
                               DATELINE_DRAFT_LINK,
                               8,
                               dateline_feed_resolve (walk, id));
}

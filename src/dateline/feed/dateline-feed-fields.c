/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How what an element holds is read. */

#include "dateline/feed/dateline-feed-fields-private.h"

#include "dateline/feed/dateline-feed-markup-private.h"
#include "dateline/feed/dateline-feed-person-private.h"
#include "dateline/html/dateline-html-text-private.h"
#include "dateline/text/dateline-text-private.h"
#include "dateline/text/dateline-uri-private.h"

#include <string.h>

/*
 * dateline_feed_text_from_html:
 * @html: text that is HTML if there is a tag or a reference in it
 *
 * Makes one line of plain text.
 *
 * Returns: (transfer full): the text, safe to show
 */
char *
dateline_feed_text_from_html (const char *html)
{
  g_autofree char *text = NULL;

  if (!dateline_html_looks_like_html (html))
    return dateline_text_tame (html);

  text = dateline_html_to_text (html, -1);
  return dateline_text_tame (text);
}

/*
 * dateline_feed_html_from_text:
 * @text: plain text
 *
 * Makes HTML that shows @text as it is, line breaks included.
 *
 * Returns: (transfer full): the HTML
 */
char *
dateline_feed_html_from_text (const char *text)
{
  g_autoptr (GString) html = g_string_sized_new (strlen (text) + 64);

  for (const char *line = text; line != NULL;)
    {
      const char *end = strchr (line, '\n');

      dateline_feed_markup_append_escaped (html,
                                           line,
                                           end ? (gsize) (end - line) : strlen (line));
      if (end != NULL)
        g_string_append (html, "<br>\n");
      line = end ? end + 1 : NULL;
    }

  return g_string_free (g_steal_pointer (&html), FALSE);
}

/*
 * dateline_feed_number_parse:
 * @text: (nullable): a number as written: "1234567", "1,234,567"
 *
 * Returns: the number, or DATELINE_COUNT_UNKNOWN if it is none or negative
 */
gint64
dateline_feed_number_parse (const char *text)
{
  gint64 number = 0;

  if (text == NULL)
    return DATELINE_COUNT_UNKNOWN;
  while (g_ascii_isspace (*text))
    text++;
  if (!g_ascii_isdigit (*text))
    return DATELINE_COUNT_UNKNOWN;

  for (; g_ascii_isdigit (*text); text++)
    {
      if (number > G_MAXINT64 / 10 - 1)
        return DATELINE_COUNT_UNKNOWN;
      number = number * 10 + (*text - '0');
      if (text[1] == ',' && strspn (text + 2, "0123456789") == 3)
        text++;
    }

  return number;
}

/*
 * dateline_feed_duration_parse:
 * @text: (nullable): a duration as "3723", "62:03", "1:02:03", "01:02:03.5", "1h 2m 3s",
 *   "PT1H2M3S"
 *
 * Returns: seconds, or DATELINE_COUNT_UNKNOWN
 */
gint64
dateline_feed_duration_parse (const char *text)
{
  gint64 total = 0;
  gboolean has_units = FALSE;
  gboolean has_number = FALSE;

  while (text != NULL && g_ascii_isspace (*text))
    text++;
  if (text == NULL || (!g_ascii_isdigit (*text) && g_ascii_toupper (*text) != 'P'))
    return DATELINE_COUNT_UNKNOWN;

  for (const char *p = text; *p != '\0';)
    {
      char *end;
      gint64 number;

      if (!g_ascii_isdigit (*p))
        {
          p++;
          continue;
        }
      number = g_ascii_strtoll (p, &end, 10);
      if (number > G_MAXINT32 || total > G_MAXINT32)
        return DATELINE_COUNT_UNKNOWN;
      if (*end == '.' || *end == ',')
        for (end++; g_ascii_isdigit (*end);)
          end++;
      for (p = end; *p == ' ';)
        p++;

      has_number = TRUE;
      switch (g_ascii_tolower (*p))
        {
        case 'd':
          total += number * 24 * 3600;
          has_units = TRUE;
          break;
        case 'h':
          total += number * 3600;
          has_units = TRUE;
          break;
        case 'm':
          total += number * 60;
          has_units = TRUE;
          break;
        default:
          total = has_units ? total + number : total * 60 + number;
          break;
        }
      while (g_ascii_isalpha (*p))
        p++;
    }

  return has_number ? total : DATELINE_COUNT_UNKNOWN;
}

/*
 * dateline_feed_resolve:
 * @walk: a walk
 * @uri: (nullable): an address as written
 *
 * Resolves an address against where it stands.
 *
 * Returns: (transfer full) (nullable): the address, %NULL if it is not allowed
 */
char *
dateline_feed_resolve (DatelineFeedWalk *walk, const char *uri)
{
  char *resolved;

  if (uri == NULL || uri[strspn (uri, " \t\r\n")] == '\0')
    return NULL;

  resolved = dateline_uri_resolve (dateline_xml_get_base_uri (walk->xml),
                                   uri,
                                   DATELINE_URI_LINK);
  dateline_feed_spend (walk, resolved ? strlen (resolved) : 0);
  return resolved;
}

/* The same for a picture, which may be in the address itself. */
char *
dateline_feed_resolve_picture (DatelineFeedWalk *walk, const char *uri)
{
  char *resolved;

  if (uri == NULL || uri[0] == '\0')
    return NULL;

  resolved = dateline_uri_resolve (dateline_xml_get_base_uri (walk->xml),
                                   uri,
                                   DATELINE_URI_PICTURE);
  dateline_feed_spend (walk, resolved ? strlen (resolved) : 0);
  return resolved;
}

/* The gathered text of an Atom construct that was sent in base64; nothing, if it is no
 * text. */
static void
decode_base64 (DatelineFeedWalk *walk)
{
  gsize length = 0;
  g_autofree guchar *decoded = g_base64_decode (walk->text->str, &length);

  g_string_truncate (walk->text, 0);
  if (length > 0 && g_utf8_validate ((const char *) decoded, length, NULL))
    {
      g_string_append_len (walk->text, (const char *) decoded, length);
      walk->collect = DATELINE_COLLECT_RSS;
    }
}

/* Plain text, or HTML that looks like it or is said to be it, as one line. */
void
dateline_feed_read_html (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  char *text;

  if (walk->is_base64)
    decode_base64 (walk);

  switch (walk->collect)
    {
    case DATELINE_COLLECT_HTML:
    case DATELINE_COLLECT_XHTML:
      {
        g_autofree char *plain = dateline_html_to_text (walk->text->str, walk->text->len);

        text = dateline_text_tame (plain);
        break;
      }
    case DATELINE_COLLECT_RSS:
      text = dateline_feed_text_from_html (walk->text->str);
      break;
    case DATELINE_COLLECT_NOTHING:
    case DATELINE_COLLECT_TEXT:
    case DATELINE_COLLECT_ATOM:
    default:
      text = dateline_text_tame (walk->text->str);
      break;
    }

  dateline_draft_take (walk->draft, element->field, element->rank, text);
}

/* Exactly as written, but for white space around. */
void
dateline_feed_read_text (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  dateline_draft_take (walk->draft,
                       element->field,
                       element->rank,
                       g_strstrip (g_strdup (walk->text->str)));
}

void
dateline_feed_read_uri (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  dateline_draft_take (walk->draft,
                       element->field,
                       element->rank,
                       dateline_feed_resolve (walk, walk->text->str));
}

/* The language, if it is stated inside the entry. */
static const char *
own_language (DatelineFeedWalk *walk)
{
  guint depth;
  const char *language = dateline_xml_get_language (walk->xml, &depth);

  return language != NULL && language[0] != '\0' && depth >= walk->entry_depth ? language
                                                                               : NULL;
}

void
dateline_feed_read_body (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  const char *base_uri = dateline_xml_get_base_uri (walk->xml);
  char *html;

  if (walk->is_base64)
    decode_base64 (walk);

  if (walk->collect == DATELINE_COLLECT_ATOM || walk->collect == DATELINE_COLLECT_TEXT)
    html = dateline_feed_html_from_text (walk->text->str);
  else if (walk->collect == DATELINE_COLLECT_RSS &&
           !dateline_html_looks_like_html (walk->text->str))
    html = g_markup_escape_text (walk->text->str, walk->text->len);
  else
    html = g_strndup (walk->text->str, walk->text->len);

  dateline_draft_take_body (walk->draft,
                            element->field,
                            html,
                            base_uri,
                            own_language (walk));
  dateline_feed_spend (walk, base_uri ? strlen (base_uri) : 0);
}

void
dateline_feed_read_date (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  g_autofree char *text = g_strstrip (g_strdup (walk->text->str));

  dateline_draft_set_date (walk->draft, element->field, element->rank, text);
}

void
dateline_feed_read_author (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  dateline_draft_take_author (walk->draft,
                              element->field,
                              dateline_feed_person_read (walk->text->str));
}

void
dateline_feed_begin_person (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  g_clear_pointer (&walk->person_name, g_free);
  g_clear_pointer (&walk->person_email, g_free);
  g_clear_pointer (&walk->person_uri, g_free);
}

void
dateline_feed_end_person (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  g_autoptr (DatelineAuthor) named = dateline_feed_person_read (walk->person_name);
  const char *name = named ? dateline_author_get_name (named) : NULL;
  const char *email = named ? dateline_author_get_email (named) : NULL;

  if (walk->person_email != NULL)
    email = walk->person_email;
  if (name != NULL || email != NULL || walk->person_uri != NULL)
    dateline_draft_take_author (walk->draft,
                                element->field,
                                dateline_author_new (name, email, walk->person_uri));
}

void
dateline_feed_end_author (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  if (walk->person_name != NULL || walk->person_email != NULL || walk->person_uri != NULL)
    dateline_feed_end_person (walk, element);
  else
    dateline_feed_read_author (walk, element);
}

void
dateline_feed_read_person_name (DatelineFeedWalk *walk,
                                const DatelineFeedElement *element)
{
  g_free (walk->person_name);
  walk->person_name = dateline_feed_name_read (walk->text->str);
}

void
dateline_feed_read_person_email (DatelineFeedWalk *walk,
                                 const DatelineFeedElement *element)
{
  g_free (walk->person_email);
  walk->person_email = dateline_feed_name_read (walk->text->str);
}

void
dateline_feed_read_person_uri (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  g_free (walk->person_uri);
  walk->person_uri = dateline_feed_resolve (walk, walk->text->str);
}

void
dateline_feed_read_category (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  dateline_draft_add_category (walk->draft, walk->text->str);
}

void
dateline_feed_read_keywords (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  g_auto (GStrv) words = g_strsplit (walk->text->str, ",", 128);

  for (guint i = 0; words[i] != NULL; i++)
    dateline_draft_add_category (walk->draft, words[i]);
}

void
dateline_feed_read_comment_count (DatelineFeedWalk *walk,
                                  const DatelineFeedElement *element)
{
  gint64 count = dateline_feed_number_parse (walk->text->str);

  if (count >= 0 && count <= G_MAXINT)
    walk->draft->comment_count = count;
}

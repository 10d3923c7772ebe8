/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Elements inside a feed's XML as HTML. Any thread. */

#include "dateline/feed/dateline-feed-markup-private.h"

#include "dateline/text/dateline-uri-private.h"

#include <string.h>

/* HTML knows no "<br></br>": these have no end tag. */
static const char *const void_elements[] = {
  "area",  "base", "br",   "col",   "embed",  "hr",    "img",
  "input", "link", "meta", "param", "source", "track", "wbr",
};

static const char *const address_attributes[] = { "href", "src", "poster", "cite" };

/*
 * dateline_feed_markup_append_escaped:
 * @html: where to append
 * @text: text
 * @length: its length in bytes
 *
 * Appends @text so that HTML shows it as it is.
 */
void
dateline_feed_markup_append_escaped (GString *html, const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *p = text;

      while (p < end && *p != '&' && *p != '<' && *p != '>' && *p != '"')
        p++;
      g_string_append_len (html, text, p - text);
      if (p == end)
        return;
      g_string_append (html,
                       *p == '&'   ? "&amp;"
                       : *p == '<' ? "&lt;"
                       : *p == '>' ? "&gt;"
                                   : "&quot;");
      text = p + 1;
    }
}

static gboolean
is_one_of (const char *name, gsize length, const char *const *names, gsize n_names)
{
  for (gsize i = 0; i < n_names; i++)
    if (strlen (names[i]) == length && g_ascii_strncasecmp (names[i], name, length) == 0)
      return TRUE;

  return FALSE;
}

static void
append_attribute (DatelineXml *xml,
                  const DatelineXmlAttribute *attribute,
                  const char *base_uri,
                  GString *html)
{
  g_autoptr (GString) value = NULL;
  g_autofree char *resolved = NULL;
  const char *own_base = dateline_xml_get_base_uri (xml);

  if (attribute->prefix_length > 0 ||
      (attribute->name_length == 5 && memcmp (attribute->name, "xmlns", 5) == 0))
    return;

  value = g_string_sized_new (attribute->value_length);
  dateline_xml_append_attribute (xml, attribute, value);
  /* HTML has no xml:base, so what one inside the markup means is written out. */
  if (g_strcmp0 (own_base, base_uri) != 0 &&
      is_one_of (attribute->name,
                 attribute->name_length,
                 address_attributes,
                 G_N_ELEMENTS (address_attributes)))
    resolved = dateline_uri_resolve (own_base, value->str, DATELINE_URI_LINK);
  if (resolved != NULL)
    g_string_assign (value, resolved);

  g_string_append_c (html, ' ');
  g_string_append_len (html, attribute->name, attribute->name_length);
  g_string_append (html, "=\"");
  dateline_feed_markup_append_escaped (html, value->str, value->len);
  g_string_append_c (html, '"');
}

/*
 * dateline_feed_markup_begin:
 * @xml: a reader at START
 * @base_uri: (nullable): what addresses in @html are relative to
 * @html: where to append
 *
 * Appends the start tag of an element.
 */
void
dateline_feed_markup_begin (DatelineXml *xml, const char *base_uri, GString *html)
{
  gsize length;
  const char *name = dateline_xml_get_name (xml, &length);
  guint n_attributes;
  const DatelineXmlAttribute *attributes =
      dateline_xml_get_attributes (xml, &n_attributes);

  g_string_append_c (html, '<');
  g_string_append_len (html, name, length);
  for (guint i = 0; i < n_attributes; i++)
    append_attribute (xml, &attributes[i], base_uri, html);
  g_string_append_c (html, '>');
}

/*
 * dateline_feed_markup_end:
 * @xml: a reader at END
 * @html: where to append
 *
 * Appends the end tag of an element, unless HTML has none for it.
 */
void
dateline_feed_markup_end (DatelineXml *xml, GString *html)
{
  gsize length;
  const char *name = dateline_xml_get_name (xml, &length);

  if (is_one_of (name, length, void_elements, G_N_ELEMENTS (void_elements)))
    return;
  g_string_append (html, "</");
  g_string_append_len (html, name, length);
  g_string_append_c (html, '>');
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One picture of a body, from its element's attributes to its record. Pure, any
 * thread. */

#include "dateline/html/dateline-html-found-picture-private.h"

#include "dateline/html/dateline-html-pictures-private.h"

void
dateline_html_found_picture_free (gpointer data)
{
  DatelineHtmlFoundPicture *found = data;

  g_free (found->uri);
  g_free (found->alternative);
  g_free (found->caption);
  g_free (found->credit);
  g_free (found->hidden_caption);
  g_free (found->hidden_credit);
  g_free (found);
}

static char *
dup_attribute (gconstpointer element, const char *name)
{
  return dateline_html_scanner_dup_attribute (element, name);
}

/* Few pictures have attributes of scripts, and there are many to ask for. */
static gboolean
has_data (const DatelineHtmlScanner *scanner)
{
  DatelineHtmlAttribute attribute = { 0 };

  while (dateline_html_scanner_next_attribute (scanner, &attribute))
    if (attribute.name_length > 5 &&
        g_ascii_strncasecmp (attribute.start, "data-", 5) == 0)
      return TRUE;

  return FALSE;
}

DatelineHtmlFoundPicture *
dateline_html_found_picture_new (const DatelineHtmlScanner *scanner,
                                 const char *base_uri,
                                 char *source)
{
  g_autofree char *width = dateline_html_scanner_dup_attribute (scanner, "width");
  g_autofree char *height = dateline_html_scanner_dup_attribute (scanner, "height");
  g_autofree char *alternative = NULL;
  g_autofree char *title = NULL;
  g_autofree char *other = source;
  char *uri;
  DatelineHtmlFoundPicture *found;

  if (dateline_html_is_pixel (dateline_html_parse_dimension (width),
                              dateline_html_parse_dimension (height)))
    return NULL;
  uri = dateline_html_choose_picture (scanner, dup_attribute, base_uri);
  if (!uri)
    uri = g_steal_pointer (&other);
  if (!uri)
    return NULL;

  alternative = dateline_html_scanner_dup_attribute (scanner, "alt");
  if (!alternative || *alternative == '\0')
    title = dateline_html_scanner_dup_attribute (scanner, "title");
  found = g_new0 (DatelineHtmlFoundPicture, 1);
  found->uri = uri;
  found->alternative = dateline_html_picture_alternative (alternative, title);
  if (has_data (scanner))
    dateline_html_picture_attributes (scanner,
                                      dup_attribute,
                                      &found->hidden_caption,
                                      &found->hidden_credit);
  found->width = dateline_html_parse_dimension (width);
  found->height = dateline_html_parse_dimension (height);
  return found;
}

DatelinePicture *
dateline_html_found_picture_finish (const DatelineHtmlFoundPicture *found)
{
  g_autofree char *caption = NULL;
  g_autofree char *credit = NULL;

  dateline_html_tell_credit (found->caption ? found->caption : found->hidden_caption,
                             found->credit ? found->credit : found->hidden_credit,
                             &caption,
                             &credit);
  return dateline_picture_new (found->uri,
                               found->alternative,
                               caption,
                               credit,
                               found->width,
                               found->height);
}

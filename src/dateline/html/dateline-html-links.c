/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The <link>, <a> and <base> elements of a page. Linear, no tree; pure, any thread. */

#include "dateline/html/dateline-html-links-private.h"
#include "dateline/html/dateline-html-entities-private.h"
#include "dateline/html/dateline-html-scanner-private.h"
#include "dateline/html/dateline-html-text-private.h"

static void
link_free (gpointer data)
{
  DatelineHtmlLink *link = data;

  g_free (link->rel);
  g_free (link->href);
  g_free (link->type);
  g_free (link->title);
  g_free (link);
}

/* Plain text on one line; NULL if there is none. */
static char *
one_line (char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n\r\f", -1);
  GString *line = g_string_new (NULL);

  for (guint i = 0; words[i]; i++)
    if (*words[i] != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words[i]);

  g_free (text);
  return g_string_free (line, line->len == 0);
}

static DatelineHtmlLink *
link_new (const DatelineHtmlScanner *scanner)
{
  DatelineHtmlLink *link;
  g_autofree char *href = dateline_html_scanner_dup_attribute (scanner, "href");
  g_autofree char *rel = NULL;
  char *title;

  if (!href)
    return NULL;

  link = g_new0 (DatelineHtmlLink, 1);
  link->is_anchor = scanner->tag == DATELINE_HTML_TAG_A;
  link->href = g_steal_pointer (&href);
  link->type = dateline_html_scanner_dup_attribute (scanner, "type");
  rel = dateline_html_scanner_dup_attribute (scanner, "rel");
  link->rel = rel ? g_ascii_strdown (rel, -1) : NULL;
  title = dateline_html_scanner_dup_attribute (scanner, "title");
  link->title = title ? one_line (title) : NULL;
  return link;
}

/* The text from @start to @end is what the anchor says. */
static void
end_anchor (DatelineHtmlLink *anchor, const char *start, const char *end)
{
  if (anchor && !anchor->title)
    anchor->title = one_line (dateline_html_to_text (start, end - start));
}

/*
 * dateline_html_find_links:
 * @html: valid UTF-8
 * @length: its length in bytes, or -1
 * @base_uri: (out) (optional) (nullable): the href of the first <base>, as written
 *
 * Returns: (element-type DatelineHtmlLink) (transfer full): in document order
 */
GPtrArray *
dateline_html_find_links (const char *html, gssize length, char **base_uri)
{
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (link_free);
  g_autofree char *base = NULL;
  DatelineHtmlLink *anchor = NULL;
  DatelineHtmlScanner scanner;
  const char *anchor_text = html;

  dateline_html_scanner_init (&scanner, html, length);
  while (dateline_html_scanner_next (&scanner))
    {
      gboolean is_start = scanner.kind == DATELINE_HTML_TOKEN_START_TAG;
      DatelineHtmlLink *link;

      if (scanner.tag == DATELINE_HTML_TAG_A)
        {
          end_anchor (anchor, anchor_text, scanner.start);
          anchor = NULL;
        }
      if (!is_start)
        continue;
      if (scanner.tag == DATELINE_HTML_TAG_BASE && !base)
        base = dateline_html_scanner_dup_attribute (&scanner, "href");
      if (scanner.tag != DATELINE_HTML_TAG_A && scanner.tag != DATELINE_HTML_TAG_LINK)
        continue;

      link = link_new (&scanner);
      if (!link)
        continue;
      g_ptr_array_add (links, link);
      if (link->is_anchor)
        {
          anchor = link;
          anchor_text = scanner.end;
        }
    }
  end_anchor (anchor, anchor_text, scanner.limit);

  if (base_uri)
    *base_uri = g_steal_pointer (&base);
  return g_steal_pointer (&links);
}

/*
 * dateline_html_find_title:
 * @html: valid UTF-8
 * @length: its length in bytes, or -1
 *
 * Returns: (transfer full) (nullable): the text of the first <title>, on one line
 */
char *
dateline_html_find_title (const char *html, gssize length)
{
  DatelineHtmlScanner scanner;

  dateline_html_scanner_init (&scanner, html, length);
  while (dateline_html_scanner_next (&scanner))
    if (scanner.kind == DATELINE_HTML_TOKEN_RAW_TEXT &&
        scanner.tag == DATELINE_HTML_TAG_TITLE)
      return one_line (dateline_html_references_decode (scanner.start,
                                                        scanner.end - scanner.start,
                                                        FALSE));

  return NULL;
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The <link>, <a>, <base> and <meta> elements of a page. Linear, no tree; pure, any
 * thread. What stands in a <template> is not there yet. */

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
  g_free (link->hreflang);
  g_free (link->marks);
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

/* The classes, and the name for those who do not see the picture that it is. */
static char *
dup_marks (const DatelineHtmlScanner *scanner)
{
  g_autofree char *classes = dateline_html_scanner_dup_attribute (scanner, "class");
  g_autofree char *name = dateline_html_scanner_dup_attribute (scanner, "aria-label");

  if (classes == NULL && name == NULL)
    return NULL;
  return g_strconcat (classes != NULL ? classes : "",
                      " ",
                      name != NULL ? name : "",
                      NULL);
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
  link->hreflang = dateline_html_scanner_dup_attribute (scanner, "hreflang");
  link->marks = link->is_anchor ? dup_marks (scanner) : NULL;
  return link;
}

/* The text from @start to @end is what the anchor says. */
static void
end_anchor (DatelineHtmlLink *anchor, const char *start, const char *end)
{
  if (anchor && !anchor->title)
    anchor->title = one_line (dateline_html_to_text (start, end - start));
}

/* How deep @scanner is in <template> elements, of which it was in @depth before. */
static guint
count_templates (const DatelineHtmlScanner *scanner, guint depth)
{
  if (scanner->tag != DATELINE_HTML_TAG_TEMPLATE)
    return depth;
  if (scanner->kind == DATELINE_HTML_TOKEN_START_TAG)
    return depth + 1;
  if (scanner->kind == DATELINE_HTML_TOKEN_END_TAG && depth > 0)
    return depth - 1;
  return depth;
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
  guint n_templates = 0;

  dateline_html_scanner_init (&scanner, html, length);
  while (dateline_html_scanner_next (&scanner))
    {
      gboolean is_start = scanner.kind == DATELINE_HTML_TOKEN_START_TAG;
      DatelineHtmlLink *link;

      n_templates = count_templates (&scanner, n_templates);
      if (n_templates > 0)
        continue;
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
 * dateline_html_find_meta:
 * @html: valid UTF-8
 * @length: its length in bytes, or -1
 * @name: what it is called: its name, property or itemprop
 *
 * Returns: (transfer full) (nullable): the content of the first such <meta>, on one line
 */
char *
dateline_html_find_meta (const char *html, gssize length, const char *name)
{
  static const char *const attributes[] = { "name", "property", "itemprop" };
  DatelineHtmlScanner scanner;

  dateline_html_scanner_init (&scanner, html, length);
  while (dateline_html_scanner_next (&scanner))
    {
      if (scanner.kind != DATELINE_HTML_TOKEN_START_TAG ||
          scanner.tag != DATELINE_HTML_TAG_META)
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
        {
          g_autofree char *value =
              dateline_html_scanner_dup_attribute (&scanner, attributes[i]);
          char *content;

          if (value == NULL || g_ascii_strcasecmp (value, name) != 0)
            continue;
          content = dateline_html_scanner_dup_attribute (&scanner, "content");
          if (content != NULL)
            return one_line (content);
        }
    }

  return NULL;
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

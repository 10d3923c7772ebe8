/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Writes what is left of a page as HTML. Names of elements and attributes are ours or
 * such as the parser knows; everything else is escaped, and what is dangerous in it is
 * left to the policy that reads it when it is shown. Any thread.
 */

#include "dateline/extract/dateline-page-writer-private.h"

#include "dateline/html/dateline-html-escape-private.h"

#include <string.h>

/* What only style sheets and scripts read. */
static gboolean
is_idle (const char *name)
{
  return strcmp (name, "style") == 0 || g_str_has_prefix (name, "on") ||
         g_str_has_prefix (name, "aria-");
}

static gboolean
is_plain_name (const char *name)
{
  for (const char *p = name; *p; p++)
    if (!g_ascii_isalnum (*p) && *p != '-' && *p != '_' && *p != ':')
      return FALSE;
  return *name != '\0';
}

static void
write_start (GString *out, const DatelinePagePart *node)
{
  g_string_append_c (out, '<');
  g_string_append (out, dateline_html_tag_get_name (node->tag));
  for (guint i = 0; i < node->n_attributes; i++)
    {
      if (!is_plain_name (node->attributes[i].name) || is_idle (node->attributes[i].name))
        continue;
      g_string_append_c (out, ' ');
      g_string_append (out, node->attributes[i].name);
      g_string_append (out, "=\"");
      dateline_html_escape (out, node->attributes[i].value, -1);
      g_string_append_c (out, '"');
    }
  g_string_append_c (out, '>');
}

static void
write_end (GString *out, const DatelinePagePart *node)
{
  if (!node->text && node->tag != DATELINE_HTML_TAG_UNKNOWN &&
      !dateline_html_tag_is_void (node->tag))
    {
      g_string_append (out, "</");
      g_string_append (out, dateline_html_tag_get_name (node->tag));
      g_string_append_c (out, '>');
    }
}

/*
 * dateline_page_writer_write:
 * @article: an element
 *
 * Returns: (transfer full): what is in it, as HTML
 */
char *
dateline_page_writer_write (const DatelinePagePart *article)
{
  GString *out = g_string_new (NULL);
  const DatelinePagePart *node = article->first;

  while (node)
    {
      if (node->text)
        dateline_html_escape (out, node->text, -1);
      else if (node->tag != DATELINE_HTML_TAG_UNKNOWN)
        write_start (out, node);

      if (node->first)
        {
          node = node->first;
          continue;
        }
      write_end (out, node);
      while (!node->next && node->parent != article)
        {
          node = node->parent;
          write_end (out, node);
        }
      node = node->next;
    }
  return g_string_free (out, FALSE);
}

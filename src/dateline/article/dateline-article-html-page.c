/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The page around an article's body. Any thread. */

#include "dateline/article/dateline-article-html-private.h"
#include "dateline/html/dateline-html-escape-private.h"
#include "dateline/text/dateline-uri-private.h"

#include <glib/gi18n-lib.h>

/* Whoever opens the file asks no server for anything, whatever the file holds. */
#define POLICY "default-src 'none'; img-src data:; style-src 'unsafe-inline'"

static const char style_sheet[] =
    ":root{color-scheme:light dark}"
    "body{margin:0 auto;padding:2rem 1.25rem 4rem;max-width:40rem;"
    "font:1.125rem/1.6 Charter,'Bitstream Charter',Georgia,serif;"
    "overflow-wrap:break-word}"
    "header{margin-bottom:2rem}"
    "header p,footer,figcaption,table{font-family:system-ui,sans-serif}"
    "header p,footer{font-size:.875rem;opacity:.8}"
    "h1,h2,h3,h4,h5,h6{line-height:1.25;margin:1.6em 0 .5em}"
    "h1{font-size:2rem;margin:.25rem 0 .75rem}"
    "p{margin:0 0 1em}"
    "li>p{margin:0 0 .4em}"
    "figure{margin:1.75rem 0}"
    "img{display:block;max-width:100%;height:auto;margin:0 auto}"
    "figcaption{font-size:.875rem;line-height:1.45;margin-top:.5rem}"
    "figcaption small{display:block;font-size:.8125rem;opacity:.7}"
    "blockquote{margin:1.25em 0;padding-inline-start:1.1em;"
    "border-inline-start:3px solid #8886}"
    "aside{margin:1.75em 0;font-size:1.3em;line-height:1.4;padding-block:.6em;"
    "border-block:1px solid #8886}"
    "blockquote footer,aside footer{margin:.4em 0 0;padding:0;border:0}"
    "dt{margin-top:.6em}dd>p,dt>p{margin:0 0 .4em}"
    "details{margin:0 0 1em}summary{font-weight:bold;cursor:pointer}"
    "summary>*{display:inline;font-size:1em}"
    "kbd{border:1px solid #8886;border-radius:3px;padding:0 .3em;font-size:.85em}"
    "caption{text-align:start;font-weight:bold;padding-bottom:.4em}"
    ":target{background:#fc03}"
    "pre{overflow-x:auto;padding:.9em 1em;background:#8882;border-radius:4px;"
    "font-size:.875rem;line-height:1.45}"
    "code{font-family:ui-monospace,monospace;font-size:.9em}"
    "pre code{font-size:1em}"
    "table{display:block;overflow-x:auto;border-collapse:collapse;font-size:.875rem;"
    "margin:1.5rem 0}"
    "th,td{text-align:start;vertical-align:top;padding:.35em .75em;"
    "border-bottom:1px solid #8886}"
    "hr{border:0;border-top:1px solid #8888;margin:2.5rem auto;width:6rem}"
    "sup,sub{line-height:0}"
    "footer{margin-top:3rem;padding-top:1rem;border-top:1px solid #8886}"
    "@media print{body{max-width:none;padding:0;font-size:11pt}"
    "figure,tr{break-inside:avoid}h1,h2,h3,h4{break-after:avoid}}";

void
dateline_article_html_write_attribute (GString *out, const char *name, const char *value)
{
  g_string_append_printf (out, " %s=\"", name);
  dateline_html_escape (out, value, -1);
  g_string_append_c (out, '"');
}

/* An address that nobody may follow is text. */
void
dateline_article_html_write_link (GString *out, const char *uri, const char *text)
{
  g_autofree char *allowed = dateline_uri_resolve (NULL, uri, DATELINE_URI_LINK);

  if (allowed)
    {
      g_string_append (out, "<a");
      dateline_article_html_write_attribute (out, "href", allowed);
      g_string_append_c (out, '>');
    }
  dateline_html_escape (out, text, -1);
  if (allowed)
    g_string_append (out, "</a>");
}

static void
write_start (GString *out, const DatelineArticleHead *head, gboolean is_right_to_left)
{
  g_string_append (out, "<!DOCTYPE html>\n<html");
  if (head->language)
    dateline_article_html_write_attribute (out, "lang", head->language);
  dateline_article_html_write_attribute (out, "dir", is_right_to_left ? "rtl" : "ltr");
  g_string_append (out,
                   ">\n<head>\n<meta charset=\"utf-8\">\n"
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY
                   "\">\n"
                   "<meta name=\"viewport\" content=\"width=device-width\">\n");
  if (head->byline)
    {
      g_string_append (out, "<meta name=\"author\"");
      dateline_article_html_write_attribute (out, "content", head->byline);
      g_string_append (out, ">\n");
    }
  g_string_append (out, "<title>");
  dateline_html_escape (out, head->title ? head->title : _ ("Story"), -1);
  g_string_append_printf (out,
                          "</title>\n<style>%s</style>\n</head>\n<body>\n",
                          style_sheet);
}

static void
write_source (GString *out, const DatelineArticleHead *head)
{
  if (!head->source)
    return;
  g_string_append (out, "<p>");
  if (head->link)
    dateline_article_html_write_link (out, head->link, head->source);
  else
    dateline_html_escape (out, head->source, -1);
  g_string_append (out, "</p>\n");
}

static void
write_header (GString *out, const DatelineArticleHead *head)
{
  g_string_append (out, "<header>\n");
  write_source (out, head);
  if (head->title)
    {
      g_string_append (out, "<h1>");
      dateline_html_escape (out, head->title, -1);
      g_string_append (out, "</h1>\n");
    }
  if (head->byline || head->date)
    {
      g_string_append (out, "<p>");
      if (head->byline)
        dateline_html_escape (out, head->byline, -1);
      if (head->byline && head->date)
        g_string_append (out, " · ");
      if (head->date)
        {
          g_string_append (out, "<time");
          dateline_article_html_write_attribute (out, "datetime", head->stamp);
          g_string_append_c (out, '>');
          dateline_html_escape (out, head->date, -1);
          g_string_append (out, "</time>");
        }
      g_string_append (out, "</p>\n");
    }
  g_string_append (out, "</header>\n");
}

static void
write_enclosure (GString *out, DatelineEnclosure *enclosure)
{
  const char *uri = dateline_enclosure_get_uri (enclosure);
  const char *title = dateline_enclosure_get_title (enclosure);
  g_autofree char *details = dateline_article_head_describe_enclosure (enclosure);

  g_string_append (out, "<p>");
  dateline_article_html_write_link (out, uri, title && *title != '\0' ? title : uri);
  if (details)
    {
      g_string_append (out, " (");
      dateline_html_escape (out, details, -1);
      g_string_append_c (out, ')');
    }
  g_string_append (out, "</p>\n");
}

static void
write_footer (GString *out, const DatelineArticleHead *head)
{
  gboolean has_enclosures = head->enclosures && head->enclosures->len > 0;

  if (!has_enclosures && !head->rights && !head->link)
    return;
  g_string_append (out, "<footer>\n");
  for (guint i = 0; has_enclosures && i < head->enclosures->len; i++)
    write_enclosure (out, head->enclosures->pdata[i]);
  if (head->rights)
    {
      g_string_append (out, "<p>");
      dateline_html_escape (out, head->rights, -1);
      g_string_append (out, "</p>\n");
    }
  if (head->link)
    {
      g_string_append (out, "<p>");
      dateline_article_html_write_link (out, head->link, head->link);
      g_string_append (out, "</p>\n");
    }
  g_string_append (out, "</footer>\n");
}

/* Writes what comes before the body. */
void
dateline_article_html_begin (GString *out,
                             const DatelineArticleHead *head,
                             gboolean is_right_to_left)
{
  write_start (out, head, is_right_to_left);
  g_string_append (out, "<article>\n");
  write_header (out, head);
}

/* Writes what comes after it. */
void
dateline_article_html_end (GString *out, const DatelineArticleHead *head)
{
  write_footer (out, head);
  g_string_append (out, "</article>\n</body>\n</html>\n");
}

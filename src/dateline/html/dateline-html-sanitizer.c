/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Untrusted HTML to a fragment with nothing active in it. What is written holds no
 * comment, no foreign element and no element whose content is not parsed as usual, so
 * that it cannot change its meaning when it is parsed again. Any thread but the main one.
 */

#include "dateline/html/dateline-html-sanitizer.h"
#include "dateline/html/dateline-html-escape-private.h"
#include "dateline/html/dateline-html-parser-private.h"
#include "dateline/html/dateline-html-policy-private.h"
#include "dateline/html/dateline-html-text-private.h"

static void
write_attributes (GString *out, const DatelineHtmlWalk *walk, const char *base_uri)
{
  guint n;
  const DatelineHtmlNamedValue *values = dateline_html_walk_get_values (walk, &n);

  for (guint i = 0; i < n; i++)
    {
      DatelineHtmlValue kind = dateline_html_policy_get_value (walk->tag, values[i].name);
      g_autofree char *filtered =
          dateline_html_policy_filter_value (kind, values[i].value, base_uri);

      if (!filtered)
        continue;
      g_string_append_c (out, ' ');
      g_string_append (out, values[i].name);
      g_string_append (out, "=\"");
      dateline_html_escape (out, filtered, -1);
      g_string_append_c (out, '"');
    }
}

/* Of a formula its letters stay, but not what says the same once more for programs. */
static DatelineHtmlFate
find_fate (const DatelineHtmlWalk *walk)
{
  DatelineHtmlFate fate = dateline_html_policy_get_fate (walk->tag);

  if (walk->vocabulary == DATELINE_HTML_VOCABULARY_HTML)
    return fate;
  if (walk->vocabulary == DATELINE_HTML_VOCABULARY_SVG ||
      walk->tag == DATELINE_HTML_TAG_ANNOTATION ||
      walk->tag == DATELINE_HTML_TAG_ANNOTATION_XML)
    return DATELINE_HTML_DROP;

  return fate == DATELINE_HTML_DROP ? fate : DATELINE_HTML_UNWRAP;
}

/* A drawing is not shown; what it says of itself for those who do not see it, is. */
static void
write_description (GString *out, const DatelineHtmlWalk *outer)
{
  g_auto (DatelineHtmlWalk) walk = { 0 };
  guint depth = 0;

  dateline_html_walk_init_inside (&walk, outer);
  while (dateline_html_walk_next (&walk))
    if (walk.step == DATELINE_HTML_STEP_TEXT && depth > 0)
      dateline_html_escape (out, walk.text, -1);
    else if (walk.step == DATELINE_HTML_STEP_ENTER &&
             walk.vocabulary == DATELINE_HTML_VOCABULARY_HTML &&
             dateline_html_policy_get_fate (walk.tag) == DATELINE_HTML_DROP)
      dateline_html_walk_skip (&walk);
    else if (walk.tag == DATELINE_HTML_TAG_DESC &&
             walk.vocabulary == DATELINE_HTML_VOCABULARY_SVG)
      depth += walk.step == DATELINE_HTML_STEP_ENTER   ? 1
               : walk.step == DATELINE_HTML_STEP_LEAVE ? -1
                                                       : 0;
}

static void
write_step (GString *out, DatelineHtmlWalk *walk, const char *base_uri)
{
  DatelineHtmlFate fate = find_fate (walk);

  if (walk->step == DATELINE_HTML_STEP_TEXT)
    {
      dateline_html_escape (out, walk->text, -1);
      return;
    }

  if (fate == DATELINE_HTML_DROP)
    {
      if (walk->step != DATELINE_HTML_STEP_ENTER)
        return;
      if (walk->vocabulary == DATELINE_HTML_VOCABULARY_SVG &&
          walk->tag == DATELINE_HTML_TAG_SVG)
        write_description (out, walk);
      dateline_html_walk_skip (walk);
      return;
    }
  if (fate == DATELINE_HTML_UNWRAP)
    return;

  if (walk->step == DATELINE_HTML_STEP_ENTER)
    {
      g_string_append_c (out, '<');
      g_string_append (out, dateline_html_tag_get_name (walk->tag));
      write_attributes (out, walk, base_uri);
      g_string_append_c (out, '>');
      /* The parser would take a line break at the beginning away once more. */
      if (walk->tag == DATELINE_HTML_TAG_PRE)
        g_string_append_c (out, '\n');
    }
  else if (!dateline_html_tag_is_void (walk->tag))
    {
      g_string_append (out, "</");
      g_string_append (out, dateline_html_tag_get_name (walk->tag));
      g_string_append_c (out, '>');
    }
}

/* What is too much to be parsed is still text. */
static char *
text_as_html (const char *html, gssize length)
{
  g_autofree char *text = dateline_html_to_text (html, length);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; lines[i]; i++)
    {
      if (*lines[i] == '\0')
        continue;
      g_string_append (out, "<p>");
      dateline_html_escape (out, lines[i], -1);
      g_string_append (out, "</p>\n");
    }

  return g_string_free (out, FALSE);
}

/**
 * dateline_html_sanitize:
 * @html: valid UTF-8
 * @length: its length in bytes, or -1 if it ends with a zero byte
 * @base_uri: (nullable): what relative addresses resolve against; without one they stay
 *   relative
 *
 * Makes an HTML fragment of @html that holds what a reader shows and nothing active, for
 * giving to other programs; what Dateline itself paints never goes through it. May take a
 * quarter of a second: any thread but the main one.
 *
 * Returns: (transfer full): the fragment
 */
char *
dateline_html_sanitize (const char *html, gssize length, const char *base_uri)
{
  g_autoptr (DatelineHtmlTree) tree = dateline_html_tree_new (html, length);
  g_auto (DatelineHtmlWalk) walk = { 0 };
  GString *out;

  if (!tree)
    return text_as_html (html, length);

  out = g_string_new (NULL);
  dateline_html_walk_init (&walk, tree);
  while (dateline_html_walk_next (&walk))
    write_step (out, &walk, base_uri);

  return g_string_free (out, FALSE);
}

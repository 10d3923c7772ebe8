/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Editors write bold as <span style="font-weight: 700"> and wrap whole texts into
 * <b style="font-weight: normal">; poems say so by their class. Pure.
 */

#include "dateline/article/dateline-article-style-private.h"

#include <string.h>

enum
{
  HIDDEN = 1 << 0,
  KEEPS_WHITE_SPACE = 1 << 1,
};

static const struct
{
  const char *property;
  const char *value; /* how it begins */
  guint16 set;
  guint16 clear;
  guint8 flags;
} declarations[] = {
  { "font-weight", "bold", DATELINE_SPAN_STRONG, 0, 0 },
  { "font-weight", "600", DATELINE_SPAN_STRONG, 0, 0 },
  { "font-weight", "700", DATELINE_SPAN_STRONG, 0, 0 },
  { "font-weight", "800", DATELINE_SPAN_STRONG, 0, 0 },
  { "font-weight", "900", DATELINE_SPAN_STRONG, 0, 0 },
  { "font-weight", "normal", 0, DATELINE_SPAN_STRONG, 0 },
  { "font-weight", "400", 0, DATELINE_SPAN_STRONG, 0 },
  { "font-style", "italic", DATELINE_SPAN_EMPHASIS, 0, 0 },
  { "font-style", "oblique", DATELINE_SPAN_EMPHASIS, 0, 0 },
  { "font-style", "normal", 0, DATELINE_SPAN_EMPHASIS, 0 },
  { "text-decoration", "line-through", DATELINE_SPAN_STRUCK, 0, 0 },
  { "text-decoration", "underline", DATELINE_SPAN_UNDERLINE, 0, 0 },
  { "vertical-align", "super", DATELINE_SPAN_SUPERSCRIPT, 0, 0 },
  { "vertical-align", "sub", DATELINE_SPAN_SUBSCRIPT, 0, 0 },
  { "white-space", "pre", 0, 0, KEEPS_WHITE_SPACE },
  { "white-space", "break-spaces", 0, 0, KEEPS_WHITE_SPACE },
  { "display", "none", 0, 0, HIDDEN },
};

static gboolean
begins_with (const char *text, gsize length, const char *beginning)
{
  gsize n = strlen (beginning);

  return length >= n && g_ascii_strncasecmp (text, beginning, n) == 0;
}

static void
trim (const char **start, const char **end)
{
  while (*start < *end && g_ascii_isspace (**start))
    (*start)++;
  while (*end > *start && g_ascii_isspace ((*end)[-1]))
    (*end)--;
}

static void
read_declaration (DatelineArticleStyle *self, const char *start, const char *end)
{
  const char *colon = memchr (start, ':', end - start);
  const char *property_end = colon;
  const char *value;

  if (!colon)
    return;
  value = colon + 1;
  trim (&start, &property_end);
  trim (&value, &end);

  for (guint i = 0; i < G_N_ELEMENTS (declarations); i++)
    if (strlen (declarations[i].property) == (gsize) (property_end - start) &&
        begins_with (start, property_end - start, declarations[i].property) &&
        begins_with (value, end - value, declarations[i].value))
      {
        self->set |= declarations[i].set;
        self->clear |= declarations[i].clear;
        self->is_hidden |= (declarations[i].flags & HIDDEN) != 0;
        self->keeps_white_space |= (declarations[i].flags & KEEPS_WHITE_SPACE) != 0;
      }
}

/*
 * dateline_article_style_read:
 * @self: (out): what it says
 * @css: (nullable): the value of a style attribute
 */
void
dateline_article_style_read (DatelineArticleStyle *self, const char *css)
{
  *self = (DatelineArticleStyle){ 0 };

  while (css && *css != '\0')
    {
      const char *end = css + strcspn (css, ";");

      read_declaration (self, css, end);
      css = *end == ';' ? end + 1 : end;
    }
}

static gboolean
class_has_token (const char *class_attribute, const char *const *tokens)
{
  const char *p = class_attribute;

  while (p && *p != '\0')
    {
      gsize length = strcspn (p, " \t\n\r\f");

      for (guint i = 0; tokens[i]; i++)
        if (strlen (tokens[i]) == length && begins_with (p, length, tokens[i]))
          return TRUE;
      p += length;
      p += strspn (p, " \t\n\r\f");
    }

  return FALSE;
}

/* Whether its line breaks count. */
gboolean
dateline_article_class_is_verse (const char *class_attribute)
{
  static const char *const tokens[] = { "verse",  "wp-block-verse", "poem",      "poetry",
                                        "stanza", "lyrics",         "linegroup", NULL };

  return class_has_token (class_attribute, tokens);
}

/* Whether it numbers the lines of code beside it. */
gboolean
dateline_article_class_is_gutter (const char *class_attribute)
{
  static const char *const tokens[] = { "gutter",       "linenos",  "lineno",      "gl",
                                        "rouge-gutter", "blob-num", "crayon-nums", NULL };

  return class_has_token (class_attribute, tokens);
}

/* Whether the picture is a sign in the text, for which its alternative can stand. */
gboolean
dateline_article_class_is_inline_picture (const char *class_attribute)
{
  static const char *const tokens[] = { "emoji",
                                        "wp-smiley",
                                        "smiley",
                                        "latex",
                                        "tex",
                                        "mwe-math-fallback-image-inline",
                                        "mwe-math-fallback-image-display",
                                        "icon",
                                        "emoticon",
                                        NULL };

  return class_has_token (class_attribute, tokens);
}

/* Whether the alternative of a picture is TeX. */
gboolean
dateline_article_class_is_formula (const char *class_attribute)
{
  static const char *const tokens[] = { "latex",
                                        "tex",
                                        "mwe-math-fallback-image-inline",
                                        "mwe-math-fallback-image-display",
                                        NULL };

  return class_has_token (class_attribute, tokens);
}

/* Whether it is a formula as it was drawn for the eye, which stands beside it as MathML
 * once more. */
gboolean
dateline_article_class_is_drawn_formula (const char *class_attribute)
{
  static const char *const tokens[] = { "katex-html", "MathJax_Preview", NULL };

  return class_has_token (class_attribute, tokens);
}

/* Whether it repeats words of the story in large type: "wp-block-pullquote". What has
 * only something to do with such, as "has-pullquote", does not. */
gboolean
dateline_article_class_is_pull_quote (const char *class_attribute)
{
  static const char *const ends[] = { "pullquote", "pull-quote", "pull_quote" };
  const char *p = class_attribute;

  while (p && *p != '\0')
    {
      gsize length = strcspn (p, " \t\n\r\f");

      for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
        {
          gsize n = strlen (ends[i]);

          if (length >= n && begins_with (p + length - n, n, ends[i]) &&
              !begins_with (p, length, "has") && !begins_with (p, length, "with") &&
              !begins_with (p, length, "no-"))
            return TRUE;
        }
      p += length;
      p += strspn (p, " \t\n\r\f");
    }

  return FALSE;
}

/* Whether a link in it leads to a note. */
gboolean
dateline_article_class_is_reference (const char *class_attribute)
{
  static const char *const tokens[] = { "footnote-ref",
                                        "footnote-reference",
                                        "footnote-anchor",
                                        "footnote-link",
                                        "footnoteref",
                                        "footnotelink",
                                        "fnref",
                                        "fn-ref",
                                        "noteref",
                                        "footref",
                                        "sdfootnoteanc",
                                        "sdendnoteanc",
                                        "simple-footnote",
                                        "easy-footnote",
                                        "fn",
                                        "mw-ref",
                                        "footnote_plugin_tooltip_text",
                                        NULL };

  return class_has_token (class_attribute, tokens);
}

/* Whether a link in it leads back from a note. */
gboolean
dateline_article_class_is_return (const char *class_attribute)
{
  static const char *const tokens[] = {
    "footnote-backref",  "footnote-back",         "footnote-return",
    "reversefootnote",   "footnote-number",       "mw-cite-backlink",
    "fn-backref",        "fn-backlink",           "backlink",
    "footnum",           "sdfootnotesym",         "sdendnotesym",
    "footnote-backlink", "data-footnote-backref", NULL
  };

  return class_has_token (class_attribute, tokens);
}

/* Whether it is a note. */
gboolean
dateline_article_class_is_note (const char *class_attribute)
{
  static const char *const tokens[] = { "footnote",      "footnote-definition",
                                        "footnote-item", "footdef",
                                        "endnote",       NULL };

  return class_has_token (class_attribute, tokens);
}

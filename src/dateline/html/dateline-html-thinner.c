/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* gumbo goes through HTML character by character, 20 MB/s, and most of a page is running
 * text and addresses, of which it makes what they are. So each long run of text is given
 * to it as one character of private use, and of most elements no attributes at all; both
 * are put back into the tree (thinner-expand). What it has to understand stays: markup,
 * white space, most references and what is around them, short runs. One thread.
 */

#include "dateline/html/dateline-html-thinner-private.h"

#include "dateline/html/dateline-html-entities-private.h"
#include "dateline/html/dateline-html-scanner-private.h"
#include "dateline/html/dateline-html-thinner-parts-private.h"

#include <string.h>

#define T(name) DATELINE_HTML_TAG_##name

#define SHORTEST_PAGE 4096 /* bytes; below that it is not worth it */
#define SHORTEST_RUN 12
#define MOST_RUNS 0xfff0 /* those behind are no characters */

/* Elements that the parser makes the same way whatever their attributes are. Not those
 * that it compares, merges or looks into: formatting but <a>, of which none stands in
 * another; <html>, <body>, <input>, <font>. */
static const gboolean is_indifferent[DATELINE_HTML_N_TAGS] = {
  [T (UNKNOWN)] = TRUE,    [T (A)] = TRUE,          [T (ABBR)] = TRUE,
  [T (ADDRESS)] = TRUE,    [T (ARTICLE)] = TRUE,    [T (ASIDE)] = TRUE,
  [T (BLOCKQUOTE)] = TRUE, [T (BR)] = TRUE,         [T (BUTTON)] = TRUE,
  [T (CAPTION)] = TRUE,    [T (CITE)] = TRUE,       [T (DD)] = TRUE,
  [T (DETAILS)] = TRUE,    [T (DIV)] = TRUE,        [T (DL)] = TRUE,
  [T (DT)] = TRUE,         [T (FIGCAPTION)] = TRUE, [T (FIGURE)] = TRUE,
  [T (FOOTER)] = TRUE,     [T (FORM)] = TRUE,       [T (H1)] = TRUE,
  [T (H2)] = TRUE,         [T (H3)] = TRUE,         [T (H4)] = TRUE,
  [T (H5)] = TRUE,         [T (H6)] = TRUE,         [T (HEADER)] = TRUE,
  [T (HR)] = TRUE,         [T (IFRAME)] = TRUE,     [T (IMG)] = TRUE,
  [T (LABEL)] = TRUE,      [T (LI)] = TRUE,         [T (LINK)] = TRUE,
  [T (MAIN)] = TRUE,       [T (META)] = TRUE,       [T (NAV)] = TRUE,
  [T (NOSCRIPT)] = TRUE,   [T (OL)] = TRUE,         [T (OPTION)] = TRUE,
  [T (P)] = TRUE,          [T (PICTURE)] = TRUE,    [T (PRE)] = TRUE,
  [T (SECTION)] = TRUE,    [T (SELECT)] = TRUE,     [T (SOURCE)] = TRUE,
  [T (SPAN)] = TRUE,       [T (SUB)] = TRUE,        [T (SUMMARY)] = TRUE,
  [T (SUP)] = TRUE,        [T (TABLE)] = TRUE,      [T (TBODY)] = TRUE,
  [T (TD)] = TRUE,         [T (TFOOT)] = TRUE,      [T (TH)] = TRUE,
  [T (THEAD)] = TRUE,      [T (TIME)] = TRUE,       [T (TR)] = TRUE,
  [T (UL)] = TRUE,         [T (VIDEO)] = TRUE,
};

/* Whether a number after "&#" is that of a character of these planes, which the parser
 * would make of it: the same mark could stand for a long run ten thousand times. */
static gboolean
has_private_references (const char *html, const char *end)
{
  for (const char *p = html; (p = memchr (p, '&', end - p)) != NULL; p++)
    {
      const char *digit = p + 2;
      int base = 10;
      guint number;

      if (end - p < 3 || p[1] != '#')
        continue;
      if (*digit == 'x' || *digit == 'X')
        {
          base = 16;
          digit++;
        }
      for (number = 0; digit < end && number < DATELINE_HTML_FIRST_MARK; digit++)
        {
          int value = g_ascii_xdigit_value (*digit);

          if (value < 0 || value >= base)
            break;
          number = number * base + value;
        }
      if (number >= DATELINE_HTML_FIRST_MARK)
        return TRUE;
    }
  return FALSE;
}

/* A section in a drawing ends otherwise than anything else does. */
static gboolean
has_section (const char *html, gsize length)
{
  return g_strstr_len (html, length, "<![CDATA[") != NULL;
}

static gboolean
has_private_characters (const char *html, gsize length)
{
  return dateline_html_thinner_find_mark (html, html + length) != NULL ||
         memchr (html, 0xf4, length) != NULL ||
         has_private_references (html, html + length);
}

static void
take_run (DatelineHtmlThinner *self,
          const char *start,
          const char *end,
          gboolean has_references)
{
  DatelineHtmlRun run = { start, end - start, has_references, NULL };

  g_string_append_len (self->html, self->copied, start - self->copied);
  g_string_append_unichar (self->html, DATELINE_HTML_FIRST_MARK + self->runs->len);
  g_array_append_val (self->runs, run);
  self->copied = end;
}

/* What the parser reads otherwise than it stands. */
static gboolean
is_plain (const char *text, gsize length)
{
  return !memchr (text, '\r', length) && !memchr (text, '\0', length);
}

/* Past the reference at @at if it means one thing wherever it stands, which is no white
 * space and not longer than it; else NULL. */
static const char *
skip_reference (const char *at, const char *end)
{
  char decoded[DATELINE_HTML_REFERENCE_MAX];
  gsize length = 0;
  gsize used = dateline_html_reference_decode (at, end, TRUE, decoded, &length);

  if (used < length || used == 0 || at[used - 1] != ';' || (guchar) decoded[0] <= ' ')
    return NULL;
  return at + used;
}

/* Up to the first reference that is not so simple. */
static const char *
skip_references (const char *text, const char *end, gboolean *has_references)
{
  *has_references = FALSE;
  while ((text = memchr (text, '&', end - text)))
    {
      const char *next = skip_reference (text, end);

      if (!next)
        return text;
      *has_references = TRUE;
      text = next;
    }
  return end;
}

/* Of a second attribute of a name that has no value the parser makes the beginning of the
 * next one's name. */
static gboolean
is_misread (const DatelineHtmlScanner *scanner, const DatelineHtmlAttribute *attribute)
{
  DatelineHtmlAttribute before = { 0 };

  if (attribute->value_length > 0)
    return FALSE;
  while (dateline_html_scanner_next_attribute (scanner, &before) &&
         before.start < attribute->start)
    if (before.name_length == attribute->name_length &&
        g_ascii_strncasecmp (before.start, attribute->start, before.name_length) == 0)
      return TRUE;
  return FALSE;
}

static void
leave_bare (DatelineHtmlThinner *self,
            const DatelineHtmlScanner *scanner,
            DatelineHtmlBareTag *bare)
{
  g_string_append_len (self->html, self->copied, scanner->start - self->copied);
  bare->place = self->html->len;
  g_string_append_len (self->html,
                       scanner->start,
                       scanner->name + scanner->name_length - scanner->start);
  g_array_append_val (self->bare, *bare);
  self->copied = bare->start + bare->length;
}

static gboolean
take_all_attributes (DatelineHtmlThinner *self, const DatelineHtmlScanner *scanner)
{
  DatelineHtmlAttribute attribute = { 0 };
  gboolean has_references;
  const char *start = NULL;
  const char *end = NULL;
  guint n = 0;

  if (!is_indifferent[scanner->tag])
    return FALSE;
  while (dateline_html_scanner_next_attribute (scanner, &attribute))
    {
      if (n++ == 0)
        start = attribute.start;
      end = attribute.end;
      if (is_misread (scanner, &attribute))
        return FALSE;
    }
  if (n == 0 || n > G_MAXUINT16 || !is_plain (start, end - start) ||
      skip_references (start, end, &has_references) < end)
    return FALSE;
  leave_bare (self,
              scanner,
              &(DatelineHtmlBareTag){ .start = start,
                                      .length = end - start,
                                      .n = n,
                                      .has_references = has_references });
  return TRUE;
}

static void
take_values (DatelineHtmlThinner *self, const DatelineHtmlScanner *scanner)
{
  DatelineHtmlAttribute attribute = { 0 };

  while (dateline_html_scanner_next_attribute (scanner, &attribute))
    {
      const char *end = attribute.value + attribute.value_length;

      if (attribute.value_length >= SHORTEST_RUN && self->runs->len < MOST_RUNS &&
          end < scanner->end && (*end == '"' || *end == '\'') &&
          attribute.value[-1] == *end &&
          is_plain (attribute.value, attribute.value_length) &&
          !memchr (attribute.value, '&', attribute.value_length))
        take_run (self, attribute.value, end, FALSE);
    }
}

/* From the first character that is no white space on: what is before it may stand where
 * letters may not. Up to a reference that is not simple, and on behind the white space
 * that follows it, as what such a reference is depends on that. */
static void
take_text (DatelineHtmlThinner *self, const char *start, const char *end)
{
  while (start < end)
    {
      gboolean has_references = FALSE;
      const char *stop;
      const char *last;

      while (start < end && g_ascii_isspace (*start))
        start++;
      if (start >= end)
        return;
      stop = skip_references (start, end, &has_references);
      last = stop;
      while (stop < end && last > start && g_ascii_isspace (last[-1]))
        last--;
      if (last - start >= SHORTEST_RUN && self->runs->len < MOST_RUNS &&
          is_plain (start, last - start))
        take_run (self, start, last, has_references);
      start = stop;
      while (start < end && !g_ascii_isspace (*start))
        start++;
    }
}

/* A "<" that begins nothing parts a text to the scanner, but not to the parser. */
static void
take_texts (DatelineHtmlThinner *self)
{
  if (self->text && self->n_foreign == 0)
    take_text (self, self->text, self->text_end);
  self->text = NULL;
}

/* In drawings and formulas other rules hold: what is in them is not touched. */
static void
take (DatelineHtmlThinner *self, const DatelineHtmlScanner *scanner)
{
  gboolean is_start = scanner->kind == DATELINE_HTML_TOKEN_START_TAG;

  if (scanner->kind == DATELINE_HTML_TOKEN_TEXT && self->text &&
      self->text_end == scanner->start)
    {
      self->text_end = scanner->end;
      return;
    }
  take_texts (self);
  if (scanner->kind == DATELINE_HTML_TOKEN_TEXT)
    {
      self->text = scanner->start;
      self->text_end = scanner->end;
      return;
    }
  if (is_start && (scanner->tag == T (SVG) || scanner->tag == T (MATH)))
    {
      self->n_foreign += !scanner->is_self_closing;
      self->had_foreign = TRUE;
    }
  else if (scanner->kind == DATELINE_HTML_TOKEN_END_TAG && self->n_foreign > 0)
    self->n_foreign -= scanner->tag == T (SVG) || scanner->tag == T (MATH);
  else if (self->n_foreign == 0 && is_start && !take_all_attributes (self, scanner))
    take_values (self, scanner);
}

/*
 * dateline_html_thinner_new:
 * @html: valid UTF-8, which must outlive the thinner
 * @length: its length in bytes
 * @values: where what is put back is kept; it must outlive the thinner
 *
 * Returns: (transfer full) (nullable): its thin form; NULL if @html is better parsed as
 * it is
 */
DatelineHtmlThinner *
dateline_html_thinner_new (const char *html, gsize length, DatelineHtmlValues *values)
{
  DatelineHtmlThinner *self;
  DatelineHtmlScanner scanner;

  if (length < SHORTEST_PAGE || length > G_MAXUINT32 ||
      has_private_characters (html, length))
    return NULL;
  self = g_new0 (DatelineHtmlThinner, 1);
  self->html = g_string_sized_new (length / 2);
  self->runs = g_array_new (FALSE, FALSE, sizeof (DatelineHtmlRun));
  self->bare = g_array_new (FALSE, FALSE, sizeof (DatelineHtmlBareTag));
  self->values = values;
  self->copied = html;
  self->size = length;
  dateline_html_scanner_init (&scanner, html, length);
  while (dateline_html_scanner_next (&scanner))
    take (self, &scanner);
  take_texts (self);
  g_string_append_len (self->html, self->copied, html + length - self->copied);
  if (self->had_foreign && has_section (html, length))
    g_clear_pointer (&self, dateline_html_thinner_free);
  return self;
}

void
dateline_html_thinner_free (DatelineHtmlThinner *self)
{
  g_string_free (self->html, TRUE);
  g_array_unref (self->runs);
  g_array_unref (self->bare);
  g_free (self);
}

/* What is to be parsed. */
const char *
dateline_html_thinner_get_html (const DatelineHtmlThinner *self, gsize *length)
{
  *length = self->html->len;
  return self->html->str;
}

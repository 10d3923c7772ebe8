/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* gumbo goes through HTML character by character, 20 MB/s, and most of a page is running
 * text and addresses, of which it makes what they are. So each long run of them is given
 * to it as one character of private use, and put back into the tree. What it has to
 * understand stays: markup, white space, references and what is around them, short runs.
 * One thread.
 */

#include "dateline/html/dateline-html-thinner-private.h"

#include "dateline/html/dateline-html-scanner-private.h"

#include <string.h>

#define SHORTEST_PAGE 4096 /* bytes; below that it is not worth it */
#define SHORTEST_RUN 12
#define FIRST_MARK 0xf0000
#define MOST_RUNS 0xfff0 /* those behind are no characters */
#define MARK_BYTES 4

typedef struct
{
  const char *start;
  gsize length;
  const char *copy; /* or NULL, if it was not needed yet */
} Run;

struct _DatelineHtmlThinner
{
  GString *html;
  GArray *runs;
  GStringChunk *strings;
  const char *copied; /* up to where it went into @html */
};

/* Characters of planes 15 and 16 are "\xf3\xb0" and what is above. */
static const char *
find_mark (const char *text, const char *end)
{
  for (const char *p = text; p < end && (p = memchr (p, 0xf3, end - p)); p++)
    if ((guchar) p[1] >= 0xb0)
      return p;
  return NULL;
}

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
      for (number = 0; digit < end && number < FIRST_MARK; digit++)
        {
          int value = g_ascii_xdigit_value (*digit);

          if (value < 0 || value >= base)
            break;
          number = number * base + value;
        }
      if (number >= FIRST_MARK)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_private_characters (const char *html, gsize length)
{
  return find_mark (html, html + length) != NULL || memchr (html, 0xf4, length) != NULL ||
         has_private_references (html, html + length);
}

static void
take_run (DatelineHtmlThinner *self, const char *start, const char *end)
{
  Run run = { start, end - start, NULL };

  if (run.length < SHORTEST_RUN || self->runs->len == MOST_RUNS)
    return;
  g_string_append_len (self->html, self->copied, start - self->copied);
  g_string_append_unichar (self->html, FIRST_MARK + self->runs->len);
  g_array_append_val (self->runs, run);
  self->copied = end;
}

/* What the parser changes. */
static gboolean
is_plain (const char *text, gsize length)
{
  return !memchr (text, '&', length) && !memchr (text, '\r', length) &&
         !memchr (text, '\0', length);
}

static void
take_values (DatelineHtmlThinner *self, const DatelineHtmlScanner *scanner)
{
  DatelineHtmlAttribute attribute = { 0 };

  while (dateline_html_scanner_next_attribute (scanner, &attribute))
    {
      const char *end = attribute.value + attribute.value_length;

      if (attribute.value_length >= SHORTEST_RUN && end < scanner->end &&
          (*end == '"' || *end == '\'') && attribute.value[-1] == *end &&
          is_plain (attribute.value, attribute.value_length))
        take_run (self, attribute.value, end);
    }
}

/* From the first character that is no white space to the last; up to a reference, and on
 * behind the white space that follows it, as what a reference is depends on that. */
static void
take_text (DatelineHtmlThinner *self, const char *start, const char *end)
{
  while (start < end)
    {
      const char *stop;
      const char *last;

      while (start < end && g_ascii_isspace (*start))
        start++;
      if (start >= end)
        return;
      stop = memchr (start, '&', end - start);
      if (!stop)
        stop = end;
      last = stop;
      while (last > start && g_ascii_isspace (last[-1]))
        last--;
      if (is_plain (start, last - start))
        take_run (self, start, last);
      start = stop;
      while (start < end && !g_ascii_isspace (*start))
        start++;
    }
}

/*
 * dateline_html_thinner_new:
 * @html: valid UTF-8, which must outlive the thinner
 * @length: its length in bytes
 *
 * Returns: (transfer full) (nullable): its thin form; NULL if @html is better parsed as
 * it is
 */
DatelineHtmlThinner *
dateline_html_thinner_new (const char *html, gsize length)
{
  DatelineHtmlThinner *self;
  DatelineHtmlScanner scanner;

  if (length < SHORTEST_PAGE || has_private_characters (html, length))
    return NULL;
  self = g_new0 (DatelineHtmlThinner, 1);
  self->html = g_string_sized_new (length / 2);
  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  self->strings = g_string_chunk_new (4096);
  self->copied = html;
  dateline_html_scanner_init (&scanner, html, length);
  while (dateline_html_scanner_next (&scanner))
    if (scanner.kind == DATELINE_HTML_TOKEN_TEXT)
      take_text (self, scanner.start, scanner.end);
    else if (scanner.kind == DATELINE_HTML_TOKEN_START_TAG)
      take_values (self, &scanner);
  g_string_append_len (self->html, self->copied, html + length - self->copied);
  return self;
}

void
dateline_html_thinner_free (DatelineHtmlThinner *self)
{
  g_string_free (self->html, TRUE);
  g_array_unref (self->runs);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/* What is to be parsed. */
const char *
dateline_html_thinner_get_html (const DatelineHtmlThinner *self, gsize *length)
{
  *length = self->html->len;
  return self->html->str;
}

static Run *
get_run (DatelineHtmlThinner *self, const char *mark)
{
  guint n = g_utf8_get_char (mark) - FIRST_MARK;

  return n < self->runs->len ? &g_array_index (self->runs, Run, n) : NULL;
}

/*
 * dateline_html_thinner_expand:
 * @self: a thinner
 * @text: a text or a value as the parser made it
 *
 * Returns: what it was to be, which lives as long as the thinner or as @text
 */
const char *
dateline_html_thinner_expand (DatelineHtmlThinner *self, const char *text)
{
  const char *end = text + strlen (text);
  const char *mark = find_mark (text, end);
  g_autoptr (GString) whole = NULL;
  Run *run;

  if (!mark)
    return text;
  run = get_run (self, mark);
  if (run && mark == text && mark + MARK_BYTES == end)
    {
      /* Elements that are opened again have the same values. */
      if (!run->copy)
        run->copy = g_string_chunk_insert_len (self->strings, run->start, run->length);
      return run->copy;
    }

  whole = g_string_new (NULL);
  for (; mark; mark = find_mark (text, end))
    {
      run = get_run (self, mark);
      g_string_append_len (whole, text, mark - text);
      if (run)
        g_string_append_len (whole, run->start, run->length);
      text = mark + MARK_BYTES;
    }
  g_string_append_len (whole, text, end - text);
  return g_string_chunk_insert_len (self->strings, whole->str, whole->len);
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Untrusted HTML to plain text. It runs over every body in a refresh, so it is one pass
 * over the scanner's tokens into one buffer, and never looks back. Pure, any thread.
 */

#include "dateline/html/dateline-html-text-private.h"
#include "dateline/html/dateline-html-entities-private.h"
#include "dateline/html/dateline-html-scanner-private.h"

#include <string.h>

#define REPLACEMENT "\357\277\275"

/* What parts two pieces of text when more text comes. */
typedef enum
{
  GAP_NONE,
  GAP_SPACE,
  GAP_LINE,
} Gap;

typedef struct
{
  char *out; /* always has room for the rest: see buffer_new () */
  Gap gap;
  guint pre_depth;
  gboolean is_empty;
} TextWriter;

/* Bytes that do not merely go over as they are. */
static const guint8 special[256] = {
  ['\0'] = 1, [' '] = 1, ['\n'] = 1, ['\t'] = 1, ['\r'] = 1, ['\f'] = 1, ['&'] = 1,
};

static inline void
write_gap (TextWriter *self)
{
  if (self->gap == GAP_NONE)
    return;
  if (!self->is_empty)
    *self->out++ = self->gap == GAP_LINE ? '\n' : ' ';
  self->gap = GAP_NONE;
}

static inline void
write_bytes (TextWriter *self, const char *bytes, gsize length)
{
  write_gap (self);
  self->is_empty = FALSE;
  memcpy (self->out, bytes, length);
  self->out += length;
}

static void
write_space (TextWriter *self, char c)
{
  if (self->pre_depth > 0 && !self->is_empty && c != '\r')
    write_bytes (self, &c, 1);
  else if (self->gap == GAP_NONE)
    self->gap = GAP_SPACE;
}

static void
write_text (TextWriter *self, const char *p, const char *end)
{
  while (p < end)
    {
      const char *plain = p;
      char decoded[DATELINE_HTML_REFERENCE_MAX];
      gsize decoded_length;
      gsize used;

      /* A single space between words goes over with them. */
      while (p < end &&
             (!special[(guchar) *p] ||
              (*p == ' ' && p > plain && p + 1 < end && !special[(guchar) p[1]])))
        p++;
      if (p > plain)
        write_bytes (self, plain, p - plain);
      if (p == end)
        break;

      if (*p == '\0')
        {
          write_bytes (self, REPLACEMENT, strlen (REPLACEMENT));
          p++;
        }
      else if (*p != '&')
        write_space (self, *p++);
      else if ((used = dateline_html_reference_decode (p,
                                                       end,
                                                       FALSE,
                                                       decoded,
                                                       &decoded_length)) > 0)
        {
          if (decoded_length == 1 && g_ascii_isspace (decoded[0]))
            write_space (self, decoded[0]);
          else
            write_bytes (self, decoded, decoded_length);
          p += used;
        }
      else
        write_bytes (self, p++, 1);
    }
}

static void
write_tag (TextWriter *self, const DatelineHtmlScanner *scanner)
{
  DatelineHtmlTag tag = scanner->tag;
  gboolean is_start = scanner->kind == DATELINE_HTML_TOKEN_START_TAG;

  if (tag == DATELINE_HTML_TAG_BR || dateline_html_tag_is_block (tag))
    self->gap = GAP_LINE;
  else if ((tag == DATELINE_HTML_TAG_TD || tag == DATELINE_HTML_TAG_TH) &&
           self->gap == GAP_NONE)
    self->gap = GAP_SPACE;

  if (tag != DATELINE_HTML_TAG_PRE && tag != DATELINE_HTML_TAG_LISTING)
    return;
  if (is_start)
    self->pre_depth++;
  else if (self->pre_depth > 0)
    self->pre_depth--;
}

static gboolean
raw_text_is_shown (DatelineHtmlTag tag)
{
  return tag == DATELINE_HTML_TAG_XMP || tag == DATELINE_HTML_TAG_PLAINTEXT;
}

/* Nothing grows by more than "&nGt;" (5 bytes to 6) and NUL (1 to 3) do, and each NUL is
 * counted. */
static char *
buffer_new (const char *html, const char *end)
{
  gsize length = end - html;
  gsize n_nuls = 0;

  for (const char *p = html; (p = memchr (p, '\0', end - p)); p++)
    n_nuls++;

  return g_malloc (length + length / 4 + n_nuls * 2 + 16);
}

/*
 * dateline_html_to_text:
 * @html: valid UTF-8
 * @length: its length in bytes, or -1
 *
 * The text of @html as a person would read it: tags skipped, references decoded, white
 * space collapsed but in preformatted text, blocks and line breaks made "\n", and nothing
 * of scripts, styles and titles.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
dateline_html_to_text (const char *html, gssize length)
{
  DatelineHtmlScanner scanner;
  TextWriter writer = { .is_empty = TRUE };
  char *buffer;

  dateline_html_scanner_init (&scanner, html, length);
  buffer = buffer_new (html, scanner.limit);
  writer.out = buffer;

  while (dateline_html_scanner_next (&scanner))
    if (scanner.kind == DATELINE_HTML_TOKEN_TEXT)
      write_text (&writer, scanner.start, scanner.end);
    else if (scanner.kind != DATELINE_HTML_TOKEN_RAW_TEXT)
      write_tag (&writer, &scanner);
    else if (raw_text_is_shown (scanner.tag))
      write_text (&writer, scanner.start, scanner.end);

  while (writer.out > buffer && g_ascii_isspace (writer.out[-1]))
    writer.out--;
  *writer.out++ = '\0';
  return g_realloc (buffer, writer.out - buffer);
}

/*
 * dateline_html_looks_like_html:
 * @text: what a feed calls text
 *
 * Tells HTML from text where a format leaves it open, as the titles and descriptions of
 * RSS do. "x < y" and "AT&T" are text; "<b>" and "AT&amp;T" are HTML.
 *
 * Returns: TRUE if an element of HTML or a character reference is in it
 */
gboolean
dateline_html_looks_like_html (const char *text)
{
  const char *end = text + strlen (text);
  DatelineHtmlScanner scanner;
  char decoded[DATELINE_HTML_REFERENCE_MAX];
  gsize decoded_length;

  for (const char *p = text; (p = strchr (p, '&')); p++)
    {
      gsize used =
          dateline_html_reference_decode (p, end, FALSE, decoded, &decoded_length);

      if (used > 0 && p[used - 1] == ';')
        return TRUE;
    }

  dateline_html_scanner_init (&scanner, text, end - text);
  while (dateline_html_scanner_next (&scanner))
    if (scanner.tag != DATELINE_HTML_TAG_UNKNOWN)
      return TRUE;

  return strstr (text, "<!--") != NULL;
}

/*
 * dateline_html_unescape:
 * @text: text with character references
 *
 * Decodes the references of @text and leaves everything else, tags too.
 *
 * Returns: (transfer full): the text
 */
char *
dateline_html_unescape (const char *text)
{
  return dateline_html_references_decode (text, strlen (text), FALSE);
}

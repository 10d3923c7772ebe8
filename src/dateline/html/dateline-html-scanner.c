/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* HTML as a run of tags and text. It finds the ends of tags, comments and raw text as the
 * tokenizer of the standard does (13.2.5), each byte being looked at once or twice. In
 * one point it is kinder: "<iframe/>" and the like, which feeds that were XHTML have, do
 * not swallow what follows. Any thread.
 */

#include "dateline/html/dateline-html-scanner-private.h"
#include "dateline/html/dateline-html-entities-private.h"

#include <string.h>

enum
{
  SPACE = 1 << 0,
  SLASH = 1 << 1,
  CLOSE = 1 << 2,
  EQUALS = 1 << 3,
};

/* What ends names and values. */
static const guint8 marks[256] = {
  [' '] = SPACE,  ['\n'] = SPACE, ['\t'] = SPACE, ['\r'] = SPACE,
  ['\f'] = SPACE, ['/'] = SLASH,  ['>'] = CLOSE,  ['='] = EQUALS,
};

/* Where the first of these marks is, or the first that is none of them. */
static const char *
find_mark (const char *p, const char *limit, guint8 wanted)
{
  while (p < limit && !(marks[(guchar) *p] & wanted))
    p++;
  return p;
}

static const char *
skip_marks (const char *p, const char *limit, guint8 passed)
{
  while (p < limit && marks[(guchar) *p] & passed)
    p++;
  return p;
}

static gboolean
is_space (char c)
{
  return marks[(guchar) c] == SPACE;
}

/* Reads one attribute from @p on. FALSE at the end of the tag or of all; @at_end is
 * where. */
static gboolean
read_attribute (const char *p,
                const char *limit,
                DatelineHtmlAttribute *attribute,
                const char **at_end)
{
  p = skip_marks (p, limit, SPACE | SLASH);
  *at_end = p;
  if (p == limit || *p == '>')
    return FALSE;

  attribute->start = p;
  /* A "=" here is the first character of the name. */
  p = find_mark (p + 1, limit, SPACE | SLASH | CLOSE | EQUALS);
  attribute->name_length = p - attribute->start;
  attribute->value = "";
  attribute->value_length = 0;
  attribute->end = p;

  p = skip_marks (p, limit, SPACE);
  if (p == limit || *p != '=')
    return TRUE;
  p = skip_marks (p + 1, limit, SPACE);
  if (p == limit || *p == '>')
    {
      attribute->end = p;
      return TRUE;
    }

  if (*p == '"' || *p == '\'')
    {
      const char *quote = memchr (p + 1, *p, limit - p - 1);

      attribute->value = p + 1;
      attribute->value_length = (quote ? quote : limit) - attribute->value;
      attribute->end = quote ? quote + 1 : limit;
      return TRUE;
    }

  attribute->value = p;
  p = find_mark (p, limit, SPACE | CLOSE);
  attribute->value_length = p - attribute->value;
  attribute->end = p;
  return TRUE;
}

/* Past the end of the tag whose name ends at @p, or NULL if it never ends. */
static const char *
find_tag_end (DatelineHtmlScanner *self, const char *p)
{
  DatelineHtmlAttribute beyond;
  const char *end = p;
  guint n = 0;

  for (;;)
    {
      DatelineHtmlAttribute *attribute =
          n < DATELINE_HTML_SCANNER_KEPT ? &self->attributes[n] : &beyond;

      if (!read_attribute (end, self->limit, attribute, &p))
        break;
      end = attribute->end;
      attribute->n_before = ++n;
    }
  if (p == self->limit)
    return NULL;

  self->n_attributes = MIN (n, DATELINE_HTML_SCANNER_KEPT);
  self->is_self_closing = p > end && p[-1] == '/';
  return p + 1;
}

/* Past the "<!-- -->", "<!doctype>", "<?xml?>" or "</ >" at @p; all to the end if it is
 * open. */
static const char *
skip_comment (const char *p, const char *limit)
{
  const char *close;

  if (limit - p < 4 || memcmp (p, "<!--", 4) != 0)
    {
      close = memchr (p, '>', limit - p);
      return close ? close + 1 : limit;
    }

  if (limit - p > 4 && p[4] == '>')
    return p + 5;
  if (limit - p > 5 && p[4] == '-' && p[5] == '>')
    return p + 6;
  for (p += 4; (close = memchr (p, '>', limit - p)); p = close + 1)
    if (close - p >= 2 && close[-1] == '-' && close[-2] == '-')
      return close + 1;
    else if (close - p >= 3 && close[-1] == '!' && close[-2] == '-' && close[-3] == '-')
      return close + 1;

  return limit;
}

static gboolean
is_end_tag_of (const char *p, const char *limit, const char *name, gsize length)
{
  return (gsize) (limit - p) > length + 2 && p[1] == '/' &&
         g_ascii_strncasecmp (p + 2, name, length) == 0 &&
         (is_space (p[2 + length]) || p[2 + length] == '/' || p[2 + length] == '>');
}

/* The "<" of the end tag that ends raw text, or the end of all. */
static const char *
find_raw_end (const char *p, const char *limit, DatelineHtmlTag tag)
{
  const char *name = dateline_html_tag_get_name (tag);
  gsize length = strlen (name);

  while ((p = memchr (p, '<', limit - p)))
    if (is_end_tag_of (p, limit, name, length))
      return p;
    else
      p++;

  return limit;
}

static gboolean
read_tag (DatelineHtmlScanner *self, const char *p)
{
  const char *name = p + (p[1] == '/' ? 2 : 1);
  const char *name_end = find_mark (name, self->limit, SPACE | SLASH | CLOSE);
  const char *end = find_tag_end (self, name_end);

  if (!end)
    return FALSE;

  self->kind = p[1] == '/' ? DATELINE_HTML_TOKEN_END_TAG : DATELINE_HTML_TOKEN_START_TAG;
  self->start = p;
  self->end = end;
  self->name = name;
  self->name_length = name_end - name;
  self->tag = dateline_html_tag_lookup (name, name_end - name);
  return TRUE;
}

static gboolean
read_raw_text (DatelineHtmlScanner *self)
{
  const char *end = self->tag == DATELINE_HTML_TAG_PLAINTEXT
                        ? self->limit
                        : find_raw_end (self->end, self->limit, self->tag);

  if (end == self->end)
    return FALSE;
  self->kind = DATELINE_HTML_TOKEN_RAW_TEXT;
  self->start = self->end;
  self->end = end;
  return TRUE;
}

/* Text ends before the next "<" that begins something; a lone one belongs to it. */
static void
read_text (DatelineHtmlScanner *self, const char *p)
{
  const char *less = memchr (p + 1, '<', self->limit - p - 1);

  self->kind = DATELINE_HTML_TOKEN_TEXT;
  self->tag = DATELINE_HTML_TAG_UNKNOWN;
  self->start = p;
  self->end = less ? less : self->limit;
}

/*
 * dateline_html_scanner_init:
 * @self: a scanner
 * @html: valid UTF-8, which must outlive @self
 * @length: its length in bytes, or -1
 */
void
dateline_html_scanner_init (DatelineHtmlScanner *self, const char *html, gssize length)
{
  *self = (DatelineHtmlScanner){ 0 };
  self->end = html;
  self->limit = html + (length < 0 ? (gssize) strlen (html) : length);
}

/*
 * dateline_html_scanner_next:
 * @self: a scanner
 *
 * Goes to the next token. Comments and declarations are passed over; what an unfinished
 * tag at the very end holds is no text.
 *
 * Returns: FALSE at the end
 */
gboolean
dateline_html_scanner_next (DatelineHtmlScanner *self)
{
  const char *p = self->end;

  if (self->kind == DATELINE_HTML_TOKEN_START_TAG && !self->is_self_closing &&
      (dateline_html_tag_is_raw (self->tag) ||
       self->tag == DATELINE_HTML_TAG_PLAINTEXT) &&
      read_raw_text (self))
    return TRUE;

  while (p < self->limit)
    {
      char c = self->limit - p > 1 ? p[1] : '\0';

      if (*p != '<' || !(g_ascii_isalpha (c) || c == '/' || c == '!' || c == '?') ||
          (c == '/' && self->limit - p < 3))
        {
          read_text (self, p);
          return TRUE;
        }
      if (g_ascii_isalpha (c) || (c == '/' && g_ascii_isalpha (p[2])))
        {
          if (read_tag (self, p))
            return TRUE;
          break;
        }
      p = skip_comment (p, self->limit);
    }

  self->kind = DATELINE_HTML_TOKEN_END;
  self->end = self->limit;
  return FALSE;
}

/*
 * dateline_html_scanner_next_attribute:
 * @self: a scanner on a start tag
 * @attribute: (inout): the one before, or all zeros
 *
 * Returns: FALSE behind the last attribute
 */
gboolean
dateline_html_scanner_next_attribute (const DatelineHtmlScanner *self,
                                      DatelineHtmlAttribute *attribute)
{
  guint n = attribute->n_before;
  const char *p;

  if (n < self->n_attributes)
    {
      *attribute = self->attributes[n];
      return TRUE;
    }
  if (n < DATELINE_HTML_SCANNER_KEPT)
    return FALSE;
  p = attribute->end;
  attribute->n_before++;
  return read_attribute (p, self->end, attribute, &p);
}

/*
 * dateline_html_attribute_next:
 * @self: (inout): the one before, or what ends where the first may begin
 * @limit: the end of all attributes
 *
 * Returns: FALSE behind the last attribute
 */
gboolean
dateline_html_attribute_next (DatelineHtmlAttribute *self, const char *limit)
{
  const char *end;

  return read_attribute (self->end, limit, self, &end);
}

gboolean
dateline_html_attribute_has_name (const DatelineHtmlAttribute *self, const char *name)
{
  return (*self->start | 0x20) == *name && strlen (name) == self->name_length &&
         g_ascii_strncasecmp (self->start, name, self->name_length) == 0;
}

/* The value with its references decoded. */
char *
dateline_html_attribute_dup_value (const DatelineHtmlAttribute *self)
{
  return dateline_html_references_decode (self->value, self->value_length, TRUE);
}

/*
 * dateline_html_scanner_dup_attribute:
 * @self: a scanner on a start tag
 * @name: in lower case
 *
 * Returns: (transfer full) (nullable): the value of the first attribute of that name
 */
char *
dateline_html_scanner_dup_attribute (const DatelineHtmlScanner *self, const char *name)
{
  DatelineHtmlAttribute attribute = { 0 };

  while (dateline_html_scanner_next_attribute (self, &attribute))
    if (dateline_html_attribute_has_name (&attribute, name))
      return dateline_html_attribute_dup_value (&attribute);

  return NULL;
}

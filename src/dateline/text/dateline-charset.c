/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Bytes in any encoding to UTF-8. Pure functions, any thread. Relies on iconv.
 *
 * The order is that of browsers and of RFC 7303: byte order mark, HTTP charset, what the
 * document declares, and then what the bytes themselves say. Two common lies are seen
 * through: a document that is called UTF-8 but has more broken than whole characters is
 * windows-1252, and one that is called ISO-8859-1 (the default of many servers) but is
 * whole UTF-8 is UTF-8.
 */

#include "dateline/text/dateline-charset-private.h"

#include "dateline/text/dateline-charset-labels-private.h"
#include "dateline/text/dateline-utf8-private.h"

#include <errno.h>
#include <string.h>

#define REPLACEMENT "\xef\xbf\xbd"
#define DECLARATION_WINDOW 4096
#define SURE_LETTERS 3

/* A beginning that gives an encoding away; the longer ones stand first. */
typedef struct
{
  const char *bytes;
  guint8 length;
  guint8 n_skipped;
  const char *label;
} Beginning;

static const Beginning byte_order_marks[] = {
  { "\xef\xbb\xbf", 3, 3, "utf-8" },    { "\xff\xfe\0\0", 4, 4, "utf-32le" },
  { "\0\0\xfe\xff", 4, 4, "utf-32be" }, { "\xff\xfe", 2, 2, "utf-16le" },
  { "\xfe\xff", 2, 2, "utf-16be" },
};

/* "<", "{" or "[" and the next character in wide units: no text in narrow ones begins so.
 */
static const Beginning wide_beginnings[] = {
  { "<\0\0\0", 4, 0, "utf-32le" }, { "\0\0\0<", 4, 0, "utf-32be" },
  { "{\0\0\0", 4, 0, "utf-32le" }, { "\0\0\0{", 4, 0, "utf-32be" },
  { "<\0", 2, 0, "utf-16le" },     { "\0<", 2, 0, "utf-16be" },
  { "{\0", 2, 0, "utf-16le" },     { "\0{", 2, 0, "utf-16be" },
};

/* What windows-1252 has from 0x80 to 0x9f; the gaps are control characters, as browsers
 * have it. */
static const gunichar windows_1252[32] = {
  0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0x008d, 0x017d, 0x008f, 0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178,
};

static const DatelineCharset *
find_beginning (const Beginning *beginnings,
                gsize n_beginnings,
                const guint8 *bytes,
                gsize length,
                gsize *n_skipped)
{
  for (gsize i = 0; i < n_beginnings; i++)
    if (length >= beginnings[i].length &&
        memcmp (bytes, beginnings[i].bytes, beginnings[i].length) == 0)
      {
        *n_skipped = beginnings[i].n_skipped;
        return dateline_charset_find (beginnings[i].label, strlen (beginnings[i].label));
      }
  return NULL;
}

/* Where @word stands in the @length bytes at @text, without regard to case. */
static const char *
find_word (const char *text, gsize length, const char *word)
{
  gsize n = strlen (word);

  for (gsize i = 0; i + n <= length; i++)
    if (g_ascii_strncasecmp (text + i, word, n) == 0)
      return text + i;
  return NULL;
}

/* Reads `name = value` from just after the name; the value may stand in quotes. */
static const DatelineCharset *
read_value (const char *at, const char *end)
{
  const char *start;

  while (at < end && g_ascii_isspace (*at))
    at++;
  if (at == end || *at != '=')
    return NULL;
  for (at++; at < end && (g_ascii_isspace (*at) || *at == '"' || *at == '\''); at++)
    ;
  for (start = at; at < end && !g_ascii_isspace (*at) && strchr ("\"';>?,", *at) == NULL;)
    at++;
  return dateline_charset_find (start, at - start);
}

static const DatelineCharset *
find_in_content_type (const char *content_type)
{
  const char *at = content_type;

  while (at != NULL && (at = strchr (at, ';')) != NULL)
    {
      for (at++; g_ascii_isspace (*at);)
        at++;
      if (g_ascii_strncasecmp (at, "charset", 7) == 0)
        return read_value (at + 7, at + strlen (at));
    }
  return NULL;
}

static const DatelineCharset *
find_in_xml_declaration (const char *text, gsize length)
{
  const char *start = find_word (text, length, "<?xml");
  const char *end;
  const char *name;

  if (start == NULL)
    return NULL;
  end = memchr (start, '>', text + length - start);
  if (end == NULL)
    return NULL;
  name = find_word (start, end - start, "encoding");
  return name == NULL ? NULL : read_value (name + strlen ("encoding"), end);
}

static const DatelineCharset *
find_in_meta (const char *text, gsize length)
{
  const char *end = text + length;
  const DatelineCharset *found = NULL;

  while (found == NULL && (text = find_word (text, end - text, "<meta")) != NULL)
    {
      const char *tag_end = memchr (text, '>', end - text);
      const char *name;

      if (tag_end == NULL)
        return NULL;
      name = find_word (text, tag_end - text, "charset");
      if (name != NULL)
        found = read_value (name + strlen ("charset"), tag_end + 1);
      text = tag_end;
    }
  return found;
}

static const DatelineCharset *
find_declared (const char *text, gsize length, DatelineCharsetKind kind)
{
  const DatelineCharset *found;

  length = MIN (length, DECLARATION_WINDOW);
  found = find_in_xml_declaration (text, length);
  if (found == NULL && kind == DATELINE_CHARSET_HTML)
    found = find_in_meta (text, length);
  /* What could be read as ASCII so far is not written in wide units. */
  return found != NULL && found->unit > 1 ? NULL : found;
}

static gboolean
is_named (const DatelineCharset *charset, const char *name)
{
  return charset != NULL && strcmp (charset->name, name) == 0;
}

static GBytes *
decode_windows_1252 (const guint8 *bytes, gsize length)
{
  GString *text = g_string_sized_new (length + length / 8);

  for (gsize i = 0; i < length; i++)
    {
      guint8 byte = bytes[i];

      if (byte == 0)
        g_string_append_len (text, REPLACEMENT, 3);
      else if (byte < 0x80)
        g_string_append_c (text, byte);
      else
        g_string_append_unichar (text, byte < 0xa0 ? windows_1252[byte - 0x80] : byte);
    }
  return g_string_free_to_bytes (text);
}

/* NULL if this system's iconv does not know the encoding. */
static GBytes *
decode_with_iconv (const DatelineCharset *charset, const guint8 *bytes, gsize length)
{
  GIConv converter = g_iconv_open ("UTF-8", charset->name);
  GByteArray *text;
  char *in = (char *) bytes;
  char buffer[8192];

  if (converter == (GIConv) -1)
    return NULL;

  text = g_byte_array_sized_new (length + length / 2);
  for (gboolean done = FALSE; !done;)
    {
      char *out = buffer;
      gsize room = sizeof buffer;
      gboolean flush = length == 0; /* some keep a character back for its accents */
      gsize result =
          g_iconv (converter, flush ? NULL : &in, flush ? NULL : &length, &out, &room);
      int reason = errno;

      g_byte_array_append (text, (const guint8 *) buffer, out - buffer);
      if (result == (gsize) -1 && reason != E2BIG && !flush)
        {
          gsize n = reason == EINVAL ? length : MIN (length, charset->unit);

          g_byte_array_append (text, (const guint8 *) REPLACEMENT, 3);
          in += n;
          length -= n;
        }
      done = flush;
    }
  g_iconv_close (converter);

  if (text->len > 0 && memchr (text->data, 0, text->len) != NULL)
    {
      g_autoptr (GBytes) raw = g_byte_array_free_to_bytes (text);

      return dateline_utf8_repair (g_bytes_get_data (raw, NULL), g_bytes_get_size (raw));
    }
  return g_byte_array_free_to_bytes (text);
}

/* What is UTF-8, or says so, or says nothing. */
static GBytes *
decode_utf8 (GBytes *whole, gsize n_skipped, const DatelineUtf8Census *census)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (whole, &length);

  bytes += n_skipped;
  length -= n_skipped;
  if (census->n_broken == 0)
    return n_skipped == 0 ? g_bytes_ref (whole)
                          : g_bytes_new_from_bytes (whole, n_skipped, length);
  if (n_skipped == 0 && census->n_broken > census->n_wide)
    return decode_windows_1252 (bytes, length);
  return dateline_utf8_repair (bytes, length);
}

/* Whoever keeps a page often writes it as UTF-8 and leaves the declaration as it was. No
 * other encoding makes valid UTF-8 of more than a few letters by chance. */
static const DatelineCharset *
find_declared_in (const guint8 *bytes, gsize length, DatelineCharsetKind kind)
{
  const DatelineCharset *found = find_declared ((const char *) bytes, length, kind);
  DatelineUtf8Census census;

  if (kind != DATELINE_CHARSET_HTML || found == NULL || is_named (found, "UTF-8"))
    return found;
  dateline_utf8_count (bytes, length, &census);
  return census.n_broken == 0 && census.n_wide > SURE_LETTERS ? NULL : found;
}

static const DatelineCharset *
find_charset (const guint8 *bytes,
              gsize length,
              const char *content_type,
              DatelineCharsetKind kind,
              gsize *n_skipped)
{
  const DatelineCharset *found;

  found = find_beginning (byte_order_marks,
                          G_N_ELEMENTS (byte_order_marks),
                          bytes,
                          length,
                          n_skipped);
  if (found == NULL)
    found = find_beginning (wide_beginnings,
                            G_N_ELEMENTS (wide_beginnings),
                            bytes,
                            length,
                            n_skipped);
  if (found == NULL && kind != DATELINE_CHARSET_JSON)
    {
      found = find_in_content_type (content_type);
      /* A document in wide units was seen above: this one is not. */
      if (found == NULL || (found->unit > 1 && memchr (bytes, 0, length) == NULL))
        found = find_declared_in (bytes, length, kind);
    }
  return found;
}

/*
 * dateline_charset_decode:
 * @bytes: a document
 * @content_type: (nullable): the HTTP header that came with it
 * @kind: what it is thought to be
 *
 * Makes the text of @bytes valid UTF-8 without byte order mark and without NUL. It never
 * fails: what fits no encoding becomes U+FFFD.
 *
 * Returns: (transfer full): the text; @bytes itself where nothing had to change
 */
GBytes *
dateline_charset_decode (GBytes *bytes,
                         const char *content_type,
                         DatelineCharsetKind kind)
{
  gsize length;
  const guint8 *start = g_bytes_get_data (bytes, &length);
  gsize n_skipped = 0;
  const DatelineCharset *charset;
  DatelineUtf8Census census;
  GBytes *text = NULL;

  if (length == 0)
    return g_bytes_ref (bytes);
  charset = find_charset (start, length, content_type, kind, &n_skipped);
  start += n_skipped;
  length -= n_skipped;

  if (charset == NULL || is_named (charset, "UTF-8") || is_named (charset, "ASCII") ||
      is_named (charset, "WINDOWS-1252"))
    {
      dateline_utf8_count (start, length, &census);
      if (is_named (charset, "WINDOWS-1252") && census.n_broken > 0)
        return decode_windows_1252 (start, length);
      return decode_utf8 (bytes, n_skipped, &census);
    }

  text = decode_with_iconv (charset, start, length);
  if (text == NULL)
    {
      dateline_utf8_count (start, length, &census);
      text = decode_utf8 (bytes, n_skipped, &census);
    }
  return text;
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A pull reader for JSON (RFC 8259). Any thread. */

#include "dateline/text/dateline-json-private.h"

#include <string.h>

struct _DatelineJson
{
  const char *at;
  const char *end;
  char stack[DATELINE_JSON_MAX_DEPTH]; /* '{' or '[' */
  guint depth;
  GString *key;
  GString *value;
  gboolean has_begun;
  gboolean has_failed;
  gboolean is_too_deep;
};

/*
 * dateline_json_new:
 * @text: a document, valid UTF-8; it must outlive the reader
 * @length: its length in bytes
 *
 * Makes a reader that stands before the document.
 *
 * Returns: (transfer full): a new reader
 */
DatelineJson *
dateline_json_new (const char *text, gsize length)
{
  DatelineJson *self = g_new0 (DatelineJson, 1);

  self->at = text;
  self->end = text + length;
  self->key = g_string_new (NULL);
  self->value = g_string_new (NULL);
  return self;
}

/*
 * dateline_json_free:
 * @self: (transfer full): a reader
 *
 * Frees the reader.
 */
void
dateline_json_free (DatelineJson *self)
{
  g_string_free (self->key, TRUE);
  g_string_free (self->value, TRUE);
  g_free (self);
}

static void
skip_space (DatelineJson *self)
{
  while (self->at < self->end && g_ascii_isspace (*self->at))
    self->at++;
}

static gboolean
read_hex (DatelineJson *self, guint32 *unit)
{
  *unit = 0;
  if (self->end - self->at < 4)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (self->at[i]);

      if (digit < 0)
        return FALSE;
      *unit = *unit * 16 + digit;
    }
  self->at += 4;
  return TRUE;
}

/* After "\u"; halves of a pair that stand alone become U+FFFD, as does NUL. */
static gboolean
read_escaped_character (DatelineJson *self, GString *string)
{
  guint32 unit;
  guint32 low;

  if (!read_hex (self, &unit))
    return FALSE;
  if (unit >= 0xD800 && unit < 0xDC00 && self->end - self->at >= 6 &&
      self->at[0] == '\\' && self->at[1] == 'u')
    {
      const char *before = self->at;

      self->at += 2;
      if (read_hex (self, &low) && low >= 0xDC00 && low < 0xE000)
        unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
      else
        self->at = before;
    }
  if (unit == 0 || (unit >= 0xD800 && unit < 0xE000))
    unit = 0xFFFD;

  g_string_append_unichar (string, unit);
  return TRUE;
}

/* Reads the string at a quote. */
static gboolean
read_string (DatelineJson *self, GString *string)
{
  static const char escapes[] = "bfnrt";
  static const char meanings[] = "\b\f\n\r\t";

  g_string_truncate (string, 0);
  self->at++;
  while (self->at < self->end)
    {
      const char *start = self->at;
      const char *escape;

      while (self->at < self->end && *self->at != '"' && *self->at != '\\' &&
             *self->at != '\0')
        self->at++;
      g_string_append_len (string, start, self->at - start);
      if (self->at == self->end)
        return FALSE;
      if (*self->at++ == '"')
        return TRUE;
      if (self->at[-1] == '\0')
        continue;
      if (self->at == self->end)
        return FALSE;

      if (*self->at == 'u')
        {
          self->at++;
          if (!read_escaped_character (self, string))
            return FALSE;
          continue;
        }
      escape = *self->at != '\0' ? strchr (escapes, *self->at) : NULL;
      g_string_append_c (string, escape ? meanings[escape - escapes] : *self->at);
      self->at++;
    }

  return FALSE;
}

static DatelineJsonEvent
fail (DatelineJson *self)
{
  self->has_failed = TRUE;
  return DATELINE_JSON_DONE;
}

static DatelineJsonEvent
begin (DatelineJson *self)
{
  char kind = *self->at;

  if (self->depth == DATELINE_JSON_MAX_DEPTH)
    {
      self->is_too_deep = TRUE;
      return fail (self);
    }

  self->stack[self->depth++] = kind;
  self->at++;
  return kind == '{' ? DATELINE_JSON_OBJECT : DATELINE_JSON_ARRAY;
}

static DatelineJsonEvent
end (DatelineJson *self)
{
  if (self->stack[self->depth - 1] != (*self->at == '}' ? '{' : '['))
    return fail (self);

  self->depth--;
  self->at++;
  return DATELINE_JSON_END;
}

static DatelineJsonEvent
read_value (DatelineJson *self)
{
  const char *start = self->at;

  if (*start == '{' || *start == '[')
    return begin (self);
  if (*start == '"')
    return read_string (self, self->value) ? DATELINE_JSON_STRING : fail (self);

  while (self->at < self->end && (g_ascii_isalnum (*self->at) || *self->at == '-' ||
                                  *self->at == '+' || *self->at == '.'))
    self->at++;
  /* What ends with the document may be cut off. */
  if (self->at == start || self->at == self->end)
    return fail (self);

  g_string_truncate (self->value, 0);
  g_string_append_len (self->value, start, self->at - start);
  return g_ascii_isalpha (*start) ? DATELINE_JSON_LITERAL : DATELINE_JSON_NUMBER;
}

/*
 * dateline_json_next:
 * @self: a reader
 *
 * Goes on to the next event. Commas may be missing or too many.
 *
 * Returns: the event, DATELINE_JSON_DONE at the end or where the document goes wrong
 */
DatelineJsonEvent
dateline_json_next (DatelineJson *self)
{
  gboolean has_key;

  if (self->has_failed || (self->has_begun && self->depth == 0))
    return DATELINE_JSON_DONE;

  g_string_truncate (self->key, 0);
  do
    skip_space (self);
  while (self->at < self->end && *self->at == ',' && self->at++);
  if (self->at == self->end)
    return fail (self);

  if (self->depth > 0 && (*self->at == '}' || *self->at == ']'))
    return end (self);

  has_key = self->depth > 0 && self->stack[self->depth - 1] == '{';
  if (has_key)
    {
      if (*self->at != '"' || !read_string (self, self->key))
        return fail (self);
      skip_space (self);
      if (self->at == self->end || *self->at != ':')
        return fail (self);
      self->at++;
      skip_space (self);
      if (self->at == self->end)
        return fail (self);
    }

  self->has_begun = TRUE;
  return read_value (self);
}

/*
 * dateline_json_get_depth:
 * @self: a reader
 *
 * Returns: how many objects and arrays are open, that which has just begun included
 */
guint
dateline_json_get_depth (const DatelineJson *self)
{
  return self->depth;
}

/*
 * dateline_json_get_key:
 * @self: a reader
 *
 * Returns: the key of the value that was told, or ""
 */
const char *
dateline_json_get_key (const DatelineJson *self)
{
  return self->key->str;
}

/*
 * dateline_json_get_value:
 * @self: a reader at a string, a number or a literal
 *
 * Returns: the string decoded, the others as written
 */
const char *
dateline_json_get_value (const DatelineJson *self)
{
  return self->value->str;
}

/*
 * dateline_json_is_complete:
 * @self: a reader at the end
 *
 * Returns: whether the document's end was seen
 */
gboolean
dateline_json_is_complete (const DatelineJson *self)
{
  return !self->has_failed && self->has_begun && self->depth == 0;
}

/*
 * dateline_json_is_too_deep:
 * @self: a reader
 *
 * Returns: whether reading was given up where objects and arrays nest too deep
 */
gboolean
dateline_json_is_too_deep (const DatelineJson *self)
{
  return self->is_too_deep;
}

/*
 * dateline_json_is_key:
 * @self: a reader
 * @key: a key
 *
 * Returns: whether the value that was told has that key
 */
gboolean
dateline_json_is_key (const DatelineJson *self, const char *key)
{
  return g_str_equal (self->key->str, key);
}

/*
 * dateline_json_next_in:
 * @self: a reader
 * @depth: what dateline_json_get_depth () was when an object or array began
 * @event: (out): what comes next
 *
 * Goes on inside that object or array.
 *
 * Returns: %FALSE at its end
 */
gboolean
dateline_json_next_in (DatelineJson *self, guint depth, DatelineJsonEvent *event)
{
  *event = dateline_json_next (self);
  return *event != DATELINE_JSON_DONE &&
         !(*event == DATELINE_JSON_END && self->depth < depth);
}

/*
 * dateline_json_skip:
 * @self: a reader
 * @event: what was told
 *
 * Passes over what nobody asked for.
 */
void
dateline_json_skip (DatelineJson *self, DatelineJsonEvent event)
{
  guint depth = self->depth;

  if (event != DATELINE_JSON_OBJECT && event != DATELINE_JSON_ARRAY)
    return;
  while (dateline_json_next_in (self, depth, &event))
    ;
}

/*
 * dateline_json_is_scalar:
 * @event: what was told
 *
 * Returns: whether it is a string or a number; numbers are often written as strings
 */
gboolean
dateline_json_is_scalar (DatelineJsonEvent event)
{
  return event == DATELINE_JSON_STRING || event == DATELINE_JSON_NUMBER;
}

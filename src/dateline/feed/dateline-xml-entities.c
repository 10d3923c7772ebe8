/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* References in XML. Any thread. */

#include "dateline/feed/dateline-xml-entities-private.h"

#include "dateline/html/dateline-html-entities-private.h"

#include <string.h>

#define MAX_ENTITIES 256
#define MAX_ENTITY_LENGTH 1024
#define MAX_NAME_LENGTH 64
#define MAX_NESTING 4
#define EXPANSION_BUDGET (256 * 1024)

static const struct
{
  char name[6];
  guint8 length; /* with the semicolon */
  char character;
} predefined[] = {
  { "lt;", 3, '<' },   { "gt;", 3, '>' },    { "amp;", 4, '&' },
  { "quot;", 5, '"' }, { "apos;", 5, '\'' },
};

static const char *
skip_space (const char *p, const char *end)
{
  while (p < end && g_ascii_isspace (*p))
    p++;

  return p;
}

/* "%name;" inside of an entity's text: no document may have one there, and none does but
 * to grow. */
static gboolean
has_parameter_reference (const char *text, const char *end)
{
  while ((text = memchr (text, '%', end - text)) != NULL)
    {
      const char *name = ++text;

      while (text < end && (g_ascii_isalnum (*text) || strchr ("_-.:", *text) != NULL))
        text++;
      if (text > name && text < end && *text == ';' && !g_ascii_isdigit (*name))
        return TRUE;
    }

  return FALSE;
}

/* Reads "name 'text'" after "<!ENTITY"; an external one is passed over, and of a
 * parameter entity nothing is kept. */
static void
read_declaration (DatelineXmlEntities *self, const char *p, const char *end)
{
  const char *name = p = skip_space (p, end);
  gboolean is_parameter = p < end && *p == '%';
  const char *text;
  const char *close;
  gsize name_length;

  if (is_parameter)
    name = p = skip_space (p + 1, end);
  while (p < end && !g_ascii_isspace (*p) && *p != '>')
    p++;
  name_length = p - name;
  p = skip_space (p, end);
  if (name_length == 0 || name_length > MAX_NAME_LENGTH || p == end ||
      (*p != '"' && *p != '\''))
    return;

  text = p + 1;
  close = memchr (text, *p, MIN ((gsize) (end - text), MAX_ENTITY_LENGTH + 1));
  if (close == NULL)
    return;
  self->is_bomb |= has_parameter_reference (text, close);
  if (is_parameter)
    return;

  if (self->texts == NULL)
    {
      self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      self->budget = EXPANSION_BUDGET;
    }
  g_hash_table_insert (self->texts,
                       g_strndup (name, name_length),
                       g_strndup (text, close - text));
}

/*
 * dateline_xml_entities_read:
 * @self: entities, all zeroes
 * @prolog: what stands before the root element
 * @length: its length in bytes
 *
 * Notes the internal entities that a document type declaration defines.
 */
void
dateline_xml_entities_read (DatelineXmlEntities *self, const char *prolog, gsize length)
{
  const char *end = prolog + length;
  const char *p = prolog;

  for (guint n = 0; n < MAX_ENTITIES; n++)
    {
      p = g_strstr_len (p, end - p, "<!ENTITY");
      if (p == NULL)
        return;
      p += strlen ("<!ENTITY");
      read_declaration (self, p, end);
    }
}

/*
 * dateline_xml_entities_clear:
 * @self: entities
 *
 * Frees what @self holds.
 */
void
dateline_xml_entities_clear (DatelineXmlEntities *self)
{
  g_clear_pointer (&self->texts, g_hash_table_unref);
}

/* The text of a reference that the document defined, and of those in it. What nests
 * deeper than any document needs, or in itself, or is more than the budget, is a bomb. */
static gboolean
append_own (DatelineXmlEntities *self, const char *name, gsize length, GString *string)
{
  g_autofree char *key = NULL;
  const char *text;

  if (self->texts == NULL || length > MAX_NAME_LENGTH)
    return FALSE;

  key = g_strndup (name, length);
  text = g_hash_table_lookup (self->texts, key);
  if (text == NULL)
    return FALSE;

  length = strlen (text);
  self->is_bomb |= length > self->budget || self->depth == MAX_NESTING;
  if (self->is_bomb)
    return TRUE;

  self->budget -= length;
  self->depth++;
  dateline_xml_entities_decode (self, text, length, string);
  self->depth--;
  return TRUE;
}

/* Decodes the reference at @amp, a "&", into @string; returns how long it is, or 0 where
 * the "&" stands for itself. */
static gsize
decode_reference (DatelineXmlEntities *self,
                  const char *amp,
                  const char *end,
                  GString *string)
{
  const char *name = amp + 1;
  const char *close = name;
  char decoded[DATELINE_HTML_REFERENCE_MAX];
  gsize decoded_length = 0;
  gsize used;

  for (guint i = 0; i < G_N_ELEMENTS (predefined); i++)
    if ((gsize) (end - name) >= predefined[i].length &&
        memcmp (name, predefined[i].name, predefined[i].length) == 0)
      {
        g_string_append_c (string, predefined[i].character);
        return 1 + predefined[i].length;
      }

  while (close < end && close - name <= MAX_NAME_LENGTH && *close != ';' &&
         *close != '&' && *close != '<' && !g_ascii_isspace (*close))
    close++;
  if (close == end || *close != ';' || close == name)
    return 0;

  if (append_own (self, name, close - name, string))
    return close + 1 - amp;

  used = dateline_html_reference_decode (amp, end, FALSE, decoded, &decoded_length);
  if (used != (gsize) (close + 1 - amp))
    return 0;

  g_string_append_len (string, decoded, decoded_length);
  return used;
}

/*
 * dateline_xml_entities_decode:
 * @self: the document's entities
 * @text: text with references
 * @length: its length in bytes
 * @string: where to append
 *
 * Appends @text with its references decoded; what is no reference stays as it is.
 */
void
dateline_xml_entities_decode (DatelineXmlEntities *self,
                              const char *text,
                              gsize length,
                              GString *string)
{
  const char *end = text + length;
  const char *p = text;

  while (p < end)
    {
      const char *amp = memchr (p, '&', end - p);
      gsize used;

      if (amp == NULL)
        amp = end;
      g_string_append_len (string, p, amp - p);
      if (amp == end)
        return;

      used = decode_reference (self, amp, end, string);
      if (used == 0)
        {
          self->is_repaired = TRUE;
          g_string_append_c (string, '&');
        }
      p = amp + MAX (used, 1);
    }
}

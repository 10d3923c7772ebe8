/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Character references by the rules of HTML (13.2.5.72 ff. of the standard). Pure
 * functions, any thread.
 *
 * The names stand in one pool of characters and are found by their offset in it, so that
 * the table needs no relocation when the library is loaded.
 */

#include "dateline/html/dateline-html-entities-private.h"

#include <stddef.h>
#include <string.h>

/* "CounterClockwiseContourIntegral" */
#define LONGEST_NAME 31
/* "yacute": of those that may go without a semicolon */
#define LONGEST_BARE_NAME 6

typedef struct
{
#define ENTITY(name, utf8, bare) char n_##name[sizeof (#name)];
#include "dateline/html/dateline-html-entities.inc"
#undef ENTITY
} EntityNames;

typedef struct
{
  guint16 name;
  char utf8[7];
  guint8 is_bare;
} Entity;

static const EntityNames entity_names = {
#define ENTITY(name, utf8, bare) #name,
#include "dateline/html/dateline-html-entities.inc"
#undef ENTITY
};

static const Entity entities[] = {
#define ENTITY(name, utf8, bare) { offsetof (EntityNames, n_##name), utf8, bare },
#include "dateline/html/dateline-html-entities.inc"
#undef ENTITY
};

/* What windows-1252 has at 0x80 to 0x9F, which is what such a number is meant to be. */
static const guint16 windows_1252[32] = {
  0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
  0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
  0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178,
};

static int
compare_name (const char *key, gsize length, const Entity *entity)
{
  const char *name = (const char *) &entity_names + entity->name;
  int order = strncmp (key, name, length);

  if (order == 0 && name[length] != '\0')
    return -1;

  return order;
}

static const Entity *
find_entity (const char *name, gsize length)
{
  gsize low = 0;
  gsize high = G_N_ELEMENTS (entities);

  while (low < high)
    {
      gsize middle = (low + high) / 2;
      int order = compare_name (name, length, &entities[middle]);

      if (order == 0)
        return &entities[middle];
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }

  return NULL;
}

static gsize
decode_named (const char *at,
              const char *end,
              gboolean in_attribute,
              char *decoded,
              gsize *decoded_length)
{
  const char *name = at + 1;
  const char *p = name;
  const Entity *entity = NULL;
  gsize length;
  gsize used = 0;

  while (p < end && p - name <= LONGEST_NAME && g_ascii_isalnum (*p))
    p++;
  length = p - name;

  if (p < end && *p == ';' && (entity = find_entity (name, length)))
    used = 1 + length + 1;

  for (gsize bare = MIN (length, LONGEST_BARE_NAME); !entity && bare >= 2; bare--)
    {
      const Entity *candidate = find_entity (name, bare);

      if (!candidate || !candidate->is_bare)
        continue;
      /* In "?a=1&copy=2" of an address nobody means a sign. */
      if (in_attribute && name + bare < end &&
          (name[bare] == '=' || g_ascii_isalnum (name[bare])))
        return 0;
      entity = candidate;
      used = 1 + bare;
    }

  if (!entity)
    return 0;

  *decoded_length = strlen (entity->utf8);
  memcpy (decoded, entity->utf8, *decoded_length);
  return used;
}

static gunichar
repair_number (guint32 number)
{
  if (number >= 0x80 && number <= 0x9F)
    return windows_1252[number - 0x80];
  if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number <= 0xDFFF))
    return 0xFFFD;

  return number;
}

static gsize
decode_number (const char *at, const char *end, char *decoded, gsize *decoded_length)
{
  const char *p = at + 2;
  gboolean is_hex = p < end && (*p == 'x' || *p == 'X');
  const char *digits;
  guint32 number = 0;

  if (is_hex)
    p++;
  for (digits = p; p < end && (is_hex ? g_ascii_isxdigit (*p) : g_ascii_isdigit (*p));
       p++)
    if (number <= 0x10FFFF)
      number = number * (is_hex ? 16 : 10) + g_ascii_xdigit_value (*p);
  if (p == digits)
    return 0;
  if (p < end && *p == ';')
    p++;

  *decoded_length = g_unichar_to_utf8 (repair_number (number), decoded);
  return p - at;
}

/*
 * dateline_html_reference_decode:
 * @at: a "&"
 * @end: the end of the text
 * @in_attribute: whether it stands in the value of an attribute
 * @decoded: room for DATELINE_HTML_REFERENCE_MAX bytes
 * @decoded_length: (out): how many were written
 *
 * Decodes the reference at @at.
 *
 * Returns: how many bytes the reference takes, or 0 if there is none
 */
gsize
dateline_html_reference_decode (const char *at,
                                const char *end,
                                gboolean in_attribute,
                                char *decoded,
                                gsize *decoded_length)
{
  if (at + 1 < end && at[1] == '#')
    return decode_number (at, end, decoded, decoded_length);

  return decode_named (at, end, in_attribute, decoded, decoded_length);
}

/*
 * dateline_html_references_decode:
 * @text: text with references
 * @length: its length in bytes
 * @in_attribute: whether it is the value of an attribute
 *
 * Decodes all references of @text. NUL becomes U+FFFD.
 *
 * Returns: (transfer full): the text
 */
char *
dateline_html_references_decode (const char *text, gsize length, gboolean in_attribute)
{
  const char *end = text + length;
  GString *out = g_string_sized_new (length);

  for (const char *p = text; p < end;)
    {
      char decoded[DATELINE_HTML_REFERENCE_MAX];
      gsize decoded_length = 0;
      gsize plain = 0;
      gsize used;

      while (p + plain < end && p[plain] != '&' && p[plain] != '\0')
        plain++;
      g_string_append_len (out, p, plain);
      p += plain;
      if (p == end)
        break;

      used = *p == '\0' ? 0
                        : dateline_html_reference_decode (p,
                                                          end,
                                                          in_attribute,
                                                          decoded,
                                                          &decoded_length);
      if (used > 0)
        g_string_append_len (out, decoded, decoded_length);
      else
        g_string_append (out, *p == '\0' ? "\357\277\275" : "&");
      p += MAX (used, 1);
    }

  return g_string_free (out, FALSE);
}

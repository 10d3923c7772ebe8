/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where the attributes of a tree are kept: in blocks that go at once. Pages have the same
 * few names over and over, each of which is kept once, as far as that is cheap.
 */

#include "dateline/html/dateline-html-values-private.h"

#include <string.h>

#define FIRST_BLOCK 1024
#define LARGEST_BLOCK (256 * 1024)
#define ALIGNMENT sizeof (gpointer)
#define N_PLACES 64

typedef struct _Block Block;

struct _Block
{
  Block *previous;
};

typedef struct
{
  const char *name;
  gsize length;
} Place;

struct _DatelineHtmlValues
{
  Block *blocks;
  char *at;
  char *end;
  gsize next_block;
  Place places[N_PLACES];
};

DatelineHtmlValues *
dateline_html_values_new (void)
{
  DatelineHtmlValues *self = g_new0 (DatelineHtmlValues, 1);

  self->next_block = FIRST_BLOCK;
  return self;
}

void
dateline_html_values_free (DatelineHtmlValues *self)
{
  while (self->blocks)
    {
      Block *previous = self->blocks->previous;

      g_free (self->blocks);
      self->blocks = previous;
    }
  g_free (self);
}

static char *
take (DatelineHtmlValues *self, gsize size)
{
  char *memory;

  size = (size + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
  if (size > (gsize) (self->end - self->at))
    {
      gsize room = MAX (self->next_block, size);
      Block *block = g_malloc (sizeof (Block) + room);

      block->previous = self->blocks;
      self->blocks = block;
      self->at = (char *) (block + 1);
      self->end = self->at + room;
      self->next_block = MIN (2 * self->next_block, LARGEST_BLOCK);
    }
  memory = self->at;
  self->at += size;
  return memory;
}

/* Room for the @n attributes of an element. */
DatelineHtmlNamedValue *
dateline_html_values_add (DatelineHtmlValues *self, guint n)
{
  return (DatelineHtmlNamedValue *) (gpointer) take (self,
                                                     n * sizeof (DatelineHtmlNamedValue));
}

/* Room for a text of @length bytes and what ends it, which is written. */
char *
dateline_html_values_add_text (DatelineHtmlValues *self, gsize length)
{
  char *text = take (self, length + 1);

  text[length] = '\0';
  return text;
}

static char
fold (char c)
{
  return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
}

static gboolean
is_same (const Place *place, const char *name, gsize length)
{
  if (!place->name || place->length != length)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (fold (name[i]) != place->name[i])
      return FALSE;
  return TRUE;
}

/*
 * dateline_html_values_add_name:
 * @self: values
 * @name: the name of an attribute
 * @length: its length in bytes, not 0
 *
 * Returns: the name in lower case
 */
const char *
dateline_html_values_add_name (DatelineHtmlValues *self, const char *name, gsize length)
{
  guint hash = length * 7 + fold (name[0]) * 3 + fold (name[length - 1]);
  Place *place = &self->places[hash % N_PLACES];
  char *copy;

  if (is_same (place, name, length))
    return place->name;
  copy = dateline_html_values_add_text (self, length);
  for (gsize i = 0; i < length; i++)
    copy[i] = fold (name[i]);
  *place = (Place){ copy, length };
  return copy;
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The order in which people expect names. Pure, any thread. */

#include "dateline/store/dateline-name-order-private.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  char *key;
  gsize position;
  gpointer record;
} Place;

static int
compare_places (const void *a, const void *b)
{
  const Place *one = a;
  const Place *other = b;
  int order = strcmp (one->key, other->key);

  if (order != 0)
    return order;
  return one->position < other->position ? -1 : one->position > other->position;
}

void
dateline_name_order_sort (GPtrArray *records, DatelineGetNameFunc get_name)
{
  g_autofree Place *places = g_new (Place, records->len);

  for (gsize i = 0; i < records->len; i++)
    {
      gpointer record = g_ptr_array_index (records, i);
      g_autofree char *fold = g_utf8_casefold (get_name (record), -1);

      places[i] = (Place){ g_utf8_collate_key (fold, -1), i, record };
    }

  if (records->len > 1)
    qsort (places, records->len, sizeof *places, compare_places);

  for (gsize i = 0; i < records->len; i++)
    {
      g_ptr_array_index (records, i) = places[i].record;
      g_free (places[i].key);
    }
}

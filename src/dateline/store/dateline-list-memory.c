/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Lists as they were last. On the thread of its database. */

#include "dateline/store/dateline-list-memory-private.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  gint64 id;
  guint place; /* in the order of the names */
} Entry;

struct _DatelineListMemory
{
  DatelineGetIdFunc get_id;
  DatelineGetNameFunc get_name;
  GPtrArray *records; /* NULL: nothing was remembered */
  Entry *entries;     /* by their ids */
  guint n_entries;
  guint next; /* where it is looked first */
};

DatelineListMemory *
dateline_list_memory_new (DatelineGetIdFunc get_id, DatelineGetNameFunc get_name)
{
  DatelineListMemory *self = g_new0 (DatelineListMemory, 1);

  self->get_id = get_id;
  self->get_name = get_name;
  return self;
}

void
dateline_list_memory_free (DatelineListMemory *self)
{
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_free (self->entries);
  g_free (self);
}

gpointer
dateline_list_memory_find (DatelineListMemory *self, gint64 id)
{
  if (self->next < self->n_entries && self->entries[self->next].id > id)
    self->next = 0;
  while (self->next < self->n_entries && self->entries[self->next].id < id)
    self->next++;
  if (self->next == self->n_entries)
    {
      self->next = 0;
      return NULL;
    }
  return self->entries[self->next].id == id
             ? self->records->pdata[self->entries[self->next].place]
             : NULL;
}

/* Whether @records are those from before, by the same names. */
static gboolean
has_same_order (DatelineListMemory *self, GPtrArray *records)
{
  if (self->records == NULL || records->len != self->n_entries)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      gconstpointer record = records->pdata[i];
      gconstpointer known = self->records->pdata[self->entries[i].place];

      if (record != known &&
          (self->get_id (record) != self->entries[i].id ||
           strcmp (self->get_name (record), self->get_name (known)) != 0))
        return FALSE;
    }
  return TRUE;
}

void
dateline_list_memory_sort (DatelineListMemory *self, GPtrArray *records)
{
  g_autofree gpointer *sorted = NULL;

  if (records->len == 0)
    return;
  if (!has_same_order (self, records))
    {
      dateline_name_order_sort (records, self->get_name);
      return;
    }
  sorted = g_new (gpointer, records->len);
  for (guint i = 0; i < records->len; i++)
    sorted[self->entries[i].place] = records->pdata[i];
  memcpy (records->pdata, sorted, records->len * sizeof (gpointer));
}

static int
compare (const void *a, const void *b)
{
  const Entry *one = a;
  const Entry *other = b;

  return one->id < other->id ? -1 : one->id > other->id;
}

static gboolean
has_same_places (DatelineListMemory *self, GPtrArray *records)
{
  if (self->records == NULL || records->len != self->n_entries)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    if (records->pdata[i] != self->records->pdata[i] &&
        self->get_id (records->pdata[i]) != self->get_id (self->records->pdata[i]))
      return FALSE;
  return TRUE;
}

void
dateline_list_memory_set (DatelineListMemory *self, GPtrArray *records)
{
  gboolean same = has_same_places (self, records);

  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = g_ptr_array_ref (records);
  if (same)
    return;

  self->n_entries = records->len;
  self->entries = g_renew (Entry, self->entries, records->len);
  self->next = 0;
  for (guint i = 0; i < records->len; i++)
    self->entries[i] = (Entry){ self->get_id (records->pdata[i]), i };
  if (records->len > 1)
    qsort (self->entries, records->len, sizeof *self->entries, compare);
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A set of stories as pages of bits. A file that is damaged may have any number for an
 * id, so that a page is only made where there is one.
 */

#include "dateline/store/dateline-id-set-private.h"

#define BITS_A_WORD 64
#define BITS_A_PAGE 65536

typedef struct
{
  gint64 number;
  guint64 words[BITS_A_PAGE / BITS_A_WORD];
} Page;

struct _DatelineIdSet
{
  GHashTable *pages; /* of gint64 → Page */
  Page *last;        /* that was asked for */
  gsize size;
};

DatelineIdSet *
dateline_id_set_new (void)
{
  DatelineIdSet *self = g_new0 (DatelineIdSet, 1);

  self->pages = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  return self;
}

DatelineIdSet *
dateline_id_set_new_for_array (GArray *ids)
{
  DatelineIdSet *self = dateline_id_set_new ();

  for (gsize i = 0; i < ids->len; i++)
    dateline_id_set_add (self, g_array_index (ids, gint64, i));
  return self;
}

void
dateline_id_set_free (DatelineIdSet *self)
{
  g_hash_table_unref (self->pages);
  g_free (self);
}

static Page *
find_page (DatelineIdSet *self, gint64 id)
{
  gint64 number = id >> 16;

  if (self->last == NULL || self->last->number != number)
    {
      Page *page = g_hash_table_lookup (self->pages, &number);

      if (page == NULL)
        return NULL;
      self->last = page;
    }
  return self->last;
}

static guint64
get_mask (gint64 id)
{
  return G_GUINT64_CONSTANT (1) << (id & (BITS_A_WORD - 1));
}

static guint64 *
get_word (Page *page, gint64 id)
{
  return &page->words[(id & (BITS_A_PAGE - 1)) / BITS_A_WORD];
}

gboolean
dateline_id_set_add (DatelineIdSet *self, gint64 id)
{
  Page *page = find_page (self, id);
  guint64 *word;

  if (page == NULL)
    {
      page = g_new0 (Page, 1);
      page->number = id >> 16;
      g_hash_table_insert (self->pages, &page->number, page);
      self->last = page;
    }

  word = get_word (page, id);
  if ((*word & get_mask (id)) != 0)
    return FALSE;
  *word |= get_mask (id);
  self->size++;
  return TRUE;
}

void
dateline_id_set_remove (DatelineIdSet *self, gint64 id)
{
  if (!dateline_id_set_contains (self, id))
    return;

  *get_word (find_page (self, id), id) &= ~get_mask (id);
  self->size--;
}

gboolean
dateline_id_set_contains (DatelineIdSet *self, gint64 id)
{
  Page *page = find_page (self, id);

  return page != NULL && (*get_word (page, id) & get_mask (id)) != 0;
}

gsize
dateline_id_set_get_size (const DatelineIdSet *self)
{
  return self->size;
}

void
dateline_id_set_clear (DatelineIdSet *self)
{
  g_hash_table_remove_all (self->pages);
  self->last = NULL;
  self->size = 0;
}

static int
compare_pages (gconstpointer a, gconstpointer b)
{
  const Page *const *one = a;
  const Page *const *other = b;

  return (*one)->number < (*other)->number ? -1 : 1;
}

static void
list_word (guint64 word, gint64 first, GArray *ids)
{
  for (; word != 0; word &= word - 1)
    {
      gint64 id = first + __builtin_ctzll (word);

      g_array_append_val (ids, id);
    }
}

GArray *
dateline_id_set_list (DatelineIdSet *self)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->size);
  g_autoptr (GPtrArray) pages = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (pages, value);
  g_ptr_array_sort (pages, compare_pages);
  for (guint i = 0; i < pages->len; i++)
    {
      const Page *page = pages->pdata[i];

      for (gsize j = 0; j < G_N_ELEMENTS (page->words); j++)
        list_word (page->words[j],
                   page->number * BITS_A_PAGE + (gint64) j * BITS_A_WORD,
                   ids);
    }
  return ids;
}

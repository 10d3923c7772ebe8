/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Ids and what they name, collected in one walk: a link may come before its target. Any
 * thread but the main one. */

#include "dateline/article/dateline-article-anchors-private.h"

#include <string.h>

void
dateline_anchors_init (DatelineAnchors *self)
{
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->ids = g_string_chunk_new (256);
  self->anchors = g_array_new (FALSE, FALSE, sizeof (DatelineAnchor));
  self->open = g_array_new (FALSE, FALSE, sizeof (guint));
}

void
dateline_anchors_clear (DatelineAnchors *self)
{
  g_hash_table_unref (self->numbers);
  g_string_chunk_free (self->ids);
  g_array_unref (self->anchors);
  g_array_unref (self->open);
}

static guint
get_number (DatelineAnchors *self, const char *id)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, id));
  DatelineAnchor anchor = { -1, -1, FALSE };

  if (number > 0)
    return number - 1;
  g_array_append_val (self->anchors, anchor);
  g_hash_table_insert (self->numbers,
                       g_string_chunk_insert (self->ids, id),
                       GUINT_TO_POINTER (self->anchors->len));
  return self->anchors->len - 1;
}

/*
 * dateline_anchors_refer:
 * @self: anchors
 * @fragment: what stands behind the "#" of a link
 *
 * Returns: the number of the place that it names, which may not come; -1 for none
 */
int
dateline_anchors_refer (DatelineAnchors *self, const char *fragment)
{
  g_autofree char *id = g_uri_unescape_string (fragment, NULL);

  if (*fragment == '\0')
    return -1;
  return get_number (self, id && g_utf8_validate (id, -1, NULL) ? id : fragment);
}

/*
 * dateline_anchors_define:
 * @self: anchors
 * @id: the id of an element
 * @block: index of the block that it begins or stands in
 * @is_inline: whether the element stands in a line
 *
 * The first element of an id is the one.
 */
void
dateline_anchors_define (DatelineAnchors *self,
                         const char *id,
                         guint block,
                         gboolean is_inline)
{
  guint number = get_number (self, id);
  DatelineAnchor *anchor = &g_array_index (self->anchors, DatelineAnchor, number);

  if (anchor->first >= 0)
    return;
  *anchor = (DatelineAnchor){ block, block, is_inline };
  g_array_append_val (self->open, number);
}

/*
 * dateline_anchors_close:
 * @self: anchors
 * @n_open: how many were open when the element was entered that is left now
 * @n_blocks: how many blocks there are
 * @single_unless: an anchor in a line names but its block, unless it is this one; -1 if
 *   all name everything up to here
 * @keep: anchors of this block stay open, for they stand at the beginning of what is
 *   around this element; -1 for none
 */
void
dateline_anchors_close (DatelineAnchors *self,
                        guint n_open,
                        guint n_blocks,
                        int single_unless,
                        int keep)
{
  guint n_kept = n_open;

  for (guint i = n_open; i < self->open->len; i++)
    {
      guint number = g_array_index (self->open, guint, i);
      DatelineAnchor *anchor = &g_array_index (self->anchors, DatelineAnchor, number);

      if (anchor->first == keep)
        g_array_index (self->open, guint, n_kept++) = number;
      else if (!anchor->is_inline || single_unless < 0 || anchor->first == single_unless)
        anchor->last = MAX (anchor->first, (int) n_blocks - 1);
    }
  if (self->open->len > n_kept)
    g_array_set_size (self->open, n_kept);
}

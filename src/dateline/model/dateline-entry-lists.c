/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What an entry has several of: authors, categories, enclosures, pictures. Pure, any
 * thread. */

#include "dateline/model/dateline-entry-builder-private.h"

/**
 * dateline_entry_get_authors:
 * @self: an entry
 *
 * Gets who wrote the entry; without any, the feed's authors apply.
 *
 * Returns: (transfer none) (element-type DatelineAuthor): the authors
 */
GPtrArray *
dateline_entry_get_authors (const DatelineEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return dateline_entry_peek (self)->authors;
}

/**
 * dateline_entry_get_categories:
 * @self: an entry
 *
 * Gets the categories under which the publisher files the entry.
 *
 * Returns: (transfer none) (array zero-terminated=1): names, plain text
 */
const char *const *
dateline_entry_get_categories (const DatelineEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) dateline_entry_peek (self)->categories;
}

/**
 * dateline_entry_get_enclosures:
 * @self: an entry
 *
 * Gets the files that the entry carries along.
 *
 * Returns: (transfer none) (element-type DatelineEnclosure): the enclosures
 */
GPtrArray *
dateline_entry_get_enclosures (const DatelineEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return dateline_entry_peek (self)->enclosures;
}

/**
 * dateline_entry_get_pictures:
 * @self: an entry
 *
 * Gets every picture of the entry, those of its content included, each once.
 *
 * Returns: (transfer none) (element-type DatelinePicture): the pictures
 */
GPtrArray *
dateline_entry_get_pictures (const DatelineEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return dateline_entry_peek (self)->pictures;
}

/**
 * dateline_entry_get_lead_picture:
 * @self: an entry
 *
 * Gets the entry's own picture, which the publisher names besides the content.
 *
 * Returns: (nullable) (transfer none): the picture
 */
DatelinePicture *
dateline_entry_get_lead_picture (const DatelineEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return dateline_entry_peek (self)->has_lead_picture &&
                 dateline_entry_peek (self)->pictures->len > 0
             ? g_ptr_array_index (dateline_entry_peek (self)->pictures, 0)
             : NULL;
}

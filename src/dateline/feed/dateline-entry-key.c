/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What tells an entry from every other of its feed. Any thread.
 *
 * "g:" and the id as written, or "h:" and its digest where it is long; without an id "u:"
 * and the link; without a link "t:" and a digest of title, enclosure and date as written;
 * without a title "c:" and a digest of the text. No date is in a "g:" or "u:" key,
 * so that an edited story stays the same story. Where a document has one key twice, the
 * first entry keeps it and the next ones add their link, then their title, to it; an
 * entry that is the same in all of them is a repetition.
 */

#include "dateline/feed/dateline-entry-key-private.h"

#include <string.h>

#define MAX_ID_LENGTH 512

/*
 * dateline_entry_keys_new:
 *
 * Makes the set of a document's keys.
 *
 * Returns: (transfer full): a new set, empty
 */
GHashTable *
dateline_entry_keys_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* The digest of @parts, of which some may be NULL; a NUL byte stands after each. */
static char *
digest (const char *prefix, const char *const *parts, gsize n_parts)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (gsize i = 0; i < n_parts; i++)
    {
      const char *part = parts[i] ? parts[i] : "";

      g_checksum_update (checksum, (const guchar *) part, strlen (part) + 1);
    }

  return g_strconcat (prefix, g_checksum_get_string (checksum), NULL);
}

static const char *
first_enclosure (const DatelineEntryBuilder *entry)
{
  if (entry->enclosures == NULL || entry->enclosures->len == 0)
    return NULL;

  return dateline_enclosure_get_uri (g_ptr_array_index (entry->enclosures, 0));
}

static char *
make_ident (const DatelineEntryBuilder *entry, const char *raw_date)
{
  const char *enclosure = first_enclosure (entry);

  if (entry->id != NULL && strlen (entry->id) > MAX_ID_LENGTH)
    return digest ("h:", (const char *const[]){ entry->id }, 1);
  if (entry->id != NULL)
    return g_strconcat ("g:", entry->id, NULL);
  if (entry->link != NULL)
    return g_strconcat ("u:", entry->link, NULL);
  if (entry->title != NULL || enclosure != NULL)
    return digest ("t:", (const char *const[]){ entry->title, enclosure, raw_date }, 3);

  return digest ("c:", (const char *const[]){ entry->content_text, entry->summary }, 2);
}

static gboolean
claim (GHashTable *keys, const char *key, const char *likeness)
{
  if (g_hash_table_contains (keys, key))
    return FALSE;

  g_hash_table_insert (keys, g_strdup (key), g_strdup (likeness));
  return TRUE;
}

/*
 * dateline_entry_key_make:
 * @entry: an entry, complete but for the key
 * @raw_date: (nullable): its date as written
 * @keys: the keys of the document so far, see dateline_entry_keys_new()
 *
 * Makes the entry's key and adds it to @keys.
 *
 * Returns: (transfer full): the key; that of another entry if this one only repeats it
 */
char *
dateline_entry_key_make (const DatelineEntryBuilder *entry,
                         const char *raw_date,
                         GHashTable *keys)
{
  g_autofree char *ident = make_ident (entry, raw_date);
  g_autofree char *likeness = NULL;
  g_autofree char *by_link = NULL;
  g_autofree char *by_title = NULL;

  likeness = g_strconcat (entry->link ? entry->link : "",
                          "\n",
                          entry->title ? entry->title : "",
                          NULL);
  if (claim (keys, ident, likeness))
    return g_steal_pointer (&ident);
  if (g_strcmp0 (g_hash_table_lookup (keys, ident), likeness) == 0)
    return g_steal_pointer (&ident);

  by_link = g_strconcat (ident, "|u:", entry->link ? entry->link : "", NULL);
  if (claim (keys, by_link, likeness))
    return g_steal_pointer (&by_link);
  if (g_strcmp0 (g_hash_table_lookup (keys, by_link), likeness) == 0)
    return g_steal_pointer (&by_link);

  by_title = digest (by_link, (const char *const[]){ "|t:", entry->title }, 2);
  claim (keys, by_title, likeness);
  return g_steal_pointer (&by_title);
}

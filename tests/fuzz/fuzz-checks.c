/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The checks that several targets share. */

#include "fuzz-checks.h"

#include "dateline/text/dateline-text-private.h"

#include <string.h>

#define MOST_ENTRIES 20000
#define LONGEST_LINE 2048

/* So much more than its bytes may a document hold: what it says may be escaped and put
 * into another encoding, and addresses in it stand for longer ones. */
#define MOST_BYTES_A_BYTE 16
#define MOST_BYTES_BESIDES (1024 * 1024)

void
fuzz_check_text (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

void
fuzz_check_line (const char *line)
{
  g_autofree char *again = NULL;

  if (line == NULL)
    return;
  fuzz_check_text (line);
  g_assert_cmpuint (strlen (line), <=, LONGEST_LINE);
  again = dateline_text_tame (line);
  g_assert_cmpstr (again, ==, line);
}

void
fuzz_check_address (const char *uri, DatelineUriUse use)
{
  static const char *const refused[] = {
    "javascript:", "vbscript:", "file:",   "blob:",        "about:",
    "resource:",   "jar:",      "chrome:", "view-source:",
  };
  g_autofree char *again = NULL;

  if (uri == NULL)
    return;
  fuzz_check_text (uri);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_cmpint (g_ascii_strncasecmp (uri, refused[i], strlen (refused[i])), !=, 0);
  g_assert_true (use == DATELINE_URI_PICTURE ||
                 g_ascii_strncasecmp (uri, "data:", 5) != 0);
  for (const char *at = uri; *at != '\0'; at++)
    g_assert_true ((guchar) *at > ' ' && *at != 0x7f && strchr ("\"<>", *at) == NULL);
  again = dateline_uri_resolve (NULL, uri, use);
  g_assert_cmpstr (again, ==, uri);
}

static gsize
length_of (const char *text)
{
  return text == NULL ? 0 : strlen (text);
}

static gsize
check_authors (GPtrArray *authors)
{
  gsize length = 0;

  for (guint i = 0; i < authors->len; i++)
    {
      const DatelineAuthor *author = g_ptr_array_index (authors, i);

      fuzz_check_line (dateline_author_get_name (author));
      fuzz_check_text (dateline_author_get_email (author));
      fuzz_check_address (dateline_author_get_uri (author), DATELINE_URI_LINK);
      length += length_of (dateline_author_get_name (author)) +
                length_of (dateline_author_get_email (author)) +
                length_of (dateline_author_get_uri (author));
    }
  return length;
}

static gsize
check_media (const DatelineEntry *entry)
{
  GPtrArray *enclosures = dateline_entry_get_enclosures (entry);
  GPtrArray *pictures = dateline_entry_get_pictures (entry);
  gsize length = 0;

  for (guint i = 0; i < enclosures->len; i++)
    {
      const DatelineEnclosure *enclosure = g_ptr_array_index (enclosures, i);

      g_assert_nonnull (dateline_enclosure_get_uri (enclosure));
      fuzz_check_address (dateline_enclosure_get_uri (enclosure), DATELINE_URI_LINK);
      fuzz_check_text (dateline_enclosure_get_mime_type (enclosure));
      fuzz_check_line (dateline_enclosure_get_title (enclosure));
      g_assert_cmpint (dateline_enclosure_get_length (enclosure), >=, -1);
      g_assert_cmpint (dateline_enclosure_get_duration (enclosure), >=, -1);
      length += length_of (dateline_enclosure_get_uri (enclosure)) +
                length_of (dateline_enclosure_get_mime_type (enclosure));
    }
  for (guint i = 0; i < pictures->len; i++)
    {
      const DatelinePicture *picture = g_ptr_array_index (pictures, i);

      g_assert_nonnull (dateline_picture_get_uri (picture));
      fuzz_check_address (dateline_picture_get_uri (picture), DATELINE_URI_PICTURE);
      fuzz_check_text (dateline_picture_get_alternative (picture));
      fuzz_check_text (dateline_picture_get_caption (picture));
      fuzz_check_text (dateline_picture_get_credit (picture));
      length += length_of (dateline_picture_get_uri (picture)) +
                length_of (dateline_picture_get_caption (picture));
    }
  return length;
}

/* Returns how much the entry holds. */
static gsize
check_entry (const DatelineEntry *entry)
{
  const char *const *categories = dateline_entry_get_categories (entry);
  gsize length = 0;

  fuzz_check_line (dateline_entry_get_title (entry));
  fuzz_check_text (dateline_entry_get_id (entry));
  fuzz_check_text (dateline_entry_get_summary (entry));
  fuzz_check_text (dateline_entry_get_content (entry));
  fuzz_check_text (dateline_entry_get_content_text (entry));
  fuzz_check_text (dateline_entry_get_language (entry));
  fuzz_check_text (dateline_entry_get_rights (entry));
  fuzz_check_address (dateline_entry_get_link (entry), DATELINE_URI_LINK);
  fuzz_check_address (dateline_entry_get_external_link (entry), DATELINE_URI_LINK);
  fuzz_check_address (dateline_entry_get_comments_uri (entry), DATELINE_URI_LINK);
  fuzz_check_address (dateline_entry_get_base_uri (entry), DATELINE_URI_FETCH);
  g_assert_cmpint (dateline_entry_get_comment_count (entry), >=, -1);
  g_assert_cmpint (ABS (dateline_entry_get_published_offset (entry)), <=, 24 * 60);
  for (gsize i = 0; categories != NULL && categories[i] != NULL; i++)
    {
      g_assert_cmpstr (categories[i], !=, "");
      fuzz_check_line (categories[i]);
      length += strlen (categories[i]);
    }
  length += length_of (dateline_entry_get_title (entry)) +
            length_of (dateline_entry_get_id (entry)) +
            length_of (dateline_entry_get_key (entry)) +
            length_of (dateline_entry_get_link (entry)) +
            length_of (dateline_entry_get_base_uri (entry)) +
            length_of (dateline_entry_get_summary (entry)) +
            length_of (dateline_entry_get_content (entry)) +
            length_of (dateline_entry_get_content_text (entry));
  return length + check_media (entry) +
         check_authors (dateline_entry_get_authors (entry));
}

static void
check_hubs (const char *const *hubs)
{
  for (gsize i = 0; hubs != NULL && hubs[i] != NULL; i += 2)
    {
      fuzz_check_text (hubs[i]);
      g_assert_nonnull (hubs[i + 1]);
      fuzz_check_address (hubs[i + 1], DATELINE_URI_LINK);
    }
}

/* Two entries have one key only where the document says the same twice. */
static void
check_repetition (const DatelineEntry *entry, const DatelineEntry *first)
{
  g_assert_cmpstr (dateline_entry_get_link (entry), ==, dateline_entry_get_link (first));
  g_assert_cmpstr (dateline_entry_get_title (entry),
                   ==,
                   dateline_entry_get_title (first));
}

void
fuzz_check_document (const DatelineFeedDocument *document, gsize size)
{
  GPtrArray *entries = dateline_feed_document_get_entries (document);
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  gsize length = 0;

  fuzz_check_line (dateline_feed_document_get_title (document));
  fuzz_check_line (dateline_feed_document_get_description (document));
  fuzz_check_text (dateline_feed_document_get_language (document));
  fuzz_check_text (dateline_feed_document_get_rights (document));
  fuzz_check_address (dateline_feed_document_get_link (document), DATELINE_URI_LINK);
  fuzz_check_address (dateline_feed_document_get_self_uri (document), DATELINE_URI_LINK);
  fuzz_check_address (dateline_feed_document_get_icon_uri (document), DATELINE_URI_LINK);
  fuzz_check_address (dateline_feed_document_get_favicon_uri (document),
                      DATELINE_URI_LINK);
  g_assert_cmpint (dateline_feed_document_get_update_interval (document), >=, -1);
  check_hubs (dateline_feed_document_get_hubs (document));
  length += check_authors (dateline_feed_document_get_authors (document));

  g_assert_cmpuint (entries->len, <=, MOST_ENTRIES);
  for (guint i = 0; i < entries->len; i++)
    {
      const DatelineEntry *entry = g_ptr_array_index (entries, i);
      const char *key = dateline_entry_get_key (entry);
      const DatelineEntry *first;

      g_assert_nonnull (key);
      first = g_hash_table_lookup (keys, key);
      if (first != NULL)
        check_repetition (entry, first);
      else
        g_hash_table_insert (keys, (char *) key, (DatelineEntry *) entry);
      length += check_entry (entry);
    }
  g_assert_cmpuint (length, <=, size * MOST_BYTES_A_BYTE + MOST_BYTES_BESIDES);
}

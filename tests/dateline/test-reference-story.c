/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A story as a WordPress site publishes it, from bytes to the entry: nothing of it may
 * get lost, and nothing may be made up. */

#include "dateline/feed/dateline-feed-parser.h"

#include <string.h>

static char *
read_data (const char *name, gsize *length)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("G_TEST_SRCDIR"), "data", "feed", name, NULL);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (path, &contents, length, &error);
  g_assert_no_error (error);
  return contents;
}

static DatelineEntry *
read_story (void)
{
  gsize length;
  char *contents = read_data ("reference-story.xml", &length);
  g_autoptr (GBytes) bytes = g_bytes_new_take (contents, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineFeedDocument) document =
      dateline_feed_document_parse (bytes,
                                    "application/rss+xml; charset=UTF-8",
                                    "https://news.example/feed/",
                                    &error);
  GPtrArray *entries;

  g_assert_no_error (error);
  g_assert_true (dateline_feed_document_is_complete (document));
  g_assert_cmpstr (dateline_feed_document_get_title (document), ==, "The News Example");
  entries = dateline_feed_document_get_entries (document);
  g_assert_cmpuint (entries->len, ==, 1);
  return dateline_entry_ref (g_ptr_array_index (entries, 0));
}

static void
test_facts (void)
{
  g_autoptr (DatelineEntry) entry = read_story ();
  const char *const *categories = dateline_entry_get_categories (entry);

  g_assert_cmpstr (dateline_entry_get_title (entry),
                   ==,
                   "Kerry seeks ‘global coalition’ in fight against IS – Al");
  g_assert_cmpuint (dateline_entry_get_authors (entry)->len, ==, 0);
  g_assert_cmpint (dateline_entry_get_published (entry), ==, 1409398824);
  g_assert_cmpint (dateline_entry_get_published_offset (entry), ==, 0);
  g_assert_cmpint (dateline_entry_get_updated (entry), ==, DATELINE_TIME_UNKNOWN);
  g_assert_cmpuint (g_strv_length ((GStrv) categories), ==, 1);
  g_assert_cmpstr (categories[0], ==, "More Top Stories");
  g_assert_cmpint (dateline_entry_get_comment_count (entry), ==, 0);
  g_assert_cmpstr (dateline_entry_get_comments_uri (entry),
                   ==,
                   "https://news.example/2014/08/kerry-seeks-global-coalition/#respond");
  g_assert_cmpstr (dateline_entry_get_link (entry),
                   ==,
                   "https://news.example/2014/08/kerry-seeks-global-coalition/");
  g_assert_cmpstr (dateline_entry_get_id (entry), ==, "https://news.example/?p=20140830");
  g_assert_cmpstr (dateline_entry_get_key (entry),
                   ==,
                   "g:https://news.example/?p=20140830");
  g_assert_true (g_str_has_prefix (dateline_entry_get_summary (entry),
                                   "In the wake of President Obama’s statement"));
}

static void
test_picture (void)
{
  g_autoptr (DatelineEntry) entry = read_story ();
  DatelinePicture *picture = dateline_entry_get_lead_picture (entry);

  g_assert_nonnull (picture);
  g_assert_cmpstr (dateline_picture_get_uri (picture),
                   ==,
                   "https://news.example/files/2014/08/kerry.jpg");
  g_assert_cmpstr (
      dateline_picture_get_caption (picture),
      ==,
      "Secretary of State John Kerry in a New York Times article detailed an "
      "plan to coordinate global forces against IS at the UN's September "
      "summit.");
  g_assert_cmpstr (dateline_picture_get_credit (picture), ==, "AFP/File");
  g_assert_cmpint (dateline_picture_get_width (picture), ==, 800);
  /* That of the content is the same picture, which lends it its description. */
  g_assert_cmpuint (dateline_entry_get_pictures (entry)->len, ==, 1);
  g_assert_cmpstr (dateline_picture_get_alternative (picture), ==, "John Kerry");
}

/* Every paragraph, with its typographic quotes. */
static void
test_paragraphs (void)
{
  g_autoptr (DatelineEntry) entry = read_story ();
  g_autofree char *expected = read_data ("reference-story.txt", NULL);
  g_auto (GStrv) paragraphs = g_strsplit (g_strchomp (expected), "\n", -1);
  const char *at = dateline_entry_get_content_text (entry);

  g_assert_cmpuint (g_strv_length (paragraphs), ==, 6);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      const char *found;

      /* White space at an end, of any kind, is nobody's loss. */
      if (g_str_has_suffix (paragraphs[i], "\302\240"))
        paragraphs[i][strlen (paragraphs[i]) - 2] = '\0';
      found = strstr (at, paragraphs[i]);
      g_assert_nonnull (found);
      g_assert_true (found == at || found[-1] == '\n');
      at = found + strlen (paragraphs[i]);
    }
  g_assert_null (strchr (dateline_entry_get_content_text (entry), '<'));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reference-story/facts", test_facts);
  g_test_add_func ("/reference-story/picture", test_picture);
  g_test_add_func ("/reference-story/paragraphs", test_paragraphs);
  return g_test_run ();
}

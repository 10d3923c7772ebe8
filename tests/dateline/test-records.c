/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The records: what is built is what is read, and what is missing is said to be. */

#include "dateline/model/dateline-entry-builder-private.h"
#include "dateline/model/dateline-feed-document-builder-private.h"
#include "dateline/model/dateline-headline-builder-private.h"
#include "dateline/model/dateline-story-private.h"

static void
test_empty_entry (void)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };
  g_autoptr (DatelineEntry) entry = NULL;

  dateline_entry_builder_init (&builder);
  builder.key = g_strdup ("g:1");
  entry = dateline_entry_builder_build (&builder);

  g_assert_null (builder.key);
  g_assert_cmpstr (dateline_entry_get_key (entry), ==, "g:1");
  g_assert_null (dateline_entry_get_title (entry));
  g_assert_cmpint (dateline_entry_get_published (entry), ==, DATELINE_TIME_UNKNOWN);
  g_assert_cmpint (dateline_entry_get_comment_count (entry), ==, DATELINE_COUNT_UNKNOWN);
  g_assert_cmpuint (dateline_entry_get_authors (entry)->len, ==, 0);
  g_assert_null (dateline_entry_get_categories (entry)[0]);
  g_assert_null (dateline_entry_get_lead_picture (entry));
}

static void
test_lead_picture (void)
{
  for (int has_lead = 0; has_lead < 2; has_lead++)
    {
      g_auto (DatelineEntryBuilder) builder = { 0 };
      g_autoptr (DatelineEntry) entry = NULL;
      DatelinePicture *picture;

      dateline_entry_builder_init (&builder);
      builder.pictures =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_picture_unref);
      g_ptr_array_add (builder.pictures,
                       dateline_picture_new ("https://example.org/a.jpg",
                                             NULL,
                                             "A quay.",
                                             "AFP/File",
                                             640,
                                             480));
      builder.has_lead_picture = has_lead;
      entry = dateline_entry_builder_build (&builder);
      picture = dateline_entry_get_lead_picture (entry);
      g_assert_true ((picture != NULL) == has_lead);
      if (picture != NULL)
        {
          g_assert_cmpstr (dateline_picture_get_caption (picture), ==, "A quay.");
          g_assert_cmpstr (dateline_picture_get_credit (picture), ==, "AFP/File");
        }
    }
}

static void
test_document (void)
{
  g_auto (DatelineFeedDocumentBuilder) builder = { 0 };
  g_autoptr (DatelineFeedDocument) document = NULL;

  dateline_feed_document_builder_init (&builder);
  builder.title = g_strdup ("Harbour News");
  document = dateline_feed_document_builder_build (&builder);
  g_assert_cmpstr (dateline_feed_document_get_title (document), ==, "Harbour News");
  g_assert_cmpuint (dateline_feed_document_get_entries (document)->len, ==, 0);
  g_assert_null (dateline_feed_document_get_hubs (document)[0]);
  g_assert_false (dateline_feed_document_is_complete (document));
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
test_story_fills (void)
{
  g_autoptr (DatelineStory) story = dateline_story_new (7);
  g_auto (DatelineHeadlineBuilder) builder = { 0 };
  g_autoptr (DatelineHeadline) headline = NULL;
  guint n_headline = 0, n_read = 0;

  dateline_story_set_place (story, TRUE, FALSE);
  g_signal_connect (story, "notify::headline", G_CALLBACK (count_cb), &n_headline);
  g_signal_connect (story, "notify::read", G_CALLBACK (count_cb), &n_read);
  g_assert_null (dateline_story_get_headline (story));

  dateline_headline_builder_init (&builder);
  builder.id = 7;
  builder.title = g_strdup ("Ferry returns");
  builder.is_read = TRUE;
  headline = dateline_headline_builder_build (&builder);
  dateline_story_fill (story, headline);

  g_assert_cmpuint (n_headline, ==, 1);
  g_assert_cmpuint (n_read, ==, 1);
  g_assert_true (dateline_story_is_read (story));
  g_assert_true (dateline_story_is_first_of_group (story));
  dateline_story_set_read (story, TRUE);
  g_assert_cmpuint (n_read, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/empty-entry", test_empty_entry);
  g_test_add_func ("/records/lead-picture", test_lead_picture);
  g_test_add_func ("/records/document", test_document);
  g_test_add_func ("/records/story-fills", test_story_fills);
  return g_test_run ();
}

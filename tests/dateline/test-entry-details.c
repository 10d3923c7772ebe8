/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* An entry comes out of the store as it went in; damaged bytes make an empty one. */

#include "../support/dateline-storing.h"

#include "dateline/store/dateline-entry-details-private.h"
#include "dateline/store/dateline-entry-digest-private.h"

static void
fill_entry (DatelineEntryBuilder *builder)
{
  dateline_entry_builder_init (builder);
  builder->id = g_strdup ("tag:example.org,2014:1");
  builder->key = g_strdup ("g:tag:example.org,2014:1");
  builder->title = g_strdup ("Kerry “seeks” coalition");
  builder->link = g_strdup ("http://example.org/1");
  builder->external_link = g_strdup ("http://example.com/1");
  builder->summary = g_strdup ("");
  builder->content = g_strdup ("<p>Text</p>");
  builder->content_text = g_strdup ("Text");
  builder->base_uri = g_strdup ("http://example.org/");
  builder->language = g_strdup ("en-GB");
  builder->rights = g_strdup ("© 2014");
  builder->published = 1409398824;
  builder->published_offset = -270;
  builder->updated = 1409398900;
  builder->comments_uri = g_strdup ("http://example.org/1#comments");
  builder->comment_count = 0;
  builder->authors =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_author_unref);
  g_ptr_array_add (builder->authors,
                   dateline_author_new ("A", NULL, "http://a.example/"));
  g_ptr_array_add (builder->authors, dateline_author_new (NULL, "b@example.org", NULL));
  builder->categories = g_strsplit ("World|world | More Top Stories", "|", -1);
  builder->enclosures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_enclosure_unref);
  g_ptr_array_add (builder->enclosures,
                   dateline_enclosure_new ("http://example.org/1.mp3",
                                           "audio/mpeg",
                                           NULL,
                                           G_GINT64_CONSTANT (5000000000),
                                           -1));
  builder->pictures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_picture_unref);
  g_ptr_array_add (builder->pictures,
                   dateline_picture_new ("http://example.org/1.jpg",
                                         "Kerry",
                                         "At the summit.",
                                         "AFP/File",
                                         640,
                                         -1));
  builder->has_lead_picture = TRUE;
  builder->source_title = g_strdup ("The Agency");
  builder->source_uri = g_strdup ("http://agency.example/");
  builder->place = g_strdup ("Bonn");
  builder->has_position = TRUE;
  builder->latitude = 50.75;
  builder->longitude = -7.125;
  builder->direction = DATELINE_DIRECTION_RIGHT_TO_LEFT;
}

/* Whether both say the same of where the story happens. */
static gboolean
same_position (DatelineEntry *one, DatelineEntry *other)
{
  double a[2];
  double b[2];

  return dateline_entry_get_position (one, &a[0], &a[1]) ==
             dateline_entry_get_position (other, &b[0], &b[1]) &&
         a[0] == b[0] && a[1] == b[1];
}

/* Two entries are equal when all that can be asked of them is. */
static void
assert_equal (DatelineEntry *one, DatelineEntry *other)
{
  static const char *(*const texts[]) (const DatelineEntry *) = {
    dateline_entry_get_id,
    dateline_entry_get_key,
    dateline_entry_get_title,
    dateline_entry_get_link,
    dateline_entry_get_external_link,
    dateline_entry_get_summary,
    dateline_entry_get_content,
    dateline_entry_get_content_text,
    dateline_entry_get_base_uri,
    dateline_entry_get_language,
    dateline_entry_get_rights,
    dateline_entry_get_comments_uri,
    dateline_entry_get_source_title,
    dateline_entry_get_source_uri,
    dateline_entry_get_place,
  };
  GPtrArray *authors = dateline_entry_get_authors (other);
  GPtrArray *enclosures = dateline_entry_get_enclosures (other);
  GPtrArray *pictures = dateline_entry_get_pictures (other);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpstr (texts[i](one), ==, texts[i](other));
  g_assert_cmpint (dateline_entry_get_published (one),
                   ==,
                   dateline_entry_get_published (other));
  g_assert_cmpint (dateline_entry_get_published_offset (one),
                   ==,
                   dateline_entry_get_published_offset (other));
  g_assert_cmpint (dateline_entry_get_updated (one),
                   ==,
                   dateline_entry_get_updated (other));
  g_assert_true (same_position (one, other));
  g_assert_cmpint (dateline_entry_get_direction (one),
                   ==,
                   dateline_entry_get_direction (other));
  g_assert_cmpint (dateline_entry_get_comment_count (one),
                   ==,
                   dateline_entry_get_comment_count (other));
  g_assert_true (g_strv_equal (dateline_entry_get_categories (one),
                               dateline_entry_get_categories (other)));
  g_assert_cmpint (dateline_entry_get_lead_picture (one) != NULL,
                   ==,
                   dateline_entry_get_lead_picture (other) != NULL);
  g_assert_cmpuint (dateline_entry_get_authors (one)->len, ==, authors->len);
  g_assert_cmpuint (dateline_entry_get_enclosures (one)->len, ==, enclosures->len);
  g_assert_cmpuint (dateline_entry_get_pictures (one)->len, ==, pictures->len);

  for (gsize i = 0; i < authors->len; i++)
    {
      DatelineAuthor *a = g_ptr_array_index (dateline_entry_get_authors (one), i);
      DatelineAuthor *b = g_ptr_array_index (authors, i);

      g_assert_cmpstr (dateline_author_get_name (a), ==, dateline_author_get_name (b));
      g_assert_cmpstr (dateline_author_get_email (a), ==, dateline_author_get_email (b));
      g_assert_cmpstr (dateline_author_get_uri (a), ==, dateline_author_get_uri (b));
    }
  for (gsize i = 0; i < enclosures->len; i++)
    {
      DatelineEnclosure *a = g_ptr_array_index (dateline_entry_get_enclosures (one), i);
      DatelineEnclosure *b = g_ptr_array_index (enclosures, i);

      g_assert_cmpstr (dateline_enclosure_get_uri (a),
                       ==,
                       dateline_enclosure_get_uri (b));
      g_assert_cmpstr (dateline_enclosure_get_mime_type (a),
                       ==,
                       dateline_enclosure_get_mime_type (b));
      g_assert_cmpint (dateline_enclosure_get_length (a),
                       ==,
                       dateline_enclosure_get_length (b));
      g_assert_cmpint (dateline_enclosure_get_duration (a),
                       ==,
                       dateline_enclosure_get_duration (b));
    }
  for (gsize i = 0; i < pictures->len; i++)
    {
      DatelinePicture *a = g_ptr_array_index (dateline_entry_get_pictures (one), i);
      DatelinePicture *b = g_ptr_array_index (pictures, i);

      g_assert_cmpstr (dateline_picture_get_uri (a), ==, dateline_picture_get_uri (b));
      g_assert_cmpstr (dateline_picture_get_alternative (a),
                       ==,
                       dateline_picture_get_alternative (b));
      g_assert_cmpstr (dateline_picture_get_caption (a),
                       ==,
                       dateline_picture_get_caption (b));
      g_assert_cmpstr (dateline_picture_get_credit (a),
                       ==,
                       dateline_picture_get_credit (b));
      g_assert_cmpint (dateline_picture_get_width (a),
                       ==,
                       dateline_picture_get_width (b));
      g_assert_cmpint (dateline_picture_get_height (a),
                       ==,
                       dateline_picture_get_height (b));
    }
}

static void
test_full (Storing *fixture, gconstpointer unused)
{
  gint64 feed = storing_add_feed (fixture->store, "http://example.org/feed", NULL);
  g_auto (DatelineEntryBuilder) builder = { 0 };
  g_autoptr (DatelineEntry) entry = NULL;
  g_autoptr (DatelineEntry) loaded = NULL;
  g_autoptr (DatelineHeadline) headline = NULL;
  gint64 id;

  fill_entry (&builder);
  entry = dateline_entry_builder_build (&builder);
  storing_merge (fixture->store,
                 feed,
                 storing_make_document (dateline_entry_ref (entry), NULL),
                 1,
                 0);
  id = storing_find (fixture->store, dateline_entry_get_title (entry));
  loaded = storing_load_entry (fixture->store, id, NULL);
  assert_equal (loaded, entry);
  g_assert_cmpint (dateline_entry_digest (loaded), ==, dateline_entry_digest (entry));

  headline = storing_load_headline (fixture->store, id);
  g_assert_cmpstr (dateline_headline_get_byline (headline), ==, "A");
  g_assert_cmpstr (dateline_headline_get_picture_uri (headline),
                   ==,
                   "http://example.org/1.jpg");
  g_assert_cmpint (dateline_headline_get_published (headline), ==, 1409398824);
  g_assert_cmpint (dateline_headline_get_published_offset (headline), ==, -270);
  g_assert_cmpstr (dateline_headline_get_link (headline), ==, "http://example.org/1");
  g_assert_cmpint (dateline_headline_get_feed_id (headline), ==, feed);
  g_assert_cmpstr (dateline_headline_get_feed_title (headline), ==, "example.org");
}

static void
test_bare (Storing *fixture, gconstpointer unused)
{
  gint64 feed = storing_add_feed (fixture->store, "http://example.org/feed", NULL);
  g_auto (DatelineEntryBuilder) builder = { 0 };
  g_autoptr (DatelineEntry) entry = NULL;
  g_autoptr (DatelineEntry) loaded = NULL;

  dateline_entry_builder_init (&builder);
  builder.key = g_strdup ("c:1");
  entry = dateline_entry_builder_build (&builder);
  storing_merge (fixture->store,
                 feed,
                 storing_make_document (dateline_entry_ref (entry), NULL),
                 1,
                 0);
  loaded = storing_load_entry (fixture->store,
                               storing_find (fixture->store, "Untitled"),
                               NULL);
  assert_equal (loaded, entry);
}

/* Every member changes the digest, as a change of any of them has to be kept. */
static void
test_digest (void)
{
  g_autoptr (GHashTable) digests =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  const guint n_cases = 22;

  for (guint i = 0; i < n_cases; i++)
    {
      g_auto (DatelineEntryBuilder) builder = { 0 };
      char **const texts[] = {
        &builder.id,       &builder.title,
        &builder.link,     &builder.external_link,
        &builder.summary,  &builder.content,
        &builder.base_uri, &builder.language,
        &builder.rights,   &builder.comments_uri,
      };
      g_autoptr (DatelineEntry) entry = NULL;
      gint64 digest;

      fill_entry (&builder);
      if (i < G_N_ELEMENTS (texts))
        g_clear_pointer (texts[i], g_free);
      builder.published += i == 10;
      builder.published_offset += i == 11;
      builder.updated += i == 12;
      builder.comment_count += i == 13;
      builder.has_lead_picture = i != 14;
      if (i == 15)
        g_ptr_array_set_size (builder.authors, 1);
      if (i == 16)
        g_ptr_array_set_size (builder.enclosures, 0);
      if (i == 17)
        g_ptr_array_set_size (builder.pictures, 0);
      builder.has_position = i != 18;
      builder.longitude += i == 19;
      if (i == 20)
        builder.direction = DATELINE_DIRECTION_BY_TEXT;
      entry = dateline_entry_builder_build (&builder);
      digest = dateline_entry_digest (entry);
      g_assert_true (g_hash_table_add (digests, g_memdup2 (&digest, sizeof digest)));
    }
  g_assert_cmpuint (g_hash_table_size (digests), ==, n_cases);
}

static void
test_damaged (void)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };
  g_autoptr (DatelineEntry) entry = NULL;
  g_autoptr (GBytes) whole = NULL;
  const guint8 *bytes;
  gsize length;

  fill_entry (&builder);
  entry = dateline_entry_builder_build (&builder);
  whole = dateline_entry_details_write (entry);
  bytes = g_bytes_get_data (whole, &length);

  for (guint i = 0; i < 4000; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (bytes, length);
      gsize cut = i % 4 == 0 ? g_test_rand_int_range (0, length) : length;
      g_autoptr (GBytes) damaged = NULL;
      g_auto (DatelineEntryBuilder) read = { 0 };
      g_autoptr (DatelineEntry) result = NULL;

      for (gint n = g_test_rand_int_range (1, 8); n > 0; n--)
        copy[g_test_rand_int_range (0, length)] = g_test_rand_int_range (0, 256);
      damaged = g_bytes_new (copy, cut);
      dateline_entry_builder_init (&read);
      read.key = g_strdup ("g:1");
      dateline_entry_details_read (damaged, &read);
      result = dateline_entry_builder_build (&read);
      g_assert_nonnull (dateline_entry_get_pictures (result));
    }
}

/* Bytes that were written before there was more to write. */
static void
test_older (void)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };
  g_auto (DatelineEntryBuilder) read = { 0 };
  g_autoptr (DatelineEntry) entry = NULL;
  g_autoptr (DatelineEntry) result = NULL;
  g_autoptr (GBytes) whole = NULL;
  g_autoptr (GBytes) older = NULL;
  gsize n_added = 4 + strlen ("The Agency") + 4 + strlen ("http://agency.example/") + 4 +
                  strlen ("Bonn") + 3 * 8 + 8;
  double latitude;
  double longitude;

  fill_entry (&builder);
  entry = dateline_entry_builder_build (&builder);
  whole = dateline_entry_details_write (entry);
  older = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) - n_added);
  dateline_entry_builder_init (&read);
  read.key = g_strdup ("g:1");
  dateline_entry_details_read (older, &read);
  result = dateline_entry_builder_build (&read);

  g_assert_cmpuint (dateline_entry_get_pictures (result)->len, ==, 1);
  g_assert_null (dateline_entry_get_source_title (result));
  g_assert_null (dateline_entry_get_place (result));
  g_assert_false (dateline_entry_get_position (result, &latitude, &longitude));
  g_assert_cmpint (dateline_entry_get_direction (result), ==, DATELINE_DIRECTION_BY_TEXT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  STORING_TEST ("/entry-details/full", test_full);
  STORING_TEST ("/entry-details/bare", test_bare);
  g_test_add_func ("/entry-details/digest", test_digest);
  g_test_add_func ("/entry-details/damaged", test_damaged);
  g_test_add_func ("/entry-details/older", test_older);

  return g_test_run ();
}

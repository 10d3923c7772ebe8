/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Filters of a query by what a story has, its language and its author: alone, together,
 * and the same as what can be typed. */

#include "../support/dateline-storing.h"

typedef struct
{
  const char *title;
  const char *language;
  const char *author;
  const char *enclosure;
  gboolean has_picture;
} Made;

/* The newest first. */
static const Made stories[] = {
  { "Plain", NULL, "Ada Byron", NULL, FALSE },
  { "Seen", "de", "Ada Lovelace", NULL, TRUE },
  { "Heard", "de-AT", "Béla Byron", "audio/mpeg", FALSE },
  { "Watched", "en", NULL, "video/mp4", TRUE },
};

static void
add_entry (GPtrArray *entries, const Made *made)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };

  storing_init_entry (&builder, made->title, made->title, entries->len, "Tides");
  builder.language = g_strdup (made->language);
  builder.authors =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_author_unref);
  builder.pictures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_picture_unref);
  builder.enclosures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_enclosure_unref);
  if (made->author != NULL)
    g_ptr_array_add (builder.authors, dateline_author_new (made->author, NULL, NULL));
  if (made->has_picture)
    g_ptr_array_add (
        builder.pictures,
        dateline_picture_new ("http://a.example/p.png", NULL, NULL, NULL, -1, -1));
  if (made->enclosure != NULL)
    g_ptr_array_add (
        builder.enclosures,
        dateline_enclosure_new ("http://a.example/e", made->enclosure, NULL, -1, -1));
  g_ptr_array_add (entries, dateline_entry_builder_build (&builder));
}

static void
fill (Storing *fixture)
{
  g_auto (DatelineFeedDocumentBuilder) builder = { 0 };
  gint64 feed = storing_add_feed (fixture->store, "http://a.example/feed", "Sea");

  dateline_feed_document_builder_init (&builder);
  builder.is_complete = TRUE;
  builder.entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_entry_unref);
  for (gsize i = 0; i < G_N_ELEMENTS (stories); i++)
    add_entry (builder.entries, &stories[i]);
  storing_merge_only (fixture->store,
                      feed,
                      dateline_feed_document_builder_build (&builder),
                      STORING_NOW);
}

static void
assert_titles (Storing *fixture, DatelineQuery *query, const char *expected)
{
  g_autofree char *titles = storing_list_titles (fixture->store, query);

  g_assert_cmpstr (titles, ==, expected);
}

static void
test_each (Storing *fixture, gconstpointer unused)
{
  static const struct
  {
    DatelineQueryParts parts;
    const char *language;
    const char *author;
    const char *words;
    gboolean unread;
    const char *titles;
  } cases[] = {
    { DATELINE_QUERY_PARTS_PICTURE, NULL, NULL, NULL, FALSE, "Seen Watched" },
    { DATELINE_QUERY_PARTS_MEDIA, NULL, NULL, NULL, FALSE, "Heard Watched" },
    { DATELINE_QUERY_PARTS_PICTURE | DATELINE_QUERY_PARTS_MEDIA,
      NULL,
      NULL,
      NULL,
      FALSE,
      "Watched" },
    { 0, "de", NULL, NULL, FALSE, "Seen Heard" },
    { 0, "de-at", NULL, NULL, FALSE, "Heard" },
    { 0, NULL, "byron", NULL, FALSE, "Plain Heard" },
    { 0, NULL, "Ada Byron", NULL, FALSE, "Plain" },
    { 0, "de", "Byron", NULL, FALSE, "Heard" },
    { 0, "de", NULL, "-seen ", FALSE, "Heard" },
    { 0, "de", NULL, "seen OR watched", FALSE, "Seen" },
    { DATELINE_QUERY_PARTS_PICTURE, NULL, NULL, "tides", TRUE, "Watched" },
    { DATELINE_QUERY_PARTS_PICTURE, "de", "Ada", "tides", TRUE, "" },
    { 0, "fr", NULL, NULL, FALSE, "" },
  };

  fill (fixture);
  storing_set_read (fixture->store, storing_find (fixture->store, "Seen"), TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DatelineQuery) query = dateline_query_new ();

      g_test_message ("%" G_GSIZE_FORMAT, i);
      dateline_query_set_parts (query, cases[i].parts);
      dateline_query_set_language (query, cases[i].language);
      dateline_query_set_author (query, cases[i].author);
      dateline_query_set_words (query, cases[i].words);
      dateline_query_set_unread_only (query, cases[i].unread);
      assert_titles (fixture, query, cases[i].titles);
    }
}

static void
test_typed (Storing *fixture, gconstpointer unused)
{
  static const char *const typed[] = { "has:picture ", "has:audio OR has:video " };
  static const DatelineQueryParts parts[] = { DATELINE_QUERY_PARTS_PICTURE,
                                              DATELINE_QUERY_PARTS_MEDIA };

  fill (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (DatelineQuery) by_words = dateline_query_new ();
      g_autoptr (DatelineQuery) by_filter = dateline_query_new ();
      g_autofree char *titles = NULL;

      dateline_query_set_words (by_words, typed[i]);
      dateline_query_set_parts (by_filter, parts[i]);
      titles = storing_list_titles (fixture->store, by_words);
      assert_titles (fixture, by_filter, titles);
      g_assert_cmpstr (titles, !=, "");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  STORING_TEST ("/story-filters/each", test_each);
  STORING_TEST ("/story-filters/typed", test_typed);

  return g_test_run ();
}

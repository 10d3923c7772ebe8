/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a headline shows of a story. */

#include "../support/dateline-storing.h"

static DatelineEntry *
make_entry (const char *key, const char *text, const char *const *captions)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };

  storing_init_entry (&builder, key, key, 1, text);
  builder.pictures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_picture_unref);
  for (; *captions != NULL; captions += 2)
    g_ptr_array_add (builder.pictures,
                     dateline_picture_new ("https://news.example/a.jpg",
                                           NULL,
                                           captions[0],
                                           captions[1],
                                           -1,
                                           -1));
  return dateline_entry_builder_build (&builder);
}

/* The excerpt begins with the story, not with what stands under the picture above it. */
static void
test_excerpt (Storing *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *text;
    const char *captions[5]; /* each with its credit */
    const char *excerpt;
  } cases[] = {
    { "The hills at dawn. (Jane Doe/AFP)\nThe story begins here.\nIt goes on.",
      { "The hills at dawn.", "Jane Doe/AFP" },
      "The story begins here.\nIt goes on." },
    { "The hills.\nPhotograph: Reuters\nIt begins.",
      { "The hills.", "Photograph: Reuters" },
      "It begins." },
    { "One. (AFP)\nTwo.\nWords.", { "One.", "AFP", "Two.", "" }, "Words." },
    { "Words.\nOne.", { "One.", "" }, "Words.\nOne." },
    { "Only hills. (AFP)", { "Only hills.", "AFP" }, "Only hills. (AFP)" },
    { "The hills are high, and nobody lives there but a shepherd.",
      { "The hills", "" },
      "The hills are high, and nobody lives there but a shepherd." },
    { "Words.", { "", "" }, "Words." },
  };
  gint64 feed = storing_add_feed (fixture->store, "https://news.example/feed", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = g_strdup_printf ("story %zu", i);
      g_autoptr (DatelineHeadline) headline = NULL;

      storing_merge (
          fixture->store,
          feed,
          storing_make_document (make_entry (key, cases[i].text, cases[i].captions),
                                 NULL),
          1,
          0);
      headline =
          storing_load_headline (fixture->store, storing_find (fixture->store, key));
      g_assert_cmpstr (dateline_headline_get_excerpt (headline), ==, cases[i].excerpt);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/headline-table/excerpt",
              Storing,
              NULL,
              storing_set_up,
              test_excerpt,
              storing_tear_down);
  return g_test_run ();
}

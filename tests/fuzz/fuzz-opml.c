/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Any bytes as an OPML file: what was read and is written is read as the same, feed by
 * feed, and written again as the same bytes. */

#include "fuzz-target.h"

#include "fuzz-checks.h"

#include "dateline/feed/dateline-opml.h"
#include "dateline/model/dateline-category.h"

#define MOST_FEEDS 10000

static gboolean
has_same_uri (gconstpointer feed, gconstpointer other)
{
  return g_strcmp0 (dateline_feed_get_uri ((DatelineFeed *) feed),
                    dateline_feed_get_uri ((DatelineFeed *) other)) == 0;
}

static void
check_feed (DatelineFeed *feed)
{
  const char *const *categories = dateline_feed_get_categories (feed);

  fuzz_check_address (dateline_feed_get_uri (feed), DATELINE_URI_FETCH);
  fuzz_check_address (dateline_feed_get_link (feed), DATELINE_URI_FETCH);
  fuzz_check_line (dateline_feed_get_title (feed));
  for (gsize i = 0; categories != NULL && categories[i] != NULL; i++)
    fuzz_check_line (categories[i]);
}

/* A folder is named as the first feed in it has it: names are the same without regard to
 * case. */
static void
check_categories (const char *const *categories, const char *const *others)
{
  gsize i = 0;

  for (; categories != NULL && categories[i] != NULL; i++)
    {
      g_autofree char *name = dateline_category_fold (categories[i]);
      g_autofree char *other = NULL;

      g_assert_true (others != NULL && others[i] != NULL);
      other = dateline_category_fold (others[i]);
      g_assert_cmpstr (name, ==, other);
    }
  g_assert_true (others == NULL || others[i] == NULL);
}

static void
check_same (DatelineFeed *feed, DatelineFeed *other)
{
  g_assert_cmpstr (dateline_feed_get_title (feed), ==, dateline_feed_get_title (other));
  g_assert_cmpstr (dateline_feed_get_link (feed), ==, dateline_feed_get_link (other));
  check_categories (dateline_feed_get_categories (feed),
                    dateline_feed_get_categories (other));
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autoptr (GBytes) content = g_bytes_new (bytes, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = dateline_opml_read (content, &error);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) written_again = NULL;
  g_autoptr (GBytes) written_at_last = NULL;
  g_autoptr (GPtrArray) again = NULL;

  g_assert_true ((feeds == NULL) == (error != NULL));
  if (feeds == NULL)
    return 0;
  g_assert_cmpuint (feeds->len, <=, MOST_FEEDS);
  written = dateline_opml_write (feeds, "Feeds");
  again = dateline_opml_read (written, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->len, ==, feeds->len);
  for (guint i = 0; i < feeds->len; i++)
    {
      guint place;

      check_feed (feeds->pdata[i]);
      g_assert_true (g_ptr_array_find_with_equal_func (again,
                                                       feeds->pdata[i],
                                                       has_same_uri,
                                                       &place));
      check_same (feeds->pdata[i], again->pdata[place]);
    }
  /* By now all names of a folder are spelled alike. */
  written_again = dateline_opml_write (again, "Feeds");
  g_ptr_array_unref (again);
  again = dateline_opml_read (written_again, NULL);
  written_at_last = dateline_opml_write (again, "Feeds");
  g_assert_true (g_bytes_equal (written_at_last, written_again));
  return 0;
}

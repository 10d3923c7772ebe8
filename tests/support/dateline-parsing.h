/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Hostile documents and what comes of them: nothing takes longer than it may. */

#pragma once

#include "dateline/feed/dateline-feed-parser.h"
#include "dateline/model/dateline-feed-document-builder-private.h"

#include <string.h>
#include <time.h>

#define MEGABYTE (1024 * 1024)
#define BEGIN "<rss version='2.0'><channel><title>T</title>"
#define FIRST "<item><guid>1</guid><title>First</title></item>"
#define LAST "<item><guid>2</guid><title>Last</title></item>"
#define END "</channel></rss>"
#define DAMAGED "The feed is damaged: nothing of it can be read."

#ifdef __SANITIZE_ADDRESS__
#define IS_SANITIZED 1
#else
#define IS_SANITIZED 0
#endif

/* The sanitisers' own time counts, too. */
#define MOST_SECONDS (IS_SANITIZED ? 8 : 2.5)

G_GNUC_UNUSED static double
get_processor_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

G_GNUC_UNUSED static DatelineFeedDocument *
parse_bytes (const char *text, gsize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  double began = get_processor_time ();
  DatelineFeedDocument *document =
      dateline_feed_document_parse (bytes, NULL, "https://example.org/feed", error);

  g_assert_cmpfloat (get_processor_time () - began, <, MOST_SECONDS);
  return document;
}

G_GNUC_UNUSED static DatelineFeedDocument *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  DatelineFeedDocument *document = parse_bytes (text, strlen (text), &error);

  g_assert_no_error (error);
  return document;
}

G_GNUC_UNUSED static void
assert_fails (const char *text, gsize length, const char *sentence)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineFeedDocument) document = parse_bytes (text, length, &error);

  g_assert_null (document);
  g_assert_true (error != NULL && error->domain == DATELINE_FEED_ERROR);
  g_assert_cmpstr (error->message, ==, sentence);
}

G_GNUC_UNUSED static DatelineEntry *
get_entry (DatelineFeedDocument *document, guint i)
{
  GPtrArray *entries = dateline_feed_document_get_entries (document);

  g_assert_cmpuint (i, <, entries->len);
  return g_ptr_array_index (entries, i);
}

G_GNUC_UNUSED static void
append_times (GString *text, const char *piece, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
}

/* What came before the fault is there, and is known to be a part. */
G_GNUC_UNUSED static void
assert_first_kept (const char *text)
{
  g_autoptr (DatelineFeedDocument) document = parse (text);

  g_assert_cmpuint (dateline_feed_document_get_entries (document)->len, ==, 1);
  g_assert_cmpstr (dateline_entry_get_title (get_entry (document, 0)), ==, "First");
  g_assert_false (dateline_feed_document_is_complete (document));
  g_assert_true (dateline_feed_document_is_damaged (document));
}

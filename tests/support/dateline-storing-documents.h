/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Small documents to merge, for tests. */

#pragma once

#include "dateline/model/dateline-entry-builder-private.h"
#include "dateline/model/dateline-feed-document-builder-private.h"
#include "dateline/model/dateline-fetch-outcome-private.h"

/* 2026-03-01 12:00 UTC: when the tests' documents are fetched. */
#define STORING_NOW G_GINT64_CONSTANT (1772366400)
#define STORING_DAY (24 * 60 * 60)

static inline DatelineFetchOutcome *
storing_make_outcome (gint64 time)
{
  DatelineFetchOutcome *outcome = dateline_fetch_outcome_new ();

  outcome->fetched_at = time;
  outcome->succeeded = TRUE;
  return outcome;
}

/* An entry that a test fills further; @published in days before STORING_NOW. */
static inline void
storing_init_entry (DatelineEntryBuilder *builder,
                    const char *key,
                    const char *title,
                    int days,
                    const char *text)
{
  dateline_entry_builder_init (builder);
  builder->key = g_strdup (key);
  builder->title = g_strdup (title);
  builder->published = STORING_NOW - days * STORING_DAY;
  if (text != NULL)
    {
      builder->content = g_strdup_printf ("<p>%s</p>", text);
      builder->content_text = g_strdup (text);
    }
}

static inline DatelineEntry *
storing_make_entry (const char *key, const char *title, int days, const char *text)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };

  storing_init_entry (&builder, key, title, days, text);
  return dateline_entry_builder_build (&builder);
}

/* Takes the entries, the last of which NULL follows. */
static inline DatelineFeedDocument *G_GNUC_NULL_TERMINATED
storing_make_document (DatelineEntry *entry, ...)
{
  g_auto (DatelineFeedDocumentBuilder) builder = { 0 };
  va_list entries;

  dateline_feed_document_builder_init (&builder);
  builder.is_complete = TRUE;
  builder.entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_entry_unref);
  va_start (entries, entry);
  for (; entry != NULL; entry = va_arg (entries, DatelineEntry *))
    g_ptr_array_add (builder.entries, entry);
  va_end (entries);
  return dateline_feed_document_builder_build (&builder);
}

static inline DatelineEntry *
storing_make_filed_entry (const char *key, const char *title, const char *categories)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };

  storing_init_entry (&builder, key, title, 1, "Text");
  builder.categories = g_strsplit (categories, ",", -1);
  return dateline_entry_builder_build (&builder);
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What comes of the bytes of a page: its article in the form of an entry, or a sentence
 * that says why there is none. Takes up to 300 ms: any thread but the main one. */

#pragma once

#include "dateline/extract/dateline-extract.h"
#include "dateline/model/dateline-page.h"
#include "dateline/net/dateline-fetch-response.h"

G_BEGIN_DECLS

typedef struct
{
  DatelineExtract *extract; /* of all pages so far */
  DatelinePageState state;
  const char *problem; /* a sentence to be translated, or NULL */
  DatelineEntry *entry;
  gboolean is_of_portal; /* the network answered, not the server */
} DatelinePageReading;

/* @before: (nullable): what the pages before this one came to
 * @published: the story as its feed has it */
DatelinePageReading *dateline_page_reading_new (DatelineFetchResponse *response,
                                                const DatelineExtract *before,
                                                DatelineEntry *published);
void dateline_page_reading_free (gpointer reading);

/* Whether what is said of it says that it is a page. */
gboolean dateline_page_reading_is_page (const char *content_type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelinePageReading, dateline_page_reading_free)

G_END_DECLS

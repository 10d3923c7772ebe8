/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What of an entry is indexed besides its texts. Pure. Each is NULL where there is none.
 */

#pragma once

#include "dateline/model/dateline-entry.h"

G_BEGIN_DECLS

/* Facts, as tokens of the index: a part that a story has, the place where it was
 * published, its language. */
#define DATELINE_SEARCH_FACT_PART "\x01p:"
#define DATELINE_SEARCH_FACT_SITE "\x01s:"
#define DATELINE_SEARCH_FACT_LANGUAGE "\x01l:"

char *dateline_search_text_make_captions (DatelineEntry *entry);
char *dateline_search_text_make_credits (DatelineEntry *entry);
char *dateline_search_text_make_facts (DatelineEntry *entry);

G_END_DECLS

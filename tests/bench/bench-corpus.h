/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* News that was never written, but is spread as news is: words as rare as words are
 * (Zipf's law) in several scripts, stories of all lengths, a few feeds that publish most,
 * days that are busier than others. One seed gives one corpus.
 */

#pragma once

#include "dateline/dateline.h"

G_BEGIN_DECLS

/* Whenever what is made changes: stores that were kept are made anew then. */
#define BENCH_CORPUS_VERSION 1
#define BENCH_CORPUS_N_WORDS 30000
#define BENCH_CORPUS_N_ROUNDS 36

typedef struct _BenchCorpus BenchCorpus;

BenchCorpus *bench_corpus_new (guint n_stories, guint n_feeds, gint64 now);
void bench_corpus_free (BenchCorpus *self);

/* The word of @rank, from 0, in the language of most feeds. */
const char *bench_corpus_get_word (BenchCorpus *self, guint rank);

char *bench_corpus_make_feed_uri (BenchCorpus *self, guint feed);
/* Where its reader filed it. */
GStrv bench_corpus_make_filing (BenchCorpus *self, guint feed);

/* When a month ends, of those up to now. */
gint64 bench_corpus_get_round_end (BenchCorpus *self, guint round);
/* What @feed published in a month, %NULL if nothing. */
DatelineFeedDocument *
bench_corpus_make_document (BenchCorpus *self, guint feed, guint round);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchCorpus, bench_corpus_free)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Something that is done some times over and timed, by the clock and by the processor
 * time of all threads, which says more where others use the machine. Main thread only. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BENCH_N_RUNS 5

typedef struct
{
  GArray *wall; /* of double, in milliseconds */
  GArray *cpu;
} BenchRuns;

BenchRuns *bench_runs_new (void);
void bench_runs_free (BenchRuns *self);
void bench_runs_begin (BenchRuns *self);
void bench_runs_end (BenchRuns *self);

/* Prints the medians. */
void bench_runs_print (BenchRuns *self, const char *name);

/* Prints a figure that is none of runs. */
void bench_print_figure (const char *name, double figure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchRuns, bench_runs_free)

G_END_DECLS

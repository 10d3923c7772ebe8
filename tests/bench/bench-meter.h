/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a measured program says of itself: the processor time and the memory of the
 * process and of its children, and how long the main thread works between one look for
 * events and the next. Main thread only.
 */

#pragma once

#include <gtk/gtk.h>

/* In milliseconds: since exec, by the kernel's account. */
double bench_meter_get_wall (void);
/* In milliseconds: of the process and its children that live, all threads. */
double bench_meter_get_cpu (void);
/* In milliseconds: of the calling thread. */
double bench_meter_get_thread (void);
/* In megabytes: the proportional set size of the process and its children. */
double bench_meter_get_memory (void);
/* Prints that as @name, and as @name-empty that of the empty window whose process
 * BENCH_EMPTY names: pages that both share count the less the more others share them,
 * too, so that only what is read at the same moment can be compared. */
void bench_meter_print_memory (const char *name);

typedef struct
{
  double longest; /* in milliseconds of the processor */
  guint n_over_8;
  guint n_over_16;
} BenchTurns;

/* Counts the turns of the main loop anew from now on, and tells of those since. */
void bench_meter_start_turns (void);
void bench_meter_stop_turns (BenchTurns *turns);

/* Lets the main loop run for some time. */
void bench_meter_run (int milliseconds);

/* The value that @share, from 0 to 1, of @values do not exceed; sorts them. */
double bench_meter_get_quantile (GArray *values, double share);

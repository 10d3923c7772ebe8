/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "bench-front-page-runs.h"

#include "bench-meter.h"

#include <stdio.h>
#include <time.h>

static double
get_ms (void)
{
  return g_get_monotonic_time () / 1000.0;
}

static double
get_cpu_ms (void)
{
  return clock () * 1000.0 / CLOCKS_PER_SEC;
}

BenchRuns *
bench_runs_new (void)
{
  BenchRuns *self = g_new0 (BenchRuns, 1);

  self->wall = g_array_new (FALSE, FALSE, sizeof (double));
  self->cpu = g_array_new (FALSE, FALSE, sizeof (double));
  return self;
}

void
bench_runs_free (BenchRuns *self)
{
  g_array_unref (self->wall);
  g_array_unref (self->cpu);
  g_free (self);
}

void
bench_runs_begin (BenchRuns *self)
{
  double cpu = -get_cpu_ms ();
  double wall = -get_ms ();

  g_array_append_val (self->cpu, cpu);
  g_array_append_val (self->wall, wall);
}

void
bench_runs_end (BenchRuns *self)
{
  g_array_index (self->wall, double, self->wall->len - 1) += get_ms ();
  g_array_index (self->cpu, double, self->cpu->len - 1) += get_cpu_ms ();
}

static void
print (const char *name, double figure, double cpu)
{
  printf ("%s\t%.2f\t%.2f\n", name, figure, cpu);
  fflush (stdout);
}

void
bench_runs_print (BenchRuns *self, const char *name)
{
  print (name,
         bench_meter_get_quantile (self->wall, 0.5),
         bench_meter_get_quantile (self->cpu, 0.5));
}

void
bench_print_figure (const char *name, double figure)
{
  print (name, figure, 0);
}

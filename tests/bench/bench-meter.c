/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Reads /proc and the clocks of the processor. */

#include "bench-meter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static double busy_since;
static BenchTurns turns_so_far;

/* A field of /proc/PID/stat, counted from the name on, which may hold anything; 0 for a
 * process that is gone. */
static double
read_stat (const char *pid, int field)
{
  g_autofree char *path = g_build_filename ("/proc", pid, "stat", NULL);
  g_autofree char *stat = NULL;
  const char *place;

  if (!g_file_get_contents (path, &stat, NULL, NULL))
    return 0;
  place = strrchr (stat, ')');
  for (int i = 0; place != NULL && i < field; i++)
    place = strchr (place + 1, ' ');
  return place != NULL ? g_ascii_strtod (place, NULL) : 0;
}

static gboolean
contains (GArray *pids, int pid)
{
  for (guint i = 0; i < pids->len; i++)
    if (g_array_index (pids, int, i) == pid)
      return TRUE;
  return FALSE;
}

/* This process and all below it. */
static GArray *
list_processes (void)
{
  GArray *pids = g_array_new (FALSE, FALSE, sizeof (int));
  int own = getpid ();
  guint n_before;

  g_array_append_val (pids, own);
  do
    {
      g_autoptr (GDir) folder = g_dir_open ("/proc", 0, NULL);
      const char *name;

      n_before = pids->len;
      while ((name = g_dir_read_name (folder)) != NULL)
        {
          int pid = atoi (name);

          if (pid > 0 && !contains (pids, pid) &&
              contains (pids, (int) read_stat (name, 2)))
            g_array_append_val (pids, pid);
        }
    }
  while (pids->len > n_before);
  return pids;
}

double
bench_meter_get_wall (void)
{
  g_autofree char *uptime = NULL;

  g_file_get_contents ("/proc/uptime", &uptime, NULL, NULL);
  return g_ascii_strtod (uptime, NULL) * 1000 -
         read_stat ("self", 20) * 1000 / sysconf (_SC_CLK_TCK);
}

static double
read_clock (clockid_t clock)
{
  struct timespec time = { 0 };

  clock_gettime (clock, &time);
  return time.tv_sec * 1000.0 + time.tv_nsec / 1e6;
}

double
bench_meter_get_thread (void)
{
  return read_clock (CLOCK_THREAD_CPUTIME_ID);
}

double
bench_meter_get_cpu (void)
{
  g_autoptr (GArray) pids = list_processes ();
  double sum = 0;

  for (guint i = 0; i < pids->len; i++)
    {
      clockid_t clock;

      if (clock_getcpuclockid (g_array_index (pids, int, i), &clock) == 0)
        sum += read_clock (clock);
    }
  return sum;
}

static double
read_memory (int pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/smaps_rollup", pid);
  g_autofree char *rollup = NULL;
  const char *line = NULL;

  if (g_file_get_contents (path, &rollup, NULL, NULL))
    line = strstr (rollup, "\nPss:");
  return line != NULL ? strtol (line + strlen ("\nPss:"), NULL, 10) / 1024.0 : 0;
}

double
bench_meter_get_memory (void)
{
  g_autoptr (GArray) pids = list_processes ();
  double sum = 0;

  for (guint i = 0; i < pids->len; i++)
    sum += read_memory (g_array_index (pids, int, i));
  return sum;
}

void
bench_meter_print_memory (const char *name)
{
  const char *empty = g_getenv ("BENCH_EMPTY");

  printf ("%s %.2f\n", name, bench_meter_get_memory ());
  if (empty != NULL)
    printf ("%s-empty %.2f\n", name, read_memory (atoi (empty)));
  fflush (stdout);
}

static int
poll_cb (GPollFD *fds, guint n_fds, int timeout)
{
  double busy = bench_meter_get_thread () - busy_since;
  int n_ready;

  turns_so_far.longest = MAX (turns_so_far.longest, busy);
  turns_so_far.n_over_8 += busy > 8;
  turns_so_far.n_over_16 += busy > 16;
  n_ready = g_poll (fds, n_fds, timeout);
  busy_since = bench_meter_get_thread ();
  return n_ready;
}

void
bench_meter_start_turns (void)
{
  turns_so_far = (BenchTurns){ 0 };
  busy_since = bench_meter_get_thread ();
  g_main_context_set_poll_func (NULL, poll_cb);
}

void
bench_meter_stop_turns (BenchTurns *turns)
{
  g_main_context_set_poll_func (NULL, NULL);
  *turns = turns_so_far;
}

void
bench_meter_run (int milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}

double
bench_meter_get_quantile (GArray *values, double share)
{
  if (values->len == 0)
    return 0;
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, (guint) ((values->len - 1) * share));
}

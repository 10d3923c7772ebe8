/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The program on a large store, watched from inside. bench-front-page.py starts it.
 *
 * usage: bench-front-page empty                    the yardstick, a window with nothing
 *        bench-front-page start --profile FOLDER   up to the first article
 *        bench-front-page drawn --profile FOLDER   up to the first picture and no further
 *        bench-front-page use --profile FOLDER     what a person does then
 *
 * "empty" and "start" print "wall-ms cpu-ms pss-kb main-ms pictures": of the first
 * picture with everything in it, then of the first article. CPU is of all threads and of
 * the main one; then how often it was painted. "use" prints "name<TAB>figure", a line
 * each.
 */

#include "bench-front-page-use.h"
#include "bench-front-page-view.h"

#include "bench-meter.h"

#include "app/dateline-application.h"

#include <adwaita.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static DatelineReader *reader;
static gboolean is_using;
static gboolean is_short;
static guint n_pictures;
static gboolean article_asked;

/* The kernel's own account of when this process was started. */
static double
read_wall_ms (void)
{
  g_autofree char *stat = NULL, *uptime = NULL;
  const char *field;

  g_file_get_contents ("/proc/self/stat", &stat, NULL, NULL);
  g_file_get_contents ("/proc/uptime", &uptime, NULL, NULL);
  field = strrchr (stat, ')');
  for (int i = 0; i < 20; i++)
    field = strchr (field + 1, ' ');
  return g_ascii_strtod (uptime, NULL) * 1000 -
         g_ascii_strtod (field, NULL) * 1000 / sysconf (_SC_CLK_TCK);
}

static double
read_cpu_ms (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000.0 +
         (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000.0;
}

static long
read_pss_kb (void)
{
  g_autofree char *rollup = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/smaps_rollup", &rollup, NULL, NULL);
  line = strstr (rollup, "\nPss:");
  return strtol (line + strlen ("\nPss:"), NULL, 10);
}

static void
report (void)
{
  double wall = read_wall_ms (), cpu = read_cpu_ms ();

  printf ("%.0f %.0f %ld %.0f %u\n",
          wall,
          cpu,
          read_pss_kb (),
          bench_meter_get_thread (),
          n_pictures);
  fflush (stdout);
}

static gboolean
end_cb (gpointer user_data)
{
  g_application_quit (g_application_get_default ());
  return G_SOURCE_REMOVE;
}

static gboolean
report_article_cb (gpointer user_data)
{
  report ();
  return end_cb (NULL);
}

static gboolean
use_cb (gpointer user_data)
{
  bench_front_page_use (reader);
  return end_cb (NULL);
}

static gboolean
is_all_drawn (void)
{
  return bench_view_has_headlines (reader) &&
         dateline_sidebar_get_overview (
             dateline_sidebar_pane_get_sidebar (reader->sidebar_pane)) != NULL;
}

/* What memory is for comes a moment after the first picture: so it is looked at when all
 * is at rest. */
static void
painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  n_pictures++;
  if (reader == NULL && !article_asked)
    {
      article_asked = TRUE;
      report ();
      g_timeout_add (1000, report_article_cb, NULL);
    }
  else if (reader != NULL && !article_asked && is_all_drawn ())
    {
      article_asked = TRUE;
      if (is_using)
        {
          g_timeout_add (2000, use_cb, NULL);
          return;
        }
      report ();
      if (is_short)
        {
          end_cb (NULL);
          return;
        }
      gtk_widget_activate_action (GTK_WIDGET (reader), "reader.next-unread", NULL);
      g_timeout_add (3000, report_article_cb, NULL);
    }
}

static gboolean
queue_draw_cb (gpointer user_data)
{
  gtk_widget_queue_draw (user_data);
  return G_SOURCE_CONTINUE;
}

static void
realized_cb (GtkWidget *window, gpointer user_data)
{
  g_signal_connect (gtk_widget_get_frame_clock (window),
                    "after-paint",
                    G_CALLBACK (painted_cb),
                    NULL);
}

/* A window that is still paints nothing: one is asked for until the program ends. */
static void
watch (GtkWidget *window)
{
  g_signal_connect_after (window, "realize", G_CALLBACK (realized_cb), NULL);
  g_timeout_add (4, queue_draw_cb, window);
}

static void
content_cb (AdwApplicationWindow *window)
{
  GtkWidget *content = adw_application_window_get_content (window);

  /* It stands in a stack, with what is there in its place. */
  if (GTK_IS_STACK (content))
    content = gtk_widget_get_first_child (content);
  if (DATELINE_IS_READER (content))
    reader = DATELINE_READER (content);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, gpointer user_data)
{
  if (!ADW_IS_APPLICATION_WINDOW (window))
    return;
  g_signal_connect (window, "notify::content", G_CALLBACK (content_cb), NULL);
  watch (GTK_WIDGET (window));
}

static void
show_empty_cb (GtkApplication *application, gpointer user_data)
{
  GtkWidget *window = gtk_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  watch (window);
  gtk_window_present (GTK_WINDOW (window));
}

/* Nothing but the start is to be measured. */
static void
set_settings_cb (GApplication *application, gpointer user_data)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.dateline.Dateline");

  g_settings_set_uint (settings, "refresh-interval", 0);
  g_settings_set_boolean (settings, "refresh-at-start", FALSE);
}

static int
run_empty (void)
{
  g_autoptr (GtkApplication) application =
      gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (show_empty_cb), NULL);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}

int
main (int argc, char *argv[])
{
  g_autoptr (DatelineApplication) application = NULL;

  if (argc < 2)
    {
      fprintf (stderr,
               "Usage: bench-front-page empty|start|drawn|use [--profile FOLDER]\n");
      return 2;
    }
  if (g_str_equal (argv[1], "empty"))
    return run_empty ();

  /* As the program's own main () does. */
  mallopt (M_ARENA_MAX, 2);
  mallopt (M_MMAP_THRESHOLD, 128 * 1024);
  mallopt (M_TRIM_THRESHOLD, 128 * 1024);
  is_using = g_str_equal (argv[1], "use");
  is_short = g_str_equal (argv[1], "drawn");
  application = dateline_application_new ();
  g_signal_connect (application, "startup", G_CALLBACK (set_settings_cb), NULL);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc - 1, argv + 1);
}

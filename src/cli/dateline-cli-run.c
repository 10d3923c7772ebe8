/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One call of the program: its options, its store, waiting, and what it says when
 * something is wrong: one line on standard error, the library's own sentence. */

#include "cli/dateline-cli.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define N_COLUMNS 79

void
dateline_cli_run_init (DatelineCliRun *run)
{
  *run = (DatelineCliRun){ 0 };
  run->cancellable = g_cancellable_new ();
}

void
dateline_cli_run_clear (DatelineCliRun *run)
{
  g_clear_object (&run->result);
  g_clear_object (&run->refresher);
  g_clear_object (&run->fetcher);
  /* Whoever still refers to it: what was written is folded into the one file. */
  if (run->store != NULL)
    dateline_store_close (run->store);
  g_clear_object (&run->store);
  g_clear_object (&run->cancellable);
  g_clear_pointer (&run->profile, g_free);
}

/* Writes @text and a line break to standard error; the text is made one line. */
static void
complain (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\r\n\t", ' ');

  fprintf (stderr, "dateline-cli: %s\n", line);
}

DatelineCliStatus
dateline_cli_fail (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    complain (_ ("Stopped."));
  else
    complain (error->message);
  return DATELINE_CLI_FAILED;
}

DatelineCliStatus
dateline_cli_say_failed (const char *text)
{
  complain (text);
  return DATELINE_CLI_FAILED;
}

DatelineCliStatus
dateline_cli_misused (DatelineCliRun *run, const char *format, ...)
{
  g_autofree char *help = run->verb == NULL
                              ? g_strdup ("help")
                              : g_strconcat (run->verb->name, " --help", NULL);
  g_autofree char *problem = NULL;
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  problem = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Translators: the first %s is a sentence, the second one a command. */
  line = g_strdup_printf (_ ("%s See “dateline-cli %s”."), problem, help);
  complain (line);
  return DATELINE_CLI_USAGE;
}

/* @text in lines that a terminal of 80 columns has room for. */
static char *
wrap (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);
  GString *lines = g_string_new (NULL);
  gsize column = 0;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      gsize length = g_utf8_strlen (words[i], -1);

      if (column > 0 && column + 1 + length > N_COLUMNS)
        {
          g_string_append_c (lines, '\n');
          column = 0;
        }
      else if (column > 0)
        {
          g_string_append_c (lines, ' ');
          column++;
        }
      g_string_append (lines, words[i]);
      column += length;
    }
  return g_string_free (lines, FALSE);
}

/* Takes the options out of @argv, of which the verb's name is the first. FALSE after
 * saying what is wrong with them. */
gboolean
dateline_cli_run_parse_options (DatelineCliRun *run,
                                const GOptionEntry *entries,
                                int *argc,
                                char ***argv)
{
  const GOptionEntry shared[] = {
    { "profile",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &run->profile,
      N_ ("Keep everything in this folder, not your data folder"),
      N_ ("FOLDER") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (run->verb->arguments);
  g_autofree char *name = g_strconcat ("dateline-cli ", run->verb->name, NULL);
  g_autofree char *description =
      run->verb->description != NULL ? wrap (_ (run->verb->description)) : NULL;
  g_autoptr (GError) error = NULL;
  char **list = *argv;

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, run->verb->summary);
  g_option_context_set_description (context, description);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, shared, GETTEXT_PACKAGE);
  g_set_prgname (name);
  list[0] = name;
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      g_autofree char *sentence = g_strconcat (error->message, ".", NULL);

      (*argv)[0] = (char *) run->verb->name;
      dateline_cli_misused (run, "%s", sentence);
      return FALSE;
    }
  (*argv)[0] = (char *) run->verb->name;
  return TRUE;
}

/* The same, and the verb's name too: what is left of @argv are the arguments, of which
 * there are @min to @max, -1 for any number. */
gboolean
dateline_cli_run_read_arguments (DatelineCliRun *run,
                                 const GOptionEntry *entries,
                                 int *argc,
                                 char ***argv,
                                 int min,
                                 int max)
{
  if (!dateline_cli_run_parse_options (run, entries, argc, argv))
    return FALSE;
  (*argc)--;
  (*argv)++;
  /* What GOption took out leaves old words behind the last one. */
  (*argv)[*argc] = NULL;
  if (*argc >= min && (max < 0 || *argc <= max))
    return TRUE;
  dateline_cli_misused (run,
                        "%s",
                        *argc < min ? _ ("Something is missing.")
                                    : _ ("That is one word too many."));
  return FALSE;
}

void
dateline_cli_run_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DatelineCliRun *run = user_data;

  g_set_object (&run->result, result);
}

/* Waits for the call that was started with dateline_cli_run_done_cb () and returns its
 * result, which stays the run's own until the next call. */
GAsyncResult *
dateline_cli_run_wait (DatelineCliRun *run)
{
  g_clear_object (&run->result);
  while (run->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return run->result;
}

/* How far it has got, in one line that is written over. */
static void
working_cb (DatelineStore *store,
            DatelineStoreWork work,
            double fraction,
            gpointer user_data)
{
  fprintf (stderr, "\r\033[K%d %%", (int) (fraction * 100));
}

/* The same for what takes long, where somebody watches. */
GAsyncResult *
dateline_cli_run_wait_watching (DatelineCliRun *run)
{
  GAsyncResult *result;
  gulong handler;

  if (!isatty (STDERR_FILENO))
    return dateline_cli_run_wait (run);
  handler = g_signal_connect (run->store, "working", G_CALLBACK (working_cb), NULL);
  result = dateline_cli_run_wait (run);
  g_signal_handler_disconnect (run->store, handler);
  fputs ("\r\033[K", stderr);
  return result;
}

/* The feeds that are followed; NULL with @error, if there is one. */
GPtrArray *
dateline_cli_run_list_feeds (DatelineCliRun *run, GError **error)
{
  dateline_store_list_feeds_async (run->store,
                                   run->cancellable,
                                   dateline_cli_run_done_cb,
                                   run);
  return dateline_store_list_feeds_finish (run->store,
                                           dateline_cli_run_wait (run),
                                           error);
}

/* Makes the door to the store; nothing is opened yet. */
void
dateline_cli_run_make_store (DatelineCliRun *run)
{
  g_autofree char *path = NULL;

  if (run->store != NULL)
    return;
  if (run->profile != NULL)
    path = g_build_filename (run->profile, "dateline.db", NULL);
  run->store = dateline_store_new (path);
}

/* Says what is wrong with the store; the status tells kinds of it from others. */
DatelineCliStatus
dateline_cli_run_fail_store (DatelineCliRun *run, const GError *error)
{
  static const struct
  {
    DatelineStoreError code;
    DatelineCliStatus status;
  } statuses[] = {
    { DATELINE_STORE_ERROR_TOO_NEW, DATELINE_CLI_REFUSED },
    { DATELINE_STORE_ERROR_NOT_OURS, DATELINE_CLI_REFUSED },
    { DATELINE_STORE_ERROR_IN_USE, DATELINE_CLI_IN_USE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_error_matches (error, DATELINE_STORE_ERROR, (int) statuses[i].code))
      run->store_status = statuses[i].status;
  return dateline_cli_fail (error);
}

/* What can be done about it, on a line with what is wrong. */
DatelineCliStatus
dateline_cli_run_refuse_store (DatelineCliRun *run, const GError *error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) whole = NULL;

  if (!g_error_matches (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_NOT_OURS))
    return dateline_cli_run_fail_store (run, error);
  text = g_strconcat (error->message,
                      " ",
                      _ ("“dateline-cli check --repair” puts the newest backup in its "
                         "place, if there is one, and keeps the file."),
                      NULL);
  whole = g_error_new_literal (error->domain, error->code, text);
  return dateline_cli_run_fail_store (run, whole);
}

/* What was repaired just now. The report stays for the window, where it can be read at
 * leisure. */
static void
tell_of_rescue (DatelineCliRun *run, gint64 start)
{
  g_autoptr (DatelineRescueReport) report = dateline_store_dup_rescue_report (run->store);
  g_autofree char *text = NULL;

  if (report == NULL || dateline_rescue_report_get_time (report) < start)
    return;
  text = dateline_rescue_report_dup_text (report);
  complain (text);
}

/* Opens the store, where it was not opened yet. FALSE after saying why it cannot be. */
gboolean
dateline_cli_run_open_store (DatelineCliRun *run)
{
  gint64 start = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (GError) error = NULL;

  if (run->store != NULL)
    return TRUE;
  dateline_cli_run_make_store (run);
  dateline_store_open_async (run->store, run->cancellable, dateline_cli_run_done_cb, run);
  if (!dateline_store_open_finish (run->store, dateline_cli_run_wait (run), &error))
    {
      dateline_cli_run_refuse_store (run, error);
      return FALSE;
    }
  tell_of_rescue (run, start);
  return TRUE;
}

/* Makes what goes to the network; the store is open. */
void
dateline_cli_run_make_refresher (DatelineCliRun *run)
{
  if (run->refresher != NULL)
    return;
  run->fetcher = dateline_fetcher_new (NULL);
  run->refresher = dateline_refresher_new (run->store, run->fetcher);
}

/* Opens the store and makes what goes to the network. FALSE after saying what is wrong.
 */
gboolean
dateline_cli_run_open_refresher (DatelineCliRun *run)
{
  if (!dateline_cli_run_open_store (run))
    return FALSE;
  dateline_cli_run_make_refresher (run);
  return TRUE;
}

/* The bytes of a file, or of standard input where the name is "-". NULL after saying why
 * it cannot be read. */
GBytes *
dateline_cli_run_read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize length;

  /* Not as a GFile: for the first of those GIO loads modules, for 2 ms and more. */
  if (!g_file_get_contents (strcmp (path, "-") == 0 ? "/dev/stdin" : path,
                            &contents,
                            &length,
                            &error))
    {
      dateline_cli_fail (error);
      return NULL;
    }
  return g_bytes_new_take (contents, length);
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* `dateline-cli save`: keeps stories with their pictures for offline reading, or lets go;
 * and says how far that has got. */

#include "cli/dateline-cli-headlines.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

/* How far it has got, in one line that is written over; only where somebody watches. */
static void
progress_cb (DatelineStorySaver *saver, GParamSpec *pspec, gpointer user_data)
{
  guint n_stories = dateline_story_saver_get_n_stories (saver);

  if (n_stories > 0)
    fprintf (stderr,
             g_dngettext (GETTEXT_PACKAGE,
                          "\r\033[KKeeping %2$u story: %1$u done",
                          "\r\033[KKeeping %2$u stories: %1$u done",
                          n_stories),
             dateline_story_saver_get_n_done (saver),
             n_stories);
}

/* Fetches what is missing and drops what belongs to stories that are let go. */
static gboolean
keep (DatelineCliRun *run, GError **error)
{
  DatelineStorySaver *saver = dateline_refresher_get_saver (run->refresher);
  gboolean is_watched = isatty (STDERR_FILENO);
  gboolean is_done;
  gulong handler = 0;

  if (is_watched)
    handler = g_signal_connect (saver, "notify::n-done", G_CALLBACK (progress_cb), NULL);
  dateline_story_saver_retry (saver);
  dateline_story_saver_sync_async (saver,
                                   run->cancellable,
                                   dateline_cli_run_done_cb,
                                   run);
  is_done =
      dateline_story_saver_sync_finish (saver, dateline_cli_run_wait (run), NULL, error);
  if (is_watched)
    {
      g_signal_handler_disconnect (saver, handler);
      fputs ("\r\033[K", stderr);
    }
  return is_done;
}

static GPtrArray *
load_savings (DatelineCliRun *run, GArray *ids, GError **error)
{
  dateline_store_load_savings_async (run->store,
                                     ids != NULL ? (const gint64 *) ids->data : NULL,
                                     ids != NULL ? ids->len : 0,
                                     run->cancellable,
                                     dateline_cli_run_done_cb,
                                     run);
  return dateline_store_load_savings_finish (run->store,
                                             dateline_cli_run_wait (run),
                                             error);
}

static char *
load_title (DatelineCliRun *run, gint64 id)
{
  g_autoptr (GPtrArray) headlines = NULL;

  dateline_store_load_headlines_async (run->store,
                                       &id,
                                       1,
                                       run->cancellable,
                                       dateline_cli_run_done_cb,
                                       run);
  headlines = dateline_store_load_headlines_finish (run->store,
                                                    dateline_cli_run_wait (run),
                                                    NULL);
  return g_strdup (headlines != NULL && headlines->len > 0
                       ? dateline_headline_get_title (headlines->pdata[0])
                       : "");
}

static void
print_saving (DatelineCliRun *run, DatelineSaving *saving)
{
  static const char *const marks[] = {
    [DATELINE_SAVED_PENDING] = "…",
    [DATELINE_SAVED_COMPLETE] = "★",
    [DATELINE_SAVED_INCOMPLETE] = "☆",
  };
  gint64 id = dateline_saving_get_story_id (saving);
  g_autofree char *title = load_title (run, id);
  g_autofree char *text = dateline_saving_dup_text (saving);

  g_print ("%7" G_GINT64_FORMAT "  %s  %s — %s\n",
           id,
           marks[dateline_saving_get_state (saving)],
           title,
           text);
}

/* Says how far each has got; what is not whole is a failure, and why stands on standard
 * error. */
static DatelineCliStatus
print_savings (DatelineCliRun *run, GPtrArray *savings)
{
  const char *reason = NULL;
  guint n_open = 0;

  for (guint i = 0; i < savings->len; i++)
    {
      DatelineSaving *saving = savings->pdata[i];

      print_saving (run, saving);
      if (dateline_saving_get_state (saving) == DATELINE_SAVED_COMPLETE)
        continue;
      n_open++;
      if (reason == NULL)
        reason = dateline_saving_get_reason (saving);
    }
  if (n_open == 0)
    return DATELINE_CLI_OK;
  if (reason == NULL)
    reason = run->refresher != NULL && !dateline_refresher_is_online (run->refresher)
                 ? _ ("You are offline.")
                 : "";
  g_printerr (g_dngettext (GETTEXT_PACKAGE,
                           "dateline-cli: %u story is not complete, and is tried again "
                           "after the next refresh. %s\n",
                           "dateline-cli: %u stories are not complete, and are tried "
                           "again after the next refresh. %s\n",
                           n_open),
              n_open,
              reason);
  return DATELINE_CLI_FAILED;
}

static DatelineCliStatus
list_savings (DatelineCliRun *run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) savings = NULL;

  if (!dateline_cli_run_open_store (run))
    return DATELINE_CLI_FAILED;
  savings = load_savings (run, NULL, &error);
  if (savings == NULL)
    return dateline_cli_fail (error);
  for (guint i = 0; i < savings->len; i++)
    print_saving (run, savings->pdata[i]);
  return DATELINE_CLI_OK;
}

static gboolean
set_saved (DatelineCliRun *run, GArray *ids, gboolean saved, GError **error)
{
  g_autoptr (DatelineMarking) marking = NULL;

  dateline_store_set_saved_async (run->store,
                                  (const gint64 *) ids->data,
                                  ids->len,
                                  saved,
                                  run->cancellable,
                                  dateline_cli_run_done_cb,
                                  run);
  marking =
      dateline_store_set_saved_finish (run->store, dateline_cli_run_wait (run), error);
  return marking != NULL;
}

static gboolean
want_enclosures (DatelineCliRun *run, GArray *ids, GError **error)
{
  dateline_store_want_enclosures_async (run->store,
                                        (const gint64 *) ids->data,
                                        ids->len,
                                        TRUE,
                                        run->cancellable,
                                        dateline_cli_run_done_cb,
                                        run);
  return dateline_store_want_enclosures_finish (run->store,
                                                dateline_cli_run_wait (run),
                                                error);
}

static DatelineCliStatus
save (DatelineCliRun *run, GArray *ids, gboolean undo, gboolean enclosures)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) savings = NULL;

  if (!set_saved (run, ids, !undo, &error) ||
      (enclosures && !undo && !want_enclosures (run, ids, &error)) || !keep (run, &error))
    return dateline_cli_fail (error);
  savings = load_savings (run, ids, &error);
  return savings != NULL ? print_savings (run, savings) : dateline_cli_fail (error);
}

DatelineCliStatus
dateline_cli_save (DatelineCliRun *run, int argc, char **argv)
{
  gboolean undo = FALSE, enclosures = FALSE, lists = FALSE;
  const GOptionEntry entries[] = {
    { "undo", 0, 0, G_OPTION_ARG_NONE, &undo, N_ ("Let go what was kept"), NULL },
    { "enclosures",
      0,
      0,
      G_OPTION_ARG_NONE,
      &enclosures,
      N_ ("Keep what is sent along, too, as episodes"),
      NULL },
    { "list",
      0,
      0,
      G_OPTION_ARG_NONE,
      &lists,
      N_ ("List the stories that are kept, and what of them is"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GArray) ids = NULL;

  if (!dateline_cli_run_read_arguments (run, entries, &argc, &argv, 0, -1))
    return DATELINE_CLI_USAGE;
  if (lists && argc == 0)
    return list_savings (run);
  if (lists || argc == 0)
    return dateline_cli_misused (run,
                                 "%s",
                                 lists ? _ ("That is one word too many.")
                                       : _ ("Something is missing."));
  ids = dateline_cli_read_story_ids (run, argc, argv);
  if (ids == NULL)
    return DATELINE_CLI_USAGE;
  if (!dateline_cli_run_open_refresher (run))
    return DATELINE_CLI_FAILED;
  return save (run, ids, undo, enclosures);
}

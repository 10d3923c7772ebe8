/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The verbs of `dateline-cli` and what they have in common. A verb is a function in a
 * file of its own name; the table of dateline-cli.c lists them. Everything runs on the
 * main thread: what the library does meanwhile is waited for with dateline_cli_run_wait
 * ().
 */

#pragma once

#include "dateline/dateline.h"

G_BEGIN_DECLS

typedef enum
{
  DATELINE_CLI_OK = 0,
  DATELINE_CLI_FAILED = 1,
  DATELINE_CLI_USAGE = 2,
  DATELINE_CLI_REFUSED = 3, /* the store is of a newer version, or none of ours */
  DATELINE_CLI_IN_USE = 4,  /* another program has it open */
} DatelineCliStatus;

typedef struct _DatelineCliRun DatelineCliRun;

typedef struct
{
  const char *name;
  const char *arguments;   /* what follows the options, as "STORY…"; NULL for nothing */
  const char *summary;     /* half a line, for the list of verbs */
  const char *description; /* a few sentences, for the verb's own help; or NULL */
  DatelineCliStatus (*call) (DatelineCliRun *run, int argc, char **argv);
} DatelineCliVerb;

/* One call of the program. */
struct _DatelineCliRun
{
  const DatelineCliVerb *verb;
  char *profile;             /* the folder of --profile, or NULL */
  GCancellable *cancellable; /* Ctrl+C cancels it */
  GAsyncResult *result;      /* of the call that is waited for */
  DatelineStore *store;
  DatelineFetcher *fetcher;
  DatelineRefresher *refresher;
  DatelineCliStatus store_status; /* what is wrong with the store, if that says more */
};

DatelineCliStatus dateline_cli_add (DatelineCliRun *run, int argc, char **argv);
DatelineCliStatus dateline_cli_backup (DatelineCliRun *run, int argc, char **argv);
DatelineCliStatus dateline_cli_check (DatelineCliRun *run, int argc, char **argv);
DatelineCliStatus dateline_cli_discover (DatelineCliRun *run, int argc, char **argv);
DatelineCliStatus dateline_cli_export (DatelineCliRun *run, int argc, char **argv);
DatelineCliStatus dateline_cli_feeds (DatelineCliRun *run, int argc, char **argv);
DatelineCliStatus dateline_cli_import (DatelineCliRun *run, int argc, char **argv);
DatelineCliStatus dateline_cli_list (DatelineCliRun *run, int argc, char **argv);
DatelineCliStatus dateline_cli_join (DatelineCliRun *run, int argc, char **argv);
DatelineCliStatus dateline_cli_mark (DatelineCliRun *run, int argc, char **argv);
DatelineCliStatus dateline_cli_parse (DatelineCliRun *run, int argc, char **argv);
DatelineCliStatus dateline_cli_refresh (DatelineCliRun *run, int argc, char **argv);
DatelineCliStatus dateline_cli_restore (DatelineCliRun *run, int argc, char **argv);
DatelineCliStatus dateline_cli_extract (DatelineCliRun *run, int argc, char **argv);
DatelineCliStatus dateline_cli_sanitize (DatelineCliRun *run, int argc, char **argv);
DatelineCliStatus dateline_cli_save (DatelineCliRun *run, int argc, char **argv);
DatelineCliStatus dateline_cli_search (DatelineCliRun *run, int argc, char **argv);
DatelineCliStatus dateline_cli_storage (DatelineCliRun *run, int argc, char **argv);
DatelineCliStatus dateline_cli_show (DatelineCliRun *run, int argc, char **argv);

/* dateline-cli-run.c */
void dateline_cli_run_init (DatelineCliRun *run);
void dateline_cli_run_clear (DatelineCliRun *run);
gboolean dateline_cli_run_parse_options (DatelineCliRun *run,
                                         const GOptionEntry *entries,
                                         int *argc,
                                         char ***argv);
gboolean dateline_cli_run_read_arguments (DatelineCliRun *run,
                                          const GOptionEntry *entries,
                                          int *argc,
                                          char ***argv,
                                          int min,
                                          int max);
void dateline_cli_run_make_store (DatelineCliRun *run);
gboolean dateline_cli_run_open_store (DatelineCliRun *run);
DatelineCliStatus dateline_cli_run_refuse_store (DatelineCliRun *run,
                                                 const GError *error);
DatelineCliStatus dateline_cli_run_fail_store (DatelineCliRun *run, const GError *error);
gboolean dateline_cli_run_open_refresher (DatelineCliRun *run);
void dateline_cli_run_make_refresher (DatelineCliRun *run);
void dateline_cli_run_done_cb (GObject *source, GAsyncResult *result, gpointer user_data);
GAsyncResult *dateline_cli_run_wait (DatelineCliRun *run);
GPtrArray *dateline_cli_run_list_feeds (DatelineCliRun *run, GError **error);
GAsyncResult *dateline_cli_run_wait_watching (DatelineCliRun *run);
GBytes *dateline_cli_run_read_file (const char *path);
DatelineCliStatus dateline_cli_fail (const GError *error);
DatelineCliStatus dateline_cli_say_failed (const char *text);
DatelineCliStatus dateline_cli_misused (DatelineCliRun *run, const char *format, ...)
    G_GNUC_PRINTF (2, 3);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DatelineCliRun, dateline_cli_run_clear)

G_END_DECLS

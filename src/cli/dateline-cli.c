/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The program `dateline-cli`: a table of verbs. Exit status: 0 success, 1 failure, 2 it
 * was called wrongly, 3 the store is of a newer version or none of ours and was left as
 * it is, 4 another program has it open; what is wrong is one line on standard error. */

#include "cli/dateline-cli.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

static DatelineCliStatus help (DatelineCliRun *run, int argc, char **argv);

static const DatelineCliVerb verbs[] = {
  { "add",
    N_ ("ADDRESS"),
    N_ ("Follow a feed, by its address or that of a web page"),
    NULL,
    dateline_cli_add },
  { "import",
    N_ ("FILE"),
    N_ ("Follow the feeds of a list (OPML)"),
    N_ ("Nothing is fetched before “dateline-cli refresh”."),
    dateline_cli_import },
  { "export",
    N_ ("[FILE]"),
    N_ ("Write the list of feeds (OPML)"),
    NULL,
    dateline_cli_export },
  { "refresh",
    NULL,
    N_ ("Ask the feeds for new stories"),
    N_ ("A server that asked to be left alone for some time is, also with --force."),
    dateline_cli_refresh },
  { "feeds",
    N_ ("[FEED]"),
    N_ ("List the feeds that are followed"),
    N_ ("Each with its number, how many of its stories are unread and kept, its title, "
        "categories and address, and what is wrong with it. A FEED is named by its "
        "number, address or title."),
    dateline_cli_feeds },
  { "join",
    N_ ("FEED OTHER"),
    N_ ("Make one feed of two that are the same"),
    N_ ("FEED is no longer followed. Its stories go to OTHER; those that both have stay "
        "once, read or saved if they were in either. To follow FEED again within 30 days "
        "undoes it, but for the stories that only FEED had."),
    dateline_cli_join },
  { "list",
    NULL,
    N_ ("List headlines, the newest first"),
    N_ ("Each with its number, ● if it is unread, ★ if it is saved and all of it is "
        "here, "
        "☆ if it is saved and something is missing or still to come, its date, feed and "
        "title. Several filters hold together; several categories are alternatives."),
    dateline_cli_list },
  { "show", N_ ("STORY"), N_ ("Print a story"), NULL, dateline_cli_show },
  { "search",
    N_ ("WORD…"),
    N_ ("List the stories in which all the words stand"),
    NULL,
    dateline_cli_search },
  { "mark",
    N_ ("read|unread [STORY…]"),
    N_ ("Mark stories as read or unread"),
    NULL,
    dateline_cli_mark },
  { "save",
    N_ ("STORY…"),
    N_ ("Keep stories for offline reading, with their pictures"),
    N_ ("Ends with 1 if something could not be had: it is tried again after the next "
        "refresh, and when you say “save” again."),
    dateline_cli_save },
  { "storage",
    NULL,
    N_ ("Tell what takes the room on the disk, and make some"),
    N_ ("Saved stories and their pictures are never deleted. What is deleted does not "
        "come "
        "back with its feed; “--preview” tells beforehand how much it would be."),
    dateline_cli_storage },
  { "backup",
    N_ ("FILE"),
    N_ ("Copy all that is kept to one file"),
    N_ ("Feeds, stories, and what is read and saved; pictures are not in it. Dateline "
        "may be running. A backup of each day on which something changed is made by "
        "itself, too: the last three are in the folder “backups” beside your data."),
    dateline_cli_backup },
  { "restore",
    N_ ("FILE"),
    N_ ("Put a backup in the place of what is kept"),
    N_ ("The backup is looked at first. What is there now is moved aside, not deleted. "
        "Dateline must not be running. Exit status 3: FILE is no backup that this "
        "version can read; 4: another program has the stories open."),
    dateline_cli_restore },
  { "check",
    NULL,
    N_ ("Look whether all that is kept can be read"),
    N_ ("Looks at the file, at what is in it and at the index of words, and changes "
        "nothing. With --repair, which Dateline must not be running for, a damaged file "
        "is moved aside and all that can be read of it saved into a new one; what that "
        "lacks comes from the newest backup and from the list of feeds beside it. Exit "
        "status 0: nothing is wrong, or not any more; 1: it is damaged; 3: the file is "
        "of a newer version, or not Dateline's; 4: another program has the stories "
        "open."),
    dateline_cli_check },
  { "parse",
    N_ ("FILE"),
    N_ ("Print the feed in a file as a JSON Feed"),
    N_ ("Reads RSS, RDF, Atom and JSON Feed. Neither the network nor your data is "
        "touched."),
    dateline_cli_parse },
  { "discover",
    N_ ("FILE"),
    N_ ("List the feeds that a saved web page names"),
    N_ ("Neither the network nor your data is touched."),
    dateline_cli_discover },
  { "sanitize",
    N_ ("FILE"),
    N_ ("Print a saved web page without anything active"),
    N_ ("Neither the network nor your data is touched."),
    dateline_cli_sanitize },
  { "extract",
    N_ ("FILE"),
    N_ ("Print the article in a saved web page as JSON"),
    N_ ("Neither the network nor your data is touched."),
    dateline_cli_extract },
  { "help", N_ ("[COMMAND]"), N_ ("Show help"), NULL, help },
};

static const DatelineCliVerb *
find_verb (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (verbs[i].name, name) == 0)
      return &verbs[i];
  return NULL;
}

static void
print_help (FILE *stream)
{
  fprintf (stream,
           "%s\n  dateline-cli %s\n\n%s\n",
           _ ("Usage:"),
           _ ("[--profile FOLDER] COMMAND [OPTION…] [ARGUMENT…]"),
           _ ("Commands:"));
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    fprintf (stream, "  %-10s %s\n", verbs[i].name, _ (verbs[i].summary));
  fprintf (stream,
           "\n%s\n",
           _ ("“dateline-cli COMMAND --help” tells more about one of them."));
}

static DatelineCliStatus
call (DatelineCliRun *run, const DatelineCliVerb *verb, int argc, char **argv)
{
  run->verb = verb;
  return verb->call (run, argc, argv);
}

static DatelineCliStatus
help (DatelineCliRun *run, int argc, char **argv)
{
  char *asked[] = { NULL, (char *) "--help", NULL };
  const DatelineCliVerb *verb;

  if (argc < 2 || g_str_has_prefix (argv[1], "-") || strcmp (argv[1], "help") == 0)
    {
      print_help (stdout);
      return DATELINE_CLI_OK;
    }
  verb = find_verb (argv[1]);
  run->verb = NULL;
  if (verb == NULL)
    return dateline_cli_misused (run, _ ("There is no command “%s”."), argv[1]);
  return call (run, verb, 2, asked);
}

static gboolean
stop_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_CONTINUE;
}

/* Takes the options that stand before the verb; returns the index of the verb. */
static int
read_leading_options (DatelineCliRun *run, int argc, char **argv)
{
  int i = 1;

  for (; i < argc && argv[i][0] == '-'; i++)
    {
      const char *value = NULL;

      if (g_str_has_prefix (argv[i], "--profile="))
        value = argv[i] + strlen ("--profile=");
      else if (strcmp (argv[i], "--profile") == 0 && i + 1 < argc)
        value = argv[++i];
      else
        break;
      g_free (run->profile);
      run->profile = g_strdup (value);
    }
  return i;
}

static DatelineCliStatus
run_program (DatelineCliRun *run, int argc, char **argv)
{
  int first = read_leading_options (run, argc, argv);
  const DatelineCliVerb *verb;

  if (first >= argc)
    {
      print_help (stderr);
      return DATELINE_CLI_USAGE;
    }
  if (strcmp (argv[first], "--version") == 0)
    {
      puts (DATELINE_VERSION);
      return DATELINE_CLI_OK;
    }
  if (strcmp (argv[first], "--help") == 0 || strcmp (argv[first], "-h") == 0)
    {
      print_help (stdout);
      return DATELINE_CLI_OK;
    }
  verb = find_verb (argv[first]);
  if (verb == NULL)
    return dateline_cli_misused (run, _ ("There is no command “%s”."), argv[first]);
  return call (run, verb, argc - first, argv + first);
}

static void
print_cb (const char *text)
{
  fputs (text, stdout);
}

static void
print_error_cb (const char *text)
{
  fputs (text, stderr);
}

/* What is written is UTF-8 wherever it goes, and so is what is read: a place without a
 * locale, as a cron job, is no reason to lose letters. */
static void
set_up_text (void)
{
  setlocale (LC_ALL, "");
  if (strcmp (nl_langinfo (CODESET), "UTF-8") != 0)
    setlocale (LC_CTYPE, "C.UTF-8");
  g_set_print_handler (print_cb);
  g_set_printerr_handler (print_error_cb);
  bindtextdomain (GETTEXT_PACKAGE, DATELINE_LOCALE_FOLDER);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int argc, char *argv[])
{
  g_auto (DatelineCliRun) run;
  DatelineCliStatus status;

  set_up_text ();
  /* A reader that has seen enough ("| head") is a failed write, not a death. */
  signal (SIGPIPE, SIG_IGN);
  dateline_cli_run_init (&run);
  g_unix_signal_add (SIGINT, stop_cb, run.cancellable);
  g_unix_signal_add (SIGTERM, stop_cb, run.cancellable);

  status = run_program (&run, argc, argv);
  if (status == DATELINE_CLI_FAILED && run.store_status != DATELINE_CLI_OK)
    status = run.store_status;
  if (fflush (stdout) != 0 && status == DATELINE_CLI_OK)
    status = DATELINE_CLI_FAILED;
  return status;
}

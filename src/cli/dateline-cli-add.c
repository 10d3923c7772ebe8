/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* `dateline-cli add`: follows a feed by its address or that of a page. */

#include "cli/dateline-cli.h"

#include <glib/gi18n.h>

static const char *
get_link_title (DatelineFeedLink *link)
{
  DatelineFeedDocument *document = dateline_feed_link_get_document (link);
  const char *title =
      document != NULL ? dateline_feed_document_get_title (document) : NULL;

  if (title == NULL)
    title = dateline_feed_link_get_title (link);
  return title != NULL ? title : dateline_feed_link_get_uri (link);
}

static GPtrArray *
discover (DatelineCliRun *run, const char *address)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *links;

  dateline_refresher_discover_async (run->refresher,
                                     address,
                                     run->cancellable,
                                     dateline_cli_run_done_cb,
                                     run);
  links = dateline_refresher_discover_finish (run->refresher,
                                              dateline_cli_run_wait (run),
                                              &error);
  if (links == NULL)
    dateline_cli_fail (error);
  return links;
}

/* One that is followed already is named, and no server is asked for it. */
static DatelineCliStatus
refuse_followed (DatelineFeedLink *link)
{
  g_autofree char *number =
      g_strdup_printf ("%" G_GINT64_FORMAT, dateline_feed_link_get_feed_id (link));
  /* TRANSLATORS: a feed's title, and its number */
  g_autofree char *text =
      g_strdup_printf (_ ("You follow “%s” already; its number is %s."),
                       get_link_title (link),
                       number);

  g_printerr ("dateline-cli: %s\n", text);
  return DATELINE_CLI_FAILED;
}

static DatelineCliStatus
subscribe (DatelineCliRun *run, DatelineFeedLink *link, char **categories)
{
  static const char *const none[] = { NULL };
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (dateline_feed_link_get_feed_id (link) > 0)
    return refuse_followed (link);

  dateline_refresher_subscribe_async (
      run->refresher,
      link,
      categories != NULL ? (const char *const *) categories : none,
      run->cancellable,
      dateline_cli_run_done_cb,
      run);
  id = dateline_refresher_subscribe_finish (run->refresher,
                                            dateline_cli_run_wait (run),
                                            &error);
  if (error != NULL)
    return dateline_cli_fail (error);

  g_print ("%" G_GINT64_FORMAT "  %s\n", id, get_link_title (link));
  return DATELINE_CLI_OK;
}

/* "address  title  (kind)" */
static void
print_link (DatelineFeedLink *link)
{
  const char *kind = dateline_feed_link_get_kind (link);

  g_print ("%s  %s", dateline_feed_link_get_uri (link), get_link_title (link));
  if (kind != NULL)
    g_print ("  (%s)", kind);
  g_print ("\n");
}

static DatelineCliStatus
choose (DatelineCliRun *run,
        GPtrArray *links,
        char **categories,
        gboolean all,
        gboolean first)
{
  guint n_added = 0;

  if (links->len == 0)
    {
      g_printerr ("dateline-cli: %s\n", _ ("No feed was found at this address."));
      return DATELINE_CLI_FAILED;
    }
  if (links->len > 1 && !all && !first)
    {
      for (guint i = 0; i < links->len; i++)
        print_link (links->pdata[i]);
      return dateline_cli_misused (
          run,
          "%s",
          _ ("There are several feeds; add one of these, or use --first or --all."));
    }
  /* One that is followed already is no reason to leave the others out. */
  for (guint i = 0; i < (all ? links->len : 1); i++)
    n_added += subscribe (run, links->pdata[i], categories) == DATELINE_CLI_OK;
  return n_added > 0 ? DATELINE_CLI_OK : DATELINE_CLI_FAILED;
}

DatelineCliStatus
dateline_cli_add (DatelineCliRun *run, int argc, char **argv)
{
  g_auto (GStrv) categories = NULL;
  gboolean all = FALSE, first = FALSE;
  const GOptionEntry entries[] = {
    { "category",
      'c',
      0,
      G_OPTION_ARG_STRING_ARRAY,
      &categories,
      N_ ("File it under this category; may be given several times"),
      N_ ("NAME") },
    { "first",
      0,
      0,
      G_OPTION_ARG_NONE,
      &first,
      N_ ("Of several feeds take the first one"),
      NULL },
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("Of several feeds take all"), NULL },
    { 0 },
  };
  g_autoptr (GPtrArray) links = NULL;

  if (!dateline_cli_run_read_arguments (run, entries, &argc, &argv, 1, 1))
    return DATELINE_CLI_USAGE;
  if (!dateline_cli_run_open_refresher (run))
    return DATELINE_CLI_FAILED;
  links = discover (run, argv[0]);
  if (links == NULL)
    return DATELINE_CLI_FAILED;
  return choose (run, links, categories, all, first);
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* `dateline-cli show`: a story in one of the forms that it can be written in, or all that
 * is known of it as JSON. Pictures are taken from what is on disk; no server is asked but
 * for the page of a story whose full text is wanted. */

#include "cli/dateline-cli-headlines.h"
#include "cli/dateline-cli-pdf.h"
#include "cli/dateline-cli-story.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define TERMINAL_COLUMNS 78

/* A story, and where it goes. */
typedef struct
{
  DatelineHeadline *headline;
  DatelineEntry *entry;
  DatelinePage *page;
  DatelineArticle *article;
  DatelineFeed *feed;   /* NULL if it is not followed any more */
  GHashTable *pictures; /* that are on disk, by their addresses; or NULL */
  const char *path;     /* NULL is standard output */
} Showing;

typedef struct
{
  const char *name;
  gboolean has_pictures;
  gboolean is_binary;
  GBytes *(*write) (const Showing *showing, GError **error);
} Format;

static DatelineHeadline *
load_headline (DatelineCliRun *run, gint64 id, GError **error)
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
                                                    error);
  if (headlines == NULL || headlines->len == 0 || headlines->pdata[0] == NULL)
    return NULL;
  return dateline_headline_ref (headlines->pdata[0]);
}

static DatelineEntry *
load_entry (DatelineCliRun *run, gint64 id, GError **error)
{
  dateline_store_load_entry_async (run->store,
                                   id,
                                   run->cancellable,
                                   dateline_cli_run_done_cb,
                                   run);
  return dateline_store_load_entry_finish (run->store,
                                           dateline_cli_run_wait (run),
                                           error);
}

static DatelinePage *
load_page (DatelineCliRun *run, gint64 id, GError **error)
{
  dateline_store_load_page_async (run->store,
                                  id,
                                  run->cancellable,
                                  dateline_cli_run_done_cb,
                                  run);
  return dateline_store_load_page_finish (run->store, dateline_cli_run_wait (run), error);
}

/* Fetches the page unless it was asked for before. An article that the reader put away is
 * written all the same, and stays put away: @put_away is it, or NULL. FALSE after saying
 * why there is none. */
static gboolean
want_full_text (DatelineCliRun *run, gint64 id, DatelineEntry **put_away)
{
  DatelinePageFetcher *fetcher;
  g_autoptr (DatelinePage) page = NULL;
  g_autoptr (GError) error = NULL;

  dateline_cli_run_make_refresher (run);
  fetcher = dateline_refresher_get_page_fetcher (run->refresher);
  dateline_page_fetcher_fetch_async (fetcher,
                                     id,
                                     DATELINE_PAGE_FETCH_ONCE,
                                     run->cancellable,
                                     dateline_cli_run_done_cb,
                                     run);
  page =
      dateline_page_fetcher_fetch_finish (fetcher, dateline_cli_run_wait (run), &error);
  if (error != NULL)
    {
      dateline_cli_fail (error);
      return FALSE;
    }
  if (dateline_page_get_error (page) != NULL)
    g_printerr ("dateline-cli: %s\n", dateline_page_get_error (page));
  if (dateline_page_get_entry (page) == NULL)
    return FALSE;
  if (!dateline_page_is_shown (page))
    *put_away = dateline_entry_ref (dateline_page_get_entry (page));
  return TRUE;
}

/* NULL if it is not followed any more: its saved stories stay. */
static DatelineFeed *
load_feed (DatelineCliRun *run, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) feeds = dateline_cli_run_list_feeds (run, error);

  for (guint i = 0; feeds != NULL && i < feeds->len; i++)
    if (dateline_feed_get_id (feeds->pdata[i]) == id)
      return dateline_feed_ref (feeds->pdata[i]);
  return NULL;
}

static GBytes *
write_json (const Showing *showing, GError **error)
{
  return dateline_cli_story_to_json (showing->headline,
                                     showing->entry,
                                     showing->article,
                                     showing->page,
                                     showing->feed);
}

/* On a terminal lines end where they can be read, in a file where they were written. */
static GBytes *
write_text (const Showing *showing, GError **error)
{
  gboolean wraps = showing->path == NULL && isatty (STDOUT_FILENO);

  return dateline_cli_story_to_text (showing->headline,
                                     showing->entry,
                                     showing->article,
                                     wraps ? TERMINAL_COLUMNS : 0);
}

static GBytes *
write_html (const Showing *showing, GError **error)
{
  char *html = dateline_article_to_html (showing->article,
                                         showing->headline,
                                         showing->entry,
                                         showing->pictures);

  return g_bytes_new_take (html, strlen (html));
}

static GBytes *
write_markdown (const Showing *showing, GError **error)
{
  char *markdown =
      dateline_article_to_markdown (showing->article, showing->headline, showing->entry);

  return g_bytes_new_take (markdown, strlen (markdown));
}

static GBytes *
write_pdf (const Showing *showing, GError **error)
{
  return dateline_cli_pdf_write (showing->article,
                                 showing->headline,
                                 showing->entry,
                                 showing->pictures,
                                 error);
}

/* The first one is written where none is named. */
static const Format formats[] = {
  { "text", FALSE, FALSE, write_text },         { "html", TRUE, FALSE, write_html },
  { "markdown", FALSE, FALSE, write_markdown }, { "pdf", TRUE, TRUE, write_pdf },
  { "json", FALSE, FALSE, write_json },
};

static const Format *
find_format (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (formats[i].name, name) == 0)
      return &formats[i];
  return NULL;
}

/* The pictures of the article that are on disk. */
static GHashTable *
find_pictures (DatelineCliRun *run, DatelineArticle *article, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) uris = NULL;
  DatelineMediaCache *cache;

  for (guint i = 0; i < dateline_article_get_n_blocks (article); i++)
    {
      const DatelineBlock *block = dateline_article_get_block (article, i);
      DatelinePicture *picture = dateline_block_get_picture (block);

      if (picture != NULL)
        g_strv_builder_add (builder, dateline_picture_get_uri (picture));
    }
  uris = g_strv_builder_end (builder);
  dateline_cli_run_make_refresher (run);
  cache = dateline_refresher_get_media_cache (run->refresher);
  dateline_media_cache_find_async (cache,
                                   (const char *const *) uris,
                                   run->cancellable,
                                   dateline_cli_run_done_cb,
                                   run);
  return dateline_media_cache_find_finish (cache, dateline_cli_run_wait (run), error);
}

static DatelineCliStatus
write_bytes (GBytes *bytes, const char *path)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *contents = g_bytes_get_data (bytes, &length);

  if (path == NULL)
    return fwrite (contents, 1, length, stdout) == length && fflush (stdout) == 0
               ? DATELINE_CLI_OK
               : DATELINE_CLI_FAILED;
  if (!g_file_set_contents (path, contents, length, &error))
    return dateline_cli_fail (error);
  return DATELINE_CLI_OK;
}

static void
showing_clear (Showing *showing)
{
  g_clear_pointer (&showing->headline, dateline_headline_unref);
  g_clear_pointer (&showing->entry, dateline_entry_unref);
  g_clear_pointer (&showing->page, dateline_page_unref);
  g_clear_pointer (&showing->article, dateline_article_unref);
  g_clear_pointer (&showing->feed, dateline_feed_unref);
  g_clear_pointer (&showing->pictures, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Showing, showing_clear)

static DatelineCliStatus
show (DatelineCliRun *run,
      gint64 id,
      const Format *format,
      const char *path,
      DatelineEntry *put_away)
{
  g_auto (Showing) showing = { .path = path };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  showing.entry =
      put_away != NULL ? dateline_entry_ref (put_away) : load_entry (run, id, &error);
  if (showing.entry != NULL)
    showing.page = load_page (run, id, &error);
  if (showing.page != NULL)
    showing.headline = load_headline (run, id, &error);
  if (showing.headline == NULL)
    {
      if (error == NULL)
        g_set_error_literal (&error,
                             DATELINE_STORE_ERROR,
                             DATELINE_STORE_ERROR_NOT_FOUND,
                             _ ("There is no such story."));
      return dateline_cli_fail (error);
    }
  showing.article = dateline_article_new_for_entry (showing.entry);
  showing.feed =
      load_feed (run, dateline_headline_get_feed_id (showing.headline), &error);
  if (error == NULL && format->has_pictures)
    showing.pictures = find_pictures (run, showing.article, &error);
  if (error == NULL)
    bytes = format->write (&showing, &error);
  return bytes != NULL ? write_bytes (bytes, path) : dateline_cli_fail (error);
}

DatelineCliStatus
dateline_cli_show (DatelineCliRun *run, int argc, char **argv)
{
  gboolean as_json = FALSE;
  gboolean full = FALSE;
  gboolean has_full_text = TRUE;
  g_autoptr (DatelineEntry) put_away = NULL;
  DatelineCliStatus status;
  gint64 id;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  const GOptionEntry entries[] = {
    { "format",
      0,
      0,
      G_OPTION_ARG_STRING,
      &name,
      N_ ("text, html, markdown, pdf or json"),
      N_ ("FORMAT") },
    { "output",
      'o',
      0,
      G_OPTION_ARG_FILENAME,
      &path,
      N_ ("Write to this file; “-” is standard output"),
      N_ ("FILE") },
    { "full",
      0,
      0,
      G_OPTION_ARG_NONE,
      &full,
      N_ ("The full text of its page, which is fetched unless it was before"),
      NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("The same as --format json"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GArray) ids = NULL;
  const Format *format;
  const char *target;

  if (!dateline_cli_run_read_arguments (run, entries, &argc, &argv, 1, 1))
    return DATELINE_CLI_USAGE;
  ids = dateline_cli_read_story_ids (run, argc, argv);
  if (ids == NULL)
    return DATELINE_CLI_USAGE;
  format = as_json ? find_format ("json") : name != NULL ? find_format (name) : formats;
  if (format == NULL)
    return dateline_cli_misused (run, _ ("A story cannot be written as “%s”."), name);
  target = path != NULL && strcmp (path, "-") != 0 ? path : NULL;
  if (format->is_binary && target == NULL && isatty (STDOUT_FILENO))
    return dateline_cli_misused (
        run,
        "%s",
        _ ("A PDF is no text for a terminal; name a file with “-o”."));
  if (!dateline_cli_run_open_store (run))
    return DATELINE_CLI_FAILED;

  id = g_array_index (ids, gint64, 0);
  if (full)
    has_full_text = want_full_text (run, id, &put_away);
  status = show (run, id, format, target, put_away);
  return has_full_text ? status : DATELINE_CLI_FAILED;
}

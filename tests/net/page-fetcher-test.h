/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A fetcher of pages with a store and servers of its own, for the tests of what it does:
 * 127.0.0.1 plays a public server and 127.0.0.2 one in a private network. Each test
 * program includes it once.
 */

#pragma once

#include "dateline-names.h"
#include "dateline-paging.h"
#include "dateline-scripted-server.h"
#include "dateline-settling.h"
#include "dateline/net/dateline-fetcher-private.h"
#include "dateline/refresh/dateline-page-fetcher.h"

#include <string.h>

#define PARAGRAPH                                                                        \
  "<p>The ferry left the harbour at noon, as it does on every day of the week, with "    \
  "forty people on board and the mail for the islands, and it was not seen again "       \
  "before the evening, when the wind had gone and the sea was calm.</p>"
#define PAGE(head, body)                                                                 \
  "<!doctype html><html lang='en'><head><title>The ferry - The Example</title>" head     \
  "</head><body><nav><a href='/'>Home</a> <a href='/news'>News</a></nav><main>"          \
  "<article><h1>The ferry</h1>" body "</article></main></body></html>"
#define ARTICLE PAGE ("", PARAGRAPH "<p>First, of harbours.</p>" PARAGRAPH PARAGRAPH)

typedef struct
{
  Storing storing;
  ScriptedServer *server;
  ScriptedServer *inner;
  DatelineFetcher *fetcher;
  DatelinePageFetcher *pages;
  gint64 feed_id;
} Fixture;

G_GNUC_UNUSED static void
set_up (Fixture *self, gconstpointer data)
{
  storing_set_up (&self->storing, NULL);
  self->server = scripted_server_new ();
  self->inner = scripted_server_new_at ("127.0.0.2");
  self->fetcher = dateline_fetcher_new_with_privacy (names_are_private, NULL);
  dateline_fetcher_force_online (self->fetcher, TRUE);
  dateline_fetcher_set_time_scale (self->fetcher, 0.1);
  self->pages = dateline_page_fetcher_new (self->storing.store, self->fetcher);
  self->feed_id = storing_add_feed (self->storing.store, "http://e.example/", NULL);
}

G_GNUC_UNUSED static void
tear_down (Fixture *self, gconstpointer data)
{
  settle_finalize (self->pages);
  settle_finalize (self->fetcher);
  settle_until (G_OBJECT (self->storing.store)->ref_count == 1);
  storing_tear_down (&self->storing, NULL);
  scripted_server_free (self->server);
  scripted_server_free (self->inner);
}

/* A story with a summary whose page is at @path, or at a whole address. */
G_GNUC_UNUSED static gint64
add_story (Fixture *self, const char *path)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };

  storing_init_entry (&builder, path, path, 1, "A summary.");
  builder.link = strstr (path, ":") != NULL ? g_strdup (path)
                                            : scripted_server_uri (self->server, path);
  storing_merge (self->storing.store,
                 self->feed_id,
                 storing_make_document (dateline_entry_builder_build (&builder), NULL),
                 1,
                 0);
  return storing_find (self->storing.store, path);
}

G_GNUC_UNUSED static DatelinePage *
try_fetch (Fixture *self, gint64 id, DatelinePageFetchFlags flags, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dateline_page_fetcher_fetch_async (self->pages, id, flags, NULL, storing_cb, &result);
  storing_wait (&result);
  return dateline_page_fetcher_fetch_finish (self->pages, result, error);
}

G_GNUC_UNUSED static DatelinePage *
fetch (Fixture *self, gint64 id, DatelinePageFetchFlags flags)
{
  g_autoptr (GError) error = NULL;
  DatelinePage *page = try_fetch (self, id, flags, &error);

  g_assert_no_error (error);
  return page;
}

G_GNUC_UNUSED static void
assert_fetched (Fixture *self,
                gint64 id,
                DatelinePageFetchFlags flags,
                DatelinePageState state,
                const char *error)
{
  g_autoptr (DatelinePage) page = fetch (self, id, flags);

  g_assert_cmpstr (dateline_page_get_error (page), ==, error);
  g_assert_cmpint (dateline_page_get_state (page), ==, state);
}

G_GNUC_UNUSED static guint
count_requests (Fixture *self, const char *path)
{
  return scripted_server_get_n_requests (self->server, path);
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

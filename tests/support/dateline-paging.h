/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Pages of stories for tests: what a store keeps of them. */

#pragma once

#include "dateline-storing.h"

#include "dateline/model/dateline-page-private.h"
#include "dateline/store/dateline-store-pages-private.h"

static inline DatelinePage *
paging_try_load (DatelineStore *store, gint64 id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dateline_store_load_page_async (store, id, NULL, storing_cb, &result);
  storing_wait (&result);
  return dateline_store_load_page_finish (store, result, error);
}

static inline DatelinePage *
paging_load (DatelineStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;
  DatelinePage *page = paging_try_load (store, id, &error);

  g_assert_no_error (error);
  return page;
}

static inline void
paging_assert_state (DatelineStore *store, gint64 id, DatelinePageState state)
{
  g_autoptr (DatelinePage) page = paging_load (store, id);

  g_assert_cmpint (dateline_page_get_state (page), ==, state);
}

/* Takes @page. */
static inline gboolean
paging_try_set (DatelineStore *store, DatelinePage *page, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dateline_store_set_page_async (store, page, NULL, storing_cb, &result);
  storing_wait (&result);
  dateline_page_unref (page);
  return dateline_store_set_page_finish (store, result, error);
}

/* Keeps an article that says @text. */
static inline void
paging_set_text (DatelineStore *store, gint64 id, const char *text)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };
  DatelinePage *page = dateline_page_new (id);
  g_autoptr (GError) error = NULL;

  storing_init_entry (&builder, "page", "As the page has it", 1, text);
  builder.link = g_strdup ("http://e.example/page");
  builder.language = g_strdup ("en");
  builder.authors =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_author_unref);
  g_ptr_array_add (builder.authors, dateline_author_new ("Ada Page", NULL, NULL));
  builder.pictures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_picture_unref);
  g_ptr_array_add (builder.pictures,
                   dateline_picture_new ("http://e.example/page.png",
                                         NULL,
                                         "A lighthouse",
                                         "Ben/Agency",
                                         0,
                                         0));
  builder.has_lead_picture = TRUE;
  page->state = DATELINE_PAGE_HAD;
  page->asked_at = STORING_NOW;
  page->n_parts = 2;
  page->site_name = g_strdup ("The Example");
  page->entry = dateline_entry_builder_build (&builder);
  paging_try_set (store, page, &error);
  g_assert_no_error (error);
}

static inline void
paging_set_failed (DatelineStore *store, gint64 id, const char *sentence)
{
  DatelinePage *page = dateline_page_new (id);
  g_autoptr (GError) error = NULL;

  page->state = DATELINE_PAGE_FAILED;
  page->asked_at = STORING_NOW;
  page->error = g_strdup (sentence);
  paging_try_set (store, page, &error);
  g_assert_no_error (error);
}

static inline void
paging_show (DatelineStore *store, gint64 id, gboolean shown)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dateline_store_show_page_async (store, id, shown, NULL, storing_cb, &result);
  storing_wait (&result);
  dateline_store_show_page_finish (store, result, &error);
  g_assert_no_error (error);
}

static inline void
paging_assert_shown (DatelineStore *store, gint64 id, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineEntry) entry = storing_load_entry (store, id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (dateline_entry_get_content_text (entry), ==, text);
}

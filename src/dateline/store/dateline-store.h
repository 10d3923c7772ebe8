/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-arrangement.h"
#include "dateline/model/dateline-entry.h"
#include "dateline/model/dateline-feed-document.h"
#include "dateline/model/dateline-fetch-outcome.h"
#include "dateline/model/dateline-fetch-record.h"
#include "dateline/model/dateline-headline.h"
#include "dateline/model/dateline-overview.h"
#include "dateline/model/dateline-query.h"
#include "dateline/store/dateline-marking.h"
#include "dateline/store/dateline-store-care.h"
#include "dateline/store/dateline-store-changes.h"
#include "dateline/store/dateline-store-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DatelineStoreLimits:
 * @DATELINE_STORE_LIMIT_READ_ONLY: its folder cannot be written to: nothing can change
 * @DATELINE_STORE_LIMIT_FULL: there is no room left on the disk: nothing can change until
 *   there is
 * @DATELINE_STORE_LIMIT_DISTANT: its file lies on another computer, where two computers
 *   that have it open can damage it
 *
 * What keeps a store from all that it can do; a set of flags. A person should be told.
 */
typedef enum
{
  DATELINE_STORE_LIMIT_READ_ONLY = 1 << 0,
  DATELINE_STORE_LIMIT_FULL = 1 << 1,
  DATELINE_STORE_LIMIT_DISTANT = 1 << 2,
} DatelineStoreLimits;

#define DATELINE_TYPE_STORE (dateline_store_get_type ())

DATELINE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (DatelineStore, dateline_store, DATELINE, STORE, GObject)

DATELINE_AVAILABLE_IN_ALL
DatelineStore *dateline_store_new (const char *path);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_store_get_path (DatelineStore *self);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_set_first_unread (DatelineStore *self, int max_days, int max_stories);
DATELINE_AVAILABLE_IN_ALL
void dateline_store_set_keeping (DatelineStore *self, int max_days, int max_stories);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_set_waits_for_room (DatelineStore *self, gboolean waits);
DATELINE_AVAILABLE_IN_ALL
DatelineStoreLimits dateline_store_get_limits (DatelineStore *self);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_open_async (DatelineStore *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gboolean
dateline_store_open_finish (DatelineStore *self, GAsyncResult *result, GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_close (DatelineStore *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_store_close_async (DatelineStore *self,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gboolean
dateline_store_close_finish (DatelineStore *self, GAsyncResult *result, GError **error);

DATELINE_AVAILABLE_IN_ALL
GPtrArray *dateline_store_list_backups (DatelineStore *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_store_back_up_daily_async (DatelineStore *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_store_back_up_daily_finish (DatelineStore *self,
                                              GAsyncResult *result,
                                              GError **error);
DATELINE_AVAILABLE_IN_ALL
void dateline_store_back_up_async (DatelineStore *self,
                                   const char *path,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gboolean
dateline_store_back_up_finish (DatelineStore *self, GAsyncResult *result, GError **error);
DATELINE_AVAILABLE_IN_ALL
void dateline_store_restore_async (DatelineStore *self,
                                   const char *path,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
char *
dateline_store_restore_finish (DatelineStore *self, GAsyncResult *result, GError **error);
DATELINE_AVAILABLE_IN_ALL
void dateline_store_check_async (DatelineStore *self,
                                 gboolean repair,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
DatelineStoreCheck *
dateline_store_check_finish (DatelineStore *self, GAsyncResult *result, GError **error);
DATELINE_AVAILABLE_IN_ALL
DatelineRescueReport *dateline_store_dup_rescue_report (DatelineStore *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_store_forget_rescue_report (DatelineStore *self);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_add_feed_async (DatelineStore *self,
                                    const char *uri,
                                    const char *title,
                                    const char *const *categories,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_store_add_feed_finish (DatelineStore *self,
                                       GAsyncResult *result,
                                       GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_remove_feed_async (DatelineStore *self,
                                       gint64 feed_id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_store_remove_feed_finish (DatelineStore *self,
                                            GAsyncResult *result,
                                            GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_restore_feed_async (DatelineStore *self,
                                        gint64 feed_id,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_store_restore_feed_finish (DatelineStore *self,
                                             GAsyncResult *result,
                                             GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_join_feeds_async (DatelineStore *self,
                                      gint64 from_id,
                                      gint64 into_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_store_join_feeds_finish (DatelineStore *self,
                                           GAsyncResult *result,
                                           GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_add_feeds_async (DatelineStore *self,
                                     GPtrArray *feeds,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
guint dateline_store_add_feeds_finish (DatelineStore *self,
                                       GAsyncResult *result,
                                       GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_rename_feed_async (DatelineStore *self,
                                       gint64 feed_id,
                                       const char *title,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_store_rename_feed_finish (DatelineStore *self,
                                            GAsyncResult *result,
                                            GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_set_feed_categories_async (DatelineStore *self,
                                               gint64 feed_id,
                                               const char *const *categories,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_store_set_feed_categories_finish (DatelineStore *self,
                                                    GAsyncResult *result,
                                                    GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_arrange_async (DatelineStore *self,
                                   const DatelineArrangement *arrangement,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
DatelineArrangement *
dateline_store_arrange_finish (DatelineStore *self, GAsyncResult *result, GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_set_category_closed_async (DatelineStore *self,
                                               const char *category,
                                               gboolean closed,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_store_set_category_closed_finish (DatelineStore *self,
                                                    GAsyncResult *result,
                                                    GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_set_feed_address_async (DatelineStore *self,
                                            gint64 feed_id,
                                            const char *uri,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_store_set_feed_address_finish (DatelineStore *self,
                                                 GAsyncResult *result,
                                                 GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_set_feed_told_async (DatelineStore *self,
                                         gint64 feed_id,
                                         DatelineFeedTrouble trouble,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_store_set_feed_told_finish (DatelineStore *self,
                                              GAsyncResult *result,
                                              GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_set_feed_settings_async (DatelineStore *self,
                                             gint64 feed_id,
                                             const DatelineFeedSettings *settings,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_store_set_feed_settings_finish (DatelineStore *self,
                                                  GAsyncResult *result,
                                                  GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_set_category_settings_async (DatelineStore *self,
                                                 const char *category,
                                                 const DatelineFeedSettings *settings,
                                                 GCancellable *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_store_set_category_settings_finish (DatelineStore *self,
                                                      GAsyncResult *result,
                                                      GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_list_feeds_async (DatelineStore *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
GPtrArray *dateline_store_list_feeds_finish (DatelineStore *self,
                                             GAsyncResult *result,
                                             GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_list_categories_async (DatelineStore *self,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
GPtrArray *dateline_store_list_categories_finish (DatelineStore *self,
                                                  GAsyncResult *result,
                                                  GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_load_overview_async (DatelineStore *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
DatelineOverview *dateline_store_load_overview_finish (DatelineStore *self,
                                                       GAsyncResult *result,
                                                       GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_merge_async (DatelineStore *self,
                                 gint64 feed_id,
                                 DatelineFeedDocument *document,
                                 DatelineFetchOutcome *outcome,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
DatelineStoreChanges *
dateline_store_merge_finish (DatelineStore *self, GAsyncResult *result, GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_note_fetch_async (DatelineStore *self,
                                      gint64 feed_id,
                                      DatelineFetchOutcome *outcome,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_store_note_fetch_finish (DatelineStore *self,
                                           GAsyncResult *result,
                                           GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_purge_async (DatelineStore *self,
                                 gint64 feed_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
GArray *
dateline_store_purge_finish (DatelineStore *self, GAsyncResult *result, GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_list_fetches_async (DatelineStore *self,
                                        gint64 feed_id,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
GPtrArray *dateline_store_list_fetches_finish (DatelineStore *self,
                                               GAsyncResult *result,
                                               GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_list_ids_async (DatelineStore *self,
                                    DatelineQuery *query,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
GArray *dateline_store_list_ids_finish (DatelineStore *self,
                                        GAsyncResult *result,
                                        GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_load_headlines_async (DatelineStore *self,
                                          const gint64 *ids,
                                          gsize n_ids,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
GPtrArray *dateline_store_load_headlines_finish (DatelineStore *self,
                                                 GAsyncResult *result,
                                                 GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_load_entry_async (DatelineStore *self,
                                      gint64 story_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
DatelineEntry *dateline_store_load_entry_finish (DatelineStore *self,
                                                 GAsyncResult *result,
                                                 GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_load_revision_async (DatelineStore *self,
                                         gint64 story_id,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
DatelineEntry *dateline_store_load_revision_finish (DatelineStore *self,
                                                    GAsyncResult *result,
                                                    GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_set_read_async (DatelineStore *self,
                                    const gint64 *ids,
                                    gsize n_ids,
                                    gboolean read,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
DatelineMarking *dateline_store_set_read_finish (DatelineStore *self,
                                                 GAsyncResult *result,
                                                 GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_set_saved_async (DatelineStore *self,
                                     const gint64 *ids,
                                     gsize n_ids,
                                     gboolean saved,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
DatelineMarking *dateline_store_set_saved_finish (DatelineStore *self,
                                                  GAsyncResult *result,
                                                  GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_delete_stories_async (DatelineStore *self,
                                          const gint64 *ids,
                                          gsize n_ids,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
DatelineMarking *dateline_store_delete_stories_finish (DatelineStore *self,
                                                       GAsyncResult *result,
                                                       GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_take_back_async (DatelineStore *self,
                                     DatelineMarking *marking,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
DatelineMarking *dateline_store_take_back_finish (DatelineStore *self,
                                                  GAsyncResult *result,
                                                  GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_mark_all_read_async (DatelineStore *self,
                                         DatelineQuery *query,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
DatelineMarking *dateline_store_mark_all_read_finish (DatelineStore *self,
                                                      GAsyncResult *result,
                                                      GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_mark_feeds_read_async (DatelineStore *self,
                                           const gint64 *feed_ids,
                                           gsize n_feeds,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
DatelineMarking *dateline_store_mark_feeds_read_finish (DatelineStore *self,
                                                        GAsyncResult *result,
                                                        GError **error);

G_END_DECLS

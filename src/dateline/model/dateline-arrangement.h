/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-feed-settings.h"
#include "dateline/model/dateline-query.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_ARRANGEMENT (dateline_arrangement_get_type ())

typedef struct _DatelineArrangement DatelineArrangement;

DATELINE_AVAILABLE_IN_ALL
GType dateline_arrangement_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineArrangement *dateline_arrangement_new (void);
DATELINE_AVAILABLE_IN_ALL
DatelineArrangement *dateline_arrangement_copy (const DatelineArrangement *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_arrangement_free (DatelineArrangement *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_arrangement_is_empty (const DatelineArrangement *self);

DATELINE_AVAILABLE_IN_ALL
void dateline_arrangement_file_feed (DatelineArrangement *self,
                                     gint64 feed_id,
                                     const char *const *categories);
DATELINE_AVAILABLE_IN_ALL
void dateline_arrangement_order_feeds (DatelineArrangement *self,
                                       const char *category,
                                       const gint64 *feed_ids,
                                       gsize n_feed_ids);
DATELINE_AVAILABLE_IN_ALL
void dateline_arrangement_order_categories (DatelineArrangement *self,
                                            const char *const *categories);
DATELINE_AVAILABLE_IN_ALL
void dateline_arrangement_rename_feed (DatelineArrangement *self,
                                       gint64 feed_id,
                                       const char *name);
DATELINE_AVAILABLE_IN_ALL
void dateline_arrangement_rename_category (DatelineArrangement *self,
                                           const char *category,
                                           const char *name);
DATELINE_AVAILABLE_IN_ALL
void dateline_arrangement_set_feed_settings (DatelineArrangement *self,
                                             gint64 feed_id,
                                             const DatelineFeedSettings *settings);
DATELINE_AVAILABLE_IN_ALL
void dateline_arrangement_set_category_settings (DatelineArrangement *self,
                                                 const char *category,
                                                 const DatelineFeedSettings *settings);
DATELINE_AVAILABLE_IN_ALL
void dateline_arrangement_remove_feed (DatelineArrangement *self, gint64 feed_id);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_arrangement_removes_feed (const DatelineArrangement *self,
                                            gint64 feed_id);
DATELINE_AVAILABLE_IN_ALL
void dateline_arrangement_restore_feed (DatelineArrangement *self, gint64 feed_id);

DATELINE_AVAILABLE_IN_ALL
void dateline_arrangement_change_section (DatelineArrangement *self,
                                          gint64 section_id,
                                          const char *name,
                                          const DatelineQuery *query);
DATELINE_AVAILABLE_IN_ALL
void dateline_arrangement_move_section (DatelineArrangement *self,
                                        gint64 section_id,
                                        guint position);
DATELINE_AVAILABLE_IN_ALL
void dateline_arrangement_remove_section (DatelineArrangement *self, gint64 section_id);
DATELINE_AVAILABLE_IN_ALL
void dateline_arrangement_restore_section (DatelineArrangement *self, gint64 section_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineArrangement, dateline_arrangement_free)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline-gtk/article/dateline-article-view.h"
#include "dateline-gtk/headlines/dateline-headline-list.h"
#include "dateline-gtk/sidebar/dateline-sidebar.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_READER (dateline_reader_get_type ())

DATELINE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (DatelineReader, dateline_reader, DATELINE, READER, GtkWidget)

DATELINE_AVAILABLE_IN_ALL
GtkWidget *dateline_reader_new (DatelineStore *store, DatelineRefresher *refresher);
DATELINE_AVAILABLE_IN_ALL
DatelineStore *dateline_reader_get_store (DatelineReader *self);
DATELINE_AVAILABLE_IN_ALL
DatelineRefresher *dateline_reader_get_refresher (DatelineReader *self);
DATELINE_AVAILABLE_IN_ALL
const DatelineQuery *dateline_reader_get_query (DatelineReader *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_reader_set_query (DatelineReader *self, const DatelineQuery *query);
DATELINE_AVAILABLE_IN_ALL
void dateline_reader_open_story (DatelineReader *self, gint64 story_id);
DATELINE_AVAILABLE_IN_ALL
char *dateline_reader_get_state (DatelineReader *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_reader_set_state (DatelineReader *self, const char *state);
DATELINE_AVAILABLE_IN_ALL
void dateline_reader_open_uri (DatelineReader *self, const char *uri);
DATELINE_AVAILABLE_IN_ALL
void dateline_reader_add_feed (DatelineReader *self, const char *address);
DATELINE_AVAILABLE_IN_ALL
void dateline_reader_import (DatelineReader *self, GFile *file);
DATELINE_AVAILABLE_IN_ALL
void dateline_reader_save_story (DatelineReader *self, GFile *file);
DATELINE_AVAILABLE_IN_ALL
void dateline_reader_say (DatelineReader *self, const char *text);
DATELINE_AVAILABLE_IN_ALL
void dateline_reader_set_menu (DatelineReader *self, GMenuModel *menu);

G_END_DECLS

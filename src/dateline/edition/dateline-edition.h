/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-query.h"
#include "dateline/model/dateline-story.h"
#include "dateline/store/dateline-store.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_EDITION (dateline_edition_get_type ())

DATELINE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (DatelineEdition, dateline_edition, DATELINE, EDITION, GObject)

DATELINE_AVAILABLE_IN_ALL
DatelineEdition *dateline_edition_new (DatelineStore *store);
DATELINE_AVAILABLE_IN_ALL
DatelineStore *dateline_edition_get_store (DatelineEdition *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_edition_set_query (DatelineEdition *self, const DatelineQuery *query);
DATELINE_AVAILABLE_IN_ALL
const DatelineQuery *dateline_edition_get_query (DatelineEdition *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_edition_reload (DatelineEdition *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_edition_is_loading (DatelineEdition *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_edition_get_n_pending (DatelineEdition *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_edition_is_partial (DatelineEdition *self);
DATELINE_AVAILABLE_IN_ALL
const GError *dateline_edition_get_error (DatelineEdition *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_edition_get_id (DatelineEdition *self, guint position);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_edition_find (DatelineEdition *self, gint64 id, guint *position);

G_END_DECLS

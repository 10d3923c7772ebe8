/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What of a marking only the store knows: which stories. */

#pragma once

#include "dateline/store/dateline-id-set-private.h"
#include "dateline/store/dateline-marking.h"

G_BEGIN_DECLS

/* @ids: of gint64, those that were marked otherwise before. */
DatelineMarking *
dateline_marking_new (DatelineStoreChangeFlags flag, gboolean value, GArray *ids);
/* Their ids (gint64), the lowest first. */
GArray *dateline_marking_list_ids (DatelineMarking *self);

G_END_DECLS

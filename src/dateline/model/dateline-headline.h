/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-saving.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_HEADLINE (dateline_headline_get_type ())

typedef struct _DatelineHeadline DatelineHeadline;

DATELINE_AVAILABLE_IN_ALL
GType dateline_headline_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineHeadline *dateline_headline_ref (DatelineHeadline *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_headline_unref (DatelineHeadline *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_headline_get_id (const DatelineHeadline *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_headline_get_feed_id (const DatelineHeadline *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_headline_get_feed_title (const DatelineHeadline *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_headline_get_feed_icon_uri (const DatelineHeadline *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_headline_get_feed_uri (const DatelineHeadline *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_headline_get_title (const DatelineHeadline *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_headline_get_excerpt (const DatelineHeadline *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_headline_get_byline (const DatelineHeadline *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_headline_get_link (const DatelineHeadline *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_headline_get_picture_uri (const DatelineHeadline *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_headline_get_time (const DatelineHeadline *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_headline_get_published (const DatelineHeadline *self);
DATELINE_AVAILABLE_IN_ALL
int dateline_headline_get_published_offset (const DatelineHeadline *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_headline_is_read (const DatelineHeadline *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_headline_is_saved (const DatelineHeadline *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_headline_is_updated (const DatelineHeadline *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_headline_has_full_text (const DatelineHeadline *self);
DATELINE_AVAILABLE_IN_ALL
DatelineSaving *dateline_headline_get_saving (const DatelineHeadline *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineHeadline, dateline_headline_unref)

G_END_DECLS

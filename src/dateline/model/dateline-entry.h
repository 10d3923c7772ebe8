/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-author.h"
#include "dateline/model/dateline-enclosure.h"
#include "dateline/model/dateline-picture.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_ENTRY (dateline_entry_get_type ())

/**
 * DatelineDirection:
 * @DATELINE_DIRECTION_BY_TEXT: not said: that of the first letter that has one
 * @DATELINE_DIRECTION_LEFT_TO_RIGHT: from left to right
 * @DATELINE_DIRECTION_RIGHT_TO_LEFT: from right to left
 *
 * The direction of a text as its publisher states it.
 */
typedef enum
{
  DATELINE_DIRECTION_BY_TEXT,
  DATELINE_DIRECTION_LEFT_TO_RIGHT,
  DATELINE_DIRECTION_RIGHT_TO_LEFT,
} DatelineDirection;

typedef struct _DatelineEntry DatelineEntry;

DATELINE_AVAILABLE_IN_ALL
GType dateline_entry_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineEntry *dateline_entry_ref (DatelineEntry *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_entry_unref (DatelineEntry *self);

DATELINE_AVAILABLE_IN_ALL
const char *dateline_entry_get_id (const DatelineEntry *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_entry_get_key (const DatelineEntry *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_entry_get_title (const DatelineEntry *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_entry_get_link (const DatelineEntry *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_entry_get_external_link (const DatelineEntry *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_entry_get_summary (const DatelineEntry *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_entry_get_content (const DatelineEntry *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_entry_get_content_text (const DatelineEntry *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_entry_get_base_uri (const DatelineEntry *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_entry_get_language (const DatelineEntry *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_entry_get_rights (const DatelineEntry *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_entry_get_published (const DatelineEntry *self);
DATELINE_AVAILABLE_IN_ALL
int dateline_entry_get_published_offset (const DatelineEntry *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_entry_get_updated (const DatelineEntry *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_entry_get_comments_uri (const DatelineEntry *self);
DATELINE_AVAILABLE_IN_ALL
int dateline_entry_get_comment_count (const DatelineEntry *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_entry_get_source_title (const DatelineEntry *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_entry_get_source_uri (const DatelineEntry *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_entry_get_place (const DatelineEntry *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_entry_get_position (const DatelineEntry *self,
                                      double *latitude,
                                      double *longitude);
DATELINE_AVAILABLE_IN_ALL
DatelineDirection dateline_entry_get_direction (const DatelineEntry *self);
DATELINE_AVAILABLE_IN_ALL
GPtrArray *dateline_entry_get_authors (const DatelineEntry *self);
DATELINE_AVAILABLE_IN_ALL
const char *const *dateline_entry_get_categories (const DatelineEntry *self);
DATELINE_AVAILABLE_IN_ALL
GPtrArray *dateline_entry_get_enclosures (const DatelineEntry *self);
DATELINE_AVAILABLE_IN_ALL
GPtrArray *dateline_entry_get_pictures (const DatelineEntry *self);
DATELINE_AVAILABLE_IN_ALL
DatelinePicture *dateline_entry_get_lead_picture (const DatelineEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineEntry, dateline_entry_unref)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-macros.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_SAVED_KIND (dateline_saved_kind_get_type ())
#define DATELINE_TYPE_SAVED_STATE (dateline_saved_state_get_type ())

/**
 * DatelineSavedKind:
 * @DATELINE_SAVED_PICTURE: a picture
 * @DATELINE_SAVED_ENCLOSURE: what is sent along, as an episode
 * @DATELINE_SAVED_PAGE: the story's page, where the feed has only a summary
 *
 * What a part of a saved story is, besides the text of its feed, which is always there.
 */
typedef enum
{
  DATELINE_SAVED_PICTURE,
  DATELINE_SAVED_ENCLOSURE,
  DATELINE_SAVED_PAGE,
} DatelineSavedKind;

/**
 * DatelineSavedState:
 * @DATELINE_SAVED_PENDING: some of it is still to come
 * @DATELINE_SAVED_COMPLETE: all of it is kept
 * @DATELINE_SAVED_INCOMPLETE: some of it could not be had, and the rest is kept
 *
 * How far the keeping of a saved story, or of one part of it, has got.
 */
typedef enum
{
  DATELINE_SAVED_PENDING,
  DATELINE_SAVED_COMPLETE,
  DATELINE_SAVED_INCOMPLETE,
} DatelineSavedState;

DATELINE_AVAILABLE_IN_ALL
GType dateline_saved_kind_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
GType dateline_saved_state_get_type (void) G_GNUC_CONST;

#define DATELINE_TYPE_SAVING (dateline_saving_get_type ())

typedef struct _DatelineSaving DatelineSaving;

DATELINE_AVAILABLE_IN_ALL
GType dateline_saving_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineSaving *dateline_saving_ref (DatelineSaving *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_saving_unref (DatelineSaving *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_saving_get_story_id (const DatelineSaving *self);
DATELINE_AVAILABLE_IN_ALL
DatelineSavedState dateline_saving_get_state (const DatelineSaving *self);
DATELINE_AVAILABLE_IN_ALL
double dateline_saving_get_share (const DatelineSaving *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_saving_get_n_parts (const DatelineSaving *self, DatelineSavedKind kind);
DATELINE_AVAILABLE_IN_ALL
guint dateline_saving_get_n_kept (const DatelineSaving *self, DatelineSavedKind kind);
DATELINE_AVAILABLE_IN_ALL
guint dateline_saving_get_n_missing (const DatelineSaving *self, DatelineSavedKind kind);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_saving_wants_enclosures (const DatelineSaving *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_saving_get_reason (const DatelineSaving *self);
DATELINE_AVAILABLE_IN_ALL
char *dateline_saving_dup_text (const DatelineSaving *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineSaving, dateline_saving_unref)

G_END_DECLS

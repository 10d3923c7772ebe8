/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A pull reader for JSON that strangers send: no tree, no recursion, bounded depth. A
 * document that breaks off or goes wrong is read up to there. Any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* JSON nested deeper ends there. */
#define DATELINE_JSON_MAX_DEPTH 64

typedef enum
{
  DATELINE_JSON_DONE,
  DATELINE_JSON_OBJECT, /* begins */
  DATELINE_JSON_ARRAY,  /* begins */
  DATELINE_JSON_END,    /* of the innermost object or array */
  DATELINE_JSON_STRING,
  DATELINE_JSON_NUMBER,
  DATELINE_JSON_LITERAL, /* true, false, null */
} DatelineJsonEvent;

typedef struct _DatelineJson DatelineJson;

DatelineJson *dateline_json_new (const char *text, gsize length);
void dateline_json_free (DatelineJson *self);
DatelineJsonEvent dateline_json_next (DatelineJson *self);
guint dateline_json_get_depth (const DatelineJson *self);
const char *dateline_json_get_key (const DatelineJson *self);
const char *dateline_json_get_value (const DatelineJson *self);
gboolean dateline_json_is_complete (const DatelineJson *self);
gboolean dateline_json_is_too_deep (const DatelineJson *self);
gboolean dateline_json_is_key (const DatelineJson *self, const char *key);
gboolean
dateline_json_next_in (DatelineJson *self, guint depth, DatelineJsonEvent *event);
void dateline_json_skip (DatelineJson *self, DatelineJsonEvent event);
gboolean dateline_json_is_scalar (DatelineJsonEvent event);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineJson, dateline_json_free)

G_END_DECLS

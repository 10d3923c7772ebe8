/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What was found out about pictures in this session: which have several frames, and which
 * ended the process that unpacked them. Pictures go by the hash of their addresses. Main
 * context only. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  GHashTable *animated;
  GHashTable *deadly; /* and the hash of the bytes that were */
} DatelinePictureFindings;

void dateline_picture_findings_init (DatelinePictureFindings *self);
void dateline_picture_findings_clear (DatelinePictureFindings *self);
void dateline_picture_findings_look_at (DatelinePictureFindings *self,
                                        guint uri_hash,
                                        GBytes *bytes);
void dateline_picture_findings_note_failure (DatelinePictureFindings *self,
                                             guint uri_hash,
                                             GBytes *bytes,
                                             const GError *error);
gboolean dateline_picture_findings_is_animated (const DatelinePictureFindings *self,
                                                guint uri_hash);
gboolean dateline_picture_findings_is_deadly (const DatelinePictureFindings *self,
                                              guint uri_hash,
                                              GBytes *bytes);

G_END_DECLS

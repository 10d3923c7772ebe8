/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Unpacks one content coding, piece by piece, under a cap. Any thread, one at a time. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DATELINE_BODY_GOOD,
  DATELINE_BODY_TOO_LARGE, /* past the cap, or packed so tightly that it is a trap */
  DATELINE_BODY_BROKEN,    /* no more can be unpacked; what came before is there */
} DatelineBodyState;

typedef struct _DatelineBodyDecoder DatelineBodyDecoder;

/* NULL for a @content_encoding that is not known, or more than one at once. */
DatelineBodyDecoder *dateline_body_decoder_new (const char *content_encoding,
                                                gsize max_size);
void dateline_body_decoder_free (DatelineBodyDecoder *self);

/* TRUE if the header names no packing at all, and so nothing needs to be unpacked. */
gboolean dateline_body_decoder_is_identity (const char *content_encoding);

DatelineBodyState
dateline_body_decoder_push (DatelineBodyDecoder *self, const guint8 *bytes, gsize length);

/* FALSE while more is to come, by what the packing says. */
gboolean dateline_body_decoder_is_at_end (DatelineBodyDecoder *self);

GBytes *dateline_body_decoder_take (DatelineBodyDecoder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineBodyDecoder, dateline_body_decoder_free)

G_END_DECLS

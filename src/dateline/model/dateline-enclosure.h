/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-macros.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_ENCLOSURE (dateline_enclosure_get_type ())

typedef struct _DatelineEnclosure DatelineEnclosure;

DATELINE_AVAILABLE_IN_ALL
GType dateline_enclosure_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineEnclosure *dateline_enclosure_new (const char *uri,
                                           const char *mime_type,
                                           const char *title,
                                           gint64 length,
                                           gint64 duration);
DATELINE_AVAILABLE_IN_ALL
DatelineEnclosure *dateline_enclosure_ref (DatelineEnclosure *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_enclosure_unref (DatelineEnclosure *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_enclosure_get_uri (const DatelineEnclosure *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_enclosure_get_mime_type (const DatelineEnclosure *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_enclosure_get_title (const DatelineEnclosure *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_enclosure_get_length (const DatelineEnclosure *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_enclosure_get_duration (const DatelineEnclosure *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineEnclosure, dateline_enclosure_unref)

G_END_DECLS

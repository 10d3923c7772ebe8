/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-picture.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_EXTRACT (dateline_extract_get_type ())

typedef struct _DatelineExtract DatelineExtract;

DATELINE_AVAILABLE_IN_ALL
GType dateline_extract_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineExtract *
dateline_extract_new (GBytes *page, const char *content_type, const char *uri);
DATELINE_AVAILABLE_IN_ALL
DatelineExtract *dateline_extract_ref (DatelineExtract *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_extract_unref (DatelineExtract *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_extract_get_title (const DatelineExtract *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_extract_get_byline (const DatelineExtract *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_extract_get_site_name (const DatelineExtract *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_extract_get_category (const DatelineExtract *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_extract_get_published (const DatelineExtract *self);
DATELINE_AVAILABLE_IN_ALL
int dateline_extract_get_published_offset (const DatelineExtract *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_extract_get_language (const DatelineExtract *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_extract_get_direction (const DatelineExtract *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_extract_get_excerpt (const DatelineExtract *self);
DATELINE_AVAILABLE_IN_ALL
DatelinePicture *dateline_extract_get_lead_picture (const DatelineExtract *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_extract_get_content (const DatelineExtract *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_extract_get_text (const DatelineExtract *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_extract_get_base_uri (const DatelineExtract *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_extract_get_next_uri (const DatelineExtract *self);
DATELINE_AVAILABLE_IN_ALL
DatelineExtract *dateline_extract_join (const DatelineExtract *self,
                                        const DatelineExtract *next);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineExtract, dateline_extract_unref)

G_END_DECLS

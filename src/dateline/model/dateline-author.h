/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-macros.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_AUTHOR (dateline_author_get_type ())

typedef struct _DatelineAuthor DatelineAuthor;

DATELINE_AVAILABLE_IN_ALL
GType dateline_author_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineAuthor *
dateline_author_new (const char *name, const char *email, const char *uri);
DATELINE_AVAILABLE_IN_ALL
DatelineAuthor *dateline_author_ref (DatelineAuthor *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_author_unref (DatelineAuthor *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_author_get_name (const DatelineAuthor *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_author_get_email (const DatelineAuthor *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_author_get_uri (const DatelineAuthor *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineAuthor, dateline_author_unref)

G_END_DECLS

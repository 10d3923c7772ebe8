/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A story as a PDF, by the library of the widgets if it is there. */

#pragma once

#include "dateline/dateline.h"

G_BEGIN_DECLS

GBytes *dateline_cli_pdf_write (DatelineArticle *article,
                                DatelineHeadline *headline,
                                DatelineEntry *entry,
                                GHashTable *pictures,
                                GError **error);

G_END_DECLS

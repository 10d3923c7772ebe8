/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The article of a page in the form of an entry. Any thread. */

#pragma once

#include "dateline/extract/dateline-extract.h"
#include "dateline/model/dateline-entry.h"

G_BEGIN_DECLS

/* @uri: where the page was
 * @published: the story as its feed has it, which may know more of its pictures */
DatelineEntry *dateline_extract_make_entry (const DatelineExtract *self,
                                            const char *uri,
                                            DatelineEntry *published);

G_END_DECLS

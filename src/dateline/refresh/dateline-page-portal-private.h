/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Networks that want a sign-in answer with a page of their own. Any thread but the main
 * one. */

#pragma once

#include "dateline/extract/dateline-extract.h"
#include "dateline/model/dateline-entry.h"
#include "dateline/net/dateline-fetch-response.h"

G_BEGIN_DECLS

gboolean dateline_page_portal_answered (DatelineFetchResponse *response,
                                        const DatelineExtract *extract,
                                        const char *asked,
                                        gboolean has_article,
                                        DatelineEntry *published);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/net/dateline-fetch-request.h"

G_BEGIN_DECLS

/* Takes an answer that broke off as a response whose is_complete is FALSE, and not as an
 * error: the whole entries of a feed that was cut short are worth having. */
void dateline_fetch_request_set_takes_partial (DatelineFetchRequest *self,
                                               gboolean takes_partial);
gboolean dateline_fetch_request_takes_partial (const DatelineFetchRequest *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the head of an answer says that a fetch goes by. Any thread. */

#pragma once

#include "dateline/net/dateline-fetch-response-private.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* The first header of that name, as received, or NULL. */
const char *dateline_answer_head_get (SoupMessage *message, const char *name);
/* Seconds that the server asks to wait, 0 where it does not. */
gint64 dateline_answer_head_get_retry_after (SoupMessage *message);
/* Fills in what the content is, how to ask for it again, and how long it is fresh. */
void dateline_answer_head_read (SoupMessage *message, DatelineFetchResponse *response);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What holds of all that is read from strangers, whatever it was read from. Each check
 * ends the program where it does not hold.
 */

#pragma once

#include "dateline/model/dateline-feed-document.h"
#include "dateline/text/dateline-uri-private.h"

/* Text is UTF-8, or not there. */
void fuzz_check_text (const char *text);

/* A line is as dateline_text_tame() leaves it, or not there. */
void fuzz_check_line (const char *line);

/* An address is whole and allowed for its use, or not there. */
void fuzz_check_address (const char *uri, DatelineUriUse use);

/* A document that was read from so many bytes. */
void fuzz_check_document (const DatelineFeedDocument *document, gsize size);

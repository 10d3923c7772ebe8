/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Names as feeds write them. Pure, any thread. */

#pragma once

#include "dateline/model/dateline-author.h"

G_BEGIN_DECLS

char *dateline_feed_name_read (const char *text);
DatelineAuthor *dateline_feed_person_read (const char *text);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Lines that pages end with, and notices. Pure, any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean dateline_page_ends_tell_of_author (const char *text);
gboolean dateline_page_ends_claim_rights (const char *text);
gboolean dateline_page_ends_invite (const char *text);
gboolean dateline_page_ends_end_page (const char *text);
gboolean dateline_page_ends_give_notice (const char *text);

G_END_DECLS

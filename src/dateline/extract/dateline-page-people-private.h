/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Names of people in lines of text. Pure, any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean dateline_page_people_are_nobody (const char *name);
gboolean dateline_page_people_are_publisher (const char *name);
gboolean dateline_page_people_are_vague (const char *name, const char *site_name);
gboolean dateline_page_people_are_named (const char *text);
char *dateline_page_people_dup_names (const char *text);
char *dateline_page_people_cut (const char *name);
char *dateline_page_people_part (char *names);
char *dateline_page_people_tidy (char *names);

G_END_DECLS

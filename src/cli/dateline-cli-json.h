/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Writing JSON: members that are not known are left out. */

#pragma once

#include "dateline/dateline.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void dateline_cli_json_add_string (JsonBuilder *json, const char *name, const char *text);
void dateline_cli_json_add_number (JsonBuilder *json, const char *name, gint64 number);
void dateline_cli_json_add_boolean (JsonBuilder *json, const char *name, gboolean value);
void dateline_cli_json_add_time (JsonBuilder *json, const char *name, gint64 time);
void dateline_cli_json_add_strings (JsonBuilder *json,
                                    const char *name,
                                    const char *const *texts);
void dateline_cli_json_add_authors (JsonBuilder *json, GPtrArray *authors);
void dateline_cli_json_add_entry_details (JsonBuilder *json, DatelineEntry *entry);
void dateline_cli_json_add_story_details (JsonBuilder *json, DatelineEntry *entry);
GBytes *dateline_cli_json_to_bytes (JsonBuilder *json);
void dateline_cli_json_print (JsonBuilder *json);

G_END_DECLS

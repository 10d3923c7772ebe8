/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The options that choose stories, which `list`, `search` and `mark --all` share. */

#pragma once

#include "cli/dateline-cli.h"

G_BEGIN_DECLS

typedef struct
{
  GStrv categories;
  char *from;
  char *to;
  char *feed;
  gboolean unread;
  gboolean saved;
  gboolean all_categories;
  gboolean upcoming;
  GStrv parts;
  char *language;
  char *author;
  char *section;
  int limit;
} DatelineCliFilter;

/* How many option entries a filter has; they come first in a verb's own. */
#define DATELINE_CLI_N_FILTER_OPTIONS 13

void dateline_cli_filter_add_options (DatelineCliFilter *self, GOptionEntry *entries);
void dateline_cli_filter_clear (DatelineCliFilter *self);
gboolean dateline_cli_filter_is_empty (const DatelineCliFilter *self);
/* NULL after saying what was wrong; the store must be open. */
DatelineQuery *dateline_cli_filter_create_query (const DatelineCliFilter *self,
                                                 DatelineCliRun *run,
                                                 DatelineCliStatus *status);
/* The feed whose number, address or title is @name; NULL after saying that there is none.
 */
DatelineFeed *dateline_cli_find_feed (DatelineCliRun *run, const char *name);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is done about a damaged file, a step after another: what can be read of it is
 * salvaged into a new one, what that lacks comes from the newest backup, feeds that are
 * still missing come from the list beside the file. Then the damaged file is moved aside,
 * never deleted, and the new one takes its place. On the thread that is to open it;
 * nobody else has it open.
 */

#pragma once

#include "dateline/store/dateline-rescue-report.h"
#include "dateline/store/dateline-work-private.h"

G_BEGIN_DECLS

/* Repairs the store at @store, or makes it anew where there is no file. When this fails,
 * everything is as it was. */
DatelineRescueReport *
dateline_rescue_run (const char *store, const DatelineWork *work, GError **error);

/* Whether something is there of which a store that has no file can be made. */
gboolean dateline_rescue_has_remains (const char *store);

/* Finishes what a rescue, or a restoring, was about to do when the program was ended: a
 * file that is ready takes its place. */
gboolean dateline_rescue_go_on (const char *store, GError **error);

/* Has the store that is ready at dateline_rescue_make_ready_path () take the place of
 * @store, which is moved aside under a name with @word and the date. @aside: where to, or
 * NULL if there was none. */
char *dateline_rescue_make_ready_path (const char *store);
gboolean dateline_rescue_replace (const char *store,
                                  const char *word,
                                  char **aside,
                                  GError **error);
/* Moves only the log aside. */
gboolean dateline_rescue_set_log_aside (const char *store, GError **error);

/* Copies the store at @from, of this version or an older one, to @to, where it is of this
 * version. @work is nullable. */
gboolean dateline_rescue_copy_store (const char *from,
                                     const char *to,
                                     const DatelineWork *work,
                                     GError **error);

G_END_DECLS

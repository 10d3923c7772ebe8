/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the tests of filters hear of a query that was changed. Each test program includes
 * it once.
 */

#pragma once

#include "dateline/model/dateline-query.h"

#include "gui-test.h"

G_GNUC_UNUSED static void
query_changed_cb (GtkWidget *widget, DatelineQuery *query, DatelineQuery **changed)
{
  g_clear_pointer (changed, dateline_query_free);
  *changed = dateline_query_copy (query);
}

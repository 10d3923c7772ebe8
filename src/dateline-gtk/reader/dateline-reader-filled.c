/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* When a new reader has what a person sees of it first: the feeds, and the headlines at
 * the top of the list. Main context only.
 */

#include "dateline-gtk/reader/dateline-reader-private.h"

static void
stop_watching (DatelineReader *self)
{
  DatelineSidebar *sidebar = dateline_sidebar_pane_get_sidebar (self->sidebar_pane);

  g_signal_handlers_disconnect_by_func (self->edition,
                                        dateline_reader_check_filled,
                                        self);
  g_signal_handlers_disconnect_by_func (sidebar, dateline_reader_check_filled, self);
}

static gboolean
filled_cb (gpointer user_data)
{
  g_autoptr (DatelineReader) self = user_data;

  if (self->edition != NULL)
    g_signal_emit_by_name (self, "filled");
  return G_SOURCE_REMOVE;
}

/* Headlines come a page at a time: with the first of the list there are all that are in
 * view. */
static gboolean
has_headlines (DatelineReader *self)
{
  g_autoptr (DatelineStory) first =
      g_list_model_get_item (G_LIST_MODEL (self->edition), 0);

  if (first == NULL)
    return !dateline_edition_is_loading (self->edition);
  if (dateline_story_get_headline (first) != NULL)
    return TRUE;
  g_signal_handlers_disconnect_by_func (first, dateline_reader_check_filled, self);
  g_signal_connect_object (first,
                           "notify",
                           G_CALLBACK (dateline_reader_check_filled),
                           self,
                           G_CONNECT_SWAPPED);
  return FALSE;
}

/* Says so once all is there, in a turn of its own: what comes with it is there by then,
 * too. */
void
dateline_reader_check_filled (DatelineReader *self)
{
  DatelineSidebar *sidebar = dateline_sidebar_pane_get_sidebar (self->sidebar_pane);

  if (self->is_filled || dateline_sidebar_get_overview (sidebar) == NULL ||
      !has_headlines (self))
    return;
  self->is_filled = TRUE;
  stop_watching (self);
  g_idle_add_full (G_PRIORITY_DEFAULT, filled_cb, g_object_ref (self), NULL);
}

void
dateline_reader_connect_filled (DatelineReader *self)
{
  GObject *const sources[] = {
    G_OBJECT (self->edition),
    G_OBJECT (self->edition),
    G_OBJECT (dateline_sidebar_pane_get_sidebar (self->sidebar_pane)),
  };
  static const char *const names[] = {
    "items-changed",
    "notify::loading",
    "notify::overview",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_signal_connect_object (sources[i],
                             names[i],
                             G_CALLBACK (dateline_reader_check_filled),
                             self,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

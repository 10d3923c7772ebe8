/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The sidebar follows its store: what is read of it, and when the rows are made of that.
 * Main context only.
 *
 * A refresh of many feeds changes the store many times a second, and an overview counts
 * every story, so it is read again at most four times a second and never twice at once.
 */

#include "dateline-gtk/sidebar/dateline-sidebar-private.h"

#define RELOAD_INTERVAL 250 /* milliseconds */

static void reload (DatelineSidebar *self);

static void
update (DatelineSidebar *self, DatelineOverview *overview)
{
  DatelineSidebarView *view = DATELINE_SIDEBAR_VIEW (self->view);

  dateline_sidebar_view_begin_update (view);
  if (self->overview == overview || self->overview == NULL ||
      !dateline_sidebar_outline_rename (self->outline, self->overview, overview))
    dateline_sidebar_outline_update (self->outline, overview);
  dateline_sidebar_view_end_update (view);
}

/* With the next overview, if none is there. What is shown may have a name now. */
static void
sections_changed_cb (DatelineSidebar *self)
{
  if (self->overview == NULL)
    return;
  if (!dateline_sidebar_outline_recount_sections (self->outline))
    update (self, self->overview);
  dateline_sidebar_select_row (self, FALSE);
  g_object_notify (G_OBJECT (self), "overview");
}

static void
show (DatelineSidebar *self, DatelineOverview *overview)
{
  if (self->overview != NULL &&
      dateline_sidebar_outline_fits (self->outline, self->overview, overview))
    dateline_sidebar_outline_recount (self->outline, self->overview, overview);
  else
    update (self, overview);
}

static gboolean
show_cb (gpointer user_data)
{
  DatelineSidebar *self = user_data;

  self->show_source = 0;
  if (self->overview != NULL)
    update (self, self->overview);
  dateline_sidebar_select_row (self, FALSE);
  return G_SOURCE_REMOVE;
}

/* Makes the places anew, in an idle. */
void
dateline_sidebar_queue_show (DatelineSidebar *self)
{
  if (self->show_source == 0)
    self->show_source = g_idle_add (show_cb, self);
}

/* What is shown stays in the list when the last of it is read. What was kept before goes,
 * but not while the list is telling that another row was selected. */
void
dateline_sidebar_keep (DatelineSidebar *self, DatelineSidebarPlace *place)
{
  gboolean is_hidden = self->hides_read && place != NULL && place->count == 0;
  gboolean leaves = dateline_sidebar_outline_is_kept_needless (self->outline, place);

  if (place != NULL && place == dateline_sidebar_outline_get_kept (self->outline))
    return;
  dateline_sidebar_outline_set_kept (self->outline, place);
  if (is_hidden || leaves)
    dateline_sidebar_queue_show (self);
}

static void
overview_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineSidebar) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineOverview) overview =
      dateline_store_load_overview_finish (DATELINE_STORE (source), result, &error);

  self->reloading = FALSE;
  if (self->view == NULL)
    return;

  /* What cannot be read now was read before, and will be again after the next change. */
  if (overview != NULL)
    {
      gboolean first = self->overview == NULL;

      show (self, overview);
      g_clear_pointer (&self->overview, dateline_overview_unref);
      self->overview = g_steal_pointer (&overview);
      dateline_sidebar_select_row (self, first);
      g_object_notify (G_OBJECT (self), "overview");
    }
}

static gboolean
reload_interval_cb (gpointer user_data)
{
  DatelineSidebar *self = user_data;

  if (self->reloading)
    return G_SOURCE_CONTINUE;

  self->reload_source = 0;
  if (self->stale)
    reload (self);
  return G_SOURCE_REMOVE;
}

/* Reads the overview, and again when an interval is over if there was a change in it. */
static void
reload (DatelineSidebar *self)
{
  self->stale = self->reload_source != 0;
  if (self->stale)
    return;

  self->reloading = TRUE;
  self->reload_source = g_timeout_add (RELOAD_INTERVAL, reload_interval_cb, self);
  dateline_store_load_overview_async (self->store,
                                      self->cancellable,
                                      overview_loaded_cb,
                                      g_object_ref (self));
}

/* Reads what there is, and again whenever the store has changed. */
void
dateline_sidebar_follow_store (DatelineSidebar *self)
{
  g_signal_connect_swapped (self->store, "changed", G_CALLBACK (reload), self);
  self->sections = dateline_section_counts_new (self->store);
  dateline_sidebar_outline_set_sections (self->outline, self->sections);
  /* While it counts, its call to the store keeps it longer than the sidebar does. */
  g_signal_connect_object (self->sections,
                           "changed",
                           G_CALLBACK (sections_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  reload (self);
}

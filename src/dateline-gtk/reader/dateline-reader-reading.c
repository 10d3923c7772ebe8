/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* When a story counts as read without being marked: as it is opened, some time after, or
 * as it is scrolled past in the list. Main context only.
 */

#include "dateline-gtk/reader/dateline-reader-private.h"

static void
marked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineReader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineMarking) marking =
      dateline_store_set_read_finish (DATELINE_STORE (source), result, &error);

  /* That the disk is full is said as long as it is, and not once a story. */
  if (marking == NULL &&
      !g_error_matches (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_FULL))
    dateline_reader_say_error (self, error);
}

/* A store that cannot be written to says so in other places. */
static gboolean
can_mark (DatelineReader *self)
{
  return (dateline_store_get_limits (self->store) & DATELINE_STORE_LIMIT_READ_ONLY) == 0;
}

/* Reading is no deed: who goes back with Ctrl+Z would undo having read. */
static gboolean
read_cb (gpointer user_data)
{
  DatelineReader *self = user_data;
  gint64 id = dateline_article_pane_get_story_id (self->article_pane);

  self->read_source = 0;
  if (id != 0 && can_mark (self) && !dateline_article_pane_is_read (self->article_pane))
    dateline_store_set_read_async (self->store,
                                   &id,
                                   1,
                                   TRUE,
                                   NULL,
                                   marked_cb,
                                   g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* A story was opened: what was being read before is no more. Who selects many stories
 * passes by the article of each, and reads none. */
void
dateline_reader_begin_reading (DatelineReader *self)
{
  DatelineHeadlineList *list = dateline_list_pane_get_list (self->list_pane);

  dateline_reader_end_reading (self);
  if (self->read_delay < 0 || dateline_headline_list_get_n_selected (list) > 1)
    return;
  if (self->read_delay == 0)
    read_cb (self);
  else
    self->read_source = g_timeout_add_seconds (self->read_delay, read_cb, self);
}

void
dateline_reader_end_reading (DatelineReader *self)
{
  g_clear_handle_id (&self->read_source, g_source_remove);
}

static void
passed_cb (DatelineHeadlineList *list, GArray *ids, gpointer user_data)
{
  DatelineReader *self = user_data;

  if (self->reads_passed && can_mark (self))
    dateline_reader_mark_passed (self, ids);
}

void
dateline_reader_connect_reading (DatelineReader *self)
{
  g_signal_connect_object (dateline_list_pane_get_list (self->list_pane),
                           "stories-passed",
                           G_CALLBACK (passed_cb),
                           self,
                           0);
}

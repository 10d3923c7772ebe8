/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "bench-front-page-view.h"

#include "bench-meter.h"

#define N_SEEN 8
#define SETTLING_MS 150

typedef struct
{
  DatelineReader *reader;
  gboolean is_changed;
  gboolean is_painted; /* with the headlines */
} Showing;

gboolean
bench_view_has_headlines (DatelineReader *reader)
{
  GListModel *model = G_LIST_MODEL (reader->edition);
  guint n = MIN (g_list_model_get_n_items (model), N_SEEN);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DatelineStory) story = g_list_model_get_item (model, i);

      if (dateline_story_get_headline (story) == NULL)
        return FALSE;
    }
  return n > 0 || !dateline_edition_is_loading (reader->edition);
}

static void
changed_cb (Showing *self)
{
  self->is_changed = TRUE;
}

static void
painted_cb (Showing *self)
{
  self->is_painted = bench_view_has_headlines (self->reader);
}

void
bench_view_show (DatelineReader *reader, const DatelineQuery *query)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (reader));
  Showing self = { .reader = reader };

  g_signal_connect_swapped (reader->edition,
                            "items-changed",
                            G_CALLBACK (changed_cb),
                            &self);
  dateline_reader_apply_query (reader, query);
  g_signal_connect_data (clock,
                         "after-paint",
                         G_CALLBACK (painted_cb),
                         &self,
                         NULL,
                         G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  while (!self.is_painted)
    {
      g_main_context_iteration (NULL, TRUE);
      self.is_painted =
          self.is_painted &&
          (self.is_changed || !dateline_edition_is_loading (reader->edition));
    }
  g_signal_handlers_disconnect_by_data (clock, &self);
  g_signal_handlers_disconnect_by_data (reader->edition, &self);
}

void
bench_view_rest (DatelineReader *reader)
{
  while (dateline_edition_is_loading (reader->edition))
    g_main_context_iteration (NULL, TRUE);
  bench_meter_run (SETTLING_MS);
}

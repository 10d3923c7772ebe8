/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Tells the main context of something that a thread noticed. What listens is touched on
 * the main context only, and may be gone by then. */

#include "dateline/store/dateline-store-bell-private.h"

struct _DatelineStoreBell
{
  GMainContext *context;
  DatelineStoreBellFunc func; /* NULL: muted. Main context only */
  gpointer user_data;
};

static void
bell_clear (DatelineStoreBell *self)
{
  g_main_context_unref (self->context);
}

DatelineStoreBell *
dateline_store_bell_new (GMainContext *context,
                         DatelineStoreBellFunc func,
                         gpointer user_data)
{
  DatelineStoreBell *self = g_atomic_rc_box_new0 (DatelineStoreBell);

  self->context = g_main_context_ref (context);
  self->func = func;
  self->user_data = user_data;
  return self;
}

DatelineStoreBell *
dateline_store_bell_ref (DatelineStoreBell *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
dateline_store_bell_unref (DatelineStoreBell *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) bell_clear);
}

static gboolean
ring_cb (gpointer user_data)
{
  DatelineStoreBell *self = user_data;

  if (self->func != NULL)
    self->func (self->user_data);
  return G_SOURCE_REMOVE;
}

void
dateline_store_bell_ring (DatelineStoreBell *self)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source,
                         ring_cb,
                         dateline_store_bell_ref (self),
                         (GDestroyNotify) dateline_store_bell_unref);
  g_source_set_static_name (source, "dateline-store-bell");
  g_source_attach (source, self->context);
}

void
dateline_store_bell_mute (DatelineStoreBell *self)
{
  self->func = NULL;
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* GTK 4.8 does not say whether anybody listens; the desktop's accessibility bus does, on
 * the session bus, where it is asked without being started. Without it nobody does. Main
 * context only.
 */

#include "dateline-gtk/article/dateline-assistance-private.h"

#define BUS_NAME "org.a11y.Bus"
#define OBJECT_PATH "/org/a11y/bus"
#define INTERFACE "org.a11y.Status"

/* Either is set by a screen reader that starts. */
static const char *const properties[] = { "IsEnabled", "ScreenReaderEnabled" };

static gboolean
is_used (GDBusProxy *status)
{
  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      g_autoptr (GVariant) value =
          g_dbus_proxy_get_cached_property (status, properties[i]);

      if (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN) &&
          g_variant_get_boolean (value))
        return TRUE;
    }
  return FALSE;
}

static void
changed_cb (DatelineAssistance *self)
{
  self->changed (is_used (self->status), self->user_data);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DatelineAssistance *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusProxy) status = g_dbus_proxy_new_for_bus_finish (result, &error);

  if (status == NULL) /* @self may be gone, or there is no such bus */
    return;
  self->status = g_steal_pointer (&status);
  g_signal_connect_swapped (self->status,
                            "g-properties-changed",
                            G_CALLBACK (changed_cb),
                            self);
  if (is_used (self->status))
    changed_cb (self);
}

/* Begins to watch. @changed is called only where somebody uses it. */
void
dateline_assistance_watch (DatelineAssistance *self,
                           DatelineAssistanceFunc changed,
                           gpointer user_data)
{
  *self = (DatelineAssistance){ .changed = changed, .user_data = user_data };
  self->cancellable = g_cancellable_new ();
  g_dbus_proxy_new_for_bus (G_BUS_TYPE_SESSION,
                            G_DBUS_PROXY_FLAGS_DO_NOT_AUTO_START,
                            NULL,
                            BUS_NAME,
                            OBJECT_PATH,
                            INTERFACE,
                            self->cancellable,
                            found_cb,
                            self);
}

/* Ends it; nothing is called any more. */
void
dateline_assistance_unwatch (DatelineAssistance *self)
{
  if (self->status != NULL)
    g_signal_handlers_disconnect_by_data (self->status, self);
  g_clear_object (&self->status);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A resolver that finds every name on the loopback, so that a test can ask for any. */

#pragma once

#include <gio/gio.h>

typedef GResolver LoopbackResolver;
typedef GResolverClass LoopbackResolverClass;

static GType loopback_resolver_get_type (void);

G_DEFINE_TYPE (LoopbackResolver, loopback_resolver, G_TYPE_RESOLVER)

static inline void
free_addresses (gpointer data)
{
  g_resolver_free_addresses (data);
}

static inline void
loopback_resolver_lookup_async (GResolver *self,
                                const char *name,
                                GResolverNameLookupFlags flags,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GList *addresses =
      g_list_append (NULL, g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4));

  g_task_return_pointer (task, addresses, free_addresses);
}

static inline void
loopback_resolver_lookup_plain_async (GResolver *self,
                                      const char *name,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  loopback_resolver_lookup_async (self, name, 0, cancellable, callback, user_data);
}

static inline GList *
loopback_resolver_lookup_finish (GResolver *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static inline void
loopback_resolver_class_init (LoopbackResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  resolver_class->lookup_by_name_async = loopback_resolver_lookup_plain_async;
  resolver_class->lookup_by_name_finish = loopback_resolver_lookup_finish;
  resolver_class->lookup_by_name_with_flags_async = loopback_resolver_lookup_async;
  resolver_class->lookup_by_name_with_flags_finish = loopback_resolver_lookup_finish;
}

static inline void
loopback_resolver_init (LoopbackResolver *self)
{
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Names for tests, looked up without any network. */

#include "dateline-names.h"

#define OUTER "127.0.0.1"
#define INNER "127.0.0.2"

typedef GResolver Names;
typedef GResolverClass NamesClass;

static GType names_get_type (void);

G_DEFINE_TYPE (Names, names, G_TYPE_RESOLVER)

static void
names_lookup_async (GResolver *self,
                    const char *name,
                    GResolverNameLookupFlags flags,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GList *addresses = NULL;

  if ((flags & G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY) == 0 &&
      g_object_get_data (G_OBJECT (self), name) == NULL)
    {
      if (g_str_equal (name, "both.test"))
        addresses = g_list_append (NULL, g_inet_address_new_from_string (INNER));
      if (g_str_has_suffix (name, ".inner.test") || g_str_equal (name, "inner.test"))
        addresses = g_list_append (NULL, g_inet_address_new_from_string (INNER));
      else if (g_str_has_suffix (name, ".test"))
        addresses = g_list_append (addresses, g_inet_address_new_from_string (OUTER));
    }
  if (addresses != NULL)
    g_task_return_pointer (task, addresses, (GDestroyNotify) g_resolver_free_addresses);
  else
    g_task_return_new_error (task,
                             G_RESOLVER_ERROR,
                             G_RESOLVER_ERROR_NOT_FOUND,
                             "Error resolving: Name or service not known");
}

static void
names_lookup_plain_async (GResolver *self,
                          const char *name,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  names_lookup_async (self, name, 0, cancellable, callback, user_data);
}

static GList *
names_lookup_finish (GResolver *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
names_class_init (NamesClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  resolver_class->lookup_by_name_async = names_lookup_plain_async;
  resolver_class->lookup_by_name_finish = names_lookup_finish;
  resolver_class->lookup_by_name_with_flags_async = names_lookup_async;
  resolver_class->lookup_by_name_with_flags_finish = names_lookup_finish;
}

static void
names_init (Names *self)
{
}

GResolver *
names_use (void)
{
  g_autoptr (GResolver) names = g_object_new (names_get_type (), NULL);
  GResolver *before = g_resolver_get_default ();

  g_resolver_set_default (names);
  return before;
}

void
names_restore (GResolver *before)
{
  g_resolver_set_default (before);
  g_object_unref (before);
}

void
names_drop (const char *name)
{
  g_autoptr (GResolver) names = g_resolver_get_default ();

  g_object_set_data (G_OBJECT (names), name, names);
}

gboolean
names_are_private (GInetAddress *address, gpointer user_data)
{
  g_autofree char *text = g_inet_address_to_string (address);

  return g_str_equal (text, INNER);
}

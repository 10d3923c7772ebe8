/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What elements declare for all that is in them. Any thread. */

#include "dateline/feed/dateline-xml-scopes-private.h"

#include "dateline/feed/dateline-xml-tag-private.h"
#include "dateline/text/dateline-uri-private.h"

#include <string.h>

/* Declarations after these are not kept. */
#define MAX_SCOPES 512

typedef enum
{
  SCOPE_NONE,
  SCOPE_NAMESPACE,
  SCOPE_BASE_URI,
  SCOPE_LANGUAGE,
} ScopeKind;

typedef struct
{
  ScopeKind kind;
  guint depth;
  const char *prefix; /* of a namespace, a slice of the document */
  gsize prefix_length;
  int namespace_id;
  char *value; /* the namespace's address, the base or the language */
} Scope;

static void
scope_clear (Scope *scope)
{
  g_clear_pointer (&scope->value, g_free);
}

/*
 * dateline_xml_scopes_init:
 * @self: scopes
 * @namespaces: (nullable): the namespaces that matter, ended by one without address; they
 *   must outlive @self
 * @base_uri: (nullable): the address of the document
 *
 * Makes the scopes empty.
 */
void
dateline_xml_scopes_init (DatelineXmlScopes *self,
                          const DatelineXmlNamespace *namespaces,
                          const char *base_uri)
{
  static const DatelineXmlNamespace none[] = { { NULL, NULL, 0 } };

  *self = (DatelineXmlScopes){ 0 };
  self->namespaces = namespaces ? namespaces : none;
  self->base_uri = g_strdup (base_uri);
  self->open = g_array_new (FALSE, FALSE, sizeof (Scope));
  g_array_set_clear_func (self->open, (GDestroyNotify) scope_clear);
}

/*
 * dateline_xml_scopes_clear:
 * @self: scopes
 *
 * Frees what @self holds.
 */
void
dateline_xml_scopes_clear (DatelineXmlScopes *self)
{
  g_clear_pointer (&self->open, g_array_unref);
  g_clear_pointer (&self->base_uri, g_free);
  g_clear_pointer (&self->adopted, g_free);
}

static Scope *
get_scope (const DatelineXmlScopes *self, guint i)
{
  return &g_array_index (self->open, Scope, i);
}

/* What of a namespace's address tells it from others. */
static void
strip_namespace (const char **uri, gsize *length)
{
  static const char *const schemes[] = { "https://", "http://" };

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (*uri, schemes[i], strlen (schemes[i])) == 0)
      {
        *uri += strlen (schemes[i]);
        *length -= strlen (schemes[i]);
        break;
      }
  while (*length > 0 && strchr ("/#", (*uri)[*length - 1]) != NULL)
    *length -= 1;
}

static gboolean
same_namespace (const char *a, const char *b)
{
  gsize a_length = strlen (a);
  gsize b_length = strlen (b);

  strip_namespace (&a, &a_length);
  strip_namespace (&b, &b_length);
  return dateline_xml_same_name (a, a_length, b, b_length);
}

/* What an undeclared prefix is commonly declared as. */
static int
find_prefix (const DatelineXmlScopes *self, const char *prefix, gsize length)
{
  for (const DatelineXmlNamespace *n = self->namespaces; n->uri != NULL; n++)
    if (n->prefix != NULL &&
        dateline_xml_same_name (n->prefix, strlen (n->prefix), prefix, length))
      return n->id;

  return DATELINE_XML_NAMESPACE_OTHER;
}

static int
find_declared (const DatelineXmlScopes *self, const Scope *scope)
{
  if (scope->value[0] == '\0')
    return DATELINE_XML_NAMESPACE_NONE;
  if (self->adopted != NULL && same_namespace (self->adopted, scope->value))
    return self->adopted_id;
  for (const DatelineXmlNamespace *n = self->namespaces; n->uri != NULL; n++)
    if (same_namespace (n->uri, scope->value))
      return n->id;

  return find_prefix (self, scope->prefix, scope->prefix_length);
}

static const Scope *
find_scope (const DatelineXmlScopes *self,
            ScopeKind kind,
            const char *prefix,
            gsize length)
{
  for (guint i = self->open->len; i > 0; i--)
    {
      const Scope *scope = get_scope (self, i - 1);

      if (scope->kind == kind && scope->prefix_length == length &&
          memcmp (scope->prefix, prefix, length) == 0)
        return scope;
    }

  return NULL;
}

static ScopeKind
find_kind (const DatelineXmlAttribute *attribute)
{
  const char *name = attribute->name;
  gsize length = attribute->name_length;
  gsize prefix_length = attribute->prefix_length;

  if (prefix_length == 0)
    return dateline_xml_same_name (name, length, "xmlns", 5) ? SCOPE_NAMESPACE
                                                             : SCOPE_NONE;
  if (dateline_xml_same_name (name - prefix_length - 1, prefix_length, "xmlns", 5))
    return SCOPE_NAMESPACE;
  if (!dateline_xml_same_name (name - prefix_length - 1, prefix_length, "xml", 3))
    return SCOPE_NONE;
  if (dateline_xml_same_name (name, length, "base", 4))
    return SCOPE_BASE_URI;
  return dateline_xml_same_name (name, length, "lang", 4) ? SCOPE_LANGUAGE : SCOPE_NONE;
}

/*
 * dateline_xml_scopes_is_declaration:
 * @attribute: an attribute
 *
 * Returns: whether it declares anything
 */
gboolean
dateline_xml_scopes_is_declaration (const DatelineXmlAttribute *attribute)
{
  return find_kind (attribute) != SCOPE_NONE;
}

/*
 * dateline_xml_scopes_declare:
 * @self: scopes
 * @depth: how deep the element is
 * @attribute: one of its attributes that is a declaration
 * @value: (transfer full): its value, decoded
 *
 * Declares what the attribute says, for the element and what is in it.
 */
void
dateline_xml_scopes_declare (DatelineXmlScopes *self,
                             guint depth,
                             const DatelineXmlAttribute *attribute,
                             char *value)
{
  Scope scope = { .kind = find_kind (attribute), .depth = depth, .prefix = "" };

  scope.value = g_strstrip (value);
  if (scope.kind == SCOPE_NAMESPACE && attribute->prefix_length > 0)
    {
      scope.prefix = attribute->name;
      scope.prefix_length = attribute->name_length;
    }
  if (scope.kind == SCOPE_NAMESPACE)
    scope.namespace_id = find_declared (self, &scope);
  if (scope.kind == SCOPE_BASE_URI)
    {
      scope.value = dateline_uri_resolve (dateline_xml_scopes_get_base_uri (self),
                                          value,
                                          DATELINE_URI_FETCH);
      g_free (value);
    }

  if (scope.value != NULL && self->open->len < MAX_SCOPES)
    g_array_append_val (self->open, scope);
  else
    g_free (scope.value);
}

/*
 * dateline_xml_scopes_close:
 * @self: scopes
 * @depth: how deep the element is that has ended
 *
 * Forgets what the element declared.
 */
void
dateline_xml_scopes_close (DatelineXmlScopes *self, guint depth)
{
  while (self->open->len > 0 && get_scope (self, self->open->len - 1)->depth >= depth)
    g_array_set_size (self->open, self->open->len - 1);
}

/*
 * dateline_xml_scopes_hoist:
 * @self: scopes
 * @from: how deep the innermost element is
 * @to: how deep it is to be
 *
 * Forgets what the elements between declared.
 */
void
dateline_xml_scopes_hoist (DatelineXmlScopes *self, guint from, guint to)
{
  guint kept = 0;

  for (guint i = 0; i < self->open->len; i++)
    {
      Scope *scope = get_scope (self, i);

      if (scope->depth >= to && scope->depth < from)
        {
          scope_clear (scope);
          continue;
        }
      if (scope->depth == from)
        scope->depth = to;
      if (kept < i)
        {
          *get_scope (self, kept) = *scope;
          scope->value = NULL;
        }
      kept++;
    }

  g_array_set_size (self->open, kept);
}

/*
 * dateline_xml_scopes_adopt:
 * @self: scopes
 * @prefix: a prefix, or ""
 * @length: its length in bytes
 * @id: a namespace of the table, or DATELINE_XML_NAMESPACE_NONE
 *
 * Reads the namespace that @prefix stands for as @id from now on.
 */
void
dateline_xml_scopes_adopt (DatelineXmlScopes *self,
                           const char *prefix,
                           gsize length,
                           int id)
{
  const Scope *own = find_scope (self, SCOPE_NAMESPACE, prefix, length);

  if (own == NULL)
    return;

  g_free (self->adopted);
  self->adopted = g_strdup (own->value);
  self->adopted_id = id;
  for (guint i = 0; i < self->open->len; i++)
    {
      Scope *scope = get_scope (self, i);

      if (scope->kind == SCOPE_NAMESPACE && same_namespace (scope->value, self->adopted))
        scope->namespace_id = id;
    }
}

/*
 * dateline_xml_scopes_find_namespace:
 * @self: scopes
 * @prefix: a prefix, or ""
 * @length: its length in bytes
 *
 * Returns: the namespace that @prefix stands for here
 */
int
dateline_xml_scopes_find_namespace (const DatelineXmlScopes *self,
                                    const char *prefix,
                                    gsize length)
{
  const Scope *scope = find_scope (self, SCOPE_NAMESPACE, prefix, length);

  if (scope != NULL)
    return scope->namespace_id;
  return length == 0 ? DATELINE_XML_NAMESPACE_NONE : find_prefix (self, prefix, length);
}

/*
 * dateline_xml_scopes_get_base_uri:
 * @self: scopes
 *
 * Returns: (nullable): what addresses are relative to here
 */
const char *
dateline_xml_scopes_get_base_uri (const DatelineXmlScopes *self)
{
  const Scope *scope = find_scope (self, SCOPE_BASE_URI, "", 0);

  return scope ? scope->value : self->base_uri;
}

/*
 * dateline_xml_scopes_get_language:
 * @self: scopes
 * @depth: (out): how deep the element is that states it; 0 for none
 *
 * Returns: (nullable): the language here, "" where it was taken back
 */
const char *
dateline_xml_scopes_get_language (const DatelineXmlScopes *self, guint *depth)
{
  const Scope *scope = find_scope (self, SCOPE_LANGUAGE, "", 0);

  *depth = scope ? scope->depth : 0;
  return scope ? scope->value : NULL;
}

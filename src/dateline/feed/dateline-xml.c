/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A pull reader for the XML that strangers send. Any thread. */

#include "dateline/feed/dateline-xml-private.h"

#include "dateline/feed/dateline-xml-entities-private.h"
#include "dateline/feed/dateline-xml-scopes-private.h"
#include "dateline/feed/dateline-xml-stack-private.h"
#include "dateline/feed/dateline-xml-tag-private.h"
#include "dateline/feed/dateline-xml-text-private.h"

#include <string.h>

struct _DatelineXml
{
  const char *at;
  const char *end;
  DatelineXmlEntities entities;
  DatelineXmlScopes scopes;

  DatelineXmlStack open;
  guint n_closing;      /* END events that the last end tag still owes */
  gboolean is_ending;   /* the element that has begun ends at once */
  gboolean has_ended;   /* the END of the top was told: it goes at the next step */
  gboolean is_finished; /* the root has ended */
  gboolean is_cut_off;
  gboolean is_damaged;  /* reading stopped before the end */
  gboolean is_repaired; /* tags were read as they were meant */

  DatelineXmlTag tag; /* of the last START */
  DatelineXmlText text;
};

/*
 * dateline_xml_new:
 * @text: a document, valid UTF-8 without NUL; it must outlive the reader
 * @length: its length in bytes
 * @root: where the root element begins; what stands before is read for entities only
 * @namespaces: (nullable): the namespaces that matter, ended by one without address
 * @base_uri: (nullable): the address of the document
 *
 * Makes a reader that stands before the root element.
 *
 * Returns: (transfer full): a new reader
 */
DatelineXml *
dateline_xml_new (const char *text,
                  gsize length,
                  gsize root,
                  const DatelineXmlNamespace *namespaces,
                  const char *base_uri)
{
  DatelineXml *self;

  g_return_val_if_fail (root <= length, NULL);

  self = g_new (DatelineXml, 1);
  memset (self, 0, sizeof *self);
  self->at = text + root;
  self->end = text + length;
  dateline_xml_scopes_init (&self->scopes, namespaces, base_uri);
  dateline_xml_entities_read (&self->entities, text, root);
  return self;
}

/* Frees the reader. */
void
dateline_xml_free (DatelineXml *self)
{
  dateline_xml_entities_clear (&self->entities);
  dateline_xml_scopes_clear (&self->scopes);
  g_free (self);
}

static gboolean
begins_name (const char *p, const char *end)
{
  return p < end &&
         (g_ascii_isalpha (*p) || *p == '_' || *p == ':' || (guchar) *p >= 0x80);
}

static char *
decode_value (DatelineXml *self, const DatelineXmlAttribute *attribute)
{
  g_autoptr (GString) string = NULL;

  if (memchr (attribute->value, '&', attribute->value_length) == NULL)
    return g_strndup (attribute->value, attribute->value_length);

  string = g_string_sized_new (attribute->value_length);
  dateline_xml_append_attribute (self, attribute, string);
  return g_string_free (g_steal_pointer (&string), FALSE);
}

static void
pop_element (DatelineXml *self)
{
  dateline_xml_scopes_close (&self->scopes, self->open.depth);
  self->open.depth--;
  if (self->open.depth == 0)
    self->is_finished = TRUE;
}

/* TRUE if a START is to be told. */
static gboolean
begin_element (DatelineXml *self)
{
  const char *limit =
      self->at + MIN ((gsize) (self->end - self->at), DATELINE_XML_MAX_TAG);
  const char *after = dateline_xml_tag_read (&self->tag, self->at, limit);
  DatelineXmlElement *element;

  if (after == NULL)
    {
      self->is_damaged |= limit < self->end;
      self->at = self->end;
      return FALSE;
    }
  self->at = after;
  self->is_repaired |= self->tag.is_repaired;
  if (self->open.depth == DATELINE_XML_MAX_OPEN)
    {
      self->is_damaged = TRUE;
      self->at = self->end;
      return FALSE;
    }

  element = dateline_xml_stack_push (&self->open, self->tag.name, self->tag.length);
  for (guint i = 0; i < self->tag.n_attributes; i++)
    if (dateline_xml_scopes_is_declaration (&self->tag.attributes[i]))
      dateline_xml_scopes_declare (&self->scopes,
                                   self->open.depth,
                                   &self->tag.attributes[i],
                                   decode_value (self, &self->tag.attributes[i]));
  element->namespace_id =
      dateline_xml_scopes_find_namespace (&self->scopes,
                                          element->name,
                                          dateline_xml_element_get_prefix (element));
  if (self->open.depth > DATELINE_XML_MAX_DEPTH)
    {
      if (self->tag.is_empty)
        pop_element (self);
      return FALSE;
    }
  self->is_ending = self->tag.is_empty;
  return TRUE;
}

/* TRUE if an END is to be told. */
static gboolean
end_element (DatelineXml *self)
{
  const char *name = self->at + 2;
  const char *p = name;
  gsize length;

  while (p < self->end && !dateline_xml_is_space (*p) && *p != '>' && *p != '<')
    p++;
  length = p - name;
  while (p < self->end && *p != '>' && *p != '<')
    p++;
  self->at = p < self->end && *p == '>' ? p + 1 : p;

  self->n_closing =
      dateline_xml_stack_count_closing (&self->open, name, length, self->at, self->end);
  self->is_repaired |=
      self->n_closing != 1 || !dateline_xml_stack_has_name (&self->open, name, length);
  for (; self->n_closing > 0 && self->open.depth > DATELINE_XML_MAX_DEPTH;
       self->n_closing--)
    pop_element (self);
  if (self->n_closing == 0)
    return FALSE;

  self->n_closing--;
  return TRUE;
}

static gboolean
looking_at (const DatelineXml *self, const char *text)
{
  gsize length = strlen (text);

  return (gsize) (self->end - self->at) >= length && memcmp (self->at, text, length) == 0;
}

/* One step over the document; DONE where it tells nothing. */
static DatelineXmlEvent
step (DatelineXml *self)
{
  const char *next = self->at + 1;

  if (*self->at != '<' || next == self->end)
    self->at = dateline_xml_text_read (&self->text, self->at, self->end);
  else if (begins_name (next, self->end))
    return begin_element (self) ? DATELINE_XML_START : DATELINE_XML_DONE;
  else if (*next == '/' && begins_name (next + 1, self->end))
    return end_element (self) ? DATELINE_XML_END : DATELINE_XML_DONE;
  else if (dateline_xml_text_is_cdata (self->at, self->end))
    self->at = dateline_xml_text_read_cdata (&self->text, self->at, self->end);
  else if (*next == '?')
    {
      self->at = dateline_xml_skip_past (next, self->end, ">");
      return DATELINE_XML_DONE;
    }
  else if (*next == '!')
    {
      self->at = dateline_xml_skip_past (next + 1,
                                         self->end,
                                         looking_at (self, "<!--") ? "-->" : ">");
      return DATELINE_XML_DONE;
    }
  else
    {
      self->is_repaired = TRUE;
      self->at = dateline_xml_text_read (&self->text, self->at, self->end);
    }

  return self->text.end > self->text.start ? DATELINE_XML_TEXT : DATELINE_XML_DONE;
}

/*
 * dateline_xml_next:
 * @self: a reader
 *
 * Goes on to the next event. Every START has its END, also where the document does not
 * write it.
 *
 * Returns: the event, DATELINE_XML_DONE at the end
 */
DatelineXmlEvent
dateline_xml_next (DatelineXml *self)
{
  if (self->has_ended)
    {
      self->has_ended = FALSE;
      pop_element (self);
    }
  if (self->is_finished)
    return DATELINE_XML_DONE;

  if (self->n_closing > 0 || self->is_ending)
    {
      self->n_closing -= self->is_ending ? 0 : 1;
      self->is_ending = FALSE;
      self->has_ended = TRUE;
      return DATELINE_XML_END;
    }

  while (self->at < self->end)
    {
      DatelineXmlEvent event = step (self);

      if (event == DATELINE_XML_DONE ||
          (event == DATELINE_XML_TEXT && self->open.depth == 0))
        continue;
      self->has_ended = event == DATELINE_XML_END;
      return event;
    }

  self->is_cut_off = TRUE;
  if (self->open.depth == 0)
    return DATELINE_XML_DONE;

  while (self->open.depth > DATELINE_XML_MAX_DEPTH)
    pop_element (self);
  self->has_ended = TRUE;
  return DATELINE_XML_END;
}

static const DatelineXmlElement *
get_element (const DatelineXml *self)
{
  return &self->open.elements[self->open.depth - 1];
}

/* How deep the element of the event is; 1 is the root. */
guint
dateline_xml_get_depth (const DatelineXml *self)
{
  return self->open.depth;
}

/* The name of the element at START or END without prefix, not terminated. */
const char *
dateline_xml_get_name (const DatelineXml *self, gsize *length)
{
  return dateline_xml_element_get_name (get_element (self), length);
}

/* Whether the element at START or END has that name, without regard to case. */
gboolean
dateline_xml_has_name (const DatelineXml *self, const char *name)
{
  gsize length;
  const char *own = dateline_xml_get_name (self, &length);

  return dateline_xml_same_name (own, length, name, strlen (name));
}

/* The namespace of the element at START or END. */
int
dateline_xml_get_namespace (const DatelineXml *self)
{
  return get_element (self)->namespace_id;
}

/* Whether the element at START ends with its only tag. */
gboolean
dateline_xml_is_empty (const DatelineXml *self)
{
  return self->tag.is_empty;
}

/* The attributes at START, as written. */
const DatelineXmlAttribute *
dateline_xml_get_attributes (const DatelineXml *self, guint *n_attributes)
{
  *n_attributes = self->tag.n_attributes;
  return self->tag.attributes;
}

/*
 * dateline_xml_dup_attribute:
 * @self: a reader at START
 * @name: a name without prefix
 *
 * Gets the value of an attribute, that without prefix before others.
 *
 * Returns: (transfer full) (nullable): the value, decoded
 */
char *
dateline_xml_dup_attribute (DatelineXml *self, const char *name)
{
  const DatelineXmlAttribute *found = NULL;
  gsize length = strlen (name);

  for (guint i = 0; i < self->tag.n_attributes; i++)
    {
      const DatelineXmlAttribute *attribute = &self->tag.attributes[i];

      if (dateline_xml_same_name (attribute->name,
                                  attribute->name_length,
                                  name,
                                  length) &&
          (found == NULL || attribute->prefix_length == 0))
        found = attribute;
    }

  return found ? decode_value (self, found) : NULL;
}

/* Appends the value of an attribute at START, decoded. */
void
dateline_xml_append_attribute (DatelineXml *self,
                               const DatelineXmlAttribute *attribute,
                               GString *string)
{
  dateline_xml_entities_decode (&self->entities,
                                attribute->value,
                                attribute->value_length,
                                string);
}

/* Appends the text at TEXT, decoded. */
void
dateline_xml_append_text (DatelineXml *self, GString *string)
{
  gsize length = self->text.end - self->text.start;

  if (self->text.is_cdata)
    g_string_append_len (string, self->text.start, length);
  else
    dateline_xml_entities_decode (&self->entities, self->text.start, length, string);
}

/* What addresses are relative to here (xml:base, or the document's), or NULL. */
const char *
dateline_xml_get_base_uri (const DatelineXml *self)
{
  return dateline_xml_scopes_get_base_uri (&self->scopes);
}

/*
 * dateline_xml_get_language:
 * @self: a reader
 * @depth: (out): how deep the element is that states it; 0 for none
 *
 * Returns: (nullable): the language here (xml:lang), "" where it was taken back
 */
const char *
dateline_xml_get_language (const DatelineXml *self, guint *depth)
{
  return dateline_xml_scopes_get_language (&self->scopes, depth);
}

/*
 * dateline_xml_hoist:
 * @self: a reader at START
 * @depth: less than the element's depth, at least 1
 *
 * Makes the element that has begun stand at @depth: the elements between had no end tag.
 * No END is told of them.
 */
void
dateline_xml_hoist (DatelineXml *self, guint depth)
{
  g_return_if_fail (depth >= 1 && depth < self->open.depth);

  self->is_repaired = TRUE;
  dateline_xml_scopes_hoist (&self->scopes, self->open.depth, depth);
  dateline_xml_stack_hoist (&self->open, depth);
}

/*
 * dateline_xml_adopt_namespace:
 * @self: a reader at START
 * @id: a namespace of the table, or DATELINE_XML_NAMESPACE_NONE
 *
 * Reads the namespace of this element, which is not in the table, as @id from now on: the
 * feed calls its own elements so.
 */
void
dateline_xml_adopt_namespace (DatelineXml *self, int id)
{
  DatelineXmlElement *element = &self->open.elements[self->open.depth - 1];

  element->namespace_id = id;
  dateline_xml_scopes_adopt (&self->scopes,
                             element->name,
                             dateline_xml_element_get_prefix (element),
                             id);
}

/*
 * dateline_xml_is_cut_off:
 * @self: a reader
 *
 * Returns: whether the document has ended before its root element did; the END events
 * that are told then are not written
 */
gboolean
dateline_xml_is_cut_off (const DatelineXml *self)
{
  return self->is_cut_off;
}

/*
 * dateline_xml_is_damaged:
 * @self: a reader
 *
 * Returns: whether reading was given up before the end, at a tag that is longer or that
 * stands deeper than any; the document counts as cut off there
 */
gboolean
dateline_xml_is_damaged (const DatelineXml *self)
{
  return self->is_damaged;
}

/*
 * dateline_xml_is_repaired:
 * @self: a reader
 *
 * Returns: whether anything so far is not XML and was read as it was meant
 */
gboolean
dateline_xml_is_repaired (const DatelineXml *self)
{
  return self->is_repaired || self->entities.is_repaired ||
         (self->is_finished && dateline_xml_text_has_more (self->at, self->end));
}

/*
 * dateline_xml_is_bomb:
 * @self: a reader
 *
 * Returns: whether the document's own entities are there to make it larger than it is
 */
gboolean
dateline_xml_is_bomb (const DatelineXml *self)
{
  return self->entities.is_bomb;
}

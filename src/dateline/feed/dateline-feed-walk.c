/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The way through a feed that is XML. One walk, one thread. */

#include "dateline/feed/dateline-feed-walk-private.h"

#include "dateline/feed/dateline-entry-key-private.h"
#include "dateline/feed/dateline-feed-deadline-private.h"
#include "dateline/feed/dateline-feed-fields-private.h"
#include "dateline/feed/dateline-feed-markup-private.h"
#include "dateline/feed/dateline-feed-mending-private.h"

#include <math.h>
#include <string.h>

/* So often, in events, the clock is looked at. */
#define EVENTS_A_LOOK 256

/*
 * dateline_feed_spend:
 * @walk: a walk
 * @n_bytes: how much was made
 *
 * Counts what a few bytes of the document have become: an address of two letters is as
 * long as what it is relative to. A document in which that is more than its own length
 * many times over is read no further.
 */
void
dateline_feed_spend (DatelineFeedWalk *walk, gsize n_bytes)
{
  walk->is_over_limit |= n_bytes > walk->budget;
  walk->budget -= MIN (n_bytes, walk->budget);
}

static void
walk_init (DatelineFeedWalk *walk, DatelineFeedKind kind, gsize length)
{
  memset (walk, 0, sizeof *walk);
  dateline_draft_init (&walk->feed);
  dateline_draft_init (&walk->entry);
  walk->draft = &walk->feed;
  walk->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_entry_unref);
  walk->hubs = g_ptr_array_new_with_free_func (g_free);
  walk->keys = dateline_entry_keys_new ();
  walk->text = g_string_sized_new (8192);
  walk->scratch = g_string_new (NULL);
  walk->period = 24 * 3600;
  walk->deadline = dateline_feed_deadline_new ();
  walk->budget = dateline_feed_budget_new (length);

  walk->tables[DATELINE_XML_NAMESPACE_NONE] =
      kind == DATELINE_FEED_KIND_ATOM ? dateline_atom_elements : dateline_rss_elements;
  walk->tables[DATELINE_NAMESPACE_RSS] = dateline_rss_elements;
  walk->tables[DATELINE_NAMESPACE_ATOM] = dateline_atom_elements;
  walk->tables[DATELINE_NAMESPACE_XHTML] = dateline_xhtml_elements;
  walk->tables[DATELINE_NAMESPACE_CONTENT] = dateline_content_elements;
  walk->tables[DATELINE_NAMESPACE_DC] = dateline_dc_elements;
  walk->tables[DATELINE_NAMESPACE_DCTERMS] = dateline_dcterms_elements;
  walk->tables[DATELINE_NAMESPACE_MEDIA] = dateline_media_elements;
  walk->tables[DATELINE_NAMESPACE_ITUNES] = dateline_itunes_elements;
  walk->tables[DATELINE_NAMESPACE_SLASH] = dateline_slash_elements;
  walk->tables[DATELINE_NAMESPACE_THREAD] = dateline_thread_elements;
  walk->tables[DATELINE_NAMESPACE_SYNDICATION] = dateline_syndication_elements;
  walk->tables[DATELINE_NAMESPACE_FEEDBURNER] = dateline_feedburner_elements;
  walk->tables[DATELINE_NAMESPACE_WEBFEEDS] = dateline_webfeeds_elements;
  walk->tables[DATELINE_NAMESPACE_GEORSS] = dateline_georss_elements;
  walk->tables[DATELINE_NAMESPACE_GEO] = dateline_geo_elements;
  walk->tables[DATELINE_NAMESPACE_GML] = dateline_gml_elements;
  walk->tables[DATELINE_NAMESPACE_PODCAST] = dateline_podcast_elements;
  walk->tables[DATELINE_NAMESPACE_PRISM] = dateline_prism_elements;
}

static void
walk_clear (DatelineFeedWalk *walk)
{
  dateline_draft_clear (&walk->feed);
  dateline_draft_clear (&walk->entry);
  g_clear_pointer (&walk->entries, g_ptr_array_unref);
  g_clear_pointer (&walk->hubs, g_ptr_array_unref);
  g_hash_table_unref (walk->keys);
  g_string_free (walk->text, TRUE);
  g_string_free (walk->scratch, TRUE);
  g_free (walk->person_name);
  g_free (walk->person_email);
  g_free (walk->person_uri);
  dateline_xml_free (walk->xml);
}

/*
 * dateline_feed_read_direction:
 * @walk: a walk at START
 *
 * Reads where text begins, which XHTML and the bidirectional attribute of Atom say.
 */
void
dateline_feed_read_direction (DatelineFeedWalk *walk)
{
  g_autofree char *direction = dateline_xml_dup_attribute (walk->xml, "dir");

  if (direction == NULL)
    return;
  if (g_ascii_strcasecmp (direction, "rtl") == 0)
    walk->draft->direction = DATELINE_DIRECTION_RIGHT_TO_LEFT;
  else if (g_ascii_strcasecmp (direction, "ltr") == 0)
    walk->draft->direction = DATELINE_DIRECTION_LEFT_TO_RIGHT;
}

/*
 * dateline_feed_begin_feed:
 * @walk: a walk at START
 * @element: the row of the element
 *
 * Begins what holds the feed.
 */
void
dateline_feed_begin_feed (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  guint depth;
  const char *language = dateline_xml_get_language (walk->xml, &depth);

  dateline_draft_take (&walk->feed, DATELINE_DRAFT_LANGUAGE, 2, g_strdup (language));
}

/*
 * dateline_feed_begin_entry:
 * @walk: a walk at START
 * @element: the row of the element
 *
 * Begins an entry. RDF says what it is about in an attribute.
 */
void
dateline_feed_begin_entry (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  g_autofree char *about = dateline_xml_dup_attribute (walk->xml, "about");

  if (walk->n_entries >= DATELINE_FEED_MAX_ENTRIES)
    {
      walk->is_over_limit = TRUE;
      return;
    }

  dateline_draft_clear (&walk->entry);
  walk->draft = &walk->entry;
  walk->entry_depth = dateline_xml_get_depth (walk->xml);
  walk->entry.direction = walk->feed.direction;
  walk->latitude = walk->longitude = NAN;
  dateline_feed_read_direction (walk);
  walk->media = NULL;
  walk->group = 0;
  walk->n_skipped_groups = 0;
  if (about == NULL)
    return;

  if (g_ascii_strncasecmp (about, "http", 4) == 0)
    dateline_draft_take (&walk->entry,
                         DATELINE_DRAFT_LINK,
                         7,
                         dateline_feed_resolve (walk, about));
  dateline_draft_take (&walk->entry,
                       DATELINE_DRAFT_ID,
                       1,
                       g_strstrip (g_steal_pointer (&about)));
}

/* Keeps the entry that is open, unless the document is cut off in it: nobody knows then
 * what of it was still to come, its id included. */
static void
finish_entry (DatelineFeedWalk *walk)
{
  guint depth;
  const char *language = dateline_xml_get_language (walk->xml, &depth);

  walk->draft = &walk->feed;
  if (dateline_xml_is_cut_off (walk->xml))
    {
      walk->entry_depth = 0;
      return;
    }

  if (depth >= walk->entry_depth)
    dateline_draft_take (&walk->entry, DATELINE_DRAFT_LANGUAGE, 2, g_strdup (language));
  walk->entry_depth = 0;
  g_ptr_array_add (walk->entries, dateline_draft_finish_entry (&walk->entry, walk->keys));
  walk->n_entries++;
}

static const DatelineFeedElement *
find_element (DatelineFeedWalk *walk, int scope)
{
  int id = dateline_xml_get_namespace (walk->xml);
  gsize length;
  const char *name = dateline_xml_get_name (walk->xml, &length);
  char first;

  if (id < 0 || id >= DATELINE_N_NAMESPACES || length == 0)
    return NULL;

  first = g_ascii_tolower (name[0]);
  for (const DatelineFeedElement *element = walk->tables[id]; element->name != NULL;
       element++)
    if (element->name[0] == first && (element->scopes & scope) != 0 &&
        g_ascii_strncasecmp (element->name, name, length) == 0 &&
        element->name[length] == '\0')
      return element;

  return NULL;
}

/* The element that is gathered has ended, or was left open by mistake. */
static void
end_gathering (DatelineFeedWalk *walk)
{
  const DatelineFeedElement *element = g_steal_pointer (&walk->element);

  if (dateline_xml_is_cut_off (walk->xml))
    return;
  dateline_feed_mend (walk->text);
  element->end (walk, element);
}

/* An entry never stands in an entry: what was open has no end tags. One that says nothing
 * is put there by mistake. */
static void
close_open_entry (DatelineFeedWalk *walk)
{
  const DatelineFeedElement *element;
  guint depth = walk->entry_depth;

  if (depth == 0 || dateline_xml_get_depth (walk->xml) <= depth ||
      dateline_xml_is_empty (walk->xml))
    return;
  element = find_element (walk, DATELINE_SCOPE_FEED);
  if (element == NULL || element->begin != dateline_feed_begin_entry)
    return;

  if (walk->element != NULL)
    end_gathering (walk);
  finish_entry (walk);
  dateline_xml_hoist (walk->xml, depth);
}

static gboolean
is_blank (const GString *string)
{
  return string->str[strspn (string->str, " \t\r\n")] == '\0';
}

/* A tag inside of what is gathered may decide how that is to be read. */
static void
begin_markup (DatelineFeedWalk *walk)
{
  if (walk->collect == DATELINE_COLLECT_ATOM)
    {
      g_autofree char *text = g_strndup (walk->text->str, walk->text->len);
      gsize length = walk->text->len;

      g_string_truncate (walk->text, 0);
      dateline_feed_markup_append_escaped (walk->text, text, length);
      walk->collect = DATELINE_COLLECT_XHTML;
    }
  else if (walk->collect == DATELINE_COLLECT_RSS)
    walk->collect = dateline_xml_get_namespace (walk->xml) == DATELINE_NAMESPACE_XHTML &&
                            is_blank (walk->text)
                        ? DATELINE_COLLECT_XHTML
                        : DATELINE_COLLECT_HTML;

  if (walk->collect != DATELINE_COLLECT_TEXT)
    {
      gsize length = walk->text->len;

      dateline_feed_markup_begin (walk->xml, walk->element_base_uri, walk->text);
      dateline_feed_spend (walk, walk->text->len - length);
    }
}

/* Whether what is gathered as text has elements instead, as the names of persons may. */
static gboolean
opens_structure (DatelineFeedWalk *walk)
{
  return walk->element->opens != 0 &&
         dateline_xml_get_depth (walk->xml) == walk->element_depth + 1 &&
         find_element (walk, walk->element->opens) != NULL;
}

static void
begin_element (DatelineFeedWalk *walk)
{
  const DatelineFeedElement *element;
  guint depth;

  close_open_entry (walk);
  if (walk->element != NULL && !opens_structure (walk))
    {
      begin_markup (walk);
      return;
    }
  walk->element = NULL;

  depth = dateline_xml_get_depth (walk->xml);
  element = find_element (walk, walk->scopes[depth - 1]);
  walk->open[depth] = element;
  walk->scopes[depth] = element != NULL ? element->opens : 0;
  if (element == NULL)
    return;

  walk->collect = element->collect;
  walk->is_base64 = FALSE;
  if (element->begin != NULL)
    element->begin (walk, element);
  if (element->collect == DATELINE_COLLECT_NOTHING)
    return;

  walk->element = element;
  walk->element_depth = depth;
  walk->element_base_uri = dateline_xml_get_base_uri (walk->xml);
  g_string_truncate (walk->text, 0);
}

static void
end_element (DatelineFeedWalk *walk)
{
  guint depth = dateline_xml_get_depth (walk->xml);
  const DatelineFeedElement *element = walk->open[depth];

  if (walk->element != NULL && depth > walk->element_depth)
    {
      if (walk->collect != DATELINE_COLLECT_TEXT)
        dateline_feed_markup_end (walk->xml, walk->text);
    }
  else if (walk->element != NULL)
    end_gathering (walk);
  else if (walk->entry_depth == depth)
    finish_entry (walk);
  else if (element != NULL && element->end != NULL &&
           (element->collect == DATELINE_COLLECT_NOTHING || element->opens != 0))
    element->end (walk, element);
}

static void
gather_text (DatelineFeedWalk *walk)
{
  if (walk->element == NULL)
    return;

  if (walk->collect == DATELINE_COLLECT_XHTML)
    {
      g_string_truncate (walk->scratch, 0);
      dateline_xml_append_text (walk->xml, walk->scratch);
      dateline_feed_markup_append_escaped (walk->text,
                                           walk->scratch->str,
                                           walk->scratch->len);
    }
  else
    dateline_xml_append_text (walk->xml, walk->text);
}

/* The root says what its namespace is; feeds call that by many addresses. */
static void
begin_root (DatelineFeedWalk *walk, DatelineFeedKind kind)
{
  int id = dateline_xml_get_namespace (walk->xml);
  int own =
      kind == DATELINE_FEED_KIND_ATOM ? DATELINE_NAMESPACE_ATOM : DATELINE_NAMESPACE_RSS;

  if (kind != DATELINE_FEED_KIND_RDF && id != DATELINE_XML_NAMESPACE_NONE && id != own)
    dateline_xml_adopt_namespace (walk->xml, own);
  walk->scopes[1] = DATELINE_SCOPE_FEED;
  dateline_feed_read_direction (walk);
  dateline_feed_begin_feed (walk, NULL);
  if (dateline_xml_has_name (walk->xml, "entry"))
    {
      walk->scopes[1] = DATELINE_SCOPE_ENTRY;
      dateline_feed_begin_entry (walk, NULL);
    }
}

static void
finish_feed (DatelineFeedWalk *walk,
             DatelineFeedKind kind,
             DatelineFeedDocumentBuilder *builder)
{
  static const DatelineFeedFormat formats[] = {
    [DATELINE_FEED_KIND_RSS] = DATELINE_FEED_FORMAT_RSS,
    [DATELINE_FEED_KIND_RDF] = DATELINE_FEED_FORMAT_RDF,
    [DATELINE_FEED_KIND_ATOM] = DATELINE_FEED_FORMAT_ATOM,
  };

  dateline_draft_finish_feed (&walk->feed, builder);
  builder->format = formats[kind];
  builder->is_complete = !dateline_xml_is_cut_off (walk->xml) && !walk->is_over_limit;
  builder->is_too_large = walk->is_over_limit;
  builder->is_too_slow = walk->is_over_time;
  builder->is_damaged = dateline_xml_is_damaged (walk->xml);
  builder->is_repaired = dateline_xml_is_repaired (walk->xml);
  builder->entries = g_steal_pointer (&walk->entries);
  builder->hubs = g_steal_pointer (&walk->hubs);
  if (walk->ttl > 0)
    builder->update_interval = walk->ttl;
  else if (walk->frequency > 0 || walk->has_period)
    builder->update_interval = walk->period / MAX (walk->frequency, 1);
  builder->skip_hours = walk->skip_hours;
  builder->skip_days = walk->skip_days;
}

/*
 * dateline_feed_walk_run:
 * @text: a document, valid UTF-8 without NUL
 * @length: its length in bytes
 * @kind: an XML kind of feed
 * @root: where its root element begins
 * @uri: (nullable): the address of the document
 * @builder: where the feed goes
 *
 * Reads a feed that is XML.
 *
 * Returns: %FALSE if there is nothing in it that can be read
 */
gboolean
dateline_feed_walk_run (const char *text,
                        gsize length,
                        DatelineFeedKind kind,
                        gsize root,
                        const char *uri,
                        DatelineFeedDocumentBuilder *builder)
{
  DatelineFeedWalk walk;
  DatelineXmlEvent event;
  gboolean has_root = FALSE;
  gboolean is_bomb;
  guint n_events = 0;

  walk_init (&walk, kind, length);
  walk.xml = dateline_xml_new (text, length, root, dateline_feed_namespaces, uri);

  while (!walk.is_over_limit && !dateline_xml_is_bomb (walk.xml) &&
         (event = dateline_xml_next (walk.xml)) != DATELINE_XML_DONE)
    {
      if (++n_events % EVENTS_A_LOOK == 0)
        walk.is_over_limit |= walk.is_over_time =
            dateline_feed_deadline_is_over (walk.deadline);
      switch (event)
        {
        case DATELINE_XML_START:
          if (!has_root)
            begin_root (&walk, kind);
          else
            begin_element (&walk);
          has_root = TRUE;
          break;
        case DATELINE_XML_END:
          end_element (&walk);
          break;
        case DATELINE_XML_TEXT:
          gather_text (&walk);
          break;
        case DATELINE_XML_DONE:
        default:
          break;
        }
    }

  finish_feed (&walk, kind, builder);
  is_bomb = dateline_xml_is_bomb (walk.xml);
  walk_clear (&walk);
  return has_root && !is_bomb &&
         (builder->is_complete || builder->title != NULL || builder->entries->len > 0);
}

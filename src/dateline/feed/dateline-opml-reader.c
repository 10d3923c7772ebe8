/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Reading lists of feeds in OPML, as any reader exports them. Pure, any thread.
 *
 * Folders within folders and the "category" attribute say the same thing in two ways:
 * where a feed belongs. Every level of either is a category of the feed. Nothing else of
 * the outlines is read, and nothing that they say is ever run or fetched.
 */

#include "dateline/feed/dateline-opml-private.h"

#include "dateline/feed/dateline-feed-sniffer-private.h"
#include "dateline/feed/dateline-xml-private.h"
#include "dateline/model/dateline-category-private.h"
#include "dateline/model/dateline-feed-builder-private.h"
#include "dateline/text/dateline-charset-private.h"
#include "dateline/text/dateline-text-private.h"
#include "dateline/text/dateline-uri-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_BYTES (10 * 1024 * 1024)
#define MOST_OUTLINES 10000
#define MOST_LEVELS 32

/* A feed while outlines may still say more of it. */
typedef struct
{
  char *uri;
  char *title;
  char *link;
  GPtrArray *categories; /* of char * */
  char *own_name;
  gint64 id;
  DatelineFeedSettings settings;
} Draft;

typedef struct
{
  GPtrArray *levels; /* of char *: the open outlines' names; NULL for what is no folder */
  GPtrArray *drafts; /* in document order */
  GHashTable *by_address;
  guint n_outlines;
} Reading;

G_DEFINE_QUARK (dateline - opml - error - quark, dateline_opml_error)

static void
draft_free (Draft *draft)
{
  g_free (draft->uri);
  g_free (draft->title);
  g_free (draft->link);
  g_free (draft->own_name);
  g_ptr_array_unref (draft->categories);
  g_free (draft);
}

static void
reading_clear (Reading *reading)
{
  g_ptr_array_unref (reading->levels);
  g_ptr_array_unref (reading->drafts);
  g_hash_table_unref (reading->by_address);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static void
add_category (Draft *draft, const char *name)
{
  g_autofree char *tame = dateline_text_tame (name);
  g_autofree char *shown = dateline_category_normalize (tame);
  g_autofree char *key = dateline_category_fold (tame);

  if (shown == NULL)
    return;
  for (guint i = 0; i < draft->categories->len; i++)
    {
      g_autofree char *other =
          dateline_category_fold (g_ptr_array_index (draft->categories, i));

      if (strcmp (key, other) == 0)
        return;
    }
  g_ptr_array_add (draft->categories, g_steal_pointer (&shown));
}

/* Puts back the "," "/" and "%" that the writer wrote as "%2C" "%2F" "%25". */
static char *
unescape_component (const char *component)
{
  GString *text = g_string_new (component);

  g_string_replace (text, "%2C", ",", 0);
  g_string_replace (text, "%2F", "/", 0);
  g_string_replace (text, "%25", "%", 0);
  return g_string_free (text, FALSE);
}

/* "/News/World,/Science": paths or plain words, parted by commas. */
static void
add_category_attribute (Draft *draft, const char *attribute)
{
  g_auto (GStrv) components = g_strsplit_set (attribute, ",/", 64);

  for (gsize i = 0; components[i] != NULL; i++)
    {
      g_autofree char *name = unescape_component (components[i]);

      add_category (draft, name);
    }
}

/* Addresses stay as they are written; NULL for what cannot be fetched. */
static char *
read_address (const char *text)
{
  g_autofree char *address = NULL;

  if (text == NULL)
    return NULL;
  text += strspn (text, " \t\r\n");
  if (g_ascii_strncasecmp (text, "feed:", strlen ("feed:")) == 0)
    return dateline_uri_from_input (text);
  address = dateline_uri_resolve (NULL, text, DATELINE_URI_FETCH);
  /* What comes back without a scheme is relative, and there is nothing that it could be
   * relative to. */
  if (address == NULL || g_ascii_strncasecmp (address, "http", 4) != 0 ||
      strstr (address, "://") == NULL)
    return NULL;
  return g_steal_pointer (&address);
}

/* The name of an outline, or NULL. */
static char *
read_name (DatelineXml *xml)
{
  static const char *const attributes[] = { "text", "title" };

  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      g_autofree char *value = dateline_xml_dup_attribute (xml, attributes[i]);
      g_autofree char *name = dateline_text_tame (value == NULL ? "" : value);

      if (*name != '\0')
        return g_steal_pointer (&name);
    }
  return NULL;
}

static Draft *
find_draft (Reading *reading, const char *address)
{
  g_autofree char *key = dateline_uri_normalize (address);
  Draft *draft = g_hash_table_lookup (reading->by_address, key);

  if (draft == NULL)
    {
      draft = g_new0 (Draft, 1);
      draft->uri = g_strdup (address);
      draft->categories = g_ptr_array_new_with_free_func (g_free);
      dateline_feed_settings_init (&draft->settings);
      g_ptr_array_add (reading->drafts, draft);
      g_hash_table_insert (reading->by_address, g_steal_pointer (&key), draft);
    }
  return draft;
}

/* Some write the address where a name should be, as we do for want of one: that is no
 * name. */
static gboolean
is_address_as_name (const char *name, const char *address)
{
  g_autofree char *line = dateline_text_tame (address);

  return strcmp (name, line) == 0;
}

static void
read_settings (DatelineFeedSettings *settings, const char *text)
{
  g_autoptr (GEnumClass) names = g_type_class_ref (DATELINE_TYPE_FEED_SETTING);
  g_auto (GStrv) list = g_strsplit (text, " ", 2 * (DATELINE_FEED_SETTING_LAST + 1));

  for (gsize i = 0; list[i] != NULL; i++)
    {
      char *value = strchr (list[i], '=');
      GEnumValue *setting;
      gint64 number;

      if (value == NULL)
        continue;
      *value++ = '\0';
      setting = g_enum_get_value_by_nick (names, list[i]);
      if (setting != NULL &&
          g_ascii_string_to_signed (value, 10, -1, G_MAXINT, &number, NULL) &&
          dateline_feed_setting_accepts (setting->value, number))
        dateline_feed_settings_set (settings, setting->value, number);
    }
}

/* What a list for a store of ours says besides. */
static void
read_own (Draft *draft, DatelineXml *xml)
{
  g_autofree char *id = dateline_xml_dup_attribute (xml, "feedId");
  g_autofree char *settings = dateline_xml_dup_attribute (xml, "settings");

  if (draft->own_name == NULL)
    draft->own_name = dateline_xml_dup_attribute (xml, "ownName");
  if (id != NULL)
    g_ascii_string_to_signed (id, 10, 0, G_MAXINT64, &draft->id, NULL);
  if (settings != NULL)
    read_settings (&draft->settings, settings);
}

static void
read_feed (Reading *reading, DatelineXml *xml, const char *address, const char *name)
{
  Draft *draft = find_draft (reading, address);
  g_autofree char *link = dateline_xml_dup_attribute (xml, "htmlUrl");
  g_autofree char *categories = dateline_xml_dup_attribute (xml, "category");

  if (draft->title == NULL && name != NULL && !is_address_as_name (name, address) &&
      !is_address_as_name (name, draft->uri))
    draft->title = g_strdup (name);
  if (draft->link == NULL)
    draft->link = read_address (link);
  read_own (draft, xml);
  for (guint i = 0; i < reading->levels->len; i++)
    if (g_ptr_array_index (reading->levels, i) != NULL)
      add_category (draft, g_ptr_array_index (reading->levels, i));
  if (categories != NULL)
    add_category_attribute (draft, categories);
}

static gboolean
begin_outline (Reading *reading, DatelineXml *xml, GError **error)
{
  g_autofree char *uri = dateline_xml_dup_attribute (xml, "xmlUrl");
  g_autofree char *address = read_address (uri);
  g_autofree char *name = read_name (xml);

  if (++reading->n_outlines > MOST_OUTLINES)
    {
      g_set_error (error,
                   DATELINE_OPML_ERROR,
                   DATELINE_OPML_ERROR_TOO_LARGE,
                   _ ("This list of feeds has more than %d entries."),
                   MOST_OUTLINES);
      return FALSE;
    }
  if (reading->levels->len >= MOST_LEVELS)
    {
      g_set_error (error,
                   DATELINE_OPML_ERROR,
                   DATELINE_OPML_ERROR_TOO_LARGE,
                   _ ("The folders of this list of feeds are more than %d deep."),
                   MOST_LEVELS);
      return FALSE;
    }
  if (address != NULL)
    read_feed (reading, xml, address, name);
  g_ptr_array_add (reading->levels, uri == NULL ? g_steal_pointer (&name) : NULL);
  return TRUE;
}

static gboolean
read_outlines (Reading *reading, DatelineXml *xml, GError **error)
{
  DatelineXmlEvent event;

  while ((event = dateline_xml_next (xml)) != DATELINE_XML_DONE)
    {
      if (event == DATELINE_XML_TEXT || !dateline_xml_has_name (xml, "outline"))
        continue;
      if (event == DATELINE_XML_START)
        {
          if (!begin_outline (reading, xml, error))
            return FALSE;
        }
      else if (reading->levels->len > 0)
        g_ptr_array_set_size (reading->levels, (int) reading->levels->len - 1);
    }
  if (reading->drafts->len == 0 && dateline_xml_is_cut_off (xml))
    {
      g_set_error_literal (error,
                           DATELINE_OPML_ERROR,
                           DATELINE_OPML_ERROR_DAMAGED,
                           _ ("This list of feeds is damaged: it ends too early."));
      return FALSE;
    }
  return TRUE;
}

static DatelineFeed *
build_feed (Draft *draft)
{
  g_auto (DatelineFeedBuilder) builder;

  dateline_feed_builder_init (&builder);
  builder.uri = g_steal_pointer (&draft->uri);
  builder.title = g_steal_pointer (&draft->title);
  builder.link = g_steal_pointer (&draft->link);
  builder.name = g_steal_pointer (&draft->own_name);
  builder.id = draft->id;
  builder.own_settings = draft->settings;
  builder.categories = g_new0 (char *, draft->categories->len + 1);
  for (guint i = 0; i < draft->categories->len; i++)
    builder.categories[i] = g_strdup (g_ptr_array_index (draft->categories, i));
  return dateline_feed_builder_build (&builder);
}

static const char *
explain_kind (DatelineFeedKind kind)
{
  switch (kind)
    {
    case DATELINE_FEED_KIND_RSS:
    case DATELINE_FEED_KIND_RDF:
    case DATELINE_FEED_KIND_ATOM:
      return _ ("This is a feed, not a list of feeds (OPML).");
    case DATELINE_FEED_KIND_HTML:
      return _ ("This is a web page, not a list of feeds (OPML).");
    case DATELINE_FEED_KIND_UNKNOWN:
    case DATELINE_FEED_KIND_JSON:
    case DATELINE_FEED_KIND_OPML:
    default:
      return _ ("This is not a list of feeds (OPML).");
    }
}

/* What @bytes say, decoded, as XML that begins with the list. */
static DatelineXml *
open_list (GBytes *bytes, GBytes **decoded, GError **error)
{
  const char *text;
  gsize length, root;
  DatelineFeedKind kind;

  if (g_bytes_get_size (bytes) > MOST_BYTES)
    {
      g_set_error_literal (error,
                           DATELINE_OPML_ERROR,
                           DATELINE_OPML_ERROR_TOO_LARGE,
                           _ ("This list of feeds is larger than 10 MB."));
      return NULL;
    }
  *decoded = dateline_charset_decode (bytes, NULL, DATELINE_CHARSET_XML);
  text = g_bytes_get_data (*decoded, &length);
  if (length == 0)
    {
      g_set_error_literal (error,
                           DATELINE_OPML_ERROR,
                           DATELINE_OPML_ERROR_NOT_OPML,
                           _ ("This file is empty."));
      return NULL;
    }
  kind = dateline_feed_sniff (text, length, &root);
  if (kind != DATELINE_FEED_KIND_OPML)
    {
      g_set_error_literal (error,
                           DATELINE_OPML_ERROR,
                           DATELINE_OPML_ERROR_NOT_OPML,
                           explain_kind (kind));
      return NULL;
    }
  return dateline_xml_new (text, length, root, NULL, NULL);
}

/**
 * dateline_opml_read:
 * @bytes: a file, in any encoding
 * @error: return location for an error
 *
 * Reads a list of feeds in OPML 1.0, 1.1 or 2.0. Each feed has its address, and, where
 * the list says so, title, link and categories: the names of the folders that it is in,
 * from the outermost on, and those of its `category` attribute. A feed that is listed in
 * several places is one feed with the categories of all. Addresses that are not http or
 * https are passed over. What is not quite XML is read as it was meant.
 *
 * At most 10 MB, 10,000 outlines and 32 levels are read; more is an error, so that no
 * feed is lost unseen. Any thread.
 *
 * Returns: (transfer container) (element-type DatelineFeed): the feeds, which have no
 * ids, in the order of the list
 */
GPtrArray *
dateline_opml_read (GBytes *bytes, GError **error)
{
  g_autoptr (GBytes) decoded = NULL;
  g_autoptr (DatelineXml) xml = NULL;
  g_auto (Reading) reading = {
    .levels = g_ptr_array_new_with_free_func (g_free),
    .drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) draft_free),
    .by_address = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };
  GPtrArray *feeds;

  g_return_val_if_fail (bytes != NULL, NULL);

  xml = open_list (bytes, &decoded, error);
  if (xml == NULL || !read_outlines (&reading, xml, error))
    return NULL;
  feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_feed_unref);
  for (guint i = 0; i < reading.drafts->len; i++)
    g_ptr_array_add (feeds, build_feed (g_ptr_array_index (reading.drafts, i)));
  return feeds;
}

static DatelineCategory *
read_own_category (DatelineXml *xml)
{
  g_autofree char *name = dateline_xml_dup_attribute (xml, "name");
  g_autofree char *text = dateline_xml_dup_attribute (xml, "settings");
  g_autofree char *tame = name != NULL ? dateline_text_tame (name) : NULL;
  g_autofree char *shown = tame != NULL ? dateline_category_normalize (tame) : NULL;
  DatelineFeedSettings settings;
  DatelineCategory *category;

  if (shown == NULL || text == NULL)
    return NULL;
  dateline_feed_settings_init (&settings);
  read_settings (&settings, text);
  category = dateline_category_new (0, shown, 0, 0, 0);
  dateline_category_set_settings (category, &settings);
  return category;
}

GPtrArray *
dateline_opml_read_categories (GBytes *bytes)
{
  g_autoptr (GBytes) decoded = NULL;
  g_autoptr (DatelineXml) xml = open_list (bytes, &decoded, NULL);
  GPtrArray *categories =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_category_unref);
  DatelineXmlEvent event;

  while (xml != NULL && categories->len < MOST_OUTLINES &&
         (event = dateline_xml_next (xml)) != DATELINE_XML_DONE)
    if (event == DATELINE_XML_START && dateline_xml_has_name (xml, "category"))
      {
        DatelineCategory *category = read_own_category (xml);

        if (category != NULL)
          g_ptr_array_add (categories, category);
      }
  return categories;
}

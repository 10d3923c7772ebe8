/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Writing lists of feeds in OPML 2.0. Pure, any thread.
 *
 * A feed stands in the folder of its first category, as every reader understands; where
 * it has more than that, its "category" attribute lists them all as tags (OPML 2.0, "The
 * category attribute"), which others may pass over. Nothing that changes by itself is
 * written, so that two exports of the same feeds are the same file.
 */

#include "dateline/feed/dateline-opml-private.h"

#include "dateline/model/dateline-category.h"

#include <string.h>

#define NAMESPACE "https://dateline.github.io/opml"

/* Attribute values: what XML 1.0 cannot hold is dropped. */
static void
append_attribute (GString *xml, const char *name, const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);

  g_string_append_printf (xml, " %s=\"", name);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '&')
        g_string_append (xml, "&amp;");
      else if (c == '<')
        g_string_append (xml, "&lt;");
      else if (c == '>')
        g_string_append (xml, "&gt;");
      else if (c == '"')
        g_string_append (xml, "&quot;");
      else if (c == '\t' || c == '\n' || c == '\r')
        g_string_append_printf (xml, "&#%u;", c);
      else if (c >= 0x20 && c != 0xfffe && c != 0xffff)
        g_string_append_unichar (xml, c);
    }
  g_string_append_c (xml, '"');
}

/* The characters that part categories are written as in addresses. */
static void
append_category (GString *list, const char *name)
{
  if (list->len > 0)
    g_string_append_c (list, ',');
  for (const char *at = name; *at != '\0'; at++)
    {
      gboolean looks_escaped =
          *at == '%' && at[1] == '2' && at[2] != '\0' && strchr ("5CF", at[2]) != NULL;

      if (*at == ',' || *at == '/' || looks_escaped)
        g_string_append_printf (list, "%%%02X", *at);
      else
        g_string_append_c (list, *at);
    }
}

static void
append_number (GString *xml, const char *name, gint64 number)
{
  g_string_append_printf (xml, " %s=\"%" G_GINT64_FORMAT "\"", name, number);
}

/* What was chosen, as "interval=60 notify=1". */
static void
append_settings (GString *xml, const char *name, const DatelineFeedSettings *settings)
{
  g_autoptr (GEnumClass) names = g_type_class_ref (DATELINE_TYPE_FEED_SETTING);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < names->n_values; i++)
    {
      int value = dateline_feed_settings_get (settings, names->values[i].value);

      if (value != DATELINE_FEED_SETTING_UNSET)
        g_string_append_printf (list,
                                "%s%s=%d",
                                list->len > 0 ? " " : "",
                                names->values[i].value_nick,
                                value);
    }
  if (list->len > 0)
    append_attribute (xml, name, list->str);
}

/* What only a store of ours can use. */
static void
append_own (GString *xml, DatelineFeed *feed)
{
  append_number (xml, "dateline:feedId", dateline_feed_get_id (feed));
  if (dateline_feed_get_name (feed) != NULL)
    append_attribute (xml, "dateline:ownName", dateline_feed_get_name (feed));
  append_settings (xml, "dateline:settings", dateline_feed_get_own_settings (feed));
}

/* A category of which something was chosen, which may be no feed's folder here. */
static void
append_own_category (GString *xml, DatelineCategory *category)
{
  g_autoptr (GString) settings = g_string_new (NULL);

  append_settings (settings, "settings", dateline_category_get_settings (category));
  if (settings->len == 0)
    return;
  g_string_append (xml, "    <dateline:category");
  append_attribute (xml, "name", dateline_category_get_name (category));
  g_string_append_printf (xml, "%s/>\n", settings->str);
}

static void
append_feed (GString *xml, DatelineFeed *feed, const char *indent, gboolean with_own)
{
  const char *const *categories = dateline_feed_get_categories (feed);
  const char *title = dateline_feed_get_title (feed);

  g_string_append_printf (xml, "%s<outline type=\"rss\"", indent);
  /* The text is required; a feed without a title goes by its address. */
  append_attribute (xml, "text", title == NULL ? dateline_feed_get_uri (feed) : title);
  if (title != NULL)
    append_attribute (xml, "title", title);
  append_attribute (xml, "xmlUrl", dateline_feed_get_uri (feed));
  if (dateline_feed_get_link (feed) != NULL)
    append_attribute (xml, "htmlUrl", dateline_feed_get_link (feed));
  if (categories != NULL && categories[0] != NULL && categories[1] != NULL)
    {
      g_autoptr (GString) list = g_string_new (NULL);

      for (gsize i = 0; categories[i] != NULL; i++)
        append_category (list, categories[i]);
      append_attribute (xml, "category", list->str);
    }
  if (with_own)
    append_own (xml, feed);
  g_string_append (xml, "/>\n");
}

/* The guide and the like live in the program: they mean nothing to another reader. */
static gboolean
is_portable (DatelineFeed *feed)
{
  return g_ascii_strncasecmp (dateline_feed_get_uri (feed), "http", 4) == 0;
}

/* The key of the folder that a feed stands in, "" for none. */
static char *
find_folder (DatelineFeed *feed)
{
  const char *const *categories = dateline_feed_get_categories (feed);
  char *key = NULL;

  if (categories != NULL && categories[0] != NULL)
    key = dateline_category_fold (categories[0]);
  return key == NULL ? g_strdup ("") : key;
}

/* The folders in the order in which they are met, each a list of feeds; what is in none
 * stands under "" and comes first. */
static GPtrArray *
sort_into_folders (GPtrArray *feeds)
{
  g_autoptr (GHashTable) by_key =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *folders =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  g_ptr_array_add (folders, g_ptr_array_new ());
  g_hash_table_insert (by_key, g_strdup (""), g_ptr_array_index (folders, 0));
  for (guint i = 0; i < feeds->len; i++)
    {
      DatelineFeed *feed = g_ptr_array_index (feeds, i);
      g_autofree char *key = find_folder (feed);
      GPtrArray *folder = g_hash_table_lookup (by_key, key);

      if (!is_portable (feed))
        continue;
      if (folder == NULL)
        {
          folder = g_ptr_array_new ();
          g_ptr_array_add (folders, folder);
          g_hash_table_insert (by_key, g_steal_pointer (&key), folder);
        }
      g_ptr_array_add (folder, feed);
    }
  return folders;
}

static GBytes *
write_list (GPtrArray *feeds, GPtrArray *categories, const char *title, gboolean with_own)
{
  GString *xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  g_autoptr (GPtrArray) folders = NULL;

  g_string_append_printf (xml,
                          "<opml version=\"2.0\"%s>\n  <head>\n",
                          with_own ? " xmlns:dateline=\"" NAMESPACE "\"" : "");
  if (title != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (title, -1);

      g_string_append_printf (xml, "    <title>%s</title>\n", escaped);
    }
  for (guint i = 0; categories != NULL && i < categories->len; i++)
    append_own_category (xml, categories->pdata[i]);
  g_string_append (xml, "  </head>\n  <body>\n");

  folders = sort_into_folders (feeds);
  for (guint i = 0; i < folders->len; i++)
    {
      GPtrArray *folder = g_ptr_array_index (folders, i);
      const char *indent = i == 0 ? "    " : "      ";

      if (i > 0)
        {
          g_string_append (xml, "    <outline");
          append_attribute (xml,
                            "text",
                            dateline_feed_get_categories (folder->pdata[0])[0]);
          g_string_append (xml, ">\n");
        }
      for (guint j = 0; j < folder->len; j++)
        append_feed (xml, g_ptr_array_index (folder, j), indent, with_own);
      if (i > 0)
        g_string_append (xml, "    </outline>\n");
    }
  g_string_append (xml, "  </body>\n</opml>\n");
  return g_string_free_to_bytes (xml);
}

/**
 * dateline_opml_write:
 * @feeds: (element-type DatelineFeed): feeds
 * @title: (nullable): what the list is called
 *
 * Writes the feeds as OPML 2.0, in a form that other readers understand and that
 * dateline_opml_read() gives back whole: addresses, titles, links and categories. Feeds
 * that live inside the program are left out. Any thread.
 *
 * Returns: (transfer full): the file, UTF-8
 */
GBytes *
dateline_opml_write (GPtrArray *feeds, const char *title)
{
  g_return_val_if_fail (feeds != NULL, NULL);

  return write_list (feeds, NULL, title, FALSE);
}

GBytes *
dateline_opml_write_own (GPtrArray *feeds, GPtrArray *categories, const char *title)
{
  return write_list (feeds, categories, title, TRUE);
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Source, title, byline, dates, comments and categories. What a story does not have is
 * not there: no empty "By". Main context only.
 */

#include "dateline-gtk/article/dateline-article-header-private.h"

#include "dateline-gtk/article/dateline-block-text-private.h"
#include "dateline-gtk/article/dateline-flow-layout-private.h"
#include "dateline-gtk/article/dateline-link-proxy-private.h"
#include "dateline-gtk/images/dateline-feed-icon-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ICON_SIZE 16

/* A paper in physics may name three thousand. */
#define MAX_AUTHORS 20

static GtkWidget *
new_flow (const char *css_class, int column_gap, int line_gap)
{
  GtkWidget *flow = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (flow, dateline_flow_layout_new (column_gap, line_gap));
  gtk_widget_add_css_class (flow, css_class);
  return flow;
}

/* The name of the feed and its icon, above the title. @loader: nullable. */
GtkWidget *
dateline_article_header_new_source (DatelineArticleParts *parts,
                                    DatelinePictureLoader *loader)
{
  DatelineHeadline *headline = dateline_article_parts_get_headline (parts);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label =
      dateline_block_text_new_label (dateline_headline_get_feed_title (headline),
                                     "source",
                                     GTK_ACCESSIBLE_ROLE_LABEL);

  if (dateline_headline_get_feed_icon_uri (headline) != NULL)
    {
      GtkWidget *icon = dateline_feed_icon_new (loader, ICON_SIZE);

      dateline_feed_icon_set_uri (DATELINE_FEED_ICON (icon),
                                  dateline_headline_get_feed_icon_uri (headline),
                                  dateline_headline_get_feed_uri (headline));
      gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), icon);
    }
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/* The title, which is the first heading. */
GtkWidget *
dateline_article_header_new_title (DatelineArticleParts *parts)
{
  GtkWidget *label =
      dateline_block_text_new_column (dateline_article_parts_get_title (parts),
                                      "title",
                                      GTK_ACCESSIBLE_ROLE_HEADING);

  gtk_accessible_update_property (GTK_ACCESSIBLE (label),
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                  1,
                                  -1);
  return label;
}

static void
append_label (GtkWidget *flow,
              const char *text,
              const char *css_class,
              const char *tooltip)
{
  GtkWidget *label;

  if (text == NULL)
    return;
  label = dateline_block_text_new_label (text, css_class, GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_widget_set_tooltip_text (label, tooltip);
  gtk_box_append (GTK_BOX (flow), label);
}

/* A link that stands in a line of labels and looks like them. */
static GtkWidget *
new_link (const char *text, const char *uri, const char *css_class)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON,
                                    "css-name",
                                    "link",
                                    "accessible-role",
                                    GTK_ACCESSIBLE_ROLE_LINK,
                                    "label",
                                    text,
                                    NULL);

  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                           PANGO_ELLIPSIZE_END);
  gtk_widget_set_cursor_from_name (button, "pointer");
  dateline_link_proxy_set_tooltip (button, uri);
  gtk_widget_add_css_class (button, css_class);
  gtk_widget_set_state_flags (button, GTK_STATE_FLAG_LINK, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), DATELINE_ACTION_OPEN);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", uri);
  return button;
}

/* The number of comments, which opens them where the feed says where they are. */
static void
append_comments (GtkWidget *flow, DatelineArticleParts *parts)
{
  DatelineEntry *entry = dateline_article_parts_get_entry (parts);
  g_autofree char *text = dateline_article_parts_format_comments (parts);
  const char *uri;

  if (text == NULL)
    return;
  uri = dateline_entry_get_comments_uri (entry);
  if (uri == NULL || *uri == '\0')
    append_label (flow, text, "comments", NULL);
  else
    gtk_box_append (GTK_BOX (flow), new_link (text, uri, "comments"));
}

/* Where an author can be reached: only on the web or by mail. */
static char *
get_author_uri (DatelineAuthor *author)
{
  const char *uri = dateline_author_get_uri (author);
  const char *email = dateline_author_get_email (author);
  const char *scheme = uri != NULL ? g_uri_peek_scheme (uri) : NULL;

  if (scheme != NULL && (g_str_equal (scheme, "http") || g_str_equal (scheme, "https")))
    return g_strdup (uri);
  if (email != NULL && strchr (email, '@') != NULL)
    {
      g_autofree char *escaped = g_uri_escape_string (email, "@+", TRUE);

      return g_strconcat ("mailto:", escaped, NULL);
    }
  return NULL;
}

static GtkWidget *
new_author (DatelineAuthor *author, const char *name)
{
  g_autofree char *uri = get_author_uri (author);

  if (uri != NULL)
    return new_link (name, uri, "byline");
  return dateline_block_text_new_label (name, "byline", GTK_ACCESSIBLE_ROLE_LABEL);
}

/* All authors, parted by commas; those with an address are links to it. */
static void
append_byline (GtkWidget *flow, DatelineArticleParts *parts)
{
  DatelineEntry *entry = dateline_article_parts_get_entry (parts);
  GPtrArray *authors = entry != NULL ? dateline_entry_get_authors (entry) : NULL;
  GtkWidget *byline = new_flow ("authors", 4, 0);
  GtkWidget *last = NULL;

  for (guint i = 0; authors != NULL && i < authors->len && i < MAX_AUTHORS; i++)
    {
      const char *name = dateline_article_parts_name_author (authors->pdata[i]);

      if (name == NULL)
        continue;
      if (last != NULL)
        append_label (last, ",", "byline", NULL);
      last = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_box_append (GTK_BOX (last), new_author (authors->pdata[i], name));
      gtk_box_append (GTK_BOX (byline), last);
    }
  if (last == NULL)
    {
      g_autofree char *words = dateline_article_parts_get_byline (parts);

      append_label (flow, words, "byline", NULL);
      g_object_unref (g_object_ref_sink (byline));
      return;
    }
  gtk_box_append (GTK_BOX (flow), byline);
}

/* Byline, dates and comments in a line. */
GtkWidget *
dateline_article_header_new_details (DatelineArticleParts *parts)
{
  GtkWidget *flow = new_flow ("details", 14, 2);
  g_autofree char *date = dateline_article_parts_format_date (parts);
  g_autofree char *update = dateline_article_parts_format_update (parts);
  g_autofree char *length = dateline_article_parts_format_length (parts);
  g_autofree char *description = dateline_article_parts_describe_date (parts);

  append_byline (flow, parts);
  append_label (flow, date, "date", description);
  append_label (flow, update, "updated", description);
  append_label (flow, length, "length", NULL);
  append_comments (flow, parts);
  return flow;
}

/* The categories that the publisher gave the story, each of which can be listed. */
GtkWidget *
dateline_article_header_new_categories (DatelineArticleParts *parts)
{
  DatelineEntry *entry = dateline_article_parts_get_entry (parts);
  const char *const *names = dateline_entry_get_categories (entry);
  GtkWidget *flow = new_flow ("categories", 6, 6);

  for (gsize i = 0; names[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (names[i]);
      GtkWidget *chip = gtk_button_new ();
      g_autofree char *tooltip = g_strdup_printf (_ ("Show stories in “%s”"), names[i]);

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_button_set_child (GTK_BUTTON (chip), label);
      gtk_widget_add_css_class (chip, "chip");
      gtk_widget_set_tooltip_text (chip, tooltip);
      gtk_accessible_update_property (GTK_ACCESSIBLE (chip),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      names[i],
                                      -1);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (chip),
                                      DATELINE_ACTION_SHOW_CATEGORY);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "s", names[i]);
      gtk_box_append (GTK_BOX (flow), chip);
    }
  return flow;
}

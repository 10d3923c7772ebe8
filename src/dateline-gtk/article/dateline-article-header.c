/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Source, title, byline, date, comments and categories. What a story does not have is not
 * there: no empty "By". Main context only.
 */

#include "dateline-gtk/article/dateline-article-header-private.h"

#include "dateline-gtk/article/dateline-block-text-private.h"
#include "dateline-gtk/article/dateline-flow-layout-private.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
new_flow (const char *css_class, int column_gap, int line_gap)
{
  GtkWidget *flow = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (flow, dateline_flow_layout_new (column_gap, line_gap));
  gtk_widget_add_css_class (flow, css_class);
  return flow;
}

/* The name of the feed, above the title. */
GtkWidget *
dateline_article_header_new_source (DatelineArticleParts *parts)
{
  DatelineHeadline *headline = dateline_article_parts_get_headline (parts);

  return dateline_block_text_new_label (dateline_headline_get_feed_title (headline),
                                        "source",
                                        GTK_ACCESSIBLE_ROLE_LABEL);
}

/* The title, which is the first heading. */
GtkWidget *
dateline_article_header_new_title (DatelineArticleParts *parts)
{
  GtkWidget *label =
      dateline_block_text_new_label (dateline_article_parts_get_title (parts),
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

/* The number of comments, which opens them where the feed says where they are. */
static void
append_comments (GtkWidget *flow, DatelineArticleParts *parts)
{
  DatelineEntry *entry = dateline_article_parts_get_entry (parts);
  g_autofree char *text = dateline_article_parts_format_comments (parts);
  const char *uri;
  GtkWidget *button;

  if (text == NULL)
    return;
  uri = dateline_entry_get_comments_uri (entry);
  if (uri == NULL || *uri == '\0')
    {
      append_label (flow, text, "comments", NULL);
      return;
    }
  button = g_object_new (GTK_TYPE_BUTTON,
                         "css-name",
                         "link",
                         "accessible-role",
                         GTK_ACCESSIBLE_ROLE_LINK,
                         "label",
                         text,
                         NULL);
  gtk_widget_set_cursor_from_name (button, "pointer");
  gtk_widget_set_tooltip_text (button, uri);
  gtk_widget_add_css_class (button, "comments");
  gtk_widget_set_state_flags (button, GTK_STATE_FLAG_LINK, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), DATELINE_ACTION_OPEN);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", uri);
  gtk_box_append (GTK_BOX (flow), button);
}

/* Byline, date and comments in a line. */
GtkWidget *
dateline_article_header_new_details (DatelineArticleParts *parts)
{
  GtkWidget *flow = new_flow ("details", 14, 2);
  g_autofree char *byline = dateline_article_parts_get_byline (parts);
  g_autofree char *date = dateline_article_parts_format_date (parts);
  g_autofree char *description = dateline_article_parts_describe_date (parts);

  append_label (flow, byline, "byline", NULL);
  append_label (flow, date, "date", description);
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
      gtk_actionable_set_action_name (GTK_ACTIONABLE (chip),
                                      DATELINE_ACTION_SHOW_CATEGORY);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "s", names[i]);
      gtk_box_append (GTK_BOX (flow), chip);
    }
  return flow;
}

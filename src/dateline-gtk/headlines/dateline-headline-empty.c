/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What stands in place of a list without headlines: an icon and a sentence that says why
 * it is empty, which is good news for "unread" and a hint for a search, and a button for
 * what can be done about it, where the host has the action. Main context only.
 */

#include "dateline-gtk/headlines/dateline-headline-empty-private.h"

#include <glib/gi18n-lib.h>

#define ICON_SIZE 64

struct _DatelineHeadlineEmpty
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *icon;
  GtkWidget *title;
  GtkWidget *text;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (DatelineHeadlineEmpty, dateline_headline_empty, GTK_TYPE_WIDGET)

enum
{
  REASON_NOTHING,
  REASON_FAILED,
  REASON_ALL_READ,
  REASON_NONE_SAVED,
  REASON_NONE_TODAY,
  REASON_NO_MATCH,
  REASON_NOT_FOUND,
  REASON_NOT_FOUND_HERE,
};

static const struct
{
  const char *icon;
  const char *title;
  const char *text;   /* NULL for what the feed says of itself */
  const char *button; /* nullable, as all of it that follows */
  const char *action;
} reasons[] = {
  [REASON_NOTHING] = { "dateline-story-symbolic",
                       N_ ("No stories"),
                       N_ ("Stories appear here when a feed has been refreshed.") },
  [REASON_FAILED] = { "dialog-warning-symbolic",
                      N_ ("No stories yet"),
                      NULL,
                      N_ ("_Try Again Now"),
                      "reader.feed-refresh" },
  [REASON_ALL_READ] = { "dateline-read-symbolic",
                        N_ ("No unread stories"),
                        N_ ("You have read everything.") },
  [REASON_NONE_SAVED] = { "dateline-saved-symbolic",
                          N_ ("No saved stories"),
                          N_ ("Press S, or the bookmark over a story, to keep it with "
                              "its pictures for reading offline.") },
  [REASON_NONE_TODAY] = { "dateline-calendar-symbolic",
                          N_ ("No stories today"),
                          N_ ("Nothing has been published since midnight.") },
  [REASON_NO_MATCH] = { "edit-find-symbolic",
                        N_ ("Nothing matches"),
                        N_ ("No story matches all the filters. Remove some of them to "
                            "see "
                            "more.") },
  [REASON_NOT_FOUND] = { "edit-find-symbolic",
                         N_ ("Nothing found"),
                         N_ ("Fewer words, or only the beginning of one, may find "
                             "more.") },
  [REASON_NOT_FOUND_HERE] = { "edit-find-symbolic",
                              N_ ("Nothing found here"),
                              N_ ("Only the stories of this view were searched. Look "
                                  "among all stories, or use fewer words."),
                              N_ ("Search _All Stories"),
                              "reader.search-all" },
};

/* @feed: (nullable): the one that @query is of, if it is known
 *
 * Any further condition besides the one that @query is left with counts as a filter. */
static guint
find_reason (const DatelineQuery *query, const DatelineFeed *feed)
{
  g_autoptr (DatelineQuery) plain = dateline_query_new ();

  dateline_query_copy_order (plain, query);
  if (dateline_query_get_words (query) != NULL)
    {
      dateline_query_set_words (plain, dateline_query_get_words (query));
      return dateline_query_equal (query, plain) ? REASON_NOT_FOUND
                                                 : REASON_NOT_FOUND_HERE;
    }
  dateline_query_set_feed (plain, dateline_query_get_feed (query));
  if (dateline_query_equal (query, plain))
    return feed != NULL && dateline_feed_get_error (feed) != NULL ? REASON_FAILED
                                                                  : REASON_NOTHING;

  dateline_query_set_unread_only (plain, TRUE);
  if (dateline_query_equal (query, plain))
    return REASON_ALL_READ;

  dateline_query_set_unread_only (plain, FALSE);
  dateline_query_set_saved_only (plain, TRUE);
  if (dateline_query_equal (query, plain))
    return REASON_NONE_SAVED;

  dateline_query_set_saved_only (plain, FALSE);
  dateline_query_set_date_range (plain, DATELINE_DATE_RANGE_TODAY);
  if (dateline_query_equal (query, plain))
    return REASON_NONE_TODAY;
  return REASON_NO_MATCH;
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
dateline_headline_empty_dispose (GObject *object)
{
  g_clear_pointer (&DATELINE_HEADLINE_EMPTY (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (dateline_headline_empty_parent_class)->dispose (object);
}

static void
dateline_headline_empty_class_init (DatelineHeadlineEmptyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_headline_empty_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "datelineempty");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
dateline_headline_empty_init (DatelineHeadlineEmpty *self)
{
  self->icon = gtk_image_new ();
  gtk_image_set_pixel_size (GTK_IMAGE (self->icon), ICON_SIZE);
  gtk_widget_add_css_class (self->icon, "dim-label");
  self->title = make_label ("title-2");
  self->text = make_label ("dim-label");
  self->button = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->button), TRUE);
  gtk_widget_set_halign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->button, FALSE);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_set_valign (self->box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), self->icon);
  gtk_box_append (GTK_BOX (self->box), self->title);
  gtk_box_append (GTK_BOX (self->box), self->text);
  gtk_box_append (GTK_BOX (self->box), self->button);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
dateline_headline_empty_new (void)
{
  return g_object_new (DATELINE_TYPE_HEADLINE_EMPTY, NULL);
}

/* A host that is no reader has not got the action. */
static void
show_button (DatelineHeadlineEmpty *self, guint reason, const DatelineFeed *feed)
{
  GtkActionable *actionable = GTK_ACTIONABLE (self->button);

  gtk_actionable_set_action_name (actionable, NULL);
  gtk_widget_set_visible (self->button, FALSE);
  if (reasons[reason].button == NULL)
    return;
  gtk_button_set_label (GTK_BUTTON (self->button), _ (reasons[reason].button));
  gtk_actionable_set_action_target_value (
      actionable,
      reason == REASON_FAILED ? g_variant_new_int64 (dateline_feed_get_id (feed)) : NULL);
  gtk_actionable_set_action_name (actionable, reasons[reason].action);
  gtk_widget_set_visible (self->button, gtk_widget_get_sensitive (self->button));
}

/* Says why @query lists nothing. @feed, nullable, is what is known of the one that it is
 * of. */
void
dateline_headline_empty_set_query (DatelineHeadlineEmpty *self,
                                   const DatelineQuery *query,
                                   const DatelineFeed *feed)
{
  guint reason = find_reason (query, feed);
  const char *text = reasons[reason].text;

  show_button (self, reason, feed);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), reasons[reason].icon);
  gtk_label_set_label (GTK_LABEL (self->title), _ (reasons[reason].title));
  gtk_label_set_label (GTK_LABEL (self->text),
                       text != NULL ? _ (text) : dateline_feed_get_error (feed));
}

const char *
dateline_headline_empty_get_text (DatelineHeadlineEmpty *self)
{
  return gtk_label_get_label (GTK_LABEL (self->text));
}

const char *
dateline_headline_empty_get_title (DatelineHeadlineEmpty *self)
{
  return gtk_label_get_label (GTK_LABEL (self->title));
}

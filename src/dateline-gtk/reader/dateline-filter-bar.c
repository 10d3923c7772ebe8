/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The filters that are on, each as a chip: a button with what it filters for and a cross.
 * A press takes the filter off, and one on "Clear All" all of them. Main context only.
 */

#include "dateline-gtk/reader/dateline-filter-bar-private.h"

#include "dateline-gtk/article/dateline-flow-layout-private.h"
#include "dateline-gtk/images/dateline-style-private.h"
#include "dateline-gtk/reader/dateline-filter-words-private.h"
#include "dateline-gtk/reader/dateline-language-private.h"

#include <glib/gi18n-lib.h>

#define SPACING 6
#define MAX_CHIP_CHARS 24
#define FILTER_KEY "dateline-filter"

/* Takes one filter off @query; @name only for a category. */
typedef void (*RemoveFunc) (DatelineQuery *query, const char *name);

/* What a chip stands for. */
typedef struct
{
  RemoveFunc remove;
  char *name;
} Filter;

struct _DatelineFilterBar
{
  GtkWidget parent_instance;

  DatelineQuery *query;
  char *feed_title; /* what its feed is called; NULL before it was told */
  GtkWidget *chips;
  GtkWidget *last; /* what stands behind the chips, or NULL */
};

G_DEFINE_FINAL_TYPE (DatelineFilterBar, dateline_filter_bar, GTK_TYPE_WIDGET)

static guint signal_query_changed;

static void
remove_feed (DatelineQuery *query, const char *name)
{
  dateline_query_set_feed (query, 0);
}

static void
remove_days (DatelineQuery *query, const char *name)
{
  dateline_query_set_date_range (query, DATELINE_DATE_RANGE_ANY);
}

static void
remove_unread (DatelineQuery *query, const char *name)
{
  dateline_query_set_unread_only (query, FALSE);
}

static void
remove_saved (DatelineQuery *query, const char *name)
{
  dateline_query_set_saved_only (query, FALSE);
}

static void
remove_words (DatelineQuery *query, const char *name)
{
  dateline_query_set_words (query, NULL);
}

static void
remove_upcoming (DatelineQuery *query, const char *name)
{
  dateline_query_set_upcoming (query, FALSE);
}

static void
remove_picture (DatelineQuery *query, const char *name)
{
  dateline_query_set_parts (query,
                            dateline_query_get_parts (query) &
                                ~DATELINE_QUERY_PARTS_PICTURE);
}

static void
remove_media (DatelineQuery *query, const char *name)
{
  dateline_query_set_parts (query,
                            dateline_query_get_parts (query) &
                                ~DATELINE_QUERY_PARTS_MEDIA);
}

static void
remove_language (DatelineQuery *query, const char *name)
{
  dateline_query_set_language (query, NULL);
}

static void
remove_author (DatelineQuery *query, const char *name)
{
  dateline_query_set_author (query, NULL);
}

/* From any of the categories to all of them, and back. */
static void
switch_categories (DatelineQuery *query, const char *name)
{
  dateline_query_set_all_categories (query, !dateline_query_get_all_categories (query));
}

static void
remove_all (DatelineQuery *query, const char *name)
{
  dateline_query_clear_filters (query);
}

static void
filter_free (Filter *filter)
{
  g_free (filter->name);
  g_free (filter);
}

/* The host answers with the new query, and only that changes the chips. */
static void
chip_clicked_cb (GtkWidget *chip, DatelineFilterBar *self)
{
  Filter *filter = g_object_get_data (G_OBJECT (chip), FILTER_KEY);
  g_autoptr (DatelineQuery) query = dateline_query_copy (self->query);

  filter->remove (query, filter->name);
  g_signal_emit (self, signal_query_changed, 0, query);
}

/* Puts a button into the bar that takes off what @remove does. */
static void
add_button (DatelineFilterBar *self,
            GtkWidget *button,
            RemoveFunc remove,
            const char *name)
{
  Filter *filter = g_new0 (Filter, 1);

  filter->remove = remove;
  filter->name = g_strdup (name);
  g_object_set_data_full (G_OBJECT (button),
                          FILTER_KEY,
                          filter,
                          (GDestroyNotify) filter_free);
  g_signal_connect (button, "clicked", G_CALLBACK (chip_clicked_cb), self);
  gtk_widget_insert_before (button, self->chips, self->last);
}

static void
add_chip (DatelineFilterBar *self, const char *words, RemoveFunc remove, const char *name)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (words);
  g_autofree char *tooltip = g_strdup_printf (_ ("Remove the filter “%s”"), words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHIP_CHARS);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "dateline-chip");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tooltip,
                                  -1);
  add_button (self, button, remove, name);
}

static void
add_clear_button (DatelineFilterBar *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Clear All"));

  gtk_widget_add_css_class (button, "dateline-clear");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Remove all filters"));
  add_button (self, button, remove_all, NULL);
}

/* Whether one of several categories is enough: of one alone that is nothing to ask. */
static void
add_switch (DatelineFilterBar *self)
{
  gboolean all = dateline_query_get_all_categories (self->query);
  GtkWidget *button =
      gtk_button_new_with_label (all ? _ ("All of these") : _ ("Any of these"));

  gtk_widget_add_css_class (button, "dateline-chip");
  gtk_widget_add_css_class (button, "dateline-switch");
  gtk_widget_set_tooltip_text (button,
                               all ? _ ("A story has to be in each of the categories")
                                   : _ ("One of the categories is enough"));
  add_button (self, button, switch_categories, NULL);
}

static void
add_category_chips (DatelineFilterBar *self)
{
  const char *const *categories = dateline_query_get_categories (self->query);

  for (guint i = 0; categories[i] != NULL; i++)
    add_chip (self, categories[i], dateline_query_remove_category, categories[i]);
  if (categories[0] != NULL && categories[1] != NULL)
    add_switch (self);
}

static void
add_part_chips (DatelineFilterBar *self)
{
  DatelineQuery *query = self->query;
  const char *language = dateline_query_get_language (query);

  if (dateline_query_get_parts (query) & DATELINE_QUERY_PARTS_PICTURE)
    add_chip (self, _ ("With picture"), remove_picture, NULL);
  if (dateline_query_get_parts (query) & DATELINE_QUERY_PARTS_MEDIA)
    add_chip (self, _ ("Audio or video"), remove_media, NULL);
  if (language != NULL)
    {
      g_autofree char *name = dateline_language_get_name (language);

      add_chip (self, name != NULL ? name : language, remove_language, NULL);
    }
  if (dateline_query_get_author (query) != NULL)
    {
      /* Translators: a filter: the stories of an author. */
      g_autofree char *words =
          g_strdup_printf (_ ("By %s"), dateline_query_get_author (query));

      add_chip (self, words, remove_author, NULL);
    }
}

static void
add_chips (DatelineFilterBar *self, const char *feed_title)
{
  DatelineQuery *query = self->query;

  if (dateline_query_get_feed (query) != 0)
    add_chip (self, feed_title != NULL ? feed_title : _ ("One feed"), remove_feed, NULL);
  add_category_chips (self);
  if (dateline_query_get_date_range (query) != DATELINE_DATE_RANGE_ANY)
    {
      g_autofree char *days = dateline_filter_words_for_days (query);

      add_chip (self, days, remove_days, NULL);
    }
  if (dateline_query_get_unread_only (query))
    add_chip (self, _ ("Unread"), remove_unread, NULL);
  if (dateline_query_get_saved_only (query))
    add_chip (self, _ ("Saved"), remove_saved, NULL);
  if (dateline_query_get_upcoming (query))
    add_chip (self, _ ("Upcoming"), remove_upcoming, NULL);
  add_part_chips (self);
  if (dateline_query_get_words (query) != NULL)
    {
      g_autofree char *words =
          g_strdup_printf (_ ("“%s”"), dateline_query_get_words (query));

      add_chip (self, words, remove_words, NULL);
    }
}

/* Takes all chips out; returns the place of the one with the keyboard, or -1. */
static int
clear_chips (DatelineFilterBar *self)
{
  GtkWidget *chip = gtk_widget_get_first_child (self->chips);
  int focused = -1;

  for (int i = 0; chip != NULL && chip != self->last; i++)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (chip);

      if (gtk_widget_is_focus (chip))
        focused = i;
      gtk_widget_unparent (chip);
      chip = next;
    }
  return focused;
}

/* Gives the keyboard to the chip that has taken a removed one's place, or to the last. */
static void
focus_chip (DatelineFilterBar *self, int place)
{
  GtkWidget *chip = gtk_widget_get_first_child (self->chips);

  for (int i = 0; i < place && chip != NULL; i++)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (chip);

      if (next == NULL)
        break;
      chip = next;
    }
  if (chip != NULL)
    gtk_widget_grab_focus (chip);
}

static void
dateline_filter_bar_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dateline_filter_bar_parent_class)->root (widget);

  dateline_style_ensure (gtk_widget_get_display (widget));
}

static void
dateline_filter_bar_dispose (GObject *object)
{
  DatelineFilterBar *self = DATELINE_FILTER_BAR (object);

  if (self->chips != NULL)
    clear_chips (self);
  g_clear_pointer (&self->last, gtk_widget_unparent);
  g_clear_pointer (&self->chips, gtk_widget_unparent);
  g_clear_pointer (&self->query, dateline_query_free);
  g_clear_pointer (&self->feed_title, g_free);

  G_OBJECT_CLASS (dateline_filter_bar_parent_class)->dispose (object);
}

static void
dateline_filter_bar_class_init (DatelineFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_filter_bar_dispose;
  widget_class->root = dateline_filter_bar_root;

  signal_query_changed = g_signal_new ("query-changed",
                                       DATELINE_TYPE_FILTER_BAR,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       1,
                                       DATELINE_TYPE_QUERY);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "datelinefilterbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
}

static void
dateline_filter_bar_init (DatelineFilterBar *self)
{
  self->query = dateline_query_new ();
  self->chips = g_object_new (GTK_TYPE_BOX, NULL);
  gtk_widget_set_layout_manager (self->chips,
                                 dateline_flow_layout_new (SPACING, SPACING));
  gtk_widget_set_parent (self->chips, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filters"),
                                  -1);
}

GtkWidget *
dateline_filter_bar_new (void)
{
  return g_object_new (DATELINE_TYPE_FILTER_BAR, NULL);
}

/* Shows the filters of @query; is not seen without any. @feed_title: (nullable): what the
 * query's feed is called. */
void
dateline_filter_bar_set_query (DatelineFilterBar *self,
                               const DatelineQuery *query,
                               const char *feed_title)
{
  int focused;

  /* As with most overviews of a refresh. */
  if (self->feed_title != NULL && dateline_query_equal (self->query, query) &&
      g_strcmp0 (self->feed_title, feed_title) == 0)
    return;
  g_free (self->feed_title);
  self->feed_title = g_strdup (feed_title);
  if (query != self->query)
    {
      dateline_query_free (self->query);
      self->query = dateline_query_copy (query);
    }

  focused = clear_chips (self);
  if (dateline_query_is_filtered (query))
    {
      add_chips (self, feed_title);
      add_clear_button (self);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), dateline_query_is_filtered (query));
  if (focused >= 0)
    focus_chip (self, focused);
}

/* Puts @widget, which is taken, behind the chips. */
void
dateline_filter_bar_set_last (DatelineFilterBar *self, GtkWidget *widget)
{
  self->last = widget;
  gtk_widget_insert_before (widget, self->chips, NULL);
}

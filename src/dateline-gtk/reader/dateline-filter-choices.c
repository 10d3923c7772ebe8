/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The filters that are neither a category nor a day: a press each for what is on or off,
 * below them the author and the language. Main context only.
 */

#include "dateline-gtk/reader/dateline-filter-choices-private.h"

#include "dateline-gtk/article/dateline-flow-layout-private.h"
#include "dateline-gtk/reader/dateline-author-choice-private.h"
#include "dateline-gtk/reader/dateline-language-choice-private.h"

#include <glib/gi18n-lib.h>

#define SPACING 6

typedef struct
{
  const char *words;
  gboolean (*get) (const DatelineQuery *query);
  void (*set) (DatelineQuery *query, gboolean on);
} Choice;

static gboolean
has_part (const DatelineQuery *query, DatelineQueryParts part)
{
  return (dateline_query_get_parts (query) & part) != 0;
}

static void
set_part (DatelineQuery *query, DatelineQueryParts part, gboolean on)
{
  DatelineQueryParts parts = dateline_query_get_parts (query);

  dateline_query_set_parts (query, on ? parts | part : parts & ~part);
}

static gboolean
get_picture (const DatelineQuery *query)
{
  return has_part (query, DATELINE_QUERY_PARTS_PICTURE);
}

static void
set_picture (DatelineQuery *query, gboolean on)
{
  set_part (query, DATELINE_QUERY_PARTS_PICTURE, on);
}

static gboolean
get_media (const DatelineQuery *query)
{
  return has_part (query, DATELINE_QUERY_PARTS_MEDIA);
}

static void
set_media (DatelineQuery *query, gboolean on)
{
  set_part (query, DATELINE_QUERY_PARTS_MEDIA, on);
}

static const Choice choices[] = {
  { N_ ("Unread"), dateline_query_get_unread_only, dateline_query_set_unread_only },
  { N_ ("Saved"), dateline_query_get_saved_only, dateline_query_set_saved_only },
  { N_ ("With picture"), get_picture, set_picture },
  { N_ ("Audio or video"), get_media, set_media },
};

struct _DatelineFilterChoices
{
  GtkWidget parent_instance;

  DatelineQuery *query;
  GtkWidget *box;
  GtkWidget *buttons[G_N_ELEMENTS (choices)];
  DatelineAuthorChoice *author;
  DatelineLanguageChoice *language;
  gboolean is_showing; /* what the program does is no choice */
};

static guint signal_query_changed;

G_DEFINE_FINAL_TYPE (DatelineFilterChoices, dateline_filter_choices, GTK_TYPE_WIDGET)

static void
take (DatelineFilterChoices *self)
{
  g_autoptr (DatelineQuery) query = dateline_query_copy (self->query);

  if (self->is_showing)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    choices[i].set (query,
                    gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->buttons[i])));
  if (!dateline_query_equal (query, self->query))
    g_signal_emit (self, signal_query_changed, 0, query);
}

static GtkWidget *
make_buttons (DatelineFilterChoices *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, NULL);

  gtk_widget_set_layout_manager (box, dateline_flow_layout_new (SPACING, SPACING));
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      self->buttons[i] = gtk_toggle_button_new_with_label (_ (choices[i].words));
      gtk_widget_add_css_class (self->buttons[i], "dateline-chip");
      g_signal_connect_swapped (self->buttons[i], "toggled", G_CALLBACK (take), self);
      gtk_box_append (GTK_BOX (box), self->buttons[i]);
    }
  return box;
}

static void
changed_cb (GtkWidget *part, DatelineQuery *query, gpointer user_data)
{
  g_signal_emit (user_data, signal_query_changed, 0, query);
}

static void
dateline_filter_choices_dispose (GObject *object)
{
  DatelineFilterChoices *self = DATELINE_FILTER_CHOICES (object);

  self->is_showing = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->query, dateline_query_free);

  G_OBJECT_CLASS (dateline_filter_choices_parent_class)->dispose (object);
}

static void
dateline_filter_choices_class_init (DatelineFilterChoicesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_filter_choices_dispose;

  signal_query_changed = g_signal_new ("query-changed",
                                       DATELINE_TYPE_FILTER_CHOICES,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       1,
                                       DATELINE_TYPE_QUERY);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dateline_filter_choices_init (DatelineFilterChoices *self)
{
  self->query = dateline_query_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  gtk_box_append (GTK_BOX (self->box), make_buttons (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
dateline_filter_choices_new (DatelineStore *store)
{
  DatelineFilterChoices *self = g_object_new (DATELINE_TYPE_FILTER_CHOICES, NULL);
  GtkWidget *author = dateline_author_choice_new (store);
  GtkWidget *language = dateline_language_choice_new (store);

  self->author = DATELINE_AUTHOR_CHOICE (author);
  self->language = DATELINE_LANGUAGE_CHOICE (language);
  g_signal_connect (author, "query-changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (language, "query-changed", G_CALLBACK (changed_cb), self);
  gtk_box_append (GTK_BOX (self->box), author);
  gtk_box_append (GTK_BOX (self->box), language);
  return GTK_WIDGET (self);
}

/* Shows what @query asks for. */
void
dateline_filter_choices_set_query (DatelineFilterChoices *self,
                                   const DatelineQuery *query)
{
  DatelineQuery *copy = dateline_query_copy (query);

  dateline_query_free (self->query);
  self->query = copy;
  self->is_showing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]),
                                  choices[i].get (copy));
  self->is_showing = FALSE;
  dateline_author_choice_set_query (self->author, copy);
  dateline_language_choice_set_query (self->language, copy);
}

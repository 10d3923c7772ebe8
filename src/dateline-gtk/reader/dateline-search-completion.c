/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What could be typed next in a search: operators, and the values of the one before the
 * cursor. The keyboard stays in the entry, which hands on the keys. Main context only.
 */

#include "dateline-gtk/reader/dateline-search-completion-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define MAX_CHOICES 8
#define MIN_LETTERS 2 /* of a word that may become an operator */
#define MAX_NAME_CHARS 28
#define INSERT_KEY "dateline-insert"

struct _DatelineSearchCompletion
{
  GtkPopover parent_instance;

  GtkEditable *entry; /* not owned: it is above */
  DatelineOverview *overview;
  GtkListBox *list;
  guint n_choices;
  gsize start; /* where what is completed begins, in bytes */
};

G_DEFINE_FINAL_TYPE (DatelineSearchCompletion,
                     dateline_search_completion,
                     GTK_TYPE_POPOVER)

static gboolean
matches (const char *name, const char *typed)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_autofree char *letters = g_utf8_casefold (typed, -1);
  const char *found = strstr (folded, letters);

  /* At the beginning of a word. */
  return found != NULL && (found == folded || found[-1] == ' ' || found[-1] == '-');
}

static void
add_choice (DatelineSearchCompletion *self,
            const char *name,
            const char *explanation,
            const char *insert)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_NAME_CHARS);
  gtk_box_append (GTK_BOX (box), label);
  if (explanation != NULL)
    {
      GtkWidget *words = gtk_label_new (explanation);

      gtk_widget_set_hexpand (label, TRUE);
      gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (words, "dim-label");
      gtk_box_append (GTK_BOX (box), words);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), INSERT_KEY, g_strdup (insert), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  -1);
  gtk_list_box_append (self->list, row);
  self->n_choices++;
}

static void
add_value (DatelineSearchCompletion *self, const char *value, const char *typed)
{
  g_autofree char *quoted = NULL;
  g_autofree char *insert = NULL;

  if (self->n_choices >= MAX_CHOICES || value == NULL || !matches (value, typed))
    return;
  quoted = dateline_search_quote (value);
  insert = g_strconcat (quoted, " ", NULL);
  add_choice (self, value, NULL, insert);
}

static void
add_operators (DatelineSearchCompletion *self, const char *typed)
{
  g_auto (GStrv) names = dateline_search_list_operators ();

  if (g_utf8_strlen (typed, -1) < MIN_LETTERS)
    return;
  for (guint i = 0; names[i] != NULL && self->n_choices < MAX_CHOICES; i++)
    {
      g_autofree char *insert = g_strconcat (names[i], ":", NULL);

      if (matches (names[i], typed))
        add_choice (self, insert, dateline_search_explain_operator (names[i]), insert);
    }
}

static void
add_words (DatelineSearchCompletion *self, const char *operator_name, const char *typed)
{
  g_auto (GStrv) values = dateline_search_list_values (operator_name);

  for (guint i = 0; values[i] != NULL; i++)
    add_value (self, values[i], typed);
}

static void
add_feeds (DatelineSearchCompletion *self, const char *typed)
{
  GPtrArray *feeds =
      self->overview != NULL ? dateline_overview_get_feeds (self->overview) : NULL;

  for (guint i = 0; feeds != NULL && i < feeds->len; i++)
    add_value (self, dateline_feed_get_title (feeds->pdata[i]), typed);
}

static void
add_categories (DatelineSearchCompletion *self, const char *typed)
{
  GPtrArray *categories =
      self->overview != NULL ? dateline_overview_get_categories (self->overview) : NULL;

  for (guint i = 0; categories != NULL && i < categories->len; i++)
    add_value (self, dateline_category_get_name (categories->pdata[i]), typed);
}

static void
clear (DatelineSearchCompletion *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  self->n_choices = 0;
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, DatelineSearchCompletion *self)
{
  gtk_list_box_select_row (list, row);
  dateline_search_completion_accept (self, FALSE);
}

static void
dateline_search_completion_dispose (GObject *object)
{
  g_clear_pointer (&DATELINE_SEARCH_COMPLETION (object)->overview,
                   dateline_overview_unref);

  G_OBJECT_CLASS (dateline_search_completion_parent_class)->dispose (object);
}

static void
dateline_search_completion_class_init (DatelineSearchCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dateline_search_completion_dispose;
}

static void
dateline_search_completion_init (DatelineSearchCompletion *self)
{
  GtkPopover *popover = GTK_POPOVER (self);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "dateline-choices");
  gtk_widget_add_css_class (GTK_WIDGET (self), "dateline-filter");
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Completions"),
                                  -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_popover_set_child (popover, GTK_WIDGET (self->list));
  gtk_popover_set_autohide (popover, FALSE);
  gtk_popover_set_has_arrow (popover, FALSE);
  gtk_popover_set_position (popover, GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
}

/* Makes one for @entry, beneath which the host puts it. */
GtkWidget *
dateline_search_completion_new (GtkEditable *entry)
{
  DatelineSearchCompletion *self = g_object_new (DATELINE_TYPE_SEARCH_COMPLETION, NULL);

  self->entry = entry;
  return GTK_WIDGET (self);
}

void
dateline_search_completion_set_overview (DatelineSearchCompletion *self,
                                         DatelineOverview *overview)
{
  g_clear_pointer (&self->overview, dateline_overview_unref);
  self->overview = overview != NULL ? dateline_overview_ref (overview) : NULL;
}

static gsize
get_cursor (DatelineSearchCompletion *self, const char *words)
{
  return g_utf8_offset_to_pointer (words, gtk_editable_get_position (self->entry)) -
         words;
}

void
dateline_search_completion_update (DatelineSearchCompletion *self)
{
  const char *words = gtk_editable_get_text (self->entry);
  g_autofree char *operator_name = NULL;
  g_autofree char *typed = NULL;
  DatelineSearchValues values = dateline_search_complete (words,
                                                          get_cursor (self, words),
                                                          &self->start,
                                                          &operator_name,
                                                          &typed);

  clear (self);
  switch (values)
    {
    case DATELINE_SEARCH_VALUES_OPERATORS:
      add_operators (self, typed);
      break;
    case DATELINE_SEARCH_VALUES_WORDS:
      add_words (self, operator_name, typed);
      break;
    case DATELINE_SEARCH_VALUES_FEEDS:
      add_feeds (self, typed);
      break;
    case DATELINE_SEARCH_VALUES_CATEGORIES:
      add_categories (self, typed);
      break;
    case DATELINE_SEARCH_VALUES_AUTHORS:
    case DATELINE_SEARCH_VALUES_NONE:
    default:
      break;
    }
  if (self->n_choices > 0)
    gtk_popover_popup (GTK_POPOVER (self));
  else
    gtk_popover_popdown (GTK_POPOVER (self));
}

gboolean
dateline_search_completion_accept (DatelineSearchCompletion *self, gboolean first)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  const char *words = gtk_editable_get_text (self->entry);
  g_autofree char *insert = NULL;
  int start, end;

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return FALSE;
  if (row == NULL && first)
    row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row == NULL)
    return FALSE;

  insert = g_strdup (g_object_get_data (G_OBJECT (row), INSERT_KEY));
  end = gtk_editable_get_position (self->entry);
  start = g_utf8_strlen (words, MIN (self->start, strlen (words)));
  gtk_editable_delete_text (self->entry, start, end);
  gtk_editable_insert_text (self->entry, insert, -1, &start);
  gtk_editable_set_position (self->entry, start);
  dateline_search_completion_update (self);
  return TRUE;
}

gboolean
dateline_search_completion_move (DatelineSearchCompletion *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step
                          : (step > 0 ? 0 : (int) self->n_choices - 1);

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return FALSE;
  gtk_list_box_select_row (
      self->list,
      gtk_list_box_get_row_at_index (self->list,
                                     CLAMP (index, 0, (int) self->n_choices - 1)));
  return TRUE;
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The answer to "Why is this here?", in sentences. Main context only. */

#include "dateline-gtk/reader/dateline-explanation-private.h"

#include "dateline-gtk/headlines/dateline-when-private.h"
#include "dateline-gtk/images/dateline-date-reason-private.h"
#include "dateline-gtk/reader/dateline-filter-words-private.h"

#include <glib/gi18n-lib.h>

static gboolean
contains (const char *const *names, const char *name)
{
  g_autofree char *fold = dateline_category_fold (name);

  for (; names != NULL && *names != NULL && fold != NULL; names++)
    {
      g_autofree char *other = dateline_category_fold (*names);

      if (g_strcmp0 (fold, other) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
explain_feed (const DatelineExplanation *self, GPtrArray *sentences)
{
  const char *title = dateline_headline_get_feed_title (self->headline);

  if (self->feed != NULL)
    g_ptr_array_add (sentences, g_strdup_printf (_ ("It is from the feed “%s”."), title));
  else
    g_ptr_array_add (
        sentences,
        g_strdup_printf (_ ("It is from “%s”, which you no longer follow; it is kept for "
                            "offline reading."),
                         title));
}

/* A story is in a category by its publisher, by its feed, or by both. */
static void
explain_categories (const DatelineExplanation *self, GPtrArray *sentences)
{
  const char *const *asked = dateline_query_get_categories (self->query);
  const char *const *published = dateline_entry_get_categories (self->entry);
  const char *const *filed =
      self->feed != NULL ? dateline_feed_get_categories (self->feed) : NULL;

  for (; asked != NULL && *asked != NULL; asked++)
    {
      if (contains (filed, *asked))
        g_ptr_array_add (sentences,
                         g_strdup_printf (_ ("You filed its feed under “%s”."), *asked));
      if (contains (published, *asked))
        g_ptr_array_add (
            sentences,
            g_strdup_printf (_ ("Its publisher filed it under “%s”."), *asked));
    }
}

static void
explain_date (const DatelineExplanation *self, GPtrArray *sentences)
{
  g_autofree char *when =
      dateline_when_full (dateline_headline_get_time (self->headline), self->now);
  g_autofree char *range = NULL;

  g_ptr_array_add (sentences,
                   dateline_date_reason_describe (self->headline, self->entry, when));
  if (dateline_query_get_date_range (self->query) == DATELINE_DATE_RANGE_ANY)
    return;
  range = dateline_filter_words_for_days (self->query);
  g_ptr_array_add (
      sentences,
      g_strdup_printf (_ ("That is among the days that you chose: %s."), range));
}

/* What it is marked as, or was until a moment ago. */
static void
explain_marks (const DatelineExplanation *self, GPtrArray *sentences)
{
  const char *words = dateline_query_get_words (self->query);

  if (words != NULL)
    g_ptr_array_add (sentences,
                     g_strdup_printf (_ ("It has what you searched for: %s"), words));
  if (dateline_query_get_unread_only (self->query))
    g_ptr_array_add (sentences,
                     g_strdup (_ ("It is unread, or was when you opened this list: what "
                                  "is read stays until you leave.")));
  if (dateline_query_get_saved_only (self->query))
    g_ptr_array_add (sentences, g_strdup (_ ("It is kept for offline reading.")));
}

GPtrArray *
dateline_explanation_list (const DatelineExplanation *self)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  explain_feed (self, sentences);
  explain_categories (self, sentences);
  explain_marks (self, sentences);
  explain_date (self, sentences);
  return sentences;
}

GtkWidget *
dateline_explanation_create (const DatelineExplanation *self)
{
  g_autoptr (GPtrArray) sentences = dateline_explanation_list (self);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (_ ("Why Is This Here?"));

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (box), heading);
  for (guint i = 0; i < sentences->len; i++)
    {
      GtkWidget *label = gtk_label_new (sentences->pdata[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_width_chars (GTK_LABEL (label), 30);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_add_css_class (box, "dateline-explanation");
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Why Is This Here?"),
                                  -1);
  return popover;
}

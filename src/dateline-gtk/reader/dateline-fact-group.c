/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The name stands over its value, not beside it, so that a window as narrow as a phone
 * has room for long addresses. What is not known has no row. Main context only. */

#include "dateline-gtk/reader/dateline-fact-group-private.h"

#define MIN_CHARS 14
#define MAX_CHARS 60

static GtkWidget *
get_rows (GtkWidget *group)
{
  return gtk_widget_get_last_child (group);
}

/* Makes an empty group, which is seen once it has a row. @heading: nullable. */
GtkWidget *
dateline_fact_group_new (const char *heading)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  if (heading != NULL)
    {
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                       "accessible-role",
                                       GTK_ACCESSIBLE_ROLE_HEADING,
                                       "label",
                                       heading,
                                       "xalign",
                                       0.0,
                                       NULL);

      gtk_widget_add_css_class (label, "heading");
      gtk_box_append (GTK_BOX (group), label);
    }
  gtk_widget_add_css_class (rows, "dateline-facts");
  gtk_box_append (GTK_BOX (group), rows);
  gtk_widget_set_visible (group, FALSE);
  return group;
}

/* Takes all rows out. */
void
dateline_fact_group_clear (GtkWidget *group)
{
  GtkWidget *rows = get_rows (group);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (rows)) != NULL)
    gtk_box_remove (GTK_BOX (rows), row);
  gtk_widget_set_visible (group, FALSE);
}

/* Adds a row of any other kind. */
void
dateline_fact_group_add_widget (GtkWidget *group, GtkWidget *widget)
{
  gtk_widget_add_css_class (widget, "dateline-fact");
  gtk_box_append (GTK_BOX (get_rows (group)), widget);
  gtk_widget_set_visible (group, TRUE);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), MIN_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* An address is broken anywhere; a hyphen there would falsify it. */
static void
forbid_hyphens (GtkWidget *label)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  pango_attr_list_unref (attributes);
}

/* Adds a row and returns it, a horizontal box to which buttons can be appended; NULL
 * where there is no value. */
GtkWidget *
dateline_fact_group_add (GtkWidget *group, const char *name, const char *value)
{
  GtkWidget *row, *words, *value_label;

  if (value == NULL || *value == '\0')
    return NULL;

  row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  value_label = new_label (value, "value");
  gtk_label_set_selectable (GTK_LABEL (value_label), TRUE);
  forbid_hyphens (value_label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (value_label),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  name,
                                  -1);
  gtk_box_append (GTK_BOX (words), new_label (name, "name"));
  gtk_box_append (GTK_BOX (words), value_label);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), words);
  dateline_fact_group_add_widget (group, row);
  return row;
}

/* Adds a word on the value beneath it. @text: nullable, for none. */
void
dateline_fact_group_add_note (GtkWidget *row, const char *text)
{
  if (row != NULL && text != NULL)
    gtk_box_append (GTK_BOX (gtk_widget_get_first_child (row)), new_label (text, "note"));
}

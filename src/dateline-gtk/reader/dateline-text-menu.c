/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Buttons that activate actions of the reader: what they do is seen in the story behind
 * the menu at once, which stays open for it. Main context only.
 */

#include "dateline-gtk/reader/dateline-text-menu-private.h"

#include "dateline-gtk/reader/dateline-icon-button-private.h"

#include <glib/gi18n-lib.h>

#include <math.h>

typedef struct
{
  const char *label;
  const char *target;
  const char *css_class;
} Choice;

static const Choice typefaces[] = {
  { N_ ("Serif"), "serif", "dateline-serif" },
  { N_ ("Sans"), "sans", "dateline-sans" },
  { NULL },
};

static const Choice papers[] = {
  { N_ ("Auto"), "automatic", "dateline-automatic" },
  { N_ ("Light"), "light", "dateline-light" },
  { N_ ("Sepia"), "sepia", "dateline-sepia" },
  { N_ ("Dark"), "dark", "dateline-dark" },
  { NULL },
};

static gboolean
percent_cb (GBinding *binding, const GValue *zoom, GValue *label, gpointer user_data)
{
  int percent = lround (g_value_get_double (zoom) * 100);

  /* Translators: the size of the text, in percent. */
  g_value_take_string (label, g_strdup_printf (_ ("%d %%"), percent));
  return TRUE;
}

/* A row of a label and two buttons; what stands between them can be pressed if it has an
 * action. */
static GtkWidget *
new_steps (const char *title, const char *names[2], const char *actions[3])
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (
      GTK_BOX (row),
      dateline_icon_button_new ("list-remove-symbolic", names[0], actions[0]));
  if (actions[1] != NULL)
    {
      GtkWidget *middle = gtk_button_new_with_label ("");

      gtk_widget_add_css_class (middle, "flat");
      gtk_widget_add_css_class (middle, "numeric");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (middle), actions[1]);
      gtk_box_append (GTK_BOX (row), middle);
    }
  gtk_box_append (GTK_BOX (row),
                  dateline_icon_button_new ("list-add-symbolic", names[1], actions[2]));
  return row;
}

static GtkWidget *
new_choices (const char *title, const Choice *choices, const char *action)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (row, "linked");
  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title,
                                  -1);
  for (; choices->label != NULL; choices++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_ (choices->label));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", choices->target);
      gtk_widget_add_css_class (button, choices->css_class);
      gtk_box_append (GTK_BOX (row), button);
    }
  return row;
}

/* Makes the part for @view, a DatelineArticleView whose zoom it shows. */
GtkWidget *
dateline_text_menu_new (GObject *view)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *size = new_steps (
      _ ("Text Size"),
      (const char *[]){ _ ("Smaller Text"), _ ("Larger Text") },
      (const char *[]){ "reader.zoom-out", "reader.zoom-normal", "reader.zoom-in" });
  GtkWidget *percent = gtk_widget_get_prev_sibling (gtk_widget_get_last_child (size));

  gtk_widget_set_tooltip_text (percent, _ ("Normal Size"));
  g_object_bind_property_full (view,
                               "zoom",
                               percent,
                               "label",
                               G_BINDING_SYNC_CREATE,
                               percent_cb,
                               NULL,
                               NULL,
                               NULL);
  gtk_widget_add_css_class (box, "dateline-text-menu");
  gtk_box_append (GTK_BOX (box), size);
  gtk_box_append (
      GTK_BOX (box),
      new_steps (_ ("Line Spacing"),
                 (const char *[]){ _ ("Closer Lines"), _ ("Wider Lines") },
                 (const char *[]){ "reader.spacing-less", NULL, "reader.spacing-more" }));
  gtk_box_append (
      GTK_BOX (box),
      new_steps (_ ("Line Length"),
                 (const char *[]){ _ ("Shorter Lines"), _ ("Longer Lines") },
                 (const char *[]){ "reader.length-less", NULL, "reader.length-more" }));
  gtk_box_append (GTK_BOX (box),
                  new_choices (_ ("Typeface"), typefaces, "reader.typeface"));
  gtk_box_append (GTK_BOX (box), new_choices (_ ("Colors"), papers, "reader.paper"));
  return box;
}

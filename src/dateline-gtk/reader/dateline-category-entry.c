/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where a feed's categories are chosen: the reader's categories are toggles, new ones are
 * typed, parted by commas. Main context only.
 */

#include "dateline-gtk/reader/dateline-category-entry-private.h"

#include "dateline-gtk/article/dateline-flow-layout-private.h"

#include <glib/gi18n-lib.h>

struct _DatelineCategoryEntry
{
  GtkWidget parent_instance;

  GtkWidget *toggles;
  GtkWidget *entry;
  GStrv chosen; /* what is on, also before the toggles were read from the store */
  GCancellable *cancellable;
  gboolean is_showing; /* what the program turns on is no change */
};

static guint signal_changed;

G_DEFINE_FINAL_TYPE (DatelineCategoryEntry, dateline_category_entry, GTK_TYPE_WIDGET)

static void
add_name (GPtrArray *names, const char *name)
{
  g_autofree char *shown = dateline_category_normalize (name);
  g_autofree char *key = NULL;

  if (shown == NULL)
    return;
  key = dateline_category_fold (shown);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *other = dateline_category_fold (names->pdata[i]);

      if (g_strcmp0 (key, other) == 0)
        return;
    }
  g_ptr_array_add (names, g_steal_pointer (&shown));
}

static gboolean
is_chosen (DatelineCategoryEntry *self, const char *name)
{
  g_autofree char *key = dateline_category_fold (name);

  for (guint i = 0; self->chosen != NULL && self->chosen[i] != NULL; i++)
    {
      g_autofree char *other = dateline_category_fold (self->chosen[i]);

      if (g_strcmp0 (key, other) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
say_changed (DatelineCategoryEntry *self)
{
  if (!self->is_showing)
    g_signal_emit (self, signal_changed, 0);
}

static void
add_toggle (DatelineCategoryEntry *self, const char *name, gboolean active)
{
  GtkWidget *toggle = gtk_toggle_button_new_with_label (name);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), active);
  gtk_widget_add_css_class (toggle, "dateline-chip");
  g_signal_connect_swapped (toggle, "toggled", G_CALLBACK (say_changed), self);
  gtk_box_append (GTK_BOX (self->toggles), toggle);
  gtk_widget_set_visible (self->toggles, TRUE);
}

static GtkWidget *
find_toggle (DatelineCategoryEntry *self, const char *name)
{
  g_autofree char *key = dateline_category_fold (name);

  for (GtkWidget *toggle = gtk_widget_get_first_child (self->toggles); toggle != NULL;
       toggle = gtk_widget_get_next_sibling (toggle))
    {
      g_autofree char *other =
          dateline_category_fold (gtk_button_get_label (GTK_BUTTON (toggle)));

      if (g_strcmp0 (key, other) == 0)
        return toggle;
    }
  return NULL;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineCategoryEntry) self = user_data;
  g_autoptr (GPtrArray) categories =
      dateline_store_list_categories_finish (DATELINE_STORE (source), result, NULL);

  for (guint i = 0; categories != NULL && i < categories->len; i++)
    {
      DatelineCategory *category = categories->pdata[i];
      const char *name = dateline_category_get_name (category);

      if (dateline_category_get_n_feeds (category) > 0 &&
          find_toggle (self, name) == NULL)
        add_toggle (self, name, FALSE);
    }
}

static void
dateline_category_entry_dispose (GObject *object)
{
  DatelineCategoryEntry *self = DATELINE_CATEGORY_ENTRY (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->chosen, g_strfreev);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dateline_category_entry_parent_class)->dispose (object);
}

static void
dateline_category_entry_class_init (DatelineCategoryEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_category_entry_dispose;

  /* Another category was chosen, or a name of one was typed and Enter pressed. */
  signal_changed = g_signal_new ("changed",
                                 DATELINE_TYPE_CATEGORY_ENTRY,
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
dateline_category_entry_init (DatelineCategoryEntry *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);

  /* A GtkFlowBox would keep the keyboard from what is in its children. */
  self->toggles = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->toggles, dateline_flow_layout_new (6, 6));
  gtk_widget_set_visible (self->toggles, FALSE);
  gtk_widget_set_parent (self->toggles, GTK_WIDGET (self));

  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry),
                                  _ ("New categories, parted by commas"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("New categories"),
                                  -1);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (say_changed), self);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
}

/* Offers the categories under which feeds are filed already. */
void
dateline_category_entry_set_store (DatelineCategoryEntry *self, DatelineStore *store)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  dateline_store_list_categories_async (store,
                                        self->cancellable,
                                        listed_cb,
                                        g_object_ref (self));
}

/* Turns these on and no others. What was typed is among them, or given up. */
void
dateline_category_entry_set_names (DatelineCategoryEntry *self, const char *const *names)
{
  GStrv chosen = g_strdupv ((GStrv) names);

  g_strfreev (self->chosen);
  self->chosen = chosen;
  self->is_showing = TRUE;
  for (GtkWidget *toggle = gtk_widget_get_first_child (self->toggles); toggle != NULL;
       toggle = gtk_widget_get_next_sibling (toggle))
    gtk_toggle_button_set_active (
        GTK_TOGGLE_BUTTON (toggle),
        is_chosen (self, gtk_button_get_label (GTK_BUTTON (toggle))));
  for (guint i = 0; names[i] != NULL; i++)
    if (find_toggle (self, names[i]) == NULL)
      add_toggle (self, names[i], TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  self->is_showing = FALSE;
}

/* What is on and what was typed, each once. */
GStrv
dateline_category_entry_get_names (DatelineCategoryEntry *self)
{
  GPtrArray *names = g_ptr_array_new ();
  g_auto (GStrv) typed =
      g_strsplit (gtk_editable_get_text (GTK_EDITABLE (self->entry)), ",", -1);

  for (GtkWidget *toggle = gtk_widget_get_first_child (self->toggles); toggle != NULL;
       toggle = gtk_widget_get_next_sibling (toggle))
    {
      if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (toggle)))
        add_name (names, gtk_button_get_label (GTK_BUTTON (toggle)));
    }
  for (guint i = 0; typed[i] != NULL; i++)
    add_name (names, typed[i]);
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_free (names, FALSE);
}

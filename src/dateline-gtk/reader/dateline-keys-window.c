/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The window that lists the keys. GTK's own is wider than a phone, does not scroll, and
 * parts its list into pages by the height of the rows. In this one the title breaks and
 * the keys stand at its end, alternatives beneath each other, so that it is as narrow as
 * need be; what is typed narrows the list. Main context only. */

#include "dateline-gtk/reader/dateline-keys-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define COLUMN_WIDTH 300

#define TITLE "dateline-title"

struct _DatelineKeysWindow
{
  GtkWindow parent_instance;

  GtkWidget *columns;
  GtkWidget *none;
  GPtrArray *lists; /* of GtkListBox; the group around each goes with its last row */
  char *typed;      /* folded */
};

G_DEFINE_FINAL_TYPE (DatelineKeysWindow, dateline_keys_window, GTK_TYPE_WINDOW)

static char *
fold (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer user_data)
{
  const DatelineKeysWindow *self = user_data;

  return strstr (g_object_get_data (G_OBJECT (row), TITLE), self->typed) != NULL;
}

/* A group without a row has no heading either. */
static void
search_changed_cb (GtkSearchEntry *entry, DatelineKeysWindow *self)
{
  gboolean is_any = FALSE;

  g_free (self->typed);
  self->typed = fold (gtk_editable_get_text (GTK_EDITABLE (entry)));
  for (guint i = 0; i < self->lists->len; i++)
    {
      GtkListBox *list = self->lists->pdata[i];
      gboolean is_shown = FALSE;
      GtkListBoxRow *row;

      gtk_list_box_invalidate_filter (list);
      for (int j = 0; (row = gtk_list_box_get_row_at_index (list, j)) != NULL; j++)
        is_shown |= filter_cb (row, self);
      gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (list)), is_shown);
      is_any |= is_shown;
    }
  gtk_widget_set_visible (self->none, !is_any);
}

/* Escape empties the line, then closes the window. */
static void
stop_search_cb (GtkSearchEntry *entry, DatelineKeysWindow *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* What a person would call the keys of a trigger. */
static char *
name_keys (const char *trigger)
{
  g_auto (GStrv) ways = g_strsplit (trigger, "|", -1);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) joined = NULL;

  for (guint i = 0; ways[i] != NULL; i++)
    {
      GdkModifierType modifiers;
      guint key;

      if (gtk_accelerator_parse (ways[i], &key, &modifiers))
        {
          g_autofree char *name = gtk_accelerator_get_label (key, modifiers);

          g_strv_builder_add (names, name);
        }
    }
  joined = g_strv_builder_end (names);
  return g_strjoinv (" / ", joined);
}

static GtkWidget *
create_keys (const char *trigger)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_auto (GStrv) ways = g_strsplit (trigger, "|", -1);

  for (guint i = 0; ways[i] != NULL; i++)
    {
      GtkWidget *keys = gtk_shortcut_label_new (ways[i]);

      gtk_widget_set_halign (keys, GTK_ALIGN_END);
      gtk_box_append (GTK_BOX (column), keys);
    }
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  return column;
}

static GtkWidget *
create_row (const DatelineKey *key)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (_ (key->title));
  g_autofree char *keys = name_keys (key->trigger);
  g_autofree char *name = g_strdup_printf ("%s, %s", _ (key->title), keys);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (title), 8);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 22);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), create_keys (key->trigger));
  gtk_widget_add_css_class (row, "dateline-fact");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  -1);
  g_object_set_data_full (G_OBJECT (row), TITLE, fold (name), g_free);
  return row;
}

static GtkWidget *
create_group (DatelineKeysWindow *self, const DatelineKeyGroup *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL,
                                     "accessible-role",
                                     GTK_ACCESSIBLE_ROLE_HEADING,
                                     "label",
                                     _ (group->title),
                                     "xalign",
                                     0.0,
                                     NULL);

  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (list, "dateline-facts");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (list), filter_cb, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (group->title),
                                  -1);
  for (const DatelineKey *key = group->keys; key->trigger != NULL; key++)
    if (key->title != NULL)
      gtk_list_box_append (GTK_LIST_BOX (list), create_row (key));
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), list);
  g_ptr_array_add (self->lists, list);
  return box;
}

/* The groups go to two columns of about one height, which stand beside each other where
 * there is room. */
static void
fill (DatelineKeysWindow *self, const DatelineKeyGroup *groups, guint n_groups)
{
  GtkWidget *column = NULL;
  guint n_keys = 0, n_before = 0;

  for (guint i = 0; i < n_groups; i++)
    for (const DatelineKey *key = groups[i].keys; key->trigger != NULL; key++)
      n_keys++;
  for (guint i = 0; i < n_groups; i++)
    {
      if (column == NULL ||
          (n_before >= n_keys / 2 &&
           gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->columns), 1) == NULL))
        {
          column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
          gtk_widget_set_size_request (column, COLUMN_WIDTH, -1);
          gtk_flow_box_append (GTK_FLOW_BOX (self->columns), column);
          gtk_widget_set_focusable (gtk_widget_get_parent (column), FALSE);
        }
      gtk_box_append (GTK_BOX (column), create_group (self, &groups[i]));
      for (const DatelineKey *key = groups[i].keys; key->trigger != NULL; key++)
        n_before++;
    }
}

static void
dateline_keys_window_finalize (GObject *object)
{
  DatelineKeysWindow *self = DATELINE_KEYS_WINDOW (object);

  g_ptr_array_unref (self->lists);
  g_free (self->typed);

  G_OBJECT_CLASS (dateline_keys_window_parent_class)->finalize (object);
}

static void
dateline_keys_window_class_init (DatelineKeysWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dateline_keys_window_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass),
                                       GDK_KEY_Escape,
                                       0,
                                       "window.close",
                                       NULL);
}

static GtkWidget *
create_entry (DatelineKeysWindow *self)
{
  GtkWidget *entry = gtk_search_entry_new ();

  g_object_set (entry, "placeholder-text", _ ("Search shortcuts"), NULL);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 12);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 30);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (entry), GTK_WIDGET (self));
  g_signal_connect_object (entry,
                           "search-changed",
                           G_CALLBACK (search_changed_cb),
                           self,
                           0);
  g_signal_connect_object (entry, "stop-search", G_CALLBACK (stop_search_cb), self, 0);
  return entry;
}

static void
dateline_keys_window_init (DatelineKeysWindow *self)
{
  GtkWidget *header = gtk_header_bar_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->lists = g_ptr_array_new ();
  self->typed = g_strdup ("");
  self->none = gtk_label_new (_ ("No such shortcut"));
  self->columns = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->columns), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (self->columns), TRUE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->columns), 2);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->columns), 24);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->columns), 18);
  gtk_widget_set_valign (self->columns, GTK_ALIGN_START);
  gtk_widget_add_css_class (box, "dateline-properties");
  gtk_widget_add_css_class (self->none, "dim-label");
  gtk_widget_set_visible (self->none, FALSE);
  gtk_box_append (GTK_BOX (box), self->none);
  gtk_box_append (GTK_BOX (box), self->columns);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_header_bar_set_title_widget (GTK_HEADER_BAR (header), create_entry (self));
  gtk_window_set_titlebar (GTK_WINDOW (self), header);
  gtk_window_set_child (GTK_WINDOW (self), scrolled);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Keyboard Shortcuts"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 920, 680);
}

GtkWidget *
dateline_keys_window_new (const DatelineKeyGroup *groups, guint n_groups)
{
  DatelineKeysWindow *self = g_object_new (DATELINE_TYPE_KEYS_WINDOW, NULL);

  fill (self, groups, n_groups);
  return GTK_WIDGET (self);
}

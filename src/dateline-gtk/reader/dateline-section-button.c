/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A button that keeps what is listed under a name, which its popover asks for; while a
 * section is being changed, there is another before it that keeps it there. Main context
 * only.
 */

#include "dateline-gtk/reader/dateline-section-button-private.h"

#include "dateline-gtk/reader/dateline-icon-button-private.h"

#include <glib/gi18n-lib.h>

#define SPACING 6
#define NAME_CHARS 24

struct _DatelineSectionButton
{
  GtkWidget parent_instance;

  DatelineStore *store;
  DatelineQuery *query;
  char *name;               /* what it might be called */
  DatelineSection *section; /* the one that is being changed, or NULL */
  GtkWidget *update;
  GtkWidget *button;
  GtkWidget *popover;
  GtkWidget *entry;
  GtkWidget *error;
  gboolean is_busy;
};

G_DEFINE_FINAL_TYPE (DatelineSectionButton, dateline_section_button, GTK_TYPE_WIDGET)

static void
say_error (DatelineSectionButton *self, const char *words)
{
  gtk_label_set_label (GTK_LABEL (self->error), words);
  gtk_widget_set_visible (self->error, *words != '\0');
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineSectionButton) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = dateline_store_add_section_finish (DATELINE_STORE (source), result, &error);

  self->is_busy = FALSE;
  if (self->popover == NULL)
    return;
  if (id == 0)
    {
      say_error (self, error->message);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_activate_action (GTK_WIDGET (self),
                              "reader.section-saved",
                              "(xs)",
                              id,
                              gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
save (DatelineSectionButton *self)
{
  if (self->is_busy)
    return;
  self->is_busy = TRUE;
  say_error (self, "");
  dateline_store_add_section_async (self->store,
                                    gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                                    self->query,
                                    NULL,
                                    added_cb,
                                    g_object_ref (self));
}

static void
update_cb (DatelineSectionButton *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self),
                              "reader.section-update",
                              "(xs)",
                              dateline_section_get_id (self->section),
                              dateline_section_get_name (self->section));
}

/* There is something to keep once another list is shown. */
static void
show_update (DatelineSectionButton *self)
{
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->update, self->section != NULL);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button),
                             self->section != NULL ? _ ("Save as New…")
                                                   : _ ("Save as Section…"));
  if (self->section == NULL)
    return;
  words = g_strdup_printf (_ ("Update “%s”"), dateline_section_get_name (self->section));
  gtk_button_set_label (GTK_BUTTON (self->update), words);
  gtk_widget_set_sensitive (
      self->update,
      !dateline_query_equal (self->query, dateline_section_get_query (self->section)));
}

static void
popover_shown_cb (DatelineSectionButton *self)
{
  say_error (self, "");
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->name);
  gtk_widget_grab_focus (self->entry);
}

static GtkWidget *
make_popover (DatelineSectionButton *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Save"));

  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), NAME_CHARS);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Name of the section"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the section"),
                                  -1);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (save), self);
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (save), self);
  gtk_box_append (GTK_BOX (line), self->entry);
  gtk_box_append (GTK_BOX (line), button);

  self->error = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->error), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (self->error), NAME_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (self->error), NAME_CHARS);
  gtk_label_set_xalign (GTK_LABEL (self->error), 0);
  gtk_widget_add_css_class (self->error, "error");
  gtk_widget_set_visible (self->error, FALSE);

  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), self->error);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_add_css_class (popover, "dateline-filter");
  g_signal_connect_swapped (popover, "show", G_CALLBACK (popover_shown_cb), self);
  return popover;
}

static void
dateline_section_button_dispose (GObject *object)
{
  DatelineSectionButton *self = DATELINE_SECTION_BUTTON (object);

  self->popover = NULL;
  g_clear_pointer (&self->update, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->section, dateline_section_unref);
  g_clear_object (&self->store);
  g_clear_pointer (&self->query, dateline_query_free);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (dateline_section_button_parent_class)->dispose (object);
}

static void
dateline_section_button_class_init (DatelineSectionButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dateline_section_button_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass),
                                            GTK_TYPE_BOX_LAYOUT);
}

static void
dateline_section_button_init (DatelineSectionButton *self)
{
  self->query = dateline_query_new ();
  self->name = g_strdup ("");
  gtk_box_layout_set_spacing (
      GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
      SPACING);
  self->update = gtk_button_new ();
  gtk_widget_add_css_class (self->update, "dateline-update");
  gtk_widget_set_tooltip_text (self->update,
                               _ ("The section lists from now on what is listed here"));
  g_signal_connect_swapped (self->update, "clicked", G_CALLBACK (update_cb), self);
  gtk_widget_set_parent (self->update, GTK_WIDGET (self));
  self->popover = make_popover (self);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), _ ("Save as Section…"));
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->button), FALSE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_set_tooltip_text (self->button,
                               _ ("Keep these filters under a name in the sidebar"));
  dateline_icon_button_hush (self->button);
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  show_update (self);
}

GtkWidget *
dateline_section_button_new (DatelineStore *store)
{
  DatelineSectionButton *self = g_object_new (DATELINE_TYPE_SECTION_BUTTON, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
dateline_section_button_set_query (DatelineSectionButton *self,
                                   const DatelineQuery *query,
                                   const char *name)
{
  DatelineQuery *copy = dateline_query_copy (query);

  dateline_query_free (self->query);
  self->query = copy;
  g_free (self->name);
  self->name = g_strdup (name != NULL ? name : "");
  show_update (self);
}

void
dateline_section_button_set_section (DatelineSectionButton *self,
                                     DatelineSection *section)
{
  DatelineSection *kept = section != NULL ? dateline_section_ref (section) : NULL;

  g_clear_pointer (&self->section, dateline_section_unref);
  self->section = kept;
  show_update (self);
}

DatelineSection *
dateline_section_button_get_section (DatelineSectionButton *self)
{
  return self->section;
}

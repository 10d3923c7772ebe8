/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* An entry, how often the words stand in the story, and buttons to go through the places.
 * What is found is the view's to mark. Main context only.
 */

#include "dateline-gtk/reader/dateline-find-bar-private.h"

#include "dateline-gtk/images/dateline-presence-private.h"
#include "dateline-gtk/reader/dateline-icon-button-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* What is selected is looked for only if it is a word or a few. */
#define MAX_SELECTED 100

struct _DatelineFindBar
{
  GtkWidget parent_instance;

  DatelineArticleView *view; /* not owned: it lives beside the bar */
  GtkWidget *bar;
  GtkWidget *entry;
  GtkWidget *count;
  GtkWidget *buttons;
};

G_DEFINE_FINAL_TYPE (DatelineFindBar, dateline_find_bar, GTK_TYPE_WIDGET)

static void
show_count (DatelineFindBar *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  guint n = 0;
  guint current = dateline_article_view_get_found (self->view, &n);
  g_autofree char *count = NULL;

  if (*words == '\0')
    count = g_strdup ("");
  else if (n == 0)
    count = g_strdup (_ ("Not found"));
  else
    /* Translators: the third of 17 places where the words stand. */
    count = g_strdup_printf (_ ("%u of %u"), current, n);
  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_widget_set_sensitive (self->buttons, n > 0);
  if (*words != '\0' && n == 0)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
}

static void
search_changed_cb (DatelineFindBar *self)
{
  if (!dateline_find_bar_is_open (self))
    return;
  dateline_article_view_find (self->view,
                              gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  show_count (self);
}

static void
mode_changed_cb (DatelineFindBar *self)
{
  if (!dateline_find_bar_is_open (self))
    {
      dateline_article_view_find (self->view, NULL);
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
    }
}

static void
next_cb (DatelineFindBar *self)
{
  dateline_find_bar_step (self, TRUE);
}

static void
previous_cb (DatelineFindBar *self)
{
  dateline_find_bar_step (self, FALSE);
}

static gboolean
step_cb (GtkWidget *entry, GVariant *is_forward, gpointer user_data)
{
  dateline_find_bar_step (user_data, g_variant_get_boolean (is_forward));
  return TRUE;
}

static void
dateline_find_bar_dispose (GObject *object)
{
  g_clear_pointer (&DATELINE_FIND_BAR (object)->bar, gtk_widget_unparent);

  G_OBJECT_CLASS (dateline_find_bar_parent_class)->dispose (object);
}

static void
dateline_find_bar_class_init (DatelineFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_find_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

/* The entry has Return and Ctrl+G as signals of its own, but not Return with Shift. */
static void
add_keys (DatelineFindBar *self)
{
  static const struct
  {
    const char *trigger;
    gboolean is_forward;
  } keys[] = {
    { "<Shift>Return|<Shift>KP_Enter|<Shift>F3", FALSE },
    { "F3", TRUE },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut =
          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger),
                            gtk_callback_action_new (step_cb, self, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_boolean (keys[i].is_forward));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                            shortcut);
    }
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->entry, controller);
}

static void
add_button (DatelineFindBar *self, const char *icon, const char *name, GCallback pressed)
{
  GtkWidget *button = dateline_icon_button_new (icon, name, NULL);

  g_signal_connect_swapped (button, "clicked", pressed, self);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

static void
create_entry (DatelineFindBar *self)
{
  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _ ("Find in this story"), NULL);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  g_signal_connect_swapped (self->entry,
                            "search-changed",
                            G_CALLBACK (search_changed_cb),
                            self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (next_cb), self);
  g_signal_connect_swapped (self->entry, "next-match", G_CALLBACK (next_cb), self);
  g_signal_connect_swapped (self->entry,
                            "previous-match",
                            G_CALLBACK (previous_cb),
                            self);
  add_keys (self);
}

static void
dateline_find_bar_init (DatelineFindBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  create_entry (self);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "numeric");
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->buttons, "linked");
  add_button (self,
              "go-up-symbolic",
              _ ("Previous (Shift+Enter)"),
              G_CALLBACK (previous_cb));
  add_button (self, "go-down-symbolic", _ ("Next (Enter)"), G_CALLBACK (next_cb));
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), self->buttons);
  gtk_widget_set_hexpand (box, TRUE);

  self->bar = gtk_search_bar_new ();
  gtk_search_bar_set_child (GTK_SEARCH_BAR (self->bar), box);
  dateline_presence_follow (gtk_widget_get_parent (box));
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (self->bar), GTK_EDITABLE (self->entry));
  gtk_search_bar_set_show_close_button (GTK_SEARCH_BAR (self->bar), TRUE);
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
  g_signal_connect_swapped (self->bar,
                            "notify::search-mode-enabled",
                            G_CALLBACK (mode_changed_cb),
                            self);
}

/* Makes a bar, which is closed, for what @view shows. */
GtkWidget *
dateline_find_bar_new (DatelineArticleView *view)
{
  DatelineFindBar *self = g_object_new (DATELINE_TYPE_FIND_BAR, NULL);

  self->view = view;
  return GTK_WIDGET (self);
}

/* Opens the bar and takes the focus, with the words that are selected if there are any,
 * else with @words (nullable). */
void
dateline_find_bar_start (DatelineFindBar *self, const char *words)
{
  g_autofree char *selected = dateline_article_view_get_selected_text (self->view);

  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), TRUE);
  if (selected != NULL && *selected != '\0' && strlen (selected) <= MAX_SELECTED &&
      strchr (selected, '\n') == NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), selected);
  else if (words != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  search_changed_cb (self);
}

/* Closes the bar and forgets what was found; FALSE if it was not open. */
gboolean
dateline_find_bar_stop (DatelineFindBar *self)
{
  if (!dateline_find_bar_is_open (self))
    return FALSE;
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), FALSE);
  return TRUE;
}

gboolean
dateline_find_bar_is_open (DatelineFindBar *self)
{
  return gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar));
}

/* Goes to the next place, or to the one before. */
void
dateline_find_bar_step (DatelineFindBar *self, gboolean is_forward)
{
  guint n = 0;

  /* What was typed just now may not have been looked for yet. */
  dateline_article_view_get_found (self->view, &n);
  if (n == 0)
    search_changed_cb (self);
  else
    dateline_article_view_find_next (self->view, is_forward);
  show_count (self);
}

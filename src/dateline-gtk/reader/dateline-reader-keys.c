/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The keys of the reader, as the field has them, in one table: it makes the shortcuts and
 * the window that lists them. Main context only.
 *
 * Letters act only where no text is typed: they are taken on the way up from the focus,
 * so a text field has them first. The space bar is taken on the way down, because lists
 * and labels would keep it, unless the focus is where a space means something.
 */

#include "dateline-gtk/reader/dateline-reader-private.h"

#include "dateline-gtk/reader/dateline-keys-window-private.h"

#include <glib/gi18n-lib.h>

static const DatelineKey reading_keys[] = {
  { "j", "reader.next", N_ ("Next story") },
  { "k", "reader.previous", N_ ("Previous story") },
  { "n", "reader.next-unread", N_ ("Next unread story") },
  { "space", "reader.page-down", N_ ("Read on, then the next unread story") },
  { "<Shift>space", "reader.page-up", N_ ("Read back") },
  { "f", "reader.full-text", N_ ("The full text, or what the feed has") },
  { "o|v", "reader.open-in-browser", N_ ("Open in browser") },
  { "<Control><Shift>c", "reader.copy-link", N_ ("Copy the link") },
  { "<Control><Shift>s", "reader.save-story-as", N_ ("Save the story to a file") },
  { "<Control>p", "reader.print", N_ ("Print the story") },
  { "<Control>f", "reader.find", N_ ("Find in the story, or among stories") },
  { "<Control>g|F3", "reader.find-next", N_ ("Find the next place") },
  { "<Control><Shift>g|<Shift>F3", "reader.find-previous", N_ ("Find the place before") },
  { "F7", "reader.toggle-caret", N_ ("Select with a caret, or not") },
  { "<Control>plus", "reader.zoom-in", N_ ("Larger text") },
  { "<Control>equal|<Control>KP_Add", "reader.zoom-in", NULL },
  { "<Control>minus", "reader.zoom-out", N_ ("Smaller text") },
  { "<Control>KP_Subtract", "reader.zoom-out", NULL },
  { "<Control>0", "reader.zoom-normal", N_ ("Normal text size") },
  { "<Control>KP_0", "reader.zoom-normal", NULL },
  { NULL },
};

/* The article has these by itself, where it has the focus. */
static const DatelineKey article_keys[] = {
  { "<Control>a", NULL, N_ ("Select all") },
  { "<Control>c", NULL, N_ ("Copy what is selected") },
  { "<Shift>F10|Menu", NULL, N_ ("Menu of the text, the link or the picture") },
  { "Return", NULL, N_ ("Follow the link, go to the note, unfold") },
  { "space", NULL, N_ ("Show the note, on its number") },
  { "<Alt>Left", NULL, N_ ("Back from the note") },
  { NULL },
};

static const DatelineKey marking_keys[] = {
  { "m", "reader.toggle-read", N_ ("Mark as read or unread") },
  { "s", "reader.toggle-saved", N_ ("Keep for offline reading, or not") },
  { "<Shift>Down|<Shift>Up", NULL, N_ ("Select more stories") },
  { "<Control>space", NULL, N_ ("Select one more story, or not") },
  { "<Control>a", NULL, N_ ("Select all stories") },
  { "<Shift>a", "reader.mark-all-read", N_ ("Mark all in view as read") },
  { "Delete", "reader.delete", N_ ("Delete") },
  { "<Shift>F10|Menu", NULL, N_ ("What can be done to a story") },
  { "i", "reader.explain", N_ ("Why is this story here?") },
  { "<Control>z", "reader.undo", N_ ("Undo") },
  { "<Control><Shift>z", "reader.redo", N_ ("Do again what was undone") },
  { NULL },
};

static const DatelineKey window_keys[] = {
  { "slash", "reader.search", N_ ("Search") },
  { "g", "reader.go-to-feed", N_ ("Go to the story’s feed") },
  { "<Shift>o", "reader.next-order", N_ ("Newest, oldest or unread stories first") },
  { "<Shift>g", "reader.next-grouping", N_ ("Group by day or by feed") },
  { "<Shift>j", "reader.next-feed", N_ ("Next feed with unread stories") },
  { "<Shift>k", "reader.previous-feed", N_ ("The one before") },
  { "<Control>k", "reader.find-feed", N_ ("Find a feed by its name") },
  { "h", "reader.hide-read", N_ ("Show or hide feeds without unread stories") },
  { "r|F5", "reader.refresh", N_ ("Refresh all feeds") },
  { "<Shift>r|<Shift>F5", "reader.refresh-force", N_ ("Refresh all feeds once more") },
  { "<Control>n", "reader.add-feed", N_ ("Add a feed") },
  { "Return|Right", NULL, N_ ("On to the headlines, and to the story") },
  { "Left", NULL, N_ ("Back to the headlines, and to the sidebar") },
  { "F9", "reader.toggle-sidebar", N_ ("Show or hide the sidebar") },
  { "Escape|<Alt>Left", "reader.back", N_ ("Back") },
  { "question|<Control>question", "reader.show-shortcuts", N_ ("Show this list") },
  { NULL },
};

/* The sidebar takes these itself. */
static const DatelineKey sidebar_keys[] = {
  { "F2", NULL, N_ ("Rename") },
  { "<Alt>Up", NULL, N_ ("Move up") },
  { "<Alt>Down", NULL, N_ ("Move down") },
  { "<Alt>Return", NULL, N_ ("Properties and settings, or change the section") },
  { "Delete", NULL, N_ ("Remove") },
  { NULL },
};

static const DatelineKeyGroup groups[] = {
  { N_ ("Reading"), reading_keys },        { N_ ("In the Story"), article_keys },
  { N_ ("Marking"), marking_keys },        { N_ ("Feeds and Window"), window_keys },
  { N_ ("In the Sidebar"), sidebar_keys },
};

/* TRUE where a typed space means a space or a press. */
static gboolean
focus_wants_space (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus) || GTK_IS_BUTTON (focus) ||
         (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL) ||
         (focus != NULL &&
          gtk_widget_get_ancestor (focus, DATELINE_TYPE_PICTURE_VIEWER) != NULL) ||
         (focus != NULL &&
          gtk_widget_get_ancestor (focus, DATELINE_TYPE_SIDEBAR) != NULL);
}

static gboolean
space_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  if (focus_wants_space (widget))
    return FALSE;
  return gtk_widget_activate_action (widget, user_data, NULL);
}

static GtkShortcutAction *
create_action (const DatelineKey *key)
{
  if (g_str_has_suffix (key->trigger, "space"))
    return gtk_callback_action_new (space_cb, (gpointer) key->action, NULL);
  return gtk_named_action_new (key->action);
}

static void
add_key (GtkEventController *controller, const DatelineKey *key)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (key->trigger),
                        create_action (key)));
}

void
dateline_reader_add_keys (DatelineReader *self)
{
  GtkEventController *bubbling = gtk_shortcut_controller_new ();
  GtkEventController *capturing = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (const DatelineKey *key = groups[i].keys; key->trigger != NULL; key++)
      if (key->action != NULL)
        add_key (g_str_has_suffix (key->trigger, "space") ? capturing : bubbling, key);
  gtk_event_controller_set_propagation_phase (capturing, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), bubbling);
  gtk_widget_add_controller (GTK_WIDGET (self), capturing);
}

static void
show_shortcuts_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *window = dateline_keys_window_new (groups, G_N_ELEMENTS (groups));

  gtk_window_set_transient_for (GTK_WINDOW (window),
                                dateline_reader_get_window (DATELINE_READER (widget)));
  gtk_window_present (GTK_WINDOW (window));
}

void
dateline_reader_install_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class,
                                   "reader.show-shortcuts",
                                   NULL,
                                   show_shortcuts_cb);
}

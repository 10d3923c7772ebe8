/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The context menu of the headlines, and the answer to "Why is this here?". Main context
 * only. */

#include "dateline-gtk/reader/dateline-reader-private.h"

#include "dateline-gtk/headlines/dateline-headline-list-private.h"
#include "dateline-gtk/reader/dateline-explanation-private.h"
#include "dateline-gtk/reader/dateline-view-menu-private.h"

#include <glib/gi18n-lib.h>

/* What the menu is made for. */
enum
{
  FOR_ONE = 1 << 0,     /* only where one story is selected */
  FOR_UNREAD = 1 << 1,  /* only where one of them is unread */
  FOR_READ = 1 << 2,    /* or read */
  FOR_UNSAVED = 1 << 3, /* or not kept */
  FOR_SAVED = 1 << 4,
};

typedef struct
{
  const char *label;
  const char *action;
  guint needs;
} Choice;

static const Choice uses[] = {
  { N_ ("Open in _Browser"), "reader.open-in-browser", FOR_ONE },
  { N_ ("_Copy Link"), "reader.copy-link", FOR_ONE },
  { N_ ("Save to a _File…"), "reader.save-story-as", FOR_ONE },
  { N_ ("_Why Is This Here?"), "reader.explain", FOR_ONE },
  { N_ ("_Go to Its Feed"), "reader.go-to-feed", FOR_ONE },
};

static const Choice marks[] = {
  { N_ ("Mark as _Read"), "reader.mark-read", FOR_UNREAD },
  { N_ ("Mark as _Unread"), "reader.mark-unread", FOR_READ },
  { N_ ("_Keep for Offline Reading"), "reader.save", FOR_UNSAVED },
  { N_ ("No _Longer Keep"), "reader.unsave", FOR_SAVED },
};

static const Choice around[] = {
  { N_ ("Mark _Above as Read"), "reader.mark-above-read", FOR_ONE },
  { N_ ("Mark _Below as Read"), "reader.mark-below-read", FOR_ONE },
};

static const struct
{
  const char *label;
  int days;
} ages[] = {
  { N_ ("Older Than a _Day"), 1 },
  { N_ ("Older Than a _Week"), 7 },
  { N_ ("Older Than a _Month"), 30 },
};

static const Choice end[] = {
  { N_ ("_Delete"), "reader.delete", 0 },
};

static GMenu *
create_section (const Choice *choices, gsize n_choices, guint state)
{
  GMenu *section = g_menu_new ();

  for (gsize i = 0; i < n_choices; i++)
    if ((choices[i].needs & ~state) == 0)
      g_menu_append (section, _ (choices[i].label), choices[i].action);
  return section;
}

static void
append (GMenu *menu, const Choice *choices, gsize n_choices, guint state)
{
  g_autoptr (GMenu) section = create_section (choices, n_choices, state);

  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* What is above and below, and what is old wherever it is. */
static void
append_around (GMenu *menu, guint state)
{
  g_autoptr (GMenu) section = create_section (around, G_N_ELEMENTS (around), state);
  g_autoptr (GMenu) older = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      g_autoptr (GMenuItem) age = g_menu_item_new (_ (ages[i].label), NULL);

      g_menu_item_set_action_and_target (age,
                                         "reader.mark-older-read",
                                         "i",
                                         ages[i].days);
      g_menu_append_item (older, age);
    }
  g_menu_append_submenu (section, _ ("Mark _Older as Read"), G_MENU_MODEL (older));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
append_view (GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenuModel) view = dateline_view_menu_new ();

  g_menu_append_submenu (section, _ ("_View"), view);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* Of stories that were not read from the store yet nothing is known: anything may be. */
static guint
look_at_stories (DatelineReader *self, GArray *ids)
{
  guint state = ids->len == 1 ? FOR_ONE : 0;

  if (ids->len > 100)
    return FOR_UNREAD | FOR_READ | FOR_UNSAVED | FOR_SAVED;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (DatelineStory) story = NULL;
      guint position;

      if (!dateline_edition_find (self->edition,
                                  g_array_index (ids, gint64, i),
                                  &position))
        continue;
      story = g_list_model_get_item (G_LIST_MODEL (self->edition), position);
      state |= dateline_story_is_read (story) ? FOR_READ : FOR_UNREAD;
      state |= dateline_story_is_saved (story) ? FOR_SAVED : FOR_UNSAVED;
    }
  return state;
}

static GMenuModel *
create_menu_cb (DatelineHeadlineList *list, DatelineReader *self)
{
  g_autoptr (GArray) ids = dateline_headline_list_get_selected_ids (list);
  guint state = look_at_stories (self, ids);
  g_autoptr (GMenu) menu = NULL;

  if (ids->len == 0)
    return NULL;
  menu = g_menu_new ();
  append (menu, uses, G_N_ELEMENTS (uses), state);
  append (menu, marks, G_N_ELEMENTS (marks), state);
  append_around (menu, state);
  append (menu, end, G_N_ELEMENTS (end), state);
  append_view (menu);
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static gboolean
unparent_cb (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* Not while it is closing: it still hands the focus back. */
static void
closed_cb (GtkWidget *popover, gpointer user_data)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE,
                   unparent_cb,
                   g_object_ref (popover),
                   g_object_unref);
}

static void
explain (DatelineReader *self, DatelineHeadline *headline, DatelineEntry *entry)
{
  DatelineHeadlineList *list = dateline_list_pane_get_list (self->list_pane);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  DatelineExplanation explanation = {
    .headline = headline,
    .entry = entry,
    .feed = dateline_reader_find_feed (self, dateline_headline_get_feed_id (headline)),
    .query = self->query,
    .now = now,
  };
  GtkWidget *popover = dateline_explanation_create (&explanation);
  GdkRectangle bounds;

  dateline_headline_list_get_selected_bounds (list, &bounds);
  gtk_widget_set_parent (popover, GTK_WIDGET (list));
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &bounds);
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_BOTTOM);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
entry_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineReader) self = user_data;
  DatelineHeadlineList *list = dateline_list_pane_get_list (self->list_pane);
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineEntry) entry =
      dateline_store_load_entry_finish (DATELINE_STORE (source), result, &error);
  g_autoptr (DatelineStory) story = NULL;
  guint position;

  if (entry == NULL)
    {
      dateline_reader_say_error (self, error);
      return;
    }
  if (!gtk_widget_get_mapped (GTK_WIDGET (list)) ||
      !dateline_edition_find (self->edition,
                              dateline_headline_list_get_selected_id (list),
                              &position))
    return;
  story = g_list_model_get_item (G_LIST_MODEL (self->edition), position);
  if (dateline_story_get_headline (story) != NULL)
    explain (self, dateline_story_get_headline (story), entry);
}

static void
explain_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  gint64 id = dateline_headline_list_get_selected_id (
      dateline_list_pane_get_list (self->list_pane));

  if (id != 0)
    dateline_store_load_entry_async (self->store,
                                     id,
                                     self->cancellable,
                                     entry_loaded_cb,
                                     g_object_ref (self));
}

void
dateline_reader_install_story_menu (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "reader.explain", NULL, explain_cb);
  gtk_widget_class_install_property_action (widget_class, "reader.density", "density");
}

void
dateline_reader_connect_story_menu (DatelineReader *self)
{
  g_signal_connect_object (dateline_list_pane_get_list (self->list_pane),
                           "create-menu",
                           G_CALLBACK (create_menu_cb),
                           self,
                           0);
}

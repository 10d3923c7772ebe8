/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The bar of the search: it comes with a query that has words, and with Ctrl+F; it goes
 * with Escape, and the words with it. Main context only.
 */

#include "dateline-gtk/reader/dateline-search-bar-private.h"

#include "dateline-gtk/images/dateline-presence-private.h"
#include "dateline-gtk/reader/dateline-search-box-private.h"

struct _DatelineSearchBar
{
  GtkWidget parent_instance;

  DatelineQuery *query;
  GtkSearchBar *bar;
  DatelineSearchBox *box;
};

G_DEFINE_FINAL_TYPE (DatelineSearchBar, dateline_search_bar, GTK_TYPE_WIDGET)

enum
{
  QUERY_CHANGED,
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
change_query (DatelineSearchBar *self, DatelineQuery *query)
{
  if (!dateline_query_equal (query, self->query))
    g_signal_emit (self, signals[QUERY_CHANGED], 0, query);
}

static void
search_changed_cb (DatelineSearchBar *self)
{
  g_autoptr (DatelineQuery) query = dateline_query_copy (self->query);

  dateline_search_box_get_words (self->box, query);
  change_query (self, query);
}

static void
search_stopped_cb (DatelineSearchBar *self)
{
  dateline_search_bar_stop (self);
}

static void
search_activated_cb (DatelineSearchBar *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

/* A bar that opens takes the keys: who chose a row with words goes on in the sidebar. */
static void
open_bar (DatelineSearchBar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (gtk_search_bar_get_search_mode (self->bar))
    return;
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  if (focus != NULL)
    gtk_root_set_focus (root, focus);
}

static void
dateline_search_bar_dispose (GObject *object)
{
  DatelineSearchBar *self = DATELINE_SEARCH_BAR (object);

  if (self->bar != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->bar));
  self->bar = NULL;
  g_clear_pointer (&self->query, dateline_query_free);

  G_OBJECT_CLASS (dateline_search_bar_parent_class)->dispose (object);
}

static void
dateline_search_bar_class_init (DatelineSearchBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dateline_search_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass),
                                            GTK_TYPE_BIN_LAYOUT);

  signals[QUERY_CHANGED] = g_signal_new ("query-changed",
                                         DATELINE_TYPE_SEARCH_BAR,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         DATELINE_TYPE_QUERY);
  signals[LEFT] = g_signal_new ("left",
                                DATELINE_TYPE_SEARCH_BAR,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                0);
}

static void
dateline_search_bar_init (DatelineSearchBar *self)
{
  self->query = dateline_query_new ();
  self->bar = GTK_SEARCH_BAR (gtk_search_bar_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->bar), GTK_WIDGET (self));
}

GtkWidget *
dateline_search_bar_new (DatelineEdition *edition)
{
  DatelineSearchBar *self = g_object_new (DATELINE_TYPE_SEARCH_BAR, NULL);

  self->box = DATELINE_SEARCH_BOX (dateline_search_box_new (edition));
  gtk_widget_set_hexpand (GTK_WIDGET (self->box), TRUE);
  gtk_search_bar_set_child (self->bar, GTK_WIDGET (self->box));
  dateline_presence_follow (gtk_widget_get_parent (GTK_WIDGET (self->box)));
  gtk_search_bar_connect_entry (self->bar, dateline_search_box_get_entry (self->box));
  g_signal_connect_swapped (self->box,
                            "search-changed",
                            G_CALLBACK (search_changed_cb),
                            self);
  g_signal_connect_swapped (self->box,
                            "search-stopped",
                            G_CALLBACK (search_stopped_cb),
                            self);
  g_signal_connect_swapped (self->box,
                            "search-activated",
                            G_CALLBACK (search_activated_cb),
                            self);
  return GTK_WIDGET (self);
}

void
dateline_search_bar_set_button (DatelineSearchBar *self, GtkWidget *button)
{
  g_object_bind_property (self->bar,
                          "search-mode-enabled",
                          button,
                          "active",
                          G_BINDING_BIDIRECTIONAL);
}

void
dateline_search_bar_set_overview (DatelineSearchBar *self, DatelineOverview *overview)
{
  dateline_search_box_set_overview (self->box, overview);
}

/* Without words the bar stays open: the person who emptied it may go on typing. */
void
dateline_search_bar_set_query (DatelineSearchBar *self, const DatelineQuery *query)
{
  dateline_query_free (self->query);
  self->query = dateline_query_copy (query);
  if (dateline_query_get_words (query) != NULL)
    open_bar (self);
  dateline_search_box_set_query (self->box, query);
}

void
dateline_search_bar_start (DatelineSearchBar *self)
{
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (dateline_search_box_get_entry (self->box)));
}

gboolean
dateline_search_bar_stop (DatelineSearchBar *self)
{
  g_autoptr (DatelineQuery) query = NULL;

  if (!gtk_search_bar_get_search_mode (self->bar))
    return FALSE;

  gtk_search_bar_set_search_mode (self->bar, FALSE);
  query = dateline_query_copy (self->query);
  dateline_query_set_words (query, NULL);
  change_query (self, query);
  g_signal_emit (self, signals[LEFT], 0);
  return TRUE;
}

void
dateline_search_bar_hide (DatelineSearchBar *self)
{
  gtk_search_bar_set_search_mode (self->bar, FALSE);
}

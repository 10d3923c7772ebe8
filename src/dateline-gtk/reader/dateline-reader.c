/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The whole reader in one widget: the sidebar, the headlines and the article, which fold
 * from three panes to two and one by the width. It reads no settings and owns no
 * application: what differs between programs is a property, an action or a signal. Main
 * context only.
 */

#include "dateline-gtk/reader/dateline-reader-private.h"

#include "dateline-gtk/images/dateline-list-focus-private.h"
#include "dateline-gtk/images/dateline-style-private.h"
#include "dateline-gtk/reader/dateline-limits-bar-private.h"

#include <glib/gi18n-lib.h>

/**
 * DatelineReader:
 *
 * The whole news reader as a widget: put it in a window and it is one. Its actions are in
 * the group "reader"; its keys act wherever the focus is inside it.
 */
G_DEFINE_FINAL_TYPE (DatelineReader, dateline_reader, GTK_TYPE_WIDGET)

enum
{
  OPEN_URI,
  FILLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

void
dateline_reader_say_error (DatelineReader *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dateline_notice_say (self->notice, error->message);
}

static void
dateline_reader_constructed (GObject *object)
{
  DatelineReader *self = DATELINE_READER (object);
  DatelineMediaCache *cache = dateline_refresher_get_media_cache (self->refresher);
  GtkWidget *overlay = gtk_overlay_new ();

  G_OBJECT_CLASS (dateline_reader_parent_class)->constructed (object);

  dateline_style_ensure (gtk_widget_get_display (GTK_WIDGET (self)));
  self->loader = dateline_picture_loader_new (cache);
  self->edition = dateline_edition_new (self->store);
  self->sidebar_pane =
      DATELINE_SIDEBAR_PANE (dateline_sidebar_pane_new (self->refresher, self->loader));
  self->list_pane = DATELINE_LIST_PANE (
      dateline_list_pane_new (self->edition, self->refresher, self->loader));
  self->article_pane = DATELINE_ARTICLE_PANE (
      dateline_article_pane_new (self->store,
                                 dateline_refresher_get_page_fetcher (self->refresher),
                                 self->loader));
  self->fold = DATELINE_FOLD (dateline_fold_new (GTK_WIDGET (self->sidebar_pane),
                                                 GTK_WIDGET (self->list_pane),
                                                 GTK_WIDGET (self->article_pane)));
  self->notice = DATELINE_NOTICE (dateline_notice_new ());
  self->deeds = dateline_deeds_new (self->notice);
  self->viewer = DATELINE_PICTURE_VIEWER (dateline_picture_viewer_new (self->loader));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_vexpand (overlay, TRUE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->fold));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->viewer));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->notice));
  gtk_box_append (GTK_BOX (self->box), overlay);
  gtk_box_append (GTK_BOX (self->box), dateline_limits_bar_new (self->store));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  dateline_fold_set_pane (self->fold, DATELINE_FOLD_LIST);

  dateline_reader_connect_panes (self);
  dateline_reader_connect_story_menu (self);
  dateline_reader_connect_export (self);
  dateline_reader_connect_sidebar (self);
  dateline_reader_connect_viewer (self);
  dateline_reader_connect_links (self);
  dateline_reader_connect_text (self);
  dateline_reader_connect_reading (self);
  dateline_reader_connect_saving (self);
  dateline_reader_connect_order (self);
  dateline_reader_connect_steps (self);
  dateline_reader_connect_filled (self);
  dateline_reader_add_keys (self);
  dateline_reader_set_menu (self, NULL);
  dateline_reader_apply_query (self, self->query);
}

/* To what one reads first: the list, or what is in front alone. */
static gboolean
dateline_reader_grab_focus (GtkWidget *widget)
{
  DatelineReader *self = DATELINE_READER (widget);
  GtkWidget *panes[] = {
    [DATELINE_FOLD_SIDEBAR] = GTK_WIDGET (self->sidebar_pane),
    [DATELINE_FOLD_LIST] = GTK_WIDGET (self->list_pane),
    [DATELINE_FOLD_ARTICLE] = GTK_WIDGET (self->article_pane),
  };

  return gtk_widget_grab_focus (
      panes[dateline_fold_is_pane_visible (self->fold, DATELINE_FOLD_LIST)
                ? DATELINE_FOLD_LIST
                : dateline_fold_get_pane (self->fold)]);
}

/* Deeds hold the reader that holds them: they end with its window. */
static void
dateline_reader_unroot (GtkWidget *widget)
{
  dateline_deeds_clear (DATELINE_READER (widget)->deeds);

  GTK_WIDGET_CLASS (dateline_reader_parent_class)->unroot (widget);
}

static void
dateline_reader_dispose (GObject *object)
{
  DatelineReader *self = DATELINE_READER (object);

  g_cancellable_cancel (self->cancellable);
  dateline_reader_end_reading (self);
  g_clear_handle_id (&self->saving_source, g_source_remove);
  g_clear_handle_id (&self->tidy_source, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->edition);
  g_clear_object (&self->loader);
  g_clear_object (&self->refresher);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dateline_reader_parent_class)->dispose (object);
}

static void
dateline_reader_finalize (GObject *object)
{
  DatelineReader *self = DATELINE_READER (object);

  dateline_query_free (self->query);
  g_hash_table_unref (self->unread_places);
  g_object_unref (self->cancellable);
  g_object_unref (self->deeds);

  G_OBJECT_CLASS (dateline_reader_parent_class)->finalize (object);
}

static gboolean
dateline_reader_open_uri_default (DatelineReader *self, const char *uri)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, uri, GDK_CURRENT_TIME);
  return TRUE;
}

static void
dateline_reader_class_init (DatelineReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = dateline_reader_constructed;
  object_class->dispose = dateline_reader_dispose;
  object_class->finalize = dateline_reader_finalize;
  widget_class->grab_focus = dateline_reader_grab_focus;
  widget_class->focus = dateline_list_focus_move;
  widget_class->unroot = dateline_reader_unroot;
  dateline_reader_install_properties (object_class);

  /**
   * DatelineReader::open-uri:
   * @self: the reader
   * @uri: the address of a web page, a mail address or the like
   *
   * Something outside is to be opened. Without a handler the desktop opens it.
   *
   * Returns: %TRUE if it was seen to
   */
  signals[OPEN_URI] =
      g_signal_new_class_handler ("open-uri",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  G_CALLBACK (dateline_reader_open_uri_default),
                                  g_signal_accumulator_true_handled,
                                  NULL,
                                  NULL,
                                  G_TYPE_BOOLEAN,
                                  1,
                                  G_TYPE_STRING);
  /**
   * DatelineReader::filled:
   * @self: the reader
   *
   * What a person sees first is there: the feeds, and the headlines at the top of the
   * list. It is told once, as a rule some hundredths of a second after the reader was
   * made. A host that shows its window then has it painted once, with all in it, and
   * sooner than it would be painted empty and filled. Where the store takes long to open,
   * or cannot be opened, that takes as long, or never comes.
   */
  signals[FILLED] = g_signal_new ("filled",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "reader");
  dateline_reader_install_pane_actions (widget_class);
  dateline_reader_install_step_actions (widget_class);
  dateline_reader_install_text_actions (widget_class);
  dateline_reader_install_order_actions (widget_class);
  dateline_reader_install_story_actions (widget_class);
  dateline_reader_install_mark_actions (widget_class);
  dateline_reader_install_story_menu (widget_class);
  dateline_reader_install_feed_actions (widget_class);
  dateline_reader_install_arranging_actions (widget_class);
  dateline_reader_install_trouble_actions (widget_class);
  dateline_reader_install_saving_actions (widget_class);
  dateline_reader_install_section_actions (widget_class);
  dateline_reader_install_opml_actions (widget_class);
  dateline_reader_install_export_actions (widget_class);
  dateline_reader_install_keys (widget_class);
}

static void
dateline_reader_init (DatelineReader *self)
{
  self->query = dateline_query_new ();
  self->unread_places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
}

/**
 * dateline_reader_new:
 * @store: whose stories are read
 * @refresher: what refreshes the feeds of @store
 *
 * Makes a reader: put it in any window or container.
 *
 * Returns: (transfer floating) (type DatelineReader): a new reader
 */
GtkWidget *
dateline_reader_new (DatelineStore *store, DatelineRefresher *refresher)
{
  g_return_val_if_fail (DATELINE_IS_STORE (store), NULL);
  g_return_val_if_fail (DATELINE_IS_REFRESHER (refresher), NULL);

  return g_object_new (DATELINE_TYPE_READER,
                       "store",
                       store,
                       "refresher",
                       refresher,
                       NULL);
}

/**
 * dateline_reader_get_store:
 * @self: a reader
 *
 * Gets the store whose stories are read.
 *
 * Returns: (transfer none): the store
 */
DatelineStore *
dateline_reader_get_store (DatelineReader *self)
{
  g_return_val_if_fail (DATELINE_IS_READER (self), NULL);

  return self->store;
}

/**
 * dateline_reader_get_refresher:
 * @self: a reader
 *
 * Gets what refreshes the feeds.
 *
 * Returns: (transfer none): the refresher
 */
DatelineRefresher *
dateline_reader_get_refresher (DatelineReader *self)
{
  g_return_val_if_fail (DATELINE_IS_READER (self), NULL);

  return self->refresher;
}

/**
 * dateline_reader_get_query:
 * @self: a reader
 *
 * Gets what is listed.
 *
 * Returns: (transfer none): the query
 */
const DatelineQuery *
dateline_reader_get_query (DatelineReader *self)
{
  g_return_val_if_fail (DATELINE_IS_READER (self), NULL);

  return self->query;
}

/**
 * dateline_reader_set_query:
 * @self: a reader
 * @query: what to list
 *
 * Lists other stories, from the first on. Where @query asks for no other order than the
 * newest first, by day, they are listed as [property@Reader:order] and
 * [property@Reader:grouping] say.
 */
void
dateline_reader_set_query (DatelineReader *self, const DatelineQuery *query)
{
  g_autoptr (DatelineQuery) listed = NULL;

  g_return_if_fail (DATELINE_IS_READER (self) && query != NULL);

  listed = dateline_query_copy (query);
  if (dateline_query_get_order (query) == DATELINE_QUERY_ORDER_NEWEST &&
      dateline_query_get_grouping (query) == DATELINE_QUERY_GROUPING_DAY)
    dateline_reader_take_order (self, listed);
  dateline_reader_apply_query (self, listed);
  dateline_headline_list_scroll_to_top (dateline_list_pane_get_list (self->list_pane));
}

/**
 * dateline_reader_open_story:
 * @self: a reader
 * @story_id: a story's number in the store
 *
 * Shows a story in the article pane and marks it read. The pane comes to the front where
 * the panes are folded.
 */
void
dateline_reader_open_story (DatelineReader *self, gint64 story_id)
{
  g_return_if_fail (DATELINE_IS_READER (self));

  dateline_article_pane_open (self->article_pane, story_id);
  dateline_fold_set_pane (self->fold, DATELINE_FOLD_ARTICLE);
  /* The list keeps the keys where it is seen: its arrows go on to the next story. */
  if (!dateline_fold_is_pane_visible (self->fold, DATELINE_FOLD_LIST))
    gtk_widget_grab_focus (
        GTK_WIDGET (dateline_article_pane_get_view (self->article_pane)));
}

/**
 * dateline_reader_open_uri:
 * @self: a reader
 * @uri: an address
 *
 * Opens something outside, through [signal@Reader::open-uri]. Without a network a page of
 * the web is not opened: the reader offers to keep its address for later.
 */
void
dateline_reader_open_uri (DatelineReader *self, const char *uri)
{
  gboolean seen_to = FALSE;

  g_return_if_fail (DATELINE_IS_READER (self) && uri != NULL);

  if (!dateline_reader_offer_later (self, uri))
    g_signal_emit (self, signals[OPEN_URI], 0, uri, &seen_to);
}

/**
 * dateline_reader_say:
 * @self: a reader
 * @text: a sentence for the person
 *
 * Says something in the reader for some seconds.
 */
void
dateline_reader_say (DatelineReader *self, const char *text)
{
  g_return_if_fail (DATELINE_IS_READER (self) && text != NULL);

  dateline_notice_say (self->notice, text);
}

/**
 * dateline_reader_set_menu:
 * @self: a reader
 * @menu: (nullable): what the program adds to the main menu
 *
 * Appends a section to the main menu, as for preferences and what the program is.
 */
void
dateline_reader_set_menu (DatelineReader *self, GMenuModel *menu)
{
  g_autoptr (GMenu) all = g_menu_new ();
  g_autoptr (GMenu) stories = g_menu_new ();
  g_autoptr (GMenu) lists = g_menu_new ();
  g_autoptr (GMenu) help = g_menu_new ();
  g_autoptr (GMenuItem) shortcuts =
      g_menu_item_new (_ ("_Keyboard Shortcuts"), "reader.show-shortcuts");

  g_return_if_fail (DATELINE_IS_READER (self));
  g_return_if_fail (menu == NULL || G_IS_MENU_MODEL (menu));

  g_menu_append (stories, _ ("_Mark All as Read"), "reader.mark-all-read");
  g_menu_append (stories, _ ("_Undo"), "reader.undo");
  g_menu_append (stories, _ ("_Links to Open Later…"), "reader.show-links");
  g_menu_append (lists, _ ("_Hide Read Feeds"), "reader.hide-read");
  g_menu_append (lists, _ ("_Import Feeds…"), "reader.import");
  g_menu_append (lists, _ ("_Export Feeds…"), "reader.export");
  g_menu_item_set_attribute (shortcuts, "accel", "s", "question");
  g_menu_append_item (help, shortcuts);
  g_menu_append_section (all, NULL, G_MENU_MODEL (stories));
  g_menu_append_section (all, NULL, G_MENU_MODEL (lists));
  g_menu_append_section (all, NULL, G_MENU_MODEL (help));
  if (menu != NULL)
    g_menu_append_section (all, NULL, menu);
  dateline_sidebar_pane_set_menu (self->sidebar_pane, G_MENU_MODEL (all));
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The reader's parts, for the files that make it up: the widget (reader), what a program
 * sets on it (reader-properties), what its panes show (reader-panes, reader-filters),
 * when that is there (reader-filled), its viewer of pictures (reader-pictures), the order
 * of its lists (reader-order), how its text is set (reader-text), how stories are walked
 * through (reader-stories), read (reader-reading) and marked (reader-marks,
 * reader-story-menu), what is done to feeds (reader-feeds, reader-feed-deeds), to their
 * order and categories (reader-arranging), to sections (reader-sections), about what is
 * kept for reading offline (reader-saving), about feeds with problems (reader-troubles)
 * and to the list of them (reader-opml), how a story is written to a file or printed
 * (reader-export), where a person is the next time (reader-state), and the keys
 * (reader-keys). */

#pragma once

#include "dateline-gtk/images/dateline-picture-viewer-private.h"
#include "dateline-gtk/reader/dateline-article-pane-private.h"
#include "dateline-gtk/reader/dateline-deeds-private.h"
#include "dateline-gtk/reader/dateline-fold-private.h"
#include "dateline-gtk/reader/dateline-list-pane-private.h"
#include "dateline-gtk/reader/dateline-notice-private.h"
#include "dateline-gtk/reader/dateline-reader.h"
#include "dateline-gtk/reader/dateline-sidebar-pane-private.h"

G_BEGIN_DECLS

struct _DatelineReader
{
  GtkWidget parent_instance;

  DatelineStore *store;
  DatelineRefresher *refresher;
  DatelinePictureLoader *loader;
  DatelineEdition *edition;
  DatelineQuery *query;
  GHashTable *unread_places; /* of strings: feeds and categories listed unread only */
  DatelineQueryOrder order;  /* of what has none of its own */
  DatelineQueryGrouping grouping;
  GCancellable *cancellable; /* cancelled when the reader goes */

  GtkWidget *box;
  DatelineFold *fold;
  DatelineSidebarPane *sidebar_pane;
  DatelineListPane *list_pane;
  DatelineArticlePane *article_pane;
  DatelinePictureViewer *viewer;
  DatelineNotice *notice;
  DatelineDeeds *deeds; /* what can be undone */
  GMenuModel *menu;
  gboolean window_controls;
  gboolean is_filled;      /* what is seen first is there */
  gboolean guide_asked;    /* the guide was looked for */
  gboolean shows_problems; /* in place of what the query lists */
  gboolean opens_selected; /* the next story that is selected comes to the front */
  gboolean reads_passed;   /* what is scrolled past in the list is marked as read */
  int read_delay;          /* seconds after which the open story is; -1 for never */
  guint read_source;       /* for that */
  guint saving_source;     /* until what was being kept goes on */
  guint tidy_source;       /* for files that were dragged out once */
};

GtkWindow *dateline_reader_get_window (DatelineReader *self);
void dateline_reader_say_all_read (DatelineReader *self);
void dateline_reader_say_error (DatelineReader *self, const GError *error);

gint64 dateline_reader_get_story_id (DatelineReader *self);

void dateline_reader_arrange (DatelineReader *self,
                              const DatelineArrangement *arrangement,
                              const char *text);
void dateline_reader_add_arranged (DatelineReader *self,
                                   const DatelineArrangement *back,
                                   const char *text);
void dateline_reader_connect_sidebar (DatelineReader *self);
void dateline_reader_install_arranging_actions (GtkWidgetClass *widget_class);
DatelineFeed *dateline_reader_find_feed (DatelineReader *self, gint64 feed_id);
/* Notes what was done to a feed, for it to be undone. */
void dateline_reader_add_joining (DatelineReader *self, DatelineFeed *feed);
void dateline_reader_add_address (DatelineReader *self,
                                  DatelineFeed *feed,
                                  const char *from,
                                  const char *to,
                                  const char *text);
void dateline_reader_show_problems (DatelineReader *self);
void dateline_reader_update_problems (DatelineReader *self);
void dateline_reader_read_guide (DatelineReader *self);
void dateline_reader_note_filters (DatelineReader *self, const DatelineQuery *query);
void dateline_reader_recall_filters (DatelineReader *self, DatelineQuery *query);
GVariant *dateline_reader_get_filters (DatelineReader *self);
void dateline_reader_set_filters (DatelineReader *self, GVariant *places);
void dateline_reader_begin_reading (DatelineReader *self);
void dateline_reader_end_reading (DatelineReader *self);
void dateline_reader_connect_reading (DatelineReader *self);
/* As one deed, of which nothing is said where all were read. */
void dateline_reader_mark_passed (DatelineReader *self, GArray *ids);
void dateline_reader_install_properties (GObjectClass *object_class);
void dateline_reader_connect_panes (DatelineReader *self);
void dateline_reader_connect_filled (DatelineReader *self);
void dateline_reader_check_filled (DatelineReader *self);
void dateline_reader_connect_links (DatelineReader *self);
void dateline_reader_connect_viewer (DatelineReader *self);
void dateline_reader_connect_text (DatelineReader *self);
void dateline_reader_install_text_actions (GtkWidgetClass *widget_class);
void dateline_reader_take_order (DatelineReader *self, DatelineQuery *query);
void dateline_reader_set_order (DatelineReader *self,
                                DatelineQueryOrder order,
                                DatelineQueryGrouping grouping);
void dateline_reader_choose_order (DatelineReader *self, DatelineQueryOrder order);
void dateline_reader_choose_grouping (DatelineReader *self,
                                      DatelineQueryGrouping grouping);
void dateline_reader_forget_relevance (DatelineReader *self, DatelineQuery *query);
void dateline_reader_connect_order (DatelineReader *self);
void dateline_reader_connect_steps (DatelineReader *self);
void dateline_reader_install_order_actions (GtkWidgetClass *widget_class);
void dateline_reader_apply_query (DatelineReader *self, const DatelineQuery *query);
void dateline_reader_update_window_controls (DatelineReader *self);
void dateline_reader_install_pane_actions (GtkWidgetClass *widget_class);
void dateline_reader_install_step_actions (GtkWidgetClass *widget_class);
void dateline_reader_install_story_actions (GtkWidgetClass *widget_class);
void dateline_reader_install_story_menu (GtkWidgetClass *widget_class);
void dateline_reader_connect_story_menu (DatelineReader *self);
void dateline_reader_install_mark_actions (GtkWidgetClass *widget_class);
gboolean dateline_reader_offer_later (DatelineReader *self, const char *uri);
char *dateline_reader_find_kept (DatelineReader *self, const char *uri);
void dateline_reader_connect_saving (DatelineReader *self);
void dateline_reader_install_saving_actions (GtkWidgetClass *widget_class);
void dateline_reader_install_section_actions (GtkWidgetClass *widget_class);
void dateline_reader_install_opml_actions (GtkWidgetClass *widget_class);
void dateline_reader_connect_export (DatelineReader *self);
void dateline_reader_install_export_actions (GtkWidgetClass *widget_class);
void dateline_reader_install_feed_actions (GtkWidgetClass *widget_class);
void dateline_reader_install_trouble_actions (GtkWidgetClass *widget_class);
void dateline_reader_install_keys (GtkWidgetClass *widget_class);
void dateline_reader_add_keys (DatelineReader *self);

G_END_DECLS

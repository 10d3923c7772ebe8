/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* In which order and groups stories are listed. One choice is for all lists: who reads
 * from the oldest on does so everywhere. What is kept under a name has its own, which it
 * was kept with or was given while it was shown. By relevance is what a search found, as
 * long as it is searched for. Main context only.
 */

#include "dateline-gtk/reader/dateline-reader-private.h"

#include "dateline-gtk/sidebar/dateline-sidebar-private.h"

#include <glib/gi18n-lib.h>

/* Lists @query as all lists are. */
void
dateline_reader_take_order (DatelineReader *self, DatelineQuery *query)
{
  dateline_query_set_order (query, self->order);
  dateline_query_set_grouping (query, self->grouping);
}

static DatelineSection *
get_section (DatelineReader *self)
{
  return dateline_sidebar_get_section (
      dateline_sidebar_pane_get_sidebar (self->sidebar_pane));
}

static void
section_changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineReader) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dateline_store_change_section_finish (DATELINE_STORE (source), result, &error))
    dateline_reader_say_error (self, error);
}

/* The section that is shown has this order from now on. */
static void
keep_in_section (DatelineReader *self,
                 DatelineSection *section,
                 const DatelineQuery *query)
{
  g_autoptr (DatelineQuery) own =
      dateline_query_copy (dateline_section_get_query (section));

  dateline_query_copy_order (own, query);
  dateline_store_change_section_async (self->store,
                                       dateline_section_get_id (section),
                                       dateline_section_get_name (section),
                                       own,
                                       NULL,
                                       section_changed_cb,
                                       g_object_ref (self));
}

/* What is chosen for the list that is shown: for all, unless it is a section. */
static void
choose (DatelineReader *self, DatelineQuery *query)
{
  DatelineSection *section = get_section (self);

  if (section != NULL)
    keep_in_section (self, section, query);
  else
    {
      if (dateline_query_get_order (query) != DATELINE_QUERY_ORDER_RELEVANCE)
        self->order = dateline_query_get_order (query);
      self->grouping = dateline_query_get_grouping (query);
      g_object_notify (G_OBJECT (self), "order");
      g_object_notify (G_OBJECT (self), "grouping");
    }
  dateline_reader_apply_query (self, query);
}

void
dateline_reader_choose_order (DatelineReader *self, DatelineQueryOrder order)
{
  g_autoptr (DatelineQuery) query = dateline_query_copy (self->query);

  dateline_query_set_order (query, order);
  if (!dateline_query_equal (query, self->query))
    choose (self, query);
}

void
dateline_reader_choose_grouping (DatelineReader *self, DatelineQueryGrouping grouping)
{
  g_autoptr (DatelineQuery) query = dateline_query_copy (self->query);

  dateline_query_set_grouping (query, grouping);
  if (!dateline_query_equal (query, self->query))
    choose (self, query);
}

/* For all lists, the one that is shown included where it has no order of its own. */
void
dateline_reader_set_order (DatelineReader *self,
                           DatelineQueryOrder order,
                           DatelineQueryGrouping grouping)
{
  g_autoptr (DatelineQuery) query = NULL;

  if (self->order == order && self->grouping == grouping)
    return;
  self->order = order;
  self->grouping = grouping;
  if (get_section (self) != NULL)
    return;

  query = dateline_query_copy (self->query);
  if (dateline_query_get_order (query) != DATELINE_QUERY_ORDER_RELEVANCE)
    dateline_query_set_order (query, order);
  dateline_query_set_grouping (query, grouping);
  dateline_reader_apply_query (self, query);
}

/* What was found is no longer searched for: then nothing is by relevance. */
void
dateline_reader_forget_relevance (DatelineReader *self, DatelineQuery *query)
{
  if (dateline_query_get_order (query) == DATELINE_QUERY_ORDER_RELEVANCE &&
      dateline_query_get_words (query) == NULL)
    dateline_query_set_order (query, self->order);
}

/* A key goes from one to the next, and says which that is. */
static void
next_order_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const struct
  {
    DatelineQueryOrder order;
    const char *text;
  } orders[] = {
    { DATELINE_QUERY_ORDER_NEWEST, N_ ("Newest first") },
    { DATELINE_QUERY_ORDER_OLDEST, N_ ("Oldest first") },
    { DATELINE_QUERY_ORDER_UNREAD, N_ ("Unread first") },
  };
  DatelineReader *self = DATELINE_READER (widget);
  guint next = 0;

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (orders[i].order == dateline_query_get_order (self->query))
      next = (i + 1) % G_N_ELEMENTS (orders);
  dateline_reader_choose_order (self, orders[next].order);
  dateline_notice_say (self->notice, _ (orders[next].text));
}

static void
next_grouping_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  gboolean is_by_feed =
      dateline_query_get_grouping (self->query) == DATELINE_QUERY_GROUPING_FEED;

  dateline_reader_choose_grouping (self,
                                   is_by_feed ? DATELINE_QUERY_GROUPING_DAY
                                              : DATELINE_QUERY_GROUPING_FEED);
  dateline_notice_say (self->notice,
                       is_by_feed ? _ ("Grouped by day") : _ ("Grouped by feed"));
}

static void
go_to_feed (DatelineReader *self, gint64 feed_id)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();

  dateline_query_set_feed (query, feed_id);
  dateline_reader_set_query (self, query);
}

static void
go_to_feed_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  g_autoptr (DatelineStory) story = NULL;
  DatelineHeadline *headline;
  guint position;

  if (!dateline_edition_find (self->edition,
                              dateline_reader_get_story_id (self),
                              &position))
    return;
  story = g_list_model_get_item (G_LIST_MODEL (self->edition), position);
  headline = dateline_story_get_headline (story);
  if (headline != NULL)
    go_to_feed (self, dateline_headline_get_feed_id (headline));
}

static void
feed_activated_cb (DatelineHeadlineList *list, gint64 feed_id, gpointer user_data)
{
  go_to_feed (user_data, feed_id);
}

static void
overview_changed_cb (DatelineSidebar *sidebar, GParamSpec *pspec, gpointer user_data)
{
  DatelineReader *self = user_data;

  dateline_headline_list_set_overview (dateline_list_pane_get_list (self->list_pane),
                                       dateline_sidebar_get_overview (sidebar));
}

void
dateline_reader_connect_order (DatelineReader *self)
{
  g_signal_connect_object (dateline_list_pane_get_list (self->list_pane),
                           "feed-activated",
                           G_CALLBACK (feed_activated_cb),
                           self,
                           0);
  g_signal_connect_object (dateline_sidebar_pane_get_sidebar (self->sidebar_pane),
                           "notify::overview",
                           G_CALLBACK (overview_changed_cb),
                           self,
                           0);
}

void
dateline_reader_install_order_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "reader.order", "list-order");
  gtk_widget_class_install_property_action (widget_class,
                                            "reader.grouping",
                                            "list-grouping");
  gtk_widget_class_install_action (widget_class,
                                   "reader.next-order",
                                   NULL,
                                   next_order_cb);
  gtk_widget_class_install_action (widget_class,
                                   "reader.next-grouping",
                                   NULL,
                                   next_grouping_cb);
  gtk_widget_class_install_action (widget_class,
                                   "reader.go-to-feed",
                                   NULL,
                                   go_to_feed_cb);
}

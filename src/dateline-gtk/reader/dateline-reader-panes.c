/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the reader's panes show and which of them are in front: the query, the story, the
 * folding, and the actions that move between them. Main context only.
 */

#include "dateline-gtk/reader/dateline-reader-private.h"

#include "dateline-gtk/article/dateline-article-view-private.h"
#include "dateline-gtk/sidebar/dateline-sidebar-private.h"

#include <glib/gi18n-lib.h>

#define NOTICE_RISE 48 /* the height of the bar for what is selected */

/* The window's buttons stand at the outer ends of the panes that are seen. */
void
dateline_reader_update_window_controls (DatelineReader *self)
{
  GtkHeaderBar *bars[] = {
    dateline_sidebar_pane_get_header_bar (self->sidebar_pane),
    dateline_list_pane_get_header_bar (self->list_pane),
    dateline_article_pane_get_header_bar (self->article_pane),
  };
  g_autofree char *layout = NULL;
  const char *colon;
  int first = -1, last = -1;

  for (guint i = 0; i < G_N_ELEMENTS (bars); i++)
    if (dateline_fold_is_pane_visible (self->fold, i))
      {
        first = first < 0 ? (int) i : first;
        last = i;
      }

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)),
                "gtk-decoration-layout",
                &layout,
                NULL);
  colon = layout != NULL ? strchr (layout, ':') : NULL;
  for (int i = 0; i < (int) G_N_ELEMENTS (bars); i++)
    {
      g_autofree char *before = colon != NULL && i == first
                                    ? g_strndup (layout, colon - layout)
                                    : g_strdup ("");
      g_autofree char *mine =
          g_strconcat (before, ":", colon != NULL && i == last ? colon + 1 : "", NULL);

      gtk_header_bar_set_decoration_layout (bars[i], mine);
      gtk_header_bar_set_show_title_buttons (bars[i],
                                             self->window_controls &&
                                                 (i == first || i == last));
    }
}

static void
fold_changed_cb (DatelineFold *fold, GParamSpec *pspec, gpointer user_data)
{
  DatelineReader *self = user_data;
  gboolean sidebar = dateline_fold_is_pane_visible (fold, DATELINE_FOLD_SIDEBAR);
  gboolean list = dateline_fold_is_pane_visible (fold, DATELINE_FOLD_LIST);

  dateline_list_pane_set_back_visible (self->list_pane, list && !sidebar);
  dateline_list_pane_set_alone (self->list_pane, dateline_fold_get_mode (fold) == 1);
  if (dateline_fold_get_mode (fold) == 1)
    gtk_widget_add_css_class (GTK_WIDGET (self), "dateline-narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "dateline-narrow");
  dateline_article_pane_set_back_visible (
      self->article_pane,
      !list && dateline_fold_is_pane_visible (fold, DATELINE_FOLD_ARTICLE));
  dateline_reader_update_window_controls (self);
}

/* Lets the sidebar and the list say what is listed. */
static void
show_query (DatelineReader *self)
{
  DatelineSidebar *sidebar = dateline_sidebar_pane_get_sidebar (self->sidebar_pane);
  g_autofree char *row = dateline_sidebar_describe_query (sidebar, self->query);
  g_autofree char *title = dateline_sidebar_name_query (sidebar, self->query);

  if (self->shows_problems)
    return;
  dateline_sidebar_set_query (sidebar, self->query);
  dateline_list_pane_set_query (self->list_pane, self->query, title, row != NULL);
}

/* Shows what a query lists, from its first story on. */
void
dateline_reader_apply_query (DatelineReader *self, const DatelineQuery *query)
{
  if (query != self->query)
    {
      dateline_query_free (self->query);
      self->query = dateline_query_copy (query);
    }
  self->shows_problems = FALSE;
  dateline_list_pane_show_problems (self->list_pane, FALSE);
  show_query (self);
  dateline_edition_set_query (self->edition, self->query);
  g_object_notify (G_OBJECT (self), "list-order");
  g_object_notify (G_OBJECT (self), "list-grouping");
}

static void
sidebar_chosen_cb (DatelineSidebar *sidebar, DatelineQuery *query, gpointer user_data)
{
  DatelineReader *self = user_data;
  g_autoptr (DatelineQuery) listed = dateline_query_copy (query);

  dateline_reader_recall_filters (self, listed);
  if (dateline_sidebar_get_section (sidebar) == NULL)
    dateline_reader_take_order (self, listed);
  dateline_reader_apply_query (self, listed);
  dateline_headline_list_scroll_to_top (dateline_list_pane_get_list (self->list_pane));
}

static void
sidebar_activated_cb (DatelineSidebar *sidebar, gpointer user_data)
{
  DatelineReader *self = user_data;

  if (dateline_fold_get_mode (self->fold) == 1)
    dateline_fold_set_pane (self->fold, DATELINE_FOLD_LIST);
}

static void
problems_chosen_cb (DatelineSidebar *sidebar, gpointer user_data)
{
  dateline_reader_show_problems (user_data);
}

static void
filtered_cb (DatelineListPane *pane, DatelineQuery *query, gpointer user_data)
{
  DatelineReader *self = user_data;
  g_autoptr (DatelineQuery) listed = dateline_query_copy (query);

  dateline_reader_note_filters (self, query);
  dateline_reader_forget_relevance (self, listed);
  dateline_reader_apply_query (self, listed);
}

/* A feed that was renamed, or the first overview, may give the view another title. */
static void
overview_changed_cb (DatelineSidebar *sidebar, GParamSpec *pspec, gpointer user_data)
{
  show_query (user_data);
  dateline_reader_update_problems (user_data);
  dateline_reader_read_guide (user_data);
}

/* Where the article is seen beside the list, choosing a headline opens it. */
static void
selected_cb (DatelineHeadlineList *list, GParamSpec *pspec, gpointer user_data)
{
  DatelineReader *self = user_data;
  gint64 id = dateline_headline_list_get_selected_id (list);

  if (id == 0)
    return;
  if (self->opens_selected)
    dateline_reader_open_story (self, id);
  else if (dateline_fold_is_pane_visible (self->fold, DATELINE_FOLD_ARTICLE))
    dateline_article_pane_open (self->article_pane, id);
  self->opens_selected = FALSE;
}

/* The bar beneath the list stays clear of the notice. */
static void
n_selected_cb (DatelineHeadlineList *list, GParamSpec *pspec, gpointer user_data)
{
  DatelineReader *self = user_data;
  gboolean several = dateline_headline_list_get_n_selected (list) > 1;

  gtk_widget_set_margin_bottom (GTK_WIDGET (self->notice), several ? NOTICE_RISE : 0);
}

static void
no_unread_cb (DatelineHeadlineList *list, gpointer user_data)
{
  dateline_reader_say_all_read (user_data);
}

static void
activated_cb (DatelineHeadlineList *list, gint64 id, gpointer user_data)
{
  dateline_reader_open_story (user_data, id);
}

/* What the list is searched for; NULL for nothing. */
static DatelineSearch *
get_search (DatelineReader *self)
{
  const char *typed = dateline_query_get_words (self->query);

  return typed != NULL ? dateline_search_new (typed, NULL) : NULL;
}

/* Of a list that is walked through, the story below is likely the next one. */
static gint64
find_below (DatelineReader *self, gint64 id)
{
  guint position;

  if (!dateline_edition_find (self->edition, id, &position) ||
      position + 1 >= g_list_model_get_n_items (G_LIST_MODEL (self->edition)))
    return 0;
  return dateline_edition_get_id (self->edition, position + 1);
}

static void
opened_cb (DatelineArticlePane *pane, gpointer user_data)
{
  DatelineReader *self = user_data;
  gint64 id = dateline_article_pane_get_story_id (pane);
  g_autoptr (DatelineSearch) search = get_search (self);

  if (search != NULL)
    dateline_article_view_mark (dateline_article_pane_get_view (pane), search);
  dateline_article_pane_prepare (pane, find_below (self, id));
  dateline_reader_begin_reading (self);
}

static void
link_activated_cb (DatelineArticleView *view, const char *uri, gpointer user_data)
{
  g_autofree char *kept = dateline_reader_find_kept (user_data, uri);

  dateline_reader_open_uri (user_data, kept != NULL ? kept : uri);
}

static void
category_activated_cb (DatelineArticleView *view, const char *name, gpointer user_data)
{
  DatelineReader *self = user_data;
  g_autoptr (DatelineQuery) query = dateline_query_new ();

  dateline_query_add_category (query, name);
  dateline_reader_set_query (self, query);
  if (!dateline_fold_is_pane_visible (self->fold, DATELINE_FOLD_LIST))
    dateline_fold_set_pane (self->fold, DATELINE_FOLD_LIST);
}

/* What went wrong in a refresh is told when it is over. */
static void
busy_changed_cb (DatelineRefresher *refresher, GParamSpec *pspec, gpointer user_data)
{
  dateline_reader_update_problems (user_data);
}

/* Lets the parts of a new reader speak to each other. */
/* Nothing but too many stories of a feed takes unread ones away: that is told. */
static void
store_changed_cb (DatelineStore *store, DatelineStoreChanges *changes, gpointer user_data)
{
  DatelineReader *self = user_data;
  guint n = dateline_store_changes_get_n_unread_removed (changes);
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u unread story went: its feed has too many",
                                       "%u unread stories went: their feed has too many",
                                       n),
                          n);
  dateline_notice_say (self->notice, text);
}

void
dateline_reader_connect_panes (DatelineReader *self)
{
  DatelineSidebar *sidebar = dateline_sidebar_pane_get_sidebar (self->sidebar_pane);
  DatelineHeadlineList *list = dateline_list_pane_get_list (self->list_pane);
  DatelineArticleView *view = dateline_article_pane_get_view (self->article_pane);

  g_signal_connect_object (sidebar,
                           "query-selected",
                           G_CALLBACK (sidebar_chosen_cb),
                           self,
                           0);
  g_signal_connect_object (sidebar,
                           "problems-selected",
                           G_CALLBACK (problems_chosen_cb),
                           self,
                           0);
  g_signal_connect_object (sidebar,
                           "activated",
                           G_CALLBACK (sidebar_activated_cb),
                           self,
                           0);
  g_signal_connect_object (self->refresher,
                           "notify::busy",
                           G_CALLBACK (busy_changed_cb),
                           self,
                           0);
  g_signal_connect_object (sidebar,
                           "notify::overview",
                           G_CALLBACK (overview_changed_cb),
                           self,
                           0);
  g_signal_connect_object (self->list_pane,
                           "query-changed",
                           G_CALLBACK (filtered_cb),
                           self,
                           0);
  g_signal_connect_object (list,
                           "notify::selected-id",
                           G_CALLBACK (selected_cb),
                           self,
                           0);
  g_signal_connect_object (self->store,
                           "changed",
                           G_CALLBACK (store_changed_cb),
                           self,
                           0);
  g_signal_connect_object (list,
                           "notify::n-selected",
                           G_CALLBACK (n_selected_cb),
                           self,
                           0);
  g_signal_connect_object (list, "no-unread", G_CALLBACK (no_unread_cb), self, 0);
  g_signal_connect_object (list, "story-activated", G_CALLBACK (activated_cb), self, 0);
  g_signal_connect_object (self->article_pane, "opened", G_CALLBACK (opened_cb), self, 0);
  g_signal_connect_object (view,
                           "link-activated",
                           G_CALLBACK (link_activated_cb),
                           self,
                           0);
  g_signal_connect_object (view,
                           "category-activated",
                           G_CALLBACK (category_activated_cb),
                           self,
                           0);
  g_signal_connect_object (self->fold, "notify", G_CALLBACK (fold_changed_cb), self, 0);
  fold_changed_cb (self->fold, NULL, self);
}

static void
back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  guint pane = dateline_fold_get_pane (self->fold);

  if (dateline_article_pane_stop_find (self->article_pane) ||
      dateline_article_view_mark (dateline_article_pane_get_view (self->article_pane),
                                  NULL) ||
      dateline_headline_list_select_one (dateline_list_pane_get_list (self->list_pane)) ||
      dateline_list_pane_stop_search (self->list_pane))
    return;
  if (dateline_fold_get_mode (self->fold) == 3 || pane == 0)
    return;
  dateline_fold_set_pane (self->fold, pane - 1);
  gtk_widget_grab_focus (pane - 1 == DATELINE_FOLD_LIST
                             ? GTK_WIDGET (self->list_pane)
                             : GTK_WIDGET (self->sidebar_pane));
}

static void
search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);

  if (!dateline_fold_is_pane_visible (self->fold, DATELINE_FOLD_LIST))
    dateline_fold_set_pane (self->fold, DATELINE_FOLD_LIST);
  dateline_list_pane_start_search (self->list_pane);
}

/* Looks through the story, for what the list was searched for; FALSE without a story. */
static gboolean
find_in_story (DatelineReader *self)
{
  g_autoptr (DatelineSearch) search = get_search (self);
  g_autofree char *words =
      search != NULL ? dateline_search_get_first_words (search) : NULL;

  return dateline_article_pane_start_find (self->article_pane, words);
}

static void
find_in_story_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);

  if (find_in_story (self))
    dateline_fold_set_pane (self->fold, DATELINE_FOLD_ARTICLE);
}

/* Looks through the story where that is what is read, else through the list. */
static void
find_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  gboolean is_reading =
      gtk_widget_get_focus_child (GTK_WIDGET (self->article_pane)) != NULL ||
      !dateline_fold_is_pane_visible (self->fold, DATELINE_FOLD_LIST);

  if (!is_reading || !find_in_story (self))
    search_cb (widget, name, parameter);
}

/* With nothing looked for yet the key begins with what the list was searched for. */
static void
find_next_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  gboolean is_forward = g_str_equal (name, "reader.find-next");

  if (!dateline_article_pane_find_next (self->article_pane, is_forward) &&
      dateline_query_get_words (self->query) != NULL)
    find_in_story_cb (widget, name, parameter);
}

/* Where the panes are folded there is no hiding, only going there. */
static void
toggle_sidebar_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);

  if (dateline_fold_get_mode (self->fold) == 3)
    dateline_fold_set_sidebar_hidden (self->fold,
                                      !dateline_fold_get_sidebar_hidden (self->fold));
  else if (dateline_fold_is_pane_visible (self->fold, DATELINE_FOLD_SIDEBAR))
    dateline_fold_set_pane (self->fold, DATELINE_FOLD_ARTICLE);
  else
    dateline_fold_set_pane (self->fold, DATELINE_FOLD_SIDEBAR);
}

/* Whatever else was asked for: the words, in the order that was. */
static void
search_all_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  g_autoptr (DatelineQuery) query = dateline_query_new ();

  dateline_query_set_words (query, dateline_query_get_words (self->query));
  dateline_query_copy_order (query, self->query);
  dateline_reader_set_query (self, query);
  gtk_widget_grab_focus (GTK_WIDGET (self->list_pane));
}

void
dateline_reader_install_pane_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "reader.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "reader.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class,
                                   "reader.search-all",
                                   NULL,
                                   search_all_cb);
  gtk_widget_class_install_action (widget_class, "reader.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class,
                                   "reader.find-in-story",
                                   NULL,
                                   find_in_story_cb);
  gtk_widget_class_install_action (widget_class, "reader.find-next", NULL, find_next_cb);
  gtk_widget_class_install_action (widget_class,
                                   "reader.find-previous",
                                   NULL,
                                   find_next_cb);
  gtk_widget_class_install_action (widget_class,
                                   "reader.toggle-sidebar",
                                   NULL,
                                   toggle_sidebar_cb);
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The pane with the headlines: what is listed, the search, the filters by date and
 * category, the chips of the filters that are on, and the list. Main context only.
 */

#include "dateline-gtk/reader/dateline-list-pane-private.h"

#include "dateline-gtk/images/dateline-list-focus-private.h"
#include "dateline-gtk/images/dateline-presence-private.h"
#include "dateline-gtk/reader/dateline-category-popover-private.h"
#include "dateline-gtk/reader/dateline-date-popover-private.h"
#include "dateline-gtk/reader/dateline-filter-bar-private.h"
#include "dateline-gtk/reader/dateline-icon-button-private.h"
#include "dateline-gtk/reader/dateline-list-heading-private.h"
#include "dateline-gtk/reader/dateline-offline-bar-private.h"
#include "dateline-gtk/reader/dateline-problem-list-private.h"
#include "dateline-gtk/reader/dateline-search-bar-private.h"
#include "dateline-gtk/reader/dateline-section-button-private.h"
#include "dateline-gtk/reader/dateline-selection-bar-private.h"
#include "dateline-gtk/reader/dateline-timeline-private.h"
#include "dateline-gtk/reader/dateline-view-menu-private.h"

#include <glib/gi18n-lib.h>

struct _DatelineListPane
{
  GtkWidget parent_instance;

  DatelineEdition *edition;
  DatelineRefresher *refresher;
  DatelineQuery *query;

  GtkWidget *box;
  GtkHeaderBar *header_bar;
  GtkWidget *back_button;
  GtkWidget *mark_button;
  GtkWidget *view_button;
  GtkWidget *filters[3]; /* the other buttons that are about stories */
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *heading; /* where the pane is alone */
  GtkWidget *search_button;
  DatelineSearchBar *search_bar;
  GtkWidget *offline;
  GtkWidget *filter_revealer;
  DatelineFilterBar *filter_bar;
  DatelineSectionButton *section_button;
  DatelineDayCounts *day_counts;
  DatelineTimeline *timeline;
  DatelineDatePopover *date_popover;         /* NULL until it is opened */
  DatelineCategoryPopover *category_popover; /* NULL until it is opened */
  GtkWidget *stack;
  DatelineHeadlineList *list;
  GtkWidget *problems;
  gboolean shows_problems;
  gboolean is_alone;
};

G_DEFINE_FINAL_TYPE (DatelineListPane, dateline_list_pane, GTK_TYPE_WIDGET)

enum
{
  QUERY_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_title (DatelineListPane *self, const char *title)
{
  gtk_label_set_label (GTK_LABEL (self->title), title);
  dateline_list_heading_set_title (self->heading, title);
}

static void
change_query (DatelineListPane *self, DatelineQuery *query)
{
  g_signal_emit (self, signals[QUERY_CHANGED], 0, query);
}

/* Whoever goes to another row changes the section no more. */
static gboolean
is_section_changed (DatelineListPane *self, gboolean has_row)
{
  DatelineSection *section = dateline_section_button_get_section (self->section_button);

  if (section != NULL && has_row &&
      !dateline_query_equal (self->query, dateline_section_get_query (section)))
    dateline_section_button_set_section (self->section_button, NULL);
  return dateline_section_button_get_section (self->section_button) != NULL;
}

/* Every part shows the same query; only the one that a person touches changes it. */
static void
show_query (DatelineListPane *self, const char *title, gboolean has_row)
{
  const char *words = dateline_query_get_words (self->query);
  gboolean changes_section = is_section_changed (self, has_row);

  dateline_filter_bar_set_query (self->filter_bar, self->query, title);
  /* What somebody searched for says more of it than what was searched. */
  dateline_section_button_set_query (self->section_button,
                                     self->query,
                                     words != NULL && *words != '\0' ? words : title);
  dateline_day_counts_set_query (self->day_counts, self->query);
  dateline_timeline_set_query (self->timeline, self->query);
  if (self->date_popover != NULL)
    dateline_date_popover_set_query (self->date_popover, self->query);
  if (self->category_popover != NULL)
    dateline_category_popover_set_query (self->category_popover, self->query);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->filter_revealer),
                                 dateline_query_is_filtered (self->query) &&
                                     (changes_section || !has_row));
  dateline_search_bar_set_query (self->search_bar, self->query);
}

static void
filter_changed_cb (GtkWidget *part, DatelineQuery *query, gpointer user_data)
{
  change_query (user_data, query);
}

/* From the search straight to what was found. */
static void
search_left_cb (DatelineListPane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
dateline_list_pane_dispose (GObject *object)
{
  DatelineListPane *self = DATELINE_LIST_PANE (object);

  g_clear_object (&self->refresher);
  g_clear_object (&self->edition);
  g_clear_object (&self->day_counts);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->query, dateline_query_free);

  G_OBJECT_CLASS (dateline_list_pane_parent_class)->dispose (object);
}

static gboolean
dateline_list_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DATELINE_LIST_PANE (widget)->list));
}

static void
dateline_list_pane_class_init (DatelineListPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_list_pane_dispose;
  widget_class->grab_focus = dateline_list_pane_grab_focus;
  widget_class->focus = dateline_list_focus_move;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "listpane");

  signals[QUERY_CHANGED] = g_signal_new ("query-changed",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         DATELINE_TYPE_QUERY);
}

static GtkWidget *
create_title (DatelineListPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->title = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->title, "title");
  self->subtitle = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->subtitle), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->subtitle, "subtitle");
  gtk_widget_set_visible (self->subtitle, FALSE);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->subtitle);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
create_popover_button (DatelineListPane *self,
                       const char *icon_name,
                       const char *name,
                       DatelineMakePopoverFunc make)
{
  GtkWidget *button = dateline_icon_button_new_for_menu (icon_name, name);

  dateline_icon_button_set_maker (button, make, self);
  return button;
}

static GtkWidget *
make_date_popover (gpointer user_data)
{
  DatelineListPane *self = user_data;

  self->date_popover =
      DATELINE_DATE_POPOVER (dateline_date_popover_new (self->day_counts));
  g_signal_connect (self->date_popover,
                    "query-changed",
                    G_CALLBACK (filter_changed_cb),
                    self);
  g_object_bind_property (self->timeline,
                          "enabled",
                          dateline_date_popover_get_timeline_switch (self->date_popover),
                          "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  dateline_date_popover_set_query (self->date_popover, self->query);
  return GTK_WIDGET (self->date_popover);
}

static GtkWidget *
make_category_popover (gpointer user_data)
{
  DatelineListPane *self = user_data;

  self->category_popover = DATELINE_CATEGORY_POPOVER (
      dateline_category_popover_new (dateline_edition_get_store (self->edition)));
  g_signal_connect (self->category_popover,
                    "query-changed",
                    G_CALLBACK (filter_changed_cb),
                    self);
  dateline_category_popover_set_query (self->category_popover, self->query);
  return GTK_WIDGET (self->category_popover);
}

static GtkWidget *
create_view_button (void)
{
  GtkWidget *button =
      dateline_icon_button_new_for_menu ("view-list-symbolic", _ ("View"));
  g_autoptr (GMenuModel) menu = dateline_view_menu_new ();

  dateline_icon_button_set_menu (button, menu);
  return button;
}

static void
create_header_bar (DatelineListPane *self)
{
  self->header_bar = GTK_HEADER_BAR (gtk_header_bar_new ());
  gtk_header_bar_set_title_widget (self->header_bar, create_title (self));

  self->back_button = dateline_icon_button_new ("go-previous-symbolic",
                                                _ ("Back to the Feeds (Escape)"),
                                                "reader.back");
  gtk_widget_set_visible (self->back_button, FALSE);
  gtk_header_bar_pack_start (self->header_bar, self->back_button);

  self->mark_button = dateline_icon_button_new ("dateline-read-symbolic",
                                                _ ("Mark All as Read (Shift+A)"),
                                                "reader.mark-all-read");
  gtk_header_bar_pack_start (self->header_bar, self->mark_button);
  self->view_button = create_view_button ();
  gtk_header_bar_pack_start (self->header_bar, self->view_button);

  self->search_button = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->search_button), "system-search-symbolic");
  dateline_icon_button_set_name (self->search_button, _ ("Search (Ctrl+F)"));
  gtk_header_bar_pack_end (self->header_bar, self->search_button);
  self->filters[0] = self->search_button;
  self->filters[1] = create_popover_button (self,
                                            "dateline-category-symbolic",
                                            _ ("Filter"),
                                            make_category_popover);
  self->filters[2] = create_popover_button (self,
                                            "dateline-calendar-symbolic",
                                            _ ("Filter by Date"),
                                            make_date_popover);
  gtk_header_bar_pack_end (self->header_bar, self->filters[1]);
  gtk_header_bar_pack_end (self->header_bar, self->filters[2]);
}

static void
create_timeline (DatelineListPane *self)
{
  self->timeline = DATELINE_TIMELINE (dateline_timeline_new (self->day_counts));
  g_signal_connect (self->timeline,
                    "query-changed",
                    G_CALLBACK (filter_changed_cb),
                    self);
  g_object_set (self->timeline, "enabled", TRUE, NULL);
}

static void
create_search_bar (DatelineListPane *self)
{
  self->search_bar = DATELINE_SEARCH_BAR (dateline_search_bar_new (self->edition));
  dateline_search_bar_set_button (self->search_bar, self->search_button);
  g_signal_connect (self->search_bar,
                    "query-changed",
                    G_CALLBACK (filter_changed_cb),
                    self);
  g_signal_connect_swapped (self->search_bar, "left", G_CALLBACK (search_left_cb), self);
}

static void
dateline_list_pane_init (DatelineListPane *self)
{
  self->query = dateline_query_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
dateline_list_pane_new (DatelineEdition *edition,
                        DatelineRefresher *refresher,
                        DatelinePictureLoader *loader)
{
  DatelineListPane *self = g_object_new (DATELINE_TYPE_LIST_PANE, NULL);

  self->edition = g_object_ref (edition);
  self->refresher = g_object_ref (refresher);
  self->day_counts = dateline_day_counts_new (dateline_edition_get_store (edition));
  create_header_bar (self);
  self->heading = dateline_list_heading_new ();
  gtk_widget_set_visible (self->heading, FALSE);
  create_timeline (self);
  create_search_bar (self);
  self->offline = dateline_offline_bar_new (refresher);
  self->filter_bar = DATELINE_FILTER_BAR (dateline_filter_bar_new ());
  g_signal_connect (self->filter_bar,
                    "query-changed",
                    G_CALLBACK (filter_changed_cb),
                    self);
  self->section_button = DATELINE_SECTION_BUTTON (
      dateline_section_button_new (dateline_edition_get_store (edition)));
  dateline_filter_bar_set_last (self->filter_bar, GTK_WIDGET (self->section_button));
  self->filter_revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->filter_revealer),
                          GTK_WIDGET (self->filter_bar));
  dateline_presence_follow (GTK_WIDGET (self->filter_bar));
  self->list = DATELINE_HEADLINE_LIST (dateline_headline_list_new (edition, loader));
  self->problems = dateline_problem_list_new ();
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_child (GTK_STACK (self->stack), GTK_WIDGET (self->list));
  gtk_stack_add_child (GTK_STACK (self->stack), self->problems);
  dateline_presence_follow_pages (self->stack);

  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->header_bar));
  gtk_box_append (GTK_BOX (self->box), self->heading);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->search_bar));
  gtk_box_append (GTK_BOX (self->box), self->offline);
  gtk_box_append (GTK_BOX (self->box), self->filter_revealer);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->timeline));
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_box_append (GTK_BOX (self->box), dateline_selection_bar_new (self->list));

  return GTK_WIDGET (self);
}

/* The bars over the list; property "enabled". */
GtkWidget *
dateline_list_pane_get_timeline (DatelineListPane *self)
{
  return GTK_WIDGET (self->timeline);
}

DatelineHeadlineList *
dateline_list_pane_get_list (DatelineListPane *self)
{
  return self->list;
}

GtkHeaderBar *
dateline_list_pane_get_header_bar (DatelineListPane *self)
{
  return self->header_bar;
}

void
dateline_list_pane_set_query (DatelineListPane *self,
                              const DatelineQuery *query,
                              const char *title,
                              gboolean has_row)
{
  dateline_query_free (self->query);
  self->query = dateline_query_copy (query);
  set_title (self, title);
  show_query (self, title, has_row);
}

void
dateline_list_pane_change_section (DatelineListPane *self, DatelineSection *section)
{
  g_autofree char *title = g_strdup (gtk_label_get_label (GTK_LABEL (self->title)));

  dateline_section_button_set_section (self->section_button, section);
  show_query (self, title, TRUE);
}

void
dateline_list_pane_set_overview (DatelineListPane *self, DatelineOverview *overview)
{
  dateline_problem_list_set_overview (self->problems, overview);
  dateline_search_bar_set_overview (self->search_bar, overview);
}

static void
show_bar (DatelineListPane *self)
{
  gboolean is_full = !self->is_alone && !self->shows_problems;

  gtk_widget_set_visible (self->mark_button, is_full);
  gtk_widget_set_visible (self->view_button, is_full);
  gtk_widget_set_visible (gtk_header_bar_get_title_widget (self->header_bar),
                          !self->is_alone);
  gtk_widget_set_visible (self->heading, self->is_alone);
  dateline_list_heading_set_is_of_stories (self->heading, !self->shows_problems);
}

/* What narrows stories down has no use for feeds. */
void
dateline_list_pane_show_problems (DatelineListPane *self, gboolean show)
{
  gtk_stack_set_visible_child (GTK_STACK (self->stack),
                               show ? self->problems : GTK_WIDGET (self->list));
  self->shows_problems = show;
  for (guint i = 0; i < G_N_ELEMENTS (self->filters); i++)
    gtk_widget_set_visible (self->filters[i], !show);
  gtk_widget_set_visible (GTK_WIDGET (self->timeline), !show);
  show_bar (self);
  if (!show)
    return;
  set_title (self, _ ("Feeds with problems"));
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->filter_revealer), FALSE);
  dateline_search_bar_hide (self->search_bar);
}

/* Shows the search box with the focus in it. */
void
dateline_list_pane_start_search (DatelineListPane *self)
{
  dateline_search_bar_start (self->search_bar);
}

/* Ends the search and forgets its words; FALSE if there was none. */
gboolean
dateline_list_pane_stop_search (DatelineListPane *self)
{
  return dateline_search_bar_stop (self->search_bar);
}

void
dateline_list_pane_set_back_visible (DatelineListPane *self, gboolean visible)
{
  gtk_widget_set_visible (self->back_button, visible);
}

/* Where the pane is alone its bar has no room for the title and all buttons. */
void
dateline_list_pane_set_alone (DatelineListPane *self, gboolean is_alone)
{
  self->is_alone = is_alone;
  show_bar (self);
}

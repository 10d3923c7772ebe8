/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The scrolled rows of an edition: makes and binds them, fetches pictures for those in
 * view and near it, and tells the times anew when a day has turned. Main context only.
 *
 * The list view keeps some two hundred rows bound of which ten are seen. Rows are
 * therefore told to fetch pictures only when they come near the view, a little after they
 * did, so that what scrolls by is never asked for.
 */

#include "dateline-gtk/headlines/dateline-headline-view-private.h"

#include "dateline-gtk/headlines/dateline-headline-heading-private.h"
#include "dateline-gtk/headlines/dateline-headline-row-private.h"
#include "dateline-gtk/headlines/dateline-headline-selection-private.h"
#include "dateline-gtk/images/dateline-list-focus-private.h"

#include <glib/gi18n-lib.h>

#define SURVEY_DELAY 60   /* milliseconds */
#define CLOCK_INTERVAL 60 /* seconds */

G_DEFINE_FINAL_TYPE (DatelineHeadlineView, dateline_headline_view, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_STORY_ACTIVATED,
  SIGNAL_FEED_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Looks which rows are near the view: half a page before it to half a page after. */
static gboolean
survey_cb (gpointer user_data)
{
  DatelineHeadlineView *self = user_data;
  float page = gtk_widget_get_height (self->scrolled_window);

  self->survey_source = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      graphene_rect_t bounds;
      gboolean near;

      /* A row that was not allocated yet has no height. */
      near = gtk_widget_get_mapped (row) && gtk_widget_get_height (row) > 0 &&
             gtk_widget_compute_bounds (row, self->scrolled_window, &bounds) &&
             bounds.origin.y < 1.5 * page &&
             bounds.origin.y + bounds.size.height > -0.5 * page;
      dateline_headline_row_set_near (DATELINE_HEADLINE_ROW (row), near);
    }
  return G_SOURCE_REMOVE;
}

static void
queue_survey (DatelineHeadlineView *self)
{
  if (self->survey_source == 0)
    self->survey_source = g_timeout_add (SURVEY_DELAY, survey_cb, self);
}

static void
refresh_rows (DatelineHeadlineView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    dateline_headline_row_refresh (self->rows->pdata[i]);
}

static gboolean
clock_cb (gpointer user_data)
{
  DatelineHeadlineView *self = user_data;

  if (dateline_headline_style_update_now (self->style))
    refresh_rows (self);
  return G_SOURCE_CONTINUE;
}

static void
row_released_cb (GtkGestureClick *gesture,
                 int n_press,
                 double x,
                 double y,
                 DatelineHeadlineView *self)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  DatelineStory *story = dateline_headline_row_get_story (DATELINE_HEADLINE_ROW (widget));

  /* Pressed with a modifier it only changes the selection; pressed twice, the second time
   * says nothing new. */
  if (n_press != 1 || story == NULL ||
      (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0 ||
      !gtk_widget_contains (widget, x, y))
    return;

  g_signal_emit (self, signals[SIGNAL_STORY_ACTIVATED], 0, dateline_story_get_id (story));
}

/* The list view takes the row out of its item before it says so, so ask the row. */
static void
row_destroyed_cb (GtkWidget *row, DatelineHeadlineView *self)
{
  if (self->rows != NULL)
    g_ptr_array_remove_fast (self->rows, row);
}

static DatelineHeadlineSelection *
get_selection (DatelineHeadlineView *self)
{
  return DATELINE_HEADLINE_SELECTION (
      gtk_list_view_get_model (GTK_LIST_VIEW (self->list_view)));
}

static void
position_cb (GtkListItem *list_item, GParamSpec *pspec, gpointer user_data)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);

  if (row != NULL)
    dateline_headline_row_set_position (DATELINE_HEADLINE_ROW (row),
                                        gtk_list_item_get_position (list_item));
}

/* Has a row show the story of its place. */
static void
bind_row (DatelineHeadlineView *self, DatelineHeadlineRow *row)
{
  g_autoptr (DatelineStory) story =
      dateline_headline_selection_get_story (get_selection (self),
                                             dateline_headline_row_get_position (row));

  dateline_headline_row_set_story (row, story);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, DatelineHeadlineView *self)
{
  GtkWidget *row = dateline_headline_row_new (self->style);
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "released", G_CALLBACK (row_released_cb), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (list_item, row);
  g_signal_connect (list_item, "notify::position", G_CALLBACK (position_cb), NULL);
  g_ptr_array_add (self->rows, row);
  g_signal_connect_object (row, "destroy", G_CALLBACK (row_destroyed_cb), self, 0);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, DatelineHeadlineView *self)
{
  position_cb (list_item, NULL, NULL);
  bind_row (self, DATELINE_HEADLINE_ROW (gtk_list_item_get_child (list_item)));
  queue_survey (self);
}

static void
activate_cb (GtkListView *list_view, guint position, DatelineHeadlineView *self)
{
  g_autoptr (DatelineStory) story =
      dateline_headline_selection_get_story (get_selection (self), position);

  if (story != NULL)
    g_signal_emit (self,
                   signals[SIGNAL_STORY_ACTIVATED],
                   0,
                   dateline_story_get_id (story));
}

static void
dateline_headline_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GTK_WIDGET_CLASS (dateline_headline_view_parent_class)->snapshot (widget, snapshot);

  dateline_headline_heading_snapshot (widget,
                                      DATELINE_HEADLINE_VIEW (widget)->style,
                                      snapshot);
}

static void
dateline_headline_view_map (GtkWidget *widget)
{
  DatelineHeadlineView *self = DATELINE_HEADLINE_VIEW (widget);

  GTK_WIDGET_CLASS (dateline_headline_view_parent_class)->map (widget);

  clock_cb (self);
  self->clock_source = g_timeout_add_seconds (CLOCK_INTERVAL, clock_cb, self);
  queue_survey (self);
}

static void
dateline_headline_view_unmap (GtkWidget *widget)
{
  DatelineHeadlineView *self = DATELINE_HEADLINE_VIEW (widget);

  g_clear_handle_id (&self->clock_source, g_source_remove);
  g_clear_handle_id (&self->survey_source, g_source_remove);
  dateline_headline_view_stop_scrolling (self);

  GTK_WIDGET_CLASS (dateline_headline_view_parent_class)->unmap (widget);
}

static gboolean
dateline_headline_view_grab_focus (GtkWidget *widget)
{
  DatelineHeadlineView *self = DATELINE_HEADLINE_VIEW (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (gtk_widget_grab_focus (self->list_view))
    return TRUE;
  /* A list without rows takes the keys itself: rows are to come. */
  if (root == NULL || !gtk_widget_get_child_visible (widget))
    return FALSE;
  gtk_root_set_focus (root, self->list_view);
  return TRUE;
}

/* Tab enters at the row where one was; by itself GTK 4.18 would enter at the last one
 * from below. */
static gboolean
dateline_headline_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  DatelineHeadlineView *self = DATELINE_HEADLINE_VIEW (widget);

  if (dateline_list_focus_leaves (widget, direction))
    return FALSE;
  if ((direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) &&
      gtk_widget_grab_focus (self->list_view))
    return TRUE;
  return GTK_WIDGET_CLASS (dateline_headline_view_parent_class)
      ->focus (widget, direction);
}

static void
dateline_headline_view_dispose (GObject *object)
{
  DatelineHeadlineView *self = DATELINE_HEADLINE_VIEW (object);

  g_clear_handle_id (&self->clock_source, g_source_remove);
  g_clear_handle_id (&self->survey_source, g_source_remove);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->scrolled_window, gtk_widget_unparent);
  g_clear_pointer (&self->style, dateline_headline_style_unref);

  G_OBJECT_CLASS (dateline_headline_view_parent_class)->dispose (object);
}

static void
dateline_headline_view_class_init (DatelineHeadlineViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_headline_view_dispose;
  widget_class->snapshot = dateline_headline_view_snapshot;
  widget_class->map = dateline_headline_view_map;
  widget_class->unmap = dateline_headline_view_unmap;
  widget_class->grab_focus = dateline_headline_view_grab_focus;
  widget_class->focus = dateline_headline_view_focus;

  /* A story was pressed, or Enter was hit on it. */
  signals[SIGNAL_STORY_ACTIVATED] = g_signal_new ("story-activated",
                                                  DATELINE_TYPE_HEADLINE_VIEW,
                                                  G_SIGNAL_RUN_LAST,
                                                  0,
                                                  NULL,
                                                  NULL,
                                                  NULL,
                                                  G_TYPE_NONE,
                                                  1,
                                                  G_TYPE_INT64);
  /* The heading of a feed was pressed. */
  signals[SIGNAL_FEED_ACTIVATED] = g_signal_new ("feed-activated",
                                                 DATELINE_TYPE_HEADLINE_VIEW,
                                                 G_SIGNAL_RUN_LAST,
                                                 0,
                                                 NULL,
                                                 NULL,
                                                 NULL,
                                                 G_TYPE_NONE,
                                                 1,
                                                 G_TYPE_INT64);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dateline_headline_view_init (DatelineHeadlineView *self)
{
  self->rows = g_ptr_array_new ();
  dateline_headline_heading_add_press (GTK_WIDGET (self));
}

/* Makes a view of the stories that @selection wraps. @loader: nullable. */
GtkWidget *
dateline_headline_view_new (GtkSelectionModel *selection, DatelinePictureLoader *loader)
{
  DatelineHeadlineView *self = g_object_new (DATELINE_TYPE_HEADLINE_VIEW, NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkAdjustment *adjustment;

  self->style = dateline_headline_style_new (loader);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  self->list_view = gtk_list_view_new (g_object_ref (selection), factory);
  dateline_list_focus_keep (self->list_view, G_LIST_MODEL (selection));
  gtk_widget_add_css_class (self->list_view, "dateline-headlines");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Headlines"),
                                  -1);
  g_signal_connect (self->list_view, "activate", G_CALLBACK (activate_cb), self);

  self->scrolled_window = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled_window),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled_window),
                                 self->list_view);
  gtk_widget_set_parent (self->scrolled_window, GTK_WIDGET (self));

  adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled_window));
  g_signal_connect_object (adjustment,
                           "value-changed",
                           G_CALLBACK (queue_survey),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment,
                           "changed",
                           G_CALLBACK (queue_survey),
                           self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* Whether a row has the keyboard. */
gboolean
dateline_headline_view_has_focus (DatelineHeadlineView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

gint64
dateline_headline_view_get_focused_id (DatelineHeadlineView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;
  DatelineStory *story =
      row != NULL && DATELINE_IS_HEADLINE_ROW (row)
          ? dateline_headline_row_get_story (DATELINE_HEADLINE_ROW (row))
          : NULL;

  return story != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self))
             ? dateline_story_get_id (story)
             : 0;
}

GtkWidget *
dateline_headline_view_find_row (DatelineHeadlineView *self, gint64 id)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      DatelineStory *story = dateline_headline_row_get_story (self->rows->pdata[i]);

      if (story != NULL && dateline_story_get_id (story) == id)
        return self->rows->pdata[i];
    }
  return NULL;
}

gint64
dateline_headline_view_find_story (DatelineHeadlineView *self,
                                   GtkWidget *widget,
                                   double x,
                                   double y)
{
  GtkWidget *row = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);
  DatelineStory *story;

  if (row != NULL && !DATELINE_IS_HEADLINE_ROW (row))
    row = gtk_widget_get_ancestor (row, DATELINE_TYPE_HEADLINE_ROW);
  if (row == NULL || !gtk_widget_is_ancestor (row, GTK_WIDGET (self)))
    return 0;
  story = dateline_headline_row_get_story (DATELINE_HEADLINE_ROW (row));
  return story != NULL ? dateline_story_get_id (story) : 0;
}

/* Gives the keyboard to the row of a story, if that is bound. */
void
dateline_headline_view_grab_row_focus (DatelineHeadlineView *self, gint64 id)
{
  GtkWidget *row = dateline_headline_view_find_row (self, id);

  if (row != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (row));
}

void
dateline_headline_view_set_query (DatelineHeadlineView *self, const DatelineQuery *query)
{
  if (dateline_headline_style_set_query (self->style, query))
    refresh_rows (self);
}

void
dateline_headline_view_set_overview (DatelineHeadlineView *self,
                                     DatelineOverview *overview)
{
  dateline_headline_style_set_overview (self->style, overview);
  if (dateline_headline_style_is_by_feed (self->style))
    refresh_rows (self);
}

DatelineHeadlineStyle *
dateline_headline_view_get_style (DatelineHeadlineView *self)
{
  return self->style;
}

DatelineDensity
dateline_headline_view_get_density (DatelineHeadlineView *self)
{
  return dateline_headline_style_get_density (self->style);
}

void
dateline_headline_view_set_density (DatelineHeadlineView *self, DatelineDensity density)
{
  dateline_headline_style_set_density (self->style, density);
  for (guint i = 0; i < self->rows->len; i++)
    dateline_headline_row_change_density (self->rows->pdata[i]);
  queue_survey (self);
}

void
dateline_headline_view_reach (DatelineHeadlineView *self, guint position)
{
  dateline_headline_selection_reach (get_selection (self), position);
}

void
dateline_headline_view_bind_rows (DatelineHeadlineView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    bind_row (self, self->rows->pdata[i]);
}

/* Selects a story alone, as a press on it would: what is stretched with Shift starts
 * there.
 */
void
dateline_headline_view_select (DatelineHeadlineView *self, guint position)
{
  dateline_headline_view_reach (self, position);
  gtk_widget_activate_action (self->list_view,
                              "list.select-item",
                              "(ubb)",
                              position,
                              FALSE,
                              FALSE);
}

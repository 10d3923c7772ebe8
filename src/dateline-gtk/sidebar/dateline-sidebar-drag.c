/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Dragging rows of the sidebar to another place, and links from outside onto it. While
 * something is dragged the row that it would go to is marked, a closed category opens
 * when the pointer rests on it, and the list scrolls at its ends. Main context only. */

#include "dateline-gtk/sidebar/dateline-sidebar-drag-private.h"

#include "dateline-gtk/sidebar/dateline-sidebar-move-private.h"

#include <glib/gi18n-lib.h>

#define OPENS_AFTER 700 /* milliseconds */
#define EDGE 28         /* pixels at the ends of the list where it scrolls… */
#define SCROLL 6        /* …so many a frame */
#define MAX_LINK 4096   /* bytes */

struct _DatelineSidebarDrag
{
  GObject parent_instance;

  DatelineSidebarView *view; /* owns this */
  GtkWidget *list_view;
  GPtrArray *places;        /* what is dragged from here; NULL while nothing is */
  GtkWidget *marked;        /* the row that it would go to… */
  DatelineSidebarSide side; /* …and how */
  guint open_source;
  guint scroll_source;
  int scroll; /* pixels a frame */
};

G_DEFINE_FINAL_TYPE (DatelineSidebarDrag, dateline_sidebar_drag, G_TYPE_OBJECT)

enum
{
  SIGNAL_DROPPED,
  SIGNAL_LINK_DROPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const side_classes[] = {
  [DATELINE_SIDEBAR_NOWHERE] = NULL,
  [DATELINE_SIDEBAR_BEFORE] = "drop-before",
  [DATELINE_SIDEBAR_INTO] = "drop-into",
  [DATELINE_SIDEBAR_AFTER] = "drop-after",
};

/* The list item is marked, as it is what has a background. */
static void
mark (DatelineSidebarDrag *self, GtkWidget *row, DatelineSidebarSide side)
{
  if (row == self->marked && side == self->side)
    return;

  if (self->marked != NULL)
    {
      GtkWidget *item = gtk_widget_get_parent (self->marked);

      if (item != NULL && side_classes[self->side] != NULL)
        gtk_widget_remove_css_class (item, side_classes[self->side]);
      g_object_remove_weak_pointer (G_OBJECT (self->marked), (gpointer *) &self->marked);
    }
  g_clear_handle_id (&self->open_source, g_source_remove);
  self->marked = row;
  self->side = side;
  if (row == NULL)
    return;

  g_object_add_weak_pointer (G_OBJECT (row), (gpointer *) &self->marked);
  if (side_classes[side] != NULL)
    gtk_widget_add_css_class (gtk_widget_get_parent (row), side_classes[side]);
}

static GtkWidget *
find_row (DatelineSidebarDrag *self, double x, double y, double *fraction)
{
  GtkWidget *item = gtk_widget_pick (self->list_view, x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = NULL;
  graphene_point_t point;

  while (item != NULL && item != self->list_view && row == NULL)
    {
      /* At the edge of a row its list item is found. */
      GtkWidget *child = gtk_widget_get_first_child (item);

      row = DATELINE_IS_SIDEBAR_ROW (item)    ? item
            : DATELINE_IS_SIDEBAR_ROW (child) ? child
                                              : NULL;
      item = gtk_widget_get_parent (item);
    }
  if (row == NULL || !gtk_widget_compute_point (self->list_view,
                                                row,
                                                &GRAPHENE_POINT_INIT (x, y),
                                                &point))
    return NULL;
  *fraction = point.y / MAX (gtk_widget_get_height (row), 1);
  return row;
}

static gboolean
open_cb (gpointer user_data)
{
  DatelineSidebarDrag *self = user_data;
  DatelineSidebarPlace *place =
      self->marked != NULL
          ? dateline_sidebar_row_get_place (DATELINE_SIDEBAR_ROW (self->marked))
          : NULL;

  self->open_source = 0;
  if (place != NULL)
    dateline_sidebar_view_expand (self->view, place);
  return G_SOURCE_REMOVE;
}

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  DatelineSidebarDrag *self = user_data;
  GtkAdjustment *adjustment =
      gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list_view));

  if (self->scroll == 0)
    {
      self->scroll_source = 0;
      return G_SOURCE_REMOVE;
    }
  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_value (adjustment) + self->scroll);
  return G_SOURCE_CONTINUE;
}

static void
set_scroll (DatelineSidebarDrag *self, double y)
{
  int height = gtk_widget_get_height (self->list_view);

  self->scroll = y < EDGE ? -SCROLL : y > height - EDGE ? SCROLL : 0;
  if (self->scroll != 0 && self->scroll_source == 0)
    self->scroll_source =
        gtk_widget_add_tick_callback (self->list_view, scroll_cb, self, NULL);
}

/* Whether rows of this list are dragged, not something from outside. */
static gboolean
is_own (DatelineSidebarDrag *self, GtkDropTarget *target)
{
  GdkDrop *drop = gtk_drop_target_get_current_drop (target);

  return self->places != NULL && drop != NULL && gdk_drop_get_drag (drop) != NULL;
}

static gboolean
copies (GtkDropTarget *target)
{
  GdkDrop *drop = gtk_drop_target_get_current_drop (target);

  return drop != NULL && (gdk_drop_get_actions (drop) & GDK_ACTION_MOVE) == 0;
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, DatelineSidebarDrag *self)
{
  double fraction = 0;
  GtkWidget *row = find_row (self, x, y, &fraction);
  DatelineSidebarPlace *place =
      row != NULL ? dateline_sidebar_row_get_place (DATELINE_SIDEBAR_ROW (row)) : NULL;
  DatelineSidebarSide side = DATELINE_SIDEBAR_NOWHERE;

  set_scroll (self, y);
  if (!is_own (self, target)) /* a link, which goes anywhere */
    {
      gtk_widget_add_css_class (self->list_view, "drop-link");
      return GDK_ACTION_COPY;
    }

  if (place != NULL)
    side = dateline_sidebar_move_find_side (self->places, place, fraction);
  mark (self, side != DATELINE_SIDEBAR_NOWHERE ? row : NULL, side);
  if (side == DATELINE_SIDEBAR_INTO && self->open_source == 0)
    self->open_source = g_timeout_add (OPENS_AFTER, open_cb, self);
  if (side == DATELINE_SIDEBAR_NOWHERE)
    return 0;
  return copies (target) ? GDK_ACTION_COPY : GDK_ACTION_MOVE;
}

static void
leave_cb (GtkDropTarget *target, DatelineSidebarDrag *self)
{
  mark (self, NULL, DATELINE_SIDEBAR_NOWHERE);
  gtk_widget_remove_css_class (self->list_view, "drop-link");
  self->scroll = 0;
}

/* The first address in what was dropped; NULL if there is none. */
static char *
get_link (const GValue *value)
{
  g_autofree char *text = NULL;
  char *end;

  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

      text = files != NULL ? g_file_get_uri (files->data) : NULL;
    }
  else if (G_VALUE_HOLDS_STRING (value))
    text = g_strndup (g_value_get_string (value), MAX_LINK);
  if (text == NULL)
    return NULL;

  g_strstrip (text);
  end = strpbrk (text, "\r\n");
  if (end != NULL)
    *end = '\0';
  if (strlen (text) >= MAX_LINK || !g_utf8_validate (text, -1, NULL) ||
      strchr (text, '.') == NULL || strpbrk (text, " \t<>\"") != NULL)
    return NULL;
  return g_steal_pointer (&text);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         DatelineSidebarDrag *self)
{
  g_autofree char *link = NULL;
  DatelineSidebarPlace *place =
      self->marked != NULL
          ? dateline_sidebar_row_get_place (DATELINE_SIDEBAR_ROW (self->marked))
          : NULL;
  DatelineSidebarSide side = self->side;
  gboolean own = is_own (self, target);

  leave_cb (target, self);
  if (own)
    {
      if (place != NULL)
        g_signal_emit (self,
                       signals[SIGNAL_DROPPED],
                       0,
                       self->places,
                       place,
                       side,
                       copies (target));
      return place != NULL;
    }

  link = get_link (value);
  if (link != NULL)
    g_signal_emit (self, signals[SIGNAL_LINK_DROPPED], 0, link);
  return link != NULL;
}

/* What is dragged out is the feed's address. */
static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, DatelineSidebarDrag *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  DatelineSidebarPlace *place =
      dateline_sidebar_row_get_place (DATELINE_SIDEBAR_ROW (row));
  GdkContentProvider *providers[2];

  if (place == NULL || dateline_sidebar_row_is_editing (DATELINE_SIDEBAR_ROW (row)) ||
      !dateline_sidebar_place_is_movable (place))
    return NULL;

  g_clear_pointer (&self->places, g_ptr_array_unref);
  self->places = dateline_sidebar_view_list_with (self->view, place);
  providers[0] = gdk_content_provider_new_typed (DATELINE_TYPE_SIDEBAR_PLACE, place);
  if (place->feed_uri == NULL)
    return providers[0];
  providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, place->feed_uri);
  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

/* What hangs on the pointer: a name, or how many. */
static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, DatelineSidebarDrag *self)
{
  DatelineSidebarPlace *place = self->places->pdata[0];
  g_autofree char *many = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u row", "%u rows", self->places->len),
      self->places->len);
  GtkWidget *label = gtk_label_new (self->places->len > 1 ? many : place->label);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_add_css_class (label, "dateline-dragged");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

static void
drag_end_cb (GtkDragSource *source,
             GdkDrag *drag,
             gboolean deletes,
             DatelineSidebarDrag *self)
{
  g_clear_pointer (&self->places, g_ptr_array_unref);
}

static void
dateline_sidebar_drag_dispose (GObject *object)
{
  DatelineSidebarDrag *self = DATELINE_SIDEBAR_DRAG (object);

  mark (self, NULL, DATELINE_SIDEBAR_NOWHERE);
  if (self->scroll_source != 0 && self->list_view != NULL)
    gtk_widget_remove_tick_callback (self->list_view, self->scroll_source);
  self->scroll_source = 0;
  g_clear_weak_pointer (&self->list_view);
  g_clear_pointer (&self->places, g_ptr_array_unref);

  G_OBJECT_CLASS (dateline_sidebar_drag_parent_class)->dispose (object);
}

static void
dateline_sidebar_drag_class_init (DatelineSidebarDragClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dateline_sidebar_drag_dispose;

  /* Places (GPtrArray) go to a place, on a side of it (int); TRUE: they stay as well. */
  signals[SIGNAL_DROPPED] = g_signal_new ("dropped",
                                          DATELINE_TYPE_SIDEBAR_DRAG,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          4,
                                          G_TYPE_PTR_ARRAY,
                                          DATELINE_TYPE_SIDEBAR_PLACE,
                                          G_TYPE_INT,
                                          G_TYPE_BOOLEAN);
  /* What may be an address came from outside. */
  signals[SIGNAL_LINK_DROPPED] = g_signal_new ("link-dropped",
                                               DATELINE_TYPE_SIDEBAR_DRAG,
                                               G_SIGNAL_RUN_LAST,
                                               0,
                                               NULL,
                                               NULL,
                                               NULL,
                                               G_TYPE_NONE,
                                               1,
                                               G_TYPE_STRING);
}

static void
dateline_sidebar_drag_init (DatelineSidebarDrag *self)
{
}

/* @view owns it. */
DatelineSidebarDrag *
dateline_sidebar_drag_new (DatelineSidebarView *view)
{
  DatelineSidebarDrag *self = g_object_new (DATELINE_TYPE_SIDEBAR_DRAG, NULL);

  self->view = view;
  return self;
}

/* Lets a row be dragged. It may outlive this. */
void
dateline_sidebar_drag_add_row (DatelineSidebarDrag *self, GtkWidget *row)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self, 0);
  g_signal_connect_object (source, "drag-end", G_CALLBACK (drag_end_cb), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
}

/* Lets rows and links be dropped on the list that the rows are in. */
void
dateline_sidebar_drag_add_list (DatelineSidebarDrag *self, GtkWidget *list_view)
{
  GType types[] = { DATELINE_TYPE_SIDEBAR_PLACE, G_TYPE_STRING, GDK_TYPE_FILE_LIST };
  GtkDropTarget *target =
      gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY | GDK_ACTION_MOVE);

  g_set_weak_pointer (&self->list_view, list_view);
  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "enter", G_CALLBACK (motion_cb), self, 0);
  g_signal_connect_object (target, "motion", G_CALLBACK (motion_cb), self, 0);
  g_signal_connect_object (target, "leave", G_CALLBACK (leave_cb), self, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (list_view, GTK_EVENT_CONTROLLER (target));
}

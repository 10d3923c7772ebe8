/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Three panes side by side that fold to two and to one by the width: sidebar, list and
 * article from 900 px on; list and article, or sidebar and list, from 620 px on; else the
 * one in front. Main context only.
 *
 * GtkPaned cannot do this: its minimum is the sum of its children's, so a window could
 * not be made narrow enough to fold. Here the minimum is that of the widest pane.
 */

#include "dateline-gtk/reader/dateline-fold-private.h"

#include "dateline-gtk/reader/dateline-fold-grip-private.h"

#define N_PANES 3
#define N_GRIPS 2

#define WIDTH_OF_THREE 900
#define WIDTH_OF_TWO 620
#define LAST_PANE_MIN_WIDTH 300
#define PANE_MIN_WIDTH 160
#define PANE_MAX_WIDTH 800
#define LINE_WIDTH 1
#define GRIP_WIDTH 9 /* what the pointer can take hold of; the line is in its middle */

static const int default_widths[N_GRIPS] = { 230, 360 };

/**
 * DatelineFold:
 *
 * Three panes that fold. The class action `fold.back`, also on Alt and the arrow that
 * points to the start of the line, turns to the pane before.
 */
struct _DatelineFold
{
  GtkWidget parent_instance;

  GtkWidget *panes[N_PANES];
  GtkWidget *grips[N_GRIPS];
  int widths[N_GRIPS]; /* as wished for; the allocation may grant less */
  guint layout;        /* how many panes the width has room for; 0 before the first */
  guint mode;          /* the same, as last notified */
  guint pane;
  gboolean sidebar_hidden;
  guint settle_source;
};

G_DEFINE_FINAL_TYPE (DatelineFold, dateline_fold, GTK_TYPE_WIDGET)

enum
{
  PROP_MODE = 1,
  PROP_PANE,
  PROP_SIDEBAR_HIDDEN,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static guint
layout_for_width (int width)
{
  return width >= WIDTH_OF_THREE ? 3 : width >= WIDTH_OF_TWO ? 2 : 1;
}

/* The rule of the fold, in one place. */
static gboolean
shows_pane (DatelineFold *self, guint layout, guint pane)
{
  switch (layout)
    {
    case 3:
      return pane != DATELINE_FOLD_SIDEBAR || !self->sidebar_hidden;
    case 2:
      return pane == DATELINE_FOLD_LIST ||
             (pane == DATELINE_FOLD_SIDEBAR) == (self->pane == DATELINE_FOLD_SIDEBAR);
    default:
      return pane == self->pane;
    }
}

static void
update_actions (DatelineFold *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "fold.back",
                                 dateline_fold_can_go_back (self));
}

/* Moves the focus out of a pane that is seen no more, so that keys still reach somebody.
 */
static void
rescue_focus (DatelineFold *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < N_PANES; i++)
    {
      if (gtk_widget_get_child_visible (self->panes[i]) ||
          (focus != self->panes[i] && !gtk_widget_is_ancestor (focus, self->panes[i])))
        continue;

      if (!gtk_widget_child_focus (self->panes[self->pane], GTK_DIR_TAB_FORWARD))
        gtk_root_set_focus (root, NULL);
      return;
    }
}

/* Nothing may be notified nor focused while sizes are allocated, hence this idle, which
 * runs before the next frame is painted. */
static gboolean
settle_cb (gpointer user_data)
{
  DatelineFold *self = user_data;

  self->settle_source = 0;
  rescue_focus (self);

  if (self->layout != self->mode)
    {
      self->mode = self->layout;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODE]);
    }
  update_actions (self);
  return G_SOURCE_REMOVE;
}

static void
queue_settle (DatelineFold *self)
{
  if (self->settle_source == 0)
    self->settle_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, settle_cb, self, NULL);
}

/* Allocates at a distance from the start of the line, wherever that is. */
static void
allocate_at (DatelineFold *self, GtkWidget *child, int start, int width, int height)
{
  int whole = gtk_widget_get_width (GTK_WIDGET (self));
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkAllocation allocation = { rtl ? whole - start - width : start, 0, width, height };

  gtk_widget_size_allocate (child, &allocation, -1);
}

static int
measure_width (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* What pane @i may take of @room, leaving what those after it need. */
static int
grant_width (DatelineFold *self, guint i, int room)
{
  int minimum = measure_width (self->panes[i]);
  int after = 0;

  for (guint j = i + 1; j < N_PANES; j++)
    if (shows_pane (self, self->layout, j))
      after += LINE_WIDTH + MAX (measure_width (self->panes[j]),
                                 j == N_PANES - 1 ? LAST_PANE_MIN_WIDTH : PANE_MIN_WIDTH);
  return MAX (minimum, MIN (self->widths[i], room - after));
}

static void
dateline_fold_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DatelineFold *self = DATELINE_FOLD (widget);
  guint last = DATELINE_FOLD_SIDEBAR;
  int start = 0;

  self->layout = layout_for_width (width);
  for (guint i = 0; i < N_PANES; i++)
    {
      gboolean shown = shows_pane (self, self->layout, i);

      gtk_widget_set_child_visible (self->panes[i], shown);
      if (shown)
        last = i;
    }

  for (guint i = 0; i < N_PANES; i++)
    {
      gboolean shown = shows_pane (self, self->layout, i);
      int pane_width;

      if (i < N_GRIPS)
        gtk_widget_set_child_visible (self->grips[i], shown && i < last);
      if (!shown)
        continue;

      pane_width = i == last ? MAX (width - start, measure_width (self->panes[i]))
                             : grant_width (self, i, width - start);
      allocate_at (self, self->panes[i], start, pane_width, height);
      start += pane_width;
      if (i < last)
        {
          measure_width (self->grips[i]);
          allocate_at (self, self->grips[i], start - GRIP_WIDTH / 2, GRIP_WIDTH, height);
          start += LINE_WIDTH;
        }
    }
  queue_settle (self);
}

/* Gives a pane its place once more, which costs nothing unless it has asked for one. */
static void
keep_place (GtkWidget *pane)
{
  GtkAllocation place;

  gtk_widget_get_allocation (pane, &place);
  measure_width (pane);
  gtk_widget_size_allocate (pane, &place, -1);
}

/* What GTK 4.8 learns while it paints, a style or what lies under the pointer, can make a
 * pane ask for a place after the frame was laid out. GTK does not paint such a widget,
 * nor again until the one around it is painted: the pane would stay empty. */
static void
dateline_fold_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DatelineFold *self = DATELINE_FOLD (widget);

  for (guint i = 0; i < N_PANES; i++)
    {
      if (gtk_widget_get_child_visible (self->panes[i]))
        keep_place (self->panes[i]);
      gtk_widget_snapshot_child (widget, self->panes[i], snapshot);
    }
  for (guint i = 0; i < N_GRIPS; i++)
    gtk_widget_snapshot_child (widget, self->grips[i], snapshot);
}

static void
dateline_fold_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  DatelineFold *self = DATELINE_FOLD (widget);

  *minimum = *natural = 0;
  for (guint i = 0; i < N_PANES; i++)
    {
      int child_minimum, child_natural;

      gtk_widget_measure (self->panes[i],
                          orientation,
                          -1,
                          &child_minimum,
                          &child_natural,
                          NULL,
                          NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                     ? *natural + child_natural
                     : MAX (*natural, child_natural);
    }
}

static GtkSizeRequestMode
dateline_fold_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
go_back (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DatelineFold *self = DATELINE_FOLD (widget);

  if (dateline_fold_can_go_back (self))
    dateline_fold_set_pane (self,
                            self->layout == 2 ? DATELINE_FOLD_SIDEBAR : self->pane - 1);
}

static gboolean
arrow_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  if (g_variant_get_boolean (arguments) != rtl)
    return FALSE;
  return gtk_widget_activate_action (widget, "fold.back", NULL);
}

static void
dateline_fold_dispose (GObject *object)
{
  DatelineFold *self = DATELINE_FOLD (object);

  g_clear_handle_id (&self->settle_source, g_source_remove);
  for (guint i = 0; i < N_GRIPS; i++)
    g_clear_pointer (&self->grips[i], gtk_widget_unparent);
  for (guint i = 0; i < N_PANES; i++)
    g_clear_pointer (&self->panes[i], gtk_widget_unparent);

  G_OBJECT_CLASS (dateline_fold_parent_class)->dispose (object);
}

static void
dateline_fold_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DatelineFold *self = DATELINE_FOLD (object);

  switch (id)
    {
    case PROP_MODE:
      g_value_set_uint (value, self->mode);
      break;
    case PROP_PANE:
      g_value_set_uint (value, self->pane);
      break;
    case PROP_SIDEBAR_HIDDEN:
      g_value_set_boolean (value, self->sidebar_hidden);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dateline_fold_set_property (GObject *object,
                            guint id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  DatelineFold *self = DATELINE_FOLD (object);

  switch (id)
    {
    case PROP_PANE:
      dateline_fold_set_pane (self, g_value_get_uint (value));
      break;
    case PROP_SIDEBAR_HIDDEN:
      dateline_fold_set_sidebar_hidden (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dateline_fold_class_init (DatelineFoldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags =
      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = dateline_fold_dispose;
  object_class->get_property = dateline_fold_get_property;
  object_class->set_property = dateline_fold_set_property;
  widget_class->measure = dateline_fold_measure;
  widget_class->size_allocate = dateline_fold_size_allocate;
  widget_class->snapshot = dateline_fold_snapshot;
  widget_class->get_request_mode = dateline_fold_get_request_mode;

  /* How many panes there is room for: 1, 2 or 3; 0 before the first allocation. */
  properties[PROP_MODE] = g_param_spec_uint ("mode",
                                             NULL,
                                             NULL,
                                             0,
                                             N_PANES,
                                             0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /* The pane in front when folded. */
  properties[PROP_PANE] =
      g_param_spec_uint ("pane", NULL, NULL, 0, N_PANES - 1, DATELINE_FOLD_LIST, flags);
  /* Whether three panes do without their sidebar. */
  properties[PROP_SIDEBAR_HIDDEN] =
      g_param_spec_boolean ("sidebar-hidden", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_css_name (widget_class, "datelinefold");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "fold.back", NULL, go_back);
  gtk_widget_class_add_binding (widget_class,
                                GDK_KEY_Left,
                                GDK_ALT_MASK,
                                arrow_cb,
                                "b",
                                FALSE);
  gtk_widget_class_add_binding (widget_class,
                                GDK_KEY_Right,
                                GDK_ALT_MASK,
                                arrow_cb,
                                "b",
                                TRUE);
}

static void
dateline_fold_init (DatelineFold *self)
{
  self->pane = DATELINE_FOLD_LIST;
  for (guint i = 0; i < N_GRIPS; i++)
    self->widths[i] = default_widths[i];
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  update_actions (self);
}

/* Makes a fold of three panes, which begins with the list in front. */
GtkWidget *
dateline_fold_new (GtkWidget *sidebar, GtkWidget *list, GtkWidget *article)
{
  DatelineFold *self = g_object_new (DATELINE_TYPE_FOLD, NULL);
  GtkWidget *panes[N_PANES] = { sidebar, list, article };

  for (guint i = 0; i < N_PANES; i++)
    {
      self->panes[i] = panes[i];
      gtk_widget_set_parent (panes[i], GTK_WIDGET (self));
    }
  /* The grips are painted over the panes' edges, so they come last. */
  for (guint i = 0; i < N_GRIPS; i++)
    {
      self->grips[i] = dateline_fold_grip_new (self, i, default_widths[i]);
      gtk_widget_set_parent (self->grips[i], GTK_WIDGET (self));
    }
  return GTK_WIDGET (self);
}

guint
dateline_fold_get_mode (DatelineFold *self)
{
  g_return_val_if_fail (DATELINE_IS_FOLD (self), 0);

  return self->mode;
}

guint
dateline_fold_get_pane (DatelineFold *self)
{
  g_return_val_if_fail (DATELINE_IS_FOLD (self), 0);

  return self->pane;
}

/* Turns to @pane where not all are seen; where they are, it is remembered. */
void
dateline_fold_set_pane (DatelineFold *self, guint pane)
{
  g_return_if_fail (DATELINE_IS_FOLD (self));
  g_return_if_fail (pane < N_PANES);

  if (self->pane == pane)
    return;

  self->pane = pane;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PANE]);
}

gboolean
dateline_fold_is_pane_visible (DatelineFold *self, guint pane)
{
  g_return_val_if_fail (DATELINE_IS_FOLD (self), FALSE);
  g_return_val_if_fail (pane < N_PANES, FALSE);

  return shows_pane (self, self->layout, pane);
}

/* Whether `fold.back` would turn to another pane: what a back button is shown for. */
gboolean
dateline_fold_can_go_back (DatelineFold *self)
{
  g_return_val_if_fail (DATELINE_IS_FOLD (self), FALSE);

  return (self->layout == 1 || self->layout == 2) && self->pane != DATELINE_FOLD_SIDEBAR;
}

gboolean
dateline_fold_get_sidebar_hidden (DatelineFold *self)
{
  g_return_val_if_fail (DATELINE_IS_FOLD (self), FALSE);

  return self->sidebar_hidden;
}

/* Hides the sidebar beside the two other panes. Where there is no room for three it is
 * reached as a pane, whatever is set here. */
void
dateline_fold_set_sidebar_hidden (DatelineFold *self, gboolean hidden)
{
  g_return_if_fail (DATELINE_IS_FOLD (self));

  hidden = !!hidden;
  if (self->sidebar_hidden == hidden)
    return;

  self->sidebar_hidden = hidden;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDEBAR_HIDDEN]);
}

/* The width wished for sidebar or list, in pixels; narrow windows grant less. */
int
dateline_fold_get_pane_width (DatelineFold *self, guint pane)
{
  g_return_val_if_fail (DATELINE_IS_FOLD (self), 0);
  g_return_val_if_fail (pane < N_GRIPS, 0);

  return self->widths[pane];
}

void
dateline_fold_set_pane_width (DatelineFold *self, guint pane, int width)
{
  g_return_if_fail (DATELINE_IS_FOLD (self));
  g_return_if_fail (pane < N_GRIPS);

  width = CLAMP (width, PANE_MIN_WIDTH, PANE_MAX_WIDTH);
  if (self->widths[pane] == width)
    return;

  self->widths[pane] = width;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

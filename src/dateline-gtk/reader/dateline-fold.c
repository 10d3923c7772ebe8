/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Three panes side by side that fold to two and to one by the width: which one is in
 * front, how one turns to the others, and what is told of it. Which are seen and how wide
 * they are is in dateline-fold-layout.c. Main context only.
 */

#include "dateline-gtk/reader/dateline-fold-state-private.h"

#include "dateline-gtk/images/dateline-list-focus-private.h"
#include "dateline-gtk/images/dateline-presence-private.h"
#include "dateline-gtk/reader/dateline-fold-grip-private.h"

#define PANE_MAX_WIDTH 800

static const int default_widths[DATELINE_FOLD_N_GRIPS] = {
  DATELINE_FOLD_SIDEBAR_WIDTH,
  DATELINE_FOLD_LIST_WIDTH,
};

/**
 * DatelineFold:
 *
 * Three panes that fold. The class action `fold.back`, also on Alt and the arrow that
 * points to the start of the line, turns to the pane before.
 */
G_DEFINE_FINAL_TYPE (DatelineFold, dateline_fold, GTK_TYPE_WIDGET)

enum
{
  PROP_MODE = 1,
  PROP_PANE,
  PROP_SIDEBAR_HIDDEN,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

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

  for (guint i = 0; focus != NULL && i < DATELINE_FOLD_N_PANES; i++)
    {
      if (gtk_widget_get_child_visible (self->panes[i]) ||
          (focus != self->panes[i] && !gtk_widget_is_ancestor (focus, self->panes[i])))
        continue;

      if (!gtk_widget_grab_focus (self->panes[self->pane]) &&
          !gtk_widget_child_focus (self->panes[self->pane], GTK_DIR_TAB_FORWARD))
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

/* For after an allocation, which may have put panes out of sight. */
void
dateline_fold_queue_settle (DatelineFold *self)
{
  if (self->settle_source == 0)
    self->settle_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, settle_cb, self, NULL);
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
  for (guint i = 0; i < DATELINE_FOLD_N_GRIPS; i++)
    g_clear_pointer (&self->grips[i], gtk_widget_unparent);
  for (guint i = 0; i < DATELINE_FOLD_N_PANES; i++)
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
  widget_class->focus = dateline_list_focus_move;
  dateline_fold_install_layout (widget_class);

  /* How many panes there is room for: 1, 2 or 3; 0 before the first allocation. */
  properties[PROP_MODE] = g_param_spec_uint ("mode",
                                             NULL,
                                             NULL,
                                             0,
                                             DATELINE_FOLD_N_PANES,
                                             0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /* The pane in front when folded. */
  properties[PROP_PANE] = g_param_spec_uint ("pane",
                                             NULL,
                                             NULL,
                                             0,
                                             DATELINE_FOLD_N_PANES - 1,
                                             DATELINE_FOLD_LIST,
                                             flags);
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
  for (guint i = 0; i < DATELINE_FOLD_N_GRIPS; i++)
    self->widths[i] = default_widths[i];
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  update_actions (self);
}

/* Makes a fold of three panes, which begins with the list in front. */
GtkWidget *
dateline_fold_new (GtkWidget *sidebar, GtkWidget *list, GtkWidget *article)
{
  DatelineFold *self = g_object_new (DATELINE_TYPE_FOLD, NULL);
  GtkWidget *panes[DATELINE_FOLD_N_PANES] = { sidebar, list, article };

  for (guint i = 0; i < DATELINE_FOLD_N_PANES; i++)
    {
      self->panes[i] = panes[i];
      gtk_widget_set_parent (panes[i], GTK_WIDGET (self));
      dateline_presence_follow (panes[i]);
    }
  /* The grips are painted over the panes' edges, so they come last. */
  for (guint i = 0; i < DATELINE_FOLD_N_GRIPS; i++)
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
  g_return_if_fail (pane < DATELINE_FOLD_N_PANES);

  if (self->pane == pane)
    return;

  self->pane = pane;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PANE]);
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
  g_return_val_if_fail (pane < DATELINE_FOLD_N_GRIPS, 0);

  return self->widths[pane];
}

void
dateline_fold_set_pane_width (DatelineFold *self, guint pane, int width)
{
  g_return_if_fail (DATELINE_IS_FOLD (self));
  g_return_if_fail (pane < DATELINE_FOLD_N_GRIPS);

  width = CLAMP (width, DATELINE_FOLD_PANE_MIN_WIDTH, PANE_MAX_WIDTH);
  if (self->widths[pane] == width)
    return;

  self->widths[pane] = width;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

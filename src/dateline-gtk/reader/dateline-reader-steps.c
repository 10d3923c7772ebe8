/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* From pane to pane by the keys, wide and narrow alike: Enter and the arrow that points
 * on lead from the sidebar to the headlines and from a headline to the article, the other
 * arrow leads back. Mirrored where one writes from right to left. Main context only.
 *
 * What has a use of its own for an arrow keeps it: the sidebar folds its categories
 * first, the article moves its caret and scrolls what is wide.
 */

#include "dateline-gtk/reader/dateline-reader-private.h"

#include "dateline-gtk/article/dateline-article-view-private.h"

static GtkWidget *
get_pane (DatelineReader *self, guint pane)
{
  GtkWidget *panes[] = {
    [DATELINE_FOLD_SIDEBAR] = GTK_WIDGET (self->sidebar_pane),
    [DATELINE_FOLD_LIST] = GTK_WIDGET (self->list_pane),
    [DATELINE_FOLD_ARTICLE] =
        GTK_WIDGET (dateline_article_pane_get_view (self->article_pane)),
  };

  return panes[pane];
}

/* Gives the keys to a pane, in front of the others where not all are seen. */
static void
go_to (DatelineReader *self, guint pane)
{
  if (!dateline_fold_is_pane_visible (self->fold, pane))
    dateline_fold_set_pane (self->fold, pane);
  gtk_widget_grab_focus (get_pane (self, pane));
}

static void
go_to_headlines_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go_to (DATELINE_READER (widget), DATELINE_FOLD_LIST);
}

/* A sidebar that was put away stays away. */
static gboolean
go_to_sidebar (DatelineReader *self)
{
  if (dateline_fold_get_mode (self->fold) == 3 &&
      dateline_fold_get_sidebar_hidden (self->fold))
    return FALSE;
  go_to (self, DATELINE_FOLD_SIDEBAR);
  return TRUE;
}

/* Of several headlines none is gone into; where no article is seen beside them, the one
 * that has the keys is opened as by Enter. */
static gboolean
go_to_article (DatelineReader *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (dateline_headline_list_get_n_selected (
          dateline_list_pane_get_list (self->list_pane)) > 1)
    return FALSE;
  if (dateline_article_pane_get_story_id (self->article_pane) == 0 ||
      !dateline_fold_is_pane_visible (self->fold, DATELINE_FOLD_ARTICLE))
    return focus != NULL && gtk_widget_activate (focus);
  go_to (self, DATELINE_FOLD_ARTICLE);
  return TRUE;
}

/* 1 for the arrow that points on, -1 for the one that points back, else 0. */
static int
get_step (GtkWidget *widget, guint key, GdkModifierType state)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return 0;
  if (key == GDK_KEY_Left || key == GDK_KEY_KP_Left)
    return rtl ? 1 : -1;
  if (key == GDK_KEY_Right || key == GDK_KEY_KP_Right)
    return rtl ? -1 : 1;
  return 0;
}

static gboolean
list_key_cb (GtkEventControllerKey *controller,
             guint key,
             guint code,
             GdkModifierType state,
             DatelineReader *self)
{
  int step = get_step (GTK_WIDGET (self), key, state);

  return step == 0 ? GDK_EVENT_PROPAGATE
                   : (step < 0 ? go_to_sidebar (self) : go_to_article (self));
}

static gboolean
article_key_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                DatelineReader *self)
{
  if (get_step (GTK_WIDGET (self), key, state) >= 0)
    return GDK_EVENT_PROPAGATE;
  go_to (self, DATELINE_FOLD_LIST);
  return GDK_EVENT_STOP;
}

static void
add_keys (DatelineReader *self,
          GtkWidget *widget,
          GtkPropagationPhase phase,
          GCallback cb)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, phase);
  g_signal_connect_object (keys, "key-pressed", cb, self, 0);
  gtk_widget_add_controller (widget, keys);
}

/* The list view takes the arrows for itself, hence before it; the article is asked first,
 * by standing around it. */
void
dateline_reader_connect_steps (DatelineReader *self)
{
  GtkWidget *view = get_pane (self, DATELINE_FOLD_ARTICLE);

  add_keys (self,
            GTK_WIDGET (dateline_list_pane_get_list (self->list_pane)),
            GTK_PHASE_CAPTURE,
            G_CALLBACK (list_key_cb));
  add_keys (self,
            gtk_widget_get_parent (view),
            GTK_PHASE_BUBBLE,
            G_CALLBACK (article_key_cb));
}

void
dateline_reader_install_step_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class,
                                   "reader.go-to-headlines",
                                   NULL,
                                   go_to_headlines_cb);
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A note, where it is referred to: beside the pointer that rests on its number, and at a
 * key. And what an abbreviation means. Main context only.
 */

#include "dateline-gtk/article/dateline-article-view-private.h"
#include "dateline-gtk/article/dateline-inner-address-private.h"
#include "dateline-gtk/article/dateline-link-proxy-private.h"
#include "dateline-gtk/article/dateline-note-popover-private.h"

/* The pointer passes over many numbers, and may take its way to the note. */
#define SHOW_AFTER_MS 350
#define HIDE_AFTER_MS 400

/* The note that an address leads to, or NULL. */
static const DatelineNote *
find_note (DatelineArticleView *self, const char *address)
{
  DatelineInnerKind kind;
  const DatelineNote *note;
  guint block;

  if (self->rows.parts == NULL ||
      !dateline_inner_address_parse (address, &kind, &block) ||
      kind != DATELINE_INNER_JUMP)
    return NULL;
  note = dateline_article_parts_find_note (self->rows.parts, block);
  return note != NULL && note->first == block ? note : NULL;
}

/* The number of a note at a point of the view: its proxy, or NULL. */
static GtkWidget *
find_reference (DatelineArticleView *self, double x, double y)
{
  graphene_point_t point;
  guint part;
  DatelineBlockWidget *row =
      dateline_article_rows_find (&self->rows, x, y, &part, &point);
  DatelineLinkProxy *proxy =
      row != NULL ? dateline_block_widget_find_proxy (row, point.x, point.y) : NULL;

  return proxy != NULL && find_note (self, dateline_link_proxy_get_uri (proxy)) != NULL
             ? GTK_WIDGET (proxy)
             : NULL;
}

/* Lets go of the note that is shown; the focus goes back to its number. */
void
dateline_article_view_hide_note (DatelineArticleView *self)
{
  GtkWidget *reference = self->note_reference;

  g_clear_handle_id (&self->note_source, g_source_remove);
  if (self->note != NULL)
    g_signal_handlers_disconnect_by_data (self->note, self);
  g_clear_pointer (&self->note, gtk_widget_unparent);
  g_clear_weak_pointer (&self->note_reference);
  if (reference != NULL)
    gtk_widget_grab_focus (reference);
}

/* Closes it since the reader goes elsewhere, perhaps by a link in it. */
void
dateline_article_view_dismiss_note (DatelineArticleView *self)
{
  g_clear_weak_pointer (&self->note_reference);
  if (self->note == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self->note));
  dateline_article_view_queue_hide_note (self);
}

static gboolean
hide_cb (gpointer user_data)
{
  DatelineArticleView *self = user_data;

  self->note_source = 0;
  dateline_article_view_hide_note (self);
  return G_SOURCE_REMOVE;
}

/* A popover must not go while it says that it was closed. */
void
dateline_article_view_queue_hide_note (DatelineArticleView *self)
{
  g_clear_handle_id (&self->note_source, g_source_remove);
  self->note_source = g_idle_add (hide_cb, self);
}

static void
note_entered_cb (DatelineArticleView *self)
{
  g_clear_handle_id (&self->note_source, g_source_remove);
}

static void
note_left_cb (DatelineArticleView *self)
{
  if (self->note_source == 0)
    self->note_source = g_timeout_add (HIDE_AFTER_MS, hide_cb, self);
}

/* The note stays while the pointer is on it. */
static void
keep_under_pointer (DatelineArticleView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (note_entered_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (note_left_cb), self);
  gtk_widget_add_controller (self->note, motion);
}

/* Shows the note that a proxy refers to beside it; one that is asked for by key takes the
 * focus and keeps it until it is closed. */
static gboolean
show_note (DatelineArticleView *self, GtkWidget *proxy, gboolean takes_focus)
{
  const DatelineNote *note =
      find_note (self, dateline_link_proxy_get_uri (DATELINE_LINK_PROXY (proxy)));
  graphene_rect_t bounds;

  if (note == NULL || !gtk_widget_compute_bounds (proxy, GTK_WIDGET (self), &bounds))
    return FALSE;
  dateline_article_view_hide_note (self);
  self->note = dateline_note_popover_new (&self->rows, note);
  gtk_widget_set_parent (self->note, GTK_WIDGET (self));
  dateline_note_popover_fit (self->note);
  g_set_weak_pointer (&self->note_reference, takes_focus ? proxy : NULL);
  gtk_popover_set_autohide (GTK_POPOVER (self->note), takes_focus);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->note),
                               &(GdkRectangle){ bounds.origin.x,
                                                bounds.origin.y,
                                                bounds.size.width,
                                                bounds.size.height });
  g_signal_connect_swapped (self->note,
                            "closed",
                            G_CALLBACK (dateline_article_view_queue_hide_note),
                            self);
  if (!takes_focus)
    keep_under_pointer (self);
  gtk_popover_popup (GTK_POPOVER (self->note));
  return TRUE;
}

static gboolean
show_cb (gpointer user_data)
{
  DatelineArticleView *self = user_data;
  GtkWidget *proxy = find_reference (self, self->note_x, self->note_y);

  self->note_source = 0;
  if (proxy != NULL)
    show_note (self, proxy, FALSE);
  return G_SOURCE_REMOVE;
}

static void
motion_cb (GtkEventController *controller, double x, double y, DatelineArticleView *self)
{
  GtkWidget *proxy = self->selection.is_dragging ? NULL : find_reference (self, x, y);
  gboolean is_shown = self->note != NULL;

  if (is_shown && gtk_popover_get_autohide (GTK_POPOVER (self->note)))
    return;
  self->note_x = x;
  self->note_y = y;
  if (is_shown == (proxy != NULL))
    {
      g_clear_handle_id (&self->note_source, g_source_remove);
      return;
    }
  if (self->note_source == 0)
    self->note_source = is_shown ? g_timeout_add (HIDE_AFTER_MS, hide_cb, self)
                                 : g_timeout_add (SHOW_AFTER_MS, show_cb, self);
}

/* Out of the view the pointer may be on the note. */
static void
leave_cb (GtkEventController *controller, DatelineArticleView *self)
{
  if (self->note == NULL)
    g_clear_handle_id (&self->note_source, g_source_remove);
}

/* Shows the note whose number has the focus. FALSE if none has. */
gboolean
dateline_article_view_show_focused_note (DatelineArticleView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return DATELINE_IS_LINK_PROXY (focus) &&
         gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) &&
         show_note (self, focus, TRUE);
}

/* Shows the note at an address, beside its number where that is in view. */
void
dateline_article_view_show_note (DatelineArticleView *self, const char *address)
{
  for (guint i = self->rows.first; i < self->rows.end; i++)
    {
      DatelineBlockWidget *row = dateline_article_rows_get (&self->rows, i);
      GtkWidget *proxy =
          row != NULL ? dateline_block_widget_find_address (row, address) : NULL;

      if (proxy != NULL && show_note (self, proxy, TRUE))
        return;
    }
}

/* A button takes the space bar, as it does Enter: on the number of a note it is asked
 * first. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                DatelineArticleView *self)
{
  const GdkModifierType others = GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK;

  return (key == GDK_KEY_space || key == GDK_KEY_KP_Space) && (state & others) == 0 &&
         self->note == NULL && dateline_article_view_show_focused_note (self);
}

static gboolean
query_tooltip_cb (DatelineArticleView *self,
                  int x,
                  int y,
                  gboolean is_by_key,
                  GtkTooltip *tooltip,
                  gpointer user_data)
{
  DatelineTextPlace caret;
  guint letter;
  DatelineBlockWidget *row;
  const DatelineBlockText *text;
  const char *title;

  if (is_by_key ||
      !dateline_article_rows_find_place (&self->rows, x, y, &caret, &letter) ||
      letter == G_MAXUINT)
    return FALSE;
  row = dateline_article_rows_get (&self->rows, caret.part);
  text = row != NULL ? dateline_block_widget_get_text (row) : NULL;
  title = text != NULL ? dateline_block_text_find_title (text, letter) : NULL;
  if (title == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, title);
  return TRUE;
}

/* Listens to pointer and keys. */
void
dateline_article_view_add_notes (DatelineArticleView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (widget, motion);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (widget, key);
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

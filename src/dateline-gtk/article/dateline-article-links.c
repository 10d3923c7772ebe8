/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The pointer and the links. What is done with a link is left to actions and signals of
 * the view. Main context only.
 */

#include "dateline-gtk/article/dateline-article-links-private.h"

#include "dateline-gtk/article/dateline-article-header-private.h"
#include "dateline-gtk/article/dateline-inner-address-private.h"
#include "dateline-gtk/article/dateline-link-proxy-private.h"

#include <glib/gi18n-lib.h>

/* Below the top of what has the focus the menu opens that a key asks for. */
#define MENU_OFFSET 24

/* Where a link leads is painted in the corner, in letters of this size. */
#define TARGET_PIXELS 12
#define TARGET_PADDING 5
#define TARGET_OPACITY 0.92

/* Where the link at a point of the view leads, or NULL. */
static const char *
find_link (DatelineArticleLinks *self, double x, double y)
{
  graphene_point_t point;
  guint part;
  DatelineBlockWidget *row = dateline_article_rows_find (self->rows, x, y, &part, &point);

  return row != NULL ? dateline_block_widget_find_link (row, point.x, point.y) : NULL;
}

/* The part whose picture is at a point of the view, plus 1; or 0. */
static guint
find_picture (DatelineArticleLinks *self, double x, double y)
{
  graphene_point_t point;
  guint part;
  DatelineBlockWidget *row = dateline_article_rows_find (self->rows, x, y, &part, &point);

  if (row == NULL || !dateline_block_widget_has_picture_at (row, point.x, point.y))
    return 0;
  return part + 1;
}

static const char *
find_cursor (DatelineArticleLinks *self, double x, double y, const char *link)
{
  DatelineTextPlace caret;
  guint letter = G_MAXUINT;

  if (find_picture (self, x, y) > 0)
    return "zoom-in";
  if (link != NULL)
    return "pointer";
  dateline_article_rows_find_place (self->rows, x, y, &caret, &letter);
  return letter != G_MAXUINT ? "text" : NULL;
}

/* The host stands first and is whole, however long the rest is. */
static PangoLayout *
new_target (DatelineArticleLinks *self, const char *address)
{
  g_autofree char *target = dateline_article_links_clean (self, address);
  g_autofree char *words = dateline_link_describe (target);
  PangoLayout *layout = gtk_widget_create_pango_layout (self->rows->view, words);
  PangoFontDescription *font = pango_font_description_copy (
      pango_context_get_font_description (pango_layout_get_context (layout)));

  pango_font_description_set_absolute_size (font, TARGET_PIXELS * PANGO_SCALE);
  pango_font_description_set_family (font, "sans");
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}

static void
set_hovered (DatelineArticleLinks *self, const char *uri)
{
  if (dateline_is_inner_address (uri))
    uri = NULL;
  if (g_strcmp0 (uri, self->hovered) == 0)
    return;
  g_clear_object (&self->target);
  if (uri != NULL)
    self->target = new_target (self, uri);
  gtk_widget_queue_draw (self->rows->view);
  g_free (self->hovered);
  self->hovered = g_strdup (uri);
  g_signal_emit_by_name (self->rows->view, "link-hovered", uri);
}

static void
motion_cb (GtkEventController *controller, double x, double y, DatelineArticleLinks *self)
{
  const char *uri = find_link (self, x, y);

  if (self->selection->is_dragging)
    return;
  gtk_widget_set_cursor_from_name (self->rows->view, find_cursor (self, x, y, uri));
  set_hovered (self, uri);
}

static void
leave_cb (GtkEventController *controller, DatelineArticleLinks *self)
{
  set_hovered (self, NULL);
}

/* Who presses twice means a page once, and means to unfold and to fold again. */
static gboolean
counts (const char *address, int n_press)
{
  DatelineInnerKind kind;
  guint block;

  return n_press == 1 || (dateline_inner_address_parse (address, &kind, &block) &&
                          kind == DATELINE_INNER_FOLD);
}

static void
pressed_cb (GtkGestureSingle *gesture,
            int n_press,
            double x,
            double y,
            DatelineArticleLinks *self)
{
  guint button = gtk_gesture_single_get_current_button (gesture);

  g_clear_pointer (&self->pressed, g_free);
  self->pressed_picture = 0;
  if (button == GDK_BUTTON_SECONDARY)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      dateline_article_links_present_menu (self, x, y);
    }
  else
    {
      const char *address = find_link (self, x, y);

      self->pressed = counts (address, n_press) ? g_strdup (address) : NULL;
      self->pressed_picture = n_press == 1 ? find_picture (self, x, y) : 0;
    }
}

/* A link is followed when the button goes up on the one that it went down on, and nothing
 * was selected in between. A picture is looked at; a middle click follows its link. */
static void
released_cb (GtkGestureSingle *gesture,
             int n_press,
             double x,
             double y,
             DatelineArticleLinks *self)
{
  guint button = gtk_gesture_single_get_current_button (gesture);
  g_autofree char *pressed = g_steal_pointer (&self->pressed);

  if (self->selection->is_dragging)
    return;
  /* A press of the pointer did so before. */
  if (dateline_article_selection_is_touch (GTK_GESTURE (gesture)))
    dateline_article_selection_clear (self->selection);
  if (button == GDK_BUTTON_PRIMARY && self->pressed_picture > 0)
    {
      if (find_picture (self, x, y) == self->pressed_picture)
        gtk_widget_activate_action (self->rows->view,
                                    DATELINE_ACTION_VIEW_PICTURE,
                                    "u",
                                    self->pressed_picture - 1);
      return;
    }
  if (pressed == NULL || (button != GDK_BUTTON_PRIMARY && button != GDK_BUTTON_MIDDLE))
    return;
  if (g_strcmp0 (find_link (self, x, y), pressed) == 0)
    gtk_widget_activate_action (self->rows->view, DATELINE_ACTION_OPEN, "s", pressed);
}

static void
append_with_target (GMenu *menu, const char *label, const char *action, const char *uri)
{
  g_autoptr (GMenuItem) entry = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (entry, action, "s", uri);
  g_menu_append_item (menu, entry);
}

static void
append_link (DatelineArticleLinks *self, const char *uri)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *target = dateline_article_links_clean (self, uri);

  append_with_target (menu, _ ("_Open Link"), DATELINE_ACTION_OPEN, uri);
  append_with_target (menu, _ ("Copy _Link"), "article.copy-link", uri);
  g_menu_append_section (self->menu_model, NULL, G_MENU_MODEL (menu));
  if (g_str_equal (target, uri))
    return;
  g_object_unref (menu);
  menu = g_menu_new ();
  append_with_target (menu, _ ("Open O_riginal Link"), "article.open-original", uri);
  append_with_target (menu, _ ("Copy Ori_ginal Link"), "article.copy-original", uri);
  g_menu_append_section (self->menu_model, NULL, G_MENU_MODEL (menu));
}

static void
append_picture (DatelineArticleLinks *self, guint part)
{
  const DatelinePart *p = dateline_article_parts_get (self->rows->parts, part);
  const char *uri = dateline_picture_get_uri (p->picture);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) view = g_menu_item_new (_ ("_View Picture"), NULL);

  g_menu_item_set_action_and_target (view, DATELINE_ACTION_VIEW_PICTURE, "u", part);
  g_menu_append_item (menu, view);
  append_with_target (menu, _ ("Copy _Picture"), "article.copy-picture", uri);
  append_with_target (menu, _ ("_Save Picture As…"), "article.save-picture", uri);
  append_with_target (menu, _ ("Copy Picture A_ddress"), "article.copy-original", uri);
  if (g_str_has_prefix (uri, "http"))
    append_with_target (menu, _ ("Open _Original"), "article.open-original", uri);
  g_menu_append_section (self->menu_model, NULL, G_MENU_MODEL (menu));
}

/* Whether a link within the story leads to a note. */
static gboolean
is_note (DatelineArticleLinks *self, const char *address)
{
  DatelineInnerKind kind;
  const DatelineNote *note;
  guint block;

  if (!dateline_inner_address_parse (address, &kind, &block) ||
      kind != DATELINE_INNER_JUMP)
    return FALSE;
  note = dateline_article_parts_find_note (self->rows->parts, block);
  return note != NULL && note->first == block;
}

/* Seen only where there was a jump. */
static void
append_back (GMenu *menu)
{
  g_autoptr (GMenuItem) back = g_menu_item_new (_ ("_Back in the Story"), NULL);

  g_menu_item_set_action_and_target (back, "article.jump-back", NULL);
  g_menu_item_set_attribute (back, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, back);
}

/* @picture: the part whose picture was meant, plus 1; or 0. */
static void
fill_menu (DatelineArticleLinks *self, const char *uri, guint picture)
{
  g_autoptr (GMenu) text = g_menu_new ();

  g_menu_remove_all (self->menu_model);
  if (picture > 0)
    append_picture (self, picture - 1);
  if (dateline_is_inner_address (uri))
    {
      g_autoptr (GMenu) link = g_menu_new ();

      append_with_target (link, _ ("_Go There"), DATELINE_ACTION_OPEN, uri);
      if (is_note (self, uri))
        append_with_target (link, _ ("Show _Note"), "article.show-note", uri);
      g_menu_append_section (self->menu_model, NULL, G_MENU_MODEL (link));
    }
  else if (uri != NULL)
    {
      append_link (self, uri);
    }
  append_back (text);
  g_menu_append (text, _ ("_Copy"), "article.copy");
  g_menu_append (text, _ ("Select _All"), "article.select-all");
  g_menu_append_section (self->menu_model, NULL, G_MENU_MODEL (text));
}

/* The link that has the keyboard's focus, or NULL. */
static DatelineLinkProxy *
get_focused_proxy (DatelineArticleLinks *self)
{
  GtkRoot *root = gtk_widget_get_root (self->rows->view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return DATELINE_IS_LINK_PROXY (focus) ? DATELINE_LINK_PROXY (focus) : NULL;
}

/* A finger that stays opens the menu of what is under it. Of words it selects one, but
 * for where something is selected already, so that the menu is about something. */
static void
long_pressed_cb (GtkGesture *gesture, double x, double y, DatelineArticleLinks *self)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if (!self->selection->is_active && find_link (self, x, y) == NULL &&
      find_picture (self, x, y) == 0)
    dateline_article_selection_select_word (self->selection, x, y);
  dateline_article_links_present_menu (self, x, y);
}

/* Listens to the pointer on the view of @rows. */
void
dateline_article_links_init (DatelineArticleLinks *self,
                             DatelineArticleRows *rows,
                             DatelineArticleSelection *selection)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();

  *self = (DatelineArticleLinks){ .rows = rows, .selection = selection };
  self->menu_model = g_menu_new ();
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (rows->view, motion);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (rows->view, GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect (hold, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (rows->view, GTK_EVENT_CONTROLLER (hold));
}

/* Frees what @self holds; the menu leaves the view. */
void
dateline_article_links_clear (DatelineArticleLinks *self)
{
  g_clear_handle_id (&self->menu_closed_id, g_source_remove);
  g_clear_weak_pointer (&self->menu_link);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->menu_model);
  g_clear_object (&self->target);
  g_clear_pointer (&self->hovered, g_free);
  g_clear_pointer (&self->pressed, g_free);
}

/* Forgets the links of the story before. */
void
dateline_article_links_reset (DatelineArticleLinks *self)
{
  set_hovered (self, NULL);
  g_clear_pointer (&self->pressed, g_free);
  if (self->menu != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->menu));
}

/* The link that gets the focus is as good as one under the pointer. */
void
dateline_article_links_follow_focus (DatelineArticleLinks *self)
{
  DatelineLinkProxy *focused = get_focused_proxy (self);

  if (focused != NULL && !gtk_widget_is_ancestor (GTK_WIDGET (focused), self->rows->view))
    focused = NULL;
  set_hovered (self, focused != NULL ? dateline_link_proxy_get_uri (focused) : NULL);
}

static void
give_back_focus_cb (gpointer user_data)
{
  DatelineArticleLinks *self = user_data;

  self->menu_closed_id = 0;
  if (self->menu_link != NULL)
    gtk_widget_grab_focus (self->menu_link);
  g_clear_weak_pointer (&self->menu_link);
}

/* A link whose menu was opened by key has the focus again after it. Newer versions of GTK
 * give it to the view once they have told that the menu is closed. */
static void
menu_closed_cb (DatelineArticleLinks *self)
{
  if (self->menu_link != NULL && self->menu_closed_id == 0)
    self->menu_closed_id = g_idle_add_once (give_back_focus_cb, self);
}

/* Opens the context menu at a point of the view; at a negative one for the link that has
 * the focus. */
void
dateline_article_links_present_menu (DatelineArticleLinks *self, double x, double y)
{
  DatelineLinkProxy *focused = x < 0 ? get_focused_proxy (self) : NULL;
  const char *uri = x < 0 ? NULL : find_link (self, x, y);
  guint picture = x < 0 ? 0 : find_picture (self, x, y);
  graphene_rect_t bounds;

  if (focused != NULL)
    {
      uri = dateline_link_proxy_get_uri (focused);
      if (dateline_link_proxy_is_picture (focused))
        picture = dateline_link_proxy_get_part (focused) + 1;
    }
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (self->menu_model));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, self->rows->view);
      g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (menu_closed_cb), self);
    }
  fill_menu (self, uri, picture);
  g_clear_handle_id (&self->menu_closed_id, g_source_remove);
  g_set_weak_pointer (&self->menu_link, GTK_WIDGET (focused));
  if (focused != NULL &&
      gtk_widget_compute_bounds (GTK_WIDGET (focused), self->rows->view, &bounds))
    {
      x = bounds.origin.x;
      y = bounds.origin.y + MIN (bounds.size.height, MENU_OFFSET);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle){ MAX (x, 0), MAX (y, 0), 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* Paints where the link under the pointer, or with the focus, leads. A widget would have
 * to be laid out for it, and the article with it. */
void
dateline_article_links_snapshot (DatelineArticleLinks *self, GtkSnapshot *snapshot)
{
  GtkWidget *view = self->rows->view;
  GdkRGBA ground;
  GdkRGBA ink = { 1, 1, 1, 1 };
  int width;
  int height;

  if (self->target == NULL)
    return;
  /* The article's own colours, the other way round. */
  gtk_style_context_get_color (gtk_widget_get_style_context (view), &ground);
  if (ground.red + ground.green + ground.blue > 1.5)
    ink = (GdkRGBA){ 0, 0, 0, 1 };
  ground.alpha = TARGET_OPACITY;
  pango_layout_set_width (self->target, -1);
  pango_layout_get_pixel_size (self->target, &width, &height);
  width = MIN (width, gtk_widget_get_width (view) - 4 * TARGET_PADDING);
  pango_layout_set_width (self->target, MAX (width, 1) * PANGO_SCALE);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT (0,
                            gtk_widget_get_height (view) - height - 2 * TARGET_PADDING));
  gtk_snapshot_append_color (snapshot,
                             &ground,
                             &GRAPHENE_RECT_INIT (0,
                                                  0,
                                                  width + 4 * TARGET_PADDING,
                                                  height + 2 * TARGET_PADDING));
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (2 * TARGET_PADDING, TARGET_PADDING));
  gtk_snapshot_append_layout (snapshot, self->target, &ink);
  gtk_snapshot_restore (snapshot);
}

/* A popover asks the widget that it hangs on to place it. */
void
dateline_article_links_allocate (DatelineArticleLinks *self)
{
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

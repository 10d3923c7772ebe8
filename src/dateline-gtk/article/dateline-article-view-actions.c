/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What can be done in an article, and the keys that do it, in tables. Actions without a
 * target are offered to assistive technology too. Main context only.
 */

#include "dateline-gtk/article/dateline-article-caret-private.h"
#include "dateline-gtk/article/dateline-article-header-private.h"
#include "dateline-gtk/article/dateline-article-view-private.h"

#define ZOOM_STEP 1.1

static void
open_action (GtkWidget *widget, const char *name, GVariant *uri)
{
  DatelineArticleView *self = DATELINE_ARTICLE_VIEW (widget);
  const char *address = g_variant_get_string (uri, NULL);
  g_autofree char *target = NULL;

  if (dateline_article_view_follow_inner (self, address))
    return;
  target = dateline_article_links_clean (&self->links, address);
  dateline_article_links_open (&self->links, address, target);
}

static void
open_original_action (GtkWidget *widget, const char *name, GVariant *uri)
{
  const char *address = g_variant_get_string (uri, NULL);

  dateline_article_links_open (&DATELINE_ARTICLE_VIEW (widget)->links, address, address);
}

static void
show_category_action (GtkWidget *widget, const char *name, GVariant *category)
{
  g_signal_emit_by_name (widget,
                         "category-activated",
                         g_variant_get_string (category, NULL));
}

static void
copy_link_action (GtkWidget *widget, const char *name, GVariant *uri)
{
  g_autofree char *target =
      dateline_article_links_clean (&DATELINE_ARTICLE_VIEW (widget)->links,
                                    g_variant_get_string (uri, NULL));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), target);
}

static void
copy_original_action (GtkWidget *widget, const char *name, GVariant *uri)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          g_variant_get_string (uri, NULL));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *target)
{
  DatelineArticleView *self = DATELINE_ARTICLE_VIEW (widget);
  g_autofree char *text = dateline_article_selection_get_text (&self->selection);
  char *html = dateline_article_selection_get_html (&self->selection);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkContentProvider) both = NULL;

  if (text == NULL)
    return;
  bytes = g_bytes_new_take (html, strlen (html));
  both = gdk_content_provider_new_union (
      (GdkContentProvider *[]){ gdk_content_provider_new_for_bytes ("text/html", bytes),
                                gdk_content_provider_new_typed (G_TYPE_STRING, text) },
      2);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), both);
}

static void
select_all_action (GtkWidget *widget, const char *name, GVariant *target)
{
  dateline_article_selection_select_all (&DATELINE_ARTICLE_VIEW (widget)->selection);
}

static void
unselect_action (GtkWidget *widget, const char *name, GVariant *target)
{
  dateline_article_selection_clear (&DATELINE_ARTICLE_VIEW (widget)->selection);
}

static void
show_note_action (GtkWidget *widget, const char *name, GVariant *target)
{
  dateline_article_view_show_note (DATELINE_ARTICLE_VIEW (widget),
                                   g_variant_get_string (target, NULL));
}

static void
jump_back_action (GtkWidget *widget, const char *name, GVariant *target)
{
  dateline_article_view_jump_back (DATELINE_ARTICLE_VIEW (widget));
}

/* Without a jump to come back from, the key is left to the host. */
static gboolean
jump_back_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return dateline_article_view_jump_back (DATELINE_ARTICLE_VIEW (widget));
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *target)
{
  dateline_article_links_present_menu (&DATELINE_ARTICLE_VIEW (widget)->links, -1, -1);
}

static void
zoom_in_action (GtkWidget *widget, const char *name, GVariant *target)
{
  DatelineArticleView *self = DATELINE_ARTICLE_VIEW (widget);

  dateline_article_view_set_zoom (self, self->zoom * ZOOM_STEP);
}

static void
zoom_out_action (GtkWidget *widget, const char *name, GVariant *target)
{
  DatelineArticleView *self = DATELINE_ARTICLE_VIEW (widget);

  dateline_article_view_set_zoom (self, self->zoom / ZOOM_STEP);
}

static void
zoom_reset_action (GtkWidget *widget, const char *name, GVariant *target)
{
  dateline_article_view_set_zoom (DATELINE_ARTICLE_VIEW (widget), 1);
}

static void
toggle_caret_action (GtkWidget *widget, const char *name, GVariant *target)
{
  DatelineArticleSelection *selection = &DATELINE_ARTICLE_VIEW (widget)->selection;

  dateline_article_selection_set_shows_caret (selection, !selection->shows_caret);
  if (selection->shows_caret && !selection->has_place)
    dateline_article_caret_move (selection, GTK_MOVEMENT_DISPLAY_LINE_ENDS, 0, FALSE);
}

static gboolean
move_caret (DatelineArticleView *self, GtkMovementStep step, int count, gboolean extends)
{
  const DatelineTextPlace *caret = &self->selection.caret;

  if (!extends && !self->selection.shows_caret)
    return FALSE;
  dateline_article_caret_move (&self->selection, step, count, extends);
  if (dateline_article_rows_get_n (&self->rows) > 0)
    dateline_article_view_reveal (self, caret->part, 0, caret->byte, caret->byte);
  return TRUE;
}

static gboolean
caret_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  int step;
  int count;
  gboolean extends;

  g_variant_get (arguments, "(iib)", &step, &count, &extends);
  return move_caret (DATELINE_ARTICLE_VIEW (widget), step, count, extends);
}

/* A key that cannot scroll on is left to the host, which may go to the next story. */
static gboolean
scroll_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  static const struct
  {
    GtkScrollType type;
    GtkMovementStep step;
    int count;
  } moves[] = {
    { GTK_SCROLL_STEP_UP, GTK_MOVEMENT_DISPLAY_LINES, -1 },
    { GTK_SCROLL_STEP_DOWN, GTK_MOVEMENT_DISPLAY_LINES, 1 },
    { GTK_SCROLL_START, GTK_MOVEMENT_DISPLAY_LINE_ENDS, -1 },
    { GTK_SCROLL_END, GTK_MOVEMENT_DISPLAY_LINE_ENDS, 1 },
  };
  DatelineArticleView *self = DATELINE_ARTICLE_VIEW (widget);
  int type = g_variant_get_int32 (arguments);

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    if ((int) moves[i].type == type &&
        move_caret (self, moves[i].step, moves[i].count, FALSE))
      return TRUE;
  return dateline_article_view_scroll (self, type);
}

static const struct
{
  guint key;
  GdkModifierType modifiers;
  const char *action;
} action_keys[] = {
  { GDK_KEY_Insert, GDK_CONTROL_MASK, "article.copy" },
  { GDK_KEY_c, GDK_CONTROL_MASK, "article.copy" }, /* the last one is shown in menus */
  { GDK_KEY_a, GDK_CONTROL_MASK, "article.select-all" },
  { GDK_KEY_a, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "article.unselect" },
  { GDK_KEY_F7, 0, "article.toggle-caret" },
  { GDK_KEY_Menu, 0, "article.menu" },
  { GDK_KEY_F10, GDK_SHIFT_MASK, "article.menu" },
  { GDK_KEY_plus, GDK_CONTROL_MASK, "article.zoom-in" },
  { GDK_KEY_equal, GDK_CONTROL_MASK, "article.zoom-in" },
  { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "article.zoom-in" },
  { GDK_KEY_minus, GDK_CONTROL_MASK, "article.zoom-out" },
  { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "article.zoom-out" },
  { GDK_KEY_0, GDK_CONTROL_MASK, "article.zoom-reset" },
  { GDK_KEY_KP_0, GDK_CONTROL_MASK, "article.zoom-reset" },
};

static const struct
{
  guint key;
  GdkModifierType modifiers;
  GtkScrollType type;
} scroll_keys[] = {
  { GDK_KEY_Up, 0, GTK_SCROLL_STEP_UP },
  { GDK_KEY_KP_Up, 0, GTK_SCROLL_STEP_UP },
  { GDK_KEY_Down, 0, GTK_SCROLL_STEP_DOWN },
  { GDK_KEY_KP_Down, 0, GTK_SCROLL_STEP_DOWN },
  { GDK_KEY_Page_Up, 0, GTK_SCROLL_PAGE_UP },
  { GDK_KEY_KP_Page_Up, 0, GTK_SCROLL_PAGE_UP },
  { GDK_KEY_space, GDK_SHIFT_MASK, GTK_SCROLL_PAGE_UP },
  { GDK_KEY_Page_Down, 0, GTK_SCROLL_PAGE_DOWN },
  { GDK_KEY_KP_Page_Down, 0, GTK_SCROLL_PAGE_DOWN },
  { GDK_KEY_space, 0, GTK_SCROLL_PAGE_DOWN },
  { GDK_KEY_Home, 0, GTK_SCROLL_START },
  { GDK_KEY_KP_Home, 0, GTK_SCROLL_START },
  { GDK_KEY_End, 0, GTK_SCROLL_END },
  { GDK_KEY_KP_End, 0, GTK_SCROLL_END },
};

/* Each with Shift extends the selection, without moves a caret that is shown. The
 * vertical ones without a modifier are among those that scroll. */
static const struct
{
  guint keys[2];
  GdkModifierType modifiers;
  GtkMovementStep step;
  int count;
} caret_keys[] = {
  { { GDK_KEY_Left, GDK_KEY_KP_Left }, 0, GTK_MOVEMENT_VISUAL_POSITIONS, -1 },
  { { GDK_KEY_Right, GDK_KEY_KP_Right }, 0, GTK_MOVEMENT_VISUAL_POSITIONS, 1 },
  { { GDK_KEY_Left, GDK_KEY_KP_Left }, GDK_CONTROL_MASK, GTK_MOVEMENT_WORDS, -1 },
  { { GDK_KEY_Right, GDK_KEY_KP_Right }, GDK_CONTROL_MASK, GTK_MOVEMENT_WORDS, 1 },
  { { GDK_KEY_Home, GDK_KEY_KP_Home }, GDK_CONTROL_MASK, GTK_MOVEMENT_BUFFER_ENDS, -1 },
  { { GDK_KEY_End, GDK_KEY_KP_End }, GDK_CONTROL_MASK, GTK_MOVEMENT_BUFFER_ENDS, 1 },
}, extending_keys[] = {
  { { GDK_KEY_Up, GDK_KEY_KP_Up }, 0, GTK_MOVEMENT_DISPLAY_LINES, -1 },
  { { GDK_KEY_Down, GDK_KEY_KP_Down }, 0, GTK_MOVEMENT_DISPLAY_LINES, 1 },
  { { GDK_KEY_Home, GDK_KEY_KP_Home }, 0, GTK_MOVEMENT_DISPLAY_LINE_ENDS, -1 },
  { { GDK_KEY_End, GDK_KEY_KP_End }, 0, GTK_MOVEMENT_DISPLAY_LINE_ENDS, 1 },
};

static const struct
{
  const char *name;
  const char *target_type;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { DATELINE_ACTION_OPEN, "s", open_action },
  { DATELINE_ACTION_SHOW_CATEGORY, "s", show_category_action },
  { "article.open-original", "s", open_original_action },
  { "article.copy-link", "s", copy_link_action },
  { "article.copy-original", "s", copy_original_action },
  { "article.copy", NULL, copy_action },
  { "article.select-all", NULL, select_all_action },
  { "article.unselect", NULL, unselect_action },
  { "article.toggle-caret", NULL, toggle_caret_action },
  { "article.show-note", "s", show_note_action },
  { "article.jump-back", NULL, jump_back_action },
  { "article.menu", NULL, menu_action },
  { "article.zoom-in", NULL, zoom_in_action },
  { "article.zoom-out", NULL, zoom_out_action },
  { "article.zoom-reset", NULL, zoom_reset_action },
};

static void
add_caret_key (GtkWidgetClass *widget_class,
               const guint keys[2],
               GdkModifierType modifiers,
               GtkMovementStep step,
               int count)
{
  for (gsize i = 0; i < 2; i++)
    gtk_widget_class_add_binding (widget_class,
                                  keys[i],
                                  modifiers,
                                  caret_key_cb,
                                  "(iib)",
                                  step,
                                  count,
                                  (modifiers & GDK_SHIFT_MASK) != 0);
}

static void
add_caret_keys (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (caret_keys); i++)
    for (guint shift = 0; shift <= GDK_SHIFT_MASK; shift += GDK_SHIFT_MASK)
      add_caret_key (widget_class,
                     caret_keys[i].keys,
                     caret_keys[i].modifiers | shift,
                     caret_keys[i].step,
                     caret_keys[i].count);
  for (gsize i = 0; i < G_N_ELEMENTS (extending_keys); i++)
    add_caret_key (widget_class,
                   extending_keys[i].keys,
                   GDK_SHIFT_MASK,
                   extending_keys[i].step,
                   extending_keys[i].count);
}

/* Installs all of them on the class of the view. */
void
dateline_article_view_install_actions (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class,
                                     actions[i].name,
                                     actions[i].target_type,
                                     actions[i].activate);
  dateline_article_view_install_picture_actions (widget_class);
  gtk_widget_class_add_binding (widget_class,
                                GDK_KEY_Left,
                                GDK_ALT_MASK,
                                jump_back_key_cb,
                                NULL);
  add_caret_keys (widget_class);
  for (gsize i = 0; i < G_N_ELEMENTS (action_keys); i++)
    gtk_widget_class_add_binding_action (widget_class,
                                         action_keys[i].key,
                                         action_keys[i].modifiers,
                                         action_keys[i].action,
                                         NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (scroll_keys); i++)
    gtk_widget_class_add_binding (widget_class,
                                  scroll_keys[i].key,
                                  scroll_keys[i].modifiers,
                                  scroll_key_cb,
                                  "i",
                                  scroll_keys[i].type);
}

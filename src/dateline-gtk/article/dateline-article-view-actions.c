/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What can be done in an article, and the keys that do it, in tables. Actions without a
 * target are offered to assistive technology too. Main context only.
 */

#include "dateline-gtk/article/dateline-article-header-private.h"
#include "dateline-gtk/article/dateline-article-view-private.h"

#define ZOOM_STEP 1.1

static void
open_action (GtkWidget *widget, const char *name, GVariant *uri)
{
  g_signal_emit_by_name (widget, "link-activated", g_variant_get_string (uri, NULL));
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
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          g_variant_get_string (uri, NULL));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *target)
{
  DatelineArticleView *self = DATELINE_ARTICLE_VIEW (widget);
  g_autofree char *text = dateline_article_selection_get_text (&self->selection);

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
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

/* A key that cannot scroll on is left to the host, which may go to the next story. */
static gboolean
scroll_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return dateline_article_view_scroll (DATELINE_ARTICLE_VIEW (widget),
                                       g_variant_get_int32 (arguments));
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

static const struct
{
  const char *name;
  const char *target_type;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { DATELINE_ACTION_OPEN, "s", open_action },
  { DATELINE_ACTION_SHOW_CATEGORY, "s", show_category_action },
  { "article.copy-link", "s", copy_link_action },
  { "article.copy", NULL, copy_action },
  { "article.select-all", NULL, select_all_action },
  { "article.unselect", NULL, unselect_action },
  { "article.menu", NULL, menu_action },
  { "article.zoom-in", NULL, zoom_in_action },
  { "article.zoom-out", NULL, zoom_out_action },
  { "article.zoom-reset", NULL, zoom_reset_action },
};

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

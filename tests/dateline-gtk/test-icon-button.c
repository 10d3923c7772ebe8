/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Buttons with a picture: what they say, and that what they open is made when they do.
 */

#include "dateline-gtk/reader/dateline-icon-button-private.h"

#include "gui-test.h"

static guint n_made;

static GtkWidget *
make_popover (gpointer user_data)
{
  n_made++;
  g_assert_cmpstr (user_data, ==, "whose");
  return gtk_popover_new ();
}

static GtkWidget *
show_button (GtkWidget *button)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), button);
  gtk_window_present (GTK_WINDOW (window));
  WAIT_FOR (gtk_widget_get_mapped (button));
  return window;
}

static gboolean
is_open (GtkWidget *button)
{
  GtkPopover *popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));

  return popover != NULL && gtk_widget_get_mapped (GTK_WIDGET (popover));
}

static void
test_maker (void)
{
  GtkWidget *button = dateline_icon_button_new_for_menu ("view-more-symbolic", "More");
  GtkWidget *window;

  n_made = 0;
  dateline_icon_button_set_maker (button, make_popover, (gpointer) "whose");
  window = show_button (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_assert_cmpuint (n_made, ==, 0);
  for (guint i = 0; i < 2; i++)
    {
      gtk_menu_button_popup (GTK_MENU_BUTTON (button));
      WAIT_FOR (is_open (button));
      g_assert_false (gtk_widget_get_has_tooltip (button));
      gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
      WAIT_FOR (!is_open (button));
      g_assert_true (gtk_widget_get_has_tooltip (button));
      g_assert_cmpuint (n_made, ==, 1);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_menu (void)
{
  GtkWidget *button = dateline_icon_button_new_for_menu ("view-more-symbolic", "More");
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) second = g_menu_new ();
  GMenu *const menus[] = { first, second };
  GtkWidget *window;

  g_menu_append (first, "One", NULL);
  g_menu_append (second, "Other", NULL);
  window = show_button (button);
  for (guint i = 0; i < G_N_ELEMENTS (menus); i++)
    {
      dateline_icon_button_set_menu (button, G_MENU_MODEL (menus[i]));
      g_assert_null (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
      gtk_menu_button_popup (GTK_MENU_BUTTON (button));
      WAIT_FOR (is_open (button));
      g_assert_true (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button)) ==
                     G_MENU_MODEL (menus[i]));
      gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
      WAIT_FOR (!is_open (button));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_name (void)
{
  GtkWidget *button = dateline_icon_button_new ("view-more-symbolic", "More", NULL);
  GtkWidget *window;

  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "More");
  g_assert_true (gtk_widget_get_visible (button));
  window = show_button (button);
  dateline_icon_button_set_name (button, "Less");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Less");
  g_assert_true (gtk_widget_get_mapped (button));
  gtk_window_destroy (GTK_WINDOW (window));

  button = g_object_ref_sink (gtk_button_new ());
  gtk_widget_set_visible (button, FALSE);
  dateline_icon_button_set_name (button, "Hidden");
  g_assert_false (gtk_widget_get_visible (button));
  g_object_unref (button);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/icon-button/maker", test_maker);
  g_test_add_func ("/icon-button/menu", test_menu);
  g_test_add_func ("/icon-button/name", test_name);

  return g_test_run ();
}

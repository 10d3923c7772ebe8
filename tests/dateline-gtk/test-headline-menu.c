/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which story the context menu is of that the keyboard asks for. */

#include "headline-test.h"

static GMenuModel *
create_menu_cb (DatelineHeadlineList *list, gint64 *story_id)
{
  *story_id = dateline_headline_list_get_selected_id (list);
  return NULL;
}

static gint64
ask_for_menu (Fixture *fixture)
{
  gint64 story_id = -1;

  g_signal_connect (fixture->list, "create-menu", G_CALLBACK (create_menu_cb), &story_id);
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (fixture->list), "menu.popup", NULL));
  g_signal_handlers_disconnect_by_func (fixture->list, create_menu_cb, &story_id);
  return story_id;
}

static void
test_selected (Fixture *fixture, gconstpointer n_stories)
{
  gint64 id = dateline_edition_get_id (fixture->edition, 2);

  dateline_headline_list_select (fixture->list, id);
  g_assert_cmpint (ask_for_menu (fixture), ==, id);
}

/* In a list that was just entered nothing is selected. */
static void
test_focused (Fixture *fixture, gconstpointer n_stories)
{
  gint64 id = dateline_edition_get_id (fixture->edition, 0);

  gtk_widget_grab_focus (GTK_WIDGET (fixture->list));
  g_assert_cmpint (dateline_headline_list_get_selected_id (fixture->list), ==, 0);
  g_assert_cmpint (ask_for_menu (fixture), ==, id);
  g_assert_cmpint (dateline_headline_list_get_selected_id (fixture->list), ==, id);
}

static void
test_nothing (Fixture *fixture, gconstpointer n_stories)
{
  gtk_window_set_focus (fixture->window, NULL);
  g_assert_cmpint (ask_for_menu (fixture), ==, -1);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, test)                                                                  \
  g_test_add ("/headline-menu/" path,                                                    \
              Fixture,                                                                   \
              GUINT_TO_POINTER (5),                                                      \
              set_up,                                                                    \
              test,                                                                      \
              tear_down)
  ADD ("selected", test_selected);
  ADD ("focused", test_focused);
  ADD ("nothing", test_nothing);
#undef ADD

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is done to the rows of the sidebar: by its menu, with the places' keys; by its
 * keys, to what is selected; by dragging; and by typing a name. Main context only. */

#include "dateline-gtk/sidebar/dateline-sidebar-private.h"

/* The places with these keys that are still there. */
static GPtrArray *
look_up (DatelineSidebar *self, GVariant *keys)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (g_object_unref);
  GVariantIter iter;
  const char *key;

  g_variant_iter_init (&iter, keys);
  while (g_variant_iter_next (&iter, "&s", &key))
    {
      DatelineSidebarPlace *place = dateline_sidebar_outline_look_up (self->outline, key);

      if (place != NULL)
        g_ptr_array_add (places, g_object_ref (place));
    }
  return places;
}

/* Makes the move, if there is one. */
static void
arrange (DatelineSidebar *self, DatelineSidebarMove *move)
{
  if (move == NULL)
    return;
  dateline_sidebar_arrange (self, move);
  dateline_sidebar_move_free (move);
}

static void
rename_places (DatelineSidebar *self, GPtrArray *places)
{
  DatelineSidebarPlace *place = places->pdata[0];

  if (dateline_sidebar_place_is_movable (place))
    dateline_sidebar_view_edit (DATELINE_SIDEBAR_VIEW (self->view), place);
}

static void
move_up (DatelineSidebar *self, GPtrArray *places)
{
  arrange (self, dateline_sidebar_move_new_step (self->outline, places->pdata[0], -1));
}

static void
move_down (DatelineSidebar *self, GPtrArray *places)
{
  arrange (self, dateline_sidebar_move_new_step (self->outline, places->pdata[0], 1));
}

static void
sort (DatelineSidebar *self, GPtrArray *places)
{
  arrange (self, dateline_sidebar_move_new_sort (self->outline, places->pdata[0]));
}

static void
sort_feeds (DatelineSidebar *self, GPtrArray *places)
{
  DatelineSidebarPlace *place = places->pdata[0];

  if (place->feeds != NULL && place->feeds->len > 0)
    arrange (self,
             dateline_sidebar_move_new_sort (self->outline, place->feeds->pdata[0]));
}

static void
take_out (DatelineSidebar *self, GPtrArray *places)
{
  arrange (self, dateline_sidebar_move_new_take_out (places));
}

static void
remove_places (DatelineSidebar *self, GPtrArray *places)
{
  arrange (self, dateline_sidebar_move_new_remove (places));
}

/* What there is to say and to choose about a row. */
static void
show_properties (DatelineSidebar *self, GPtrArray *places)
{
  DatelineSidebarPlace *place = places->pdata[0];
  GtkWidget *widget = GTK_WIDGET (self);

  if (place->kind == DATELINE_SIDEBAR_FEED)
    gtk_widget_activate_action (widget, "reader.feed-properties", "x", place->feed_id);
  else if (place->kind == DATELINE_SIDEBAR_CATEGORY)
    gtk_widget_activate_action (widget, "reader.category-settings", "s", place->label);
  else if (place->kind == DATELINE_SIDEBAR_SECTION)
    gtk_widget_activate_action (widget,
                                "reader.section-change",
                                "x",
                                dateline_section_get_id (place->section));
}

static const struct
{
  const char *name;
  void (*act) (DatelineSidebar *self, GPtrArray *places);
  guint key; /* 0 for none */
  GdkModifierType modifiers;
} actions[] = {
  { "sidebar.rename", rename_places, GDK_KEY_F2, 0 },
  { "sidebar.move-up", move_up, GDK_KEY_Up, GDK_ALT_MASK },
  { "sidebar.move-down", move_down, GDK_KEY_Down, GDK_ALT_MASK },
  { "sidebar.sort", sort, 0, 0 },
  { "sidebar.sort-feeds", sort_feeds, 0, 0 },
  { "sidebar.take-out", take_out, 0, 0 },
  { "sidebar.remove", remove_places, GDK_KEY_Delete, 0 },
  { "sidebar.properties", show_properties, GDK_KEY_Return, GDK_ALT_MASK },
};

static void
action_cb (GtkWidget *widget, const char *name, GVariant *keys)
{
  DatelineSidebar *self = DATELINE_SIDEBAR (widget);
  g_autoptr (GPtrArray) places = look_up (self, keys);

  for (guint i = 0; places->len > 0 && i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, name))
      actions[i].act (self, places);
}

/* @index: of the action. */
static gboolean
key_cb (GtkWidget *widget, GVariant *index, gpointer user_data)
{
  DatelineSidebar *self = DATELINE_SIDEBAR (widget);
  g_autoptr (GPtrArray) places =
      dateline_sidebar_view_list_selected (DATELINE_SIDEBAR_VIEW (self->view));

  if (places->len == 0)
    return FALSE;
  actions[g_variant_get_uint32 (index)].act (self, places);
  return TRUE;
}

void
dateline_sidebar_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, "as", action_cb);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding (widget_class,
                                      actions[i].key,
                                      actions[i].modifiers,
                                      key_cb,
                                      "u",
                                      i);
    }
}

static void
dropped_cb (DatelineSidebar *self,
            GPtrArray *places,
            DatelineSidebarPlace *target,
            int side,
            gboolean copies)
{
  arrange (self,
           dateline_sidebar_move_new_drop (self->outline, places, target, side, copies));
}

static void
renamed_cb (DatelineSidebar *self, DatelineSidebarPlace *place, const char *name)
{
  arrange (self, dateline_sidebar_move_new_name (self->outline, place, name));
}

static void
folded_cb (DatelineSidebar *self, DatelineSidebarPlace *place)
{
  dateline_store_set_category_closed_async (self->store,
                                            place->label,
                                            !place->expanded,
                                            NULL,
                                            NULL,
                                            NULL);
}

static void
pointed_cb (DatelineSidebar *self, DatelineSidebarPlace *place, gboolean goes_there)
{
  DatelineSidebarView *view = DATELINE_SIDEBAR_VIEW (self->view);

  if (goes_there)
    {
      /* It was opened to look; now it is to stay so. */
      if (place->parent != NULL)
        folded_cb (self, place->parent);
      dateline_sidebar_view_go_to (view, place);
      return;
    }
  if (place->parent != NULL)
    dateline_sidebar_view_expand (view, place->parent);
  dateline_sidebar_view_select (view, place);
  dateline_sidebar_view_scroll_to (view, place);
}

/* Who has found a feed goes on by the keys to what it lists, as by Enter on its row. */
static void
finder_closed_cb (DatelineSidebar *self, gboolean stays)
{
  DatelineSidebarView *view = DATELINE_SIDEBAR_VIEW (self->view);
  DatelineSidebarPlace *selected;

  if (stays &&
      gtk_widget_activate_action (GTK_WIDGET (self), "reader.go-to-headlines", NULL))
    return;
  if (!stays)
    dateline_sidebar_select_row (self, FALSE);
  selected = dateline_sidebar_view_get_selected (view);
  if (selected != NULL)
    dateline_sidebar_view_scroll_to (view, selected);
  gtk_widget_grab_focus (self->view);
}

void
dateline_sidebar_connect_view (DatelineSidebar *self)
{
  g_signal_connect_swapped (self->view, "dropped", G_CALLBACK (dropped_cb), self);
  g_signal_connect_swapped (self->view, "renamed", G_CALLBACK (renamed_cb), self);
  g_signal_connect_swapped (self->view, "folded", G_CALLBACK (folded_cb), self);
  g_signal_connect_swapped (self->finder, "pointed", G_CALLBACK (pointed_cb), self);
  g_signal_connect_swapped (self->finder, "closed", G_CALLBACK (finder_closed_cb), self);
}

/* All feeds as they stand, shown or not. */
static GPtrArray *
list_feeds (DatelineSidebar *self)
{
  GPtrArray *categories = dateline_sidebar_outline_get_categories (self->outline);
  GPtrArray *feeds = g_ptr_array_new ();

  for (guint i = 0; i < categories->len; i++)
    {
      g_ptr_array_add (feeds, categories->pdata[i]);
      g_ptr_array_extend (feeds,
                          DATELINE_SIDEBAR_PLACE (categories->pdata[i])->feeds,
                          NULL,
                          NULL);
    }
  g_ptr_array_extend (feeds,
                      dateline_sidebar_outline_get_loose (self->outline),
                      NULL,
                      NULL);
  return feeds;
}

/**
 * dateline_sidebar_go_to_unread:
 * @self: a sidebar
 * @forward: whether down, else up
 *
 * Chooses the next feed that has unread stories, also in a category that is closed, and
 * goes on at the other end.
 *
 * Returns: %FALSE if there is none
 */
gboolean
dateline_sidebar_go_to_unread (DatelineSidebar *self, gboolean forward)
{
  DatelineSidebarView *view = DATELINE_SIDEBAR_VIEW (self->view);
  DatelineSidebarPlace *selected;
  g_autoptr (GPtrArray) feeds = NULL;
  guint at = 0;

  g_return_val_if_fail (DATELINE_IS_SIDEBAR (self), FALSE);

  feeds = list_feeds (self);
  selected = dateline_sidebar_view_get_selected (view);
  /* From a row above all feeds it is the first of them, or the last. */
  if (selected == NULL || !g_ptr_array_find (feeds, selected, &at))
    at = forward ? feeds->len - 1 : 0;
  for (guint i = 1; i <= feeds->len; i++)
    {
      guint n = (at + (forward ? i : feeds->len - i)) % feeds->len;
      DatelineSidebarPlace *place = feeds->pdata[n];

      if (place->kind != DATELINE_SIDEBAR_FEED || place->count == 0)
        continue;
      dateline_sidebar_view_go_to (view, place);
      return TRUE;
    }
  return FALSE;
}

/**
 * dateline_sidebar_find:
 * @self: a sidebar
 *
 * Opens a line in which a part of a feed's name is typed to go there.
 */
void
dateline_sidebar_find (DatelineSidebar *self)
{
  g_return_if_fail (DATELINE_IS_SIDEBAR (self));

  dateline_sidebar_finder_open (DATELINE_SIDEBAR_FINDER (self->finder));
}

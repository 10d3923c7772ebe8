/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The sidebar: says which row was chosen, and selects the one that stands for what the
 * host shows. Main context only.
 */

#include "dateline-gtk/sidebar/dateline-sidebar-private.h"

#include "dateline-gtk/images/dateline-list-focus-private.h"
#include "dateline-gtk/images/dateline-style-private.h"

/**
 * DatelineSidebar:
 *
 * All, Today, Unread, Saved, the feeds with problems if there are some; then each
 * category with its feeds; then the feeds without one; with unread counts and icons, and
 * a warning where the last refresh failed. Reads the overview from the store itself and
 * follows its changes.
 *
 * Feeds and categories can be dragged to another place, renamed and removed; see
 * #DatelineSidebar::arranging for who does it. Their rows have a context menu, also on
 * the Menu key and Shift+F10. For what is not the sidebar's own it activates the host's
 * actions `reader.feed-refresh` and `reader.feed-properties` with the feed's number
 * (`x`), `reader.feeds-mark-read` and `reader.feeds-file` with the numbers of all feeds
 * that are selected (`ax`), and `reader.category-mark-read` with the category's name
 * (`s`). Main context only.
 */
G_DEFINE_FINAL_TYPE (DatelineSidebar, dateline_sidebar, GTK_TYPE_WIDGET)

enum
{
  PROP_OVERVIEW = 1,
  PROP_HIDES_READ,
  N_PROPERTIES,
};

enum
{
  SIGNAL_QUERY_SELECTED,
  SIGNAL_PROBLEMS_SELECTED,
  SIGNAL_ACTIVATED,
  SIGNAL_ARRANGING,
  SIGNAL_LINK_DROPPED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

/* Selects the row that stands for the query. A feed may have several rows; the selected
 * one is as good as any. Where several rows are selected they stay so. */
void
dateline_sidebar_select_row (DatelineSidebar *self, gboolean expand)
{
  DatelineSidebarView *view = DATELINE_SIDEBAR_VIEW (self->view);
  DatelineSidebarPlace *selected = dateline_sidebar_view_get_selected (view);
  DatelineSidebarPlace *place, *parent;

  if (self->problems)
    {
      dateline_sidebar_view_select (
          view,
          dateline_sidebar_outline_find_problems (self->outline));
      return;
    }
  if (self->query == NULL || dateline_sidebar_view_get_n_selected (view) > 1 ||
      (selected != NULL && dateline_sidebar_place_stands_for (selected, self->query)))
    return;

  place = dateline_sidebar_outline_find (self->outline, self->query, &parent);
  dateline_sidebar_keep (self, place);
  if (expand && parent != NULL)
    dateline_sidebar_view_expand (view, parent);
  dateline_sidebar_view_select (view, place);
}

static void
place_chosen_cb (DatelineSidebar *self, DatelineSidebarPlace *place)
{
  g_autoptr (DatelineQuery) query = dateline_sidebar_place_make_query (place);

  dateline_sidebar_keep (self, place);
  self->problems = place->kind == DATELINE_SIDEBAR_PROBLEMS;
  if (self->problems)
    {
      g_signal_emit (self, signals[SIGNAL_PROBLEMS_SELECTED], 0);
      return;
    }
  g_clear_pointer (&self->query, dateline_query_free);
  self->query = dateline_query_copy (query);
  g_signal_emit (self, signals[SIGNAL_QUERY_SELECTED], 0, query);
}

static void
activated_cb (DatelineSidebar *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
link_dropped_cb (DatelineSidebar *self, const char *link)
{
  g_signal_emit (self, signals[SIGNAL_LINK_DROPPED], 0, link);
}

/* Has the host make a move, or makes it. */
void
dateline_sidebar_arrange (DatelineSidebar *self, DatelineSidebarMove *move)
{
  gboolean seen_to = FALSE;

  g_signal_emit (self,
                 signals[SIGNAL_ARRANGING],
                 0,
                 move->arrangement,
                 move->text,
                 &seen_to);
  if (!seen_to)
    dateline_store_arrange_async (self->store, move->arrangement, NULL, NULL, NULL);
}

static gboolean
dateline_sidebar_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DATELINE_SIDEBAR (widget)->view);
}

static void
dateline_sidebar_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dateline_sidebar_parent_class)->root (widget);

  dateline_style_ensure (gtk_widget_get_display (widget));
}

static void
dateline_sidebar_dispose (GObject *object)
{
  DatelineSidebar *self = DATELINE_SIDEBAR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_clear_handle_id (&self->show_source, g_source_remove);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_pointer (&self->finder, gtk_widget_unparent);
  g_clear_pointer (&self->view, gtk_widget_unparent);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dateline_sidebar_parent_class)->dispose (object);
}

static void
dateline_sidebar_finalize (GObject *object)
{
  DatelineSidebar *self = DATELINE_SIDEBAR (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->sections);
  g_clear_pointer (&self->overview, dateline_overview_unref);
  g_clear_pointer (&self->query, dateline_query_free);
  g_clear_pointer (&self->outline, dateline_sidebar_outline_free);

  G_OBJECT_CLASS (dateline_sidebar_parent_class)->finalize (object);
}

static void
dateline_sidebar_get_property (GObject *object,
                               guint id,
                               GValue *value,
                               GParamSpec *pspec)
{
  DatelineSidebar *self = DATELINE_SIDEBAR (object);

  switch (id)
    {
    case PROP_OVERVIEW:
      g_value_set_boxed (value, self->overview);
      break;
    case PROP_HIDES_READ:
      g_value_set_boolean (value, self->hides_read);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dateline_sidebar_set_property (GObject *object,
                               guint id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_HIDES_READ:
      dateline_sidebar_set_hides_read (DATELINE_SIDEBAR (object),
                                       g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
install_arranging_signals (void)
{
  /**
   * DatelineSidebar::arranging:
   * @self: the sidebar
   * @arrangement: what is to be changed
   * @text: a sentence for the person that says it was
   *
   * Feeds or categories were dragged, renamed or removed. A host that returns %TRUE makes
   * the change, by dateline_store_arrange_async(), and offers to undo it. Without one the
   * sidebar makes it.
   *
   * Returns: whether the host sees to it
   */
  signals[SIGNAL_ARRANGING] = g_signal_new ("arranging",
                                            DATELINE_TYPE_SIDEBAR,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            g_signal_accumulator_true_handled,
                                            NULL,
                                            NULL,
                                            G_TYPE_BOOLEAN,
                                            2,
                                            DATELINE_TYPE_ARRANGEMENT,
                                            G_TYPE_STRING);
  /**
   * DatelineSidebar::link-dropped:
   * @self: the sidebar
   * @uri: what was dropped, from outside and not looked at
   *
   * A link was dropped on the sidebar, which may be that of a feed or of a page with one.
   */
  signals[SIGNAL_LINK_DROPPED] = g_signal_new ("link-dropped",
                                               DATELINE_TYPE_SIDEBAR,
                                               G_SIGNAL_RUN_LAST,
                                               0,
                                               NULL,
                                               NULL,
                                               NULL,
                                               G_TYPE_NONE,
                                               1,
                                               G_TYPE_STRING);
}

static void
dateline_sidebar_class_init (DatelineSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dateline_sidebar_dispose;
  object_class->finalize = dateline_sidebar_finalize;
  object_class->get_property = dateline_sidebar_get_property;
  object_class->set_property = dateline_sidebar_set_property;
  widget_class->grab_focus = dateline_sidebar_grab_focus;
  widget_class->focus = dateline_list_focus_move;
  widget_class->root = dateline_sidebar_root;

  /**
   * DatelineSidebar:overview:
   *
   * The feeds, categories and counts as last read; %NULL before the first time.
   */
  properties[PROP_OVERVIEW] =
      g_param_spec_boxed ("overview",
                          NULL,
                          NULL,
                          DATELINE_TYPE_OVERVIEW,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * DatelineSidebar:hides-read:
   *
   * Whether feeds and categories without unread stories are left out, but for the one
   * that is shown.
   */
  properties[PROP_HIDES_READ] = g_param_spec_boolean (
      "hides-read",
      NULL,
      NULL,
      FALSE,
      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * DatelineSidebar::query-selected:
   * @self: the sidebar
   * @query: what the row stands for
   *
   * A row was chosen, perhaps the one that was selected already.
   */
  signals[SIGNAL_QUERY_SELECTED] =
      g_signal_new ("query-selected",
                    DATELINE_TYPE_SIDEBAR,
                    G_SIGNAL_RUN_LAST,
                    0,
                    NULL,
                    NULL,
                    NULL,
                    G_TYPE_NONE,
                    1,
                    DATELINE_TYPE_QUERY | G_SIGNAL_TYPE_STATIC_SCOPE);
  /**
   * DatelineSidebar::problems-selected:
   * @self: the sidebar
   *
   * The row of the feeds with problems was chosen, which has no query.
   */
  signals[SIGNAL_PROBLEMS_SELECTED] = g_signal_new ("problems-selected",
                                                    DATELINE_TYPE_SIDEBAR,
                                                    G_SIGNAL_RUN_LAST,
                                                    0,
                                                    NULL,
                                                    NULL,
                                                    NULL,
                                                    G_TYPE_NONE,
                                                    0);
  /**
   * DatelineSidebar::activated:
   * @self: the sidebar
   *
   * What was chosen is wanted in front: its row was pressed, Enter was hit on it, or it
   * was gone to by name. Who walks over the rows with the arrows only looks.
   */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated",
                                            DATELINE_TYPE_SIDEBAR,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            0);
  install_arranging_signals ();

  dateline_sidebar_install_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "datelinesidebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dateline_sidebar_init (DatelineSidebar *self)
{
  self->outline = dateline_sidebar_outline_new ();
  self->cancellable = g_cancellable_new ();
}

/**
 * dateline_sidebar_new:
 * @store: an open store
 * @loader: (nullable): where icons come from; %NULL for none
 *
 * Makes a sidebar that follows a store.
 *
 * Returns: (transfer floating): a new sidebar
 */
GtkWidget *
dateline_sidebar_new (DatelineStore *store, DatelinePictureLoader *loader)
{
  DatelineSidebar *self;

  g_return_val_if_fail (DATELINE_IS_STORE (store), NULL);

  self = g_object_new (DATELINE_TYPE_SIDEBAR, NULL);
  self->store = g_object_ref (store);
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
      GTK_ORIENTATION_VERTICAL);
  self->finder = dateline_sidebar_finder_new (self->outline);
  gtk_widget_set_parent (self->finder, GTK_WIDGET (self));
  self->view = dateline_sidebar_view_new (self->outline, loader);
  gtk_widget_set_vexpand (self->view, TRUE);
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
  dateline_sidebar_connect_view (self);
  g_signal_connect_swapped (self->view,
                            "link-dropped",
                            G_CALLBACK (link_dropped_cb),
                            self);
  g_signal_connect_swapped (self->view,
                            "place-chosen",
                            G_CALLBACK (place_chosen_cb),
                            self);
  g_signal_connect_swapped (self->view, "activated", G_CALLBACK (activated_cb), self);
  dateline_sidebar_follow_store (self);
  return GTK_WIDGET (self);
}

/**
 * dateline_sidebar_get_overview:
 * @self: a sidebar
 *
 * Gets the feeds, categories and counts as they were last read from the store.
 *
 * Returns: (transfer none) (nullable): the overview; %NULL before the first was read
 */
DatelineOverview *
dateline_sidebar_get_overview (DatelineSidebar *self)
{
  g_return_val_if_fail (DATELINE_IS_SIDEBAR (self), NULL);

  return self->overview;
}

/**
 * dateline_sidebar_get_hides_read:
 * @self: a sidebar
 *
 * Gets [property@Sidebar:hides-read].
 *
 * Returns: %TRUE if what has nothing unread is left out
 */
gboolean
dateline_sidebar_get_hides_read (DatelineSidebar *self)
{
  g_return_val_if_fail (DATELINE_IS_SIDEBAR (self), FALSE);

  return self->hides_read;
}

/**
 * dateline_sidebar_set_hides_read:
 * @self: a sidebar
 * @hides_read: whether to leave out what has nothing unread
 *
 * Sets [property@Sidebar:hides-read].
 */
void
dateline_sidebar_set_hides_read (DatelineSidebar *self, gboolean hides_read)
{
  g_return_if_fail (DATELINE_IS_SIDEBAR (self));

  if (self->hides_read == !!hides_read)
    return;
  self->hides_read = !!hides_read;
  dateline_sidebar_outline_set_hides_read (self->outline, self->hides_read);
  dateline_sidebar_queue_show (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIDES_READ]);
}

/**
 * dateline_sidebar_set_query:
 * @self: a sidebar
 * @query: what the host shows
 *
 * Selects the row that stands for @query, or none, without emitting
 * #DatelineSidebar::query-selected. The row of a feed or a category stands for it also
 * while further filters narrow it down.
 */
void
dateline_sidebar_set_query (DatelineSidebar *self, const DatelineQuery *query)
{
  g_return_if_fail (DATELINE_IS_SIDEBAR (self));
  g_return_if_fail (query != NULL);

  self->problems = FALSE;
  if (query != self->query)
    {
      g_clear_pointer (&self->query, dateline_query_free);
      self->query = dateline_query_copy (query);
    }
  dateline_sidebar_select_row (self, TRUE);
}

/**
 * dateline_sidebar_select_problems:
 * @self: a sidebar
 *
 * Selects the row of the feeds with problems, if there is one, without emitting
 * #DatelineSidebar::problems-selected.
 */
void
dateline_sidebar_select_problems (DatelineSidebar *self)
{
  g_return_if_fail (DATELINE_IS_SIDEBAR (self));

  self->problems = TRUE;
  dateline_sidebar_select_row (self, TRUE);
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The headlines of an edition: its view, the selection, what is said when there are none,
 * and the word that new stories have come. Main context only.
 */

#include "dateline-gtk/headlines/dateline-headline-list-private.h"

#include "dateline-gtk/headlines/dateline-headline-empty-private.h"
#include "dateline-gtk/headlines/dateline-headline-passing-private.h"
#include "dateline-gtk/headlines/dateline-headline-place-private.h"
#include "dateline-gtk/headlines/dateline-headline-view-private.h"
#include "dateline-gtk/headlines/dateline-new-stories-private.h"
#include "dateline-gtk/images/dateline-list-focus-private.h"
#include "dateline-gtk/images/dateline-style-private.h"

/**
 * DatelineHeadlineList:
 *
 * The headlines of a #DatelineEdition, grouped by day or by feed as its query asks, in a
 * scrolled window of its own.
 * Arrows, Home, End and the page keys move the selection, with Shift they stretch it;
 * Ctrl adds to it, and Escape takes all but the last story out of it again. Whether the
 * selection alone opens a story is for the host to decide: watch
 * #DatelineHeadlineList:selected-id for that, and #DatelineHeadlineList::story-activated
 * for a press or Enter. Main context only.
 */
G_DEFINE_FINAL_TYPE (DatelineHeadlineList, dateline_headline_list, GTK_TYPE_WIDGET)

G_DEFINE_ENUM_TYPE (DatelineDensity,
                    dateline_density,
                    G_DEFINE_ENUM_VALUE (DATELINE_DENSITY_COMFORTABLE, "comfortable"),
                    G_DEFINE_ENUM_VALUE (DATELINE_DENSITY_COMPACT, "compact"),
                    G_DEFINE_ENUM_VALUE (DATELINE_DENSITY_CARD, "card"))

enum
{
  PROP_SELECTED_ID = 1,
  PROP_N_SELECTED,
  PROP_DENSITY,
  N_PROPERTIES,
};

enum
{
  SIGNAL_STORY_ACTIVATED,
  SIGNAL_FEED_ACTIVATED,
  SIGNAL_NO_UNREAD,
  SIGNAL_CREATE_MENU,
  SIGNAL_STORIES_PASSED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static void
story_activated_cb (DatelineHeadlineList *self, gint64 id)
{
  dateline_headline_list_select (self, id);
  g_signal_emit (self, signals[SIGNAL_STORY_ACTIVATED], 0, id);
}

static void
new_stories_clicked_cb (DatelineHeadlineList *self)
{
  dateline_edition_reload (self->edition);
  dateline_headline_list_scroll_to_new (self);
}

static void
feed_activated_cb (DatelineHeadlineList *self, gint64 feed_id)
{
  g_signal_emit (self, signals[SIGNAL_FEED_ACTIVATED], 0, feed_id);
}

/* Where one story is selected the key is for others. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  return dateline_headline_list_select_one (DATELINE_HEADLINE_LIST (widget));
}

static void
dateline_headline_list_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dateline_headline_list_parent_class)->map (widget);

  dateline_headline_list_queue_scroll (DATELINE_HEADLINE_LIST (widget));
  dateline_headline_list_resume_jump (DATELINE_HEADLINE_LIST (widget));
}

static gboolean
dateline_headline_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DATELINE_HEADLINE_LIST (widget)->view);
}

static void
dateline_headline_list_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dateline_headline_list_parent_class)->root (widget);

  dateline_style_ensure (gtk_widget_get_display (widget));
  dateline_headline_list_resume_jump (DATELINE_HEADLINE_LIST (widget));
}

static void
dateline_headline_list_dispose (GObject *object)
{
  DatelineHeadlineList *self = DATELINE_HEADLINE_LIST (object);

  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  dateline_headline_list_leave_place (self);
  g_clear_pointer (&self->passing, dateline_headline_passing_free);
  g_clear_handle_id (&self->settle_source, g_source_remove);
  g_clear_handle_id (&self->scroll_source, g_source_remove);
  if (self->edition != NULL)
    g_signal_handlers_disconnect_by_data (self->edition, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->kept, g_array_unref);
  g_clear_object (&self->edition);

  G_OBJECT_CLASS (dateline_headline_list_parent_class)->dispose (object);
}

static void
dateline_headline_list_get_property (GObject *object,
                                     guint id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  DatelineHeadlineList *self = DATELINE_HEADLINE_LIST (object);

  switch (id)
    {
    case PROP_SELECTED_ID:
      g_value_set_int64 (value, self->selected_id);
      break;
    case PROP_N_SELECTED:
      g_value_set_uint (value, dateline_headline_list_get_n_selected (self));
      break;
    case PROP_DENSITY:
      g_value_set_enum (value, dateline_headline_list_get_density (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dateline_headline_list_set_property (GObject *object,
                                     guint id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_DENSITY:
      dateline_headline_list_set_density (DATELINE_HEADLINE_LIST (object),
                                          g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  /**
   * DatelineHeadlineList:selected-id:
   *
   * The number of the story that was selected last, 0 for none. It is kept while the
   * edition is reloaded, and becomes 0 when the story is not in the new list.
   */
  properties[PROP_SELECTED_ID] = g_param_spec_int64 (
      "selected-id",
      NULL,
      NULL,
      G_MININT64,
      G_MAXINT64,
      0,
      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * DatelineHeadlineList:n-selected:
   *
   * How many stories are selected.
   */
  properties[PROP_N_SELECTED] = g_param_spec_uint (
      "n-selected",
      NULL,
      NULL,
      0,
      G_MAXUINT,
      0,
      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * DatelineHeadlineList:density:
   *
   * How much of a story its headline shows.
   */
  properties[PROP_DENSITY] = g_param_spec_enum (
      "density",
      NULL,
      NULL,
      DATELINE_TYPE_DENSITY,
      DATELINE_DENSITY_COMFORTABLE,
      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

/* One that brings a number of the store, or nothing. */
static guint
add_signal (const char *name, guint n_numbers)
{
  return g_signal_new (name,
                       DATELINE_TYPE_HEADLINE_LIST,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       n_numbers,
                       G_TYPE_INT64);
}

static void
install_signals (void)
{
  /**
   * DatelineHeadlineList::story-activated:
   * @self: the list
   * @id: the story's number in the store
   *
   * A story was pressed, or Enter was hit on it. It is selected by then.
   */
  signals[SIGNAL_STORY_ACTIVATED] = add_signal ("story-activated", 1);
  /**
   * DatelineHeadlineList::feed-activated:
   * @self: the list
   * @feed_id: the feed's number in the store
   *
   * The heading of a feed was pressed, which is there where stories are grouped by feed.
   */
  signals[SIGNAL_FEED_ACTIVATED] = add_signal ("feed-activated", 1);
  /**
   * DatelineHeadlineList::no-unread:
   * @self: the list
   *
   * dateline_headline_list_move_to_unread() had to ask the store, and there is no unread
   * story besides the selected one.
   */
  signals[SIGNAL_NO_UNREAD] = add_signal ("no-unread", 0);

  /**
   * DatelineHeadlineList::create-menu:
   * @self: the list
   *
   * A context menu is asked for, by the pointer or by a key. What it offers is meant for
   * the stories that are selected.
   *
   * Returns: (transfer full) (nullable): the menu, %NULL for none
   */
  signals[SIGNAL_CREATE_MENU] = g_signal_new ("create-menu",
                                              DATELINE_TYPE_HEADLINE_LIST,
                                              G_SIGNAL_RUN_LAST,
                                              0,
                                              g_signal_accumulator_first_wins,
                                              NULL,
                                              NULL,
                                              G_TYPE_MENU_MODEL,
                                              0);

  /**
   * DatelineHeadlineList::create-files:
   * @self: the list
   * @headlines: (element-type DatelineHeadline): what is dragged
   *
   * Stories are about to be dragged out of the list. What the host provides is offered to
   * those who take files, instead of the stories' links, which all others get.
   *
   * Returns: (transfer full) (nullable): files of these stories, %NULL for none
   */
  g_signal_new ("create-files",
                DATELINE_TYPE_HEADLINE_LIST,
                G_SIGNAL_RUN_LAST,
                0,
                g_signal_accumulator_first_wins,
                NULL,
                NULL,
                GDK_TYPE_CONTENT_PROVIDER,
                1,
                G_TYPE_PTR_ARRAY);

  /**
   * DatelineHeadlineList::stories-passed:
   * @self: the list
   * @ids: (element-type gint64): the stories' numbers in the store
   *
   * A person has scrolled stories that were in view out of it, past the top. It is told
   * once of all that a stretch of scrolling has passed, a moment after its end. What the
   * program scrolls by itself, and the keys that move the selection, pass nothing.
   */
  signals[SIGNAL_STORIES_PASSED] = g_signal_new ("stories-passed",
                                                 DATELINE_TYPE_HEADLINE_LIST,
                                                 G_SIGNAL_RUN_LAST,
                                                 0,
                                                 NULL,
                                                 NULL,
                                                 NULL,
                                                 G_TYPE_NONE,
                                                 1,
                                                 G_TYPE_ARRAY);
}

static void
dateline_headline_list_class_init (DatelineHeadlineListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dateline_headline_list_dispose;
  object_class->get_property = dateline_headline_list_get_property;
  object_class->set_property = dateline_headline_list_set_property;
  widget_class->map = dateline_headline_list_map;
  widget_class->root = dateline_headline_list_root;
  widget_class->grab_focus = dateline_headline_list_grab_focus;
  widget_class->focus = dateline_list_focus_move;

  install_properties (object_class);
  install_signals ();
  dateline_headline_list_install_menu (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "datelineheadlinelist");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dateline_headline_list_init (DatelineHeadlineList *self)
{
  self->new_stories = dateline_new_stories_new ();
  g_signal_connect_swapped (self->new_stories,
                            "clicked",
                            G_CALLBACK (new_stories_clicked_cb),
                            self);

  self->empty = dateline_headline_empty_new ();
  self->stack = gtk_stack_new ();
  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), self->stack);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->new_stories);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  dateline_headline_list_add_menu (self);
  dateline_headline_list_add_drag (self);
}

/**
 * dateline_headline_list_new:
 * @edition: what is listed
 * @loader: (nullable): where thumbnails and icons come from; %NULL for none
 *
 * Makes a list of an edition's headlines.
 *
 * Returns: (transfer floating): a new list
 */
GtkWidget *
dateline_headline_list_new (DatelineEdition *edition, DatelinePictureLoader *loader)
{
  DatelineHeadlineList *self;

  g_return_val_if_fail (DATELINE_IS_EDITION (edition), NULL);

  self = g_object_new (DATELINE_TYPE_HEADLINE_LIST, NULL);
  self->edition = g_object_ref (edition);

  dateline_headline_list_follow_edition (self, loader);
  self->passing = dateline_headline_passing_new (self);
  g_signal_connect_swapped (self->view,
                            "story-activated",
                            G_CALLBACK (story_activated_cb),
                            self);
  g_signal_connect_swapped (self->view,
                            "feed-activated",
                            G_CALLBACK (feed_activated_cb),
                            self);
  return GTK_WIDGET (self);
}

/**
 * dateline_headline_list_get_edition:
 * @self: a list
 *
 * Gets what is listed.
 *
 * Returns: (transfer none): the edition
 */
DatelineEdition *
dateline_headline_list_get_edition (DatelineHeadlineList *self)
{
  g_return_val_if_fail (DATELINE_IS_HEADLINE_LIST (self), NULL);

  return self->edition;
}

/**
 * dateline_headline_list_get_density:
 * @self: a list
 *
 * Gets how much of a story its headline shows.
 *
 * Returns: the density
 */
DatelineDensity
dateline_headline_list_get_density (DatelineHeadlineList *self)
{
  g_return_val_if_fail (DATELINE_IS_HEADLINE_LIST (self), DATELINE_DENSITY_COMFORTABLE);

  return dateline_headline_view_get_density (DATELINE_HEADLINE_VIEW (self->view));
}

/**
 * dateline_headline_list_set_density:
 * @self: a list
 * @density: how much of a story its headline shows
 *
 * Shows more of each story, or more stories. What is selected stays in view.
 */
void
dateline_headline_list_set_density (DatelineHeadlineList *self, DatelineDensity density)
{
  g_return_if_fail (DATELINE_IS_HEADLINE_LIST (self));

  if (dateline_headline_list_get_density (self) == density)
    return;
  dateline_headline_view_set_density (DATELINE_HEADLINE_VIEW (self->view), density);
  dateline_headline_list_queue_scroll (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DENSITY]);
}

/**
 * dateline_headline_list_scroll_to_top:
 * @self: a list
 *
 * Shows the first stories; the selection stays. While the edition is being loaded, those
 * of the list that is to come.
 */
void
dateline_headline_list_scroll_to_top (DatelineHeadlineList *self)
{
  g_return_if_fail (DATELINE_IS_HEADLINE_LIST (self));

  dateline_headline_list_leave_place (self);
  self->to_top = TRUE;
  dateline_headline_list_queue_settle (self);
}

/**
 * dateline_headline_list_set_overview:
 * @self: a list
 * @overview: (nullable): what is known of feeds
 *
 * Lets the headings of feeds say how many of their stories are unread, and a list without
 * stories why there is none of its feed.
 */
void
dateline_headline_list_set_overview (DatelineHeadlineList *self,
                                     DatelineOverview *overview)
{
  g_return_if_fail (DATELINE_IS_HEADLINE_LIST (self));

  dateline_headline_view_set_overview (DATELINE_HEADLINE_VIEW (self->view), overview);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->edition)) == 0)
    dateline_headline_list_queue_settle (self);
}

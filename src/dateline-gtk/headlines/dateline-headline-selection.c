/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A selection of many stories as a set of places. The list view says what it selects, not
 * where its cursor is: a range goes from the story that was selected alone before, the
 * anchor, to the one that is meant now. Main context only.
 */

#include "dateline-gtk/headlines/dateline-headline-selection-private.h"

#include "dateline-gtk/headlines/dateline-headline-telling-private.h"

struct _DatelineHeadlineSelection
{
  GObject parent_instance;

  GListModel *model;
  GtkBitset *selected;
  guint anchor;
  guint current;

  DatelineHeadlineTelling *telling;
  gboolean was_selected; /* of the list that went, as its rows still say */
};

static void dateline_headline_selection_list_model_init (GListModelInterface *iface);
static void
dateline_headline_selection_selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (
    DatelineHeadlineSelection,
    dateline_headline_selection,
    G_TYPE_OBJECT,
    G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dateline_headline_selection_list_model_init)
        G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                               dateline_headline_selection_selection_model_init))

static GType
get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  return dateline_headline_telling_get_n_told (
      DATELINE_HEADLINE_SELECTION (model)->telling);
}

/* A place is not its story, which may become another: a list view is not told which one
 * it is, but keeps it from being forgotten. */
static gpointer
get_item (GListModel *model, guint position)
{
  DatelineHeadlineSelection *self = DATELINE_HEADLINE_SELECTION (model);
  DatelineStory *story;
  GObject *place;

  if (position >= get_n_items (model))
    return NULL;
  story = dateline_headline_selection_get_story (self, position);
  place = g_object_new (G_TYPE_OBJECT, NULL);
  if (story != NULL)
    g_object_set_data_full (place, "story", story, g_object_unref);
  return place;
}

static void
dateline_headline_selection_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (DATELINE_HEADLINE_SELECTION (model)->selected, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_bitset_ref (DATELINE_HEADLINE_SELECTION (model)->selected);
}

/* In one set of @mask what is in @selected. */
static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  DatelineHeadlineSelection *self = DATELINE_HEADLINE_SELECTION (model);
  g_autoptr (GtkBitset) changes = gtk_bitset_copy (self->selected);
  guint first, last;

  gtk_bitset_difference (changes, selected);
  gtk_bitset_intersect (changes, mask);
  if (gtk_bitset_is_empty (changes))
    {
      gtk_selection_model_selection_changed (model, 0, get_n_items (G_LIST_MODEL (self)));
      return TRUE;
    }

  gtk_bitset_difference (self->selected, changes);
  if (!gtk_bitset_contains (self->selected, self->current))
    self->current = gtk_bitset_is_empty (self->selected)
                        ? GTK_INVALID_LIST_POSITION
                        : gtk_bitset_get_maximum (self->selected);
  first = gtk_bitset_get_minimum (changes);
  last = gtk_bitset_get_maximum (changes);
  gtk_selection_model_selection_changed (model, first, last - first + 1);
  return TRUE;
}

static gboolean
set_range (DatelineHeadlineSelection *self,
           guint position,
           guint n_items,
           gboolean value,
           gboolean unselect_rest)
{
  g_autoptr (GtkBitset) range = gtk_bitset_new_range (position, n_items);
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, get_n_items (G_LIST_MODEL (self)));
  g_autoptr (GtkBitset) none = gtk_bitset_new_empty ();

  return set_selection (GTK_SELECTION_MODEL (self),
                        value ? range : none,
                        unselect_rest ? all : range);
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  DatelineHeadlineSelection *self = DATELINE_HEADLINE_SELECTION (model);

  /* There is nothing in that row any more. */
  if (position >= g_list_model_get_n_items (self->model))
    return FALSE;
  self->anchor = self->current = position;
  return set_range (self, position, 1, TRUE, unselect_rest);
}

static gboolean
unselect_item (GtkSelectionModel *model, guint position)
{
  DatelineHeadlineSelection *self = DATELINE_HEADLINE_SELECTION (model);

  self->anchor = position;
  return set_range (self, position, 1, FALSE, FALSE);
}

static gboolean
select_range (GtkSelectionModel *model,
              guint position,
              guint n_items,
              gboolean unselect_rest)
{
  DatelineHeadlineSelection *self = DATELINE_HEADLINE_SELECTION (model);
  guint last = position + n_items - 1;

  if (last >= g_list_model_get_n_items (self->model))
    return FALSE;
  self->current = self->anchor == last ? position : last;
  return set_range (self, position, n_items, TRUE, unselect_rest);
}

static gboolean
unselect_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return set_range (DATELINE_HEADLINE_SELECTION (model), position, n_items, FALSE, FALSE);
}

/* The story that was selected last stays so. */
static gboolean
select_all (GtkSelectionModel *model)
{
  DatelineHeadlineSelection *self = DATELINE_HEADLINE_SELECTION (model);
  guint n_items = g_list_model_get_n_items (self->model);

  dateline_headline_telling_complete (self->telling);
  return n_items > 0 && set_range (self, 0, n_items, TRUE, TRUE);
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  guint n_items = get_n_items (G_LIST_MODEL (model));

  return n_items > 0 &&
         set_range (DATELINE_HEADLINE_SELECTION (model), 0, n_items, FALSE, TRUE);
}

static void
dateline_headline_selection_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->select_range = select_range;
  iface->unselect_range = unselect_range;
  iface->select_all = select_all;
  iface->unselect_all = unselect_all;
  iface->set_selection = set_selection;
}

static guint
shift (guint place, guint position, guint n_removed, guint n_added)
{
  if (place == GTK_INVALID_LIST_POSITION || place < position)
    return place;
  return place < position + n_removed ? GTK_INVALID_LIST_POSITION
                                      : place - n_removed + n_added;
}

/* Rows that served the list before show what was selected in that. */
static void
forget_selected (DatelineHeadlineSelection *self)
{
  guint n_items = get_n_items (G_LIST_MODEL (self));

  self->was_selected = FALSE;
  if (n_items > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n_items);
}

static void
items_changed_cb (DatelineHeadlineSelection *self,
                  guint position,
                  guint n_removed,
                  guint n_added)
{
  gboolean had_selected = !gtk_bitset_is_empty (self->selected);

  gtk_bitset_splice (self->selected, position, n_removed, n_added);
  self->anchor = shift (self->anchor, position, n_removed, n_added);
  self->current = shift (self->current, position, n_removed, n_added);
  dateline_headline_telling_follow (self->telling, position, n_removed, n_added);
  if (dateline_headline_telling_is_waiting (self->telling))
    self->was_selected = had_selected;
  else if (self->was_selected)
    forget_selected (self);
}

static void
dateline_headline_selection_dispose (GObject *object)
{
  DatelineHeadlineSelection *self = DATELINE_HEADLINE_SELECTION (object);

  g_signal_handlers_disconnect_by_data (self->model, self);

  G_OBJECT_CLASS (dateline_headline_selection_parent_class)->dispose (object);
}

static void
dateline_headline_selection_finalize (GObject *object)
{
  DatelineHeadlineSelection *self = DATELINE_HEADLINE_SELECTION (object);

  dateline_headline_telling_free (self->telling);
  g_object_unref (self->model);
  gtk_bitset_unref (self->selected);

  G_OBJECT_CLASS (dateline_headline_selection_parent_class)->finalize (object);
}

static void
dateline_headline_selection_class_init (DatelineHeadlineSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dateline_headline_selection_dispose;
  object_class->finalize = dateline_headline_selection_finalize;
}

static void
dateline_headline_selection_init (DatelineHeadlineSelection *self)
{
  self->selected = gtk_bitset_new_empty ();
  self->anchor = GTK_INVALID_LIST_POSITION;
  self->current = GTK_INVALID_LIST_POSITION;
}

DatelineHeadlineSelection *
dateline_headline_selection_new (GListModel *model)
{
  DatelineHeadlineSelection *self = g_object_new (DATELINE_TYPE_HEADLINE_SELECTION, NULL);

  self->model = g_object_ref (model);
  self->telling = dateline_headline_telling_new (model, G_LIST_MODEL (self));
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (items_changed_cb), self);
  return self;
}

void
dateline_headline_selection_set_view (DatelineHeadlineSelection *self,
                                      DatelineHeadlineView *view)
{
  dateline_headline_telling_set_view (self->telling, view);
}

DatelineStory *
dateline_headline_selection_get_story (DatelineHeadlineSelection *self, guint position)
{
  return g_list_model_get_item (self->model, position);
}

void
dateline_headline_selection_reach (DatelineHeadlineSelection *self, guint position)
{
  if (position >= get_n_items (G_LIST_MODEL (self)))
    dateline_headline_telling_complete (self->telling);
}

guint
dateline_headline_selection_get_current (DatelineHeadlineSelection *self)
{
  return self->current;
}

guint
dateline_headline_selection_get_n_selected (DatelineHeadlineSelection *self)
{
  return gtk_bitset_get_size (self->selected);
}

void
dateline_headline_selection_set (DatelineHeadlineSelection *self,
                                 GtkBitset *selected,
                                 guint current)
{
  g_autoptr (GtkBitset) all = NULL;

  if (!gtk_bitset_is_empty (selected))
    dateline_headline_selection_reach (self, gtk_bitset_get_maximum (selected));
  all = gtk_bitset_new_range (0, get_n_items (G_LIST_MODEL (self)));
  self->current = current;
  if (self->anchor == GTK_INVALID_LIST_POSITION)
    self->anchor = current;
  set_selection (GTK_SELECTION_MODEL (self), selected, all);
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where categories are chosen, several at once, the publishers' and the reader's alike.
 * They are read from the store each time the popover opens, and counted in what is
 * listed; typing narrows them. Main context only.
 */

#include "dateline-gtk/reader/dateline-category-popover-private.h"

#include "dateline-gtk/images/dateline-presence-private.h"
#include "dateline-gtk/reader/dateline-category-choice-private.h"
#include "dateline-gtk/reader/dateline-filter-choices-private.h"

#include <glib/gi18n-lib.h>

#define WIDTH 260
#define MAX_HEIGHT 280

struct _DatelineCategoryPopover
{
  GtkPopover parent_instance;

  DatelineStore *store;
  DatelineQuery *query;
  GCancellable *counting;
  GListStore *choices;
  GtkFilter *filter;
  char *words; /* folded; NULL for all */
  GtkFilterListModel *matches;
  GtkWidget *entry;
  GtkWidget *stack;
  GtkWidget *list;
  GtkWidget *empty;
  GtkWidget *all; /* a check button */
  DatelineFilterChoices *others;
  gboolean is_filled; /* since it was opened */
};

G_DEFINE_FINAL_TYPE (DatelineCategoryPopover, dateline_category_popover, GTK_TYPE_POPOVER)

static guint signal_query_changed;

static void
update_page (DatelineCategoryPopover *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->choices)) > 0;
  gboolean matches = g_list_model_get_n_items (G_LIST_MODEL (self->matches)) > 0;

  gtk_label_set_label (GTK_LABEL (self->empty),
                       any ? _ ("No category matches") : _ ("No categories yet"));
  gtk_stack_set_visible_child (GTK_STACK (self->stack),
                               matches ? self->list : self->empty);
}

static void
toggle (DatelineCategoryPopover *self, guint position)
{
  g_autoptr (DatelineCategoryChoice) choice =
      g_list_model_get_item (G_LIST_MODEL (self->matches), position);
  g_autoptr (DatelineQuery) query = NULL;
  const char *name;

  if (choice == NULL)
    return;

  name = dateline_category_choice_get_name (choice);
  query = dateline_query_copy (self->query);
  if (dateline_category_choice_is_chosen (choice))
    dateline_query_remove_category (query, name);
  else
    dateline_query_add_category (query, name);
  dateline_category_popover_set_query (self, query);
  g_signal_emit (self, signal_query_changed, 0, query);
}

static void
list_activated_cb (DatelineCategoryPopover *self, guint position)
{
  toggle (self, position);
}

static void
entry_activated_cb (DatelineCategoryPopover *self)
{
  toggle (self, 0);
}

static void
search_changed_cb (DatelineCategoryPopover *self)
{
  g_free (self->words);
  self->words =
      dateline_category_fold (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_page (self);
}

static gboolean
match_cb (gpointer choice, gpointer user_data)
{
  DatelineCategoryPopover *self = user_data;

  return dateline_category_choice_matches (choice, self->words);
}

static DatelineCategoryChoice *
make_choice (DatelineCategoryPopover *self, DatelineCategory *category)
{
  const char *name = dateline_category_get_name (category);

  return dateline_category_choice_new (name,
                                       dateline_category_get_n_stories (category),
                                       dateline_category_get_n_feeds (category),
                                       dateline_query_has_category (self->query, name));
}

static void
fill (DatelineCategoryPopover *self, GPtrArray *categories)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DatelineQuery) unknown = dateline_query_copy (self->query);
  const char *const *names;

  /* What is asked for and no longer there has to be there to be taken back. */
  for (guint i = 0; i < categories->len; i++)
    {
      g_ptr_array_add (choices, make_choice (self, categories->pdata[i]));
      dateline_query_remove_category (unknown,
                                      dateline_category_get_name (categories->pdata[i]));
    }
  for (names = dateline_query_get_categories (unknown); *names != NULL; names++)
    g_ptr_array_add (choices, dateline_category_choice_new (*names, 0, 0, TRUE));

  g_ptr_array_sort (choices, dateline_category_choice_compare);
  g_list_store_splice (self->choices,
                       0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->choices)),
                       choices->pdata,
                       choices->len);
  update_page (self);
}

/* What is there gets its new number where it is. */
static void
update_counts (DatelineCategoryPopover *self, GPtrArray *categories)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < categories->len; i++)
    g_hash_table_insert (
        counts,
        (gpointer) dateline_category_get_name (categories->pdata[i]),
        GUINT_TO_POINTER (dateline_category_get_n_stories (categories->pdata[i])));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->choices)); i++)
    {
      g_autoptr (DatelineCategoryChoice) choice =
          g_list_model_get_item (G_LIST_MODEL (self->choices), i);

      dateline_category_choice_set_n_stories (
          choice,
          GPOINTER_TO_UINT (
              g_hash_table_lookup (counts, dateline_category_choice_get_name (choice))));
    }
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineCategoryPopover) self = user_data;
  g_autoptr (GPtrArray) categories =
      dateline_store_count_categories_finish (DATELINE_STORE (source), result, NULL);

  if (categories == NULL || self->store == NULL)
    return;
  if (self->is_filled)
    update_counts (self, categories);
  else
    fill (self, categories);
  self->is_filled = TRUE;
}

/* Counts them in what is listed: where one of them is enough, as if none were asked for;
 * else beside those that are. */
static void
count (DatelineCategoryPopover *self)
{
  g_autoptr (DatelineQuery) query = dateline_query_copy (self->query);
  const char *const *names = dateline_query_get_categories (self->query);

  for (; !dateline_query_get_all_categories (query) && *names != NULL; names++)
    dateline_query_remove_category (query, *names);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  dateline_store_count_categories_async (self->store,
                                         query,
                                         self->counting,
                                         counted_cb,
                                         g_object_ref (self));
}

static void
all_toggled_cb (DatelineCategoryPopover *self)
{
  g_autoptr (DatelineQuery) query = NULL;
  gboolean all = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->all));

  if (all == dateline_query_get_all_categories (self->query))
    return;
  query = dateline_query_copy (self->query);
  dateline_query_set_all_categories (query, all);
  dateline_category_popover_set_query (self, query);
  g_signal_emit (self, signal_query_changed, 0, query);
}

static void
others_changed_cb (GtkWidget *others, DatelineQuery *query, gpointer user_data)
{
  DatelineCategoryPopover *self = user_data;

  dateline_category_popover_set_query (self, query);
  g_signal_emit (self, signal_query_changed, 0, query);
}

static void
dateline_category_popover_show (GtkWidget *widget)
{
  DatelineCategoryPopover *self = DATELINE_CATEGORY_POPOVER (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  self->is_filled = FALSE;
  count (self);

  GTK_WIDGET_CLASS (dateline_category_popover_parent_class)->show (widget);
}

/* A row: a check mark that is only looked at, the name and how many stories there are. */
static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *name = gtk_inscription_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_widget_set_can_target (check, FALSE);
  gtk_widget_set_focusable (check, FALSE);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (name),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_valign (name, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_item_set_child (list_item, box);
}

static void
update_row (GtkListItem *list_item)
{
  DatelineCategoryChoice *choice = gtk_list_item_get_item (list_item);
  GtkWidget *box = gtk_list_item_get_child (list_item);
  GtkWidget *check = gtk_widget_get_first_child (box);
  GtkWidget *parent = gtk_widget_get_parent (box);
  g_autofree char *count =
      g_strdup_printf (_ ("%'u"), dateline_category_choice_get_n_stories (choice));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               dateline_category_choice_is_chosen (choice));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), count);
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    dateline_category_choice_get_name (choice),
                                    -1);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  DatelineCategoryChoice *choice = gtk_list_item_get_item (list_item);
  const char *name = dateline_category_choice_get_name (choice);
  GtkWidget *check = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *inscription = gtk_widget_get_next_sibling (check);

  gtk_inscription_set_text (GTK_INSCRIPTION (inscription), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  -1);
  g_signal_connect_swapped (choice, "changed", G_CALLBACK (update_row), list_item);
  update_row (list_item);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (list_item), list_item);
}

static GtkWidget *
make_list (DatelineCategoryPopover *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *selection =
      gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->matches)));
  GtkWidget *list_view, *scrolled_window;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  list_view = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list_view), TRUE);
  gtk_widget_add_css_class (list_view, "dateline-choices");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list_view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Categories"),
                                  -1);
  g_signal_connect_swapped (list_view, "activate", G_CALLBACK (list_activated_cb), self);

  scrolled_window = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled_window),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled_window),
                                                    TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled_window),
                                              MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled_window), list_view);
  return scrolled_window;
}

static void
dateline_category_popover_dispose (GObject *object)
{
  DatelineCategoryPopover *self = DATELINE_CATEGORY_POPOVER (object);

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dateline_category_popover_parent_class)->dispose (object);
}

static void
dateline_category_popover_finalize (GObject *object)
{
  DatelineCategoryPopover *self = DATELINE_CATEGORY_POPOVER (object);

  g_object_unref (self->matches);
  g_object_unref (self->filter);
  g_object_unref (self->choices);
  dateline_query_free (self->query);
  g_free (self->words);

  G_OBJECT_CLASS (dateline_category_popover_parent_class)->finalize (object);
}

static void
dateline_category_popover_class_init (DatelineCategoryPopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dateline_category_popover_dispose;
  object_class->finalize = dateline_category_popover_finalize;
  GTK_WIDGET_CLASS (klass)->show = dateline_category_popover_show;

  signal_query_changed = g_signal_new ("query-changed",
                                       DATELINE_TYPE_CATEGORY_POPOVER,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       1,
                                       DATELINE_TYPE_QUERY);
}

static void
dateline_category_popover_init (DatelineCategoryPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->query = dateline_query_new ();
  self->choices = g_list_store_new (DATELINE_TYPE_CATEGORY_CHOICE);
  self->filter = GTK_FILTER (gtk_custom_filter_new (match_cb, self, NULL));
  self->matches = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->choices)),
                                             g_object_ref (self->filter));

  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _ ("Find a category"), NULL);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->entry),
                                           GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry,
                            "search-changed",
                            G_CALLBACK (search_changed_cb),
                            self);
  g_signal_connect_swapped (self->entry,
                            "activate",
                            G_CALLBACK (entry_activated_cb),
                            self);
  g_signal_connect_swapped (self->entry,
                            "stop-search",
                            G_CALLBACK (gtk_popover_popdown),
                            self);

  self->empty = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->empty, "dim-label");
  self->list = make_list (self);
  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_child (GTK_STACK (self->stack), self->list);
  gtk_stack_add_child (GTK_STACK (self->stack), self->empty);
  dateline_presence_follow_pages (self->stack);
  update_page (self);

  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->stack);
  self->all =
      gtk_check_button_new_with_mnemonic (_ ("In _each of them, not just in one"));
  gtk_widget_add_css_class (self->all, "dateline-each");
  g_signal_connect_swapped (self->all, "toggled", G_CALLBACK (all_toggled_cb), self);
  gtk_box_append (GTK_BOX (box), self->all);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_widget_set_size_request (box, WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "dateline-filter");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Categories"),
                                  -1);
}

GtkWidget *
dateline_category_popover_new (DatelineStore *store)
{
  DatelineCategoryPopover *self = g_object_new (DATELINE_TYPE_CATEGORY_POPOVER, NULL);

  self->store = g_object_ref (store);
  self->others = DATELINE_FILTER_CHOICES (dateline_filter_choices_new (store));
  g_signal_connect (self->others, "query-changed", G_CALLBACK (others_changed_cb), self);
  gtk_box_append (GTK_BOX (gtk_popover_get_child (GTK_POPOVER (self))),
                  GTK_WIDGET (self->others));
  return GTK_WIDGET (self);
}

/* Shows which categories @query asks for. The order stays until the popover opens again,
 * so that nothing moves under the pointer. */
void
dateline_category_popover_set_query (DatelineCategoryPopover *self,
                                     const DatelineQuery *query)
{
  g_autoptr (DatelineQuery) before = self->query;
  DatelineQuery *copy = dateline_query_copy (query);

  self->query = copy;
  dateline_filter_choices_set_query (self->others, copy);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->all),
                               dateline_query_get_all_categories (copy));
  gtk_widget_set_sensitive (self->all,
                            g_strv_length ((GStrv) dateline_query_get_categories (copy)) >
                                1);
  if (self->is_filled && gtk_widget_get_visible (GTK_WIDGET (self)) &&
      !dateline_query_equal (before, copy))
    count (self);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->choices)); i++)
    {
      g_autoptr (DatelineCategoryChoice) choice =
          g_list_model_get_item (G_LIST_MODEL (self->choices), i);

      dateline_category_choice_set_chosen (
          choice,
          dateline_query_has_category (self->query,
                                       dateline_category_choice_get_name (choice)));
    }
}

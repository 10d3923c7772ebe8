/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A line in which an author's name is typed. Below it stand the names that the stories
 * listed bear, the most frequent first, while the line has the keys; what is typed
 * narrows them. Main context only.
 */

#include "dateline-gtk/reader/dateline-author-choice-private.h"

#include <glib/gi18n-lib.h>

#define SPACING 6
#define NAME_KEY "dateline-name"
#define N_SHOWN 6

struct _DatelineAuthorChoice
{
  GtkWidget parent_instance;

  DatelineStore *store;
  DatelineQuery *query;
  GCancellable *counting;
  GtkWidget *entry;
  GtkWidget *list;
  gboolean is_showing; /* what the program types is no choice */
};

static guint signal_query_changed;

G_DEFINE_FINAL_TYPE (DatelineAuthorChoice, dateline_author_choice, GTK_TYPE_WIDGET)

static GtkWidget *
make_row (const DatelineNameCount *author)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  GtkWidget *name = gtk_label_new (dateline_name_count_get_name (author));
  g_autofree char *n =
      g_strdup_printf (_ ("%'u"), dateline_name_count_get_n_stories (author));
  GtkWidget *count = gtk_label_new (n);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dateline_name_count_get_name (author),
                                  -1);
  g_object_set_data_full (G_OBJECT (row),
                          NAME_KEY,
                          g_strdup (dateline_name_count_get_name (author)),
                          g_free);
  return row;
}

static void
clear (DatelineAuthorChoice *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  gtk_widget_set_visible (self->list, FALSE);
}

static gboolean
has_keys (DatelineAuthorChoice *self)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) !=
         0;
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineAuthorChoice) self = user_data;
  g_autoptr (GPtrArray) authors =
      dateline_store_count_authors_finish (DATELINE_STORE (source), result, NULL);

  if (authors == NULL || self->store == NULL)
    return;
  clear (self);
  for (guint i = 0; i < MIN (authors->len, N_SHOWN); i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (authors->pdata[i]));
  gtk_widget_set_visible (self->list, authors->len > 0 && has_keys (self));
}

static const char *
get_text (DatelineAuthorChoice *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/* Lists the names that fit. A name that was chosen as it is needs no others. */
static void
count (DatelineAuthorChoice *self)
{
  const char *text = get_text (self);
  const char *asked = dateline_query_get_author (self->query);

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  dateline_store_count_authors_async (self->store,
                                      self->query,
                                      g_strcmp0 (text, asked) == 0 ? "" : text,
                                      self->counting,
                                      counted_cb,
                                      g_object_ref (self));
}

static void
take (DatelineAuthorChoice *self)
{
  g_autoptr (DatelineQuery) query = dateline_query_copy (self->query);

  if (self->is_showing)
    return;
  dateline_query_set_author (query, get_text (self));
  if (!dateline_query_equal (query, self->query))
    g_signal_emit (self, signal_query_changed, 0, query);
}

/* The beginning of a name is no author: it is asked for with Enter, or a name is chosen.
 */
static void
typed_cb (DatelineAuthorChoice *self)
{
  if (self->is_showing || self->store == NULL)
    return;
  if (has_keys (self))
    count (self);
  if (*get_text (self) == '\0')
    take (self);
}

static void
row_activated_cb (DatelineAuthorChoice *self, GtkListBoxRow *row)
{
  self->is_showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry),
                         g_object_get_data (G_OBJECT (row), NAME_KEY));
  self->is_showing = FALSE;
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  take (self);
  gtk_widget_grab_focus (self->entry);
  clear (self);
}

static void
enter_cb (DatelineAuthorChoice *self)
{
  if (self->store != NULL)
    count (self);
}

static void
leave_cb (DatelineAuthorChoice *self)
{
  g_cancellable_cancel (self->counting);
  clear (self);
}

static void
dateline_author_choice_dispose (GObject *object)
{
  DatelineAuthorChoice *self = DATELINE_AUTHOR_CHOICE (object);

  self->is_showing = TRUE;
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_object (&self->store);
  g_clear_pointer (&self->query, dateline_query_free);

  G_OBJECT_CLASS (dateline_author_choice_parent_class)->dispose (object);
}

static void
dateline_author_choice_class_init (DatelineAuthorChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dateline_author_choice_dispose;

  signal_query_changed = g_signal_new ("query-changed",
                                       DATELINE_TYPE_AUTHOR_CHOICE,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       1,
                                       DATELINE_TYPE_QUERY);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass),
                                            GTK_TYPE_BOX_LAYOUT);
}

static void
dateline_author_choice_init (DatelineAuthorChoice *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), SPACING);
  self->query = dateline_query_new ();
  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _ ("Author"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Author"),
                                  -1);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (take), self);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "dateline-choices");
  gtk_widget_set_visible (self->list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Authors"),
                                  -1);
  g_signal_connect_swapped (self->list,
                            "row-activated",
                            G_CALLBACK (row_activated_cb),
                            self);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
dateline_author_choice_new (DatelineStore *store)
{
  DatelineAuthorChoice *self = g_object_new (DATELINE_TYPE_AUTHOR_CHOICE, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

/* Shows whom @query asks for. Where somebody types, what is typed stays. */
void
dateline_author_choice_set_query (DatelineAuthorChoice *self, const DatelineQuery *query)
{
  DatelineQuery *copy = dateline_query_copy (query);
  const char *author = dateline_query_get_author (copy);
  g_autofree char *typed = g_strstrip (g_strdup (get_text (self)));

  dateline_query_free (self->query);
  self->query = copy;
  if (author == NULL)
    author = "";
  if (g_str_equal (typed, author))
    return;
  self->is_showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), author);
  self->is_showing = FALSE;
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A list of the languages that feeds are in, each called what it calls itself, with how
 * many of the stories listed are in it. They are counted each time the list comes into
 * view. Main context only.
 */

#include "dateline-gtk/reader/dateline-language-choice-private.h"

#include "dateline-gtk/reader/dateline-language-private.h"

#include <glib/gi18n-lib.h>

struct _DatelineLanguageChoice
{
  GtkWidget parent_instance;

  DatelineStore *store;
  DatelineQuery *query;
  GCancellable *counting;
  GPtrArray *counts; /* of DatelineNameCount: the tags after the first choice */
  GtkWidget *drop_down;
  gboolean is_showing; /* what the program selects is no choice */
};

static guint signal_query_changed;

G_DEFINE_FINAL_TYPE (DatelineLanguageChoice, dateline_language_choice, GTK_TYPE_WIDGET)

/* 0 counts as not counted yet. */
static char *
make_words (const DatelineNameCount *count)
{
  guint n_stories = dateline_name_count_get_n_stories (count);
  g_autofree char *name =
      dateline_language_get_own_name (dateline_name_count_get_name (count));

  if (n_stories == 0)
    return g_steal_pointer (&name);
  /* Translators: a language and how many stories are in it. */
  return g_strdup_printf (_ ("%s: %'u"), name, n_stories);
}

static void
show (DatelineLanguageChoice *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  const char *asked = dateline_query_get_language (self->query);
  guint selected = 0;

  gtk_string_list_append (list, _ ("Any language"));
  for (guint i = 0; i < self->counts->len; i++)
    {
      g_autofree char *words = make_words (self->counts->pdata[i]);

      gtk_string_list_append (list, words);
      if (asked != NULL &&
          g_ascii_strcasecmp (asked,
                              dateline_name_count_get_name (self->counts->pdata[i])) == 0)
        selected = i + 1;
    }
  self->is_showing = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->drop_down), G_LIST_MODEL (list));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), selected);
  self->is_showing = FALSE;
}

static gboolean
has_tag (DatelineLanguageChoice *self, const char *tag)
{
  for (guint i = 0; i < self->counts->len; i++)
    if (g_ascii_strcasecmp (tag, dateline_name_count_get_name (self->counts->pdata[i])) ==
        0)
      return TRUE;
  return FALSE;
}

/* What is asked for has to be there to be taken back. */
static void
add_asked (DatelineLanguageChoice *self)
{
  const char *asked = dateline_query_get_language (self->query);

  if (asked != NULL && !has_tag (self, asked))
    g_ptr_array_add (self->counts, dateline_name_count_new (asked, 0));
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineLanguageChoice) self = user_data;
  GPtrArray *counts =
      dateline_store_count_languages_finish (DATELINE_STORE (source), result, NULL);

  if (counts == NULL)
    return;
  g_ptr_array_unref (self->counts);
  self->counts = counts;
  if (self->store == NULL)
    return;
  add_asked (self);
  show (self);
}

static void
count (DatelineLanguageChoice *self)
{
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  dateline_store_count_languages_async (self->store,
                                        self->query,
                                        self->counting,
                                        counted_cb,
                                        g_object_ref (self));
}

static void
selected_cb (DatelineLanguageChoice *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));
  g_autoptr (DatelineQuery) query = NULL;

  if (self->is_showing || selected > self->counts->len)
    return;
  query = dateline_query_copy (self->query);
  dateline_query_set_language (
      query,
      selected > 0 ? dateline_name_count_get_name (self->counts->pdata[selected - 1])
                   : NULL);
  if (!dateline_query_equal (query, self->query))
    g_signal_emit (self, signal_query_changed, 0, query);
}

static void
dateline_language_choice_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dateline_language_choice_parent_class)->map (widget);

  count (DATELINE_LANGUAGE_CHOICE (widget));
}

static void
dateline_language_choice_unmap (GtkWidget *widget)
{
  g_cancellable_cancel (DATELINE_LANGUAGE_CHOICE (widget)->counting);

  GTK_WIDGET_CLASS (dateline_language_choice_parent_class)->unmap (widget);
}

static void
dateline_language_choice_dispose (GObject *object)
{
  DatelineLanguageChoice *self = DATELINE_LANGUAGE_CHOICE (object);

  self->is_showing = TRUE;
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_pointer (&self->drop_down, gtk_widget_unparent);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dateline_language_choice_parent_class)->dispose (object);
}

static void
dateline_language_choice_finalize (GObject *object)
{
  DatelineLanguageChoice *self = DATELINE_LANGUAGE_CHOICE (object);

  g_ptr_array_unref (self->counts);
  dateline_query_free (self->query);

  G_OBJECT_CLASS (dateline_language_choice_parent_class)->finalize (object);
}

static void
dateline_language_choice_class_init (DatelineLanguageChoiceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_language_choice_dispose;
  G_OBJECT_CLASS (klass)->finalize = dateline_language_choice_finalize;
  widget_class->map = dateline_language_choice_map;
  widget_class->unmap = dateline_language_choice_unmap;

  signal_query_changed = g_signal_new ("query-changed",
                                       DATELINE_TYPE_LANGUAGE_CHOICE,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       1,
                                       DATELINE_TYPE_QUERY);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dateline_language_choice_init (DatelineLanguageChoice *self)
{
  self->query = dateline_query_new ();
  self->counts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_name_count_unref);
  self->drop_down = gtk_drop_down_new (NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Language"),
                                  -1);
  g_signal_connect_swapped (self->drop_down,
                            "notify::selected",
                            G_CALLBACK (selected_cb),
                            self);
  gtk_widget_set_parent (self->drop_down, GTK_WIDGET (self));
  show (self);
}

GtkWidget *
dateline_language_choice_new (DatelineStore *store)
{
  DatelineLanguageChoice *self = g_object_new (DATELINE_TYPE_LANGUAGE_CHOICE, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

/* Shows which language @query asks for. */
void
dateline_language_choice_set_query (DatelineLanguageChoice *self,
                                    const DatelineQuery *query)
{
  DatelineQuery *copy = dateline_query_copy (query);
  gboolean is_same = g_strcmp0 (dateline_query_get_language (copy),
                                dateline_query_get_language (self->query)) == 0;

  dateline_query_free (self->query);
  self->query = copy;
  if (is_same)
    return;
  add_asked (self);
  show (self);
}

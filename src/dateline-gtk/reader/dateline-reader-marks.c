/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How a person marks stories: read, saved, deleted; one, those that are selected, those
 * above or below, all. Each is one deed that can be undone, however many stories it
 * marked. Main context only.
 */

#include "dateline-gtk/reader/dateline-reader-private.h"

#include <glib/gi18n-lib.h>

static DatelineHeadlineList *
get_list (DatelineReader *self)
{
  return dateline_list_pane_get_list (self->list_pane);
}

/* What the store is asked for: how, and what to say when nothing had to be marked. */
typedef DatelineMarking *(*FinishFunc) (DatelineStore *store,
                                        GAsyncResult *result,
                                        GError **error);

typedef struct
{
  DatelineReader *reader;
  FinishFunc finish;
  gboolean is_quiet; /* nothing is said of what was read before */
} Marking;

static Marking *
marking_new (DatelineReader *reader, FinishFunc finish)
{
  Marking *self = g_new0 (Marking, 1);

  self->reader = g_object_ref (reader);
  self->finish = finish;
  dateline_deeds_begin (reader->deeds);
  return self;
}

static void
marking_free (Marking *self)
{
  dateline_deeds_end (self->reader->deeds);
  g_object_unref (self->reader);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Marking, marking_free)

/* A marking that can be taken back, and what has that done. */
typedef struct
{
  DatelineStore *store;
  DatelineMarking *marking;
} Taking;

static void
taking_free (gpointer data)
{
  Taking *self = data;

  g_object_unref (self->store);
  dateline_marking_unref (self->marking);
  g_free (self);
}

static void
taken_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Taking *self = g_task_get_task_data (task);
  GError *error = NULL;
  DatelineMarking *marking =
      dateline_store_take_back_finish (DATELINE_STORE (source), result, &error);

  if (marking == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  dateline_marking_unref (self->marking);
  self->marking = marking;
  g_task_return_boolean (task, TRUE);
}

/* To take back what took a marking back is to mark again. */
static void
take_back (gpointer user_data, gboolean again, GTask *task)
{
  Taking *self = user_data;

  g_task_set_task_data (task, self, NULL);
  dateline_store_take_back_async (self->store, self->marking, NULL, taken_back_cb, task);
}

static char *
describe_read (guint n, gboolean value)
{
  return value ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                               "%u story marked as read",
                                               "%u stories marked as read",
                                               n),
                                  n)
               : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                               "%u story marked as unread",
                                               "%u stories marked as unread",
                                               n),
                                  n);
}

static char *
describe_saved (guint n, gboolean value)
{
  return value ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                               "%u story kept for offline reading",
                                               "%u stories kept for offline reading",
                                               n),
                                  n)
               : g_strdup_printf (
                     g_dngettext (GETTEXT_PACKAGE,
                                  "%u story no longer kept for offline reading",
                                  "%u stories no longer kept for offline reading",
                                  n),
                     n);
}

static char *
describe (const DatelineMarking *marking)
{
  guint n = dateline_marking_get_n_stories (marking);
  gboolean value = dateline_marking_get_value (marking);

  switch ((guint) dateline_marking_get_flag (marking))
    {
    case DATELINE_STORE_CHANGE_READ:
      return describe_read (n, value);
    case DATELINE_STORE_CHANGE_SAVED:
      return describe_saved (n, value);
    default:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u story deleted", "%u stories deleted", n),
          n);
    }
}

static void
marked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Marking) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineMarking) marking =
      self->finish (DATELINE_STORE (source), result, &error);
  g_autofree char *text = NULL;
  Taking *taking;

  if (marking == NULL)
    {
      dateline_reader_say_error (self->reader, error);
      return;
    }
  if (dateline_marking_get_n_stories (marking) == 0)
    {
      if (!self->is_quiet &&
          dateline_marking_get_flag (marking) == DATELINE_STORE_CHANGE_READ)
        dateline_notice_say (self->reader->notice, _ ("Everything here is read"));
      return;
    }

  text = describe (marking);
  taking = g_new (Taking, 1);
  taking->store = g_object_ref (self->reader->store);
  taking->marking = g_steal_pointer (&marking);
  dateline_deeds_add (self->reader->deeds, text, take_back, taking, taking_free);
}

static void
set_read (DatelineReader *self, GArray *ids, gboolean read)
{
  dateline_store_set_read_async (self->store,
                                 (const gint64 *) ids->data,
                                 ids->len,
                                 read,
                                 NULL,
                                 marked_cb,
                                 marking_new (self, dateline_store_set_read_finish));
}

void
dateline_reader_mark_passed (DatelineReader *self, GArray *ids)
{
  Marking *marking = marking_new (self, dateline_store_set_read_finish);

  marking->is_quiet = TRUE;
  dateline_store_set_read_async (self->store,
                                 (const gint64 *) ids->data,
                                 ids->len,
                                 TRUE,
                                 NULL,
                                 marked_cb,
                                 marking);
}

static void
set_saved (DatelineReader *self, GArray *ids, gboolean saved)
{
  dateline_store_set_saved_async (self->store,
                                  (const gint64 *) ids->data,
                                  ids->len,
                                  saved,
                                  NULL,
                                  marked_cb,
                                  marking_new (self, dateline_store_set_saved_finish));
}

static void
mark_query_read (DatelineReader *self, DatelineQuery *query)
{
  dateline_store_mark_all_read_async (
      self->store,
      query,
      NULL,
      marked_cb,
      marking_new (self, dateline_store_mark_all_read_finish));
}

/* The stories that are selected, or the one that is read while none is. */
static GArray *
get_ids (DatelineReader *self)
{
  GArray *ids = dateline_headline_list_get_selected_ids (get_list (self));
  gint64 id = dateline_reader_get_story_id (self);

  if (ids->len == 0 && id != 0)
    g_array_append_val (ids, id);
  return ids;
}

/* Whether all of @ids are known to be read, or saved. */
static gboolean
are_all (DatelineReader *self,
         GArray *ids,
         gboolean (*is_marked) (DatelineStory *story),
         gboolean (*is_open_marked) (DatelineArticlePane *pane))
{
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (DatelineStory) story = NULL;
      guint position;

      if (dateline_edition_find (self->edition, id, &position))
        story = g_list_model_get_item (G_LIST_MODEL (self->edition), position);
      if (story != NULL ? !is_marked (story) : !is_open_marked (self->article_pane))
        return FALSE;
    }
  return TRUE;
}

static void
toggle_read_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  g_autoptr (GArray) ids = get_ids (self);

  if (ids->len > 0)
    set_read (
        self,
        ids,
        !are_all (self, ids, dateline_story_is_read, dateline_article_pane_is_read));
}

static void
toggle_saved_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  g_autoptr (GArray) ids = get_ids (self);

  if (ids->len > 0)
    set_saved (
        self,
        ids,
        !are_all (self, ids, dateline_story_is_saved, dateline_article_pane_is_saved));
}

static void
mark_read_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  g_autoptr (GArray) ids = get_ids (self);

  set_read (self, ids, g_str_equal (name, "reader.mark-read"));
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  g_autoptr (GArray) ids = get_ids (self);

  set_saved (self, ids, g_str_equal (name, "reader.save"));
}

/* The stories go; the one after them is selected, so that one can go on. Who is among the
 * feeds means none of them. */
static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  g_autoptr (GArray) ids = get_ids (self);

  if (ids->len == 0 || gtk_widget_get_focus_child (GTK_WIDGET (self->sidebar_pane)))
    return;
  dateline_headline_list_leave_selected (get_list (self));
  dateline_store_delete_stories_async (
      self->store,
      (const gint64 *) ids->data,
      ids->len,
      NULL,
      marked_cb,
      marking_new (self, dateline_store_delete_stories_finish));
}

/* Those that are listed from one place to before another. */
static GArray *
list_ids (DatelineReader *self, guint first, guint end)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), end - first);

  for (guint i = first; i < end; i++)
    {
      gint64 id = dateline_edition_get_id (self->edition, i);

      g_array_append_val (ids, id);
    }
  return ids;
}

/* New stories that still wait above the list were not seen by anybody: they stay unread.
 */
static void
mark_all_read_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  g_autoptr (GArray) ids = NULL;

  if (dateline_edition_get_n_pending (self->edition) == 0)
    {
      mark_query_read (self, self->query);
      return;
    }
  ids = list_ids (self, 0, g_list_model_get_n_items (G_LIST_MODEL (self->edition)));
  set_read (self, ids, TRUE);
}

/* Of a list that still grows at its end the stories below are not known yet. */
static void
mark_around_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  gboolean above = g_str_equal (name, "reader.mark-above-read");
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->edition));
  g_autoptr (GArray) ids = NULL;
  guint position;

  if (!dateline_edition_find (self->edition,
                              dateline_reader_get_story_id (self),
                              &position))
    return;
  if (!above && dateline_edition_is_loading (self->edition))
    {
      dateline_notice_say (self->notice, _ ("The list is still being read"));
      return;
    }
  ids = above ? list_ids (self, 0, position) : list_ids (self, position + 1, n);
  set_read (self, ids, TRUE);
}

static void
get_date (gint64 time, GDate *date)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (time);
  int year, month, day;

  g_date_time_get_ymd (local, &year, &month, &day);
  g_date_clear (date, 1);
  g_date_set_dmy (date, day, month, year);
}

/* What the list shows, and of that what is older than some days. */
static void
mark_older_read_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  g_autoptr (DatelineQuery) query = dateline_query_copy (self->query);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then =
      g_date_time_add_days (now, -g_variant_get_int32 (parameter));
  gint64 from, until;
  GDate first, last;

  dateline_query_resolve_times (query, now, &from, &until);
  get_date (MIN (g_date_time_to_unix (then), until - 1), &last);
  if (from != G_MININT64)
    get_date (from, &first);
  if (from != G_MININT64 && g_date_compare (&first, &last) > 0)
    {
      dateline_notice_say (self->notice, _ ("Everything here is read"));
      return;
    }
  dateline_query_set_days (query, from != G_MININT64 ? &first : NULL, &last);
  mark_query_read (self, query);
}

static void
mark_feeds_read_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  gsize n_feeds;
  const gint64 *feed_ids =
      g_variant_get_fixed_array (parameter, &n_feeds, sizeof (gint64));

  dateline_store_mark_feeds_read_async (
      self->store,
      feed_ids,
      n_feeds,
      NULL,
      marked_cb,
      marking_new (self, dateline_store_mark_feeds_read_finish));
}

static void
mark_category_read_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();

  dateline_query_add_category (query, g_variant_get_string (parameter, NULL));
  mark_query_read (DATELINE_READER (widget), query);
}

static void
select_one_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dateline_headline_list_select_one (get_list (DATELINE_READER (widget)));
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dateline_deeds_undo (DATELINE_READER (widget)->deeds);
}

static void
redo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dateline_deeds_redo (DATELINE_READER (widget)->deeds);
}

void
dateline_reader_install_mark_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *parameter_type;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "reader.toggle-read", NULL, toggle_read_cb },
    { "reader.toggle-saved", NULL, toggle_saved_cb },
    { "reader.mark-read", NULL, mark_read_cb },
    { "reader.mark-unread", NULL, mark_read_cb },
    { "reader.save", NULL, save_cb },
    { "reader.unsave", NULL, save_cb },
    { "reader.delete", NULL, delete_cb },
    { "reader.mark-all-read", NULL, mark_all_read_cb },
    { "reader.mark-above-read", NULL, mark_around_cb },
    { "reader.mark-below-read", NULL, mark_around_cb },
    { "reader.mark-older-read", "i", mark_older_read_cb },
    { "reader.feeds-mark-read", "ax", mark_feeds_read_cb },
    { "reader.category-mark-read", "s", mark_category_read_cb },
    { "reader.select-one", NULL, select_one_cb },
    { "reader.undo", NULL, undo_cb },
    { "reader.redo", NULL, redo_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class,
                                     actions[i].name,
                                     actions[i].parameter_type,
                                     actions[i].activate);
}

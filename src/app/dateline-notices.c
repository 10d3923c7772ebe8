/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Tells of new stories of the feeds whose reader asked for it, once a refresh is over and
 * while none of the program's windows is in front. What came is gathered until a window
 * is: then the notification goes, and all counts as seen. What was read or removed
 * meanwhile is not told of. Main thread only.
 */

#include "app/dateline-notices.h"

#include <glib/gi18n.h>

#define ID "news"
#define MAX_SHOWN 3      /* headlines */
#define MAX_LOADED 100   /* the newest of them are among these */
#define MAX_KNOWN 100000 /* what nobody looks at for months has an end */
#define MAX_LETTERS 90   /* of a headline */

struct _DatelineNotices
{
  GObject parent_instance;

  GtkApplication *application; /* which has this one */
  DatelineRefresher *refresher;
  GHashTable *ids; /* of the stories to tell of (gint64) */
  guint n_told;    /* of how many the notification that is shown is */
};

G_DEFINE_FINAL_TYPE (DatelineNotices, dateline_notices, G_TYPE_OBJECT)

static gboolean
is_in_front (DatelineNotices *self)
{
  GList *windows = gtk_application_get_windows (self->application);

  for (; windows != NULL; windows = windows->next)
    if (gtk_window_is_active (windows->data))
      return TRUE;
  return FALSE;
}

static void
withdraw (DatelineNotices *self)
{
  if (self->n_told > 0)
    g_application_withdraw_notification (G_APPLICATION (self->application), ID);
  self->n_told = 0;
}

static void
forget (DatelineNotices *self)
{
  g_hash_table_remove_all (self->ids);
  withdraw (self);
}

static char *
shorten (const char *title)
{
  if (title == NULL || *title == '\0')
    return g_strdup (_ ("A story without a title"));
  if (g_utf8_strlen (title, -1) <= MAX_LETTERS)
    return g_strdup (title);
  else
    {
      g_autofree char *start = g_utf8_substring (title, 0, MAX_LETTERS - 1);

      return g_strconcat (g_strchomp (start), "…", NULL);
    }
}

/* The headlines, a line each, and how many there are besides. */
static char *
list_headlines (GPtrArray *headlines, guint n_stories)
{
  GString *text = g_string_new (NULL);
  guint n_shown = MIN (headlines->len, MAX_SHOWN);

  for (guint i = 0; i < n_shown; i++)
    {
      g_autofree char *title =
          shorten (dateline_headline_get_title (headlines->pdata[i]));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", title);
    }
  if (n_stories > n_shown)
    {
      guint n_more = n_stories - n_shown;

      g_string_append_c (text, '\n');
      /* Translators: below some headlines. */
      g_string_append_printf (
          text,
          g_dngettext (GETTEXT_PACKAGE, "and %'u more", "and %'u more", n_more),
          n_more);
    }
  return g_string_free (text, FALSE);
}

/* The feed that all are of; 0 for more than one. */
static gint64
get_feed_id (GPtrArray *headlines)
{
  gint64 id = dateline_headline_get_feed_id (headlines->pdata[0]);

  for (guint i = 1; i < headlines->len; i++)
    if (dateline_headline_get_feed_id (headlines->pdata[i]) != id)
      return 0;
  return id;
}

static GNotification *
make_notification (GPtrArray *headlines, guint n_stories)
{
  DatelineHeadline *first = headlines->pdata[0];
  gint64 feed_id = get_feed_id (headlines);
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;
  GNotification *notification;

  if (n_stories == 1)
    {
      title = shorten (dateline_headline_get_title (first));
      body = g_strdup (dateline_headline_get_feed_title (first));
    }
  else
    {
      title = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%'u new story", "%'u new stories", n_stories),
          n_stories);
      body = list_headlines (headlines, n_stories);
    }
  notification = g_notification_new (title);
  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (
      notification,
      "app.show-news",
      "(xx)",
      n_stories > headlines->len ? 0 : feed_id,
      n_stories == 1 ? dateline_headline_get_id (first) : 0);
  return notification;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 one = dateline_headline_get_time (*(DatelineHeadline *const *) a);
  gint64 other = dateline_headline_get_time (*(DatelineHeadline *const *) b);

  return one < other ? 1 : one > other ? -1 : 0;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineNotices) self = user_data;
  g_autoptr (GPtrArray) headlines =
      dateline_store_load_headlines_finish (DATELINE_STORE (source), result, NULL);
  g_autoptr (GNotification) notification = NULL;
  guint n_stories = g_hash_table_size (self->ids);

  /* Somebody may have come meanwhile. */
  if (headlines == NULL || headlines->len == 0 || n_stories == 0 || is_in_front (self))
    return;
  g_ptr_array_sort (headlines, compare_times);
  notification = make_notification (headlines, n_stories);
  self->n_told = n_stories;
  g_application_send_notification (G_APPLICATION (self->application), ID, notification);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return one < other ? 1 : one > other ? -1 : 0;
}

/* Tells anew where there is more than was told of. Ids grow: the newest are the last. */
static void
tell (DatelineNotices *self)
{
  guint n = g_hash_table_size (self->ids);
  g_autoptr (GArray) ids = NULL;
  GHashTableIter iter;
  gpointer id;

  if (is_in_front (self))
    {
      forget (self);
      return;
    }
  if (n <= self->n_told)
    return;
  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  g_hash_table_iter_init (&iter, self->ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (ids, id, 1);
  g_array_sort (ids, compare_ids);
  dateline_store_load_headlines_async (dateline_refresher_get_store (self->refresher),
                                       (const gint64 *) ids->data,
                                       MIN (ids->len, MAX_LOADED),
                                       NULL,
                                       loaded_cb,
                                       g_object_ref (self));
}

static void
busy_cb (DatelineNotices *self)
{
  if (!dateline_refresher_is_busy (self->refresher))
    tell (self);
}

static void
drop (DatelineNotices *self, const GArray *ids)
{
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_hash_table_remove (self->ids, &g_array_index (ids, gint64, i));
  if (g_hash_table_size (self->ids) == 0)
    withdraw (self);
}

static void
store_changed_cb (DatelineNotices *self, DatelineStoreChanges *changes)
{
  DatelineStoreChangeFlags flags = dateline_store_changes_get_flags (changes);
  const GArray *news = dateline_store_changes_get_news_ids (changes);

  for (guint i = 0; news != NULL && i < news->len; i++)
    if (g_hash_table_size (self->ids) < MAX_KNOWN)
      g_hash_table_add (self->ids,
                        g_memdup2 (&g_array_index (news, gint64, i), sizeof (gint64)));
  if (flags & (DATELINE_STORE_CHANGE_READ | DATELINE_STORE_CHANGE_REMOVED |
               DATELINE_STORE_CHANGE_DELETED))
    drop (self, dateline_store_changes_get_story_ids (changes));
}

static void
active_cb (DatelineNotices *self)
{
  if (is_in_front (self))
    forget (self);
}

static void
window_added_cb (DatelineNotices *self, GtkWindow *window)
{
  g_signal_connect_object (window,
                           "notify::is-active",
                           G_CALLBACK (active_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
dateline_notices_dispose (GObject *object)
{
  DatelineNotices *self = DATELINE_NOTICES (object);

  g_clear_object (&self->refresher);
  g_clear_pointer (&self->ids, g_hash_table_unref);

  G_OBJECT_CLASS (dateline_notices_parent_class)->dispose (object);
}

static void
dateline_notices_class_init (DatelineNoticesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dateline_notices_dispose;
}

static void
dateline_notices_init (DatelineNotices *self)
{
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

DatelineNotices *
dateline_notices_new (GtkApplication *application, DatelineRefresher *refresher)
{
  DatelineNotices *self = g_object_new (DATELINE_TYPE_NOTICES, NULL);

  self->application = application;
  self->refresher = g_object_ref (refresher);
  g_signal_connect_object (dateline_refresher_get_store (refresher),
                           "changed",
                           G_CALLBACK (store_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (refresher,
                           "notify::busy",
                           G_CALLBACK (busy_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (application,
                           "window-added",
                           G_CALLBACK (window_added_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return self;
}

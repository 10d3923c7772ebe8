/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Keeps the feeds of a store up to date. Main context only; nothing here waits. Runs are
 * in dateline-refresh-run, one feed's way in dateline-refresh-job, and what brings new
 * feeds in dateline-subscription. */

#include "dateline/refresh/dateline-refresher-private.h"

#include "dateline/net/dateline-fetcher-private.h"
#include "dateline/refresh/dateline-refresh-run-private.h"
#include "dateline/refresh/dateline-story-saver.h"

/**
 * DatelineRefresher:
 *
 * Fetches the feeds that a store follows: all that are due, or one, when asked and by
 * itself. It also finds feeds, follows them, and sees to it that the pictures of saved
 * stories are kept.
 *
 * It asks no server more often than the server wants to be asked.
 */
struct _DatelineRefresher
{
  GObject parent_instance;

  DatelineRefreshTools tools;
  DatelineMediaCache *media_cache;
  DatelineStorySaver *saver;
  GNetworkMonitor *monitor;
  gulong monitor_handler;

  GHashTable *busy_ids;
  GCancellable *cancellable; /* of all runs that are under way */
  guint n_runs;
  guint n_feeds; /* of all runs that are under way */
  guint n_done;
  gint64 refreshed_at;
  guint interval; /* minutes */
  guint timer;
  gboolean was_online;
};

/* Minutes. */
#define DEFAULT_INTERVAL 60

/* The timer looks so often whether a feed's time has come: a computer that slept, or a
 * server that asked for an odd time, is not waited for longer than this. */
#define LONGEST_TICK 5

enum
{
  PROP_0,
  PROP_STORE,
  PROP_FETCHER,
  PROP_BUSY,
  PROP_PROGRESS,
  PROP_ONLINE,
  PROP_REFRESHED_AT,
  PROP_INTERVAL,
  N_PROPS,
};

enum
{
  REFRESHED,
  N_SIGNALS,
};

/* What one run adds to the refresher's progress. */
typedef struct
{
  GTask *task;
  GSource *cancelled_source; /* of the caller's cancellable */
  GCancellable *cancellable;
  guint n_feeds;
  guint n_done;
  gboolean is_for_all;
} RunShare;

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DatelineRefresher, dateline_refresher, G_TYPE_OBJECT)

static void
run_share_free (gpointer data)
{
  RunShare *share = data;

  if (share->cancelled_source != NULL)
    g_source_destroy (share->cancelled_source);
  g_clear_pointer (&share->cancelled_source, g_source_unref);
  g_clear_object (&share->cancellable);
  g_free (share);
}

/* Pictures lie beside the store that they belong to; those of the user's own store that
 * may be dropped, where the system keeps what may be dropped. */
static DatelineMediaCache *
make_media_cache (DatelineRefresher *self)
{
  g_autofree char *store_folder =
      g_path_get_dirname (dateline_store_get_path (self->tools.store));
  g_autofree char *user_folder =
      g_build_filename (g_get_user_data_dir (), "dateline", NULL);
  g_autofree char *kept_folder = g_build_filename (store_folder, "pictures", NULL);
  g_autofree char *folder = NULL;

  if (g_strcmp0 (store_folder, user_folder) == 0)
    folder = g_build_filename (g_get_user_cache_dir (), "dateline", "pictures", NULL);
  else
    folder = g_build_filename (store_folder, "cache", "pictures", NULL);
  return dateline_media_cache_new (self->tools.fetcher, folder, kept_folder);
}

static void refresh_by_itself (DatelineRefresher *self);

static void
network_changed_cb (GNetworkMonitor *monitor, gboolean available, gpointer user_data)
{
  DatelineRefresher *self = user_data;

  if (self->was_online == dateline_refresher_is_online (self))
    return;
  self->was_online = !self->was_online;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ONLINE]);
  if (self->was_online && self->interval > 0)
    refresh_by_itself (self);
}

static void
dateline_refresher_constructed (GObject *object)
{
  DatelineRefresher *self = DATELINE_REFRESHER (object);

  G_OBJECT_CLASS (dateline_refresher_parent_class)->constructed (object);

  if (self->tools.fetcher == NULL)
    self->tools.fetcher = dateline_fetcher_new (NULL);
  self->media_cache = make_media_cache (self);
  self->saver = dateline_story_saver_new (self->tools.store, self->media_cache);
  self->monitor = g_object_ref (g_network_monitor_get_default ());
  self->was_online = dateline_refresher_is_online (self);
  self->monitor_handler = g_signal_connect (self->monitor,
                                            "network-changed",
                                            G_CALLBACK (network_changed_cb),
                                            self);
}

static void
dateline_refresher_dispose (GObject *object)
{
  DatelineRefresher *self = DATELINE_REFRESHER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->monitor != NULL)
    g_clear_signal_handler (&self->monitor_handler, self->monitor);
  g_clear_object (&self->monitor);

  G_OBJECT_CLASS (dateline_refresher_parent_class)->dispose (object);
}

static void
dateline_refresher_finalize (GObject *object)
{
  DatelineRefresher *self = DATELINE_REFRESHER (object);

  g_clear_object (&self->saver);
  g_clear_object (&self->media_cache);
  g_clear_pointer (&self->tools.reader, dateline_document_reader_free);
  g_clear_object (&self->tools.fetcher);
  g_clear_object (&self->tools.store);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->busy_ids, g_hash_table_unref);

  G_OBJECT_CLASS (dateline_refresher_parent_class)->finalize (object);
}

static void
dateline_refresher_get_property (GObject *object,
                                 guint prop_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  DatelineRefresher *self = DATELINE_REFRESHER (object);

  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->tools.store);
      break;
    case PROP_FETCHER:
      g_value_set_object (value, self->tools.fetcher);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, dateline_refresher_is_busy (self));
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, dateline_refresher_get_progress (self));
      break;
    case PROP_ONLINE:
      g_value_set_boolean (value, dateline_refresher_is_online (self));
      break;
    case PROP_REFRESHED_AT:
      g_value_set_int64 (value, self->refreshed_at);
      break;
    case PROP_INTERVAL:
      g_value_set_uint (value, self->interval);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dateline_refresher_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  DatelineRefresher *self = DATELINE_REFRESHER (object);

  switch (prop_id)
    {
    case PROP_STORE:
      self->tools.store = g_value_dup_object (value);
      break;
    case PROP_FETCHER:
      self->tools.fetcher = g_value_dup_object (value);
      break;
    case PROP_INTERVAL:
      dateline_refresher_set_interval (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags given =
      G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags watched =
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /**
   * DatelineRefresher:store:
   *
   * The store whose feeds are fetched.
   */
  properties[PROP_STORE] =
      g_param_spec_object ("store", NULL, NULL, DATELINE_TYPE_STORE, given);
  /**
   * DatelineRefresher:fetcher:
   *
   * What fetches them.
   */
  properties[PROP_FETCHER] =
      g_param_spec_object ("fetcher", NULL, NULL, DATELINE_TYPE_FETCHER, given);
  /**
   * DatelineRefresher:busy:
   *
   * Whether a refresh is under way.
   */
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, readable);
  /**
   * DatelineRefresher:progress:
   *
   * The share of the feeds that is done, from 0 to 1.
   */
  properties[PROP_PROGRESS] =
      g_param_spec_double ("progress", NULL, NULL, 0, 1, 0, readable);
  /**
   * DatelineRefresher:online:
   *
   * Whether the computer has a network.
   */
  properties[PROP_ONLINE] = g_param_spec_boolean ("online", NULL, NULL, TRUE, readable);
  /**
   * DatelineRefresher:refreshed-at:
   *
   * When the last refresh of all feeds ended that reached a server, in seconds since the
   * Unix epoch, or %DATELINE_TIME_UNKNOWN.
   */
  properties[PROP_REFRESHED_AT] = g_param_spec_int64 ("refreshed-at",
                                                      NULL,
                                                      NULL,
                                                      G_MININT64,
                                                      G_MAXINT64,
                                                      DATELINE_TIME_UNKNOWN,
                                                      readable);
  /**
   * DatelineRefresher:interval:
   *
   * Minutes between two automatic refreshes of a feed, 0 for none. A host that wants
   * automatic refreshes sets it; until then there are none.
   */
  properties[PROP_INTERVAL] =
      g_param_spec_uint ("interval", NULL, NULL, 0, G_MAXUINT, 0, watched);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dateline_refresher_class_init (DatelineRefresherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = dateline_refresher_constructed;
  object_class->dispose = dateline_refresher_dispose;
  object_class->finalize = dateline_refresher_finalize;
  object_class->get_property = dateline_refresher_get_property;
  object_class->set_property = dateline_refresher_set_property;
  install_properties (object_class);

  /**
   * DatelineRefresher::refreshed:
   * @self: a refresher
   * @summary: what it came to
   *
   * A refresh ended that was not cancelled, whether somebody asked for it or not.
   */
  signals[REFRESHED] = g_signal_new ("refreshed",
                                     DATELINE_TYPE_REFRESHER,
                                     G_SIGNAL_RUN_LAST,
                                     0,
                                     NULL,
                                     NULL,
                                     NULL,
                                     G_TYPE_NONE,
                                     1,
                                     DATELINE_TYPE_REFRESH_SUMMARY);
}

static void
dateline_refresher_init (DatelineRefresher *self)
{
  self->tools.reader = dateline_document_reader_new ();
  self->busy_ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->refreshed_at = DATELINE_TIME_UNKNOWN;
}

/**
 * dateline_refresher_new:
 * @store: the store whose feeds are fetched
 * @fetcher: (nullable): what fetches them, or %NULL for a new one
 *
 * Makes a refresher. It does nothing until it is asked, or gets an interval.
 *
 * Returns: (transfer full): a new refresher
 */
DatelineRefresher *
dateline_refresher_new (DatelineStore *store, DatelineFetcher *fetcher)
{
  g_return_val_if_fail (DATELINE_IS_STORE (store), NULL);
  g_return_val_if_fail (fetcher == NULL || DATELINE_IS_FETCHER (fetcher), NULL);

  return g_object_new (DATELINE_TYPE_REFRESHER, "store", store, "fetcher", fetcher, NULL);
}

/**
 * dateline_refresher_get_store:
 * @self: a refresher
 *
 * Gets the store whose feeds are fetched.
 *
 * Returns: (transfer none): the store
 */
DatelineStore *
dateline_refresher_get_store (DatelineRefresher *self)
{
  g_return_val_if_fail (DATELINE_IS_REFRESHER (self), NULL);

  return self->tools.store;
}

/**
 * dateline_refresher_get_fetcher:
 * @self: a refresher
 *
 * Gets what fetches the feeds.
 *
 * Returns: (transfer none): the fetcher
 */
DatelineFetcher *
dateline_refresher_get_fetcher (DatelineRefresher *self)
{
  g_return_val_if_fail (DATELINE_IS_REFRESHER (self), NULL);

  return self->tools.fetcher;
}

/**
 * dateline_refresher_get_media_cache:
 * @self: a refresher
 *
 * Gets where the pictures of the store's stories come from and are kept.
 *
 * Returns: (transfer none): the cache
 */
DatelineMediaCache *
dateline_refresher_get_media_cache (DatelineRefresher *self)
{
  g_return_val_if_fail (DATELINE_IS_REFRESHER (self), NULL);

  return self->media_cache;
}

const DatelineRefreshTools *
dateline_refresher_get_tools (DatelineRefresher *self)
{
  return &self->tools;
}

/* Runs. */

static void
progress_cb (guint n_done, guint n_feeds, gpointer user_data)
{
  RunShare *share = user_data;
  DatelineRefresher *self = g_task_get_source_object (share->task);

  self->n_feeds += n_feeds - share->n_feeds;
  self->n_done += n_done - share->n_done;
  share->n_feeds = n_feeds;
  share->n_done = n_done;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

static void
set_refreshed_at (DatelineRefresher *self, gint64 refreshed_at)
{
  if (refreshed_at <= self->refreshed_at)
    return;
  self->refreshed_at = refreshed_at;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REFRESHED_AT]);
}

static void
begin_run (DatelineRefresher *self)
{
  if (self->n_runs++ > 0)
    return;
  self->cancellable = g_cancellable_new ();
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
end_run (DatelineRefresher *self)
{
  if (--self->n_runs > 0)
    return;
  g_clear_object (&self->cancellable);
  self->n_feeds = 0;
  self->n_done = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DatelineRefresher *self = g_task_get_source_object (task);
  RunShare *share = g_task_get_task_data (task);
  g_autoptr (DatelineRefreshSummary) summary = NULL;
  GError *error = NULL;
  gint64 refreshed_at;

  summary = dateline_refresh_run_finish (result, &refreshed_at, &error);
  end_run (self);
  set_refreshed_at (self, refreshed_at);
  if (summary == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (share->is_for_all && dateline_refresh_summary_get_n_feeds (summary) >
                               dateline_refresh_summary_get_n_failed (summary))
    set_refreshed_at (self, g_get_real_time () / G_USEC_PER_SEC);
  dateline_story_saver_sync_async (self->saver, NULL, NULL, NULL);
  g_signal_emit (self, signals[REFRESHED], 0, summary);
  g_task_return_pointer (task,
                         g_steal_pointer (&summary),
                         (GDestroyNotify) dateline_refresh_summary_unref);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  RunShare *share = user_data;

  g_cancellable_cancel (share->cancellable);
  return G_SOURCE_REMOVE;
}

static void
refresh (DatelineRefresher *self,
         gint64 feed_id,
         DatelineRefreshFlags flags,
         GCancellable *cancellable,
         GAsyncReadyCallback callback,
         gpointer user_data)
{
  const DatelineRefreshOrder order = {
    .tools = &self->tools,
    .busy_ids = self->busy_ids,
    .flags = flags,
    .interval = (self->interval > 0 ? self->interval : DEFAULT_INTERVAL) * 60,
    .feed_id = feed_id,
  };
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  RunShare *share = g_new0 (RunShare, 1);

  g_task_set_source_tag (task, refresh);
  g_task_set_task_data (task, share, run_share_free);
  begin_run (self);
  share->task = task;
  share->is_for_all = feed_id == 0;
  share->cancellable = g_object_ref (self->cancellable);
  if (cancellable != NULL)
    {
      share->cancelled_source = g_cancellable_source_new (cancellable);
      g_source_set_callback (share->cancelled_source,
                             G_SOURCE_FUNC (cancelled_cb),
                             share,
                             NULL);
      g_source_attach (share->cancelled_source, NULL);
    }
  dateline_refresh_run_async (&order, self->cancellable, progress_cb, share, run_cb, task);
}

/**
 * dateline_refresher_refresh_async:
 * @self: a refresher
 * @flags: which feeds to ask
 * @cancellable: (nullable): cancels it; what was fetched stays
 * @callback: (scope async) (nullable): is called when it is done
 * @user_data: for @callback
 *
 * Fetches the feeds of the store and stores what is new. A feed that is being fetched
 * already is not asked twice. Main context only.
 */
void
dateline_refresher_refresh_async (DatelineRefresher *self,
                                  DatelineRefreshFlags flags,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (DATELINE_IS_REFRESHER (self));

  refresh (self, 0, flags, cancellable, callback, user_data);
}

/**
 * dateline_refresher_refresh_feed_async:
 * @self: a refresher
 * @feed_id: the feed's number in the store
 * @flags: whether it may be too early
 * @cancellable: (nullable): cancels it
 * @callback: (scope async) (nullable): is called when it is done
 * @user_data: for @callback
 *
 * Fetches one feed, also one that its publisher ended. End it with
 * dateline_refresher_refresh_finish (). Main context only.
 */
void
dateline_refresher_refresh_feed_async (DatelineRefresher *self,
                                       gint64 feed_id,
                                       DatelineRefreshFlags flags,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_return_if_fail (DATELINE_IS_REFRESHER (self));
  g_return_if_fail (feed_id > 0);

  refresh (self, feed_id, flags, cancellable, callback, user_data);
}

/**
 * dateline_refresher_refresh_finish:
 * @self: a refresher
 * @result: what the callback got
 * @error: for a #DatelineStoreError or %G_IO_ERROR_CANCELLED; a feed that fails is no
 *   error, the summary counts it
 *
 * Ends dateline_refresher_refresh_async () and dateline_refresher_refresh_feed_async ().
 *
 * Returns: (transfer full): what it came to, or %NULL with an error
 */
DatelineRefreshSummary *
dateline_refresher_refresh_finish (DatelineRefresher *self,
                                   GAsyncResult *result,
                                   GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dateline_refresher_cancel:
 * @self: a refresher
 *
 * Cancels every refresh that is under way.
 */
void
dateline_refresher_cancel (DatelineRefresher *self)
{
  g_return_if_fail (DATELINE_IS_REFRESHER (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/**
 * dateline_refresher_is_busy:
 * @self: a refresher
 *
 * Tells whether a refresh is under way.
 *
 * Returns: whether it is
 */
gboolean
dateline_refresher_is_busy (DatelineRefresher *self)
{
  g_return_val_if_fail (DATELINE_IS_REFRESHER (self), FALSE);

  return self->n_runs > 0;
}

/**
 * dateline_refresher_get_progress:
 * @self: a refresher
 *
 * Gets which share of the feeds is done.
 *
 * Returns: from 0 to 1; 0 when nothing is under way
 */
double
dateline_refresher_get_progress (DatelineRefresher *self)
{
  g_return_val_if_fail (DATELINE_IS_REFRESHER (self), 0);

  return self->n_feeds > 0 ? (double) self->n_done / self->n_feeds : 0;
}

/**
 * dateline_refresher_is_online:
 * @self: a refresher
 *
 * Tells whether the computer has a network.
 *
 * Returns: whether it has
 */
gboolean
dateline_refresher_is_online (DatelineRefresher *self)
{
  g_return_val_if_fail (DATELINE_IS_REFRESHER (self), FALSE);

  return dateline_fetcher_is_online (self->tools.fetcher);
}

/* The timer. */

static void
refresh_by_itself (DatelineRefresher *self)
{
  if (self->n_runs == 0 && dateline_refresher_is_online (self))
    refresh (self, 0, DATELINE_REFRESH_DUE, NULL, NULL, NULL);
}

static gboolean
tick_cb (gpointer user_data)
{
  refresh_by_itself (user_data);
  return G_SOURCE_CONTINUE;
}

/**
 * dateline_refresher_set_interval:
 * @self: a refresher
 * @minutes: between two automatic refreshes of a feed, or 0 for none
 *
 * Lets the refresher fetch feeds by itself when their time has come; those whose time has
 * come already, at once.
 */
void
dateline_refresher_set_interval (DatelineRefresher *self, guint minutes)
{
  g_return_if_fail (DATELINE_IS_REFRESHER (self));

  if (self->interval == minutes)
    return;
  self->interval = minutes;
  g_clear_handle_id (&self->timer, g_source_remove);
  if (minutes > 0)
    {
      self->timer =
          g_timeout_add_seconds (MIN (minutes, LONGEST_TICK) * 60, tick_cb, self);
      refresh_by_itself (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INTERVAL]);
}

/**
 * dateline_refresher_get_interval:
 * @self: a refresher
 *
 * Gets the time between two automatic refreshes of a feed.
 *
 * Returns: minutes, 0 for none
 */
guint
dateline_refresher_get_interval (DatelineRefresher *self)
{
  g_return_val_if_fail (DATELINE_IS_REFRESHER (self), 0);

  return self->interval;
}

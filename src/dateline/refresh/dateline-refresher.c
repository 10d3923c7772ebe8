/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Keeps the feeds of a store up to date: the object and its properties. Main context
 * only; nothing here waits. What it is made of is in dateline-refresher-parts; a refresh
 * begins in dateline-refreshing, what brings new feeds in dateline-subscription. */

#include "dateline/refresh/dateline-refresher-private.h"

#include "dateline/net/dateline-fetcher-private.h"
#include "dateline/refresh/dateline-followed-private.h"
#include "dateline/refresh/dateline-refresh-runs-private.h"
#include "dateline/refresh/dateline-refresh-timer-private.h"
#include "dateline/refresh/dateline-refresher-parts-private.h"
#include "dateline/refresh/dateline-story-saver-private.h"

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

  DatelineRefresherParts parts;
  DatelineRefreshRuns *runs;
  DatelineRefreshTimer *timer;
  gint64 refreshed_at;
};

enum
{
  PROP_0,
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

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DatelineRefresher, dateline_refresher, G_TYPE_OBJECT)

static void
dateline_refresher_dispose (GObject *object)
{
  DatelineRefresher *self = DATELINE_REFRESHER (object);

  g_clear_pointer (&self->timer, dateline_refresh_timer_free);

  G_OBJECT_CLASS (dateline_refresher_parent_class)->dispose (object);
}

static void
dateline_refresher_finalize (GObject *object)
{
  DatelineRefresher *self = DATELINE_REFRESHER (object);

  g_clear_pointer (&self->runs, dateline_refresh_runs_free);
  dateline_refresher_parts_clear (&self->parts);

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
      g_value_set_uint (value, dateline_refresher_get_interval (self));
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
  const GParamFlags watched =
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

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
runs_changed_cb (gpointer owner, gboolean is_busy_changed)
{
  if (is_busy_changed)
    g_object_notify_by_pspec (owner, properties[PROP_BUSY]);
  g_object_notify_by_pspec (owner, properties[PROP_PROGRESS]);
}

static void
online_changed_cb (gpointer owner)
{
  DatelineRefresher *self = owner;

  if (dateline_refresher_is_online (self))
    dateline_story_saver_note_network (self->parts.saver);
  g_object_notify_by_pspec (owner, properties[PROP_ONLINE]);
}

static void
due_cb (gpointer owner, gboolean has_slept)
{
  DatelineRefresher *self = owner;

  if (!dateline_refresher_is_busy (self) &&
      (dateline_store_get_limits (self->parts.tools.store) &
       (DATELINE_STORE_LIMIT_READ_ONLY | DATELINE_STORE_LIMIT_FULL)) == 0)
    dateline_refresher_refresh_by_itself (owner, has_slept);
}

/* There is room again, or the like. */
static void
limits_changed_cb (DatelineRefresher *self)
{
  if (self->timer != NULL)
    dateline_refresh_timer_look (self->timer);
}

static void
dateline_refresher_init (DatelineRefresher *self)
{
  self->runs = dateline_refresh_runs_new (&self->parts.tools, runs_changed_cb, self);
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
  DatelineRefresher *self;

  g_return_val_if_fail (DATELINE_IS_STORE (store), NULL);
  g_return_val_if_fail (fetcher == NULL || DATELINE_IS_FETCHER (fetcher), NULL);

  self = g_object_new (DATELINE_TYPE_REFRESHER, NULL);
  dateline_refresher_parts_init (&self->parts, store, fetcher);
  self->timer = dateline_refresh_timer_new (self->parts.tools.fetcher,
                                            due_cb,
                                            online_changed_cb,
                                            self);
  g_signal_connect_object (store,
                           "notify::limits",
                           G_CALLBACK (limits_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  dateline_followed_teach (store, self->parts.tools.fetcher, self->parts.media_cache);
  return self;
}

/**
 * dateline_refresher_wants_sign_in:
 * @self: a refresher
 *
 * Tells whether the network wants a sign-in before it lets anything through: it says so,
 * or the last refresh has found it out.
 *
 * Returns: whether it does
 */
gboolean
dateline_refresher_wants_sign_in (DatelineRefresher *self)
{
  g_return_val_if_fail (DATELINE_IS_REFRESHER (self), FALSE);

  return dateline_fetcher_has_portal (self->parts.tools.fetcher);
}

DatelineRefresherParts *
dateline_refresher_get_parts (DatelineRefresher *self)
{
  return &self->parts;
}

DatelineRefreshRuns *
dateline_refresher_get_runs (DatelineRefresher *self)
{
  return self->runs;
}

void
dateline_refresher_set_time_scale (DatelineRefresher *self, double scale)
{
  self->parts.tools.time_scale = scale;
  dateline_page_queue_set_time_scale (self->parts.tools.page_queue, scale);
}

void
dateline_refresher_set_refreshed_at (DatelineRefresher *self, gint64 refreshed_at)
{
  if (refreshed_at <= self->refreshed_at)
    return;
  self->refreshed_at = refreshed_at;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REFRESHED_AT]);
}

void
dateline_refresher_tell_refreshed (DatelineRefresher *self,
                                   DatelineRefreshSummary *summary)
{
  dateline_story_saver_sync_async (self->parts.saver, NULL, NULL, NULL);
  dateline_picture_stock_fill (self->parts.stock);
  g_signal_emit (self, signals[REFRESHED], 0, summary);
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

  return dateline_refresh_runs_is_busy (self->runs);
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

  return dateline_refresh_runs_get_progress (self->runs);
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

  return dateline_fetcher_is_online (self->parts.tools.fetcher);
}

/**
 * dateline_refresher_set_picture_policy:
 * @self: a refresher
 * @policy: which pictures a person wants loaded
 *
 * Sets which pictures are fetched for reading offline: those of saved stories, and those
 * that are fetched ahead.
 */
void
dateline_refresher_set_picture_policy (DatelineRefresher *self,
                                       DatelinePicturePolicy policy)
{
  g_return_if_fail (DATELINE_IS_REFRESHER (self));

  dateline_story_saver_set_policy (self->parts.saver, policy);
  dateline_picture_stock_set_policy (self->parts.stock, policy);
}

/**
 * dateline_refresher_set_interval:
 * @self: a refresher
 * @minutes: between two automatic refreshes of a feed, or 0 for none
 *
 * Lets the refresher fetch feeds by itself when their time has come, see
 * %DATELINE_REFRESH_AUTOMATIC; it begins after two seconds with those whose time has come
 * already.
 */
void
dateline_refresher_set_interval (DatelineRefresher *self, guint minutes)
{
  g_return_if_fail (DATELINE_IS_REFRESHER (self));

  if (dateline_refresh_timer_get_interval (self->timer) == minutes)
    return;
  dateline_refresh_timer_set_interval (self->timer, minutes);
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

  return dateline_refresh_timer_get_interval (self->timer);
}

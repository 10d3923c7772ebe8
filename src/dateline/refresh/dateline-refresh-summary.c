/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a refresh came to. Immutable once filled, any thread. */

#include "dateline/refresh/dateline-refresh-summary-private.h"

#include <glib/gi18n-lib.h>

/**
 * DatelineRefreshSummary:
 *
 * What a refresh came to: how many feeds were asked and failed, how many stories are new.
 */
G_DEFINE_BOXED_TYPE (DatelineRefreshSummary,
                     dateline_refresh_summary,
                     dateline_refresh_summary_ref,
                     dateline_refresh_summary_unref)

static void
dateline_refresh_summary_clear (DatelineRefreshSummary *self)
{
  g_free (self->first_error);
  g_ptr_array_unref (self->waiting);
}

DatelineRefreshSummary *
dateline_refresh_summary_new (void)
{
  DatelineRefreshSummary *self = g_atomic_rc_box_new0 (DatelineRefreshSummary);

  self->waiting =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_refresh_wait_unref);
  return self;
}

/**
 * dateline_refresh_summary_ref:
 * @self: a summary
 *
 * Adds a reference; any thread.
 *
 * Returns: (transfer full): @self
 */
DatelineRefreshSummary *
dateline_refresh_summary_ref (DatelineRefreshSummary *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * dateline_refresh_summary_unref:
 * @self: (transfer full): a summary
 *
 * Drops a reference; any thread.
 */
void
dateline_refresh_summary_unref (DatelineRefreshSummary *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) dateline_refresh_summary_clear);
}

/**
 * dateline_refresh_summary_get_n_feeds:
 * @self: a summary
 *
 * Gets how many feeds were asked.
 *
 * Returns: the number
 */
guint
dateline_refresh_summary_get_n_feeds (const DatelineRefreshSummary *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_feeds;
}

/**
 * dateline_refresh_summary_get_n_failed:
 * @self: a summary
 *
 * Gets how many of the feeds that were asked failed.
 *
 * Returns: the number
 */
guint
dateline_refresh_summary_get_n_failed (const DatelineRefreshSummary *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_failed;
}

/**
 * dateline_refresh_summary_get_n_waiting:
 * @self: a summary
 *
 * Gets how many feeds were left out because it is too early to ask them again.
 *
 * Returns: the number
 */
guint
dateline_refresh_summary_get_n_waiting (const DatelineRefreshSummary *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->waiting->len;
}

/**
 * dateline_refresh_summary_get_waiting:
 * @self: a summary
 *
 * Gets the feeds that were left out because it is too early to ask them again, each with
 * the reason.
 *
 * Returns: (transfer none) (element-type DatelineRefreshWait): the feeds
 */
GPtrArray *
dateline_refresh_summary_get_waiting (const DatelineRefreshSummary *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->waiting;
}

/* The one that will be asked first. */
static DatelineRefreshWait *
find_first (GPtrArray *waiting)
{
  DatelineRefreshWait *first = NULL;

  for (guint i = 0; i < waiting->len; i++)
    {
      gint64 until = dateline_refresh_wait_get_until (waiting->pdata[i]);

      if (until > 0 && (first == NULL || until < dateline_refresh_wait_get_until (first)))
        first = waiting->pdata[i];
    }
  return first != NULL || waiting->len == 0 ? first : waiting->pdata[0];
}

/**
 * dateline_refresh_summary_dup_waiting_text:
 * @self: a summary
 *
 * Says in a sentence why feeds were left out and when they are due: of a single one its
 * own reason, of many the one that is due first.
 *
 * Returns: (transfer full) (nullable): a sentence in the reader's language and time zone,
 *   or %NULL if none was left out
 */
char *
dateline_refresh_summary_dup_waiting_text (const DatelineRefreshSummary *self)
{
  DatelineRefreshWait *first;
  g_autofree char *text = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  first = find_first (self->waiting);
  if (first == NULL)
    return NULL;
  text = dateline_refresh_wait_dup_text (first);
  if (self->waiting->len == 1)
    return g_steal_pointer (&text);
  /* TRANSLATORS: the number of feeds, the title of the one that is due first, and its
   * reason, as "Not due until 14:20: the server asked for an hour" */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%1$u feed waits. The first is “%2$s”. %3$s",
                                       "%1$u feeds wait. The first is “%2$s”. %3$s",
                                       self->waiting->len),
                          self->waiting->len,
                          dateline_refresh_wait_get_title (first),
                          text);
}

/**
 * dateline_refresh_summary_get_n_added:
 * @self: a summary
 *
 * Gets how many stories are new.
 *
 * Returns: the number
 */
guint
dateline_refresh_summary_get_n_added (const DatelineRefreshSummary *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_added;
}

/**
 * dateline_refresh_summary_get_n_updated:
 * @self: a summary
 *
 * Gets how many stories were changed by their publishers.
 *
 * Returns: the number
 */
guint
dateline_refresh_summary_get_n_updated (const DatelineRefreshSummary *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_updated;
}

/**
 * dateline_refresh_summary_get_n_pages:
 * @self: a summary
 *
 * Gets of how many stories the page was fetched and its article kept, as their feeds are
 * set to it.
 *
 * Returns: the number
 */
guint
dateline_refresh_summary_get_n_pages (const DatelineRefreshSummary *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_pages;
}

/**
 * dateline_refresh_summary_get_first_error:
 * @self: a summary
 *
 * Gets what was wrong with the first feed that failed.
 *
 * Returns: (nullable): a sentence for the reader, or %NULL when none failed
 */
const char *
dateline_refresh_summary_get_first_error (const DatelineRefreshSummary *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->first_error;
}

/**
 * dateline_refresh_summary_wants_sign_in:
 * @self: a summary
 *
 * Tells whether a sign-in page of the network seems to stand between, as in hotels and
 * trains: three servers in a row had a web page where a feed was before. Those feeds are
 * counted as failed here, but nothing is held against them. The sentence for the reader
 * is dateline_refresh_summary_get_first_error().
 *
 * Returns: whether the network wants a sign-in first
 */
gboolean
dateline_refresh_summary_wants_sign_in (const DatelineRefreshSummary *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->wants_sign_in;
}

const char *
dateline_refresh_summary_get_sign_in_text (void)
{
  return _ ("The network wants you to sign in first.");
}

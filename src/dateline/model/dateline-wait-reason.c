/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Why a feed is not asked now, in words. Pure functions, any thread. The numbers of the
 * reasons are kept in stores: they do not change. */

#include "dateline/model/dateline-wait-reason.h"

#include <glib/gi18n-lib.h>

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/* With %s for a span, as "2 hours". */
static const char *const clauses[] = {
  [DATELINE_WAIT_RHYTHM] = N_ ("it publishes so often that every %s is enough"),
  [DATELINE_WAIT_CHOSEN] = N_ ("you chose every %s"),
  [DATELINE_WAIT_MANUAL] = N_ ("you chose to refresh it yourself"),
  [DATELINE_WAIT_FRESH] = N_ ("the server said that its answer is good for %s"),
  [DATELINE_WAIT_PUBLISHER] = N_ ("the publisher asks for %s between two requests"),
  [DATELINE_WAIT_CLOSED] = N_ ("the publisher wants no requests at this time"),
  [DATELINE_WAIT_COSTLY] =
      N_ ("the server cannot tell what is new, so that every %s has to do"),
  [DATELINE_WAIT_ASKED] = N_ ("the server asked for %s"),
  [DATELINE_WAIT_CROWDED] = N_ ("the server had too many requests, so it gets %s"),
  [DATELINE_WAIT_HOST] = N_ ("the server asked for %s, for another feed of its"),
  [DATELINE_WAIT_FAILED] = N_ ("it failed and is tried again after %s"),
  [DATELINE_WAIT_MISSING] = N_ ("the server does not give it, so it is left for %s"),
  [DATELINE_WAIT_SIGN_IN] = N_ ("the server asks for a sign-in"),
  [DATELINE_WAIT_ENDED] = N_ ("the publisher has ended it"),
  [DATELINE_WAIT_RECENT] = N_ ("it was checked %s ago"),
  [DATELINE_WAIT_BUSY] = N_ ("it is being refreshed already"),
  [DATELINE_WAIT_DOUBLE] = N_ ("another feed of yours is at its address"),
};

/* What does not end by itself. */
static gboolean
is_endless (DatelineWaitReason reason)
{
  return reason == DATELINE_WAIT_MANUAL || reason == DATELINE_WAIT_SIGN_IN ||
         reason == DATELINE_WAIT_ENDED || reason == DATELINE_WAIT_BUSY ||
         reason == DATELINE_WAIT_DOUBLE;
}

static char *
format_span (gint64 seconds)
{
  if (seconds < HOUR || (seconds < 100 * MINUTE && seconds % HOUR != 0))
    {
      guint minutes = MAX ((seconds + MINUTE / 2) / MINUTE, 1);

      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "a minute", "%u minutes", minutes),
          minutes);
    }
  if (seconds < 2 * DAY)
    {
      guint hours = (seconds + HOUR / 2) / HOUR;

      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "an hour", "%u hours", hours),
                              hours);
    }
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "a day",
                                       "%u days",
                                       (guint) ((seconds + DAY / 2) / DAY)),
                          (guint) ((seconds + DAY / 2) / DAY));
}

/* As "14:20", with the date when that is another day. */
static char *
format_time (gint64 time)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (time);
  gboolean is_today;
  g_autofree char *text = NULL;

  if (then == NULL)
    return NULL;
  is_today = g_date_time_get_year (now) == g_date_time_get_year (then) &&
             g_date_time_get_day_of_year (now) == g_date_time_get_day_of_year (then);
  /* TRANSLATORS: a time of day, and a date with one, for g_date_time_format () */
  text = g_date_time_format (then, is_today ? _ ("%H:%M") : _ ("%e %B, %H:%M"));
  return text != NULL ? g_strdup (g_strchug (text)) : NULL;
}

/**
 * dateline_wait_reason_format:
 * @reason: why a feed waits
 * @wait: the seconds that this reason asks for; since the last request for
 *   %DATELINE_WAIT_RECENT; 0 where it asks for none
 * @until: when the wait is over, in seconds since the Unix epoch, or 0 if that is not
 *   known
 *
 * Says in a sentence until when a feed waits and why, as "Not due until 14:20: the server
 * asked for an hour". Any thread.
 *
 * Returns: (transfer full) (nullable): the sentence in the reader's language and time
 *   zone, or %NULL if nothing has to be waited for
 */
char *
dateline_wait_reason_format (DatelineWaitReason reason, gint64 wait, gint64 until)
{
  g_autofree char *span = format_span (wait);
  g_autofree char *time = until > 0 && !is_endless (reason) ? format_time (until) : NULL;
  g_autoptr (GString) clause = NULL;

  if (reason <= DATELINE_WAIT_NONE || reason >= G_N_ELEMENTS (clauses))
    return NULL;
  clause = g_string_new (_ (clauses[reason]));
  g_string_replace (clause, "%s", span, 1);
  if (time == NULL)
    /* TRANSLATORS: %s is a reason, as "the publisher has ended it" */
    return g_strdup_printf (_ ("Not due: %s"), clause->str);
  /* TRANSLATORS: a time, as "14:20", and a reason, as "the server asked for an hour" */
  return g_strdup_printf (_ ("Not due until %1$s: %2$s"), time, clause->str);
}

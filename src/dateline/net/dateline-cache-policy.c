/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the headers about caching and waiting mean (RFC 9110, 9111), read leniently: what
 * cannot be understood counts as absent. Pure functions, any thread. */

#include "dateline/net/dateline-cache-policy-private.h"

#include <libsoup/soup.h>
#include <string.h>

#define MAX_VALIDATOR_LENGTH 1024

/* libsoup puts it in the place of bytes that are no UTF-8: what was there is lost, and a
 * validator that is not exactly the server's own is worse than none. */
#define REPLACEMENT_CHARACTER "\xef\xbf\xbd"

/* Larger numbers of seconds say no more than this one does. */
#define MAX_SECONDS (100 * 365 * 24 * 60 * 60LL)

/* Digits only; a number that overflows is very large, as RFC 9111 wants it. */
static gboolean
parse_seconds (const char *text, gint64 *seconds)
{
  gint64 value = 0;

  text += strspn (text, " \t\"");
  if (!g_ascii_isdigit (*text))
    return FALSE;
  for (; g_ascii_isdigit (*text); text++)
    value = MIN (value * 10 + g_ascii_digit_value (*text), MAX_SECONDS);
  text += strspn (text, " \t\"");
  if (*text != '\0')
    return FALSE;
  *seconds = value;
  return TRUE;
}

static gboolean
parse_http_date (const char *text, gint64 *time)
{
  g_autoptr (GDateTime) date = NULL;

  if (text == NULL)
    return FALSE;
  date = soup_date_time_new_from_http_string (text);
  if (date == NULL)
    return FALSE;
  *time = g_date_time_to_unix (date);
  return TRUE;
}

/* Seconds from the server's present to @text; not our clock's, which may be wrong. */
static gboolean
parse_date_distance (const char *text, const char *date, gint64 now, gint64 *seconds)
{
  gint64 then;
  gint64 present;

  if (!parse_http_date (text, &then))
    return FALSE;
  if (!parse_http_date (date, &present))
    present = now;
  *seconds = then - present;
  return TRUE;
}

gint64
dateline_cache_policy_get_fresh_for (const char *cache_control,
                                     const char *age,
                                     const char *expires,
                                     const char *date,
                                     gint64 now)
{
  g_auto (GStrv) directives = NULL;
  gint64 seconds = -1;
  gint64 spent = 0;

  directives = g_strsplit (cache_control != NULL ? cache_control : "", ",", 64);
  for (guint i = 0; directives[i] != NULL; i++)
    {
      const char *directive = g_strstrip (directives[i]);

      if (g_ascii_strcasecmp (directive, "no-cache") == 0 ||
          g_ascii_strcasecmp (directive, "no-store") == 0)
        return 0;
      if (g_ascii_strncasecmp (directive, "max-age=", 8) == 0 && seconds < 0 &&
          !parse_seconds (directive + 8, &seconds))
        seconds = 0;
    }
  if (seconds < 0 && !parse_date_distance (expires, date, now, &seconds))
    return 0;
  if (age != NULL)
    parse_seconds (age, &spent);
  return MAX (seconds - spent, 0);
}

gint64
dateline_cache_policy_get_retry_after (const char *retry_after,
                                       const char *date,
                                       gint64 now)
{
  gint64 seconds;

  if (retry_after == NULL)
    return 0;
  if (!parse_seconds (retry_after, &seconds) &&
      !parse_date_distance (retry_after, date, now, &seconds))
    return 0;
  return CLAMP (seconds, 0, DATELINE_CACHE_POLICY_MAX_WAIT);
}

gboolean
dateline_cache_policy_is_validator (const char *value)
{
  if (value == NULL || *value == '\0' || strlen (value) > MAX_VALIDATOR_LENGTH)
    return FALSE;
  if (strstr (value, REPLACEMENT_CHARACTER) != NULL)
    return FALSE;
  for (; *value != '\0'; value++)
    {
      if (g_ascii_iscntrl (*value) && *value != '\t')
        return FALSE;
    }
  return TRUE;
}

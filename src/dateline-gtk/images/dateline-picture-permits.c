/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What was allowed by itself lasts until another policy is set, or the program ends. Main
 * context only. */

#include "dateline-gtk/images/dateline-picture-permits-private.h"

/* Past these, all are forgotten: what was loaded is stored by then. */
#define MAX_ALLOWED 8192

/* Past these, those of the stories before the last ones are forgotten. */
#define MAX_OPENED 8192

static GHashTable *
new_addresses (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_value);
}

void
dateline_picture_permits_init (DatelinePicturePermits *self)
{
  self->policy = DATELINE_PICTURE_POLICY_ALWAYS;
  self->allowed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->feeds = new_addresses (NULL);
  self->opened = new_addresses ((GDestroyNotify) g_ref_string_release);
  self->opened_before = new_addresses ((GDestroyNotify) g_ref_string_release);
}

void
dateline_picture_permits_clear (DatelinePicturePermits *self)
{
  g_hash_table_unref (self->allowed);
  g_hash_table_unref (self->feeds);
  g_hash_table_unref (self->opened);
  g_hash_table_unref (self->opened_before);
}

void
dateline_picture_permits_set_policy (DatelinePicturePermits *self,
                                     DatelinePicturePolicy policy)
{
  self->policy = policy;
  g_hash_table_remove_all (self->allowed);
}

static gboolean
are_equal (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer uri, policy, other;

  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &uri, &policy))
    if (!g_hash_table_lookup_extended (b, uri, NULL, &other) || other != policy)
      return FALSE;
  return TRUE;
}

/* @feeds: the address of every feed with a policy of its own to that; NULL while that is
 * not known, which has no server asked. Returns whether anything changed. */
gboolean
dateline_picture_permits_set_feeds (DatelinePicturePermits *self, GHashTable *feeds)
{
  gboolean changes = self->awaits_feeds != (feeds == NULL);

  self->awaits_feeds = feeds == NULL;
  if (feeds == NULL || are_equal (feeds, self->feeds))
    return changes;
  g_hash_table_ref (feeds);
  g_hash_table_unref (self->feeds);
  self->feeds = feeds;
  g_hash_table_remove_all (self->allowed);
  return TRUE;
}

static DatelineMediaReach
get_feed_reach (DatelinePicturePermits *self, const char *feed_uri)
{
  gpointer policy;

  if (self->awaits_feeds)
    return DATELINE_MEDIA_REACH_STORED;
  if (feed_uri == NULL ||
      !g_hash_table_lookup_extended (self->feeds, feed_uri, NULL, &policy))
    policy = GUINT_TO_POINTER (self->policy);
  return dateline_picture_policy_get_reach (GPOINTER_TO_UINT (policy), feed_uri);
}

/* A story is opened, whose pictures are told of next. */
void
dateline_picture_permits_begin_story (DatelinePicturePermits *self)
{
  GHashTable *before = self->opened_before;

  if (g_hash_table_size (self->opened) < MAX_OPENED)
    return;
  g_hash_table_remove_all (before);
  self->opened_before = self->opened;
  self->opened = before;
}

/* The picture at @uri belongs to a story of the feed at @feed_uri that is opened. Returns
 * whether more may be done for it than before. */
gboolean
dateline_picture_permits_open (DatelinePicturePermits *self,
                               const char *uri,
                               const char *feed_uri)
{
  DatelineMediaReach before = dateline_picture_permits_get_reach (self, uri);

  g_hash_table_replace (self->opened, g_strdup (uri), g_ref_string_new_intern (feed_uri));
  return dateline_picture_permits_get_reach (self, uri) > before;
}

/* Returns whether that is more than before. */
gboolean
dateline_picture_permits_allow (DatelinePicturePermits *self,
                                const char *uri,
                                DatelineMediaReach reach)
{
  if (reach <= dateline_picture_permits_get_reach (self, uri))
    return FALSE;
  if (g_hash_table_size (self->allowed) >= MAX_ALLOWED)
    g_hash_table_remove_all (self->allowed);
  g_hash_table_insert (self->allowed, g_strdup (uri), GUINT_TO_POINTER (reach));
  return TRUE;
}

DatelineMediaReach
dateline_picture_permits_get_reach (DatelinePicturePermits *self, const char *uri)
{
  const char *feed_uri = g_hash_table_lookup (self->opened, uri);
  DatelineMediaReach reach;
  DatelineMediaReach allowed =
      GPOINTER_TO_UINT (g_hash_table_lookup (self->allowed, uri));

  if (feed_uri == NULL)
    feed_uri = g_hash_table_lookup (self->opened_before, uri);
  reach = get_feed_reach (self, feed_uri);
  return MAX (reach, allowed);
}

/* A feed that is not known has no site of its own. What needs no server is not foreign.
 */
DatelineMediaReach
dateline_picture_permits_get_early_reach (DatelinePicturePermits *self,
                                          const char *uri,
                                          const char *feed_uri)
{
  DatelineMediaReach reach = get_feed_reach (self, feed_uri);
  gboolean is_remote = g_ascii_strncasecmp (uri, "http", 4) == 0;

  if (is_remote && !self->loads_foreign && !dateline_link_is_same_site (uri, feed_uri))
    return DATELINE_MEDIA_REACH_STORED;
  return is_remote ? reach : DATELINE_MEDIA_REACH_PLAIN;
}

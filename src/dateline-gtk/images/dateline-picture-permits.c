/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What was allowed by itself lasts until another policy is set, or the program ends. Main
 * context only. */

#include "dateline-gtk/images/dateline-picture-permits-private.h"

/* Past these, all are forgotten: what was loaded is stored by then. */
#define MAX_ALLOWED 8192

void
dateline_picture_permits_init (DatelinePicturePermits *self)
{
  self->policy = DATELINE_PICTURE_POLICY_ALWAYS;
  self->allowed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
dateline_picture_permits_clear (DatelinePicturePermits *self)
{
  g_hash_table_unref (self->allowed);
}

void
dateline_picture_permits_set_policy (DatelinePicturePermits *self,
                                     DatelinePicturePolicy policy)
{
  self->policy = policy;
  g_hash_table_remove_all (self->allowed);
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
  DatelineMediaReach reach = dateline_picture_policy_get_reach (self->policy, NULL);
  DatelineMediaReach allowed =
      GPOINTER_TO_UINT (g_hash_table_lookup (self->allowed, uri));

  return MAX (reach, allowed);
}

/* A feed that is not known has no site of its own. What needs no server is not foreign.
 */
DatelineMediaReach
dateline_picture_permits_get_early_reach (DatelinePicturePermits *self,
                                          const char *uri,
                                          const char *feed_uri)
{
  DatelineMediaReach reach = dateline_picture_policy_get_reach (self->policy, feed_uri);
  gboolean is_remote = g_ascii_strncasecmp (uri, "http", 4) == 0;

  if (is_remote && !self->loads_foreign && !dateline_link_is_same_site (uri, feed_uri))
    return DATELINE_MEDIA_REACH_STORED;
  return is_remote ? reach : DATELINE_MEDIA_REACH_PLAIN;
}

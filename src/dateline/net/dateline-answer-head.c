/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The head of an answer, read. Any thread. */

#include "dateline/net/dateline-answer-head-private.h"

#include "dateline/net/dateline-cache-policy-private.h"

static char *
dup_validator (SoupMessage *message, const char *name)
{
  const char *value = dateline_answer_head_get (message, name);

  return dateline_cache_policy_is_validator (value) ? g_strdup (value) : NULL;
}

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

const char *
dateline_answer_head_get (SoupMessage *message, const char *name)
{
  return soup_message_headers_get_one (soup_message_get_response_headers (message), name);
}

gint64
dateline_answer_head_get_retry_after (SoupMessage *message)
{
  return dateline_cache_policy_get_retry_after (
      dateline_answer_head_get (message, "Retry-After"),
      dateline_answer_head_get (message, "Date"),
      now ());
}

void
dateline_answer_head_read (SoupMessage *message, DatelineFetchResponse *response)
{
  response->content_type = g_strdup (dateline_answer_head_get (message, "Content-Type"));
  response->link = g_strdup (
      soup_message_headers_get_list (soup_message_get_response_headers (message),
                                     "Link"));
  response->etag = dup_validator (message, "ETag");
  response->last_modified = dup_validator (message, "Last-Modified");
  response->fresh_for = dateline_cache_policy_get_fresh_for (
      dateline_answer_head_get (message, "Cache-Control"),
      dateline_answer_head_get (message, "Age"),
      dateline_answer_head_get (message, "Expires"),
      dateline_answer_head_get (message, "Date"),
      now ());
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One call of a store on its way: made on the main context with its arguments, answered
 * on a thread of the store, returned on the main context. One thread has it at a time.
 */

#pragma once

#include "dateline/model/dateline-arrangement.h"
#include "dateline/model/dateline-feed-document.h"
#include "dateline/model/dateline-fetch-outcome.h"
#include "dateline/model/dateline-page.h"
#include "dateline/model/dateline-query.h"
#include "dateline/store/dateline-database-private.h"
#include "dateline/store/dateline-store-changes.h"
#include "dateline/store/dateline-store-policy-private.h"
#include "dateline/store/dateline-store.h"

G_BEGIN_DECLS

typedef struct _DatelineStoreCall DatelineStoreCall;

/* Answers @call: sets its answer and, if it changed something, its changes. */
typedef gboolean (*DatelineStoreCallFunc) (DatelineDatabase *database,
                                           DatelineStoreCall *call,
                                           GError **error);

/* How a call is answered. */
typedef enum
{
  DATELINE_STORE_CALL_ORDINARY, /* in a transaction */
  DATELINE_STORE_CALL_LOOK,     /* with no need of the file */
  /* By the thread that reads: a mark that waits for room is tried and written down. */
  DATELINE_STORE_CALL_TRY,
} DatelineStoreCallWay;

struct _DatelineStoreCall
{
  GTask *task;
  DatelineStoreCallFunc func;
  DatelineStoreCallWay way;
  gboolean shares; /* may be answered in one transaction with others that do */
  gboolean again;  /* there is more to do, when the others that wait have been answered */
  gboolean is_mark; /* a person's, which may wait for room on the disk */

  /* Arguments: those that the function asks for. */
  gint64 feed_id;
  char *uri;
  char *title;
  GStrv categories;
  GPtrArray *feeds;
  DatelineFeedDocument *document;
  DatelineFetchOutcome *outcome;
  DatelineQuery *query;
  DatelineArrangement *arrangement;
  DatelinePage *page;
  GArray *ids;       /* of gint64 */
  GPtrArray *parts;  /* of DatelineSavedPart */
  GArray *other_ids; /* of gint64 */
  gboolean value;
  DatelineMarking *marking;
  DatelineStorePolicy policy;

  /* Answer: NULL where a success says everything. */
  gpointer answer;
  GDestroyNotify answer_free;
  DatelineStoreChanges *changes;
  gboolean purge_due;         /* stories of the feed are past keeping */
  DatelineStoreLimits limits; /* as the thread found them */
  GError *error;
};

/* @tag is the function that the host called, for its finish function to recognise. */
DatelineStoreCall *dateline_store_call_new (DatelineStore *store,
                                            DatelineStoreCallFunc func,
                                            gpointer tag,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
/* The ids of an argument. */
GArray *dateline_store_call_copy_ids (const gint64 *ids, gsize n_ids);
/* Main context: forgets that it was answered, so that it can be asked again. */
void dateline_store_call_forget (DatelineStoreCall *call);
/* Main context: announces the changes, gives the answer to who asked, frees the call. */
void dateline_store_call_finish (DatelineStoreCall *call);
/* Any thread: has the call finished on the main context of its store. */
void dateline_store_call_return (DatelineStoreCall *call);

G_END_DECLS

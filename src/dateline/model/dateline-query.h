/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-macros.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_QUERY (dateline_query_get_type ())

/**
 * DatelineDateRange:
 * @DATELINE_DATE_RANGE_ANY: no bound
 * @DATELINE_DATE_RANGE_TODAY: since midnight
 * @DATELINE_DATE_RANGE_YESTERDAY: the day before today
 * @DATELINE_DATE_RANGE_LAST_7_DAYS: today and the six days before
 * @DATELINE_DATE_RANGE_LAST_30_DAYS: today and the 29 days before
 * @DATELINE_DATE_RANGE_THIS_YEAR: since the first of January
 * @DATELINE_DATE_RANGE_BETWEEN: the days that dateline_query_set_days () named
 *
 * Which days' stories a query lists, in the reader's time zone.
 */
typedef enum
{
  DATELINE_DATE_RANGE_ANY,
  DATELINE_DATE_RANGE_TODAY,
  DATELINE_DATE_RANGE_YESTERDAY,
  DATELINE_DATE_RANGE_LAST_7_DAYS,
  DATELINE_DATE_RANGE_LAST_30_DAYS,
  DATELINE_DATE_RANGE_THIS_YEAR,
  DATELINE_DATE_RANGE_BETWEEN,
} DatelineDateRange;

/**
 * DatelineQueryOrder:
 * @DATELINE_QUERY_ORDER_NEWEST: the newest first
 * @DATELINE_QUERY_ORDER_RELEVANCE: what is most about the words that are searched for
 *   first; without words the newest
 * @DATELINE_QUERY_ORDER_OLDEST: the oldest first
 * @DATELINE_QUERY_ORDER_UNREAD: what is unread, then what is read, of each the newest
 *   first; where only unread stories are asked for, the newest
 *
 * In which order a query lists.
 */
typedef enum
{
  DATELINE_QUERY_ORDER_NEWEST,
  DATELINE_QUERY_ORDER_RELEVANCE,
  DATELINE_QUERY_ORDER_OLDEST,
  DATELINE_QUERY_ORDER_UNREAD,
} DatelineQueryOrder;

/**
 * DatelineQueryGrouping:
 * @DATELINE_QUERY_GROUPING_DAY: the stories of one day stand together
 * @DATELINE_QUERY_GROUPING_FEED: the stories of one feed stand together, in the query's
 *   order, and the feeds in the order of their titles. Of one feed alone as by day
 *
 * Which stories of a query stand together. What is listed by relevance is in no groups.
 */
typedef enum
{
  DATELINE_QUERY_GROUPING_DAY,
  DATELINE_QUERY_GROUPING_FEED,
} DatelineQueryGrouping;

/**
 * DatelineQueryParts:
 * @DATELINE_QUERY_PARTS_ANY: whatever it has
 * @DATELINE_QUERY_PARTS_PICTURE: a picture
 * @DATELINE_QUERY_PARTS_MEDIA: something to listen to or to watch
 *
 * What a story has to have besides its text to be listed.
 */
typedef enum
{
  DATELINE_QUERY_PARTS_ANY = 0,
  DATELINE_QUERY_PARTS_PICTURE = 1 << 0,
  DATELINE_QUERY_PARTS_MEDIA = 1 << 1,
} DatelineQueryParts;

#define DATELINE_TYPE_QUERY_ORDER (dateline_query_order_get_type ())
#define DATELINE_TYPE_QUERY_GROUPING (dateline_query_grouping_get_type ())

DATELINE_AVAILABLE_IN_ALL
GType dateline_query_order_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
GType dateline_query_grouping_get_type (void) G_GNUC_CONST;

typedef struct _DatelineQuery DatelineQuery;

DATELINE_AVAILABLE_IN_ALL
GType dateline_query_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineQuery *dateline_query_new (void);
DATELINE_AVAILABLE_IN_ALL
DatelineQuery *dateline_query_copy (const DatelineQuery *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_query_free (DatelineQuery *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_query_equal (const DatelineQuery *self, const DatelineQuery *other);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_query_is_filtered (const DatelineQuery *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_query_clear_filters (DatelineQuery *self);

DATELINE_AVAILABLE_IN_ALL
void dateline_query_set_feed (DatelineQuery *self, gint64 feed_id);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_query_get_feed (const DatelineQuery *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_query_add_category (DatelineQuery *self, const char *name);
DATELINE_AVAILABLE_IN_ALL
void dateline_query_remove_category (DatelineQuery *self, const char *name);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_query_has_category (const DatelineQuery *self, const char *name);
DATELINE_AVAILABLE_IN_ALL
const char *const *dateline_query_get_categories (const DatelineQuery *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_query_set_all_categories (DatelineQuery *self, gboolean all_categories);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_query_get_all_categories (const DatelineQuery *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_query_set_unread_only (DatelineQuery *self, gboolean unread_only);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_query_get_unread_only (const DatelineQuery *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_query_set_saved_only (DatelineQuery *self, gboolean saved_only);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_query_get_saved_only (const DatelineQuery *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_query_set_parts (DatelineQuery *self, DatelineQueryParts parts);
DATELINE_AVAILABLE_IN_ALL
DatelineQueryParts dateline_query_get_parts (const DatelineQuery *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_query_set_language (DatelineQuery *self, const char *language);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_query_get_language (const DatelineQuery *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_query_set_author (DatelineQuery *self, const char *author);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_query_get_author (const DatelineQuery *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_query_set_upcoming (DatelineQuery *self, gboolean upcoming);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_query_get_upcoming (const DatelineQuery *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_query_set_words (DatelineQuery *self, const char *words);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_query_get_words (const DatelineQuery *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_query_set_order (DatelineQuery *self, DatelineQueryOrder order);
DATELINE_AVAILABLE_IN_ALL
DatelineQueryOrder dateline_query_get_order (const DatelineQuery *self);
DATELINE_AVAILABLE_IN_ALL
DatelineQueryOrder dateline_query_find_order (const DatelineQuery *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_query_set_grouping (DatelineQuery *self, DatelineQueryGrouping grouping);
DATELINE_AVAILABLE_IN_ALL
DatelineQueryGrouping dateline_query_get_grouping (const DatelineQuery *self);
DATELINE_AVAILABLE_IN_ALL
DatelineQueryGrouping dateline_query_find_grouping (const DatelineQuery *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_query_copy_order (DatelineQuery *self, const DatelineQuery *other);
DATELINE_AVAILABLE_IN_ALL
void dateline_query_set_date_range (DatelineQuery *self, DatelineDateRange range);
DATELINE_AVAILABLE_IN_ALL
DatelineDateRange dateline_query_get_date_range (const DatelineQuery *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_query_set_days (DatelineQuery *self, const GDate *first, const GDate *last);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_query_get_days (const DatelineQuery *self, GDate *first, GDate *last);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_query_find_days (const DatelineQuery *self,
                                   GDateTime *now,
                                   GDate *first,
                                   GDate *last);
DATELINE_AVAILABLE_IN_ALL
void dateline_query_resolve_times (const DatelineQuery *self,
                                   GDateTime *now,
                                   gint64 *from,
                                   gint64 *until);
DATELINE_AVAILABLE_IN_ALL
void dateline_query_set_limit (DatelineQuery *self, guint limit);
DATELINE_AVAILABLE_IN_ALL
guint dateline_query_get_limit (const DatelineQuery *self);

DATELINE_AVAILABLE_IN_ALL
char *dateline_query_to_string (const DatelineQuery *self);
DATELINE_AVAILABLE_IN_ALL
DatelineQuery *dateline_query_new_from_string (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineQuery, dateline_query_free)

G_END_DECLS

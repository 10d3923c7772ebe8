/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* In which order a query lists, in which groups, and how many. Pure. */

#include "dateline/model/dateline-query-private.h"

G_DEFINE_ENUM_TYPE (DatelineQueryOrder,
                    dateline_query_order,
                    G_DEFINE_ENUM_VALUE (DATELINE_QUERY_ORDER_NEWEST, "newest"),
                    G_DEFINE_ENUM_VALUE (DATELINE_QUERY_ORDER_RELEVANCE, "relevance"),
                    G_DEFINE_ENUM_VALUE (DATELINE_QUERY_ORDER_OLDEST, "oldest"),
                    G_DEFINE_ENUM_VALUE (DATELINE_QUERY_ORDER_UNREAD, "unread"))

G_DEFINE_ENUM_TYPE (DatelineQueryGrouping,
                    dateline_query_grouping,
                    G_DEFINE_ENUM_VALUE (DATELINE_QUERY_GROUPING_DAY, "day"),
                    G_DEFINE_ENUM_VALUE (DATELINE_QUERY_GROUPING_FEED, "feed"))

gboolean
dateline_query_has_same_order (const DatelineQuery *self, const DatelineQuery *other)
{
  return self->order == other->order && self->grouping == other->grouping &&
         self->limit == other->limit;
}

/**
 * dateline_query_set_order:
 * @self: a query
 * @order: an order
 *
 * Asks for an order.
 */
void
dateline_query_set_order (DatelineQuery *self, DatelineQueryOrder order)
{
  g_return_if_fail (self != NULL);

  self->order = order;
}

/**
 * dateline_query_get_order:
 * @self: a query
 *
 * Gets the order that is asked for.
 *
 * Returns: the order
 */
DatelineQueryOrder
dateline_query_get_order (const DatelineQuery *self)
{
  g_return_val_if_fail (self != NULL, DATELINE_QUERY_ORDER_NEWEST);

  return self->order;
}

/**
 * dateline_query_find_order:
 * @self: a query
 *
 * Finds the order that the one that is asked for comes to: nothing is more or less
 * relevant without words, and where all is unread nothing is so first.
 *
 * Returns: the order
 */
DatelineQueryOrder
dateline_query_find_order (const DatelineQuery *self)
{
  g_return_val_if_fail (self != NULL, DATELINE_QUERY_ORDER_NEWEST);

  if ((self->order == DATELINE_QUERY_ORDER_RELEVANCE && self->words == NULL) ||
      (self->order == DATELINE_QUERY_ORDER_UNREAD && self->unread_only))
    return DATELINE_QUERY_ORDER_NEWEST;
  return self->order;
}

/**
 * dateline_query_set_grouping:
 * @self: a query
 * @grouping: which stories stand together
 *
 * Asks for stories in groups.
 */
void
dateline_query_set_grouping (DatelineQuery *self, DatelineQueryGrouping grouping)
{
  g_return_if_fail (self != NULL);

  self->grouping = grouping;
}

/**
 * dateline_query_get_grouping:
 * @self: a query
 *
 * Gets which stories are to stand together.
 *
 * Returns: the grouping
 */
DatelineQueryGrouping
dateline_query_get_grouping (const DatelineQuery *self)
{
  g_return_val_if_fail (self != NULL, DATELINE_QUERY_GROUPING_DAY);

  return self->grouping;
}

/**
 * dateline_query_find_grouping:
 * @self: a query
 *
 * Finds the grouping that the one that is asked for comes to: the stories of one feed are
 * all of one group by feed, so that they are grouped by day.
 *
 * Returns: the grouping
 */
DatelineQueryGrouping
dateline_query_find_grouping (const DatelineQuery *self)
{
  g_return_val_if_fail (self != NULL, DATELINE_QUERY_GROUPING_DAY);

  return self->feed_id != 0 ? DATELINE_QUERY_GROUPING_DAY : self->grouping;
}

/**
 * dateline_query_copy_order:
 * @self: a query
 * @other: another query
 *
 * Asks for the same order, groups and limit as another query, so that
 * dateline_query_equal() tells whether both list the same stories.
 */
void
dateline_query_copy_order (DatelineQuery *self, const DatelineQuery *other)
{
  g_return_if_fail (self != NULL && other != NULL);

  self->order = other->order;
  self->grouping = other->grouping;
  self->limit = other->limit;
}

/**
 * dateline_query_set_limit:
 * @self: a query
 * @limit: how many stories at most, 0 for all
 *
 * Asks for the first stories only.
 */
void
dateline_query_set_limit (DatelineQuery *self, guint limit)
{
  g_return_if_fail (self != NULL);

  self->limit = limit;
}

/**
 * dateline_query_get_limit:
 * @self: a query
 *
 * Gets how many stories are asked for.
 *
 * Returns: how many at most, 0 for all
 */
guint
dateline_query_get_limit (const DatelineQuery *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->limit;
}

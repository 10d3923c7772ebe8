/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What queries are called: as the rows of the sidebar that stand for them. Main context
 * only. */

#include "dateline-gtk/sidebar/dateline-sidebar-private.h"

#include <glib/gi18n-lib.h>

/**
 * dateline_sidebar_describe_query:
 * @self: a sidebar
 * @query: a query
 *
 * Says in words what the row is called that lists exactly what @query does, as "Unread"
 * or a feed's title.
 *
 * Returns: (transfer full) (nullable): the words; %NULL if no row does
 */
char *
dateline_sidebar_describe_query (DatelineSidebar *self, const DatelineQuery *query)
{
  DatelineSidebarPlace *place, *parent;
  g_autoptr (DatelineQuery) own = NULL;

  g_return_val_if_fail (DATELINE_IS_SIDEBAR (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  place = dateline_sidebar_outline_find (self->outline, query, &parent);
  if (place == NULL)
    return NULL;

  own = dateline_sidebar_place_make_query (place);
  dateline_query_copy_order (own, query);
  return dateline_query_equal (own, query) ? g_strdup (place->label) : NULL;
}

/**
 * dateline_sidebar_name_query:
 * @self: a sidebar
 * @query: a query
 *
 * Says in words where @query is at home: the feed or the categories that it is about,
 * whatever further filters narrow it down. Unlike dateline_sidebar_describe_query() it
 * always finds some.
 *
 * Returns: (transfer full): the words
 */
char *
dateline_sidebar_name_query (DatelineSidebar *self, const DatelineQuery *query)
{
  DatelineSidebarPlace *place, *parent;
  const char *const *categories;

  g_return_val_if_fail (DATELINE_IS_SIDEBAR (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  place = dateline_sidebar_outline_find (self->outline, query, &parent);
  if (place != NULL)
    return g_strdup (place->label);

  categories = dateline_query_get_categories (query);
  if (dateline_query_get_feed (query) == 0 && categories[0] != NULL)
    return g_strjoinv (", ", (GStrv) categories);
  if (dateline_query_get_upcoming (query))
    return g_strdup (_ ("Upcoming"));
  if (dateline_query_get_saved_only (query))
    return g_strdup (_ ("Saved"));
  if (dateline_query_get_unread_only (query))
    return g_strdup (_ ("Unread"));
  return g_strdup (_ ("All stories"));
}

DatelineSection *
dateline_sidebar_get_section (DatelineSidebar *self)
{
  DatelineSidebarPlace *place =
      dateline_sidebar_view_get_selected (DATELINE_SIDEBAR_VIEW (self->view));

  return place != NULL && !self->problems ? place->section : NULL;
}

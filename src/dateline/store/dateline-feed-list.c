/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Lists all feeds that are followed, with where they are filed and what holds for their
 * hosts. A feed of which nothing changed is the record from before; where only the counts
 * did, the new record shares its texts. On the thread of its database.
 */

#include "dateline/store/dateline-feed-list-private.h"

#include "dateline/store/dateline-feed-category-table-private.h"
#include "dateline/store/dateline-feed-row-private.h"
#include "dateline/store/dateline-feed-table-private.h"
#include "dateline/store/dateline-host-table-private.h"
#include "dateline/store/dateline-upcoming-counts-private.h"
#include "dateline/text/dateline-uri-private.h"

/* What is read besides the rows. */
typedef struct
{
  GArray *filings; /* of DatelineFeedFiling, those of a feed beside each other, by id */
  guint next;      /* the first that is not of a feed before */
  GHashTable *hosts;
  GHashTable *upcoming;
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->filings, g_array_unref);
  g_clear_pointer (&self->hosts, g_hash_table_unref);
  g_clear_pointer (&self->upcoming, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

/* Where a feed is filed. */
typedef struct
{
  const DatelineFeedFiling *first;
  guint n;
} Filed;

static Filed
find_filed (Reading *self, gint64 feed_id)
{
  const DatelineFeedFiling *filings = (const DatelineFeedFiling *) self->filings->data;
  guint first;

  while (self->next < self->filings->len && filings[self->next].feed_id < feed_id)
    self->next++;
  first = self->next;
  while (self->next < self->filings->len && filings[self->next].feed_id == feed_id)
    self->next++;
  return (Filed){ filings + first, self->next - first };
}

static void
make_settings (const DatelineFeedSettings *own,
               Filed filed,
               DatelineFeedSettings *settings)
{
  *settings = *own;
  for (guint i = 0; i < filed.n; i++)
    dateline_feed_settings_inherit (
        settings,
        dateline_category_get_settings (filed.first[i].category));
}

/* Whether @feed was filed there before, and the same holds for it. */
static gboolean
is_filed_so (DatelineFeed *feed, Filed filed)
{
  const DatelineFeedBuilder *fields = dateline_feed_peek (feed);
  DatelineFeedSettings settings;

  for (guint i = 0; i < filed.n; i++)
    if (g_strcmp0 (fields->categories[i],
                   dateline_category_get_name (filed.first[i].category)) != 0 ||
        dateline_feed_get_place (feed, i) != filed.first[i].place)
      return FALSE;
  make_settings (&fields->own_settings, filed, &settings);
  return fields->categories[filed.n] == NULL &&
         dateline_feed_settings_equal (&fields->settings, &settings);
}

static void
file (DatelineFeedBuilder *builder, Filed filed)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  gboolean has_places = FALSE;

  for (guint i = 0; i < filed.n; i++)
    {
      g_strv_builder_add (names, dateline_category_get_name (filed.first[i].category));
      has_places |= filed.first[i].place > 0;
    }
  builder->categories = g_strv_builder_end (names);
  if (has_places)
    {
      builder->places = g_array_sized_new (FALSE, FALSE, sizeof (guint), filed.n);
      for (guint i = 0; i < filed.n; i++)
        g_array_append_val (builder->places, filed.first[i].place);
    }
  make_settings (&builder->own_settings, filed, &builder->settings);
}

static DatelineHostState
find_host (GHashTable *hosts, const char *uri)
{
  g_autofree char *host = NULL;
  const DatelineHostState *state = NULL;

  if (g_hash_table_size (hosts) > 0)
    host = dateline_uri_get_display_host (uri);
  if (host != NULL)
    state = g_hash_table_lookup (hosts, host);
  return state != NULL ? *state : (DatelineHostState){ 0 };
}

/* The feed that is followed where another is said to have moved. */
typedef struct
{
  gint64 id; /* 0 for none */
  char *title;
} Twin;

static void
twin_clear (Twin *self)
{
  g_free (self->title);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Twin, twin_clear)

static gboolean
look_up_twin (DatelineDatabase *database,
              const DatelineFeedBuilder *fields,
              Twin *twin,
              GError **error)
{
  g_autofree char *address = NULL;
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  if (fields->move_offer == NULL)
    return TRUE;
  address = dateline_uri_fold (fields->move_offer);
  statement = dateline_database_prepare_with (database,
                                              "SELECT id, name, title, uri FROM feed"
                                              " WHERE address = ?1 AND id <> ?2"
                                              " AND removed_at IS NULL",
                                              error,
                                              DATELINE_TEXT (address),
                                              DATELINE_INT64 (fields->id));
  if (statement == NULL)
    return FALSE;
  step = dateline_statement_step (statement, error);
  if (step == DATELINE_STEP_ROW)
    {
      twin->id = dateline_statement_get_int64 (statement, 0);
      twin->title =
          dateline_feed_table_make_title (dateline_statement_get_text (statement, 1),
                                          dateline_statement_get_text (statement, 2),
                                          dateline_statement_get_text (statement, 3));
    }
  return step != DATELINE_STEP_FAILED;
}

/* Whether the same as before holds for it that its row does not say. */
static gboolean
is_settled (DatelineFeed *feed, Filed filed, DatelineHostState host, const Twin *twin)
{
  const DatelineFeedBuilder *fields = dateline_feed_peek (feed);

  return is_filed_so (feed, filed) && fields->host_not_before == host.not_before &&
         fields->host_n_refusals == host.n_refusals && fields->twin_id == twin->id &&
         g_strcmp0 (fields->twin_title, twin->title) == 0;
}

static DatelineFeed *
build (DatelineFeedBuilder *builder, Filed filed, DatelineHostState host, Twin *twin)
{
  builder->title = dateline_feed_table_make_title (builder->name,
                                                   builder->publisher_title,
                                                   builder->uri);
  builder->twin_id = twin->id;
  builder->twin_title = g_steal_pointer (&twin->title);
  builder->host_not_before = host.not_before;
  builder->host_n_refusals = host.n_refusals;
  file (builder, filed);
  return dateline_feed_builder_build (builder);
}

/* NULL on an error. */
static DatelineFeed *
make_feed (DatelineDatabase *database,
           Reading *reading,
           DatelineFeedRow *row,
           GError **error)
{
  DatelineFeed *known = row->known;
  const DatelineFeedBuilder *fields =
      known != NULL ? dateline_feed_peek (known) : &row->fields;
  Filed filed = find_filed (reading, row->id);
  DatelineHostState host = find_host (reading->hosts, fields->uri);
  g_auto (Twin) twin = { 0 };

  if (!look_up_twin (database, fields, &twin, error))
    return NULL;
  dateline_upcoming_counts_subtract (reading->upcoming,
                                     row->id,
                                     &row->n_stories,
                                     &row->n_unread);
  if (known != NULL && is_settled (known, filed, host, &twin))
    return fields->n_stories == row->n_stories && fields->n_unread == row->n_unread
               ? dateline_feed_ref (known)
               : dateline_feed_recount (known, row->n_stories, row->n_unread);

  if (known != NULL)
    dateline_feed_row_copy_known (row);
  row->fields.n_stories = row->n_stories;
  row->fields.n_unread = row->n_unread;
  return build (&row->fields, filed, host, &twin);
}

GPtrArray *
dateline_feed_list_load (DatelineDatabase *database,
                         GPtrArray *categories,
                         GError **error)
{
  g_autoptr (GPtrArray) feeds =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_feed_unref);
  DatelineFeedRow *row = dateline_database_get_feed_row (database);
  g_auto (Reading) reading = { NULL };
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  reading.filings = dateline_feed_category_table_list (database, categories, error);
  if (reading.filings == NULL ||
      (reading.hosts = dateline_host_table_list (database, error)) == NULL ||
      (reading.upcoming = dateline_upcoming_counts_list_feeds (database, error)) == NULL)
    return NULL;

  statement = dateline_database_prepare (database, dateline_feed_row_sql, error);
  if (statement == NULL)
    return NULL;
  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      DatelineFeed *feed = make_feed (database, &reading, row, error);

      if (feed == NULL)
        return NULL;
      g_ptr_array_add (feeds, feed);
    }
  if (step == DATELINE_STEP_FAILED)
    return NULL;

  dateline_list_memory_sort (dateline_database_get_feeds (database), feeds);
  return g_steal_pointer (&feeds);
}

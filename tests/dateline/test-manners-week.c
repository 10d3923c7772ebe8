/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A week of sixty feeds of all kinds, minute by minute, with a clock and servers of the
 * test's own: nobody is asked too early, too often or for more than is new. */

#include "dateline/model/dateline-entry-builder-private.h"
#include "dateline/model/dateline-feed-builder-private.h"
#include "dateline/model/dateline-feed-document-builder-private.h"
#include "dateline/net/dateline-fetch-error-private.h"
#include "dateline/net/dateline-fetch-response-private.h"
#include "dateline/net/dateline-fetcher.h"
#include "dateline/refresh/dateline-refresh-outcome-private.h"
#include "dateline/refresh/dateline-schedule-plan-private.h"
#include "dateline/refresh/dateline-schedule-private.h"

#define BEGIN G_GINT64_CONSTANT (1772366400)
#define HOUR ((gint64) 3600)
#define DAY (24 * HOUR)
#define N_FEEDS 60
#define N_ENTRIES 10 /* in a document */
#define NO_ANSWER (-1)

/* What a server is like. */
typedef struct
{
  const char *name;
  gint64 period; /* between two of its stories */
  gint64 fresh_for;
  gint64 update_interval;
  guint skip_hours;
  guint bad_one_in; /* requests of which one fails… */
  guint bad_status; /* …so */
  gint64 retry_after;
  guint most; /* requests in the week */
} Kind;

static const Kind kinds[] = {
  { "hourly", HOUR, 0, 0, 0, 0, 0, 0, 168 },
  { "daily", DAY, 0, 0, 0, 0, 0, 0, 9 },
  { "weekly", 7 * DAY, 0, 0, 0, 0, 0, 0, 8 },
  { "max-age of two hours", HOUR, 2 * HOUR, 0, 0, 0, 0, 0, 84 },
  { "max-age of a year", HOUR, 365 * DAY, 0, 0, 0, 0, 0, 8 },
  { "ttl of three hours", HOUR, 0, 3 * HOUR, 0, 0, 0, 0, 56 },
  { "once a day at three", HOUR, 0, 0, 0xffffff & ~(1u << 3), 0, 0, 0, 8 },
  { "a faulty server", HOUR, 0, 0, 0, 4, 500, 0, 168 },
  { "a server with too much to do", HOUR, 0, 0, 0, 5, 429, 2 * HOUR, 140 },
  { "a server that does not say", HOUR, 0, 0, 0, 3, 429, 0, 150 },
};

typedef struct
{
  const Kind *kind;
  DatelineFeedBuilder known; /* what a store would keep */
  char *host;
  gint64 first_story; /* number of the oldest that was ever seen, NO_ANSWER for none */
  gint64 asked_at;
  guint n_requests;
  guint n_whole; /* requests without validators */
  gint64 forbidden_until;
} Sim;

typedef struct
{
  Sim sims[N_FEEDS];
  gint64 now;
  guint n_early;
  guint n_crowded;
  guint n_in_closed_hours;
} World;

static gint64
get_newest (const Sim *sim, gint64 now)
{
  return now / sim->kind->period;
}

static DatelineFeedDocument *
publish (const Sim *sim, gint64 now)
{
  g_auto (DatelineFeedDocumentBuilder) builder = { 0 };
  gint64 newest = get_newest (sim, now);

  dateline_feed_document_builder_init (&builder);
  builder.is_complete = TRUE;
  builder.update_interval = sim->kind->update_interval;
  builder.skip_hours = sim->kind->skip_hours;
  builder.entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_entry_unref);
  for (gint64 i = newest; i > newest - N_ENTRIES; i--)
    {
      g_auto (DatelineEntryBuilder) entry = { 0 };

      dateline_entry_builder_init (&entry);
      entry.key = g_strdup_printf ("g:%" G_GINT64_FORMAT, i);
      entry.published = i * sim->kind->period;
      g_ptr_array_add (builder.entries, dateline_entry_builder_build (&entry));
    }
  return dateline_feed_document_builder_build (&builder);
}

/* A feed as a store would give it. */
static DatelineFeed *
copy_feed (const DatelineFeedBuilder *known)
{
  DatelineFeedBuilder copy = *known;

  copy.uri = g_strdup (known->uri);
  copy.title = g_strdup (known->uri);
  copy.etag = g_strdup (known->etag);
  copy.last_modified = g_strdup (known->last_modified);
  copy.error = g_strdup (known->error);
  return dateline_feed_builder_build (&copy);
}

static void
count_stories (Sim *sim, gint64 now)
{
  gint64 newest = get_newest (sim, now);
  gint64 oldest = MAX (sim->first_story, (now - 28 * DAY) / sim->kind->period + 1);

  sim->known.n_recent = newest - oldest + 1;
  sim->known.oldest_at = sim->first_story * sim->kind->period;
}

/* As the store does, see dateline-fetch-note.c. */
static void
keep (World *world, Sim *sim, DatelineFetchOutcome *outcome)
{
  DatelineFeedBuilder *known = &sim->known;

  known->attempted_at = outcome->fetched_at;
  known->n_failures = outcome->succeeded ? 0 : known->n_failures + 1;
  known->next_check = outcome->next_check;
  known->not_before = outcome->not_before;
  known->wait_reason = outcome->wait_reason;
  known->wait = outcome->wait;
  for (guint i = 0; outcome->host != NULL && i < N_FEEDS; i++)
    if (g_str_equal (world->sims[i].host, outcome->host))
      {
        world->sims[i].known.host_not_before = outcome->host_not_before;
        world->sims[i].known.host_n_refusals = outcome->host_n_refusals;
      }
  if (!outcome->keep_validators)
    {
      g_free (known->etag);
      known->etag = g_strdup (outcome->etag);
    }
  if (!outcome->succeeded)
    return;
  known->fetched_at = outcome->fetched_at;
  known->fresh_for = outcome->fresh_for;
  known->n_idle = outcome->n_idle;
  if (!outcome->keep_plan)
    {
      known->update_interval = outcome->update_interval;
      known->skip_hours = outcome->skip_hours;
    }
  if (outcome->has_news || known->changed_at == DATELINE_TIME_UNKNOWN)
    known->changed_at = outcome->fetched_at;
  count_stories (sim, outcome->fetched_at);
}

static DatelineFetchOutcome *
refuse (World *world, Sim *sim, DatelineFeed *feed)
{
  const Kind *kind = sim->kind;
  g_autoptr (GError) error =
      dateline_fetch_error_new_for_status (kind->bad_status, kind->retry_after);
  gint64 pause = kind->bad_status != 429 ? 0 : MAX (kind->retry_after, HOUR);

  for (guint i = 0; i < N_FEEDS; i++)
    if (pause > 0 && g_str_equal (world->sims[i].host, sim->host))
      world->sims[i].forbidden_until = world->now + pause;
  return dateline_refresh_outcome_new_failed (feed,
                                              error,
                                              kind->retry_after,
                                              pause > 0 ? sim->host : NULL,
                                              world->now);
}

static DatelineFetchOutcome *
answer (World *world, Sim *sim, DatelineFeed *feed, gboolean is_whole)
{
  g_autoptr (DatelineFetchResponse) response = dateline_fetch_response_new ();
  g_autofree char *etag =
      g_strdup_printf ("\"%" G_GINT64_FORMAT "\"", get_newest (sim, world->now));
  g_autoptr (DatelineFeedDocument) document = NULL;

  response->etag = g_strdup (etag);
  response->fresh_for = sim->kind->fresh_for;
  if (!is_whole && g_strcmp0 (dateline_feed_get_etag (feed), etag) == 0)
    {
      response->is_not_modified = TRUE;
      return dateline_refresh_outcome_new_unchanged (response, feed, NULL, world->now);
    }
  if (sim->first_story == NO_ANSWER)
    sim->first_story = get_newest (sim, world->now) - N_ENTRIES + 1;
  document = publish (sim, world->now);
  return dateline_refresh_outcome_new_read (response, document, feed, etag, world->now);
}

/* The rules, as the server of @sim sees them. */
static void
check_request (World *world, Sim *sim)
{
  world->n_early += world->now < sim->forbidden_until;
  world->n_early += sim->asked_at > 0 &&
                    world->now < sim->asked_at + sim->known.fresh_for &&
                    sim->known.n_failures == 0 && world->now < sim->asked_at + DAY;
  world->n_crowded += sim->asked_at > 0 && world->now < sim->asked_at + HOUR;
  world->n_in_closed_hours +=
      sim->asked_at > 0 && (sim->kind->skip_hours >> (world->now % DAY / HOUR) & 1) != 0;
}

static void
ask (World *world, Sim *sim, DatelineFeed *feed)
{
  gboolean is_whole = dateline_feed_get_etag (feed) == NULL ||
                      dateline_schedule_wants_probe (feed, world->now);
  g_autoptr (DatelineFetchOutcome) outcome = NULL;

  check_request (world, sim);
  sim->n_requests++;
  sim->n_whole += is_whole;
  sim->asked_at = world->now;
  outcome = sim->kind->bad_one_in > 0 && sim->n_requests % sim->kind->bad_one_in == 0
                ? refuse (world, sim, feed)
                : answer (world, sim, feed, is_whole);
  keep (world, sim, outcome);
}

static void
wait_cb (DatelineFeed *feed, const DatelineVerdict *verdict, gpointer user_data)
{
}

/* A timer's look, and what follows from it. A host that refuses is not asked for its
 * other feeds, as the fetcher sees to. */
static void
look (World *world)
{
  const DatelineOccasion occasion = { DATELINE_REFRESH_AUTOMATIC, HOUR, world->now };
  g_autoptr (GPtrArray) feeds =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_feed_unref);
  g_autoptr (GPtrArray) selected = NULL;

  for (guint i = 0; i < N_FEEDS; i++)
    g_ptr_array_add (feeds, copy_feed (&world->sims[i].known));
  selected = dateline_schedule_select (feeds, &occasion, wait_cb, NULL);
  for (guint i = 0; i < selected->len; i++)
    {
      Sim *sim = &world->sims[dateline_feed_get_id (selected->pdata[i]) - 1];

      if (sim->known.host_not_before <= world->now)
        ask (world, sim, selected->pdata[i]);
    }
}

static void
begin (World *world)
{
  *world = (World){ .now = BEGIN };
  for (guint i = 0; i < N_FEEDS; i++)
    {
      Sim *sim = &world->sims[i];

      sim->kind = &kinds[i % G_N_ELEMENTS (kinds)];
      dateline_feed_builder_init (&sim->known);
      sim->known.id = i + 1;
      /* two feeds of a kind share a host */
      sim->host = g_strdup_printf ("%u.example", i % 30);
      sim->known.uri = g_strdup_printf ("https://%s/%u", sim->host, i);
      sim->first_story = NO_ANSWER;
    }
}

static void
end (World *world)
{
  for (guint i = 0; i < N_FEEDS; i++)
    {
      dateline_feed_builder_clear (&world->sims[i].known);
      g_free (world->sims[i].host);
    }
}

static void
test_week (void)
{
  World world;
  guint n_whole = 0;
  guint n_requests = 0;

  begin (&world);
  for (; world.now < BEGIN + 7 * DAY; world.now += 60)
    look (&world);
  for (guint i = 0; i < N_FEEDS; i++)
    {
      const Sim *sim = &world.sims[i];

      g_test_message ("%s: %u requests", sim->kind->name, sim->n_requests);
      n_whole += sim->n_whole;
      n_requests += sim->n_requests;
      g_assert_cmpuint (sim->n_requests, >=, 5);
      g_assert_cmpuint (sim->n_requests, <=, sim->kind->most);
    }
  g_test_message ("%u requests in all", n_requests);
  g_assert_cmpuint (n_whole, ==, N_FEEDS);
  g_assert_cmpuint (world.n_early, ==, 0);
  g_assert_cmpuint (world.n_crowded, ==, 0);
  g_assert_cmpuint (world.n_in_closed_hours, ==, 0);
  end (&world);
}

/* Many starts in a short time make no request more. */
static void
test_starts (void)
{
  World world;

  begin (&world);
  for (guint i = 0; i < 10; i++, world.now += 60)
    look (&world);
  for (guint i = 0; i < N_FEEDS; i++)
    g_assert_cmpuint (world.sims[i].n_requests, ==, 1);
  end (&world);
}

/* Three days of sleep are no three days of requests to make up for. */
static void
test_sleep (void)
{
  World world;

  begin (&world);
  look (&world);
  world.now += 3 * DAY;
  for (guint i = 0; i < 30; i++, world.now += 60)
    look (&world);
  for (guint i = 0; i < N_FEEDS; i++)
    g_assert_cmpuint (world.sims[i].n_requests, <=, 2);
  end (&world);
}

/* A clock that goes a year ahead and back again: each feed is asked once more each time,
 * and goes on as before. */
static void
test_clock (void)
{
  World world;
  gint64 back;

  begin (&world);
  look (&world);
  back = world.now += 60;
  world.now += 365 * DAY;
  for (guint i = 0; i < 50; i++, world.now += 60)
    look (&world);
  for (guint i = 0; i < N_FEEDS; i++)
    g_assert_cmpuint (world.sims[i].n_requests, <=, 2);
  world.now = back;
  for (guint i = 0; i < N_FEEDS; i++)
    world.sims[i].asked_at = world.sims[i].forbidden_until = 0;
  for (guint i = 0; i < 50; i++, world.now += 60)
    look (&world);
  for (guint i = 0; i < N_FEEDS; i++)
    g_assert_cmpuint (world.sims[i].n_requests, <=, 3);
  for (guint i = 0; i < 27 * 60; i++, world.now += 60)
    look (&world);
  for (guint i = 0; i < N_FEEDS; i++)
    if (world.sims[i].kind->skip_hours == 0)
      g_assert_cmpint (world.sims[i].asked_at, >, back);
  end (&world);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/manners/H11/week", test_week);
  g_test_add_func ("/manners/H37/starts", test_starts);
  g_test_add_func ("/manners/H38/sleep", test_sleep);
  g_test_add_func ("/manners/H39/year", test_clock);
  return g_test_run ();
}

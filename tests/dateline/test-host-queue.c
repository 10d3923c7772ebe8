/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Who may talk to which host now. */

#include "dateline/net/dateline-host-queue-private.h"

typedef struct
{
  DatelineHostQueue *queue;
  GString *order; /* who got a turn, in order */
} Scene;

typedef struct
{
  Scene *scene;
  char name;
  DatelineHostTurn *turn;
  gboolean has_turn;
} Guest;

static void
turn_cb (gpointer user_data)
{
  Guest *guest = user_data;

  guest->has_turn = TRUE;
  g_string_append_c (guest->scene->order, guest->name);
}

static void
wait_in_lane (Scene *scene,
              Guest *guest,
              char name,
              const char *host,
              DatelineHostLane lane)
{
  *guest = (Guest){ .scene = scene, .name = name };
  guest->turn = dateline_host_queue_wait (scene->queue, host, lane, turn_cb, guest);
}

static void
wait_for_turn (Scene *scene, Guest *guest, char name, const char *host)
{
  wait_in_lane (scene, guest, name, host, DATELINE_HOST_LANE_SHORT);
}

static void
begin (Scene *scene, guint max_turns)
{
  scene->queue = dateline_host_queue_new (max_turns);
  scene->order = g_string_new (NULL);
}

static void
end (Scene *scene)
{
  g_assert_cmpuint (dateline_host_queue_get_n_turns (scene->queue), ==, 0);
  g_assert_cmpuint (dateline_host_queue_get_n_waiting (scene->queue), ==, 0);
  dateline_host_queue_unref (scene->queue);
  g_string_free (scene->order, TRUE);
}

static void
test_one_a_host (void)
{
  Scene scene;
  Guest a, b, c;

  begin (&scene, 10);
  wait_for_turn (&scene, &a, 'a', "x");
  wait_for_turn (&scene, &b, 'b', "x");
  wait_for_turn (&scene, &c, 'c', "y");
  g_assert_cmpstr (scene.order->str, ==, "ac");
  g_assert_cmpuint (dateline_host_queue_get_n_turns (scene.queue), ==, 2);
  dateline_host_turn_end (c.turn);
  g_assert_cmpstr (scene.order->str, ==, "ac");
  dateline_host_turn_end (a.turn);
  g_assert_cmpstr (scene.order->str, ==, "acb");
  dateline_host_turn_end (b.turn);
  end (&scene);
}

static void
test_max_turns (void)
{
  Scene scene;
  Guest guests[6];

  begin (&scene, 2);
  for (guint i = 0; i < 6; i++)
    {
      char host[2] = { 'p' + i, '\0' };

      wait_for_turn (&scene, &guests[i], 'a' + i, host);
    }
  g_assert_cmpstr (scene.order->str, ==, "ab");
  for (guint i = 0; i < 6; i++)
    dateline_host_turn_end (guests[i].turn);
  g_assert_cmpstr (scene.order->str, ==, "abcdef");
  end (&scene);
}

/* A host with much to do does not keep the others waiting. */
static void
test_turns_go_round (void)
{
  Scene scene;
  Guest guests[5];

  begin (&scene, 1);
  wait_for_turn (&scene, &guests[0], 'a', "x");
  wait_for_turn (&scene, &guests[1], 'b', "x");
  wait_for_turn (&scene, &guests[2], 'c', "x");
  wait_for_turn (&scene, &guests[3], 'd', "y");
  wait_for_turn (&scene, &guests[4], 'e', "y");
  dateline_host_turn_end (guests[0].turn);
  dateline_host_turn_end (guests[3].turn);
  dateline_host_turn_end (guests[1].turn);
  dateline_host_turn_end (guests[4].turn);
  dateline_host_turn_end (guests[2].turn);
  g_assert_cmpstr (scene.order->str, ==, "adbec");
  end (&scene);
}

static void
test_give_up (void)
{
  Scene scene;
  Guest a, b, c, d;

  begin (&scene, 1);
  wait_for_turn (&scene, &a, 'a', "x");
  wait_for_turn (&scene, &b, 'b', "x");
  wait_for_turn (&scene, &c, 'c', "x");
  wait_for_turn (&scene, &d, 'd', "y");
  dateline_host_turn_end (b.turn);
  dateline_host_turn_end (d.turn);
  g_assert_cmpstr (scene.order->str, ==, "a");
  dateline_host_turn_end (a.turn);
  g_assert_cmpstr (scene.order->str, ==, "ac");
  dateline_host_turn_end (c.turn);
  end (&scene);
}

/* Whoever ends a turn may ask for the next at once, from within another's turn too. */
static void
again_cb (gpointer user_data)
{
  Guest *guest = user_data;

  turn_cb (guest);
  if (guest->scene->order->len < 1000)
    guest->turn = dateline_host_queue_wait (guest->scene->queue,
                                            "x",
                                            DATELINE_HOST_LANE_SHORT,
                                            again_cb,
                                            guest);
}

static void
test_within (void)
{
  Scene scene;
  Guest a = { 0 };
  DatelineHostTurn *first;

  begin (&scene, 5);
  a.scene = &scene;
  a.name = 'a';
  first =
      dateline_host_queue_wait (scene.queue, "x", DATELINE_HOST_LANE_SHORT, again_cb, &a);
  g_assert_cmpuint (scene.order->len, ==, 1);
  g_assert_cmpuint (dateline_host_queue_get_n_waiting (scene.queue), ==, 1);
  scene.order->len = 1000;
  dateline_host_turn_end (first);
  g_assert_cmpuint (scene.order->len, ==, 1001);
  dateline_host_turn_end (a.turn);
  g_string_free (scene.order, TRUE);
  dateline_host_queue_unref (scene.queue);
}

/* A host that asked for it is left alone for a while after each turn; others are not. */
static void
test_gap (void)
{
  Scene scene;
  Guest a, b, c, d;
  gint64 ended_at;

  begin (&scene, 10);
  wait_for_turn (&scene, &a, 'a', "x");
  wait_for_turn (&scene, &b, 'b', "x");
  dateline_host_queue_space_out (scene.queue, "x", 50);
  dateline_host_turn_end (a.turn);
  ended_at = g_get_monotonic_time ();
  wait_for_turn (&scene, &c, 'c', "x");
  wait_for_turn (&scene, &d, 'd', "y");
  g_assert_cmpstr (scene.order->str, ==, "ad");
  while (!b.has_turn)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_get_monotonic_time () - ended_at, >=, 49 * 1000);
  dateline_host_turn_end (b.turn);
  g_assert_false (c.has_turn);

  /* Who gives up in the gap takes the timer along. */
  dateline_host_turn_end (c.turn);
  dateline_host_turn_end (d.turn);
  wait_for_turn (&scene, &a, 'a', "x");
  g_assert_false (a.has_turn);
  while (!a.has_turn)
    g_main_context_iteration (NULL, TRUE);
  dateline_host_turn_end (a.turn);
  end (&scene);
}

static void
give_up_cb (gpointer user_data)
{
  Guest *guest = user_data;

  g_string_append_c (guest->scene->order, guest->name);
  g_clear_pointer (&guest->turn, dateline_host_turn_end);
}

/* Waits for "x", and goes when it is said. */
static void
wait_to_give_up (Scene *scene, Guest *guest, char name, DatelineHostLane lane)
{
  *guest = (Guest){ .scene = scene, .name = name };
  guest->turn = dateline_host_queue_wait (scene->queue, "x", lane, give_up_cb, guest);
}

/* Everybody who waits for one host is sent home; who talks to it, and other hosts, are
 * not. */
static void
test_call_off (void)
{
  Scene scene;
  Guest a, b, c, d;

  begin (&scene, 1);
  wait_for_turn (&scene, &a, 'a', "x");
  wait_to_give_up (&scene, &b, 'b', DATELINE_HOST_LANE_SHORT);
  wait_to_give_up (&scene, &c, 'c', DATELINE_HOST_LANE_SHORT);
  wait_for_turn (&scene, &d, 'd', "y");
  dateline_host_queue_call_off (scene.queue, "z");
  g_assert_cmpstr (scene.order->str, ==, "a");
  dateline_host_queue_call_off (scene.queue, "x");
  g_assert_cmpstr (scene.order->str, ==, "abc");
  g_assert_cmpuint (dateline_host_queue_get_n_turns (scene.queue), ==, 1);
  g_assert_cmpuint (dateline_host_queue_get_n_waiting (scene.queue), ==, 1);
  dateline_host_turn_end (a.turn);
  g_assert_true (d.has_turn);
  dateline_host_turn_end (d.turn);
  end (&scene);
}

/* Who talks to a host for long lets one other talk to it besides, and has those wait
 * that talk for long, too. */
static void
test_lanes (void)
{
  Scene scene;
  Guest a, b, c, d;

  begin (&scene, 10);
  wait_in_lane (&scene, &a, 'a', "x", DATELINE_HOST_LANE_LONG);
  wait_in_lane (&scene, &b, 'b', "x", DATELINE_HOST_LANE_LONG);
  wait_for_turn (&scene, &c, 'c', "x");
  wait_for_turn (&scene, &d, 'd', "x");
  g_assert_cmpstr (scene.order->str, ==, "ac");
  dateline_host_turn_end (c.turn);
  g_assert_cmpstr (scene.order->str, ==, "acd");
  dateline_host_turn_end (a.turn);
  g_assert_cmpstr (scene.order->str, ==, "acdb");
  dateline_host_turn_end (b.turn);
  dateline_host_turn_end (d.turn);

  /* A host that wants to be left alone is so in both. */
  wait_in_lane (&scene, &a, 'a', "x", DATELINE_HOST_LANE_LONG);
  wait_to_give_up (&scene, &b, 'b', DATELINE_HOST_LANE_LONG);
  wait_for_turn (&scene, &d, 'd', "x");
  wait_to_give_up (&scene, &c, 'c', DATELINE_HOST_LANE_SHORT);
  dateline_host_queue_call_off (scene.queue, "x");
  g_assert_null (b.turn);
  g_assert_null (c.turn);
  dateline_host_turn_end (a.turn);
  dateline_host_turn_end (d.turn);
  end (&scene);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/host-queue/one-a-host", test_one_a_host);
  g_test_add_func ("/host-queue/max-turns", test_max_turns);
  g_test_add_func ("/host-queue/turns-go-round", test_turns_go_round);
  g_test_add_func ("/host-queue/give-up", test_give_up);
  g_test_add_func ("/manners/H09/gap", test_gap);
  g_test_add_func ("/host-queue/within", test_within);
  g_test_add_func ("/host-queue/call-off", test_call_off);
  g_test_add_func ("/host-queue/lanes", test_lanes);
  return g_test_run ();
}

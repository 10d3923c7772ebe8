/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A server that a refresher asks, and a program that ends and is started again, for the
 * tests of how feeds are asked. Each test program includes it once.
 */

#pragma once

#include "dateline-refreshing.h"

G_GNUC_UNUSED static guint
count (Refreshing *fixture, const char *path)
{
  return scripted_server_get_n_requests (fixture->server, path);
}

G_GNUC_UNUSED static ScriptedReply *
add (Refreshing *fixture, const char *path, guint status, const char *body)
{
  return scripted_server_add (fixture->server, path, status, NULL, body);
}

/* The program ends and is started again. */
G_GNUC_UNUSED static void
restart (Refreshing *fixture)
{
  settle_finalize (fixture->refresher);
  settle_finalize (fixture->fetcher);
  settle_until (G_OBJECT (fixture->storing.store)->ref_count == 1);
  storing_reopen (&fixture->storing);
  fixture->fetcher = dateline_fetcher_new (NULL);
  fixture->refresher = dateline_refresher_new (fixture->storing.store, fixture->fetcher);
  dateline_fetcher_force_online (fixture->fetcher, TRUE);
}

#define ADD(name, func)                                                                  \
  g_test_add ("/manners/" name,                                                          \
              Refreshing,                                                                \
              NULL,                                                                      \
              refreshing_set_up,                                                         \
              func,                                                                      \
              refreshing_tear_down)

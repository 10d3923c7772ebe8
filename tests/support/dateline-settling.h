/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Waiting for what goes on by itself, for tests: on a busy computer nothing happens
 * within a fixed time. */

#pragma once

#include <glib-object.h>

#define SETTLING_TIME (60 * G_TIME_SPAN_SECOND)

/* Runs the main loop until @condition holds; fails the test if it never does. */
#define settle_until(condition)                                                          \
  G_STMT_START                                                                           \
  {                                                                                      \
    gint64 settle_end = g_get_monotonic_time () + SETTLING_TIME;                         \
                                                                                         \
    while (!(condition) && g_get_monotonic_time () < settle_end)                         \
      {                                                                                  \
        if (!g_main_context_iteration (NULL, FALSE))                                     \
          g_usleep (500);                                                                \
      }                                                                                  \
    g_assert_true (condition);                                                           \
  }                                                                                      \
  G_STMT_END

/* Drops the last reference of ours and waits until nobody else has one. */
static inline void
settle_finalize (gpointer object)
{
  gpointer watched = object;

  g_object_add_weak_pointer (object, &watched);
  g_object_unref (object);
  settle_until (watched == NULL);
}

/* Runs the main loop for a while, where nothing is to happen. */
static inline void
settle_for (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (500);
    }
}

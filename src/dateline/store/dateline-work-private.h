/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Work that takes long: whether it is to end, and how far it is. */

#pragma once

#include "dateline/store/dateline-store-care.h"

G_BEGIN_DECLS

typedef struct
{
  DatelineStoreWork kind;
  GCancellable *cancellable; /* nullable, not owned */
  /* Nullable; on the thread that works. @fraction is from 0 to 1. */
  void (*tell) (DatelineStoreWork kind, double fraction, gpointer user_data);
  gpointer user_data;
} DatelineWork;

/* @work is nullable. FALSE with %G_IO_ERROR_CANCELLED if it is to end. */
static inline gboolean
dateline_work_go_on (const DatelineWork *work, double fraction, GError **error)
{
  if (work == NULL)
    return TRUE;
  if (work->tell != NULL)
    work->tell (work->kind, fraction, work->user_data);
  return !g_cancellable_set_error_if_cancelled (work->cancellable, error);
}

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A storage, for the files that make it up: what makes room (storage) and what takes it
 * (storage-measuring). Main context only. */

#pragma once

#include "dateline/refresh/dateline-storage.h"

G_BEGIN_DECLS

struct _DatelineStorage
{
  GObject parent_instance;

  DatelineStore *store;
  DatelineMediaCache *cache;
  double progress;
};

G_END_DECLS

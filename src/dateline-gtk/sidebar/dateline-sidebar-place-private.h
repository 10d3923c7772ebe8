/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A row's place in the sidebar; see dateline-sidebar-place.c. */

#pragma once

#include "dateline/dateline.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  DATELINE_SIDEBAR_ALL,
  DATELINE_SIDEBAR_TODAY,
  DATELINE_SIDEBAR_UNREAD,
  DATELINE_SIDEBAR_SAVED,
  DATELINE_SIDEBAR_UPCOMING,
  DATELINE_SIDEBAR_SECTION,
  DATELINE_SIDEBAR_PROBLEMS, /* feeds, not stories: it has no query */
  DATELINE_SIDEBAR_CATEGORY,
  DATELINE_SIDEBAR_FEED,
} DatelineSidebarKind;

#define DATELINE_TYPE_SIDEBAR_PLACE (dateline_sidebar_place_get_type ())

G_DECLARE_FINAL_TYPE (DatelineSidebarPlace,
                      dateline_sidebar_place,
                      DATELINE,
                      SIDEBAR_PLACE,
                      GObject)

struct _DatelineSidebarPlace
{
  GObject parent_instance;

  DatelineSidebarKind kind;
  char *key; /* of the same place in every outline */
  char *label;
  char *sort_key;
  gint64 feed_id;
  DatelineFeed *feed;       /* a feed's record, else NULL */
  DatelineSection *section; /* what the reader kept under a name, else NULL */
  guint order;              /* the reader's own, from 1; 0: by name, after those */
  guint count;
  char *icon_uri;
  char *feed_uri;
  char *error;                  /* a sentence, or NULL */
  gboolean starts;              /* begins a group, so that a line stands above it */
  gboolean expanded;            /* as the reader left it */
  GListStore *places;           /* a category's feeds that are shown, else NULL */
  GPtrArray *feeds;             /* all of them, in their order */
  DatelineSidebarPlace *parent; /* the category that a feed is in here; not owned */
  DatelineSidebarPlace *next;   /* another of the same feed; not owned */
};

void dateline_sidebar_place_set_section (DatelineSidebarPlace *self,
                                         DatelineSection *section);
void dateline_sidebar_place_set_feed (DatelineSidebarPlace *self, DatelineFeed *feed);
DatelineSidebarPlace *dateline_sidebar_place_new (DatelineSidebarKind kind,
                                                  const char *key);
void dateline_sidebar_place_describe (DatelineSidebarPlace *self,
                                      const char *label,
                                      guint count,
                                      const char *icon_uri,
                                      const char *feed_uri,
                                      const char *error);
void dateline_sidebar_place_set_starts (DatelineSidebarPlace *self, gboolean starts);
const char *dateline_sidebar_place_get_icon_name (DatelineSidebarPlace *self);
DatelineQuery *dateline_sidebar_place_make_query (DatelineSidebarPlace *self);
gboolean dateline_sidebar_place_is_movable (DatelineSidebarPlace *self);
gboolean dateline_sidebar_place_stands_for (DatelineSidebarPlace *self,
                                            const DatelineQuery *query);

G_END_DECLS

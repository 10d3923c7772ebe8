/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the fetcher holds for its fetches, and what tests turn. Main context only. */

#pragma once

#include "dateline/net/dateline-fetch-limits-private.h"
#include "dateline/net/dateline-fetcher.h"
#include "dateline/net/dateline-host-memory-private.h"
#include "dateline/net/dateline-host-pauses-private.h"
#include "dateline/net/dateline-host-queue-private.h"

G_BEGIN_DECLS

/* libsoup's; its header is for those only who talk to it. */
typedef struct _SoupSession SoupSession;

/* TRUE for an address of a private network. */
typedef gboolean (*DatelinePrivateAddressFunc) (GInetAddress *address,
                                                gpointer user_data);

/* A fetcher for which @is_private decides what is private, so that tests can play a
 * public server on the loopback. */
DatelineFetcher *dateline_fetcher_new_with_privacy (DatelinePrivateAddressFunc is_private,
                                                    gpointer user_data);

DatelineFetchLimits dateline_fetcher_get_limits (DatelineFetcher *self,
                                                 DatelineFetchPurpose purpose);
SoupSession *dateline_fetcher_get_session (DatelineFetcher *self);
DatelineHostQueue *dateline_fetcher_get_queue (DatelineFetcher *self);
DatelineHostPauses *dateline_fetcher_get_pauses (DatelineFetcher *self);
DatelineHostMemory *dateline_fetcher_get_memory (DatelineFetcher *self);

/* TRUE if @address is of a private network; one of a proxy's never is, as it is the proxy
 * that looks names up. */
gboolean dateline_fetcher_is_private (DatelineFetcher *self, GSocketAddress *address);

/* The same of a host in an address, as far as it can be told without looking it up: by
 * its number, or as a name that no public server can have ("nas", "nas.local"). */
gboolean dateline_fetcher_is_private_host (DatelineFetcher *self, const char *host);

/* What is no feed is not asked for in the same second as a feed of the host. The rest
 * that is left, in milliseconds. */
guint dateline_fetcher_get_rest (DatelineFetcher *self, const char *host);

/* FALSE if the computer has no network at all, or one that says that it wants a sign-in
 * first. */
gboolean dateline_fetcher_is_online (DatelineFetcher *self);

/* Whether the network wants a sign-in: it says so, or a refresh has found it out. Until
 * it is noted that it does not any more, feeds alone are asked for. */
gboolean dateline_fetcher_has_portal (DatelineFetcher *self);
void dateline_fetcher_note_portal (DatelineFetcher *self, gboolean has_portal);

/* For tests. All times are multiplied by @scale; the size replaces that of @purpose;
 * being online or not is taken from here; servers are trusted as @database says. */
void dateline_fetcher_set_time_scale (DatelineFetcher *self, double scale);
void dateline_fetcher_set_max_size (DatelineFetcher *self,
                                    DatelineFetchPurpose purpose,
                                    gsize max_size);
void dateline_fetcher_force_online (DatelineFetcher *self, gboolean online);
void dateline_fetcher_set_tls_database (DatelineFetcher *self, GTlsDatabase *database);

G_END_DECLS

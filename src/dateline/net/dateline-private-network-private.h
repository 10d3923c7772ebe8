/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which addresses and names are not of the public network. Pure functions, any thread. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* TRUE for this computer, the network at home or at work, a carrier's inner network, and
 * what is nobody's: where a server outside has no business to send anybody. */
gboolean dateline_private_network_contains (GInetAddress *address);

/* TRUE for a name that has no meaning outside. */
gboolean dateline_private_network_has_name (const char *host);

G_END_DECLS

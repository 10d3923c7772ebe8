/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which addresses are not of the public network. Pure function, any thread. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* TRUE for this computer, the network at home or at work, a carrier's inner network, and
 * what is nobody's: where a server outside has no business to send anybody. */
gboolean dateline_private_network_contains (GInetAddress *address);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a feed's server does in each fault: the middle column of docs/notes/fetching.md.
 */

#pragma once

#include "fault-cases.h"

G_BEGIN_DECLS

/* With the status, the text and the type of the case. */
FaultPlay play_answer;
FaultPlay play_raw;    /* the text and nothing else */
FaultPlay play_header; /* the text is a header with its value */
FaultPlay play_nothing;

/* The way there, and a way that ends. */
FaultPlay play_lost_name;
FaultPlay play_silence;
FaultPlay play_slow_head;
FaultPlay play_slow_body;
FaultPlay play_reset;
FaultPlay play_long_length;
FaultPlay play_cut_chunks;
FaultPlay play_cut_gzip;

/* Lengths. */
FaultPlay play_short_length;
FaultPlay play_two_lengths;
FaultPlay play_endless;
FaultPlay play_bomb;

/* Heads. */
FaultPlay play_long_head; /* of the text again and again */
FaultPlay play_zero_in_head;
FaultPlay play_hints; /* the text very often before the answer */

/* Redirects. */
FaultPlay play_redirect; /* the text is where to */
FaultPlay play_loop;
FaultPlay play_many_hops;
FaultPlay play_private;
FaultPlay play_insecure;
FaultPlay play_abroad;

/* Certificates. */
FaultPlay play_certificate; /* the text is a file of the tests' */
FaultPlay play_old_tls;
FaultPlay play_cut_handshake;

/* Headers that ask for more. */
FaultPlay play_wishes;

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Any bytes as a packed body that comes in pieces: no more than the cap is unpacked, in
 * whatever pieces, and the pieces make no difference to what is. The first byte says how
 * it is packed. */

#include "fuzz-target.h"

#include "dateline/net/dateline-body-decoder-private.h"

#define CAP (64 * 1024)
#define PIECE (64 * 1024)

static GBytes *
unpack (const char *coding,
        const guint8 *bytes,
        gsize size,
        gsize piece,
        DatelineBodyState *state)
{
  g_autoptr (DatelineBodyDecoder) decoder = dateline_body_decoder_new (coding, CAP);

  g_assert_nonnull (decoder);
  *state = DATELINE_BODY_GOOD;
  for (gsize at = 0; at < size && *state == DATELINE_BODY_GOOD; at += piece)
    *state = dateline_body_decoder_push (decoder, bytes + at, MIN (piece, size - at));
  return dateline_body_decoder_take (decoder);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  static const char *const codings[] = { "gzip", "deflate", "br" };
  const char *coding;
  g_autoptr (GBytes) whole = NULL;
  g_autoptr (GBytes) pieces = NULL;
  DatelineBodyState state;
  DatelineBodyState state_of_pieces;

  if (size == 0)
    return 0;
  coding = codings[bytes[0] % G_N_ELEMENTS (codings)];
  whole = unpack (coding, bytes + 1, size - 1, size, &state);
  pieces = unpack (coding, bytes + 1, size - 1, 7, &state_of_pieces);
  /* Brotli keeps back what it has unpacked until it needs more, and at a fault for ever.
   */
  if (state == DATELINE_BODY_BROKEN && g_str_equal (coding, "br"))
    g_assert_cmpint (state_of_pieces, !=, DATELINE_BODY_GOOD);
  else
    g_assert_cmpint (state, ==, state_of_pieces);
  if (state == DATELINE_BODY_TOO_LARGE)
    {
      g_assert_cmpuint (g_bytes_get_size (whole), <=, CAP + PIECE);
      return 0;
    }
  g_assert_cmpuint (g_bytes_get_size (whole), <=, CAP);
  /* In small pieces more is saved of what breaks in the end. */
  if (state == DATELINE_BODY_BROKEN)
    g_assert_cmpuint (g_bytes_get_size (whole), <=, g_bytes_get_size (pieces));
  else
    g_assert_true (g_bytes_equal (whole, pieces));
  return 0;
}

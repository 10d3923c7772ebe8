/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Bodies come out of their packing as they went in, and damaged ones do no harm. */

#include "dateline/store/dateline-body-packer-private.h"

#include <string.h>

#define TEXT                                                                             \
  "<p>A ferry with forty people on board ran aground on Tuesday evening near the "       \
  "harbour, and all of them were brought ashore by the pilots within an hour.</p>"

static void
assert_same (const DatelineBodyParts *parts, const DatelineBodyParts *expected)
{
  for (gsize i = 0; i < DATELINE_BODY_N_TEXTS; i++)
    g_assert_cmpstr (parts->texts[i], ==, expected->texts[i]);
  g_assert_cmpmem (parts->details,
                   parts->details_length,
                   expected->details,
                   expected->details_length);
}

static void
test_round_trip (void)
{
  static const DatelineBodyParts cases[] = {
    { { TEXT, "text", "summary", "caption" }, "d\0t", 3 },
    { { TEXT, NULL, "", NULL }, "", 0 },
    { { NULL, NULL, NULL, NULL }, "d", 1 },
    { { "", "", "", "" }, "", 0 },
  };
  g_autoptr (DatelineBodyPacker) packer = dateline_body_packer_new ();
  g_autoptr (GBytes) dictionary = g_bytes_new_static (TEXT, strlen (TEXT));

  dateline_body_packer_set_dictionary (packer, 7, dictionary);
  g_assert_cmpint (dateline_body_packer_get_dictionary (packer), ==, 7);
  for (gsize i = 0; i < 2 * G_N_ELEMENTS (cases); i++)
    {
      gboolean with_dictionary = i % 2;
      g_autoptr (GBytes) packed =
          dateline_body_packer_pack (packer, &cases[i / 2], with_dictionary);
      DatelineBodyParts parts;

      g_assert_true (dateline_body_packer_unpack (packer,
                                                  g_bytes_get_data (packed, NULL),
                                                  g_bytes_get_size (packed),
                                                  with_dictionary,
                                                  &parts));
      assert_same (&parts, &cases[i / 2]);
    }
}

/* What a dictionary is for: what it holds already costs next to nothing. */
static void
test_dictionary (void)
{
  const DatelineBodyParts parts = { { TEXT, NULL, NULL, NULL }, "", 0 };
  g_autoptr (DatelineBodyPacker) packer = dateline_body_packer_new ();
  g_autoptr (GBytes) dictionary = g_bytes_new_static (TEXT, strlen (TEXT));
  g_autoptr (GBytes) alone = dateline_body_packer_pack (packer, &parts, FALSE);
  g_autoptr (GBytes) packed = NULL;

  dateline_body_packer_set_dictionary (packer, 1, dictionary);
  packed = dateline_body_packer_pack (packer, &parts, TRUE);
  g_assert_cmpuint (g_bytes_get_size (packed), <, 40);
  g_assert_cmpuint (g_bytes_get_size (alone), >, 100);

  dateline_body_packer_forget_dictionary (packer);
  g_assert_cmpint (dateline_body_packer_get_dictionary (packer), ==, 0);
}

static void
test_bytes (void)
{
  g_autoptr (DatelineBodyPacker) packer = dateline_body_packer_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (TEXT TEXT, 2 * strlen (TEXT));
  g_autoptr (GBytes) packed = dateline_body_packer_pack_bytes (packer, bytes);
  g_autoptr (GBytes) unpacked = dateline_body_packer_unpack_bytes (packer, packed);
  g_autoptr (GBytes) damaged = dateline_body_packer_unpack_bytes (packer, bytes);

  g_assert_cmpuint (g_bytes_get_size (packed), <, g_bytes_get_size (bytes));
  g_assert_true (g_bytes_equal (bytes, unpacked));
  g_assert_cmpuint (g_bytes_get_size (damaged), ==, 0);
}

/* Any one byte wrong, any end cut off, and bytes of another kind: nothing, or something
 * that is a body all the same. */
static void
test_damaged (void)
{
  const DatelineBodyParts expected = { { TEXT, "t", "s", "c" }, "details", 7 };
  g_autoptr (DatelineBodyPacker) packer = dateline_body_packer_new ();
  g_autoptr (GBytes) packed = dateline_body_packer_pack (packer, &expected, FALSE);
  gsize length = g_bytes_get_size (packed);
  g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (packed, NULL), length);
  DatelineBodyParts parts;

  for (gsize i = 0; i < length; i++)
    for (int bit = 0; bit < 8; bit++)
      {
        bytes[i] ^= 1 << bit;
        if (dateline_body_packer_unpack (packer, bytes, length, FALSE, &parts))
          for (gsize text = 0; text < DATELINE_BODY_N_TEXTS; text++)
            if (parts.texts[text] != NULL)
              g_assert_cmpuint (strlen (parts.texts[text]), <, 4096);
        bytes[i] ^= 1 << bit;
      }
  for (gsize i = 0; i < length; i++)
    g_assert_false (dateline_body_packer_unpack (packer, bytes, i, FALSE, &parts));
  g_assert_false (dateline_body_packer_unpack (packer, NULL, 0, FALSE, &parts));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/body-packer/round-trip", test_round_trip);
  g_test_add_func ("/body-packer/dictionary", test_dictionary);
  g_test_add_func ("/body-packer/bytes", test_bytes);
  g_test_add_func ("/body-packer/damaged", test_damaged);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Any bytes as a web page: what comes of it is UTF-8 that steers nothing, the addresses
 * lead nowhere that they may not, and its text is no longer than the page. */

#include "fuzz-target.h"

#include "fuzz-checks.h"

#include "dateline/extract/dateline-extract.h"

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autoptr (GBytes) page = g_bytes_new (bytes, size);
  g_autoptr (DatelineExtract) extract =
      dateline_extract_new (page, "text/html", "https://example.org/2026/story");
  const char *const texts[] = {
    dateline_extract_get_title (extract),     dateline_extract_get_byline (extract),
    dateline_extract_get_site_name (extract), dateline_extract_get_category (extract),
    dateline_extract_get_language (extract),  dateline_extract_get_excerpt (extract),
    dateline_extract_get_content (extract),   dateline_extract_get_text (extract),
  };
  DatelinePicture *lead = dateline_extract_get_lead_picture (extract);
  const char *next = dateline_extract_get_next_uri (extract);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      fuzz_check_text (texts[i]);
  g_assert_cmpuint (strlen (dateline_extract_get_text (extract)), <=, 8 * size + 64);
  if (lead != NULL)
    fuzz_check_address (dateline_picture_get_uri (lead), DATELINE_URI_PICTURE);
  if (next != NULL)
    fuzz_check_address (next, DATELINE_URI_FETCH);
  return 0;
}

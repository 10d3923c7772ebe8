/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Any text as an address, its first line as what it is relative to: what is allowed is
 * allowed again and is the same, what is compared has one form, and what is shown of it
 * cannot pass for something else. */

#include "fuzz-target.h"

#include "fuzz-checks.h"

#include "dateline/text/dateline-text-private.h"
#include "dateline/text/dateline-uri-claim-private.h"
#include "dateline/text/dateline-uri-trackers-private.h"

static void
check_forms (const char *uri)
{
  g_autofree char *form = dateline_uri_normalize (uri);
  g_autofree char *again = dateline_uri_normalize (form);
  g_autofree char *host = dateline_uri_get_display_host (uri);
  g_autofree char *shown = NULL;

  fuzz_check_text (form);
  g_assert_cmpstr (again, ==, form);
  g_assert_cmpuint (strlen (form), <=, strlen (uri) + 1);
  if (host == NULL)
    return;
  fuzz_check_text (host);
  g_assert_cmpstr (host, !=, "");
  g_assert_null (strpbrk (host, "/?#@ \t\r\n"));
  shown = dateline_text_tame (host);
  g_assert_cmpstr (shown, ==, host);
}

/* What is followed is a web address again, and no longer than it was. */
static void
check_link (const char *words, const char *uri)
{
  g_autofree char *claim = dateline_uri_find_claim (words, uri);
  g_autofree char *followed = dateline_uri_drop_trackers (uri);

  if (claim != NULL)
    {
      g_assert_cmpstr (claim, !=, "");
      g_assert_null (strpbrk (claim, "/?#@ \t\r\n"));
    }
  fuzz_check_text (followed);
  if (!g_str_equal (followed, uri))
    g_assert_cmpuint (strlen (followed), <, strlen (uri));
}

static gboolean
is_web (const char *uri)
{
  return g_ascii_strncasecmp (uri, "http://", 7) == 0 ||
         g_ascii_strncasecmp (uri, "https://", 8) == 0;
}

static void
check_uses (const char *base, const char *reference)
{
  for (int use = DATELINE_URI_FETCH; use <= DATELINE_URI_PICTURE; use++)
    {
      g_autofree char *uri = dateline_uri_resolve (base, reference, use);

      if (uri == NULL)
        continue;
      fuzz_check_address (uri, use);
      check_forms (uri);
      if (use == DATELINE_URI_FETCH && base != NULL)
        g_assert_true (is_web (uri));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) bytes, (gssize) size);
  char *line = strchr (text, '\n');
  g_autofree char *address = NULL;
  g_autofree char *base = NULL;
  g_autofree char *input = NULL;
  g_autofree char *again = NULL;

  check_forms (text);
  check_link (text, "https://example.org/");
  check_link ("example.com", text);
  check_uses (NULL, text);
  check_uses ("https://example.org/a/b?c#d", text);
  input = dateline_uri_from_input (text);
  if (input != NULL && !g_str_has_prefix (input, "resource:"))
    {
      again = dateline_uri_from_input (input);
      g_assert_cmpstr (again, ==, input);
      g_assert_true (g_str_has_prefix (input, "http://") ||
                     g_str_has_prefix (input, "https://"));
    }
  if (line == NULL)
    return 0;

  address = g_strndup (text, line - text);
  check_link (address, line + 1);
  base = dateline_uri_resolve (NULL, address, DATELINE_URI_FETCH);
  if (base != NULL && is_web (base))
    check_uses (base, line + 1);
  return 0;
}

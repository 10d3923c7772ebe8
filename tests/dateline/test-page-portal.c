/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Pages of networks that want a sign-in, and pages that only look so. */

#include "dateline/model/dateline-entry-builder-private.h"
#include "dateline/net/dateline-fetch-response-private.h"
#include "dateline/refresh/dateline-page-portal-private.h"

#include <string.h>

#define HERE "http://news.test/a"
#define ELSEWHERE "http://portal.test/"
#define PASSWORD "<form><input type='password'></form>"

typedef struct
{
  const char *asked;
  const char *from;
  const char *html;
  gboolean has_article;
  gboolean is_portal;
} PortalCase;

static const PortalCase cases[] = {
  { HERE, HERE, "<h1>Welcome</h1>" PASSWORD, FALSE, TRUE },
  { HERE, ELSEWHERE, "<h1>Welcome</h1>" PASSWORD, TRUE, TRUE },
  { HERE, ELSEWHERE, "<h1>Welcome</h1><form action='/go'></form>", FALSE, TRUE },
  { HERE,
    HERE,
    "<!-- <WISPAccessGatewayParam> --><p>Storm closes harbour</p>",
    FALSE,
    TRUE },
  /* Nobody between can answer what is encrypted. */
  { "https://news.test/a", ELSEWHERE, "<h1>Welcome</h1>" PASSWORD, FALSE, FALSE },
  /* The page has the story's title, in whatever letters and marks. */
  { HERE, HERE, "<h1>STORM closes “harbour”</h1>" PASSWORD, FALSE, FALSE },
  { HERE, HERE, "<div title='Storm closes harbour'></div>" PASSWORD, FALSE, FALSE },
  /* It is of the site and has an article, or asks for nothing. */
  { HERE, HERE, "<h1>Welcome</h1>" PASSWORD, TRUE, FALSE },
  { HERE, "http://www.news.test/b", "<h1>Welcome</h1><form></form>", FALSE, FALSE },
  { HERE, ELSEWHERE, "<h1>Welcome</h1>", FALSE, FALSE },
};

static void
test_pages (void)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };
  g_autoptr (DatelineEntry) entry = NULL;

  dateline_entry_builder_init (&builder);
  builder.key = g_strdup ("1");
  builder.title = g_strdup ("Storm Closes Harbour");
  entry = dateline_entry_builder_build (&builder);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PortalCase *page = &cases[i];
      g_autoptr (DatelineFetchResponse) response = dateline_fetch_response_new ();
      g_autoptr (DatelineExtract) extract = NULL;

      response->body = g_bytes_new_static (page->html, strlen (page->html));
      response->uri = g_strdup (page->from);
      extract = dateline_extract_new (response->body, NULL, page->from);

      g_test_message ("%s: %s", page->from, page->html);
      g_assert_cmpint (dateline_page_portal_answered (response,
                                                      extract,
                                                      page->asked,
                                                      page->has_article,
                                                      entry),
                       ==,
                       page->is_portal);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page-portal/pages", test_pages);

  return g_test_run ();
}

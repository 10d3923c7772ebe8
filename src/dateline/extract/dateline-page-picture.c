/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The picture that a page names for those who link to it, or else the first of its
 * article. Its caption and credit are those that it has in the page, wherever it is shown
 * there: many pages keep it above what is the article. Any thread.
 */

#include "dateline/extract/dateline-page-picture-private.h"

#include "dateline/html/dateline-html-pictures-private.h"
#include "dateline/text/dateline-text-private.h"
#include "dateline/text/dateline-uri-private.h"

static const char *const meta_names[] = {
  "og:image",          "og:image:url",      "og:image:secure_url", "twitter:image",
  "twitter:image:src", "parsely-image-url", "sailthru.image.full", "image",
};

/* The same picture with what is written beneath it, or NULL. */
static DatelinePicture *
find_same (GPtrArray *pictures, const char *uri)
{
  DatelinePicture *best = NULL;

  for (guint i = 0; i < pictures->len; i++)
    {
      DatelinePicture *picture = g_ptr_array_index (pictures, i);

      if (!dateline_html_same_picture (dateline_picture_get_uri (picture), uri))
        continue;
      if (!best || (!dateline_picture_get_caption (best) &&
                    dateline_picture_get_caption (picture)))
        best = picture;
    }
  return best;
}

static const char *
find_named (const DatelinePageFacts *facts)
{
  const char *uri =
      dateline_page_facts_get_meta (facts, meta_names, G_N_ELEMENTS (meta_names));

  return uri ? uri : facts->json_ld.picture;
}

/*
 * dateline_page_picture_find:
 * @facts: what the page says about itself
 * @page: the page
 * @length: its length in bytes
 * @body: (nullable): the HTML of its article
 *
 * Returns: (transfer full) (nullable): the picture
 */
DatelinePicture *
dateline_page_picture_find (const DatelinePageFacts *facts,
                            const char *page,
                            gsize length,
                            const char *body)
{
  const char *named = find_named (facts);
  g_autofree char *uri =
      named ? dateline_uri_resolve (facts->base, named, DATELINE_URI_FETCH) : NULL;
  const DatelinePageJsonLd *said = &facts->json_ld;
  g_autoptr (GPtrArray) pictures = NULL;
  DatelinePicture *same;

  if (!uri)
    {
      pictures = dateline_html_find_pictures (body ? body : "", -1, facts->base);
      return pictures->len > 0 ? dateline_picture_ref (g_ptr_array_index (pictures, 0))
                               : NULL;
    }

  pictures = dateline_html_find_pictures (page, length, facts->base);
  same = find_same (pictures, uri);
  return dateline_picture_new (
      uri,
      same ? dateline_picture_get_alternative (same) : NULL,
      same && dateline_picture_get_caption (same) ? dateline_picture_get_caption (same)
                                                  : said->picture_caption,
      same && dateline_picture_get_credit (same) ? dateline_picture_get_credit (same)
                                                 : said->picture_credit,
      same ? dateline_picture_get_width (same) : 0,
      same ? dateline_picture_get_height (same) : 0);
}

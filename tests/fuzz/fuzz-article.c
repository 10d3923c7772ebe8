/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Any bytes as the body of an article: its blocks are UTF-8 and their spans lie in them.
 */

#include "fuzz-target.h"

#include "dateline/article/dateline-article.h"

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autoptr (DatelineArticle) article =
      dateline_article_new_from_html ((const char *) bytes, (gssize) size, NULL);
  g_autofree char *text = dateline_article_to_text (article);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (guint i = 0; i < dateline_article_get_n_blocks (article); i++)
    {
      const DatelineBlock *block = dateline_article_get_block (article, i);
      const char *words = dateline_block_get_text (block);
      gsize length = words != NULL ? strlen (words) : 0;
      guint n_spans;
      const DatelineSpan *spans = dateline_block_get_spans (block, &n_spans);

      g_assert_true (words == NULL || g_utf8_validate (words, -1, NULL));
      for (guint j = 0; j < n_spans; j++)
        {
          g_assert_cmpuint (spans[j].start, <, spans[j].end);
          g_assert_cmpuint (spans[j].end, <=, length);
          g_assert_true (j == 0 || spans[j - 1].end <= spans[j].start);
        }
    }
  return 0;
}

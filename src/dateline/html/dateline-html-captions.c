/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Whether words by a picture are its caption where nothing names them so, and what of a
 * caption is the credit. Pure, any thread.
 */

#include "dateline/html/dateline-html-pictures-private.h"
#include "dateline/text/dateline-text-private.h"

#include <string.h>

/* In bytes. */
#define LONGEST_LOOSE_CAPTION 600
#define LONGEST_LOOSE_CREDIT 200

/* Whether the words of one are all in the other. */
static gboolean
holds_words (const char *text, const char *words)
{
  g_autofree char *lower = g_utf8_casefold (text, -1);
  g_autofree char *lower_words = g_utf8_casefold (words, -1);

  return strstr (lower, lower_words) != NULL;
}

/* A credit that was found at the caption's end and one that was marked as such are
 * mostly the same; else they are a photographer and an agency. */
static char *
join_credits (const char *marked, const char *found)
{
  if (!marked || holds_words (found, marked))
    return g_strdup (found);
  if (holds_words (marked, found))
    return g_strdup (marked);
  return g_strconcat (marked, "/", found, NULL);
}

/*
 * dateline_html_tell_credit:
 * @caption_text: (nullable): what stands below a picture
 * @credit_text: (nullable): what was marked as its credit
 * @caption: (out) (nullable): what the picture shows
 * @credit: (out) (nullable): who made it, without "Photo:" and the like
 *
 * Tells caption and credit apart.
 */
void
dateline_html_tell_credit (const char *caption_text,
                           const char *credit_text,
                           char **caption,
                           char **credit)
{
  g_autofree char *rest = NULL;
  g_autofree char *marked = NULL;
  g_autofree char *found = NULL;

  dateline_text_split_credit (caption_text, caption, &found);
  if (credit_text && *credit_text != '\0')
    {
      dateline_text_split_credit (credit_text, &rest, &marked);
      if (!marked || rest)
        {
          g_free (marked);
          marked = dateline_text_tame (credit_text);
        }
    }

  *credit = found ? join_credits (marked, found) : g_steal_pointer (&marked);
}

/*
 * dateline_html_is_credit:
 * @text: a part of a caption
 *
 * Returns: TRUE if it is nothing but a credit
 */
gboolean
dateline_html_is_credit (const char *text)
{
  g_autofree char *caption = NULL;
  g_autofree char *credit = NULL;

  if (strlen (text) > LONGEST_LOOSE_CREDIT)
    return FALSE;
  dateline_text_split_credit (text, &caption, &credit);

  return credit && !caption;
}

/*
 * dateline_html_is_loose_caption:
 * @text: the words right behind a picture, up to the end of their block
 * @place: how they stand there
 *
 * Whether words that nothing names are a caption all the same: "<p><img><br><em>What it
 * shows</em></p>". Behind a picture mostly comes the story, so that they must be set
 * apart or end in a credit.
 *
 * Returns: TRUE if so
 */
gboolean
dateline_html_is_loose_caption (const char *text, DatelineHtmlLoosePlace place)
{
  g_autofree char *caption = NULL;
  g_autofree char *credit = NULL;
  gboolean is_inside = (place & DATELINE_HTML_LOOSE_IN_BLOCK) != 0;
  gboolean is_set_apart = (place & DATELINE_HTML_LOOSE_SET_APART) != 0;

  if (strlen (text) > LONGEST_LOOSE_CAPTION)
    return FALSE;
  if (is_inside && is_set_apart)
    return TRUE;
  dateline_text_split_credit (text, &caption, &credit);
  if (!credit)
    return FALSE;

  return !caption || is_set_apart ||
         (is_inside && (place & DATELINE_HTML_LOOSE_BEHIND_BREAK) != 0);
}

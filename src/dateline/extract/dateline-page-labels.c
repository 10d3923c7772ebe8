/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Labels: of advertisements, of what is pressed where scripts run, of links to something
 * else. Pure, any thread. */

#include "dateline/extract/dateline-page-labels-private.h"

#include "dateline/extract/dateline-page-letters-private.h"
#include "dateline/extract/dateline-page-words-private.h"

#define LONGEST_LABEL 40
#define FEWEST_LETTERS 3

/* All of a line: labels, and what is pressed where scripts run. */
static const char *const ad_labels[] = {
  "previous",
  "next",
  "prev",
  "see all",
  "view all",
  "back to slide",
  "show caption",
  "hide caption",
  "hide caption –",
  "enlarge image",
  "toggle caption",
  "view gallery",
  "watch",
  "play",
  "play video",
  "watch video",
  "view image",
  "open image modal",
  "hide",
  "close",
  "share this article",
  "tweet may have been deleted",
  "view images",
  "view this post on instagram",
  "see gallery",
  "enlarge",
  "enlarge this image",
  "click to enlarge",
  "text size",
  "font size",
  "reset",
  "tap to unmute",
  "what’s your reaction?",
  "what's your reaction?",
  "story highlights",
  "join the conversation",
  "report ad",
  "report this ad",
  "learn more",
  "show more",
  "read more",
  "load more",
  "comments",
  "video",
  "photos",
  "weiterlesen",
  "lire la suite",
  "leer más",
  "続きを読む",
  "share",
  "ad",
  "ads",
  "ads by google",
  "skip ad",
  "playlist",
  "download",
  "report",
  "story continues below this ad",
  "continue reading below ↓",
  "scroll down for video",
  "scroll down for more",
  "sign in",
  "log in",
  "sign up",
  "sign up now",
  "subscribe",
  "subscribe now",
  "media playback is unsupported on your device",
  "media playback is not supported on this device",
  "this video can not be played",
  "advert",
  "advertisement",
  "advertisements",
  "advertisment",
  "advertisement - scroll to continue",
  "advertisement - story continues below",
  "advertisement - continue reading below",
  "advertising",
  "article continues below",
  "article continues after ad",
  "article continues after advertisement",
  "article continues below advertisement",
  "continue reading",
  "continue reading the main story",
  "continue reading below",
  "loading",
  "loading...",
  "loading…",
  "paid post",
  "promoted",
  "scroll to continue",
  "sponsored",
  "sponsored content",
  "story continues below",
  "story continues below advertisement",
  "story continues",
  "story continues after advertisement",
  "story continued below",
  "like us on facebook",
  "follow us on twitter",
  "click to rate",
  "user rating",
  "click image for slideshow",
  "pr",
  "anzeige",
  "werbung",
  "advertorial",
  "publicidad",
  "anuncio",
  "anuncios",
  "publicité",
  "pubblicità",
  "publicidade",
  "continua após a publicidade",
  "continua dopo la pubblicità",
  "реклама",
  "advertentie",
  "annons",
  "annonce",
  "reklama",
  "reklam",
  "iklan",
  "hirdetés",
  "publicitate",
  "mainos",
  "oglas",
  "διαφήμιση",
  "quảng cáo",
  "โฆษณา",
  "विज्ञापन",
  "تبلیغات",
  "広告",
  "광고",
  "广告",
  "廣告",
  "إعلان",
  "פרסומת",
};

/* A line begins with: what is read out where something from another site is shown. */
static const char *const spoken[] = {
  "skip twitter post",      "end of twitter post",
  "skip facebook post",     "end of facebook post",
  "skip youtube post",      "end of youtube post",
  "skip instagram post",    "end of instagram post",
  "view original tweet on", "warning: third party content",
};

/* Whether a line is the label of an advertisement, or of what is loaded later, without
 * what is drawn around it: "[+] Enlarge", "Text size - +". */
gboolean
dateline_page_labels_name_ad (const char *text)
{
  return dateline_page_words_are_one_of (text,
                                         " []()+-|*<>:",
                                         ad_labels,
                                         G_N_ELEMENTS (ad_labels)) ||
         dateline_page_words_begin_with (text, spoken, G_N_ELEMENTS (spoken));
}

/*
 * dateline_page_labels_begin:
 * @text: a line that is mostly a link
 *
 * Returns: whether it begins with what is at the other end, in capitals: "PHOTOS: The
 * bridge in a storm", "RED WINGS: Smith stays two years"
 */
gboolean
dateline_page_labels_begin (const char *text)
{
  guint n_letters = 0;

  for (const char *p = text; p - text < LONGEST_LABEL; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c == ':' || c == '|') && g_unichar_isspace (g_utf8_get_char (p + 1)))
        return n_letters >= FEWEST_LETTERS;
      if (c == 0 || (g_unichar_isalpha (c) && !g_unichar_isupper (c)))
        return FALSE;
      n_letters += g_unichar_isalpha (c);
    }
  return FALSE;
}

/*
 * dateline_page_labels_call:
 * @text: a line that is all a link
 *
 * Returns: whether it tells to follow it: "See the pictures of the week."
 */
gboolean
dateline_page_labels_call (const char *text)
{
  static const char *const verbs[] = { "see ",     "watch ", "read ", "listen ",
                                       "view ",    "click ", "vote ", "download ",
                                       "explore ", "get " };

  return dateline_page_words_begin_with (text, verbs, G_N_ELEMENTS (verbs));
}

/*
 * dateline_page_labels_end:
 * @text: a line that is mostly a link
 *
 * Returns: whether it ends with what is at the other end: "Storm closes harbour Watch
 * video"
 */
gboolean
dateline_page_labels_end (const char *text)
{
  static const char *const endings[] = { "watch video", "watch now",   "view full size",
                                         "read more",   "read more »", "more »",
                                         "full story",  "click here" };
  g_autofree char *folded = dateline_page_letters_casefold (text);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (folded, endings[i]))
      return TRUE;
  return FALSE;
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The words, in the languages that most of the news is in, in lower case. What they are
 * held against is trimmed and case-folded. Pure, any thread. */

#include "dateline/extract/dateline-page-words-private.h"

#include <string.h>

/* All of a line: labels, and what is pressed where scripts run. */
static const char *const ad_labels[] = {
  "previous",
  "next",
  "prev",
  "see all",
  "view all",
  "back to slide",
  "show caption",
  "show caption +",
  "hide caption",
  "hide caption –",
  "hide caption -",
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
  "[+] enlarge",
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
  "[pr]",
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
  "広告",
  "광고",
  "广告",
  "廣告",
  "إعلان",
  "פרסומת",
};

/* A line begins with. */
static const char *const pointers[] = {
  "also read",
  "also see",
  "also watch",
  "click here",
  "continue reading",
  "find out more",
  "for more ",
  "full coverage",
  "full story",
  "get more ",
  "in depth",
  "keep reading",
  "learn more",
  "listen:",
  "listen to",
  "more from",
  "more on",
  "more:",
  "more stories",
  "must read",
  "read also",
  "read full",
  "read here",
  "read more",
  "read next",
  "read the",
  "read this",
  "read:",
  "read >",
  "read our",
  "recommended",
  "related",
  "see also",
  "see more",
  "see:",
  "subscribe",
  "sign up",
  "story:",
  "top story",
  "video:",
  "view more",
  "view:",
  "watch:",
  "watch now",
  "watch the",
  "watch more",
  "what to read next",
  "you may also",
  "you might also",
  "you may like",
  "don't miss",
  "don’t miss",
  "download the",
  "check out",
  "follow ",
  "join ",
  "lesen sie",
  "lies auch",
  "mehr zum",
  "mehr:",
  "auch interessant",
  "zum thema",
  "siehe auch",
  "lea también",
  "lee también",
  "leer más",
  "lee más",
  "te puede interesar",
  "ver también",
  "vea también",
  "mira también",
  "lire aussi",
  "à lire",
  "a lire",
  "lire la suite",
  "voir aussi",
  "leggi anche",
  "leggi tutto",
  "vedi anche",
  "approfondisci",
  "leia também",
  "leia mais",
  "saiba mais",
  "veja também",
  "veja mais",
  "lees ook",
  "lees meer",
  "bekijk ook",
  "läs mer",
  "läs också",
  "les også",
  "læs også",
  "lue myös",
  "czytaj także",
  "czytaj też",
  "zobacz",
  "przeczytaj",
  "читайте также",
  "читать также",
  "смотрите также",
  "по теме",
  "ayrıca oku",
  "baca juga",
  "関連記事",
  "あわせて読みたい",
  "相关阅读",
  "延伸閱讀",
  "相關新聞",
  "관련기사",
  "اقرأ أيضا",
  "اقرأ أيضاً",
  "קראו גם",
};

/* A heading is, or begins with. */
static const char *const headings[] = {
  "also read",
  "around the web",
  "comments",
  "editors' picks",
  "editor's picks",
  "editor’s picks",
  "editors’ picks",
  "explore more",
  "from our partners",
  "further reading",
  "in other news",
  "in this section",
  "keep reading",
  "latest news",
  "latest stories",
  "more articles",
  "more coverage",
  "more from",
  "more in",
  "more like",
  "more news",
  "more on",
  "more stories",
  "more to",
  "more top stories",
  "most popular",
  "most read",
  "most viewed",
  "on the web",
  "other news",
  "popular",
  "read also",
  "read more",
  "read next",
  "recent posts",
  "recommended",
  "related",
  "related articles",
  "related content",
  "related links",
  "related news",
  "related posts",
  "related stories",
  "related topics",
  "see also",
  "share this",
  "similar articles",
  "sponsored",
  "tags",
  "top stories",
  "topics",
  "trending",
  "up next",
  "what to read next",
  "you may also",
  "you might also",
  "you may like",
  "mehr zum thema",
  "mehr zu",
  "weitere artikel",
  "das könnte sie",
  "auch interessant",
  "lesen sie auch",
  "noticias relacionadas",
  "artículos relacionados",
  "te puede interesar",
  "más noticias",
  "sur le même sujet",
  "à lire aussi",
  "articles liés",
  "lire aussi",
  "leggi anche",
  "articoli correlati",
  "leia também",
  "notícias relacionadas",
  "mais lidas",
  "lees ook",
  "lees meer",
  "читайте также",
  "материалы по теме",
  "czytaj także",
  "zobacz też",
  "関連記事",
  "相关阅读",
  "相關新聞",
  "관련기사",
};

/* What stands above what readers write, behind a number or not, and nothing else. */
static const char *const comments[] = {
  "comment",
  "comments",
  "discussion",
  "responses",
  "reader comments",
  "leave a comment",
  "leave a reply",
  "join the discussion",
  "join the conversation",
  "kommentare",
  "kommentar",
  "leserkommentare",
  "diskussion",
  "commentaires",
  "commentaire",
  "réactions",
  "vos réactions",
  "comentarios",
  "comentarii",
  "comentários",
  "commenti",
  "reacties",
  "kommentarer",
  "komentarze",
  "комментарии",
  "комментариев",
  "コメント",
  "评论",
  "評論",
  "댓글",
  "التعليقات",
  "تعليقات",
};

static char *
fold (const char *text)
{
  char *folded = g_utf8_casefold (text, -1);

  return g_strstrip (folded);
}

static gboolean
is_quote (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return c == '"' || c == '\'' || c == 0x201e || c == 0x201a || c == 0x300c ||
         type == G_UNICODE_INITIAL_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION;
}

/*
 * dateline_page_words_begin_with:
 * @text: a line
 * @words: beginnings, in lower case
 * @n_words: how many
 *
 * Returns: whether the line begins with one of them, behind a mark or not. What is quoted
 * was said by somebody.
 */
gboolean
dateline_page_words_begin_with (const char *text, const char *const *words, gsize n_words)
{
  g_autofree char *folded = fold (text);
  const char *start = folded;

  /* Bullets, arrows and brackets. */
  while (*start && !g_unichar_isalnum (g_utf8_get_char (start)) &&
         !is_quote (g_utf8_get_char (start)) && g_utf8_get_char (start) != 0xa9)
    start = g_utf8_next_char (start);
  /* Most differ in the first letter. */
  for (gsize i = 0; i < n_words; i++)
    if ((*start == *words[i] && g_str_has_prefix (start, words[i])) ||
        (*folded == *words[i] && g_str_has_prefix (folded, words[i])))
      return TRUE;
  return FALSE;
}

/* Whether a line is the label of an advertisement, or of what is loaded later. */
gboolean
dateline_page_words_label_ad (const char *text)
{
  g_autofree char *folded = fold (text);

  for (gsize i = 0; i < G_N_ELEMENTS (ad_labels); i++)
    if (strcmp (folded, ad_labels[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Whether a line that is mostly a link leads to something else. */
gboolean
dateline_page_words_point_elsewhere (const char *text)
{
  return dateline_page_words_begin_with (text, pointers, G_N_ELEMENTS (pointers));
}

/* Whether it stands above links to something else. */
gboolean
dateline_page_words_head_pointers (const char *text)
{
  return dateline_page_words_begin_with (text, headings, G_N_ELEMENTS (headings));
}

/* Whether it stands above what readers wrote. */
gboolean
dateline_page_words_head_comments (const char *text)
{
  g_autofree char *folded = fold (text);
  char *end = folded + strlen (folded);
  const char *start = folded;

  while (*start && strchr ("0123456789.,:() ", *start))
    start++;
  while (end > start && strchr ("0123456789.,:() ", end[-1]))
    *--end = '\0';
  for (gsize i = 0; i < G_N_ELEMENTS (comments); i++)
    if (strcmp (start, comments[i]) == 0)
      return TRUE;
  return FALSE;
}

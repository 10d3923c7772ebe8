/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The words, in the languages that most of the news is in, in lower case. What they are
 * held against is trimmed and case-folded. Pure, any thread. */

#include "dateline/extract/dateline-page-words-private.h"

#include "dateline/extract/dateline-page-letters-private.h"

#include <string.h>

/* A line begins with. */
static const char *const pointers[] = {
  "also read",
  "also see",
  "also watch",
  "click here",
  "continue reading",
  "find out more",
  "for more ",
  "for more, ",
  "gallery:",
  "photos:",
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
  "kapcsolódó",
  "olvasta már",
  "přečtěte si",
  "čtěte také",
  "citește și",
  "citiţi şi",
  "διαβάστε",
  "xem thêm",
  "อ่านเพิ่มเติม",
  "यह भी पढ़ें",
  "बيشتر بخوانيد",
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
  "latest headlines",
  "latest news",
  "latest stories",
  "more about",
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
  "on topic",
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
  "powiązane",
  "kapcsolódó",
  "související",
  "articole similare",
  "σχετικά",
  "bài liên quan",
  "tin liên quan",
  "ข่าวที่เกี่ยวข้อง",
  "संबंधित",
  "مطالب مرتبط",
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
  "visitor opinions",
  "add your opinion",
  "add your opinion on this article",
  "add your comment",
  "post a comment",
  "your comments",
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

/* All of the heading of what tells who wrote it. */
static const char *const authors[] = {
  "about author",
  "about the author",
  "about the authors",
  "about the writer",
  "über den autor",
  "über die autorin",
  "zur person",
  "à propos de l’auteur",
  "à propos de l'auteur",
  "sobre el autor",
  "sobre la autora",
  "sobre o autor",
  "sull’autore",
  "over de auteur",
  "om författaren",
  "o autorze",
  "об авторе",
};

static char *
fold (const char *text)
{
  char *folded = dateline_page_letters_casefold (text);

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

/* Whether a line is one of @words, without @marks around it. */
gboolean
dateline_page_words_are_one_of (const char *text,
                                const char *marks,
                                const char *const *words,
                                gsize n_words)
{
  g_autofree char *folded = fold (text);
  char *end = folded + strlen (folded);
  const char *start = folded + strspn (folded, marks);

  while (end > start && strchr (marks, end[-1]))
    *--end = '\0';
  for (gsize i = 0; i < n_words; i++)
    if (strcmp (start, words[i]) == 0)
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
  return dateline_page_words_are_one_of (text,
                                         "0123456789.,:() ",
                                         comments,
                                         G_N_ELEMENTS (comments));
}

/* Whether it stands above who wrote the article. */
gboolean
dateline_page_words_head_author (const char *text)
{
  return dateline_page_words_are_one_of (text, " :", authors, G_N_ELEMENTS (authors));
}

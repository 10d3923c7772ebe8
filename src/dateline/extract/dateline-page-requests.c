/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Some boxes want something of the reader: that cookies are agreed to, which takes longer
 * to say than much of the news, or that the site is paid or signed in to. They are known
 * by their words, as their names are anybody's. Any thread.
 */

#include "dateline/extract/dateline-page-requests-private.h"

#include "dateline/extract/dateline-page-letters-private.h"
#include "dateline/text/dateline-text-private.h"

#include <string.h>

#define T(name) DATELINE_HTML_TAG_##name

#define DEEPEST 7
#define SHORTEST_CONSENT 100
#define LONGEST_CONSENT 8000
#define MOST_TO_READ 65536
#define CHARS_PER_WORD 70
#define FEWEST_WORDS 3
#define LONGEST_REQUEST 700
#define LONGEST_BUTTON 40

/* Words of what is asked about data, in lower case. One of the first is among them. */
static const char *const consent_words[] = {
  "cookie",
  "consent",
  "einwillig",
  "zustimm",
  "consentement",
  "consentimiento",
  "consenso",
  "rgpd",
  "partner",
  "privacy",
  "personal data",
  "personali",
  "advertising",
  "legitimate interest",
  "your choices",
  "preferences",
  "opt out",
  "datenschutz",
  "personenbezogen",
  "werbung",
  "verarbeit",
  "vie privée",
  "données personnelles",
  "publicité",
  "privacidad",
  "datos personales",
  "publicidad",
  "dati personali",
  "pubblicità",
  "third part",
  "device",
  "store and access",
};
#define N_FIRST 7

/* All of what is pressed. */
static const char *const request_labels[] = {
  "subscribe",
  "subscribe now",
  "log in",
  "login",
  "sign in",
  "sign up",
  "register",
  "register now",
  "create account",
  "create an account",
  "start free trial",
  "become a member",
  "join now",
  "log in here",
  "sign in here",
  "subscribe today",
  "abonnieren",
  "jetzt abonnieren",
  "anmelden",
  "einloggen",
  "jetzt anmelden",
  "registrieren",
  "jetzt testen",
  "s’abonner",
  "s'abonner",
  "je m’abonne",
  "je m'abonne",
  "se connecter",
  "connectez-vous",
  "suscríbete",
  "suscribirse",
  "iniciar sesión",
  "inicia sesión",
  "abbonati",
  "accedi",
  "assine",
  "assine já",
  "entrar",
  "inloggen",
  "abonneren",
  "logga in",
  "log ind",
  "logg inn",
  "подписаться",
  "войти",
  "zaloguj się",
  "ログイン",
  "会員登録",
  "登录",
  "注册",
};

static gboolean
is_box (const DatelinePagePart *node)
{
  switch (node->text ? T (P) : node->tag)
    {
    case T (DIV):
    case T (SECTION):
    case T (ASIDE):
    case T (FORM):
    case T (DIALOG):
    case T (UNKNOWN):
      return TRUE;
    default:
      return FALSE;
    }
}

static guint
count_words (const char *text, gsize first, gsize last)
{
  guint n = 0;

  for (gsize i = first; i < last; i++)
    for (const char *at = text; (at = strstr (at, consent_words[i])); at++)
      n++;
  return n;
}

static gboolean
asks_for_consent (const DatelinePagePart *box)
{
  g_autofree char *text = dateline_page_part_dup_text (box);
  g_autofree char *folded = dateline_page_letters_casefold (text);
  guint n_first = count_words (folded, 0, N_FIRST);
  guint n = n_first + count_words (folded, N_FIRST, G_N_ELEMENTS (consent_words));

  return n_first > 0 && n >= FEWEST_WORDS &&
         (int) n * CHARS_PER_WORD >= box->amount.n_chars;
}

/*
 * dateline_page_requests_drop_consent:
 * @root: the root of a page, as it was parsed
 * @heading_order: of the element that shows the headline, or 0
 *
 * Takes out what asks to agree to cookies.
 */
void
dateline_page_requests_drop_consent (DatelinePagePart *root, guint heading_order)
{
  int left = MOST_TO_READ;
  guint depth = 0;

  for (DatelinePagePart *node = root, *next; node && left > 0; node = next)
    {
      gboolean is_taken = FALSE;

      if (is_box (node) && node->amount.n_chars >= SHORTEST_CONSENT &&
          node->amount.n_chars <= LONGEST_CONSENT &&
          (heading_order == 0 ||
           !dateline_page_part_is_around (node, root, heading_order)))
        {
          left -= node->amount.n_chars;
          is_taken = asks_for_consent (node);
        }
      if (!is_taken && node->first && depth < DEEPEST)
        {
          next = node->first;
          depth++;
          continue;
        }
      next = node;
      while (next && next != root && !next->next)
        {
          next = next->parent;
          depth--;
        }
      next = next && next != root ? next->next : NULL;
      if (is_taken)
        dateline_page_part_remove (node);
    }
}

static gboolean
has_request (const DatelinePagePart *box)
{
  for (const DatelinePagePart *node = box; node;
       node = dateline_page_part_next (node, box))
    {
      g_autofree char *text = NULL;
      g_autofree char *folded = NULL;

      if (!dateline_page_part_is (node, T (A)) || node->amount.n_chars == 0 ||
          node->amount.n_chars > LONGEST_BUTTON)
        continue;
      text = dateline_page_part_dup_text (node);
      folded = dateline_page_letters_casefold (text);
      for (gsize i = 0; i < G_N_ELEMENTS (request_labels); i++)
        if (strcmp (folded, request_labels[i]) == 0)
          return TRUE;
    }
  return FALSE;
}

/*
 * dateline_page_requests_drop:
 * @article: an element
 *
 * Takes boxes out that ask to pay or to sign in.
 */
void
dateline_page_requests_drop (DatelinePagePart *article)
{
  int all = article->amount.n_chars;

  for (DatelinePagePart *node = dateline_page_part_next (article, article), *next; node;
       node = next)
    {
      next = dateline_page_part_next (node, article);
      if (!is_box (node) || node->amount.n_chars == 0 ||
          node->amount.n_chars > LONGEST_REQUEST || node->amount.n_chars * 2 > all ||
          dateline_page_part_count_elements (node) < 2 || !has_request (node))
        continue;
      next = dateline_page_part_skip (node, article);
      dateline_page_part_remove (node);
    }
}

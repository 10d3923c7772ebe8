/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What pages end with: rights, invitations, who wrote it. A sentence that happens to
 * begin with such a word is none. Pure, any thread. */

#include "dateline/extract/dateline-page-ends-private.h"

#include "dateline/extract/dateline-page-letters-private.h"
#include "dateline/extract/dateline-page-lines-private.h"
#include "dateline/extract/dateline-page-words-private.h"

#include <string.h>

/* A line at the end of a page begins with. */
static const char *const page_ends[] = {
  "read this story in",
  "note to readers:",
  "©",
  "(c) ",
  "all rights reserved",
  "follow us",
  "follow me",
  "follow @",
  "devenez fan",
  "like us",
  "find us on",
  "join our",
  "join the conversation",
  "sign up for",
  "sign up to",
  "subscribe to",
  "subscribe now",
  "get the latest",
  "get our ",
  "get more ",
  "click here to",
  "download our",
  "download the",
  "share this",
  "share:",
  "share on",
  "comment on this",
  "leave a comment",
  "post a comment",
  "view comments",
  "show comments",
  "read or share this story",
  "read or share",
  "email us",
  "comments are closed",
  "comments are now closed",
  "comments are moderated",
  "comments are filtered",
  "be the first to comment",
  "for all the latest",
  "for more updates",
  "the views expressed",
  "views expressed",
  "the opinions expressed",
  "opinions expressed",
  "catch all the latest",
  "stay tuned",
  "have something to say",
  "what do you think?",
  "let us know in the comments",
  "thanks for reading",
  "thank you for reading",
  "your email address will not",
  "if you value our",
  "if you enjoyed this",
  "if you liked this",
  "read the original article",
  "this article was originally published",
  "this story was originally published",
  "this article first appeared",
  "this story first appeared",
  "republished with permission",
  "contact the writer",
  "contact the author",
  "contact the reporter",
  "have a story",
  "got a tip",
  "got a story",
  "have a tip",
  "report a typo",
  "report an error",
  "report a mistake",
  "filed under",
  "posted in",
  "more from",
  "see all",
  "view all",
  "read more",
  "this material may not be",
  "support our journalism",
  "become a member",
  "back to top",
  "print this",
  "email this",
  "advertise with us",
  "for more stories",
  "for more news",
  "stay up to date",
  "stay informed",
  "keep up with",
  "don't miss",
  "don’t miss",
  "want more",
  "our standards:",
  "terms of use",
  "privacy policy",
  "folgen sie",
  "abonnieren sie",
  "síguenos",
  "suscríbete",
  "suivez-nous",
  "abonnez-vous",
  "seguici",
  "iscriviti",
  "assine",
  "inscreva-se",
  "подписывайтесь",
  "следите за",
};

/* What those who write the news are, and how they are reached. */
static const char *const trades[] = {
  " reporter",      " editor",         " correspondent",  " journalist",  " columnist",
  " blogger",       " contributor",    " contributing",   " freelance",   " staff writer",
  " senior writer", " writer for",     " writer at",      " film critic", " music critic",
  " tv critic",     " theatre critic", " can be reached", " follow him",  " follow her",
  " follow them",   " email him",      " email her",      " on twitter",  " redakteur",
  " journaliste",   " periodista",     " giornalista",
};

/* Behind the name of somebody who is told of. */
static const char *const tells[] = {
  " is ",
  " is also ",
  " covers ",
  " writes ",
  " also writes ",
  " reports ",
  " can be reached",
  " joined ",
  " est ",
  " ist ",
  " es ",
  " è ",
  " é ",
};

/* The same, where it says no more than that: "Twitter", "Topics: Ships, Storms", but not
 * "Twitter did not answer when it was asked." */
static const char *const page_end_labels[] = {
  "facebook",
  "twitter",
  "instagram",
  "whatsapp",
  "copyright",
  "tweet",
  "comments",
  "tags:",
  "tagged",
  "topics:",
  "in this article",
  "related items",
  "via ",
  "sources:",
  "categories:",
  "newsletter",
  "follow the ",
  "donate",
  "support independent",
  "siga ",
  "more about",
  "click here",
  "read all the latest",
  "read the latest",
  "get breaking",
  "get live",
  "get all the latest",
  "was this article",
  "was this story",
  "rate this",
  "did you find this",
  "previous article",
  "next article",
  "leave a reply",
  "receive ",
  "terms of service",
  "privacy",
  "contact us",
  "send us ",
  "topics",
  "show more",
  "show less",
  "load more",
  "most read",
  "related topics",
  "more on this story",
  "around the bbc",
  "verwandte themen",
  "themen:",
  "schlagworte",
  "temas",
  "etiquetas",
  "mots-clés",
  "sujets",
  "tag:",
  "argomenti",
  "assuntos",
  "теги",
  "темы",
  "trefwoorden",
  "ämnen",
};

/* What a line of rights has somewhere. */
static const char *const rights[] = {
  "all rights reserved",       "alle rechte vorbehalten", "tous droits réservés",
  "todos los derechos",        "todos os direitos",       "tutti i diritti riservati",
  "alle rechten voorbehouden",
};

/* What a notice of the publisher has somewhere. */
static const char *const notices[] = {
  "affiliate commission",
  "affiliate links",
  "affiliate-links",
  "may earn a commission",
  "earn commission",
  "may get a commission",
  "paid for by the advertiser",
  "receive a commission",
  "may receive commission",
  "share of the revenue from",
  "may collect a share",
  "provisionslink",
  "affiliate-link",
  "liens affiliés",
  "enlaces de afiliad",
};

/* Where the name that a line begins with ends: of two to four words in capitals. */
static const char *
skip_name (const char *text)
{
  const char *end = NULL;

  for (guint n = 0; n < 4; n++)
    {
      const char *word = text;

      if (!g_unichar_isupper (g_utf8_get_char (text)))
        break;
      while (g_unichar_isalpha (g_utf8_get_char (text)) ||
             (*text && strchr ("-'.", *text)) || g_str_has_prefix (text, "’"))
        text = g_utf8_next_char (text);
      if (*text != ' ' && *text != ',')
        break;
      end = n > 0 && text > word + 1 ? text : end;
      if (*text == ',')
        break;
      text++;
    }
  return end;
}

/*
 * dateline_page_ends_tell_of_author:
 * @text: a paragraph at the end of an article
 *
 * Returns: whether it says who somebody is that writes: "Jane Doe is our reporter in
 * Lisbon."
 */
gboolean
dateline_page_ends_tell_of_author (const char *text)
{
  const char *rest = skip_name (text);
  g_autofree char *folded = rest ? dateline_page_letters_casefold (rest) : NULL;

  if (!rest || !dateline_page_letters_have_one_of (folded, trades, G_N_ELEMENTS (trades)))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (tells); i++)
    if (g_str_has_prefix (rest, tells[i]))
      return TRUE;
  return FALSE;
}

/*
 * dateline_page_ends_claim_rights:
 * @text: a line
 *
 * Returns: whether it says whose the page is, and since when: "Copyright 2026 The Post.
 * All rights reserved."
 */
gboolean
dateline_page_ends_claim_rights (const char *text)
{
  g_autofree char *folded = dateline_page_letters_casefold (text);
  gboolean is_marked = g_str_has_prefix (folded, "copyright") ||
                       g_str_has_prefix (folded, "©") ||
                       g_str_has_prefix (folded, "(c) ");

  return dateline_page_letters_have_one_of (folded, rights, G_N_ELEMENTS (rights)) ||
         strstr (folded, "copyright:") || strstr (folded, "copyright ©") ||
         (is_marked && (strstr (folded, " 20") || strstr (folded, " 19") ||
                        g_str_has_prefix (folded, "©20")));
}

/* What is written to, joined or looked at, and what one is asked to do there. */
static const struct
{
  const char *where;
  const char *what[6];
} places[] = {
  { "newsletter", { "sign up", "subscribe", "get ", "register", "join " } },
  { "inbox", { "sign up", "get ", "subscribe", "want " } },
  { "updates", { "sign up", "subscribe" } },
  { "telegram", { "join", "follow ", "subscribe" } },
  { "whatsapp", { "join", "follow ", "subscribe" } },
  { "on facebook", { "follow ", "like " } },
  { "on twitter", { "follow " } },
  { "on instagram", { "follow " } },
  { "on youtube", { "follow ", "subscribe" } },
  { "google news", { "follow " } },
  { "@", { "follow ", "contact ", "email ", "reach ", "write to ", "send " } },
};

/* Whether somebody is told to do it: where a sentence begins, or goes on behind a comma.
 */
static gboolean
asks_to (const char *folded, const char *what)
{
  for (const char *p = folded; (p = strstr (p, what)); p++)
    if (p == folded || (p >= folded + 2 && p[-1] == ' ' && strchr (".!?:,-", p[-2])) ||
        (p >= folded + 4 && strncmp (p - 4, "– ", 4) == 0))
      return TRUE;
  return FALSE;
}

/*
 * dateline_page_ends_invite:
 * @text: a short paragraph
 *
 * Returns: whether it invites to subscribe, to follow or to write: "Sign up for our
 * newsletter"
 */
gboolean
dateline_page_ends_invite (const char *text)
{
  g_autofree char *folded = dateline_page_letters_casefold (text);

  if (strstr (folded, "newsletter") &&
      (strstr (folded, " our ") || strstr (folded, " your ")))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (strstr (folded, places[i].where))
      for (gsize k = 0; k < G_N_ELEMENTS (places[i].what) && places[i].what[k]; k++)
        if (asks_to (folded, places[i].what[k]))
          return TRUE;
  return FALSE;
}

/*
 * dateline_page_ends_end_page:
 * @text: a line at the end of an article
 *
 * Returns: whether it is what pages end with
 */
gboolean
dateline_page_ends_end_page (const char *text)
{
  g_autofree char *folded = dateline_page_letters_casefold (text);

  if (!dateline_page_lines_have_letter (text) || dateline_page_ends_claim_rights (text))
    return TRUE;
  if (dateline_page_ends_invite (text))
    return TRUE;
  if (dateline_page_words_begin_with (text, page_ends, G_N_ELEMENTS (page_ends)))
    return TRUE;
  return !dateline_page_lines_are_sentence (text) &&
         dateline_page_words_begin_with (text,
                                         page_end_labels,
                                         G_N_ELEMENTS (page_end_labels));
}

/*
 * dateline_page_ends_give_notice:
 * @text: a paragraph
 *
 * Returns: whether it says who earns by the page
 */
gboolean
dateline_page_ends_give_notice (const char *text)
{
  g_autofree char *folded = dateline_page_letters_casefold (text);

  return dateline_page_letters_have_one_of (folded, notices, G_N_ELEMENTS (notices));
}

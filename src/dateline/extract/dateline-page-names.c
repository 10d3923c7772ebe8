/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Class and id are words of whoever made the page, and much the same everywhere. The
 * first five tables are those that browsers' reader views have come to (Mozilla's
 * Readability, Apache 2.0, has the longest experience); the last is of what stands inside
 * articles without being of them. Names are looked for as parts of words, in lower case,
 * a space standing for the edge of a name. Pure, any thread.
 */

#include "dateline/extract/dateline-page-names-private.h"

#include "dateline/extract/dateline-page-letters-private.h"

#include <string.h>

static const char *const unlikely[] = {
  "-ad-",         "ai2html",    "banner",  "breadcrumbs", "combx",  "comment",
  "community",    "cover-wrap", "disqus",  "extra",       "footer", "gdpr",
  "header",       "legends",    "menu",    "related",     "remark", "replies",
  "rss",          "shoutbox",   "sidebar", "skyscraper",  "social", "sponsor",
  "supplemental", "ad-break",   "agegate", "pagination",  "pager",  "popup",
  "yom-remote",
};

/* Of these, what no article is in. */
static const char *const alien[] = {
  "breadcrumb", "comment", "disqus", "footer",  "gdpr",       "menu",  "related",
  "replies",    "sidebar", "social", "sponsor", "pagination", "popup",
};

static const char *const perhaps_likely[] = { "and",     "article", "body",    "column",
                                              "content", "main",    "mathjax", "shadow" };

static const char *const positive[] = { "article",    "body",    "content", "entry",
                                        "hentry",     "h-entry", "main",    "page",
                                        "pagination", "post",    "text",    "blog",
                                        "story" };

static const char *const negative[] = {
  "-ad-",    "hidden",   " hid ",  "banner",   "combx",    "comment", "com-",
  "contact", "footer",   "gdpr",   "masthead", "media",    "meta",    "outbrain",
  "promo",   "related",  "scroll", "share",    "shoutbox", "sidebar", "skyscraper",
  "sponsor", "shopping", "tags",   "widget",
};

static const char *const unlikely_roles[] = { "menu",       "menubar", "complementary",
                                              "navigation", "alert",   "alertdialog",
                                              "dialog" };

/* Boxes in and behind the text of news. */
static const char *const clutter[] = {
  "newsletter",
  "read-more",
  "readmore",
  "read-also",
  "readalso",
  "also-read",
  "more-on",
  "most-read",
  "mostread",
  "most-popular",
  "recommended",
  "recirc",
  "taboola",
  "outbrain",
  "zergnet",
  "subscribe",
  "subscription",
  "signup",
  "sign-up",
  "author-bio",
  "author_bio",
  "author-box",
  "authorbox",
  "about-author",
  "article-tags",
  "post-tags",
  "tag-list",
  "taglist",
  "topics-list",
  "share-bar",
  "sharebar",
  "share-buttons",
  "social-share",
  "sharing",
  "related-",
  "related_",
  " related ",
  "-related",
  "_related",
  "relatedart",
  "advert",
  " ad ",
  "cookie",
  "print-only",
  "skip-link",
  "visually-hidden",
  "screen-reader",
  "screenreader",
  "visuallyhidden",
  "off-screen",
  "offscreen",
  "assistive-text",
  "accessible-hide",
  "hidden-text",
  "sr-only",
  "call-to-action",
  "promo-",
  "-promo",
  "next-article",
  "previous-article",
  "post-navigation",
  "nav-links",
  "donate",
  "donation",
  "trending",
  "readnext",
  "read-next",
  "more-stories",
  "morestories",
  "more-news",
  "more_news",
  "author-info",
  "author_info",
  "author-card",
  "author-profile",
  "authorbio",
  "about-the-author",
  "bio-box",
  "whats-this",
  "regwall",
  "modal",
  "lightbox",
  "overlay",
  "tooltip",
  "sign-in",
  " signin",
  "-signin",
  "signin-",
  "login",
  "register-",
  "toolbar",
  "article-tools",
  "article_tools",
  "share-tools",
  "sharetools",
  "social-links",
  "follow-us",
  "follow-bar",
  "feedback",
  "reactions",
  "breadcrumb",
  "keywords",
  "livefyre",
  "comment-count",
  "disclaimer",
  "most-viewed",
  "also-like",
  "moreon",
  "inline-promo",
  "cta-",
  "app-promo",
  "video-transcript",
  "correction-form",
  "report-error",
  "-poll",
  "addthis",
  "jump-to",
  "skip-to",
  "back-to-top",
  "pagination",
  "flyout",
  "user-interaction",
  " bio ",
  "postauthor",
  "post-author",
  "mostpopular",
  "latest-headlines",
  "latestheadlines",
  "latest-news",
  "latestnews",
  "nocontent",
};

/* Names that style sheets hide by, unless others show it in wide windows. */
static const char *const hidden_names[] = {
  " hidden ", " is-hidden ", " hide ", " d-none ", " visually-hidden ", " sr-only "
};
static const char *const shown_names[] = { ":block",   ":flex",   ":grid", ":inline",
                                           "-d-block", "-d-flex", "d-md-", "d-lg-",
                                           "d-sm-",    "d-xl-",   ":table" };

static gboolean
is_one_of (const char *text, const char *const *words, gsize n_words)
{
  for (gsize i = 0; text && i < n_words; i++)
    if (strcmp (text, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Whether the element is hardly what the page is about. */
gboolean
dateline_page_names_are_unlikely (const DatelinePagePart *node)
{
  const char *names = dateline_page_part_get_names (node);

  if (is_one_of (dateline_page_part_get (node, "role"),
                 unlikely_roles,
                 G_N_ELEMENTS (unlikely_roles)))
    return TRUE;
  return *names &&
         dateline_page_letters_have_one_of (names, unlikely, G_N_ELEMENTS (unlikely)) &&
         !dateline_page_letters_have_one_of (names,
                                             perhaps_likely,
                                             G_N_ELEMENTS (perhaps_likely));
}

/* Whether the element has what no article is in, such as comments. */
gboolean
dateline_page_names_are_alien (const DatelinePagePart *node)
{
  return dateline_page_letters_have_one_of (dateline_page_part_get_names (node),
                                            alien,
                                            G_N_ELEMENTS (alien));
}

/* Whether a name is "share" or "sharedaddy" between marks that part words. */
gboolean
dateline_page_names_are_shares (const DatelinePagePart *node)
{
  const char *names = dateline_page_part_get_names (node);

  for (const char *p = names; (p = strstr (p, "share")); p += 5)
    {
      const char *end = p + (strncmp (p, "sharedaddy", 10) == 0 ? 10 : 5);

      if (p > names && !g_ascii_isalnum (p[-1]) && !g_ascii_isalnum (*end))
        return TRUE;
    }
  return FALSE;
}

/* Whether it names a box that does not belong to the text around it. */
gboolean
dateline_page_names_are_clutter (const DatelinePagePart *node)
{
  const char *names = dateline_page_part_get_names (node);

  return *names &&
         dateline_page_letters_have_one_of (names, clutter, G_N_ELEMENTS (clutter));
}

/* Whether it names what is laid over the text until something is done for it, or what
 * search engines are asked to leave out: with its pictures. */
gboolean
dateline_page_names_are_overlay (const DatelinePagePart *node)
{
  static const char *const overlays[] = { "overlay", "paywall", "regwall",
                                          "modal",   "popup",   "nocontent" };

  return dateline_page_letters_have_one_of (dateline_page_part_get_names (node),
                                            overlays,
                                            G_N_ELEMENTS (overlays));
}

/* Whether style sheets that are the same everywhere would not show it. */
gboolean
dateline_page_names_say_hidden (const DatelinePagePart *node)
{
  const char *names = dateline_page_part_get_names (node);

  return *names &&
         dateline_page_letters_have_one_of (names,
                                            hidden_names,
                                            G_N_ELEMENTS (hidden_names)) &&
         !dateline_page_letters_have_one_of (names,
                                             shown_names,
                                             G_N_ELEMENTS (shown_names));
}

/* Whether it is not seen in a browser, as far as that can be told without its style. */
gboolean
dateline_page_names_are_hidden (const DatelinePagePart *node)
{
  const char *style = dateline_page_part_get (node, "style");
  const char *hidden = dateline_page_part_get (node, "aria-hidden");
  const char *modal = dateline_page_part_get (node, "aria-modal");
  const char *role = dateline_page_part_get (node, "role");
  g_autofree char *tight = NULL;

  if (dateline_page_part_get (node, "hidden"))
    return TRUE;
  if (hidden && strcmp (hidden, "true") == 0 &&
      !strstr (dateline_page_part_get_names (node), "fallback-image"))
    return TRUE;
  if (modal && strcmp (modal, "true") == 0 && role && strcmp (role, "dialog") == 0)
    return TRUE;
  if (!style)
    return FALSE;
  tight = g_ascii_strdown (style, -1);
  for (char *from = tight, *to = tight;; from++)
    if (!g_ascii_isspace (*from) && (*to++ = *from) == '\0')
      break;
  return strstr (tight, "display:none") || strstr (tight, "visibility:hidden");
}

static int
weigh (const char *names)
{
  int weight = 0;

  if (dateline_page_letters_have_one_of (names, negative, G_N_ELEMENTS (negative)))
    weight -= 25;
  if (dateline_page_letters_have_one_of (names, positive, G_N_ELEMENTS (positive)))
    weight += 25;
  return weight;
}

/* What class and id say for (25 each) and against it. */
int
dateline_page_names_get_weight (const DatelinePagePart *node)
{
  static const char *const attributes[] = { "class", "id" };
  int weight = 0;

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      const char *value = dateline_page_part_get (node, attributes[i]);
      g_autofree char *names = value ? g_strdup_printf (" %s ", value) : NULL;

      if (!names || *value == '\0')
        continue;
      for (char *p = names; *p; p++)
        *p = g_ascii_tolower (*p);
      weight += weigh (names);
    }
  return weight;
}

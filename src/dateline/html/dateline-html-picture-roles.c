/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What of a page is a picture's caption, and what its credit: by the names that pages
 * give their elements. Feeds' pictures and the article's figures are read by these rules.
 * Pure, any thread.
 */

#include "dateline/html/dateline-html-pictures-private.h"
#include "dateline/html/dateline-html-text-private.h"
#include "dateline/text/dateline-letter-pairs-private.h"
#include "dateline/text/dateline-text-private.h"

#include <string.h>

/* Parts of class names. */
static const char *const caption_words[] = {
  "caption",  "cutline",    "bildunterschrift", "bildtext",  "imagedesc", "image-desc",
  "imgdesc",  "img-desc",   "piefoto",          "pie-foto",  "pie_foto",  "photodesc",
  "foto-pie", "didascalia", "photo-desc",       "photo-leg", "imglegend",
};
static const char *const credit_words[] = {
  "credit",      "photographer", "copyright",    "attribution",  "image-source",
  "img-source",  "photo-source", "fotograf",     "bildquelle",   "bildnachweis",
  "bild-quelle", "foto-autor",   "autor-foto",   "image-author", "img-author",
  "photo-by",    "image-byline", "photo-byline",
};

/* The names of schema.org; in pages they stand in itemprop. */
static const char *const caption_properties[] = { "caption" };
static const char *const credit_properties[] = {
  "copyrightHolder",
  "creditText",
  "copyrightNotice",
  "creator",
};

/* Where scripts find the caption of a picture that is shown large. */
static const char *const caption_attributes[] = {
  "data-caption",
  "data-image-caption",
  "data-img-caption",
  "data-photo-caption",
};
static const char *const credit_attributes[] = {
  "data-credit",       "data-image-credit", "data-photo-credit", "data-credits",
  "data-photographer", "data-copyright",    "data-img-credit",
};

static gboolean
holds (const char *value, gsize length, const char *word)
{
  gsize n = strlen (word);

  for (gsize i = 0; i + n <= length; i++)
    if ((value[i] | 0x20) == word[0] && g_ascii_strncasecmp (value + i, word, n) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
holds_word (const char *value,
            gsize length,
            const DatelineLetterPairs *pairs,
            const char *const *words,
            gsize n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (dateline_letter_pairs_may_have (pairs, words[i]) &&
        holds (value, length, words[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_one_of (const char *value, gsize length, const char *const *names, gsize n_names)
{
  for (gsize i = 0; i < n_names; i++)
    if (strlen (names[i]) == length && g_ascii_strncasecmp (value, names[i], length) == 0)
      return TRUE;

  return FALSE;
}

/*
 * dateline_html_get_picture_role:
 * @class_attribute: (nullable): the classes of an element
 * @class_length: the length of that
 * @property: (nullable): its itemprop
 * @property_length: the length of that
 *
 * What an element is to a picture by its name. A caption may also be an element that
 * holds a picture with its caption: which of the two only its content tells.
 *
 * Returns: the role; a credit in a caption is a credit
 */
DatelineHtmlPictureRole
dateline_html_get_picture_role (const char *class_attribute,
                                gsize class_length,
                                const char *property,
                                gsize property_length)
{
  DatelineLetterPairs pairs;

  if (class_attribute)
    dateline_letter_pairs_init (&pairs, class_attribute, class_length);
  if ((class_attribute && holds_word (class_attribute,
                                      class_length,
                                      &pairs,
                                      credit_words,
                                      G_N_ELEMENTS (credit_words))) ||
      (property && is_one_of (property,
                              property_length,
                              credit_properties,
                              G_N_ELEMENTS (credit_properties))))
    return DATELINE_HTML_PICTURE_ROLE_CREDIT;
  if ((class_attribute && holds_word (class_attribute,
                                      class_length,
                                      &pairs,
                                      caption_words,
                                      G_N_ELEMENTS (caption_words))) ||
      (property && is_one_of (property,
                              property_length,
                              caption_properties,
                              G_N_ELEMENTS (caption_properties))))
    return DATELINE_HTML_PICTURE_ROLE_CAPTION;

  return DATELINE_HTML_PICTURE_ROLE_NONE;
}

static char *
find_attribute (gconstpointer element,
                DatelineHtmlDupAttribute dup_attribute,
                const char *const *names,
                gsize n_names)
{
  for (gsize i = 0; i < n_names; i++)
    {
      g_autofree char *value = dup_attribute (element, names[i]);
      g_autofree char *text = NULL;

      if (!value || strlen (value) < 2)
        continue;
      if (dateline_html_looks_like_html (value))
        text = dateline_html_to_text (value, -1);
      return dateline_text_tame (text ? text : value);
    }

  return NULL;
}

/*
 * dateline_html_picture_attributes:
 * @element: an <img> or <figure>, for @dup_attribute
 * @dup_attribute: gives its attributes
 * @caption: (out) (nullable): its caption, for scripts that show pictures large
 * @credit: (out) (nullable): its credit likewise
 *
 * Reads what pages hide in data attributes: all that they say of a picture that stands
 * without visible words.
 */
void
dateline_html_picture_attributes (gconstpointer element,
                                  DatelineHtmlDupAttribute dup_attribute,
                                  char **caption,
                                  char **credit)
{
  *caption = find_attribute (element,
                             dup_attribute,
                             caption_attributes,
                             G_N_ELEMENTS (caption_attributes));
  *credit = find_attribute (element,
                            dup_attribute,
                            credit_attributes,
                            G_N_ELEMENTS (credit_attributes));
}

/*
 * dateline_html_picture_alternative:
 * @alternative: (nullable): the alt attribute of a picture
 * @title: (nullable): its title attribute, which often is a file's name
 *
 * Returns: (transfer full) (nullable): what stands in for the picture
 */
char *
dateline_html_picture_alternative (const char *alternative, const char *title)
{
  g_autofree char *tame = NULL;

  if (!alternative || alternative[strspn (alternative, " \t\r\n")] == '\0')
    alternative = title && strchr (title, ' ') ? title : NULL;
  if (!alternative)
    return NULL;
  tame = dateline_text_tame (alternative);

  return *tame != '\0' ? g_steal_pointer (&tame) : NULL;
}

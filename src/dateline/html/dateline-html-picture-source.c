/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which address of an <img> is the picture: publishers put placeholders into src and the
 * picture into data-src, offer sizes in srcset, and count readers with pictures of one
 * pixel. Pure functions, any thread.
 */

#include "dateline/html/dateline-html-pictures-private.h"
#include "dateline/text/dateline-uri-private.h"

#include <string.h>

/* The article pane is seldom wider; of larger candidates the smallest is taken. */
#define WANTED_WIDTH 1200
#define WANTED_DENSITY 2.0

/* Shorter ones in an address itself are a pixel or an empty box. */
#define SHORTEST_PICTURE 256

/* Where scripts that load pictures late find the address, the best first. */
static const char *const set_attributes[] = {
  "data-srcset",
  "data-lazy-srcset",
  "srcset",
};
static const char *const lazy_attributes[] = {
  "data-src",
  "data-lazy-src",
  "data-original",
  "data-actualsrc",
  "data-original-src",
  "data-hi-res-src",
  "data-lazyload",
  "data-url",
  "data-orig-file",
  "data-large-file",
  "data-lazy",
  "data-image",
  "data-img-src",
  "data-hires",
  "data-full-src",
  "data-cfsrc",
  "data-ezsrc",
  "data-echo",
  "data-defer-src",
  "data-lazy-original",
  "data-runner-src",
  "data-medium-file",
  "data-flickity-lazyload",
};

/* Parts of file names of pictures that only hold the place of another. */
static const char *const placeholder_names[] = {
  "/blank.gif",   "/spacer.gif", "/pixel.gif", "/transparent.gif", "/grey-placeholder.",
  "/loading.gif", "/lazy.gif",   "/lazy.png",  "/placeholder.gif", "/placeholder.png",
  "/1x1.gif",     "/1x1.png",    "/clear.gif", "/trans.gif",       "/dot.gif",
};

static gboolean
is_in_address (const char *uri)
{
  return g_ascii_strncasecmp (uri, "data:", 5) == 0;
}

static gboolean
is_placeholder (const char *uri)
{
  if (is_in_address (uri))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (placeholder_names); i++)
    if (strstr (uri, placeholder_names[i]))
      return TRUE;

  return FALSE;
}

/* Absolute and allowed, or NULL. */
static char *
resolve (const char *base_uri, const char *reference)
{
  g_autofree char *uri = NULL;

  if (!reference || *reference == '\0')
    return NULL;
  uri = dateline_uri_resolve (base_uri, reference, DATELINE_URI_PICTURE);
  if (!uri || !g_uri_peek_scheme (uri))
    return NULL;

  return g_steal_pointer (&uri);
}

/* Whether a candidate of @size is better than the @best so far. */
static gboolean
is_better (double size, double best, double wanted)
{
  if (best <= 0)
    return TRUE;
  if (best < wanted)
    return size > best;

  return size >= wanted && size < best;
}

/* Whether of two pictures of these widths the first suits the article pane better. */
gboolean
dateline_html_is_better_width (int width, int best)
{
  return is_better (width, best, WANTED_WIDTH);
}

/*
 * dateline_html_next_source:
 * @srcset: (inout): the rest of a srcset attribute, which is advanced
 * @reference: (out) (transfer full): the address of a candidate, as written
 * @descriptor: (out) (transfer full): its size, as "640w" or "2x", or ""
 *
 * Returns: FALSE behind the last candidate
 */
gboolean
dateline_html_next_source (const char **srcset, char **reference, char **descriptor)
{
  const char *start = *srcset;
  const char *p;

  while (g_ascii_isspace (*start) || *start == ',')
    start++;
  if (*start == '\0')
    return FALSE;

  for (p = start; *p != '\0' && !g_ascii_isspace (*p);)
    p++;
  if (p[-1] == ',')
    {
      *reference = g_strndup (start, p - 1 - start);
      *descriptor = g_strdup ("");
      *srcset = p;
      return TRUE;
    }

  *reference = g_strndup (start, p - start);
  start = p;
  p += strcspn (p, ",");
  *descriptor = g_strstrip (g_strndup (start, p - start));
  *srcset = p;
  return TRUE;
}

static void
parse_descriptor (const char *descriptor, double *width, double *density)
{
  char *end;
  double number = g_ascii_strtod (descriptor, &end);

  *width = *end == 'w' ? number : 0;
  *density = *end == 'x' ? number : 1;
}

/* Whether it is a kind of picture that the article pane cannot show. */
gboolean
dateline_html_is_unseen_type (const char *mime_type)
{
  return mime_type && (strstr (mime_type, "avif") || strstr (mime_type, "jxl") ||
                       strstr (mime_type, "heic"));
}

/*
 * dateline_html_choose_source:
 * @srcset: (nullable): the value of a srcset attribute
 * @base_uri: (nullable): what relative addresses resolve against
 *
 * Returns: (transfer full) (nullable): the candidate that suits the article pane
 */
char *
dateline_html_choose_source (const char *srcset, const char *base_uri)
{
  g_autofree char *best = NULL;
  double best_width = 0;
  double best_density = 0;
  char *next_reference;
  char *next_descriptor;

  while (srcset && dateline_html_next_source (&srcset, &next_reference, &next_descriptor))
    {
      g_autofree char *reference = next_reference;
      g_autofree char *descriptor = next_descriptor;
      char *uri;
      double width;
      double density;
      gboolean better;

      parse_descriptor (descriptor, &width, &density);
      better = width > 0
                   ? is_better (width, best_width, WANTED_WIDTH)
                   : best_width <= 0 && is_better (density, best_density, WANTED_DENSITY);
      if (!better || is_placeholder (reference) || !(uri = resolve (base_uri, reference)))
        continue;
      g_free (best);
      best = uri;
      best_width = width;
      best_density = density;
    }

  return g_steal_pointer (&best);
}

/*
 * dateline_html_choose_picture:
 * @element: an <img>, for @dup_attribute
 * @dup_attribute: gives its attributes
 * @base_uri: (nullable): what relative addresses resolve against
 *
 * Returns: (transfer full) (nullable): the address of the picture, absolute and allowed
 */
char *
dateline_html_choose_picture (gconstpointer element,
                              DatelineHtmlDupAttribute dup_attribute,
                              const char *base_uri)
{
  g_autofree char *source = dup_attribute (element, "src");
  char *uri;

  for (guint i = 0; i < G_N_ELEMENTS (set_attributes); i++)
    {
      g_autofree char *srcset = dup_attribute (element, set_attributes[i]);

      if ((uri = dateline_html_choose_source (srcset, base_uri)))
        return uri;
    }

  if (source && !is_placeholder (source) && (uri = resolve (base_uri, source)))
    return uri;

  for (guint i = 0; i < G_N_ELEMENTS (lazy_attributes); i++)
    {
      g_autofree char *lazy = dup_attribute (element, lazy_attributes[i]);

      if (lazy && !is_placeholder (lazy) && (uri = resolve (base_uri, lazy)))
        return uri;
    }

  /* A picture in the address is one if it is large enough to show something. */
  if (source && (!is_in_address (source) || strlen (source) < SHORTEST_PICTURE))
    return NULL;

  return resolve (base_uri, source);
}

/*
 * dateline_html_parse_dimension:
 * @value: (nullable): the value of a width or height attribute
 *
 * Returns: the number of pixels, or 0 if it is none ("50%", "auto")
 */
int
dateline_html_parse_dimension (const char *value)
{
  char *end;
  gint64 number;

  if (!value)
    return 0;
  number = g_ascii_strtoll (value, &end, 10);
  if (end == value || *end == '%' || number < 0 || number > G_MAXINT16)
    return 0;

  return MAX ((int) number, 1); /* "0" is as good as invisible, not unknown */
}

/* Whether a picture of this size is there to be counted, not to be seen; 0 is a
 * size that is not known. */
gboolean
dateline_html_is_pixel (int width, int height)
{
  return (width > 0 && width <= 3) || (height > 0 && height <= 3);
}

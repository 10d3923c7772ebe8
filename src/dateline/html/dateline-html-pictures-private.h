/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The pictures of untrusted HTML, and what is to be known to tell a picture from its
 * placeholder and a caption from a paragraph. Pure, any thread. */

#pragma once

#include "dateline/model/dateline-picture.h"

G_BEGIN_DECLS

/* Gives the value of an attribute of the element at hand, decoded, or NULL. */
typedef char *(*DatelineHtmlDupAttribute) (gconstpointer element, const char *name);

GPtrArray *
dateline_html_find_pictures (const char *html, gssize length, const char *base_uri);

char *dateline_html_choose_picture (gconstpointer element,
                                    DatelineHtmlDupAttribute dup_attribute,
                                    const char *base_uri);
char *dateline_html_choose_source (const char *srcset, const char *base_uri);
gboolean dateline_html_is_unseen_type (const char *mime_type);
gboolean
dateline_html_next_source (const char **srcset, char **reference, char **descriptor);
gboolean dateline_html_is_better_width (int width, int best);
int dateline_html_parse_dimension (const char *value);
gboolean dateline_html_is_pixel (int width, int height);
gboolean dateline_html_same_picture (const char *uri, const char *other);
void dateline_html_tell_credit (const char *caption_text,
                                const char *credit_text,
                                char **caption,
                                char **credit);

/* What an element is to the picture that it stands by. */
typedef enum
{
  DATELINE_HTML_PICTURE_ROLE_NONE,
  DATELINE_HTML_PICTURE_ROLE_CAPTION,
  DATELINE_HTML_PICTURE_ROLE_CREDIT,
} DatelineHtmlPictureRole;

/* How words behind a picture stand. */
typedef enum
{
  DATELINE_HTML_LOOSE_IN_BLOCK = 1 << 0, /* in the paragraph that has the picture */
  DATELINE_HTML_LOOSE_BEHIND_BREAK = 1 << 1,
  DATELINE_HTML_LOOSE_SET_APART = 1 << 2, /* in italics or small, all of them */
} DatelineHtmlLoosePlace;

DatelineHtmlPictureRole dateline_html_get_picture_role (const char *class_attribute,
                                                        gsize class_length,
                                                        const char *property,
                                                        gsize property_length);
void dateline_html_picture_attributes (gconstpointer element,
                                       DatelineHtmlDupAttribute dup_attribute,
                                       char **caption,
                                       char **credit);
char *dateline_html_picture_alternative (const char *alternative, const char *title);
gboolean dateline_html_is_credit (const char *text);
gboolean dateline_html_is_loose_caption (const char *text, DatelineHtmlLoosePlace place);
char *dateline_html_expand_captions (const char *html, gsize length);

G_END_DECLS

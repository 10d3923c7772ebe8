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
gboolean dateline_html_class_is_caption (const char *class_attribute);
gboolean dateline_html_class_is_credit (const char *class_attribute);

G_END_DECLS

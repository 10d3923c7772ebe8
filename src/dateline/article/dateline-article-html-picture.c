/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Pictures as a part of the page, or what stands for those that are not at hand. Any
 * thread. */

#include "dateline/article/dateline-article-html-private.h"
#include "dateline/html/dateline-html-escape-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How the files of pictures begin that browsers show. */
static const struct
{
  const char *type;
  const char *start;
  gsize length;
  gsize at;
} picture_types[] = {
  { "image/png", "\x89PNG\r\n\x1a\n", 8, 0 },
  { "image/jpeg", "\xff\xd8\xff", 3, 0 },
  { "image/gif", "GIF8", 4, 0 },
  { "image/webp", "WEBP", 4, 8 },
  { "image/bmp", "BM", 2, 0 },
};

static const char *
find_type (GBytes *bytes)
{
  gsize size;
  const char *start = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < G_N_ELEMENTS (picture_types); i++)
    if (size > picture_types[i].at + picture_types[i].length &&
        memcmp (start + picture_types[i].at,
                picture_types[i].start,
                picture_types[i].length) == 0)
      return picture_types[i].type;

  return NULL;
}

static void
write_size (GString *out, const char *name, int pixels)
{
  if (pixels > 0)
    g_string_append_printf (out, " %s=\"%d\"", name, pixels);
}

/* A picture that is at hand becomes part of the page; FALSE for another. */
gboolean
dateline_article_html_write_picture (DatelineArticleWriter *self,
                                     const DatelinePicture *picture)
{
  const char *uri = dateline_picture_get_uri (picture);
  const char *alternative = dateline_picture_get_alternative (picture);
  GBytes *bytes = self->pictures ? g_hash_table_lookup (self->pictures, uri) : NULL;
  const char *type = bytes ? find_type (bytes) : NULL;
  g_autofree char *base64 = NULL;

  if (!type && !g_str_has_prefix (uri, "data:"))
    return FALSE;

  g_string_append (self->out, "<img");
  if (type)
    {
      gsize size;
      const guchar *data = g_bytes_get_data (bytes, &size);

      base64 = g_base64_encode (data, size);
      g_string_append_printf (self->out, " src=\"data:%s;base64,%s\"", type, base64);
    }
  else
    dateline_article_html_write_attribute (self->out, "src", uri);
  dateline_article_html_write_attribute (self->out,
                                         "alt",
                                         alternative ? alternative : "");
  write_size (self->out, "width", dateline_picture_get_width (picture));
  write_size (self->out, "height", dateline_picture_get_height (picture));
  g_string_append_c (self->out, '>');
  return TRUE;
}

/* What stands for a picture that is not at hand: words, and a link to it. */
void
dateline_article_html_write_substitute (DatelineArticleWriter *self,
                                        const DatelinePicture *picture)
{
  const char *uri = dateline_picture_get_uri (picture);
  const char *alternative = dateline_picture_get_alternative (picture);
  gboolean is_link = g_str_has_prefix (uri, "http");

  g_string_append (self->out, "<p>");
  if (is_link)
    {
      g_string_append (self->out, "<a");
      dateline_article_html_write_attribute (self->out, "href", uri);
      g_string_append_c (self->out, '>');
    }
  dateline_html_escape (self->out, alternative ? alternative : _ ("Picture"), -1);
  g_string_append (self->out, is_link ? "</a></p>" : "</p>");
}

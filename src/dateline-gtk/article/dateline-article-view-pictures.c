/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The pictures of a story as a row of their own, which a viewer turns through. Main
 * context only.
 */

#include "dateline-gtk/article/dateline-article-view-private.h"
#include "dateline-gtk/article/dateline-figure-place-private.h"
#include "dateline-gtk/article/dateline-link-proxy-private.h"
#include "dateline-gtk/images/dateline-picture-loader-private.h"
#include "dateline-gtk/images/dateline-picture-take-private.h"

static gboolean
is_listed (const DatelinePart *part)
{
  return part->picture != NULL && !dateline_figure_is_icon (part->picture);
}

static gboolean
has_words (const DatelinePart *part)
{
  return *dateline_block_get_text (part->block) != '\0' ||
         dateline_picture_get_credit (part->picture) != NULL;
}

/* The part whose words are those of a part with a picture: a figure of several has them
 * beneath the last. */
static const DatelinePart *
find_words (DatelineArticleRows *rows, guint part)
{
  const DatelinePart *own = dateline_article_parts_get (rows->parts, part);
  const DatelinePart *p = own;

  while (!has_words (p) && ++part < dateline_article_rows_get_n (rows))
    {
      p = dateline_article_parts_get (rows->parts, part);
      if (p->picture == NULL || !dateline_block_continues_figure (p->block))
        return own;
    }
  return p;
}

/* As the article says it: the block's caption has its links and its line breaks. */
static DatelinePicture *
new_captioned (DatelineArticleRows *rows, guint i)
{
  const DatelinePart *part = find_words (rows, i);
  const DatelinePicture *picture = dateline_article_parts_get (rows->parts, i)->picture;

  return dateline_picture_new (dateline_picture_get_uri (picture),
                               dateline_picture_get_alternative (picture),
                               dateline_block_get_text (part->block),
                               dateline_picture_get_credit (part->picture),
                               dateline_picture_get_width (picture),
                               dateline_picture_get_height (picture));
}

/**
 * dateline_article_view_list_pictures:
 * @self: an article view
 *
 * Lists the pictures of the story that is shown, in its order, with their captions and
 * credits. Icons within the text are left out.
 *
 * Returns: (transfer container) (element-type DatelinePicture): the pictures
 */
GPtrArray *
dateline_article_view_list_pictures (DatelineArticleView *self)
{
  GPtrArray *pictures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_picture_unref);

  g_return_val_if_fail (DATELINE_IS_ARTICLE_VIEW (self), pictures);

  for (guint i = 0; i < dateline_article_rows_get_n (&self->rows); i++)
    {
      const DatelinePart *part = dateline_article_parts_get (self->rows.parts, i);

      if (is_listed (part))
        g_ptr_array_add (pictures, new_captioned (&self->rows, i));
    }
  return pictures;
}

/**
 * dateline_article_view_focus_picture:
 * @self: an article view
 * @position: a picture, as dateline_article_view_list_pictures() counts them
 *
 * Brings a picture into view and gives it the focus: for a viewer that is closed.
 */
void
dateline_article_view_focus_picture (DatelineArticleView *self, guint position)
{
  g_return_if_fail (DATELINE_IS_ARTICLE_VIEW (self));

  for (guint i = 0; i < dateline_article_rows_get_n (&self->rows); i++)
    {
      DatelineBlockWidget *row;
      guint link;

      if (!is_listed (dateline_article_parts_get (self->rows.parts, i)) || position-- > 0)
        continue;
      dateline_article_view_scroll_to_part (self, i);
      row = dateline_article_rows_realize (&self->rows, i);
      for (link = 0; link < dateline_block_widget_get_n_links (row); link++)
        {
          GtkWidget *proxy = dateline_block_widget_get_proxy (row, link);

          if (dateline_link_proxy_is_picture (DATELINE_LINK_PROXY (proxy)))
            gtk_widget_grab_focus (proxy);
        }
      return;
    }
}

static void
view_action (GtkWidget *widget, const char *name, GVariant *target)
{
  DatelineArticleView *self = DATELINE_ARTICLE_VIEW (widget);
  guint wanted = g_variant_get_uint32 (target);
  guint position = 0;
  const DatelinePart *part;
  const char *link;

  if (wanted >= dateline_article_rows_get_n (&self->rows))
    return;
  for (guint i = 0; i < wanted; i++)
    position += is_listed (dateline_article_parts_get (self->rows.parts, i));
  part = dateline_article_parts_get (self->rows.parts, wanted);
  if (!is_listed (part))
    return;
  link = dateline_block_get_uri (part->block);

  /* Where the host has no viewer, the picture leads where the publisher said. */
  if (g_signal_has_handler_pending (
          self,
          g_signal_lookup ("picture-activated", DATELINE_TYPE_ARTICLE_VIEW),
          0,
          FALSE))
    g_signal_emit_by_name (self, "picture-activated", position);
  else if (link != NULL)
    gtk_widget_activate_action (widget, DATELINE_ACTION_OPEN, "s", link);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *uri)
{
  DatelineArticleView *self = DATELINE_ARTICLE_VIEW (widget);

  if (self->rows.loader != NULL)
    dateline_picture_copy (widget, self->rows.loader, g_variant_get_string (uri, NULL));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *uri)
{
  DatelineArticleView *self = DATELINE_ARTICLE_VIEW (widget);

  if (self->rows.loader != NULL)
    dateline_picture_save (widget, self->rows.loader, g_variant_get_string (uri, NULL));
}

/* The picture of a part, which may be the poster of a film; or NULL. */
static DatelinePicture *
find_picture (const DatelinePart *part)
{
  if (part->picture != NULL)
    return part->picture;
  return part->kind == DATELINE_PART_BLOCK ? dateline_block_get_picture (part->block)
                                           : NULL;
}

static void
load_all_action (GtkWidget *widget, const char *name, GVariant *target)
{
  DatelineArticleView *self = DATELINE_ARTICLE_VIEW (widget);

  if (self->rows.loader == NULL)
    return;
  for (guint i = 0; i < dateline_article_rows_get_n (&self->rows); i++)
    {
      DatelinePicture *picture =
          find_picture (dateline_article_parts_get (self->rows.parts, i));

      if (picture != NULL)
        dateline_picture_loader_allow (self->rows.loader,
                                       dateline_picture_get_uri (picture),
                                       DATELINE_MEDIA_REACH_SECURE);
    }
}

/* Lets the pictures of a story that is opened come as its feed did. */
void
dateline_article_view_allow_pictures (DatelineArticleView *self,
                                      DatelineArticleParts *parts)
{
  DatelineHeadline *headline = dateline_article_parts_get_headline (parts);
  const char *feed_uri =
      headline != NULL ? dateline_headline_get_feed_uri (headline) : NULL;

  if (self->rows.loader == NULL || feed_uri == NULL)
    return;
  dateline_picture_loader_begin_story (self->rows.loader);
  for (guint i = 0; i < dateline_article_parts_get_n_parts (parts); i++)
    {
      DatelinePicture *picture = find_picture (dateline_article_parts_get (parts, i));

      if (picture != NULL)
        dateline_picture_loader_allow_for_feed (self->rows.loader,
                                                dateline_picture_get_uri (picture),
                                                feed_uri);
    }
}

/* Installs what can be done with a picture on the class of the view. */
void
dateline_article_view_install_picture_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class,
                                   DATELINE_ACTION_VIEW_PICTURE,
                                   "u",
                                   view_action);
  gtk_widget_class_install_action (widget_class,
                                   "article.copy-picture",
                                   "s",
                                   copy_action);
  gtk_widget_class_install_action (widget_class,
                                   "article.load-pictures",
                                   NULL,
                                   load_all_action);
  gtk_widget_class_install_action (widget_class,
                                   "article.save-picture",
                                   "s",
                                   save_action);
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The article pane: a column of rows of which only those near the view exist (-rows),
 * that scrolls (-view-scroll), whose text is selected (-selection), whose links are
 * followed (-links), with keys and actions (-view-actions), properties and signals
 * (-view-properties). Main context only.
 */

#include "dateline-gtk/article/dateline-article-view.h"

#include "dateline-gtk/article/dateline-article-view-private.h"
#include "dateline-gtk/article/dateline-link-proxy-private.h"
#include "dateline-gtk/images/dateline-picture-loader-private.h"
#include "dateline-gtk/images/dateline-style-private.h"

#include <glib/gi18n-lib.h>

/**
 * DatelineArticleView:
 *
 * One story, laid out natively. It is a [iface@Gtk.Scrollable]: put it into a
 * [class@Gtk.ScrolledWindow].
 *
 * Text can be selected across the whole story and copied. Links, comments, attachments
 * and embedded content are not followed by the view itself: it says which through
 * [signal@DatelineGtk.ArticleView::link-activated].
 */
G_DEFINE_FINAL_TYPE_WITH_CODE (DatelineArticleView,
                               dateline_article_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static void
dateline_article_view_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dateline_article_view_parent_class)->root (widget);

  dateline_style_ensure (gtk_widget_get_display (widget));
  g_signal_connect_object (gtk_widget_get_root (widget),
                           "notify::focus-widget",
                           G_CALLBACK (dateline_article_view_follow_focus),
                           widget,
                           G_CONNECT_SWAPPED);
}

static void
dateline_article_view_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget),
                                        dateline_article_view_follow_focus,
                                        widget);

  GTK_WIDGET_CLASS (dateline_article_view_parent_class)->unroot (widget);
}

/* The Tab key goes through the links that exist, then on to those that do not yet. */
static gboolean
dateline_article_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean is_inside = gtk_widget_get_focus_child (widget) != NULL;

  if (GTK_WIDGET_CLASS (dateline_article_view_parent_class)->focus (widget, direction))
    return TRUE;
  return is_inside &&
         dateline_article_view_move_focus (DATELINE_ARTICLE_VIEW (widget), direction);
}

static void
dateline_article_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dateline_article_view_parent_class)->css_changed (widget, change);

  dateline_article_view_update_style (DATELINE_ARTICLE_VIEW (widget));
  dateline_article_rows_queue (&DATELINE_ARTICLE_VIEW (widget)->rows);
}

static void
dateline_article_view_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  DatelineArticleView *self = DATELINE_ARTICLE_VIEW (widget);

  *minimum = 100;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? self->rows.measure + 96 : 600;
}

/* Behind the frame that shows the story. */
static void
reach_out_cb (gpointer user_data)
{
  DatelineArticleView *self = user_data;

  self->reach_source = 0;
  if (dateline_article_rows_reach_out (&self->rows))
    dateline_article_rows_queue (&self->rows);
}

static void
queue_reach_out (DatelineArticleView *self)
{
  if (self->reach_source == 0 && self->rows.margin == 0 && self->rows.end > 0)
    self->reach_source = g_idle_add_once (reach_out_cb, self);
}

static void
dateline_article_view_size_allocate (GtkWidget *widget,
                                     int width,
                                     int height,
                                     int baseline)
{
  DatelineArticleView *self = DATELINE_ARTICLE_VIEW (widget);

  dateline_article_view_settle (self, width, height);
  dateline_article_view_configure (self, width, height);
  dateline_article_links_allocate (&self->links);
  queue_reach_out (self);
  if (self->note != NULL)
    gtk_popover_present (GTK_POPOVER (self->note));
}

static void
dateline_article_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  dateline_article_find_snapshot (&DATELINE_ARTICLE_VIEW (widget)->find, snapshot);
  dateline_article_selection_snapshot (&DATELINE_ARTICLE_VIEW (widget)->selection,
                                       snapshot);

  GTK_WIDGET_CLASS (dateline_article_view_parent_class)->snapshot (widget, snapshot);
  dateline_article_links_snapshot (&DATELINE_ARTICLE_VIEW (widget)->links, snapshot);
}

static void
dateline_article_view_dispose (GObject *object)
{
  DatelineArticleView *self = DATELINE_ARTICLE_VIEW (object);

  g_clear_handle_id (&self->reach_source, g_source_remove);
  g_clear_handle_id (&self->early_source, g_source_remove);
  dateline_assistance_unwatch (&self->assistance);
  g_clear_weak_pointer (&self->note_reference);
  dateline_article_view_hide_note (self);
  dateline_article_selection_detach (&self->selection);
  dateline_article_links_clear (&self->links);
  dateline_article_rows_clear (&self->rows);
  g_clear_pointer (&self->link_sample, gtk_widget_unparent);
  for (gsize i = 0; i < G_N_ELEMENTS (self->adjustments); i++)
    if (self->adjustments[i] != NULL)
      g_signal_handlers_disconnect_by_data (self->adjustments[i], self);
  g_clear_object (&self->adjustments[0]);
  g_clear_object (&self->adjustments[1]);

  G_OBJECT_CLASS (dateline_article_view_parent_class)->dispose (object);
}

static void
dateline_article_view_finalize (GObject *object)
{
  DatelineArticleView *self = DATELINE_ARTICLE_VIEW (object);

  g_array_unref (self->jumps);
  dateline_article_find_finish (&self->find);
  dateline_article_rows_finish (&self->rows);
  g_clear_object (&self->zoom_sheet);

  G_OBJECT_CLASS (dateline_article_view_parent_class)->finalize (object);
}

static void
dateline_article_view_class_init (DatelineArticleViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dateline_article_view_dispose;
  object_class->finalize = dateline_article_view_finalize;
  widget_class->root = dateline_article_view_root;
  widget_class->unroot = dateline_article_view_unroot;
  widget_class->focus = dateline_article_view_focus;
  widget_class->css_changed = dateline_article_view_css_changed;
  widget_class->measure = dateline_article_view_measure;
  widget_class->size_allocate = dateline_article_view_size_allocate;
  widget_class->snapshot = dateline_article_view_snapshot;

  dateline_article_view_install_properties (object_class);
  dateline_article_view_install_actions (widget_class);
  gtk_widget_class_set_css_name (widget_class, "articleview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
}

static void
assistance_changed_cb (gboolean is_used, gpointer user_data)
{
  dateline_article_rows_set_keeps_all (&DATELINE_ARTICLE_VIEW (user_data)->rows, is_used);
}

static void
dateline_article_view_init (DatelineArticleView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->zoom = 1;
  self->line_length = DATELINE_ARTICLE_LINE_LENGTH;
  dateline_article_rows_init (&self->rows, widget);
  dateline_article_selection_init (&self->selection, &self->rows);
  dateline_article_links_init (&self->links, &self->rows, &self->selection);
  dateline_article_find_init (&self->find, &self->rows);
  self->jumps = g_array_new (FALSE, FALSE, sizeof (DatelineArticleJump));
  g_array_set_clear_func (self->jumps, (GDestroyNotify) dateline_article_view_clear_jump);
  dateline_article_view_reset_jumps (self);
  dateline_article_view_add_notes (self);
  dateline_assistance_watch (&self->assistance, assistance_changed_cb, self);
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  self->link_sample = dateline_link_proxy_new ("", "");
  gtk_widget_set_focusable (self->link_sample, FALSE);
  gtk_widget_set_child_visible (self->link_sample, FALSE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->link_sample),
                               GTK_ACCESSIBLE_STATE_HIDDEN,
                               TRUE,
                               -1);
  gtk_widget_set_parent (self->link_sample, widget);
}

/**
 * dateline_article_view_new:
 * @loader: (nullable): where pictures come from; without it only their texts are shown
 *
 * Makes an empty article view.
 *
 * Returns: (transfer floating): a new article view
 */
GtkWidget *
dateline_article_view_new (DatelinePictureLoader *loader)
{
  DatelineArticleView *self = g_object_new (DATELINE_TYPE_ARTICLE_VIEW, NULL);

  self->rows.loader = loader != NULL ? g_object_ref (loader) : NULL;
  return GTK_WIDGET (self);
}

/* The next frame may be some time off: what will be seen in it is laid out before, and
 * its pictures are on their way meanwhile. In a turn of its own, so that none is long. */
static gboolean
arrange_early_cb (gpointer user_data)
{
  DatelineArticleView *self = user_data;
  GtkWidget *widget = GTK_WIDGET (self);

  self->early_source = 0;
  if (gtk_widget_get_mapped (widget))
    dateline_article_rows_arrange (&self->rows,
                                   gtk_widget_get_width (widget),
                                   gtk_widget_get_height (widget));
  return G_SOURCE_REMOVE;
}

/* Takes over @parts, or shows nothing. */
static void
take_parts (DatelineArticleView *self, DatelineArticleParts *parts)
{
  const char *title = parts != NULL ? dateline_article_parts_get_title (parts) : NULL;

  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  dateline_article_selection_detach (&self->selection);
  dateline_article_links_reset (&self->links);
  dateline_article_find_clear (&self->find);
  g_clear_weak_pointer (&self->note_reference);
  dateline_article_view_hide_note (self);
  dateline_article_view_reset_jumps (self);
  self->is_at_end = FALSE;
  self->reveal.is_pending = FALSE;
  if (parts != NULL)
    dateline_article_view_allow_pictures (self, parts);
  dateline_article_rows_set_parts (&self->rows, parts);
  if (self->rows.loader != NULL)
    dateline_picture_loader_trim (self->rows.loader);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : _ ("Story"),
                                  -1);
  if (self->early_source == 0)
    self->early_source =
        g_idle_add_full (G_PRIORITY_DEFAULT, arrange_early_cb, self, NULL);
  dateline_article_rows_queue (&self->rows);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dateline_article_view_set_offer (DatelineArticleView *self,
                                 const DatelineArticleOffer *offer)
{
  self->offer = offer;
}

/**
 * dateline_article_view_set_article:
 * @self: an article view
 * @article: what to show
 *
 * Shows an article from its beginning, without a title above it: for a host that has an
 * article and nothing else.
 */
void
dateline_article_view_set_article (DatelineArticleView *self, DatelineArticle *article)
{
  dateline_article_view_set_story (self, NULL, NULL, article);
}

/**
 * dateline_article_view_set_story:
 * @self: an article view
 * @headline: (nullable): the story as it is listed
 * @entry: (nullable): the story in full
 * @article: (nullable): the body, which is dateline_article_new_for_entry() of @entry,
 * made on a worker
 *
 * Shows a story from its beginning: source, title, byline, date, comments and categories,
 * the body, attachments, and the way to the publisher's page. What the story does not
 * have is left out.
 */
void
dateline_article_view_set_story (DatelineArticleView *self,
                                 DatelineHeadline *headline,
                                 DatelineEntry *entry,
                                 DatelineArticle *article)
{
  g_autoptr (DatelineArticleParts) parts = NULL;

  g_return_if_fail (DATELINE_IS_ARTICLE_VIEW (self));

  parts = dateline_article_parts_new (headline, entry, article, self->offer);
  take_parts (self, parts);
}

/**
 * dateline_article_view_clear:
 * @self: an article view
 *
 * Shows nothing.
 */
void
dateline_article_view_clear (DatelineArticleView *self)
{
  g_return_if_fail (DATELINE_IS_ARTICLE_VIEW (self));

  take_parts (self, NULL);
}

/**
 * dateline_article_view_page_down:
 * @self: an article view
 *
 * Scrolls a page on.
 *
 * Returns: %FALSE if the end was in view already
 */
gboolean
dateline_article_view_page_down (DatelineArticleView *self)
{
  g_return_val_if_fail (DATELINE_IS_ARTICLE_VIEW (self), FALSE);

  return dateline_article_view_scroll (self, GTK_SCROLL_PAGE_DOWN);
}

/**
 * dateline_article_view_page_up:
 * @self: an article view
 *
 * Scrolls a page back.
 *
 * Returns: %FALSE if the beginning was in view already
 */
gboolean
dateline_article_view_page_up (DatelineArticleView *self)
{
  g_return_val_if_fail (DATELINE_IS_ARTICLE_VIEW (self), FALSE);

  return dateline_article_view_scroll (self, GTK_SCROLL_PAGE_UP);
}

/**
 * dateline_article_view_get_text:
 * @self: an article view
 *
 * Gets all that the story shows as plain text in reading order, its parts set apart by
 * empty lines.
 *
 * Returns: (transfer full): the text; "" without a story
 */
char *
dateline_article_view_get_text (DatelineArticleView *self)
{
  GString *all;
  guint n;

  g_return_val_if_fail (DATELINE_IS_ARTICLE_VIEW (self), NULL);

  all = g_string_new (NULL);
  n = dateline_article_rows_get_n (&self->rows);
  for (guint part = 0; part < n; part++)
    {
      g_autofree char *text = dateline_article_parts_get_text (self->rows.parts, part);

      if (*text == '\0')
        continue;
      if (all->len > 0)
        g_string_append (all, "\n\n");
      g_string_append (all, text);
    }
  return g_string_free (all, FALSE);
}

/**
 * dateline_article_view_clean_link:
 * @self: an article view
 * @uri: an address
 *
 * Makes of an address what a click on a link to it would open: without trackers, unless
 * [property@DatelineGtk.ArticleView:cleans-links] is %FALSE.
 *
 * Returns: (transfer full): the address
 */
char *
dateline_article_view_clean_link (DatelineArticleView *self, const char *uri)
{
  g_return_val_if_fail (DATELINE_IS_ARTICLE_VIEW (self), NULL);
  g_return_val_if_fail (uri != NULL, NULL);

  return dateline_article_links_clean (&self->links, uri);
}

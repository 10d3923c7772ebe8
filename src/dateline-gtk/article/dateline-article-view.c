/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The article pane: a column of rows of which only those near the view exist (-rows),
 * that scrolls (-view-scroll), whose text is selected (-selection), whose links are
 * followed
 * (-links), with keys and actions (-view-actions). Main context only.
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
enum
{
  PROP_ZOOM = 1,
  PROP_TYPEFACE,
  PROP_PAPER,
  PROP_LINE_SPACING,
  PROP_LINE_LENGTH,
  PROP_CLEANS_LINKS,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  SIGNAL_LINK_ACTIVATED,
  SIGNAL_LINK_HOVERED,
  SIGNAL_CATEGORY_ACTIVATED,
  SIGNAL_PICTURE_ACTIVATED,
  SIGNAL_MESSAGE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

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
  gtk_widget_queue_allocate (widget);
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
    gtk_widget_queue_allocate (GTK_WIDGET (self));
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
dateline_article_view_get_property (GObject *object,
                                    guint id,
                                    GValue *value,
                                    GParamSpec *spec)
{
  DatelineArticleView *self = DATELINE_ARTICLE_VIEW (object);

  switch (id)
    {
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_TYPEFACE:
      g_value_set_enum (value, self->typeface);
      break;
    case PROP_PAPER:
      g_value_set_enum (value, self->paper);
      break;
    case PROP_LINE_SPACING:
      g_value_set_int (value, self->line_spacing);
      break;
    case PROP_LINE_LENGTH:
      g_value_set_int (value, self->line_length);
      break;
    case PROP_CLEANS_LINKS:
      g_value_set_boolean (value, !self->links.keeps_trackers);
      break;
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[id - PROP_HADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[id - PROP_HSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
dateline_article_view_set_property (GObject *object,
                                    guint id,
                                    const GValue *value,
                                    GParamSpec *spec)
{
  DatelineArticleView *self = DATELINE_ARTICLE_VIEW (object);

  switch (id)
    {
    case PROP_ZOOM:
      dateline_article_view_set_zoom (self, g_value_get_double (value));
      break;
    case PROP_TYPEFACE:
      dateline_article_view_set_typeface (self, g_value_get_enum (value));
      break;
    case PROP_PAPER:
      dateline_article_view_set_paper (self, g_value_get_enum (value));
      break;
    case PROP_LINE_SPACING:
      dateline_article_view_set_line_spacing (self, g_value_get_int (value));
      break;
    case PROP_LINE_LENGTH:
      dateline_article_view_set_line_length (self, g_value_get_int (value));
      break;
    case PROP_CLEANS_LINKS:
      self->links.keeps_trackers = !g_value_get_boolean (value);
      break;
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      dateline_article_view_set_adjustment (self,
                                            id - PROP_HADJUSTMENT,
                                            g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->policies[id - PROP_HSCROLL_POLICY] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
dateline_article_view_dispose (GObject *object)
{
  DatelineArticleView *self = DATELINE_ARTICLE_VIEW (object);

  g_clear_handle_id (&self->reach_source, g_source_remove);
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

  dateline_article_find_finish (&self->find);
  dateline_article_rows_finish (&self->rows);
  g_clear_object (&self->zoom_sheet);

  G_OBJECT_CLASS (dateline_article_view_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags =
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /**
   * DatelineArticleView:zoom:
   *
   * How large the story is set: 1 is the theme's text a little enlarged.
   */
  g_object_class_install_property (object_class,
                                   PROP_ZOOM,
                                   g_param_spec_double ("zoom",
                                                        NULL,
                                                        NULL,
                                                        DATELINE_ARTICLE_MIN_ZOOM,
                                                        DATELINE_ARTICLE_MAX_ZOOM,
                                                        1,
                                                        flags));
  /**
   * DatelineArticleView:typeface:
   *
   * The kind of letters that the story is set in.
   */
  g_object_class_install_property (object_class,
                                   PROP_TYPEFACE,
                                   g_param_spec_enum ("typeface",
                                                      NULL,
                                                      NULL,
                                                      DATELINE_TYPE_TYPEFACE,
                                                      DATELINE_TYPEFACE_SERIF,
                                                      flags));
  /**
   * DatelineArticleView:paper:
   *
   * The colours that the story is set in.
   */
  g_object_class_install_property (object_class,
                                   PROP_PAPER,
                                   g_param_spec_enum ("paper",
                                                      NULL,
                                                      NULL,
                                                      DATELINE_TYPE_PAPER,
                                                      DATELINE_PAPER_AUTOMATIC,
                                                      flags));
  /**
   * DatelineArticleView:line-spacing:
   *
   * How far lines stand apart, in steps: 0 is normal.
   */
  g_object_class_install_property (
      object_class,
      PROP_LINE_SPACING,
      g_param_spec_int ("line-spacing", NULL, NULL, -2, 2, 0, flags));
  /**
   * DatelineArticleView:line-length:
   *
   * The longest that a line is, in letters of ordinary prose.
   */
  g_object_class_install_property (object_class,
                                   PROP_LINE_LENGTH,
                                   g_param_spec_int ("line-length",
                                                     NULL,
                                                     NULL,
                                                     36,
                                                     120,
                                                     DATELINE_ARTICLE_LINE_LENGTH,
                                                     flags));
  /**
   * DatelineArticleView:cleans-links:
   *
   * Whether links are opened and copied without the parameters that only tell where a
   * reader came from.
   */
  g_object_class_install_property (
      object_class,
      PROP_CLEANS_LINKS,
      g_param_spec_boolean ("cleans-links", NULL, NULL, TRUE, flags));
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static guint
install_signal (GObjectClass *object_class, const char *name, GType type)
{
  return g_signal_new (name,
                       G_TYPE_FROM_CLASS (object_class),
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       1,
                       type);
}

static void
install_signals (GObjectClass *object_class)
{
  /**
   * DatelineArticleView::link-activated:
   * @self: an article view
   * @uri: where the link leads
   *
   * Emitted when a link, the comments, an attachment or embedded content is opened, after
   * the person was asked where its words name another site.
   */
  signals[SIGNAL_LINK_ACTIVATED] =
      install_signal (object_class, "link-activated", G_TYPE_STRING);
  /**
   * DatelineArticleView::link-hovered:
   * @self: an article view
   * @uri: (nullable): where the link leads
   *
   * Emitted when the pointer or the focus comes to a link, and with %NULL when it leaves.
   */
  signals[SIGNAL_LINK_HOVERED] =
      install_signal (object_class, "link-hovered", G_TYPE_STRING);
  /**
   * DatelineArticleView::category-activated:
   * @self: an article view
   * @name: the category's name
   *
   * Emitted when one of the story's categories is pressed.
   */
  signals[SIGNAL_CATEGORY_ACTIVATED] =
      install_signal (object_class, "category-activated", G_TYPE_STRING);
  /**
   * DatelineArticleView::picture-activated:
   * @self: an article view
   * @position: which one, as [method@ArticleView.list_pictures] counts
   *
   * Emitted when a picture is pressed, to be shown in full. Without a handler a picture
   * that is a link is followed.
   */
  signals[SIGNAL_PICTURE_ACTIVATED] =
      install_signal (object_class, "picture-activated", G_TYPE_UINT);
  /**
   * DatelineArticleView::message:
   * @self: an article view
   * @text: a sentence for the person
   *
   * Emitted when something has come of what was done to a picture: it was saved, or could
   * not be.
   */
  signals[SIGNAL_MESSAGE] = install_signal (object_class, "message", G_TYPE_STRING);
}

static void
dateline_article_view_class_init (DatelineArticleViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dateline_article_view_dispose;
  object_class->finalize = dateline_article_view_finalize;
  object_class->get_property = dateline_article_view_get_property;
  object_class->set_property = dateline_article_view_set_property;
  widget_class->root = dateline_article_view_root;
  widget_class->unroot = dateline_article_view_unroot;
  widget_class->focus = dateline_article_view_focus;
  widget_class->css_changed = dateline_article_view_css_changed;
  widget_class->measure = dateline_article_view_measure;
  widget_class->size_allocate = dateline_article_view_size_allocate;
  widget_class->snapshot = dateline_article_view_snapshot;

  install_properties (object_class);
  install_signals (object_class);
  dateline_article_view_install_actions (widget_class);
  gtk_widget_class_set_css_name (widget_class, "articleview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
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
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  self->link_sample = dateline_link_proxy_new ("", "");
  gtk_widget_set_focusable (self->link_sample, FALSE);
  gtk_widget_set_child_visible (self->link_sample, FALSE);
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
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
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

  parts = dateline_article_parts_new (headline, entry, article);
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

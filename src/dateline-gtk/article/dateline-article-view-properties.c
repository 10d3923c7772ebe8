/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a host can set on an article view and hear from it. Main context only. */

#include "dateline-gtk/article/dateline-article-view-private.h"

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
add_properties (GObjectClass *object_class)
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

static void
install_signal (GObjectClass *object_class, const char *name, GType type)
{
  g_signal_new (name,
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
add_signals (GObjectClass *object_class)
{
  /**
   * DatelineArticleView::link-activated:
   * @self: an article view
   * @uri: where the link leads
   *
   * Emitted when a link, the comments, an attachment or embedded content is opened, after
   * the person was asked where its words name another site.
   */
  install_signal (object_class, "link-activated", G_TYPE_STRING);
  /**
   * DatelineArticleView::link-hovered:
   * @self: an article view
   * @uri: (nullable): where the link leads
   *
   * Emitted when the pointer or the focus comes to a link, and with %NULL when it leaves.
   */
  install_signal (object_class, "link-hovered", G_TYPE_STRING);
  /**
   * DatelineArticleView::category-activated:
   * @self: an article view
   * @name: the category's name
   *
   * Emitted when one of the story's categories is pressed.
   */
  install_signal (object_class, "category-activated", G_TYPE_STRING);
  /**
   * DatelineArticleView::find-kept:
   * @self: an article view
   * @uri: the address of something that is sent along with the story
   *
   * Emitted before it is played, to ask whether it is on this computer already.
   *
   * Returns: (transfer full) (nullable): where it is, as an address, or %NULL
   */
  g_signal_new ("find-kept",
                G_TYPE_FROM_CLASS (object_class),
                G_SIGNAL_RUN_LAST,
                0,
                g_signal_accumulator_first_wins,
                NULL,
                NULL,
                G_TYPE_STRING,
                1,
                G_TYPE_STRING);
  /**
   * DatelineArticleView::picture-activated:
   * @self: an article view
   * @position: which one, as [method@ArticleView.list_pictures] counts
   *
   * Emitted when a picture is pressed, to be shown in full. Without a handler a picture
   * that is a link is followed.
   */
  install_signal (object_class, "picture-activated", G_TYPE_UINT);
  /**
   * DatelineArticleView::message:
   * @self: an article view
   * @text: a sentence for the person
   *
   * Emitted when something has come of what was done to a picture: it was saved, or could
   * not be.
   */
  install_signal (object_class, "message", G_TYPE_STRING);
}

/* Installs the properties and the signals on the class of the view. */
void
dateline_article_view_install_properties (GObjectClass *object_class)
{
  object_class->get_property = dateline_article_view_get_property;
  object_class->set_property = dateline_article_view_set_property;
  add_properties (object_class);
  add_signals (object_class);
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Shows a picture at the width of the column, or at its own if it has fewer pixels. Its
 * place is kept by the size that the page declared until the picture has come (-place);
 * where it does not come, its alternative text, the reason and a button to try again
 * stand there (-fallback). Main context only.
 */

#include "dateline-gtk/article/dateline-figure-state-private.h"

#include "dateline-gtk/article/dateline-block-text-private.h"
#include "dateline-gtk/article/dateline-figure-fallback-private.h"
#include "dateline-gtk/article/dateline-figure-motion-private.h"
#include "dateline-gtk/article/dateline-figure-place-private.h"
#include "dateline-gtk/images/dateline-picture-loader-private.h"

#include <glib/gi18n-lib.h>

/* A picture of so few pixels counts readers and shows nothing. */
#define TRACKER_SIDE 2

#define SPACING 8
#define MOTION_MARGIN 10

G_DEFINE_FINAL_TYPE (DatelineFigure, dateline_figure, GTK_TYPE_WIDGET)

static const char *
non_empty (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

static void
find_place (DatelineFigure *self, int width, DatelineFigurePlace *place)
{
  DatelineFigurePixels pixels = { 0 };

  if (self->texture != NULL)
    {
      pixels.width = gdk_texture_get_width (self->texture);
      pixels.height = gdk_texture_get_height (self->texture);
      /* A texture below what was asked for is the whole picture. */
      pixels.is_whole = pixels.width < self->asked_width;
    }
  dateline_figure_place_find (place,
                              self->picture,
                              &pixels,
                              width,
                              gtk_widget_get_scale_factor (GTK_WIDGET (self)));
}

static gboolean
is_tracker (DatelineFigure *self)
{
  return self->texture != NULL && gdk_texture_get_width (self->texture) <= TRACKER_SIDE &&
         gdk_texture_get_height (self->texture) <= TRACKER_SIDE;
}

gboolean
dateline_figure_lacks_picture (DatelineFigure *self)
{
  return self->state == DATELINE_FIGURE_FAILED || self->state == DATELINE_FIGURE_RETRYING;
}

static gboolean
can_move (DatelineFigure *self)
{
  return self->state == DATELINE_FIGURE_SHOWN &&
         !dateline_figure_is_icon (self->picture) &&
         dateline_picture_loader_is_animated (self->loader,
                                              dateline_picture_get_uri (self->picture));
}

/* Shows what belongs to the state. A picture that takes the place which was kept for it
 * moves nothing: it is only drawn. */
void
dateline_figure_update (DatelineFigure *self)
{
  DatelineFigurePlace place;
  gboolean is_busy =
      self->state == DATELINE_FIGURE_LOADING || self->state == DATELINE_FIGURE_RETRYING;

  gtk_widget_set_visible (self->frame,
                          !is_tracker (self) && !dateline_figure_lacks_picture (self));
  gtk_widget_set_visible (self->fallback, dateline_figure_lacks_picture (self));
  if (self->motion != NULL)
    gtk_widget_set_visible (self->motion, can_move (self));
  if (self->state == DATELINE_FIGURE_LOADING)
    gtk_widget_add_css_class (self->frame, "loading");
  else
    gtk_widget_remove_css_class (self->frame, "loading");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                               GTK_ACCESSIBLE_STATE_BUSY,
                               is_busy,
                               -1);
  find_place (self, gtk_widget_get_width (GTK_WIDGET (self)), &place);
  if (place.width != self->place.width || place.height != self->place.height)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GtkSizeRequestMode
dateline_figure_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The words that stand for a picture take its place if that is known, so that nothing
 * moves when it does not come or comes after all; and more if they need it. */
static void
measure_child (DatelineFigure *self,
               GtkWidget *child,
               int column,
               int *width,
               int *height)
{
  DatelineFigurePlace place;

  *width = column;
  if (child != self->frame)
    gtk_widget_measure (child,
                        GTK_ORIENTATION_VERTICAL,
                        column,
                        height,
                        NULL,
                        NULL,
                        NULL);
  if (child != self->frame && child != self->fallback)
    return;
  find_place (self, column, &place);
  if (child == self->frame)
    {
      *width = place.width;
      *height = place.height;
    }
  else if (dateline_figure_place_is_known (self->picture))
    *height = MAX (*height, place.height);
}

/* Stacks the children that are seen; with @allocate they get their places. */
static int
stack_children (DatelineFigure *self, int width, gboolean allocate)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int y = 0;
  int gap = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_width;
      int height;

      if (!gtk_widget_should_layout (child) || child == self->motion)
        continue;
      measure_child (self, child, width, &child_width, &height);
      y += gap;
      if (allocate)
        gtk_widget_size_allocate (
            child,
            &(GtkAllocation){ rtl ? width - child_width : 0, y, child_width, height },
            -1);
      y += height;
      gap = child == self->caption ? 2 : SPACING;
    }
  return y;
}

static void
dateline_figure_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  DatelineFigure *self = DATELINE_FIGURE (widget);
  int height;

  *minimum = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least = 0;

      if (child != self->frame && child != self->motion &&
          gtk_widget_should_layout (child))
        gtk_widget_measure (child,
                            GTK_ORIENTATION_HORIZONTAL,
                            -1,
                            &least,
                            NULL,
                            NULL,
                            NULL);
      *minimum = MAX (*minimum, least);
    }
  *natural = MAX (*minimum, 320);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  height = stack_children (self, MAX (for_size, *minimum), FALSE);
  *minimum = *natural = height;
}

/* In the lower corner where lines begin. */
static void
allocate_motion (DatelineFigure *self, int width)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  DatelineFigurePlace place;
  GtkRequisition size;

  find_place (self, width, &place);
  gtk_widget_get_preferred_size (self->motion, NULL, &size);
  gtk_widget_size_allocate (
      self->motion,
      &(GtkAllocation){ rtl ? width - MOTION_MARGIN - size.width : MOTION_MARGIN,
                        MAX (0, place.height - MOTION_MARGIN - size.height),
                        size.width,
                        size.height },
      -1);
}

static void
dateline_figure_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DatelineFigure *self = DATELINE_FIGURE (widget);

  dateline_figure_ensure_width (self, width);
  stack_children (self, width, TRUE);
  find_place (self, width, &self->place);
  if (self->motion != NULL && gtk_widget_should_layout (self->motion))
    allocate_motion (self, width);
}

static void
dateline_figure_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DatelineFigure *self = DATELINE_FIGURE (widget);

  GdkPaintable *moving =
      self->motion != NULL
          ? dateline_figure_motion_get_paintable (DATELINE_FIGURE_MOTION (self->motion))
          : NULL;
  graphene_rect_t bounds;

  if (self->texture != NULL && gtk_widget_get_visible (self->frame) &&
      gtk_widget_compute_bounds (self->frame, widget, &bounds))
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &bounds.origin);
      gdk_paintable_snapshot (moving != NULL ? moving : GDK_PAINTABLE (self->texture),
                              snapshot,
                              bounds.size.width,
                              bounds.size.height);
      gtk_snapshot_restore (snapshot);
    }
  GTK_WIDGET_CLASS (dateline_figure_parent_class)->snapshot (widget, snapshot);
}

/* Words are set from the side that they are read from, and the credit as the caption. */
static void
dateline_figure_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GtkTextDirection direction = gtk_widget_get_direction (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_direction (child, direction);
  GTK_WIDGET_CLASS (dateline_figure_parent_class)->direction_changed (widget, previous);
}

static void
dateline_figure_dispose (GObject *object)
{
  DatelineFigure *self = DATELINE_FIGURE (object);
  GtkWidget *child;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->texture);
  g_clear_object (&self->loader);
  g_clear_pointer (&self->picture, dateline_picture_unref);

  G_OBJECT_CLASS (dateline_figure_parent_class)->dispose (object);
}

static void
dateline_figure_class_init (DatelineFigureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_figure_dispose;
  widget_class->get_request_mode = dateline_figure_get_request_mode;
  widget_class->measure = dateline_figure_measure;
  widget_class->size_allocate = dateline_figure_size_allocate;
  widget_class->snapshot = dateline_figure_snapshot;
  widget_class->direction_changed = dateline_figure_direction_changed;
  gtk_widget_class_set_css_name (widget_class, "figure");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dateline_figure_init (DatelineFigure *self)
{
}

static GtkWidget *
add_text (DatelineFigure *self, const char *text, const char *css_class)
{
  GtkWidget *label;

  if (non_empty (text) == NULL)
    return NULL;
  label = dateline_block_text_new_column (text, css_class, GTK_ACCESSIBLE_ROLE_CAPTION);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
name_for_accessibility (DatelineFigure *self)
{
  const char *caption =
      self->caption != NULL ? gtk_label_get_text (GTK_LABEL (self->caption)) : "";
  const char *name = dateline_figure_get_name (self);
  g_autofree char *both = g_str_equal (name, caption)
                              ? g_strdup (name)
                              : g_strjoin (" ", name, caption, NULL);

  /* Not labelled by its caption: newer versions of GTK find no name in one. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_strchomp (both),
                                  -1);
}

/* Makes the figure of @picture, with @caption, nullable, for a column of @width, on a
 * screen of @scale device pixels for one of the application's. Without @loader it shows
 * the alternative text. */
GtkWidget *
dateline_figure_new (DatelinePicture *picture,
                     const char *caption,
                     DatelinePictureLoader *loader,
                     int width,
                     int scale)
{
  DatelineFigure *self = g_object_new (DATELINE_TYPE_FIGURE, NULL);

  self->picture = dateline_picture_ref (picture);
  self->frame = g_object_new (GTK_TYPE_BOX,
                              "css-name",
                              "picture",
                              "accessible-role",
                              GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              NULL);
  gtk_widget_set_parent (self->frame, GTK_WIDGET (self));
  self->fallback = dateline_figure_fallback_new (
      non_empty (dateline_picture_get_alternative (picture)));
  g_signal_connect_swapped (self->fallback,
                            "pressed",
                            G_CALLBACK (dateline_figure_retry),
                            self);
  gtk_widget_set_parent (self->fallback, GTK_WIDGET (self));
  self->caption = add_text (self, caption, "caption");
  self->credit = add_text (self, dateline_picture_get_credit (picture), "credit");
  name_for_accessibility (self);
  if (loader != NULL)
    {
      self->loader = g_object_ref (loader);
      g_signal_connect_object (loader,
                               "allowed",
                               G_CALLBACK (dateline_figure_allowed),
                               self,
                               G_CONNECT_SWAPPED);
      self->motion =
          dateline_figure_motion_new (loader, dateline_picture_get_uri (picture));
      gtk_widget_set_parent (self->motion, GTK_WIDGET (self));
      g_signal_connect_swapped (self->motion,
                                "changed",
                                G_CALLBACK (gtk_widget_queue_draw),
                                self);
      dateline_figure_begin (self, width * scale);
      dateline_figure_update (self);
    }
  else
    dateline_figure_show_failure (self, _ ("Pictures are not loaded here."));
  return GTK_WIDGET (self);
}

/* What the figure is to those who do not see it. */
const char *
dateline_figure_get_name (DatelineFigure *self)
{
  const char *name = non_empty (dateline_picture_get_alternative (self->picture));

  if (name == NULL && self->caption != NULL)
    name = gtk_label_get_text (GTK_LABEL (self->caption));
  return name != NULL ? name : _ ("Picture");
}

/* What the picture itself covers. */
GtkWidget *
dateline_figure_get_frame (DatelineFigure *self)
{
  return self->frame;
}

/* The label of the caption, or NULL without one. */
GtkWidget *
dateline_figure_get_caption_label (DatelineFigure *self)
{
  return self->caption;
}

/* What is shown, or NULL before it has come. */
GdkTexture *
dateline_figure_get_texture (DatelineFigure *self)
{
  return self->texture;
}

gboolean
dateline_figure_has_failed (DatelineFigure *self)
{
  return self->state == DATELINE_FIGURE_FAILED;
}

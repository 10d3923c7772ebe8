/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A bar of parts in colours. The colours are of a middle lightness, to be seen on white
 * and on black; neighbours also differ in it, for those who tell few colours apart. */

#include "dateline-gtk/reader/dateline-room-bar-private.h"

#define BAR_HEIGHT 18
#define PATCH_SIZE 12
#define GAP 1

/* A part that is there is seen, however small it is. */
#define MIN_WIDTH 3

struct _DatelineRoomBar
{
  GtkWidget parent_instance;

  gint64 sizes[DATELINE_ROOM_BAR_N_COLORS];
  gboolean is_patch;
};

G_DEFINE_FINAL_TYPE (DatelineRoomBar, dateline_room_bar, GTK_TYPE_WIDGET)

static const GdkRGBA colors[DATELINE_ROOM_BAR_N_COLORS] = {
  { 0.21f, 0.52f, 0.89f, 1 }, /* blue */
  { 0.60f, 0.76f, 0.95f, 1 }, /* light blue */
  { 0.57f, 0.25f, 0.67f, 1 }, /* purple */
  { 1.00f, 0.47f, 0.00f, 1 }, /* orange */
  { 0.96f, 0.76f, 0.07f, 1 }, /* yellow */
  { 0.15f, 0.64f, 0.41f, 1 }, /* green */
  { 0.60f, 0.42f, 0.27f, 1 }, /* brown */
  { 0.60f, 0.60f, 0.59f, 1 }, /* grey */
};

static void
dateline_room_bar_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  DatelineRoomBar *self = DATELINE_ROOM_BAR (widget);

  if (self->is_patch)
    *minimum = *natural = PATCH_SIZE;
  else if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = BAR_HEIGHT;
  else
    *minimum = *natural = DATELINE_ROOM_BAR_N_COLORS * (MIN_WIDTH + GAP);
}

static void
dateline_room_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DatelineRoomBar *self = DATELINE_ROOM_BAR (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GskRoundedRect shape;
  GdkRGBA ground;
  double sum = 0, room = width, x = 0;

  for (guint i = 0; i < DATELINE_ROOM_BAR_N_COLORS; i++)
    {
      sum += self->sizes[i];
      room -= self->sizes[i] > 0 ? MIN_WIDTH + GAP : 0;
    }
  gsk_rounded_rect_init_from_rect (&shape,
                                   &GRAPHENE_RECT_INIT (0, 0, width, height),
                                   self->is_patch ? 3 : 5);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ground);
  ground.alpha *= 0.12f;
  gtk_snapshot_append_color (snapshot,
                             &ground,
                             &GRAPHENE_RECT_INIT (0, 0, width, height));
  for (guint i = 0; i < DATELINE_ROOM_BAR_N_COLORS && sum > 0; i++)
    {
      double part = MIN_WIDTH + GAP + MAX (room, 0) * (self->sizes[i] / sum);

      if (self->sizes[i] <= 0)
        continue;
      gtk_snapshot_append_color (
          snapshot,
          &colors[i],
          &GRAPHENE_RECT_INIT (is_mirrored ? width - x - part + GAP : x,
                               0,
                               self->is_patch ? part : part - GAP,
                               height));
      x += part;
    }
  gtk_snapshot_pop (snapshot);
}

static void
dateline_room_bar_class_init (DatelineRoomBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = dateline_room_bar_measure;
  widget_class->snapshot = dateline_room_bar_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dateline_room_bar_init (DatelineRoomBar *self)
{
}

GtkWidget *
dateline_room_bar_new (void)
{
  return g_object_new (DATELINE_TYPE_ROOM_BAR, NULL);
}

GtkWidget *
dateline_room_bar_new_patch (guint color)
{
  DatelineRoomBar *self = g_object_new (DATELINE_TYPE_ROOM_BAR,
                                        "accessible-role",
                                        GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                        NULL);

  self->is_patch = TRUE;
  self->sizes[color] = 1;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  return GTK_WIDGET (self);
}

void
dateline_room_bar_set_parts (DatelineRoomBar *self,
                             const gint64 sizes[DATELINE_ROOM_BAR_N_COLORS],
                             const char *text)
{
  for (guint i = 0; i < DATELINE_ROOM_BAR_N_COLORS; i++)
    self->sizes[i] = MAX (sizes[i], 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

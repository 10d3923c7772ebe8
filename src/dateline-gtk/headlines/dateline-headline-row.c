/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One headline in the list, and over the first story of a day or feed its heading. Main
 * context only.
 *
 * The heading is painted into a broad top border that the style sheet gives to
 * `.first-of-group`, so that selection and hover, which the style sheet paints too, do
 * not cover it.
 */

#include "dateline-gtk/headlines/dateline-headline-row-private.h"

#include "dateline-gtk/headlines/dateline-headline-face-private.h"
#include "dateline-gtk/headlines/dateline-when-private.h"
#include "dateline-gtk/images/dateline-date-reason-private.h"

#include <glib/gi18n-lib.h>

#define MIN_WIDTH 180
#define NATURAL_WIDTH 360
#define LINE_ALPHA 0.1

struct _DatelineHeadlineRow
{
  GtkWidget parent_instance;

  DatelineHeadlineFace face;
  guint position;
  gboolean near; /* worth fetching pictures for */
};

G_DEFINE_FINAL_TYPE (DatelineHeadlineRow, dateline_headline_row, GTK_TYPE_WIDGET)

/* The line between two rows. As a border of the style sheet it took cairo as long to
 * paint as all else of the row: sides that are not alike it fills as polygons, with a
 * mask of the row's size. */
static void
draw_line (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GtkBorder padding;
  GdkRGBA color;

  gtk_style_context_get_padding (context, &padding);
  gtk_style_context_get_color (context, &color);
  color.alpha *= LINE_ALPHA;
  gtk_snapshot_append_color (
      snapshot,
      &color,
      &GRAPHENE_RECT_INIT (-padding.left,
                           gtk_widget_get_height (widget) + padding.bottom - 1,
                           gtk_widget_get_width (widget) + padding.left + padding.right,
                           1));
}

static void
dateline_headline_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DatelineHeadlineFace *face = &DATELINE_HEADLINE_ROW (widget)->face;
  GtkBorder border;

  if (face->story != NULL && dateline_story_is_first_of_group (face->story))
    {
      gtk_style_context_get_border (gtk_widget_get_style_context (widget), &border);
      dateline_headline_style_set_heading_height (face->style, border.top);
    }
  dateline_headline_face_snapshot (face, snapshot);
  if (face->story != NULL)
    draw_line (widget, snapshot);
}

static void
dateline_headline_row_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  DatelineHeadlineRow *self = DATELINE_HEADLINE_ROW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else
    *minimum = *natural = dateline_headline_face_get_height (&self->face);
}

/* Which time it is, in full, over the small line, and a title that was cut short over the
 * rest. */
static gboolean
dateline_headline_row_query_tooltip (GtkWidget *widget,
                                     int x,
                                     int y,
                                     gboolean keyboard,
                                     GtkTooltip *tooltip)
{
  DatelineHeadlineRow *self = DATELINE_HEADLINE_ROW (widget);
  DatelineHeadline *headline = dateline_headline_face_get_headline (&self->face);
  PangoLayout *title = self->face.layouts[DATELINE_HEADLINE_TEXT_TITLE];
  g_autofree char *when = NULL;
  g_autofree char *reason = NULL;

  if (headline == NULL || y < 0)
    return FALSE;

  if (y <= dateline_headline_face_get_top_height (&self->face) || keyboard)
    {
      when = dateline_when_full (dateline_headline_get_time (headline),
                                 dateline_headline_style_get_now (self->face.style));
      reason = dateline_date_reason_describe (headline, NULL, when);
      gtk_tooltip_set_text (tooltip, reason);
      return TRUE;
    }
  if (title != NULL && pango_layout_is_ellipsized (title))
    {
      gtk_tooltip_set_text (tooltip, dateline_headline_get_title (headline));
      return TRUE;
    }
  return FALSE;
}

static void
dateline_headline_row_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dateline_headline_row_parent_class)->css_changed (widget, change);

  dateline_headline_face_forget_layouts (&DATELINE_HEADLINE_ROW (widget)->face);
}

static void
dateline_headline_row_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (dateline_headline_row_parent_class)
      ->system_setting_changed (widget, setting);

  dateline_headline_face_forget_layouts (&DATELINE_HEADLINE_ROW (widget)->face);
}

static void
dateline_headline_row_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (dateline_headline_row_parent_class)
      ->direction_changed (widget, previous);

  dateline_headline_face_forget_layouts (&DATELINE_HEADLINE_ROW (widget)->face);
}

/* The list item is what assistive technologies see, and it has no name of its own. */
static void
update_name (DatelineHeadlineRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = dateline_headline_row_describe (self);

  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    name,
                                    -1);
}

static void
request_pictures (DatelineHeadlineRow *self)
{
  dateline_picture_slot_request (&self->face.icon);
  dateline_picture_slot_request (&self->face.thumbnail);
}

static void
update (DatelineHeadlineRow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  DatelineHeadline *headline = dateline_headline_face_get_headline (&self->face);
  const char *feed_uri =
      headline != NULL ? dateline_headline_get_feed_uri (headline) : NULL;

  dateline_picture_slot_set_uri (
      &self->face.icon,
      headline != NULL ? dateline_headline_get_feed_icon_uri (headline) : NULL,
      feed_uri);
  dateline_picture_slot_set_uri (
      &self->face.thumbnail,
      headline != NULL ? dateline_headline_get_picture_uri (headline) : NULL,
      feed_uri);
  if (self->near)
    request_pictures (self);

  if (self->face.story != NULL && dateline_story_is_first_of_group (self->face.story))
    gtk_widget_add_css_class (widget, "first-of-group");
  else
    gtk_widget_remove_css_class (widget, "first-of-group");

  dateline_headline_row_refresh (self);
}

static void
dateline_headline_row_dispose (GObject *object)
{
  DatelineHeadlineRow *self = DATELINE_HEADLINE_ROW (object);

  if (self->face.story != NULL)
    g_signal_handlers_disconnect_by_data (self->face.story, self);
  g_clear_object (&self->face.story);
  dateline_headline_face_forget_layouts (&self->face);
  dateline_picture_slot_clear (&self->face.icon);
  dateline_picture_slot_clear (&self->face.thumbnail);
  g_clear_pointer (&self->face.style, dateline_headline_style_unref);

  G_OBJECT_CLASS (dateline_headline_row_parent_class)->dispose (object);
}

static void
dateline_headline_row_class_init (DatelineHeadlineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_headline_row_dispose;
  widget_class->measure = dateline_headline_row_measure;
  widget_class->snapshot = dateline_headline_row_snapshot;
  widget_class->query_tooltip = dateline_headline_row_query_tooltip;
  widget_class->css_changed = dateline_headline_row_css_changed;
  widget_class->system_setting_changed = dateline_headline_row_system_setting_changed;
  widget_class->direction_changed = dateline_headline_row_direction_changed;

  gtk_widget_class_set_css_name (widget_class, "datelineheadline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dateline_headline_row_init (DatelineHeadlineRow *self)
{
  self->position = GTK_INVALID_LIST_POSITION;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/* How large the thumbnail is decides how it is decoded. */
static void
set_up_density (DatelineHeadlineRow *self)
{
  static const char *const classes[] = {
    [DATELINE_DENSITY_COMFORTABLE] = "dateline-comfortable",
    [DATELINE_DENSITY_COMPACT] = "dateline-compact",
    [DATELINE_DENSITY_CARD] = "dateline-card",
  };
  DatelineDensity density = dateline_headline_style_get_density (self->face.style);
  int size = dateline_headline_style_get_measures (self->face.style)->thumbnail_size;

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (i == density)
      gtk_widget_add_css_class (GTK_WIDGET (self), classes[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
  dateline_picture_slot_init (&self->face.thumbnail,
                              GTK_WIDGET (self),
                              dateline_headline_style_get_loader (self->face.style),
                              MAX (size, 1),
                              gtk_widget_queue_draw);
}

/* Makes a row that shows nothing yet. */
GtkWidget *
dateline_headline_row_new (DatelineHeadlineStyle *style)
{
  DatelineHeadlineRow *self = g_object_new (DATELINE_TYPE_HEADLINE_ROW, NULL);
  GtkWidget *widget = GTK_WIDGET (self);
  DatelinePictureLoader *loader = dateline_headline_style_get_loader (style);

  self->face.widget = widget;
  self->face.style = dateline_headline_style_ref (style);
  dateline_picture_slot_init (&self->face.icon,
                              widget,
                              loader,
                              DATELINE_HEADLINE_ICON_SIZE,
                              gtk_widget_queue_draw);
  set_up_density (self);
  return widget;
}

DatelineStory *
dateline_headline_row_get_story (DatelineHeadlineRow *self)
{
  return self->face.story;
}

/* Shows another story, or none; what the last one was waiting for is given up. */
void
dateline_headline_row_set_story (DatelineHeadlineRow *self, DatelineStory *story)
{
  if (self->face.story == story)
    return;

  if (self->face.story != NULL)
    g_signal_handlers_disconnect_by_data (self->face.story, self);
  g_set_object (&self->face.story, story);
  self->near = FALSE;
  if (story != NULL)
    g_signal_connect_swapped (story, "notify", G_CALLBACK (update), self);
  update (self);
}

void
dateline_headline_row_set_position (DatelineHeadlineRow *self, guint position)
{
  self->position = position;
}

guint
dateline_headline_row_get_position (DatelineHeadlineRow *self)
{
  return self->position;
}

/* A row that is in view, or soon will be, is worth fetching pictures for. */
void
dateline_headline_row_set_near (DatelineHeadlineRow *self, gboolean near)
{
  if (self->near == near)
    return;

  self->near = near;
  if (near)
    {
      request_pictures (self);
      return;
    }
  dateline_picture_slot_cancel (&self->face.icon);
  dateline_picture_slot_cancel (&self->face.thumbnail);
}

gboolean
dateline_headline_row_is_heading (DatelineHeadlineRow *self, double y)
{
  GtkBorder padding;

  gtk_style_context_get_padding (gtk_widget_get_style_context (GTK_WIDGET (self)),
                                 &padding);
  return self->face.story != NULL &&
         dateline_story_is_first_of_group (self->face.story) && y < -padding.top;
}

void
dateline_headline_row_snapshot_heading (DatelineHeadlineRow *self, GtkSnapshot *snapshot)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GtkBorder padding;

  gtk_style_context_get_padding (context, &padding);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (padding.left, padding.top));
  dateline_headline_face_snapshot_heading (&self->face, snapshot);
  gtk_snapshot_restore (snapshot);
}

/* Shows more or less of the story, as the style says by now. */
void
dateline_headline_row_change_density (DatelineHeadlineRow *self)
{
  dateline_picture_slot_clear (&self->face.thumbnail);
  set_up_density (self);
  update (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Lays everything out again, as when another day has begun. */
void
dateline_headline_row_refresh (DatelineHeadlineRow *self)
{
  dateline_headline_face_forget_layouts (&self->face);
  update_name (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static const char *
name_saved (DatelineHeadline *headline)
{
  DatelineSaving *saving = dateline_headline_get_saving (headline);

  if (saving != NULL && dateline_saving_get_state (saving) == DATELINE_SAVED_INCOMPLETE)
    return _ ("Saved, but not all of it");
  return _ ("Saved");
}

/* The heading over a row, which is painted only: whoever does not see it hears it with
 * the first story beneath it. */
static void
describe_heading (DatelineHeadlineRow *self, GString *words)
{
  g_autofree char *group = NULL;
  guint n_unread;

  if (!dateline_story_is_first_of_group (self->face.story))
    return;
  group =
      dateline_headline_style_name_group (self->face.style, self->face.story, &n_unread);
  g_string_append_printf (words, "%s, ", group);
  if (n_unread > 0)
    {
      g_string_append_printf (
          words,
          g_dngettext (GETTEXT_PACKAGE, "%u unread", "%u unread", n_unread),
          n_unread);
      g_string_append (words, ", ");
    }
}

/* The row in one sentence, for whoever does not see it; empty without a headline. */
char *
dateline_headline_row_describe (DatelineHeadlineRow *self)
{
  DatelineHeadline *headline = dateline_headline_face_get_headline (&self->face);
  g_autofree char *when = NULL;
  GString *words;

  if (headline == NULL)
    return g_strdup ("");

  when = dateline_when_brief (dateline_headline_get_time (headline),
                              dateline_headline_style_get_now (self->face.style));
  words = g_string_new (NULL);
  describe_heading (self, words);
  if (!dateline_story_is_read (self->face.story))
    g_string_append_printf (words, "%s, ", _ ("Unread"));
  g_string_append (words, dateline_headline_get_title (headline));
  if (dateline_headline_get_feed_title (headline) != NULL)
    g_string_append_printf (words, ", %s", dateline_headline_get_feed_title (headline));
  g_string_append_printf (words, ", %s", when);
  if (dateline_headline_is_updated (headline))
    g_string_append_printf (words, ", %s", _ ("Updated"));
  if (dateline_story_is_saved (self->face.story))
    g_string_append_printf (words, ", %s", name_saved (headline));
  return g_string_free (words, FALSE);
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The buttons stand beside the sentence where that leaves it room, and below it where it
 * does not: a line that needs the width of both would make the window wider than a phone.
 * Main context only.
 */

#include "dateline-gtk/reader/dateline-status-line-private.h"

#include "dateline-gtk/article/dateline-flow-layout-private.h"
#include "dateline-gtk/reader/dateline-icon-button-private.h"

#include <glib/gi18n-lib.h>

/* As narrow as a sentence may get, in characters, and with buttons beside it, in pixels.
 */
#define MIN_CHARS 16
#define MIN_WIDTH 200

#define GAP 6
#define BUTTON_PADDING 8 /* as the style has it */

struct _DatelineStatusLine
{
  GtkWidget parent_instance;

  GtkWidget *box; /* the line, and the bar beneath it */
  GtkWidget *line;
  GtkWidget *icon;
  GtkWidget *words; /* the sentence and the buttons */
  GtkWidget *label;
  GtkWidget *buttons;
  GtkWidget *progress;
};

G_DEFINE_FINAL_TYPE (DatelineStatusLine, dateline_status_line, GTK_TYPE_WIDGET)

static void
dateline_status_line_dispose (GObject *object)
{
  DatelineStatusLine *self = DATELINE_STATUS_LINE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (dateline_status_line_parent_class)->dispose (object);
}

static void
dateline_status_line_class_init (DatelineStatusLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_status_line_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "statusline");
}

/* Where the sentence and the buttons stand. */
typedef struct
{
  gboolean is_beside;
  int label_width;
  int label_height;
  int buttons_width;
  int buttons_height;
} Places;

static int
measure_height (GtkWidget *widget, int width)
{
  int height;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

static int
measure_natural_width (GtkWidget *widget)
{
  int width;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width;
}

static void
find_places (GtkWidget *words, int width, Places *places)
{
  GtkWidget *label = gtk_widget_get_first_child (words);
  GtkWidget *buttons = gtk_widget_get_last_child (words);
  int natural = measure_natural_width (buttons);
  int rest = width - natural - (natural > 0 ? GAP : 0);

  places->is_beside = rest >= MIN (MIN_WIDTH, measure_natural_width (label));
  places->label_width = places->is_beside ? rest : width;
  places->label_height = measure_height (label, places->label_width);
  places->buttons_width = MIN (natural, width);
  places->buttons_height = measure_height (buttons, places->buttons_width);
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *words)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkWidget *words,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  GtkWidget *label = gtk_widget_get_first_child (words);
  GtkWidget *buttons = gtk_widget_get_last_child (words);
  int widths[2][2];
  Places places;

  gtk_widget_measure (label,
                      GTK_ORIENTATION_HORIZONTAL,
                      -1,
                      &widths[0][0],
                      &widths[0][1],
                      NULL,
                      NULL);
  gtk_widget_measure (buttons,
                      GTK_ORIENTATION_HORIZONTAL,
                      -1,
                      &widths[1][0],
                      &widths[1][1],
                      NULL,
                      NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (widths[0][0], widths[1][0]);
      *natural = widths[0][1] + GAP + widths[1][1];
      return;
    }
  find_places (words,
               for_size < 0 ? widths[0][1] + GAP + widths[1][1] : for_size,
               &places);
  *minimum = *natural = places.is_beside
                            ? MAX (places.label_height, places.buttons_height)
                            : places.label_height + places.buttons_height;
}

static void
allocate (GtkWidget *words, int width, int height, int baseline)
{
  gboolean rtl = gtk_widget_get_direction (words) == GTK_TEXT_DIR_RTL;
  GtkAllocation label = { 0 };
  GtkAllocation buttons = { 0 };
  Places places;

  find_places (words, width, &places);
  label.width = places.label_width;
  label.height = places.label_height;
  buttons.width = places.buttons_width;
  buttons.height = places.buttons_height;
  if (places.is_beside)
    {
      label.x = rtl ? width - label.width : 0;
      label.y = (height - label.height) / 2;
      buttons.x = rtl ? 0 : width - buttons.width;
      buttons.y = (height - buttons.height) / 2;
    }
  else
    {
      /* Their words stand below those of the sentence. */
      buttons.x = rtl ? width - buttons.width + BUTTON_PADDING : -BUTTON_PADDING;
      buttons.y = label.height;
    }
  gtk_widget_size_allocate (gtk_widget_get_first_child (words), &label, -1);
  gtk_widget_size_allocate (gtk_widget_get_last_child (words), &buttons, -1);
}

static GtkWidget *
create_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), MIN_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static GtkWidget *
create_progress (GtkWidget *label)
{
  GtkWidget *progress = gtk_progress_bar_new ();

  gtk_widget_set_visible (progress, FALSE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (progress),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label,
                                  NULL,
                                  -1);
  return progress;
}

static void
dateline_status_line_init (DatelineStatusLine *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->icon = gtk_image_new ();
  self->words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->label = create_label ();
  self->progress = create_progress (self->label);
  gtk_widget_set_visible (self->icon, FALSE);
  gtk_widget_set_layout_manager (
      self->words,
      gtk_custom_layout_new (get_request_mode, measure, allocate));
  gtk_widget_set_layout_manager (self->buttons, dateline_flow_layout_new (GAP, 0));
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_widget_set_valign (self->words, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->line, "line");
  gtk_box_append (GTK_BOX (self->words), self->label);
  gtk_box_append (GTK_BOX (self->words), self->buttons);
  gtk_box_append (GTK_BOX (self->line), self->icon);
  gtk_box_append (GTK_BOX (self->line), self->words);
  gtk_box_append (GTK_BOX (self->box), self->line);
  gtk_box_append (GTK_BOX (self->box), self->progress);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
dateline_status_line_new (void)
{
  return g_object_new (DATELINE_TYPE_STATUS_LINE, NULL);
}

void
dateline_status_line_set_text (DatelineStatusLine *self,
                               const char *icon_name,
                               const char *text)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
  gtk_widget_set_visible (self->icon, icon_name != NULL);
  gtk_label_set_label (GTK_LABEL (self->label), text);
}

const char *
dateline_status_line_get_text (DatelineStatusLine *self)
{
  return gtk_label_get_label (GTK_LABEL (self->label));
}

void
dateline_status_line_set_fraction (DatelineStatusLine *self, double fraction)
{
  gtk_widget_set_visible (self->progress, fraction >= 0);
  if (fraction >= 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), fraction);
}

GtkWidget *
dateline_status_line_add_button (DatelineStatusLine *self,
                                 const char *label,
                                 const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (self->buttons), button);
  return button;
}

GtkWidget *
dateline_status_line_add_closing_button (DatelineStatusLine *self)
{
  GtkWidget *button =
      dateline_icon_button_new ("window-close-symbolic", _ ("Close"), NULL);

  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_box_append (GTK_BOX (self->line), button);
  return button;
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The caption and the credit beneath a picture in the viewer. The picture comes first: a
 * caption that is very long scrolls. The credit is always seen. Main context only.
 *
 * GTK's scrolled window asks how high its child is without a width: at the width of a
 * phone the last lines, and with them the credit, would be below its edge. So the caption
 * alone is in it, and it gets the height that the caption has at this width.
 */

#include "dateline-gtk/images/dateline-picture-words-private.h"

#define MAX_CAPTION_HEIGHT 140
#define SPACING 4
#define LINE_CHARS 80

G_DEFINE_FINAL_TYPE (DatelinePictureWords, dateline_picture_words, GTK_TYPE_WIDGET)

/* Its lines are no longer than they ask for, whatever there is room for. */
static int
get_height (GtkWidget *label, int width)
{
  int wanted, height;

  if (!gtk_widget_get_visible (label))
    return 0;
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wanted, NULL, NULL);
  if (width < 0 || width > wanted)
    width = wanted;
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

/* How high each of the two is; returns what is between them. */
static int
divide (DatelinePictureWords *self, int width, int *caption, int *credit)
{
  *caption = MIN (get_height (self->caption, width), MAX_CAPTION_HEIGHT);
  *credit = get_height (self->credit, width);
  return *caption > 0 && *credit > 0 ? SPACING : 0;
}

static GtkSizeRequestMode
dateline_picture_words_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dateline_picture_words_measure (GtkWidget *widget,
                                GtkOrientation orientation,
                                int for_size,
                                int *minimum,
                                int *natural,
                                int *minimum_baseline,
                                int *natural_baseline)
{
  DatelinePictureWords *self = DATELINE_PICTURE_WORDS (widget);
  GtkWidget *labels[] = { self->caption, self->credit };
  int caption, credit, spacing;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      spacing = divide (self, for_size, &caption, &credit);
      *minimum = *natural = caption + spacing + credit;
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      int least, most;

      gtk_widget_measure (labels[i], orientation, -1, &least, &most, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, most);
    }
}

static void
dateline_picture_words_size_allocate (GtkWidget *widget,
                                      int width,
                                      int height,
                                      int baseline)
{
  DatelinePictureWords *self = DATELINE_PICTURE_WORDS (widget);
  int caption, credit, spacing;

  spacing = divide (self, width, &caption, &credit);
  if (gtk_widget_get_visible (self->scrolled))
    gtk_widget_size_allocate (self->scrolled,
                              &(GtkAllocation){ 0, 0, width, caption },
                              -1);
  if (gtk_widget_get_visible (self->credit))
    gtk_widget_size_allocate (self->credit,
                              &(GtkAllocation){ 0, caption + spacing, width, credit },
                              -1);
}

static void
dateline_picture_words_dispose (GObject *object)
{
  DatelinePictureWords *self = DATELINE_PICTURE_WORDS (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->credit, gtk_widget_unparent);

  G_OBJECT_CLASS (dateline_picture_words_parent_class)->dispose (object);
}

static void
dateline_picture_words_class_init (DatelinePictureWordsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_picture_words_dispose;
  widget_class->get_request_mode = dateline_picture_words_get_request_mode;
  widget_class->measure = dateline_picture_words_measure;
  widget_class->size_allocate = dateline_picture_words_size_allocate;
}

/* Lines end where they are easily read, however wide the window is. */
static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_CAPTION, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 20);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LINE_CHARS);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
dateline_picture_words_init (DatelinePictureWords *self)
{
  self->caption = new_label ("caption");
  self->credit = new_label ("credit");
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->caption);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  gtk_widget_set_parent (self->credit, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "words");
}

GtkWidget *
dateline_picture_words_new (void)
{
  return g_object_new (DATELINE_TYPE_PICTURE_WORDS, NULL);
}

static gboolean
show_words (GtkWidget *label, const char *text)
{
  gboolean is_given = text != NULL && *text != '\0';

  gtk_label_set_label (GTK_LABEL (label), is_given ? text : "");
  gtk_widget_set_visible (label, is_given);
  return is_given;
}

/* Both are nullable; without either nothing is seen of it. */
void
dateline_picture_words_set (DatelinePictureWords *self,
                            const char *caption,
                            const char *credit)
{
  gboolean has_caption = show_words (self->caption, caption);
  gboolean has_credit = show_words (self->credit, credit);

  gtk_widget_set_visible (self->scrolled, has_caption);
  gtk_widget_set_visible (GTK_WIDGET (self), has_caption || has_credit);
}

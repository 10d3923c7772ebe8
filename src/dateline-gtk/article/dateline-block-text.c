/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Text of publishers only ever becomes plain label text with attributes beside it: no
 * markup is made from it that could be read wrongly. Main context only.
 */

#include "dateline-gtk/article/dateline-block-text-private.h"

#include "dateline-gtk/article/dateline-column-label-private.h"

#include <string.h>

/* A label with wrap measures itself at one letter a line unless it is told not to: these
 * two halve the cost of laying out a long article. */
#define MIN_CHARS 10
#define MAX_CHARS 60

/* A run of this many bytes without a space is an address or the like: where it has to be
 * broken, a hyphen would falsify it. */
#define LONG_WORD_BYTES 26
#define SPACES " \t\n"

/* In ems. A fixed-width font stands differently on the line, and raised and lowered
 * letters stand off it: at its full height they would push the lines around them apart.
 */
#define CODE_LINE_HEIGHT 1.1
#define SHIFTED_LINE_HEIGHT 0.5

static PangoAttribute *
weight_new (int weight)
{
  return pango_attr_weight_new (weight);
}

static PangoAttribute *
style_new (int style)
{
  return pango_attr_style_new (style);
}

static PangoAttribute *
underline_new (int underline)
{
  return pango_attr_underline_new (underline);
}

static PangoAttribute *
font_scale_new (int scale)
{
  return pango_attr_font_scale_new (scale);
}

static const struct
{
  DatelineSpanStyle style;
  PangoAttribute *(*make) (int value);
  int value;
} span_attributes[] = {
  { DATELINE_SPAN_STRONG, weight_new, PANGO_WEIGHT_BOLD },
  { DATELINE_SPAN_EMPHASIS, style_new, PANGO_STYLE_ITALIC },
  { DATELINE_SPAN_STRUCK, pango_attr_strikethrough_new, TRUE },
  { DATELINE_SPAN_UNDERLINE, underline_new, PANGO_UNDERLINE_SINGLE },
  { DATELINE_SPAN_SUPERSCRIPT, font_scale_new, PANGO_FONT_SCALE_SUPERSCRIPT },
  { DATELINE_SPAN_SUPERSCRIPT,
    pango_attr_baseline_shift_new,
    PANGO_BASELINE_SHIFT_SUPERSCRIPT },
  { DATELINE_SPAN_SUBSCRIPT, font_scale_new, PANGO_FONT_SCALE_SUBSCRIPT },
  { DATELINE_SPAN_SUBSCRIPT,
    pango_attr_baseline_shift_new,
    PANGO_BASELINE_SHIFT_SUBSCRIPT },
};

static void
insert (PangoAttrList *list, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

static void
insert_line_height (PangoAttrList *list, double height, guint start, guint end)
{
  insert (list, pango_attr_line_height_new_absolute (height * PANGO_SCALE), start, end);
}

static guint16
to_pango (double channel)
{
  return CLAMP (channel, 0, 1) * 65535 + 0.5;
}

static void
insert_link (PangoAttrList *list, const DatelineSpan *span, const GdkRGBA *color)
{
  PangoAttribute *foreground = pango_attr_foreground_new (to_pango (color->red),
                                                          to_pango (color->green),
                                                          to_pango (color->blue));

  insert (list, foreground, span->start, span->end);
  insert (list,
          pango_attr_underline_new (PANGO_UNDERLINE_SINGLE),
          span->start,
          span->end);
}

/* @em: of the text around, in pixels. */
static void
insert_span (PangoAttrList *list, const DatelineSpan *span, double em)
{
  guint start = span->start;
  guint end = span->end;

  for (gsize i = 0; i < G_N_ELEMENTS (span_attributes); i++)
    if (span->style & span_attributes[i].style)
      insert (list, span_attributes[i].make (span_attributes[i].value), start, end);

  if (span->style & DATELINE_SPAN_CODE)
    {
      insert (list, pango_attr_family_new ("monospace"), start, end);
      insert (list, pango_attr_scale_new (0.9), start, end);
      insert (list, pango_attr_insert_hyphens_new (FALSE), start, end);
      insert_line_height (list, CODE_LINE_HEIGHT * em, start, end);
    }
  if (span->style & (DATELINE_SPAN_SUPERSCRIPT | DATELINE_SPAN_SUBSCRIPT))
    insert_line_height (list, SHIFTED_LINE_HEIGHT * em, start, end);
  if (span->style & DATELINE_SPAN_SMALL)
    insert (list, pango_attr_scale_new (0.85), start, end);
  if (span->style & DATELINE_SPAN_KEY)
    {
      insert (list, pango_attr_background_new (0x8080, 0x8080, 0x8080), start, end);
      insert (list, pango_attr_background_alpha_new (0x3000), start, end);
    }
  if (span->title != NULL)
    {
      /* As fine a line as there is: it is no link. */
      insert (list, underline_new (PANGO_UNDERLINE_SINGLE), start, end);
      insert (list, pango_attr_underline_color_new (0x9090, 0x9090, 0x9090), start, end);
    }
  if (span->style & DATELINE_SPAN_MARK)
    {
      /* A marker's yellow, thin enough for the light text of a dark theme. */
      insert (list, pango_attr_background_new (0xf6f6, 0xd3d3, 0x2d2d), start, end);
      insert (list, pango_attr_background_alpha_new (0x6000), start, end);
    }
}

/* The next word of so many bytes that it may have to be broken, and its @length; NULL
 * without one. */
static const char *
find_long_word (const char *text, gsize *length)
{
  for (const char *word = text; *word != '\0'; word += strspn (word, SPACES))
    {
      *length = strcspn (word, SPACES);
      if (*length >= LONG_WORD_BYTES)
        return word;
      word += *length;
    }
  return NULL;
}

static void
forbid_hyphens (PangoAttrList *list, const char *text)
{
  const char *word = text;
  gsize length;

  while ((word = find_long_word (word, &length)) != NULL)
    {
      insert (list,
              pango_attr_insert_hyphens_new (FALSE),
              word - text,
              word - text + length);
      word += length;
    }
}

/* Whether a text has a word that is too long to be kept whole. */
gboolean
dateline_block_text_has_long_word (const char *text)
{
  gsize length;

  return find_long_word (text, &length) != NULL;
}

/* How the text is set, at @em pixels; links are drawn in @link_color. */
PangoAttrList *
dateline_block_text_make_attributes (const DatelineBlockText *self,
                                     double em,
                                     const GdkRGBA *link_color)
{
  PangoAttrList *list = pango_attr_list_new ();

  for (guint i = 0; i < self->n_spans; i++)
    {
      insert_span (list, &self->spans[i], em);
      if (self->spans[i].uri != NULL || self->spans[i].target >= 0)
        insert_link (list, &self->spans[i], link_color);
    }
  forbid_hyphens (list, self->text);
  return list;
}

/* Sets the label in the styles of the spans, as the theme has text and links now. */
void
dateline_block_text_set_style (const DatelineBlockText *self,
                               double em,
                               const GdkRGBA *link_color)
{
  PangoAttrList *attributes = dateline_block_text_make_attributes (self, em, link_color);

  gtk_label_set_attributes (GTK_LABEL (self->label), attributes);
  pango_attr_list_unref (attributes);
}

/* Finds the text at a point of the widget @from: the @caret between letters that is
 * nearest, and the byte of the @letter beneath the point, G_MAXUINT without one. FALSE if
 * the label is not there. */
gboolean
dateline_block_text_find_byte (const DatelineBlockText *self,
                               GtkWidget *from,
                               double x,
                               double y,
                               guint *caret,
                               guint *letter)
{
  PangoLayout *layout;
  const char *place;
  double label_x;
  double label_y;
  int offset_x;
  int offset_y;
  int index;
  int trailing;
  gboolean is_inside;

  if (!gtk_widget_translate_coordinates (from, self->label, x, y, &label_x, &label_y))
    return FALSE;
  layout = gtk_label_get_layout (GTK_LABEL (self->label));
  gtk_label_get_layout_offsets (GTK_LABEL (self->label), &offset_x, &offset_y);
  is_inside = pango_layout_xy_to_index (layout,
                                        (label_x - offset_x) * PANGO_SCALE,
                                        (label_y - offset_y) * PANGO_SCALE,
                                        &index,
                                        &trailing);
  place = self->text + index;
  while (trailing-- > 0 && *place != '\0')
    place = g_utf8_next_char (place);
  *caret = place - self->text;
  *letter = is_inside ? (guint) index : G_MAXUINT;
  return TRUE;
}

/* What the bytes from @start to @end cover, in the coordinates of the widget @in. */
cairo_region_t *
dateline_block_text_get_region (const DatelineBlockText *self,
                                GtkWidget *in,
                                guint start,
                                guint end)
{
  int range[2] = { start, end };
  int offset_x;
  int offset_y;
  double x;
  double y;

  if (start >= end)
    return cairo_region_create ();
  gtk_label_get_layout_offsets (GTK_LABEL (self->label), &offset_x, &offset_y);
  if (!gtk_widget_translate_coordinates (self->label, in, offset_x, offset_y, &x, &y))
    return cairo_region_create ();
  return gdk_pango_layout_get_clip_region (gtk_label_get_layout (GTK_LABEL (self->label)),
                                           x,
                                           y,
                                           range,
                                           1);
}

/* Tells assistive technology what the abbreviations in the text mean. */
void
dateline_block_text_describe (const DatelineBlockText *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < self->n_spans; i++)
    {
      const DatelineSpan *span = &self->spans[i];

      if (span->title == NULL)
        continue;
      if (words->len > 0)
        g_string_append (words, "; ");
      g_string_append_len (words, self->text + span->start, span->end - span->start);
      g_string_append_printf (words, ": %s", span->title);
    }
  if (words->len > 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->label),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    words->str,
                                    -1);
}

/* What the abbreviation at a byte of the text means, or NULL. */
const char *
dateline_block_text_find_title (const DatelineBlockText *self, guint letter)
{
  for (guint i = 0; i < self->n_spans; i++)
    if (letter >= self->spans[i].start && letter < self->spans[i].end)
      return self->spans[i].title;
  return NULL;
}

/* Whether a text opens with a mark that may stand outside of its lines. Those of Chinese
 * and Japanese bring their own room, and stay. */
gboolean
dateline_block_text_opens_with_mark (const char *text)
{
  static const gunichar marks[] = { '"',    '\'',   0x00ab, 0x00bb, 0x2018, 0x2019,
                                    0x201a, 0x201c, 0x201d, 0x201e, 0x2039, 0x203a };
  gunichar first = g_utf8_get_char (text);

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (marks[i] == first)
      return TRUE;
  return FALSE;
}

/* Lets the lines of a label start after the mark that its text opens with, and returns
 * how wide that is. A label has no indent of its own, and makes its layout anew when its
 * font or its text changes: this is to be asked before each measurement. */
int
dateline_block_text_hang_mark (GtkWidget *label)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));
  PangoRectangle mark;
  int width;

  pango_layout_index_to_pos (layout, 0, &mark);
  width = PANGO_PIXELS_CEIL (ABS (mark.width));
  if (pango_layout_get_indent (layout) != -width * PANGO_SCALE)
    pango_layout_set_indent (layout, -width * PANGO_SCALE);
  return width;
}

static GtkWidget *
new_label (GType type, const char *text, const char *css_class, GtkAccessibleRole role)
{
  GtkWidget *label = g_object_new (type,
                                   "accessible-role",
                                   role,
                                   "label",
                                   text,
                                   "wrap",
                                   TRUE,
                                   "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR,
                                   "xalign",
                                   0.0,
                                   NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Makes a label of wrapped plain text that starts at its leading edge. */
GtkWidget *
dateline_block_text_new_label (const char *text,
                               const char *css_class,
                               GtkAccessibleRole role)
{
  GtkWidget *label = new_label (GTK_TYPE_LABEL, text, css_class, role);

  if (g_utf8_strlen (text, -1) > MIN_CHARS)
    {
      gtk_label_set_width_chars (GTK_LABEL (label), MIN_CHARS);
      gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
    }
  return label;
}

/* Makes one that takes whatever width it is given: for text that fills a column. */
GtkWidget *
dateline_block_text_new_column (const char *text,
                                const char *css_class,
                                GtkAccessibleRole role)
{
  return new_label (DATELINE_TYPE_COLUMN_LABEL, text, css_class, role);
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What all rows of a headline list have in common: the sizes of their texts, the height
 * of a line of each, the day that counts as today, and where pictures come from. The list
 * view keeps some two hundred rows, so what can be known once is known here. Main context
 * only.
 */

#include "dateline-gtk/headlines/dateline-headline-style-private.h"

#include "dateline-gtk/headlines/dateline-when-private.h"

#include <glib/gi18n-lib.h>

#define MAX_CHARS 500
#define MARK_ALPHA 0.28

struct _DatelineHeadlineStyle
{
  DatelinePictureLoader *loader; /* nullable */
  DatelineDensity density;
  int heading_height; /* of the heading, as the style sheet has it */
  GDateTime *now;
  char *words;            /* that are searched for, or NULL */
  DatelineSearch *search; /* as they are understood, or NULL */
  gboolean is_by_feed;
  gboolean is_by_unread;
  gboolean is_by_day;         /* so that the headings say the days */
  DatelineOverview *overview; /* nullable */
  GHashTable
      *feeds; /* of gint64 → DatelineFeed of the overview; NULL until one is asked for */

  /* The font that the line heights were measured in. */
  PangoFontDescription *font;
  double resolution;
  int line_heights[DATELINE_HEADLINE_N_TEXTS];
};

static const struct
{
  gboolean is_prose; /* aligned by its own direction, else by that of the program */
  double scale;
  int lines; /* at most; 0 where the row or the density says */
  PangoWeight weight;
  PangoWeight strong_weight;
} texts[DATELINE_HEADLINE_N_TEXTS] = {
  [DATELINE_HEADLINE_TEXT_FEED] = { FALSE,
                                    0.86,
                                    1,
                                    PANGO_WEIGHT_NORMAL,
                                    PANGO_WEIGHT_NORMAL },
  [DATELINE_HEADLINE_TEXT_WHEN] = { FALSE,
                                    0.86,
                                    1,
                                    PANGO_WEIGHT_NORMAL,
                                    PANGO_WEIGHT_NORMAL },
  [DATELINE_HEADLINE_TEXT_TITLE] = { TRUE,
                                     1.0,
                                     0,
                                     PANGO_WEIGHT_NORMAL,
                                     PANGO_WEIGHT_BOLD },
  [DATELINE_HEADLINE_TEXT_EXCERPT] = { TRUE,
                                       0.91,
                                       0,
                                       PANGO_WEIGHT_NORMAL,
                                       PANGO_WEIGHT_NORMAL },
  [DATELINE_HEADLINE_TEXT_HEADING] = { FALSE,
                                       0.91,
                                       1,
                                       PANGO_WEIGHT_BOLD,
                                       PANGO_WEIGHT_BOLD },
  [DATELINE_HEADLINE_TEXT_COUNT] = { FALSE,
                                     0.91,
                                     1,
                                     PANGO_WEIGHT_NORMAL,
                                     PANGO_WEIGHT_NORMAL },
};

static const DatelineHeadlineMeasures measures[] = {
  [DATELINE_DENSITY_COMFORTABLE] = { 72, 2, 2 },
  [DATELINE_DENSITY_COMPACT] = { 0, 1, 0 },
  [DATELINE_DENSITY_CARD] = { 128, 3, 4 },
};

DatelineHeadlineStyle *
dateline_headline_style_new (DatelinePictureLoader *loader)
{
  DatelineHeadlineStyle *self = g_rc_box_new0 (DatelineHeadlineStyle);

  g_set_object (&self->loader, loader);
  self->now = g_date_time_new_now_local ();
  self->is_by_day = TRUE;
  return self;
}

DatelineHeadlineStyle *
dateline_headline_style_ref (DatelineHeadlineStyle *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (DatelineHeadlineStyle *self)
{
  g_clear_object (&self->loader);
  g_clear_pointer (&self->now, g_date_time_unref);
  g_clear_pointer (&self->font, pango_font_description_free);
  g_clear_pointer (&self->search, dateline_search_unref);
  g_clear_pointer (&self->feeds, g_hash_table_unref);
  g_clear_pointer (&self->overview, dateline_overview_unref);
  g_free (self->words);
}

void
dateline_headline_style_unref (DatelineHeadlineStyle *self)
{
  g_rc_box_release_full (self, (GDestroyNotify) clear);
}

DatelineDensity
dateline_headline_style_get_density (DatelineHeadlineStyle *self)
{
  return self->density;
}

void
dateline_headline_style_set_density (DatelineHeadlineStyle *self, DatelineDensity density)
{
  self->density = density;
}

const DatelineHeadlineMeasures *
dateline_headline_style_get_measures (DatelineHeadlineStyle *self)
{
  return &measures[self->density];
}

int
dateline_headline_style_get_heading_height (DatelineHeadlineStyle *self)
{
  return self->heading_height;
}

void
dateline_headline_style_set_heading_height (DatelineHeadlineStyle *self, int height)
{
  self->heading_height = height;
}

/* The loader of thumbnails and icons; NULL for none. */
DatelinePictureLoader *
dateline_headline_style_get_loader (DatelineHeadlineStyle *self)
{
  return self->loader;
}

/* The moment that times are told from. */
GDateTime *
dateline_headline_style_get_now (DatelineHeadlineStyle *self)
{
  return self->now;
}

/* Looks at the clock; TRUE if another day or zone has begun, so that every time reads
 * otherwise. */
gboolean
dateline_headline_style_update_now (DatelineHeadlineStyle *self)
{
  GDateTime *now = g_date_time_new_now_local ();
  gboolean turned =
      g_date_time_get_day_of_year (now) != g_date_time_get_day_of_year (self->now) ||
      g_date_time_get_utc_offset (now) != g_date_time_get_utc_offset (self->now);

  g_date_time_unref (self->now);
  self->now = now;
  return turned;
}

static gboolean
set_words (DatelineHeadlineStyle *self, const char *words)
{
  if (g_strcmp0 (self->words, words) == 0)
    return FALSE;

  g_free (self->words);
  self->words = g_strdup (words);
  g_clear_pointer (&self->search, dateline_search_unref);
  if (words != NULL)
    self->search = dateline_search_new (words, NULL);
  return TRUE;
}

static gboolean
set_groups (DatelineHeadlineStyle *self, const DatelineQuery *query)
{
  DatelineQueryOrder order = dateline_query_find_order (query);
  gboolean is_by_feed =
      dateline_query_find_grouping (query) == DATELINE_QUERY_GROUPING_FEED;
  gboolean is_by_unread = order == DATELINE_QUERY_ORDER_UNREAD;
  gboolean is_by_day = !is_by_feed && order != DATELINE_QUERY_ORDER_RELEVANCE;

  if (self->is_by_feed == is_by_feed && self->is_by_unread == is_by_unread &&
      self->is_by_day == is_by_day)
    return FALSE;

  self->is_by_feed = is_by_feed;
  self->is_by_unread = is_by_unread;
  self->is_by_day = is_by_day;
  return TRUE;
}

gboolean
dateline_headline_style_set_query (DatelineHeadlineStyle *self,
                                   const DatelineQuery *query)
{
  gboolean has_words = set_words (self, dateline_query_get_words (query));
  gboolean has_groups = set_groups (self, query);

  return has_words || has_groups;
}

gboolean
dateline_headline_style_is_by_feed (DatelineHeadlineStyle *self)
{
  return self->is_by_feed;
}

/* As short as it can be under the heading. */
char *
dateline_headline_style_say_when (DatelineHeadlineStyle *self, gint64 time)
{
  return self->is_by_day ? dateline_when_clock (time, self->now)
                         : dateline_when_brief (time, self->now);
}

void
dateline_headline_style_set_overview (DatelineHeadlineStyle *self,
                                      DatelineOverview *overview)
{
  g_clear_pointer (&self->feeds, g_hash_table_unref);
  g_clear_pointer (&self->overview, dateline_overview_unref);
  if (overview != NULL)
    self->overview = dateline_overview_ref (overview);
}

/* Of the overview, when the first is asked for: most lists are not by feed. NULL if it
 * has none of that number. */
DatelineFeed *
dateline_headline_style_find_feed (DatelineHeadlineStyle *self, gint64 feed_id)
{
  GPtrArray *feeds;

  if (self->overview == NULL)
    return NULL;
  if (self->feeds != NULL)
    return g_hash_table_lookup (self->feeds, &feed_id);

  feeds = dateline_overview_get_feeds (self->overview);
  self->feeds = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < feeds->len; i++)
    {
      gint64 id = dateline_feed_get_id (feeds->pdata[i]);

      g_hash_table_insert (self->feeds, g_memdup2 (&id, sizeof id), feeds->pdata[i]);
    }
  return g_hash_table_lookup (self->feeds, &feed_id);
}

static char *
name_day (DatelineHeadlineStyle *self, DatelineStory *story)
{
  DatelineHeadline *headline = dateline_story_get_headline (story);
  g_autofree char *day =
      dateline_when_day (dateline_headline_get_time (headline), self->now);

  if (!self->is_by_unread)
    return g_steal_pointer (&day);
  return dateline_story_is_among_read (story)
             /* Translators: over stories that are read, of a day. */
             ? g_strdup_printf (_ ("Read · %s"), day)
             /* Translators: over stories that are unread, of a day. */
             : g_strdup_printf (_ ("Unread · %s"), day);
}

char *
dateline_headline_style_name_group (DatelineHeadlineStyle *self,
                                    DatelineStory *story,
                                    guint *n_unread)
{
  DatelineHeadline *headline = dateline_story_get_headline (story);
  gint64 feed_id = dateline_headline_get_feed_id (headline);
  DatelineFeed *feed;

  *n_unread = 0;
  if (!self->is_by_feed)
    return name_day (self, story);

  feed = dateline_headline_style_find_feed (self, feed_id);
  if (feed != NULL)
    *n_unread = dateline_feed_get_n_unread (feed);
  return g_strdup (dateline_headline_get_feed_title (headline));
}

/* A publisher's line breaks count for nothing: lines are counted by paragraph, so that
 * they would break out of the row. Pango's single-paragraph mode is no way out: fribidi
 * reads beyond its memory where a paragraph separator stands inside an isolate (U+2067).
 * Nor does anybody see the end of a title of a megabyte. */
static char *
make_line (const char *text)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; *text != '\0' && i < MAX_CHARS; i++, text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      switch (g_unichar_type (c))
        {
        case G_UNICODE_CONTROL:
        case G_UNICODE_LINE_SEPARATOR:
        case G_UNICODE_PARAGRAPH_SEPARATOR:
          g_string_append_c (line, ' ');
          break;
        default:
          g_string_append_unichar (line, c);
        }
    }
  return g_string_free (line, FALSE);
}

static void
add_mark (PangoAttrList *attributes, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

/* The words that are searched for stand out by their weight and a tint of the accent. */
static void
mark_words (DatelineHeadlineStyle *self,
            GtkWidget *widget,
            DatelineHeadlineText part,
            const char *line,
            PangoAttrList *attributes)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA color = { 0.5, 0.5, 0.5, 1 };
  gsize n = 0;
  g_autofree gsize *offsets = NULL;

  if (self->search == NULL || !texts[part].is_prose)
    return;
  offsets = dateline_search_find (self->search,
                                  part == DATELINE_HEADLINE_TEXT_TITLE
                                      ? DATELINE_SEARCH_FIELD_TITLE
                                      : DATELINE_SEARCH_FIELD_CAPTION,
                                  line,
                                  &n);
  gtk_style_context_lookup_color (context, "theme_selected_bg_color", &color);
  for (gsize i = 0; i < n; i += 2)
    {
      add_mark (attributes,
                pango_attr_background_new (color.red * G_MAXUINT16,
                                           color.green * G_MAXUINT16,
                                           color.blue * G_MAXUINT16),
                offsets[i],
                offsets[i + 1]);
      add_mark (attributes,
                pango_attr_background_alpha_new (MARK_ALPHA * G_MAXUINT16),
                offsets[i],
                offsets[i + 1]);
      add_mark (attributes,
                pango_attr_weight_new (PANGO_WEIGHT_BOLD),
                offsets[i],
                offsets[i + 1]);
    }
}

/* Makes the layout of one text of a row. */
PangoLayout *
dateline_headline_style_create_layout (DatelineHeadlineStyle *self,
                                       GtkWidget *widget,
                                       DatelineHeadlineText part,
                                       const char *text,
                                       gboolean strong)
{
  g_autofree char *line = make_line (text);
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, line);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (texts[part].scale));
  pango_attr_list_insert (
      attributes,
      pango_attr_weight_new (strong ? texts[part].strong_weight : texts[part].weight));
  mark_words (self, widget, part, line, attributes);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);

  /* Pango turns the alignment round for a paragraph against the program's direction. */
  pango_layout_set_auto_dir (layout, texts[part].is_prose);
  pango_layout_set_alignment (layout,
                              gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL
                                  ? PANGO_ALIGN_RIGHT
                                  : PANGO_ALIGN_LEFT);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  if (part == DATELINE_HEADLINE_TEXT_TITLE)
    pango_layout_set_height (layout, -measures[self->density].title_lines);
  else if (texts[part].lines > 0)
    pango_layout_set_height (layout, -texts[part].lines);
  return layout;
}

static void
measure_lines (DatelineHeadlineStyle *self, GtkWidget *widget)
{
  for (int i = 0; i < DATELINE_HEADLINE_N_TEXTS; i++)
    {
      g_autoptr (PangoLayout) layout =
          dateline_headline_style_create_layout (self, widget, i, "Xg", TRUE);

      pango_layout_get_pixel_size (layout, NULL, &self->line_heights[i]);
    }
}

/* The height in pixels of one line of a text, in the widget's font. */
int
dateline_headline_style_get_line_height (DatelineHeadlineStyle *self,
                                         GtkWidget *widget,
                                         DatelineHeadlineText part)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double resolution = pango_cairo_context_get_resolution (context);

  if (self->font == NULL || self->resolution != resolution ||
      !pango_font_description_equal (self->font, font))
    {
      g_clear_pointer (&self->font, pango_font_description_free);
      self->font = pango_font_description_copy (font);
      self->resolution = resolution;
      measure_lines (self, widget);
    }
  return self->line_heights[part];
}

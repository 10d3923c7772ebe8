/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* MathML as a line of text, in one walk: each element is made of its children when it is
 * left. Where there is nothing but what a program would compute with, the words or the
 * TeX that stand beside it serve. Any thread but the main one.
 */

#include "dateline/article/dateline-article-formula-private.h"
#include "dateline/text/dateline-text-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Bytes: nobody reads a longer formula in one line, and an element that holds it would be
 * written once more for each that it stands in. */
#define LONGEST_PART 4096

#define T(name) DATELINE_HTML_TAG_##name

typedef struct
{
  char *text;
  gboolean is_operator;
  gboolean is_mark; /* <mprescripts> */
} Value;

typedef struct
{
  guint first; /* of its children in the values */
  gboolean is_double_struck;
  gboolean is_binomial;
  char *open; /* of <mfenced> */
  char *close;
} Frame;

typedef struct
{
  DatelineHtmlWalk walk;
  GArray *values; /* of Value: what is done, and not taken yet */
  GArray *frames; /* of Frame: what is open */
  char *tex;      /* of an annotation */
} Reader;

static void
value_clear (gpointer data)
{
  g_free (((Value *) data)->text);
}

static void
frame_clear (gpointer data)
{
  g_free (((Frame *) data)->open);
  g_free (((Frame *) data)->close);
}

static void
push (Reader *self, char *text, gboolean is_operator)
{
  Value value = { text, is_operator, FALSE };

  g_array_append_val (self->values, value);
}

static const Frame *
get_frame (const Reader *self)
{
  return &g_array_index (self->frames, Frame, self->frames->len - 1);
}

/* The @n-th child of the element that is left; "" if there is none. */
static const char *
get_child (const Reader *self, guint n)
{
  guint index = get_frame (self)->first + n;

  return index < self->values->len ? g_array_index (self->values, Value, index).text : "";
}

static guint
count_children (const Reader *self)
{
  return self->values->len - get_frame (self)->first;
}

/* All children behind each other, with @gap or as a row. */
static char *
join (const Reader *self, const char *gap)
{
  GString *row = g_string_new (NULL);

  for (guint i = get_frame (self)->first; i < self->values->len; i++)
    {
      const Value *value = &g_array_index (self->values, Value, i);

      if (!gap)
        dateline_formula_append (row, value->text, value->is_operator);
      else
        {
          if (i > get_frame (self)->first)
            g_string_append (row, gap);
          g_string_append (row, value->text);
        }
    }

  return g_strchomp (g_string_free (row, FALSE));
}

static char *
make_fraction (const Reader *self)
{
  if (get_frame (self)->is_binomial)
    return g_strdup_printf (_ ("%s choose %s"), get_child (self, 0), get_child (self, 1));
  return dateline_formula_fraction (get_child (self, 0), get_child (self, 1));
}

static char *
make_square_root (const Reader *self)
{
  g_autofree char *row = join (self, NULL);

  return dateline_formula_root (row, NULL);
}

static char *
make_root (const Reader *self)
{
  return dateline_formula_root (get_child (self, 0), get_child (self, 1));
}

static char *
make_low (const Reader *self)
{
  return dateline_formula_scripts (get_child (self, 0), get_child (self, 1), NULL);
}

static char *
make_high (const Reader *self)
{
  return dateline_formula_scripts (get_child (self, 0), NULL, get_child (self, 1));
}

static char *
make_over (const Reader *self)
{
  char *accented = dateline_formula_accent (get_child (self, 0), get_child (self, 1));

  return accented ? accented : make_high (self);
}

static char *
make_scripts (const Reader *self)
{
  return dateline_formula_scripts (get_child (self, 0),
                                   get_child (self, 1),
                                   get_child (self, 2));
}

/* A base, pairs of scripts behind it and pairs before it. */
static char *
make_many_scripts (const Reader *self)
{
  GString *before = g_string_new (NULL);
  g_autofree char *behind = g_strdup (get_child (self, 0));
  gboolean is_before = FALSE;

  for (guint i = 1; i < count_children (self); i++)
    {
      const Value *value =
          &g_array_index (self->values, Value, get_frame (self)->first + i);
      g_autofree char *pair = NULL;

      if (value->is_mark)
        {
          is_before = TRUE;
          continue;
        }
      pair = dateline_formula_scripts (is_before ? "" : behind,
                                       value->text,
                                       get_child (self, i + 1));
      if (is_before)
        g_string_append (before, pair);
      else
        {
          g_free (behind);
          behind = g_steal_pointer (&pair);
        }
      i++;
    }
  g_string_append (before, behind);
  return g_string_free (before, FALSE);
}

static char *
make_cells (const Reader *self)
{
  return join (self, ", ");
}

static char *
make_rows (const Reader *self)
{
  return join (self, "; ");
}

static char *
make_fenced (const Reader *self)
{
  const Frame *frame = get_frame (self);
  g_autofree char *inner = join (self, ", ");

  return g_strconcat (frame->open, inner, frame->close, NULL);
}

static char *
make_first (const Reader *self)
{
  return g_strdup (get_child (self, 0));
}

static char *
make_row (const Reader *self)
{
  return join (self, NULL);
}

/* A letter or a number. */
static char *
make_name (const Reader *self)
{
  char *name = join (self, "");
  const char *struck =
      get_frame (self)->is_double_struck && name[0] != '\0' && name[1] == '\0'
          ? dateline_formula_double_strike (name[0])
          : NULL;

  if (!struck)
    return name;
  g_free (name);
  return g_strdup (struck);
}

static char *
make_nothing (const Reader *self)
{
  return g_strdup ("");
}

static char *(*const makers[DATELINE_HTML_N_TAGS]) (const Reader *self) = {
  [T (MFRAC)] = make_fraction,
  [T (MSQRT)] = make_square_root,
  [T (MROOT)] = make_root,
  [T (MSUB)] = make_low,
  [T (MUNDER)] = make_low,
  [T (MSUP)] = make_high,
  [T (MOVER)] = make_over,
  [T (MSUBSUP)] = make_scripts,
  [T (MUNDEROVER)] = make_scripts,
  [T (MMULTISCRIPTS)] = make_many_scripts,
  [T (MTABLE)] = make_rows,
  [T (MTR)] = make_cells,
  [T (MLABELEDTR)] = make_cells,
  [T (MFENCED)] = make_fenced,
  [T (MACTION)] = make_first,
  [T (SEMANTICS)] = make_first,
  [T (MI)] = make_name,
  [T (MN)] = make_name,
  [T (MO)] = make_name,
  [T (MTEXT)] = make_name,
  [T (MPHANTOM)] = make_nothing,
};

static char *
dup_attribute (const DatelineHtmlWalk *walk, const char *name, const char *otherwise)
{
  const char *value = dateline_html_walk_get_attribute (walk, name);

  return g_strdup (value ? value : otherwise);
}

static void
enter (Reader *self)
{
  const char *variant = dateline_html_walk_get_attribute (&self->walk, "mathvariant");
  const char *thickness = dateline_html_walk_get_attribute (&self->walk, "linethickness");
  Frame frame = { .first = self->values->len };

  frame.is_double_struck = variant && strcmp (variant, "double-struck") == 0;
  frame.is_binomial =
      thickness && *thickness == '0' && thickness[strspn (thickness, "0.")] != '5';
  if (self->walk.tag == T (MFENCED))
    {
      frame.open = dup_attribute (&self->walk, "open", "(");
      frame.close = dup_attribute (&self->walk, "close", ")");
    }
  g_array_append_val (self->frames, frame);
}

static void
leave (Reader *self)
{
  DatelineHtmlTag tag = self->walk.tag;
  char *made = makers[tag] ? makers[tag](self) : make_row (self);
  Value value = { made, tag == T (MO), tag == T (MPRESCRIPTS) };

  if (strlen (made) > LONGEST_PART)
    *g_utf8_find_prev_char (made, made + LONGEST_PART) = '\0';
  g_array_set_size (self->values, get_frame (self)->first);
  g_array_set_size (self->frames, self->frames->len - 1);
  g_array_append_val (self->values, value);
}

static void
read_text (Reader *self)
{
  char *line = dateline_text_collapse (self->walk.text);

  if (*line != '\0')
    push (self, line, FALSE);
  else
    g_free (line);
}

static void
read_annotation (Reader *self)
{
  const char *encoding = dateline_html_walk_get_attribute (&self->walk, "encoding");
  g_auto (DatelineHtmlWalk) inside = { 0 };
  GString *text;

  dateline_html_walk_skip (&self->walk);
  if (self->tex || !encoding || !strstr (encoding, "x-tex"))
    return;
  text = g_string_new (NULL);
  dateline_html_walk_init_inside (&inside, &self->walk);
  while (dateline_html_walk_next (&inside))
    if (inside.step == DATELINE_HTML_STEP_TEXT)
      g_string_append (text, inside.text);
  self->tex = g_string_free (text, FALSE);
}

static void
read_step (Reader *self)
{
  gboolean is_note =
      self->walk.tag == T (ANNOTATION) || self->walk.tag == T (ANNOTATION_XML);

  if (self->walk.step == DATELINE_HTML_STEP_TEXT)
    {
      read_text (self);
      return;
    }
  if (self->walk.step == DATELINE_HTML_STEP_ENTER)
    {
      enter (self);
      if (is_note)
        read_annotation (self);
    }
  else
    leave (self);
}

/*
 * dateline_formula_from_mathml:
 * @math: a walk that has just entered a <math>
 *
 * Returns: (transfer full): the formula in one line, not tamed
 */
char *
dateline_formula_from_mathml (const DatelineHtmlWalk *math)
{
  const char *words = dateline_html_walk_get_attribute (math, "alttext");
  Reader reader = { 0 };
  Frame all = { 0 };
  char *text;

  reader.values = g_array_new (FALSE, FALSE, sizeof (Value));
  reader.frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  g_array_set_clear_func (reader.values, value_clear);
  g_array_set_clear_func (reader.frames, frame_clear);
  g_array_append_val (reader.frames, all);
  dateline_html_walk_init_inside (&reader.walk, math);
  while (dateline_html_walk_next (&reader.walk))
    read_step (&reader);

  text = join (&reader, NULL);
  if (*text == '\0' && (words || reader.tex))
    {
      const char *source = words ? words : reader.tex;

      g_free (text);
      text = dateline_formula_is_tex (source) ? dateline_formula_from_tex (source)
                                              : g_strdup (source);
    }
  dateline_html_walk_clear (&reader.walk);
  g_array_unref (reader.values);
  g_array_unref (reader.frames);
  g_free (reader.tex);
  return text;
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Links that stay within the story: to a note and back, from a list of contents, and the
 * summaries that unfold. Each jump remembers where it was made. Main context only.
 */

#include "dateline-gtk/article/dateline-article-view-private.h"
#include "dateline-gtk/article/dateline-inner-address-private.h"
#include "dateline-gtk/article/dateline-link-proxy-private.h"

/* What is gone to stands this far down the view, in parts of it: what is before it is
 * seen too. */
#define TOP_SHARE 0.15

#define MAX_JUMPS 100

static GtkWidget *
get_focus (DatelineArticleView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ? focus
                                                                            : NULL;
}

static void
show_can_jump_back (DatelineArticleView *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "article.jump-back",
                                 self->jumps->len > 0);
}

/* Remembers what is in view, and the link @address that is followed. */
static void
push_jump (DatelineArticleView *self, const char *address)
{
  DatelineArticleColumn *column = &self->rows.column;
  DatelineArticleJump jump = { column->anchor, column->offset, G_MAXUINT, NULL };
  GtkWidget *focus = get_focus (self);
  GtkWidget *row =
      focus != NULL ? gtk_widget_get_ancestor (focus, DATELINE_TYPE_BLOCK_WIDGET) : NULL;

  for (guint i = 0; row != NULL && i < self->rows.widgets->len; i++)
    if (self->rows.widgets->pdata[i] == row)
      jump.part = i;
  jump.address = g_strdup (address);
  if (self->jumps->len == MAX_JUMPS)
    g_array_remove_index (self->jumps, 0);
  g_array_append_val (self->jumps, jump);
  show_can_jump_back (self);
}

void
dateline_article_view_clear_jump (DatelineArticleJump *jump)
{
  g_free (jump->address);
}

static void
scroll_to_anchor (DatelineArticleView *self, guint part, double offset)
{
  dateline_article_column_set_anchor (&self->rows.column, part, offset);
  self->is_at_end = FALSE;
  self->reveal.is_pending = FALSE;
  dateline_article_rows_queue (&self->rows);
}

/* Unfolds all that a part stands under. */
void
dateline_article_view_unfold (DatelineArticleView *self, guint part)
{
  DatelineArticleRows *rows = &self->rows;

  for (guint i = 0; i < part && dateline_article_folds_is_folded (&rows->folds, part);
       i++)
    if (dateline_article_folds_is_under (&rows->folds, part, i) &&
        !dateline_article_folds_is_open (&rows->folds, i))
      dateline_article_rows_set_open (rows, i, TRUE);
}

/* Gives the focus to a link of a part, else to the view, with the caret in the part. */
static void
focus_in_part (DatelineArticleView *self, guint part, const char *address)
{
  DatelineTextPlace place = { part, 0 };
  GtkWidget *proxy = NULL;

  if (address != NULL)
    proxy = dateline_block_widget_find_address (
        dateline_article_rows_realize (&self->rows, part),
        address);
  if (proxy == NULL)
    dateline_article_selection_set (&self->selection, &place, &place);
  /* The menu that the jump was chosen from gives the focus to nobody. */
  g_clear_weak_pointer (&self->links.menu_link);
  self->is_jumping = TRUE;
  gtk_widget_grab_focus (proxy != NULL ? proxy : GTK_WIDGET (self));
  self->is_jumping = FALSE;
  /* Whoever came by the pointer has to see where, too. */
  if (proxy != NULL && GTK_IS_WINDOW (gtk_widget_get_root (proxy)))
    gtk_window_set_focus_visible (GTK_WINDOW (gtk_widget_get_root (proxy)), TRUE);
}

/* The way back of a note, if it has one. */
static char *
find_return (DatelineArticleView *self, const DatelineNote *note, guint *part)
{
  for (guint block = note->first; block <= note->last; block++)
    {
      const DatelinePart *p;
      const DatelineSpan *spans;
      guint n_spans;

      if (!dateline_article_parts_find_block (self->rows.parts, block, part))
        return NULL;
      p = dateline_article_parts_get (self->rows.parts, *part);
      spans = dateline_block_get_spans (p->block, &n_spans);
      for (guint i = 0; i < n_spans; i++)
        if (spans[i].role == DATELINE_SPAN_ROLE_RETURN)
          return dateline_inner_address_new (DATELINE_INNER_JUMP, spans[i].target);
    }
  return NULL;
}

static void
jump_to (DatelineArticleView *self, guint block)
{
  const DatelineNote *note = dateline_article_parts_find_note (self->rows.parts, block);
  g_autofree char *address = NULL;
  guint part;
  guint focused;

  if (!dateline_article_parts_find_block (self->rows.parts, block, &part))
    return;
  dateline_article_view_unfold (self, part);
  scroll_to_anchor (self, part, -TOP_SHARE * self->rows.page);
  if (note != NULL)
    address = find_return (self, note, &focused);
  focus_in_part (self, address != NULL ? focused : part, address);
}

/* Whether @block is where the last jump went from: a note's way back then leads to the
 * very place, whichever of several references to the note was followed. */
static gboolean
leads_back (DatelineArticleView *self, guint block)
{
  GtkWidget *focus = get_focus (self);
  const DatelineArticleJump *last;
  guint part;

  if (self->jumps->len == 0 || focus == NULL)
    return FALSE;
  last = &g_array_index (self->jumps, DatelineArticleJump, self->jumps->len - 1);
  return dateline_article_parts_find_block (self->rows.parts, block, &part) &&
         last->part == part;
}

/* Goes back to where the last jump was made, as it was. FALSE without one. */
gboolean
dateline_article_view_jump_back (DatelineArticleView *self)
{
  DatelineArticleJump jump;

  if (self->jumps->len == 0)
    return FALSE;
  jump = g_array_index (self->jumps, DatelineArticleJump, self->jumps->len - 1);
  scroll_to_anchor (self, jump.anchor, jump.offset);
  if (jump.part != G_MAXUINT)
    focus_in_part (self, jump.part, jump.address);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self));
  g_array_set_size (self->jumps, self->jumps->len - 1);
  show_can_jump_back (self);
  return TRUE;
}

/* Forgets where the story before was left. */
void
dateline_article_view_reset_jumps (DatelineArticleView *self)
{
  g_array_set_size (self->jumps, 0);
  show_can_jump_back (self);
}

/* Follows an address if it stays within the story. FALSE for all others. */
gboolean
dateline_article_view_follow_inner (DatelineArticleView *self, const char *address)
{
  DatelineInnerKind kind;
  guint block;
  guint part;

  if (!dateline_inner_address_parse (address, &kind, &block) ||
      self->rows.parts == NULL ||
      !dateline_article_parts_find_block (self->rows.parts, block, &part))
    return FALSE;
  dateline_article_view_dismiss_note (self);
  if (kind == DATELINE_INNER_FOLD)
    {
      gboolean is_open = dateline_article_folds_is_open (&self->rows.folds, part);

      self->is_at_end = FALSE;
      dateline_article_rows_set_open (&self->rows, part, !is_open);
    }
  else if (leads_back (self, block))
    dateline_article_view_jump_back (self);
  else
    {
      push_jump (self, address);
      jump_to (self, block);
    }
  return TRUE;
}

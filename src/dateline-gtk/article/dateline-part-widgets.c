/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A maker for each kind of part and of block, in tables. Main context only. */

#include "dateline-gtk/article/dateline-part-widgets-private.h"

#include "dateline-gtk/article/dateline-article-header-private.h"
#include "dateline-gtk/article/dateline-block-text-private.h"
#include "dateline-gtk/article/dateline-enclosures-private.h"
#include "dateline-gtk/article/dateline-figure-place-private.h"
#include "dateline-gtk/article/dateline-figure-private.h"
#include "dateline-gtk/article/dateline-inner-address-private.h"
#include "dateline-gtk/article/dateline-media-card-private.h"
#include "dateline-gtk/article/dateline-table-widget-private.h"
#include "dateline-gtk/article/dateline-wide-box-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What figures have to know of the column. */
typedef struct
{
  DatelinePictureLoader *loader;
  int width;
  int scale;
  guint part;
  guint block;
} Setting;

/* Frames a label that shows the text of @block. */
static GtkWidget *
frame_text (GtkWidget *child, GtkWidget *label, const DatelineBlock *block)
{
  DatelineBlockText text = { label, dateline_block_get_text (block), NULL, 0 };
  GtkWidget *widget = dateline_block_widget_new (child, block);

  text.spans = dateline_block_get_spans (block, &text.n_spans);
  dateline_block_widget_add_text (DATELINE_BLOCK_WIDGET (widget), &text);
  return widget;
}

/* What a paragraph is to those beside it, for the sheet. */
static const char *const role_classes[] = {
  [DATELINE_BLOCK_ROLE_NONE] = NULL,
  [DATELINE_BLOCK_ROLE_TERM] = "term",
  [DATELINE_BLOCK_ROLE_DEFINITION] = "definition",
  [DATELINE_BLOCK_ROLE_ATTRIBUTION] = "attribution",
  [DATELINE_BLOCK_ROLE_CAPTION] = "table-caption",
};

static GtkWidget *
make_paragraph (const DatelineBlock *block, const Setting *setting)
{
  const char *text = dateline_block_get_text (block);
  DatelineBlockRole role = dateline_block_get_role (block);
  GtkWidget *label = dateline_block_text_new_column (text,
                                                     "paragraph",
                                                     role == DATELINE_BLOCK_ROLE_CAPTION
                                                         ? GTK_ACCESSIBLE_ROLE_CAPTION
                                                         : GTK_ACCESSIBLE_ROLE_LABEL);
  GtkWidget *widget = frame_text (label, label, block);

  if (role_classes[role] != NULL)
    gtk_widget_add_css_class (label, role_classes[role]);
  if (dateline_block_get_quote_depth (block) > 0 &&
      dateline_block_get_marker (block) == NULL &&
      dateline_block_text_opens_with_mark (text))
    dateline_block_widget_hang_mark (DATELINE_BLOCK_WIDGET (widget));
  return widget;
}

/* The line that unfolds what stands under it. */
static GtkWidget *
make_summary (const DatelineBlock *block, const Setting *setting)
{
  const char *text = dateline_block_get_text (block);
  g_autofree char *address =
      dateline_inner_address_new (DATELINE_INNER_FOLD, setting->block);
  GtkWidget *label =
      dateline_block_text_new_label (text, "summary", GTK_ACCESSIBLE_ROLE_LABEL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE,
                                   "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   NULL);
  GtkWidget *widget;

  gtk_widget_set_valign (arrow, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (box, "fold");
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_box_append (GTK_BOX (box), label);
  dateline_block_widget_direct (arrow, dateline_block_is_right_to_left (block));
  dateline_block_widget_direct (label, dateline_block_is_right_to_left (block));
  widget = frame_text (box, label, block);
  dateline_block_widget_add_fold (DATELINE_BLOCK_WIDGET (widget),
                                  box,
                                  arrow,
                                  dateline_link_proxy_new_for_fold (text, address));
  return widget;
}

static GtkWidget *
make_heading (const DatelineBlock *block, const Setting *setting)
{
  int level = CLAMP (dateline_block_get_level (block), 1, 6);
  g_autofree char *css_class = g_strdup_printf ("level-%d", level);
  GtkWidget *label = dateline_block_text_new_column (dateline_block_get_text (block),
                                                     "heading",
                                                     GTK_ACCESSIBLE_ROLE_HEADING);

  gtk_widget_add_css_class (label, css_class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label),
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                  level,
                                  -1);
  return frame_text (label, label, block);
}

static GtkWidget *
make_code (const DatelineBlock *block, const Setting *setting)
{
  GtkWidget *label = gtk_label_new (dateline_block_get_text (block));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "code");
  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  return frame_text (dateline_wide_box_new (label, "code-box"), label, block);
}

static GtkWidget *
make_verse (const DatelineBlock *block, const Setting *setting)
{
  GtkWidget *label = dateline_block_text_new_column (dateline_block_get_text (block),
                                                     "verse",
                                                     GTK_ACCESSIBLE_ROLE_LABEL);

  return frame_text (label, label, block);
}

static GtkWidget *
new_figure (const DatelineBlock *block, const char *caption, const Setting *setting)
{
  return dateline_figure_new (dateline_block_get_picture (block),
                              caption,
                              setting->loader,
                              setting->width,
                              setting->scale);
}

static GtkWidget *
make_figure (const DatelineBlock *block, const Setting *setting)
{
  const char *caption = dateline_block_get_text (block);
  GtkWidget *child = new_figure (block, caption, setting);
  DatelineFigure *figure = DATELINE_FIGURE (child);
  GtkWidget *label = dateline_figure_get_caption_label (figure);
  const char *uri = dateline_block_get_uri (block);
  GtkWidget *widget = label != NULL ? frame_text (child, label, block)
                                    : dateline_block_widget_new (child, block);

  if (!dateline_figure_is_icon (dateline_block_get_picture (block)))
    dateline_block_widget_add_picture (DATELINE_BLOCK_WIDGET (widget),
                                       dateline_figure_get_frame (figure),
                                       dateline_figure_get_name (figure),
                                       uri,
                                       setting->part);
  else if (uri != NULL)
    dateline_block_widget_add_link (DATELINE_BLOCK_WIDGET (widget),
                                    dateline_figure_get_frame (figure),
                                    dateline_figure_get_name (figure),
                                    uri);
  return widget;
}

static GtkWidget *
make_table (const DatelineBlock *block, const Setting *setting)
{
  return dateline_table_widget_new (block);
}

static GtkWidget *
make_rule (const DatelineBlock *block, const Setting *setting)
{
  GtkWidget *rule = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_widget_add_css_class (rule, "rule");
  gtk_widget_set_halign (rule, GTK_ALIGN_CENTER);
  return dateline_block_widget_new (rule, block);
}

static const char *const embed_icons[] = {
  [DATELINE_EMBED_NONE] = "dateline-browser-symbolic",
  [DATELINE_EMBED_PAGE] = "dateline-browser-symbolic",
  [DATELINE_EMBED_VIDEO] = "video-x-generic-symbolic",
  [DATELINE_EMBED_AUDIO] = "audio-x-generic-symbolic",
  [DATELINE_EMBED_POST] = "dateline-story-symbolic",
  [DATELINE_EMBED_MAP] = "mark-location-symbolic",
  [DATELINE_EMBED_CHART] = "dateline-browser-symbolic",
  [DATELINE_EMBED_CODE] = "text-x-generic-symbolic",
  [DATELINE_EMBED_DOCUMENT] = "x-office-document-symbolic",
};

/* What it is and where, unless that is its title already: then the file's name, or the
 * host if the title does not have it. */
static char *
describe_embed (const DatelineBlock *block)
{
  const char *title = dateline_block_get_text (block);
  const char *label = dateline_block_get_embed_label (block);
  g_autofree char *host = dateline_link_get_host (dateline_block_get_uri (block));
  const char *name = host;

  if (g_strcmp0 (label, title) != 0)
    return g_strdup (label);
  if (dateline_block_is_media_file (block))
    return dateline_link_get_file_name (dateline_block_get_uri (block));
  if (name != NULL && g_str_has_prefix (name, "www."))
    name += strlen ("www.");
  return name == NULL || strstr (title, name) != NULL ? NULL : g_strdup (name);
}

/* A film or a post of another site is named, and opened where it is. The still of a film
 * is the article's own picture; a press on it does what the button does. */
static GtkWidget *
make_embed (const DatelineBlock *block, const Setting *setting)
{
  const char *address = dateline_block_get_uri (block);
  DatelineEmbedKind kind = dateline_block_get_embed_kind (block);
  g_autofree char *description = describe_embed (block);
  DatelineMediaFacts facts = {
    .uri = address,
    .name = dateline_block_get_text (block),
    .description = description,
    .icon = embed_icons[kind],
    .is_film = kind == DATELINE_EMBED_VIDEO,
    .is_recording = kind == DATELINE_EMBED_AUDIO,
    .is_file = dateline_block_is_media_file (block),
  };
  GtkWidget *card = dateline_media_card_new (&facts);
  GtkWidget *widget = dateline_block_widget_new (card, block);

  if (dateline_block_get_picture (block) != NULL)
    {
      GtkWidget *poster = new_figure (block, NULL, setting);

      gtk_box_prepend (GTK_BOX (card), poster);
      if (!facts.is_file)
        dateline_block_widget_add_link (
            DATELINE_BLOCK_WIDGET (widget),
            dateline_figure_get_frame (DATELINE_FIGURE (poster)),
            facts.name,
            address);
    }
  return widget;
}

static GtkWidget *(*const block_makers[]) (const DatelineBlock *block,
                                           const Setting *setting) = {
  [DATELINE_BLOCK_PARAGRAPH] = make_paragraph, [DATELINE_BLOCK_HEADING] = make_heading,
  [DATELINE_BLOCK_CODE] = make_code,           [DATELINE_BLOCK_VERSE] = make_verse,
  [DATELINE_BLOCK_FIGURE] = make_figure,       [DATELINE_BLOCK_TABLE] = make_table,
  [DATELINE_BLOCK_RULE] = make_rule,           [DATELINE_BLOCK_EMBED] = make_embed,
  [DATELINE_BLOCK_SUMMARY] = make_summary,
};

static GtkWidget *
make_note (DatelineArticleParts *parts)
{
  return dateline_block_text_new_column (dateline_article_parts_get_note (),
                                         "note",
                                         GTK_ACCESSIBLE_ROLE_LABEL);
}

static GtkWidget *
make_enclosures (DatelineArticleParts *parts)
{
  return dateline_enclosures_new (dateline_article_parts_get_enclosures (parts));
}

static GtkWidget *
make_offer (DatelineArticleParts *parts)
{
  const DatelineArticleOffer *offer = dateline_article_parts_get_offer (parts);
  GtkWidget *button = gtk_button_new_with_label (offer->words);

  gtk_widget_add_css_class (button, "offer");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), offer->action);
  return button;
}

static GtkWidget *
make_link (DatelineArticleParts *parts)
{
  g_autofree char *words = dateline_article_parts_format_link (parts);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON,
                                    "accessible-role",
                                    GTK_ACCESSIBLE_ROLE_LINK,
                                    "label",
                                    words,
                                    "halign",
                                    GTK_ALIGN_START,
                                    NULL);
  const char *link = dateline_article_parts_get_link (parts);

  gtk_widget_add_css_class (button, "continue");
  dateline_link_proxy_set_tooltip (button, link);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                           PANGO_ELLIPSIZE_END);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), DATELINE_ACTION_OPEN);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", link);
  return button;
}

static GtkWidget *
make_rights (DatelineArticleParts *parts)
{
  return dateline_block_text_new_column (dateline_article_parts_get_rights (parts),
                                         "rights",
                                         GTK_ACCESSIBLE_ROLE_LABEL);
}

/* The source has a picture and so is made apart. */
static GtkWidget *(*const part_makers[]) (DatelineArticleParts *parts) = {
  [DATELINE_PART_TITLE] = dateline_article_header_new_title,
  [DATELINE_PART_DETAILS] = dateline_article_header_new_details,
  [DATELINE_PART_CATEGORIES] = dateline_article_header_new_categories,
  [DATELINE_PART_NOTE] = make_note,
  [DATELINE_PART_OFFER] = make_offer,
  [DATELINE_PART_ENCLOSURES] = make_enclosures,
  [DATELINE_PART_LINK] = make_link,
  [DATELINE_PART_RIGHTS] = make_rights,
};

/* A direction is not inherited: every widget below has its own. What is below a part is
 * ours and shallow. */
static void
direct_all (GtkWidget *widget, gboolean is_right_to_left)
{
  dateline_block_widget_direct (widget, is_right_to_left);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    direct_all (child, is_right_to_left);
}

/* What has words of ours beside the publisher's. Code is never set from the right. */
static gboolean
is_made_of_several (const DatelineBlock *block)
{
  DatelineBlockKind kind = dateline_block_get_kind (block);

  return kind == DATELINE_BLOCK_FIGURE || kind == DATELINE_BLOCK_EMBED;
}

static GtkWidget *
make_part (DatelineArticleParts *parts,
           DatelinePartKind kind,
           DatelinePictureLoader *loader)
{
  GtkWidget *child = kind == DATELINE_PART_SOURCE
                         ? dateline_article_header_new_source (parts, loader)
                         : part_makers[kind](parts);
  GtkWidget *widget = dateline_block_widget_new (child, NULL);

  if (kind == DATELINE_PART_TITLE)
    {
      DatelineBlockText text = { child,
                                 dateline_article_parts_get_title (parts),
                                 NULL,
                                 0 };

      dateline_block_widget_add_text (DATELINE_BLOCK_WIDGET (widget), &text);
    }
  direct_all (widget, dateline_article_parts_is_right_to_left (parts));
  return widget;
}

/* Makes the row of a part, for a column of @width pixels on a screen of @scale device
 * pixels for one of the application's. Pictures come from @loader, nullable. */
GtkWidget *
dateline_part_widget_new (DatelineArticleParts *parts,
                          guint part,
                          DatelinePictureLoader *loader,
                          int width,
                          int scale)
{
  const DatelinePart *p = dateline_article_parts_get (parts, part);
  Setting setting = { loader, width, scale, part, 0 };
  GtkWidget *widget;

  if (p->kind != DATELINE_PART_BLOCK)
    return make_part (parts, p->kind, loader);
  setting.block = p->index;
  widget = block_makers[dateline_block_get_kind (p->block)](p->block, &setting);
  if (is_made_of_several (p->block))
    direct_all (widget, dateline_block_is_right_to_left (p->block));
  if (dateline_block_get_quote_depth (p->block) > 0)
    gtk_widget_add_css_class (widget,
                              dateline_block_is_pull_quote (p->block) ? "pull-quote"
                                                                      : "quote");
  return widget;
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is seen of the pane in which a story is read: the bar with its buttons and its
 * menu, and what stands in the story's place without one. Main context only.
 */

#include "dateline-gtk/reader/dateline-article-pane-private.h"

#include "dateline-gtk/images/dateline-presence-private.h"
#include "dateline-gtk/reader/dateline-icon-button-private.h"
#include "dateline-gtk/reader/dateline-text-menu-private.h"

#include <glib/gi18n-lib.h>

/* What stands in the menu for the widgets that set the text. */
#define TEXT_MENU "text"

/* Shows on the buttons whether the story is read and saved. */
void
dateline_article_pane_show_flags (DatelineArticlePane *self)
{
  gtk_button_set_icon_name (GTK_BUTTON (self->save_button),
                            self->saved ? "dateline-saved-symbolic"
                                        : "dateline-save-symbolic");
  dateline_icon_button_set_name (self->save_button,
                                 self->saved
                                     ? _ ("No longer keep for offline reading (S)")
                                     : _ ("Keep for offline reading (S)"));
  gtk_button_set_icon_name (GTK_BUTTON (self->read_button),
                            self->read ? "dateline-read-symbolic"
                                       : "dateline-unread-symbolic");
  dateline_icon_button_set_name (self->read_button,
                                 self->read ? _ ("Mark as unread (M)")
                                            : _ ("Mark as read (M)"));
}

/* Whether there is a story that the buttons are for: without one they would do nothing.
 * Whether they can be pressed is up to their actions, which are there for the list too.
 */
void
dateline_article_pane_set_has_story (DatelineArticlePane *self, gboolean has_story)
{
  GtkWidget *buttons[] = { self->full_text_button,
                           self->read_button,
                           self->save_button,
                           self->browser_button,
                           self->menu_button };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_widget_set_visible (buttons[i], has_story);
}

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) text = g_menu_new ();
  g_autoptr (GMenuItem) text_item = g_menu_item_new (NULL, NULL);
  g_autoptr (GMenu) story = g_menu_new ();
  g_autoptr (GMenuItem) always = NULL;
  g_autoptr (GMenuItem) again = NULL;
  g_autoptr (GMenuItem) original = NULL;

  g_menu_append (story, _ ("Full _Text"), "reader.full-text");
  always = g_menu_item_new (_ ("_Always the Full Text of This Feed"),
                            "reader.always-full-text");
  g_menu_item_set_attribute (always, "hidden-when", "s", "action-disabled");
  g_menu_append_item (story, always);
  again = g_menu_item_new (_ ("_Get It Again"), "reader.fetch-page");
  g_menu_item_set_attribute (again, "hidden-when", "s", "action-disabled");
  g_menu_append_item (story, again);
  g_menu_append (story, _ ("_Open in Browser"), "reader.open-in-browser");
  g_menu_append (story, _ ("_Copy Link"), "reader.copy-link");
  original = g_menu_item_new (_ ("Copy Ori_ginal Link"), "reader.copy-original-link");
  g_menu_item_set_attribute (original, "hidden-when", "s", "action-disabled");
  g_menu_append_item (story, original);
  g_menu_append (story, _ ("_Save As…"), "reader.save-story-as");
  g_menu_append (story, _ ("_Print…"), "reader.print");
  g_menu_append (story, _ ("_Find in Story…"), "reader.find-in-story");
  g_menu_item_set_attribute (text_item, "custom", "s", TEXT_MENU);
  g_menu_append_item (text, text_item);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (story));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (text));
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_menu (gpointer user_data)
{
  DatelineArticlePane *self = user_data;
  g_autoptr (GMenuModel) model = create_menu ();
  GtkWidget *menu = gtk_popover_menu_new_from_model (model);

  gtk_popover_menu_add_child (GTK_POPOVER_MENU (menu),
                              dateline_text_menu_new (G_OBJECT (self->view)),
                              TEXT_MENU);
  return menu;
}

static void
create_header_bar (DatelineArticlePane *self)
{
  self->header_bar = GTK_HEADER_BAR (gtk_header_bar_new ());
  gtk_header_bar_set_title_widget (self->header_bar, gtk_label_new (NULL));
  self->back_button = dateline_icon_button_new ("go-previous-symbolic",
                                                _ ("Back (Escape)"),
                                                "reader.back");
  self->save_button =
      dateline_icon_button_new ("dateline-save-symbolic", "", "reader.toggle-saved");
  self->read_button =
      dateline_icon_button_new ("dateline-read-symbolic", "", "reader.toggle-read");
  self->browser_button = dateline_icon_button_new ("dateline-browser-symbolic",
                                                   _ ("Open in Browser (O)"),
                                                   "reader.open-in-browser");
  self->menu_button =
      dateline_icon_button_new_for_menu ("view-more-symbolic", _ ("Story Menu"));
  dateline_icon_button_set_maker (self->menu_button, make_menu, self);

  gtk_header_bar_pack_start (self->header_bar, self->back_button);
  gtk_header_bar_pack_end (self->header_bar, self->menu_button);
  gtk_header_bar_pack_end (self->header_bar, self->browser_button);
  gtk_header_bar_pack_end (self->header_bar, self->save_button);
  gtk_header_bar_pack_end (self->header_bar, self->read_button);
  gtk_header_bar_pack_end (self->header_bar,
                           dateline_article_pane_create_full_text_button (self));
  gtk_widget_set_visible (self->back_button, FALSE);
}

static GtkWidget *
create_placeholder (const char *icon_name, GtkWidget *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *image = gtk_image_new_from_icon_name (icon_name);

  gtk_image_set_pixel_size (GTK_IMAGE (image), 96);
  gtk_widget_add_css_class (image, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 16);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_start (box, 24);
  gtk_widget_set_margin_end (box, 24);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/* Puts together what is seen of a new pane but for the article. */
void
dateline_article_pane_create_face (DatelineArticlePane *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  create_header_bar (self);
  self->stack = gtk_stack_new ();
  self->scrolled = gtk_scrolled_window_new ();
  self->problem_label = gtk_label_new (NULL);
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_stack_add_named (GTK_STACK (self->stack),
                       create_placeholder ("dateline-story-symbolic",
                                           gtk_label_new (_ ("No story chosen"))),
                       "none");
  gtk_stack_add_named (GTK_STACK (self->stack), self->scrolled, "article");
  gtk_stack_add_named (
      GTK_STACK (self->stack),
      create_placeholder ("dialog-warning-symbolic", self->problem_label),
      "problem");
  dateline_presence_follow_pages (self->stack);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->header_bar));
  gtk_box_append (GTK_BOX (self->box), dateline_article_pane_create_page_line (self));
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  dateline_article_pane_set_has_story (self, FALSE);
  dateline_article_pane_show_flags (self);
}

/* Puts the article into it, and what finds words in it and sets it. */
void
dateline_article_pane_set_view (DatelineArticlePane *self, DatelineArticleView *view)
{
  self->view = view;
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled),
                                 GTK_WIDGET (self->view));
  self->find_bar = DATELINE_FIND_BAR (dateline_find_bar_new (self->view));
  gtk_box_insert_child_after (GTK_BOX (self->box),
                              GTK_WIDGET (self->find_bar),
                              GTK_WIDGET (self->header_bar));
  self->saving_line = DATELINE_SAVING_LINE (dateline_saving_line_new (self->store));
  gtk_box_insert_child_after (GTK_BOX (self->box),
                              GTK_WIDGET (self->saving_line),
                              GTK_WIDGET (self->find_bar));
}

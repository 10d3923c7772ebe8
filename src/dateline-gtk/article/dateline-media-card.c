/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What it is called, what it is, and a button: "Play" for what can be seen or heard,
 * "Open" for the rest. Nothing is asked for before it is pressed. Where the platform can,
 * a file plays in the card; all else is opened where the person opens links. A menu has
 * the other way and the address. Main context only.
 */

#include "dateline-gtk/article/dateline-media-card-private.h"

#include "dateline-gtk/article/dateline-article-header-private.h"
#include "dateline-gtk/article/dateline-block-text-private.h"
#include "dateline-gtk/article/dateline-link-proxy-private.h"
#include "dateline-gtk/article/dateline-media-player-private.h"

#include <glib/gi18n-lib.h>

/* What the button that plays inside has to know. */
typedef struct
{
  char *uri;
  gboolean is_film;
  GtkWidget *card; /* it has the button */
} Play;

static void
play_free (gpointer data, GClosure *closure)
{
  Play *play = data;

  g_free (play->uri);
  g_free (play);
}

static gboolean
plays_inside (const DatelineMediaFacts *facts)
{
  return facts->is_file && (facts->is_film || facts->is_recording) &&
         dateline_media_player_is_available ();
}

/* What is kept for reading offline is played from there. */
static char *
find_file (GtkWidget *button, const char *uri)
{
  GtkWidget *view =
      gtk_widget_get_ancestor (button, g_type_from_name ("DatelineArticleView"));
  char *kept = NULL;

  if (view != NULL)
    g_signal_emit_by_name (view, "find-kept", uri, &kept);
  return kept != NULL ? kept : g_strdup (uri);
}

/* The controls take the place of the button, and the focus. */
static void
play_cb (GtkButton *button, gpointer user_data)
{
  Play *play = user_data;
  g_autofree char *uri = find_file (GTK_WIDGET (button), play->uri);
  GtkWidget *player = dateline_media_player_new (uri, play->is_film);

  gtk_box_append (GTK_BOX (play->card), player);
  gtk_widget_child_focus (player, GTK_DIR_TAB_FORWARD);
  gtk_widget_set_visible (GTK_WIDGET (button), FALSE);
}

static GtkWidget *
new_button (const DatelineMediaFacts *facts, GtkWidget *card)
{
  gboolean is_played = facts->is_film || facts->is_recording;
  GtkWidget *button = gtk_button_new_with_label (is_played ? _ ("Play") : _ ("Open"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (plays_inside (facts))
    {
      Play *play = g_new0 (Play, 1);

      play->uri = g_strdup (facts->uri);
      play->is_film = facts->is_film;
      play->card = card;
      gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      facts->name,
                                      -1);
      g_signal_connect_data (button, "clicked", G_CALLBACK (play_cb), play, play_free, 0);
      return button;
    }
  /* Where it leads, which is its description, too. */
  dateline_link_proxy_set_tooltip (button, facts->uri);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), DATELINE_ACTION_OPEN);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", facts->uri);
  return button;
}

static void
append_entry (GMenu *menu, const char *label, const char *action, const char *uri)
{
  g_autoptr (GMenuItem) entry = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (entry, action, "s", uri);
  g_menu_append_item (menu, entry);
}

static GtkWidget *
new_menu (const DatelineMediaFacts *facts)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  append_entry (menu, _ ("_Open in Another Program"), DATELINE_ACTION_OPEN, facts->uri);
  append_entry (menu, _ ("_Copy Address"), "article.copy-original", facts->uri);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("More"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  facts->name,
                                  -1);
  return button;
}

static GtkWidget *
new_words (const DatelineMediaFacts *facts)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (
      GTK_BOX (words),
      dateline_block_text_new_label (facts->name, "name", GTK_ACCESSIBLE_ROLE_LABEL));
  if (facts->description != NULL)
    gtk_box_append (GTK_BOX (words),
                    dateline_block_text_new_label (facts->description,
                                                   "description",
                                                   GTK_ACCESSIBLE_ROLE_LABEL));
  return words;
}

/* Makes the card. */
GtkWidget *
dateline_media_card_new (const DatelineMediaFacts *facts)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE,
                                  "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "icon-name",
                                  facts->icon,
                                  NULL);

  gtk_widget_add_css_class (card, "enclosure");
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), new_words (facts));
  gtk_box_append (GTK_BOX (row), new_button (facts, card));
  gtk_box_append (GTK_BOX (row), new_menu (facts));
  gtk_box_append (GTK_BOX (card), row);
  return card;
}

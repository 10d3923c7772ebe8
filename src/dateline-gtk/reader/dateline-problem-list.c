/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The page of the list pane with the feeds that moved, ended or fail: what is wrong with
 * each and what can be done. Only what differs is made again, so that the keyboard stays
 * where it is. Main context only.
 */

#include "dateline-gtk/reader/dateline-problem-list-private.h"

#include "dateline-gtk/reader/dateline-trouble-card-private.h"

/* Cards are dear and nobody reads hundreds: what is beyond comes when these are gone. */
#define MAX_CARDS 100

#define SHOWN "dateline-shown"

static GtkWidget *
get_cards (GtkWidget *list)
{
  return gtk_widget_get_first_child (
      gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (list)));
}

/* All that a card shows, to tell whether it is still right. */
static char *
describe (const DatelineFeed *feed)
{
  g_autofree char *sentence = dateline_trouble_describe (feed);
  g_autofree char *advice = dateline_trouble_advise (feed);

  return g_strdup_printf ("%" G_GINT64_FORMAT "\n%s\n%s\n%s",
                          dateline_feed_get_id (feed),
                          dateline_feed_get_title (feed),
                          sentence,
                          advice);
}

static GtkWidget *
create_card (DatelineFeed *feed, char *shown)
{
  GtkWidget *card = dateline_trouble_card_new (feed, dateline_feed_get_title (feed));

  g_object_set_data_full (G_OBJECT (card), SHOWN, shown, g_free);
  return card;
}

static gboolean
shows (GtkWidget *card, const char *text)
{
  return g_strcmp0 (g_object_get_data (G_OBJECT (card), SHOWN), text) == 0;
}

/* The card that is wanted next stands further down: those above it are of feeds that are
 * well again. */
static GtkWidget *
find_card (GtkWidget *from, const char *text)
{
  while (from != NULL && !shows (from, text))
    from = gtk_widget_get_next_sibling (from);
  return from;
}

void
dateline_problem_list_set_overview (GtkWidget *list, DatelineOverview *overview)
{
  GPtrArray *feeds = dateline_overview_get_feeds (overview);
  GtkWidget *cards = get_cards (list);
  GtkWidget *next = gtk_widget_get_first_child (cards);
  GtkWidget *last = NULL;
  guint n = 0;

  for (guint i = 0; i < feeds->len && n < MAX_CARDS; i++)
    {
      DatelineFeed *feed = feeds->pdata[i];
      g_autofree char *shown = NULL;
      GtkWidget *card;

      if (dateline_feed_get_trouble (feed) == DATELINE_FEED_TROUBLE_NONE)
        continue;
      n++;
      shown = describe (feed);
      card = find_card (next, shown);
      if (card == NULL)
        {
          card = create_card (feed, g_steal_pointer (&shown));
          gtk_box_insert_child_after (GTK_BOX (cards), card, last);
        }
      else
        {
          while (next != card)
            {
              GtkWidget *old = next;

              next = gtk_widget_get_next_sibling (next);
              gtk_box_remove (GTK_BOX (cards), old);
            }
          next = gtk_widget_get_next_sibling (card);
        }
      last = card;
    }
  while (next != NULL)
    {
      GtkWidget *old = next;

      next = gtk_widget_get_next_sibling (next);
      gtk_box_remove (GTK_BOX (cards), old);
    }
}

GtkWidget *
dateline_problem_list_new (void)
{
  GtkWidget *list = gtk_scrolled_window_new ();
  GtkWidget *cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (cards, "dateline-problems");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (list),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (list), cards);
  return list;
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A card that says what is wrong with a feed and offers what can be done: the list of
 * feeds with problems and a feed's properties show it. Its buttons activate the reader's
 * actions with the feed's number. Main context only.
 */

#include "dateline-gtk/reader/dateline-trouble-card-private.h"

#include "dateline-gtk/article/dateline-flow-layout-private.h"
#include "dateline-gtk/headlines/dateline-when-private.h"

#include <glib/gi18n-lib.h>

#define MIN_CHARS 14
#define MAX_CHARS 60

enum
{
  MINOR = 1 << DATELINE_FEED_TROUBLE_NONE, /* it failed, and may be well in an hour */
  FAILING = 1 << DATELINE_FEED_TROUBLE_FAILING,
  ENDED = 1 << DATELINE_FEED_TROUBLE_ENDED,
  MOVED = 1 << DATELINE_FEED_TROUBLE_MOVED,
  OFFERED = 1 << DATELINE_FEED_TROUBLE_OFFERED,
  DOUBLE = 1 << DATELINE_FEED_TROUBLE_DOUBLE,
};

static const struct
{
  guint troubles;
  gboolean needs_site;
  const char *label;
  const char *action;
} remedies[] = {
  { MINOR | FAILING | ENDED, FALSE, N_ ("_Try Again Now"), "reader.feed-refresh" },
  { FAILING | ENDED, TRUE, N_ ("_Open Site"), "reader.feed-open-site" },
  { FAILING | ENDED, FALSE, N_ ("_Unsubscribe"), "reader.feed-remove" },
  { DOUBLE, FALSE, N_ ("_Join Them"), "reader.feed-join" },
  { DOUBLE, FALSE, N_ ("_Keep Both"), "reader.feed-keep-address" },
  { OFFERED, FALSE, N_ ("_Use New Address"), "reader.feed-take-move" },
  { OFFERED, FALSE, N_ ("_Keep Old Address"), "reader.feed-keep-address" },
  { MOVED, FALSE, N_ ("_Keep New Address"), "reader.feed-keep-address" },
  { MOVED, FALSE, N_ ("_Use Old Address"), "reader.feed-undo-move" },
};

/* Two feeds that are one have one name as a rule, but for those that the reader gave. */
static char *
describe_twin (const DatelineFeed *feed)
{
  const char *twin_title = dateline_feed_get_twin_title (feed);

  if (g_strcmp0 (dateline_feed_get_title (feed), twin_title) == 0)
    /* Translators: %s is an address. */
    return g_strdup_printf (_ ("This feed and the one at %s are one."),
                            dateline_feed_get_move_offer (feed));
  /* Translators: %s is the name of another feed. */
  return g_strdup_printf (_ ("This feed and “%s” are one."), twin_title);
}

/* What is wrong, in a sentence; NULL for a feed that is well. */
char *
dateline_trouble_describe (const DatelineFeed *feed)
{
  const char *offer = dateline_feed_get_move_offer (feed);
  g_autofree char *offered = offer != NULL ? dateline_link_display (offer) : NULL;
  g_autofree char *address = dateline_link_display (dateline_feed_get_uri (feed));

  switch (dateline_feed_get_trouble (feed))
    {
    case DATELINE_FEED_TROUBLE_ENDED:
      return g_strdup (_ ("The publisher has ended this feed."));
    case DATELINE_FEED_TROUBLE_MOVED:
      return g_strdup_printf (_ ("The feed has moved to %s."), address);
    case DATELINE_FEED_TROUBLE_OFFERED:
      return g_strdup_printf (_ ("The feed is said to have moved to %s."), offered);
    case DATELINE_FEED_TROUBLE_DOUBLE:
      return describe_twin (feed);
    case DATELINE_FEED_TROUBLE_FAILING:
    case DATELINE_FEED_TROUBLE_NONE:
    default:
      return g_strdup (dateline_feed_get_error (feed));
    }
}

static char *
describe_last_success (const DatelineFeed *feed)
{
  gint64 fetched_at = dateline_feed_get_fetched_at (feed);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *address = dateline_link_display (dateline_feed_get_uri (feed));
  g_autofree char *day = NULL;

  if (fetched_at == DATELINE_TIME_UNKNOWN)
    /* Translators: %s is an address. */
    return g_strdup_printf (
        _ ("It has never been read. Check whether its address is right: %s"),
        address);
  day = dateline_when_full (fetched_at, now);
  /* Translators: %s is a day and a time, as "Monday, 3 November 2025 at 14:20". */
  return g_strdup_printf (_ ("It was last read on %s. Dateline goes on trying; the site "
                             "may say where the feed is now."),
                          day);
}

/* What to make of it, in a sentence or two; NULL for a feed that is well. */
char *
dateline_trouble_advise (const DatelineFeed *feed)
{
  switch (dateline_feed_get_trouble (feed))
    {
    case DATELINE_FEED_TROUBLE_ENDED:
      return g_strdup (_ ("Its stories stay, and its server is not asked any more."));
    case DATELINE_FEED_TROUBLE_MOVED:
      return g_strdup_printf (_ ("It is read there now. Before, it was at %s."),
                              dateline_feed_get_moved_from (feed));
    case DATELINE_FEED_TROUBLE_OFFERED:
      return g_strdup (_ ("What is there may be another feed. Until you decide, the old "
                          "address is asked."));
    case DATELINE_FEED_TROUBLE_DOUBLE:
      return g_strdup (
          _ ("Joined, they have each story once, with what you read and saved "
             "in either. Until you decide, only the other one is asked."));
    case DATELINE_FEED_TROUBLE_FAILING:
      return describe_last_success (feed);
    case DATELINE_FEED_TROUBLE_NONE:
    default:
      return dateline_feed_get_error (feed) != NULL
                 ? g_strdup (_ ("Dateline tries again by itself."))
                 : NULL;
    }
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), MIN_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_remedies (DatelineFeed *feed)
{
  GtkWidget *flow = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  guint trouble = 1 << dateline_feed_get_trouble (feed);

  gtk_widget_set_layout_manager (flow, dateline_flow_layout_new (6, 6));
  for (gsize i = 0; i < G_N_ELEMENTS (remedies); i++)
    {
      GtkWidget *button;

      if ((remedies[i].troubles & trouble) == 0 ||
          (remedies[i].needs_site && dateline_feed_get_link (feed) == NULL))
        continue;
      button = gtk_button_new_with_mnemonic (_ (remedies[i].label));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), remedies[i].action);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button),
                                        "x",
                                        dateline_feed_get_id (feed));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      dateline_feed_get_title (feed),
                                      -1);
      gtk_box_append (GTK_BOX (flow), button);
    }
  return flow;
}

/* Makes the card of a feed that is not well; NULL for one that is. @heading: the feed's
 * name where the card has to say whose it is, or NULL. */
GtkWidget *
dateline_trouble_card_new (DatelineFeed *feed, const char *heading)
{
  g_autofree char *sentence = dateline_trouble_describe (feed);
  g_autofree char *advice = dateline_trouble_advise (feed);
  guint trouble = 1 << dateline_feed_get_trouble (feed);
  gboolean is_move = (trouble & (MOVED | OFFERED | DOUBLE)) != 0;
  GtkWidget *card, *words, *image;

  if (sentence == NULL)
    return NULL;

  card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  image = gtk_image_new_from_icon_name (is_move ? "dialog-information-symbolic"
                                                : "dialog-warning-symbolic");
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_add_css_class (image, is_move ? "dim-label" : "warning");
  gtk_widget_set_hexpand (words, TRUE);
  if (heading != NULL)
    gtk_box_append (GTK_BOX (words), new_label (heading, "heading"));
  gtk_box_append (GTK_BOX (words), new_label (sentence, "sentence"));
  if (advice != NULL)
    gtk_box_append (GTK_BOX (words), new_label (advice, "dim-label"));
  gtk_box_append (GTK_BOX (words), new_remedies (feed));
  gtk_widget_add_css_class (card, "dateline-trouble");
  if (is_move)
    gtk_widget_add_css_class (card, "quiet");
  gtk_box_append (GTK_BOX (card), image);
  gtk_box_append (GTK_BOX (card), words);
  return card;
}

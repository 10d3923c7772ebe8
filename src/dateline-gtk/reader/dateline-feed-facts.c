/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The facts of a feed, in words. Main context only. */

#include "dateline-gtk/reader/dateline-feed-facts-private.h"

#include "dateline-gtk/headlines/dateline-when-private.h"
#include "dateline-gtk/reader/dateline-fact-group-private.h"
#include "dateline-gtk/reader/dateline-icon-button-private.h"
#include "dateline-gtk/reader/dateline-language-private.h"

#include <glib/gi18n-lib.h>

static char *
format_time (gint64 time)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return time != DATELINE_TIME_UNKNOWN ? dateline_when_full (time, now) : NULL;
}

static void
add_button (GtkWidget *row, const char *icon_name, const char *name, const char *action)
{
  GtkWidget *button;

  if (row == NULL)
    return;
  button = dateline_icon_button_new (icon_name, name, action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (row), button);
}

static void
add_site_button (GtkWidget *row, DatelineFeed *feed)
{
  GtkWidget *button;

  if (row == NULL)
    return;
  add_button (row, "dateline-browser-symbolic", _ ("Open Site"), NULL);
  button = gtk_widget_get_last_child (row);
  /* Before the name: an action without what it is about would be warned of. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button),
                                    "x",
                                    dateline_feed_get_id (feed));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "reader.feed-open-site");
}

void
dateline_feed_facts_show_about (GtkWidget *group, DatelineFeed *feed)
{
  const char *tag = dateline_feed_get_language (feed);
  g_autofree char *language = tag != NULL ? dateline_language_get_name (tag) : NULL;
  g_autofree char *since = format_time (dateline_feed_get_added_at (feed));
  const char *link = dateline_feed_get_link (feed);
  g_autofree char *site = link != NULL ? dateline_link_display (link) : NULL;
  g_autofree char *address = dateline_link_display (dateline_feed_get_uri (feed));
  GtkWidget *row;

  dateline_fact_group_clear (group);
  dateline_fact_group_add (group,
                           _ ("Description"),
                           dateline_feed_get_description (feed));
  if (g_strcmp0 (dateline_feed_get_publisher_title (feed),
                 dateline_feed_get_title (feed)) != 0)
    dateline_fact_group_add (group,
                             _ ("The Publisher’s Name"),
                             dateline_feed_get_publisher_title (feed));
  row = dateline_fact_group_add (group, _ ("Site"), site);
  add_site_button (row, feed);
  row = dateline_fact_group_add (group, _ ("Address of the Feed"), address);
  add_button (row, "edit-copy-symbolic", _ ("Copy Address"), "feed.copy-address");
  dateline_fact_group_add (group, _ ("Language"), language);
  dateline_fact_group_add (group, _ ("Rights"), dateline_feed_get_rights (feed));
  dateline_fact_group_add (group, _ ("Format"), dateline_feed_get_format (feed));
  dateline_fact_group_add (group, _ ("Followed Since"), since);
}

void
dateline_feed_facts_show_refreshing (GtkWidget *group, DatelineFeed *feed)
{
  gint64 fetched_at = dateline_feed_get_fetched_at (feed);
  gint64 attempted_at = dateline_feed_get_attempted_at (feed);
  g_autofree char *fetched = format_time (fetched_at);
  g_autofree char *attempted =
      attempted_at != fetched_at ? format_time (attempted_at) : NULL;
  g_autofree char *wait = dateline_feed_dup_wait_text (feed);

  dateline_fact_group_clear (group);
  dateline_fact_group_add (group,
                           _ ("Last Read"),
                           fetched != NULL ? fetched : _ ("Never"));
  dateline_fact_group_add (group, _ ("Last Tried"), attempted);
  dateline_fact_group_add (group, _ ("Next Due"), wait != NULL ? wait : _ ("Now"));
}

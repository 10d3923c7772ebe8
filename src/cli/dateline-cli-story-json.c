/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* All that is known of a story, as JSON. */

#include "cli/dateline-cli-json.h"
#include "cli/dateline-cli-story.h"

static void
add_pictures (JsonBuilder *json, DatelineEntry *entry)
{
  GPtrArray *pictures = dateline_entry_get_pictures (entry);

  if (pictures->len == 0)
    return;

  json_builder_set_member_name (json, "pictures");
  json_builder_begin_array (json);
  for (guint i = 0; i < pictures->len; i++)
    {
      DatelinePicture *picture = pictures->pdata[i];
      int width = dateline_picture_get_width (picture);
      int height = dateline_picture_get_height (picture);

      json_builder_begin_object (json);
      dateline_cli_json_add_string (json, "url", dateline_picture_get_uri (picture));
      dateline_cli_json_add_string (json,
                                    "alternative",
                                    dateline_picture_get_alternative (picture));
      dateline_cli_json_add_string (json,
                                    "caption",
                                    dateline_picture_get_caption (picture));
      dateline_cli_json_add_string (json,
                                    "credit",
                                    dateline_picture_get_credit (picture));
      dateline_cli_json_add_number (json, "width", width > 0 ? width : -1);
      dateline_cli_json_add_number (json, "height", height > 0 ? height : -1);
      if (picture == dateline_entry_get_lead_picture (entry))
        dateline_cli_json_add_boolean (json, "lead", TRUE);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

/* @feed: NULL if it is not followed any more. */
static void
add_feed (JsonBuilder *json, DatelineHeadline *headline, DatelineFeed *feed)
{
  json_builder_set_member_name (json, "feed");
  json_builder_begin_object (json);
  dateline_cli_json_add_number (json, "id", dateline_headline_get_feed_id (headline));
  dateline_cli_json_add_string (json,
                                "title",
                                dateline_headline_get_feed_title (headline));
  dateline_cli_json_add_string (json,
                                "icon",
                                dateline_headline_get_feed_icon_uri (headline));
  if (feed != NULL)
    {
      dateline_cli_json_add_string (json, "url", dateline_feed_get_uri (feed));
      dateline_cli_json_add_string (json, "home_page_url", dateline_feed_get_link (feed));
      dateline_cli_json_add_string (json, "language", dateline_feed_get_language (feed));
    }
  json_builder_end_object (json);
}

static void
add_comments (JsonBuilder *json, DatelineEntry *entry)
{
  dateline_cli_json_add_string (json,
                                "comments_url",
                                dateline_entry_get_comments_uri (entry));
  dateline_cli_json_add_number (json,
                                "comment_count",
                                dateline_entry_get_comment_count (entry));
}

static void
add_body (JsonBuilder *json, DatelineEntry *entry, DatelineArticle *article)
{
  g_autofree char *text = dateline_article_to_text (article, NULL, NULL, 0);
  const char *content = dateline_entry_get_content (entry);
  g_autofree char *html =
      content != NULL
          ? dateline_html_sanitize (content, -1, dateline_entry_get_base_uri (entry))
          : NULL;

  dateline_cli_json_add_string (json, "content_html", html);
  dateline_cli_json_add_string (json, "text", text);
}

/* What became of the page, if anybody asked for it, by names that programs read. */
static void
add_page (JsonBuilder *json, DatelinePage *page)
{
  static const char *const states[] = {
    [DATELINE_PAGE_NEVER] = "never",
    [DATELINE_PAGE_WAITING] = "waiting",
    [DATELINE_PAGE_HAD] = "had",
    [DATELINE_PAGE_FAILED] = "failed",
    [DATELINE_PAGE_NO_ARTICLE] = "no-article",
    [DATELINE_PAGE_NOT_FULLER] = "not-fuller",
  };
  DatelinePageState state = dateline_page_get_state (page);

  if (state == DATELINE_PAGE_NEVER)
    return;
  json_builder_set_member_name (json, "page");
  json_builder_begin_object (json);
  dateline_cli_json_add_string (json,
                                "state",
                                state < G_N_ELEMENTS (states) ? states[state] : NULL);
  dateline_cli_json_add_boolean (json, "shown", dateline_page_is_shown (page));
  dateline_cli_json_add_time (json, "asked", dateline_page_get_asked_at (page));
  dateline_cli_json_add_string (json, "site", dateline_page_get_site_name (page));
  dateline_cli_json_add_number (json,
                                "parts",
                                dateline_page_get_entry (page) != NULL
                                    ? (gint64) dateline_page_get_n_parts (page)
                                    : -1);
  dateline_cli_json_add_string (json, "error", dateline_page_get_error (page));
  json_builder_end_object (json);
}

/* @feed: NULL if it is not followed any more. */
GBytes *
dateline_cli_story_to_json (DatelineHeadline *headline,
                            DatelineEntry *entry,
                            DatelineArticle *article,
                            DatelinePage *page,
                            DatelineFeed *feed)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  dateline_cli_json_add_number (json, "story", dateline_headline_get_id (headline));
  add_feed (json, headline, feed);
  dateline_cli_json_add_string (json, "byline", dateline_headline_get_byline (headline));
  dateline_cli_json_add_time (json, "date", dateline_headline_get_time (headline));
  dateline_cli_json_add_boolean (json, "read", dateline_headline_is_read (headline));
  dateline_cli_json_add_boolean (json, "saved", dateline_headline_is_saved (headline));
  if (dateline_headline_is_updated (headline))
    dateline_cli_json_add_boolean (json, "updated", TRUE);
  dateline_cli_json_add_string (json, "id", dateline_entry_get_id (entry));
  dateline_cli_json_add_story_details (json, entry);
  if (dateline_entry_get_published (entry) != DATELINE_TIME_UNKNOWN)
    {
      /* The zone that the publisher wrote; minutes east, so it may be below zero. */
      json_builder_set_member_name (json, "published_offset_minutes");
      json_builder_add_int_value (json, dateline_entry_get_published_offset (entry));
    }
  dateline_cli_json_add_string (json, "rights", dateline_entry_get_rights (entry));
  add_comments (json, entry);
  add_pictures (json, entry);
  add_page (json, page);
  add_body (json, entry, article);
  json_builder_end_object (json);
  return dateline_cli_json_to_bytes (json);
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where on the globe a story happens: GeoRSS (simple and GML), the W3C's geo:lat and
 * geo:long, the place of a podcast. Of a line, a box or an area the first corner counts:
 * a reader shows a point. */

#include "dateline/feed/dateline-feed-fields-private.h"

#include <math.h>
#include <string.h>

static void
take_position (DatelineFeedWalk *walk, double latitude, double longitude)
{
  DatelineDraftPosition *position = &walk->draft->position;

  /* Not a number fails each comparison. */
  if (!(fabs (latitude) <= 90 && fabs (longitude) <= 180) || position->is_known)
    return;
  position->latitude = latitude;
  position->longitude = longitude;
  position->is_known = TRUE;
}

/* One number, with white space or a comma behind; NAN if there is none. */
static double
read_degrees (const char **text)
{
  const char *at = *text + strspn (*text, " \t\r\n,");
  char *end;
  double degrees = g_ascii_strtod (at, &end);

  *text = end;
  return end > at ? degrees : NAN;
}

/* "45.25 -71.92" */
static void
read_position (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  const char *text = walk->text->str;
  double latitude = read_degrees (&text);

  take_position (walk, latitude, read_degrees (&text));
}

/* GML before its version 3 has "longitude,latitude". */
static void
read_coordinates (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  const char *text = walk->text->str;
  double longitude = read_degrees (&text);

  take_position (walk, read_degrees (&text), longitude);
}

static void
read_latitude (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  const char *text = walk->text->str;

  walk->latitude = read_degrees (&text);
  take_position (walk, walk->latitude, walk->longitude);
}

static void
read_longitude (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  const char *text = walk->text->str;

  walk->longitude = read_degrees (&text);
  take_position (walk, walk->latitude, walk->longitude);
}

/* An attribute "geo:45.25,-71.92" as RFC 5870 has it; the name is the text. */
void
dateline_feed_begin_location (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  g_autofree char *geo = dateline_xml_dup_attribute (walk->xml, "geo");
  const char *text = geo;
  double latitude;

  if (geo == NULL || g_ascii_strncasecmp (geo, "geo:", 4) != 0)
    return;
  text += 4;
  latitude = read_degrees (&text);
  take_position (walk, latitude, read_degrees (&text));
}

#define ENTRY DATELINE_SCOPE_ENTRY
#define PLACE DATELINE_SCOPE_PLACE
#define HERE (ENTRY | PLACE)
#define TEXT DATELINE_COLLECT_TEXT
#define RSS DATELINE_COLLECT_RSS
#define NOTHING DATELINE_COLLECT_NOTHING

const DatelineFeedElement dateline_georss_elements[] = {
  { "point", HERE, NULL, read_position, TEXT },
  { "line", HERE, NULL, read_position, TEXT },
  { "polygon", HERE, NULL, read_position, TEXT },
  { "box", HERE, NULL, read_position, TEXT },
  { "circle", HERE, NULL, read_position, TEXT },
  { "where", ENTRY, NULL, NULL, NOTHING, 0, 0, PLACE },
  { "featurename", ENTRY, NULL, dateline_feed_read_html, RSS, DATELINE_DRAFT_PLACE, 0 },
  { NULL },
};

const DatelineFeedElement dateline_geo_elements[] = {
  { "lat", HERE, NULL, read_latitude, TEXT },
  { "long", HERE, NULL, read_longitude, TEXT },
  { "lon", HERE, NULL, read_longitude, TEXT },
  { "point", ENTRY, NULL, NULL, NOTHING, 0, 0, PLACE },
  { "location", ENTRY, NULL, NULL, NOTHING, 0, 0, PLACE },
  { NULL },
};

const DatelineFeedElement dateline_gml_elements[] = {
  { "point", HERE, NULL, NULL, NOTHING, 0, 0, PLACE },
  { "linestring", PLACE, NULL, NULL, NOTHING, 0, 0, PLACE },
  { "polygon", PLACE, NULL, NULL, NOTHING, 0, 0, PLACE },
  { "exterior", PLACE, NULL, NULL, NOTHING, 0, 0, PLACE },
  { "linearring", PLACE, NULL, NULL, NOTHING, 0, 0, PLACE },
  { "envelope", PLACE, NULL, NULL, NOTHING, 0, 0, PLACE },
  { "pos", PLACE, NULL, read_position, TEXT },
  { "poslist", PLACE, NULL, read_position, TEXT },
  { "lowercorner", PLACE, NULL, read_position, TEXT },
  { "coordinates", PLACE, NULL, read_coordinates, TEXT },
  { NULL },
};

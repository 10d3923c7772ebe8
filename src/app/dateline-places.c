/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The places of the last profiles, the newest first. Main thread only. */

#include "app/dateline-places.h"

#define KEY "places"
#define MAX_PLACES 20

char *
dateline_places_load (GSettings *settings, const char *store)
{
  g_autoptr (GVariant) places = g_settings_get_value (settings, KEY);
  char *place = NULL;

  g_variant_lookup (places, store, "s", &place);
  return place;
}

void
dateline_places_keep (GSettings *settings, const char *store, const char *place)
{
  g_autoptr (GVariant) places = g_settings_get_value (settings, KEY);
  GVariantBuilder kept;
  GVariantIter iter;
  const char *other, *other_place;

  g_variant_builder_init (&kept, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&kept, "{ss}", store, place);
  g_variant_iter_init (&iter, places);
  for (int n = 1;
       n < MAX_PLACES && g_variant_iter_next (&iter, "{&s&s}", &other, &other_place);)
    if (!g_str_equal (other, store))
      {
        g_variant_builder_add (&kept, "{ss}", other, other_place);
        n++;
      }
  g_settings_set_value (settings, KEY, g_variant_builder_end (&kept));
}

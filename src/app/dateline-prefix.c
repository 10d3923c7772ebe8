/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What was installed with the program. Main thread only. */

#include "app/dateline-prefix.h"

#include <gtk/gtk.h>

GSettings *
dateline_prefix_open_settings (void)
{
  GSettingsSchemaSource *usual = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchemaSource) ours = NULL;
  g_autoptr (GSettingsSchema) schema = NULL;

  if (usual != NULL)
    schema = g_settings_schema_source_lookup (usual, DATELINE_APPLICATION_ID, TRUE);
  if (schema == NULL)
    ours = g_settings_schema_source_new_from_directory (DATELINE_SHARE_FOLDER
                                                        "/glib-2.0/schemas",
                                                        usual,
                                                        TRUE,
                                                        NULL);
  if (ours != NULL)
    schema = g_settings_schema_source_lookup (ours, DATELINE_APPLICATION_ID, FALSE);
  if (schema == NULL)
    return g_settings_new (DATELINE_APPLICATION_ID); /* ends the program, saying why */
  return g_settings_new_full (schema, NULL, NULL);
}

/* To look elsewhere, too, costs a start some twenty milliseconds. */
void
dateline_prefix_find_icons (void)
{
  g_autoptr (GFile) ours = g_file_new_for_path (DATELINE_SHARE_FOLDER);

  for (const char *const *folder = g_get_system_data_dirs (); *folder != NULL; folder++)
    {
      g_autoptr (GFile) usual = g_file_new_for_path (*folder);

      if (g_file_equal (ours, usual))
        return;
    }
  gtk_icon_theme_add_search_path (
      gtk_icon_theme_get_for_display (gdk_display_get_default ()),
      DATELINE_SHARE_FOLDER "/icons");
}

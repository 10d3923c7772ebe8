/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The names of the languages that newsrooms write in, by their tags (BCP 47). A table of
 * our own: no library of the platform has them. Pure but for the locale. */

#include "dateline-gtk/reader/dateline-language-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* In the order of strcmp(). A longer tag comes before what it begins with is tried. */
static const struct
{
  const char *tag;
  const char *name;
} languages[] = {
  { "af", N_ ("Afrikaans") },
  { "am", N_ ("Amharic") },
  { "ar", N_ ("Arabic") },
  { "az", N_ ("Azerbaijani") },
  { "be", N_ ("Belarusian") },
  { "bg", N_ ("Bulgarian") },
  { "bn", N_ ("Bengali") },
  { "bs", N_ ("Bosnian") },
  { "ca", N_ ("Catalan") },
  { "cs", N_ ("Czech") },
  { "cy", N_ ("Welsh") },
  { "da", N_ ("Danish") },
  { "de", N_ ("German") },
  { "el", N_ ("Greek") },
  { "en", N_ ("English") },
  { "eo", N_ ("Esperanto") },
  { "es", N_ ("Spanish") },
  { "et", N_ ("Estonian") },
  { "eu", N_ ("Basque") },
  { "fa", N_ ("Persian") },
  { "fi", N_ ("Finnish") },
  { "fil", N_ ("Filipino") },
  { "fr", N_ ("French") },
  { "ga", N_ ("Irish") },
  { "gl", N_ ("Galician") },
  { "gu", N_ ("Gujarati") },
  { "he", N_ ("Hebrew") },
  { "hi", N_ ("Hindi") },
  { "hr", N_ ("Croatian") },
  { "hu", N_ ("Hungarian") },
  { "hy", N_ ("Armenian") },
  { "id", N_ ("Indonesian") },
  { "is", N_ ("Icelandic") },
  { "it", N_ ("Italian") },
  { "iw", N_ ("Hebrew") },
  { "ja", N_ ("Japanese") },
  { "ka", N_ ("Georgian") },
  { "kk", N_ ("Kazakh") },
  { "km", N_ ("Khmer") },
  { "kn", N_ ("Kannada") },
  { "ko", N_ ("Korean") },
  { "ku", N_ ("Kurdish") },
  { "la", N_ ("Latin") },
  { "lb", N_ ("Luxembourgish") },
  { "lt", N_ ("Lithuanian") },
  { "lv", N_ ("Latvian") },
  { "mk", N_ ("Macedonian") },
  { "ml", N_ ("Malayalam") },
  { "mn", N_ ("Mongolian") },
  { "mr", N_ ("Marathi") },
  { "ms", N_ ("Malay") },
  { "mt", N_ ("Maltese") },
  { "my", N_ ("Burmese") },
  { "nb", N_ ("Norwegian") },
  { "ne", N_ ("Nepali") },
  { "nl", N_ ("Dutch") },
  { "nn", N_ ("Norwegian Nynorsk") },
  { "no", N_ ("Norwegian") },
  { "pa", N_ ("Punjabi") },
  { "pl", N_ ("Polish") },
  { "ps", N_ ("Pashto") },
  { "pt", N_ ("Portuguese") },
  { "ro", N_ ("Romanian") },
  { "ru", N_ ("Russian") },
  { "si", N_ ("Sinhala") },
  { "sk", N_ ("Slovak") },
  { "sl", N_ ("Slovenian") },
  { "so", N_ ("Somali") },
  { "sq", N_ ("Albanian") },
  { "sr", N_ ("Serbian") },
  { "sv", N_ ("Swedish") },
  { "sw", N_ ("Swahili") },
  { "ta", N_ ("Tamil") },
  { "te", N_ ("Telugu") },
  { "th", N_ ("Thai") },
  { "tl", N_ ("Filipino") },
  { "tr", N_ ("Turkish") },
  { "uk", N_ ("Ukrainian") },
  { "ur", N_ ("Urdu") },
  { "uz", N_ ("Uzbek") },
  { "vi", N_ ("Vietnamese") },
  { "yi", N_ ("Yiddish") },
  { "zh", N_ ("Chinese") },
  { "zh-cn", N_ ("Chinese (simplified)") },
  { "zh-hans", N_ ("Chinese (simplified)") },
  { "zh-hant", N_ ("Chinese (traditional)") },
  { "zh-hk", N_ ("Chinese (traditional)") },
  { "zh-sg", N_ ("Chinese (simplified)") },
  { "zh-tw", N_ ("Chinese (traditional)") },
  { "zu", N_ ("Zulu") },
};

static int
compare (gconstpointer tag, gconstpointer language)
{
  return strcmp (tag, *(const char *const *) language);
}

static const char *
find (const char *tag)
{
  const char *const *found =
      bsearch (tag, languages, G_N_ELEMENTS (languages), sizeof *languages, compare);

  return found != NULL ? _ (found[1]) : NULL;
}

/* What the language of @tag is called: "German", "German (AT)" for one of a country's.
 * The tag itself where the table does not have it. */
char *
dateline_language_get_name (const char *tag)
{
  g_autofree char *folded = g_ascii_strdown (tag, -1);
  g_auto (GStrv) parts = NULL;
  g_autofree char *script = NULL;
  const char *name;
  const char *country = NULL;

  g_strdelimit (folded, "_", '-');
  parts = g_strsplit (g_strstrip (folded), "-", 4);
  if (parts[0] == NULL)
    return g_strdup (tag);
  name = find (folded);
  if (name != NULL)
    return g_strdup (name);
  script = parts[1] != NULL ? g_strdup_printf ("%s-%s", parts[0], parts[1]) : NULL;
  name = script != NULL ? find (script) : NULL;
  if (name != NULL)
    return g_strdup (name);

  name = find (parts[0]);
  for (guint i = 1; parts[i] != NULL && country == NULL; i++)
    if (strlen (parts[i]) == 2)
      country = parts[i];
  if (name == NULL)
    return g_strdup (tag);
  if (country != NULL)
    {
      g_autofree char *code = g_ascii_strup (country, -1);

      /* Translators: a language and the code of a country, as "German (AT)". */
      return g_strdup_printf (_ ("%s (%s)"), name, code);
    }
  return g_strdup (name);
}

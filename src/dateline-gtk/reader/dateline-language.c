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
  const char *own; /* what those who speak it call it */
} languages[] = {
  { "af", N_ ("Afrikaans"), "Afrikaans" },
  { "am", N_ ("Amharic"), "አማርኛ" },
  { "ar", N_ ("Arabic"), "العربية" },
  { "az", N_ ("Azerbaijani"), "Azərbaycanca" },
  { "be", N_ ("Belarusian"), "Беларуская" },
  { "bg", N_ ("Bulgarian"), "Български" },
  { "bn", N_ ("Bengali"), "বাংলা" },
  { "bs", N_ ("Bosnian"), "Bosanski" },
  { "ca", N_ ("Catalan"), "Català" },
  { "cs", N_ ("Czech"), "Čeština" },
  { "cy", N_ ("Welsh"), "Cymraeg" },
  { "da", N_ ("Danish"), "Dansk" },
  { "de", N_ ("German"), "Deutsch" },
  { "el", N_ ("Greek"), "Ελληνικά" },
  { "en", N_ ("English"), "English" },
  { "eo", N_ ("Esperanto"), "Esperanto" },
  { "es", N_ ("Spanish"), "Español" },
  { "et", N_ ("Estonian"), "Eesti" },
  { "eu", N_ ("Basque"), "Euskara" },
  { "fa", N_ ("Persian"), "فارسی" },
  { "fi", N_ ("Finnish"), "Suomi" },
  { "fil", N_ ("Filipino"), "Filipino" },
  { "fr", N_ ("French"), "Français" },
  { "ga", N_ ("Irish"), "Gaeilge" },
  { "gl", N_ ("Galician"), "Galego" },
  { "gu", N_ ("Gujarati"), "ગુજરાતી" },
  { "he", N_ ("Hebrew"), "עברית" },
  { "hi", N_ ("Hindi"), "हिन्दी" },
  { "hr", N_ ("Croatian"), "Hrvatski" },
  { "hu", N_ ("Hungarian"), "Magyar" },
  { "hy", N_ ("Armenian"), "Հայերեն" },
  { "id", N_ ("Indonesian"), "Indonesia" },
  { "is", N_ ("Icelandic"), "Íslenska" },
  { "it", N_ ("Italian"), "Italiano" },
  { "iw", N_ ("Hebrew"), "עברית" },
  { "ja", N_ ("Japanese"), "日本語" },
  { "ka", N_ ("Georgian"), "ქართული" },
  { "kk", N_ ("Kazakh"), "Қазақша" },
  { "km", N_ ("Khmer"), "ខ្មែរ" },
  { "kn", N_ ("Kannada"), "ಕನ್ನಡ" },
  { "ko", N_ ("Korean"), "한국어" },
  { "ku", N_ ("Kurdish"), "Kurdî" },
  { "la", N_ ("Latin"), "Latina" },
  { "lb", N_ ("Luxembourgish"), "Lëtzebuergesch" },
  { "lt", N_ ("Lithuanian"), "Lietuvių" },
  { "lv", N_ ("Latvian"), "Latviešu" },
  { "mk", N_ ("Macedonian"), "Македонски" },
  { "ml", N_ ("Malayalam"), "മലയാളം" },
  { "mn", N_ ("Mongolian"), "Монгол" },
  { "mr", N_ ("Marathi"), "मराठी" },
  { "ms", N_ ("Malay"), "Melayu" },
  { "mt", N_ ("Maltese"), "Malti" },
  { "my", N_ ("Burmese"), "မြန်မာ" },
  { "nb", N_ ("Norwegian"), "Norsk" },
  { "ne", N_ ("Nepali"), "नेपाली" },
  { "nl", N_ ("Dutch"), "Nederlands" },
  { "nn", N_ ("Norwegian Nynorsk"), "Nynorsk" },
  { "no", N_ ("Norwegian"), "Norsk" },
  { "pa", N_ ("Punjabi"), "ਪੰਜਾਬੀ" },
  { "pl", N_ ("Polish"), "Polski" },
  { "ps", N_ ("Pashto"), "پښتو" },
  { "pt", N_ ("Portuguese"), "Português" },
  { "ro", N_ ("Romanian"), "Română" },
  { "ru", N_ ("Russian"), "Русский" },
  { "si", N_ ("Sinhala"), "සිංහල" },
  { "sk", N_ ("Slovak"), "Slovenčina" },
  { "sl", N_ ("Slovenian"), "Slovenščina" },
  { "so", N_ ("Somali"), "Soomaali" },
  { "sq", N_ ("Albanian"), "Shqip" },
  { "sr", N_ ("Serbian"), "Српски" },
  { "sv", N_ ("Swedish"), "Svenska" },
  { "sw", N_ ("Swahili"), "Kiswahili" },
  { "ta", N_ ("Tamil"), "தமிழ்" },
  { "te", N_ ("Telugu"), "తెలుగు" },
  { "th", N_ ("Thai"), "ไทย" },
  { "tl", N_ ("Filipino"), "Filipino" },
  { "tr", N_ ("Turkish"), "Türkçe" },
  { "uk", N_ ("Ukrainian"), "Українська" },
  { "ur", N_ ("Urdu"), "اردو" },
  { "uz", N_ ("Uzbek"), "Oʻzbekcha" },
  { "vi", N_ ("Vietnamese"), "Tiếng Việt" },
  { "yi", N_ ("Yiddish"), "ייִדיש" },
  { "zh", N_ ("Chinese"), "中文" },
  { "zh-cn", N_ ("Chinese (simplified)"), "简体中文" },
  { "zh-hans", N_ ("Chinese (simplified)"), "简体中文" },
  { "zh-hant", N_ ("Chinese (traditional)"), "繁體中文" },
  { "zh-hk", N_ ("Chinese (traditional)"), "繁體中文" },
  { "zh-sg", N_ ("Chinese (simplified)"), "简体中文" },
  { "zh-tw", N_ ("Chinese (traditional)"), "繁體中文" },
  { "zu", N_ ("Zulu"), "IsiZulu" },
};

static int
compare (gconstpointer tag, gconstpointer language)
{
  return strcmp (tag, *(const char *const *) language);
}

static const char *const *
look_up (const char *tag)
{
  return bsearch (tag, languages, G_N_ELEMENTS (languages), sizeof *languages, compare);
}

static const char *
find (const char *tag)
{
  const char *const *found = look_up (tag);

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

/* What those who speak the language of @tag call it, with what it is called here where
 * that is another word: "Deutsch (German)". */
char *
dateline_language_get_own_name (const char *tag)
{
  g_autofree char *folded = g_ascii_strdown (tag, -1);
  g_autofree char *name = dateline_language_get_name (tag);
  const char *const *found;

  g_strdelimit (folded, "_", '-');
  found = look_up (folded);
  if (found == NULL)
    {
      folded[strcspn (folded, "-")] = '\0';
      found = look_up (folded);
    }
  if (found == NULL || g_str_equal (found[2], name))
    return g_steal_pointer (&name);
  /* Translators: what a language calls itself, then what it is called here. */
  return g_strdup_printf (_ ("%s (%s)"), found[2], name);
}

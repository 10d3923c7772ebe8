/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The words by which a credit is known, in the languages of the feeds. Pure, any thread.
 */

#include "dateline/text/dateline-text-credit-words-private.h"

#include <string.h>

#define LONGEST_WORD 64

/* Words that announce a credit, in lower case. Those of the first row are proof enough;
 * what follows one of the others must read like a name. */
static const char *const sure_words[] = {
  "credit",     "credits",  "courtesy",   "copyright", "photographer", "crédit",
  "crédits",    "crédito",  "créditos",   "credito",   "crediti",      "bildnachweis",
  "bildquelle", "fotograf", "fotografin", "fotograaf", "kuvaaja",      "fotocredit",
  "撮影",       "提供",     "摄影",       "攝影",
};
static const char *const announcing_words[] = {
  "photo",        "photos",     "photograph",  "photographs", "photography",
  "picture",      "pictures",   "image",       "images",      "illustration",
  "graphic",      "graphics",   "pic",         "pics",        "screenshot",
  "source",       "artwork",    "visual",      "by",          "file",
  "foto",         "fotos",      "bild",        "bilder",      "quelle",
  "grafik",       "symbolbild", "symbolfoto",  "archivfoto",  "archivbild",
  "photographie", "visuel",     "infographie", "capture",     "fotografía",
  "fotografia",   "imagen",     "fuente",      "imagem",      "fonte",
  "reprodução",   "divulgação", "immagine",    "beeld",       "bron",
  "bilde",        "billede",    "kilde",       "källa",       "arkivfoto",
  "illustrasjon", "kuva",       "kuvat",       "lähde",       "fot",
  "zdjęcie",      "zdj",        "źródło",      "zdroj",       "snímek",
  "autor",        "fotó",       "fotók",       "forrás",      "kép",
  "illusztráció", "sursa",      "sursă",       "imagine",     "fotoğraf",
  "kaynak",       "görsel",     "φωτό",        "φωτο",        "φωτογραφία",
  "πηγή",         "φωτ",        "фото",        "источник",    "снимок",
  "фотография",   "джерело",    "світлина",    "снимка",      "izvor",
  "写真",         "画像",       "出典",        "图",          "图片",
  "图源",         "来源",       "圖",          "圖片",        "來源",
  "照片",         "사진",       "출처",        "이미지",      "صورة",
  "تصوير",        "المصدر",     "צילום",       "תמונה",       "sumber",
  "ảnh",          "nguồn",
};

/* Words that lead from "Photo" to a name without a colon. */
static const char *const leads[] = { "by", "courtesy", "von",  "di",  "de",  "par",
                                     "av", "af",       "door", "via", "par", "of" };

/* Who credits are given to. One that is written small is met in any case, the others only
 * as written. */
static const char *const agencies[] = {
  "AFP",
  "AP",
  "REUTERS",
  "Reuters",
  "EPA",
  "EFE",
  "ANSA",
  "ANP",
  "APA",
  "AAP",
  "UPI",
  "MTI",
  "TASS",
  "TT",
  "NTB",
  "PTI",
  "ANI",
  "PAP",
  "ČTK",
  "CTK",
  "STR",
  "DPA",
  "dpa",
  "afp",
  "KNA",
  "IANS",
  "WENN",
  "SIPA",
  "RIA",
  "Handout",
  "HANDOUT",
  "getty",
  "gettyimages",
  "xinhua",
  "bloomberg",
  "shutterstock",
  "istock",
  "istockphoto",
  "alamy",
  "corbis",
  "magnum",
  "unsplash",
  "pixabay",
  "pexels",
  "flickr",
  "wikimedia",
  "wikipedia",
  "imago",
  "keystone",
  "kyodo",
  "yonhap",
  "belga",
  "ritzau",
  "scanpix",
  "lehtikuva",
  "lapresse",
  "anadolu",
  "zuma",
  "dreamstime",
  "depositphotos",
  "fotolia",
  "maxppp",
  "agerpres",
  "tanjug",
  "ukrinform",
  "unian",
  "sputnik",
  "hina",
  "europapress",
  "adobestock",
  "picture-alliance",
  "hollandse",
};

/* Who is in the news as often as credited: proof only where they stand nearly alone. */
static const char *const sources[] = {
  "NASA",     "ESA",     "BBC",       "CNN",      "NPR",      "File",      "FILE",
  "Archiv",   "Archivo", "Archives",  "Provided", "Supplied", "Submitted", "Courtesy",
  "Facebook", "Twitter", "Instagram", "YouTube",  "TikTok",   "Pool",      "POOL",
};

/* Small words of names. */
static const char *const particles[] = {
  "of",       "on",      "the",        "for",      "and",      "via",         "de",
  "la",       "le",      "les",        "du",       "des",      "von",         "van",
  "der",      "den",     "di",         "da",       "del",      "della",       "dos",
  "do",       "el",      "al",         "bin",      "ibn",      "y",           "e",
  "und",      "et",      "och",        "og",       "für",      "pour",        "para",
  "alliance", "picture", "stock",      "photo",    "images",   "image",       "by",
  "staff",    "with",    "permission", "from",     "courtesy", "contributed", "file",
  "handout",  "archiv",  "archive",    "archives",
};

static const struct
{
  const char *const *words;
  gsize n_words;
  DatelineCreditWord meaning;
} tables[] = {
  { sure_words, G_N_ELEMENTS (sure_words), DATELINE_CREDIT_WORD_SURE },
  { announcing_words, G_N_ELEMENTS (announcing_words), DATELINE_CREDIT_WORD_ANNOUNCING },
  { leads, G_N_ELEMENTS (leads), DATELINE_CREDIT_WORD_LEAD },
  { agencies, G_N_ELEMENTS (agencies), DATELINE_CREDIT_WORD_AGENCY },
  { sources, G_N_ELEMENTS (sources), DATELINE_CREDIT_WORD_SOURCE },
  { particles, G_N_ELEMENTS (particles), DATELINE_CREDIT_WORD_PARTICLE },
};

/* Made once, from the tables: captions are read word by word, thousands in a refresh. */
static GHashTable *
get_meanings (void)
{
  static GHashTable *meanings;

  if (g_once_init_enter (&meanings))
    {
      GHashTable *made = g_hash_table_new (g_str_hash, g_str_equal);

      for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
        for (gsize j = 0; j < tables[i].n_words; j++)
          {
            char *word = (char *) tables[i].words[j];
            guint known = GPOINTER_TO_UINT (g_hash_table_lookup (made, word));

            g_hash_table_insert (made,
                                 word,
                                 GUINT_TO_POINTER (known | tables[i].meaning));
          }
      g_once_init_leave (&meanings, made);
    }
  return meanings;
}

/* All that @word may mean. */
DatelineCreditWord
dateline_credit_find_word (const char *word, gsize length)
{
  GHashTable *meanings = get_meanings ();
  g_autofree char *lower = NULL;
  char exact[LONGEST_WORD + 1];

  if (length > LONGEST_WORD)
    return 0;
  memcpy (exact, word, length);
  exact[length] = '\0';
  lower = g_utf8_casefold (exact, length);
  return GPOINTER_TO_UINT (g_hash_table_lookup (meanings, exact)) |
         GPOINTER_TO_UINT (g_hash_table_lookup (meanings, lower));
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The words that stand in dates: months in many languages, halves of the day, the marks
 * of the far East, zones. Pure functions, any thread.
 *
 * A month is known by its first three letters or more. The rows are in the order of how
 * many feeds speak so; where two languages disagree ("listopad") the first row wins.
 */

#include "dateline/text/dateline-date-words-private.h"

#include <string.h>

/* Lower case, accents taken off as plain () does. A second row of a language has the
 * forms whose beginnings differ. */
static const char *const months[] = {
  "january february march april may june july august september october november december",
  "januar februar marz april mai juni juli august september oktober november dezember",
  "janner feber maerz april mai juno julei august sept okt nov dez",
  "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
  "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
  "diciembre",
  "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro "
  "dezembro",
  "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
  "dicembre",
  "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
  "январь февраль март апрель маи июнь июль август сентябрь октябрь ноябрь декабрь",
  "januari februari maart april mei juni juli augustus september oktober november "
  "december",
  "jan feb mrt apr mei jun jul aug sep okt nov dec",
  "januari februari mars april maj juni juli augusti september oktober november december",
  "januar februar marts april maj juni juli august september oktober november desember",
  "styczen luty marzec kwiecien maj czerwiec lipiec sierpien wrzesien pazdziernik "
  "listopad "
  "grudzien",
  "stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika "
  "listopada grudnia",
  "leden unor brezen duben kveten cerven cervenec srpen zari rijen listopad prosinec",
  "ledna unora brezna dubna kvetna cervna cervence srpna zari rijna listopadu prosince",
  "januar februar marec april maj jun jul august september oktober november december",
  "januar februar marcius aprilis majus junius julius augusztus szeptember oktober "
  "november "
  "december",
  "ιανουαριοσ φεβρουαριοσ μαρτιοσ απριλιοσ μαιοσ ιουνιοσ ιουλιοσ αυγουστοσ σεπτεμβριοσ "
  "οκτωβριοσ νοεμβριοσ δεκεμβριοσ",
  "ιανουαριου φεβρουαριου μαρτιου απριλιου μαιου ιουνιου ιουλιου αυγουστου σεπτεμβριου "
  "οκτωβριου νοεμβριου δεκεμβριου",
  "ocak subat mart nisan mayıs haziran temmuz agustos eylul ekim kasım aralık",
  "ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik",
  "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesakuu heinakuu elokuu syyskuu lokakuu "
  "marraskuu joulukuu",
  "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie "
  "noiembrie "
  "decembrie",
  "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада "
  "грудня",
  "січень лютии березень квітень травень червень липень серпень вересень жовтень "
  "листопад "
  "грудень",
  "януари февруари март април маи юни юли август септември октомври ноември декември",
  "јануар фебруар март април мај јун јул август септембар октобар новембар децембар",
  "januar februar mart april maj jun jul avgust septembar oktobar novembar decembar",
  "sijecanj veljaca ozujak travanj svibanj lipanj srpanj kolovoz rujan listopad studeni "
  "prosinac",
  "sijecnja veljace ozujka travnja svibnja lipnja srpnja kolovoza rujna listopada "
  "studenoga "
  "prosinca",
  "gener febrer marc abril maig juny juliol agost setembre octubre novembre desembre",
  "januari februari maret april mei juni juli agustus september oktober november "
  "desember",
  "sausio vasario kovo balandzio geguzes birzelio liepos rugpjucio rugsejo spalio "
  "lapkricio gruodzio",
  "janvaris februaris marts aprilis maijs junijs julijs augusts septembris oktobris "
  "novembris decembris",
  "jaanuar veebruar marts aprill mai juuni juuli august september oktoober november "
  "detsember",
  "urtarrila otsaila martxoa apirila maiatza ekaina uztaila abuztua iraila urria azaroa "
  "abendua",
  "januaro februaro marto aprilo majo junio julio aŭgusto septembro oktobro novembro "
  "decembro",
  "يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر",
  "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
};

static const char weekdays[] = "monday tuesday wednesday thursday friday saturday sunday";

static const struct
{
  const char *word;
  DatelineDateWord meaning;
} other_words[] = {
  { "am", DATELINE_DATE_WORD_MORNING },        { "pm", DATELINE_DATE_WORD_AFTERNOON },
  { "πμ", DATELINE_DATE_WORD_MORNING },        { "μμ", DATELINE_DATE_WORD_AFTERNOON },
  { "ص", DATELINE_DATE_WORD_MORNING },         { "م", DATELINE_DATE_WORD_AFTERNOON },
  { "thang", DATELINE_DATE_WORD_MONTH_COMES },
};

static const struct
{
  const char *text;
  DatelineDateMark mark;
  gboolean korean;
} marks[] = {
  { "年", DATELINE_DATE_MARK_YEAR, FALSE },
  { "년", DATELINE_DATE_MARK_YEAR, TRUE },
  { "月", DATELINE_DATE_MARK_MONTH, FALSE },
  { "월", DATELINE_DATE_MARK_MONTH, TRUE },
  { "日", DATELINE_DATE_MARK_DAY, FALSE },
  { "号", DATELINE_DATE_MARK_DAY, FALSE },
  { "號", DATELINE_DATE_MARK_DAY, FALSE },
  { "일", DATELINE_DATE_MARK_DAY, TRUE },
  { "時", DATELINE_DATE_MARK_HOUR, FALSE },
  { "时", DATELINE_DATE_MARK_HOUR, FALSE },
  { "點", DATELINE_DATE_MARK_HOUR, FALSE },
  { "点", DATELINE_DATE_MARK_HOUR, FALSE },
  { "시", DATELINE_DATE_MARK_HOUR, TRUE },
  { "分", DATELINE_DATE_MARK_MINUTE, FALSE },
  { "분", DATELINE_DATE_MARK_MINUTE, TRUE },
  { "秒", DATELINE_DATE_MARK_SECOND, FALSE },
  { "초", DATELINE_DATE_MARK_SECOND, TRUE },
  { "午前", DATELINE_DATE_MARK_MORNING, FALSE },
  { "上午", DATELINE_DATE_MARK_MORNING, FALSE },
  { "오전", DATELINE_DATE_MARK_MORNING, TRUE },
  { "午後", DATELINE_DATE_MARK_AFTERNOON, FALSE },
  { "下午", DATELINE_DATE_MARK_AFTERNOON, FALSE },
  { "오후", DATELINE_DATE_MARK_AFTERNOON, TRUE },
};

/* Names that are in use for several zones mean the one whose feeds are the most. The
 * letters of the military zones say nothing, as RFC 5322 (4.3) explains. */
static const struct
{
  char name[6];
  short minutes;
} zones[] = {
  { "acdt", 630 }, { "acst", 570 },  { "act", -300 },  { "acwst", 525 },
  { "adt", -180 }, { "aedt", 660 },  { "aest", 600 },  { "aet", 600 },
  { "aft", 270 },  { "akdt", -480 }, { "akst", -540 }, { "almt", 300 },
  { "amt", -240 }, { "art", -180 },  { "ast", -240 },  { "at", -240 },
  { "awst", 480 }, { "azot", -60 },  { "azt", 240 },   { "bdt", 360 },
  { "bnt", 480 },  { "bot", -240 },  { "brst", -120 }, { "brt", -180 },
  { "bst", 60 },   { "btt", 360 },   { "cat", 120 },   { "cdt", -300 },
  { "cest", 120 }, { "cet", 60 },    { "chst", 600 },  { "clst", -180 },
  { "clt", -240 }, { "cot", -300 },  { "cst", -360 },  { "ct", -360 },
  { "cvt", -60 },  { "eat", 180 },   { "ect", -300 },  { "edt", -240 },
  { "eest", 180 }, { "eet", 120 },   { "est", -300 },  { "et", -300 },
  { "fet", 180 },  { "fjt", 720 },   { "fkt", -240 },  { "gart", 240 },
  { "get", 240 },  { "gft", -180 },  { "gmt", 0 },     { "gst", 240 },
  { "gyt", -240 }, { "hast", -600 }, { "hdt", -540 },  { "hkt", 480 },
  { "hovt", 420 }, { "hst", -600 },  { "ict", 420 },   { "idt", 180 },
  { "irdt", 270 }, { "irkt", 480 },  { "irst", 210 },  { "ist", 330 },
  { "jst", 540 },  { "kgt", 360 },   { "krat", 420 },  { "kst", 540 },
  { "lhst", 630 }, { "magt", 660 },  { "mart", -570 }, { "mdt", -360 },
  { "mest", 120 }, { "mesz", 120 },  { "met", 60 },    { "mez", 60 },
  { "mmt", 390 },  { "msd", 240 },   { "msk", 180 },   { "mst", -420 },
  { "mt", -420 },  { "mut", 240 },   { "mvt", 300 },   { "myt", 480 },
  { "ndt", -150 }, { "novt", 420 },  { "npt", 345 },   { "nst", -210 },
  { "nt", -210 },  { "nzdt", 780 },  { "nzst", 720 },  { "omst", 360 },
  { "pdt", -420 }, { "pet", -300 },  { "petst", 720 }, { "pgt", 600 },
  { "phst", 480 }, { "pht", 480 },   { "pkt", 300 },   { "pst", -480 },
  { "pt", -480 },  { "pyt", -240 },  { "ret", 240 },   { "sakt", 660 },
  { "samt", 240 }, { "sast", 120 },  { "sct", 240 },   { "sgt", 480 },
  { "srt", -180 }, { "sst", -660 },  { "tjt", 300 },   { "tmt", 300 },
  { "trt", 180 },  { "uct", 0 },     { "ulat", 480 },  { "ut", 0 },
  { "utc", 0 },    { "uyt", -180 },  { "uzt", 300 },   { "vet", -240 },
  { "vlat", 600 }, { "vvst", 600 },  { "wast", 120 },  { "wat", 60 },
  { "west", 60 },  { "wet", 0 },     { "wib", 420 },   { "wit", 540 },
  { "wita", 480 }, { "yakt", 540 },  { "yekt", 300 },
};

/* Lower case without dots and accents; FALSE if it does not fit, and so is no word of
 * ours. */
static gboolean
plain (const char *word, gsize length, char *folded, gsize size)
{
  g_autofree char *apart = NULL;
  g_autofree char *lower = NULL;
  gsize n = 0;
  gboolean ascii = TRUE;

  for (gsize i = 0; i < length && ascii; i++)
    {
      ascii = (guchar) word[i] < 0x80;
      if (word[i] != '.' && n < size - 1)
        folded[n++] = g_ascii_tolower (word[i]);
    }
  if (!ascii)
    {
      apart = g_utf8_normalize (word, length, G_NORMALIZE_DEFAULT);
      lower = apart == NULL ? NULL : g_utf8_casefold (apart, -1);
      if (lower == NULL)
        return FALSE;
      n = 0;
      for (const char *at = lower; *at != '\0'; at = g_utf8_next_char (at))
        if (*at != '.' && !g_unichar_ismark (g_utf8_get_char (at)))
          for (const char *byte = at; byte < g_utf8_next_char (at) && n < size - 1;
               byte++)
            folded[n++] = *byte;
    }
  folded[n] = '\0';
  return n < size - 1;
}

/* The month whose name in that row begins with @word, or 0. */
static int
find_in_row (const char *row, const char *word, gsize length)
{
  int month = 1;

  for (const char *at = row;; at++, month++)
    {
      if (strncmp (at, word, length) == 0)
        return month;
      at = strchr (at, ' ');
      if (at == NULL)
        return 0;
    }
}

/* What @word means, in any of the languages. The days of the week, which mean nothing
 * that the rest of a date does not say, are known in English only to be done with at
 * once. */
DatelineDateWord
dateline_date_find_word (const char *word, gsize length, int *value)
{
  char folded[48];

  if (!plain (word, length, folded, sizeof folded))
    return DATELINE_DATE_WORD_UNKNOWN;
  length = strlen (folded);
  for (gsize i = 0; i < G_N_ELEMENTS (other_words); i++)
    if (strcmp (folded, other_words[i].word) == 0)
      return other_words[i].meaning;
  if (strcmp (folded, "sept") == 0)
    length--;
  if (g_utf8_strlen (folded, length) < 3 || find_in_row (weekdays, folded, length) != 0)
    return DATELINE_DATE_WORD_UNKNOWN;
  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    {
      *value = find_in_row (months[i], folded, length);
      if (*value != 0)
        return DATELINE_DATE_WORD_MONTH;
    }
  return DATELINE_DATE_WORD_UNKNOWN;
}

/* The mark that @text begins with, its length, and whether it is written in Korean. */
DatelineDateMark
dateline_date_find_mark (const char *text, gsize *length, gboolean *korean)
{
  if ((guchar) *text < 0x80)
    return DATELINE_DATE_MARK_NONE;
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (text, marks[i].text))
      {
        *length = strlen (marks[i].text);
        *korean = marks[i].korean;
        return marks[i].mark;
      }
  return DATELINE_DATE_MARK_NONE;
}

/* Minutes east of UTC of an abbreviation. */
gboolean
dateline_date_find_zone (const char *name, gsize length, int *minutes)
{
  gsize low = 0;
  gsize high = G_N_ELEMENTS (zones);

  *minutes = 0;
  if (length == 1 && g_ascii_isalpha (*name))
    return TRUE;
  while (low < high && length < sizeof zones[0].name)
    {
      gsize middle = (low + high) / 2;
      int order = g_ascii_strncasecmp (name, zones[middle].name, length);

      if (order == 0 && zones[middle].name[length] != '\0')
        order = -1;
      if (order == 0)
        {
          *minutes = zones[middle].minutes;
          return TRUE;
        }
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return FALSE;
}

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What of untrusted HTML may stay: elements and attributes by allow-list, addresses by
 * the schemes of dateline_uri_resolve(). No class, id, style or event ever does, and no
 * element of SVG and MathML. What stands in an object or applet is for those who cannot
 * show it, as we. Pure, any thread.
 */

#include "dateline/html/dateline-html-policy-private.h"
#include "dateline/html/dateline-html-pictures-private.h"
#include "dateline/text/dateline-uri-private.h"

#include <string.h>

#define T(name) DATELINE_HTML_TAG_##name
#define KEEP(name) [T (name)] = DATELINE_HTML_KEEP
#define DROP(name) [T (name)] = DATELINE_HTML_DROP

static const guint8 fates[DATELINE_HTML_N_TAGS] = {
  KEEP (A),          KEEP (ABBR),     KEEP (ACRONYM),  KEEP (ADDRESS),
  KEEP (ARTICLE),    KEEP (ASIDE),    KEEP (AUDIO),    KEEP (B),
  KEEP (BDI),        KEEP (BDO),      KEEP (BIG),      KEEP (BLOCKQUOTE),
  KEEP (BR),         KEEP (CAPTION),  KEEP (CENTER),   KEEP (CITE),
  KEEP (CODE),       KEEP (COL),      KEEP (COLGROUP), KEEP (DATA),
  KEEP (DD),         KEEP (DEL),      KEEP (DETAILS),  KEEP (DFN),
  KEEP (DIV),        KEEP (DL),       KEEP (DT),       KEEP (EM),
  KEEP (FIGCAPTION), KEEP (FIGURE),   KEEP (FOOTER),   KEEP (H1),
  KEEP (H2),         KEEP (H3),       KEEP (H4),       KEEP (H5),
  KEEP (H6),         KEEP (HEADER),   KEEP (HGROUP),   KEEP (HR),
  KEEP (I),          KEEP (IMG),      KEEP (INS),      KEEP (KBD),
  KEEP (LI),         KEEP (MAIN),     KEEP (MARK),     KEEP (NAV),
  KEEP (OL),         KEEP (P),        KEEP (PICTURE),  KEEP (PRE),
  KEEP (Q),          KEEP (RB),       KEEP (RP),       KEEP (RT),
  KEEP (RTC),        KEEP (RUBY),     KEEP (S),        KEEP (SAMP),
  KEEP (SECTION),    KEEP (SMALL),    KEEP (SOURCE),   KEEP (SPAN),
  KEEP (STRIKE),     KEEP (STRONG),   KEEP (SUB),      KEEP (SUMMARY),
  KEEP (SUP),        KEEP (TABLE),    KEEP (TBODY),    KEEP (TD),
  KEEP (TFOOT),      KEEP (TH),       KEEP (THEAD),    KEEP (TIME),
  KEEP (TR),         KEEP (TT),       KEEP (U),        KEEP (UL),
  KEEP (VAR),        KEEP (VIDEO),    KEEP (WBR),

  DROP (AMP_IFRAME), DROP (BASE),     DROP (BGSOUND),  DROP (CANVAS),
  DROP (DATALIST),   DROP (EMBED),    DROP (FRAME),    DROP (FRAMESET),
  DROP (IFRAME),     DROP (INPUT),    DROP (KEYGEN),   DROP (LINK),
  DROP (META),       DROP (METER),    DROP (NOEMBED),  DROP (NOFRAMES),
  DROP (OPTGROUP),   DROP (OPTION),   DROP (PARAM),    DROP (PORTAL),
  DROP (PROGRESS),   DROP (SCRIPT),   DROP (SELECT),   DROP (STYLE),
  DROP (TEMPLATE),   DROP (TEXTAREA), DROP (TITLE),    DROP (TRACK),
};

typedef struct
{
  DatelineHtmlTag tag; /* UNKNOWN: any */
  const char *name;
  DatelineHtmlValue value;
} Attribute;

static const Attribute attributes[] = {
  { T (UNKNOWN), "dir", DATELINE_HTML_VALUE_WORD },
  { T (UNKNOWN), "lang", DATELINE_HTML_VALUE_WORD },
  { T (UNKNOWN), "title", DATELINE_HTML_VALUE_TEXT },
  { T (A), "href", DATELINE_HTML_VALUE_LINK },
  { T (A), "hreflang", DATELINE_HTML_VALUE_WORD },
  { T (AUDIO), "controls", DATELINE_HTML_VALUE_WORD },
  { T (AUDIO), "src", DATELINE_HTML_VALUE_MEDIA },
  { T (BLOCKQUOTE), "cite", DATELINE_HTML_VALUE_LINK },
  { T (COL), "span", DATELINE_HTML_VALUE_NUMBER },
  { T (COLGROUP), "span", DATELINE_HTML_VALUE_NUMBER },
  { T (DATA), "value", DATELINE_HTML_VALUE_TEXT },
  { T (DEL), "cite", DATELINE_HTML_VALUE_LINK },
  { T (DEL), "datetime", DATELINE_HTML_VALUE_TEXT },
  { T (DETAILS), "open", DATELINE_HTML_VALUE_WORD },
  { T (IMG), "alt", DATELINE_HTML_VALUE_TEXT },
  { T (IMG), "height", DATELINE_HTML_VALUE_NUMBER },
  { T (IMG), "src", DATELINE_HTML_VALUE_PICTURE },
  { T (IMG), "srcset", DATELINE_HTML_VALUE_SRCSET },
  { T (IMG), "width", DATELINE_HTML_VALUE_NUMBER },
  { T (INS), "cite", DATELINE_HTML_VALUE_LINK },
  { T (INS), "datetime", DATELINE_HTML_VALUE_TEXT },
  { T (LI), "value", DATELINE_HTML_VALUE_NUMBER },
  { T (OL), "reversed", DATELINE_HTML_VALUE_WORD },
  { T (OL), "start", DATELINE_HTML_VALUE_NUMBER },
  { T (OL), "type", DATELINE_HTML_VALUE_WORD },
  { T (Q), "cite", DATELINE_HTML_VALUE_LINK },
  { T (SOURCE), "media", DATELINE_HTML_VALUE_TEXT },
  { T (SOURCE), "src", DATELINE_HTML_VALUE_MEDIA },
  { T (SOURCE), "srcset", DATELINE_HTML_VALUE_SRCSET },
  { T (SOURCE), "type", DATELINE_HTML_VALUE_TEXT },
  { T (TD), "colspan", DATELINE_HTML_VALUE_NUMBER },
  { T (TD), "rowspan", DATELINE_HTML_VALUE_NUMBER },
  { T (TH), "colspan", DATELINE_HTML_VALUE_NUMBER },
  { T (TH), "rowspan", DATELINE_HTML_VALUE_NUMBER },
  { T (TH), "scope", DATELINE_HTML_VALUE_WORD },
  { T (TIME), "datetime", DATELINE_HTML_VALUE_TEXT },
  { T (VIDEO), "controls", DATELINE_HTML_VALUE_WORD },
  { T (VIDEO), "height", DATELINE_HTML_VALUE_NUMBER },
  { T (VIDEO), "poster", DATELINE_HTML_VALUE_PICTURE },
  { T (VIDEO), "src", DATELINE_HTML_VALUE_MEDIA },
  { T (VIDEO), "width", DATELINE_HTML_VALUE_NUMBER },
};

/*
 * dateline_html_policy_get_fate:
 * @tag: an element of HTML; those of other vocabularies are all dropped
 *
 * Returns: what becomes of it
 */
DatelineHtmlFate
dateline_html_policy_get_fate (DatelineHtmlTag tag)
{
  return fates[tag];
}

/*
 * dateline_html_policy_get_value:
 * @tag: an element that is kept
 * @attribute: the name of an attribute, in lower case
 *
 * Returns: what the attribute may hold
 */
DatelineHtmlValue
dateline_html_policy_get_value (DatelineHtmlTag tag, const char *attribute)
{
  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    if (attributes[i].name[0] == attribute[0] &&
        (attributes[i].tag == tag || attributes[i].tag == T (UNKNOWN)) &&
        strcmp (attributes[i].name, attribute) == 0)
      return attributes[i].value;

  return DATELINE_HTML_VALUE_REFUSED;
}

static char *
filter_characters (const char *value, const char *punctuation)
{
  for (const char *p = value; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && !strchr (punctuation, *p))
      return NULL;

  return g_strdup (value);
}

static char *
filter_srcset (const char *value, const char *base_uri)
{
  GString *filtered = g_string_new (NULL);
  char *next_reference;
  char *next_descriptor;

  while (dateline_html_next_source (&value, &next_reference, &next_descriptor))
    {
      g_autofree char *reference = next_reference;
      g_autofree char *descriptor = next_descriptor;
      g_autofree char *size = filter_characters (descriptor, ".");
      g_autofree char *uri =
          dateline_uri_resolve (base_uri, reference, DATELINE_URI_PICTURE);

      /* A comma at either end would join it with its neighbours. */
      if (!uri || !size || *uri == ',' || g_str_has_suffix (uri, ","))
        continue;
      g_string_append_printf (filtered,
                              "%s%s%s%s",
                              filtered->len > 0 ? ", " : "",
                              uri,
                              *size != '\0' ? " " : "",
                              size);
    }

  return g_string_free (filtered, filtered->len == 0);
}

/*
 * dateline_html_policy_filter_value:
 * @kind: what is allowed
 * @value: what is there
 * @base_uri: (nullable): what relative addresses resolve against
 *
 * Returns: (transfer full) (nullable): what may stay of @value; %NULL if nothing
 */
char *
dateline_html_policy_filter_value (DatelineHtmlValue kind,
                                   const char *value,
                                   const char *base_uri)
{
  switch (kind)
    {
    case DATELINE_HTML_VALUE_TEXT:
      return g_strdup (value);
    case DATELINE_HTML_VALUE_WORD:
      return filter_characters (value, "-_");
    case DATELINE_HTML_VALUE_NUMBER:
      return filter_characters (value, "%-.");
    case DATELINE_HTML_VALUE_LINK:
      return dateline_uri_resolve (base_uri, value, DATELINE_URI_LINK);
    case DATELINE_HTML_VALUE_PICTURE:
      return dateline_uri_resolve (base_uri, value, DATELINE_URI_PICTURE);
    case DATELINE_HTML_VALUE_MEDIA:
      return dateline_uri_resolve (base_uri, value, DATELINE_URI_FETCH);
    case DATELINE_HTML_VALUE_SRCSET:
      return filter_srcset (value, base_uri);
    case DATELINE_HTML_VALUE_REFUSED:
    default:
      return NULL;
    }
}

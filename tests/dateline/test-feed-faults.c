/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is kept of documents that are broken or mean harm: the faults X40 to X42 and X44
 * to X47 by their numbers. The documents are made here. */

#include "dateline-parsing.h"

#include <glib/gstdio.h>
#include <unistd.h>

static void
test_laughs (void)
{
  g_autoptr (GString) text = g_string_new ("<!DOCTYPE rss [<!ENTITY a0 'ha'>");

  for (guint i = 1; i < 30; i++)
    g_string_append_printf (text,
                            "<!ENTITY a%u '&a%u;&a%u;&a%u;'>",
                            i,
                            i - 1,
                            i - 1,
                            i - 1);
  g_string_append (text, "]>" BEGIN FIRST "<item><title>&a29;</title></item>" END);
  assert_fails (text->str, text->len, DAMAGED);
}

static void
test_quadratic (void)
{
  g_autoptr (GString) text = g_string_new ("<!DOCTYPE rss [<!ENTITY a '");

  append_times (text, "A", 1000);
  g_string_append (text, "'>]>" BEGIN FIRST "<item><description>");
  append_times (text, "&a;", 1000000);
  g_string_append (text, "</description></item>" END);
  assert_fails (text->str, text->len, DAMAGED);
}

static void
test_parameters (void)
{
  static const char text[] =
      "<!DOCTYPE rss [<!ENTITY % a 'ha'><!ENTITY % b '%a;%a;'><!ENTITY c "
      "'%b;%b;'>]>" BEGIN "<item><title>&c;</title></item>" END;
  static const char self[] =
      "<!DOCTYPE rss [<!ENTITY a '&a;'>]>" BEGIN "<item><title>&a;</title></item>" END;
  g_autoptr (DatelineFeedDocument) usual = NULL;

  assert_fails (text, strlen (text), DAMAGED);
  assert_fails (self, strlen (self), DAMAGED);
  /* So feeds name a list of HTML's entities, which is never loaded. */
  usual =
      parse ("<!DOCTYPE rss [<!ENTITY % HTMLlat1 PUBLIC '-//W3C//ENTITIES Latin 1 for "
             "XHTML//EN' 'http://www.w3.org/TR/xhtml1/DTD/xhtml-lat1.ent'>%HTMLlat1;"
             "<!ENTITY me 'Me &amp; 100%; co'>]>" BEGIN
             "<item><title>&eacute; &me;</title></item>" END);
  g_assert_cmpstr (dateline_entry_get_title (get_entry (usual, 0)),
                   ==,
                   "é Me & 100%; co");
}

static void
test_external (void)
{
  static const char *const schemes[] = { "file://",
                                         "http://127.0.0.1:9",
                                         "php://filter",
                                         "\\\\host\\share" };
  g_autofree char *path = NULL;
  int file = g_file_open_tmp ("dateline-secret-XXXXXX", &path, NULL);

  g_assert_cmpint (file, >=, 0);
  g_assert_cmpint (write (file, "root:secret", 11), ==, 11);
  close (file);
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "<!DOCTYPE rss SYSTEM '%1$s%2$s' [<!ENTITY x SYSTEM '%1$s%2$s'>"
          "<!ENTITY %% p SYSTEM '%1$s%2$s'>%%p;]>" BEGIN
          "<item><title>A&x;</title><description>B&x;</description><xi:include "
          "xmlns:xi='http://www.w3.org/2001/XInclude' href='%1$s%2$s' parse='text'/>"
          "</item>" END,
          schemes[i],
          path);
      g_autoptr (DatelineFeedDocument) document = parse (text);
      DatelineEntry *entry = get_entry (document, 0);

      g_assert_cmpstr (dateline_entry_get_title (entry), ==, "A&x;");
      g_assert_cmpstr (dateline_entry_get_content_text (entry), ==, "B&x;");
    }
  g_unlink (path);
}

static void
test_deep (void)
{
  g_autoptr (GString) text = g_string_new (BEGIN FIRST "<item><title>");

  append_times (text, "<d>", 2000);
  append_times (text, "</d>", 2000);
  g_string_append (text, "</title></item>" LAST END);
  assert_first_kept (text->str);
}

static void
test_attributes (void)
{
  g_autoptr (GString) text = g_string_new (BEGIN FIRST "<item");

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (text, " a%u='b'", i);
  g_string_append (text, "><guid>x</guid></item>" LAST END);
  assert_first_kept (text->str);
}

static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new (BEGIN);
  g_autoptr (DatelineFeedDocument) document = NULL;
  g_autoptr (DatelineFeedDocument) again = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text,
                            "<item><guid>%u</guid><title>Story %u</title></item>",
                            i,
                            i);
  g_string_append (text, END);
  document = parse (text->str);
  again = parse (text->str);
  g_assert_true (dateline_feed_document_is_complete (document));
  g_assert_cmpuint (dateline_feed_document_get_entries (document)->len, ==, 20000);
  for (guint i = 0; i < 20000; i++)
    g_assert_cmpstr (dateline_entry_get_key (get_entry (document, i)),
                     ==,
                     dateline_entry_get_key (get_entry (again, i)));
}

typedef struct
{
  const char *name;
  const char *content_type; /* or NULL */
  const char *declared;     /* in the XML declaration, or NULL */
  const char *encoding;     /* that the bytes are in */
  const char *title;
} Lie;

static const Lie lies[] = {
  { "header latin1, bytes utf-8",
    "text/xml; charset=iso-8859-1",
    "utf-8",
    "UTF-8",
    "Zürich – 東京" },
  { "header utf-8, bytes latin1",
    "text/xml; charset=utf-8",
    NULL,
    "ISO-8859-1",
    "Zürich à côté" },
  { "declared utf-8, bytes cp1252", NULL, "utf-8", "WINDOWS-1252", "“Zürich” – €5" },
  { "declared latin1, bytes utf-8", NULL, "iso-8859-1", "UTF-8", "Zürich – 東京" },
  { "declared latin1, bytes cp1252",
    NULL,
    "iso-8859-1",
    "WINDOWS-1252",
    "“Zürich” – €5" },
  { "utf-16le without mark", NULL, "utf-16", "UTF-16LE", "Zürich 東京" },
  { "utf-16be without mark", NULL, "utf-16", "UTF-16BE", "Zürich 東京" },
  { "declared utf-16, bytes utf-8", NULL, "utf-16", "UTF-8", "Zürich 東京" },
  { "unknown name", NULL, "x-none-such", "UTF-8", "Zürich 東京" },
  { "declared utf-7", NULL, "utf-7", "UTF-8", "1 + 1 - Zürich" },
  { "header windows-1251",
    "text/xml; charset=windows-1251",
    NULL,
    "WINDOWS-1251",
    "Київ" },
  { "shift_jis", NULL, "Shift_JIS", "SHIFT_JIS", "東京の港" },
};

static void
test_charsets (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      const Lie *lie = &lies[i];
      g_autofree char *declaration =
          lie->declared == NULL
              ? g_strdup ("")
              : g_strdup_printf ("<?xml version='1.0' encoding='%s'?>", lie->declared);
      g_autofree char *text = g_strconcat (declaration,
                                           BEGIN "<item><title>",
                                           lie->title,
                                           "</title></item>" END,
                                           NULL);
      gsize length;
      char *content = g_convert (text, -1, lie->encoding, "UTF-8", NULL, &length, NULL);
      g_autoptr (GBytes) bytes = g_bytes_new_take (content, length);
      g_autoptr (DatelineFeedDocument) document =
          dateline_feed_document_parse (bytes, lie->content_type, NULL, NULL);

      g_test_message ("%s", lie->name);
      g_assert_nonnull (document);
      g_assert_cmpstr (dateline_entry_get_title (get_entry (document, 0)),
                       ==,
                       lie->title);
    }
}

static void
test_repaired (void)
{
  static const char *const broken[] = {
    BEGIN "<item><title>caf\xc3\xa9 \xff</title></item>" END,
    BEGIN "<item><title>a\x01</title></item>" END,
    BEGIN "<item><title>a\xef\xbf\xbe</title></item>" END,
    BEGIN "<item><title>a & b</title></item>" END,
    BEGIN "<item><title>a < b</title></item>" END,
    BEGIN "<item><title>a</item>" END,
    BEGIN "<item><title>a</titel></item>" END,
    BEGIN "<item><title>a</title></b></item>" END,
    BEGIN "<item><title>a</title><item><title>b</title></item>" END,
    BEGIN "<item><enclosure url=a /><title>a</title></item>" END,
    "junk <?xml version='1.0'?>" BEGIN "<item><title>a</title></item>" END,
    "\n<?xml version='1.0'?>" BEGIN "<item><title>a</title></item>" END,
    BEGIN "<item><title>a</title></item>" END "<rss/>",
  };
  static const char *const sound[] = {
    BEGIN "<item><title>a &amp; b &lt; &#xe9;</title><x/></item>" END
          "\n<!-- c --><?p?>\n",
    "<?xml version='1.0'?>\n<!DOCTYPE rss [<!ENTITY a 'b'>]>\n" BEGIN
    "<item><title>&a;<![CDATA[ & < \xef\xbf\xbd]]></title></item>" END,
    "<feed xmlns='http://www.w3.org/2005/Atom'><title>a</title><entry><title>a</title>"
    "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>x<br/></div>"
    "</content></entry></feed>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (DatelineFeedDocument) document = parse (broken[i]);

      g_test_message ("broken %u", i);
      g_assert_true (dateline_feed_document_is_repaired (document));
      g_assert_true (dateline_feed_document_is_complete (document));
      g_assert_true (dateline_entry_get_title (get_entry (document, 0))[0] != '\0');
    }
  for (guint i = 0; i < G_N_ELEMENTS (sound); i++)
    {
      g_autoptr (DatelineFeedDocument) document = parse (sound[i]);

      g_test_message ("%s", sound[i]);
      g_assert_false (dateline_feed_document_is_repaired (document));
      g_assert_true (dateline_feed_document_is_complete (document));
    }
}

/* What is no date is none; what is one is kept as given, however wrong it is. */
static void
test_dates (void)
{
  static const struct
  {
    const char *date;
    gint64 published;
  } dates[] = {
    { "", DATELINE_TIME_UNKNOWN },
    { "soon", DATELINE_TIME_UNKNOWN },
    { "Thu, 01 Jan 1970 00:00:00 GMT", 0 },
    { "Tue, 01 Dec 2099 08:00:00 GMT", G_GINT64_CONSTANT (4099795200) },
    { "Sat, 21 Nov 2026 08:00:00", G_GINT64_CONSTANT (1795248000) },
    { "Mon, 30 Feb 2026 08:00:00 GMT", DATELINE_TIME_UNKNOWN },
    { "2026年11月21日 08:00", G_GINT64_CONSTANT (1795248000) },
    { "1795248000000", G_GINT64_CONSTANT (1795248000) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *text = g_strconcat (BEGIN "<item><guid>1</guid><pubDate>",
                                           dates[i].date,
                                           "</pubDate></item>" END,
                                           NULL);
      g_autoptr (DatelineFeedDocument) document = parse (text);

      g_test_message ("%s", dates[i].date);
      g_assert_cmpint (dateline_entry_get_published (get_entry (document, 0)),
                       ==,
                       dates[i].published);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/faults/X40/billion-laughs", test_laughs);
  g_test_add_func ("/faults/X40/quadratic", test_quadratic);
  g_test_add_func ("/faults/X40/parameter-entities", test_parameters);
  g_test_add_func ("/faults/X41/external", test_external);
  g_test_add_func ("/faults/X42/deep", test_deep);
  g_test_add_func ("/faults/X42/attributes", test_attributes);
  g_test_add_func ("/faults/X44/many", test_many);
  g_test_add_func ("/faults/X45/charsets", test_charsets);
  g_test_add_func ("/faults/X46/repaired", test_repaired);
  g_test_add_func ("/faults/X47/dates", test_dates);
  return g_test_run ();
}

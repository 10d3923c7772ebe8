/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The reader of XML that strangers send: what it tells, step by step. */

#include "dateline/feed/dateline-xml-private.h"

#include <string.h>

/* The document as one line: "<name", ">" for an end, text in quotes. */
static char *
tell (const char *text)
{
  static const DatelineXmlNamespace namespaces[] = {
    { "http://purl.org/dc/elements/1.1/", "dc", 1 },
    { NULL, NULL, 0 },
  };
  g_autoptr (DatelineXml) xml =
      dateline_xml_new (text, strlen (text), 0, namespaces, NULL);
  g_autoptr (GString) told = g_string_new (NULL);
  DatelineXmlEvent event;

  while ((event = dateline_xml_next (xml)) != DATELINE_XML_DONE)
    {
      gsize length;
      const char *name;

      if (event == DATELINE_XML_TEXT)
        {
          g_string_append_c (told, '"');
          dateline_xml_append_text (xml, told);
          g_string_append_c (told, '"');
          continue;
        }
      name = dateline_xml_get_name (xml, &length);
      if (event == DATELINE_XML_END)
        g_string_append (told, "/");
      else if (dateline_xml_get_namespace (xml) != DATELINE_XML_NAMESPACE_NONE)
        g_string_append_printf (told, "%d:", dateline_xml_get_namespace (xml));
      g_string_append_len (told, name, length);
      g_string_append_c (told, ' ');
    }
  if (dateline_xml_is_cut_off (xml))
    g_string_append (told, "CUT");

  return g_string_free (g_steal_pointer (&told), FALSE);
}

static void
test_documents (void)
{
  static const struct
  {
    const char *text;
    const char *told;
  } cases[] = {
    { "<a><b>x</b><c/></a>", "a b \"x\"/b c /c /a " },
    { "<a>1 &lt; 2 &amp;amp; &#233;&#xe9;</a>", "a \"1 < 2 &amp; éé\"/a " },
    { "<a><![CDATA[<b>&amp;]]></a>", "a \"<b>&amp;\"/a " },
    { "<a><!-- <b> --><?pi c?>x</a>", "a \"x\"/a " },
    /* What strict readers refuse. */
    { "<a>1 < 2 & 3</a>", "a \"1 \"\"< 2 & 3\"/a " },
    { "<a>?x=1&b=2&c</a>", "a \"?x=1&b=2&c\"/a " },
    { "<a>caf&eacute; &unknown;</a>", "a \"café &unknown;\"/a " },
    { "<a v=2.0 w='x' y>t</a>", "a \"t\"/a " },
    { "<a><b>x</a>", "a b \"x\"/b /a " },
    { "<a><b>x</c></b></a>", "a b \"x\"/b /a " },
    { "<a><b>x</bb><c>y</c></a>", "a b \"x\"/b c \"y\"/c /a " },
    { "<A><b>x</B></a>", "A b \"x\"/b /A " },
    { "<a/><b/>", "a /a " },
    { "junk <a>x</a> junk", "a \"x\"/a " },
    /* Cut off. */
    { "<a><b>x", "a b \"x\"/b /a CUT" },
    { "<a><b x=\"1", "a /a CUT" },
    { "<a><![CDATA[x", "a \"x\"/a CUT" },
    { "<a><!-- x", "a /a CUT" },
    { "<a>x</a", "a \"x\"/a " },
    { "", "CUT" },
    { "<", "CUT" },
    /* Namespaces. */
    { "<a xmlns:d='http://purl.org/dc/elements/1.1/'><d:b/></a>", "a 1:b /b /a " },
    { "<a xmlns:d='HTTPS://purl.org/DC/elements/1.1'><d:b/></a>", "a 1:b /b /a " },
    { "<a><dc:b/><x:c/></a>", "a 1:b /b -1:c /c /a " },
    { "<a xmlns='http://purl.org/dc/elements/1.1/'><b xmlns=''/><c/></a>",
      "1:a b /b 1:c /c /a " },
    { "<a><b xmlns:dc='urn:x' /></a>", "a b /b /a " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *told = tell (cases[i].text);

      g_assert_cmpstr (told, ==, cases[i].told);
    }
}

static void
test_attributes (void)
{
  const char *text = "<a x:one='1' one=\"&lt;&quot;&copy;\" TWO=2 three=\"a < b\">";
  g_autoptr (DatelineXml) xml = dateline_xml_new (text, strlen (text), 0, NULL, NULL);
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *three = NULL;
  g_autofree char *four = NULL;

  g_assert_cmpint (dateline_xml_next (xml), ==, DATELINE_XML_START);
  one = dateline_xml_dup_attribute (xml, "one");
  two = dateline_xml_dup_attribute (xml, "two");
  three = dateline_xml_dup_attribute (xml, "three");
  four = dateline_xml_dup_attribute (xml, "four");
  g_assert_cmpstr (one, ==, "<\"©");
  g_assert_cmpstr (two, ==, "2");
  g_assert_cmpstr (three, ==, "a < b");
  g_assert_null (four);
}

static void
test_base_and_language (void)
{
  const char *text =
      "<a xml:base='/x/' xml:lang='en'><b xml:base='y/' xml:lang='de'/><c/></a>";
  g_autoptr (DatelineXml) xml =
      dateline_xml_new (text, strlen (text), 0, NULL, "https://e.example/feed");
  guint depth;

  g_assert_cmpstr (dateline_xml_get_base_uri (xml), ==, "https://e.example/feed");
  dateline_xml_next (xml);
  g_assert_cmpstr (dateline_xml_get_base_uri (xml), ==, "https://e.example/x/");
  dateline_xml_next (xml);
  g_assert_cmpstr (dateline_xml_get_base_uri (xml), ==, "https://e.example/x/y/");
  g_assert_cmpstr (dateline_xml_get_language (xml, &depth), ==, "de");
  g_assert_cmpuint (depth, ==, 2);
  dateline_xml_next (xml);
  dateline_xml_next (xml);
  g_assert_true (dateline_xml_has_name (xml, "c"));
  g_assert_cmpstr (dateline_xml_get_base_uri (xml), ==, "https://e.example/x/");
  g_assert_cmpstr (dateline_xml_get_language (xml, &depth), ==, "en");
  g_assert_cmpuint (depth, ==, 1);
}

static void
test_hoist (void)
{
  const char *text = "<a><b xml:lang='en'><c><b xmlns='urn:x'>x</b></a>";
  g_autoptr (DatelineXml) xml = dateline_xml_new (text, strlen (text), 0, NULL, NULL);
  guint depth;

  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (dateline_xml_next (xml), ==, DATELINE_XML_START);
  dateline_xml_hoist (xml, 2);
  g_assert_cmpuint (dateline_xml_get_depth (xml), ==, 2);
  g_assert_cmpint (dateline_xml_get_namespace (xml), ==, DATELINE_XML_NAMESPACE_OTHER);
  g_assert_null (dateline_xml_get_language (xml, &depth));
  g_assert_cmpint (dateline_xml_next (xml), ==, DATELINE_XML_TEXT);
  g_assert_cmpint (dateline_xml_next (xml), ==, DATELINE_XML_END);
  g_assert_cmpint (dateline_xml_next (xml), ==, DATELINE_XML_END);
  g_assert_true (dateline_xml_has_name (xml, "a"));
  g_assert_cmpint (dateline_xml_next (xml), ==, DATELINE_XML_DONE);
  g_assert_false (dateline_xml_is_cut_off (xml));
}

static char *
read_root_text (const char *text)
{
  gsize root = strstr (text, "<r>") - text;
  g_autoptr (DatelineXml) xml = dateline_xml_new (text, strlen (text), root, NULL, NULL);
  g_autoptr (GString) string = g_string_new (NULL);

  dateline_xml_next (xml);
  while (dateline_xml_next (xml) == DATELINE_XML_TEXT)
    dateline_xml_append_text (xml, string);
  return g_string_free (g_steal_pointer (&string), FALSE);
}

static void
test_entities (void)
{
  g_autofree char *own = read_root_text (
      "<!DOCTYPE r [<!ENTITY co \"Example &#169; Co\"> <!ENTITY two '&co;&co;'>]>"
      "<r>&co; &two;</r>");
  g_autofree char *external =
      read_root_text ("<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">"
                      "<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]><r>&x;</r>");

  g_assert_cmpstr (own, ==, "Example © Co Example © CoExample © Co");
  g_assert_cmpstr (external, ==, "&x;");
}

/* Entities never make a document much larger than it is. */
static void
test_entity_bombs (void)
{
  g_autoptr (GString) laughs = g_string_new ("<!DOCTYPE r [<!ENTITY a0 \"ha\">");
  g_autoptr (GString) quadratic = g_string_new ("<!DOCTYPE r [<!ENTITY a \"");
  g_autofree char *laughter = NULL;
  g_autofree char *expanded = NULL;

  for (guint i = 1; i < 30; i++)
    g_string_append_printf (laughs, "<!ENTITY a%u \"&a%u;&a%u;\">", i, i - 1, i - 1);
  g_string_append (laughs, "]><r>&a29;</r>");
  laughter = read_root_text (laughs->str);
  g_assert_cmpuint (strlen (laughter), <, 64);

  for (guint i = 0; i < 1000; i++)
    g_string_append_c (quadratic, 'A');
  g_string_append (quadratic, "\">]><r>");
  for (guint i = 0; i < 100000; i++)
    g_string_append (quadratic, "&a;");
  g_string_append (quadratic, "</r>");
  expanded = read_root_text (quadratic->str);
  g_assert_cmpuint (strlen (expanded), <, 1024 * 1024);
}

/* Neither depth nor the number of attributes costs more than their bytes do. */
static void
test_bombs (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GString) wide = g_string_new ("<a");
  gint64 start = g_get_monotonic_time ();
  g_autofree char *told = NULL;

  for (guint i = 0; i < 300000; i++)
    g_string_append (deep, "<d>");
  for (guint i = 0; i < 300000; i++)
    g_string_append (deep, "</d>");
  told = tell (deep->str);
  g_assert_true (g_str_has_suffix (told, "CUT"));

  for (guint i = 0; i < 300000; i++)
    g_string_append_printf (wide, " xmlns:n%u='urn:%u' n%u:a%u='x'", i, i, i, i);
  g_string_append (wide, "/>");
  g_clear_pointer (&told, g_free);
  told = tell (wide->str);
  g_assert_cmpstr (told, ==, "CUT");
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml/documents", test_documents);
  g_test_add_func ("/xml/attributes", test_attributes);
  g_test_add_func ("/xml/base-and-language", test_base_and_language);
  g_test_add_func ("/xml/hoist", test_hoist);
  g_test_add_func ("/xml/entities", test_entities);
  g_test_add_func ("/xml/entity-bombs", test_entity_bombs);
  g_test_add_func ("/xml/bombs", test_bombs);
  return g_test_run ();
}

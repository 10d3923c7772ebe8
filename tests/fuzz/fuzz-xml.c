/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Any text as XML: every beginning has its end, nothing is deeper than the limit, and the
 * texts are no more than the document and what its own entities may add. */

#include "fuzz-target.h"

#include "fuzz-checks.h"

#include "dateline/feed/dateline-xml-private.h"

/* What a document's own entities may add to its text. */
#define MOST_OF_ENTITIES (256 * 1024)

static const DatelineXmlNamespace namespaces[] = {
  { "http://www.w3.org/2005/Atom", "atom", 1 },
  { "http://search.yahoo.com/mrss/", "media", 2 },
  { NULL, NULL, 0 },
};

static void
check_attributes (DatelineXml *xml, GString *text)
{
  guint n_attributes;
  const DatelineXmlAttribute *attributes =
      dateline_xml_get_attributes (xml, &n_attributes);

  g_assert_cmpuint (n_attributes, <=, DATELINE_XML_MAX_ATTRIBUTES);
  for (guint i = 0; i < n_attributes; i++)
    {
      g_autofree char *name = g_strndup (attributes[i].name, attributes[i].name_length);

      fuzz_check_text (name);
      dateline_xml_append_attribute (xml, &attributes[i], text);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autofree char *document = g_utf8_make_valid ((const char *) bytes, (gssize) size);
  gsize length = strlen (document);
  const char *root = strstr (document, "<r");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DatelineXml) xml = dateline_xml_new (document,
                                                  length,
                                                  root == NULL ? 0 : root - document,
                                                  namespaces,
                                                  "https://example.org/");
  DatelineXmlEvent event;
  guint depth = 0;

  while ((event = dateline_xml_next (xml)) != DATELINE_XML_DONE)
    {
      if (event == DATELINE_XML_TEXT)
        {
          dateline_xml_append_text (xml, text);
          g_assert_cmpuint (depth, >, 0);
          continue;
        }
      depth += event == DATELINE_XML_START ? 1 : 0;
      g_assert_cmpuint (dateline_xml_get_depth (xml), ==, depth);
      g_assert_cmpuint (depth, <=, DATELINE_XML_MAX_DEPTH);
      if (event == DATELINE_XML_START)
        check_attributes (xml, text);
      else
        g_assert_cmpuint (depth--, >, 0);
      fuzz_check_address (dateline_xml_get_base_uri (xml), DATELINE_URI_FETCH);
    }
  g_assert_cmpuint (depth, ==, 0);
  g_assert_true (g_utf8_validate (text->str, text->len, NULL));
  g_assert_cmpuint (text->len, <=, 2 * length + MOST_OF_ENTITIES);
  return 0;
}

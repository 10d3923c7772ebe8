/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The members of an entry that no list and no search asks for, as one GVariant in little
 * endian. Pure, any thread.
 *
 * The type is part of the file's format: it changes only with a migration.
 */

#include "dateline/store/dateline-entry-details-private.h"

/* id, external link, base, language, rights, comments; updated, comment count; authors
 * (name, email, address); categories; enclosures (address, media type, title, length,
 * duration); pictures (address, alternative, caption, credit, width, height); whether the
 * first picture is the entry's own. */
#define DETAILS_TYPE "(msmsmsmsmsmsxia(msmsms)asa(msmsmsxx)a(msmsmsmsii)b)"

static GVariant *
write_authors (GPtrArray *authors)
{
  GVariantBuilder list;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("a(msmsms)"));
  for (gsize i = 0; i < authors->len; i++)
    {
      DatelineAuthor *author = g_ptr_array_index (authors, i);

      g_variant_builder_add (&list,
                             "(msmsms)",
                             dateline_author_get_name (author),
                             dateline_author_get_email (author),
                             dateline_author_get_uri (author));
    }
  return g_variant_builder_end (&list);
}

static GVariant *
write_enclosures (GPtrArray *enclosures)
{
  GVariantBuilder list;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("a(msmsmsxx)"));
  for (gsize i = 0; i < enclosures->len; i++)
    {
      DatelineEnclosure *enclosure = g_ptr_array_index (enclosures, i);

      g_variant_builder_add (&list,
                             "(msmsmsxx)",
                             dateline_enclosure_get_uri (enclosure),
                             dateline_enclosure_get_mime_type (enclosure),
                             dateline_enclosure_get_title (enclosure),
                             dateline_enclosure_get_length (enclosure),
                             dateline_enclosure_get_duration (enclosure));
    }
  return g_variant_builder_end (&list);
}

static GVariant *
write_pictures (GPtrArray *pictures)
{
  GVariantBuilder list;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("a(msmsmsmsii)"));
  for (gsize i = 0; i < pictures->len; i++)
    {
      DatelinePicture *picture = g_ptr_array_index (pictures, i);

      g_variant_builder_add (&list,
                             "(msmsmsmsii)",
                             dateline_picture_get_uri (picture),
                             dateline_picture_get_alternative (picture),
                             dateline_picture_get_caption (picture),
                             dateline_picture_get_credit (picture),
                             dateline_picture_get_width (picture),
                             dateline_picture_get_height (picture));
    }
  return g_variant_builder_end (&list);
}

static gboolean
needs_swap (void)
{
  return G_BYTE_ORDER == G_BIG_ENDIAN;
}

GBytes *
dateline_entry_details_write (DatelineEntry *entry)
{
  GVariant *members[13];
  g_autoptr (GVariant) details = NULL;
  const char *const *categories = dateline_entry_get_categories (entry);

  members[0] = g_variant_new ("ms", dateline_entry_get_id (entry));
  members[1] = g_variant_new ("ms", dateline_entry_get_external_link (entry));
  members[2] = g_variant_new ("ms", dateline_entry_get_base_uri (entry));
  members[3] = g_variant_new ("ms", dateline_entry_get_language (entry));
  members[4] = g_variant_new ("ms", dateline_entry_get_rights (entry));
  members[5] = g_variant_new ("ms", dateline_entry_get_comments_uri (entry));
  members[6] = g_variant_new_int64 (dateline_entry_get_updated (entry));
  members[7] = g_variant_new_int32 (dateline_entry_get_comment_count (entry));
  members[8] = write_authors (dateline_entry_get_authors (entry));
  members[9] = g_variant_new_strv (categories, -1);
  members[10] = write_enclosures (dateline_entry_get_enclosures (entry));
  members[11] = write_pictures (dateline_entry_get_pictures (entry));
  members[12] = g_variant_new_boolean (dateline_entry_get_lead_picture (entry) != NULL);

  details = g_variant_ref_sink (g_variant_new_tuple (members, G_N_ELEMENTS (members)));
  if (needs_swap ())
    {
      g_autoptr (GVariant) swapped = g_variant_byteswap (details);

      return g_variant_get_data_as_bytes (swapped);
    }
  return g_variant_get_data_as_bytes (details);
}

static GPtrArray *
read_authors (GVariant *list)
{
  GPtrArray *authors =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_author_unref);
  const char *name, *email, *uri;
  GVariantIter iter;

  g_variant_iter_init (&iter, list);
  while (g_variant_iter_next (&iter, "(m&sm&sm&s)", &name, &email, &uri))
    g_ptr_array_add (authors, dateline_author_new (name, email, uri));
  return authors;
}

static GPtrArray *
read_enclosures (GVariant *list)
{
  GPtrArray *enclosures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_enclosure_unref);
  const char *uri, *mime_type, *title;
  gint64 length, duration;
  GVariantIter iter;

  g_variant_iter_init (&iter, list);
  while (g_variant_iter_next (&iter,
                              "(m&sm&sm&sxx)",
                              &uri,
                              &mime_type,
                              &title,
                              &length,
                              &duration))
    g_ptr_array_add (enclosures,
                     dateline_enclosure_new (uri, mime_type, title, length, duration));
  return enclosures;
}

static GPtrArray *
read_pictures (GVariant *list)
{
  GPtrArray *pictures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_picture_unref);
  const char *uri, *alternative, *caption, *credit;
  int width, height;
  GVariantIter iter;

  g_variant_iter_init (&iter, list);
  while (g_variant_iter_next (&iter,
                              "(m&sm&sm&sm&sii)",
                              &uri,
                              &alternative,
                              &caption,
                              &credit,
                              &width,
                              &height))
    g_ptr_array_add (
        pictures,
        dateline_picture_new (uri, alternative, caption, credit, width, height));
  return pictures;
}

void
dateline_entry_details_read (GBytes *details, DatelineEntryBuilder *builder)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (
      g_variant_new_from_bytes (G_VARIANT_TYPE (DETAILS_TYPE), details, FALSE));
  g_autoptr (GVariant) authors = NULL;
  g_autoptr (GVariant) enclosures = NULL;
  g_autoptr (GVariant) pictures = NULL;

  if (needs_swap ())
    {
      GVariant *swapped = g_variant_byteswap (value);

      g_variant_unref (value);
      value = swapped;
    }

  g_variant_get (value,
                 "(msmsmsmsmsmsxi@a(msmsms)^as@a(msmsmsxx)@a(msmsmsmsii)b)",
                 &builder->id,
                 &builder->external_link,
                 &builder->base_uri,
                 &builder->language,
                 &builder->rights,
                 &builder->comments_uri,
                 &builder->updated,
                 &builder->comment_count,
                 &authors,
                 &builder->categories,
                 &enclosures,
                 &pictures,
                 &builder->has_lead_picture);
  builder->authors = read_authors (authors);
  builder->enclosures = read_enclosures (enclosures);
  builder->pictures = read_pictures (pictures);
}

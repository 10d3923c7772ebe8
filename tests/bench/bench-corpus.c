/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "bench-corpus.h"

#include "dateline/model/dateline-entry-builder-private.h"
#include "dateline/model/dateline-feed-document-builder-private.h"

#include <math.h>

#define DAY (24 * 60 * 60)
#define ROUND (30 * DAY)
#define N_SECTIONS 40
#define N_TAGS 2000
#define MAX_BODY_WORDS 4000

/* What a language's words are made of, and how many in a hundred feeds speak it. */
static const struct
{
  const char *name;
  guint share;
  const char *space; /* between words */
  const char *syllables;
} languages[] = {
  { "en",
    48,
    " ",
    "the re in on ter al ver com con ex tion ment ing ed er ly men po ri sta de mi no ra "
    "so li ca pre dis un" },
  { "de",
    18,
    " ",
    "der ge be ver auf ein lich keit ung schaft en er an mei zu stra land werk bür grö "
    "über schu rei tag sen ten" },
  { "fr",
    10,
    " ",
    "le re con pré é ment tion eur eux age ille dé ou an in par mai son vil com pa ti ré "
    "ce que" },
  { "es",
    10,
    " ",
    "el la con ción mente ado ción des re ca pa ra ma na do to es in ver ño tra co mi ta "
    "ble" },
  { "ru",
    6,
    " ",
    "по ре на ние ста во про ра го ко ли ме но ть ский пре до за ки та ва ло ми ни" },
  { "ja",
    4,
    "",
    "日 本 新 聞 東 京 政 府 会 議 の は に を が た し て こ と 経 済 発 表 大 学 市 場 "
    "国 際" },
  { "zh",
    2,
    "",
    "中 国 新 闻 北 京 政 府 会 议 的 了 在 是 经 济 发 布 大 学 市 场 国 际 公 司 人 "
    "民" },
  { "ar", 2, " ", "ال من في ية ون ات مد كت حك وم تق رير شر كة بل دي عر اق سا عة نا" },
};

struct _BenchCorpus
{
  GRand *random;
  char **words[G_N_ELEMENTS (languages)];
  guint n_stories;
  guint n_feeds;
  gint64 now;
  double weights; /* of all feeds */
  guint *numbers; /* of each feed's next story */
};

static char *
make_word (GRand *random, char **syllables, guint n_syllables, guint rank)
{
  GString *word = g_string_new (NULL);
  guint n = 1 + (rank > 40) + (rank > 1500) + g_rand_int_range (random, 0, 2);

  while (n-- > 0)
    g_string_append (word, syllables[g_rand_int_range (random, 0, n_syllables)]);
  return g_string_free (word, FALSE);
}

/* Names made of few syllables are soon used up: a word twice is a more frequent word. */
static char **
make_words (GRand *random, const char *list)
{
  g_auto (GStrv) syllables = g_strsplit (list, " ", -1);
  guint n_syllables = g_strv_length (syllables);
  char **words = g_new0 (char *, BENCH_CORPUS_N_WORDS + 1);

  for (guint i = 0; i < BENCH_CORPUS_N_WORDS; i++)
    words[i] = make_word (random, syllables, n_syllables, i);
  return words;
}

/* A few feeds publish most of the stories. */
static double
get_weight (guint feed)
{
  return pow (feed + 10, -0.7);
}

BenchCorpus *
bench_corpus_new (guint n_stories, guint n_feeds, gint64 now)
{
  BenchCorpus *self = g_new0 (BenchCorpus, 1);

  self->random = g_rand_new_with_seed (20261127);
  self->n_stories = n_stories;
  self->n_feeds = n_feeds;
  self->now = now;
  self->numbers = g_new0 (guint, n_feeds);
  for (guint i = 0; i < n_feeds; i++)
    self->weights += get_weight (i);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    self->words[i] = make_words (self->random, languages[i].syllables);
  return self;
}

void
bench_corpus_free (BenchCorpus *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    g_strfreev (self->words[i]);
  g_rand_free (self->random);
  g_free (self->numbers);
  g_free (self);
}

const char *
bench_corpus_get_word (BenchCorpus *self, guint rank)
{
  return self->words[0][rank];
}

/* From 0 to @n - 1; the probability falls as one over the rank. */
static guint
choose_rank (BenchCorpus *self, guint n)
{
  double rank = exp (g_rand_double (self->random) * log (n + 1));

  return MIN (rank, n) - 1;
}

/* About a bell, from -3 to 3. */
static double
choose_deviation (BenchCorpus *self)
{
  double sum = 0;

  for (guint i = 0; i < 12; i++)
    sum += g_rand_double (self->random);
  return (sum - 6) / 2;
}

static guint
get_language (guint feed)
{
  guint share = feed * 37 % 100;
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (languages) && share >= languages[i].share)
    share -= languages[i++].share;
  return i;
}

static void
append_words (BenchCorpus *self, GString *text, guint language, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (text, languages[language].space);
      g_string_append (text,
                       self->words[language][choose_rank (self, BENCH_CORPUS_N_WORDS)]);
    }
}

char *
bench_corpus_make_feed_uri (BenchCorpus *self, guint feed)
{
  return g_strdup_printf ("https://feed%u.example/feed.xml", feed);
}

GStrv
bench_corpus_make_filing (BenchCorpus *self, guint feed)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < 1 + (feed % 4 == 0); i++)
    {
      g_autofree char *name =
          g_strdup_printf ("Section %u", choose_rank (self, N_SECTIONS));

      g_strv_builder_add (names, name);
    }
  return g_strv_builder_end (names);
}

gint64
bench_corpus_get_round_end (BenchCorpus *self, guint round)
{
  return self->now - (BENCH_CORPUS_N_ROUNDS - 1 - round) * (gint64) ROUND;
}

/* In the daytime, and less on days of rest. */
static gint64
choose_time (BenchCorpus *self, guint round)
{
  gint64 end = bench_corpus_get_round_end (self, round);
  gint64 day, time;

  do
    day = g_rand_int_range (self->random, 0, ROUND / DAY);
  while ((end / DAY - day) % 7 >= 5 && g_rand_int_range (self->random, 0, 10) < 6);
  time = end / DAY * DAY - day * DAY + 13 * 60 * 60 +
         (gint64) (choose_deviation (self) * 3 * 60 * 60) +
         g_rand_int_range (self->random, 0, 60);
  return MIN (time, end);
}

static void
append_body (BenchCorpus *self, DatelineEntryBuilder *builder, guint language)
{
  double n_words = exp (5.3 + 0.9 * choose_deviation (self));
  guint rest = MIN (n_words, MAX_BODY_WORDS);
  GString *content = g_string_new (NULL);
  GString *text = g_string_new (NULL);

  while (rest > 0)
    {
      guint n = g_rand_int_range (self->random, 20, 90);
      g_autoptr (GString) paragraph = g_string_new (NULL);

      n = MIN (n, rest);
      append_words (self, paragraph, language, n);
      g_string_append_printf (text, "%s%s.", text->len > 0 ? "\n" : "", paragraph->str);
      g_string_append_printf (content, "<p>%s.</p>\n", paragraph->str);
      rest -= n;
    }
  builder->content = g_string_free (content, FALSE);
  builder->content_text = g_string_free (text, FALSE);
}

static GStrv
make_tags (BenchCorpus *self)
{
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();

  for (guint n = g_rand_int_range (self->random, 0, 4); n > 0; n--)
    {
      g_autofree char *tag = g_strdup_printf ("Tag %u", choose_rank (self, N_TAGS));

      g_strv_builder_add (tags, tag);
    }
  return g_strv_builder_end (tags);
}

static void
add_author (BenchCorpus *self, DatelineEntryBuilder *builder, guint feed, guint language)
{
  guint number = feed * 7 + choose_rank (self, 20);
  g_autofree char *name = g_strdup_printf (
      "%s %s",
      self->words[language][2000 + number * 13 % (BENCH_CORPUS_N_WORDS - 2000)],
      self->words[language][3000 + number * 29 % (BENCH_CORPUS_N_WORDS - 3000)]);

  builder->authors =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_author_unref);
  g_ptr_array_add (builder->authors, dateline_author_new (name, NULL, NULL));
}

static void
add_picture (BenchCorpus *self, DatelineEntryBuilder *builder, guint language)
{
  static const char *const credits[] = { "AFP/File", "Reuters", "dpa", "AP Photo" };
  g_autoptr (GString) caption = g_string_new (NULL);
  g_autofree char *uri = g_strconcat (builder->link, ".jpg", NULL);

  append_words (self, caption, language, 12);
  builder->pictures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_picture_unref);
  g_ptr_array_add (
      builder->pictures,
      dateline_picture_new (uri,
                            NULL,
                            caption->str,
                            credits[choose_rank (self, G_N_ELEMENTS (credits))],
                            1200,
                            800));
}

static DatelineEntry *
make_entry (BenchCorpus *self, guint feed, guint round)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };
  guint language = get_language (feed);
  GString *title = g_string_new (NULL);

  dateline_entry_builder_init (&builder);
  append_words (self, title, language, 4 + choose_rank (self, 10));
  builder.id = g_strdup_printf ("https://feed%u.example/%u", feed, self->numbers[feed]++);
  builder.key = g_strconcat ("g:", builder.id, NULL);
  builder.link = g_strdup (builder.id);
  builder.base_uri = g_strdup (builder.id);
  builder.title = g_string_free (title, FALSE);
  builder.published = choose_time (self, round);
  builder.categories = make_tags (self);
  append_body (self, &builder, language);
  if (g_rand_int_range (self->random, 0, 10) < 8)
    add_author (self, &builder, feed, language);
  if (g_rand_int_range (self->random, 0, 10) < 6)
    add_picture (self, &builder, language);
  return dateline_entry_builder_build (&builder);
}

/* More is published every year. */
static guint
choose_n_entries (BenchCorpus *self, guint feed, guint round)
{
  double share =
      (0.5 + (double) round / (BENCH_CORPUS_N_ROUNDS - 1)) / BENCH_CORPUS_N_ROUNDS;

  return self->n_stories * get_weight (feed) / self->weights * share +
         g_rand_double (self->random);
}

DatelineFeedDocument *
bench_corpus_make_document (BenchCorpus *self, guint feed, guint round)
{
  g_auto (DatelineFeedDocumentBuilder) builder = { 0 };
  guint n = choose_n_entries (self, feed, round);

  if (n == 0)
    return NULL;

  dateline_feed_document_builder_init (&builder);
  builder.title = g_strdup_printf ("The %s %u", self->words[0][feed % 400 + 50], feed);
  builder.language = g_strdup (languages[get_language (feed)].name);
  builder.is_complete = TRUE;
  builder.entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_entry_unref);
  while (n-- > 0)
    g_ptr_array_add (builder.entries, make_entry (self, feed, round));
  return dateline_feed_document_builder_build (&builder);
}

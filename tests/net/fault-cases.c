/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The faults that a feed's server shows, as a table. */

#include "fault-cases.h"

#include "dateline-names.h"

#include <string.h>

#define MIB (1024 * 1024)

#define TOO_SLOW_TO_ANSWER "The server took too long to answer."
#define BROKE_OFF "The server's answer broke off before its end."
#define NO_SENSE "The server's answer could not be understood."
#define TOO_LARGE "The server's answer is too large."
#define EMPTY "The server sent an empty answer."
#define BAD_PACKING "The server packs its answer in a way that is not known."
#define NOWHERE "The server redirects to an address that cannot be opened."

static ScriptedReply *
add (const FaultCase *self, ScriptedServer *server, const char *path)
{
  return scripted_server_add (server,
                              path,
                              self->status != 0 ? self->status : 200,
                              self->type,
                              self->text != NULL ? self->text : "");
}

static void
play_answer (const FaultCase *self,
             const FaultServers *servers,
             ScriptedServer *server,
             const char *path)
{
  add (self, server, path);
}

static void
play_nothing (const FaultCase *self,
              const FaultServers *servers,
              ScriptedServer *server,
              const char *path)
{
}

static void
play_raw (const FaultCase *self,
          const FaultServers *servers,
          ScriptedServer *server,
          const char *path)
{
  scripted_reply_raw (add (self, server, path), self->text, -1);
}

/* The text is a header with its value. */
static void
play_header (const FaultCase *self,
             const FaultServers *servers,
             ScriptedServer *server,
             const char *path)
{
  g_auto (GStrv) parts = g_strsplit (self->text, ": ", 2);

  scripted_reply_header (
      scripted_server_add (server, path, self->status, NULL, FAULTS_AFTER),
      parts[0],
      parts[1]);
}

/* The way there. */

static void
play_lost_name (const FaultCase *self,
                const FaultServers *servers,
                ScriptedServer *server,
                const char *path)
{
  g_autofree char *name = g_strconcat (path + 1, ".test", NULL);

  names_drop (name);
}

static void
play_silence (const FaultCase *self,
              const FaultServers *servers,
              ScriptedServer *server,
              const char *path)
{
  scripted_reply_delay (add (self, server, path), 60 * 1000);
}

static void
play_slow_head (const FaultCase *self,
                const FaultServers *servers,
                ScriptedServer *server,
                const char *path)
{
  scripted_reply_drip (add (self, server, path), 1, 500);
}

/* The head at once, the body drop by drop. */
static void
play_slow_body (const FaultCase *self,
                const FaultServers *servers,
                ScriptedServer *server,
                const char *path)
{
  g_autofree char *text = g_strnfill (20 * 1000, 'x');

  scripted_reply_drip (scripted_server_add (server, path, 200, NULL, text), 200, 200);
}

/* Tears the text within its last story. */
static gsize
find_tear (void)
{
  return strstr (FAULTS_AFTER, "<guid>b") - FAULTS_AFTER;
}

static void
play_reset (const FaultCase *self,
            const FaultServers *servers,
            ScriptedServer *server,
            const char *path)
{
  scripted_reply_reset (add (self, server, path), find_tear ());
}

static void
play_long_length (const FaultCase *self,
                  const FaultServers *servers,
                  ScriptedServer *server,
                  const char *path)
{
  scripted_reply_cut (scripted_reply_length (add (self, server, path), "9999"),
                      find_tear ());
}

static void
play_cut_chunks (const FaultCase *self,
                 const FaultServers *servers,
                 ScriptedServer *server,
                 const char *path)
{
  scripted_reply_cut (scripted_reply_chunked (add (self, server, path)), find_tear ());
}

/* Filling that cannot be packed puts the tear behind the whole stories. */
static void
play_cut_gzip (const FaultCase *self,
               const FaultServers *servers,
               ScriptedServer *server,
               const char *path)
{
  g_autoptr (GString) text = g_string_new_len (FAULTS_AFTER, find_tear ());
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  g_string_append (text, "<guid>b</guid><description>");
  for (guint i = 0; i < 32 * 1024; i++)
    g_string_append_c (text, 'a' + g_rand_int_range (rand, 0, 26));
  g_string_append (text, "</description></item></channel></rss>");
  scripted_reply_cut (scripted_reply_chunked (scripted_reply_gzip (
                          scripted_server_add (server, path, 200, NULL, text->str))),
                      8 * 1024);
}

/* Lengths. */

static void
play_short_length (const FaultCase *self,
                   const FaultServers *servers,
                   ScriptedServer *server,
                   const char *path)
{
  g_autofree char *length = g_strdup_printf ("%zu", find_tear ());

  scripted_reply_length (add (self, server, path), length);
}

static void
play_two_lengths (const FaultCase *self,
                  const FaultServers *servers,
                  ScriptedServer *server,
                  const char *path)
{
  g_autofree char *text = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n"
                                           "Content-Length: %zu\r\n\r\n%s",
                                           strlen (FAULTS_AFTER),
                                           FAULTS_AFTER);

  scripted_reply_raw (add (self, server, path), text, -1);
}

static void
play_endless (const FaultCase *self,
              const FaultServers *servers,
              ScriptedServer *server,
              const char *path)
{
  g_autoptr (GBytes) large = g_bytes_new_take (g_malloc0 (MIB), MIB);

  scripted_reply_endless (scripted_server_add_bytes (server, path, 200, NULL, large));
}

static void
play_bomb (const FaultCase *self,
           const FaultServers *servers,
           ScriptedServer *server,
           const char *path)
{
  g_autoptr (GBytes) zeros = g_bytes_new_take (g_malloc0 (24 * MIB), 24 * MIB);

  scripted_reply_gzip (scripted_server_add_bytes (server, path, 200, NULL, zeros));
}

/* Heads. */

static void
play_long_head (const FaultCase *self,
                const FaultServers *servers,
                ScriptedServer *server,
                const char *path)
{
  g_autoptr (GString) head = g_string_new ("HTTP/1.1 200 OK\r\n");

  while (head->len < 8 * MIB)
    g_string_append (head, self->text);
  scripted_reply_raw (scripted_server_add (server, path, 200, NULL, ""),
                      head->str,
                      head->len);
}

static void
play_zero_in_head (const FaultCase *self,
                   const FaultServers *servers,
                   ScriptedServer *server,
                   const char *path)
{
  const char head[] = "HTTP/1.1 200 OK\r\nA\0: b\r\n\r\nx";

  scripted_reply_raw (add (self, server, path), head, sizeof head - 1);
}

/* The text so often before the answer. */
static void
play_hints (const FaultCase *self,
            const FaultServers *servers,
            ScriptedServer *server,
            const char *path)
{
  g_autoptr (GString) answer = g_string_new (NULL);

  for (guint i = 0; i < 100 * 1000; i++)
    g_string_append (answer, self->text);
  g_string_append_printf (answer,
                          "HTTP/1.1 200 OK\r\nContent-Length: %zu\r\n\r\n%s",
                          strlen (FAULTS_AFTER),
                          FAULTS_AFTER);
  scripted_reply_raw (scripted_server_add (server, path, 200, NULL, ""),
                      answer->str,
                      answer->len);
}

/* Redirects. */

static ScriptedReply *
redirect (ScriptedServer *server, const char *path, const char *location)
{
  return scripted_reply_header (scripted_server_add (server, path, 302, NULL, ""),
                                "Location",
                                location);
}

/* The text is where to. */
static void
play_redirect (const FaultCase *self,
               const FaultServers *servers,
               ScriptedServer *server,
               const char *path)
{
  redirect (server, path, self->text);
}

static void
play_loop (const FaultCase *self,
           const FaultServers *servers,
           ScriptedServer *server,
           const char *path)
{
  redirect (server, path, "/x33-round");
  redirect (server, "/x33-round", path);
}

static void
play_many_hops (const FaultCase *self,
                const FaultServers *servers,
                ScriptedServer *server,
                const char *path)
{
  redirect (server, path, "/x33-hop-1");
  for (guint i = 1; i <= 11; i++)
    {
      g_autofree char *from = g_strdup_printf ("/x33-hop-%u", i);
      g_autofree char *to = g_strdup_printf ("/x33-hop-%u", i + 1);

      redirect (server, from, to);
    }
}

static void
play_private (const FaultCase *self,
              const FaultServers *servers,
              ScriptedServer *server,
              const char *path)
{
  g_autofree char *target = g_strdup_printf ("http://secret.inner.test:%u/",
                                             scripted_server_get_port (servers->inner));

  redirect (server, path, target);
}

static void
play_insecure (const FaultCase *self,
               const FaultServers *servers,
               ScriptedServer *server,
               const char *path)
{
  g_autofree char *target = scripted_server_uri (servers->server, "/x36-plain");

  redirect (server, path, target);
}

static void
play_abroad (const FaultCase *self,
             const FaultServers *servers,
             ScriptedServer *server,
             const char *path)
{
  g_autofree char *target = g_strdup_printf ("http://abroad.test:%u/x37-target",
                                             scripted_server_get_port (servers->server));

  scripted_reply_header (redirect (server, path, target), "Set-Cookie", "id=1");
  scripted_server_add (servers->server, "/x37-target", 200, NULL, FAULTS_AFTER);
}

/* Certificates. */

/* The text is a file of the tests'. */
static void
play_certificate (const FaultCase *self,
                  const FaultServers *servers,
                  ScriptedServer *server,
                  const char *path)
{
  g_autofree char *pem =
      g_test_build_filename (G_TEST_DIST, "data", "net", self->text, NULL);

  scripted_server_set_certificate (server, pem);
}

/* An alert of TLS: of versions that old none is spoken here. */
static void
play_old_tls (const FaultCase *self,
              const FaultServers *servers,
              ScriptedServer *server,
              const char *path)
{
  scripted_server_set_greeting (server, "\x15\x03\x01\x00\x02\x02\x46", 7);
}

static void
play_cut_handshake (const FaultCase *self,
                    const FaultServers *servers,
                    ScriptedServer *server,
                    const char *path)
{
  scripted_server_set_greeting (server, "", 0);
}

/* Headers that ask for more. */
static void
play_wishes (const FaultCase *self,
             const FaultServers *servers,
             ScriptedServer *server,
             const char *path)
{
  static const char *const wishes[][2] = {
    { "Set-Cookie", "id=1; Max-Age=99999999" },
    { "Strict-Transport-Security", "max-age=31536000; includeSubDomains" },
    { "Refresh", "0; url=/x39-wish" },
    { "Clear-Site-Data", "\"*\"" },
    { "Link", "</x39-wish>; rel=preload; as=image" },
    { "Link", "</x39-wish>; rel=hub" },
    { "Alt-Svc", "h2=\":443\"" },
  };
  ScriptedReply *reply = add (self, server, path);

  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    scripted_reply_header (reply, wishes[i][0], wishes[i][1]);
}

#define HEAD_200 "HTTP/1.1 200 OK\r\n"
#define ON_TLS .place = FAULT_ON_TLS
#define ON_BAD_TLS .place = FAULT_ON_BAD_TLS

#define KEEP(row, name, play, sentence, ...)                                             \
  {                                                                                      \
    row, name, play, FAULT_KEEPS, sentence, __VA_ARGS__                                  \
  }
#define STATUS(row, status, sentence)                                                    \
  {                                                                                      \
    row, #status, play_answer, FAULT_KEEPS, sentence, status                             \
  }
#define PART(row, name, play, ...)                                                       \
  {                                                                                      \
    row, name, play, FAULT_KEEPS_PART, BROKE_OFF, 200, FAULTS_AFTER, __VA_ARGS__         \
  }
#define FINE(row, name, play, text, ...)                                                 \
  {                                                                                      \
    row, name, play, FAULT_IS_NONE, NULL, 200, text, __VA_ARGS__                         \
  }

const FaultCase fault_cases[] = {
  KEEP ("X01",
        "refused",
        play_nothing,
        "The server refused the connection.",
        .place = FAULT_ON_LOST,
        0),
  KEEP ("X02", "no-such-name", play_lost_name, "The server could not be found.", 0),
  KEEP ("X03", "silent", play_silence, TOO_SLOW_TO_ANSWER, 200),
  KEEP ("X04", "slow-head", play_slow_head, TOO_SLOW_TO_ANSWER, 200),
  KEEP ("X05",
        "slow-body",
        play_slow_body,
        "The server sends its answer too slowly.",
        200),
  KEEP ("X06",
        "closes-at-once",
        play_raw,
        "The server closed the connection without an answer.",
        200,
        "",
        .n_requests = 2),
  PART ("X07", "reset", play_reset, NULL),
  PART ("X08", "long-length", play_long_length, NULL),
  PART ("X09", "cut-between-chunks", play_cut_chunks, NULL),
  PART ("X10", "cut-gzip", play_cut_gzip, NULL),
  PART ("X11", "short-length", play_short_length, NULL),
  KEEP ("X12",
        "negative-length",
        play_raw,
        EMPTY,
        200,
        HEAD_200 "Content-Length: -5\r\n\r\nhello"),
  FINE ("X12",
        "twenty-digits",
        play_raw,
        HEAD_200 "Content-Length: 99999999999999999999\r\n\r\n" FAULTS_AFTER,
        NULL),
  FINE ("X12", "two-lengths", play_two_lengths, NULL, NULL),
  KEEP ("X13", "endless", play_endless, TOO_LARGE, 200),
  KEEP ("X14", "gzip-bomb", play_bomb, TOO_LARGE, 200),
  KEEP ("X15",
        "packed-twice",
        play_header,
        BAD_PACKING,
        200,
        "Content-Encoding: gzip, gzip"),
  KEEP ("X15",
        "unknown-packing",
        play_header,
        BAD_PACKING,
        200,
        "Content-Encoding: zstd"),
  FINE ("X16", "says-gzip", play_header, "Content-Encoding: gzip", NULL),
  FINE ("X16", "says-brotli", play_header, "Content-Encoding: br", NULL),
  KEEP ("X17", "endless-header", play_long_head, NO_SENSE, 200, "aaaaaaaaaaaaaaaa"),
  KEEP ("X17", "endless-lines", play_long_head, NO_SENSE, 200, "A: b\r\n"),
  FINE ("X17",
        "bare-line-feeds",
        play_raw,
        "HTTP/1.1 200 OK\nContent-Type: application/rss+xml\n\n" FAULTS_AFTER,
        NULL),
  KEEP ("X17", "zero-byte", play_zero_in_head, NO_SENSE, 200),
  FINE ("X18", "continues", play_hints, "HTTP/1.1 100 Continue\r\n\r\n", NULL),
  FINE ("X18",
        "early-hints",
        play_hints,
        "HTTP/1.1 103 Early Hints\r\nLink: </x39-wish>; rel=preload\r\n\r\n",
        NULL),
  KEEP ("X19", "no-head", play_raw, NO_SENSE, 200, "<html>HTTP/0.9</html>"),
  KEEP ("X19", "garbage", play_raw, NO_SENSE, 200, "\r\n\r\n\r\n"),
  KEEP ("X19", "ssh", play_raw, NO_SENSE, 200, "SSH-2.0-OpenSSH_9.2\r\n"),
  STATUS ("X20", 200, EMPTY),
  STATUS ("X20", 204, EMPTY),
  STATUS ("X20", 206, EMPTY),
  KEEP ("X21",
        "web-page",
        play_answer,
        "This is a web page, not a feed.",
        200,
        "<!doctype html><html><head><title>Welcome</title></head>Log in</html>",
        "text/html"),
  KEEP ("X22",
        "json",
        play_answer,
        "This is not a feed.",
        200,
        "{\"error\": \"no such feed\"}",
        "application/json"),
  KEEP ("X22", "text", play_answer, "This is not a feed.", 200, "hello", "text/plain"),
  KEEP ("X22",
        "picture",
        play_answer,
        "This is not a feed.",
        200,
        "\x89PNG\r\n\x1a\n",
        "image/png"),
  FINE ("X23", "html-type", play_answer, FAULTS_AFTER, "text/html"),
  FINE ("X23", "text-type", play_answer, FAULTS_AFTER, "text/plain"),
  FINE ("X23", "no-known-type", play_answer, FAULTS_AFTER, "application/octet-stream"),
  { "X24", "not-modified", play_answer, FAULT_IS_OLD, NULL, 304 },
  { "X24",
    "with-a-body",
    play_raw,
    FAULT_IS_OLD,
    NULL,
    304,
    "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\nhello" },
  KEEP ("X24", "not-asked-for", play_answer, NO_SENSE, 304, .is_bare = TRUE),
  STATUS ("X25", 400, "The server refused the request (400)."),
  STATUS ("X25", 402, "The server refused the request (402)."),
  STATUS ("X25", 406, "The server refused the request (406)."),
  STATUS ("X25", 415, "The server refused the request (415)."),
  STATUS ("X25", 451, "The server may not show it for legal reasons."),
  STATUS ("X26", 401, "The server asks for a sign-in."),
  STATUS ("X27", 403, "The server does not allow access."),
  STATUS ("X28", 404, "There is nothing at this address."),
  STATUS ("X29", 410, "The publisher has ended it for good (410)."),
  STATUS ("X30", 429, "The server asked to be left alone for a while."),
  KEEP ("X30",
        "with-a-time",
        play_header,
        "The server asked to wait until *.",
        429,
        "Retry-After: 7200"),
  STATUS ("X31", 500, "The server has a fault of its own (500)."),
  STATUS ("X31", 502, "The server has a fault of its own (502)."),
  STATUS ("X31", 504, "The server has a fault of its own (504)."),
  STATUS ("X31", 503, "The server is not available at the moment."),
  KEEP ("X31",
        "with-a-time",
        play_header,
        "The server asked to wait until *.",
        503,
        "Retry-After: 7200"),
  KEEP ("X33", "loop", play_loop, "The server redirects in a circle.", 0),
  KEEP ("X33", "eleven-hops", play_many_hops, "The server redirects too many times.", 0),
  KEEP ("X33", "no-location", play_answer, NOWHERE, 301),
  KEEP ("X33", "bad-location", play_redirect, NOWHERE, 302, "http://[::1/"),
  KEEP ("X34", "file", play_redirect, NOWHERE, 302, "file:///etc/passwd"),
  KEEP ("X34", "data", play_redirect, NOWHERE, 302, "data:text/xml," FAULTS_AFTER),
  KEEP ("X34", "ftp", play_redirect, NOWHERE, 302, "ftp://127.0.0.1/x"),
  KEEP ("X34", "javascript", play_redirect, NOWHERE, 302, "javascript:alert(1)"),
  KEEP ("X35",
        "into-a-private-network",
        play_private,
        "This leads into a private network, where no publisher may lead.",
        0),
  KEEP ("X36",
        "insecure",
        play_insecure,
        "The server redirects from a secure address to one that is not secure.",
        0,
        ON_TLS),
  FINE ("X37", "abroad", play_abroad, NULL, NULL),
  KEEP ("X38",
        "unknown-issuer",
        play_certificate,
        "The server's certificate was not issued by anyone whom this computer trusts.",
        0,
        "unknown.pem",
        ON_BAD_TLS),
  KEEP ("X38",
        "expired",
        play_certificate,
        "The server's certificate has expired.",
        0,
        "expired.pem",
        ON_BAD_TLS),
  KEEP ("X38",
        "another-server",
        play_certificate,
        "The server's certificate belongs to another server.",
        0,
        "elsewhere.pem",
        ON_BAD_TLS),
  KEEP ("X38",
        "old-tls",
        play_old_tls,
        "A secure connection to the server could not be made.",
        0,
        ON_BAD_TLS),
  KEEP ("X38",
        "cut-handshake",
        play_cut_handshake,
        "A secure connection to the server could not be made.",
        0,
        ON_BAD_TLS),
  FINE ("X39", "wishes", play_wishes, FAULTS_AFTER, NULL),
};

const guint n_fault_cases = G_N_ELEMENTS (fault_cases);

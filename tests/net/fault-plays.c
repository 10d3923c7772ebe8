/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a feed's server does in each fault. */

#include "fault-plays.h"

#include "dateline-names.h"

#include <string.h>

#define MIB (1024 * 1024)

static ScriptedReply *
add (const FaultCase *self, ScriptedServer *server, const char *path)
{
  return scripted_server_add (server,
                              path,
                              self->status != 0 ? self->status : 200,
                              self->type,
                              self->text != NULL ? self->text : "");
}

void
play_answer (const FaultCase *self,
             const FaultServers *servers,
             ScriptedServer *server,
             const char *path)
{
  add (self, server, path);
}

void
play_nothing (const FaultCase *self,
              const FaultServers *servers,
              ScriptedServer *server,
              const char *path)
{
}

void
play_raw (const FaultCase *self,
          const FaultServers *servers,
          ScriptedServer *server,
          const char *path)
{
  scripted_reply_raw (add (self, server, path), self->text, -1);
}

/* The text is a header with its value. */
void
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

void
play_lost_name (const FaultCase *self,
                const FaultServers *servers,
                ScriptedServer *server,
                const char *path)
{
  g_autofree char *name = g_strconcat (path + 1, ".test", NULL);

  names_drop (name);
}

void
play_silence (const FaultCase *self,
              const FaultServers *servers,
              ScriptedServer *server,
              const char *path)
{
  scripted_reply_delay (add (self, server, path), 60 * 1000);
}

void
play_slow_head (const FaultCase *self,
                const FaultServers *servers,
                ScriptedServer *server,
                const char *path)
{
  scripted_reply_drip (add (self, server, path), 1, 500);
}

/* The head at once, the body drop by drop. */
void
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

void
play_reset (const FaultCase *self,
            const FaultServers *servers,
            ScriptedServer *server,
            const char *path)
{
  scripted_reply_reset (add (self, server, path), find_tear ());
}

void
play_long_length (const FaultCase *self,
                  const FaultServers *servers,
                  ScriptedServer *server,
                  const char *path)
{
  scripted_reply_cut (scripted_reply_length (add (self, server, path), "9999"),
                      find_tear ());
}

void
play_cut_chunks (const FaultCase *self,
                 const FaultServers *servers,
                 ScriptedServer *server,
                 const char *path)
{
  scripted_reply_cut (scripted_reply_chunked (add (self, server, path)), find_tear ());
}

/* Filling that cannot be packed puts the tear behind the whole stories. */
void
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

void
play_short_length (const FaultCase *self,
                   const FaultServers *servers,
                   ScriptedServer *server,
                   const char *path)
{
  g_autofree char *length = g_strdup_printf ("%zu", find_tear ());

  scripted_reply_length (add (self, server, path), length);
}

void
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

void
play_endless (const FaultCase *self,
              const FaultServers *servers,
              ScriptedServer *server,
              const char *path)
{
  g_autoptr (GBytes) large = g_bytes_new_take (g_malloc0 (MIB), MIB);

  scripted_reply_endless (scripted_server_add_bytes (server, path, 200, NULL, large));
}

void
play_bomb (const FaultCase *self,
           const FaultServers *servers,
           ScriptedServer *server,
           const char *path)
{
  g_autoptr (GBytes) zeros = g_bytes_new_take (g_malloc0 (24 * MIB), 24 * MIB);

  scripted_reply_gzip (scripted_server_add_bytes (server, path, 200, NULL, zeros));
}

/* Heads. */

void
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

void
play_zero_in_head (const FaultCase *self,
                   const FaultServers *servers,
                   ScriptedServer *server,
                   const char *path)
{
  const char head[] = "HTTP/1.1 200 OK\r\nA\0: b\r\n\r\nx";

  scripted_reply_raw (add (self, server, path), head, sizeof head - 1);
}

/* The text so often before the answer. */
void
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
void
play_redirect (const FaultCase *self,
               const FaultServers *servers,
               ScriptedServer *server,
               const char *path)
{
  redirect (server, path, self->text);
}

void
play_loop (const FaultCase *self,
           const FaultServers *servers,
           ScriptedServer *server,
           const char *path)
{
  redirect (server, path, "/x33-round");
  redirect (server, "/x33-round", path);
}

void
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

void
play_private (const FaultCase *self,
              const FaultServers *servers,
              ScriptedServer *server,
              const char *path)
{
  g_autofree char *target = g_strdup_printf ("http://secret.inner.test:%u/",
                                             scripted_server_get_port (servers->inner));

  redirect (server, path, target);
}

void
play_insecure (const FaultCase *self,
               const FaultServers *servers,
               ScriptedServer *server,
               const char *path)
{
  g_autofree char *target = scripted_server_uri (servers->server, "/x36-plain");

  redirect (server, path, target);
}

void
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
void
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
void
play_old_tls (const FaultCase *self,
              const FaultServers *servers,
              ScriptedServer *server,
              const char *path)
{
  scripted_server_set_greeting (server, "\x15\x03\x01\x00\x02\x02\x46", 7);
}

void
play_cut_handshake (const FaultCase *self,
                    const FaultServers *servers,
                    ScriptedServer *server,
                    const char *path)
{
  scripted_server_set_greeting (server, "", 0);
}

/* Headers that ask for more. */
void
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

/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The faults that a feed's server shows, as a table. */

#include "fault-cases.h"

#include "fault-plays.h"

#define TOO_SLOW_TO_ANSWER "The server took too long to answer."
#define BROKE_OFF "The server's answer broke off before its end."
#define NO_SENSE "The server's answer could not be understood."
#define TOO_LARGE "The server's answer is too large."
#define EMPTY "The server sent an empty answer."
#define BAD_PACKING "The server packs its answer in a way that is not known."
#define NOWHERE "The server redirects to an address that cannot be opened."

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

char *
fault_case_make_path (const FaultCase *self)
{
  g_autofree char *row = g_ascii_strdown (self->row, -1);

  return g_strdup_printf ("/%s-%s", row, self->name);
}

gboolean
fault_case_recovers (const FaultCase *self)
{
  return self->place == FAULT_ON_SERVER && !g_str_equal (self->row, "X02");
}

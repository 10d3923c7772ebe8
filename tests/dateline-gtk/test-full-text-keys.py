#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Gets the full text of stories in the real program with real keys.

usage: test-full-text-keys.py DATELINE DATELINE-CLI

A server of its own has the feed, which carries summaries, and the pages. Where a text of a
whole news story lies beside this tree, a page is made around it as news sites make them, and
what comes of it is compared with it to the letter.
"""
import html
import http.server
import os
import sys
import threading
import time
from email.utils import formatdate

from driven_program import Profile, Window, find, ok, press, wait_for

program, cli = sys.argv[1:3]
profile = Profile(cli)
seed = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "shared",
                    "seed", "kerry-article.txt")

SITE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} - The Example
</title></head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<div id="cookie-banner">We use cookies. <button>Accept</button></div>
<div class="breadcrumbs"><a href="/">Home</a> // {title}</div>
<article class="post"><h1 class="entry-title">{title}</h1>
<div class="post-meta">By | <time datetime="2014-08-30T11:40:24+00:00">August 30th, 2014</time>|
<a rel="category tag" href="/top">More Top Stories</a>|<a href="#comments">0 Comments</a></div>
<div class="post-content"><figure class="wp-caption"><img src="/a.png" width="640" height="400">
<figcaption class="wp-caption-text">{caption}</figcaption></figure>{body}</div>
<div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="/tweet">Tweet</a></li></ul></div>
<div class="related"><h3>Related Posts</h3><ul><li><a href="/x">Another story</a></li></ul></div>
<div id="comments"><h3>Leave a comment</h3><form><textarea></textarea></form></div></article>
<aside><h3>Most read</h3><p>Subscribe to our newsletter</p></aside></body></html>"""
PARAGRAPHS = ["The ferry left the harbour at noon with forty people on board and the mail for "
              "the islands, and it was not seen again before the evening.",
              "In full: the wind had gone by then, and the sea was calm."]


def make_page(title, caption, paragraphs):
    return SITE.format(title=html.escape(title), caption=html.escape(caption),
                       body="".join("<p>%s</p>" % html.escape(text) for text in paragraphs))


class Server(http.server.BaseHTTPRequestHandler):
    pages = {}
    asked = []

    def do_GET(self):
        self.asked.append(self.path)
        content_type, text = self.pages.get(self.path, ("text/html", None))
        body = (text or "").encode("utf-8")
        self.send_response(200 if text else 404)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


def publish(stories):
    """Stories as (title, path, summary), the newest first; gives the address of their feed."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    items = "".join(
        "<item><title>%s</title><guid>%s</guid><link>%s</link><description>%s</description>"
        "<pubDate>%s</pubDate></item>"
        % (html.escape(title), path, path, html.escape(summary),
           formatdate(time.time() - 3600 * i, usegmt=True))
        for i, (title, path, summary) in enumerate(stories))
    Server.pages["/feed"] = ("application/rss+xml",
                             "<rss version='2.0'><channel><title>The Example</title>%s"
                             "</channel></rss>" % items)
    return "http://127.0.0.1:%d/feed" % server.server_address[1]


def show(title):
    """What the command line has of a story."""
    number = next(story["id"] for story in profile.read("list") if story["title"] == title)
    return profile.read("show", str(number))


def drive_ferry():
    wait_for("the story", lambda: find("heading", "The ferry"))
    wait_for("the summary", lambda: find(text="A summary."))
    assert find("push button", "Read the Full Text"), "nothing offers the full text"
    press("f")
    wait_for("the full text", lambda: find(text="In full:"))
    wait_for("the summary to go", lambda: not find("label", "A summary."))
    ok("f gets the full text")

    press("f")
    wait_for("what the feed has", lambda: not find(text="In full:"))
    press("f")
    wait_for("the full text again", lambda: find(text="In full:"))
    assert Server.asked.count("/ferry") == 1, Server.asked
    ok("f goes to and fro without asking again")

    press("j")
    wait_for("the next story", lambda: find("heading", "The gap"))
    press("f")
    wait_for("why there is none", lambda: find(text="There is nothing at this address."))
    assert find("push button", "Try Again") and find("push button", "Open in Browser")
    ok("a bar says why there is none")


def drive_reference(title, caption, paragraphs):
    press("j")
    wait_for("the reference story", lambda: find("heading", title))
    press("f")
    wait_for("its caption", lambda: find(text=caption[:60]))
    story = show(title)
    assert story["page"]["state"] == "had", story["page"]
    said, _, credit = caption.rpartition(" (")
    expected = "%s\n(%s\n\n%s" % (said, credit, "\n\n".join(paragraphs))
    assert story["text"].split() == expected.split(), (story["text"], expected)
    assert story["pictures"][0]["caption"] == said, story["pictures"]
    assert story["pictures"][0]["credit"] == credit.rstrip(")"), story["pictures"]
    ok("a whole story comes with caption and credit, and nothing besides")


def main():
    stories = [("The ferry", "/ferry", "A summary."), ("The gap", "/gap", "There is more.")]
    Server.pages["/ferry"] = ("text/html",
                              make_page("The ferry", "The quay. (Example/Ben)", PARAGRAPHS))
    reference = None
    if os.path.exists(seed):
        with open(seed, encoding="utf-8") as file:
            blocks = [block.strip() for block in file.read().split("\n\n")]
        reference = (blocks[0], blocks[4], blocks[5:])
        Server.pages["/reference"] = ("text/html", make_page(*reference))
        stories.append((blocks[0], "/reference", blocks[5][:120] + "…"))
    with profile:
        profile.expect("add", publish(stories))
        with Window(program, profile):
            wait_for("the headline", lambda: find(text="The ferry"))
            press("Escape", "j")
            drive_ferry()
            if reference:
                drive_reference(*reference)
            else:
                print("ok 4 # SKIP no story lies beside this tree")
    print("1..4")


main()

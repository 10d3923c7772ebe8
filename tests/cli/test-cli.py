#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Calls dateline-cli as a person or a script does, and reads what it says. What is refreshed
here is the guide, which comes from inside the program, and feeds of a server in this one."""

import contextlib
import fcntl
import http.server
import json
import os
import pathlib
import pty
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import unittest

PROGRAM = os.path.abspath(sys.argv.pop(1))

VERBS = ("add import export refresh feeds list show search mark save storage backup restore check"
         " parse discover sanitize extract help").split()

FEED = """<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:media="http://search.yahoo.com/mrss/"
     xmlns:slash="http://purl.org/rss/1.0/modules/slash/">
<channel><title>Täglich</title><link>/</link>
<item><title>A &amp;amp; B</title><link>/one</link><guid isPermaLink="false">g1</guid>
<pubDate>Sat, 30 Aug 2014 13:40:24 +0200</pubDate><category>News</category>
<dc:creator>Jane Doe</dc:creator><slash:comments>0</slash:comments>
<media:content url="/p.jpg" medium="image"><media:description>A summit. (AFP/File)\
</media:description></media:content>
<content:encoded>&lt;p onclick="x()"&gt;One “two”&lt;script&gt;bad()&lt;/script&gt;&lt;/p&gt;\
</content:encoded></item></channel></rss>"""

PAGE = """<!DOCTYPE html><title>T</title><base href="/news/">
<link rel="alternate" type="application/rss+xml" title="All" href="all.xml">
<p onclick="x()">Hello <b>there</b><script>bad()</script></p>"""

LIST = """<opml version="2.0"><head/><body><outline text="World">
<outline text="A" xmlUrl="https://a.example/feed" htmlUrl="https://a.example/"/>
<outline text="B" xmlUrl="https://b.example/feed" category="Science"/></outline>
</body></opml>"""

FULL = """<?xml version="1.0"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
     xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
     xmlns:media="http://search.yahoo.com/mrss/"
     xmlns:slash="http://purl.org/rss/1.0/modules/slash/">
<channel><title>The Courier</title><link>https://x.example/</link><language>en-GB</language>
<description>All of it</description><copyright>© The Courier</copyright>
<item><title>One</title><link>https://x.example/one</link><guid isPermaLink="false">g1</guid>
<pubDate>Sat, 30 Aug 2014 13:40:24 +0200</pubDate>
<atom:updated>2014-08-30T15:00:00+02:00</atom:updated>
<category>News</category><category>Peace</category>
<atom:author><atom:name>Jane Doe</atom:name><atom:uri>https://x.example/jane</atom:uri>\
</atom:author>
<atom:author><atom:name>Ann Ode</atom:name><atom:email>ann@x.example</atom:email></atom:author>
<dc:rights>© Jane Doe</dc:rights>
<comments>https://x.example/one#talk</comments><slash:comments>12</slash:comments>
<enclosure url="https://x.example/one.mp3" type="audio/mpeg" length="48000000"/>
<itunes:duration>42:10</itunes:duration>
<media:content url="https://x.example/p.jpg" medium="image" width="1200" height="800">\
<media:description>A summit.</media:description><media:credit>AFP/File</media:credit>\
</media:content>
<content:encoded>&lt;p&gt;Words.&lt;/p&gt;</content:encoded></item></channel></rss>"""


SUMMARY = """<rss version="2.0"><channel><title>The Courier</title>
<item><title>The ferry</title><link>/ferry</link><guid>g1</guid>
<description>A summary.</description></item>
<item><title>Nothing</title><link>/404</link><guid>g2</guid>
<description>Another one.</description></item></channel></rss>"""

FERRY = """<!doctype html><title>The ferry - The Courier</title><nav><a href="/">Home</a></nav>
<article><h1>The ferry</h1><p>%s</p><p>In full.</p></article>""" % ("It left at noon. " * 30)


class Server(http.server.BaseHTTPRequestHandler):
    """Gives FULL at /feed and elsewhere what the paths say."""
    named = {"/summary": ("application/rss+xml", SUMMARY), "/ferry": ("text/html", FERRY)}
    asked = []

    def do_GET(self):
        self.asked.append(self.path)
        status = int(self.path[1:]) if self.path[1:].isdigit() else 200
        self.send_response(status)
        if status == 301:
            self.send_header("Location", "/feed")
        content_type, text = self.named.get(self.path, ("application/rss+xml", FULL))
        body = text.encode("utf-8") if status == 200 else b""
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


class CliTest(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        self.environment = dict(os.environ, XDG_DATA_HOME=str(self.folder / "data"),
                                XDG_CACHE_HOME=str(self.folder / "cache"),
                                HOME=str(self.folder / "home"))

    def tearDown(self):
        self.temporary.cleanup()

    def call(self, *arguments, status=0, **options):
        """Runs the program; a failure must say so in one line and nothing else."""
        done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True,
                              env=dict(self.environment, **options), timeout=60, check=False)
        out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        self.assertEqual(done.returncode, status, (arguments, out, err))
        if status != 0 and arguments:
            self.assertEqual(err.count("\n"), 1, err)
            self.assertTrue(err.startswith("dateline-cli: "), err)
        return out if status == 0 else err

    def call_json(self, *arguments):
        return json.loads(self.call(*arguments))

    def write(self, name, text):
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    def test_help(self):
        text = self.call("--help")
        self.assertEqual(text, self.call("help"))
        for verb in VERBS:
            self.assertIn(f"\n  {verb} ", text)
            self.assertTrue(self.call(verb, "--help"))
            if verb != "help":
                self.assertIn(f"dateline-cli {verb} ", self.call("help", verb))
        # Sentences are not broken in the middle of a word by a terminal of 80 columns.
        for verb in ("save", "storage", "backup", "restore", "check", "extract"):
            longest = max(self.call(verb, "--help").splitlines(), key=len)
            self.assertLessEqual(len(longest), 80, longest)
        self.assertRegex(self.call("--version"), r"^\d+\.\d+\.\d+\n$")

    def test_wrong_calls(self):
        self.call(status=2)
        for arguments in (["nothing"], ["help", "nothing"], ["list", "--nothing"],
                          ["list", "word"], ["list", "--from", "yesterday"],
                          ["list", "--to", "2025-02-30"], ["list", "--limit", "-1"],
                          ["show"], ["show", "x"], ["show", "0"], ["show", "1", "2"],
                          ["mark"], ["mark", "read"], ["mark", "1"], ["mark", "red", "1"],
                          ["mark", "read", "--all", "1"], ["mark", "read", "--unread", "1"],
                          ["save"], ["save", "x"], ["search"], ["add"], ["add", "x", "y"],
                          ["import"], ["parse"], ["parse", "a", "b"], ["discover"],
                          ["feeds", "a", "b"], ["backup"], ["backup", "a", "b"], ["restore"],
                          ["restore", "a", "b"], ["check", "x"], ["check", "--nothing"],
                          ["sanitize"], ["extract"], ["extract", "a", "b"]):
            with self.subTest(arguments=arguments):
                self.call(*arguments, status=2)

    def read_all(self, path):
        """A store's file and its log, as they are."""
        return [part.read_bytes() if part.exists() else None
                for part in (path, path.with_name(path.name + "-wal"))]

    def test_refused_store(self):
        """DB5: what is newer or not ours is left as it is, whatever is asked."""
        profile = self.folder / "p"
        path = profile / "dateline.db"
        for change in ("PRAGMA user_version = 1000", "PRAGMA application_id = 7"):
            self.call("--profile", profile, "list")
            with contextlib.closing(sqlite3.connect(path)) as store:
                store.execute(change)
            before = self.read_all(path)
            for verb in (["list"], ["refresh"], ["check"], ["export"],
                         ["backup", self.folder / "b"]):
                said = self.call("--profile", profile, *verb, status=3)
                self.assertIn("backup", said, "what can be done is said, too")
                self.assertEqual(self.read_all(path), before)
            path.unlink()

    def test_backup(self):
        """DB6, DB8: backed up, changed, damaged, repaired, restored."""
        profile = self.folder / "p"
        path = profile / "dateline.db"
        copy = self.folder / "copy.db"
        self.call("--profile", profile, "refresh")
        self.call("--profile", profile, "import", self.write("l", LIST))
        before = self.call("--profile", profile, "list")
        self.call("--profile", profile, "backup", copy)
        sound = self.call("--profile", profile, "check")
        self.assertNotIn("damaged", sound)

        data = bytearray(path.read_bytes())
        data[0:8192 * 3] = bytes(8192 * 3)
        path.write_bytes(data)
        self.assertIn("--repair", self.call("--profile", profile, "check", status=1))
        self.assertEqual(bytes(data), path.read_bytes())
        self.assertIn("all 2 feeds are there",
                      self.call("--profile", profile, "check", "--repair"))
        aside, = profile.glob("dateline-damaged-*.db")
        self.assertEqual(bytes(data), aside.read_bytes())
        self.assertIn("a.example", self.call("--profile", profile, "feeds"))

        with contextlib.closing(sqlite3.connect(path)) as store:
            store.execute("DELETE FROM feed")
            store.commit()
        self.assertTrue(self.call("--profile", profile, "restore", copy))
        self.assertEqual(self.call("--profile", profile, "list"), before)
        self.call("--profile", profile, "restore", self.write("x", "no backup"), status=3)
        self.call("--profile", profile, "restore", self.folder / "nothing", status=1)
        self.assertEqual(self.call("--profile", profile, "list"), before)

    def test_daily_backups(self):
        """DB6: who only ever refreshes has a backup a day, three of them, and the list."""
        profile = self.folder / "p"
        backups = profile / "backups"
        self.call("--profile", profile, "import", self.write("l", LIST))
        self.call("--profile", profile, "mark", "read", "--all")
        self.assertFalse(backups.exists(), "it is refreshing that makes them")
        self.call("--profile", profile, "refresh", "--feed", "1")
        first, = backups.iterdir()
        before = first.stat().st_mtime_ns
        self.call("--profile", profile, "refresh", "--feed", "1")
        self.assertEqual([first], list(backups.iterdir()))
        self.assertEqual(before, first.stat().st_mtime_ns, "one a day is enough")
        self.assertIn("outline", (profile / "subscriptions.opml").read_text())

        # The same on four days before: the oldest goes.
        names = ["dateline-2001-01-0%d.db" % day for day in range(1, 5)]
        for day, name in enumerate(names):
            shutil.copy(first, backups / name)
            os.utime(backups / name, (day, day))
        first.unlink()
        self.call("--profile", profile, "mark", "unread", "--all")
        self.call("--profile", profile, "refresh", "--force", "--feed", "1")
        self.assertEqual({first.name, *names[2:]},
                         {path.name for path in backups.iterdir()})
        # Nor while another program is at it.
        first.unlink()
        lock = os.open(backups, os.O_RDONLY | os.O_DIRECTORY)
        fcntl.flock(lock, fcntl.LOCK_EX)
        self.call("--profile", profile, "mark", "read", "--all")
        self.call("--profile", profile, "refresh", "--force", "--feed", "1")
        os.close(lock)
        self.assertFalse(first.exists())

    def test_backup_progress(self):
        """Who watches sees how far it is; nobody else does."""
        profile = self.folder / "p"
        self.call("--profile", profile, "refresh")
        for verb in ["backup", "restore"]:
            ours, theirs = pty.openpty()
            subprocess.run([PROGRAM, "--profile", profile, verb, self.folder / "copy.db"],
                           stdout=subprocess.DEVNULL, stderr=theirs, check=True,
                           env=self.environment, timeout=60)
            os.close(theirs)
            self.assertRegex(os.read(ours, 1000), rb"\d %")
            os.close(ours)

    def test_parse(self):
        path = self.write("feed.xml", FEED)
        feed = self.call_json("parse", "--url", "https://x.example/feed", path)
        entry = feed["items"][0]
        self.assertEqual(feed["version"], "https://jsonfeed.org/version/1.1")
        self.assertEqual(feed["title"], "Täglich")
        self.assertEqual(feed["_dateline"]["format"], "rss")
        self.assertEqual(entry["id"], "g1")
        self.assertEqual(entry["url"], "https://x.example/one")
        self.assertEqual(entry["title"], "A & B")
        self.assertEqual(entry["date_published"], "2014-08-30T11:40:24Z")
        self.assertEqual(entry["authors"], [{"name": "Jane Doe"}])
        self.assertEqual(entry["tags"], ["News"])
        self.assertEqual(entry["image"], "https://x.example/p.jpg")
        self.assertEqual(entry["_dateline"]["comment_count"], 0)
        self.assertEqual(entry["_dateline"]["image_caption"], "A summit.")
        self.assertEqual(entry["_dateline"]["image_credit"], "AFP/File")
        self.assertEqual(entry["content_text"], "One “two”")
        self.assertNotIn("bad", entry["content_html"])
        self.assertNotIn("onclick", entry["content_html"])

    def test_parse_header(self):
        path = self.write("feed.xml", FEED.replace("Täglich", "Новости").encode("windows-1251",
                                                                                "replace"))
        feed = self.call_json("parse", "--content-type", "text/xml; charset=windows-1251", path)
        self.assertEqual(feed["title"], "Новости")

    def test_parse_failures(self):
        for name, text in (("empty", ""), ("page.html", PAGE), ("words", "just words"),
                           ("picture", b"\x89PNG\r\n\x1a\n\0\0")):
            self.call("parse", self.write(name, text), status=1)
        self.call("parse", self.folder / "missing", status=1)
        self.call("parse", self.folder, status=1)

    def test_discover(self):
        path = self.write("page.html", PAGE)
        self.assertEqual(self.call_json("discover", "--url", "https://x.example/a/b", path),
                         [{"url": "https://x.example/news/all.xml", "title": "All",
                           "type": "application/rss+xml"}])
        self.assertEqual(self.call_json("discover", self.write("none", "words")), [])

    def test_sanitize(self):
        text = self.call("sanitize", self.write("page.html", PAGE))
        self.assertIn("<b>there</b>", text)
        self.assertNotIn("bad", text)
        self.assertNotIn("onclick", text)

    def test_extract(self):
        page = ('<title>Storm closes the harbour - Post</title><nav><a href="/">Home</a></nav>'
                '<article><p>%s</p><img src="a.jpg"></article>' % ("The harbour, they said. " * 30))
        found = self.call_json("extract", "--url", "https://post.example/2026/03/04/storm",
                               self.write("page.html", page))
        self.assertEqual(found["title"], "Storm closes the harbour")
        self.assertEqual(found["published"], "2026-03-04T00:00:00Z")
        self.assertTrue(found["text"].startswith("The harbour, they said."))
        self.assertIn('src="https://post.example/2026/03/04/a.jpg"', found["content_html"])
        self.assertNotIn("Home", found["text"])
        self.assertNotIn("text", self.call_json("extract", self.write("none", "")))

    def test_extract_all(self):
        """All that a page says of its article."""
        page = ('<html lang="ar" dir="rtl"><head><title>Storm - Post</title>'
                '<meta property="og:site_name" content="Harbour Post">'
                '<meta name="author" content="Jane Doe">'
                '<meta name="description" content="The harbour is closed.">'
                '<meta property="article:section" content="Weather">'
                '<meta property="article:published_time" content="2026-03-04T05:06:07+02:00">'
                '<meta property="og:image" content="https://post.example/quay.jpg"></head>'
                '<article><h1>Storm</h1><figure><img src="quay.jpg" width="900" height="600">'
                '<figcaption>The quay. (AFP/Jane Doe)</figcaption></figure><p>%s</p></article>'
                % ("The harbour, they said. " * 30))
        found = self.call_json("extract", "--url", "https://post.example/storm",
                               self.write("page.html", page))
        found.pop("text")
        found.pop("content_html")
        self.assertEqual(found, {
            "title": "Storm", "byline": "Jane Doe", "category": "Weather", "dir": "rtl",
            "language": "ar", "excerpt": "The harbour is closed.",
            "published": "2026-03-04T05:06:07+02:00", "site_name": "Harbour Post",
            "lead_image": {"caption": "The quay.", "credit": "AFP/Jane Doe",
                           "url": "https://post.example/quay.jpg"}})

    def test_touches_nothing(self):
        """parse, discover, sanitize and extract leave no trace in the person's folders."""
        for verb, text in (("parse", FEED), ("discover", PAGE), ("sanitize", PAGE),
                           ("extract", PAGE)):
            self.call(verb, self.write("file", text))
        self.assertEqual(sorted(os.listdir(self.folder)), ["file"])

    def test_lists_of_feeds(self):
        path = self.write("list.opml", LIST)
        self.assertIn("2", self.call("import", path))
        feeds = {feed["url"]: feed for feed in self.call_json("feeds", "--json")}
        self.assertEqual(feeds["https://a.example/feed"]["categories"], ["World"])
        self.assertEqual(set(feeds["https://b.example/feed"]["categories"]),
                         {"World", "Science"})
        self.assertIn("https://a.example/feed", self.call("feeds"))
        # Again: nothing is doubled.
        self.call("import", path)
        self.assertEqual(len(self.call_json("feeds", "--json")), len(feeds))
        # Out, and into a new folder: the same.
        exported = self.call("export")
        self.call("export", self.folder / "out.opml")
        self.assertEqual((self.folder / "out.opml").read_text("utf-8"), exported)
        self.call("--profile", self.folder / "other", "import", self.folder / "out.opml")
        self.assertEqual(self.call("--profile", self.folder / "other", "export"), exported)

    def test_show_full(self):
        """The page of a story is fetched once, and what became of it is told."""
        base = self.serve()
        Server.asked.clear()
        self.call("add", base + "/summary")
        listed = {story["title"]: story for story in self.call_json("list", "--json")}
        self.assertFalse(listed["The ferry"]["full_text"])
        ferry, nothing = (str(listed[title]["id"]) for title in ("The ferry", "Nothing"))
        self.assertNotIn("page", self.call_json("show", "--json", ferry))
        self.assertIn("A summary.", self.call("show", ferry))
        for _ in range(2):
            shown = self.call("show", "--full", ferry)
            self.assertIn("In full.", shown)
            self.assertNotIn("Home", shown)
        self.assertIn("In full.", self.call("show", ferry))
        page = self.call_json("show", "--json", ferry)["page"]
        self.assertEqual((page["state"], page["shown"], page["parts"]), ("had", True, 1))
        self.assertEqual([story["title"] for story in self.call_json("list", "--json")
                          if story["full_text"]], ["The ferry"])
        self.assertIn("The ferry", self.call("search", "full"))
        # Put away, as in the window, it is written when it is asked for and stays away.
        with contextlib.closing(sqlite3.connect(
                self.folder / "data" / "dateline" / "dateline.db")) as store, store:
            store.execute("UPDATE page SET hidden = 1")
        self.assertIn("A summary.", self.call("show", ferry))
        self.assertIn("In full.", self.call("show", "--full", ferry))
        self.assertIn("A summary.", self.call("show", ferry))
        for _ in range(2):
            self.assertIn("There is nothing at this address.",
                          self.call("show", "--full", nothing, status=1))
        self.assertEqual(self.call_json("show", "--json", nothing)["page"]["state"], "failed")
        self.assertEqual(sorted(Server.asked), ["/404", "/ferry", "/summary"])

    def test_import_failures(self):
        for name, text in (("empty", ""), ("feed", FEED), ("words", "just words"),
                           ("cut", "<opml><head><ti")):
            self.call("import", self.write(name, text), status=1)
        self.call("import", self.folder / "missing", status=1)

    def test_reading(self):
        """The guide from the first refresh on: list, filter, show, search, mark, save."""
        self.assertRegex(self.call("refresh"), r"\d new")
        stories = self.call_json("list", "--json")
        self.assertGreaterEqual(len(stories), 6)
        self.assertEqual(self.call("list").count("\n"), len(stories))
        dates = [story["date"] for story in stories]
        self.assertEqual(dates, sorted(dates, reverse=True))
        self.assertEqual([story["id"] for story in self.call_json("list", "--json", "-n", "2")],
                         [story["id"] for story in stories[:2]])

        first = stories[0]
        shown = self.call_json("show", first["id"], "--json")
        self.assertEqual(shown["title"], first["title"])
        self.assertTrue(shown["text"])
        self.assertIn(first["title"], self.call("show", first["id"]))
        word = max(first["title"].replace(":", " ").split(), key=len)
        self.assertIn(first["id"], [s["id"] for s in self.call_json("search", "--json", word)])
        self.assertEqual(self.call_json("search", "--json", "nosuchwordanywhere"), [])
        # What a database would take for more than words.
        self.call_json("search", "--json", '"', "(", "*", "NEAR", "AND", "title:", "+x")

        category = shown["tags"][0]
        chosen = self.call_json("list", "--json", "--category", category.upper())
        self.assertIn(first["id"], [story["id"] for story in chosen])
        self.assertLess(len(chosen), len(stories))
        self.assertEqual(self.call_json("list", "--json", "--category", "no such one"), [])
        day = first["date"][:10]
        some = self.call_json("list", "--json", "--from", day, "--to", day)
        self.assertEqual({story["date"][:10] for story in some}, {day})
        self.assertEqual(self.call_json("list", "--json", "--to", "1999-12-31"), [])
        self.assertEqual(len(self.call_json("list", "--json", "--feed", first["feed_id"])),
                         len(stories))
        self.call("list", "--feed", "no such feed", status=1)
        self.call("show", 999999, status=1)

        self.call("mark", "read", first["id"])
        unread = [story["id"] for story in self.call_json("list", "--json", "--unread")]
        self.assertEqual(len(unread), len(stories) - 1)
        self.assertNotIn(first["id"], unread)
        self.call("mark", "read", "--all")
        self.assertEqual(self.call("list", "--unread"), "")
        self.call("mark", "unread", "--all", "--category", category)
        self.assertEqual(len(self.call_json("list", "--json", "--unread")), len(chosen))

        self.call("save", first["id"], stories[1]["id"])
        self.assertEqual([s["id"] for s in self.call_json("list", "--json", "--saved")],
                         [first["id"], stories[1]["id"]])
        self.call("save", "--undo", first["id"])
        self.assertEqual([s["id"] for s in self.call_json("list", "--json", "--saved")],
                         [stories[1]["id"]])

    def test_reading_commits_nothing(self):
        """Whoever has the store open besides hears of nothing when it is only read."""
        profile = self.folder / "read"
        place = ("--profile", profile)
        self.call("refresh", *place)
        story = self.call_json("list", "--json", *place)[0]["id"]
        self.call("save", story, *place)
        with contextlib.closing(sqlite3.connect(profile / "dateline.db",
                                                isolation_level=None)) as beside:
            def get_version():
                return beside.execute("PRAGMA data_version").fetchone()[0]

            for was_removed in (False, True):
                if was_removed:
                    # So long ago that what is not saved went when the store was opened.
                    beside.execute("UPDATE feed SET removed_at = 86400, etag = 'x'")
                    self.call("list", *place)
                version = get_version()
                for verb in (("list",), ("list", "--unread", "--json"), ("search", "guide"),
                             ("feeds",), ("show", story), ("export", self.folder / "out"),
                             ("help",)):
                    self.call(*verb, *(place if verb != ("help",) else ()))
                    self.assertEqual(get_version(), version, verb)
                self.call("mark", "unread" if was_removed else "read", story, *place)
                self.assertNotEqual(get_version(), version)

    def test_storage(self):
        """What takes the room adds up; what goes is told before, and nothing saved goes."""
        self.call("refresh")
        stories = self.call_json("list", "--json")
        self.call("mark", "read", "--all")
        self.call("save", stories[0]["id"])
        room = self.call_json("storage", "--json")
        parts = ("stories search saved_pictures ahead_pictures seen_pictures enclosures backups"
                 " free log").split()
        self.assertEqual(room["total"], sum(room[part] for part in parts))
        self.assertEqual(room["n_stories"], len(stories))
        self.assertEqual([feed["stories"] for feed in room["feeds"]], [len(stories)])
        self.assertRegex(self.call("storage"), rf"guide, {len(stories)} stories")

        old = ("storage", "--free", "read-older-than=0d")
        told = self.call_json(*old, "--preview", "--json")
        self.assertEqual(told["stories"], len(stories) - 1)
        self.assertGreater(told["bytes"], 0)
        self.assertEqual(len(self.call_json("list", "--json")), len(stories))
        self.assertRegex(self.call(*old), rf"^{len(stories) - 1} stories, about ")
        self.assertEqual([s["id"] for s in self.call_json("list", "--json")], [stories[0]["id"]])
        self.assertEqual(self.call("storage", "--free", "pictures"), "Nothing\n")
        self.call("storage", "--free", "space")
        self.assertEqual(self.call_json("storage", "--json")["free"], 0)
        for wrong in ("cats", "read-older-than=", "read-older-than=-1d", "read-older-than=9y"):
            self.call("storage", "--free", wrong, status=2)
        self.call("storage", "--preview", status=2)

    def test_filters(self):
        """What a story has, who wrote it, in which language, and what is kept by name."""
        self.call("add", self.serve() + "/feed")
        self.call("refresh")
        titles = lambda *arguments: [s["title"] for s in
                                     self.call_json("list", "--json", *arguments)]
        one = titles("--author", "jane doe")
        self.assertEqual(len(one), 1)
        self.assertEqual(titles("--has", "media"), one)
        self.assertIn(one[0], titles("--has", "picture"))
        self.assertEqual(titles("--has", "picture", "--has", "media", "--category", "news",
                                "-c", "peace", "--all-categories"), one)
        self.assertEqual(titles("-c", "news", "-c", "no such", "--all-categories"), [])
        self.assertEqual(titles("--author", "no such"), [])
        self.assertEqual(titles("--language", "tlh"), [])
        self.assertEqual(titles("--upcoming"), [])
        self.call("list", "--has", "wings", status=2)
        self.call("list", "--section", "no such", status=1)

        database = next(self.folder.rglob("*.db"))
        with contextlib.closing(sqlite3.connect(database)) as connection, connection:
            connection.execute("INSERT INTO section (name, fold, query, position)"
                               " VALUES ('To Hear', 'to hear', \"{'parts': <uint32 2>}\", 0)")
        self.assertEqual(titles("--section", "TO HEAR"), one)
        self.assertEqual(titles("--section", "to hear", "--author", "nobody"), [])

    def serve(self):
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        return f"http://127.0.0.1:{server.server_address[1]}"

    def test_show_forms(self):
        """A story in every form, into a file and onto standard output; no server is asked."""
        address = self.serve() + "/feed"
        self.call("add", address)
        self.call("refresh")
        story = self.call_json("list", "--json", "--feed", address)[0]["id"]
        guide = [s for s in self.call_json("list", "--json") if s["title"].startswith("Welc")]

        html = self.call("show", story, "--format", "html")
        self.assertTrue(html.startswith("<!DOCTYPE html>\n<html"))
        self.assertIn('<p><a href="https://x.example/p.jpg">Picture</a></p>\n'
                      "<figcaption>A summit.\n<small>AFP/File</small></figcaption>", html)
        self.assertNotIn(" src=", html)
        self.assertEqual(html, self.call("show", story, "--format", "html", "-o", "-"))
        self.assertIn(' src="data:image/png;base64,',
                      self.call("show", guide[0]["id"], "--format=html"))

        self.assertTrue(self.call("show", story, "--format", "markdown").startswith("# One\n\n"))
        self.assertEqual(self.call("show", story, "--format", "json"),
                         self.call("show", story, "--json"))
        self.assertEqual(self.call("show", story, "--format", "text"),
                         self.call("show", story))

        path = os.path.join(self.folder, "story.md")
        self.assertEqual(self.call("show", story, "--format", "markdown", "-o", path), "")
        with open(path, encoding="utf-8") as written:
            self.assertEqual(written.read(), self.call("show", story, "--format", "markdown"))
        self.call("show", story, "--format", "odt", status=2)
        self.call("show", story, "-o", "/nowhere/at/all", status=1)

    def test_show_pdf(self):
        """A PDF needs no display, and is nothing for a terminal."""
        self.call("refresh")
        story = self.call_json("list", "--json")[0]["id"]
        path = os.path.join(self.folder, "story.pdf")
        for name in ("DISPLAY", "WAYLAND_DISPLAY"):
            self.environment.pop(name, None)
        self.call("show", story, "--format", "pdf", "-o", path)
        with open(path, "rb") as written:
            self.assertEqual(written.read(5), b"%PDF-")
        ours, theirs = pty.openpty()
        done = subprocess.run([PROGRAM, "show", str(story), "--format", "pdf"], stdout=theirs,
                              stderr=subprocess.PIPE, env=self.environment, timeout=60,
                              check=False)
        os.close(theirs)
        os.close(ours)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"terminal", done.stderr)

    def test_show_all(self):
        """All that a feed says of a story is in `show`, and of itself in `feeds`."""
        address = self.serve() + "/feed"
        self.call("add", address)
        story = self.call_json("list", "--json", "--feed", address)[0]["id"]
        shown = self.call_json("show", "--json", story)
        feed = shown.pop("feed")
        self.assertGreater(feed.pop("id"), 1)
        self.assertEqual(feed, {"title": "The Courier", "url": address, "language": "en-GB",
                                "home_page_url": "https://x.example/"})
        self.assertEqual(shown, {
            # Of a first document what is old arrives read.
            "story": story, "byline": "Jane Doe, Ann Ode", "date": "2014-08-30T11:40:24Z",
            "read": True, "saved": False, "id": "g1", "url": "https://x.example/one",
            "title": "One", "date_published": "2014-08-30T11:40:24Z",
            "date_modified": "2014-08-30T13:00:00Z",
            "authors": [{"name": "Jane Doe", "url": "https://x.example/jane"},
                        {"name": "Ann Ode", "email": "ann@x.example"}],
            "tags": ["News", "Peace"],
            "attachments": [{"url": "https://x.example/one.mp3", "mime_type": "audio/mpeg",
                             "size_in_bytes": 48000000, "duration_in_seconds": 2530}],
            "published_offset_minutes": 120, "rights": "© Jane Doe",
            "comments_url": "https://x.example/one#talk", "comment_count": 12,
            "pictures": [{"url": "https://x.example/p.jpg", "caption": "A summit.",
                          "credit": "AFP/File", "width": 1200, "height": 800, "lead": True}],
            "content_html": "<p>Words.</p>",
            "text": "A summit.\n(AFP/File)\n\nWords."})
        text = self.call("show", story)
        for line in ("By: Jane Doe <https://x.example/jane>, Ann Ode <ann@x.example>",
                     "Date: ", "Updated: ", "Feed: The Courier", "Categories: News, Peace",
                     "Link: https://x.example/one", "Rights: © Jane Doe",
                     "Comments: 12, https://x.example/one#talk",
                     "Enclosure: https://x.example/one.mp3, audio/mpeg, 48.0",
                     "Picture: https://x.example/p.jpg, 1200 × 800", "Caption: A summit.",
                     "Credit: AFP/File"):
            self.assertIn("\n" + line, text)

        feed = [f for f in self.call_json("feeds", "--json") if f["url"] == address][0]
        for name, value in (("title", "The Courier"), ("publisher_title", "The Courier"),
                            ("description", "All of it"), ("rights", "© The Courier"),
                            ("language", "en-GB"), ("format", "RSS"), ("stories", 1),
                            ("unread", 0), ("home_page_url", "https://x.example/")):
            self.assertEqual(feed[name], value)
        for name in ("added", "refreshed", "tried"):
            self.assertRegex(feed[name], r"^\d{4}-\d\d-\d\dT")
        self.assertNotIn("trouble", feed)

    def test_settings(self):
        """What holds for a feed: its own choices, then its categories'."""
        self.call("import", self.write(
            "list.opml", '<opml version="2.0"><head/><body><outline text="News">'
            '<outline text="One" xmlUrl="http://127.0.0.1:9/one"/>'
            '<outline text="Two" xmlUrl="http://127.0.0.1:9/two"/></outline></body></opml>'))
        profile = self.folder / "data" / "dateline"
        with contextlib.closing(sqlite3.connect(profile / "dateline.db")) as store:
            store.execute("UPDATE category SET pictures = 0, keep_days = -1")
            store.execute("UPDATE feed SET pictures = 1, full_text = 1 WHERE uri LIKE '%/one'")
            store.commit()
        feeds = {feed["title"]: feed["settings"] for feed in self.call_json("feeds", "--json")}
        self.assertEqual(feeds["One"], {"pictures": 1, "full_text": 1, "keep_days": -1})
        self.assertEqual(feeds["Two"], {"pictures": 0, "keep_days": -1})

    def test_log(self):
        """What was asked of each server, what came of it, and when it is asked again."""
        server = self.serve()
        self.call("import", self.write(
            "list.opml", '<opml version="2.0"><head/><body>'
            f'<outline text="Good" xmlUrl="{server}/feed"/>'
            f'<outline text="Ended" xmlUrl="{server}/410"/></body></opml>'))
        self.assertEqual(self.call_json("feeds", "--log", "--json", "Good")[0]["requests"], [])
        self.call("refresh")
        self.call("refresh", "--force")
        logs = {log["title"]: log["requests"] for log in self.call_json("feeds", "--log", "--json")}
        self.assertEqual([(r["status"], r["result"], r["new"]) for r in logs["Good"]],
                         [(200, "unchanged", 0), (200, "read", 1)])
        self.assertGreater(logs["Good"][0]["bytes"], 1000)
        self.assertGreater(logs["Good"][0]["next_check"], logs["Good"][0]["time"])
        self.assertTrue(logs["Good"][0]["waits"].startswith("Not due until "))
        self.assertEqual([(r["status"], r["result"]) for r in logs["Ended"]], [(410, "failed")])
        self.assertIn("ended", logs["Ended"][0]["error"])

        text = self.call("feeds", "--log", "Good")
        self.assertEqual(text.count("\n"), 5)
        self.assertRegex(text, r"  200  +\d.*  1 new story\n +Not due until ")
        self.assertNotIn("Ended", text)
        self.assertIn("Ended", self.call("feeds", "--log"))
        self.assertEqual(self.call("feeds", "Good").count("\n"), 1)
        self.call("feeds", "--log", "no such feed", status=1)

    def test_join(self):
        """A feed that moved to where another one is followed becomes that one."""
        server = self.serve()
        outlines = "".join(f'<outline text="{path}" xmlUrl="{server}/{path}"/>'
                           for path in ("301", "feed"))
        self.call("import", self.write("list.opml", f'<opml version="2.0"><head/><body>{outlines}'
                                                    "</body></opml>"))
        self.call("refresh")
        feeds = {feed["title"]: feed for feed in self.call_json("feeds", "--json")}
        self.assertEqual(feeds["301"]["trouble"], "double")
        self.assertEqual(feeds["301"]["same_as"], feeds["feed"]["id"])
        self.assertEqual((feeds["301"]["stories"], feeds["feed"]["stories"]), (1, 1))
        self.assertIn(f"This feed and the one at {server}/feed are one.",
                      self.call("feeds", "301"))
        self.call("join", "301", status=2)
        self.call("join", "301", "301", status=2)
        self.call("join", "301", "no such feed", status=1)
        self.call("mark", "read", "--all", "--feed", "301")
        self.assertEqual(self.call("join", "301", "feed"), "“301” is joined with “feed”\n")
        feeds = {feed["title"]: feed for feed in self.call_json("feeds", "--json")}
        self.assertNotIn("301", feeds)
        self.assertEqual((feeds["feed"]["stories"], feeds["feed"]["unread"]), (1, 0))

    def test_problems(self):
        """Feeds that moved, ended or fail, and no others."""
        server = self.serve()
        outlines = "".join(f'<outline text="{path}" xmlUrl="{server}/{path}"/>'
                           for path in ("301", "410", "500", "feed?good"))
        self.call("import", self.write("list.opml", f'<opml version="2.0"><head/><body>{outlines}'
                                                    "</body></opml>"))
        self.call("refresh")
        self.assertEqual({feed["title"]: feed["trouble"]
                          for feed in self.call_json("feeds", "--json", "--problems")},
                         {"301": "moved", "410": "ended"})
        moved = [feed for feed in self.call_json("feeds", "--json") if feed["title"] == "301"][0]
        self.assertEqual((moved["url"], moved["moved_from"]), (server + "/feed", server + "/301"))
        text = self.call("feeds", "--problems")
        self.assertIn(f"It has moved here from {server}/301", text)
        self.assertNotIn("feed?good", text)

    def test_profiles(self):
        """A folder of its own, before or behind the verb, and else the data folder."""
        one = self.folder / "one"
        self.call("--profile", one, "feeds")
        self.call("feeds", "--profile", one)
        self.assertTrue((one / "dateline.db").exists())
        self.assertFalse((self.folder / "data").exists())
        self.call("feeds")
        self.assertTrue((self.folder / "data" / "dateline" / "dateline.db").exists())

    def test_stores_that_cannot_be(self):
        self.write("file", "x")
        self.call("--profile", self.folder / "file", "list", status=1)
        (self.folder / "other").mkdir()
        self.write("other/dateline.db", "this is no database\n" * 100)
        self.call("--profile", self.folder / "other", "list", status=3)
        self.assertTrue((self.folder / "other/dateline.db").read_text().startswith("this is"))

    def test_adding_what_is_none(self):
        for address in ("two words", "ftp://x.example/", "javascript:alert(1)", "", "\""):
            self.call("add", address, status=1)
        self.call("add", "http://127.0.0.1:1/", status=1)
        self.assertEqual(len(self.call_json("feeds", "--json")), 1)

    def test_adding_what_is_followed(self):
        """The guide is: it is named, and is followed once."""
        guide = self.call_json("feeds", "--json")[0]
        message = self.call("add", "resource:///io/github/dateline/guide/guide.atom",
                            status=1)
        self.assertIn(guide["title"], message)
        self.assertEqual(len(self.call_json("feeds", "--json")), 1)

    def test_all_failed(self):
        self.call("refresh")
        self.call("import", self.write("list.opml", LIST.replace("https://a.example",
                                                                 "http://127.0.0.1:1")
                                       .replace("https://b.example", "http://127.0.0.1:2")))
        self.call("refresh", "--force", status=1)
        feeds = self.call_json("feeds", "--json")
        self.assertEqual(len([feed for feed in feeds if "error" in feed]), 2)
        self.call("refresh", "--feed", "http://127.0.0.1:1/feed", "--force", status=1)

    def test_manners_h61(self):
        """What is not due is not asked, and who asks is told why and until when."""
        self.call("refresh")
        self.assertRegex(self.call("refresh"),
                         r"0 feeds, .*1 not due yet\n"
                         r".+: Not due until \d\d:\d\d: it was checked a minute ago\n")
        self.assertRegex(self.call("refresh", "--due"), r"1 not due yet\n.+: Not due until ")
        self.assertRegex(self.call("refresh", "--force"), r"1 feed, 0 new")

    def test_without_locale(self):
        self.call("refresh", LC_ALL="C")
        path = self.write("feed.xml", FEED)
        self.assertEqual(json.loads(self.call("parse", path, LC_ALL="C"))["title"], "Täglich")
        self.call("list", "--category", "Économie", LC_ALL="C")
        self.assertIn("●", self.call("list", LC_ALL="C"))

    def test_terminal(self):
        """S20: titles are isolated where a person reads them, and nowhere else."""
        self.call("refresh")
        line = self.call("list")
        self.assertNotIn("\u2068", line)
        ours, theirs = pty.openpty()
        subprocess.run([PROGRAM, "list"], stdout=theirs,
                       env=self.environment, timeout=60, check=True)
        os.close(theirs)
        shown = os.read(ours, 65536).decode("utf-8", "replace")
        os.close(ours)
        self.assertIn("\u2068", shown)
        self.assertEqual(shown.count("\u2068"), shown.count("\u2069"))

    def test_closed_pipe(self):
        self.call("refresh")
        with subprocess.Popen([PROGRAM, "list", "--json"], env=self.environment,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            process.stdout.close()
            self.assertLess(process.wait(timeout=60), 128)
            self.assertGreaterEqual(process.returncode, 0)

    def interrupt(self, number):
        """Tells a command to end that waits for a server."""
        with socket.socket() as server:
            server.bind(("127.0.0.1", 0))
            server.listen()
            address = f"http://127.0.0.1:{server.getsockname()[1]}/"
            with subprocess.Popen([PROGRAM, "add", address], env=self.environment,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
                connection, _ = server.accept()
                start = time.monotonic()
                process.send_signal(number)
                _, err = process.communicate(timeout=30)
                self.assertLess(time.monotonic() - start, 10)
                self.assertEqual(process.returncode, 1)
                self.assertEqual(err.count(b"\n"), 1)
                connection.close()

    def test_interrupt(self):
        """A server that never answers is left at once, and the file closed (K11)."""
        self.call("feeds")
        for number in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(number):
                self.interrupt(number)
                folder = self.folder / "data" / "dateline"
                self.assertEqual([], [path for path in folder.iterdir()
                                      if path.name.endswith(("-wal", "-shm"))])


if __name__ == "__main__":
    unittest.main(verbosity=2)

#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Drags stories out of the real program into the window of another, and the scrollbar of the
list, with a real pointer.

usage: test-drag-hand.py DATELINE DATELINE-CLI
"""
import http.server
import os
import subprocess
import sys
import threading
import time
import urllib.parse
from email.utils import formatdate

from driven_program import (Profile, Window, application, box_of, find, ok, press, print_plan,
                            wait_for, walk, xdotool)

# That what is scrolled past is read is a setting, which is off.
os.environ["GSETTINGS_BACKEND"] = "keyfile"

program, cli = sys.argv[1:3]
profile = Profile(cli)
dragged = os.path.join(profile.folder, "cache", "dragged")

# Where the other window is, and its two halves.
RECEIVER = (1100, 100)
FILES, TEXT = (1200, 200), (1200, 400)


N_OLD = 60


class Server(http.server.BaseHTTPRequestHandler):
    """A feed of stories, each with its link."""

    def do_GET(self):
        items = "".join(
            "<item><title>%s</title><link>https://stories.example/%s</link>"
            "<description>&lt;p&gt;About %s.&lt;/p&gt;</description><pubDate>%s</pubDate></item>"
            % (title, title, title, formatdate(time.time() - 3600 * i, usegmt=True))
            for i, title in enumerate(["Rain", "Snow", "Sun"]
                                      + ["Day%d" % day for day in range(N_OLD)], 1))
        body = ("<rss version='2.0'><channel><title>Weather</title>%s</channel></rss>"
                % items).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


def make_profile():
    folder = os.path.join(os.environ["XDG_CONFIG_HOME"], "glib-2.0", "settings")
    os.makedirs(folder)
    with open(os.path.join(folder, "keyfile"), "w", encoding="utf-8") as settings:
        settings.write("[io/github/dateline/Dateline]\nread-on-scroll=true\n")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    profile.expect("add", "http://127.0.0.1:%d/feed" % server.server_address[1])
    profile.expect("refresh")


class Receiver:
    """The other program, and what it says of what was dropped on it."""

    def __enter__(self):
        path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "drop_target.py")
        self.process = subprocess.Popen([sys.executable, path], stdout=subprocess.PIPE,
                                        text=True)
        xdotool("search", "--sync", "--onlyvisible", "--name", "Receiver", "windowmove",
                *RECEIVER)
        os.set_blocking(self.process.stdout.fileno(), False)
        return self

    def __exit__(self, *problem):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def read(self):
        """The next line that it says, without its end; None while there is none."""
        return (self.process.stdout.readline() or "").strip() or None


def place(title):
    """Where a story's row is on the screen."""
    row = wait_for(title, lambda: find("list item", title))
    x, y, width, height = box_of(row)
    return x + width // 3, y + height - 30


def drag(title, to):
    x, y = place(title)
    xdotool("mousemove", x, y, "mousedown", 1)
    for step in range(1, 13):
        xdotool("mousemove", x + (to[0] - x) * step // 12, y + (to[1] - y) * step // 12)
        time.sleep(0.02)
    for step in range(4):
        xdotool("mousemove", to[0] + step % 2, to[1])
        time.sleep(0.05)
    xdotool("mouseup", 1)


def read_files(line):
    """What the files are called that were dropped, and what is in them."""
    kind, *uris = line.split(" ")
    assert kind == "files", line
    paths = [urllib.parse.unquote(urllib.parse.urlsplit(uri).path) for uri in uris]
    contents = {}
    for path in paths:
        assert path.startswith(dragged), path
        with open(path, encoding="utf-8") as file:
            contents[os.path.basename(path)] = file.read()
    return contents


def drive(receiver):
    titles = [story["title"] for story in profile.read("list")]
    assert titles[:3] == ["Rain", "Snow", "Sun"], titles
    drag("Snow", TEXT)
    line = wait_for("the link", receiver.read)
    assert line == "text 'Snow\\nhttps://stories.example/Snow'", line
    assert not os.path.exists(dragged), "nobody asked for a file"
    ok("a story that is dragged to where text goes is its title and link")

    drag("Snow", FILES)
    contents = read_files(wait_for("the file", receiver.read))
    assert list(contents) == ["Snow.html"], contents.keys()
    assert "About Snow." in contents["Snow.html"]
    ok("dragged to where files go it is a web page of its text")

    press("j")
    wait_for("the first story to be open", lambda: find("heading", "Rain"))
    press("shift+Down", "shift+Down")
    wait_for("three", lambda: find("label", "3 selected"))
    drag("Rain", FILES)
    contents = read_files(wait_for("the files", receiver.read))
    assert sorted(contents) == ["Rain.html", "Snow.html", "Sun.html"], contents.keys()
    wait_for("them to be selected still", lambda: find("label", "3 selected"))
    ok("several that are selected go together, a file each")


def count_unread():
    return len(profile.read("list", "--unread", "--limit", "500"))


def scroll():
    """Drags the scrollbar, which comes once the pointer is there."""
    press("Escape", "Home")
    left, top, width, height = box_of(find("list", "Headlines"))
    x, bottom, top = left + width - 5, top + height, top + 20
    before = count_unread()
    xdotool("mousemove", x - 40, top, "mousemove", x, top, "mousedown", 1)
    for step in range(12):
        xdotool("mousemove", x, top + step * 3)
        time.sleep(0.08)
    xdotool("mouseup", 1)
    wait_for("some to be read", lambda: count_unread() < before)
    slowly = wait_for("all that were passed", settle)
    assert slowly > before / 2, (before, slowly)
    ok("what a person scrolls past by the scrollbar is read")

    xdotool("mousemove", x, top + 33, "mousedown", 1)
    time.sleep(0.2)
    xdotool("mousemove", x, bottom - 5)
    time.sleep(0.2)
    xdotool("mouseup", 1)
    wait_for("those that were seen to be read", lambda: count_unread() < slowly)
    at_once = settle()
    assert at_once > slowly - 12, (slowly, at_once)
    ok("a jump to the end passes what was in view, and nothing in between")

    press("ctrl+z")
    wait_for("the jump undone", lambda: count_unread() == slowly)
    ok("Ctrl+Z takes a stretch back at once")


def settle():
    """How many are unread, once that stays so for longer than a stretch takes to be told."""
    count, since = None, time.time()
    while time.time() < since + 1.5:
        if count_unread() != count:
            count, since = count_unread(), time.time()
        time.sleep(0.1)
    return count


def main():
    with profile:
        make_profile()
        with Receiver() as receiver, Window(program, profile) as window:
            xdotool("search", "--onlyvisible", "--name", "Dateline", "windowmove", 0, 0)
            wait_for("the list", lambda: [row for row in walk(application())
                                          if row.get_role_name() == "list item"])
            drive(receiver)
            scroll()
            press("ctrl+q")
            window.expect_end()
        print_plan()


main()

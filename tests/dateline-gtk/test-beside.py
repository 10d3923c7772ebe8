#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The real program beside the command line, beside itself, and told to end (DB2, DB3, K11).

usage: test-beside.py DATELINE DATELINE-CLI

Every step polls. What has to be quick is timed, with the patience of a slow computer where
that is said (DATELINE_SLOW).
"""
import http.server
import os
import signal
import subprocess
import sys
import threading
import time

from driven_program import (PATIENCE, Profile, Window, application, find, ok, press, print_plan,
                            role_of, wait_for, walk)

program, cli = sys.argv[1:3]
profile = Profile(cli)
SLOWNESS = PATIENCE / 10

OPML = """<opml version="2.0"><head/><body>
<outline type="rss" text="%s" xmlUrl="%s"/></body></opml>"""


class Silence(http.server.BaseHTTPRequestHandler):
    """A server that takes a request and says nothing."""
    asked = threading.Event()

    def do_GET(self):
        Silence.asked.set()
        time.sleep(60)


def import_feed(title, uri):
    path = os.path.join(profile.folder, "list.opml")
    with open(path, "w", encoding="utf-8") as file:
        file.write(OPML % (title, uri))
    profile.expect("import", path)


def stories(*options):
    return profile.read("list", *options)


def rows():
    """What the rows of all lists say."""
    return [row.get_name() or "" for row in walk(application())
            if role_of(row) == "list item"]


def seen(what, condition):
    """How long it took to be seen, which must not be long."""
    began = time.time()
    wait_for(what, condition)
    took = time.time() - began
    print("# %s: seen after %.1f s" % (what, took))
    assert took <= 3 * SLOWNESS, took


def drive_beside_command():
    """What the command line does the window shows."""
    story = stories("--unread")[1]  # far down, newer versions of GTK tell of no row
    wait_for("the row", lambda: any(story["title"] in row for row in rows()))
    before = [row for row in rows() if story["title"] in row][0]
    profile.expect("mark", "read", str(story["id"]))
    seen("a mark", lambda: any(story["title"] in row and row != before for row in rows()))
    profile.expect("mark", "unread", str(story["id"]))
    seen("a mark taken back", lambda: before in rows())
    import_feed("Gazette", "http://gazette.invalid/feed")
    seen("a feed", lambda: any("Gazette" in row for row in rows()))
    ok("the window shows what the command line marks and follows")

    press("Escape", "j", "s")
    wait_for("it to be saved", lambda: stories("--saved"))
    ok("the command line shows what the window saves")


def drive_second():
    """A second program with the profile says so and ends."""
    second = subprocess.run([program, "--profile", profile.folder], capture_output=True,
                            text=True, timeout=PATIENCE, check=False)
    assert second.returncode == 4, second.returncode
    assert "running already" in second.stderr, second.stderr
    ok("a second one ends with 4 and says why")


def end_by(window, number):
    """How long it took to end after a signal."""
    began = time.time()
    window.process.send_signal(number)
    window.expect_end()
    return time.time() - began


def assert_ended_well():
    left = [name for name in os.listdir(profile.folder) if name.endswith(("-wal", "-shm"))]
    assert not left, left


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Silence)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with profile:
        with Window(program, profile) as window:
            wait_for("the guide's stories", lambda: len(stories()) >= 6)
            drive_beside_command()
            drive_second()
            unsaved = len(stories("--saved"))
            press("j", "s")
            wait_for("it to be saved", lambda: len(stories("--saved")) == unsaved + 1)
            press("j")
            press("s")
            took = end_by(window, signal.SIGTERM)
            assert took <= 2 * SLOWNESS, took
            assert_ended_well()
        ok("told to end it has ended, and its file with it")

        import_feed("Silence", "http://127.0.0.1:%u/feed" % server.server_port)
        with Window(program, profile) as window:
            press("r")
            wait_for("a request", Silence.asked.is_set)
            took = end_by(window, signal.SIGTERM)
            print("# told to end in a refresh: ended after %.1f s" % took)
            assert took <= 2 * SLOWNESS, took
            assert_ended_well()
        ok("told to end while a server is silent it ends in two seconds")
    print_plan()


main()

#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The real program tells of new stories while another window has the keys.

usage: test-notices.py DATELINE DATELINE-CLI

A server of notifications of its own, on the bus that the test runs in, notes what it is
asked to show. The feeds are on loopback and answer late, so that there is time to leave the
window. Every step polls: none waits for a fixed time.
"""
import http.server
import os
import sqlite3
import subprocess
import sys
import threading
import time

from driven_program import Atspi, Profile, Window, find, ok, press, print_plan, wait_for, xdotool
from gi.repository import Gio, GLib

program, cli = sys.argv[1:3]
profile = Profile(cli)

INTERFACE = """<node><interface name='org.freedesktop.Notifications'>
<method name='GetCapabilities'><arg type='as' direction='out'/></method>
<method name='GetServerInformation'><arg type='s' direction='out'/>
<arg type='s' direction='out'/><arg type='s' direction='out'/><arg type='s' direction='out'/>
</method>
<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/>
<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>
<arg type='as' direction='in'/><arg type='a{sv}' direction='in'/><arg type='i' direction='in'/>
<arg type='u' direction='out'/></method>
<method name='CloseNotification'><arg type='u' direction='in'/></method>
<signal name='NotificationClosed'><arg type='u'/><arg type='u'/></signal>
<signal name='ActionInvoked'><arg type='u'/><arg type='s'/></signal>
</interface></node>"""


class Notifications:
    """Shows nothing and remembers everything."""

    def __init__(self):
        self.shown = []   # (number, title, body)
        self.closed = []
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        ready = threading.Event()
        threading.Thread(target=self.serve, args=[ready], daemon=True).start()
        ready.wait()

    def serve(self, ready):
        """In a context of its own: libatspi uses the default one, from the other thread."""
        context = GLib.MainContext.new()
        context.push_thread_default()
        node = Gio.DBusNodeInfo.new_for_xml(INTERFACE)
        self.bus.register_object("/org/freedesktop/Notifications", node.interfaces[0],
                                 self.answer, None, None)
        Gio.bus_own_name_on_connection(self.bus, "org.freedesktop.Notifications",
                                       Gio.BusNameOwnerFlags.NONE, None, None)
        ready.set()
        GLib.MainLoop.new(context, False).run()

    def answer(self, bus, sender, path, interface, method, words, invocation):
        if method == "GetCapabilities":
            invocation.return_value(GLib.Variant("(as)", (["body", "actions"],)))
        elif method == "GetServerInformation":
            invocation.return_value(GLib.Variant("(ssss)", ("test", "test", "1", "1.2")))
        elif method == "Notify":
            name, replaced, icon, title, body, actions, hints, timeout = words.unpack()
            number = replaced or len(self.shown) + 1
            # Who has not been told the number yet would not know what was pressed.
            invocation.return_value(GLib.Variant("(u)", (number,)))
            self.shown.append((number, title, body))
        else:
            self.closed.append(words.unpack()[0])
            invocation.return_value(None)

    def press(self, number):
        self.bus.emit_signal(None, "/org/freedesktop/Notifications",
                             "org.freedesktop.Notifications", "ActionInvoked",
                             GLib.Variant("(us)", (number, "default")))


class Feeds(http.server.BaseHTTPRequestHandler):
    """/NAME is a feed with the stories that are published under that name."""

    stories = {"loud": ["Old one"], "quiet": ["Old two"]}
    pause = 0

    def do_GET(self):
        name = self.path.strip("/")
        time.sleep(Feeds.pause)
        entries = "".join(
            "<item><title>%s</title><guid>%s</guid><description>Text</description></item>"
            % (title, title) for title in reversed(Feeds.stories.get(name, [])))
        body = ('<rss version="2.0"><channel><title>%s</title><link>http://127.0.0.1/</link>'
                "<description/>%s</channel></rss>" % (name.title(), entries)).encode()
        self.send_response(200 if name in Feeds.stories else 404)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


def make_profile(port):
    for name in Feeds.stories:
        profile.expect("add", "http://127.0.0.1:%d/%s" % (port, name))
    profile.expect("refresh")
    with sqlite3.connect(os.path.join(profile.folder, "dateline.db")) as database:
        database.execute("UPDATE feed SET notify = 1 WHERE uri LIKE '%/loud'")


def leave():
    """Another window has the keys."""
    lines = subprocess.check_output(["xwininfo", "-root"], text=True).splitlines()
    root = next(line.split()[3] for line in lines if "Window id" in line)
    xdotool("mousemove", 1399, 999, "windowfocus", root)


def come_back():
    xdotool("search", "--onlyvisible", "--name", "Dateline", "windowfocus", "--sync")


def refresh_and_leave():
    press("shift+r")
    leave()


def stories():
    return [story["title"] for story in profile.read("list")]


def is_in_view(title):
    """Whether a row of the list is there, and has not left it at its top."""
    headlines = find("list", "Headlines")
    row = find("list item", title, headlines)
    return row and (row.get_extents(Atspi.CoordType.WINDOW).y
                    >= headlines.get_extents(Atspi.CoordType.WINDOW).y)


def tell(notifications):
    Feeds.pause = 1.5
    Feeds.stories["quiet"].append("Nobody asked")
    refresh_and_leave()
    wait_for("the story", lambda: "Nobody asked" in stories())
    assert notifications.shown == [], notifications.shown
    ok("a feed that is not asked to tells of nothing")

    come_back()
    Feeds.stories["loud"].append("One")
    refresh_and_leave()
    wait_for("a notification", lambda: notifications.shown)
    assert notifications.shown[-1][1:] == ("One", "Loud"), notifications.shown
    ok("one story is told of by its title and its feed, and no old one")

    come_back()
    wait_for("it gone", lambda: notifications.closed)
    ok("it is withdrawn when the window comes to the front")

    Feeds.stories["loud"] += ["Two", "Three", "Four", "Five", "Six &lt;b&gt;"]
    n_shown = len(notifications.shown)
    refresh_and_leave()
    wait_for("a notification", lambda: len(notifications.shown) > n_shown)
    number, title, body = notifications.shown[-1]
    assert title == "5 new stories", title
    assert body.count("\n") == 3 and body.endswith("and 2 more"), body
    ok("of several there are three headlines and how many more")

    notifications.press(number)
    wait_for("the unread ones of that feed", lambda: find(text="Remove the filter “Unread”")
             and find(text="Six") and not find(text="Nobody asked"))
    wait_for("the newest on top", lambda: is_in_view("Six"))
    ok("a press lists them")

    come_back()
    n_shown = len(notifications.shown)
    Feeds.pause = 0
    Feeds.stories["loud"].append("Seen at once")
    press("shift+r")
    wait_for("the story", lambda: "Seen at once" in stories())
    wait_for("the end of the refresh", lambda: find(text="Loud, 8 unread"))
    assert len(notifications.shown) == n_shown, notifications.shown
    ok("nothing is told to who looks at the window")


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Feeds)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    notifications = Notifications()
    with profile:
        make_profile(server.server_address[1])
        with Window(program, profile) as window:
            tell(notifications)
            come_back()
            press("ctrl+q")
            window.expect_end()
        print_plan()


main()

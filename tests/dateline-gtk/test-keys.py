#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Reads the guide in the real program with real keys.

usage: test-keys.py DATELINE DATELINE-CLI

The window is driven by the X server's own key events and read as a screen reader reads it;
what is kept is read with the command line. Every step polls: none waits for a fixed time.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

try:
    import gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi
except (ImportError, ValueError) as problem:
    print("1..0 # SKIP the assistive technology bindings are missing: %s" % problem)
    sys.exit(77)

PATIENCE = 30 if os.environ.get("DATELINE_SLOW") else 10
program, cli = sys.argv[1:3]
profile = tempfile.mkdtemp(prefix="dateline-keys-")
n_tests = 0


def wait_for(what, condition):
    deadline = time.time() + PATIENCE
    last = None
    while time.time() < deadline:
        try:
            last = condition()
            if last:
                return last
        except Exception as problem:  # what is looked at may vanish between two calls
            last = problem
        time.sleep(0.03)
    raise SystemExit("Bail out! waited in vain for %s (last: %r)" % (what, last))


def ok(what):
    global n_tests
    n_tests += 1
    print("ok %d %s" % (n_tests, what), flush=True)


def walk(accessible):
    yield accessible
    for index in range(accessible.get_child_count()):
        child = accessible.get_child_at_index(index)
        if child is not None:
            yield from walk(child)


def application():
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(index)
        if child is not None and "dateline" in (child.get_name() or "").lower():
            # What is remembered of a window goes stale when a signal is missed: ask each time.
            child.set_cache_mask(Atspi.Cache.NONE)
            return child
    return None


def find(role=None, text=None):
    for accessible in walk(application()):
        if role is not None and accessible.get_role_name() != role:
            continue
        if text is not None and text not in (accessible.get_name() or ""):
            continue
        return accessible
    return None


def has_text_focus():
    return any(accessible.get_state_set().contains(Atspi.StateType.FOCUSED)
               and accessible.get_role_name() in ("text", "entry")
               for accessible in walk(application()))


def press(*keys):
    subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)


def type_text(text):
    subprocess.run(["xdotool", "type", "--delay", "20", text], check=True)


def stories(*options):
    answer = subprocess.run([cli, "--profile", profile, "list", "--json", *options],
                            capture_output=True, text=True, check=True)
    return json.loads(answer.stdout)


def has_list_focus():
    return any(accessible.get_state_set().contains(Atspi.StateType.FOCUSED)
               for accessible in walk(application())
               if accessible.get_role_name() == "list item")


def drive_list():
    """Selects many stories, deletes and brings back, opens the menu and asks why."""
    everything = stories()
    press("Escape", "j")
    wait_for("the list to have the keys", has_list_focus)
    press("Home")
    press("shift+Down", "shift+Down")
    wait_for("the count", lambda: find("label", "3 selected"))
    wait_for("three rows to say that they are selected", lambda: 3 == sum(
        row.get_state_set().contains(Atspi.StateType.SELECTED)
        and any(story["title"] in row.get_name() for story in everything)
        for row in walk(application()) if row.get_role_name() == "list item"))
    press("s")
    wait_for("three to be kept", lambda: len(stories("--saved")) == 3)
    press("ctrl+z")
    wait_for("none to be kept", lambda: not stories("--saved"))
    press("ctrl+shift+z")
    wait_for("three again", lambda: len(stories("--saved")) == 3)
    press("ctrl+z")
    wait_for("none again", lambda: not stories("--saved"))
    ok("Shift+Down selects several; s keeps them, Ctrl+Z and Shift+Ctrl+Z go to and fro")

    press("Delete")
    wait_for("three to be gone", lambda: len(stories()) == len(everything) - 3)
    wait_for("the offer", lambda: find(text="3 stories deleted"))
    press("ctrl+z")
    wait_for("all to be back", lambda: stories() and len(stories()) == len(everything))
    ok("Delete takes them out, Ctrl+Z brings them back")

    press("Home")
    press("ctrl+a")
    wait_for("all selected", lambda: find("label", "%d selected" % len(everything)))
    press("Escape")
    wait_for("one selected", lambda: not find("label", "%d selected" % len(everything)))
    ok("Ctrl+A selects all, Escape goes back to one")

    press("Home")
    press("shift+F10")
    wait_for("the menu", lambda: find(text="Mark Below as Read"))
    for entry in ("Open in Browser", "Copy Link", "Why Is This Here?", "Delete"):
        assert find(text=entry), entry
    press("Escape")
    wait_for("the menu to go", lambda: not find(text="Mark Below as Read"))
    press("i")
    wait_for("why", lambda: find("label", "It stands at"))
    assert find("label", "It is from the feed")
    press("Escape")
    wait_for("it to go", lambda: not find("label", "It stands at"))
    ok("Shift+F10 opens the menu, and i says why a story is here")


def is_of_glib(report):
    """Whether nothing is lost but the first table of GLib's words, 2,048 pointers, which it
    leaves behind when a program has more of them (g_quark_from_string)."""
    lost = re.findall(r"^(?:Direct|Indirect) leak of .*$", report, re.M)
    return (lost == ["Direct leak of 16384 byte(s) in 1 object(s) allocated from:"]
            and "runtime error" not in report and report.count("ERROR: ") == 1)


def main():
    said = tempfile.TemporaryFile("w+")
    window = subprocess.Popen([program, "--profile", profile], stderr=said)
    try:
        wait_for("the program's window", application)
        subprocess.run(["xdotool", "search", "--sync", "--onlyvisible", "--name", "Dateline",
                        "windowfocus", "--sync"], check=True, stdout=subprocess.DEVNULL)
        wait_for("the guide's stories", lambda: len(stories()) >= 6)
        first, second = stories()[:2]
        wait_for("the first headline", lambda: find(text=first["title"]))
        ok("the guide shows at the first start")

        press("j")
        wait_for("the article's title", lambda: find("heading", first["title"]))
        wait_for("it to be read", lambda: stories()[0]["read"])
        ok("j opens the first story and marks it read")

        press("j")
        wait_for("the next title", lambda: find("heading", second["title"]))
        press("k")
        wait_for("the title before", lambda: find("heading", first["title"]))
        ok("j and k go to and fro")

        press("m")
        wait_for("it to be unread", lambda: not stories()[0]["read"])
        press("m")
        wait_for("it to be read", lambda: stories()[0]["read"])
        ok("m marks unread and read")

        press("s")
        wait_for("it to be saved", lambda: stories("--saved"))
        press("s")
        wait_for("it to be unsaved", lambda: not stories("--saved"))
        ok("s keeps and lets go")

        unread = stories("--unread")[0]
        press("n")
        wait_for("the next unread", lambda: find("heading", unread["title"]))
        ok("n goes to the next unread story")

        press("shift+a")
        wait_for("all to be read", lambda: not stories("--unread"))
        wait_for("the offer", lambda: find(text="marked as read"))
        press("ctrl+z")
        wait_for("some to be unread again", lambda: stories("--unread"))
        ok("all in view are marked read, and Ctrl+Z takes it back")

        press("slash")
        wait_for("the search box", has_text_focus)
        type_text("zzzz")
        wait_for("nothing found", lambda: not find("list item", second["title"]))
        press("Escape")
        wait_for("all headlines again", lambda: find("list item", second["title"]))
        wait_for("the keys to act again", lambda: not has_text_focus())
        ok("/ searches, Escape ends it; letters are text there")

        press("slash")
        wait_for("the search box", has_text_focus)
        type_text("is:unr")
        wait_for("the offer", lambda: find("list item", "unread"))
        press("Tab")
        type_text("title:welc")
        wait_for("what was understood",
                 lambda: find(text="Unread stories with “welc…” in the title"))
        press("Down")
        wait_for("the list to have the keys", lambda: not has_text_focus())
        press("slash")
        wait_for("the search box", has_text_focus)
        press("Escape")
        wait_for("all headlines again", lambda: find("list item", second["title"]))
        ok("a search is completed, told in words, and left for the list by a key")
        assert stories()[0]["saved"] is False

        drive_list()

        press("question")
        wait_for("the shortcuts", lambda: find(text="Next unread story"))
        press("Escape")
        wait_for("them gone", lambda: not find(text="Next unread story"))
        ok("? lists the keys")

        press("ctrl+n")
        wait_for("the window to add a feed", lambda: find(text="Add a Feed"))
        type_text("ftp://not.a.feed/")
        press("Return")
        answer = subprocess.run([cli, "--profile", profile, "add", "ftp://not.a.feed/"],
                                capture_output=True, text=True, check=False)
        sentence = answer.stderr.split(": ", 1)[1].strip()
        wait_for("the sentence that is wrong with it", lambda: find("label", sentence))
        press("Escape")
        wait_for("it closed", lambda: not find("frame", "Add a Feed"))
        ok("Ctrl+N asks for an address and says when it is none")

        assert window.poll() is None

        assert not stories("--saved")
        press("s", "ctrl+q")
        window.wait(timeout=PATIENCE)
        said.seek(0)
        report = said.read()
        sys.stderr.write(report)
        assert window.returncode == 0 or is_of_glib(report), window.returncode
        assert len(stories("--saved")) == 1
        ok("Ctrl+Q ends the program in good order, with what was kept a moment ago")
        print("1..%d" % n_tests)
    finally:
        if window.poll() is None:
            window.kill()
        shutil.rmtree(profile, ignore_errors=True)


main()

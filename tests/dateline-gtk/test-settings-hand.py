#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Chooses settings of a feed and of a category in the real program, and takes them back.

usage: test-settings-hand.py DATELINE DATELINE-CLI

The windows are driven by the X server's own key events; what is kept is read with the
command line. Every step polls: none waits for a fixed time.
"""
import os
import subprocess
import sys

from driven_program import (Atspi, Profile, Window, application, children, find, has_text_focus,
                            ok, press, print_plan, role_of, type_text, wait_for, walk, xdotool)

program, cli = sys.argv[1:3]
profile = Profile(cli)


def make_profile():
    path = os.path.join(profile.folder, "feeds.opml")
    with open(path, "w", encoding="utf-8") as opml:
        opml.write('<opml version="2.0"><head/><body><outline text="World">'
                   '<outline text="Courier" xmlUrl="http://127.0.0.1:9/courier"/>'
                   '</outline></body></opml>')
    profile.expect("import", path)


def courier():
    return [feed for feed in profile.read("feeds") if feed["url"].endswith("/courier")][0]


def settings():
    return courier()["settings"]


def has_focus_within(accessible):
    return any(part.get_state_set().contains(Atspi.StateType.FOCUSED)
               for part in walk(accessible))


def select(name):
    """Clicks a row of the sidebar, and waits until the keys mean it."""
    def row():
        return [row for row in walk(find("list", "Feeds")) if role_of(row) == "list item"
                and (row.get_name() or "").split(",")[0] == name]
    box = wait_for(name, row)[0].get_extents(Atspi.CoordType.WINDOW)
    xdotool("mousemove", box.x + min(box.width // 2, 90), box.y + box.height // 2, "click", 1)
    wait_for("%s chosen" % name, lambda: [
        found for found in row() if found.get_state_set().contains(Atspi.StateType.SELECTED)])


def takes_keys(title):
    """Whether a window is there, and something in it has the keys."""
    return any(title in (window.get_name() or "") and has_focus_within(window)
               for window in children(application()))


def open_window(title):
    press("alt+Return")
    wait_for("the window “%s” to have the keys" % title, lambda: takes_keys(title))


def has_choice_focus():
    """Whether an entry of a choice has the keys, which has no name; a sidebar's row has."""
    return any(role_of(row) == "list item" and not row.get_name()
               and row.get_state_set().contains(Atspi.StateType.FOCUSED)
               for row in walk(application()))


def choose_next(mnemonic):
    """Chooses the next entry of a choice, whose key opens it."""
    press("alt+" + mnemonic)
    wait_for("the choice to have the keys", has_choice_focus)
    press("Down", "Return")
    wait_for("the choice to close", lambda: not has_choice_focus())


def choose_and_take_back():
    """Two choices, taken back one after the other, done again and taken back."""
    before = settings()
    assert "pictures" not in before and "full_text" not in before, before
    choose_next("p")
    wait_for("pictures always", lambda: settings().get("pictures") == 1)
    choose_next("x")
    wait_for("full text always", lambda: settings().get("full_text") == 1)
    press("ctrl+z")
    wait_for("full text as before", lambda: "full_text" not in settings())
    assert settings().get("pictures") == 1, settings()
    press("ctrl+z")
    wait_for("pictures as before", lambda: settings() == before)
    press("ctrl+shift+z")
    wait_for("pictures always again", lambda: settings().get("pictures") == 1)
    press("ctrl+shift+z")
    wait_for("full text always again", lambda: settings().get("full_text") == 1)
    press("ctrl+z", "ctrl+z")
    wait_for("all as before", lambda: settings() == before)


def assert_narrow(title):
    """A window that is made as narrow as a phone is so."""
    found = ("search", "--sync", "--onlyvisible", "--name", title)
    xdotool(*found, "windowsize", "--sync", 380, 600)
    shown = subprocess.run(["xdotool", *found, "getwindowgeometry", "--shell"], check=True,
                           capture_output=True, text=True).stdout
    assert "WIDTH=380\n" in shown, shown


def drive():
    select("Courier")
    open_window("Feed Properties")
    assert_narrow("Feed Properties")
    choose_and_take_back()
    ok("Ctrl+Z in the window of a feed takes back what was chosen there, Shift+Ctrl+Z does it again")

    press("alt+n")
    wait_for("the name to have the keys", has_text_focus)
    press("ctrl+a")
    type_text("Kurier")
    press("Return")
    wait_for("the new name", lambda: courier()["title"] == "Kurier")
    assert has_text_focus()
    press("ctrl+z")
    wait_for("the old name", lambda: courier()["title"] == "Courier")
    press("ctrl+shift+z")
    wait_for("the new name again", lambda: courier()["title"] == "Kurier")
    press("ctrl+z")
    wait_for("the old name again", lambda: courier()["title"] == "Courier")
    ok("Ctrl+Z takes back a name that was kept, though its line has the keys")

    press("ctrl+a")
    type_text("Kurier")
    press("Escape")
    wait_for("the new name", lambda: courier()["title"] == "Kurier")
    wait_for("the window to go", lambda: not find("combo box"))
    press("ctrl+z")
    wait_for("the old name", lambda: courier()["title"] == "Courier")
    ok("what is closed with the window is taken back beside it")

    select("World")
    open_window("Settings for “World”")
    assert_narrow("Settings for")
    choose_and_take_back()
    ok("Ctrl+Z in the window of a category takes back what was chosen there, Shift+Ctrl+Z does it again")
    press("Escape")


def main():
    with profile:
        make_profile()
        with Window(program, profile) as window:
            xdotool("search", "--onlyvisible", "--name", "Dateline", "windowmove", 0, 0)
            drive()
            press("ctrl+q")
            window.expect_end()
        print_plan()


main()

#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Goes through the real program by keys alone: from part to part, in a wide and in a narrow
window, and after a restart.

usage: test-focus-hand.py DATELINE DATELINE-CLI
"""
import os
import sys

from driven_program import (Atspi, Profile, Window, application, find, has_focus, ok, press,
                            print_plan, role_of, wait_for, walk, xdotool)

# Where one was is a setting, which has to outlive the program.
os.environ["GSETTINGS_BACKEND"] = "keyfile"

program, cli = sys.argv[1:3]
profile = Profile(cli)
GUIDE = "The Dateline guide"


def focused():
    """Role and name of what has the keys."""
    for accessible in walk(application()):
        if accessible.get_state_set().contains(Atspi.StateType.FOCUSED):
            return role_of(accessible), accessible.get_name() or ""
    return None, ""


def is_at(role, text):
    its_role, name = focused()
    # A story's row names its feed as well, after its title.
    return its_role == role and (name.startswith(text) if text == GUIDE else text in name)


def go(key, role, text):
    """Presses a key, after which something has to have the keys."""
    press(key)
    wait_for("%s to lead to the %s “%s”" % (key, role, text), lambda: is_at(role, text))


def go_on(key, role, text):
    """Presses a key until something has the keys; tells how often."""
    for count in range(1, 20):
        before = focused()
        press(key)
        wait_for("%s to lead on from %s" % (key, before), lambda: focused() != before)
        if is_at(role, text):
            return count
    raise SystemExit("Bail out! no way by %s to the %s “%s”" % (key, role, text))


def is_selected(role, text):
    accessible = find(role, text)
    return accessible is not None and accessible.get_state_set().contains(
        Atspi.StateType.SELECTED)


def go_down(role, text, next_text):
    """To the row beneath. Newer versions of GTK select the row that has the keys at first, if
    it is not, and go on then."""
    was_selected = is_selected(role, text)
    press("Down")
    wait_for("Down to be heeded", lambda: is_at(role, next_text)
             or not was_selected and is_selected(role, text))
    if not is_at(role, next_text):
        go("Down", role, next_text)


def resize(width):
    xdotool("search", "--onlyvisible", "--name", "Dateline", "windowsize", "--sync", width, 700)


def go_to_sidebar():
    """Presses Escape until the sidebar has the keys, as it does once the panes are folded."""
    def is_there():
        if is_at("list item", GUIDE):
            return True
        press("Escape")
        return False
    wait_for("Escape to lead to the feed that is chosen", is_there)


def choose_guide():
    """Walks down the sidebar to the feed, as the arrows do, then takes it."""
    go_on("Down", "list item", GUIDE)
    press("Return")


def drive_wide():
    resize(1300)
    wait_for("the list to have the keys", lambda: has_focus("list item"))
    press("j")
    wait_for("the story to be open", lambda: find("heading", "Welcome"))
    go_on("Tab", "document text", "Welcome")
    go_on("Tab", "push button", "Add a Feed")
    go_on("Tab", "list item", "All stories")
    choose_guide()
    wait_for("the list to have the keys", lambda: is_at("list item", "Welcome"))
    ok("Tab goes from the list to the article and round to the sidebar, Enter to the list")

    go("Left", "list item", GUIDE)
    go("Right", "list item", "Welcome")
    go("Right", "document text", "Welcome")
    go("Left", "list item", "Welcome")
    go("Left", "list item", GUIDE)
    ok("the arrows lead from pane to pane and back")

    go_on("shift+Tab", "push button", "Search")
    go_on("shift+Tab", "list item", GUIDE)
    assert go_on("Tab", "list item", "Welcome") < 10
    ok("Shift+Tab goes back over the buttons of the list to the row that is chosen")

    for role, text in (("push button", "Next (Enter)"), ("push button", "How to Search"),
                       ("label", "wait to be opened"), ("label", "No story chosen"),
                       ("progress bar", None)):
        assert not find(role, text), (role, text)
    press("slash")
    wait_for("the search to be there", lambda: find("push button", "How to Search"))
    press("Escape")
    wait_for("the search to be gone", lambda: not find("push button", "How to Search"))
    ok("assistive technology is not led into bars that are not shown")


def drive_narrow():
    resize(380)
    go_to_sidebar()
    wait_for("the other panes to be gone from assistive technology’s tree",
             lambda: not find("list item", "Welcome") and not find("document text"))
    go_on("Up", "list item", "Unread")
    go_on("Tab", "push button", "Main Menu")
    go_on("Tab", "list item", "Unread")
    ok("in a narrow window the arrows walk over the sidebar, and Tab stays in it")

    choose_guide()
    wait_for("the list to have the keys", lambda: is_at("list item", "Welcome"))
    go_down("list item", "Welcome", "Following a feed")
    go("Return", "document text", "Following a feed")
    go_on("Tab", "push button", "Back")
    go("Escape", "list item", "Following a feed")
    go("Escape", "list item", GUIDE)
    ok("Enter leads on to the list and the article, Escape back to where one was")

    go("Right", "list item", "Following a feed")
    go("Right", "document text", "Following a feed")
    go("Left", "list item", "Following a feed")
    go("Left", "list item", GUIDE)
    ok("the arrows do so as well")


def restart():
    wait_for("the program to show what it showed", lambda: find("list item"))
    go_to_sidebar()
    press("Return")
    wait_for("the list to have the keys",
             lambda: is_at("list item", "Welcome") or is_at("list item", "Following a feed"))
    go("Escape", "list item", GUIDE)
    ok("after a restart Escape leads to the feed that was chosen")


def main():
    with profile:
        profile.expect("refresh")
        with Window(program, profile) as window:
            drive_wide()
            drive_narrow()
            press("ctrl+q")
            window.expect_end()
        with Window(program, profile) as window:
            resize(380)
            restart()
            press("ctrl+q")
            window.expect_end()
        print_plan()


main()

#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Looks at what takes the room and makes some, in the real program with real keys.

usage: test-storage-hand.py DATELINE DATELINE-CLI
"""
import sys

from driven_program import (Atspi, Profile, Window, application, children, choose, find,
                            has_text_focus, menu_item, ok, press, print_plan, role_of, type_text, wait_for, walk)

program, cli = sys.argv[1:3]
profile = Profile(cli)


def last_window():
    return list(children(application()))[-1]


def here(text):
    """A label of the window that came last."""
    return find("label", text, last_window())


def list_focused():
    """Role and name of all that says it has the keys, in the window that came last. Three
    questions for each that is there: a second or two, so it is asked once a key."""
    return [(role_of(accessible), accessible.get_name() or "")
            for accessible in walk(last_window())
            if accessible.get_state_set().contains(Atspi.StateType.FOCUSED)]


def is_among(focused, role, *texts):
    return any(role == its_role and any(text in name for text in texts)
               for its_role, name in focused)


def has_keys(role, text):
    return is_among(list_focused(), role, text)


def differing_from(before):
    focused = list_focused()
    return [focused] if focused != before else None


def go_to(key, role, *texts):
    """Presses the key until what is wanted has the keys, under one of its names."""
    focused = list_focused()
    for _ in range(40):
        if is_among(focused, role, *texts):
            return
        press(key)
        last = focused
        # In a list of one: nothing that has the keys is an answer, too.
        focused, = wait_for("the keys to go on",
                            lambda before=last: differing_from(before))
    raise SystemExit("Bail out! no way by %s to %s %s" % (key, role, texts))


def drive_search():
    press("ctrl+comma")
    wait_for("the preferences", lambda: here("Look for new stories"))
    press("ctrl+f")
    wait_for("a line to type in", has_text_focus)
    type_text("storage")
    # Newer versions of libadwaita say where it is instead of what it is.
    wait_for("what is found", lambda: here("What takes the room on the disk") or any(
        find("label", "General", row) for row in walk(last_window())
        if role_of(row) == "list item" and row.get_name() == "Storage"))
    ok("typing in the search of the preferences finds it")
    press("Escape")
    press("Escape")
    wait_for("the preferences to go", lambda: not here("Look for new stories"))


def drive_page(everything):
    press("F10")
    wait_for("the menu", lambda: menu_item("Storage", 10))
    choose("Storage", 10)
    wait_for("the page", lambda: here("on the disk"))
    wait_for("what takes the room", lambda: here("%d stories" % len(everything)))
    wait_for("the feeds", lambda: here("The Dateline guide"))
    ok("the menu opens the page, which tells what takes the room")

    wait_for("nothing of three months", lambda: here("There are none."))
    go_to("Tab", "combo box", "Keep read stories")
    # Older versions of GTK call a list to choose from by what it is made of.
    go_to("shift+Tab", "push button", "GtkToggleButton", "Older than three months")
    press("space")
    wait_for("what there is to choose", lambda: has_keys("list item", ""))
    press("End", "Return")
    wait_for("what would go", lambda: here("%d stories, about" % (len(everything) - 1)))
    assert len(profile.read("list")) == len(everything), "it was only told"
    ok("how much would go is told before anything goes")

    go_to("Tab", "push button", "Delete")
    press("Return")
    wait_for("the question", lambda: here("Delete %d Read Stories?" % (len(everything) - 1)))
    assert len(profile.read("list")) == len(everything), "it was only asked"
    press("alt+d")
    wait_for("all but the saved one to be gone",
             lambda: [story["saved"] for story in profile.read("list")] == [True])
    wait_for("the count to follow", lambda: here("1 story"))
    ok("read stories are deleted once it was asked; the saved one stays")


def main():
    with profile:
        profile.expect("refresh")
        everything = profile.read("list")
        profile.expect("mark", "read", "--all")
        profile.expect("save", str(everything[0]["id"]))
        with Window(program, profile) as window:
            drive_search()
            drive_page(everything)
            press("Escape")
            wait_for("the preferences to go", lambda: not here("on the disk"))
            press("ctrl+q")
            window.expect_end()
            ok("it ends in good order")
    print_plan()


main()

#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Reads the guide in the real program with real keys.

usage: test-keys.py DATELINE DATELINE-CLI

The window is driven by the X server's own key events and read as a screen reader reads it;
what is kept is read with the command line. Every step polls: none waits for a fixed time.
"""
import sys

from driven_program import (Atspi, Profile, Window, application, find, has_focus, has_text_focus,
                            menu_button, menu_item, menu_items, ok, press, print_plan, role_of,
                            type_text, wait_for, walk, xdotool)

program, cli = sys.argv[1:3]
profile = Profile(cli)


def stories(*options):
    return profile.read("list", *options)


def has_list_focus():
    return has_focus("list item")


def drive_list():
    """Selects many stories, deletes and brings back, opens the menu and asks why."""
    everything = stories()
    press("Escape", "j")
    wait_for("the list to have the keys", lambda: has_focus("list", "list item"))
    press("Home")
    press("shift+Down", "shift+Down")
    wait_for("the count", lambda: find("label", "3 selected"))
    wait_for("three rows to say that they are selected", lambda: 3 == sum(
        row.get_state_set().contains(Atspi.StateType.SELECTED)
        and any(story["title"] in row.get_name() for story in everything)
        for row in walk(application()) if role_of(row) == "list item"))
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
    wait_for("the menu", lambda: menu_item("Mark Below as Read", 8))
    for place, entry in ((0, "Open in Browser"), (1, "Copy Link"), (3, "Why Is This Here?"),
                         (10, "Delete")):
        assert menu_item(entry, place), entry
    press("Escape")
    wait_for("the menu to go", lambda: not menu_items())
    press("i")
    wait_for("why", lambda: find("label", "It stands at"))
    assert find("label", "It is from the feed")
    press("Escape")
    wait_for("it to go", lambda: not find("label", "It stands at"))
    ok("Shift+F10 opens the menu, and i says why a story is here")


def assert_order(*options):
    """The headlines that are told of stand as the command line says."""
    def rows():
        return [row.get_name() for row in walk(application())
                if role_of(row) == "list item"]

    def is_in_order():
        titles = [story["title"] for story in stories(*options)]
        places = [i for name in rows() for i, title in enumerate(titles) if title in name]
        return len(places) >= 4 and places == sorted(places)

    wait_for("the order of %s" % (options,), is_in_order)


def drive_order():
    """Goes round the orders, by keys and by the menu."""
    assert stories() != stories("--sort", "oldest") != stories("--sort", "unread")
    press("Escape", "shift+o")
    wait_for("the word", lambda: find(text="Oldest first"))
    assert_order("--sort", "oldest")
    press("shift+o")
    wait_for("the word", lambda: find(text="Unread first"))
    assert_order("--sort", "unread")
    press("shift+o")
    assert_order()
    press("shift+g")
    wait_for("the word", lambda: find(text="Grouped by feed"))
    press("shift+g")
    wait_for("the word", lambda: find(text="Grouped by day"))
    ok("Shift+O goes round the orders of the list, Shift+G to groups by feed and back")

    Atspi.Action.do_action(menu_button("View"), 0)
    wait_for("the present order", lambda: menu_item("Newest First", 0) and
             menu_item("Newest First", 0).get_state_set().contains(Atspi.StateType.CHECKED))
    Atspi.Action.do_action(menu_item("Oldest First", 1), 0)
    assert_order("--sort", "oldest")
    press("Escape", "shift+o", "shift+o")
    assert_order()
    ok("the menu shows the order and changes it")


def main():
    with profile, Window(program, profile) as window:
        wait_for("the guide's stories", lambda: len(stories()) >= 6)
        first, second = stories()[:2]
        wait_for("the first headline", lambda: find(text=first["title"]))
        wait_for("the list to have the keys", lambda: has_focus("list", "list item"))
        ok("the guide shows at the first start, and the list has the keys")

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
        drive_order()

        press("question")
        wait_for("the keys", lambda: find("list item", "Next unread story, N"))
        xdotool("search", "--sync", "--onlyvisible", "--name", "^Keyboard Shortcuts$",
                "windowsize", "--sync", 380, 600)
        type_text("unread")
        wait_for("the line to have it", lambda: any(
            Atspi.Text.get_text(line, 0, Atspi.Text.get_character_count(line)) == "unread"
            for line in walk(application()) if line.get_role_name() in ("text", "entry")))
        press("Escape")
        wait_for("them gone", lambda: not find("list item", "Next unread story, N"))
        ok("? lists the keys, in a window as narrow as a phone, where typing searches")

        press("ctrl+n")
        wait_for("the window to add a feed", lambda: find(text="Add a Feed"))
        type_text("ftp://not.a.feed/")
        press("Return")
        sentence = profile.run("add", "ftp://not.a.feed/").stderr.split(": ", 1)[1].strip()
        wait_for("the sentence that is wrong with it", lambda: find("label", sentence))
        press("Escape")
        wait_for("it closed", lambda: not find("frame", "Add a Feed"))
        ok("Ctrl+N asks for an address and says when it is none")

        assert window.is_running()

        assert not stories("--saved")
        press("s", "ctrl+q")
        window.expect_end()
        assert len(stories("--saved")) == 1
        ok("Ctrl+Q ends the program in good order, with what was kept a moment ago")
        print_plan()


main()

#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Arranges the sidebar of the real program with a real pointer and real keys.

usage: test-sidebar-hand.py DATELINE DATELINE-CLI

Rows are found and read as a screen reader finds and reads them; what came of it is read
with the command line. Every step polls: none waits for a fixed time.
"""
import os
import sqlite3
import sys
import time

from driven_program import (Atspi, Profile, Window, application, box_of, choose, find,
                            give_focus, has_text_focus, menu_button, menu_item, ok, press,
                            print_plan, role_of, type_text, wait_for, walk, xdotool)

program, cli = sys.argv[1:3]
profile = Profile(cli)
database = os.path.join(profile.folder, "dateline.db")

FEEDS = [("Aurora", "Arts"), ("Bulletin", "Arts"), ("Courier", "World"),
         ("Daily", "World"), ("Echo", None)]


def rows():
    """The names of the sidebar's rows that are on the screen, from top to bottom."""
    names = []
    for accessible in walk(find("list", "Feeds")):
        if role_of(accessible) == "list item":
            y = accessible.get_extents(Atspi.CoordType.WINDOW).y
            names.append((y, (accessible.get_name() or "").split(",")[0]))
    return [name for y, name in sorted(names) if name]


def place(name, down=0.5, nth=0):
    """Where a row is on the screen, but for the few pixels of the window's edge."""
    found = [accessible for accessible in walk(find("list", "Feeds"))
             if role_of(accessible) == "list item"
             and (accessible.get_name() or "").split(",")[0] == name]
    found.sort(key=lambda row: row.get_extents(Atspi.CoordType.WINDOW).y)
    x, y, width, height = box_of(found[nth])
    return x + min(width // 2, 90), y + int(height * down)


def click(name, button=1, key=None, nth=0):
    xdotool("mousemove", *place(name, nth=nth))
    if key:
        xdotool("keydown", key)
    xdotool("click", button)
    if key:
        xdotool("keyup", key)


def drag(name, onto, down=0.5, key=None, nth=0):
    """Drags a row; a drag is no drag before the pointer has gone some way."""
    x, y = place(name, nth=nth)
    to_x, to_y = place(onto, down)
    xdotool("mousemove", x, y, "mousedown", 1)
    if key:
        xdotool("keydown", key)
    for step in range(1, 9):
        xdotool("mousemove", x + (to_x - x) * step // 8 + step % 2,
                y + (to_y - y) * step // 8)
        time.sleep(0.02)
    xdotool("mousemove", to_x, to_y)
    time.sleep(0.1)
    xdotool("mouseup", 1)
    if key:
        xdotool("keyup", key)


def filed():
    """Where each feed is filed."""
    return {feed["title"]: feed.get("categories", []) for feed in profile.read("feeds")}


def make_profile():
    outlines = {}
    for title, category in FEEDS:
        outlines.setdefault(category, []).append(
            '<outline type="rss" text="%s" title="%s" xmlUrl="http://127.0.0.1:9/%s"/>'
            % (title, title, title))
    body = "".join('<outline text="%s">%s</outline>' % (category, "".join(feeds))
                   if category else "".join(feeds) for category, feeds in outlines.items())
    path = os.path.join(profile.folder, "feeds.opml")
    with open(path, "w", encoding="utf-8") as opml:
        opml.write('<opml version="2.0"><head/><body>%s</body></opml>' % body)
    profile.expect("import", path)
    for title, category in FEEDS:
        assert filed()[title] == ([category] if category else []), filed()


def add_sections():
    with sqlite3.connect(database) as store:
        store.executemany("INSERT INTO section (name, fold, query, position)"
                          " VALUES (?, lower (?1), ?, ?)",
                          [("Seas", "{'unread': <true>, 'words': <'sea'>}", 0),
                           ("Skies", "{'words': <'sky'>}", 1),
                           ("Winds", "{'words': <'wind'>}", 2)])


def arrange_by_pointer():
    drag("Aurora", "World")
    wait_for("Aurora in World", lambda: filed()["Aurora"] == ["World"])
    wait_for("a word about it", lambda: find(text="“Aurora” moved to “World”"))
    ok("a feed is dragged into another category")
    press("ctrl+z")
    wait_for("Aurora in Arts", lambda: filed()["Aurora"] == ["Arts"])
    wait_for("its row", lambda: rows().index("Aurora") < rows().index("World"))
    ok("Ctrl+Z takes it back")

    drag("Aurora", "World", key="ctrl")
    wait_for("Aurora in both", lambda: filed()["Aurora"] == ["Arts", "World"])
    wait_for("two rows of it", lambda: rows().count("Aurora") == 2)
    press("ctrl+z")
    wait_for("one row of it", lambda: rows().count("Aurora") == 1)
    ok("with Ctrl it is in both")

    drag("Daily", "Courier", down=0.3)
    wait_for("Daily first", lambda: rows().index("Daily") < rows().index("Courier"))
    assert filed()["Daily"] == ["World"]
    drag("World", "Arts", down=0.3)
    wait_for("World first", lambda: rows().index("World") < rows().index("Arts"))
    ok("feeds and categories are dragged to an order of one's own")


def arrange_by_keys():
    click("Arts")
    press("alt+Up")
    wait_for("Arts first", lambda: rows().index("Arts") < rows().index("World"))
    press("ctrl+z", "ctrl+z", "ctrl+z")
    wait_for("all by name again",
             lambda: rows().index("Arts") < rows().index("Courier") < rows().index("Daily"))
    ok("Alt and the arrows move a row; undo goes back step by step")

    click("Courier")
    press("F2")
    wait_for("a line to type in", has_text_focus)
    press("ctrl+a")
    type_text("Journal")
    press("Return")
    wait_for("the new name", lambda: "Journal" in rows())
    press("ctrl+z")
    wait_for("the old name", lambda: "Courier" in rows())
    press("F2")
    wait_for("a line to type in", has_text_focus)
    press("Escape")
    wait_for("it gone", lambda: not has_text_focus())
    ok("F2 renames a feed where it stands, Escape does not")

    click("World")
    press("F2")
    wait_for("a line to type in", has_text_focus)
    press("ctrl+a")
    type_text("arts")
    press("Return")
    wait_for("one category", lambda: "World" not in rows())
    assert filed()["Daily"] == ["Arts"], filed()
    press("ctrl+z")
    wait_for("two again", lambda: "World" in rows())
    assert filed()["Daily"] == ["World"], filed()
    ok("a category that gets another's name becomes one with it")


def select_several():
    click("Aurora")
    click("Courier", key="ctrl")
    press("Delete")
    wait_for("both gone", lambda: "Aurora" not in rows() and "Courier" not in rows())
    assert "Bulletin" in rows()
    press("ctrl+z")
    wait_for("both back", lambda: "Aurora" in rows() and "Courier" in rows())
    ok("two that were selected with Ctrl go together and come back")

    click("Aurora")
    click("Bulletin", key="shift")
    click("Bulletin", button=3)
    wait_for("the menu", lambda: menu_item("File Under…", 1))
    choose("File Under…", 1)
    wait_for("the window", has_text_focus)
    type_text("Culture")
    press("Return")
    wait_for("both filed", lambda: filed()["Aurora"] == ["Arts", "Culture"]
             and filed()["Bulletin"] == ["Arts", "Culture"])
    wait_for("the window to be gone", lambda: not has_text_focus())
    give_focus()
    press("ctrl+z")
    wait_for("both as before", lambda: filed()["Aurora"] == ["Arts"]
             and filed()["Bulletin"] == ["Arts"])
    ok("several are filed by the menu")


def fold_and_find():
    click("Arts")
    press("Left")
    wait_for("Arts closed", lambda: "Aurora" not in rows())
    press("ctrl+k")
    wait_for("the line", has_text_focus)
    type_text("auro")
    press("Return")
    wait_for("Arts open", lambda: "Aurora" in rows())
    wait_for("the line gone", lambda: not has_text_focus())
    wait_for("the keys at what it lists", lambda: not any(
        accessible.get_state_set().contains(Atspi.StateType.FOCUSED)
        for accessible in walk(find("list", "Feeds"))))
    ok("Left closes a category, Ctrl+K finds a feed in it")

    press("h")
    wait_for("the read ones gone", lambda: "Bulletin" not in rows())
    assert "Aurora" in rows(), rows()
    press("h")
    wait_for("them back", lambda: "Bulletin" in rows())
    ok("h hides what has nothing unread, but for what is shown")
    click("World")
    press("Left")
    wait_for("World closed", lambda: "Daily" not in rows())


def are_chosen(*names):
    """Whether these are the rows that are selected."""
    chosen = [(row.get_name() or "").split(",")[0] for row in walk(find("list", "Feeds"))
              if role_of(row) == "list item"
              and row.get_state_set().contains(Atspi.StateType.SELECTED)]
    return sorted(chosen) == sorted(names)


def select(name):
    """Clicks a row, and waits until the keys mean it."""
    click(name)
    wait_for("%s chosen" % name, lambda: are_chosen(name))


def sections():
    """What each section lists, as it is kept."""
    with sqlite3.connect(database) as store:
        return dict(store.execute("SELECT name, query FROM section WHERE removed_at IS NULL"))


def filter_saved():
    """Asks for what is saved besides, where filters are chosen."""
    x, y, width, height = box_of(menu_button("Filter"))
    xdotool("mousemove", x + width // 2, y + height // 2, "click", 1)
    chip = wait_for("the choice", lambda: find("push button", "Saved"))
    Atspi.Action.do_action(chip, 0)
    press("Escape")


def keep_sections():
    wait_for("two sections", lambda: "Seas" in rows() and "Skies" in rows())
    select("Seas")
    press("F2")
    wait_for("a line to type in", has_text_focus)
    press("ctrl+a")
    type_text("Oceans")
    press("Return")
    wait_for("the new name", lambda: "Oceans" in rows())
    press("ctrl+z")
    wait_for("the old name", lambda: "Seas" in rows())
    ok("F2 renames a section, Ctrl+Z takes it back")

    select("Skies")
    press("alt+Up")
    wait_for("Skies moved up", lambda: rows().index("Skies") < rows().index("Seas"))
    drag("Skies", "Seas", down=0.8)
    wait_for("Skies dragged down", lambda: rows().index("Seas") < rows().index("Skies"))
    press("ctrl+z")
    wait_for("the drag taken back", lambda: rows().index("Skies") < rows().index("Seas"))
    press("ctrl+z")
    wait_for("the move taken back", lambda: rows().index("Seas") < rows().index("Skies"))
    ok("sections are put in order by keys and by the pointer")

    select("Skies")
    click("Winds", key="ctrl")
    wait_for("two chosen", lambda: are_chosen("Skies", "Winds"))
    # Not by the row that was just clicked: to press that again is a double click.
    drag("Skies", "Seas", down=0.4)
    wait_for("two dragged up", lambda: rows().index("Skies") + 1 == rows().index("Winds")
             == rows().index("Seas") - 1)
    wait_for("a word about it", lambda: find(text="2 sections moved"))
    press("ctrl+z")
    wait_for("the drag taken back", lambda: rows().index("Seas") + 1 == rows().index("Skies")
             == rows().index("Winds") - 1)
    ok("several sections are dragged at once, and Ctrl+Z takes it back")

    select("Seas")
    press("alt+Return")
    wait_for("its filters", lambda: find(text="Remove the filter “Unread”"))
    update = wait_for("the button", lambda: find("push button", "Update “Seas”"))
    assert not update.get_state_set().contains(Atspi.StateType.SENSITIVE)
    filter_saved()
    wait_for("something to keep", lambda: find("push button", "Update “Seas”")
             .get_state_set().contains(Atspi.StateType.SENSITIVE))
    Atspi.Action.do_action(find("push button", "Update “Seas”"), 0)
    wait_for("it done", lambda: "saved" in sections()["Seas"])
    press("ctrl+z")
    wait_for("it as before", lambda: "saved" not in sections()["Seas"])
    ok("Change puts a section’s filters into the bar, Update keeps what became of them")

    select("Skies")
    press("Delete")
    wait_for("Skies gone", lambda: "Skies" not in rows())
    press("ctrl+z")
    wait_for("Skies back", lambda: "Skies" in rows())
    ok("Delete removes a section, Ctrl+Z brings it back")


def arrange():
    arrange_by_pointer()
    arrange_by_keys()
    keep_sections()
    select_several()
    fold_and_find()


def see_what_stayed():
    assert "Daily" not in rows() and "Aurora" in rows(), rows()
    ok("what is closed is so the next time")


def with_window(act):
    with Window(program, profile) as window:
        try:
            xdotool("search", "--onlyvisible", "--name", "Dateline", "windowmove", 0, 0)
            wait_for("the rows", lambda: "Echo" in rows())
            act()
        except SystemExit:
            print("# the rows: %s" % rows(), file=sys.stderr)
            raise
        press("ctrl+q")
        window.expect_end()


def main():
    with profile:
        make_profile()
        add_sections()
        with_window(arrange)
        with_window(see_what_stayed)
        print_plan()


main()

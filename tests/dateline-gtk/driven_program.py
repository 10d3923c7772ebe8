# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Drives a real program in a real window, as a person and a screen reader do.

Keys go through the X server, what is shown is read from assistive technology's tree, and
what is kept is read with the command line. Every step polls: none waits for a fixed time.
Whoever imports this is skipped where the bindings are missing.
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
n_tests = 0


def ok(what):
    global n_tests
    n_tests += 1
    print("ok %d %s" % (n_tests, what), flush=True)


def print_plan():
    print("1..%d" % n_tests)


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


# What is shown.

def application(name="dateline"):
    """The program that is running, by what is in its name; or None."""
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(index)
        if child is not None and name in (child.get_name() or "").lower():
            # What is remembered of a window goes stale when a signal is missed: ask each time.
            child.set_cache_mask(Atspi.Cache.NONE)
            return child
    return None


def children(accessible):
    for index in range(accessible.get_child_count()):
        child = accessible.get_child_at_index(index)
        if child is not None:
            yield child


def walk(accessible):
    yield accessible
    for child in children(accessible):
        yield from walk(child)


# What newer versions call otherwise.
ROLES = {"button": "push button", "toggle button": "push button", "grouping": "panel"}


def role_of(accessible):
    """What kind of thing it is, in the words of the oldest version that is driven."""
    name = accessible.get_role_name()
    return ROLES.get(name, name)


def find(role=None, text=None, within=None):
    """The first of a role that has the text in its name; or None."""
    for accessible in walk(within or application()):
        if role is not None and role_of(accessible) != role:
            continue
        if text is not None and text not in (accessible.get_name() or ""):
            continue
        return accessible
    return None


def menu_button(name):
    """The button that opens a menu. Older versions of GTK say its name twice; newer ones have
    a button in a button, of which the inner one can be pressed."""
    return next(accessible for accessible in walk(application())
                if role_of(accessible) == "push button"
                and accessible.get_name() in (name, "%s %s" % (name, name))
                and accessible.get_n_actions() > 0)


def menu_items():
    return [accessible for accessible in walk(application())
            if role_of(accessible) in ("menu item", "check menu item", "radio menu item")]


def menu_item(text, nth):
    """The item of an open menu that says so. Those of GTK 4.18 say nothing, as it has them
    labelled by what has no name: there it is known by its place, from 0, among those of all
    open menus."""
    items = menu_items()
    if any(item.get_name() for item in items):
        return next((item for item in items if text in (item.get_name() or "")), None)
    return items[nth] if nth < len(items) else None


def choose(text, nth):
    """Chooses from the menu that is open, by its arrows."""
    def focused():
        return [item.get_state_set().contains(Atspi.StateType.FOCUSED) for item in menu_items()]

    wait_for("“%s” in the menu" % text, lambda: menu_item(text, nth))
    for _ in menu_items():
        if menu_item(text, nth).get_state_set().contains(Atspi.StateType.FOCUSED):
            break
        before = focused()
        press("Down")
        wait_for("the next in the menu", lambda last=before: focused() != last)
    else:
        raise SystemExit("Bail out! no way to “%s” in the menu" % text)
    press("Return")


def has_focus(*roles):
    """Whether something of one of the roles has the keys."""
    return any(accessible.get_state_set().contains(Atspi.StateType.FOCUSED)
               and role_of(accessible) in roles
               for accessible in walk(application()))


def has_text_focus():
    """Whether there is a line to type in that has the keys."""
    return has_focus("text", "entry")


def box_of(accessible):
    """Where it is on the screen, and its size. Newer versions of GTK count from within the
    window's edge, and leave the edge out."""
    box = accessible.get_extents(Atspi.CoordType.WINDOW)
    window = wait_for("the window's place", lambda: [
        window for window in children(application()) if window.get_name() == "Dateline"])[0]
    edge = window.get_extents(Atspi.CoordType.WINDOW)
    return box.x - 2 * edge.x, box.y - 2 * edge.y, box.width, box.height


# What is done.

def xdotool(*words):
    subprocess.run(["xdotool", *[str(word) for word in words]], check=True,
                   stdout=subprocess.DEVNULL)


def press(*keys):
    xdotool("key", "--clearmodifiers", *keys)


def give_focus():
    """Gives the program's window the keys, as a window manager does: of one that has them after
    another was closed, GTK 4.18 does not say what in it has them."""
    xdotool("search", "--sync", "--onlyvisible", "--name", "Dateline", "windowfocus", "--sync")


def type_text(text):
    xdotool("type", "--delay", 20, text)


# What is kept.

class Profile:
    """A profile that is gone afterwards, and the command line that fills and reads it."""

    def __init__(self, cli):
        self.cli = cli
        self.folder = tempfile.mkdtemp(prefix="dateline-driven-")

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, *words):
        return subprocess.run([self.cli, "--profile", self.folder, *words],
                              capture_output=True, text=True, check=False)

    def expect(self, *words):
        """What it answers to what it has to do."""
        answer = self.run(*words)
        assert answer.returncode == 0, answer.stderr
        return answer.stdout

    def read(self, verb, *options):
        return json.loads(self.expect(verb, "--json", *options))


# The program from its start to its end.

# What is wrong in what it says, be it ours or the toolkit's. Nothing of that is expected: what
# is shown to be a toolkit's own comes here, by its text and with the reason: the message
# dialog of libadwaita 1.7 asks how high its text is at widths at which a long word has no room.
WARNING = re.compile(r"^\(.*\): (?:Gtk|Gdk|Gsk|GLib\S*|Pango|Adwaita|dateline\S*)"
                     r"-(?:WARNING|CRITICAL) (?!.*Trying to measure GtkLabel).*$",
                     re.M | re.I)


def is_of_glib(report):
    """Whether nothing is lost but the first table of GLib's words, 2,048 pointers, which it
    leaves behind when a program has more of them (g_quark_from_string)."""
    lost = re.findall(r"^(?:Direct|Indirect) leak of .*$", report, re.M)
    return (lost == ["Direct leak of 16384 byte(s) in 1 object(s) allocated from:"]
            and "runtime error" not in report and report.count("ERROR: ") == 1)


class Window:
    """Dateline with a profile, in a window that has the keys. It is killed if it has not been
    seen to end in good order."""

    def __init__(self, program, profile):
        self.said = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen([program, "--profile", profile.folder],
                                        stderr=self.said)

    def __enter__(self):
        try:
            wait_for("the program's window", application)
            give_focus()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *problem):
        if self.is_running():
            self.process.kill()
            self.process.wait()
        said = self.read_said()
        sys.stderr.write(said)
        self.said.close()
        assert any(problem) or not WARNING.search(said), WARNING.findall(said)

    def is_running(self):
        return self.process.poll() is None

    def read_said(self):
        """What it said of what is wrong, with the report of a sanitiser."""
        self.said.seek(0)
        return self.said.read()

    def expect_end(self):
        """Once it was told to end: a sanitiser may have found nothing that is ours."""
        status = self.process.wait(timeout=PATIENCE)
        assert status == 0 or is_of_glib(self.read_said()), status

#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later
#
# Keeps the map of docs/architecture.md: who may include what, which calls have no place, how
# long a file and a function may be. Each rule is a function that yields what it found as
# (path, line, message); each becomes one test case. It needs nothing but Python.
#
#   lint.py                     check the tree that this file is in
#   lint.py --update-potfiles   write po/POTFILES anew

import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]

# A folder and the folders of ours that it may include besides itself. "dateline" and
# "dateline-gtk" stand for the doors, dateline/dateline.h and dateline-gtk/dateline-gtk.h.
MAY_INCLUDE = {
    "dateline/model": set(),
    "dateline/text": set(),
    "dateline/html": {"text", "model"},
    "dateline/article": {"html", "text", "model"},
    "dateline/extract": {"article", "html", "text", "model"},
    "dateline/feed": {"model", "text", "html"},
    "dateline/net": {"model", "text"},
    "dateline/store": {"model", "text", "feed"},
    "dateline/edition": {"model", "store"},
    "dateline/refresh": {"model", "text", "net", "feed", "store", "extract", "article"},
    "dateline-gtk/images": set(),
    "dateline-gtk/article": {"images"},
    "dateline-gtk/headlines": {"images"},
    "dateline-gtk/sidebar": {"images"},
    "dateline-gtk/reader": {"sidebar", "headlines", "article", "images"},
    "app": {"dateline", "dateline-gtk"},
    "cli": {"dateline"},
    "picture-worker": set(),
}
# The one header that the program which unpacks pictures has in common with those who start it.
PROTOCOL = "dateline-gtk/images/dateline-picture-protocol-private.h"

# What only some may include or call, as a pattern and the folders.
ONLY = [
    (r'#include\s*<sqlite3\.h>', {"dateline/store"}),
    (r'#include\s*<libsoup/', {"dateline/net"}),
    (r'#include\s*<gumbo\.h>', {"dateline/html"}),
    (r'#include\s*<zstd\.h>', {"dateline/store"}),
    (r'#include\s*<brotli/', {"dateline/net"}),
    (r'#include\s*<libpsl\.h>', {"dateline/text"}),
    (r'#include\s*<libxml/', set()),
    (r'#include\s*<json-glib/', {"dateline/extract", "cli"}),
    (r'#include\s*<adwaita\.h>', {"app"}),
    (r'\bg_settings_', {"app"}),
    (r'#include\s*<gtk/', {"dateline-gtk", "app"}),
    # What strangers have made is unpacked in a process of its own, and nowhere else.
    (r'#include\s*<(jpeglib\.h|turbojpeg\.h|png\.h|webp/|gif_lib\.h|gdk-pixbuf/)',
     {"picture-worker"}),
    (r'\bgdk_pixbuf_\w+|\bgdk_texture_new_from_\w+|\bgtk_(image|picture)_(new_for|new_from|'
     r'set_from|set)_(file\w*|pixbuf|resource)', {"picture-worker"}),
    (r'#include\s*<(gio|glib-object|gtk/gtk)', {"dateline", "dateline-gtk", "app", "cli"}),
    (r'#include\s*<spawn\.h>', {"dateline-gtk/images"}),
]

LIBRARIES = {"dateline", "dateline-gtk"}
PROGRAMS = {"app", "cli", "picture-worker"}
# Calls that have no place, with the reason, and where they have none.
FORBIDDEN = [
    (r'\b(system|popen|exec[lv]p?e?)\s*\(', "runs a command", LIBRARIES | PROGRAMS),
    (r'\bg_(spawn|shell)_\w+\s*\(', "runs a command", LIBRARIES | PROGRAMS),
    (r'\bgtk_label_set_markup\w*\s*\(', "reads text as markup", LIBRARIES | PROGRAMS),
    (r'\bsqlite3_(mprintf|snprintf|vmprintf)\s*\(', "builds SQL from text", LIBRARIES),
    (r'\b(strcpy|strcat|sprintf|vsprintf|gets|strtok)\s*\(', "knows no bounds",
     LIBRARIES | PROGRAMS),
    (r'\bg_error\s*\(', "ends the host's process", LIBRARIES),
    (r'\b(exit|abort|_exit)\s*\(', "ends the host's process", LIBRARIES),
    (r'\bsetlocale\s*\(', "is the host's business", LIBRARIES),
    (r'\b(textdomain|g_set_prgname|g_set_application_name)\s*\(', "is the host's business",
     LIBRARIES),
    (r'\bn?gettext\s*\(', "looks in the host's translations", LIBRARIES),
    (r'\b(printf|puts|putchar|g_print|g_printerr)\s*\(', "prints", LIBRARIES),
    (r'\bg_application_get_default\s*\(', "looks for the host's application", LIBRARIES),
]

# What a comment or a name must not say: what is unfinished, and what only one machine has.
UNWELCOME = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|/(home|root|work)/\w")
UNWELCOME_NAMES = re.compile(
    r"(^|-)(item|node|data|info|manager|handler|service|controller|helper|utils?|common|misc"
    r"|impl)(-private)?\.[ch]$")

FILE_LINES_WARN, FILE_LINES_FAIL = 500, 700
FUNCTION_LINES_WARN, FUNCTION_LINES_FAIL = 60, 100

CODE = {".c", ".h"}
SPDX = ("SPDX-FileCopyrightText:", "SPDX-License-Identifier: LGPL-2.1-or-later")
SPDX_SUFFIXES = CODE | {".py", ".sh", ".sql", ".svg", ".vala", ".inc"}
WARNINGS = []


def files(folder, suffixes):
    for path in sorted((ROOT / folder).rglob("*")):
        if path.suffix in suffixes and path.is_file() and "__pycache__" not in path.parts:
            yield path


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def folder_of(path):
    """The folder of the map that a source belongs to, as "dateline/model" or "app"."""
    parts = path.relative_to(ROOT / "src").parts[:-1]
    return "/".join(parts[:2] if parts and parts[0] in LIBRARIES else parts[:1])


def without_comments(text):
    """Blanks comments and the insides of strings; line breaks stay where they are."""

    def blank(match):
        found = match.group(0)
        if found.startswith("/"):
            return re.sub(r"[^\n]", " ", found)
        return found[0] + " " * (len(found) - 2) + found[-1]

    return re.sub(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', blank, text,
                  flags=re.DOTALL)


def lines_of(text, pattern):
    for match in re.finditer(pattern, text):
        yield text.count("\n", 0, match.start()) + 1, match


def rule_includes():
    """A folder includes only what the map lets it include."""
    for path in files("src", CODE):
        folder = folder_of(path)
        library, _, concept = folder.partition("/")
        if not concept and library in LIBRARIES:
            continue  # the door itself
        if folder not in MAY_INCLUDE:
            yield path, 1, f"the folder {folder} is not on the map"
            continue
        for number, match in lines_of(path.read_text(), r'#include\s+"([^"]+)"'):
            target = match.group(1).split("/")
            if len(target) == 1:
                # A name without a folder is a file that the build makes.
                if (path.parent / target[0]).suffix == ".h" and (path.parent / target[0]).exists():
                    yield path, number, f'"{target[0]}" is not written from src/'
                continue
            allowed = MAY_INCLUDE[folder]
            if folder == "picture-worker" and match.group(1) == PROTOCOL:
                continue
            if target == ["dateline", "dateline.h"]:
                good = library == "dateline-gtk" or "dateline" in allowed
            elif target == ["dateline-gtk", "dateline-gtk.h"]:
                good = "dateline-gtk" in allowed
            elif target[0] in LIBRARIES:
                good = target[0] == library and (target[1] == concept or target[1] in allowed)
            else:
                good = target[0] == folder
            if not good:
                yield path, number, f'{folder} may not include "{match.group(1)}"'


def rule_only_users():
    """A library that is foreign to us has one user."""
    for path in files("src", CODE):
        folder = folder_of(path)
        text = path.read_text()
        for pattern, users in ONLY:
            if folder in users or folder.partition("/")[0] in users:
                continue
            for number, match in lines_of(text, pattern):
                yield path, number, f"{match.group(0)} is for {', '.join(sorted(users))} alone"


def rule_forbidden_calls():
    """Calls that run commands, print, end the process or know no bounds have no place."""
    for path in files("src", CODE):
        unit = folder_of(path).partition("/")[0]
        text = without_comments(path.read_text())
        for pattern, reason, where in FORBIDDEN:
            if unit not in where:
                continue
            for number, match in lines_of(text, pattern):
                yield path, number, f"{match.group(0).rstrip('( ')}() {reason}"


def functions_of(text):
    """Yields (line, name, length) of each function; in our style a body's braces stand in the
    first column."""
    name, start = "", 0
    for number, line in enumerate(text.splitlines(), 1):
        match = re.match(r"(\w+) \(", line)
        if match:
            name = match.group(1)
        if line == "{":
            start = number
        elif line == "}" and start:
            yield start, name, number - start - 1
            start = 0


def rule_lengths():
    """Files and functions are short enough to be read in one go."""
    for folder in ("src", "tests"):
        for path in files(folder, CODE):
            text = path.read_text()
            length = text.count("\n")
            if length > FILE_LINES_FAIL:
                yield path, 1, f"the file has {length} lines"
            elif length > FILE_LINES_WARN:
                WARNINGS.append((path, 1, f"the file has {length} lines"))
            for number, name, length in functions_of(without_comments(text)):
                if length > FUNCTION_LINES_FAIL:
                    yield path, number, f"{name}() has {length} lines"
                elif length > FUNCTION_LINES_WARN:
                    WARNINGS.append((path, number, f"{name}() has {length} lines"))


def rule_licence():
    """Every source says whose it is and under which licence, and then what it is for."""
    sources = [ROOT / "dev", *files(".ci", {"", ".sh"})]
    for folder in ("src", "tests", "docs", "data"):
        sources += [path for path in files(folder, SPDX_SUFFIXES)
                    if (ROOT / "tests/data") not in path.parents]
    for path in sources:
        head = path.read_text(errors="replace")[:600]
        for line in SPDX:
            if line not in head:
                yield path, 1, f"there is no line {line!r}"


def reached_from(door):
    """The headers of ours that come with a door, the door too, as paths from src/."""
    seen, waiting = set(), [door]
    while waiting:
        name = waiting.pop()
        path = ROOT / "src" / name
        if name not in seen and path.exists():
            seen.add(name)
            waiting += re.findall(r'#include "([^"]+)"', path.read_text())
    return seen


def rule_headers():
    """A header guards itself; it comes with the door of its library, or it is private."""
    for library in sorted(LIBRARIES):
        door = f"{library}/{library}.h"
        public = reached_from(door)
        for path in files(f"src/{library}", {".h"}):
            name = path.relative_to(ROOT / "src").as_posix()
            private = name.endswith("-private.h")
            if "#pragma once" not in path.read_text():
                yield path, 1, "there is no #pragma once"
            if private and name in public:
                yield path, 1, f"it is private and comes with {door}"
            if not private and name not in public:
                yield path, 1, f"it is not private and does not come with {door}"


def rule_words():
    """Nothing unfinished, no path of one machine, no name that says nothing."""
    for folder in ("src", "tests", "docs", "data", "po"):
        for path in files(folder, CODE | {".py", ".build", ".md", ".sql", ".css", ".ui", ".in"}):
            if path.resolve() == pathlib.Path(__file__).resolve():
                continue
            if (ROOT / "tests/data") in path.parents:
                continue
            if path.suffix in CODE and UNWELCOME_NAMES.search(path.name):
                yield path, 1, "the name does not say what it is"
            for number, match in lines_of(path.read_text(errors="replace"), UNWELCOME.pattern):
                yield path, number, f"{match.group(0)!r} has no place"


def potfiles():
    """The files that have words for people in them, in the order that POTFILES has."""
    found = [
        "data/io.github.dateline.Dateline.desktop.in",
        "data/io.github.dateline.Dateline.gschema.xml",
        "data/io.github.dateline.Dateline.metainfo.xml.in",
    ]
    for path in files("src", {".c", ".h", ".ui"}):
        text = path.read_text()
        if path.suffix == ".ui":
            marked = 'translatable="yes"' in text or 'translatable="true"' in text
        else:
            marked = re.search(r'\b(N?C?_|Q_|g_d?[np]?n?gettext2?|g_dpgettext2?)\s*\(\s*["G]',
                               text)
        if marked:
            found.append(name_of(path))
    return found


def rule_potfiles():
    """po/POTFILES names every file that has words to translate, and no other."""
    path = ROOT / "po" / "POTFILES"
    listed = [line for line in path.read_text().splitlines()
              if line and not line.startswith("#")]
    expected = potfiles()
    for name in sorted(set(expected) - set(listed)):
        yield path, 1, f"{name} is missing (tests/lint/lint.py --update-potfiles)"
    for name in sorted(set(listed) - set(expected)):
        yield path, 1, f"{name} has nothing to translate (tests/lint/lint.py --update-potfiles)"


def rule_translations():
    """Every translation is well formed, and its formats take the arguments of the original."""
    program = shutil.which("msgfmt")
    if not program:
        return "msgfmt is not installed"
    found = []
    for path in files("po", {".po"}):
        run = subprocess.run([program, "--check", "-o", os.devnull, str(path)],
                             capture_output=True, text=True, check=False)
        if run.returncode != 0:
            found.append((path, 1, run.stderr.strip().replace("\n", "; ")))
    return found


def rule_format():
    """The sources are laid out as clang-format 14 does it."""
    program = shutil.which("clang-format-14") or shutil.which("clang-format")
    version = ""
    if program:
        version = subprocess.run([program, "--version"], capture_output=True, text=True,
                                 check=True).stdout
    if " version 14." not in version:
        return "clang-format 14 is not installed"
    sources = [path for folder in ("src", "tests", "docs") for path in files(folder, CODE)]
    run = subprocess.run([program, "--dry-run", "-Werror", *map(str, sources)],
                         capture_output=True, text=True, check=False, cwd=ROOT)
    found = re.findall(r"^(.+?):(\d+):\d+: error: (.*)$", run.stderr, flags=re.MULTILINE)
    if run.returncode != 0 and not found:
        return [(ROOT / ".clang-format", 1, run.stderr.strip())]
    first = {}
    for name, number, _ in found:
        first.setdefault(name, int(number))
    return [(pathlib.Path(name), number, "not laid out by ./dev format")
            for name, number in first.items()]


RULES = [rule_includes, rule_only_users, rule_forbidden_calls, rule_lengths, rule_licence,
         rule_headers, rule_words, rule_potfiles, rule_translations, rule_format]


def main():
    if sys.argv[1:] == ["--update-potfiles"]:
        text = "# Written by tests/lint/lint.py --update-potfiles.\n" + "\n".join(potfiles()) + "\n"
        (ROOT / "po" / "POTFILES").write_text(text)
        return 0
    failed = False
    print(f"1..{len(RULES)}")
    for index, rule in enumerate(RULES, 1):
        result = rule()
        name = f"{index} - {rule.__name__[5:].replace('_', ' ')}"
        if isinstance(result, str):
            print(f"ok {name} # SKIP {result}")
            continue
        found = list(result)
        print(f"{'not ok' if found else 'ok'} {name}")
        for path, number, message in found:
            print(f"# {name_of(path)}:{number}: {message}")
        failed = failed or bool(found)
    for path, number, message in WARNINGS:
        print(f"# warning: {name_of(path)}:{number}: {message}")
    return 1 if failed else 0


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())

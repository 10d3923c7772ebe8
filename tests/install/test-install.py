#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later
#
# Installs what was built into its prefix and uses it from there as a stranger does: compiles
# and runs the examples in C, Python and Vala, and starts both programs. The prefix has to lie
# below the build folder, where the test may write and wipe; "./dev test" sets it so. No
# network is needed. Prints TAP.
#
#   test-install.py BUILD-FOLDER PREFIX LIBRARY-FOLDER

import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parents[1]
EXAMPLES = SOURCE / "docs" / "examples"
RUN_GUI = SOURCE / "tests" / "dateline-gtk" / "run-gui"
WARNINGS = ["-Wall", "-Wextra", "-Werror", "-Wno-unused-parameter"]

INSTALLED = """
bin/dateline
bin/dateline-cli
{libdir}/libdateline-0.so
{libdir}/libdateline-0.so.0
{libdir}/libdateline-gtk-0.so
{libdir}/libdateline-gtk-0.so.0
{libdir}/pkgconfig/dateline-0.pc
{libdir}/pkgconfig/dateline-gtk-0.pc
{libdir}/girepository-1.0/Dateline-0.typelib
{libdir}/girepository-1.0/DatelineGtk-0.typelib
include/dateline-0/dateline/dateline.h
include/dateline-0/dateline/model/dateline-story.h
include/dateline-0/dateline-gtk/dateline-gtk.h
include/dateline-0/dateline-gtk/reader/dateline-reader.h
share/gir-1.0/Dateline-0.gir
share/gir-1.0/DatelineGtk-0.gir
share/vala/vapi/dateline-0.vapi
share/vala/vapi/dateline-gtk-0.vapi
share/applications/io.github.dateline.Dateline.desktop
share/metainfo/io.github.dateline.Dateline.metainfo.xml
share/dbus-1/services/io.github.dateline.Dateline.service
share/glib-2.0/schemas/gschemas.compiled
share/icons/hicolor/scalable/apps/io.github.dateline.Dateline.svg
share/icons/hicolor/symbolic/apps/io.github.dateline.Dateline-symbolic.svg
""".split()


# So many headlines are in view at once. Newer versions of GTK tell of no more.
SEEN = 4
# Some linkers export the bounds of what they made.
LINKERS = {"__bss_start", "_edata", "_end"}


class Failure(Exception):
    """What went wrong, in lines for the log."""


def run(command, env=None, cwd=None):
    """Runs a command and returns what it printed; a failure carries all that it said."""
    done = subprocess.run([str(word) for word in command], env=env, cwd=cwd, timeout=180,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          errors="replace", check=False)
    if done.returncode != 0:
        raise Failure(f"{' '.join(str(word) for word in command)}\n"
                      f"ended with status {done.returncode}\n{done.stdout}")
    return done.stdout


class Installation:
    """A prefix, an environment that finds what is in it, and a folder for what is made."""

    def __init__(self, build, prefix, libdir, folder):
        self.build, self.prefix, self.folder = build, prefix, folder
        self.libdir = prefix / libdir
        self.env = dict(
            os.environ,
            PATH=f"{prefix}/bin:{os.environ['PATH']}",
            LD_LIBRARY_PATH=str(self.libdir),
            PKG_CONFIG_PATH=str(self.libdir / "pkgconfig"),
            GI_TYPELIB_PATH=str(self.libdir / "girepository-1.0"),
            XDG_DATA_DIRS=f"{prefix}/share:/usr/local/share:/usr/share",
        )
        # A home of its own, so that the person's stories and settings are left alone.
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
            path = folder / name.lower()
            path.mkdir(mode=0o700)
            self.env[name] = str(path)
        for name in ("GSETTINGS_SCHEMA_DIR", "DISPLAY", "WAYLAND_DISPLAY", "G_DEBUG"):
            self.env.pop(name, None)
        self.env.update(LC_ALL="C.UTF-8", GSETTINGS_BACKEND="memory")

    def flags(self, package):
        return run(["pkg-config", "--cflags", "--libs", package], self.env).split()

    def compile(self, source, package):
        program = self.folder / source.stem
        run([*shlex.split(os.environ.get("CC", "cc")), *WARNINGS, source, "-o", program,
             *self.flags(package)], self.env)
        return program

    def shows_guide(self, *command, times=1):
        run([RUN_GUI, sys.executable, HERE / "see-texts.py", str(times),
             *guide_titles()[:SEEN], "--", *command], self.env)


def guide_titles():
    """The headlines of the guide: each entry's title."""
    text = (SOURCE / "data" / "guide" / "guide.atom").read_text(encoding="utf-8")
    return re.findall(r"<entry>.*?<title>(.*?)</title>", text, flags=re.DOTALL)


def installs(here):
    """what is built is installed"""
    shutil.rmtree(here.prefix, ignore_errors=True)
    run(["meson", "install", "-C", here.build, "--no-rebuild"], here.env)
    libdir = here.libdir.relative_to(here.prefix)
    missing = [name for name in (line.format(libdir=libdir) for line in INSTALLED)
               if not (here.prefix / name).exists()]
    if missing:
        raise Failure("missing: " + ", ".join(missing))


def hides_what_is_private(here):
    """no private header is installed, no private symbol exported"""
    private = [str(path) for path in here.prefix.rglob("*-private.h")]
    if private:
        raise Failure("installed: " + ", ".join(private))
    headers = "\n".join(path.read_text() for path in (here.prefix / "include").rglob("*.h"))
    for name in ("libdateline-0.so", "libdateline-gtk-0.so"):
        symbols = [line.split()[-1] for line in
                   run(["nm", "-D", "--defined-only", here.libdir / name]).splitlines()]
        foreign = [symbol for symbol in symbols if symbol not in LINKERS and
                   not (symbol.endswith("_get_type") or re.search(rf"\b{symbol}\b", headers))]
        if foreign:
            raise Failure(f"{name} exports {', '.join(foreign)}")
        if not symbols:
            raise Failure(f"{name} exports nothing")


def headers_stand_alone(here):
    """every installed header compiles alone, as C and as C++"""
    flags = here.flags("dateline-gtk-0")
    include = here.prefix / "include" / "dateline-0"
    for path in sorted(include.rglob("*.h")):
        name = path.relative_to(include)
        source = here.folder / "header.c"
        source.write_text(f'#include "{name}"\n#include "{name}"\n')
        run(["cc", "-fsyntax-only", *WARNINGS, source, *flags], here.env)
    if shutil.which("c++"):
        source = here.folder / "header.cpp"
        source.write_text('#include "dateline-gtk/dateline-gtk.h"\n')
        run(["c++", "-fsyntax-only", source, *flags], here.env)


def example_in_c(here):
    """the example in C shows the guide"""
    program = here.compile(EXAMPLES / "reader.c", "dateline-gtk-0")
    here.shows_guide(program, here.folder / "c.db")


def example_in_python(here):
    """the example in Python shows the guide"""
    here.shows_guide(sys.executable, EXAMPLES / "reader.py", here.folder / "python.db")


def panes_in_python(here):
    """the list and the article alone show the guide, in Python"""
    here.shows_guide(sys.executable, EXAMPLES / "panes.py", here.folder / "panes.db")


def records_in_python(here):
    """records that Python lists are freed once"""
    printed = run([sys.executable, HERE / "records.py", here.folder / "records.db"],
                  dict(here.env, G_DEBUG="fatal-criticals,fatal-warnings"))
    titles = printed.splitlines()
    if len(titles) != 9 or titles[1] not in guide_titles():
        raise Failure(f"printed {printed!r}")


def examples_are_short(_here):
    """the examples have at most 25 lines"""
    for name in ("reader.c", "reader.py"):
        length = len((EXAMPLES / name).read_text().splitlines())
        if length > 25:
            raise Failure(f"{name} has {length} lines")


def two_readers(here):
    """two readers with two stores live in one process"""
    program = here.compile(HERE / "two-readers.c", "dateline-gtk-0")
    here.shows_guide(program, here.folder / "two.db", times=2)


def picture(here):
    """a host shows a picture, by the program that was installed and no other"""
    workers = list(here.prefix.rglob("dateline/dateline-picture-worker"))
    if len(workers) != 1:
        raise Failure(f"installed: {workers}")
    command = [here.compile(HERE / "picture.c", "dateline-gtk-0"), here.folder]
    printed = run(command, here.env)
    if printed != "3 by 1\n":
        raise Failure(f"it printed: {printed}")
    away = workers[0].with_suffix(".away")
    workers[0].rename(away)
    try:
        printed = run(command, dict(here.env, PATH=f"{away.parent}:{here.env['PATH']}"))
    finally:
        away.rename(workers[0])
    if "cannot be started" not in printed:
        raise Failure(f"without the program it printed: {printed}")


def compile_vala(here, name, package):
    program = here.folder / f"vala-{name}"
    flags = [word for flag in here.flags(package) for word in ("-X", flag)]
    run(["valac", "--vapidir", here.prefix / "share" / "vala" / "vapi", "--pkg", package,
         "-X", "-w", *flags, "-o", program, HERE / f"{name}.vala"], here.env, here.folder)
    return program


def core_in_vala(here):
    """a program in Vala finds the guide's feed"""
    printed = run([compile_vala(here, "feeds", "dateline-0"), here.folder / "feeds.db"], here.env)
    if "guide.atom" not in printed:
        raise Failure(f"it printed: {printed}")


def reader_in_vala(here):
    """a window in Vala shows the guide"""
    here.shows_guide(compile_vala(here, "window", "dateline-gtk-0"), here.folder / "vala.db")


def command_line(here):
    """the installed dateline-cli reads the guide"""
    program = here.prefix / "bin" / "dateline-cli"
    profile = here.folder / "profile"
    run([program, "--profile", profile, "refresh"], here.env)
    printed = run([program, "--profile", profile, "list"], here.env)
    missing = [title for title in guide_titles() if title not in printed]
    if missing:
        raise Failure(f"not listed: {missing}\n{printed}")


def application(here):
    """the installed dateline shows the guide, without being told where its files are"""
    for name in ("XDG_DATA_DIRS", "LD_LIBRARY_PATH"):
        here.env.pop(name, None)
    here.shows_guide(here.prefix / "bin" / "dateline", "--profile", here.folder / "window")


CASES = [installs, hides_what_is_private, headers_stand_alone, examples_are_short, example_in_c,
         example_in_python, panes_in_python, records_in_python, two_readers, picture, core_in_vala, reader_in_vala, command_line,
         application]
NEEDS = {"Xvfb", "dbus-run-session", "pkg-config", "valac", "nm"}


def main():
    build, prefix = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
    missing = sorted(name for name in NEEDS if not shutil.which(name))
    if build not in prefix.parents:
        print(f"1..0 # SKIP the prefix {prefix} is not below the build folder")
        return 0
    if missing:
        print(f"1..0 # SKIP not installed: {', '.join(missing)}")
        return 0
    failed = False
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        here = Installation(build, prefix, sys.argv[3], pathlib.Path(folder))
        print(f"1..{len(CASES)}", flush=True)
        for index, case in enumerate(CASES, 1):
            try:
                case(here)
                print(f"ok {index} - {case.__doc__}", flush=True)
            except (Failure, subprocess.TimeoutExpired, OSError) as problem:
                failed = True
                print(f"not ok {index} - {case.__doc__}")
                print("\n".join(f"# {line}" for line in str(problem).splitlines()), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

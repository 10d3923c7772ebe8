#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""K4: each call of some kinds that dateline-cli makes to the system fails, once and from then
on, while it refreshes and while it marks. It neither crashes nor hangs, says that it failed
where it did, and leaves a sound file.

usage: test-calls.py DATELINE-CLI FAILING-CALLS [--full] [--seed=NUMBER]
"""
import errno
import http.server
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading

cli, library = sys.argv[1:3]
FULL = "--full" in sys.argv
SEED = next((int(word[7:]) for word in sys.argv if word.startswith("--seed=")), 1)
N_SAMPLED = 3   # of a call, a way and a deed
N_ITEMS = 5
TIMEOUT = 60    # seconds: it hangs

# What each may fail with.
CALLS = {
    "open": (errno.EMFILE, errno.EIO),
    "write": (errno.ENOSPC, errno.EIO),
    "fsync": (errno.EIO,),
    "rename": (errno.EIO,),
    "mmap": (errno.ENOMEM,),
    "socket": (errno.EMFILE,),
    "connect": (errno.ECONNREFUSED,),
    "getrandom": (errno.EAGAIN,),
}

FEED = "<rss version='2.0'><channel><title>News</title>%s</channel></rss>" % "".join(
    "<item><guid>%d</guid><title>Ferry %d</title></item>" % (n, n) for n in range(N_ITEMS))


class Feed(http.server.BaseHTTPRequestHandler):
    wbufsize = -1  # one packet an answer: two wait for each other
    def do_GET(self):
        body = FEED.encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


def run(profile, words, **extra):
    environment = {**os.environ, "G_DEBUG": "fatal-criticals", "TMPDIR": profile}
    if extra:
        environment.update(LD_PRELOAD=library, FAIL_FOLDER=profile, **extra)
    return subprocess.run([cli, "--profile", profile, *words], env=environment, text=True,
                          capture_output=True, timeout=TIMEOUT, check=False)


def ask(profile, sql):
    database = sqlite3.connect(os.path.join(profile, "dateline.db"))
    try:
        return database.execute(sql).fetchone()[0]
    finally:
        database.close()


def is_sound(profile):
    """Whether every table is; the index of words can be read by nobody but the program."""
    database = sqlite3.connect(os.path.join(profile, "dateline.db"))
    try:
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'"
                                  " AND sql NOT LIKE 'CREATE VIRTUAL %'").fetchall()
        return bool(tables) and all(
            database.execute(f'PRAGMA integrity_check ("{name}")').fetchone()[0] == "ok"
            for name, in tables)
    finally:
        database.close()


# The words of a deed, and how far it is done: by how many rows, before and after.
DEEDS = {
    "refresh": (["refresh", "--force"], "SELECT count(*) FROM story WHERE feed_id > 1",
                (0, N_ITEMS)),
    "mark": (["mark", "read", "1"], "SELECT count(*) FROM story WHERE read = 1", (0, 1)),
}


def make_templates(folder, port):
    """A profile that follows a feed, and one that has its stories too."""
    first, second = os.path.join(folder, "refresh"), os.path.join(folder, "mark")
    os.mkdir(first)
    opml = os.path.join(folder, "list.opml")
    with open(opml, "w", encoding="utf-8") as file:
        file.write('<opml version="2.0"><body><outline type="rss" text="News"'
                   ' xmlUrl="http://127.0.0.1:%d/feed"/></body></opml>' % port)
    assert run(first, ["import", opml]).returncode == 0
    shutil.copytree(first, second)
    answer = run(second, ["refresh", "--force"])
    assert answer.returncode == 0, answer.stderr
    run(second, ["mark", "unread", "1"])
    # Whatever is read now is not what is marked.
    database = sqlite3.connect(os.path.join(second, "dateline.db"))
    database.execute("PRAGMA user_version")
    database.close()
    return {"refresh": first, "mark": second}


def perform(template, words, **fault):
    """The answer and the profile as it is then, which goes with the caller's use of it."""
    profile = tempfile.mkdtemp(prefix="dateline-calls-", dir=os.path.dirname(template))
    os.rmdir(profile)
    shutil.copytree(template, profile)
    return profile, run(profile, words, **fault)


def inject(template, deed, call, number, at, sticky):
    words, sql, (before, after) = DEEDS[deed]
    fault = {"FAIL_CALL": call, "FAIL_AT": str(at), "FAIL_ERRNO": str(number)}
    if sticky:
        fault["FAIL_STICKY"] = "1"
    what = "%s: %s %d%s, %s" % (deed, call, at, "+" if sticky else "", os.strerror(number))
    profile, answer = perform(template, words, **fault)
    problem = "%s\nstatus %d\n%s" % (what, answer.returncode, answer.stderr)
    assert answer.returncode in (0, 1), problem
    assert answer.returncode == 0 or answer.stderr, problem
    assert is_sound(profile), problem
    came = ask(profile, sql)
    assert came in (before, after), problem
    assert answer.returncode != 0 or came == after, problem
    shutil.rmtree(profile)
    return answer.returncode == 0


def main():
    rand = random.Random(SEED)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Feed)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    n_injected = n_done = 0
    with tempfile.TemporaryDirectory(prefix="dateline-calls-", dir=base) as folder:
        templates = make_templates(folder, server.server_port)
        for deed, (words, sql, _) in DEEDS.items():
            for call, numbers in CALLS.items():
                count = os.path.join(folder, "count")
                profile, answer = perform(templates[deed], words, FAIL_CALL=call,
                                          FAIL_COUNT=count)
                assert answer.returncode == 0, answer.stderr
                shutil.rmtree(profile)
                with open(count, encoding="utf-8") as file:
                    n_calls = int(file.read())
                print("# %s: %d calls of %s" % (deed, n_calls, call), flush=True)
                for number in numbers:
                    for sticky in (False, True):
                        places = range(1, n_calls + 1)
                        if not FULL:
                            places = rand.sample(places, min(N_SAMPLED, n_calls))
                        for at in places:
                            n_done += inject(templates[deed], deed, call, number, at, sticky)
                            n_injected += 1
    print("# K4: %d calls to the system failed, %d times it was done all the same; no crash,"
          " no file damaged, nothing said that was not so (seed %d%s)"
          % (n_injected, n_done, SEED, "" if FULL else ", a sample"))
    print("ok 1 K4\n1..1")


main()

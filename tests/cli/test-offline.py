#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Pulls the plug of a newsroom of 200 feeds: what was saved reads as before, to the byte and
with its pictures, everything else has its text, and nothing waits for a server. Skipped where
there is no generator of newsrooms beside this tree (../shared/tools/newsroom.py)."""

import json
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

PROGRAM = os.path.abspath(sys.argv[1])
ROOT = pathlib.Path(__file__).resolve().parents[2]
NEWSROOM = ROOT.parent / 'shared' / 'tools' / 'newsroom.py'
N_FEEDS, N_ITEMS, N_SAVED, N_OTHERS = 200, 10, 50, 100
SKIPPED = 77

# Seconds: whoever waits for a server waits for much longer.
LONGEST = 5


def find_port():
    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        return free.getsockname()[1]


def call(profile, *arguments, status=0):
    began = time.monotonic()
    result = subprocess.run([PROGRAM, *map(str, arguments), '--profile', profile],
                            capture_output=True, check=False, timeout=120)
    assert result.returncode == status, (arguments, result.stderr)
    return result.stdout, time.monotonic() - began


def read_all(profile, saved, others):
    """What each story reads as, and the longest time that one took."""
    texts, longest = {}, 0
    for story in saved + others:
        text, took = call(profile, 'show', story, '--format', 'html')
        texts[story] = text
        longest = max(longest, took)
    return texts, longest


def count_pictures(text):
    return len(re.findall(rb'<img [^>]*src="data:image/', text))


def main():
    if not NEWSROOM.exists():
        print('skipped: there is no newsroom beside this tree')
        return SKIPPED
    port = find_port()
    with tempfile.TemporaryDirectory() as folder:
        profile = os.path.join(folder, 'profile')
        newsroom = subprocess.Popen(
            [sys.executable, NEWSROOM, '--feeds', str(N_FEEDS), '--items', str(N_ITEMS),
             '--port', str(port)], stdout=subprocess.PIPE)
        try:
            newsroom.stdout.readline()
            opml = os.path.join(folder, 'feeds.opml')
            with urllib.request.urlopen(f'http://127.0.0.1:{port}/opml') as answer:
                pathlib.Path(opml).write_bytes(answer.read())
            call(profile, 'import', opml)
            call(profile, 'refresh')
            stories = [story['id'] for story in
                       json.loads(call(profile, 'list', '--json')[0])]
            assert len(stories) >= N_FEEDS * N_ITEMS, len(stories)
            step = len(stories) // (N_SAVED + N_OTHERS)
            chosen = stories[::step][:N_SAVED + N_OTHERS]
            saved, others = chosen[:N_SAVED], chosen[N_SAVED:]
            call(profile, 'save', *saved)
            before, _ = read_all(profile, saved, others)
        finally:
            newsroom.kill()
            newsroom.wait()

        listed = json.loads(call(profile, 'list', '--saved', '--json')[0])
        assert len(listed) == N_SAVED, len(listed)
        assert all(story['offline']['state'] == 'complete' for story in listed), listed
        after, longest = read_all(profile, saved, others)
        n_pictures = sum(count_pictures(after[story]) for story in saved)
        assert n_pictures >= N_SAVED / 2, n_pictures
        for story in saved:
            assert after[story] == before[story], story
        for story in others:
            assert b'<p>' in after[story], story
        assert longest < LONGEST, longest
        # What is saved now is taken note of, and said to be still to come or missing.
        late = stories[1::step][:N_OTHERS]
        call(profile, 'save', *late, status=1)
        kept = {story['id']: story['offline'] for story in
                json.loads(call(profile, 'list', '--saved', '--json')[0])}
        assert all(story in kept for story in late), kept
        assert any(kept[story]['state'] != 'complete' for story in late), kept
        assert all((kept[story]['pictures'] == kept[story]['pictures_kept']) ==
                   (kept[story]['state'] == 'complete') for story in late), kept
        print(f'{len(saved)} saved stories with {n_pictures} pictures and {len(others)} '
              f'others read without a server; the longest took {longest * 1000:.0f} ms')
    return 0


sys.exit(main())

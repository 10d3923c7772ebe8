#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later
#
# Adds up the single cases of the test runs in the build folders that are named, and prints
# them as one line, after the last words of each test that failed. A test that dies counts as
# failed even if every case before passed. Exits with 1 if anything failed, or if nothing ran.

import json
import pathlib
import re
import sys

CASE = re.compile(r"^(not )?ok\b[^#]*(#\s*skip)?", re.IGNORECASE)
LAST_WORDS = 25
BAD = {"FAIL", "ERROR", "TIMEOUT", "INTERRUPT", "UNEXPECTEDPASS"}


def count(test):
    """Returns how many cases of one test passed, failed and were skipped."""
    passed = failed = skipped = 0
    for line in (test.get("stdout") or "").splitlines():
        case = CASE.match(line)
        if not case:
            continue
        if case.group(2):
            skipped += 1
        elif case.group(1):
            failed += 1
        else:
            passed += 1
    result = test["result"]
    if result in BAD and failed == 0:
        failed = 1
    elif passed + failed + skipped == 0:
        passed, skipped = (0, 1) if result == "SKIP" else (1, 0)
    return passed, failed, skipped


def last_words(folder, test):
    """Returns the cases of one test that failed, and the end of what it said."""
    out = (test.get("stdout") or "").splitlines()
    said = out + (test.get("stderr") or "").splitlines()
    cases = [line for line in out if line.startswith("not ok")]
    return [f"{folder}: {test['name']}: {test['result']}", *cases, *said[-LAST_WORDS:], ""]


def main(folders):
    totals = [0, 0, 0]
    for folder in folders:
        log = pathlib.Path(folder, "meson-logs", "testlog.json")
        for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
            test = json.loads(line)
            counts = count(test)
            totals = [a + b for a, b in zip(totals, counts)]
            if counts[1]:
                print(*last_words(folder, test), sep="\n")
    passed, failed, skipped = totals
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed or passed == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

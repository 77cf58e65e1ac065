"""Small changes to the program, one at a time, each of which the tests of its own room should notice.

    python -m tests.mutants [--rooms amounts,periods] [--count 300] [--seed 2024] [--at periods/ranges.py:102]

The mutants are drawn at random from all that can be made. A changed copy of the program lies in a folder of its own; this checkout
is never touched. What survives is printed with its place and its change: a test is missing, or the change makes no
difference, and then ``equivalents.toml`` says why and it is drawn no more.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import shutil
import sys
import tempfile
from pathlib import Path

from tests.mutants.changes import ROOT, Mutant, equivalents, mutants
from tests.mutants.trial import Trial

OF_EACH_RULE = ("tests/rules/test_catalogue.py", "tests/rules/test_advice.py", "tests/slips")
ROOMS = {
    "amounts": ("amounts", ["tests/amounts"]),
    "periods": ("periods", ["tests/periods"]),
    "finance": ("finance", ["tests/finance", "tests/rules/money"]),
    "source": ("source", ["tests/source"]),
    "money": ("rules/money", ["tests/rules/money", "tests/rules/time/test_done.py", *OF_EACH_RULE]),
    "time": ("rules/time", ["tests/rules/time", *OF_EACH_RULE]),
}
"""What is changed, and the tests that should notice. Half of finance is what the rules of money ask, and is tested with them;
the tests of a rule are also its own two examples, its advice and the slips of the real plans."""


def should_notice(test: str, mutant: Mutant) -> bool:
    """Whether a test is of the changed module's room: of those that each rule has, the ones that name its code."""
    return not test.startswith(OF_EACH_RULE) or (mutant.code() or "no rule") in test


def main() -> int:
    """Draw, try, print; 1 where fewer than 95 % are noticed."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.mutants", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--rooms", default=",".join(ROOMS), help="rooms, with commas between them")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=2024)
    parser.add_argument("--at", metavar="FILE:LINE", help="only the mutants of this place")
    wanted = parser.parse_args()

    made = [mutant for room in wanted.rooms.split(",") for mutant in mutants(room, ROOMS[room][0])]
    random.Random(wanted.seed).shuffle(made)
    left_out = equivalents()
    tried = (one for one in made if (one.file, one.function, one.change) not in left_out)
    if wanted.at:
        tried = (one for one in tried if f"{one.file}:{one.line}".endswith(wanted.at))
    drawn = list(itertools.islice(tried, wanted.count))
    # changes by the pen: a test's own number would take a minute each time
    os.environ["CMQPLAN_EDITS"] = "200"
    alive = []
    number = itertools.count(1)
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder) / "copy"
        shutil.copytree(ROOT, copied, ignore=shutil.ignore_patterns(".*", "__pycache__", "build", "dist"))
        for room, (changed, tests) in ROOMS.items():
            of_room = [one for one in drawn if one.room == room]
            for one, noticed in (
                Trial(copied, changed, tests, should_notice, of_room).noticed() if of_room else ()
            ):
                alive += [] if noticed else [one]
                print(f"{next(number)}/{len(drawn)} {'killed' if noticed else 'SURVIVED'} {one}", flush=True)
    killed = len(drawn) - len(alive)
    for room in ROOMS:
        all_of, left = (sum(one.room == room for one in some) for some in (drawn, alive))
        print(f"{room}: {all_of - left} of {all_of}")
    print(
        f"seed {wanted.seed}: {killed} of {len(drawn)} killed, drawn from {len(made)}; {len(left_out)} known equivalents left out"
    )
    for one in alive:
        print(one)
    return 0 if killed * 100 >= 95 * len(drawn) else 1


if __name__ == "__main__":
    sys.exit(main())

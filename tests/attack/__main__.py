"""Attack the program for so long.

    python -m tests.attack [--seconds 100] [--seed 1] [--only TEXT] [ATTACK …]

Every attack gets its share of the time and tries what its tables hold in an order drawn from the seed, until the time is over or
everything was tried. Prints how much was tried of each and what went wrong; exits 1 when anything did.
"""

from __future__ import annotations

import argparse
import importlib
import itertools
import os
import random
import sys
import tempfile
import time
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path

from tests.attack.trial import Attempt

ATTACKS = ("streams", "reads", "writes", "kills", "templates", "controls", "fuzz", "budgets")


def tried(attempt: Attempt) -> list[str]:
    with tempfile.TemporaryDirectory(prefix="attack-") as folder:
        return list(attempt.run(Path(folder)))


def attack(name: str, seed: int, seconds: float, only: str) -> tuple[int, list[str]]:
    """How many attempts were made of one kind, and what went wrong."""
    attempts = importlib.import_module(f"tests.attack.{name}").attempts(random.Random(f"{name} {seed}"))
    chosen = (attempt for attempt in attempts if only in attempt.name)
    end, made, faults = time.monotonic() + seconds, 0, []
    with ThreadPoolExecutor(workers := os.cpu_count() or 1) as pool:
        running: dict[Future[list[str]], Attempt] = {}
        while running or time.monotonic() < end:
            free = workers - len(running) if time.monotonic() < end else 0
            running |= {pool.submit(tried, attempt): attempt for attempt in itertools.islice(chosen, free)}
            if not running:
                break
            for done in wait(running, return_when=FIRST_COMPLETED).done:
                attempt = running.pop(done)
                made += 1
                faults += [f"{attempt.name}: {fault}" for fault in done.result()]
    return made, faults


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.attack", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument(
        "attacks", nargs="*", metavar="ATTACK", help=f"of {', '.join(ATTACKS)}; all when none is named"
    )
    parser.add_argument("--seconds", type=float, default=100, help="how long in all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", metavar="TEXT", help="only the attempts whose name holds this")
    wanted = parser.parse_args()
    names = wanted.attacks or ATTACKS
    found = 0
    for name in names:
        made, faults = attack(name, wanted.seed, wanted.seconds / len(names), wanted.only)
        print(f"{name}: {made} attempts, {len(faults)} faults", flush=True)
        for fault in faults:
            print(f"  {fault}", flush=True)
        found += len(faults)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

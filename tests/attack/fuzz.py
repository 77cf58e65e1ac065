"""Files that a slip of the keyboard, or of a tool, made: told of or read, and what is valid is printed in every format."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random

from cmqplan.rules.examples import FILES
from tests.attack.trial import COMMANDS, DAY, Attempt, ran, started, workspace, wrong
from tests.conftest import ROOT

SIGNS = ("\t", "\n", "\r", " ", ":", ": ", "- ", "-\u00a0", "#", "&", "*", "!", "!!python/object:os.system", "|", ">", "'", '"', "%", "@", "`", "{", "}", "[", "]", ",", "?", "? ",
         "<<: *a", "&a ", "*a", "---\n", "...\n", "\ufeff", "\0", "\x85", "\u2028", "\u202e", "\uf0b7", "\ufffd", "\ue000", "\U0001f600", "é", "e\u0301", "null", "~", "true",
         "1e999", "-1", "0x10", "2024-02-30", "999999999999999999999 €", "0,001 €", "-5 €", "150 %", "31 février", "de mars à janvier 2024", "<<<<<<< HEAD\n", "=======\n", ">>>>>>> x\n",
         "=1+1", "<script>", "{{ x }}", "\\", "\\u0000", "mÃ©tiers", "x" * 5000, "[" * 300, "a: " * 100)  # fmt: skip
WORDS = ("validate", "validate json", "validate sarif", "validate junit", "validate --fix", "validate --diff", "render", "render pdf", "render docx", "budget", "budget xlsx",
         "network html", "obligations ics", "agenda", "agenda ics", "export scdl")  # fmt: skip


def attempts(random: Random) -> Iterator[Attempt]:
    while True:
        seed, words = random.getrandbits(32), random.choice(WORDS)
        many = words.startswith("validate")
        yield Attempt(f"{seed} | {words}", partial(_many if many else _one, seed, words))


def slipped(text: str, random: Random, times: int) -> bytes:
    """A text with so many slips in it."""
    data = text
    for _ in range(times):
        at, end = random.randrange(len(data) + 1), random.randrange(len(data) + 1)
        match random.randrange(6):
            case 0 | 1:
                data = data[:at] + random.choice(SIGNS) + data[at:]
            case 2:
                data = data[:at] + random.choice(SIGNS) + data[at + 1 :]
            case 3:
                data = data[:at] + data[at + random.randrange(30) :]
            case 4:
                lines = data.splitlines(keepends=True)
                random.shuffle(lines[len(lines) // 2 :])
                data = (
                    "".join([*lines[: len(lines) // 2], *random.sample(lines, len(lines) - len(lines) // 2)])
                    or "a"
                )
            case 5:
                data = data[:at] + data[end : end + 60] + data[at:]
    encoded = data.encode(random.choice(["utf-8"] * 12 + ["utf-16", "cp1252"]), errors="replace")
    if random.random() < 0.1:
        at = random.randrange(len(encoded) + 1)
        encoded = encoded[:at] + random.randbytes(3) + encoded[at:]
    return encoded


def _many(seed: int, words: str, folder: Path) -> Iterator[str]:
    """Forty broken fiches, and one broken file of each other kind, in one workspace."""
    random = Random(seed)
    sources = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "plans").rglob("*.yaml"))]
    files = {
        f"plans/plan-exemple/2.{n}-x.yaml": slipped(random.choice(sources), random, random.randint(1, 6))
        for n in range(40)
    }
    files |= {name: slipped(text, random, random.randint(0, 3)) for name, text in FILES.items()}
    done = ran(started(COMMANDS[words], workspace(folder, dict(files))))
    yield from wrong(done, folder)


def _one(seed: int, words: str, folder: Path) -> Iterator[str]:
    """One or two slips in one file; what ``validate`` calls valid must be printed."""
    random = Random(seed)
    name = random.choice(list(FILES))
    workspace(folder, {name: slipped(FILES[name], random, random.randint(1, 2))})
    valid = ran(started(("validate", "--date", DAY), folder))
    yield from wrong(valid, folder)
    done = ran(started(COMMANDS[words], folder))
    yield from wrong(done, folder)
    if valid and done and valid.code == 0 and done.code == 2:
        yield f"valid, and yet: {done.said[-400:]!r}"

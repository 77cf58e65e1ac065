"""Trying changes: the tests of a room are collected once, and each change is tried in a fork that has them in memory.

What a function does is changed by giving it another code; only for what is run on import is everything imported anew. Of the
tests, those are run that came through the changed function when nothing was changed, the quickest first.
"""

from __future__ import annotations

import contextlib
import gc
import inspect
import json
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import _lru_cache_wrapper, partial
from pathlib import Path
from types import CodeType, FrameType, FunctionType

import hypothesis.strategies  # noqa: F401 - loaded once, for every run
import pydantic  # noqa: F401
import pytest
import yaml  # noqa: F401
from hypothesis import Phase, settings

from tests.mutants.changes import Mutant, parsed

QUIETLY = (
    "-x", "-q", "--tb=no", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:playwright", "--hypothesis-seed=0",
)  # fmt: skip
SECONDS = 5
"""How much of a processor a test may take beyond five times what it took: more, and the change made it hang."""
MEMORY = 4 << 30
A_PROCESS = "a process"
"""Where a test came through that started another process: perhaps everywhere."""


@dataclass
class Trial:
    """For pytest, in place of running what it has collected: the changes of one room, in a copy of the checkout."""

    copied: Path
    folder: str
    tests: Sequence[str]
    should_notice: Callable[[str, Mutant], bool]
    mutants: Sequence[Mutant]
    answers: int = 0
    called: set[str] = field(default_factory=set)
    alone: Mutant | None = None

    def noticed(self) -> Iterator[tuple[Mutant, bool]]:
        """Each change with whether a test notices it; those that need everything imported anew come last."""
        reading, self.answers = os.pipe()
        serving = _fork(self._pytest)
        os.close(self.answers)
        anew = []
        with os.fdopen(reading) as answers:
            for mutant, answer in zip(self.mutants, answers, strict=False):
                if answer == "anew\n":
                    anew.append(mutant)
                else:
                    yield mutant, answer == "noticed\n"
        if _ended(serving):
            raise RuntimeError(f"the tests of {self.folder} can't be run, or fail without any change")
        for self.alone in anew:
            with self._written(self.alone):
                yield self.alone, _ended(_fork(self._pytest)) != 0

    def _pytest(self) -> int:
        os.chdir(self.copied)
        sys.path[0] = str(self.copied)
        for name in [name for name in sys.modules if name.partition(".")[0] == "tests"]:
            del sys.modules[name]
        for stream in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
        if not self.alone:
            sys.setprofile(self._note)
        return pytest.main([*QUIETLY, f"--basetemp={self.copied / 'made'}", *self.tests], plugins=[self])

    def _note(self, frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(f"{self.copied}/cmqplan/{self.folder}/"):
            self.called.add(_place(frame.f_code))

    def pytest_configure(self) -> None:
        """Properties stop at the first example that fails: nobody reads the smallest."""
        settings.register_profile(
            "first", deadline=None, max_examples=50, phases=(Phase.explicit, Phase.generate)
        )
        settings.load_profile("first")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Hold what was collected; where everything was imported for one change alone, run what should notice it."""
        if self.alone:
            self._run(
                session, [item for item in session.items if self.should_notice(item.nodeid, self.alone)]
            )
            return True
        sys.setprofile(None)
        on_import = {*self.called}
        of_the_room = {one.file: one for one in self.mutants}.values()
        session.items[:] = [
            item
            for item in session.items
            if any(self.should_notice(item.nodeid, mutant) for mutant in of_the_room)
        ]
        if _ended(_fork(lambda: self._learn(session))):
            session.testsfailed = 1
            return True
        sys.dont_write_bytecode = True  # what is compiled is the unchanged program
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        functions = _functions(str(self.copied))
        learnt = self._learnt()
        for mutant in self.mutants:
            new = self._changed(mutant)
            if new is None or new.keys() & on_import:
                os.write(self.answers, b"anew\n")
                continue
            places = {*new, A_PROCESS}
            items = [
                item for item in session.items
                if self.should_notice(item.nodeid, mutant) and not places.isdisjoint(learnt[item.nodeid][1])
            ]  # fmt: skip
            with self._written(mutant):
                status = _ended(_fork(partial(self._change_and_run, session, items, functions, new)))
            os.write(self.answers, b"noticed\n" if status else b"survived\n")
        return True

    def _changed(self, mutant: Mutant) -> dict[str, CodeType] | None:
        path = self.copied / mutant.file
        return changed(*(compile(tree, path, "exec") for tree in (parsed(path), mutant.tree(self.copied))))

    def _change_and_run(
        self,
        session: pytest.Session,
        items: Sequence[pytest.Item],
        functions: Mapping[str, list[FunctionType]],
        new: Mapping[str, CodeType],
    ) -> int:
        for place, code in new.items():
            for function in functions.get(place, ()):
                function.__code__ = code
        _forget()
        return self._run(session, items)

    def _learn(self, session: pytest.Session) -> int:
        """Run every test; 1 if one fails. What each came through, and its seconds, are kept in a file."""
        sys.addaudithook(lambda event, _: self.called.add(A_PROCESS) if event == "subprocess.Popen" else None)
        learnt = {}
        for item, following in _followed(session.items):
            _forget()
            self.called.clear()
            start = time.process_time()
            sys.setprofile(self._note)
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            sys.setprofile(None)
            learnt[item.nodeid] = (time.process_time() - start, sorted(self.called))
        (self.copied / "learnt.json").write_text(json.dumps(learnt), encoding="utf-8")
        return int(session.testsfailed > 0)

    def _learnt(self) -> dict[str, tuple[float, list[str]]]:
        learnt: dict[str, tuple[float, list[str]]] = json.loads(
            (self.copied / "learnt.json").read_text(encoding="utf-8")
        )
        return learnt

    def _run(self, session: pytest.Session, items: Sequence[pytest.Item]) -> int:
        """1 as soon as a test fails: those that came through the changed file are asked first, and the quickest of them."""
        learnt = self._learnt()
        seconds = {name: taken for name, (taken, _) in learnt.items()}
        near = {
            name
            for name, (_, came) in learnt.items()
            if self.alone and any(self.alone.file in place for place in came)
        }
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        for item, following in _followed(
            sorted(items, key=lambda item: (item.nodeid not in near, seconds.get(item.nodeid, 0)))
        ):
            most = int(time.process_time() + SECONDS + 5 * seconds.get(item.nodeid, 0))
            resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.testsfailed:
                return 1
        return 0

    @contextlib.contextmanager
    def _written(self, mutant: Mutant) -> Iterator[None]:
        """The change in its file, for what is imported from now on and for other processes."""
        path = self.copied / mutant.file
        original = path.read_bytes()
        path.write_text(mutant.module(self.copied), encoding="utf-8")
        try:
            yield
        finally:
            path.write_bytes(original)


def changed(old: CodeType, new: CodeType) -> dict[str, CodeType] | None:
    """The functions that two codes of a module don't share, by the place of the old, with the new; None if what is run on import differs."""
    codes, others = zip(*(_halves(code) for code in (old, new)), strict=True)
    if old.co_code != new.co_code or others[0] != others[1] or len(codes[0]) != len(codes[1]):
        return None
    different: dict[str, CodeType] = {}
    for before, after in zip(*codes, strict=True):
        if before == after:
            continue
        inner = {_place(before): after} if before.co_flags & inspect.CO_OPTIMIZED else changed(before, after)
        if inner is None or before.co_freevars != after.co_freevars:
            return None
        different |= inner
    return different


def _halves(code: CodeType) -> tuple[list[CodeType], list[str]]:
    """The codes among what a code holds, and the rest, by how it is written: 1 and True are equal."""
    codes = [one for one in code.co_consts if isinstance(one, CodeType)]
    return codes, [*code.co_names, *(repr(one) for one in code.co_consts if not isinstance(one, CodeType))]


def _place(code: CodeType) -> str:
    return f"{code.co_filename}:{code.co_firstlineno}:{code.co_qualname}"


def _functions(folder: str) -> dict[str, list[FunctionType]]:
    """The functions in memory whose code was read from this folder, by their place."""
    found: dict[str, list[FunctionType]] = {}
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and one.__code__.co_filename.startswith(folder):
            found.setdefault(_place(one.__code__), []).append(one)
    return found


def _forget() -> None:
    """Empty what functions remember."""
    for one in gc.get_objects():
        if isinstance(one, _lru_cache_wrapper):
            one.cache_clear()


def _followed(items: Sequence[pytest.Item]) -> Iterator[tuple[pytest.Item, pytest.Item | None]]:
    return zip(items, [*items[1:], None], strict=True)


def _fork(do: Callable[[], int]) -> int:
    child = os.fork()
    if child == 0:
        os.setsid()
        code = 3
        try:
            code = do()
        finally:
            os._exit(code)
    return child


def _ended(child: int) -> int:
    """What a child ended with, once it and all it started have."""
    _, status = os.waitpid(child, 0)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    return status

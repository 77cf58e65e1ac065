"""Where remembered things are kept, and what tells this tool's from another version's."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # typing is dear to import here; type checkers know the name
if TYPE_CHECKING:
    from pathlib import Path


YOUNG = 2_000_000_000
"""Nanoseconds: a file changed this shortly before it was read may have changed again without its dates showing it."""


def folder() -> str | None:
    """The user's cache folder for this tool; None where ``CMQPLAN_NO_CACHE`` is set or no home is known."""
    if os.environ.get("CMQPLAN_NO_CACHE"):
        return None
    own = os.environ.get("CMQPLAN_CACHE_DIR")
    if own:
        return own
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")  # noqa: PTH111 - pathlib is dear to import here
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111
    return os.path.join(base, "cmqplan") if base and not base.startswith("~") else None  # noqa: PTH118


def code_stamp() -> str:
    """What changes with the code itself: the version, and the newest date of the package's files."""
    from cmqplan.version import __version__

    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
    newest = os.stat(package).st_mtime_ns  # noqa: PTH116
    waiting = [] if "site-packages" in package else [package]  # what is installed changes as a whole
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != "__pycache__":
                        waiting.append(entry.path)
                elif entry.name.endswith((".py", ".mo")):
                    newest = max(newest, entry.stat().st_mtime_ns)
    return f"{__version__}-{sys.version_info[0]}.{sys.version_info[1]}-{newest}"


def write_quietly(path: Path, data: bytes) -> None:
    """Write a cache file whole, or not at all; a full disk or a read-only home is no one's concern."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(data)
        temporary.replace(path)
    except OSError:
        from contextlib import suppress

        with suppress(OSError):
            temporary.unlink()

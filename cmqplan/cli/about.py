"""What a report of a mistake should say of where it happened: ``cmqplan --version --verbose``."""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError, requires, version

from cmqplan.version import __version__


def about() -> str:
    """This program's version, Python's, the system's, and that of each package that it rests on, installed or not."""
    import locale
    import platform
    import re

    from cmqplan.language import current

    lines = [
        f"cmqplan {__version__}",
        f"Python {platform.python_version()} ({platform.python_implementation()})",
        f"{platform.system()} {platform.release()} ({platform.machine()})",
        f"lang {current()}, encoding {locale.getpreferredencoding(do_setlocale=False)}, output {sys.stdout.encoding}",
    ]
    try:
        wanted = [
            line for line in requires("cmqplan") or () if not re.search(r"extra == .(?:test|dev|all).", line)
        ]
    except PackageNotFoundError:  # a checkout that isn't installed
        wanted = []
    for name in dict.fromkeys(re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in wanted):
        try:
            lines.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            lines.append(f"{name} –")
    return "\n".join(lines) + "\n"

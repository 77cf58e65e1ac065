"""What libyaml reads in a text, event after event: the one place that asks PyYAML for a name it doesn't publish."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yaml._yaml import CParser


def events_of(text: str | bytes) -> Callable[[], Any]:
    """A function that gives the next event each time it is called; it raises yaml.YAMLError where the text can't be read.

    PyYAML publishes these events through ``CLoader`` alone, which builds a resolver and a constructor for each file.
    """
    next_event: Callable[[], Any] = CParser(text).get_event
    return next_event

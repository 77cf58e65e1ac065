"""Laying files over the example workspace and asking what the rules say of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from cmqplan.report.assemble import Located, report
from cmqplan.rules.engine import examine
from cmqplan.rules.examples import ORGANISMES
from tests.conftest import lay
from tests.rules.test_catalogue import placeholders

DAY = date(2024, 6, 1)


def judged(
    folder: Path, files: Mapping[str, str | None], *, today: date = DAY, plans: list[str] | None = None
) -> list[Located]:
    """Everything reported of the example workspace with these files over it; no sentence of it has a hole."""
    found = list(report(examine(lay(folder, files), plans, today=today)).located)
    for item in found:
        said = item.rule.message(item.finding.variant)
        assert not [name for name in placeholders(said) if item.finding.params.get(name) is None], (
            item.message
        )
    return found


def told(
    folder: Path, files: Mapping[str, str | None], code: str, *, today: date = DAY
) -> list[tuple[str, int, str]]:
    """File, line and variant of each finding of one rule."""
    return [
        (item.site.file, item.site.span.line, item.finding.variant)
        for item in judged(folder, files, today=today)
        if item.rule.code == code
    ]


def codes(located: list[Located], *families: str) -> list[str]:
    """The codes found, in their order; of these families only, when some are named."""
    return sorted(item.rule.code for item in located if not families or item.rule.family in families)


def more_organismes(text: str) -> dict[str, str | None]:
    """The example's register with more parties in it."""
    return {ORGANISMES.file: ORGANISMES.text + text}

"""All rules, found by looking into the families' folders: adding a rule touches its own file only."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import lru_cache

import cmqplan.rules
from cmqplan.findings import N_
from cmqplan.rules.rule import Rule

FAMILIES: Mapping[str, tuple[str, str]] = {
    "CMQ0": ("reading", N_("Reading: files and YAML")),
    "CMQ1": ("structure", N_("Structure: keys and values")),
    "CMQ2": ("money", N_("Money: splits, totals, subsidies")),
    "CMQ3": ("time", N_("Time: periods, deadlines, labels")),
    "CMQ4": ("references", N_("References: names and numbers")),
    "CMQ5": ("governance", N_("Governance: what a campus and a convention must have")),
    "CMQ6": ("completeness", N_("Completeness: what is still missing")),
}
"""Code prefix → folder and title."""


@lru_cache(maxsize=1)
def rules() -> Mapping[str, Rule]:
    """Code → rule, in the order of the codes."""
    found: dict[str, Rule] = {}
    for folder, _ in FAMILIES.values():
        package = importlib.import_module(f"{cmqplan.rules.__name__}.{folder}")
        for module in pkgutil.iter_modules(package.__path__):
            rule: Rule = importlib.import_module(f"{package.__name__}.{module.name}").RULE
            if rule.code in found:
                raise RuntimeError(
                    f"two rules have the code {rule.code}: {found[rule.code].slug} and {rule.slug}"
                )
            found[rule.code] = rule
    return dict(sorted(found.items()))

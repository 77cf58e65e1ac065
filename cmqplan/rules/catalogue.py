"""All rules, found by looking into the families' folders: adding a rule touches its own file only."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from types import ModuleType

import cmqplan.rules
from cmqplan.findings import Finding
from cmqplan.language import Said
from cmqplan.rules.declare import Rule

FAMILIES: Mapping[str, tuple[str, Said]] = {
    "CMQ0": ("reading", Said("Lecture : fichiers et YAML", "Reading: files and YAML")),
    "CMQ1": ("structure", Said("Structure : clés et valeurs", "Structure: keys and values")),
    "CMQ2": ("money", Said("Argent : répartitions, totaux, subventions", "Money: splits, totals, subsidies")),
    "CMQ3": ("time", Said("Temps : périodes, échéances, labels", "Time: periods, deadlines, labels")),
    "CMQ4": ("references", Said("Références : noms et numéros", "References: names and numbers")),
    "CMQ5": (
        "governance",
        Said(
            "Gouvernance : ce qu'un campus et une convention doivent avoir",
            "Governance: what a campus and a convention must have",
        ),
    ),
    "CMQ6": (
        "completeness",
        Said("Complétude : ce qui manque encore", "Completeness: what is still missing"),
    ),
    "CMQ7": (
        "publication",
        Said("Publication : ce qui manque pour publier", "Publication: what is missing to publish"),
    ),
}
"""Code prefix → folder and title."""


CHECKS = (
    "check_fiche",
    "check_text",
    "check_mention",
    "check_workspace",
    "check_convention",
    "check_campus",
    "check_reseau",
    "check_plan",
    "check_attribution",
)
"""The names under which a rule's module may have its checks."""


@cache
def modules() -> Sequence[ModuleType]:
    """The rules' modules in the order of their codes."""
    found: dict[str, ModuleType] = {}
    for folder, _ in FAMILIES.values():
        package = importlib.import_module(f"{cmqplan.rules.__name__}.{folder}")
        for name in pkgutil.iter_modules(package.__path__):
            module = importlib.import_module(f"{package.__name__}.{name.name}")
            code = module.RULE.code
            if code in found:
                raise RuntimeError(
                    f"two rules have the code {code}: {found[code].__name__}, {module.__name__}"
                )
            found[code] = module
    return [module for _, module in sorted(found.items())]


@cache
def rules() -> Mapping[str, Rule]:
    """Code → rule, in the order of the codes."""
    return {module.RULE.code: module.RULE for module in modules()}


@cache
def checks(name: str) -> Sequence[Callable[..., Iterable[Finding]]]:
    """The rules' checks of this name, one of ``CHECKS``, in the order of the codes."""
    return [getattr(module, name) for module in modules() if hasattr(module, name)]

"""Names that people type, and the identifiers and file names made of them."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from cmqplan.findings import Place, fold
from cmqplan.fonts import is_shown
from cmqplan.language import N_, fill
from cmqplan.model.organisme import TypeOrganisme
from cmqplan.model.values import slug
from cmqplan.rules.catalogue import checks, rules
from cmqplan.workspace.files import DEVICES

LONGEST_NAME = 200
"""Characters of a name or a title."""
LONGEST_IDENTIFIER = 50
"""Characters of an identifier made of a name, and of a file's name without its number: paths stay short on Windows too."""
_TAKEN_BY_US = frozenset({"campus", "conventions", "reseaux", "organismes"})
"""Folders and files of ``plans/`` that are no plan."""


class Unfit(NamedTuple):
    """Why something can't be begun: a message and its parameters."""

    message: str
    params: dict[str, object]


def unfit_text(text: str) -> Unfit | None:
    """Why a text can't be a name or a title; None where it can."""
    if not text.strip():
        return Unfit(N_("a name or a title can't be empty"), {})
    if len(text) > LONGEST_NAME:
        return Unfit(
            N_("a name or a title has {most} characters at most; this one has {length}"),
            {"most": LONGEST_NAME, "length": len(text)},
        )
    odd = next((sign for sign in text if not sign.isprintable() or not is_shown(sign)), None)
    if odd is not None:
        code = f"U+{ord(odd):04X}"
        return Unfit(
            N_("“{text}” holds a character that no document can show ({code}); take it out"),
            {"text": text, "code": code},
        )
    found = next((one for check in checks("check_text") for one in check(Place("", ("titre",)), text)), None)
    if found is not None:
        said = fill(rules()[found.code].title, {})
        return Unfit(
            N_("“{text}” can't stand in a document as it is ({why}); write it otherwise"),
            {"text": text, "why": said},
        )
    return None


def identifier(text: str) -> str | Unfit:
    """The identifier made of a name: « Dijon Métropole » → « dijon-metropole », cut at a word when it is long."""
    odd = unfit_text(text)
    if odd is not None:
        return odd
    made = slug(text)
    if len(made) > LONGEST_IDENTIFIER:
        cut = made[: LONGEST_IDENTIFIER + 1]
        made = (cut.rpartition("-")[0] or cut[:LONGEST_IDENTIFIER]).strip("-")
    if not made or not made.isascii():
        return Unfit(
            N_("“{text}” holds no letter or digit that an identifier can be made of"), {"text": text}
        )
    if made in DEVICES:
        return Unfit(
            N_("“{name}” is a name that Windows keeps for itself: no file can have it; add a word to it"),
            {"name": made},
        )
    return made


def plan_name(text: str, known: Collection[str]) -> str | Unfit:
    """The name of a plan's folder."""
    name = identifier(text)
    if isinstance(name, Unfit):
        return name
    if name in _TAKEN_BY_US:
        return Unfit(
            N_(
                "“{name}” has another use in the folder “plans”; name the plan otherwise, such as plan-{name}"
            ),
            {"name": name},
        )
    if name in known:
        return Unfit(N_("there is a plan “{name}” already"), {"name": name})
    return name


_KINDS: tuple[tuple[TypeOrganisme, frozenset[str]], ...] = (
    (TypeOrganisme.CAMPUS, frozenset({"campus", "cmq", "cmqe"})),
    (TypeOrganisme.EPLE, frozenset({"lycee", "college", "lpo", "lp"})),
    (TypeOrganisme.CFA, frozenset({"cfa"})),
    (TypeOrganisme.FORMATION, frozenset({"greta", "afpa"})),
    (TypeOrganisme.SUPERIEUR, frozenset({"universite", "ecole", "iut", "insa"})),
    (TypeOrganisme.LABORATOIRE, frozenset({"laboratoire"})),
    (TypeOrganisme.POLE, frozenset({"pole"})),
    (
        TypeOrganisme.ETAT,
        frozenset({"etat", "prefecture", "rectorat", "academie", "dreets", "drac", "dreal", "ministere"}),
    ),
    (TypeOrganisme.ETABLISSEMENT_PUBLIC, frozenset({"chambre", "cci", "cma", "ademe"})),
    (
        TypeOrganisme.COLLECTIVITE,
        frozenset(
            {
                "metropole",
                "ville",
                "region",
                "departement",
                "communaute",
                "commune",
                "mairie",
                "agglomeration",
            }
            | {"collectivite", "conseil"}
        ),
    ),
    (TypeOrganisme.ASSOCIATION, frozenset({"association", "mission", "federation", "syndicat"})),
)


def kind_of(name: str) -> TypeOrganisme:
    """What an organisme of this name probably is: told by the first word that says it, else « autre »."""
    for word in fold(name).split():
        for kind, words in _KINDS:
            if word in words:
                return kind
    return TypeOrganisme.AUTRE

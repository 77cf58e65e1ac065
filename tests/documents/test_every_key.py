"""The example workspace that ``cmqplan init --example`` writes: each key of each kind of file is written in it, and what it says is
shown in a document, or this says why not."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml

from cmqplan import amounts, periods
from cmqplan.beginnings.first import EXAMPLE
from cmqplan.documents import french
from cmqplan.model.keys import FILES, Cle, keys_of
from cmqplan.report.reference import WHERE
from tests.conftest import run_here

DAY = "2026-11-27"
"""A day of the plan that is in progress."""
FILED = {
    "fiche": "plans/*/[0-9]*.yaml", "plan": "plans/*/plan.yaml", "organisme": "plans/organismes.yaml",
    "convention": "plans/conventions/*.yaml", "campus": "plans/campus/*.yaml", "reseau": "plans/reseaux/*.yaml",
    "cmqplan": "cmqplan.yaml",
}  # fmt: skip
"""Where the files of each kind are."""
_SETTING = "how this program works, which is nobody else's matter"
_OPEN_DATA = "says which body it is, for open data (export scdl) and for checks; documents write its name"
_DUE = "what is due is told by obligations, and what was done by obligations --all"
_DONE = "a payment that came is shown with the day it came; one that hasn't, with this day"
_TO_PLACE = "read by an import and still to be put under a key: nobody outside is to see it"
_SIGNED = "the signed convention bears it; open data has the day"
NOT_SHOWN: Mapping[str, str] = {
    "Convention.reference": _SIGNED,
    "Convention.signature": _SIGNED,
    "Engagement.frequence": _DUE,
    "Engagement.id": "what is due keeps its name by it in calendars (obligations --format ics)",
    "Fiche.import_reste": _TO_PLACE,
    "Label.note": "a remark to who keeps the file",
    "Logo.fichier": "the picture itself is shown",
    "Organisme.alias": "spellings that are not to be written",
    "Organisme.rna": _OPEN_DATA,
    "Organisme.siret": _OPEN_DATA,
    "Organisme.site": _OPEN_DATA,
    "Plafond.montant_maximum": _SETTING,
    "Plafond.montant_minimum": _SETTING,
    "Plafond.taux_aide_publique_maximum": _SETTING,
    "Plafond.taux_maximum": _SETTING,
    "Plan.import_reste": _TO_PLACE,
    "Plafond.taux_minimum": _SETTING,
    "Plan.lignes_credit": "the words that lines may use: the lines show those they use",
    "Settings.choisir": _SETTING,
    "Settings.ignorer": _SETTING,
    "Settings.seuil_convention": _SETTING,
    "Tenu.date": _DUE,
    "Tenu.note": _DUE,
    "Versement.date": _DONE,
    "VersementPrevu.date": _DONE,
}
"""Key (``Model.key``) → why no document shows it."""


def written(model: type, value: object) -> Iterator[tuple[str, Cle, object]]:
    """Every key that a file writes, as ``Model.key``, with what stands under it."""
    for item in value if isinstance(value, list) else [value]:
        if not isinstance(item, dict):
            continue
        for cle in keys_of(model):
            if cle.nom in item:
                yield f"{model.__name__}.{cle.nom}", cle, item[cle.nom]
                if cle.modele is not None:
                    below = item[cle.nom]
                    if cle.forme.en.startswith("an identifier, then"):
                        below = list(below.values())
                    yield from written(cle.modele, below)


def all_written() -> Iterator[tuple[str, Cle, object]]:
    for kind, model in FILES.items():
        for _, value in files(kind):
            yield from written(model, list(value.values()) if kind == "organisme" else value)


def files(kind: str) -> list[tuple[Path, Any]]:
    """The example's files of a kind, with what they hold."""
    found = [
        (path, yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader))
        for path in sorted(EXAMPLE.glob(FILED[kind]))
    ]
    assert EXAMPLE / WHERE[kind] in [path for path, _ in found]
    return found


def models() -> Iterator[type]:
    seen, waiting = set(), list(FILES.values())
    while waiting:
        model = waiting.pop()
        if model not in seen:
            seen.add(model)
            yield model
            waiting += [cle.modele for cle in keys_of(model) if cle.modele is not None]


def test_the_example_writes_every_key() -> None:
    keys = {f"{model.__name__}.{cle.nom}" for model in models() for cle in keys_of(model)}
    assert keys - {name for name, _, _ in all_written()} == set()


def test_the_example_is_valid_and_says_what_it_is_there_to_teach() -> None:
    done = run_here("validate", "--format", "concise", "--date", DAY, cwd=EXAMPLE)
    assert done.code == 0
    assert sorted(line.split()[2] for line in done.out.splitlines()) == [
        "CMQ517",
        "CMQ603",
        "CMQ614",
        "CMQ614",
    ]


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> str:
    """All that the documents of the example show, as one line."""
    out = tmp_path_factory.mktemp("out")
    for command in (
        *(
            ("render", plan, "--document", "all", "--to", "html", "--output", str(out / plan))
            for plan in ("plan-2025", "plan-2026", "plan-2027", "plan-jeunesse-2026")
        ),
        ("network", "--format", "html", "--output", str(out / "reseau.html")),
    ):
        done = run_here(*command, "--date", DAY, cwd=EXAMPLE)
        assert done.code == 0, done.err
    pages = [path.read_text(encoding="utf-8") for path in sorted(out.rglob("*.html"))]
    assert len(pages) > 5
    marked = re.sub(r'<[^>]*\b(?:alt|href)="([^"]*)"[^>]*>', r"\1", "\n".join(pages))
    return plain(re.sub(r"<[^>]*>", "\n", marked))


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(text)).replace("’", "'").replace("\u2011", "-").lower()


def forms(cle: Cle, value: str) -> list[str]:
    """How a document may write a value."""
    found = [value]
    kind = str(cle.forme.en)
    if kind.startswith("an amount"):
        with suppress(amounts.MontantRefuse):  # one that is no exact amount is shown as it is written
            found = [str(amounts.parse(value))]
    elif kind.startswith(("a day", "a period")):
        period = periods.parse(value)
        found += [french.day(day) for day in (period.debut, period.fin) if day is not None]
    elif kind.startswith("an identifier") or cle.seule == "organisme":
        found += named(value)
    elif cle.nom == "aussi_dans":
        plan, _, numero = value.partition("/")
        found += [f"« {title} », action {numero}" for title in named(plan)]
    elif cle.nom == "version" and "@" in value:
        found += [f"version « {value.rpartition('@')[2]} »"]
    return found


def named(identifier: str) -> list[str]:
    """The names that stand for an identifier."""
    named_so = ("organisme", "campus", "convention", "plan")
    for kind, file, value in [(name, *item) for name in named_so for item in files(name)]:
        if kind == "organisme" and identifier in value:
            return [value[identifier][key] for key in ("nom", "sigle") if key in value[identifier]]
        if kind == "convention" and identifier in value["lignes_credit"]:
            return [value["lignes_credit"][identifier]["nom"]]
        if kind != "organisme" and identifier in (file.stem, file.parent.name):
            return [value.get("nom") or value["titre"]]
    return []


def leaves(value: object) -> list[str]:
    if isinstance(value, list):
        return [leaf for item in value for leaf in leaves(item)]
    return [value] if isinstance(value, str) else []


def test_what_every_key_says_is_shown_in_a_document_or_not_for_a_reason(documents: str) -> None:
    missing = {
        name
        for name, cle, value in all_written()
        for leaf in leaves(value)
        if leaf != "..." and not any(plain(form) in documents for form in forms(cle, leaf))
    }
    assert missing == set(NOT_SHOWN)

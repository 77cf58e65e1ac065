"""The letter of a request and the compte rendu financier: whom they are for, what they say of the law, of gaps and of nothing."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from cmqplan.documents.official import CompteRendu, compte_rendu_of, demande_of, views_of
from cmqplan.documents.views import Request
from cmqplan.rules.engine import examine
from cmqplan.rules.examples import FICHE, ORGANISMES, PLAN
from tests.conftest import DAY, lay, run_here

GRANTED = FICHE.text.replace(
    "montant: 6 000 €, nature",
    "montant: 6 000 €, statut: accordé, versements: [{montant: 2 000,50 €, recu: 2024-05-02}], nature",
)


def report(root: Path, funder: str = "region") -> CompteRendu | None:
    workspace = examine(root, ["plan-exemple"], today=DAY, keep=True).workspace
    return compte_rendu_of(Request(workspace, "plan-exemple"), views_of(workspace, "plan-exemple"), funder)


@pytest.mark.parametrize(
    ("said", "private", "due"),
    [
        ("type: campus", None, None),
        ("type: campus, droit: public", False, None),
        ("type: EPLE", False, None),
        ("type: association", True, date(2025, 6, 30)),
    ],
)
def test_the_law_binds_private_bodies_alone(
    tmp_path: Path, said: str, private: bool | None, due: date | None
) -> None:
    organismes = ORGANISMES.text.replace("type: campus", said)
    found = report(lay(tmp_path, {ORGANISMES.file: organismes, FICHE.file: GRANTED}))
    assert found is not None
    assert (found.droit_prive, found.echeance) == (private, due)


def test_what_was_received_its_share_and_the_exact_difference(tmp_path: Path) -> None:
    found = report(lay(tmp_path, {FICHE.file: GRANTED}))
    assert found is not None
    plain = [" ".join(text.split()) for text in (str(found.accorde), str(found.recu), *found.differences)]
    assert plain == [
        "6 000 €",
        "2 000,50 €",
        "Réalisation : les produits dépassent les charges de 2 000,50 €.",
    ]
    assert str(found.part).startswith("100")
    assert [(gap.rang.compte, gap.sens, gap.euros) for gap in found.ecarts] == [
        ("", "moindre dépense", 10_000),
        ("74", "manque", 3_999),
        ("", "manque", 4_000),
    ]


def test_own_money_and_granted_money_are_no_request(example: Path) -> None:
    workspace = examine(example, ["plan-exemple"], today=DAY, keep=True).workspace
    request, views = Request(workspace, "plan-exemple"), views_of(workspace, "plan-exemple")
    asked = demande_of(request, views, "region")
    assert asked is not None
    assert (str(asked.montant.euros), str(asked.part)) == ("6000.00", "60\u202f%")
    assert demande_of(request, views, "campus-exemple") is None
    assert compte_rendu_of(request, views, "region") is None
    lay(example, {FICHE.file: GRANTED})
    workspace = examine(example, ["plan-exemple"], today=DAY, keep=True).workspace
    assert (
        demande_of(Request(workspace, "plan-exemple"), views_of(workspace, "plan-exemple"), "region") is None
    )


@pytest.mark.parametrize(
    ("nature", "kind", "words"),
    [
        (", nature: subvention", "collectivité", "Demande d'une subvention de 6 000 €"),
        ("", "collectivité", "Demande d'une subvention de 6 000 €"),
        ("", "entreprise", "Demande d'un concours financier de 6 000 €"),
        (", nature: subvention", "entreprise", "Demande d'une subvention de 6 000 €"),
        (", nature: mécénat", "entreprise", "Demande d'un mécénat de 6 000 €"),
        (
            ", nature: autre, note: taxe d'apprentissage",
            "entreprise",
            "Demande d'un concours financier de 6 000 €",
        ),
    ],
)
def test_a_letter_calls_the_money_what_it_is(example: Path, nature: str, kind: str, words: str) -> None:
    text = FICHE.text.replace("montant: 6 000 €, nature: subvention", f"montant: 6 000 €{nature}")
    bodies = (example / ORGANISMES.file).read_text(encoding="utf-8")
    lay(
        example,
        {
            FICHE.file: text,
            ORGANISMES.file: bodies.replace(
                "Région Exemple, type: collectivité", f"Région Exemple, type: {kind}"
            ),
        },
    )
    asked = (
        "render",
        "--document",
        "lettre",
        "--partner",
        "region",
        "--to",
        "md",
        "--stdout",
        "--date",
        "2024-06-01",
    )
    shown = run_here(*asked, cwd=example).out.replace("\u202f", " ").replace("\xa0", " ").replace("’", "'")
    assert words in shown
    assert ("subvention de" in shown) == ("subvention" in words)
    assert ("subvention demandée" in shown) == ("subvention" in words)


def test_an_action_asked_for_year_by_year_is_told_once_and_its_lines_say_their_year(example: Path) -> None:
    line = next(line for line in FICHE.text.splitlines() if "montant: 6 000 €, nature: subvention" in line)
    asked = [
        line.replace("6 000 €", f"1 500 €, exercice: {year}, statut: {state}")
        for year, state in ((2024, "sollicité"), (2025, "sollicité"), (2024, "accordé"), (2025, "accordé"))
    ]
    plan = PLAN.text.replace("exercice: 2024\n", "exercice: 2024-2025\n")
    lay(example, {PLAN.file: plan, FICHE.file: FICHE.text.replace(line, "\n".join(asked))})
    texts = []
    for kind in ("lettre", "compte-rendu-financier"):
        words = ("--document", kind, "--partner", "region", "--to", "md", "--stdout", "--date", "2024-06-01")
        done = run_here("render", *words, cwd=example)
        assert done.code == 0, done.err
        texts.append(done.out)
    for text in texts:
        assert len(re.findall(r"^#+ Action 1\.1 – ", text, re.MULTILINE)) == 1
    letter, account = texts
    assert re.findall(r"\| (20\d\d) *\|", letter) == ["2024", "2025"]
    assert re.findall(r"(20\d\d).: 1.500.€ accordés", account) == ["2024", "2025"]


def test_one_funder_one_action_or_all_of_them_are_rendered(example: Path) -> None:
    def render(*words: str) -> tuple[int, str]:
        done = run_here("render", *words, "--to", "md", "--date", "2024-06-01", cwd=example)
        return done.code, done.out + done.err

    assert render("plan-exemple", "--document", "lettre") == (0, "build/plan-exemple/lettre-region.md\n")
    one = render("plan-exemple/1.1", "--document", "lettre", "--partner", "region")
    assert one == (0, "build/plan-exemple/lettre-region-1.1.md\n")
    code, said = render("plan-exemple", "--document", "lettre", "--partner", "metropole")
    assert code == 2
    assert "asks “metropole” for none" in said
    code, said = render("plan-exemple", "--document", "compte-rendu-financier")
    assert code == 2
    assert "nobody has granted the plan “plan-exemple” any" in said


def test_an_action_of_which_nothing_is_written_has_no_heading_over_nothing(tmp_path: Path) -> None:
    money = "moyens: {financiers: {total: 5 €, financements: [{financeur: region, montant: 5 €, statut: sollicité}]}}"
    bare = f"numero: 1.1\ntitre: Forum des métiers\nporteurs: [campus-exemple]\n{money}\n"
    words = ("--document", "lettre", "--partner", "region", "--to", "md", "--stdout", "--date", "2024-06-01")
    headings = []
    for text in (bare, f"{bare}objectifs: Donner envie\n"):
        done = run_here("render", *words, cwd=lay(tmp_path, {FICHE.file: text}))
        assert done.code == 0, done.err
        headings.append("## Action 1.1" in done.out)
    assert headings == [False, True]

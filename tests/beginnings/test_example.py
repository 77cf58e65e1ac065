"""The example that ``init --example`` writes goes through its life by commands alone: checked, voted, signed, changed, counted."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from cmqplan import amounts
from cmqplan.beginnings.first import EXAMPLE
from cmqplan.findings.finding import Path as Keys
from cmqplan.rules.examples import CAMPUS, ORGANISMES
from cmqplan.source.edits import Set, apply
from tests.conftest import Done, run_here

DAY = ("--date", "2026-11-27")
CONVENTION = "plans/conventions/partenariat-2025-2027.yaml"
FORUM = "plans/plan-2026/1.1-forum-des-metiers.yaml"


@pytest.fixture
def example(tmp_path: Path) -> Path:
    done = run_here("init", "--example", "exemple", cwd=tmp_path)
    assert done.code == 0, done.err
    return tmp_path / "exemple"


def cmqplan(folder: Path, *words: str, code: int = 0) -> Done:
    done = run_here(*words, cwd=folder)
    assert done.code == code, (words, done.out, done.err)
    return done


def change(folder: Path, file: str, *changes: tuple[Keys, str]) -> None:
    """What a person changes in a file."""
    after = apply((folder / file).read_bytes(), [Set(path, text) for path, text in changes])
    assert isinstance(after, bytes), after
    (folder / file).write_bytes(after)


def codes(folder: Path, *words: str) -> list[str]:
    done = run_here("validate", "--format", "concise", *DAY, *words, cwd=folder)
    return sorted(line.split()[2] for line in done.out.splitlines())


def written(folder: Path, plan: str) -> list[Any]:
    """A plan's fiches as a plain reader of YAML has them."""
    files = sorted((folder / "plans" / plan).glob("[0-9]*.yaml"))
    assert len(files) > 2
    return [yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader) for file in files]


def euros(text: str) -> Decimal:
    return Decimal(amounts.parse(text).centimes) / 100


def test_it_is_written_whole_and_over_nothing(example: Path) -> None:
    for file in EXAMPLE.rglob("*.*"):
        assert (example / file.relative_to(EXAMPLE)).read_bytes() == file.read_bytes()
    schema = (example / ".vscode/cmqplan/fiche.json").read_text(encoding="utf-8")
    assert "thematiques" in schema  # the example's own keys are known to an editor
    again = cmqplan(example, "init", "--example", code=2)
    assert "LISEZMOI.md is there already" in again.err
    assert (
        "leave the other options out"
        in cmqplan(example, "init", "--example", "new", "--year", "2027", code=2).err
    )


def test_each_page_says_that_it_is_invented(example: Path) -> None:
    cmqplan(example, "render", "plan-2027", "--to", "html,md", "--output", "out", *DAY)
    mention = "Exemple entièrement inventé – aucun de ces organismes n'existe"
    for page, times in (("plan.html", 2), ("plan.md", 1)):
        text = (example / "out" / page).read_text(encoding="utf-8").replace("&#39;", "'").replace("’", "'")
        assert text.count(mention) == times, page


def test_it_lives_by_commands_alone(example: Path) -> None:
    sign = ("sign", "plan-2026/1.1", *DAY, "--partner")
    cmqplan(example, *sign, "region")
    assert codes(example, "plan-2026") == []
    cmqplan(example, "freeze", "plan-2026", "--as", "avenant 1", *DAY)

    lines = ("moyens", "financiers", "financements")
    change(example, FORUM, ((*lines, 1, "montant"), "3 200 €"), ((*lines, 3, "montant"), "800 €"))
    assert codes(example, "plan-2026") == ["CMQ207", "CMQ517"]
    vote = ("subventions", 2)
    change(
        example, CONVENTION, ((*vote, "montant"), "9 200 €"), ((*vote, "affectations", 0, "montant"), "3 200 €")
    )  # fmt: skip
    assert codes(example, "plan-2026") == ["CMQ517"]
    cmqplan(example, *sign, "metropole")
    assert codes(example, "plan-2026") == []

    found = json.loads(cmqplan(example, "compare", "plan-2026", "--format", "json").out)
    assert found["avant"] == "plan-2026@avenant-1"
    assert {row["cle"]: row["ecart"] for row in found["par_financeur"]} == {
        "metropole": "200.00", "lycee-exemple": "-200.00",
    }  # fmt: skip
    assert found["total"]["ecart"] == "0.00"
    assert cmqplan(example, "versions", "plan-2026", "--format", "csv").out.count("plan-2026@") == 2


def test_an_avenant_says_what_was_promised_and_not_what_was_done(example: Path) -> None:
    text = cmqplan(
        example, "render", "plan-2026", "--document", "avenant", "--to", "md", "--stdout", *DAY
    ).out
    assert "passe de 33 000 € à 35 500 €" in text.replace("\u202f", " ").replace("\xa0", " ")
    plain = text.replace("\u202f", " ").replace("\xa0", " ")
    assert (
        "La subvention de Région Exemple à la fiche 1.1 passe de 5 000 € à 4 000 €, soit 1 000 € de moins."
        in plain
    )
    articles, _, after = plain.partition("## Constaté, sans changer les engagements")
    facts = after.partition("## Signatures")[0]
    for fact in ("facture", "mandat 2026-204", "361", "27 mars 2026", "Visa de MEX", "Animation du réseau"):
        assert fact not in articles
        assert fact in facts


@pytest.mark.parametrize("plan", ["plan-2025", "plan-2026"])
def test_what_was_spent_is_the_sum_of_the_lines(plan: str, example: Path) -> None:
    table = cmqplan(example, "budget", plan, "--realised", "--by-fiche", "--format", "json").out
    spending, _income = json.loads(table)["tableaux"]
    shown = {row["fiche"]: (Decimal(row["engage"]), Decimal(row["realise"])) for row in spending["lignes"]}
    for fiche in written(example, plan):
        lines = [one for one in fiche.get("suivi", {}).get("depenses", []) if one.get("compte") != "86"]
        paid = sum((euros(one["montant"]) for one in lines if one.get("etat") != "engagé"), Decimal(0))
        assert shown[fiche["numero"]] == (sum((euros(one["montant"]) for one in lines), Decimal(0)), paid)


def rows(document: str, caption: str) -> dict[str, list[str]]:
    """A table of a Markdown document: the first two cells of each row → the others."""
    text = document.replace("\u202f", " ").replace("\xa0", " ").replace("−", "-").replace("**", "")
    body = text.partition(f"\n{caption}\n\n")[2].partition("\n\n")[0]
    assert body, caption
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in body.splitlines()[2:]]
    return {" ".join(filter(None, row[:2])) if caption in OFFICIAL else row[0]: row for row in cells}


OFFICIAL = ("Charges", "Produits")
"""Tables whose rows are an account, then its name."""


def amount(cell: str) -> Decimal:
    return Decimal(0) if cell == "–" else euros(cell)


def spent(fiches: list[Any], account: str = "") -> Decimal:
    """What the lines of fiches say was paid, of an account or of all but help in kind."""
    lines = [one for fiche in fiches for one in fiche.get("suivi", {}).get("depenses", [])]
    return sum(
        (euros(one["montant"]) for one in lines if one["compte"] == (account or one["compte"]) != "86"), Decimal(0)
    )  # fmt: skip


def received(fiches: list[Any], funder: str = "") -> Decimal:
    lines = [one for fiche in fiches for one in fiche["moyens"]["financiers"]["financements"]]
    paid = [
        pay
        for one in lines
        if one["financeur"] == (funder or one["financeur"])
        for pay in one.get("versements", [])
    ]
    return sum((euros(pay["montant"]) for pay in paid), Decimal(0))


def foreseen(fiches: list[Any], account: str = "") -> Decimal:
    """What the lines of fiches plan to spend, of an account or of all but help in kind."""
    lines = [one for fiche in fiches for one in fiche["moyens"]["financiers"]["depenses"]]
    return sum(
        (euros(one["montant"]) for one in lines if one["compte"] == (account or one["compte"]) != "86"),
        Decimal(0),
    )


def counted_on(fiches: list[Any], funder: str = "") -> Decimal:
    """What the lines of fiches are to bring in cash, of a funder or of all who haven't refused: « 25 % » is of the total."""
    found = Decimal(0)
    for fiche in fiches:
        for one in fiche["moyens"]["financiers"]["financements"]:
            cash = one["nature"] != "contribution en nature" and one.get("statut") != "refusé"
            if cash and one["financeur"] == (funder or one["financeur"]):
                share = Decimal(one.get("taux", "0").removesuffix(" %")) / 100
                found += share * totals([fiche]) or euros(one["montant"])
    return found


def totals(fiches: list[Any]) -> Decimal:
    return sum((euros(fiche["moyens"]["financiers"]["total"]) for fiche in fiches), Decimal(0))


def test_each_figure_of_the_bilan_is_the_sum_of_its_lines(example: Path) -> None:
    text = cmqplan(example, "render", "plan-2025", "--document", "bilan", "--to", "md", "--stdout", *DAY).out
    assert "Aucune explication" not in text  # no gap beyond the settings' threshold is left unexplained
    fiches = written(example, "plan-2025")
    by_account = {
        key[:2]: amount(row[3]) for key, row in rows(text, "Dépenses par compte").items() if key[:2].isdigit()
    }
    assert by_account == {account: spent(fiches, account) for account in ("60", "61", "62", "64")}
    assert amount(rows(text, "Dépenses par compte")["Total"][3]) == spent(fiches)
    income = rows(text, "Recettes par financeur")
    names = {"Région Exemple": "region", "MEX": "metropole", "CEX": "campus-exemple"}
    assert {name: amount(income[name][3]) for name in names} == {
        name: received(fiches, who) for name, who in names.items()
    }
    assert amount(income["Total"][3]) == received(fiches)
    for fiche in fiches:
        number = fiche["numero"]
        assert amount(rows(text, f"Dépenses de l'action {number}")["Total"][3]) == spent([fiche])
        assert amount(rows(text, f"Recettes de l'action {number}")["Total"][3]) == received([fiche])


def test_each_figure_of_the_compte_rendu_is_the_sum_of_its_lines_in_whole_euros(example: Path) -> None:
    words = ("render", "plan-2025", "--document", "compte-rendu-financier", "--partner", "region")
    text = cmqplan(example, *words, "--to", "md", "--stdout", *DAY).out
    fiches = [fiche for fiche in written(example, "plan-2025") if fiche["numero"] in ("1.1", "2.1.1")]
    charges, produits = rows(text, "Charges"), rows(text, "Produits")
    realised = {
        key[:2]: amount(row[3]) for key, row in charges.items() if key[:2].isdigit() and amount(row[3])
    }
    assert {
        account: abs(shown - spent(fiches, account)) < 1 for account, shown in realised.items()
    } == dict.fromkeys(("60", "61", "62", "64"), True)
    assert sum(realised.values()) == amount(charges["Total"][3]) == round(spent(fiches))
    assert amount(produits["Total"][3]) == round(received(fiches)) == round(spent(fiches))
    assert amount(produits["74 Régions : Région Exemple"][3]) == received(fiches, "region")
    planned = {
        key[:2]: amount(row[2]) for key, row in charges.items() if key[:2].isdigit() and amount(row[2])
    }
    assert planned == {account: foreseen(fiches, account) for account in planned}
    assert sum(planned.values()) == amount(charges["Total"][2]) == foreseen(fiches) == totals(fiches)
    assert amount(produits["74 Régions : Région Exemple"][2]) == counted_on(fiches, "region")
    assert amount(produits["Total"][2]) == counted_on(fiches) == totals(fiches)
    assert (
        text.count(" certifie que ") == 1
    )  # the convention says who receives it, the actions' carriers don't
    assert "La subvention reçue, 11 000 €" in text.replace("\u202f", " ").replace("\xa0", " ")


def test_the_rules_examples_have_the_same_bodies() -> None:
    """A newcomer meets one set of parties, in the messages' examples as in the workspace."""
    file = EXAMPLE / "plans" / "organismes.yaml"
    bodies = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
    for identifier, body in yaml.load(ORGANISMES.text, yaml.BaseLoader).items():
        assert {key: bodies[identifier][key] for key in ("nom", "type")} == {
            key: body[key] for key in ("nom", "type")
        }
    assert (EXAMPLE / CAMPUS.file).exists()

"""A visa keeps what a party agreed to; only what it agreed to, changed in what it means, is told."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmqplan.model.fiche import Fiche
from cmqplan.model.values import Reperes
from cmqplan.rules.engine import examine
from cmqplan.rules.examples import FICHE
from cmqplan.source import yaml
from cmqplan.versions.visas import changes, visa_of
from cmqplan.workspace.read import build
from tests.conftest import DAY, run_here

FORUM = FICHE.file
VISA = """\
visas:
  - organisme: region
    date: 2024-02-12
    argent:
      total: 10 000 €
      lignes:
        - {montant: 6 000 €, exercice: 2024, nature: subvention}
    calendrier: mars 2024
    role: financeur
"""


def told(example: Path, text: str | None = None) -> list[tuple[str, str, str, str]]:
    """What is found about visas once the fiche says ``text``: rule, variant, before, after."""
    if text is not None:
        (example / FORUM).write_text(text, encoding="utf-8")
    findings = examine(example, today=DAY).findings
    return sorted(
        (one.code, one.variant, str(one.params.get("avant", "")), str(one.params.get("apres", "")))
        for one in findings
        if one.code in ("CMQ401", "CMQ424", "CMQ517", "CMQ420") or one.variant == "visa"
    )


def sign(example: Path, *words: str) -> tuple[int, str]:
    done = run_here("sign", *words, cwd=example)
    return done.code, done.err


def test_a_visa_keeps_the_values_agreed_to_and_every_other_byte(example: Path) -> None:
    code, said = sign(example, "plan-exemple/1.1", "--partner", "region", "--date", "2024-02-12")
    assert (code, said) == (
        0,
        "region has signed plan-exemple/1.1 on 12 February 2024: money, calendar and role\n",
    )
    assert (example / FORUM).read_text(encoding="utf-8") == FICHE.text.replace(
        "calendrier:", f"{VISA}calendrier:"
    )
    assert told(example) == []


@pytest.mark.parametrize(
    ("parts", "keys"),
    [
        ("argent", {"argent"}),
        ("Rôle, calendrier", {"calendrier", "role"}),
        ("argent,calendrier,role", {"argent", "calendrier", "role"}),
    ],
)
def test_some_parts_alone_are_signed(example: Path, parts: str, keys: set[str]) -> None:
    sign(example, "1.1", "--partner", "Région", "--date", "2024-02-12", "--parts", parts)
    value = yaml.parse((example / FORUM).read_bytes())
    assert isinstance(value, dict)
    visas = value["visas"]
    assert isinstance(visas, list)
    assert isinstance(visas[0], dict)
    assert set(visas[0]) == {"organisme", "date"} | keys


REGION = "{financeur: region, montant: 6 000 €, nature: subvention}"
CAMPUS = "{financeur: campus-exemple, montant: 4 000 €, nature: fonds propres}"
ROLE = "partenaires: [lycee-exemple, metropole, entreprise-exemple]"
CHANGES = {
    "nothing": ([], []),
    "the same amounts, otherwise": ([("6 000 €", "6k€"), ("total: 10 000 €", "total: 10000 euros")], []),
    "the year that was meant": ([(REGION, "{financeur: region, montant: 6 000 €, exercice: 2024, nature: subvention}")], []),
    "another order": ([(REGION, "@"), (CAMPUS, REGION), ("@", CAMPUS)], []),
    "the same month, otherwise": ([("calendrier: mars 2024\n", "calendrier: {debut: 1er mars 2024, fin: 31 mars 2024}\n")], []),
    "the month without its year": ([("calendrier: mars 2024\n", "calendrier: mars\n")], []),
    "a grant": ([("montant: 6 000 €, nature", "montant: 6 000 €, statut: accordé, accorde: 6 000 €, nature")], []),
    "another's money": ([(CAMPUS, "{financeur: entreprise-exemple, montant: 4 000 €}")], []),
    "another's role": ([(ROLE, "partenaires: [{organisme: metropole, role: prête la halle}]")], []),
    "texts": ([("Les jeunes connaissent mal ces métiers.", "Peu de candidats.")], []),
    "its money": ([("6 000 €", "5 000 €"), ("4 000 €", "5 000 €")],
                  [("CMQ517", "lignes", "6 000 € (2024, subvention)", "5 000 € (2024, subvention)")]),
    "its year": ([("montant: 6 000 €, nature", "montant: 6 000 €, exercice: 2025, nature")],
                 [("CMQ517", "lignes", "6 000 € (2024, subvention)", "6 000 € (2025, subvention)")]),
    "money in two lines": ([(REGION, f"{{financeur: region, montant: 2 000 €}}\n      - {REGION.replace('6', '4')}")],
                           [("CMQ517", "lignes", "6 000 € (2024, subvention)", "2 000 € (2024) + 4 000 € (2024, subvention)")]),
    "the total": ([("total: 10 000 €", "total: environ 10 000 €")], [("CMQ517", "total", "10 000 €", "environ 10 000 €")]),
    "the calendar": ([("calendrier: mars 2024\n", "calendrier: mars et avril 2024\n")],
                     [("CMQ517", "calendrier", "mars 2024", "mars et avril 2024")]),
    "no calendar": ([("calendrier: mars 2024\n", "")], [("CMQ517", "calendrier-gone", "mars 2024", "")]),
    "its role": ([(ROLE, "partenaires: [{organisme: region, role: prête la halle}]")],
                 [("CMQ517", "role", "financeur", "partenaire : prête la halle")]),
    "no line": ([(REGION, "{financeur: metropole, montant: 6 000 €}"), (ROLE, "partenaires: [region]")],
                [("CMQ517", "lignes-gone", "6 000 € (2024, subvention)", ""), ("CMQ517", "role", "financeur", "partenaire")]),
    "a refusal": ([("6 000 €, nature", "6 000 €, statut: refusé, nature"), (ROLE, "partenaires: [region]")],
                  [("CMQ517", "lignes-gone", "6 000 € (2024, subvention)", ""), ("CMQ517", "role", "financeur", "partenaire")]),
    "no place in the fiche": ([(REGION, "{financeur: metropole, montant: 6 000 €}")], [("CMQ424", "outside", "", "")]),
}  # fmt: skip


@pytest.mark.parametrize("case", CHANGES)
def test_what_changed_since_is_told_part_by_part(example: Path, case: str) -> None:
    edits, expected = CHANGES[case]
    text = FICHE.text
    for old, new in edits:
        assert text.count(old) == 1
        text = text.replace(old, new)
    plain = [tuple(" ".join(word.split()) for word in one) for one in told(example, text + VISA)]
    assert plain == expected


def test_visas_written_by_hand_that_count_for_nothing(example: Path) -> None:
    one = "{organisme: region, date: 12 février 2024, calendrier: mars 2024}"
    cases = {
        f"[{one}, {one}]": ("CMQ424", "twice"),
        "{organisme: region, date: 12 février 2024}": ("CMQ424", "empty"),
        one.replace("12 février", "2 juin"): ("CMQ317", "visa"),
        one.replace("region", "regions"): ("CMQ401", "near"),
        one.replace("mars 2024}", "avril 2024}"): ("CMQ517", "calendrier"),
    }
    for visas, expected in cases.items():
        assert [found[:2] for found in told(example, f"{FICHE.text}visas: {visas}\n")] == [expected]


def test_the_last_visa_counts(example: Path) -> None:
    (example / FORUM).write_text(
        FICHE.text.replace("calendrier: mars", "calendrier: avril") + VISA, encoding="utf-8"
    )
    assert [one[1] for one in told(example)] == ["calendrier"]
    assert (
        sign(example, "1.1", "--partner", "region", "--date", "2024-05-02", "--parts", "calendrier")[0] == 0
    )
    assert told(example) == []
    again = sign(example, "1.1", "--partner", "region", "--date", "2024-05-03")
    assert again == (
        0,
        "region has signed plan-exemple/1.1 already, on 2 May 2024, and nothing in it has changed since\n",
    )


def test_a_visa_of_an_earlier_day_would_not_count_and_is_not_written(example: Path) -> None:
    text = FICHE.text.replace("calendrier: mars", "calendrier: avril") + VISA
    (example / FORUM).write_text(text, encoding="utf-8")
    assert sign(example, "1.1", "--partner", "region", "--date", "2024-02-11") == (
        0,
        "region has signed plan-exemple/1.1 later, on 12 February 2024: "
        "a visa of 11 February 2024 wouldn't count, and isn't written\n",
    )
    assert (example / FORUM).read_text(encoding="utf-8") == text
    assert sign(example, "1.1", "--partner", "region", "--date", "2024-02-12")[1].startswith(
        "region has signed plan-exemple/1.1 on 12 February"
    )


def test_an_organisme_that_is_known_is_not_taken_for_another(example: Path) -> None:
    with (example / "plans/organismes.yaml").open("a", encoding="utf-8") as register:
        register.write("regions: {nom: Régions de France, type: association}\n")
    code, said = sign(example, "1.1", "--partner", "regions")
    assert (code, "those who do: campus-exemple, region" in said) == (2, True)


def test_a_plan_that_nobody_signs_says_so(example: Path) -> None:
    (example / FORUM).unlink()
    assert sign(example, "plan-exemple", "--partner", "region") == (
        2,
        "nobody is to sign plan-exemple: it names no one who carries, funds or joins it\n",
    )
    assert sign(example, "--list") == (
        0,
        "nobody is to sign here: no fiche names anyone who carries, funds or joins it\n",
    )


REFUSALS = {
    ("1.1", "--partner", "metropol"): "did you mean “metropole”?",
    ("1.1", "--partner", "edf"): "“edf” neither carries, funds nor joins plan-exemple/1.1; those who do: campus-exemple, region",
    ("1.1",): "say who signs plan-exemple/1.1: --partner, one of campus-exemple, region, lycee-exemple",
    (): "cmqplan sign PLAN/NUMERO --partner ORGANISME",
    ("1.9", "--partner", "region"): "has no fiche 1.9",
    ("1.1", "--partner", "region", "--parts", "textes"): "the parts are: argent, calendrier and role",
    ("--list", "--parts", "role"): "leave out --parts",
    ("--list", "--partner", "regoin"): "did you mean “region”?",
    ("1.1", "--partner", "region", "--date", "2199-01-01"): "1 January 2199 is yet to come: write the day when it was done",
    ("1.1", "--partner", "region", "--format", "json"): "go with --list",
    ("1.1", "--partner", "region", "--date", "demain"): "is no day",
    ("plan-exemple@votee", "--partner", "region"): "has no version yet",
}  # fmt: skip


@pytest.mark.parametrize("words", REFUSALS, ids=" ".join)
def test_what_cannot_be_signed_is_said_and_nothing_is_written(example: Path, words: tuple[str, ...]) -> None:
    code, said = sign(example, *words)
    assert code == 2
    assert REFUSALS[words] in said
    assert (example / FORUM).read_text(encoding="utf-8") == FICHE.text


def test_a_plan_with_errors_is_not_signed(example: Path) -> None:
    text = FICHE.text.replace("4 000 €", "3 000 €")
    (example / FORUM).write_text(text, encoding="utf-8")
    code, said = sign(example, "plan-exemple", "--partner", "region")
    assert code == 1
    assert "CMQ201" in said
    assert (example / FORUM).read_text(encoding="utf-8") == text


def test_a_version_is_signed_as_it_was_frozen(example: Path) -> None:
    run_here("freeze", "plan-exemple", "--as", "votée", "--date", "2024-02-01", cwd=example)
    later = FICHE.text.replace("numero: 1.1", "numero: 1.2").replace("calendrier: mars", "calendrier: avril")
    (example / FORUM).unlink()
    renumbered = example / FORUM.replace("1.1-", "1.2-")
    renumbered.write_text(later, encoding="utf-8")
    asked = ("plan-exemple@votee", "--partner", "region", "--date")
    early, said = sign(example, *asked, "2024-01-31")
    assert (early, "was frozen on 1 February 2024, and nobody signed it before" in said) == (2, True)
    code, _ = sign(example, *asked, "2024-02-12")
    assert code == 0
    kept = VISA.replace("    argent", "    version: plan-exemple@votee\n    argent")
    assert renumbered.read_text(encoding="utf-8") == later.replace("calendrier:", f"{kept}calendrier:")
    assert [one[:3] for one in told(example)] == [("CMQ517", "calendrier", "mars 2024")]


def test_the_list_says_who_has_signed_and_who_is_still_to(example: Path) -> None:
    sign(example, "1.1", "--partner", "region", "--date", "2024-02-12", "--parts", "argent,calendrier")
    sign(example, "1.1", "--partner", "entreprise-exemple", "--date", "2024-02-13")
    changed = (example / FORUM).read_text(encoding="utf-8").replace("3}]\ncalendrier: mars", "")
    (example / FORUM).write_text(
        changed.replace("total: 10 000 €\n    f", "total: environ 10 000 €\n    f"), encoding="utf-8"
    )
    rows = {
        row["organisme"]: (row["qualite"], row["etat"], row["date"], row["parties"], row["a_signer"])
        for row in csv.DictReader(
            io.StringIO(run_here("sign", "--list", "--format", "csv", cwd=example).out.lstrip("\ufeff"))
        )
    }
    assert rows == {
        "campus-exemple": ("porteur", "à signer", "", "", "argent, calendrier, role"),
        "region": ("financeur", "à signer de nouveau", "2024-02-12", "argent, calendrier", "argent, role"),
        "lycee-exemple": ("partenaire", "peut signer", "", "", ""),
        "metropole": ("partenaire", "peut signer", "", "", ""),
        "entreprise-exemple": (
            "partenaire",
            "à signer de nouveau",
            "2024-02-13",
            "argent, calendrier, role",
            "argent",
        ),
    }
    found = json.loads(run_here("sign", "--list", "1.1", "--format", "json", cwd=example).out)
    assert [row["organisme"] for row in found["lignes"]] == list(rows)
    table = run_here("sign", "--list", cwd=example).out
    assert "1.1 Région" in table
    assert "to sign again" in table
    counts = table.partition("1.1 ")[0].splitlines()
    assert len([line for line in counts if line.endswith(" 1")]) == len(rows)
    one = run_here("sign", "--list", "--partner", "Région", cwd=example).out
    assert [line[:10] for line in one.splitlines() if line[:4] == "1.1 "] == ["1.1 Région"]
    assert "Organisme" not in one.splitlines()[2]


@given(st.permutations([
    "numero: 1.1", "titre: Forum des métiers", "porteurs: [campus-exemple]", "partenaires: [lycee-exemple, metropole, entreprise-exemple]",
    "moyens: {financiers: {financements: [{nature: subvention, montant: 6000, financeur: region}, "
    "{montant: 4 000 €, financeur: campus-exemple, nature: fonds propres}], total: '10 000,00 €'}}  # money",
    "calendrier: >-\n  mars\n  2024", '"visas":\n- {role: Financeur, calendrier: "03/2024", date: 12/02/2024, organisme: region, '
    "argent: {lignes: {nature: subvention, montant: 6k€}, total: 10 k€}}",
]), st.sampled_from(["\n", "\n\n", "\n# note\n"]), st.sampled_from(["\n", "\r\n"]))  # fmt: skip
def test_layout_order_comments_and_spellings_are_no_change(keys: list[str], between: str, end: str) -> None:
    value = yaml.parse(between.join([*keys, ""]).replace("\n", end).encode())
    assert isinstance(value, dict)
    fiche = build(Fiche, value, FORUM, context=Reperes(2024, 2024))
    assert isinstance(fiche, Fiche), fiche
    (visa,) = fiche.visas
    assert list(changes(visa, visa_of(fiche, "region", DAY, 2024), 2024)) == []

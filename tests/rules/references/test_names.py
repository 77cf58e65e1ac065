"""A party is declared once and named by its identifier, wherever a file names it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmqplan.report.assemble import report
from cmqplan.report.fixes import mended
from cmqplan.rules.engine import examine
from cmqplan.rules.examples import CAMPUS, CONVENTION, FICHE, ORGANISMES, PLAN, SETTINGS
from tests.conftest import lay
from tests.rules.judging import codes, judged, more_organismes, told

SUBSIDY = """\
subventions:
  - exercice: 2024
    financeur: region
    beneficiaire: campus-exemple
    montant: 6 000 €
    date: 5 février 2024
vote:
  {date: 5 février 2024, organisme: region, pour: 12}
"""
GOVERNANCE = "signataires: [region, campus-exemple]\ngouvernance:\n  - {nom: Comité de pilotage, membres: [region, entreprise-exemple]}\n"
STEPS = """\
etapes:
  - {nom: Lancement, periode: mars 2023, participants: [region, metropole]}
cofinanceurs: [region]
"""
NETWORK = "plans/reseaux/bourgogne.yaml"

EVERYWHERE = {
    "porteurs": (FICHE.file, FICHE.text.replace("porteurs: [campus-exemple]", "porteurs: [NAME]")),
    "partenaires": (
        FICHE.file,
        FICHE.text.replace("metropole, entreprise-exemple]", "NAME, entreprise-exemple]"),
    ),
    "one partenaire with more": (
        FICHE.file,
        FICHE.text.replace(
            "[lycee-exemple, metropole, entreprise-exemple]", "{organisme: NAME, statut: confirmé}"
        ),
    ),
    "financeur": (FICHE.file, FICHE.text.replace("financeur: region", "financeur: NAME")),
    "beneficiaire": (
        FICHE.file,
        FICHE.text.replace("nature: subvention}", "nature: subvention, beneficiaire: NAME}"),
    ),
    "repartition": (
        FICHE.file,
        FICHE.text.replace("nature: subvention}", "repartition: [{organisme: NAME, montant: 6 000 €}]}"),
    ),
    "signataires": (PLAN.file, PLAN.text + GOVERNANCE.replace("[region, campus-exemple]", "[region, NAME]")),
    "gouvernance": (
        PLAN.file,
        PLAN.text + GOVERNANCE.replace("[region, entreprise-exemple]", "[region, NAME]"),
    ),
    "parties": (CONVENTION.file, CONVENTION.text.replace("[region, campus-exemple]", "[region, NAME]")),
    "engagement": (
        CONVENTION.file,
        CONVENTION.text.replace(
            "frequence: fin de convention", "frequence: fin de convention, organismes: NAME"
        ),
    ),
    "subvention financeur": (
        CONVENTION.file,
        CONVENTION.text + SUBSIDY.replace("financeur: region", "financeur: NAME"),
    ),
    "subvention beneficiaire": (
        CONVENTION.file,
        CONVENTION.text + SUBSIDY.replace("beneficiaire: campus-exemple", "beneficiaire: NAME"),
    ),
    "vote": (CONVENTION.file, CONVENTION.text + SUBSIDY.replace("organisme: region", "organisme: NAME")),
    "credit line": (
        CONVENTION.file,
        CONVENTION.text + "lignes_credit:\n  formation: {nom: Formation, organisme: NAME}\n",
    ),
    "campus": (CAMPUS.file, CAMPUS.text.replace("organisme: campus-exemple", "organisme: NAME")),
    "support": (CAMPUS.file, CAMPUS.text.replace("support: lycee-exemple", "support: NAME")),
    "membres": (
        CAMPUS.file,
        CAMPUS.text.replace("campus-exemple, entreprise-exemple]", "campus-exemple, NAME]"),
    ),
    "participants": (CAMPUS.file, CAMPUS.text + STEPS.replace("metropole]", "NAME]")),
    "cofinanceurs": (
        CAMPUS.file,
        CAMPUS.text + STEPS.replace("cofinanceurs: [region]", "cofinanceurs: [NAME]"),
    ),
    "group": (
        ORGANISMES.file,
        ORGANISMES.text + "pole: {nom: Pôle, type: groupe, membres: [entreprise-exemple, NAME]}\n",
    ),
    "settings": (SETTINGS.file, "plafonds:\n  - {financeur: NAME, taux_maximum: 50 %}\n"),
    "network": (
        NETWORK,
        "nom: Réseau\norganisme: NAME\nperimetre: {region: Bretagne}\neffectifs: {total: 3}\n",
    ),
}


@pytest.mark.parametrize("where", EVERYWHERE)
def test_an_unknown_party_is_found_wherever_it_is_named(where: str, tmp_path: Path) -> None:
    file, text = EVERYWHERE[where]
    assert "NAME" in text
    line = next(n for n, words in enumerate(text.splitlines(), 1) if "NAME" in words)
    assert told(tmp_path, {file: text.replace("NAME", "chambre-d-agriculture")}, "CMQ401") == [
        (file, line, "")
    ]


@pytest.mark.parametrize("where", EVERYWHERE)
def test_a_name_is_replaced_by_its_identifier_wherever_it_stands(where: str, tmp_path: Path) -> None:
    file, text = EVERYWHERE[where]
    more = more_organismes("onf: {nom: Office national des forêts, type: établissement public}\n")
    files = {**more, file: text.replace("NAME", "Office national des Forêts")}
    if file == ORGANISMES.file:
        files[file] = str(more[ORGANISMES.file]) + str(files[file]).split("\n", 5)[5]
    lay(tmp_path, files)
    found = report(examine(tmp_path))
    assert [item.finding.params["identifier"] for item in found.located if item.rule.code == "CMQ402"] == [
        "onf"
    ]
    changed = {item.file: item.after.decode() for item in mended(found)}
    assert changed == {file: str(files[file]).replace("Office national des Forêts", "onf")}


def test_the_nearest_party_is_named_by_its_identifier_or_its_name(tmp_path: Path) -> None:
    def suggestion(written: str) -> object:
        files = {
            FICHE.file: FICHE.text.replace(
                "metropole, entreprise-exemple]", f"{written}, entreprise-exemple]"
            )
        }
        return next(
            i.finding.params["suggestion"] for i in judged(tmp_path, files) if i.rule.code == "CMQ401"
        )

    assert suggestion("metropol") == "metropole"
    assert suggestion("Métropoles") == "metropole"
    assert suggestion("Lycée Dexempleville") == "lycee-exemple"
    assert suggestion("Rectorat") is None


def test_dots_leave_a_list_open_but_pay_for_nothing(tmp_path: Path) -> None:
    open_list = {FICHE.file: FICHE.text.replace("entreprise-exemple]", 'entreprise-exemple, "..."]')}
    assert told(tmp_path, open_list, "CMQ401") == []
    dots_pay = {FICHE.file: FICHE.text.replace("financeur: region", 'financeur: "..."')}
    assert told(tmp_path, dots_pay, "CMQ401") == [(FICHE.file, 12, "open")]


def test_without_a_readable_register_no_reference_is_judged(tmp_path: Path) -> None:
    assert codes(judged(tmp_path, {ORGANISMES.file: "campus-exemple: [\n"}), "CMQ4", "CMQ5") == []


def test_a_party_declared_with_a_mistake_is_still_declared(tmp_path: Path) -> None:
    broken = ORGANISMES.text.replace(
        "metropole: {nom: Métropole d'Exempleville, type: collectivité}",
        "metropole: {nom: Métropole d'Exempleville, type: planète}",
    )
    assert codes(judged(tmp_path, {ORGANISMES.file: broken})) == ["CMQ109"]


def test_two_spellings_of_one_party_are_found(tmp_path: Path) -> None:
    def near(text: str) -> list[str]:
        return [variant for _, _, variant in told(tmp_path, more_organismes(text), "CMQ403")]

    assert near("val: {nom: L'entreprise exemple, type: entreprise}\n") == ["near"]
    assert near("val: {nom: ENTREPRISE EXEMPLE, type: entreprise}\n") == ["same"]
    assert near("val: {nom: Val, type: entreprise, alias: [Métropole d'Exempleville]}\n") == ["same"]
    assert near("val: {nom: Entreprises Exemple, type: entreprise}\n") == ["near"]
    assert near("val: {nom: Entreprise des Monts, type: entreprise}\n") == []
    assert near("a: {nom: Lycée 1, type: EPLE}\nb: {nom: Lycée 2, type: EPLE}\n") == []
    assert near("a: {nom: Lycée Nord, type: EPLE}\nb: {nom: Lycée Sud, type: EPLE}\n") == []


def test_two_numbers_tell_two_parties_apart_and_one_number_brings_them_together(tmp_path: Path) -> None:
    twins = "a: {{nom: Menuiserie Martin, type: entreprise, siret: {a}}}\nb: {{nom: Menuiseries Martin, type: entreprise, siret: {b}}}\n"
    one, other = "73282932000074", "55208131766522"
    assert told(tmp_path, more_organismes(twins.format(a=one, b=other)), "CMQ403") == []
    assert [v for *_, v in told(tmp_path, more_organismes(twins.format(a=one, b=one)), "CMQ403")] == ["siret"]


def test_an_unused_party_is_told_only_when_everything_was_read(tmp_path: Path) -> None:
    onf = more_organismes("onf: {nom: Office national des forêts, type: établissement public}\n")
    assert told(tmp_path, onf, "CMQ409") == [(ORGANISMES.file, 6, "")]
    assert told(tmp_path, {**onf, "plans/plan-exemple/1.2-b.yaml": "numero: 1.2\ntitre: [\n"}, "CMQ409") == []
    (tmp_path / "plans/plan-exemple/1.2-b.yaml").unlink()
    assert told(tmp_path, {**onf, CAMPUS.file: "nom: [\n"}, "CMQ409") == []


def test_a_misspelt_party_isnt_reported_as_unused_too(tmp_path: Path) -> None:
    fiche = FICHE.text.replace("metropole, entreprise-exemple]", "metropol, entreprise-exemple]")
    assert codes(judged(tmp_path, {FICHE.file: fiche})) == ["CMQ401"]


def test_a_party_is_named_once_in_a_list(tmp_path: Path) -> None:
    both = FICHE.text.replace(
        "[lycee-exemple, metropole, entreprise-exemple]", "[lycee-exemple, campus-exemple]"
    )
    assert told(tmp_path, {FICHE.file: both}, "CMQ412") == [(FICHE.file, 4, "carrier-and-partner")]
    alias = FICHE.text.replace(
        "[lycee-exemple, metropole, entreprise-exemple]", "[entreprise-exemple, Entreprise Exemple]"
    )
    assert told(tmp_path, {FICHE.file: alias}, "CMQ412") == [(FICHE.file, 4, "")]
    parties = CONVENTION.text.replace("[region, campus-exemple]", "[region, campus-exemple, region]")
    assert told(tmp_path, {FICHE.file: FICHE.text, CONVENTION.file: parties}, "CMQ412") == [
        (CONVENTION.file, 4, "")
    ]


def test_a_group_has_members_and_isnt_one_of_them(tmp_path: Path) -> None:
    two = "a: {nom: Pôle A, type: groupe, membres: [b]}\nb: {nom: Pôle B, type: groupe, membres: [entreprise-exemple, a]}\n"
    found = [item for item in judged(tmp_path, more_organismes(two)) if item.rule.code == "CMQ419"]
    assert [(item.finding.variant, item.finding.params["way"]) for item in found] == [
        ("through-others", ("b",))
    ]
    assert told(
        tmp_path,
        more_organismes("a: {nom: Pôle, type: entreprise, membres: [entreprise-exemple]}\n"),
        "CMQ413",
    ) == [(ORGANISMES.file, 6, "not-a-group")]


def test_a_campus_or_convention_with_a_mistake_in_its_file_is_still_there(tmp_path: Path) -> None:
    assert codes(
        judged(tmp_path, {CAMPUS.file: CAMPUS.text.replace("stade: labellisé", "stade: ancien")})
    ) == ["CMQ109"]


@pytest.mark.parametrize(
    ("code", "old", "new", "suggestion"),
    [
        ("CMQ410", "campus: exemple", "campus: campus-exemple", "exemple"),
        ("CMQ410", "campus: exemple", "campus: Campus Exemple", "exemple"),
        ("CMQ410", "campus: exemple", "campus: mécanique", None),
        ("CMQ411", "convention: region-2024-2026", "convention: Convention 2024-2026", "region-2024-2026"),
        ("CMQ411", "convention: region-2024-2026", "convention: departement", None),
    ],
)
def test_a_campus_or_convention_is_named_by_its_file(
    code: str, old: str, new: str, suggestion: str | None, tmp_path: Path
) -> None:
    found = judged(tmp_path, {PLAN.file: PLAN.text.replace(old, new)})
    assert [(i.rule.code, i.finding.params["suggestion"]) for i in found if i.rule.family == "CMQ4"] == [
        (code, suggestion)
    ]


def test_settings_name_rules_that_exist(tmp_path: Path) -> None:
    text = "regles:\n  CMQ2: info\n  cmq202: info\n  split-total: info\nignorer: [CMQ999, cmq602]\nchoisir: [CMQ]\n"
    found = [i for i in judged(tmp_path, {SETTINGS.file: text}) if i.rule.code == "CMQ416"]
    assert [(i.site.span.line, i.finding.params["name"], i.finding.params["suggestion"]) for i in found] == [
        (3, "cmq202", "CMQ202"),
        (4, "split-total", "CMQ201"),
        (5, "CMQ999", None),
    ]


def test_a_category_takes_part_but_doesnt_pay(tmp_path: Path) -> None:
    companies = more_organismes("entreprises: {nom: Entreprises, type: categorie}\n")
    partner = FICHE.text.replace(
        "metropole, entreprise-exemple]", "metropole, entreprise-exemple, entreprises]"
    )
    assert codes(judged(tmp_path, {**companies, FICHE.file: partner})) == []
    payer = partner.replace("financeur: region", "financeur: entreprises")
    assert told(tmp_path, {**companies, FICHE.file: payer}, "CMQ420") == [(FICHE.file, 12, "")]

"""What each financing line says of itself: requests, grants, payments, groups, accounts, years, decisions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cmqplan.rules.examples import CONVENTION, FICHE, ORGANISMES, PLAN, SETTINGS, convention, money
from tests.rules.judging import judged, more_organismes, told
from tests.rules.money.test_split import codes, euros, one, split

REGION = "financeur: region, nature: subvention, "


@pytest.mark.parametrize(
    ("line", "code", "variant"),
    [
        ("montant: 6 000 €, demande: 6 000 €, accorde: 6 000 €", None, ""),
        ("montant: 6 000 €, demande: 6 000 €, accorde: 6 000,01 €", "CMQ208", "accorde"),
        ("montant: 6 000 €, demande: 5 999,99 €", "CMQ208", "montant"),
        ("montant: 6 000 €, demande: 9 000 €", None, ""),
        ("montant: 6 000 €, demande: 9 000 €, accorde: 5 999,99 €", "CMQ209", "less"),
        ("montant: 6 000 €, demande: 9 000 €, accorde: 6 000,01 €", "CMQ209", "more"),
        ("taux: 100 %, accorde: 5 000 €", "CMQ209", "less"),
        ("demande: 9 000 €, accorde: 6 000 €", None, ""),
    ],
)
def test_requested_granted_and_counted_are_three_figures(
    line: str, code: str | None, variant: str, tmp_path: Path
) -> None:
    files = split("6 000 €", REGION + "statut: accordé, date: 2024-03-01, " + line)
    found = [
        (item.rule.code, item.finding.variant)
        for item in judged(tmp_path, files)
        if item.rule.family == "CMQ2"
    ]
    assert found == ([(code, variant)] if code else [])


def test_a_split_that_is_off_is_not_blamed_on_the_grant_as_well(tmp_path: Path) -> None:
    line = REGION + "montant: 7 000 €, accorde: 6 500 €, statut: accordé, date: 2024-03-01"
    assert codes(tmp_path, split("6 000 €", line)) == ["CMQ201"]


@pytest.mark.parametrize(
    ("rest", "variant"),
    [
        ("statut: à solliciter, accorde: 6 000 €", "granted-early"),
        ("statut: sollicité, versements: [{montant: 100 €, recu: 2024-02-01}]", "paid-early"),
        ("statut: refusé, accorde: 6 000 €", "granted-refused"),
        ("statut: refusé, versements: [{montant: 100 €, recu: 2024-02-01}]", "paid-refused"),
        ("statut: versé, versements: [{montant: 5 999,99 €, recu: 2024-02-01}]", "not-all-paid"),
        ("statut: versé, versements: [{montant: 6 000 €, recu: 2024-02-01}]", None),
        ("statut: versé, date: 2024-02-01", None),
        ("statut: notifié, date: 2024-01-05, versements: [{montant: 6 000 €, recu: 2024-02-01}]", "all-paid"),
        ("statut: notifié, date: 2024-01-05, versements: [{montant: 5 999,99 €, recu: 2024-02-01}]", None),
        ("statut: sollicité, versements: [{montant: 6 000 €, date: 2024-12-01}]", None),
        ("accorde: 6 000 €", None),
        ("versements: [{montant: 100 €, recu: 2024-02-01}]", "paid-unsaid"),
        ("accorde: 6 000 €, versements: [{montant: 100 €, recu: 2024-02-01}]", None),
        ("versements: [{montant: 6 000 €, date: 2024-12-01}]", None),
    ],
)
def test_a_statut_agrees_with_its_line(rest: str, variant: str | None, tmp_path: Path) -> None:
    found = told(tmp_path, split("6 000 €", REGION + "montant: 6 000 €, " + rest), "CMQ228")
    assert found == ([(FICHE.file, 8, variant)] if variant else [])


def test_a_line_granted_and_refused_at_once_is_said_once(tmp_path: Path) -> None:
    files = split("6 000 €", REGION + "montant: 6 000 €, accorde: 6 000 €, statut: refusé")
    assert codes(tmp_path, files) == ["CMQ228"]


@pytest.mark.parametrize(
    ("second", "twice"),
    [
        ("montant: 3 000 €", True),
        ("montant: 3 000 €, exercice: 2024", True),
        ("montant: 3 000 €, nature: subvention", False),
        ("montant: 3 000 €, ligne_credit: orientation", False),
        ("montant: 3 000 €, reference: 24-118", False),
        ("montant: 3 000 €, note: Seconde enveloppe", False),
        ("montant: 3 000 €, statut: refusé", False),
    ],
)
def test_a_line_is_the_same_when_nothing_tells_it_apart(second: str, twice: bool, tmp_path: Path) -> None:
    files = split("6 000 €", "financeur: region, montant: 3 000 €", f"financeur: region, {second}")
    assert told(tmp_path, files, "CMQ210") == ([(FICHE.file, 9, "same")] if twice else [])


def test_one_line_for_two_is_proposed_with_its_sum(tmp_path: Path) -> None:
    found = one(
        tmp_path,
        split("6 000 €", "financeur: region, montant: 3 500 €", "financeur: region, montant: 2 500 €"),
        "CMQ210",
    )
    assert found.finding.params["ensemble"] == euros("6000")


def test_years_of_a_plan_of_several(tmp_path: Path) -> None:
    files = {
        **split("6 000 €", REGION + "montant: 3 000 €, exercice: 2025", REGION + "montant: 3 000 €"),
        PLAN.file: PLAN.replacing("exercice: 2024", "exercice: [2024, 2025]").text,
    }
    assert told(tmp_path, files, "CMQ230") == [(FICHE.file, 9, "")]
    assert told(tmp_path, {**files, PLAN.file: PLAN.text}, "CMQ230") == []


@pytest.mark.parametrize(
    ("year", "outside"), [("2024", False), ("2025", False), ("2023", True), ("2026", True)]
)
def test_money_stands_in_a_year_of_the_plan(year: str, outside: bool, tmp_path: Path) -> None:
    spent = f"depenses:\n  - {{compte: 60, montant: 6 000 €, exercice: {year}}}\n"
    files = {
        **split("6 000 €", REGION + f"montant: 6 000 €, exercice: {year}", more=spent),
        PLAN.file: PLAN.replacing("exercice: 2024", "exercice: [2024, 2025]").text,
    }
    found = told(tmp_path, files, "CMQ215")
    assert found == ([(FICHE.file, 8, ""), (FICHE.file, 10, "")] if outside else [])


@pytest.mark.parametrize(
    ("payments", "line"),
    [
        ("{montant: 6 000 €, recu: 2024-02-01}", None),
        ("{montant: 6 000,01 €, recu: 2024-02-01}", 12),
        ("{montant: 3 000 €, recu: 2024-02-01}\n          - {montant: 3 000,01 €, date: 2024-12-01}", 13),
    ],
)
def test_payments_stay_within_the_grant(payments: str, line: int | None, tmp_path: Path) -> None:
    text = money(
        "total: 8 000 €\nfinancements:\n  - financeur: region\n    montant: 8 000 €\n    accorde: 6 000 €\n    versements:\n"
    ).text
    found = told(tmp_path, {FICHE.file: text + f"          - {payments}\n"}, "CMQ219")
    assert found == ([(FICHE.file, line, "")] if line else [])


def test_payments_of_a_convention_stay_within_its_subsidy(tmp_path: Path) -> None:
    text = convention("""\
        subventions:
          - exercice: 2024
            financeur: region
            montant: 6 000 €
            date: 2024-02-05
            versements: [{montant: 6 000 €, recu: 2024-04-01}, {montant: 1 €, date: 2024-12-01}]
        """).text
    assert told(tmp_path, {CONVENTION.file: text}, "CMQ219") == [(CONVENTION.file, 14, "")]


GROUP = more_organismes(
    "cmq-est: {nom: CMQ Est, type: campus}\nles-cmq: {nom: Les CMQ, type: groupe, membres: [campus-exemple, cmq-est]}\n"
)


@pytest.mark.parametrize(
    ("parts", "variants"),
    [
        ("{organisme: campus-exemple, montant: 4 000 €}, {organisme: cmq-est, montant: 2 000 €}", []),
        (
            "{organisme: campus-exemple, montant: 4 000 €}, {organisme: cmq-est, montant: 1 999,99 €}",
            ["less"],
        ),
        (
            "{organisme: campus-exemple, montant: 4 000 €}, {organisme: cmq-est, montant: 2 000,01 €}",
            ["more"],
        ),
        ("{organisme: campus-exemple, montant: 9 000 €}, {organisme: cmq-est, montant: 1 €}", ["more-whole"]),
        ("{organisme: campus-exemple, taux: 66,67 %}, {organisme: cmq-est, taux: 33,33 %}", []),
        ("{organisme: campus-exemple, taux: 60 %}, {organisme: cmq-est, taux: 30 %}", ["less-whole"]),
        ("{organisme: campus-exemple, taux: 60 %}, {organisme: cmq-est, taux: 50 %}", ["rates"]),
        ("{organisme: campus-exemple, taux: 50 %}, {organisme: cmq-est, montant: 3 000 €}", []),
        ("{organisme: campus-exemple, montant: 4 000 €}, {organisme: cmq-est}", ["no-amount"]),
        ("{organisme: campus-exemple, montant: 6 000 €}, {organisme: cmq-est}", ["no-amount-left"]),
        (
            "{organisme: campus-exemple, montant: 4 000 €}, {organisme: entreprise-exemple, montant: 2 000 €}",
            ["stranger"],
        ),
        (
            "{organisme: campus-exemple, montant: 4 000 €}, {organisme: campus-exemple, montant: 2 000 €}",
            ["twice"],
        ),
        ("{organisme: campus-exemple, montant: 4 000 €}, {organisme: inconnu, montant: 2 000 €}", []),
    ],
)
def test_a_group_is_shared_out_among_its_members_to_the_cent(
    parts: str, variants: list[str], tmp_path: Path
) -> None:
    files = {**split("6 000 €", f"financeur: les-cmq, montant: 6 000 €, repartition: [{parts}]"), **GROUP}
    assert [variant for _, _, variant in told(tmp_path, files, "CMQ218")] == variants


def test_a_party_without_members_is_not_shared_out(tmp_path: Path) -> None:
    files = split(
        "6 000 €",
        "financeur: region, montant: 6 000 €, repartition: [{organisme: campus-exemple, montant: 6 000 €}]",
    )
    assert [variant for _, _, variant in told(tmp_path, files, "CMQ218")] == ["no-group"]


@pytest.mark.parametrize(
    ("compte", "variant"),
    [
        ("60", None), ("6064", None), ("64 Charges de personnel", None), ("69", None), ("86", None), ("861", None),
        ("59", "charge"), ("6", "charge"), ("Achats", "charge"), ("74", "produit-as-charge"), ("87", "produit-as-charge"),
    ],
)  # fmt: skip
def test_a_dépense_stands_in_an_account_of_charges(compte: str, variant: str | None, tmp_path: Path) -> None:
    more = f"depenses:\n  - {{compte: {compte}, montant: 6 000 €}}\n"
    found = told(tmp_path, split("6 000 €", reste="6 000 €", more=more), "CMQ223")
    assert found == ([(FICHE.file, 9, variant)] if variant else [])


@pytest.mark.parametrize(
    ("line", "variant"),
    [
        ("compte: 70", None), ("compte: 74", None), ("compte: 79", None), ("compte: 7478", None), ("compte: 87, nature: contribution en nature", None),
        ("compte: 87", "cash-in-87"), ("compte: 74, nature: contribution en nature", "in-kind-in-cash"),
        ("compte: 60", "charge-as-produit"), ("compte: 69", "charge-as-produit"), ("compte: 59", "produit"), ("compte: 80", "produit"),
    ],
)  # fmt: skip
def test_a_financement_stands_in_an_account_of_produits(
    line: str, variant: str | None, tmp_path: Path
) -> None:
    found = told(tmp_path, split("6 000 €", f"financeur: region, montant: 6 000 €, {line}"), "CMQ223")
    assert found == ([(FICHE.file, 8, variant)] if variant else [])


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("statut: accordé", True), ("statut: notifié", True), ("statut: versé", True),
        ("statut: sollicité", False), ("statut: accordé, date: 2024-03-01", False), ("statut: accordé, reference: 24-118", False),
        ("statut: versé, versements: [{montant: 6 000 €, recu: 2024-02-01}]", False),
    ],
)  # fmt: skip
def test_a_decision_has_a_date_or_a_reference(line: str, said: bool, tmp_path: Path) -> None:
    assert bool(told(tmp_path, split("6 000 €", f"{REGION}montant: 6 000 €, {line}"), "CMQ225")) is said


@pytest.mark.parametrize(("amount", "said"), [("8 000 €", False), ("8 000,01 €", True)])
def test_a_cap_in_percent_holds_to_the_cent(amount: str, said: bool, tmp_path: Path) -> None:
    files = {
        **split(
            "10 000 €", f"financeur: region, montant: {amount}", reste="2 000 €" if not said else "1 999,99 €"
        ),
        SETTINGS.file: "plafonds: [{financeur: region, taux_maximum: 80 %}]\n",
    }
    assert codes(tmp_path, files) == (["CMQ211"] if said else [])


def test_a_cap_counts_all_lines_of_the_funder_and_its_part_of_a_group(tmp_path: Path) -> None:
    files = {
        **split(
            "10 000 €",
            "financeur: cmq-est, montant: 3 000 €, nature: subvention",
            "financeur: les-cmq, montant: 7 000 €, repartition: [{organisme: cmq-est, montant: 3 000 €}, {organisme: campus-exemple, montant: 4 000 €}]",
        ),
        **GROUP,
        SETTINGS.file: "plafonds: [{financeur: cmq-est, montant_maximum: 5 999,99 €}]\n",
    }
    found = one(tmp_path, files, "CMQ211")
    assert (found.finding.variant, found.finding.params["montant"]) == ("amount", euros("6000"))
    assert [site.file for site in found.related] == [SETTINGS.file]


def test_refused_money_and_help_in_kind_are_under_no_cap(tmp_path: Path) -> None:
    files = {
        **split(
            "5 000 €",
            "financeur: region, montant: 5 000 €",
            "financeur: region, montant: 5 000 €, statut: refusé",
            "financeur: region, montant: 900 €, nature: contribution en nature",
        ),
        SETTINGS.file: "plafonds: [{financeur: region, montant_maximum: 5 000 €}]\n",
    }
    assert codes(tmp_path, files) == []


def test_shares_that_split_a_cent_stay_under_their_cap(tmp_path: Path) -> None:
    third = (
        "financeur: region, taux: 33,33 %",
        "financeur: metropole, taux: 33,33 %",
        "financeur: campus-exemple, taux: 33,34 %",
    )
    files = {
        **split("0,05 €", *third),
        SETTINGS.file: "plafonds: [{financeur: region, taux_maximum: 33,33 %}]\n",
    }
    assert codes(tmp_path, files) == []


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("2 000 €, nature: fonds propres", []),
        ("1 999,99 €, nature: fonds propres", [("", 9, "montant")]),
        ("2 000 €", [("none", 8, "financeur")]),
        ("environ 1 000 €, nature: fonds propres", []),
    ],
)
def test_own_funds_reach_what_the_funder_asks_for(
    own: str, said: list[tuple[str, int, str]], tmp_path: Path
) -> None:
    region = "8 000 €" if "2 000 €" in own else "8 000,01 €"
    files = {
        **split(
            "10 000 €", f"financeur: region, montant: {region}", f"financeur: campus-exemple, montant: {own}"
        ),
        SETTINGS.file: "plafonds: [{financeur: region, part_propre_minimum: 20 %}]\n",
    }
    found = [item for item in judged(tmp_path, files) if item.rule.code == "CMQ212"]
    assert [
        (item.finding.variant, item.site.span.line, item.finding.place.path[-1]) for item in found
    ] == said


@pytest.mark.parametrize(("total", "funder"), [("10 000 €", "metropole"), (None, "region")])
def test_own_funds_are_asked_for_only_where_the_funder_pays_for_a_total(
    total: str | None, funder: str, tmp_path: Path
) -> None:
    files = {
        **split(total, f"financeur: {funder}, montant: 10 000 €"),
        SETTINGS.file: "plafonds: [{financeur: region, part_propre_minimum: 20 %}]\n",
    }
    assert told(tmp_path, files, "CMQ212") == []


CLUB = ORGANISMES.text + "club: {nom: Club Exemple, type: association}\n"
SECOND = "plans/plan-exemple/1.2-salon.yaml"


def granted(
    amount: str, *, statut: str = "accordé, date: 2024-03-01", rest: str = "", numero: str = "1.1"
) -> str:
    line = f"financeur: metropole, montant: {amount}, nature: subvention, statut: {statut}, beneficiaire: club{rest}"
    return split(amount, line)[FICHE.file].replace("numero: 1.1", f"numero: {numero}")


def without_convention(*fiches: str, organismes: str = CLUB) -> dict[str, str]:
    return {
        **dict(zip((FICHE.file, SECOND), fiches, strict=False)),
        ORGANISMES.file: organismes,
        PLAN.file: PLAN.without("convention").text,
    }


def test_the_threshold_counts_a_year_s_subsidies_over_all_fiches(tmp_path: Path) -> None:
    files = without_convention(granted("20 000 €"), granted("3 000,01 €", numero="1.2"))
    found = [item for item in judged(tmp_path, files) if item.rule.code == "CMQ213"]
    said = [
        (item.site.file, item.finding.params["montant"], item.finding.params["beneficiaire"])
        for item in found
    ]
    assert said == [(SECOND, euros("23000,01"), "Club Exemple")]
    assert [site.file for site in found[0].related] == [FICHE.file]
    assert codes(tmp_path, without_convention(granted("20 000 €"), granted("3 000 €", numero="1.2"))) == []


@pytest.mark.parametrize(
    ("fiche", "organismes"),
    [
        (
            granted("30 000 €", rest=", exercice: 2023"),
            CLUB.replace("association", "association, droit: public"),
        ),
        (granted("30 000 €"), CLUB.replace("association}", "autre}")),
        (granted("30 000 €"), CLUB.replace("type: collectivité}", "type: entreprise}")),
        (granted("30 000 €", rest=", convention: region-2024-2026"), CLUB),
        (granted("30 000 €", statut="refusé"), CLUB),
        (granted("30 000 €").replace("nature: subvention", "nature: prestation"), CLUB),
    ],
    ids=["public law", "law unknown", "private funder", "own convention", "refused", "no subsidy"],
)
def test_no_convention_is_asked_for(fiche: str, organismes: str, tmp_path: Path) -> None:
    found = judged(tmp_path, without_convention(fiche, organismes=organismes))
    assert not [item for item in found if item.rule.code in ("CMQ213", "CMQ229")]


def test_a_plan_s_convention_that_isn_t_described_is_left_to_the_rule_on_that(tmp_path: Path) -> None:
    plan = PLAN.text.replace("region-2024-2026", "metropole-2024")
    files = {**without_convention(granted("30 000 €")), PLAN.file: plan}
    assert not [item for item in judged(tmp_path, files) if item.rule.code in ("CMQ213", "CMQ229")]


def test_what_is_only_requested_asks_to_prepare_a_convention(tmp_path: Path) -> None:
    files = without_convention(granted("20 000 €"), granted("3 000,01 €", statut="sollicité", numero="1.2"))
    (found,) = [item for item in judged(tmp_path, files) if item.rule.family == "CMQ2"]
    assert found.rule.code == "CMQ229"
    assert (found.site.file, [site.file for site in found.related]) == (SECOND, [FICHE.file])


def test_a_line_without_an_amount_is_neither_counted_nor_the_one_that_is_told(tmp_path: Path) -> None:
    asked = granted("23 000,01 €", statut="sollicité")
    bare = granted("1 €", statut="sollicité", numero="1.2").replace(", montant: 1 €", "")
    found = [item for item in judged(tmp_path, without_convention(asked, bare)) if item.rule.code == "CMQ229"]
    assert [(item.site.file, item.finding.params["montant"]) for item in found] == [
        (FICHE.file, euros("23000,01"))
    ]


def test_the_plan_s_convention_covers_its_parties_only(tmp_path: Path) -> None:
    line = granted("30 000 €").replace("metropole", "region")
    parties = CONVENTION.text.replace("[region, campus-exemple]", "[region, club]")
    assert [
        i.rule.code
        for i in judged(tmp_path, {FICHE.file: line, ORGANISMES.file: CLUB})
        if i.rule.family == "CMQ2"
    ] == ["CMQ213"]
    assert codes(tmp_path, {FICHE.file: line, ORGANISMES.file: CLUB, CONVENTION.file: parties}) == []


def test_a_workspace_may_settle_its_own_threshold(tmp_path: Path) -> None:
    files = without_convention(granted("1 000,01 €"))
    assert codes(tmp_path, {**files, SETTINGS.file: "seuil_convention: 1 000 €\n"}) == ["CMQ213"]


def test_the_only_porteur_is_the_beneficiary_of_a_line_that_names_none(tmp_path: Path) -> None:
    text = (
        granted("30 000 €")
        .replace(", beneficiaire: club", "")
        .replace("porteurs: [campus-exemple]", "porteurs: [club]")
    )
    assert codes(tmp_path, without_convention(text)) == ["CMQ213"]
    two = text.replace("porteurs: [club]", "porteurs: [club, campus-exemple]")
    assert codes(tmp_path, without_convention(two)) == []


@pytest.mark.parametrize(
    ("last", "said"),
    [
        ("2 000 €", False),
        ("2 000,01 €", True),
        ("{montant: 2 000,01 €, etat: engagé}", True),
        ("{montant: 2 000,01 €, compte: 86}", False),
    ],
)
def test_spending_is_held_against_the_total(last: str, said: bool, tmp_path: Path) -> None:
    text = (
        split("5 000 €", reste="5 000 €")[FICHE.file] + f"suivi:\n  depenses:\n    - 3 000 €\n    - {last}\n"
    )
    assert bool(told(tmp_path, {FICHE.file: text}, "CMQ226")) is said


@pytest.mark.parametrize(
    ("total", "most"),
    [
        ("environ 10 000 €", 10_000),
        ("entre 8 000 € et 10 000 €", 10_000),
        ("jusqu'à 10 000 €", 10_000),
        ("à définir", None),
    ],
)
def test_spending_is_held_against_the_upper_bound_of_a_total_that_is_not_firm(
    total: str, most: int | None, tmp_path: Path
) -> None:
    for spent, said in ((9_000, False), (10_000, False), (10_001, most is not None)):
        text = split(total)[FICHE.file] + f"suivi: {{depenses: [{spent}]}}\n"
        assert bool(told(tmp_path, {FICHE.file: text}, "CMQ226")) is said, spent


@pytest.mark.parametrize(
    ("compte", "variant"),
    [
        ("6226 Honoraires", []), ("60", []), ("69", []), ("86", []),
        ("70", ["produit-as-charge"]), ("79", ["produit-as-charge"]), ("59", ["charge"]), ("80", ["charge"]),
    ],
)  # fmt: skip
def test_what_was_spent_is_in_an_account_of_charges(compte: str, variant: list[str], tmp_path: Path) -> None:
    text = FICHE.text.replace("{statut: réalisé}", f"{{depenses: [{{montant: 1 €, compte: {compte}}}]}}")
    assert [item[2] for item in told(tmp_path, {FICHE.file: text}, "CMQ223")] == variant


def test_the_base_is_asked_for_only_where_there_are_amounts(tmp_path: Path) -> None:
    bare = {PLAN.file: PLAN.without("base").text}
    assert told(tmp_path, bare, "CMQ222") == [(PLAN.file, 1, "")]
    none = FICHE.text[: FICHE.text.index("moyens:")] + "calendrier: mars 2024\n"
    assert told(tmp_path, {**bare, FICHE.file: none}, "CMQ222") == []
    assert told(tmp_path, {**bare, **split("6 000 €", reste="6 000 €")}, "CMQ222") == [(PLAN.file, 1, "")]


def test_every_date_is_checked_on_the_day_given(tmp_path: Path) -> None:
    files = split("6 000 €", REGION + "montant: 6 000 €, statut: accordé, date: 2024-03-01")
    assert told(tmp_path, files, "CMQ317", today=date(2024, 2, 29)) == [(FICHE.file, 8, "statut")]
    assert told(tmp_path, files, "CMQ317", today=date(2024, 3, 1)) == []


def test_a_request_is_judged_on_every_line_that_states_one(tmp_path: Path) -> None:
    """The line without a request, and the one within it, hide no other."""
    files = split(
        "16 000 €",
        "financeur: campus-exemple, montant: 1 000 €",
        "financeur: metropole, demande: 5 000 €, montant: 5 000 €",
        "financeur: region, demande: 8 000 €, montant: 10 000 €",
    )
    assert [(line, variant) for _, line, variant in told(tmp_path, files, "CMQ208")] == [(10, "montant")]


FEADER = "feader: {nom: FEADER, type: autre}\nfondation: {nom: Fondation, type: association}\n"


@pytest.mark.parametrize(
    ("cap", "lines", "found"),
    [
        ("taux_minimum: 20 %", ["financeur: feader, montant: 2 000 €"], []),
        ("taux_minimum: 20 %", ["financeur: feader, montant: '1 999,99 €'"], ["CMQ231"]),
        ("montant_minimum: 2 500 €", ["financeur: feader, montant: 2 500 €"], []),
        ("montant_minimum: 2 500 €", ["financeur: feader, montant: 1 000 €", "financeur: feader, montant: 1 499 €"], ["CMQ231"]),
        ("montant_minimum: 2 500 €", ["financeur: feader, montant: 100 €, statut: refusé"], []),
        ("montant_minimum: 2 500 €", ["financeur: region, montant: 100 €"], []),
        (
            "taux_aide_publique_maximum: 80 %",
            ["financeur: feader, montant: 6 400 €, nature: subvention", "financeur: region, montant: 1 600 €, nature: fonds de concours"],
            [],
        ),
        (
            "taux_aide_publique_maximum: 80 %",
            ["financeur: feader, montant: 6 400 €, nature: subvention", "financeur: region, montant: '1 600,01 €', nature: fonds de concours"],
            ["CMQ232"],
        ),
        (
            "taux_aide_publique_maximum: 80 %",
            ["financeur: feader, montant: 6 400 €, nature: subvention", "financeur: fondation, montant: 3 000 €, nature: subvention",
             "financeur: region, montant: 600 €, nature: emprunt"],
            [],
        ),
        ("taux_aide_publique_maximum: 80 %", ["financeur: region, montant: 9 000 €, nature: subvention"], []),
        ("taux_maximum: 64 %", ["financeur: feader, montant: 6 400 €"], []),
    ],
)  # fmt: skip
def test_what_a_funder_asks_for(cap: str, lines: list[str], found: list[str], tmp_path: Path) -> None:
    files = {
        **more_organismes(FEADER),
        **money_of("total: 12 000 €", "assiette: 10 000 €", *lines),
        "cmqplan.yaml": f"plafonds: [{{financeur: feader, {cap}}}]\n",
    }
    kept = {"CMQ211", "CMQ231", "CMQ232"}
    assert [item.rule.code for item in judged(tmp_path, files) if item.rule.code in kept] == found


def money_of(total: str, assiette: str, *lines: str) -> dict[str, str]:
    listed = "".join(f"  - {{{line}}}\n" for line in lines)
    return {FICHE.file: money(f"{total}\n{assiette}\nfinancements:\n{listed}").text}


@pytest.mark.parametrize(
    ("line", "variants"),
    [
        ("montant: 6 400 €, taux: 64 %", []),
        ("montant: 6 449 €, taux: 64 %", []),
        ("montant: 6 450 €, taux: 64 %", []),
        ("montant: 6 451 €, taux: 64 %", ["both"]),
        ("montant: 6 400 €, taux: '64,00 %'", []),
        ("montant: 6 401 €, taux: '64,00 %'", ["both"]),
        ("montant: 11 000 €, taux: 100 %", ["more-than-whole"]),
        ("taux: 64 %", []),
    ],
)
def test_an_amount_and_its_rate_agree_to_the_rate_s_own_rounding(
    line: str, variants: list[str], tmp_path: Path
) -> None:
    files = money_of("total: 12 000 €", "assiette: 10 000 €", f"financeur: region, {line}")
    assert [variant for _, _, variant in told(tmp_path, files, "CMQ116")] == variants


@pytest.mark.parametrize(
    ("assiette", "lines", "found"),
    [
        ("12 000 €", [], []),
        ("12 000,01 €", [], ["CMQ233"]),
        ("13 000 €", ["financeur: region, montant: 1 000 €, nature: contribution en nature"], []),
    ],
)
def test_what_is_eligible_is_a_part_of_the_cost_and_of_help_in_kind(
    assiette: str, lines: list[str], found: list[str], tmp_path: Path
) -> None:
    files = money_of(
        "total: 12 000 €", f"assiette: {assiette}", "financeur: region, montant: 12 000 €", *lines
    )
    assert [item.rule.code for item in judged(tmp_path, files) if item.rule.code == "CMQ233"] == found


def test_what_is_eligible_and_shares_are_held_against_no_total_that_is_not_there(tmp_path: Path) -> None:
    lines = ("financeur: region, taux: 60 %", "financeur: campus-exemple, montant: 5 €")
    files = split(None, *lines, more="assiette: 5 €\n")
    assert told(tmp_path, files, "CMQ221") == told(tmp_path, files, "CMQ233") == []

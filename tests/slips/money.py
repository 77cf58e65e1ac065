"""Slips in amounts, splits, subsidies and what the convention gives."""

from __future__ import annotations

from collections.abc import Iterator

from tests.slips.slip import (
    CONVENTION,
    CONVENTION_GONE,
    F22,
    F24,
    ORGANISMES,
    PLANS,
    SETTINGS,
    Also,
    Slip,
    at_site,
    chance,
    fewer_over,
    keys_named,
    line_of,
    slip,
    value_of,
)

SPLIT_24 = [F24["1.1"], F24["1.2"], F24["2.1"]]
"""The fiches of 2024 that name their funders."""
SPLIT_22 = [F22["1.2"], F22["2.1"], F22["2.3"]]
"""The fiches of 2022 that the voted subsidy pays for."""
NUMBERS_22 = {"1.2": "5 000 €", "2.1": "5 000 €", "2.3": "30 000 €"}

CENTS = {
    "5 000 €": "5 000,01 €",
    "12 000 €": "12 000,01 €",
    "8 000 €": "8 000,01 €",
    "25 000 €": "24 999,99 €",
    "10 000 €": "9 999,99 €",
}


def slips() -> Iterator[Slip]:
    yield from splits()
    yield from unreadable_amounts()
    yield from subsidies()
    yield from lines()
    yield from settings()


def last_line(text: str) -> int:
    """The line of the last financement: where a split that doesn't make the total is shown."""
    return line_of(text, text.rindex("- {financeur:"))


def splits() -> Iterator[Slip]:
    for file in SPLIT_24:
        for site in keys_named(file, "montant"):
            yield at_site("cent", "CMQ201", file, site, CENTS[value_of(file, site)], line=last_line)
            dice = chance(f"swapped {file} {site.path}")
            digits = value_of(file, site)
            wrong = digits.replace(digits[0], str((int(digits[0]) + dice.randrange(1, 9)) % 9 + 1), 1)
            if wrong != digits:
                yield at_site("wrong-digit", "CMQ201", file, site, wrong, line=last_line)
    for file in [*SPLIT_24, *SPLIT_22]:
        (total,) = keys_named(file, "total")
        amount = value_of(file, total)
        yield at_site("zero-too-many", "CMQ201", file, total, amount.replace(" 000", "0 000"), line=last_line)
        yield at_site("cent-in-total", "CMQ201", file, total, amount.replace(" €", ",01 €"), line=last_line)
    fiche = F24["1.1"]
    for line in (
        "      - {financeur: dijon-metropole, montant: 5 000 €, nature: subvention}\n",
        "      - {financeur: edf, montant: 8 000 €}\n",
    ):
        yield slip("line-removed", "CMQ201", fiche, line, "", on="- {financeur: prefecture")
    yield slip(
        "line-removed", "CMQ201", fiche, "      - {financeur: prefecture, montant: 25 000 €}\n", "", on="- {financeur: edf",
        also=[Also("CMQ409", ORGANISMES, "the line was the only place that named the préfecture")],
    )  # fmt: skip
    yield slip(
        "line-removed",
        "CMQ201",
        F24["2.1"],
        "      - {financeur: cmq-green-city, montant: 10 000 €}\n",
        "",
        on="- {financeur: dijon",
    )
    yield slip(
        "line-added",
        "CMQ201",
        F24["1.2"],
        "statut: sollicité}\n",
        "statut: sollicité}\n      - {financeur: enedis, montant: 500 €}\n",
        on="- {financeur: enedis",
    )
    yield slip("lines-without-total", "CMQ221", F24["2.1"], "    total: 20 000 €\n", "", on="financements:")
    yield slip(
        "rest-beyond-total",
        "CMQ201",
        F24["2.2"],
        "15 000 €\n",
        "15 000 €\n    reste_a_financer: 20 000 €\n",
        gone=[("CMQ202", F24["2.2"])],
    )
    yield slip(
        "rest-on-top",
        "CMQ201",
        F24["2.1"],
        "20 000 €\n",
        "20 000 €\n    reste_a_financer: 5 000 €\n",
        on="reste_a_financer",
    )


def unreadable_amounts() -> Iterator[Slip]:
    wrong = [
        "50.000 €",
        "-5 000 €",
        "5 000,001 €",
        "5 000 $",
        "5 OOO €",
        "cinq mille euros",
        "5 000 F",
        "au moins 5 000 €",
        "10 %",
        "5 000 €/an",
        "15 € par élève",
        "1,234 €",
    ]
    places = [
        (file, site) for file in [*SPLIT_24, *SPLIT_22] for site in keys_named(file, "montant", "total")
    ]
    dice = chance("unreadable amounts")
    for text in wrong:
        file, site = dice.choice(places)
        if site.path[2] == "financements" and "," in text:
            text = f'"{text}"'
        yield at_site("unreadable-amount", "CMQ104", file, site, text, unread=True, **fewer_over(file))
    yield slip("unreadable-amount", "CMQ104", F24["2.3"], "5 000 €", "5.000", unread=True)
    yield slip(
        "unreadable-amount",
        "CMQ104",
        CONVENTION,
        "40 000 €\n    objet",
        "40.000 €\n    objet",
        unread=True,
        gone=CONVENTION_GONE,
    )


def subsidies() -> Iterator[Slip]:
    montant = "    montant: 40 000 €"
    yield slip("subsidy", "CMQ205", CONVENTION, montant, "    montant: 45 000 €")
    yield slip("subsidy", "CMQ205", CONVENTION, montant, "    montant: 40 000,01 €")
    yield slip("subsidy", "CMQ205", CONVENTION, montant, "    montant: 4 000 €")
    for number, amount in NUMBERS_22.items():
        line = f"action: {number}, montant: {amount}"
        yield slip("affectation-amount", "CMQ205", CONVENTION, line, line.replace(" 000", " 500"))
    yield slip(
        "affectation-removed",
        "CMQ205",
        CONVENTION,
        "      - {action: 2.1, montant: 5 000 €, ligne_credit: ecologie-urbaine}\n",
        "",
        on="    montant: 40 000 €",
    )
    yield slip(
        "affectations-swapped", "CMQ207", CONVENTION,
        "2.1, montant: 5 000 €, ligne_credit: ecologie-urbaine}\n      - {action: 2.3, montant: 30 000 €",
        "2.1, montant: 30 000 €, ligne_credit: ecologie-urbaine}\n      - {action: 2.3, montant: 5 000 €",
        in_file=F22["2.1"], on="- {financeur",
        also=[Also("CMQ207", F22["2.3"], "the other half of the swap")],
    )  # fmt: skip
    for number in NUMBERS_22:
        yield slip("affectation-action", "CMQ206", CONVENTION, f"action: {number}", f"action: {number[0]}.7")
    yield slip(
        "affectation-other-action",
        "CMQ207",
        CONVENTION,
        "action: 2.3,",
        "action: 2.2,",
        in_file=F22["2.2"],
        on="financiers:",
    )
    yield slip(
        "affectation-other-line", "CMQ207", CONVENTION, "30 000 €, ligne_credit: ecologie-urbaine", "30 000 €, ligne_credit: developpement-economique",
        in_file=F22["2.3"], on="ligne_credit:",
    )  # fmt: skip
    yield slip(
        "affectation-line-misspelt", "CMQ414", CONVENTION, "5 000 €, ligne_credit: developpement-economique", "5 000 €, ligne_credit: developement-economique",
    )  # fmt: skip
    yield slip(
        "line-misspelt",
        "CMQ414",
        F22["1.2"],
        "ligne_credit: developpement-economique",
        "ligne_credit: developpement-economiques",
    )
    yield slip(
        "line-of-another",
        "CMQ207",
        F22["2.1"],
        "ligne_credit: ecologie-urbaine",
        "ligne_credit: developpement-economique",
    )
    yield slip("subsidy-funder", "CMQ507", CONVENTION, "    financeur: dijon-metropole", "    financeur: edf")
    yield slip("subsidy-plan", "CMQ417", CONVENTION, "plan: plan-2022", "plan: plan-2202")
    yield slip("subsidy-plan", "CMQ417", CONVENTION, "plan: plan-2022", "plan: plan-2023")


def lines() -> Iterator[Slip]:
    yield slip("granted-above-requested", "CMQ208", F22["1.2"], "demande: 5 000 €", "demande: 4 000 €")
    yield slip("granted-above-requested", "CMQ208", F22["2.3"], "demande: 30 000 €", "demande: 3 000 €")
    line = "      - {financeur: cmq-green-city, montant: 10 000 €}\n"
    yield slip(
        "same-line-twice", "CMQ210", F24["2.1"], line + "livrables", line * 2 + "livrables", on="- {financeur: cmq-green-city, montant: 10 000 €}\nlivrables",
        also=[Also("CMQ201", F24["2.1"], "counted twice, the lines make 10 000 € too much")],
    )  # fmt: skip
    yield slip(
        "year",
        "CMQ215",
        F24["2.1"],
        "{financeur: dijon-metropole, montant: 10 000 €}",
        "{financeur: dijon-metropole, montant: 10 000 €, exercice: 2021}",
    )
    yield slip(
        "year",
        "CMQ215",
        F24["1.1"],
        "{financeur: edf, montant: 8 000 €}",
        "{financeur: edf, montant: 8 000 €, exercice: 2042}",
    )
    yield slip(
        "in-kind", "CMQ204", F24["2.1"], "{financeur: cmq-green-city, montant: 10 000 €}", "{financeur: cmq-green-city, montant: 10 000 €, nature: contribution en nature}",
    )  # fmt: skip
    spending = "    depenses:\n      - {compte: 62, intitule: Prestations, montant: 6 000 €}\n      - {compte: 60, intitule: Achats, montant: 3 000 €}\n"
    yield slip(
        "spending",
        "CMQ203",
        F24["1.2"],
        "statut: sollicité}\n",
        "statut: sollicité}\n" + spending,
        on="depenses:",
    )
    yield slip(
        "account",
        "CMQ223",
        F24["1.2"],
        "statut: sollicité}\n",
        "statut: sollicité}\n    depenses: [{compte: 72, montant: 10 000 €}]\n",
    )
    group = "{financeur: pole-4-cmq, montant: 12 000 €, nature: fonds propres}"
    share = (
        "repartition: [{{organisme: cmq-green-city, montant: {a} €}}, {{organisme: {b}, montant: 6 000 €}}]}}"
    )
    yield slip(
        "group-split",
        "CMQ218",
        F24["1.1"],
        group,
        group[:-1] + ", " + share.format(a="5 000", b="cmq-foret-bois"),
    )
    yield slip(
        "group-stranger", "CMQ218", F24["1.1"], group, group[:-1] + ", " + share.format(a="6 000", b="edf")
    )
    yield slip("refused", "CMQ220", F24["1.2"], "€, statut: sollicité", "€, statut: refusé")
    yield slip(
        "amount-and-share",
        "CMQ116",
        F24["1.2"],
        "montant: 10 000 €, statut",
        "montant: 10 000 €, taux: 90 %, statut",
        unread=True,
    )
    yield slip(
        "shares",
        "CMQ216",
        F24["2.1"],
        "dijon-metropole, montant: 10 000 €}\n      - {financeur: cmq-green-city, montant: 10 000 €",
        "dijon-metropole, taux: 60 %}\n      - {financeur: cmq-green-city, taux: 50 %",
        on="taux: 50 %",
    )
    yield slip("no-amount", "CMQ124", F24["1.1"], "{financeur: edf, montant: 8 000 €}", "{financeur: edf}")
    yield slip(
        "yearly-totals", "CMQ214", F24["1.1"], "    total: 50 000 €\n", "    total: 50 000 €\n    par_exercice: [{exercice: 2024, montant: 40 000 €}]\n",
    )  # fmt: skip
    yield slip(
        "payments", "CMQ219", F22["2.3"], "statut: accordé, date: 2022-06-23,",
        "statut: versé, date: 2022-09-01,\n         versements: [{montant: 35 000 €, recu: 2022-09-01}],", on="versements",
    )  # fmt: skip
    yield slip("granted-without-date", "CMQ225", F24["1.2"], "€, statut: sollicité", "€, statut: accordé")
    yield slip(
        "overspent",
        "CMQ226",
        F24["1.2"],
        "livrables:\n",
        "suivi: {depenses: [12 000 €]}\nlivrables:\n",
        on="suivi:",
    )
    yield slip(
        "granted-differs", "CMQ209", F22["2.3"], "accorde: 30 000 €", "accorde: 25 000 €", on="- {financeur",
    )  # fmt: skip
    yield slip(
        "category-pays", "CMQ420", F24["1.2"], "{financeur: dijon-metropole", "{financeur: entreprises"
    )
    yield slip(
        "not-in-convention",
        "CMQ227",
        F24["1.2"],
        "statut: sollicité}",
        "statut: accordé, date: 2024-03-01, convention: dijon-metropole-2022-2025}",
    )
    yield slip(
        "private",
        "CMQ213",
        F24["1.1"],
        "{financeur: prefecture, montant: 25 000 €}",
        "{financeur: prefecture, montant: 25 000 €, nature: subvention, statut: notifié, date: 2024-02-01, beneficiaire: fresques-du-climat}",
    )


def settings() -> Iterator[Slip]:
    """A ``cmqplan.yaml`` beside the plans: what the funders ask, and slips in the settings themselves."""
    yield setting(
        "plafonds:\n  - {financeur: prefecture, taux_maximum: 40 %}\n",
        "cap",
        "CMQ211",
        F24["1.1"],
        "- {financeur: prefecture",
    )
    yield setting(
        "plafonds:\n  - {financeur: edf, montant_maximum: 5 000 €}\n",
        "cap",
        "CMQ211",
        F24["1.1"],
        "- {financeur: edf",
    )
    yield setting(
        "plafonds:\n  - {financeur: prefecture, part_propre_minimum: 30 %}\n",
        "own-share",
        "CMQ212",
        F24["1.1"],
        "- {financeur: pole-4-cmq",
    )
    yield setting(
        "plafonds:\n  - {financeur: dijon-metropol, taux_maximum: 80 %}\n",
        "funder",
        "CMQ401",
        SETTINGS,
        "dijon-metropol",
    )
    yield setting("regles: {CMQ699: aucune}\n", "rule", "CMQ416", SETTINGS, "CMQ699")
    yield setting("regles: {CMQ602: silence}\n", "weight", "CMQ109", SETTINGS, "silence")
    yield setting("regle: {CMQ602: aucune}\n", "key", "CMQ102", SETTINGS, "regle")
    yield setting("seuil_convention: 23.000\n", "amount", "CMQ104", SETTINGS, "23.000")


def setting(text: str, name: str, code: str, file: str, on: str) -> Slip:
    content = text if file == SETTINGS else PLANS[file]
    return Slip(
        "settings",
        f"{name}-{' '.join(text.split())[:40]}",
        {SETTINGS: text.encode()},
        code,
        file,
        line_of(content, content.index(on)),
    )

"""Slips in names, identifiers and numbers."""

from __future__ import annotations

from collections.abc import Iterator

from tests.slips.slip import (
    CONVENTION,
    F22,
    F24,
    GRAND_EST,
    GREEN_CITY,
    ORGANISMES,
    PLAN22,
    PLAN24,
    PLANS,
    STUDY,
    Also,
    Slip,
    chance,
    line_of,
    misspelt,
    slip,
)


def slips() -> Iterator[Slip]:
    yield from misspelt_names()
    yield from names_for_identifiers()
    yield from fiche_numbers()
    yield from axes()
    yield from register()


MENTIONS = [
    (F24["1.1"], "porteurs: [", "cmq-green-city", "]"),
    (F24["1.1"], "  - ", "cmq-foret-bois", "\n"),
    (F24["1.1"], "  - ", "caisse-des-depots", "\n"),
    (F24["1.1"], "{financeur: ", "edf", ","),
    (F24["1.1"], "{financeur: ", "prefecture", ","),
    (F24["1.2"], "  - ", "ingenieurs-pour-l-ecole", "\n"),
    (F24["2.1"], "  - ", "universite-bourgogne", "\n"),
    (F24["2.1"], "  - ", "latitude-21", "\n"),
    (F24["2.2"], "[", "dijon-metropole", ", college"),
    (F24["2.3"], "metropole, ", "enedis", ", "),
    (F22["2.2"], "metropole, ", "entreprises", "]"),
    (F22["2.3"], "{organisme: ", "estp", ", role"),
    (CONVENTION, "- organisme: ", "dijon-metropole", "\n"),
    (CONVENTION, "\nbeneficiaire: ", "estp", "\n"),
    (CONVENTION, "organismes: ", "cmq-green-city", "\n"),
    (GREEN_CITY, "etablissement_support: ", "estp", "\n"),
    (STUDY, "      - ", "plaine-commune", "\n"),
    (STUDY, "seine-saint-denis, ", "ademe", "]"),
    (GRAND_EST, "organisme: ", "academie-nancy-metz", "\n"),
    (ORGANISMES, "cmq-green-city, ", "cmq-foret-bois", ", cmq"),
]


def misspelt_names() -> Iterator[Slip]:
    dice = chance("misspelt names")
    for file, before, name, after in MENTIONS:
        yield slip(
            "misspelt-name", "CMQ401", file, before + name + after, before + misspelt(name, dice) + after
        )
    yield slip(
        "unknown-name",
        "CMQ401",
        F24["1.2"],
        "  - diiage\n",
        "  - diiage\n  - chambre-d-agriculture\n",
        on="chambre",
    )
    yield slip(
        "unknown-name", "CMQ401", F24["2.3"], "[dijon-metropole, enedis, ", "[dijon-metropole, enedis, grdf, "
    )
    yield slip("campus", "CMQ410", PLAN24, "campus: green-city", "campus: green-cty")
    yield slip("campus", "CMQ410", CONVENTION, "campus: green-city", "campus: greencity")
    yield slip(
        "convention",
        "CMQ411",
        PLAN24,
        "convention: dijon-metropole-2022-2025",
        "convention: dijon-metropole-2022-2026",
    )
    yield slip(
        "convention",
        "CMQ411",
        F22["2.3"],
        "convention: dijon-metropole-2022-2025",
        "convention: dijon-metropole",
    )


def names_for_identifiers() -> Iterator[Slip]:
    yield slip("alias", "CMQ402", F24["1.1"], "porteurs: [cmq-green-city]", "porteurs: [CMQ Green City]")
    yield slip("alias", "CMQ402", F24["2.1"], "  - latitude-21\n", "  - Lattitude 21\n")
    yield slip("alias", "CMQ402", F24["1.1"], "  - caisse-des-depots\n", "  - Caisse des dépôts\n")
    yield slip("name", "CMQ402", F24["1.2"], "{financeur: dijon-metropole", "{financeur: Dijon Métropole")
    yield slip("name", "CMQ402", F24["2.3"], "[dijon-metropole, enedis, ", "[dijon-metropole, Enedis, ")
    yield slip("name", "CMQ402", CONVENTION, "\nbeneficiaire: estp\n", "\nbeneficiaire: ESTP\n")
    yield slip("name", "CMQ402", STUDY, "      - direccte\n", "      - Direccte\n")


def fiche_numbers() -> Iterator[Slip]:
    yield slip("same-number", "CMQ404", F24["1.2"], "numero: 1.2", "numero: 1.1")
    yield slip("same-number", "CMQ404", F24["2.3"], "numero: 2.3", "numero: 2.2")
    yield slip("outside-axes", "CMQ405", F24["1.2"], "numero: 1.2", "numero: 3.2")
    yield slip("outside-axes", "CMQ405", F24["2.3"], "numero: 2.3", "numero: 23")
    yield slip("not-announced", "CMQ407", F24["2.3"], "numero: 2.3", "numero: 2.4")
    for number, named in (
        ("2.3", ()),
        ("1.2", ("eseo", "diiage", "creativ", "ingenieurs", "cmq-alimentation")),
        ("2.1", ("universite", "latitude", "fresques")),
    ):
        also = [Also("CMQ409", ORGANISMES, f"only this fiche names {name}…") for name in named]
        yield _without(F24[number], PLAN24, f"numero: {number}\n", also)
    yield _without(
        F22["2.2"],
        PLAN22,
        "numero: 2.2\n",
        [Also("CMQ312", PLAN22, "one fiche fewer is over")],
        (("CMQ312", PLAN22),),
    )
    text = PLANS[F24["2.1"]].replace("numero: 2.1", "numero: 1.3")
    yield Slip(
        "copied",
        "as 1.3",
        {"plans/plan-2024/1.3-festival.yaml": text.encode()},
        "CMQ407",
        "plans/plan-2024/1.3-festival.yaml",
        line_of(text, text.index("numero:")),
        also=_new_file("plans/plan-2024/1.3-festival.yaml"),
    )
    copy = PLANS[F24["2.1"]]
    yield Slip(
        "copied",
        "same number",
        {"plans/plan-2024/2.1-festival-copie.yaml": copy.encode()},
        "CMQ404",
        "plans/plan-2024/2.1-festival-copie.yaml",
        line_of(copy, copy.index("numero:")),
        also=_new_file("plans/plan-2024/2.1-festival-copie.yaml"),
    )


def _new_file(file: str) -> tuple[Also, ...]:
    return (
        Also("CMQ602", file, "the copy lacks what the fiche lacks"),
        Also("CMQ604", file, "the copy's list is open as the fiche's is"),
    )


def _without(
    fiche: str, plan: str, on: str, also: list[Also], gone: tuple[tuple[str, str], ...] = ()
) -> Slip:
    """A fiche that was deleted: its plan still announces it."""
    text = PLANS[plan]
    return Slip(
        "fiche-removed",
        fiche.rsplit("/", 1)[-1],
        {fiche: None},
        "CMQ406",
        plan,
        line_of(text, text.index(on)),
        tuple(also),
        gone,
        unread=True,
    )


def axes() -> Iterator[Slip]:
    yield slip("axis-number", "CMQ415", PLAN24, "  - numero: 2\n", "  - numero: 1\n")
    yield slip("action-number", "CMQ415", PLAN24, "      - numero: 2.2\n", "      - numero: 2.1\n")
    yield slip("action-in-other-axis", "CMQ415", PLAN22, "      - numero: 1.2\n", "      - numero: 2.4\n")
    yield slip(
        "announced",
        "CMQ406",
        PLAN24,
        "        titre: Animation autour de l'inauguration du projet européen RESPONSE\n",
        "        titre: Animation autour de l'inauguration du projet européen RESPONSE\n      - {numero: 2.4, titre: Visite de chantiers}\n",
        on="numero: 2.4",
    )
    yield slip(
        "not-announced",
        "CMQ407",
        PLAN22,
        "      - numero: 2.3\n        titre: Conception et développement d'un escape game urbain\n",
        "",
        in_file=F22["2.3"],
        on="numero:",
    )


def register() -> Iterator[Slip]:
    yield slip(
        "declared-twice",
        "CMQ403",
        ORGANISMES,
        "enedis:\n",
        "edf-entreprise:\n  nom: E.D.F.\n  type: entreprise\n\nenedis:\n",
        on="edf-entreprise",
        also=[Also("CMQ409", ORGANISMES, "no file names the second one")],
    )
    yield slip(
        "unused",
        "CMQ409",
        ORGANISMES,
        "enedis:\n",
        "grdf:\n  nom: GRDF\n  type: entreprise\n\nenedis:\n",
        on="grdf",
    )
    yield slip(
        "group-empty",
        "CMQ413",
        ORGANISMES,
        "  membres: [cmq-green-city, cmq-foret-bois, cmq-automobile-mobilite, cmq-itip]\n",
        "",
        on="pole-4-cmq:",
    )
    yield slip(
        "group-of-itself",
        "CMQ419",
        ORGANISMES,
        "membres: [cmq-green-city, cmq-foret-bois,",
        "membres: [cmq-green-city, pole-4-cmq, cmq-foret-bois,",
    )
    yield slip(
        "members-of-no-group",
        "CMQ413",
        ORGANISMES,
        "  nom: Enedis\n",
        "  nom: Enedis\n  membres: [edf]\n",
        on="type: entreprise",
        on_after="membres: [edf]",
    )
    yield slip(
        "identifier-renamed",
        "CMQ401",
        ORGANISMES,
        "universite-bourgogne:\n",
        "universite-de-bourgogne:\n",
        in_file=F24["2.1"],
        on="- universite",
    )
    yield slip(
        "removed",
        "CMQ401",
        ORGANISMES,
        "prefecture:\n  nom: Préfecture\n  type: État\n  note: Le plan d'action 2024 ne précise pas de quelle préfecture il s'agit.\n\n",
        "",
        in_file=F24["1.1"],
        on="prefecture",
    )
    yield slip(
        "same-partner-twice", "CMQ412", F24["1.1"], "  - edf\n", "  - edf\n  - edf\n", on="edf\n  - cmq-foret"
    )
    yield slip(
        "same-member-twice",
        "CMQ412",
        PLAN24,
        "membres: [cmq-green-city, estp, dijon-metropole]",
        "membres: [cmq-green-city, estp, estp]",
    )
    yield slip(
        "credit-line-unused",
        "CMQ418",
        CONVENTION,
        "lignes_credit:\n",
        "lignes_credit:\n  solidarites: {nom: Solidarités, organisme: dijon-metropole}\n",
        on="solidarites: {",
    )
